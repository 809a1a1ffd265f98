package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// cutMark is the mark of a text that goes on, where a text can end: before a space, a
// bracket, or the end of the line.
var cutMark = regexp.MustCompile(regexp.QuoteMeta(cell.Mark) + `(\s|$|[）」)\]])`)

// cutting is something that may be cut, and where.
type cutting struct {
	what        string
	screen, row *regexp.Regexp
}

// mayBeCut are what may be cut at 80 by 24, by the screens on which it is and what it looks
// like: rows of tables and of the log, which are whole once they are in hand or opened, and
// words of a scenario. Everything else is whole.
var mayBeCut = []cutting{
	{"an entry in the list of entries; Enter shows it whole", regexp.MustCompile(` key l$|/log`), regexp.MustCompile(`^[▸ ] +\d+ `)},
	{"an entry under the step; the log has it whole", regexp.MustCompile(`.`), regexp.MustCompile(`^\d\d:\d\d .*: `)},
	{"the title of a drill, which is that of its scenario", regexp.MustCompile(`/drill-`), regexp.MustCompile(`^(【訓練】|\[DRILL\]) DRL-`)},
}

// At 80 by 24 every sentence of the program stands on the screen whole, in both languages:
// what has no room goes on in another row, or is left out as a whole.
func TestNothingIsCut(t *testing.T) {
	type shot struct{ name, text string }
	var shots []shot
	take := func(c *console, name string, args ...any) {
		shots = append(shots, shot{fmt.Sprintf(name, args...), c.Text()})
	}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, s := range scenes {
			c := start(t, small(t), "test", l, 80, 24)
			s.walk(c)
			take(c, "%s/%s", l, s.name)
		}
		for _, s := range slices.Concat(drillScenes, leftScenes) {
			c, _ := startDrills(t, l, 80, 24)
			s.walk(c)
			take(c, "%s/%s", l, s.name)
		}
		for _, of := range []struct{ office, kinds string }{{"ube", "012345"}, {"iida", "4"}, {"generic", "4"}} {
			office := of.office
			c := start(t, shipped(t), office, l, 80, 24)
			for range c.m.home.items(c.m) {
				take(c, "%s/%s home", l, office)
				c.Key("down")
			}
			for _, kind := range strings.Split(of.kinds, "") {
				if testing.Short() && kind != "4" {
					continue
				}
				c := start(t, shipped(t), office, l, 80, 24)
				c.Key(kind)
				take(c, "%s/%s intake %s", l, office, kind)
				c.Key("ctrl+s")
				begun := c.m.work
				c.pass(2 * time.Hour)
				for _, s := range begun.lines {
					if s.view == nil {
						continue
					}
					begun.pick(s.view.Ref)
					take(c, "%s/%s %s step", l, office, s.view.Ref)
					c.Key("enter")
					take(c, "%s/%s %s form", l, office, s.view.Ref)
					if f := c.m.form(); f != nil {
						for range f.stops() {
							c.Key("tab")
							take(c, "%s/%s %s form", l, office, s.view.Ref)
						}
					}
					c.back(begun)
				}
				for _, key := range strings.Split("ltip0?:f9whscem", "") {
					c.Key(key)
					take(c, "%s/%s key %s", l, office, key)
					c.back(begun)
				}
			}
		}
	}
	said := map[string]bool{}
	for _, s := range shots {
		for _, row := range strings.Split(s.text, "\n") {
			if !cutMark.MatchString(row) || said[row] || slices.ContainsFunc(mayBeCut, func(x cutting) bool {
				return x.screen.MatchString(s.name) && x.row.MatchString(row)
			}) {
				continue
			}
			said[row] = true
			t.Errorf("%s: %s", s.name, row)
		}
	}
}

// back leads to the incident screen by Esc.
func (c *console) back(w *work) {
	c.t.Helper()
	for range 6 {
		if c.m.screen == onIncident && !c.m.occupied() {
			return
		}
		c.Key("esc")
	}
	if c.m.screen == onHome {
		c.resume(w.state.ID)
		return
	}
	c.t.Fatalf("no way back:\n%s", c.Text())
}

// What a typed time is taken for, and what was chosen, is whole in a form that has gone on.
func TestWhatFieldsSayIsWhole(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1", "enter")
	c.to("tell-head")
	c.Key("enter", "1")
	c.fill("when", "昨日 21:40")
	c.Key("shift+tab")
	v := c.m.voice()
	for _, w := range []int{24, 30, 40, 44, 60, 80, 120} {
		for id, want := range map[string]string{"when": c.m.form().field("when").understood(v), "to": c.m.form().field("to").value(v)} {
			var said strings.Builder
			for _, r := range c.m.form().field(id).closed(v, 18, w) {
				if r.width() > w {
					t.Errorf("a row of %d cells, of %d: %q", r.width(), w, r.text())
				}
				said.WriteString(r.text())
			}
			squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if want == "" || !strings.Contains(squeeze(said.String()), squeeze(want)) || strings.Contains(said.String(), cell.Mark) {
				t.Errorf("%s in %d cells: %q is not whole: %q", id, w, want, said.String())
			}
		}
	}
}

// Whatever stands in the place of the step, the incident and the step stay named.
func TestNothingHidesTheStep(t *testing.T) {
	for _, size := range sizes {
		for _, keys := range [][]string{{"ctrl+c"}, {"?"}, {"0"}, {":"}, {"5"}, {"5", "f1"}, {"5", "ctrl+c"}, {"2"}, {"7"}, {"c"}} {
			c := start(t, small(t), "test", lang.Japanese, size[0], size[1])
			c.Key("1", "enter")
			c.to("tell-public")
			c.Key(keys...)
			if !c.m.occupied() {
				t.Fatalf("%v opens nothing", keys)
			}
			if keys[0] == "c" { // of the incident, not of the step
				c.Shows("INC-20261122-01")
				continue
			}
			c.Shows("INC-20261122-01", "乗っ取りを周知する")
		}
	}
}

// The number of an entry is whole however many there are, and the columns stay where they
// are.
func TestNumbersOfEntriesAreWhole(t *testing.T) {
	c := hijack(t)
	for range 2 {
		c.Key("5")
		c.Type("市民から電話")
		c.Key("ctrl+s")
	}
	all := c.m.work.chron.entries
	all[len(all)-1].Seq = 123456
	first, last := c.m.logRow(all[0], false, 80).text(), c.m.logRow(all[len(all)-1], false, 80).text()
	if !strings.Contains(last, "123456 ") || strings.Index(first, "22:40") != strings.Index(last, "22:40") {
		t.Errorf("%q\n%q", first, last)
	}
}
