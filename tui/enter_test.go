package tui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// An Enter that stays down from the list on opens forms and records nothing, however
// slowly the keyboard repeats.
func TestHeldDownEnterRecordsNothing(t *testing.T) {
	for _, rate := range []time.Duration{33 * time.Millisecond, 100 * time.Millisecond, 500 * time.Millisecond} {
		for _, step := range []string{"note-detection", "tell-head", "can-log-in", "watch"} {
			c := hijack(t)
			c.to(step)
			head := c.state().Head
			c.Screen.Key("enter")
			c.now = c.now.Add(500 * time.Millisecond)
			for range 100 {
				c.Screen.Key("enter")
				c.now = c.now.Add(rate)
			}
			if got := c.state().Head; got != head {
				t.Errorf("%s: %d entries at %s", step, got-head, rate)
			}
			c.now = c.now.Add(time.Second)
			c.Key("tab")
			if f := c.m.form(); f == nil {
				t.Errorf("%s: no form is open", step)
			}
		}
	}
}

// A form that needs one press takes it after a moment, or after another key.
func TestOnePressForm(t *testing.T) {
	c := hijack(t)
	c.to("save-evidence")
	c.Key("1")
	c.Key("esc")
	head := c.state().Head
	c.Screen.Key("enter")
	c.Key("esc", "1")
	c.Screen.Key("enter")
	if c.state().Head != head+1 {
		t.Errorf("one press does not record:\n%s", c.Text())
	}
}

// A text pasted line by line stays text: it neither goes on nor records.
func TestUnbracketedPaste(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	for _, l := range []string{"件名：不審な投稿", "広報課長 様", "22:10", "以上", ""} {
		c.Type(l)
		c.now = c.now.Add(time.Microsecond)
		c.Send(tea.KeyMsg{Type: tea.KeyEnter})
	}
	if got := c.m.form().text("text"); got != "件名：不審な投稿\n広報課長 様\n22:10\n以上" {
		t.Errorf("the text is %q", got)
	}
	c.fill("from", "市民")
	c.Send(tea.KeyMsg{Type: tea.KeyEnter})
	c.Type("二人")
	if got := c.m.form().text("from"); got != "市民 二人" {
		t.Errorf("the line is %q", got)
	}
	if c.written() != "" {
		t.Error("it was recorded")
	}
}

// Neither a space nor a line break of a paste presses a button.
func TestPasteOnAButton(t *testing.T) {
	c := hijack(t)
	c.to("save-evidence")
	c.Key("1")
	head := c.state().Head
	c.Type("件名 不審な投稿")
	c.Send(tea.KeyMsg{Type: tea.KeyEnter})
	if c.state().Head != head {
		t.Fatal("it was recorded")
	}
	c.now = c.now.Add(time.Second)
	c.Key("space")
	if c.state().Head != head+1 {
		t.Error("Space on the button does not record")
	}
}

// Enter to go on does not change an answer that is there.
func TestChangingADecisionKeepsTheAnswer(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter", "2", "ctrl+s", "1", "enter")
	c.Type("確かめ直した")
	c.Key("ctrl+s")
	if got := c.m.work.view().Chosen; len(got) != 1 || got[0] != "no" {
		t.Errorf("the answer is %v", got)
	}
	c.Key("1", "up", "enter")
	if got := c.m.form().text("answer"); got != "yes" {
		t.Errorf("moved to the other one, Enter gives %q", got)
	}
}

// A window too small to show anything takes no key that does something.
func TestTooSmallToAct(t *testing.T) {
	c := hijack(t)
	c.Resize(30, 8)
	head := c.state().Head
	c.Key("2", "5", "ctrl+s", "esc", "enter")
	c.Resize(80, 24)
	if c.m.form() != nil || c.m.screen != onIncident || c.state().Head != head {
		t.Fatalf("a key was taken:\n%s", c.Text())
	}
	c.Key("5")
	c.Resize(30, 8)
	c.Type("続き")
	c.Key("ctrl+s", "ctrl+c")
	c.Shows("終了しますか", "1 いいえ、続ける", "2 はい、終了する")
	c.Key("enter")
	c.Resize(80, 24)
	c.Shows("続き")
	if c.state().Head != head {
		t.Error("it was recorded unseen")
	}
	c.m.Update(tea.WindowSizeMsg{})
	c.Shows("続き")
}

// The answers of a question show in any room.
func TestQuestionShowsItsAnswers(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		c := start(t, shipped(t), "ube", l, 40, 10)
		c.Key("4", "enter", "5")
		c.Type("password: hunter22x")
		c.Key("ctrl+s")
		c.Shows("1 "+word.SecretNo.In(l), "2 "+word.SecretYes.In(l))
	}
}

// What does not fit into a field is said, and recorded only knowingly.
func TestTextTooLong(t *testing.T) {
	c := hijack(t)
	c.Key("6")
	c.fill("where", "共有")
	c.fill("what", "")
	c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("あ", 30000)), Paste: true})
	c.Shows("終わりが入りませんでした")
	c.Key("tab", "ctrl+s")
	c.Says("は長すぎて、終わりが入っていません。このまま記録しますか")
	c.Shows("▸ 1 いいえ")
	c.Key("enter")
	if f := c.m.form(); f == nil || f.current().id != "what" {
		t.Error("the field is not in hand")
	}
	c.fill("what", "写し")
	c.Hides("終わりが入りませんでした")
	c.Key("ctrl+s")
	if _, ok := c.last().Data.(*runbook.EvidenceItem); !ok {
		t.Errorf("it is not recorded:\n%s", c.Text())
	}
}

// On Windows the line break of a paste may seem two steps of the clock (15.625 ms)
// behind its line; it is no key that is held down for all that.
func TestBurst(t *testing.T) {
	const step = 15625 * time.Microsecond
	if b := burst("windows"); b <= 2*step || b >= heldDown {
		t.Errorf("a paste on Windows ends after %s", b)
	}
	if b := burst("linux"); b >= step {
		t.Errorf("elsewhere keys %s apart are a paste", b)
	}
}
