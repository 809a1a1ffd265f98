package termio

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dandori/tui/internal/pty"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// collector keeps what is typed, and reports it when the key is esc.
type collector struct {
	keys []string
	saw  chan string
}

func (c *collector) Init() tea.Cmd { return nil }
func (c *collector) View() string  { return "ready" }
func (c *collector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	switch {
	case !ok:
	case key.String() == "ctrl+x":
		c.saw <- strings.Join(c.keys, "")
		c.keys = nil
	case key.String() == "ctrl+c":
		return c, tea.Quit
	case key.Type == tea.KeyRunes || key.Type == tea.KeySpace:
		c.keys = append(c.keys, string(key.Runes))
	default:
		c.keys = append(c.keys, "<"+key.String()+">")
	}
	return c, nil
}

// program runs a collector on a terminal until the test ends.
func program(t *testing.T) (*pty.Terminal, *collector) {
	t.Helper()
	term := pty.Open(t, 80, 24)
	c := &collector{saw: make(chan string, 1)}
	out := NewCaretWriter(term.Line)
	out.Set(0, 3)
	p := tea.NewProgram(c, tea.WithAltScreen(), tea.WithoutSignalHandler(),
		tea.WithInput(NewInput(term.Line)), tea.WithOutput(out))
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		done <- err
	}()
	term.Wait("ready")
	t.Cleanup(func() {
		term.Send("\x03")
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(pty.Patience):
			t.Error("the program does not end")
		}
		if term.Raw() {
			t.Error("the terminal is still raw")
		}
	})
	return term, c
}

func (c *collector) after(t *testing.T, term *pty.Terminal, text string) string {
	t.Helper()
	term.Send(text + "\x18")
	select {
	case got := <-c.saw:
		return got
	case <-time.After(pty.Patience):
		t.Fatal("the keys never came")
		return ""
	}
}

// Raw mode, the size and the interruptible read, all of which need the descriptor.
func TestStillATerminal(t *testing.T) {
	term, c := program(t)
	if !term.Raw() {
		t.Error("the terminal is not raw")
	}
	if got := c.after(t, term, "段取り\x1b[A\r"); got != "段取り<up><enter>" {
		t.Errorf("%q", got)
	}
	term.Wait("\x1b[1;4H\x1b[?25h") // the caret
}

// A paste into a terminal without bracketed paste, far longer than any buffer, loses
// nothing; nor do arrow keys held down while the program is busy.
func TestBigPaste(t *testing.T) {
	term, c := program(t)
	for i, unit := range []string{"あ", "aあ", "段取り、市役所。", "𠮷野家", "e\u0301x", "ab cd"} {
		want := strings.Repeat(unit, 20000/len(unit))
		if got := c.after(t, term, want); got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("paste %d: %d of %d bytes, different from byte %d on", i, len(got), len(want), at)
		}
	}
	for pad := range 4 {
		in := strings.Repeat("a", pad) + strings.Repeat("\x1b[A", 500)
		want := strings.Repeat("a", pad) + strings.Repeat("<up>", 500)
		if got := c.after(t, term, in); got != want {
			t.Errorf("500 arrows after %d letters became %q", pad, strings.ReplaceAll(got, "<up>", "↑"))
		}
	}
}

// A character that comes byte by byte.
func TestSlowCharacter(t *testing.T) {
	term, c := program(t)
	for _, b := range []byte("段取り𠮷") {
		term.Send(string([]byte{b}))
		waitEmpty(t, term)
	}
	if got := c.after(t, term, ""); got != "段取り𠮷" {
		t.Errorf("%q", got)
	}
}

// A program that holds half a character still ends at once: no read waits for the
// other half.
func TestHalfCharacterDoesNotHold(t *testing.T) {
	term, c := program(t)
	c.after(t, term, "あ")
	term.Send("\xe3")
	waitEmpty(t, term)
}

// tmux is a terminal that says where its cursor is.
type tmux struct {
	t    *testing.T
	args []string
}

