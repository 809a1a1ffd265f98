package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// answers are what the walk decides; elsewhere it takes the first answer.
var answers = map[string]string{
	"kind": "unauthorized-access", "severity": "major", "can-log-in": "yes", "crisis-case": "no",
}

// A whole incident, from the first key to the closing, by keys alone, always on the
// step the console calls next: a hijack in Ube, an own error in Iida, where nobody
// decides alone, a fake account in Kamitonda.
func TestWalk(t *testing.T) {
	lib := shipped(t)
	for _, at := range []struct{ office, kind, id string }{
		{"ube", "4", "unauthorized-access"}, {"iida", "5", "own-error"}, {"kamitonda", "2", "impersonation"},
	} {
		l := lang.Japanese
		if at.office == "iida" {
			l = lang.English
		}
		c := start(t, lib, at.office, l, 80, 24)
		answers["kind"] = at.id
		c.Key(at.kind, "enter")
		for range 400 {
			c.pass(time.Minute)
			c.Key("n")
			if _, left := runbook.Next(c.m.work.views); !left {
				break
			}
			c.step()
			if t.Failed() {
				return
			}
		}
		if n := count(c.m.work.views); n.open > 0 {
			t.Fatalf("%d steps are left:\n%s", n.open, c.Text())
		}
		c.Key("c", "ctrl+s", "2", "enter")
		if c.m.screen != onSummary {
			t.Fatalf("it does not close:\n%s", c.Text())
		}
		if n, left := resultOf(c.m.work.views); len(left) > 0 || n[runbook.StateDone] < 20 {
			t.Errorf("%s: %d steps are done, left are %v", at.id, n[runbook.StateDone], left)
		}
		if c.state().Severity.ID != "major" {
			t.Errorf("severity is %+v", c.state().Severity)
		}
	}
}

// step does what the step in hand asks for, with the key that the console offers.
func (c *console) step() {
	c.t.Helper()
	v := c.m.work.view()
	head := c.state().Head
	c.Key("enter")
	for i := 0; c.m.form() != nil; i++ {
		if i == 9 {
			c.t.Fatalf("the form of %s does not go:\n%s", v.Ref, c.Text())
		}
		c.answer(v)
		c.Key("ctrl+s")
	}
	if c.state().Head == head {
		c.t.Fatalf("nothing was recorded of %s:\n%s", v.Ref, c.Text())
	}
}

// answer fills what the form in hand requires.
func (c *console) answer(v *runbook.StepView) {
	c.t.Helper()
	f := c.m.form()
	for _, x := range f.fields {
		if x.hidden() || !x.empty() && x.id != "go-on" {
			continue
		}
		switch {
		case x.id == "answer" && strings.HasPrefix(f.key, "decide"):
			want, ok := answers[v.ID]
			if !ok {
				want = x.choices[0].id
			}
			c.pick(x.id, want)
		case x.id == "answer":
			c.pick(x.id, "yes")
		case x.id == "go-on":
			c.pick(x.id, "end")
		case x.id == "what":
			c.fill(x.id, "画面の写し")
		case x.id == "who":
			c.fill(x.id, "山本課長")
		case x.id == "reason":
			c.fill(x.id, "状況による")
		case x.kind == manyField && x.required:
			c.pick(x.id, x.choices[0].id)
		case x.kind == oneField && x.required:
			c.pick(x.id, x.choices[0].id)
		case strings.HasPrefix(x.id, "field ") && v.Promise != nil && strings.TrimPrefix(x.id, "field ") == v.Promise.DueField && (x.required || !v.Repeat): // a further report promises no further one
			c.fill(x.id, c.now.Add(time.Hour).Format("15:04"))
		case x.required:
			text := "不明"
			if pf, ok := v.Field(strings.TrimPrefix(x.id, "field ")); ok {
				switch pf.Type {
				case playbook.FieldTime:
					text = c.now.Format("15:04")
				case playbook.FieldNumber:
					text = "1"
				}
			}
			c.fill(x.id, text)
		}
	}
}
