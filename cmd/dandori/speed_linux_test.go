package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"dandori/runbook"
	"dandori/runbook/store"
	"dandori/runbook/store/storetest"
)

// The console is measured against what a terminal program costs at least: the
// smallest program of Bubble Tea v1, in the same run on the same terminal. Where
// ours is slower at the median of the first frame, or at the 99th percentile of a key,
// the benchmark fails.
//
//	go test ./cmd/dandori -run '^$' -bench 'Frame' -benchtime 100x

// stock builds the program of testdata/hello.
var stock = sync.OnceValues(func() (string, error) {
	if _, err := binary(); err != nil { // makes the folder
		return "", err
	}
	path := filepath.Join(built, "hello")
	if out, err := exec.Command("go", "build", "-o", path, "./testdata/hello").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// onScreen is a program on a terminal that answers what a real one answers.
type onScreen struct {
	tb     testing.TB
	cmd    *exec.Cmd
	master *os.File

	mu     sync.Mutex
	more   *sync.Cond
	out    []byte
	last   time.Time // when something came
	closed bool
}

var asked = regexp.MustCompile(`\x1b\]11;\?|\x1b\[6n`)

// launch starts a program on a terminal of w by h cells.
func launch(tb testing.TB, w, h int, path string, args ...string) *onScreen {
	tb.Helper()
	master, slave := openPty(tb)
	if err := unix.IoctlSetWinsize(int(slave.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)}); err != nil {
		tb.Fatal(err)
	}
	s := &onScreen{tb: tb, master: master, cmd: exec.Command(path, args...)}
	s.more = sync.NewCond(&s.mu)
	s.cmd.Env = []string{"TERM=xterm-256color", "LANG=ja_JP.UTF-8", "USER=shinohara", "TZ=Asia/Tokyo"}
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = slave, slave, slave
	s.cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	slave.Close()
	go s.read()
	return s
}

func (s *onScreen) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := s.master.Read(buf)
		now := time.Now()
		for _, q := range asked.FindAll(buf[:n], -1) {
			if q[1] == ']' {
				s.master.WriteString("\x1b]11;rgb:0000/0000/0000\x1b\\")
			} else {
				s.master.WriteString("\x1b[2;2R")
			}
		}
		s.mu.Lock()
		s.out = append(s.out, buf[:n]...)
		if n > 0 {
			s.last = now
		}
		s.closed = s.closed || err != nil
		s.more.Broadcast()
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wait waits until something has come, and gives when.
func (s *onScreen) wait(done func(out []byte) bool) time.Time {
	s.tb.Helper()
	late := time.AfterFunc(60*time.Second, func() {
		s.mu.Lock()
		s.closed = true
		s.more.Broadcast()
		s.mu.Unlock()
	})
	defer late.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for !done(s.out) {
		if s.closed {
			s.tb.Fatalf("it never came: %q", s.out[max(0, len(s.out)-400):])
		}
		s.more.Wait()
	}
	return s.last
}

func has(texts ...string) func([]byte) bool {
	return func(out []byte) bool {
		return !slices.ContainsFunc(texts, func(t string) bool { return !bytes.Contains(out, []byte(t)) })
	}
}

// press sends keys, and gives how long the next frame takes.
func (s *onScreen) press(keys string) time.Duration {
	s.tb.Helper()
	s.mu.Lock()
	before := len(s.out)
	s.mu.Unlock()
	begun := time.Now()
	if _, err := s.master.WriteString(keys); err != nil {
		s.tb.Fatal(err)
	}
	return s.wait(func(out []byte) bool { return len(out) > before }).Sub(begun)
}

func (s *onScreen) end() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
	s.master.Close()
}

// median and rare are the middle and the 99th percentile, in milliseconds.
func median(d []time.Duration) float64 { return percentile(d, 50) }
func rare(d []time.Duration) float64   { return percentile(d, 99) }