func (x *tmux) run(args ...string) string {
	x.t.Helper()
	out, err := exec.Command("tmux", append(x.args, args...)...).CombinedOutput()
	if err != nil {
		x.t.Fatalf("tmux %s: %v\n%s", args, err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

// until waits for the cursor to be at row, col and, when it is in the field, to show.
func (x *tmux) until(what string, row, col int, shows bool) {
	x.t.Helper()
	want := fmt.Sprintf("%d %d %d", row, col, map[bool]int{true: 1}[shows])
	got := ""
	for end := time.Now().Add(pty.Patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = x.run("display-message", "-p", "#{cursor_y} #{cursor_x} #{cursor_flag}"); got == want {
			return
		}
		if !shows && strings.HasSuffix(got, " 0") {
			return
		}
	}
	x.t.Errorf("%s: the cursor is at %q, want %q\n%s", what, got, want, x.run("capture-pane", "-p"))
}

// The terminal's own opinion: its cursor stands behind the text it drew before the
// caret.
func TestCursorIsOnTheCaret(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: nothing else here can say where a terminal's cursor is")
	}
	if testing.Short() {
		t.Skip("builds a program")
	}
	dir := t.TempDir()
	bin := filepath.Join(dir, "field")
	if out, err := exec.Command("go", "build", "-o", bin, "./testdata/field").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	x := &tmux{t, []string{"-u", "-f", os.DevNull, "-S", filepath.Join(dir, "socket")}}
	t.Setenv("TMUX", "")
	t.Setenv("LC_ALL", "C.UTF-8")
	x.run("new-session", "-d", "-x", "40", "-y", "12", "sh", "-c", "printf 'before\\n'; "+bin+"; cat")
	t.Cleanup(func() { x.run("kill-server") })

	const top, left = 2, 4 // of the field in testdata/field
	x.until("at the start", top, left, true)
	// tab hides it; a frame that stays the same must show it again all the same
	for _, s := range []struct {
		name  string
		keys  []string
		row   int
		col   int
		shows bool
	}{
		{"half width", []string{"-l", "ab "}, 0, 3, true},
		{"full width", []string{"-l", "段取り"}, 0, 9, true},
		{"a move alone", []string{"Left"}, 0, 7, true},
		{"and back to the start", []string{"Home"}, 0, 0, true},
		{"to the end", []string{"End"}, 0, 9, true},
		{"half-width kana with its mark", []string{"-l", "ｶﾞ"}, 0, 11, true},
		{"decomposed kana", []string{"-l", "か\u3099"}, 0, 13, true},
		{"over one of them", []string{"Left"}, 0, 11, true},
		{"to the end again", []string{"End"}, 0, 13, true},
		{"beyond U+FFFF", []string{"-l", "𠮷野家"}, 0, 19, true},
		{"wrapped", []string{"-l", "に電話"}, 1, 6, true},
		{"no focus", []string{"Tab"}, 0, 0, false},
		{"focus again", []string{"Tab"}, 1, 6, true},
		{"up", []string{"Up"}, 0, 5, true},
		{"a new line", []string{"C-e", "Enter"}, 2, 0, true},
		{"scrolled", []string{"Enter", "あ", "Enter", "い"}, 2, 2, true},
		{"a full row", []string{"-l", "うえおかきくけこさ"}, 2, 0, true},
	} {
		x.run(append([]string{"send-keys"}, s.keys...)...)
		x.until(s.name, top+s.row, left+s.col, s.shows)
	}
	x.run("send-keys", "Escape")
	// Back on the main screen, below what was there before.
	x.until("after the end", 2, 0, true)
	if screen := x.run("capture-pane", "-p"); !strings.HasPrefix(screen, "before\nended <nil>") {
		t.Errorf("the screen is\n%s", screen)
	}
}

// At the end of the program the terminal is as it was: out of the alternate screen,
// the cursor showing, and nothing moved after that.
func TestEndOfProgram(t *testing.T) {
	var term *pty.Terminal
	t.Run("run", func(t *testing.T) {
		term, _ = program(t)
	})
	out := term.Output()
	_, end, ok := strings.Cut(out, ansi.ResetModeAltScreenSaveCursor)
	if !ok || strings.Contains(end, "H") || strings.LastIndex(out, ansi.ShowCursor) < strings.LastIndex(out, ansi.HideCursor) {
		t.Errorf("%q", out)
	}
}

// waitEmpty returns when the program has read all that was sent.
func waitEmpty(t *testing.T, term *pty.Terminal) {
	t.Helper()
	for end := time.Now().Add(pty.Patience); term.Unread() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the program does not read")
		}
	}
}
