package tui

import (
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
)

// palette is what a terminal makes of the 16 colours, and of text and background where
// nothing is said.
type palette struct {
	name    string
	colours [16]uint32
	dark    [2]uint32 // text, background
	light   [2]uint32
}

var palettes = []palette{
	{"xterm", [16]uint32{
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	}, [2]uint32{0xe5e5e5, 0x000000}, [2]uint32{0x000000, 0xffffff}},
	{"the Windows console", [16]uint32{
		0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
		0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
	}, [2]uint32{0xcccccc, 0x0c0c0c}, [2]uint32{0x0c0c0c, 0xffffff}},
}

// Text can be read: every ink has a contrast of 4.5 at least, lines one of 3, in the
// standard colours of both, on a dark and on a light background. The theme that is chosen
// where nobody knows the background reads on black and on white.
func TestContrast(t *testing.T) {
	if ChooseTheme("", func(string) string { return "" }, io.Discard) != AnyTheme(io.Discard) {
		t.Error("where nothing is known another theme is chosen")
	}
	for _, p := range palettes {
		for _, look := range []struct {
			theme string
			own   [2]uint32
		}{{"any", p.dark}, {"any", p.light}, {"dark", p.dark}, {"light", p.light}, {"contrast", p.dark}, {"contrast", p.light}, {"mono", p.dark}, {"mono", p.light}} {
			theme, _ := themeNamed(look.theme, io.Discard)
			for k := range inks {
				want := 4.5
				if k == inkRule {
					want = 3
				}
				text, back := look.own[0], look.own[1]
				swap := false
				for code := range strings.SplitSeq(strings.Trim(theme.marks[k].before, "\x1b[m"), ";") {
					switch n, _ := strconv.Atoi(code); {
					case n >= 30 && n <= 37:
						text = p.colours[n-30]
					case n >= 90 && n <= 97:
						text = p.colours[n-82]
					case n >= 40 && n <= 47:
						back = p.colours[n-40]
					case n >= 100 && n <= 107:
						back = p.colours[n-92]
					case n == 7:
						swap = true
					}
				}
				if swap {
					text, back = back, text
				}
				if got := contrast(text, back); got < want {
					t.Errorf("%s, theme %s, ink %d: a contrast of %.2f", p.name, look.theme, k, got)
				}
			}
		}
	}
}

// contrast is that of WCAG 2: (lighter + 0.05) / (darker + 0.05).
func contrast(a, b uint32) float64 {
	light := func(c uint32) float64 {
		sum := 0.0
		for i, part := range []float64{0.0722, 0.7152, 0.2126} {
			x := float64(c>>(8*i)&0xff) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += part * x
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
