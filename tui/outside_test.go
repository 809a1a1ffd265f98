package tui

import (
	"errors"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// withEditor gives the console an editor that is a function.
func withEditor(t *testing.T, edit func(string, int) (string, error)) *console {
	t.Helper()
	c := hijack(t, func(cfg *Config) { cfg.Edit, cfg.Editor = edit, "vim" })
	c.m.exec = func(e tea.ExecCommand, done tea.ExecCallback) tea.Cmd {
		return func() tea.Msg { return done(e.Run()) }
	}
	return c
}

// A long text goes to the editor as it is and comes back into the field; it is on
// record when the form says so and not before.
func TestEditor(t *testing.T) {
	c := withEditor(t, func(text string, _ int) (string, error) { return text + "\nと、続き。", nil })
	c.Key("5")
	c.Shows("Ctrl+O で vim を開いて書けます")
	c.Type("はじめ")
	before := c.state().Head
	c.Key("ctrl+o")
	c.Shows("はじめ", "と、続き。", "まだ記録していません")
	if c.state().Head != before {
		t.Error("something was recorded")
	}
	c.Key("ctrl+s")
	c.Shows("記録しました")
}

// What the editor could not give leaves the field as it was.
func TestEditorFails(t *testing.T) {
	c := withEditor(t, func(string, int) (string, error) { return "", errors.New("exit status 1") })
	c.Key("5")
	c.Type("もとの文")
	c.Key("ctrl+o")
	c.Shows("もとの文", "エディタから内容を受け取れませんでした（exit status 1）")
}

// Without an editor, and in a field of one line, the key says so and writes nothing.
func TestNoEditor(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Hides("Ctrl+O で")
	c.Key("ctrl+o")
	c.Shows("エディタが決まっていません")
	c = withEditor(t, func(string, int) (string, error) { return "no", nil })
	c.Key("9")
	c.reach("name")
	c.Key("ctrl+o")
	c.Shows("何行も書ける欄だけです")
}
