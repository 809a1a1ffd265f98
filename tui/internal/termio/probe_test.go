package termio

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// probed reads chunks through an Input with a probe of two texts, and gives what
// came out as keys and what was learned.
func probed(t interface{ Fatalf(string, ...any) }, chunks []string, old bool) (keys string, widths []int) {
	in := NewInput(&fake{chunks: chunks})
	p := NewProbe(func(w []int) { widths = w }, "※", "─")
	if old {
		p.begun = time.Now().Add(-2 * patience)
	}
	in.Answers(p)
	return strings.Join(reads(t, in, 256), ""), widths
}

// The answers are taken out of the keys, wherever they come; everything else stays.
func TestProbe(t *testing.T) {
	for _, c := range []struct {
		name   string
		chunks []string
		keys   string
		widths []int
	}{
		{"both at once", []string{"\x1b[2;3R\x1b[2;2R"}, "", []int{2, 1}},
		{"among keys", []string{"あ\x1b[2;2R1\x1b[2;3Rい"}, "あ1い", []int{1, 2}},
		{"byte by byte", strings.Split("\x1b[2;3R\x1b[2;2R", ""), "", []int{2, 1}},
		{"one only", []string{"\x1b[2;3Rx"}, "x", nil},
		{"none", []string{"段取り"}, "段取り", nil},
		{"an arrow", []string{"\x1b[A", "\x1b[2;3R\x1b[2;3R"}, "\x1b[A", []int{2, 2}},
		{"F3 with shift is a key", []string{"\x1b[1;2R", "\x1b[2;2R\x1b[2;2R"}, "\x1b[1;2R", []int{1, 1}},
		{"no more than was asked", []string{"\x1b[2;2R\x1b[2;2R\x1b[2;9R"}, "\x1b[2;9R", []int{1, 1}},
		{"no number", []string{"\x1b[2;xR", "a"}, "\x1b[2;xRa", nil},
		{"esc before another key", []string{"\x1b", "q"}, "\x1bq", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			keys, widths := probed(t, c.chunks, false)
			if keys != c.keys || !slices.Equal(widths, c.widths) {
				t.Errorf("keys %q, widths %v; want %q and %v", keys, widths, c.keys, c.widths)
			}
		})
	}
}

// Whatever else is typed, and however it is cut up, no key is lost and no answer shows.
func TestProbeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bits := rapid.SliceOfN(rapid.SampledFrom([]string{"あ", "1", "\x1b[A", "\x1b[1;2R", "𠮷", "[", "2", ";", "R", "x"}), 0, 20).Draw(t, "keys")
		at := []int{rapid.IntRange(0, len(bits)).Draw(t, "first"), rapid.IntRange(0, len(bits)).Draw(t, "second")}
		slices.Sort(at)
		want := strings.Join(bits, "")
		all := strings.Join(bits[:at[0]], "") + "\x1b[2;3R" + strings.Join(bits[at[0]:at[1]], "") + "\x1b[2;2R" + strings.Join(bits[at[1]:], "")
		var chunks []string
		for all != "" {
			n := rapid.IntRange(1, len(all)).Draw(t, "cut")
			chunks = append(chunks, all[:n])
			all = all[n:]
		}
		keys, widths := probed(t, chunks, false)
		// What an end of the input cuts off may be held.
		if !strings.HasPrefix(want, keys) || len(want)-len(keys) > 6 || !slices.Equal(widths, []int{2, 1}) {
			t.Fatalf("keys %q, want %q; widths %v", keys, want, widths)
		}
	})
}

