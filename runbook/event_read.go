package runbook

// Events are written and read with every entry, a long log's by the hundred thousand,
// and most of what a line holds stands in the same form in each. What is here knows
// that form; event_wire.go says what it is, and is asked whenever something is unusual.

import (
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"

	"dandori/runbook/playbook"
)

// EventDecoder reads the events of one log, one after the other. It gives what
// [DecodeEvent] gives, in less than half the time: it knows the form in which
// [EncodeEvent] writes, and keeps what one event has in common with the one before.
// What is not of that form is read as any JSON is. The zero EventDecoder is ready; it
// is for one goroutine.
type EventDecoder struct {
	name, role, step, source, recorder, boot string // as they were last
}

// Decode reads the JSON object of an event, as [DecodeEvent] does. What it gives does
// not refer to b.
func (d *EventDecoder) Decode(b []byte) (Event, error) {
	if e, data, ok := d.head(b); ok {
		e.Data = newData[e.Type]()
		// Whatever is wrong is for decodeAny to say.
		if json.Unmarshal(data, e.Data) == nil && e.check() == nil {
			return e, nil
		}
	}
	return decodeAny(b)
}

// head reads all of an event that EncodeEvent has written but its data, which it gives
// as it stands. It accepts no other form, and no type this version does not know:
// that is for decodeAny. The data may be anything; the rest is as strict as there.
func (d *EventDecoder) head(b []byte) (e Event, data []byte, ok bool) {
	r := headReader{rest: b}
	seq := r.number(`{"seq":`)
	ids := r.rest
	id := r.text(`,"id":"`)
	salt := r.text(`,"salt":"`)
	// One string holds both.
	both := string(ids[:len(ids)-len(r.rest)])
	typ := r.text(`,"type":"`)
	at := r.text(`,"at":"`)
	logged := r.text(`,"logged":"`)
	r.literal(`,"actor":{`)
	var name, role []byte
	if r.next(`"name":"`) {
		if name = r.text(`"name":"`); r.next(`,"role":"`) {
			role = r.text(`,"role":"`)
		}
	} else if r.next(`"role":"`) {
		role = r.text(`"role":"`)
	}
	r.literal(`}`)
	step := r.member(`,"step":"`)
	source := r.member(`,"source":"`)
	recorder := r.member(`,"recorder":"`)
	boot := r.member(`,"boot":"`)
	var uptime int64
	if r.next(`,"uptime":`) {
		uptime = r.number(`,"uptime":`)
	}
	r.literal(`,"data":`)
	n := len(r.rest) - 1
	if r.bad || n < 2 || r.rest[n] != '}' {
		return e, nil, false
	}
	known, ok := knownTypes[string(typ)]
	if !ok {
		return e, nil, false
	}
	if e.At, ok = readTime(at); !ok {
		return e, nil, false
	}
	e.Logged = e.At
	if string(logged) != string(at) {
		if e.Logged, ok = readTime(logged); !ok {
			return e, nil, false
		}
	}
	idAt := len(`,"id":"`)
	saltAt := idAt + len(id) + len(`","salt":"`)
	e.Seq, e.ID, e.Salt, e.Type = int(seq), both[idAt:idAt+len(id)], both[saltAt:saltAt+len(salt)], known
	e.Actor = Actor{Name: same(&d.name, name), Role: same(&d.role, role)}
	e.Step = playbook.Ref(same(&d.step, step))
	e.Source = Source(same(&d.source, source))
	e.Recorder = same(&d.recorder, recorder)
	e.Boot = same(&d.boot, boot)
	e.Uptime = uptimeOf(uptime)
	return e, r.rest[:n], true
}

// same gives a text as a string, the last one if it is the same.
func same(last *string, text []byte) string {
	if *last != string(text) {
		*last = string(text)
	}
	return *last
}

// readTime reads the form in which times are written, in whole seconds.
func readTime(b []byte) (t time.Time, ok bool) {
	const form = "0000-00-00T00:00:00+00:00"
	if len(b) != len(form) && (len(b) != len("0000-00-00T00:00:00Z") || b[len(b)-1] != 'Z') {
		return t, false
	}
	for i, c := range b {
		switch f := form[i]; {
		case f == '0' && c-'0' > 9, f == '+' && c != '+' && c != '-' && c != 'Z', f != '0' && f != '+' && c != f:
			return t, false
		}
	}
	if len(b) == len(form) && (b[20] > '2' || b[20] == '2' && b[21] > '3' || b[23] > '5') {
		return t, false // no zone
	}
	return t, t.UnmarshalText(b) == nil
}

