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
	c.fill("when", "不明") // what the fields cannot judge, and the entry does not take
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
