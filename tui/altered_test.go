package tui

import (
	"bytes"
	"errors"
	"math/rand"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A drill whose log was altered takes no entry, so that its clock cannot be stopped: nobody who
// trains alone in it is asked to, and both consoles end when they are told to.
func TestAlteredDrillCanBeLeft(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(2 * time.Second)
	id := c.state().ID
	drills := x.drills(false)
	drills.Seat = func(runbook.IncidentID) (Seat, bool) { return Seat{As: "alone", Name: "一人"}, true }
	o := c.besides(x, false, id, func(cfg *Config) { cfg.Store, cfg.Drills = altered(c.store), drills })
	if o.m.work == nil || !errors.Is(o.state().Err, runbook.ErrPinAltered) || !o.state().Clock.Running || o.m.work.drill.seat != seatAlone {
		t.Fatalf("it is not that drill:\n%s", o.Text())
	}
	o.Key("ctrl+c")
	for range 2 {
		if !o.Ended() && o.m.ask != nil {
			o.Key("2", "enter")
		}
	}
	if !o.Ended() {
		t.Errorf("it cannot be ended:\n%s", o.Text())
	}

	out, _ := linear(t, c.m.cfg.Library, "ube", lang.Japanese, "q\n2\n2\n", func(cfg *Config, _ *Lines) {
		cfg.Store, cfg.Incident, cfg.Drills, cfg.Random = altered(c.store), id, drills, rand.New(rand.NewSource(3))
	})
	has(t, out, string(id), lang.Plain.Bye.Ja)
	for _, wrong := range []string{lang.Plain.Broken.Ja, lang.DrillSeat.PauseAndQuit.Ja} {
		if strings.Contains(out, wrong) {
			t.Errorf("it says %q:\n%s", wrong, out)
		}
	}
}

// What was asked for and cannot be opened is an error of the linear twin: what is piped in for
// it is not answered by the home screen, where it would begin another incident.
func TestPlainEndsWhereNothingOpens(t *testing.T) {
	first := hijack(t)
	of, in := first.state().ID, runbook.IncidentID("INC-20261122-05")
	var out bytes.Buffer
	err := RunPlain(t.Context(), Config{
		Store: elsewhere{first.store, of, in}, Library: small(t), Org: "test", User: "鈴木", Incident: in,
		Now: func() time.Time { return first.now }, Random: rand.New(rand.NewSource(1)), Items: readyItems(t),
	}, strings.NewReader("1\n\n\n1\nq\n"), &out, Lines{Piped: true})
	if !errors.Is(err, runbook.ErrMisplaced) {
		t.Errorf("it ends with %v:\n%s", err, out.String())
	}
	list, err := first.store.List(t.Context())
	if err != nil || len(list) != 1 {
		t.Errorf("%d incidents, %v:\n%s", len(list), err, out.String())
	}
}

// Of a drill whose playbooks cannot be read nobody can say which roles there are: a player sits
// there by name, with no empty brackets after it.
func TestPlayerOfADrillThatCannotBeRead(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(2 * time.Second)
	o := c.besides(x, false, c.state().ID, func(cfg *Config) { cfg.Store = ofLater(c.store, runbook.PinPlaybook) })
	o.pick("seat", "player")
	o.fill("player", "山田")
	o.Key("ctrl+s")
	if o.m.work.drill.seat != seatPlayer {
		t.Fatalf("nobody sits there:\n%s", o.Text())
	}
	if got := o.m.voice().say(o.m.sitsHere()); got != "参加者 山田" {
		t.Errorf("who sits there is %q", got)
	}
	o.Key("j")
	o.Hides("（）")
}

// The roles of playbooks that cannot be read are none.
func TestNoRolesOfNoPlaybooks(t *testing.T) {
	if got := playersRoles(nil, []string{"operator"}); len(got) != 0 {
		t.Errorf("there are %d", len(got))
	}
}
