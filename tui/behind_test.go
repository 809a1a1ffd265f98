package tui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What a player looks for in the log is found when the facilitator ends the drill meanwhile:
// other words of it are shown then, and all of it is made searchable anew.
func TestSearchOutlivesTheEndOfTheDrill(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	o := c.besides(x, false, c.state().ID)
	o.plays("高橋", "operator")
	o.Key("5")
	o.Type("宿直に折り返す")
	o.Key("ctrl+s", "l", "/")
	o.Type("折り返す")
	o.Key("enter")
	o.Shows("宿直に折り返す", "1／3件")
	c.pass(2 * time.Second)
	c.Key("9", "2", "enter")
	if !c.state().Over() {
		t.Fatalf("it is not over:\n%s", c.Text())
	}
	o.now = c.now
	o.pass(2 * time.Second)
	if !o.state().Over() {
		t.Fatalf("the player does not know:\n%s", o.Text())
	}
	o.Shows("宿直に折り返す")
	o.Hides(o.m.voice().say(finding.NothingFound))
}

// What is half written is offered where the incident came behind the question whether to end
// the program, once that was answered with no.
func TestHalfWrittenIsOfferedBehindTheQuestion(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("電話あり")
	next := c.again(safe)
	next.Key("home")
	for _, it := range next.m.home.items(next.m) {
		if it.id != "" {
			break
		}
		next.Key("down")
	}
	cmd := next.press(tea.KeyEnter)
	next.Key("ctrl+c")
	next.Send(cmd())
	if next.m.screen != onIncident || next.m.ask == nil {
		t.Fatalf("the incident did not come behind the question:\n%s", next.Text())
	}
	next.Key("esc")
	next.Shows("電話あり", next.m.voice().say(lang.Terminal.HalfWrittenGo))
}

// Every act is asked about that is before anybody knew: to change the kinds, to close, to
// reopen, to end a log that was begun by mistake.
func TestEveryActBeforeDetectionIsAsked(t *testing.T) {
	for _, key := range []string{"s", "c", "x", "r"} {
		c := hijack(t)
		if key == "r" { // what is closed
			c.Key("c")
			c.fill("reason", "収まった")
			c.Key("ctrl+s", "2", "enter", "esc")
			if c.m.work == nil {
				c.Key("c") // the home screen lists them
				c.resume("INC-20261122-01")
			}
			if c.state().Status != runbook.StatusClosed {
				t.Fatalf("it is not closed:\n%s", c.Text())
			}
		}
		c.Key(key)
		f := c.m.form()
		for _, x := range f.fields {
			switch {
			case x.id == "kinds":
				c.pick("kinds", "flaming")
			case x.id == "reason":
				c.fill("reason", "訂正")
			case x.id == "who" && x.required:
				c.fill("who", "山本課長")
			}
		}
		c.fill("when", "19:00")
		before := c.state().Head
		c.Key("ctrl+s")
		for range 2 { // closing is asked twice
			if c.m.ask != nil && !strings.Contains(c.m.voice().say(c.m.ask.text), "19:00") {
				c.Key("2", "enter")
			}
		}
		if c.m.ask == nil || c.state().Head != before {
			t.Errorf("%s: 19:00 is taken without a question (%d entries):\n%s", key, c.state().Head, c.Text())
		}
	}
}

// In a drill an answer before its question is asked about, as it is otherwise.
func TestAnswerBeforeItsQuestionInADrill(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(20 * time.Minute)
	f := &form{key: "answer", since: c.m.clock()}
	if got := c.m.earliest(f); !got.than.Equal(f.since) || got.doubt.Ja != slip.BeforeQuestion.Ja {
		t.Errorf("an answer is asked about before %s, with %q", got.than, got.doubt.Ja)
	}
	if got := c.m.earliest(&form{key: "note"}); !got.than.Equal(c.state().Opened) {
		t.Errorf("a note is asked about before %s, and the drill began at %s", got.than, c.state().Opened)
	}
}

// What the header says of 9 stands only where 9 does that.
func TestHeaderNamesNineWhereItIs(t *testing.T) {
	c := hijack(t, func(cfg *Config) { cfg.User = runbook.Unnamed })
	hint := c.m.voice().say(word.RecorderUnset)
	c.Shows(hint)
	for _, key := range []string{"l", "t", "i", "p"} {
		c.Key(key)
		c.Hides(hint)
		c.back(c.m.work)
	}
}

// While it is looked up who sits in a drill, keys wait and it is said; Esc does not.
func TestEscWhileTheSeatIsLookedUp(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	w := c.m.work
	w.drill.seat, w.drill.sought = noSeat, true
	c.m.notice = notice{}
	c.Key("5")
	c.Shows("開いています")
	if c.m.form() != nil {
		t.Fatalf("the key did not wait:\n%s", c.Text())
	}
	c.Key("esc")
	if c.m.screen != onHome || c.m.waiting() {
		t.Errorf("Esc does nothing:\n%s", c.Text())
	}
	c.Send(seatKnown{w, Seat{As: "alone"}, true})
	if c.m.screen != onHome || c.m.form() != nil {
		t.Errorf("the seat that comes late opens something:\n%s", c.Text())
	}
}

// In lines a step that cannot be named because the playbooks cannot be read is refused with
// what helps, and not with the list of steps.
func TestLinesOfUnreadablePlaybooks(t *testing.T) {
	c := hijack(t)
	out, _ := linear(t, small(t), "test", lang.Japanese, "opening/kind\n<\nq\n", func(cfg *Config, _ *Lines) {
		cfg.Store, cfg.Incident = ofLater(c.store, runbook.PinPlaybook), c.state().ID
	})
	if strings.Contains(out, lang.Slip.PlainSteps.Ja) {
		t.Errorf("it leads to a list that is empty:\n%s", out)
	}
	if !strings.Contains(out, lang.Engine.PinsBrokenHint.Ja) {
		t.Errorf("it does not say what helps:\n%s", out)
	}
}
