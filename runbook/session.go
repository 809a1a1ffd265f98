package runbook

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// Session is one incident in the hands of one program: its state, its entries,
// and the way to record more. It is not safe for use by several goroutines at
// once; several sessions (and processes) may work on one incident.
type Session struct {
	store   Store
	host    *Host
	random  io.Reader
	head    Head
	state   State
	entries []Event

	signing signing
	tree    eventlog.Tree     // of the entries up to grown
	grown   eventlog.Position //

	// What Record tried to write when the store failed. It may be durable all
	// the same; it is looked for before anything is written again.
	unsure []attempt
}

// attempt is an intent whose entry was written but not acknowledged.
type attempt struct {
	intent Intent
	id     string
	jump   string // the id of the entry on the clock that was written with it, or ""
}

func (u attempt) wrote(id string) bool { return id != "" && (id == u.id || id == u.jump) }

// Token is what stays the same when [Begin] is tried again with the same intent
// after an error that was no refusal. The incident may have been begun all the same;
// with the same Token it is found, and not begun twice. The zero Token is
// that of an intent that was not tried yet.
type Token struct {
	event Event // with id, salt and time
}

// draw fills an attempt the first time.
func (a *Token) draw(random io.Reader, now time.Time) error {
	if a.event.ID != "" {
		return nil
	}
	events := []Event{{Seq: 1, Type: IncidentOpened, At: now, Logged: now}}
	if err := Stamp(random, events); err != nil {
		return err
	}
	a.event = events[0]
	return nil
}

