package readiness

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
)

// Check is one look at an item.
type Check struct {
	Item    string
	Subject string // the account, or the role of the contact; "" for the office as a whole
	Outcome string // runbook.OutcomeOK or runbook.OutcomeProblem
	Text    string // what the problem is; a remark when there is none
	By      runbook.Actor
	At      time.Time // when somebody looked
	Logged  time.Time // when it was written down
	Log     runbook.IncidentID
	Entry   int
}

// Key names what a check is of.
type Key struct{ Item, Subject string }

// Checks is the check that stands of each item and subject.
type Checks map[Key]Check

// Fold gives the checks that stand after the entries of one log or, in the order
// in which they were written, of several. Of each item the last one stands.
func Fold(entries []Entry) Checks {
	checks := Checks{}
	for _, e := range entries {
		if d, ok := e.Data.(*runbook.ReadinessCheck); ok {
			checks[Key{d.Item, d.Account}] = Check{
				Item: d.Item, Subject: d.Account, Outcome: d.Outcome, Text: d.Text,
				By: e.Actor, At: e.At, Logged: e.Logged, Log: e.Log, Entry: e.Seq,
			}
		}
	}
	return checks
}

// Entry is an entry of a log of checks.
type Entry struct {
	Log runbook.IncidentID
	runbook.Event
}

// Config is what a [Log] is opened with.
type Config struct {
	Store   runbook.Store
	Items   []Item
	Profile *org.Profile
	Version string    // of the program
	Random  io.Reader // gives the ids and salts of entries
}

// Log is the checks of one office in the hands of one program. It is not safe for
// use by several goroutines at once; several programs may record at the same time.
type Log struct {
	cfg    Config
	logs   []*held // the oldest first
	damage error
	drill  Check // the last drill of the office; zero: none

	// What Record tried to write when the store failed. It may be durable all the
	// same; it is looked for before anything is written again.
	unsure []attempt
}

// attempt is a look whose entry was written but not acknowledged.
type attempt struct {
	look Look
	id   string
}

// held is one log of the store as far as it was read.
type held struct {
	id      runbook.IncidentID
	head    runbook.Head
	entries []Entry
	signer  *runbook.Signer
}

func newHeld(cfg Config, id runbook.IncidentID) *held {
	return &held{id: id, signer: runbook.NewSigner(cfg.Store, cfg.Random)}
}

// Empty is the checks of an office without a store: none. Nothing can be recorded
// in it.
func Empty(cfg Config) *Log { return &Log{cfg: cfg} }

// Open reads the checks of an office. An office that has recorded none has an empty
// Log; nothing is written. When a log that is the office's, or may be, is damaged,
// the Log of what stands before the damage comes with a *[runbook.DamageError].
func Open(ctx context.Context, cfg Config) (*Log, error) {
	l := &Log{cfg: cfg}
	listings, err := cfg.Store.List(ctx, runbook.SeriesReadiness)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(listings, func(a, b runbook.Listing) int { return cmp.Compare(a.ID, b.ID) })
	for _, listing := range listings {
		h, org, err := read(ctx, cfg, listing.ID)
		if _, ok := errors.AsType[*runbook.DamageError](err); err != nil && !ok {
			return nil, err
		}
		if h.head.Seq > 0 && org != cfg.Profile.ID {
			continue
		}
		if l.damage == nil {
			l.damage = err
		}
		if h.head.Seq > 0 {
			l.logs = append(l.logs, h)
		}
	}
	if l.drill, err = lastDrill(ctx, cfg); err != nil {
		return nil, err
	}
	return l, l.damage
}

// read reads one log of checks and says whose it is.
func read(ctx context.Context, cfg Config, id runbook.IncidentID) (h *held, org string, err error) {
	h = newHeld(cfg, id)
	events, head, err := cfg.Store.Read(ctx, id, runbook.Head{})
	if err == nil {
		err = place(id, events)
	}
	if len(events) > 0 {
		if d, ok := events[0].Data.(*runbook.ReadinessOpening); ok && d.Log == id {
			h.accept(events, head)
			org = d.Org
		}
	}
	return h, org, err
}

// place says that a log does not belong where it lies.
func place(id runbook.IncidentID, events []runbook.Event) error {
	if len(events) == 0 {
		return nil
	}
	whose := runbook.IncidentID("")
	switch d := events[0].Data.(type) {
	case *runbook.ReadinessOpening:
		if whose = d.Log; whose == id {
			return nil
		}
	case *runbook.Opened:
		whose = d.Incident
	}
	return &runbook.DamageError{ID: id, Path: string(id), Entry: 1, Err: &runbook.MisplacedError{Of: whose}}
}

// Verify reads a log of checks and says what is wrong with it: a
// *[runbook.DamageError] when it is damaged or does not belong where it lies.
func Verify(ctx context.Context, st runbook.Store, id runbook.IncidentID) error {
	_, _, err := read(ctx, Config{Store: st}, id)
	return err
}

func (h *held) accept(events []runbook.Event, head runbook.Head) {
	for _, e := range events {
		h.entries = append(h.entries, Entry{h.id, e})
	}
	h.signer.Follow(events)
	h.head = head
}

// ID is the log that is written to, or "" before the first check.
func (l *Log) ID() runbook.IncidentID {
	if len(l.logs) == 0 {
		return ""
	}
	return l.logs[0].id
}

// IDs lists every log of the office, the one written to first. More than one there
// is only when two programs began it at the same moment.
func (l *Log) IDs() []runbook.IncidentID {
	var ids []runbook.IncidentID
	for _, h := range l.logs {
		ids = append(ids, h.id)
	}
	return ids
}

// Raw opens one of the logs exactly as it is stored, unverified.
func (l *Log) Raw(ctx context.Context, id runbook.IncidentID) (io.ReadCloser, error) {
	return l.cfg.Store.Raw(ctx, id)
}

// Entries lists the entries in the order in which they were written. Those of one
// log keep their order, whatever the clock said.
func (l *Log) Entries() []Entry {
	var all []Entry
	left := make([][]Entry, len(l.logs))
	for i, h := range l.logs {
		left[i] = h.entries
	}
	for {
		first := -1
		for i := range left {
			if len(left[i]) > 0 && (first < 0 || left[i][0].Logged.Before(left[first][0].Logged)) {
				first = i
			}
		}
		if first < 0 {
			return all
		}
		all = append(all, left[first][0])
		left[first] = left[first][1:]
	}
}

// Checks is the check that stands of each item.
func (l *Log) Checks() Checks {
	checks, key := Fold(l.Entries()), Key{Item: ItemDrill}
	if l.drill.At.After(checks[key].At) {
		checks[key] = l.drill
	}
	return checks
}

// Results says how each item stands at now.
func (l *Log) Results(now time.Time) []Result {
	return Evaluate(l.cfg.Items, l.cfg.Profile, l.Checks(), now)
}

// Refresh reads what was written since.
func (l *Log) Refresh(ctx context.Context) error {
	fresh, err := Open(ctx, l.cfg)
	if fresh != nil {
		l.logs, l.damage, l.drill = fresh.logs, fresh.damage, fresh.drill
	}
	return err
}
