package readiness_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
	"dandori/runbook/store/storetest"
)

// digits is a source of ids that never gives the same twice.
type digits struct {
	mu   sync.Mutex
	next byte
	turn byte
}

func (d *digits) Read(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	clear(p)
	if d.next++; d.next == 0 {
		d.turn++
	}
	p[0], p[1] = d.next, d.turn
	return len(p), nil
}

var random = &digits{}

var items = []readiness.Item{
	{ID: "once", Title: lang.Same("一度")},
	{ID: "two-factor", Title: lang.Same("認証"), Each: readiness.EachAccount, Judge: "two-factor"},
	{ID: "contacts", Title: lang.Same("連絡先"), Each: readiness.EachContact, Judge: "contact"},
}

func city(id string) *org.Profile {
	return &org.Profile{
		ID: id, TimeZone: jst, Accounts: []org.Account{{ID: "x"}, {ID: "line"}},
		Roles: map[string]org.Role{"pr": {Post: lang.Same("広報課")}},
	}
}

func config(st runbook.Store, p *org.Profile) readiness.Config {
	return readiness.Config{Store: st, Items: items, Profile: p, Version: "test", Random: random}
}

func open(t testing.TB, st runbook.Store, p *org.Profile) *readiness.Log {
	t.Helper()
	l, err := readiness.Open(t.Context(), config(st, p))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func look(item, subject, outcome, text string) readiness.Look {
	return readiness.Look{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Item: item, Subject: subject, Outcome: outcome, Text: text}
}

func record(t testing.TB, l *readiness.Log, in readiness.Look, now time.Time) readiness.Entry {
	t.Helper()
	e, err := l.Record(t.Context(), in, now)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func standing(l *readiness.Log, now time.Time, item, subject string) readiness.Result {
	for _, r := range l.Results(now) {
		if r.Item.ID == item && r.Subject == subject {
			return r
		}
	}
	return readiness.Result{}
}

// The first check begins the office's log; what is recorded is there for whoever
// opens it next, and the last check of an item is the one that stands.
func TestRecord(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	l := open(t, st, city("ube"))
	if l.ID() != "" || len(l.Entries()) != 0 {
		t.Fatalf("a log before the first check: %s", l.ID())
	}
	if list, _ := st.List(t.Context()); len(list) != 0 {
		t.Fatal("looking has written")
	}
	e := record(t, l, look("two-factor", "x", runbook.OutcomeProblem, " 切れている "), now)
	if e.Log != "RDY-20261122-01" || e.Seq != 2 || e.Type != runbook.ReadinessChecked || !e.At.Equal(now) || !e.Logged.Equal(now) || e.Actor.Name != "鈴木" {
		t.Errorf("recorded %+v", e)
	}
	first := l.Entries()[0]
	if d, ok := first.Data.(*runbook.ReadinessOpening); !ok || d.Log != e.Log || d.Org != "ube" || d.Version != "test" || first.ID == e.ID {
		t.Errorf("the log begins with %+v", first)
	}
	if r := standing(l, now, "two-factor", "x"); r.Status != readiness.Bad || r.Last.Text != "切れている" || r.Last.Log != e.Log || r.Last.Entry != 2 {
		t.Errorf("it stands as %+v", r)
	}

	// A correction is another check; the earlier one stays.
	in := look("two-factor", "x", runbook.OutcomeOK, "入れ直した")
	in.At = now.Add(-30 * 24 * time.Hour)
	record(t, l, in, now.Add(time.Minute))
	again := open(t, st, city("ube"))
	if n := len(again.Entries()); n != 3 {
		t.Errorf("%d entries", n)
	}
	r := standing(again, now.Add(time.Minute), "two-factor", "x")
	if r.Status != readiness.OK || r.Last.Entry != 3 || !r.Last.At.Equal(in.At) || !r.Last.Logged.Equal(now.Add(time.Minute)) {
		t.Errorf("corrected, it stands as %+v", r)
	}
	if r := standing(again, now, "two-factor", "line"); r.Last.Entry != 0 {
		t.Errorf("the other account has the check: %+v", r)
	}

	// Another office has a log of its own.
	other := open(t, st, city("iida"))
	if len(other.Entries()) != 0 {
		t.Error("one office sees the checks of another")
	}
	if e := record(t, other, look("once", "", runbook.OutcomeOK, ""), now); e.Log == l.ID() {
		t.Error("two offices write to one log")
	}
	if l := open(t, st, city("ube")); len(l.Entries()) != 3 || l.ID() != first.Log {
		t.Error("another office's check came in")
	}
	if err := readiness.Verify(t.Context(), st, l.ID()); err != nil {
		t.Error(err)
	}
}

// What makes no sense is refused, and nothing is written, not even a log.
func TestRefused(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	l := open(t, st, city("ube"))
	nobody := look("once", "", runbook.OutcomeOK, "")
	nobody.Actor.Name = " "
	tomorrow := look("once", "", runbook.OutcomeOK, "")
	tomorrow.At = now.Add(time.Second)
	for name, c := range map[string]struct {
		in   readiness.Look
		want string
	}{
		"an item that is not there":   {look("twice", "", runbook.OutcomeOK, ""), "no readiness item"},
		"an account for the office":   {look("once", "x", runbook.OutcomeOK, ""), "once, for the office"},
		"no account":                  {look("two-factor", "", runbook.OutcomeOK, ""), "say which"},
		"an unknown account":          {look("two-factor", "y", runbook.OutcomeOK, ""), "no account"},
		"no contact":                  {look("contacts", "", runbook.OutcomeOK, ""), "say which"},
		"an unknown contact":          {look("contacts", "x", runbook.OutcomeOK, ""), "no contact"},
		"no outcome":                  {look("once", "", "", ""), "come out as"},
		"a problem without words":     {look("once", "", runbook.OutcomeProblem, " \n"), "say what"},
		"nobody":                      {nobody, ""},
		"tomorrow":                    {tomorrow, ""},
		"a text that is far too long": {look("once", "", runbook.OutcomeOK, strings.Repeat("あ", runbook.MaxText)), ""},
		"what is not UTF-8":           {look("once", "", runbook.OutcomeOK, "\xff"), ""},
		"a password":                  {look("once", "", runbook.OutcomeProblem, "パスワードは Hogehoge1 だった"), "password"},
	} {
		_, err := l.Record(t.Context(), c.in, now)
		r, ok := errors.AsType[*runbook.Refusal](err)
		if !ok || !strings.Contains(r.Text.En, c.want) || r.Text.Ja == "" {
			t.Errorf("%s: %v", name, err)
		}
		if ok && name == "a password" && (r.Code != runbook.LooksLikeSecret || strings.Contains(r.Text.Ja, "Hogehoge1")) {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if list, _ := st.List(t.Context()); len(list) != 0 {
		t.Error("a refusal has written")
	}
	secret := look("once", "", runbook.OutcomeProblem, "パスワードは Hogehoge1 だった")
	secret.AsIs = true
	record(t, l, secret, now)
}

// A profile without accounts does not keep an office from recording.
func TestRecordWithoutAccounts(t *testing.T) {
	now := at(t, "2026-11-22 21:40")
	l := open(t, storetest.NewMemory(), &org.Profile{ID: "generic", TimeZone: jst})
	if r := standing(l, now, "two-factor", ""); r.Status != readiness.Unknown || !r.Unset {
		t.Errorf("before: %+v", r)
	}
	record(t, l, look("two-factor", "", runbook.OutcomeOK, ""), now)
	if r := standing(l, now, "two-factor", ""); r.Status != readiness.OK {
		t.Errorf("after: %+v", r)
	}
	_, err := l.Record(t.Context(), look("two-factor", "x", runbook.OutcomeOK, ""), now)
	if _, ok := errors.AsType[*runbook.Refusal](err); !ok {
		t.Errorf("an account that is not there: %v", err)
	}
}

// Several programs record at the same time: nothing is lost, also when they begin
// the log at the same moment.
func TestAtTheSameTime(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	const programs, each = 8, 10
	var wg sync.WaitGroup
	for range programs {
		l := open(t, st, city("ube")) // all of them before anybody has written
		wg.Go(func() {
			for range each {
				if _, err := l.Record(context.WithoutCancel(t.Context()), look("once", "", runbook.OutcomeOK, ""), now); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	l := open(t, st, city("ube"))
	checks, ids := 0, map[string]bool{}
	for _, e := range l.Entries() {
		if e.Type == runbook.ReadinessChecked {
			checks++
			ids[e.Event.ID] = true
		}
	}
	if checks != programs*each || len(ids) != checks {
		t.Errorf("%d checks with %d ids in %v, want %d", checks, len(ids), l.IDs(), programs*each)
	}
}

// Two programs that began the log at the same moment: both logs are read, in the
// order in which they were written, and the older one is written to.
func TestTwoLogs(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	a := open(t, st, city("ube"))
	begin(t, st, "ube", now)
	begin(t, st, "ube", now)
	record(t, a, look("once", "", runbook.OutcomeProblem, "一"), now.Add(time.Minute))
	if a.ID() != "RDY-20261122-01" {
		t.Errorf("written to %s", a.ID())
	}
	appendCheck(t, st, "RDY-20261122-02", now.Add(2*time.Minute), "二")
	record(t, a, look("once", "", runbook.OutcomeProblem, "三"), now.Add(3*time.Minute))

	b := open(t, st, city("ube"))
	if !slices.Equal(b.IDs(), []runbook.IncidentID{"RDY-20261122-01", "RDY-20261122-02"}) {
		t.Fatalf("logs %v", b.IDs())
	}
	var texts []string
	for _, e := range b.Entries() {
		if d, ok := e.Data.(*runbook.ReadinessCheck); ok {
			texts = append(texts, d.Text)
		}
	}
	if !slices.Equal(texts, []string{"一", "二", "三"}) {
		t.Errorf("in the order %q", texts)
	}
	if r := standing(b, now, "once", ""); r.Last.Text != "三" || r.Last.Log != "RDY-20261122-01" {
		t.Errorf("it stands as %+v", r.Last)
	}
	if err := a.Refresh(t.Context()); err != nil || len(a.IDs()) != 2 {
		t.Errorf("refreshed: %v, %v", a.IDs(), err)
	}
}

func begin(t testing.TB, st runbook.Store, office string, now time.Time) runbook.IncidentID {
	t.Helper()
	id, _, err := st.Create(t.Context(), runbook.SeriesReadiness, now, func(id runbook.IncidentID) (runbook.Event, error) {
		e := []runbook.Event{{Seq: 1, Type: runbook.ReadinessOpened, At: now, Logged: now, Data: &runbook.ReadinessOpening{Log: id, Org: office}}}
		return e[0], runbook.Stamp(random, e)
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func appendCheck(t testing.TB, st runbook.Store, id runbook.IncidentID, now time.Time, text string) {
	t.Helper()
	events, head, err := st.Read(t.Context(), id, runbook.Head{})
	if err != nil {
		t.Fatal(err)
	}
	e := []runbook.Event{{
		Seq: len(events) + 1, ID: "00000000-0000-4000-8000-00000000000" + string(rune('0'+len(events))), Salt: strings.Repeat("0", 32),
		Type: runbook.ReadinessChecked, At: now, Logged: now, Data: &runbook.ReadinessCheck{Item: "once", Outcome: runbook.OutcomeProblem, Text: text},
	}}
	if _, err := st.Append(t.Context(), id, head, e); err != nil {
		t.Fatal(err)
	}
}

// broken is a store whose Append fails, before or after the entry is durable.
type broken struct {
	runbook.Store
	after bool
	times int
}

var errDisk = errors.New("disk trouble")

func (b *broken) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	if b.times == 0 {
		return b.Store.Append(ctx, id, after, events)
	}
	b.times--
	if b.after {
		if _, err := b.Store.Append(ctx, id, after, events); err != nil {
			return runbook.Head{}, err
		}
	}
	return runbook.Head{}, errDisk
}

// What was not acknowledged can be recorded again, and stands once, whether or not
// it had become durable.
func TestRetryRecordsOnce(t *testing.T) {
	for _, after := range []bool{false, true} {
		now := at(t, "2026-11-22 21:40")
		st := &broken{Store: storetest.NewMemory(), after: after, times: 1}
		l := open(t, st, city("ube"))
		in := look("once", "", runbook.OutcomeOK, "")
		if _, err := l.Record(t.Context(), in, now); !errors.Is(err, errDisk) {
			t.Fatalf("after %v: %v", after, err)
		}
		if e := record(t, l, in, now.Add(time.Minute)); e.Seq != 2 {
			t.Errorf("after %v: recorded as entry %d", after, e.Seq)
		}
		if n := len(open(t, st, city("ube")).Entries()); n != 2 {
			t.Errorf("after %v: %d entries", after, n)
		}
		// Recording it once more is another check.
		if e := record(t, l, in, now.Add(time.Hour)); e.Seq != 3 {
			t.Errorf("after %v: the next check is entry %d", after, e.Seq)
		}
	}
}

// damaged is a store that gives the entries of one log before some entry only.
type damaged struct {
	runbook.Store
	id    runbook.IncidentID
	entry int
}

func (d *damaged) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	events, head, err := d.Store.Read(ctx, id, after)
	if err != nil || id != d.id {
		return events, head, err
	}
	return events[:d.entry-1], runbook.Head{Seq: d.entry - 1}, &runbook.DamageError{ID: id, Entry: d.entry}
}

// A damaged log shows what stands before the damage, and takes nothing more. That
// of another office is that office's trouble.
func TestDamage(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	l := open(t, st, city("ube"))
	record(t, l, look("once", "", runbook.OutcomeProblem, "一"), now)
	record(t, l, look("once", "", runbook.OutcomeOK, ""), now)

	l, err := readiness.Open(t.Context(), config(&damaged{st, l.ID(), 3}, city("ube")))
	if d, ok := errors.AsType[*runbook.DamageError](err); !ok || d.Entry != 3 {
		t.Fatalf("opened with %v", err)
	}
	if r := standing(l, now, "once", ""); r.Last.Text != "一" {
		t.Errorf("before the damage it stands as %+v", r.Last)
	}
	_, err = l.Record(t.Context(), look("once", "", runbook.OutcomeOK, ""), now)
	if d, ok := errors.AsType[*runbook.DamageError](err); !ok || d.Entry != 3 {
		t.Errorf("recording in a damaged log gives %v", err)
	}
	if _, err := readiness.Open(t.Context(), config(&damaged{st, "RDY-20261122-01", 3}, city("iida"))); err != nil {
		t.Errorf("another office: %v", err)
	}
	// Nor does the office's other log take anything: which check is the last one
	// cannot be known.
	begin(t, st, "ube", now)
	l, _ = readiness.Open(t.Context(), config(&damaged{st, "RDY-20261122-02", 1}, city("ube")))
	if _, err := l.Record(t.Context(), look("once", "", runbook.OutcomeOK, ""), now); err == nil {
		t.Error("recorded beside a damaged log")
	}
	// Nobody can say whose a log without a first entry is.
	if _, err := readiness.Open(t.Context(), config(&damaged{st, "RDY-20261122-01", 1}, city("iida"))); err == nil {
		t.Error("a log that may be the office's is passed over in silence")
	}
}

// misplaced is a store in which a log lies in the place of another.
type misplaced struct {
	runbook.Store
	id, in runbook.IncidentID
}

func (m *misplaced) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	if id == m.in {
		id = m.id
	}
	return m.Store.Read(ctx, id, after)
}

func TestMisplaced(t *testing.T) {
	st, now := storetest.NewMemory(), at(t, "2026-11-22 21:40")
	one, two := begin(t, st, "ube", now), begin(t, st, "iida", now)
	incident, _ := storetest.Create(t, st, false)
	for _, other := range []runbook.IncidentID{two, incident} {
		if err := readiness.Verify(t.Context(), &misplaced{st, other, one}, one); !errors.Is(err, runbook.ErrMisplaced) {
			t.Errorf("%s in the place of %s: %v", other, one, err)
		}
		if l, err := readiness.Open(t.Context(), config(&misplaced{st, other, one}, city("ube"))); !errors.Is(err, runbook.ErrMisplaced) || l.ID() != "" {
			t.Errorf("%s in the place of %s: opened %s, %v", other, one, l.ID(), err)
		}
	}
}