func percentile(d []time.Duration, p int) float64 {
	d = slices.Sorted(slices.Values(d))
	return float64(d[min(len(d)-1, len(d)*p/100)].Microseconds()) / 1000
}

// BenchmarkFirstFrame is from the start of the process to its first screen, ours with
// the shipped playbooks.
func BenchmarkFirstFrame(b *testing.B) {
	ours, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	hello, err := stock()
	if err != nil {
		b.Fatal(err)
	}
	data := filepath.Join(b.TempDir(), "data")
	first := func(want []string, path string, args ...string) time.Duration {
		begun := time.Now()
		s := launch(b, 80, 24, path, args...)
		defer s.end()
		return s.wait(has(want...)).Sub(begun)
	}
	var mine, theirs []time.Duration
	for b.Loop() { // one after the other, so that both have the same neighbours
		theirs = append(theirs, first([]string{"hello"}, hello))
		mine = append(mine, first([]string{"段取り", "炎上", "対応中の事案"}, ours, "--data", data, "--state", data+"-state", "--lang", "ja"))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(mine), "ms")
	b.ReportMetric(median(theirs), "ms-stock")
	if len(mine) >= 20 && median(mine) > median(theirs) {
		b.Errorf("the first frame takes %.1f ms, that of the smallest program %.1f", median(mine), median(theirs))
	}
}

// longLog makes a data folder with an incident of n entries.
func longLog(b testing.TB, n int) (data string, id runbook.IncidentID) {
	b.Helper()
	path, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	data = filepath.Join(b.TempDir(), "data")
	if out, err := exec.Command(path, "--data", data, "--state", data+"-state", "start", "flaming", "--by", "鈴木").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	s, err := store.Open(data, store.Options{Writer: "test", Pins: store.PinsFolder(data+"-state", data)})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	list, err := s.List(b.Context())
	if err != nil || len(list) != 1 {
		b.Fatalf("%v, %v", list, err)
	}
	id = list[0].ID
	_, head, err := s.Read(b.Context(), id, runbook.Head{})
	for err == nil && head.Seq < n {
		events := storetest.Notes(head, "市民から電話。折り返し不要", min(1000, n-head.Seq))
		head, err = s.Append(b.Context(), id, head, events)
	}
	if err != nil {
		b.Fatal(err)
	}
	return data, id
}

// BenchmarkKeyToFrame is from a key to the frame that shows it, on the terminal, with
// short and long logs on small and large screens.
func BenchmarkKeyToFrame(b *testing.B) {
	ours, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	hello, err := stock()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1_000, 100_000} {
		data, id := longLog(b, n)
		for _, size := range [][2]int{{80, 24}, {200, 50}} {
			b.Run(fmt.Sprintf("%dx%d/%d", size[0], size[1], n), func(b *testing.B) {
				theirs := launch(b, size[0], size[1], hello)
				defer theirs.end()
				theirs.wait(has("hello"))
				mine := launch(b, size[0], size[1], ours, "--data", data, "--state", data+"-state", "--lang", "ja", "resume", string(id))
				defer mine.end()
				mine.wait(has("【実対応】", string(id)))
				time.Sleep(time.Second) // both are at rest
				keys := []string{"\x1b[B", "\x1b[A"}
				var m, t []time.Duration
				for i := 0; b.Loop(); i++ {
					time.Sleep(time.Duration(20+i%17) * time.Millisecond) // at any moment of a tick
					t = append(t, theirs.press(keys[i%2]))
					m = append(m, mine.press(keys[i%2]))
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(median(m), "ms")
				b.ReportMetric(rare(m), "ms-p99")
				b.ReportMetric(rare(t), "ms-p99-stock")
				if len(m) >= 100 && rare(m) > rare(t) {
					b.Errorf("a key takes %.1f ms at the median and %.1f at the 99th percentile, in the smallest program %.1f and %.1f", median(m), rare(m), median(t), rare(t))
				}
			})
		}
	}
}
