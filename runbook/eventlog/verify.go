package eventlog

import (
	"bytes"
	"io"
	"runtime"
	"sync"
)

// Verify reads a whole log. With an error the summary is of the entries before
// it.
//
// A long log is verified on all processors at once, in memory that does not grow
// with it (see [MaxMemory]); the result is that of a [Scanner] in every case.
func Verify(r io.Reader) (Summary, error) {
	p, err := newVerification(false).run(r)
	return Summary{Entries: p.Seq, Head: p.Hash, Size: p.Offset}, err
}

// MaxMemory is the most memory that [Verify] and [Audit] use, in bytes, whatever
// the log and however many processors there are.
const MaxMemory = 20 << 20

const (
	firstRead  = 64 << 10  // what is read before it is known whether a log is long
	chunkSize  = 128 << 10 // what one worker verifies at a time
	maxWorkers = 6         // so that chunks of the longest lines stay within MaxMemory
)

// verification verifies a log in chunks of whole lines, side by side.
//
// An entry can be verified without those before it as long as the hash before it
// is known, and that stands at a fixed place in the line before. So a worker takes
// the hash before its chunk, and the number of its first entry, from the log as
// they stand; merge then finds that they are those of the chunk before. Whatever
// a worker does not accept is for a Scanner to judge, which starts where
// everything before is verified. That is how the entry reported as wrong is
// always the first one.
type verification struct {
	copied  bool
	size    int // of a chunk
	workers int

	// The caller may look at the entries. opening is called with the first line,
	// before anything is verified; inspect with every entry, on any goroutine, in
	// any order, its offset counted from the chunk; add with what inspect gave, in
	// order, once everything up to that entry is verified.
	opening func(line []byte)
	inspect func(Entry) item
	add     func(seq int, offset int64, it item)

	pos  Position
	tail Hash // of the entry that lacks its line feed, if the log ends in one
}

func newVerification(copied bool) *verification {
	return &verification{copied: copied, size: chunkSize, workers: min(runtime.GOMAXPROCS(0), maxWorkers)}
}

// chunk is some of the log.
type chunk struct {
	buf   []byte
	lines int   // buf[:lines] are whole lines; the rest begins the next one
	prev  Hash  // what stands as the hash of the line before
	last  bool  // nothing more was read,
	err   error // because of this, or nil at the end of the log

	done  chan struct{} // the worker is through
	ok    bool          // every line is an entry, if prev and first are right
	first int           // the number of the first entry as the log has it; 0 if all are withheld
	count int           // of entries
	hash  Hash          // of the last one
	items []item
}

// run verifies the log. It gives the place up to which it is right, and what is
// wrong there.
func (v *verification) run(r io.Reader) (Position, error) {
	c := &chunk{done: make(chan struct{}, 1)}
	if c.fill(r, nil, min(firstRead, v.size)); !c.last && len(c.buf) < v.size {
		c.fill(r, nil, v.size)
	}
	if v.opening != nil && c.lines > 0 {
		v.opening(c.buf[:bytes.IndexByte(c.buf, '\n')])
	}
	if c.last {
		v.check(c, &checker{copied: v.copied})
		err := v.merge(c)
		return v.pos, err
	}

	// There are two chunks more than workers: one to read into, one to merge.
	work := make(chan *chunk, v.workers+2)
	var running sync.WaitGroup
	defer running.Wait()
	defer close(work)
	for range v.workers {
		running.Go(func() {
			x := &checker{copied: v.copied}
			for c := range work {
				v.check(c, x)
			}
		})
	}
	queue := []*chunk{c} // being verified, in order
	work <- c
	for made := 1; !c.last; {
		var next *chunk
		if made < v.workers+2 {
			next = &chunk{done: make(chan struct{}, 1)}
			made++
		} else {
			next = queue[0]
			queue = append(queue[:0], queue[1:]...)
			if err := v.merge(next); err != nil {
				return v.pos, err
			}
		}
		next.prev = lastHash(c.buf[:c.lines])
		next.fill(r, c.buf[c.lines:], v.size)
		c = next
		queue = append(queue, c)
		work <- c
	}
	for _, c := range queue {
		if err := v.merge(c); err != nil {
			return v.pos, err
		}
	}
	return v.pos, nil
}

