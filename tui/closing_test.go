package tui

import (
	"strings"
	"testing"
)

// An incident with a promise that nobody kept is not closed, whatever the reason: that is said
// before a reason is asked for, and the step that keeps it is in hand.
func TestClosingLeadsToThePromise(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "enter")
	c.pick("offer what", "投稿")
	c.fill("blank url", "https://example.jp/news")
	c.Key("ctrl+s", "enter")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s", "esc", "esc")
	c.to("tell-public")
	c.Key("enter")
	c.fill("field next", "23:30")
	c.Key("ctrl+s")
	if owed := c.state().Promises(c.now); len(owed) != 1 || owed[0].Kept {
		t.Fatalf("promises: %+v\n%s", owed, c.Text())
	}
	c.Key("home", "c")
	if c.m.form() != nil || !strings.HasSuffix(string(c.m.work.selected), "/tell-public-again") {
		t.Errorf("the step that keeps it is not in hand:\n%s", c.Text())
	}
	c.Shows("まだ終結できません。約束が残っています: 続きを公表する")
	c.Key("3")
	c.fill("reason", "状況が変わらない")
	c.Key("ctrl+s", "c")
	if f := c.m.form(); f == nil || f.key != "close" {
		t.Errorf("once it is released the closing is asked for:\n%s", c.Text())
	}
}
