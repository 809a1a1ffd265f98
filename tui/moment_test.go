package tui

import (
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What the engine takes for an answer that a time is not known, a field of a time does not
// call unreadable, in whatever writing the input method leaves it.
func TestUnknownTimeIsAnAnswer(t *testing.T) {
	v := voice{now: time.Date(2026, 11, 22, 22, 40, 0, 0, jst), zone: jst}
	for _, text := range []string{"不明", "ふめい", "フメイ", "ﾌﾒｲ", "分からない", "わからない", "Unknown", " 不明 "} {
		x := newTime("when", lang.Text{}, lang.Text{}, text, runbook.Behind)
		if !x.unread(v) {
			t.Errorf("%q passes for a time in a field that does not take it", text)
		}
		x.mayBeUnknown = true
		if !runbook.IsUnknown(text) || x.unread(v) {
			t.Errorf("%q: unknown to the engine %v, unreadable in the field %v", text, runbook.IsUnknown(text), x.unread(v))
		}
	}
	if x := newTime("when", lang.Text{}, lang.Text{}, "たぶん", runbook.Behind); !x.unread(v) {
		t.Error("any word passes for a time")
	}
}

// A time that cannot be read is refused with one help, whichever look at the form finds it.
func TestUnreadableTimeHasOneHelp(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.fill("text", "電話")
	c.fill("when", "不明") // nobody needs a note of an unknown time
	c.Key("ctrl+s")
	c.Says(lang.Aid.TimeHint.Ja)
	if f := c.m.form(); f == nil || f.current().id != "when" {
		t.Error("the focus is not on the time")
	}
}

// What is said of a field goes once something else is in it, typed or chosen; of another
// field it stays.
func TestABannerGoesWithItsField(t *testing.T) {
	c := hijack(t)
	c.Key("h")
	c.fill("item", "二人で確かめる")
	c.fill("due", "来月中")
	c.Key("ctrl+s")
	c.Shows("「来月中」は日付として読めません")
	c.fill("owner", "広報課")
	c.Shows("「来月中」は日付として読めません")
	c.reach("due")
	c.Type("に")
	c.Hides("日付として読めません")

	c = hijack(t)
	c.to("tell-public")
	c.Key("enter", "ctrl+s")
	if c.m.form().trouble == nil {
		t.Fatalf("nothing is missing:\n%s", c.Text())
	}
	c.reach(c.m.form().trouble.field)
	c.Key("1")
	if tr := c.m.form().trouble; tr != nil {
		t.Errorf("it still says %v", tr.text)
	}
}

// That nobody knows when it happened is taken by the first entry and by its correction, as by
// the step; anything else that is no time is marked when the field is left.
func TestUnknownTimeOfTheIncident(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("happened", "昨日の夜")
	c.Key("tab")
	c.Says("「昨日の夜」")
	c.fill("happened", "ふめい")
	c.Key("ctrl+s")
	if !c.state().HappenedUnknown {
		t.Fatalf("it is not on record:\n%s", c.Text())
	}
	c.Key("w")
	c.fill("happened", "21:10")
	c.Key("ctrl+s", "w")
	if c.state().HappenedUnknown || c.state().Happened.IsZero() {
		t.Fatalf("happened %s", c.state().Happened)
	}
	c.fill("happened", "不明")
	c.Key("ctrl+s")
	if !c.state().HappenedUnknown || !c.state().Happened.IsZero() {
		t.Errorf("happened %s:\n%s", c.state().Happened, c.Text())
	}
	c.Key("w")
	c.Shows("発生日時")
	c.fill("detected", "不明") // somebody knows that
	c.Key("tab")
	c.Says("「不明」")
}

// When it happened is unknown where somebody said so; before anybody was asked it is left open.
func TestOverviewOfWhenItHappened(t *testing.T) {
	c := hijack(t)
	c.Key("i")
	c.Shows("発生 【未記入】")
	c.Hides("発生 不明")
	c.m.work.state.HappenedUnknown = true
	c.Key("down")
	c.Shows("発生 不明")
}
