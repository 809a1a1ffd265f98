package store

import (
	"runtime"
	"sync"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// chunkEntries is how many entries are decoded by one goroutine in one go.
const chunkEntries = 256

// decoder makes events of entries, in order, on all cores: decoding takes longer
// than reading and verifying.
type decoder struct {
	log    *log
	slots  chan struct{}
	wg     sync.WaitGroup
	chunks []*chunk
}

type chunk struct {
	bytes  *[]byte // the bodies of the entries, one after the other; of spaces
	places []eventlog.Entry
	ends   []int
	events []runbook.Event
	err    error // about the entry after events
}

// spaces are what bodies were decoded from, to be used again: making the space
// anew took as long as decoding. What somebody once filled with very long bodies is
// not kept.
var spaces = sync.Pool{New: func() any { return new(make([]byte, 0, chunkEntries<<9)) }}

const maxSpace = chunkEntries << 11

func newDecoder(l *log) *decoder {
	return &decoder{log: l, slots: make(chan struct{}, runtime.GOMAXPROCS(0)+1)}
}

func (d *decoder) add(e eventlog.Entry) {
	var c *chunk
	if n := len(d.chunks); n > 0 {
		c = d.chunks[n-1]
	}
	if c == nil || len(c.ends) == chunkEntries {
		if c != nil {
			d.start(c)
		}
		c = &chunk{bytes: spaces.Get().(*[]byte), places: make([]eventlog.Entry, 0, chunkEntries), ends: make([]int, 0, chunkEntries)}
		d.chunks = append(d.chunks, c)
	}
	*c.bytes = append(*c.bytes, e.Event...)
	c.ends = append(c.ends, len(*c.bytes))
	e.Event = nil
	c.places = append(c.places, e)
}

func (d *decoder) start(c *chunk) {
	d.slots <- struct{}{}
	d.wg.Go(func() {
		d.decode(c)
		<-d.slots
	})
}

func (d *decoder) decode(c *chunk) {
	c.events = make([]runbook.Event, 0, len(c.ends))
	begin := 0
	var events runbook.EventDecoder
	for i, end := range c.ends {
		event, err := events.Decode((*c.bytes)[begin:end:end])
		if err != nil {
			c.err = d.log.damaged(c.places[i].Seq, c.places[i].Offset, err)
			break
		}
		c.events = append(c.events, event)
		begin = end
	}
	if cap(*c.bytes) <= maxSpace {
		*c.bytes = (*c.bytes)[:0]
		spaces.Put(c.bytes)
	}
	c.bytes, c.ends = nil, nil
}

// result gives the events up to the first that could not be decoded, and the
// place of the last of them.
func (d *decoder) result() (events []runbook.Event, last eventlog.Entry, err error) {
	n := len(d.chunks)
	if n == 0 {
		return nil, last, nil
	}
	d.decode(d.chunks[n-1])
	d.wg.Wait()
	events = make([]runbook.Event, 0, (n-1)*chunkEntries+len(d.chunks[n-1].events))
	for _, c := range d.chunks {
		events = append(events, c.events...)
		if len(c.events) > 0 {
			last = c.places[len(c.events)-1]
		}
		if c.err != nil {
			return events, last, c.err
		}
	}
	return events, last, nil
}
