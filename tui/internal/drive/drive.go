// Package drive runs a Bubble Tea model without a terminal, a goroutine or a clock,
// so that a test of the screen is a plain function from keys to lines:
//
//	s := drive.New(t, model, 80, 24)
//	s.Key("1", "enter")
//	s.Type("市民から電話")
//	s.Golden("note-written")
//
// # One message at a time
//
// [Screen.Send] gives a message to Update, then runs the command that Update
// returned and sends what it gives, until nothing is left. The commands of a
// tea.Sequence run in order, those of a tea.Batch too, although a real
// program promises no order there: set [Screen.Reverse] to run them the other way
// and see whether it matters. What Bubble Tea keeps to itself (tea.Quit, batches and
// sequences) does not reach the model; every other message does.
//
// # After every message
//
// The driver renders the screen after every single Update and fails the test when
//
//   - there are more than h lines (a terminal would drop the top ones, unseen),
//   - a line is wider than w cells,
//   - a line holds a control character or an escape sequence that is no style,
//   - rendering it a second time gives something else.
//
// # Time
//
// Nothing here waits. A command that waits would hang the test, and one that sends
// itself again would never end; so a model takes the command that ticks as a
// value, and its tests leave it out and send the tick themselves. The driver
// refuses tea.Tick and tea.Every, whose commands it can tell by name, and stops
// after [Endless] messages for one message sent.
//
// # Goldens
//
// [Screen.Golden] compares the screen as plain text, spaces at the ends of lines
// trimmed, with testdata/<name>.golden. go test -update writes the files.
package drive

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dandori/tui/internal/cell"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Endless is how many messages one message may lead to.
const Endless = 10_000

var update = flag.Bool("update", false, "write the golden files instead of comparing")

// Screen is a model on a terminal that is not there.
type Screen struct {
	// Reverse runs the commands of a batch last to first.
	Reverse bool

	tb    testing.TB
	model tea.Model
	w, h  int
	sized bool
	ended bool
	sent  int
}

// New starts m on a terminal of w by h cells: Init and its commands, then the size,
// which is the order that is harder for a model.
func New(tb testing.TB, m tea.Model, w, h int) *Screen {
	tb.Helper()
	s := &Screen{tb: tb, model: m, w: w, h: h}
	cmd := m.Init()
	m.View() // Bubble Tea renders once before anything is known
	s.run(cmd)
	s.Resize(w, h)
	return s
}

// Model returns the model as it is now.
func (s *Screen) Model() tea.Model { return s.model }

// Ended reports that the program has quit.
func (s *Screen) Ended() bool { return s.ended }

// Send delivers messages one after the other, each with all that follows from it.
// After the program has quit it fails the test.
func (s *Screen) Send(msgs ...tea.Msg) {
	s.tb.Helper()
	for _, msg := range msgs {
		if s.ended {
			s.tb.Fatalf("%T was sent after the program had ended", msg)
		}
		s.sent = 0
		s.deliver(msg)
	}
}

func (s *Screen) deliver(msg tea.Msg) {
	s.tb.Helper()
	if s.ended {
		return // commands that outlive the program go nowhere
	}
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg, tea.InterruptMsg:
		s.ended = true
		return
	case tea.BatchMsg:
		s.runAll(msg, s.Reverse)
		return
	default:
		if cmds, ok := sequence(msg); ok {
			s.runAll(cmds, false)
			return
		}
	}
	if s.sent++; s.sent > Endless {
		s.tb.Fatalf("more than %d messages follow from one, the last a %T: does a tick send itself again?", Endless, msg)
	}
	var cmd tea.Cmd
	s.model, cmd = s.model.Update(msg)
	s.check(msg)
	s.run(cmd)
}

// sequence reads the message of tea.Sequence, whose type is not exported.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i] = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

func (s *Screen) runAll(cmds []tea.Cmd, reverse bool) {
	s.tb.Helper()
	for i := range cmds {
		if reverse {
			i = len(cmds) - 1 - i
		}
		s.run(cmds[i])
	}
}

func (s *Screen) run(cmd tea.Cmd) {
	s.tb.Helper()
	if cmd == nil || s.ended {
		return
	}
	if name, waits := waits(cmd); waits {
		s.tb.Fatalf("the command %s waits for the clock: give the model its ticks from outside and send them", name)
	}
	s.deliver(cmd())
}

var ticking = regexp.MustCompile(`\b(Tick|Every)\.`)

// waits reports the commands of tea.Tick and tea.Every. The file tells them from
// functions of the same name, the name from the others of that file; it contains
// the caller's name when the compiler put them inline.
func waits(cmd tea.Cmd) (string, bool) {
	pc := reflect.ValueOf(cmd).Pointer()
	f := runtime.FuncForPC(pc)
	file, _ := f.FileLine(pc)
	return f.Name(), strings.Contains(file, "charmbracelet/bubbletea") && ticking.MatchString(f.Name()+".")
}

