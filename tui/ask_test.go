package tui

import "testing"

// A question of two answers has no third: its digit changes nothing.
func TestADigitWithoutAnAnswer(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.Key("ctrl+c", "3")
	if c.m.ask == nil || c.m.ask.at != 0 {
		t.Fatalf("after 3:\n%s", c.Text())
	}
	c.Key("2", "3")
	if c.m.ask.at != 1 {
		t.Errorf("after 2 and 3 the mark is on answer %d", c.m.ask.at+1)
	}
}