// When a second has passed nothing is held any more: esc is esc. A late answer is
// understood all the same.
func TestProbePatience(t *testing.T) {
	keys, widths := probed(t, []string{"\x1b", "\x1b[2;3R\x1b[2;3R"}, true)
	if keys != "\x1b" || !slices.Equal(widths, []int{2, 2}) {
		t.Errorf("keys %q, widths %v", keys, widths)
	}
	in := NewInput(&fake{chunks: []string{"\x1b"}})
	p := NewProbe(func([]int) {}, "※")
	p.begun = time.Now().Add(-2 * patience)
	in.Answers(p)
	b := make([]byte, 64)
	if n, err := in.Read(b); n != 1 || err != nil {
		t.Errorf("a lone esc gives %d bytes, %v", n, err)
	}
}

// entry is what Bubble Tea writes to come to the alternate screen.
var entry = []string{ansi.HideCursor, ansi.SetModeAltScreenSaveCursor, ansi.EraseEntireScreen, ansi.CursorHomePosition}

func write(t *testing.T, c *CaretWriter, texts ...string) {
	t.Helper()
	for _, p := range texts {
		if n, err := c.Write([]byte(p)); n != len(p) || err != nil {
			t.Errorf("Write(%q) gives %d, %v", p, n, err)
		}
	}
}

// The question goes out once, on the alternate screen, before anything is drawn there.
func TestAskBeforeTheFirstFrame(t *testing.T) {
	f := &fake{}
	c := NewCaretWriter(f)
	c.Ask([]byte("?"))
	write(t, c, entry...)
	write(t, c, "\x1b[H1\r\n2", "\x1b[H3\r\n4")
	want := ansi.HideCursor + ansi.SetModeAltScreenSaveCursor + "?" + ansi.EraseEntireScreen + ansi.CursorHomePosition + "\x1b[H1\r\n2\x1b[H3\r\n4"
	if got := f.Buffer.String(); got != want {
		t.Errorf("written %q, want %q", got, want)
	}
}

// A frame that was painted early is neither cleared nor covered by the question when
// Bubble Tea comes to the screen; when it comes again, from another program, the
// screen is cleared as ever.
func TestOpen(t *testing.T) {
	f := &fake{}
	c := NewCaretWriter(f)
	c.Ask([]byte("?"))
	if err := c.Open([]byte("1\r\n2")); err != nil {
		t.Fatal(err)
	}
	enter := ansi.SetModeAltScreenSaveCursor + ansi.EraseEntireScreen + ansi.CursorHomePosition
	want := enter + ansi.HideCursor + "1\r\n2"
	if got := f.Buffer.String(); got != want {
		t.Fatalf("opened with %q, want %q", got, want)
	}
	f.Buffer.Reset()
	write(t, c, entry...)
	if got, want := f.Buffer.String(), ansi.HideCursor+"?\x1b[H1\r\n2"+ansi.CursorHomePosition; got != want {
		t.Errorf("Bubble Tea comes with %q, want %q", got, want)
	}
	f.Buffer.Reset()
	write(t, c, ansi.ResetModeAltScreenSaveCursor)
	write(t, c, entry...)
	if got, want := f.Buffer.String(), ansi.ResetModeAltScreenSaveCursor+strings.Join(entry, ""); got != want {
		t.Errorf("it comes again with %q, want %q", got, want)
	}
}

// Where Bubble Tea never comes the terminal is put right all the same.
func TestOpenForNothing(t *testing.T) {
	f := &fake{}
	c := NewCaretWriter(f)
	if err := c.Open([]byte("1")); err != nil {
		t.Fatal(err)
	}
	f.Buffer.Reset()
	c.Close()
	if got, want := f.Buffer.String(), ansi.ResetModeAltScreenSaveCursor+ansi.ShowCursor; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The question draws on the second line and leaves nothing behind.
func TestQuestion(t *testing.T) {
	q := NewProbe(nil, "※", "─").Question()
	if got, want := string(q), "\x1b[2;1H※\x1b[6n\x1b[2;1H─\x1b[6n\x1b[2;1H\x1b[2K\x1b[H"; got != want || bytes.Contains(q, []byte("\n")) {
		t.Errorf("%q, want %q", got, want)
	}
}
