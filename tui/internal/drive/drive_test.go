package drive

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// toy is a model whose next command and view a test sets.
type toy struct {
	log  []string
	cmd  func(msg tea.Msg) tea.Cmd
	view func() string
	init tea.Cmd
}

func (m *toy) Init() tea.Cmd { return m.init }
func (m *toy) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.log = append(m.log, fmt.Sprint(msg))
	if m.cmd == nil {
		return m, nil
	}
	return m, m.cmd(msg)
}
func (m *toy) View() string {
	if m.view == nil {
		return strings.Join(m.log[max(0, len(m.log)-3):], "\n")
	}
	return m.view()
}

func say(text string) tea.Cmd { return func() tea.Msg { return text } }

// saying answers the key x with cmd.
func saying(cmd tea.Cmd) *toy {
	return &toy{cmd: func(msg tea.Msg) tea.Cmd {
		if k, ok := msg.(tea.KeyMsg); ok && k.String() == "x" {
			return cmd
		}
		return nil
	}}
}

// recorder is a test that may fail.
type recorder struct {
	testing.TB
	text strings.Builder
}

func (r *recorder) Helper()                   {}
func (r *recorder) Errorf(f string, a ...any) { fmt.Fprintf(&r.text, f+"\n", a...) }
func (r *recorder) Fatalf(f string, a ...any) { r.Errorf(f, a...); panic(r) }

// failure returns how f fails.
func failure(t *testing.T, f func(tb testing.TB)) (text string) {
	t.Helper()
	r := &recorder{TB: t}
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
		text = r.text.String()
	}()
	f(r)
	return
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name    string
		cmd     tea.Cmd
		reverse bool
		want    string
	}{
		{"one", say("a"), false, "x a"},
		{"batch", tea.Batch(say("a"), say("b"), say("c")), false, "x a b c"},
		{"batch reversed", tea.Batch(say("a"), say("b"), say("c")), true, "x c b a"},
		{"sequence", tea.Sequence(say("a"), say("b")), false, "x a b"},
		{"sequence is never reversed", tea.Sequence(say("a"), say("b")), true, "x a b"},
		{"nested", tea.Sequence(say("a"), tea.Batch(say("b"), tea.Sequence(say("c"), nil, say("d")))), false, "x a b c d"},
		{"nothing", func() tea.Msg { return nil }, false, "x"},
		{"quit ends the rest", tea.Sequence(say("a"), tea.Quit, say("b")), false, "x a"},
		{"a list of other things is a message", func() tea.Msg { return []string{"l"} }, false, "x [l]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := saying(c.cmd)
			s := New(t, m, 20, 5)
			s.Reverse = c.reverse
			s.Key("x")
			if got := strings.Join(m.log[1:], " "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if s.Ended() != strings.Contains(c.name, "quit") {
				t.Errorf("ended: %v", s.Ended())
			}
		})
	}
}

func TestStart(t *testing.T) {
	m := &toy{init: say("began")}
	s := New(t, m, 20, 5)
	s.Resize(30, 6)
	if got := strings.Join(m.log, " "); got != "began {20 5} {30 6}" {
		t.Error(got)
	}
	if s.Model() != tea.Model(m) {
		t.Error("the model is another")
	}
}

func TestKeys(t *testing.T) {
	m := &toy{view: func() string { return "" }}
	s := New(t, m, 20, 5)
	m.log = nil
	s.Key("enter", "up", "ctrl+c", "shift+tab", "1", "？", "alt+b", "space", "esc", "f5", "pgdown")
	s.Type("段取り ok")
	s.Paste("一\n二")
	if got, want := strings.Join(m.log, "|"), "enter|up|ctrl+c|shift+tab|1|？|alt+b| |esc|f5|pgdown|段取り| |ok|[一\r二]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, f := range []func(s *Screen){func(s *Screen) { s.Key("entre") }, func(s *Screen) { s.Type("a\n") }} {
		if failure(t, func(tb testing.TB) { f(New(tb, &toy{}, 20, 5)) }) == "" {
			t.Error("no failure")
		}
	}
}

