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

	"github.com/go-json-experiment/json/jsontext"

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
	id      IncidentID // whose log it is, by where it stands
	head    Head
	state   State
	entries []Event

	signer *Signer
	mine   map[string]bool // the ids of the entries it recorded

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

func newSession(st Store, random io.Reader) *Session {
	return &Session{store: st, host: hostOf(st), random: random, signer: NewSigner(st, random), mine: map[string]bool{}}
}

// Token is what stays the same when [Begin] is tried again with the same intent
// after an error that was no refusal. The incident may have been begun all the same;
// with the same Token it is found, and not begun twice. The zero Token is
// that of an intent that was not tried yet.
type Token struct {
	event Event // with id and salt
}

// draw fills an attempt the first time.
func (a *Token) draw(random io.Reader) error {
	if a.event.ID != "" {
		return nil
	}
	events := []Event{{Seq: 1, Type: IncidentOpened}}
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
	now = now.In(profile.TimeZone).Truncate(time.Second)
	at := now // event time
	if in.Plan != nil {
		if !drill {
			return nil, bad(lang.Drill.NotADrill, lang.Drill.NotADrillHint)
		}
		at = in.Plan.Start.In(profile.TimeZone).Truncate(time.Second)
	}
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
		if in.Paper {
			return nil, bad(lang.Engine.PaperTime, lang.Engine.PaperTimeHint)
		}
		in.Detected = at
	}
	data := &Opened{
		Drill: drill, Org: profile.ID, Kinds: kinds, Title: strings.TrimSpace(in.Title), Account: strings.TrimSpace(in.Account),
		Seen: in.Seen, Source: in.Source, Means: in.Means,
		Detected: in.Detected.In(profile.TimeZone).Truncate(time.Second),
		Version:  in.Version, Pinned: lib.pins(profile),
	}
	if data.Unknown = in.Unknown; !in.Unknown && !in.Happened.IsZero() {
		data.Happened = in.Happened.In(profile.TimeZone).Truncate(time.Second)
	}
	for _, t := range []time.Time{data.Happened, data.Detected} {
		if t.After(at) {
			return nil, bad(lang.Engine.Future.With(t.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
	}
	if !data.Happened.IsZero() && data.Happened.After(data.Detected) {
		return nil, bad(lang.Engine.DetectedFirst, lang.Engine.DetectedFirstHint)
	}
	if in.Plan != nil {
		data.Pinned = append(data.Pinned, in.Plan.Scenario)
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
	s := newSession(st, random)
	data.Key = s.signer.Key()
	if err := again.draw(random); err != nil {
		return nil, err
	}
	first := again.event
	first.At, first.Logged = at, now
	first.Actor, first.Source, first.Data = in.Actor, in.By.source(), data
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
	s.id = id
	s.accept(events, head)
	return s, s.state.Err
}

// MaxPinned bounds the bytes of all pinned files of a run together as they stand in
// the log: all of them, on one line, together with what was typed at the opening.
const MaxPinned = 880 << 10

func pinnedSize(pins []Pin) int {
	size := 0
	for _, p := range pins {
		size += loggedSize(p.Text)
	}
	return size
}

// loggedSize is how many bytes a text takes up in the log.
func loggedSize(text string) int {
	quoted, err := jsontext.AppendQuote(nil, text)
	if err != nil {
		return len(text) // not UTF-8, which no file that was read is
	}
	return len(quoted)
}

// Resume opens an incident that exists. When its log is damaged, the session of
// the entries before the damage comes with a *[DamageError]. So does that of a log in which
// [CheckPlace] finds something: nothing is recorded in it then, and nothing signed.
func Resume(ctx context.Context, st Store, id IncidentID, random io.Reader) (*Session, error) {
	s := newSession(st, random)
	s.id = id
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
		return &DamageError{ID: id, Path: string(id), Entry: 1, Err: &MisplacedError{s.ID}}
	case s.mixed > 0:
		return &DamageError{ID: id, Path: string(id), Entry: s.mixed, Err: ErrMixed}
	}
	return nil
}

// PinsFault says why what is pinned to a run cannot be used: it was altered, or it is not for
// this version of the program. It is zero where it can be.
func (s *State) PinsFault() lang.Text {
	switch {
	case s.Err == nil:
		return lang.Text{}
	case errors.Is(s.Err, ErrPinAltered):
		return lang.Command.FaultPin
	}
	return lang.Engine.PinsBroken
}

// ErrMisplaced says that a log stands in another incident's place.
var ErrMisplaced = errors.New("the log does not belong here")

// MisplacedError is [ErrMisplaced] with whose log it is, as its first entry says.
type MisplacedError struct {
	Of IncidentID
}

// Error names the incident whose log it is.
func (e *MisplacedError) Error() string {
	return fmt.Sprintf("%v: it is the log of %q", ErrMisplaced, e.Of)
}

// Unwrap is ErrMisplaced.
func (e *MisplacedError) Unwrap() error { return ErrMisplaced }

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
	s.signer.Follow(events)
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
// word; what was recorded stands. A log that is not what the log of the incident can say
// ([CheckPlace]) is written to by nobody.
func (s *Session) Record(ctx context.Context, in Intent, now time.Time) ([]Event, error) {
	return s.RecordSeen(ctx, in, now, s.head.Seq)
}

// RecordSeen is [Session.Record] for somebody who began to write when they had seen so
// many entries. What others wrote after that counts as written meanwhile, although
// the session knows it.
func (s *Session) RecordSeen(ctx context.Context, in Intent, now time.Time, seen int) ([]Event, error) {
	if logged, err := s.settleUnsure(ctx, in); logged != nil || err != nil {
		return logged, err
	}
	for range attempts {
		if err := CheckPlace(s.id, &s.state); err != nil {
			return nil, err
		}
		events, err := s.decide(in, now)
		if err != nil {
			return nil, s.overtaken(err, in, now, seen)
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
		s.mine[u.id] = true
		if s.signer.Due(now) {
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
		if s.state.Planned() {
			c := s.state.Clock.apply(*j)
			j.At = c.At(j.Logged).In(s.state.Location())
		}
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