func (s *Screen) check(after tea.Msg) {
	s.tb.Helper()
	view := s.model.View()
	if again := s.model.View(); again != view {
		s.tb.Errorf("after %T %v: rendered twice, the screen differs\n--- first\n%s\n--- second\n%s", after, after, ansi.Strip(view), ansi.Strip(again))
	}
	if !s.sized {
		return
	}
	lines := strings.Split(view, "\n")
	if len(lines) > s.h {
		s.tb.Errorf("after %T %v: %d lines on a terminal of %d\n%s", after, after, len(lines), s.h, ansi.Strip(view))
	}
	for i, l := range lines {
		var drawn strings.Builder
		for c := range cell.Clusters(l) {
			drawn.WriteString(c)
		}
		if drawn.String() != l {
			s.tb.Errorf("after %T %v: line %d drives the terminal: %q", after, after, i+1, l)
		}
		if n := cell.Width(l); n > s.w {
			s.tb.Errorf("after %T %v: line %d is %d cells on a terminal of %d: %q", after, after, i+1, n, s.w, ansi.Strip(l))
		}
	}
}

// named holds every key that Bubble Tea has a name for.
var named = func() map[string]tea.KeyMsg {
	m := map[string]tea.KeyMsg{}
	for t := tea.KeyType(-128); t <= 127; t++ {
		if name := t.String(); name != "" && t != tea.KeyRunes {
			m[name] = tea.KeyMsg{Type: t}
		}
	}
	space := tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	m[" "], m["space"] = space, space
	return m
}()

// Key presses keys, named as Bubble Tea names them: "enter", "up", "ctrl+c",
// "shift+tab", "alt+b", "space", or one character.
func (s *Screen) Key(names ...string) {
	s.tb.Helper()
	for _, name := range names {
		bare, alt := strings.CutPrefix(name, "alt+")
		msg, ok := named[bare]
		if !ok {
			if len([]rune(bare)) != 1 {
				s.tb.Fatalf("there is no key %q", name)
			}
			msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(bare)}
		}
		msg.Alt = alt
		s.Send(msg)
	}
}

// Type commits text as an input method does: the characters between spaces as one
// message, each ASCII space as the space key, which is how Bubble Tea reads it.
func (s *Screen) Type(text string) {
	s.tb.Helper()
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		s.tb.Fatalf("%q has keys in it: use Key or Paste", text)
	}
	for i, run := range strings.Split(text, " ") {
		if i > 0 {
			s.Key("space")
		}
		if run != "" {
			s.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(run)})
		}
	}
}

// Paste pastes text as a terminal with bracketed paste does, with CR for each line
// break.
func (s *Screen) Paste(text string) {
	s.tb.Helper()
	s.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.ReplaceAll(text, "\n", "\r")), Paste: true})
}

// Resize changes the size of the terminal.
func (s *Screen) Resize(w, h int) {
	s.tb.Helper()
	s.w, s.h, s.sized = w, h, true
	s.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Lines returns the screen as plain text, spaces at the ends of lines trimmed.
func (s *Screen) Lines() []string {
	lines := strings.Split(ansi.Strip(s.model.View()), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}

// Text returns [Screen.Lines] as one string.
func (s *Screen) Text() string { return strings.Join(s.Lines(), "\n") }

// Shows fails the test unless each text is on the screen, within a line.
func (s *Screen) Shows(texts ...string) {
	s.tb.Helper()
	for _, text := range texts {
		if !strings.Contains(s.Text(), text) {
			s.tb.Errorf("%q is not on the screen:\n%s", text, s.Text())
		}
	}
}

// Says fails the test unless each sentence is on the screen, however the lines of a pane
// break it.
func (s *Screen) Says(sentences ...string) {
	s.tb.Helper()
	for _, sentence := range sentences {
		if !s.said(sentence) {
			s.tb.Errorf("%q is not said on the screen:\n%s", sentence, s.Text())
		}
	}
}

// said joins the lines of each pane, and looks for a sentence in what comes of it. White
// space counts for nothing, since a line that breaks has some more.
func (s *Screen) said(sentence string) bool {
	bare := func(text string) string { return strings.Join(strings.Fields(text), "") }
	panes := []string{""}
	for _, l := range s.Lines() {
		for i, part := range strings.Split(l+" ", " | ") {
			if i == len(panes) {
				panes = append(panes, "")
			}
			panes[i] += bare(part)
		}
	}
	return slices.ContainsFunc(panes, func(pane string) bool { return strings.Contains(pane, bare(sentence)) })
}

// Hides fails the test when one of the texts is on the screen, within a line.
func (s *Screen) Hides(texts ...string) {
	s.tb.Helper()
	for _, text := range texts {
		if strings.Contains(s.Text(), text) {
			s.tb.Errorf("%q is on the screen:\n%s", text, s.Text())
		}
	}
}

// Golden compares the screen with testdata/<name>.golden, or writes that file under
// -update.
func (s *Screen) Golden(name string) {
	s.tb.Helper()
	got := s.Text() + "\n"
	file := filepath.Join("testdata", filepath.FromSlash(name)+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			s.tb.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			s.tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		s.tb.Fatalf("%v (go test -update writes it)\n%s", err, got)
	}
	// A checkout on Windows may have turned the line ends.
	if want := strings.ReplaceAll(string(want), "\r\n", "\n"); got != want {
		s.tb.Errorf("the screen differs from %s (go test -update accepts it)\n--- now\n%s--- golden\n%s", file, got, want)
	}
}
