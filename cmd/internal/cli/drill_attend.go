package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// attendedDir is the folder of the data folder in which it is kept who attends to a drill
// whose clock runs: a file of its id. A console writes the time into it every second, with
// the start of its computer, how long that has run, and its name. Commands that set the clock
// going write byCommands: nobody attends then, and it is meant. Without the file nobody is
// known to have attended. All computers that share the data folder see it.
const (
	attendedDir = "attended"
	byCommands  = "commands"
	noBoot      = "-" // in the place of what is not known
	maxAttended = 256 // bytes of such a file
)

const (
	// attendGap is after how long without a sign of anybody a drill was interrupted.
	attendGap = 3 * time.Second
	// attendLook is for how long a sign is waited for then: the clock of this computer may
	// differ from that of the data folder.
	attendLook = 1500 * time.Millisecond

	// attendOld is how old a sign is that is not waited for: no clock is that wrong.
	attendOld = 24 * time.Hour
)

// attendance is what that file says. When it was written is told by the file system, the
// same for all computers: what a computer wrote into it is only as right as its clock. What
// this computer wrote since it was started, its running clock tells exactly.
type attendance struct {
	words    string
	sign     time.Time // when it was written; zero: nobody is known to have attended
	here     bool      // this computer wrote it: no other clock has a say
	commands bool
}

// attending is what this program saw of that file: since when it is as it is, on the
// running clock of this computer, and whether it was seen to change.
type attending struct {
	attendance
	seen  time.Time
	moved bool
}

// watch keeps that of each drill. A console asks from several goroutines.
type watch struct {
	sync.Mutex
	seen map[runbook.IncidentID]attending
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
	info, err := f.Stat()
	if err != nil {
		return attendance{}
	}
	text, err := io.ReadAll(io.LimitReader(f, maxAttended))
	if err != nil {
		return attendance{}
	}
	words := strings.TrimSpace(string(text))
	if words == byCommands {
		return attendance{words: words, commands: true}
	}
	is := attendance{words: words, sign: info.ModTime()}
	wrote := strings.Fields(words)
	if len(wrote) != 4 || wrote[1] == noBoot || a.env.Clock == nil {
		return is
	}
	_, running, boot := a.env.Clock()
	ran, err := time.ParseDuration(wrote[2])
	switch {
	case boot == "" || err != nil:
	case wrote[1] == boot && ran <= running:
		is.sign, is.here = a.env.Now().Add(ran-running), true
	case wrote[1] != boot && wrote[3] == a.computer(): // it was started anew since: whoever attended is gone
		is.here = true
	}
	return is
}

// computer is the name of this computer as such a file has it: one word.
func (a *app) computer() string { return strings.Join(strings.Fields(a.env.Computer), "_") }

// beat is what a console of this computer writes into such a file.
func (a *app) beat(at time.Time) string {
	boot, running := noBoot, time.Duration(0)
	if a.env.Clock != nil {
		if _, ran, started := a.env.Clock(); started != "" {
			boot, running = started, ran.Round(time.Millisecond)
		}
	}
	return strings.Join([]string{at.UTC().Format(time.RFC3339), boot, running.String(), cmp.Or(a.computer(), noBoot)}, " ")
}

// attended reports whether somebody attends to a drill whose clock runs, or nobody is meant
// to. Where the file is not of right now, and another computer wrote it, it is looked whether
// it changes, and at those of all drills at once. Who knows that it was as it is does not
// look again; who knew it long ago, and finds it changed, does: it may have changed long ago
// as well.
func (a *app) attended(id runbook.IncidentID) (attendance, bool) {
	a.attending.Lock()
	defer a.attending.Unlock()
	is := a.readAttended(id)
	if is.commands {
		return is, true
	}
	known, ok := a.attending.seen[id]
	switch age := a.env.Now().Sub(is.sign); {
	case age >= 0 && age < attendGap:
		return is, true
	case is.here:
		return is, false
	case ok && is != known.attendance && time.Since(known.seen) < attendGap:
		known = attending{is, time.Now(), true}
		a.attending.seen[id] = known
	case ok && is == known.attendance || age > attendOld: // without a file as well
	default:
		a.look(id)
		known = a.attending.seen[id]
		is = known.attendance
	}
	return is, known.moved && time.Since(known.seen) < attendGap
}

// look looks for a while whether the file of a drill changes, and meanwhile at those of the
// others that were not looked at of late: a list asks for one after the other.
func (a *app) look(asked runbook.IncidentID) {
	if a.attending.seen == nil {
		a.attending.seen = map[runbook.IncidentID]attending{}
	}
	seen, began, still := a.attending.seen, time.Now(), map[runbook.IncidentID]attendance{asked: a.readAttended(asked)}
	delete(seen, asked) // what is known of it is old
	entries, _ := os.ReadDir(filepath.Join(a.dataDir(), attendedDir))
	for _, e := range entries {
		id := runbook.IncidentID(e.Name())
		if known, ok := seen[id]; (!ok || time.Since(known.seen) >= attendGap) && id.Drill() {
			if is := a.readAttended(id); !is.here && !is.commands {
				still[id] = is
			}
		}
	}
	for !seen[asked].moved && time.Since(began) < attendLook {
		time.Sleep(attendLook / 15)
		for id, was := range still {
			if now := a.readAttended(id); now != was {
				seen[id] = attending{now, time.Now(), true}
				delete(still, id)
			}
		}
	}
	if time.Since(began) < attendLook {
		return // the others were not looked at for long enough
	}
	for id, is := range still {
		seen[id] = attending{attendance: is, seen: began}
	}
}

// silentSince is since when nobody has attended to a drill whose clock runs and of which
// the last entry was made at a moment, in wall time; zero when somebody does.
func (a *app) silentSince(id runbook.IncidentID, last time.Time) time.Time {
	if age := a.env.Now().Sub(last); age >= 0 && age < attendGap {
		return time.Time{}
	}
	is, attended := a.attended(id)
	if attended {
		return time.Time{}
	}
	now, alive := a.env.Now(), is.sign
	if alive.After(now) { // the clock of the data is ahead, and it was not long ago
		alive = now.Add(-attendGap)
	}
	if last.After(alive) && !last.After(now) {
		alive = last
	}
	return alive
}

// attend keeps that a console attends to a drill at a moment.
func (a *app) attend(_ context.Context, id runbook.IncidentID, at time.Time) error {
	return a.writeAttended(id, a.beat(at))
}

// lastAttended is when somebody last attended to a drill, for a console: now where somebody
// does or commands run it, and long ago where nobody is known to have.
func (a *app) lastAttended(_ context.Context, id runbook.IncidentID) time.Time {
	alive := a.silentSince(id, time.Unix(1, 0))
	if alive.IsZero() {
		return a.env.Now()
	}
	return alive
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
	return a.silentSince(s.ID, s.Clock.Logged())
}

// briefNow is now as a list reckons it: of a drill that was interrupted, when somebody last
// attended to it.
func (a *app) briefNow(sum summarized) time.Time {
	now := a.env.Now()
	clock := sum.brief.Clock
	if clock == nil || clock.Speed == 0 {
		return now
	}
	if alive := a.silentSince(sum.id, sum.brief.Last); !alive.IsZero() {
		return alive
	}
	return now
}

// takeUp puts the clock of a drill that was interrupted back to where it was, before
// anything else is recorded: what was lost must not count, whoever comes next.
func (a *app) takeUp(ctx context.Context, s *runbook.Session) error {
	state := s.State()
	alive := a.lapsed(&state)
	if alive.IsZero() {
		return nil
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
