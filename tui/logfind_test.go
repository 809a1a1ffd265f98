package tui

import (
	"fmt"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// The log is narrowed by sort, person, certainty and step, with a form; Esc shows all.
func TestLogOnly(t *testing.T) {
	c := hijack(t)
	c.Key("f", "1")
	c.fill("text", "予約投稿の誤設定か")
	c.pick("certainty", "estimated")
	c.Key("ctrl+s")
	c.Key("5")
	c.Type("佐藤が見た")
	c.fill("who", "佐藤")
	c.Key("ctrl+s")
	c.to("tell-head")
	c.Key("enter")
	c.pick("reached", "yes")
	c.Key("ctrl+s", "esc", "l")
	for _, only := range []struct {
		field, choice, shows, hides string
	}{
		{"sure", "estimated", "【推定】", "佐藤が見た"},
		{"person", "佐藤", "佐藤が見た", "予約投稿"},
		{"sort", string(runbook.CategoryReport), "上司へ第一報を入れる", "佐藤が見た"},
		{"step", "opening/tell-head", "上司へ第一報を入れる", "予約投稿"},
	} {
		c.Key("4")
		c.pick(only.field, only.choice)
		c.Key("ctrl+s")
		c.Shows(only.shows, "だけ）")
		c.Hides(only.hides)
		if n := len(c.m.log.places(c.m.work)); n != 1 && only.field != "step" {
			t.Errorf("%s %s leaves %d entries:\n%s", only.field, only.choice, n, c.Text())
		}
		c.Key("esc")
		c.Shows("佐藤が見た")
	}
}

// A narrowed log goes on being narrowed as entries come, and what is corrected in it is
// the entry in hand.
func TestNarrowedLogGoesOn(t *testing.T) {
	c := hijack(t)
	for _, text := range []string{"電話 一", "雑記", "電話 二"} {
		c.Key("5")
		c.Type(text)
		c.Key("ctrl+s")
	}
	c.Key("l", "/")
	c.Type("電話")
	c.Key("enter", "home", "1")
	c.Shows("記録 2 を訂正する", "電話 一")
	c.fill("text", "電話ではなく来庁")
	c.fill("reason", "聞き違い")
	c.Key("ctrl+s")
	c.Key("down")
	c.Shows("3／5件", "記録 2 の訂正")
	c.Hides("雑記")
	c.Key("/", "end") // gone on with, not anew
	c.Type("　聞")
	c.Shows("1／5件")
	c.Key("backspace", "backspace")
	c.Shows("3／5件")
	places := c.m.log.places(c.m.work)
	fresh := logView{list: list{search: c.m.log.search}}
	if got := fresh.places(c.m.work); fmt.Sprint(got) != fmt.Sprint(places) {
		t.Errorf("kept %v, anew %v", places, got)
	}
}

// What is written down late has both its times; whether it stands on paper is asked
// only then, and is on record.
func TestLateEntryFromPaper(t *testing.T) {
	c := hijack(t)
	c.pass(40 * time.Minute)
	c.Key("l", "6")
	c.Type("宿直から電話")
	c.Hides("何から書いているか")
	c.Key("ctrl+s")
	c.Shows("「いつ」が空欄です")
	c.fill("when", "22:50")
	c.Shows("何から書いているか")
	c.pick("paper", "paper")
	c.Key("ctrl+s")
	e := c.last()
	if e.Source != runbook.SourcePaper || e.At.Format("15:04") != "22:50" || e.Logged.Format("15:04") != "23:20" {
		t.Errorf("source %q, at %s, logged %s", e.Source, e.At, e.Logged)
	}
	c.Shows("【紙】宿直から電話")
	c.Key("esc")
	c.to("save-evidence") // a step is copied from paper where it is recorded
	c.Key("2")
	c.Type("投稿は既に消えていた")
	c.fill("when", "22:45")
	c.pick("paper", "paper")
	c.Key("ctrl+s")
	if e := c.last(); e.Source != runbook.SourcePaper || e.Type != runbook.StepImpossible {
		t.Errorf("%s from %q", e.Type, e.Source)
	}
	c.Key("5")
	c.Type("いまのこと")
	c.Key("ctrl+s")
	if e := c.last(); e.Source != "" {
		t.Errorf("an entry of now is from %q", e.Source)
	}
}

// An answer about paper that was given and then made void by emptying the time does not
// count.
func TestPaperWithoutTimeIsNotPaper(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("メモ")
	c.fill("when", "22:10")
	c.pick("paper", "paper")
	c.fill("when", "")
	c.Key("ctrl+s")
	if e := c.last(); e.Source != "" || e.Type != runbook.NoteAdded {
		t.Errorf("%s from %q", e.Type, e.Source)
	}
}

// A long log is made searchable between keys, the newest entries first, and in the end
// everything in it is found.
func TestLongLogIsSearchedInParts(t *testing.T) {
	c := hijack(t)
	w := c.m.work
	entries := w.chron.entries
	const many = 3*indexChunk + 7
	for i := len(entries); i < many; i++ {
		entries = append(entries, runbook.Event{
			Seq: i + 1, Type: runbook.NoteAdded, At: c.now, Logged: c.now, Actor: runbook.Actor{Name: "鈴木"}, Data: &runbook.Noted{Text: "電話"},
		})
	}
	w.chron.extend(entries)
	c.Key("l", "/")
	_, cmd := c.m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("電話")})
	if n := len(c.m.log.places(w)); n != indexChunk {
		t.Errorf("at first %d are found", n)
	}
	before := c.Text()
	if c.Text() != before {
		t.Error("drawing makes more of it searchable")
	}
	rounds := 0
	for ; cmd != nil && rounds < 9; rounds++ {
		msg := cmd()
		if b, ok := msg.(tea.BatchMsg); ok {
			for _, one := range b {
				if m, ok := one().(indexing); ok {
					msg = m
				}
			}
		}
		_, cmd = c.m.Update(msg)
	}
	if n := len(c.m.log.places(w)); n != many-1 || rounds > 4 {
		t.Errorf("after %d rounds %d of %d are found", rounds, n, many-1)
	}
}

// A log of many entries is searched as fast as one types.
func BenchmarkSearchLog(b *testing.B) {
	c := start(b, small(b), "test", lang.Japanese, 80, 24)
	c.Key("1", "enter")
	w := c.m.work
	entries := w.chron.entries
	for i := len(entries); i < 100_000; i++ {
		entries = append(entries, runbook.Event{
			Seq: i + 1, Type: runbook.NoteAdded, At: c.now, Logged: c.now, Actor: runbook.Actor{Name: "鈴木"}, Step: playbook.Ref("opening/tell-head"),
			Data: &runbook.Noted{Text: fmt.Sprintf("市民から電話 %d 件目。折り返しは不要とのこと", i), From: "市民", To: "広報"},
		})
	}
	w.chron.extend(entries)
	c.Key("l", "/")
	first := time.Now()
	c.Type("電話")
	paid := time.Since(first)
	for b.Loop() {
		c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("9")})
		c.m.View()
		c.Send(tea.KeyMsg{Type: tea.KeyBackspace})
		c.m.View()
	}
	b.ReportMetric(float64(paid.Milliseconds()), "ms-first-word")
}
