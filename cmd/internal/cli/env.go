package cli

import (
	"context"
	"crypto/rand"
	"io"
	"os"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"dandori/runbook/store"
	"dandori/tui"
)

// Env is the outside world as the commands see it. Tests give another one; only
// [System] knows the real one.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer

	// IsTerminal reports whether a stream (one of the three above) is a
	// terminal.
	IsTerminal func(stream any) bool

	// Now reads the clock.
	Now func() time.Time

	// LookupEnv reads an environment variable, as os.LookupEnv does.
	LookupEnv func(name string) (string, bool)

	// User names the person at the keyboard as the operating system does, or
	// is empty.
	User string

	// Random gives the ids and salts of entries.
	Random io.Reader

	// Dir is the working folder.
	Dir string

	// DataHome is the platform's folder for the data of programs.
	DataHome string

	// StateHome is the platform's folder for what programs remember of a computer,
	// or empty.
	StateHome string

	// Computer is the name of the computer, or empty.
	Computer string

	// Clock reads the wall clock together with the one that cannot be set; see
	// runbook.Host. Nil where nothing is to be told from it.
	Clock func() (wall time.Time, running time.Duration, boot string)

	// Console opens the full-screen console and returns when it is left.
	Console func(ctx context.Context, cfg tui.Config, in, out *os.File) error
}

// System is the real world.
func System() Env {
	user := ""
	// The account's full name would be friendlier, but asking for it can wait
	// for a domain server.
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if user == "" {
			user = os.Getenv(name)
		}
	}
	computer, _ := os.Hostname()
	dir, _ := os.Getwd() // "" makes relative names fail where they are used
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		IsTerminal: isTerminal,
		Now:        time.Now,
		LookupEnv:  os.LookupEnv,
		User:       user,
		Random:     rand.Reader,
		Dir:        dir,
		DataHome:   xdg.DataHome,
		StateHome:  xdg.StateHome,
		Computer:   computer,
		Clock: func() (time.Time, time.Duration, string) {
			c := store.ReadClock(time.Now())
			return c.Wall, c.Running, c.Boot
		},
		Console: tui.Run,
	}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// getenv reads an environment variable; an unset one is empty.
func (e Env) getenv(name string) string {
	v, _ := e.LookupEnv(name)
	return v
}
