package tui

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// ink says what a stretch of text is for; a [Theme] says how that looks.
type ink uint8

const (
	inkPlain  ink = iota
	inkStrong     // to be read first
	inkFaint      // to be read last
	inkRule       // what is no text: lines, bars, the brackets of a field
	inkHead       // a heading
	inkKey        // a key to press
	inkGood       // done
	inkWarn       // needs attention
	inkBad        // overdue, refused
	inkDrill      // this is a drill
	inkPick       // the line the arrows are on
	inkField      // text being typed
	inks
)

// Theme is how the console looks. The zero Theme draws no escape sequence at all;
// [AnyTheme], [DarkTheme], [LightTheme], [ContrastTheme] and [MonoTheme] use the terminal's
// own 16 colours, or none.
type Theme struct {
	marks [inks]struct{ before, after string }
}

// MonoTheme uses bold, underline and reverse video, and no colour.
func MonoTheme(out io.Writer) Theme {
	return makeTheme(out, true, map[ink]string{})
}

// AnyTheme is for a background that nobody knows, which is that of most terminals: few tell,
// and asking takes time. No colour of the 16 has a contrast of 4.5 both on black and on
// white, in the standard colours of xterm and of the Windows console: so text has the
// terminal's own colour, bold where it counts, and what needs attention, is overdue or is a
// drill brings a background with it.
func AnyTheme(out io.Writer) Theme {
	return makeTheme(out, true, map[ink]string{
		inkRule: "8", inkWarn: "0/3", inkBad: "15/1", inkDrill: "15/5",
	})
}

// DarkTheme is for a dark background. Its text has a contrast of 4.5 at least in the
// standard colours of xterm and of the Windows console, where no grey has: what is to be
// read last has the terminal's own colour, and grey is for lines only.
func DarkTheme(out io.Writer) Theme {
	return makeTheme(out, true, map[ink]string{
		inkRule: "8", inkHead: "14", inkKey: "14", inkGood: "10", inkWarn: "11", inkBad: "9", inkDrill: "15/5",
	})
}

// LightTheme is for a light background, with the same contrast: no green has it there, so
// what is done is bold.
func LightTheme(out io.Writer) Theme {
	return makeTheme(out, false, map[ink]string{
		inkRule: "8", inkHead: "4", inkKey: "4", inkWarn: "5", inkBad: "1", inkDrill: "15/4",
	})
}

// ContrastTheme is for eyes or projectors that need more: nothing is faint, and the
// little that is coloured brings its own background, so that it reads on any.
func ContrastTheme(out io.Writer) Theme {
	return makeTheme(out, true, map[ink]string{
		inkWarn: "0/11", inkBad: "15/1", inkDrill: "15/5", inkPick: "0/15",
	})
}

// Looks lists the names of the themes.
func Looks() []string { return []string{"any", "dark", "light", "contrast", "mono"} }

// themeNamed makes a theme by its name; false when there is none of that name.
func themeNamed(name string, out io.Writer) (Theme, bool) {
	switch name {
	case "any":
		return AnyTheme(out), true
	case "dark":
		return DarkTheme(out), true
	case "light":
		return LightTheme(out), true
	case "contrast":
		return ContrastTheme(out), true
	case "mono":
		return MonoTheme(out), true
	}
	return Theme{}, false
}

// ChooseTheme gives the theme of a name, else that which DANDORI_THEME names, else
// what suits the terminal: no colour with NO_COLOR or on a dumb terminal, where COLORFGBG
// tells of the background the theme for that, and else one that reads on any.
func ChooseTheme(name string, getenv func(string) string, out io.Writer) Theme {
	for _, name := range []string{name, getenv("DANDORI_THEME")} {
		if t, ok := themeNamed(name, out); ok {
			return t
		}
	}
	if getenv("NO_COLOR") != "" || getenv("TERM") == "dumb" {
		return MonoTheme(out)
	}
	parts := strings.Split(getenv("COLORFGBG"), ";")
	switch parts[len(parts)-1] {
	case "7", "15":
		return LightTheme(out)
	case "0", "8":
		return DarkTheme(out)
	}
	return AnyTheme(out)
}

// makeTheme asks lipgloss once for the sequences around each ink, so that drawing
// a frame is only joining strings. A colour is the number of one of the terminal's 16,
// or two of them: text/background.
func makeTheme(out io.Writer, dark bool, colours map[ink]string) Theme {
	r := lipgloss.NewRenderer(out)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(dark)
	var t Theme
	for k := inkStrong; k < inks; k++ {
		s := r.NewStyle()
		front, back, own := strings.Cut(colours[k], "/")
		if front != "" {
			s = s.Foreground(lipgloss.Color(front))
		}
		if own {
			s = s.Background(lipgloss.Color(back))
		}
		switch k {
		case inkStrong, inkHead, inkWarn, inkBad, inkKey, inkGood:
			s = s.Bold(true)
		case inkPick:
			s = s.Bold(own).Reverse(!own)
		case inkDrill:
			s = s.Bold(true).Reverse(!own)
		case inkField:
			s = s.Underline(true).UnderlineSpaces(true)
		}
		t.marks[k].before, t.marks[k].after, _ = strings.Cut(s.Render("x"), "x")
	}
	return t
}

// draw turns a row into a line of at most w cells.
func (t Theme) draw(r row, w int) string {
	var b strings.Builder
	spans := r.clip(w)
	for i, s := range spans {
		if i == 0 || spans[i-1].ink != s.ink {
			b.WriteString(t.marks[s.ink].before)
		}
		b.WriteString(s.text)
		if i == len(spans)-1 || spans[i+1].ink != s.ink {
			b.WriteString(t.marks[s.ink].after)
		}
	}
	return b.String()
}
