package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// An Enter that was meant for another window begins nothing, however often it is
// pressed; a number and Enter do.
func TestStrayEnterBeginsNothing(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	for range 5 {
		c.Key("enter")
		c.pass(2 * time.Second)
	}
	if ids, _ := c.store.List(t.Context()); len(ids) > 0 || c.m.screen != onHome {
		t.Fatalf("%v was begun:\n%s", ids, c.Text())
	}
	if !strings.Contains(c.Text(), "まだ何も始めていません") || strings.Contains(c.Text(), "Enter この種別") || strings.Contains(c.Text(), "▸") {
		t.Errorf("the screen promises something:\n%s", c.Text())
	}
	c.Key("1", "enter")
	if c.m.screen != onIncident {
		t.Errorf("two keys do not begin:\n%s", c.Text())
	}
}

// With the arrows a kind is chosen first; the first press is on the first kind.
func TestArrowsThenEnterBegin(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("down")
	if !strings.Contains(c.Text(), "▸ 1 乗っ取り") || !strings.Contains(c.Text(), "Enter この種別を選ぶ") {
		t.Fatalf("not on the first kind:\n%s", c.Text())
	}
	c.Key("enter", "enter")
	if c.m.screen != onIncident || c.state().Kinds[0] != "hijack" {
		t.Errorf("not begun:\n%s", c.Text())
	}
}

// Who began by mistake is out again in four keys, and the log says so.
func TestEndAMistake(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1", "enter")
	if !strings.Contains(c.Text(), "誤りなら x") {
		t.Errorf("nothing says how to take it back:\n%s", c.Text())
	}
	c.Key("x", "enter", "2", "enter")
	if c.m.screen != onHome || !strings.Contains(c.Text(), "INC-20261122-01 を、誤って始めた記録として終えました") || strings.Contains(c.Text(), "▸") {
		t.Fatalf("not at the start:\n%s", c.Text())
	}
	s, err := runbook.Resume(t.Context(), c.store, "INC-20261122-01", c.m.cfg.Random)
	if err != nil {
		t.Fatal(err)
	}
	if state := s.State(); state.Status != runbook.StatusClosed || !state.Mistake || len(s.Entries()) != 2 {
		t.Errorf("%s, mistake %v, %d entries", state.Status, state.Mistake, len(s.Entries()))
	}
	c.Key("c")
	if !strings.Contains(c.Text(), "（誤って始めた記録）") {
		t.Errorf("the list does not say what it was:\n%s", c.Text())
	}
}

// Once somebody was told, it was no mistake.
func TestAMistakeNobodyHeardOf(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("enter")
	c.pick("reached", "yes")
	c.Key("ctrl+s", "esc")
	c.Key("x", "enter", "2", "enter")
	if c.state().Status != runbook.StatusOpen || !strings.Contains(c.Text(), "誤って始めた記録としては") {
		t.Errorf("it ended:\n%s", c.Text())
	}
}

// Whatever is open, nothing of the home screen vanishes unseen: every item is on the
// screen, or it is counted, and the arrows reach it.
func TestHomeLosesNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 20}, {40, 10}} {
		for _, open := range []int{0, 3, 9} {
			t.Run(fmt.Sprintf("%dx%d-%d", size[0], size[1], open), func(t *testing.T) {
				c := start(t, small(t), "test", lang.Japanese, size[0], size[1])
				for i := range open {
					c.Key("1")
					if i > 0 { // another one
						c.Key("down")
					}
					c.Key("enter", "esc")
				}
				c.Key("home")
				items := c.m.home.items(c.m)
				if n := 3 + open + 7; len(items) != n {
					t.Fatalf("%d items, want %d", len(items), n)
				}
				if size == [2]int{80, 24} && open <= 3 && strings.Contains(c.Text(), "ほか") {
					t.Errorf("%d incidents do not fit:\n%s", open, c.Text())
				}
				for i, it := range items {
					seen := map[bool]string{true: string(it.id), false: it.key + " "}[it.id != ""]
					if !strings.Contains(c.Text(), "▸") || !strings.Contains(picked(c), seen) {
						t.Errorf("item %d (%q) is not on the screen with the arrows on it:\n%s", i, seen, c.Text())
					}
					shown, counted := 0, 0
					for _, l := range strings.Split(c.Text(), "\n") {
						var n int
						if _, err := fmt.Sscanf(strings.TrimSpace(l), "上に、ほか %d 件", &n); err == nil {
							counted += n
						}
						if _, err := fmt.Sscanf(strings.TrimSpace(l), "下に、ほか %d 件", &n); err == nil {
							counted += n
						}
					}
					for _, other := range items {
						label := other.key + " " + c.m.voice().say(other.label)
						switch {
						case other.id != "":
							label = string(other.id)
						case other.do == doDigit:
							title, _ := c.m.kindWords(other)
							label = other.key + " " + c.m.voice().say(title)
						}
						if strings.Contains(c.Text(), "  "+label) || strings.Contains(c.Text(), "▸ "+label) {
							shown++
						}
					}
					if size[1] >= 15 && shown+counted != len(items) {
						t.Fatalf("%d items are shown and %d counted of %d:\n%s", shown, counted, len(items), c.Text())
					}
					c.Key("down")
				}
			})
		}
	}
}

// picked is the text after the arrow, and of a row of two the half it is on.
func picked(c *console) string {
	_, after, _ := strings.Cut(c.Text(), "▸")
	first, _, _ := strings.Cut(after, "\n")
	return first
}

// The title of the step in hand is whole in the list and above every form about it,
// however narrow the list is; the others have two rows.
func TestTitlesOfStepsAreWhole(t *testing.T) {
	lib := shipped(t)
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, size := range sizes {
			c := start(t, lib, "ube", l, size[0], size[1])
			c.Key("4", "enter")
			c.m.work.pane = paneSteps
			for range len(c.m.work.views) {
				v := c.m.work.view()
				want := strings.Map(noSpace, c.m.voice().say(v.Title))
				list := strings.Map(noSpace, c.list(size[0]))
				if !strings.Contains(list, want) {
					t.Errorf("%s %v: %q is cut:\n%s", l, size, want, c.Text())
				}
				if strings.Contains(list, "~") && l == lang.Japanese {
					t.Errorf("%s %v: a title is cut:\n%s", l, size, c.Text())
				}
				c.Key("down")
			}
		}
	}
}

func noSpace(r rune) rune {
	if r == ' ' || r == '\n' {
		return -1
	}
	return r
}

// list is the pane of the steps without what stands at the ends of its rows.
func (c *console) list(w int) string {
	var out strings.Builder
	at := 0
	rows := c.m.stepList(map[bool]int{true: w, false: max(28, w*35/100)}[w < twoPanes], 15)
	for _, r := range rows {
		for i, s := range r {
			if tag := i == len(r)-1 && len(r) > 3; !tag {
				out.WriteString(s.text)
			}
		}
		at++
	}
	return out.String()
}

// What stands on the paper record can be begun from on the screen as by command.
func TestIntakeFromPaper(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("detected", "22:05")
	c.pick("paper", "paper")
	c.Key("ctrl+s")
	if c.m.screen != onIncident {
		t.Fatalf("not begun:\n%s", c.Text())
	}
	if e := c.m.work.chron.entries[0]; e.Source != runbook.SourcePaper || c.state().Detected.Format("15:04") != "22:05" {
		t.Errorf("source %q, detected %s", e.Source, c.state().Detected)
	}
}