// headReader goes over the members of an event. After the first thing that is not as
// expected it is bad, and what it gives means nothing.
type headReader struct {
	rest []byte
	bad  bool
}

// next reports whether a literal comes next.
func (r *headReader) next(s string) bool {
	return len(r.rest) >= len(s) && string(r.rest[:len(s)]) == s
}

// literal goes over a literal.
func (r *headReader) literal(s string) {
	if !r.next(s) {
		r.bad = true
		return
	}
	r.rest = r.rest[len(s):]
}

// text goes over the beginning of a string, up to its first character, and over the
// string, which is without escapes.
func (r *headReader) text(begin string) []byte {
	r.literal(begin)
	if r.bad {
		return nil
	}
	ascii := true
	for i, c := range r.rest {
		switch {
		case c == '"':
			s := r.rest[:i]
			r.rest = r.rest[i+1:]
			r.bad = !ascii && !utf8.Valid(s)
			return s
		case c == '\\' || c < ' ':
			r.bad = true
			return nil
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	r.bad = true
	return nil
}

// member goes over a member that may be left out.
func (r *headReader) member(begin string) []byte {
	if !r.next(begin) {
		return nil
	}
	return r.text(begin)
}

// number goes over a literal and a whole number above 0.
func (r *headReader) number(begin string) (n int64) {
	r.literal(begin)
	i := 0
	for i < len(r.rest) && r.rest[i]-'0' <= 9 {
		n = n*10 + int64(r.rest[i]-'0')
		i++
	}
	if i == 0 || i > 15 || r.rest[0] == '0' {
		r.bad = true
	}
	r.rest = r.rest[i:]
	return n
}

// appendHead writes all of an event but its data, up to where that stands, as
// encodeAny would. It leaves unusual ones to it.
func appendHead(b []byte, e Event) ([]byte, bool) {
	plain := true
	text := func(begin, s string) {
		b = append(append(b, begin...), s...)
		plain = plain && isPlain(s)
	}
	date := func(begin string, t time.Time) {
		b = append(b, begin...)
		b = t.AppendFormat(b, time.RFC3339)
		_, zone := t.Zone()
		plain = plain && t.Year() >= 0 && t.Year() <= 9999 && zone%60 == 0 && zone > -24*60*60 && zone < 24*60*60
	}
	b = strconv.AppendInt(append(b, `{"seq":`...), int64(e.Seq), 10)
	text(`,"id":"`, e.ID)
	text(`","salt":"`, e.Salt)
	text(`","type":"`, string(e.Type))
	date(`","at":"`, e.At)
	date(`","logged":"`, e.Logged)
	b = append(b, `","actor":{`...)
	if e.Actor.Name != "" {
		text(`"name":"`, e.Actor.Name)
		b = append(b, '"')
	}
	if e.Actor.Role != "" {
		if e.Actor.Name != "" {
			b = append(b, ',')
		}
		text(`"role":"`, e.Actor.Role)
		b = append(b, '"')
	}
	b = append(b, '}')
	for _, m := range [...]struct{ begin, s string }{{`,"step":"`, string(e.Step)}, {`,"source":"`, string(e.Source)}, {`,"recorder":"`, e.Recorder}, {`,"boot":"`, e.Boot}} {
		if m.s != "" {
			text(m.begin, m.s)
			b = append(b, '"')
		}
	}
	if ms := e.Uptime.Milliseconds(); ms != 0 {
		b = strconv.AppendInt(append(b, `,"uptime":`...), ms, 10)
	}
	return append(b, `,"data":`...), plain
}

// isPlain reports whether a text stands in JSON as it is.
func isPlain(s string) bool {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == '"' || c == '\\':
			return false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return ascii || utf8.ValidString(s)
}

// knownTypes has every type this version knows by its name.
var knownTypes = func() map[string]Type {
	m := make(map[string]Type, len(newData)+len(drillData))
	for _, types := range []map[Type]func() Data{newData, drillData} {
		for t := range types {
			m[string(t)] = t
		}
	}
	return m
}()
