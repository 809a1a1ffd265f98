package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// A name that stands there by itself gives way to another that is typed, and not to the
// space with which its title begins.
func TestASpaceKeepsTheName(t *testing.T) {
	for _, space := range []tea.KeyMsg{{Type: tea.KeySpace, Runes: []rune(" ")}, {Type: tea.KeyRunes, Runes: []rune("　")}} {
		c := begun(t, "ube", "4", 80, 24)
		c.to("stop-posting")
		c.Key("1")
		c.reach("who")
		name := c.m.form().text("who")
		if name == "" {
			t.Fatal("no name stands there")
		}
		c.Send(space)
		c.Type("代理")
		if got, want := c.m.form().field("who").edit.Value(), name+string(space.Runes)+"代理"; got != want {
			t.Errorf("after a space it is %q, want %q", got, want)
		}
	}
}
