package tui

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func env(vars ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(vars); i += 2 {
			if vars[i] == name {
				return vars[i+1]
			}
		}
		return ""
	}
}

// What is named comes first, then what the environment names, then what the terminal
// can do. A name that is none counts as not named.
func TestChooseTheme(t *testing.T) {
	anyOne, dark, light, contrast, mono := AnyTheme(io.Discard), DarkTheme(io.Discard), LightTheme(io.Discard), ContrastTheme(io.Discard), MonoTheme(io.Discard)
	for i, c := range []struct {
		name string
		env  func(string) string
		want Theme
	}{
		{"", env(), anyOne},
		{"", env("COLORFGBG", "15;default"), anyOne},
		{"any", env("COLORFGBG", "15;0"), anyOne},
		{"", env("COLORFGBG", "0;15"), light},
		{"", env("COLORFGBG", "15;0"), dark},
		{"", env("NO_COLOR", "1"), mono},
		{"", env("TERM", "dumb"), mono},
		{"", env("NO_COLOR", "1", "DANDORI_THEME", "contrast"), contrast},
		{"", env("DANDORI_THEME", "purple", "COLORFGBG", "0;7"), light},
		{"light", env("NO_COLOR", "1", "DANDORI_THEME", "contrast"), light},
	} {
		if got := ChooseTheme(c.name, c.env, io.Discard); got != c.want {
			t.Errorf("case %d gives another theme", i)
		}
	}
	for _, name := range Looks() {
		if _, ok := themeNamed(name, io.Discard); !ok {
			t.Errorf("there is no theme %q", name)
		}
	}
}

// Every theme draws the same text, with nothing but the 16 colours, bold, underline
// and reverse video; and mono has no colour at all.
func TestThemesDrawTheSame(t *testing.T) {
	for _, s := range scenes {
		c := hijackless(t, s.walk)
		c.m.cfg.Theme = Theme{}
		c.m.paced = pacing{}
		plain := c.m.View()
		for _, name := range Looks() {
			c.m.cfg.Theme, _ = themeNamed(name, io.Discard)
			view := c.m.View()
			if got := ansi.Strip(view); got != plain {
				t.Errorf("%s in %s is another text:\n%s", s.name, name, got)
			}
			for _, part := range strings.Split(view, "\x1b[")[1:] {
				codes, _, _ := strings.Cut(part, "m")
				for code := range strings.SplitSeq(codes, ";") {
					if !allowedCode(code, name == "mono") {
						t.Fatalf("%s in %s has the style %q", s.name, name, codes)
					}
				}
			}
		}
	}
}

func hijackless(t *testing.T, walk func(*console)) *console {
	t.Helper()
	c := start(t, small(t), "test", "ja", 80, 24)
	walk(c)
	return c
}

func allowedCode(code string, mono bool) bool {
	var n int
	if _, err := fmt.Sscan(code, &n); err != nil {
		return code == ""
	}
	switch {
	case n == 0, n == 1, n == 4, n == 7:
		return true
	}
	return !mono && (n >= 30 && n <= 37 || n >= 40 && n <= 47 || n >= 90 && n <= 97 || n >= 100 && n <= 107)
}
