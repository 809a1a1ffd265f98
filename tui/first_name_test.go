package tui

import (
	"context"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// nameless is an incident of which nobody has said who keeps the log.
func nameless(t testing.TB, change ...func(*Config)) *console {
	t.Helper()
	return start(t, small(t), "test", lang.Japanese, 80, 24, append(change, func(cfg *Config) { cfg.User = "" })...)
}

// Who did the first thing is offered for the next: nobody types their name for each entry.
func TestTheFirstNameIsOfferedForTheNext(t *testing.T) {
	c := nameless(t)
	c.Key("1", "ctrl+s")
	if r := c.state().Recorder(); r != "" && !unnamed(r) {
		t.Fatalf("the log is kept by %s", r)
	}
	c.to("note-detection")
	c.Key("1")
	c.fill("who", "広報課 田中")
	c.Key("ctrl+s")
	c.Key("5")
	if who := c.m.form().text("who"); who != "広報課 田中" {
		t.Errorf("offered: %q", who)
	}
}

// A paper is written by whoever keeps the log at the console.
func TestAPaperIsWrittenByTheRecorder(t *testing.T) {
	for _, name := range []string{"佐藤", runbook.Unnamed} {
		var paper Paper
		c := hijack(t, func(cfg *Config) {
			cfg.WritePaper = func(_ context.Context, _ runbook.IncidentID, p Paper) (Written, error) {
				paper = p
				return Written{Path: "x"}, nil
			}
		})
		c.m.work.state.Roles[runbook.RoleRecorder] = name
		c.m.writePaper(Paper{Report: "chronology"})()
		if paper.By != strings.Trim(name, runbook.Unnamed) {
			t.Errorf("kept by %s, written by %q", name, paper.By)
		}
	}
}

// The question before a text leaves names the medium it is for, and the account only of a text
// of the account's own.
func TestTheOutletOfAText(t *testing.T) {
	c := withAccount(t)
	v := c.m.voice()
	seen := map[string]bool{}
	for i := range c.m.work.views {
		s := &c.m.work.views[i]
		if s.Channel == "" {
			continue
		}
		said := v.say(c.m.copyAsk(s))
		own := s.Channel == accountChannel
		if strings.Contains(said, "試験市公式") != own {
			t.Errorf("%s, for %s: %s", s.Ref, s.Channel, said)
		}
		if !own && !strings.Contains(said, v.say(c.m.work.state.Set.Channel(s.Channel).Title)) {
			t.Errorf("%s: %s", s.Ref, said)
		}
		seen[s.Channel] = true
	}
	if !seen[accountChannel] || len(seen) < 2 {
		t.Errorf("channels: %v", seen)
	}
}
