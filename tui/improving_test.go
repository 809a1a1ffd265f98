package tui

import (
	"math/rand"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// The plan to improve is written an item at a time, with whoever is to do it and by when;
// it is listed. The form of an item holds what stands. Typed badly, a day is refused and
// nothing is lost.
func TestImproving(t *testing.T) {
	c := hijack(t)
	c.Key("i", "5")
	c.Shows("改善事項を加える")
	c.fill("item", "投稿前に二人で確かめる")
	c.fill("owner", "広報課")
	c.fill("due", "来月中")
	c.Key("ctrl+s")
	c.Shows("「来月中」は日付として読めません")
	c.fill("due", "2026-12-25")
	c.Key("ctrl+s")
	c.Shows("改善計画", "1 投稿前に二人で確かめる", "広報課", "2026-12-25")

	c.Key("esc", "h") // also from the steps
	c.pick("which", "1")
	c.Key("ctrl+s")
	f := c.m.form()
	if f == nil || f.text("item") != "投稿前に二人で確かめる" || f.text("owner") != "広報課" || f.text("due") != "2026-12-25" {
		t.Fatalf("what stands is not in the form:\n%s", c.Text())
	}
	c.Key("ctrl+s")
	c.Shows("何も改めていません")
	c.reach("due")
	f.field("due").edit.SetValue("")
	c.fill("due", "1/15")
	c.Key("ctrl+s")
	is := func(want runbook.Improvement) {
		t.Helper()
		if got := c.state().Improvements(); len(got) != 1 || got[0].Improvement != want {
			t.Fatalf("%+v", got)
		}
	}
	is(runbook.Improvement{Number: 1, Item: "投稿前に二人で確かめる", Owner: "広報課", Due: "2027-01-15"})

	// What somebody else put meanwhile stays; an owner or a day that is emptied is taken back.
	c.Key("h")
	c.pick("which", "1")
	c.Key("ctrl+s")
	other, err := runbook.Resume(t.Context(), c.store, c.state().ID, rand.New(rand.NewSource(9)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Record(t.Context(), runbook.Improve{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Number: 1, Due: new("2027-02-01")}, c.now); err != nil {
		t.Fatal(err)
	}
	c.m.form().field("owner").edit.SetValue("")
	c.Key("ctrl+s")
	is(runbook.Improvement{Number: 1, Item: "投稿前に二人で確かめる", Due: "2027-02-01"})
	c.Key("h")
	c.pick("which", "1")
	c.Key("ctrl+s")
	c.m.form().field("due").edit.SetValue("")
	c.Key("ctrl+s")
	is(runbook.Improvement{Number: 1, Item: "投稿前に二人で確かめる"})

	c.Key("h")
	c.pick("which", "1")
	c.Key("ctrl+s")
	c.pick("gone", "gone")
	c.Key("ctrl+s")
	if got := c.state().Improvements(); len(got) != 0 {
		t.Errorf("%+v stands after it was taken out", got)
	}
}

// In a drill on a scenario the plan is part of the hot wash, of which no player sees
// anything before the drill is over.
func TestImprovingInADrill(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.Key("h")
	if c.m.screen == onReview || c.m.form() != nil {
		t.Fatalf("a player sees the hot wash of a running drill:\n%s", c.Text())
	}
	c.Shows("訓練が終わってから")
	c.Key("i", "5")
	if c.m.screen == onReview || c.m.form() != nil {
		t.Fatalf("the summary leads to the hot wash of a running drill:\n%s", c.Text())
	}

	c, _ = startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.Key("tab", "h")
	if c.m.screen != onReview {
		t.Errorf("the facilitator is not led to the hot wash:\n%s", c.Text())
	}
}
