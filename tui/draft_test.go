package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Recording one note does not touch the draft of the next.
func TestDraftOutlivesAnEntry(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一")
	cmd := c.press(tea.KeyCtrlS)
	c.Key("5")
	c.Type("二つ目の長いメモ")
	c.Key("esc")
	c.Send(cmd())
	c.Key("5")
	c.Shows("二つ目の長いメモ")
}

// Two drafts of one kind are both kept; the newer one comes first.
func TestDraftsOfOneKind(t *testing.T) {
	broken := true
	c := hijack(t, func(cfg *Config) { cfg.Store = &failing{cfg.Store, &broken} })
	c.Key("5")
	c.Type("古いほう")
	cmd := c.press(tea.KeyCtrlS)
	c.Key("5")
	c.Type("新しいほう")
	c.Send(cmd())
	c.Key("esc", "esc")
	broken = false
	c.Key("5")
	c.Shows("新しいほう")
	c.Key("ctrl+s", "5")
	c.Shows("古いほう")
}

// Only what the responder typed comes back: times and names are as they are now.
func TestDraftsKeepOnlyWhatWasTyped(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1", "esc")
	c.pass(2 * time.Hour)
	c.Key("2", "enter")
	if got := c.state().Detected; !got.Equal(c.now) {
		t.Errorf("detected at %s, now %s", got, c.now)
	}
	c.to("note-detection")
	c.Key("1", "esc", "9")
	c.fill("name", "佐藤")
	c.Key("ctrl+s", "1")
	if got := c.m.form().text("who"); got != "佐藤" {
		t.Errorf("done by %s", got)
	}
}

type noCreate struct {
	runbook.Store
	full *bool
}

func (n *noCreate) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	if *n.full {
		return "", runbook.Head{}, errors.New("disk full")
	}
	return n.Store.Create(ctx, series, now, first)
}

// A drill that could not begin never becomes an incident, nor the other way round.
func TestDrillAndIncidentDoNotMix(t *testing.T) {
	for _, first := range []string{"t", "1"} {
		full := true
		c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Store = &noCreate{cfg.Store, &full} })
		c.Key(first)
		begin := c.press(tea.KeyCtrlS)
		second := map[string]string{"t": "1", "1": "t"}[first]
		c.Key("esc", second)
		c.Send(begin())
		if len(c.m.forms) != 1 {
			t.Fatalf("%d intakes at a time", len(c.m.forms))
		}
		c.Shows("disk full")
		full = false
		c.Key("ctrl+s")
		if got := c.state().Drill; got != (second == "t") {
			t.Errorf("%s, then %s: drill is %v", first, second, got)
		}
	}
}

// An intake that is refused while it is waited for comes back as it was.
func TestRefusedIntakeComesBack(t *testing.T) {
	full := true
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Store = &noCreate{cfg.Store, &full} })
	c.Key("t")
	c.fill("title", "訓練の件名")
	c.Key("ctrl+s")
	c.Shows("disk full", "訓練の件名", "これは訓練です")
	full = false
	c.Key("ctrl+s")
	if !c.state().Drill {
		t.Error("it is no drill any more")
	}
}
