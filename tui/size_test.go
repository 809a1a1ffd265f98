package tui

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// fits fails unless the screen fits its terminal and draws the same twice.
func fits(t *testing.T, m *Model, w, h int, what string) {
	t.Helper()
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	view := m.View()
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		t.Fatalf("%s: %d lines at %dx%d", what, len(lines), w, h)
	}
	for _, l := range lines {
		if n := cell.Width(l); n > w {
			t.Fatalf("%s: a line of %d cells at %dx%d: %q", what, n, w, h, l)
		}
	}
	if again := m.View(); again != view {
		t.Fatalf("%s: the second drawing differs at %dx%d", what, w, h)
	}
}

// Every screen fits every terminal.
func TestEverySizeFits(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, s := range scenes {
			c := start(t, small(t), "test", l, 80, 24)
			s.walk(c)
			for w := 1; w <= 300; w += 1 + w/9 {
				for h := 1; h <= 100; h += 1 + h/7 {
					fits(t, c.m, w, h, fmt.Sprint(l, " ", s.name))
				}
			}
			for w := 36; w < 44; w++ {
				for h := 8; h < 22; h++ {
					fits(t, c.m, w, h, fmt.Sprint(l, " ", s.name))
				}
			}
		}
	}
}

// hostile is what a note, a name or a playbook may hold.
var hostile = []string{
	"e\u0301\u0301\u0301", "\u202e逆さ", "👨‍👩‍👧‍👦家族", "ｶﾞｷﾞｸﾞ", "\x1b[2J消去", "a\tb", "क्षि", "長い" + strings.Repeat("長", 200),
	"https://example.lg.jp/" + strings.Repeat("a", 200), "1\n2\n3", "※①…─", "🇯🇵🇯", "\u200b\ufeff", "ば\u3099", "%s %d %!",
}

// Random keys and texts never break the screen, and never panic.
func TestRandomKeys(t *testing.T) {
	lib := small(t)
	keys := []string{
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "n", "l", "a", "o", "s", "r", "e", "v", "g", "t", "f", "i", "m", "?", "/", "/", ":", "p", "d", "b", "enter", "enter", "enter",
		"esc", "tab", "shift+tab", "up", "down", "pgup", "pgdown", "home", "end", "space", "ctrl+s", "ctrl+s", "ctrl+s", "backspace", "left", "right",
	}
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for seed := range rounds {
		r := rand.New(rand.NewSource(int64(seed)))
		w, h := 1+r.Intn(140), 1+r.Intn(50)
		c := start(t, lib, []string{"test", "generic"}[seed%2], lang.Japanese, w, h)
		c.Resize(w, h)
		for i := range 1500 {
			switch n := r.Intn(20); {
			case n == 0:
				c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(hostile[r.Intn(len(hostile))])})
			case n == 1:
				c.pass(time.Duration(r.Intn(400)) * time.Second)
			case n == 2 && i%10 == 0:
				c.Resize(1+r.Intn(140), 1+r.Intn(50))
			default:
				c.Key(keys[r.Intn(len(keys))])
			}
			if c.m.ask != nil && c.m.ask.yes == word.QuitYes {
				c.Key("esc")
			}
			if c.Ended() {
				break
			}
		}
	}
}

// Whatever is drawn was cleaned: a playbook cannot drive the terminal.
func TestNothingDrivesTheTerminal(t *testing.T) {
	c := hijack(t)
	for _, text := range hostile {
		c.Key("5")
		c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
		c.Key("ctrl+s")
		c.Key("esc")
	}
	c.Key("l", "enter")
	for range hostile {
		c.Key("up")
	}
	for w := 38; w < 130; w += 7 {
		fits(t, c.m, w, 24, "hostile")
	}
}