func TestChecks(t *testing.T) {
	flip := 0
	for _, c := range []struct {
		name string
		view func() string
		want string
	}{
		{"too many lines", func() string { return "1\n2\n3\n4" }, "4 lines on a terminal of 3"},
		{"too wide", func() string { return "ok\nあいう" }, "line 2 is 6 cells on a terminal of 5"},
		{"escapes", func() string { return "\x1b[2J" }, "drives the terminal"},
		{"titles", func() string { return "\x1b]0;t\a" }, "drives the terminal"},
		{"tab", func() string { return "\t" }, "drives the terminal"},
		{"not the same twice", func() string { flip++; return fmt.Sprint(flip % 2) }, "rendered twice"},
		{"fine", func() string { return "\x1b[1mあい\x1b[0m\n\n三" }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := failure(t, func(tb testing.TB) { New(tb, &toy{view: c.view}, 5, 3) })
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	// Between two messages of one command too, not only where the test looks.
	bad := false
	m := saying(tea.Sequence(func() tea.Msg { bad = true; return "a" }, func() tea.Msg { bad = false; return "b" }))
	m.view = func() string { return map[bool]string{true: "too wide", false: "ok"}[bad] }
	if got := failure(t, func(tb testing.TB) { New(tb, m, 5, 3).Key("x") }); !strings.Contains(got, "after string a") {
		t.Errorf("%q", got)
	}
}

func TestNoClock(t *testing.T) {
	tick := func(time.Time) tea.Msg { return "tick" }
	for _, cmd := range []tea.Cmd{
		tea.Tick(time.Hour, tick), tea.Every(time.Hour, tick),
		tea.Batch(say("a"), tea.Tick(time.Hour, tick)),
	} {
		if got := failure(t, func(tb testing.TB) { New(tb, saying(cmd), 9, 9).Key("x") }); !strings.Contains(got, "waits for the clock") {
			t.Errorf("%q", got)
		}
	}
	if got := failure(t, func(tb testing.TB) { New(tb, saying(Tick()), 9, 9).Key("x") }); got != "" {
		t.Errorf("our own Tick: %s", got)
	}
	m := &toy{cmd: func(tea.Msg) tea.Cmd { return say("again") }}
	if got := failure(t, func(tb testing.TB) { New(tb, m, 9, 9) }); !strings.Contains(got, "more than 10000 messages") {
		t.Errorf("%q", got)
	}
}

// Tick has the name of Bubble Tea's, and does not wait.
func Tick() tea.Cmd { return func() tea.Msg { return "tock" } }

func TestEnded(t *testing.T) {
	s := New(t, saying(tea.Quit), 9, 9)
	s.Key("x")
	if got := failure(t, func(tb testing.TB) { s.tb = tb; s.Key("y") }); !strings.Contains(got, "after the program had ended") {
		t.Errorf("%q", got)
	}
}

func TestScreen(t *testing.T) {
	view := func() string { return "\x1b[1m【訓練】\x1b[0m   \n  二 " }
	s := New(t, &toy{view: view}, 20, 5)
	if got := s.Text(); got != "【訓練】\n  二" {
		t.Errorf("%q", got)
	}
	s.Shows("【訓練】", "二")
	s.Hides("三")
	got := failure(t, func(tb testing.TB) {
		s := New(tb, &toy{view: view}, 20, 5)
		s.Shows("三")
		s.Hides("二")
	})
	if !strings.Contains(got, `"三" is not on the screen`) || !strings.Contains(got, `"二" is on the screen`) {
		t.Errorf("%q", got)
	}
}

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	was := *update
	defer func() { *update = was }()

	text := "一"
	s := New(t, &toy{view: func() string { return text }}, 20, 5)
	*update = true
	s.Golden("sub/one")
	*update = false
	s.Golden("sub/one")
	if data, err := os.ReadFile("testdata/sub/one.golden"); string(data) != "一\n" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if err := os.WriteFile("testdata/sub/one.golden", []byte("一\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Golden("sub/one")
	text = "二"
	if got := failure(t, func(tb testing.TB) { s.tb = tb; s.Golden("sub/one") }); !strings.Contains(got, "differs") {
		t.Errorf("%q", got)
	}
	if got := failure(t, func(tb testing.TB) { s.tb = tb; s.Golden("none") }); !strings.Contains(got, "-update") {
		t.Errorf("%q", got)
	}
}