// lastHash is what stands in the place of the hash in the last of some lines.
func lastHash(lines []byte) (h Hash) {
	if len(lines) == 0 {
		return h
	}
	line := lines[bytes.LastIndexByte(lines[:len(lines)-1], '\n')+1:]
	if len(line) > HashOffset+hashLen {
		copy(h[:], line[HashOffset:])
	}
	return h
}

// fill reads size bytes, counting what is there and begin, which comes first; or
// more, until the chunk holds a whole line or what cannot become one.
func (c *chunk) fill(r io.Reader, begin []byte, size int) {
	c.buf = append(c.buf, begin...)
	for {
		for len(c.buf) < size && !c.last {
			if cap(c.buf) < size {
				grown := make([]byte, len(c.buf), size)
				copy(grown, c.buf)
				c.buf = grown
			}
			n, err := readSome(r, c.buf[len(c.buf):size])
			c.buf = c.buf[:len(c.buf)+n]
			if err != nil {
				c.last = true
				if err != io.EOF {
					c.err = err
				}
			}
		}
		c.lines = bytes.LastIndexByte(c.buf, '\n') + 1
		if c.lines == 0 && len(c.buf) >= MaxLine {
			c.last = true
		}
		if c.lines > 0 || c.last {
			return
		}
		size = min(2*size, max(MaxLine, size+1))
	}
}

// check verifies the lines of a chunk by themselves.
func (v *verification) check(c *chunk, x *checker) {
	c.ok = v.accepts(c, x)
	c.done <- struct{}{}
}

func (v *verification) accepts(c *chunk, x *checker) bool {
	c.first, c.count, c.items = 0, 0, c.items[:0]
	seq, ok := firstSeq(c.buf[:c.lines])
	if !ok {
		return false
	}
	prev := c.prev
	for lo := 0; lo < c.lines; {
		n := bytes.IndexByte(c.buf[lo:c.lines], '\n') + 1
		h, event, f := x.line(max(seq, 1)+c.count, prev, c.buf[lo:lo+n-1])
		if f != nil || n > MaxLine {
			return false
		}
		if v.inspect != nil {
			c.items = append(c.items, v.inspect(Entry{Seq: seq + c.count, Hash: h, Event: event, Offset: int64(lo)}))
		}
		prev = h
		lo += n
		c.count++
	}
	c.first, c.hash = seq, prev
	return true
}

// firstSeq is the number of the first of some lines, by the first of them that
// shows a number; 0 if none does.
func firstSeq(lines []byte) (int, bool) {
	for before := 0; len(lines) > 0; before++ {
		n := bytes.IndexByte(lines, '\n') + 1
		if n <= EventOffset {
			return 0, false
		}
		if string(lines[HashOffset+hashLen:n-1]) != lineNothing {
			seq, ok := readSeq(lines[EventOffset : n-1])
			return seq - before, ok && seq > before
		}
		lines = lines[n:]
	}
	return 0, true
}

// merge puts a chunk after those before it, which are verified.
func (v *verification) merge(c *chunk) error {
	<-c.done
	seq := v.pos.Seq + 1
	if c.ok && c.prev == v.pos.Hash && (c.first == seq || c.first == 0) && v.pos.Seq+c.count <= MaxSeq {
		for i, it := range c.items {
			v.add(seq+i, v.pos.Offset+it.offset, it)
		}
		if c.count > 0 {
			v.pos = Position{Seq: v.pos.Seq + c.count, Hash: c.hash, Offset: v.pos.Offset + int64(c.lines)}
		}
	} else if err := v.scan(c.buf[:c.lines]); err != nil {
		return err
	}
	if c.last && c.err == nil {
		c.err = v.scan(c.buf[c.lines:])
	}
	last := c.err
	c.buf = c.buf[:0]
	return last
}

// scan verifies one entry after the other.
func (v *verification) scan(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	from := v.pos.Offset
	s := NewScanner(bytes.NewReader(b), v.pos)
	s.copied = v.copied
	for s.Scan() {
		if v.inspect != nil {
			e := s.Entry()
			e.Offset -= from
			it := v.inspect(e)
			v.add(e.Seq, from+it.offset, it)
		}
	}
	v.pos = s.Position()
	if torn := IsTorn(s.Err()); torn != nil && torn.Complete {
		v.tail = Hash(b[len(b)-torn.Tail+HashOffset:])
	}
	return s.Err()
}
