package tui

import (
	"testing"

	"dandori/runbook"
)

// A report that goes through a page of the other side is sent, and nobody is called: the form
// asks for that, and for a call again once the means is the telephone.
func TestAReportByAFormIsSent(t *testing.T) {
	c := withAccount(t)
	c.Resize(80, 40)
	c.to("can-log-in")
	c.Key("enter", "1")
	c.decided()
	c.to("ask-platform")
	c.Key("enter")
	if f := c.m.form(); f == nil || f.text("means") != "form" {
		t.Fatalf("the means:\n%s", c.Text())
	}
	c.Shows("宛先", "送った", "送れなかった")
	c.Hides("誰に掛けたか", "つながった", "連絡先【未設定】")
	c.pick("means", "telephone")
	c.reach("reached")
	c.Shows("誰に掛けたか", "つながった")
	c.Hides("送れなかった")
	c.pick("means", "form")
	c.pick("reached", "yes")
	c.Key("ctrl+s")
	r, ok := c.last().Data.(*runbook.Reported)
	if !ok || !r.Reached || r.Via != "" || r.Means == "" {
		t.Errorf("%+v\n%s", c.last().Data, c.Text())
	}
}
