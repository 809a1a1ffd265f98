package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// attendedDir is the folder of the data folder in which it is kept who attends to a drill
// whose clock runs: a file of its id. A console writes the time into it every second.
// Commands that set the clock going write byCommands: nobody attends then, and it is meant.
// Without the file nobody is known to have attended. All computers that share the data
// folder see it.
const (
	attendedDir = "attended"
	byCommands  = "commands"
	maxAttended = 64 // bytes of such a file
)

const (
	// attendGap is after how long without a sign of anybody a drill was interrupted.
	attendGap = 3 * time.Second
	// attendLook is for how long a sign is waited for then: what is written by a computer
	// whose clock is wrong is as good a sign.
	attendLook = 1500 * time.Millisecond
)

// attendance is what that file says.
type attendance struct {
	at       time.Time // zero: nobody is known to have attended
	commands bool
}

func (a *app) attendedPath(id runbook.IncidentID) string {
	return filepath.Join(a.dataDir(), attendedDir, string(id))
}

func (a *app) writeAttended(id runbook.IncidentID, words string) error {
	if err := os.MkdirAll(filepath.Join(a.dataDir(), attendedDir), 0o700); err != nil {
		return err
	}
	return writeFile(a.attendedPath(id), true, func(w io.Writer) error {
		_, err := io.WriteString(w, words+"\n")
		return err
	})
}

func (a *app) readAttended(id runbook.IncidentID) attendance {
	f, err := os.Open(a.attendedPath(id))
	if err != nil {
		return attendance{}
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxAttended))
	if err != nil {
		return attendance{}
	}
	words := strings.TrimSpace(string(text))
	at, _ := time.Parse(time.RFC3339, words)
	return attendance{at, words == byCommands}
}

// attend keeps that a console attends to a drill at a moment.
func (a *app) attend(_ context.Context, id runbook.IncidentID, at time.Time) error {
	return a.writeAttended(id, at.UTC().Format(time.RFC3339))
}

// lastAttended is when somebody last attended to a drill, for a console: now where commands
// run it, and long ago where nobody is known to have.
func (a *app) lastAttended(_ context.Context, id runbook.IncidentID) time.Time {
	switch is := a.readAttended(id); {
	case is.commands:
		return a.env.Now()
	case is.at.IsZero():
		return time.Unix(1, 0)
	default:
		return is.at
	}
}

// commanded keeps that commands set the clock of a drill going. Where that cannot be kept the
// next command takes the drill for interrupted, and says so.
func (a *app) commanded(id runbook.IncidentID) { _ = a.writeAttended(id, byCommands) }

// lapsed is since when nobody has attended to a drill whose clock runs, in wall time; zero
// when somebody does, or nobody is meant to.
func (a *app) lapsed(s *runbook.State) time.Time {
	if !s.Planned() || !s.Clock.Running {
		return time.Time{}
	}
	is, now := a.readAttended(s.ID), a.env.Now()
	alive := s.Clock.Logged()
	if is.at.After(alive) && !is.at.After(now) {
		alive = is.at
	}
	if is.commands || now.Sub(alive) < attendGap {
		return time.Time{}
	}
	return alive
}

// briefNow is now as a list reckons it: of a drill that was interrupted, when somebody last
// attended to it.
func (a *app) briefNow(sum summarized) time.Time {
	now := a.env.Now()
	clock := sum.brief.Clock
	if clock == nil || clock.Speed == 0 {
		return now
	}
	is, alive := a.readAttended(sum.id), sum.brief.Last
	if is.at.After(alive) && !is.at.After(now) {
		alive = is.at
	}
	if is.commands || now.Sub(alive) < attendGap {
		return now
	}
	return alive
}

// takeUp puts the clock of a drill that was interrupted back to where it was, before
// anything else is recorded: what was lost must not count, whoever comes next.
func (a *app) takeUp(ctx context.Context, s *runbook.Session) error {
	state := s.State()
	alive := a.lapsed(&state)
	if alive.IsZero() {
		return nil
	}
	before := a.readAttended(state.ID)
	for end := time.Now().Add(attendLook); time.Now().Before(end); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
		if a.readAttended(state.ID) != before {
			return nil
		}
	}
	_, err := s.Record(ctx, drill.Interrupt{Alive: alive}, a.env.Now())
	if _, refused := errors.AsType[*runbook.Refusal](err); refused {
		return nil // somebody else was faster
	}
	if err != nil {
		return err
	}
	state = s.State()
	a.durable = &entry{state.ID, state.Head}
	a.remark(lang.DrillAttend.PutBack.With(string(state.ID), a.now(&state).Format("15:04")))
	a.suggest(lang.DrillAttend.PutBackHint.With(string(state.ID)))
	return nil
}

// arrive hands out, before a player records something, what is due in a drill that runs by
// commands: there nobody else does.
func (a *app) arrive(ctx context.Context, s *runbook.Session) error {
	for {
		state := s.State()
		if !state.Clock.Running || !a.readAttended(state.ID).commands {
			return nil
		}
		run := drill.RunOf(&state, s.Entries())
		due := run.DueNow(a.now(&state))
		if len(due) == 0 {
			return nil
		}
		events, err := s.Record(ctx, drill.Deliver{Number: due[0].Number}, a.env.Now())
		if r, refused := errors.AsType[*runbook.Refusal](err); refused && r.Code == runbook.AlreadySettled {
			continue // somebody else was faster
		}
		if err != nil {
			return err
		}
		a.durable = &entry{state.ID, events[0].Seq}
		a.onStderr(func() { a.printArrival(&run, events[0].At, due[0].Inject) })
	}
}

// prepare does in a drill on a scenario what comes before a player's entry.
func (a *app) prepare(ctx context.Context, s *runbook.Session) error {
	if state := s.State(); !state.Planned() {
		return nil
	}
	if err := a.takeUp(ctx, s); err != nil {
		return err
	}
	return a.arrive(ctx, s)
}

// tellDrill says on standard error, to who only reads, that a drill waits for somebody:
// it was interrupted, or something is due that nobody hands out.
func (a *app) tellDrill(r *drill.Run) {
	if !a.lapsed(&r.State).IsZero() {
		a.remark(lang.DrillAttend.LapsedHint.With(string(r.State.ID)))
		return
	}
	if due := r.DueNow(a.now(&r.State)); len(due) > 0 && r.Clock.Running && a.readAttended(r.State.ID).commands {
		a.remark(lang.DrillAttend.WaitingDue.With(len(due), string(r.State.ID)))
	}
}
