package runbook

import (
	"fmt"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"dandori/runbook/playbook"
)

// wireEvent is the order and form of an event's members on a line.
type wireEvent struct {
	Seq      int            `json:"seq"`
	ID       string         `json:"id"`
	Salt     string         `json:"salt"`
	Type     Type           `json:"type"`
	At       time.Time      `json:"at"`
	Logged   time.Time      `json:"logged"`
	Actor    Actor          `json:"actor"`
	Step     playbook.Ref   `json:"step,omitzero"`
	Source   Source         `json:"source,omitzero"`
	Recorder string         `json:"recorder,omitzero"`
	Boot     string         `json:"boot,omitzero"`
	Uptime   int64          `json:"uptime,omitzero"` // milliseconds
	Data     jsontext.Value `json:"data"`
}

// maxUptime is longer than any computer runs.
const maxUptime = 100 * 365 * 24 * time.Hour

// EncodeEvent gives the JSON object of an event, without white space. It fails
// only on text that is not UTF-8.
func EncodeEvent(e Event) ([]byte, error) {
	var data []byte
	if u, ok := e.Data.(*Unknown); ok {
		data = u.Raw
	} else {
		b, err := json.Marshal(e.Data, json.Deterministic(true))
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", e.Type, err)
		}
		data = b
		if b, ok := appendHead(make([]byte, 0, 512+len(data)), e); ok {
			return append(append(b, data...), '}'), nil
		}
	}
	return encodeAny(e, data)
}

// encodeAny writes any event. It is the definition of what EncodeEvent writes.
func encodeAny(e Event, data []byte) ([]byte, error) {
	b, err := json.Marshal(wireEvent{
		Seq: e.Seq, ID: e.ID, Salt: e.Salt, Type: e.Type,
		At: e.At.Truncate(time.Second), Logged: e.Logged.Truncate(time.Second),
		Actor: e.Actor, Step: e.Step, Source: e.Source, Recorder: e.Recorder, Boot: e.Boot, Uptime: e.Uptime.Milliseconds(), Data: data,
	})
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", e.Type, err)
	}
	return b, nil
}

// DecodeEvent reads the JSON object of an event. It refuses invalid UTF-8,
// duplicate members and values of the wrong type.
func DecodeEvent(b []byte) (Event, error) { return new(EventDecoder).Decode(b) }

// decodeAny reads an event whatever the order and form of its members. It is the
// definition of what an [EventDecoder] reads.
func decodeAny(b []byte) (Event, error) {
	var w wireEvent
	if err := json.Unmarshal(b, &w); err != nil {
		return Event{}, fmt.Errorf("decode event: %w", err)
	}
	e := Event{Seq: w.Seq, ID: w.ID, Salt: w.Salt, Type: w.Type, At: w.At, Logged: w.Logged, Actor: w.Actor, Step: w.Step, Source: w.Source, Recorder: w.Recorder, Boot: w.Boot}
	e.Uptime = uptimeOf(w.Uptime)
	make, ok := newData[w.Type]
	if !ok {
		e.Data = &Unknown{Raw: w.Data.Clone()}
		return e, nil
	}
	d := make()
	if err := json.Unmarshal(w.Data, d); err != nil {
		return Event{}, fmt.Errorf("decode %s (entry %d): %w", w.Type, w.Seq, err)
	}
	e.Data = d
	if err := e.check(); err != nil {
		return Event{}, fmt.Errorf("decode %s (entry %d): %w", w.Type, w.Seq, err)
	}
	return e, nil
}

// uptimeOf reads the uptime of an event; of one that cannot be nothing can be told.
func uptimeOf(milliseconds int64) time.Duration {
	if milliseconds <= 0 || milliseconds > int64(maxUptime/time.Millisecond) {
		return 0
	}
	return time.Duration(milliseconds) * time.Millisecond
}
