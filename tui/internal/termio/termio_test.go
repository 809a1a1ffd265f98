package termio

import (
	"fmt"
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

func TestCaretWriter(t *testing.T) {
	const enter, leave = ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor
	const hide, show = "\x1b[?25l", "\x1b[?25h"
	type step struct {
		name string
		do   func(c *CaretWriter)
		want string // written by this step, writes joined with |
	}
	write := func(s string) func(c *CaretWriter) {
		return func(c *CaretWriter) {
			if n, err := io.WriteString(c, s); n != len(s) || err != nil {
				t.Errorf("%d, %v", n, err)
			}
		}
	}
	set := func(row, col int) func(c *CaretWriter) { return func(c *CaretWriter) { c.Set(row, col) } }
	for name, steps := range map[string][]step{
		"a session": {
			{"no caret, untouched", write("frame"), "frame"},
			{"a caret before the alternate screen waits", set(2, 5), ""},
			{"and nothing is parked there", write("frame"), "frame"},
			{"on entering", write(enter), enter + "\x1b[3;6H" + show},
			{"each write of the renderer", write("frame"), hide + "frame" + "\x1b[3;6H" + show},
			{"a move without a frame", set(2, 7), "\x1b[3;8H"},
			{"no move", set(2, 7), ""},
			{"next frame", write("frame"), hide + "frame" + "\x1b[3;8H" + show},
			{"off", (*CaretWriter).Off, hide},
			{"off again", (*CaretWriter).Off, ""},
			{"untouched again", write("frame"), "frame"},
			{"on without a frame", set(0, 0), "\x1b[1;1H" + show},
			{"on leaving", write(leave), hide + leave},
			{"the other program's text", write("text"), "text"},
			{"a caret meanwhile", set(1, 1), ""},
			{"back", write(enter), enter + "\x1b[2;2H" + show},
			{"closed", func(c *CaretWriter) { c.Close() }, show},
			{"after that untouched", write("frame"), "frame"},
		},
		"left and entered in one write": {
			{"enter", write(leave + enter), leave + enter},
			{"set", set(0, 1), "\x1b[1;2H" + show},
			{"both", write(enter + "x" + leave), hide + enter + "x" + leave},
		},
		"a cell that is none": {
			{"enter", write(enter), enter},
			{"set", set(-3, -1), "\x1b[1;1H" + show},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{}
			c := NewCaretWriter(f)
			for _, s := range steps {
				f.writes = nil
				s.do(c)
				if got := strings.Join(f.writes, "|"); got != s.want {
					t.Errorf("%s: %q, want %q", s.name, got, s.want)
				}
			}
			if c.Fd() != 7 || c.Name() != "/dev/fake" {
				t.Error("not the file's descriptor or name")
			}
		})
	}
}

// short writes less than it should.
type short struct {
	fake
	n int
}

func (s *short) Write([]byte) (int, error) { return s.n, io.ErrShortWrite }

// The count is of the caller's bytes, not of what was put around them.
func TestCaretWriterShort(t *testing.T) {
	for _, c := range []struct{ n, want int }{{0, 0}, {6, 0}, {8, 2}, {11, 5}, {20, 5}} {
		f := &short{n: c.n}
		w := NewCaretWriter(f)
		w.alt = true
		w.Set(0, 0)
		if n, err := w.Write([]byte("frame")); n != c.want || err == nil {
			t.Errorf("%d of all written: %d, %v; want %d", c.n, n, err, c.want)
		}
	}
}

func TestConsoleKeys(t *testing.T) {
	key := func(r ...rune) tea.Msg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: r} }
	const high, low = 0xD842, 0xDFB7
	for _, c := range []struct {
		name string
		in   []tea.Msg
		want string
	}{
		{"𠮷", []tea.Msg{key(high), key(low)}, "𠮷"},
		{"a resize between", []tea.Msg{key(high), tea.WindowSizeMsg{Width: 1, Height: 2}, key(low)}, "{1 2} 𠮷"},
		{"twice", []tea.Msg{key(high), key(low), key('a'), key(high), key(low)}, "𠮷 a 𠮷"},
		{"others", []tea.Msg{key('あ'), key('い', 'う'), tea.KeyMsg{Type: tea.KeyEnter}}, "あ いう enter"},
		{"low alone", []tea.Msg{key(low)}, "\uFFFD"},
		{"high, then another", []tea.Msg{key(high), key('a'), key(low)}, "a \uFFFD"},
		{"high, then enter", []tea.Msg{key(high), tea.KeyMsg{Type: tea.KeyEnter}, key(low)}, "enter \uFFFD"},
		{"high twice", []tea.Msg{key(high), key(high), key(low)}, "𠮷"},
		{"ctrl by itself, before ctrl+s", []tea.Msg{key('a'), key(0), tea.KeyMsg{Type: tea.KeyCtrlS}}, "a ctrl+s"},
		{"alt by itself", []tea.Msg{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{0}, Alt: true}}, ""},
		{"a key without a character between", []tea.Msg{key(high), key(0), key(low)}, "𠮷"},
	} {
		t.Run(c.name, func(t *testing.T) {
			filter := ConsoleKeys()
			var got []string
			for _, msg := range c.in {
				if msg = filter(nil, msg); msg != nil {
					got = append(got, fmt.Sprint(msg))
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%q, want %q", s, c.want)
			}
		})
	}
}