// Begin opens a new incident (or drill) and records its first entry. random
// gives the ids and salts of entries.
func Begin(ctx context.Context, st Store, lib *Library, profile *org.Profile, drill bool, in Open, now time.Time, random io.Reader) (*Session, error) {
	again := in.Token
	if again == nil {
		again = &Token{}
	}
	if again.event.ID != "" {
		now = again.event.Logged
	}
	now = now.In(profile.TimeZone).Truncate(time.Second)
	var kinds []string
	for _, k := range in.Kinds {
		if _, ok := lib.Set.Kind(k); !ok {
			return nil, refuse(UnknownKind, lang.Engine.NoSuchKind.With(k), lang.Engine.KindsHint.With(listIDs(kindIDs(lib.Set))))
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if strings.TrimSpace(in.Actor.Name) == "" {
		return nil, bad(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if in.Detected.IsZero() {
		in.Detected = now
	}
	data := &Opened{
		Drill: drill, Org: profile.ID, Kinds: kinds, Title: strings.TrimSpace(in.Title), Account: strings.TrimSpace(in.Account),
		Seen: in.Seen, Source: in.Source, Means: in.Means,
		Detected: in.Detected.In(profile.TimeZone).Truncate(time.Second),
		Version:  in.Version, Pinned: lib.pins(profile),
	}
	if !in.Happened.IsZero() {
		data.Happened = in.Happened.In(profile.TimeZone).Truncate(time.Second)
	}
	for _, t := range []time.Time{data.Happened, data.Detected} {
		if t.After(now) {
			return nil, bad(lang.Engine.Future.With(t.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
	}
	if !data.Happened.IsZero() && data.Happened.After(data.Detected) {
		return nil, bad(lang.Engine.DetectedFirst, lang.Engine.DetectedFirstHint)
	}
	if size := pinnedSize(data.Pinned); size > MaxPinned {
		return nil, bad(lang.Engine.NotStarted.With(lang.Engine.PinsTooBig.With(size, MaxPinned)), lang.Engine.NotStartedHint)
	}
	if err := checkTexts(data, in.Actor); err != nil {
		return nil, err
	}
	if !in.AsIs {
		if err := secretIn(data); err != nil {
			return nil, err
		}
	}
	s := &Session{store: st, host: hostOf(st), random: random}
	if key := s.host.key(); key != nil {
		data.Key = key.Public().String()
	}
	if err := again.draw(random, now); err != nil {
		return nil, err
	}
	first := again.event
	first.Actor, first.Data = in.Actor, data
	s.host.clock(&first)
	series := SeriesIncident
	if drill {
		series = SeriesDrill
	}
	id, head, err := st.Create(ctx, series, now, func(id IncidentID) (Event, error) {
		data.Incident = id
		return first, nil
	})
	if err != nil {
		return nil, err
	}
	events := []Event{first}
	if id != data.Incident { // an earlier attempt had begun it after all
		if events, head, err = st.Read(ctx, id, Head{}); err != nil {
			return nil, err
		}
	}
	s.accept(events, head)
	return s, s.state.Err
}

// MaxPinned bounds the bytes of all pinned files of a run together, since they
// stand on one line of the log.
const MaxPinned = 900 << 10

func pinnedSize(pins []Pin) int {
	size := 0
	for _, p := range pins {
		size += len(p.Text)
	}
	return size
}

// Resume opens an incident that exists. When its log is damaged, the session of
// the entries before the damage comes with a *[DamageError].
func Resume(ctx context.Context, st Store, id IncidentID, random io.Reader) (*Session, error) {
	s := &Session{store: st, host: hostOf(st), random: random}
	events, head, err := st.Read(ctx, id, Head{})
	s.accept(events, head)
	if err == nil {
		err = CheckPlace(id, &s.state)
	}
	return s, err
}

// CheckPlace reports as a *[DamageError] that a state is not what the log of an incident
// can say: its pinned files were changed, or it is another's.
func CheckPlace(id IncidentID, s *State) error {
	switch {
	case errors.Is(s.Err, ErrPinAltered):
		return &DamageError{ID: id, Path: string(id), Entry: 1, Err: s.Err}
	case s.ID != id:
		return &DamageError{ID: id, Path: string(id), Entry: 1, Err: fmt.Errorf("%w: it is the log of %q", ErrMisplaced, s.ID)}
	}
	return nil
}

// ErrMisplaced says that a log stands in another incident's place.
var ErrMisplaced = errors.New("the log does not belong here")

// State is the state after all entries known to the session.
func (s *Session) State() State { return s.state }

// Head is the head of the log as known to the session.
func (s *Session) Head() Head { return s.head }

// Entries lists the entries known to the session, in the order of the log. The
// slice must not be changed.
func (s *Session) Entries() []Event { return slices.Clip(s.entries) }

func (s *Session) accept(events []Event, head Head) {
	s.state = Fold(s.state, events)
	s.entries = append(s.entries, events...)
	s.head = head
	for _, e := range events {
		s.signing = s.signing.after(e)
	}
}

// attempts bounds how often Record decides again after somebody else wrote
// first; each attempt means that another writer made progress.
const attempts = 50

// Record carries out an intent: it decides, appends the event durably, and
// folds it; it gives the entry that the intent made. When somebody else wrote first
// it reads their entries and decides again. A refusal is a *[Refusal], which names
// who came first when that is why; any other error means that nothing was
// acknowledged. Recording the same intent again is safe, even when the entry had
// become durable after all: it is not logged twice.
//
// With a [Host] a checkpoint follows the entry when one is due. It fails without a
// word; what was recorded stands.
func (s *Session) Record(ctx context.Context, in Intent, now time.Time) ([]Event, error) {
	seen := s.head.Seq
	if logged, err := s.settleUnsure(ctx, in); logged != nil || err != nil {
		return logged, err
	}
	for range attempts {
		events, err := Decide(s.state, in, now)
		if err != nil {
			return nil, s.overtaken(err, seen)
		}
		u := attempt{intent: in}
		if events, err = s.prepare(events, &u); err != nil {
			return nil, err
		}
		head, err := s.store.Append(ctx, s.state.ID, s.head, events)
		if conflict := (*ConflictError)(nil); errors.As(err, &conflict) {
			if _, err := s.Refresh(ctx); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			s.unsure = append(s.unsure, u)
			return nil, err
		}
		s.accept(events, head)
		if s.signing.due(now) {
			_ = s.Checkpoint(ctx, now) // what was recorded stands; the next one signs it
		}
		return events[len(events)-1:], nil
	}
	return nil, fmt.Errorf("%s: other writers kept coming first", s.state.ID)
}

// prepare gives the event of a decision what the log adds to it, and puts an entry
// before it when the clock was set since the last one.
func (s *Session) prepare(events []Event, u *attempt) ([]Event, error) {
	s.host.clock(&events[0])
	if j := jump(s.entries, events[0]); j != nil {
		j.Seq = events[0].Seq
		events[0].Seq++
		events = []Event{*j, events[0]}
	}
	if err := Stamp(s.random, events); err != nil {
		return nil, err
	}
	u.id = events[len(events)-1].ID
	if len(events) > 1 {
		u.jump = events[0].ID
	}
	return events, nil
}

// settleUnsure looks whether what an earlier Record failed to acknowledge is in
// the log after all. When the intent is the same, that is the answer; when it is
// not there, it may be written again.
func (s *Session) settleUnsure(ctx context.Context, in Intent) ([]Event, error) {
	if len(s.unsure) == 0 {
		return nil, nil
	}
	if _, err := s.Refresh(ctx); err != nil {
		return nil, err
	}
	for i, u := range s.unsure {
		if !reflect.DeepEqual(in, u.intent) {
			continue
		}
		s.unsure = slices.Delete(s.unsure, i, i+1)
		for _, e := range s.entries {
			if e.ID == u.id {
				return []Event{e}, nil
			}
		}
		return nil, nil
	}
	return nil, nil
}

// Refresh reads what was written since, and returns what others wrote. An entry of
// this session that it had not known to be durable is folded but not returned, and
// neither are the program's own (see [Event.Own]).
func (s *Session) Refresh(ctx context.Context) ([]Event, error) {
	events, head, err := s.store.Read(ctx, s.state.ID, s.head)
	if err != nil {
		return nil, err
	}
	s.accept(events, head)
	var others []Event
	for _, e := range events {
		if !e.Own() && !slices.ContainsFunc(s.unsure, func(u attempt) bool { return u.wrote(e.ID) }) {
			others = append(others, e)
		}
	}
	return others, nil
}

// Watch waits until somebody else has written to the incident, or ctx ends with its
// error; Refresh then reads it. It uses nothing of the session that Record or
// Refresh change, so it may run beside them: head is where the session stood when
// the wait began.
func (s *Session) Watch(ctx context.Context, id IncidentID, head Head) error {
	return s.store.Watch(ctx, id, head)
}

// Stamp gives events their ids and salts, drawn from random.
func Stamp(random io.Reader, events []Event) error {
	for i := range events {
		var b [32]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return fmt.Errorf("draw an id: %w", err)
		}
		b[6] = b[6]&0x0f | 0x40 // UUID version 4
		b[8] = b[8]&0x3f | 0x80
		u := hex.EncodeToString(b[:16])
		events[i].ID = u[:8] + "-" + u[8:12] + "-" + u[12:16] + "-" + u[16:20] + "-" + u[20:]
		events[i].Salt = hex.EncodeToString(b[16:])
	}
	return nil
}
