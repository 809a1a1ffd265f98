package keys

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"1": "1", "q": "q", "?": "?", "/": "/", "Q": "Q",
		"１": "1", "０": "0", "ｑ": "q", "Ｑ": "Q", "？": "?", "／": "/", "　": " ", "①": "1", "！": "!",
		"１０": "10", "ＯＫ": "OK",
		"。": ".", "、": ",", "・": "/", "「": "[", "」": "]", "ー": "-", "−": "-", "－": "-", "〜": "~", "～": "~", "￥": `\`, "¥": `\`,
		"｡": ".", "･": "/", "ｰ": "-",
		"はい": "y", "ハイ": "y", "ﾊｲ": "y", "いいえ": "n", "イイエ": "n", "ｲｲｴ": "n",
		"あ": "あ", "は": "は", "ｱ": "ｱ", "不正": "不正", "１あ": "１あ", "ーー": "ーー",
	} {
		if got := Fold(typed(in)); got != want {
			t.Errorf("Fold(%s) = %q, want %q", in, got, want)
		}
	}
	for _, c := range []struct {
		msg  tea.KeyMsg
		want string
	}{
		{tea.KeyMsg{Type: tea.KeyEnter}, "enter"},
		{tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}, " "},
		{tea.KeyMsg{Type: tea.KeyUp, Alt: true}, "alt+up"},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ｑ"), Alt: true}, "alt+q"},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("１"), Paste: true}, "[１]"},
		{tea.KeyMsg{Type: tea.KeyCtrlC}, "ctrl+c"},
	} {
		if got := Fold(c.msg); got != c.want {
			t.Errorf("Fold(%v) = %q, want %q", c.msg, got, c.want)
		}
	}
}

func TestIsKana(t *testing.T) {
	for in, want := range map[string]bool{
		"あ": true, "アカ": true, "ｱ": true, "不正": true, "１あ": true, "a": false, "１": false, "ｑ": false,
		"はい": false, "。": false, "ー": false, "é": false, "※": false,
	} {
		if got := IsKana(typed(in)); got != want {
			t.Errorf("IsKana(%s) = %v", in, got)
		}
	}
	if IsKana(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("あ"), Paste: true}) {
		t.Error("a paste is no key")
	}
	if IsKana(tea.KeyMsg{Type: tea.KeyEnter}) {
		t.Error("enter is no kana")
	}
}

// Whatever ASCII a screen listens to, its full-width twin does the same.
func TestTwins(t *testing.T) {
	for r := '!'; r <= '~'; r++ {
		if a, b := Fold(typed(string(r))), Fold(typed(string(r+0xFEE0))); a != b || a != string(r) {
			t.Errorf("%c: %q and %q", r, a, b)
		}
	}
}

func TestFoldTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringN(1, 5, -1).Draw(t, "s")
		once := Fold(typed(s))
		if once != "" && Fold(typed(once)) != once {
			t.Fatalf("Fold(%q) = %q, then %q", s, once, Fold(typed(once)))
		}
		if IsKana(typed(s)) && once != typed(s).String() {
			t.Fatalf("%q is both kana and %q", s, once)
		}
	})
}
