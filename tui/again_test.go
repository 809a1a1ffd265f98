package tui

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A profile that was written or changed while the console is open is there when the home
// screen is come back to, and when the office is chosen; the office in hand stays.
func TestChangedFilesAreReadAgain(t *testing.T) {
	before, after := small(t), shipped(t)
	now := before
	c := start(t, before, "test", lang.Japanese, 80, 24, func(cfg *Config) {
		cfg.Again = func() (Reading, error) { return Reading{Library: now, Org: "ube"}, nil }
	})
	c.Key("1", "enter")
	now = after
	if strings.Contains(c.Text(), "誤発信") {
		t.Fatal("the kinds are there before")
	}
	c.Key("esc")
	if !strings.Contains(c.Text(), "誤発信") {
		t.Errorf("home does not have the new kinds:\n%s", c.Text())
	}
	if c.m.cfg.Org != "ube" {
		t.Errorf("the office is %q, of which there is no profile", c.m.cfg.Org)
	}
	now = before
	c.Key("o")
	if f := c.m.form(); f == nil || f.key != "office" || !strings.Contains(c.Text(), "試験市") {
		t.Errorf("the form does not have the new office:\n%s", c.Text())
	}
}

// What cannot be read again leaves what was read before in force, and says so.
func TestReadAgainFails(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) {
		cfg.Again = func() (Reading, error) { return Reading{}, runbook.ErrNotFound }
	})
	c.Key("1", "enter", "esc")
	if !strings.Contains(c.Text(), "前に読んだ内容を使います") || c.m.cfg.Library == nil {
		t.Errorf("it does not say so:\n%s", c.Text())
	}
	c.Key("2", "enter")
	if c.m.screen != onIncident {
		t.Errorf("nothing can be begun:\n%s", c.Text())
	}
}
