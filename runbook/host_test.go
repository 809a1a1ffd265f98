package runbook_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// computer is a computer with a key, over a store.
func computer(t testing.TB, st runbook.Store) (*runbook.Host, eventlog.PublicKey) {
	t.Helper()
	key, err := eventlog.GenerateKey(newDice(), "pc1")
	if err != nil {
		t.Fatal(err)
	}
	return &runbook.Host{Store: st, Key: func() (*eventlog.PrivateKey, error) { return key, nil }}, key.Public()
}

// audit verifies the log of a session as an outsider with the key would.
func audit(t testing.TB, st runbook.Store, id runbook.IncidentID, keys ...eventlog.PublicKey) *eventlog.Report {
	t.Helper()
	r, err := st.Raw(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	report, err := eventlog.Audit(r, eventlog.Known{Incident: string(id), Keys: keys})
	if err != nil || report.Chain.Damage != nil || len(report.Checkpoints.Faults) > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	return report
}

func say(text string) runbook.Note { return runbook.Note{By: by("鈴木"), Text: text} }

func TestCheckpointsFollowTheEntries(t *testing.T) {
	st := storetest.NewMemory()
	host, key := computer(t, st)
	s := open(t, host)
	record := func(in runbook.Intent, at time.Duration) runbook.Event {
		t.Helper()
		events, err := s.Record(t.Context(), in, t0.Add(at))
		if err != nil || len(events) != 1 || events[0].Own() {
			t.Fatalf("%+v, %v", events, err)
		}
		return events[0]
	}
	for n := range 31 { // with the opening that makes 32
		record(say(fmt.Sprint("記録 ", n)), 0)
	}
	if report := audit(t, st, s.State().ID, key); report.Keys[0].Size != 32 || !report.Keys[0].Named || s.State().Head != 33 {
		t.Errorf("%+v", report.Keys[0])
	}
	if e := record(say("一分後"), time.Minute); e.Seq != 34 || s.State().Head != 35 {
		t.Errorf("entry %d, head %d", e.Seq, s.State().Head)
	}
	record(runbook.Close{By: by("鈴木"), Reason: "誤報だった"}, time.Minute)
	report := audit(t, st, s.State().ID, key)
	if report.Keys[0].Size != 36 || report.Checkpoints.Fit != 3 {
		t.Errorf("closing was not signed: %+v", report.Keys[0])
	}
	// What a reader is shown: no checkpoint acts on the incident.
	if got := s.State().People; len(got) != 1 || got[0] != "鈴木" {
		t.Errorf("people %v", got)
	}
	if signed := runbook.CheckpointsOf(s.Entries()); signed.Count != 3 || signed.Size != 36 || len(signed.Code) != 14 {
		t.Errorf("%+v", signed)
	}
	// Another program on the same computer goes on, from the log alone.
	again, err := runbook.Resume(t.Context(), host, s.State().ID, newDice())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Record(t.Context(), runbook.Reopen{By: by("佐藤"), Reason: "続く"}, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if report := audit(t, st, s.State().ID, key); report.Checkpoints.Fit != 4 {
		t.Errorf("%+v", report.Checkpoints)
	}
	if others, err := s.Refresh(t.Context()); err != nil || len(others) != 1 {
		t.Errorf("told of %d entries of others, %v", len(others), err)
	}
	if err := s.Checkpoint(t.Context(), t0.Add(2*time.Hour)); err != nil || s.State().Head != 39 {
		t.Errorf("signed what is signed: %d, %v", s.State().Head, err)
	}
}

func TestWithoutAKeyNothingIsSigned(t *testing.T) {
	for name, host := range map[string]*runbook.Host{
		"none":      {},
		"no folder": {Key: func() (*eventlog.PrivateKey, error) { return nil, errDisk }},
	} {
		st := storetest.NewMemory()
		host.Store = st
		s := open(t, host)
		if _, err := s.Record(t.Context(), say("署名なし"), t0.Add(time.Hour)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := s.Checkpoint(t.Context(), t0.Add(time.Hour)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if report := audit(t, st, s.State().ID); report.Checkpoints.Count != 0 || report.Opening.Host != (eventlog.PublicKey{}) {
			t.Errorf("%s: %+v", name, report)
		}
	}
}

// moody is a store whose appends of checkpoints fail, before or after writing.
type moody struct {
	runbook.Store
	fail, written bool
}

func (m *moody) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	if !m.fail || !events[0].Own() {
		return m.Store.Append(ctx, id, after, events)
	}
	if m.written {
		if _, err := m.Store.Append(ctx, id, after, events); err != nil {
			return after, err
		}
	}
	return after, errDisk
}

// TestACheckpointThatFailsIsMadeLater: what was recorded stands, and the next
// checkpoint signs it.
func TestACheckpointThatFailsIsMadeLater(t *testing.T) {
	for _, written := range []bool{false, true} {
		st := &moody{Store: storetest.NewMemory(), fail: true, written: written}
		host, key := computer(t, st)
		s := open(t, host)
		for n := range 3 {
			events, err := s.Record(t.Context(), say(fmt.Sprint("記録 ", n)), t0.Add(time.Duration(n+1)*time.Minute))
			if err != nil || len(events) != 1 {
				t.Fatalf("written %v: %v, %v", written, events, err)
			}
		}
		st.fail = false
		events, err := s.Record(t.Context(), say("直った"), t0.Add(9*time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		report := audit(t, st, s.State().ID, key)
		if report.Keys[0].Size != events[0].Seq {
			t.Errorf("written %v: signed up to %d, not %d", written, report.Keys[0].Size, events[0].Seq)
		}
		for _, text := range []string{"記録 0", "記録 1", "記録 2", "直った"} {
			n := 0
			for _, e := range s.Entries() {
				if d, ok := e.Data.(*runbook.Noted); ok && d.Text == text {
					n++
				}
			}
			if n != 1 {
				t.Errorf("written %v: %q is there %d times", written, text, n)
			}
		}
	}
}

// rewritten gives, as it is stored, another log than the one that was read.
type rewritten struct {
	runbook.Store
	raw []byte
}

func (r *rewritten) Raw(ctx context.Context, id runbook.IncidentID) (io.ReadCloser, error) {
	if r.raw == nil {
		return r.Store.Raw(ctx, id)
	}
	return io.NopCloser(bytes.NewReader(r.raw)), nil
}

// TestNothingIsSignedThatIsNotStored: a log that is not the one that was read, or
// that does not begin with what was signed, gets no signature.
func TestNothingIsSignedThatIsNotStored(t *testing.T) {
	mine, theirs := storetest.NewMemory(), storetest.NewMemory()
	st := &rewritten{Store: mine}
	host, _ := computer(t, st)
	s := open(t, host)
	other := open(t, theirs)
	if _, err := other.Record(t.Context(), say("別の記録"), t0); err != nil {
		t.Fatal(err)
	}
	r, err := theirs.Raw(t.Context(), other.State().ID)
	if err != nil {
		t.Fatal(err)
	}
	if st.raw, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record(t.Context(), say("記録"), t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := s.Checkpoint(t.Context(), t0.Add(time.Hour)); err == nil {
		t.Error("signed what is not stored")
	}
	if n := runbook.CheckpointsOf(s.Entries()).Count; n != 0 {
		t.Errorf("%d checkpoints", n)
	}
}

// TestAKeySignsOneHistory: a log in which a checkpoint by the same key is of
// something else is not signed.
func TestAKeySignsOneHistory(t *testing.T) {
	st := storetest.NewMemory()
	host, _ := computer(t, st)
	s := open(t, host)
	key, _ := host.Key()
	note, err := eventlog.Checkpoint{Origin: string(s.State().ID), Size: 1, Root: eventlog.Root{1}}.Sign(key)
	if err != nil {
		t.Fatal(err)
	}
	e := runbook.Event{Seq: 2, ID: "x", Type: runbook.LogCheckpoint, At: t0, Logged: t0, Data: &runbook.Checkpoint{Note: note}}
	if _, err := st.Append(t.Context(), s.State().ID, s.Head(), []runbook.Event{e}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record(t.Context(), say("記録"), t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if n := runbook.CheckpointsOf(s.Entries()).Count; n != 1 {
		t.Errorf("%d checkpoints", n)
	}
}

// TestTheClockWasSet: the entry that finds it says so, and order does not depend on
// it.
func TestTheClockWasSet(t *testing.T) {
	st := storetest.NewMemory()
	var wall time.Time
	var running time.Duration
	boot := "start-1"
	host := &runbook.Host{Store: st, Clock: func() (time.Time, time.Duration, string) { return wall, running, boot }}
	wall, running = t0, time.Hour
	s := open(t, host)
	record := func(text string) {
		t.Helper()
		if _, err := s.Record(t.Context(), say(text), wall); err != nil {
			t.Fatal(err)
		}
	}
	step := func(w, r time.Duration) { wall, running = wall.Add(w), running+r }
	step(time.Minute, time.Minute)
	record("一分後")
	step(10*365*24*time.Hour, time.Minute)
	record("十年進んだ")
	step(-10*365*24*time.Hour, time.Minute)
	record("戻った")
	step(time.Minute+2*time.Second, time.Minute)
	record("二秒のずれ")
	boot = "start-2"
	step(time.Hour, -running+time.Second)
	record("再起動の後")
	var types []string
	for i, e := range s.Entries() {
		if e.Seq != i+1 || e.Boot == "" || e.Uptime == 0 {
			t.Errorf("entry %+v", e)
		}
		if d, ok := e.Data.(*runbook.ClockJump); ok {
			types = append(types, fmt.Sprint(d.Seconds))
			state := s.State()
			if said := runbook.Describe(&state, e).In(lang.Japanese); !strings.Contains(said, "時計") {
				t.Errorf("said %q", said)
			}
		}
	}
	if got := strings.Join(types, " "); got != "315359940 -315360060" {
		t.Errorf("jumps %q", got)
	}
	audit(t, st, s.State().ID)
}

// TestWaitingIsNoJump: between the moment a responder acts and the moment it is
// written time may pass.
func TestWaitingIsNoJump(t *testing.T) {
	wall, running := t0, time.Hour
	host := &runbook.Host{Store: storetest.NewMemory(), Clock: func() (time.Time, time.Duration, string) { return wall, running, "b" }}
	s := open(t, host)
	wall, running = wall.Add(10*time.Minute), running+10*time.Minute
	if _, err := s.Record(t.Context(), say("五分前に押した"), wall.Add(-5*time.Minute)); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Entries()); n != 2 {
		t.Errorf("%d entries", n)
	}
}

// late creates an incident and then says that it failed.
type late struct {
	runbook.Store
	fail bool
}

func (l *late) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	id, head, err := l.Store.Create(ctx, series, now, first)
	if l.fail && err == nil {
		l.fail = false
		return "", runbook.Head{}, errDisk
	}
	return id, head, err
}

// TestBeginningAgainBeginsOnce: with the same token an incident that had become
// durable after all is found, as it was.
func TestBeginningAgainBeginsOnce(t *testing.T) {
	st := &late{Store: storetest.NewMemory(), fail: true}
	lib := testLibrary(t)
	p, _ := lib.Profile("test")
	in := runbook.Open{By: by("鈴木"), Kinds: []string{"hijack"}, Token: &runbook.Token{}}
	random := newDice()
	if _, err := runbook.Begin(t.Context(), st, lib, p, false, in, t0, random); !errors.Is(err, errDisk) {
		t.Fatalf("got %v", err)
	}
	s, err := runbook.Begin(t.Context(), st, lib, p, false, in, t0.Add(time.Minute), random)
	if err != nil {
		t.Fatal(err)
	}
	if state := s.State(); state.ID != "INC-20261122-01" || !state.Opened.Equal(t0) || !state.Detected.Equal(t0) {
		t.Errorf("%s opened %v", state.ID, state.Opened)
	}
	if list, _ := st.List(t.Context()); len(list) != 1 {
		t.Errorf("%d incidents", len(list))
	}
	if _, err := s.Record(t.Context(), say("続き"), t0.Add(2*time.Minute)); err != nil {
		t.Fatal(err)
	}
	// Without it, or with another one, it is another incident.
	in.Token = nil
	other, err := runbook.Begin(t.Context(), st, lib, p, false, in, t0, random)
	if err != nil || other.State().ID != "INC-20261122-02" {
		t.Errorf("%v", err)
	}
}

// TestTheRefusalNamesWhoCameFirst: the loser of a race learns by whom, when and in
// which entry, but only when that is why.
func TestTheRefusalNamesWhoCameFirst(t *testing.T) {
	type race struct {
		name          string
		first, second runbook.Intent
		entry         int // 0: it is recorded
		ja, en        string
	}
	step := runbook.Do{By: by("佐藤"), Step: "opening/save-screen"}
	mine := runbook.Do{By: by("鈴木"), Step: "opening/save-screen"}
	for _, c := range []race{
		{"the same step", step, mine, 2, "佐藤が、この手順をつい先ほど記録しました（記録 2、22:41）", "佐藤 finished this step a moment ago (entry 2, 22:41)"},
		{"another step", say("別のこと"), mine, 0, "", ""},
		{"closed", runbook.Close{By: by("佐藤"), Reason: "誤報"}, mine, 2, "佐藤が、つい先ほど事案を終結しました（記録 2、22:41）", "closed the incident a moment ago (entry 2"},
		{"stopped to ask", runbook.Ask{By: by("佐藤"), Step: "opening/save-screen", Text: "よいか"}, mine, 2, "佐藤がつい先ほど記録したため（記録 2、22:41", "佐藤 wrote a moment ago (entry 2, 22:41"},
	} {
		st := storetest.NewMemory()
		a := open(t, st)
		b, err := runbook.Resume(t.Context(), st, a.State().ID, newDice())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Record(t.Context(), c.first, t0.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		_, err = a.Record(t.Context(), c.second, t0.Add(2*time.Minute))
		if c.entry == 0 {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		r, ok := errors.AsType[*runbook.Refusal](err)
		if !ok || !r.Overtaken() || r.By.Name != "佐藤" || r.Entry != c.entry || !r.At.Equal(t0.Add(time.Minute)) || !strings.Contains(r.Text.Ja, c.ja) || !strings.Contains(r.Text.En, c.en) {
			t.Errorf("%s: %+v", c.name, err)
		}
		// Asked again it is nobody's race any more.
		_, err = a.Record(t.Context(), c.second, t0.Add(3*time.Minute))
		if r, ok := errors.AsType[*runbook.Refusal](err); !ok || r.Overtaken() {
			t.Errorf("%s, again: %+v", c.name, err)
		}
	}
}
