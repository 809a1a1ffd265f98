package tui

import "testing"

// In every list the same keys move the arrows by the same lines, they stop at both ends, and
// where a search leaves nothing they come back to a line that is there.
func TestListsMoveAlike(t *testing.T) {
	for name, open := range map[string][]string{"log": {"l"}, "texts": nil, "contacts": {"p"}, "readiness": {"esc", "r"}} {
		c := hijack(t)
		for range 30 {
			c.Key("5")
			c.Type("x")
			c.Key("ctrl+s")
		}
		if open == nil { // t leads to that of the step in hand
			c.m.openTexts(false)
		} else {
			c.Key(open...)
		}
		s := c.m.lister()
		if s == nil {
			t.Fatalf("%s is no list:\n%s", name, c.Text())
		}
		n, page := s.count(c.m), s.page(c.m)
		at := func(want int, keys ...string) {
			t.Helper()
			c.Key(keys...)
			if got := s.lines().at; got != max(0, min(want, n-1)) {
				t.Errorf("%s: %v lead to line %d of %d, not %d", name, keys, got, n, want)
			}
		}
		at(0, "home")
		at(0, "up")
		at(1, "down")
		at(1+page, "pgdown")
		at(1+min(page, n-2)-page, "pgup")
		at(n-1, "end")
		at(n-1, "down")
		c.Key("home", "/")
		c.Type("ｚｑｚｑ")
		if got := s.count(c.m); got != 0 {
			t.Fatalf("%s: %d lines are left", name, got)
		}
		c.Key("enter", "up", "down", "pgup", "enter", "esc")
		if got := s.lines().at; s.count(c.m) != n || got < 0 || got >= n {
			t.Errorf("%s: line %d of %d is in hand", name, got, s.count(c.m))
		}
	}
}
