package tui

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
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

// What could not be sent through a form is not a call that nobody answered, wherever it is
// said: in the log, at its step, in its details. What was put in is what was written.
func TestAFormThatCouldNotBeSent(t *testing.T) {
	c := withAccount(t)
	c.Resize(120, 40)
	c.to("can-log-in")
	c.Key("enter", "1")
	c.decided()
	c.to("ask-platform")
	c.Key("enter")
	c.Shows("書いたこと")
	c.Hides("話したこと")
	c.pick("reached", "no")
	c.fill("note", "凍結の依頼")
	c.Key("ctrl+s")
	r, ok := c.last().Data.(*runbook.Reported)
	if !ok || r.Reached || !runbook.ByForm(r.Means) {
		t.Fatalf("%+v\n%s", c.last().Data, c.Text())
	}
	if f := c.m.form(); f == nil || !strings.HasPrefix(f.key, "report ") || f.current() == nil || f.current().hidden() {
		t.Errorf("the next attempt is not asked for:\n%s", c.Text())
	}
	c.Hides("つながらず", "つながりません")
	c.Key("esc")
	c.Shows("に送れなかった")
	c.Hides("つながら")
	for l, want := range map[lang.Lang][]string{
		lang.Japanese: {"送れず: ", "書いたこと: 凍結の依頼"}, lang.English: {"could not be sent: ", "what was written: 凍結の依頼"},
	} {
		said := runbook.Describe(c.state(), c.last()).In(l)
		for _, d := range runbook.Details(c.state(), c.last()) {
			said += "\n" + d.In(l)
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: %q has no %q", l, said, w)
			}
		}
	}
}
