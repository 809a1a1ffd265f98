package tui

import (
	"fmt"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Whatever form is open beside a step: its title, its time and all it forbids are on the
// screen, for every step of every kind that is shipped, in both languages. A notice has more
// rules than a small screen has room for beside a form: as many as fit are there, the
// rest is counted, and F2 shows it.
func TestStepStaysInSight(t *testing.T) {
	lib := shipped(t)
	sizes := [][2]int{{80, 24}, {120, 40}, {200, 50}}
	kinds := []string{"1", "2", "3", "4", "5"}
	if testing.Short() {
		sizes, kinds = sizes[:2], kinds[3:4]
	}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, kind := range kinds {
			for _, size := range sizes {
				c := start(t, lib, "ube", l, size[0], size[1])
				c.Key(kind, "enter")
				for i := range c.m.work.views {
					s := &c.m.work.views[i]
					c.m.work.pick(s.Ref)
					c.Key("5") // a note
					if c.m.form() == nil {
						t.Fatalf("%s: no form:\n%s", s.Ref, c.Text())
					}
					c.hasStep(fmt.Sprintf("%s %dx%d %s", l, size[0], size[1], s.Ref), s)
					c.Key("esc")
				}
			}
		}
	}
}

// hasStep fails unless the screen has the title of a step, its time and its rules, or leads
// to those it has no room for.
func (c *console) hasStep(what string, s *runbook.StepView) {
	c.t.Helper()
	m := c.m
	h := m.height - len(m.head(m.width, m.height)) - len(m.foot(m.width, m.height))
	p := shapeOf(m.width, true, m.guidesMuch(s, m.width, h))
	must := m.guideTop(s, p.guide)
	counted := false
	if len(must) >= h {
		must, counted = must[:h-1], true
	}
	text := c.Text()
	for _, r := range must {
		if !strings.Contains(text, strings.TrimSpace(r.text())) {
			c.t.Fatalf("%s: %q is out of sight:\n%s", what, r.text(), text)
		}
	}
	if !counted {
		return
	}
	form := m.form()
	if !strings.Contains(text, "F2") {
		c.t.Fatalf("%s: nothing leads to the rest:\n%s", what, text)
	}
	rules := m.ruleRows(s, m.width)
	last := strings.TrimSpace(rules[len(rules)-1].text())
	c.Key("f2")
	for range 20 {
		if strings.Contains(c.Text(), last) {
			break
		}
		c.Key("pgdown")
	}
	c.Shows(last)
	c.Key("enter")
	if m.form() != form || m.help != nil {
		c.t.Fatalf("%s: the form is gone:\n%s", what, c.Text())
	}
}

// A text is written on its own screen, with what the step asks for beside it.
func TestTextIsWrittenBesideItsStep(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("t", "enter", "enter")
	c.Shows("文案に記入する", "反論・抗弁をしない", "期限 目安 23:10")
	c.Type("市の公式アカウント")
	at := c.m.frame(80, 24).caret
	if lines := c.Lines(); !at.on || !strings.Contains(lines[at.row], "市の公式アカウント") {
		t.Errorf("the caret is at %v:\n%s", at, c.Text())
	}
	c.Resize(60, 20) // one pane: the title stays above the form
	c.Shows("文案に記入する", "乗っ取りを周知する")
}

// What does not fit beside the form is counted, and the keys of the list that stood there
// do nothing to it.
func TestRestOfTheStepIsCounted(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("4", "enter")
	c.to("first-report")
	c.Key("enter")
	c.Shows("F2 で読む")
	c.Resize(200, 50) // everything fits, and the list is there too
	c.Hides("F2 で読む")
	c.Shows("宛先", "この手順の連絡先", "首長・副首長へ報告する")
}
