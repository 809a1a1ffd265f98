package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// player presses keys and reads what comes, with the moment at which it came.
type player struct {
	t  testing.TB
	to *os.File

	mu   sync.Mutex
	more *sync.Cond
	out  []byte
	at   []arrival
	seen int // what came before the last key
	err  error
}

// arrival is when the bytes up to an end were there.
type arrival struct {
	end  int
	when time.Time
}

// play starts a program on a terminal of 80 by 24 cells. It ends with stop.
func play(t testing.TB, cmd *exec.Cmd, user string) (p *player, stop func()) {
	t.Helper()
	master, slave := openPty(t)
	if err := unix.IoctlSetWinsize(int(slave.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=ja_JP.UTF-8", "USER="+user, "ACCESSIBLE=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	slave.Close()
	return newPlayer(t, master), func() {
		_ = unix.Kill(-cmd.Process.Pid, unix.SIGKILL) // all it has started, too: a session of its own
		cmd.Wait()
		master.Close()
	}
}

func newPlayer(t testing.TB, terminal *os.File) *player {
	p := &player{t: t, to: terminal}
	p.more = sync.NewCond(&p.mu)
	go func() {
		buf := make([]byte, 64<<10)
		for {
			n, err := terminal.Read(buf)
			p.mu.Lock()
			p.out = append(p.out, buf[:n]...)
			p.at = append(p.at, arrival{len(p.out), time.Now()})
			p.err = err
			p.more.Broadcast()
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return p
}

// mark has the next wait look only at what comes from now on.
func (p *player) mark() {
	p.mu.Lock()
	p.seen = len(p.out)
	p.mu.Unlock()
}

// press types keys, and marks.
func (p *player) press(key string) time.Time {
	p.t.Helper()
	p.mark()
	now := time.Now()
	if _, err := io.WriteString(p.to, key); err != nil {
		p.t.Fatal(err)
	}
	return now
}

// until waits for a text after the last key and gives the moment it was there.
func (p *player) until(text string) time.Time {
	p.t.Helper()
	late := time.AfterFunc(20*time.Second, func() {
		p.mu.Lock()
		p.err = errors.Join(p.err, errors.New("it takes too long"))
		p.more.Broadcast()
		p.mu.Unlock()
	})
	defer late.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if i := bytes.Index(p.out[p.seen:], []byte(text)); i >= 0 {
			return p.when(p.seen + i + len(text))
		}
		if p.err != nil {
			p.t.Fatalf("%q never came: %v: %q", text, p.err, p.out[max(0, len(p.out)-2000):])
		}
		p.more.Wait()
	}
}

// within waits so long for a text after the last key; false when it did not come.
func (p *player) within(wait time.Duration, text string) (time.Time, bool) {
	over := false
	late := time.AfterFunc(wait, func() {
		p.mu.Lock()
		over = true
		p.more.Broadcast()
		p.mu.Unlock()
	})
	defer late.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if i := bytes.Index(p.out[p.seen:], []byte(text)); i >= 0 {
			return p.when(p.seen + i + len(text)), true
		}
		if over || p.err != nil {
			return time.Time{}, false
		}
		p.more.Wait()
	}
}

// when is the moment at which so much had come; p.mu is held.
func (p *player) when(end int) time.Time {
	i, _ := slices.BinarySearchFunc(p.at, end, func(a arrival, end int) int { return a.end - end })
	return p.at[min(i, len(p.at)-1)].when
}

// said tells when a text first came after a place of what came, if it did.
func (p *player) said(text string, from int) (time.Time, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := bytes.Index(p.out[from:], []byte(text))
	if i < 0 {
		return time.Time{}, false
	}
	return p.when(from + i + len(text)), true
}

func (p *player) tail() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.ToValidUTF8(string(p.out[max(0, len(p.out)-3000):]), "?")
}
