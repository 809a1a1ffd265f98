package storetest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// Memory is a [runbook.Store] that keeps logs in memory, for the tests of what
// is built on a Store. It is also the model the file store is compared with: it
// is as simple as it can be. Use it through [NewMemory].
type Memory struct {
	mu      sync.Mutex
	changed chan struct{} // closed at the next append
	logs    map[runbook.IncidentID]*memoryLog
	last    map[string]int // the largest number of each day
}

type memoryLog struct {
	raw    []byte
	heads  []runbook.Head // after each entry
	bodies [][]byte
	ids    []string
}

var _ runbook.Store = (*Memory)(nil)

// NewMemory makes an empty store.
func NewMemory() *Memory {
	return &Memory{logs: map[runbook.IncidentID]*memoryLog{}, last: map[string]int{}, changed: make(chan struct{})}
}

// Create begins a new incident.
func (m *Memory) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	if err := ctx.Err(); err != nil {
		return "", runbook.Head{}, err
	}
	m.mu.Lock()
	day := string(runbook.MakeIncidentID(series, now, 1))[:12]
	m.last[day]++
	id := runbook.MakeIncidentID(series, now, m.last[day])
	m.mu.Unlock()

	event, err := first(id)
	l := &memoryLog{}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		var bodies [][]byte
		if bodies, err = encode(runbook.Head{}, []runbook.Event{event}); err == nil {
			l.add([]runbook.Event{event}, bodies)
		}
	}

	m.mu.Lock()
	defer m.mu.Unlock()
	var begun runbook.IncidentID
	for other, l := range m.logs {
		if err == nil && event.ID != "" && l.ids[0] == event.ID && other.Series() == series {
			begun = other
		}
	}
	if err != nil || begun != "" {
		if runbook.MakeIncidentID(series, now, m.last[day]) == id {
			m.last[day]-- // the number is free again if nobody has taken a later one
		}
		if begun != "" {
			return begun, m.logs[begun].heads[0], nil
		}
		return "", runbook.Head{}, err
	}
	m.logs[id] = l
	return id, l.heads[0], nil
}

// Append writes events after the entry that after names.
func (m *Memory) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(events) == 0 && id.Valid() {
		return after, ctx.Err() // nobody looks
	}
	bodies, err := encode(after, events)
	if err != nil && id.Valid() {
		return after, cmp.Or(ctx.Err(), err)
	}
	l, err := m.log(ctx, id)
	if err != nil {
		return after, err
	}
	if err := l.has(id, after); err != nil {
		return after, err
	}
	// Entries are written whole or not at all here, so either all of them are
	// there or none.
	if n := after.Seq + len(events); n <= len(l.ids) && slices.EqualFunc(l.ids[after.Seq:n], events, func(id string, e runbook.Event) bool { return id != "" && id == e.ID }) {
		return l.heads[n-1], nil
	}
	if after.Seq < len(l.heads) {
		return after, &runbook.ConflictError{Head: l.heads[len(l.heads)-1]}
	}
	l.add(events, bodies)
	close(m.changed)
	m.changed = make(chan struct{})
	return l.heads[len(l.heads)-1], nil
}

// Watch waits until a log is not at a head.
func (m *Memory) Watch(ctx context.Context, id runbook.IncidentID, after runbook.Head) error {
	for {
		m.mu.Lock()
		l, err := m.log(ctx, id)
		changed := m.changed
		news := err == nil && l.heads[len(l.heads)-1] != after
		m.mu.Unlock()
		if err != nil || news {
			return err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Read returns the entries after a head.
func (m *Memory) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.log(ctx, id)
	if err != nil {
		return nil, after, err
	}
	if err := l.has(id, after); err != nil {
		return nil, after, err
	}
	var events []runbook.Event
	for _, body := range l.bodies[after.Seq:] {
		e, err := runbook.DecodeEvent(body)
		if err != nil {
			return nil, after, err
		}
		events = append(events, e)
	}
	return events, l.heads[len(l.heads)-1], nil
}

// Raw gives the log in the form a file would have.
func (m *Memory) Raw(ctx context.Context, id runbook.IncidentID) (io.ReadCloser, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, err := m.log(ctx, id)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(l.raw)), nil
}

// List returns every log of the series named, or of all, newest first.
func (m *Memory) List(ctx context.Context, series ...runbook.Series) ([]runbook.Listing, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []runbook.Listing
	for id := range m.logs {
		if len(series) > 0 && !slices.Contains(series, id.Series()) {
			continue
		}
		list = append(list, runbook.Listing{ID: id})
	}
	slices.SortFunc(list, func(a, b runbook.Listing) int { return strings.Compare(newest(b.ID), newest(a.ID)) })
	return list, nil
}

// newest gives a key by which ids sort from oldest to newest.
func newest(id runbook.IncidentID) string {
	return string(id[4:13]) + fmt.Sprintf("%6s", id[13:]) + string(id[:3])
}

func (m *Memory) log(ctx context.Context, id runbook.IncidentID) (*memoryLog, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := m.logs[id]
	if l == nil {
		return nil, fmt.Errorf("%w: %.40q", runbook.ErrNotFound, string(id))
	}
	return l, nil
}

// has checks that a head is one of the log's.
func (l *memoryLog) has(id runbook.IncidentID, h runbook.Head) error {
	if h == (runbook.Head{}) || h.Seq > 0 && h.Seq <= len(l.heads) && l.heads[h.Seq-1] == h {
		return nil
	}
	return &runbook.DamageError{ID: id, Path: string(id), Entry: h.Seq, Err: fmt.Errorf("the log does not have the head %d %s", h.Seq, h.Hash)}
}

func (l *memoryLog) add(events []runbook.Event, bodies [][]byte) {
	var prev eventlog.Hash
	if n := len(l.heads); n > 0 {
		copy(prev[:], l.heads[n-1].Hash)
	}
	for i, e := range events {
		l.raw, prev = eventlog.AppendLine(l.raw, prev, bodies[i])
		l.bodies = append(l.bodies, bodies[i])
		l.ids = append(l.ids, e.ID)
		l.heads = append(l.heads, runbook.Head{Seq: e.Seq, Hash: prev.String()})
	}
}

// encode makes the bodies of events that are to follow a head.
func encode(after runbook.Head, events []runbook.Event) ([][]byte, error) {
	var bodies [][]byte
	for i, e := range events {
		if after.Seq < 0 || e.Seq != after.Seq+1+i {
			return nil, fmt.Errorf("event number %d stands where %d should", e.Seq, after.Seq+1+i)
		}
		body, err := runbook.EncodeEvent(e)
		if err == nil {
			err = eventlog.Check(e.Seq, body)
		}
		if err != nil {
			return nil, err
		}
		bodies = append(bodies, body)
	}
	return bodies, nil
}
