package tui

import (
	"context"
	"errors"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
)

// onTheWay is the home screen of a console whose one incident was just asked for: what it
// returns brings it.
func onTheWay(t *testing.T, change ...func(*Config)) (c *console, arrive func()) {
	t.Helper()
	c = hijack(t, change...)
	c.Key("esc", "home")
	for _, it := range c.m.home.items(c.m) {
		if it.id != "" {
			break
		}
		c.Key("down")
	}
	cmd := c.press(tea.KeyEnter)
	if c.m.visit == nil {
		t.Fatal("nothing is on its way")
	}
	return c, func() { c.Send(cmd()) }
}

// Keys that are pressed while an incident is being opened are for it: a digit does not
// begin another one on the home screen.
func TestKeysWaitForTheIncident(t *testing.T) {
	c, arrive := onTheWay(t)
	c.Key("5")
	c.Type("電話あり")
	if c.m.screen != onHome || len(c.m.forms) > 0 || c.m.intake != nil && c.m.form() == c.m.intake {
		t.Fatalf("the digit went to the home screen:\n%s", c.Text())
	}
	c.Shows("開いています")
	arrive()
	c.Key("ctrl+s")
	if got := c.written(); got != "電話あり" {
		t.Errorf("the keys came to nothing (%q):\n%s", got, c.Text())
	}
	if n := len(c.m.home.order); n != 1 {
		t.Errorf("there are %d incidents", n)
	}
}

// The keys that follow the Enter that begins an incident are for that one.
func TestKeysWaitForTheFirstEntry(t *testing.T) {
	c := start(t, small(t), "test", "ja", 80, 24)
	c.Key("1")
	cmd := c.press(tea.KeyEnter)
	c.Key("5")
	c.Type("電話あり")
	c.Send(cmd())
	c.Key("ctrl+s")
	if got := c.written(); got != "電話あり" {
		t.Errorf("the keys came to nothing (%q):\n%s", got, c.Text())
	}
}

// Esc no longer wants the incident, nor the keys that were for it; it says so, and what
// is pressed next is for the home screen.
func TestEscWhileOpening(t *testing.T) {
	c, arrive := onTheWay(t)
	c.Key("5", "esc")
	c.Shows("開くのをやめました", "押したキーは使っていません")
	arrive()
	if c.m.screen != onHome || c.m.work != nil {
		t.Fatalf("it came all the same:\n%s", c.Text())
	}
	c.Key("2")
	if c.m.screen != onIntake {
		t.Errorf("the home screen does not take keys again:\n%s", c.Text())
	}
}

// Ctrl+C asks at once; the incident comes behind the question, so that who stays is there, and
// the keys that waited go nowhere.
func TestEndWhileOpening(t *testing.T) {
	c, arrive := onTheWay(t)
	c.Key("5", "ctrl+c")
	if c.m.ask == nil || c.m.ask.yes != word.QuitYes {
		t.Fatal("Ctrl+C waits")
	}
	arrive()
	if c.m.ask == nil || c.m.ask.yes != word.QuitYes {
		t.Fatalf("nothing is asked any more:\n%s", c.Text())
	}
	c.Key("esc")
	if c.m.screen != onIncident || c.m.work == nil || c.m.form() != nil {
		t.Errorf("who stays is not where they were going:\n%s", c.Text())
	}
	if len(c.written()) > 0 || len(c.m.early) > 0 || c.m.visit != nil {
		t.Errorf("a key that waited was taken:\n%s", c.Text())
	}
	c.Key("5")
	c.Type("電話あり")
	c.Key("ctrl+s")
	if got := c.written(); got != "電話あり" {
		t.Errorf("written down is %q", got)
	}
}

// So does an incident that is being begun.
func TestEndWhileBeginning(t *testing.T) {
	c := start(t, small(t), "test", "ja", 80, 24)
	c.Key("1")
	cmd := c.press(tea.KeyEnter)
	c.Key("ctrl+c")
	if c.m.ask == nil {
		t.Fatal("Ctrl+C waits")
	}
	c.Send(cmd())
	c.Key("esc")
	if c.m.screen != onIncident || c.m.work == nil || c.Ended() {
		t.Errorf("who stays is not in the incident that was begun:\n%s", c.Text())
	}

	c = start(t, small(t), "test", "ja", 80, 24)
	c.Key("1")
	cmd = c.press(tea.KeyEnter)
	c.Key("ctrl+c", "2", "enter")
	c.Send(cmd())
	if !c.Ended() {
		t.Errorf("who quits is still there:\n%s", c.Text())
	}
}

// An incident that cannot be opened leaves the keys that were for it unused, and says so.
func TestKeysOfWhatCannotBeOpened(t *testing.T) {
	broken := false
	c, arrive := onTheWay(t, func(cfg *Config) { cfg.Store = &unreadableStore{cfg.Store, &broken} })
	broken = true
	c.Key("2", "enter")
	arrive()
	c.Shows("no such share", "押したキーは使っていません")
	if c.m.screen != onHome || c.m.form() != nil {
		t.Errorf("the home screen took them:\n%s", c.Text())
	}
	if m := c.m; len(m.early) > 0 || m.visit != nil {
		t.Error("they still wait")
	}
}

// What asks something first is not answered by keys that were for the incident.
func TestWaitingKeysAnswerNothing(t *testing.T) {
	c, arrive := onTheWay(t)
	c.m.offers = []HalfWritten{{Incident: c.m.home.order[0], Form: "note", Fields: []HalfField{{ID: "text", Text: "半分"}}}}
	c.Key("2", "enter")
	arrive()
	if c.m.ask == nil {
		t.Fatalf("nothing is asked:\n%s", c.Text())
	}
	c.Shows("押したキーは使っていません")
	c.Key("esc")
	if c.m.form() != nil || len(c.m.early) > 0 {
		t.Errorf("a key that waited opened something:\n%s", c.Text())
	}
}

// A question that a waiting key raises is not followed by the keys behind it: declined, it
// leaves nothing that begins an incident.
func TestWaitingKeysEndWithAQuestion(t *testing.T) {
	c, arrive := onTheWay(t)
	arrive()
	c.Key("esc")
	c.m.visit = &visit{}
	for _, k := range []string{"q", "2", "enter"} {
		c.Key(k)
	}
	if len(c.m.early) != 3 {
		t.Fatalf("%d keys wait", len(c.m.early))
	}
	c.m.visit = nil
	c.m.replay()
	if c.m.ask == nil || len(c.m.early) > 0 {
		t.Fatalf("asked %v, %d keys are left", c.m.ask != nil, len(c.m.early))
	}
	c.Key("esc")
	if c.m.screen != onHome || c.m.form() != nil || len(c.m.home.order) != 1 {
		t.Errorf("a key that waited was taken after the answer:\n%s", c.Text())
	}
}

// unreadableStore cannot be read once the test says so.
type unreadableStore struct {
	runbook.Store
	on *bool
}

func (u *unreadableStore) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	if *u.on {
		return nil, runbook.Head{}, errors.New("no such share")
	}
	return u.Store.Read(ctx, id, after)
}
