package tui

import (
	"testing"
	"time"

	"dandori/runbook"
)

// A statement of an earlier time than what is on record asks whether that is wrong, and takes its
// place only where somebody says so; a later one asks nothing.
func TestAnEarlierFactAsks(t *testing.T) {
	c := hijack(t)
	fill := func(text string, ago time.Duration) *form {
		c.Key("f")
		f := c.m.form()
		if f == nil {
			t.Fatalf("no form:\n%s", c.Text())
		}
		f.field("fact").choose("cause")
		f.field("certainty").choose(string(runbook.Confirmed))
		f.field("text").insert(text)
		f.field("as-of").insert(c.now.Add(-ago).In(c.m.voice().zone).Format("15:04"))
		return f
	}
	standing := func() string { return c.state().Facts[0].Text }
	for _, x := range []struct {
		text    string
		ago     time.Duration
		asks    bool
		replace bool
		want    string
	}{
		{"一つ目", 10 * time.Minute, false, false, "一つ目"},
		{"二つ目", 5 * time.Minute, false, false, "二つ目"},
		{"前のこと", 20 * time.Minute, true, false, "二つ目"},
		{"置き換え", 20 * time.Minute, true, true, "置き換え"},
	} {
		f := fill(x.text, x.ago)
		if asks := !f.field("replaces").hidden(); asks != x.asks {
			t.Errorf("%s: asked %v", x.text, asks)
		}
		if x.replace {
			f.field("replaces").choose("replaces")
		}
		c.Key("ctrl+s")
		if got := standing(); got != x.want {
			t.Errorf("%s: %s stands, not %s:\n%s", x.text, got, x.want, c.Text())
		}
		if c.m.form() != nil {
			t.Fatalf("%s: the form stays:\n%s", x.text, c.Text())
		}
	}
}
