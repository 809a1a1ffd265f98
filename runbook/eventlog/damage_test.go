package eventlog

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

var full = flag.Bool("full", false, "run the tests of damage in full size")

// outcome is what a verifier says of a log, in a form that can be compared.
type outcome struct {
	pos Position
	err string
	bad Error // zero if err is not an *Error
}

func outcomeOf(pos Position, err error) outcome {
	o := outcome{pos: pos, err: fmt.Sprint(err)}
	if e, ok := errors.AsType[*Error](err); ok {
		o.bad = *e
	}
	return o
}

// one verifies one entry after the other, sideBySide as Verify does with a log
// that is some chunks long.
func one(log []byte) outcome {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	s := &Scanner{r: bytes.NewReader(log), buf: *buf}
	for s.Scan() {
	}
	return outcomeOf(s.Position(), s.Err())
}

var buffers = sync.Pool{New: func() any { return new(make([]byte, 64<<10)) }}

func sideBySide(log []byte, chunk, workers int) outcome {
	return outcomeOf((&verification{size: chunk, workers: workers}).run(bytes.NewReader(log)))
}

// The controls are verifiers with a check left out. If one of them does as well as
// the verifier, a test shows nothing.
var controls = map[string]func(log []byte) (noticed bool){
	"no hashes": func(log []byte) bool {
		seq := 0
		for line := range bytes.Lines(log) {
			seq++
			event, ok := bytes.CutSuffix(line, []byte("}\n"))
			if !ok || len(event) < EventOffset || string(event[:HashOffset]) != linePrefix || !isHex(event[HashOffset:HashOffset+hashLen]) ||
				string(event[HashOffset+hashLen:EventOffset]) != lineMiddle || Check(seq, event[EventOffset:]) != nil {
				return true
			}
		}
		return false
	},
	"no form": func(log []byte) bool {
		var prev Hash
		var x hasher
		for line := range bytes.Lines(log) {
			if len(line) < Overhead {
				return true
			}
			if prev = x.of(prev, line[EventOffset:len(line)-2]); string(prev[:]) != string(line[HashOffset:HashOffset+hashLen]) {
				return true
			}
		}
		return false
	},
	"any JSON": func(log []byte) bool {
		for line := range bytes.Lines(log) {
			var v struct{ Event struct{ Seq int } }
			if json.Unmarshal(line, &v) != nil {
				return true
			}
		}
		return false
	},
}

// controlled runs a test on many changed logs, on all processors, and the controls
// with it: each must overlook at least one in a hundred of what the verifier
// notices.
func controlled(t *testing.T, n int, names []string, log []byte, change func(i int, log []byte) []byte, check func(i int, log []byte)) {
	t.Helper()
	overlooked := make([]atomic.Int64, len(names))
	var next, tried atomic.Int64
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			var copied []byte
			for {
				i := int(next.Add(1)) - 1
				if i >= n || t.Failed() {
					return
				}
				copied = append(copied[:0], log...)
				log := change(i, copied)
				check(i, log)
				if i%19 != 0 { // the controls need not see all
					continue
				}
				tried.Add(1)
				for j, name := range names {
					if !controls[name](log) {
						overlooked[j].Add(1)
					}
				}
			}
		})
	}
	running.Wait()
	for j, name := range names {
		if got := overlooked[j].Load(); got*100 < tried.Load() {
			t.Errorf("the control %q overlooks only %d of %d: this test shows nothing", name, got, tried.Load())
		} else {
			t.Logf("the control %q overlooks %d of %d", name, got, tried.Load())
		}
	}
	t.Logf("%d tried", n)
}

// Whatever bit of a log is changed, the entry that it belongs to is the one
// reported, by either way of verifying.
func TestEveryBit(t *testing.T) {
	log, every := small(60), 9
	if *full {
		log, every = must(io.ReadAll(&generator{entries: 60, key: testKey("ube-pc1", 1)})), 1
	}
	starts := []int{0}
	for i, c := range log {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	flip := func(i int, changed []byte) []byte {
		changed[i/8] ^= 1 << (i % 8)
		return changed
	}
	controlled(t, 8*len(log), []string{"no hashes", "no form", "any JSON"}, log, flip, func(i int, changed []byte) {
		entry, found := slices.BinarySearch(starts, i/8)
		if found {
			entry++
		}
		got := one(changed)
		if got.bad.Entry != entry || got.bad.Offset != int64(starts[entry-1]) || got.bad.Kind == Torn || got.pos.Seq != entry-1 {
			t.Errorf("byte %d bit %d of entry %d: reported as %+v", i/8, i%8, entry, got)
		}
		if i%every == 0 {
			if other := sideBySide(changed, 2000, 2); other != got {
				t.Errorf("byte %d bit %d: side by side %+v, one by one %+v", i/8, i%8, other, got)
			}
		}
	})
}

// After any edit, what is verified is what was there, and the rest is reported,
// unless the edit only cut the log at the end of an entry.
func TestRandomEdits(t *testing.T) {
	n := 10_000
	if *full {
		n = 1_000_000
	}
	log := small(60)
	edit := func(i int, changed []byte) []byte {
		rng := rand.New(rand.NewPCG(uint64(i), 7))
		for range 1 + rng.IntN(3) {
			if len(changed) == 0 {
				break
			}
			at := rng.IntN(len(changed))
			end := min(len(changed), at+1+rng.IntN(1<<rng.IntN(12)))
			switch rng.IntN(8) {
			case 0: // some bytes are others
				for j := at; j < end; j++ {
					changed[j] = byte(rng.Uint32())
				}
			case 1: // or NUL, as after a power cut
				clear(changed[at:end])
			case 2: // something is taken out
				changed = slices.Delete(changed, at, end)
			case 3: // or put in
				changed = slices.Insert(changed, at, log[at%len(log):min(len(log), end)]...)
			case 4: // or cut off
				changed = changed[:at]
			case 5: // lines change places, or are doubled
				lines := bytes.SplitAfter(changed, []byte("\n"))
				a, b := rng.IntN(len(lines)), rng.IntN(len(lines))
				if rng.IntN(2) == 0 {
					lines[a], lines[b] = lines[b], lines[a]
				} else {
					lines[a] = lines[b]
				}
				changed = bytes.Join(lines, nil)
			case 6: // one character becomes another
				const letters = "0123456789abcdef{}[]\":,\\n\n\r "
				changed[at] = letters[rng.IntN(len(letters))]
			case 7: // another writer begins anew somewhere
				changed = append(changed[:at:at], small(1+rng.IntN(3))...)
			}
		}
		return changed
	}
	controlled(t, n, []string{"no hashes", "any JSON"}, log, edit, func(i int, changed []byte) {
		got := one(changed)
		verified := int(got.pos.Offset)
		if verified > len(log) || !bytes.Equal(changed[:verified], log[:verified]) {
			t.Errorf("edit %d: verified what was never there: %+v", i, got)
		}
		if clean := verified == len(changed); (got.err == "<nil>") != clean {
			t.Errorf("edit %d: %+v of %d bytes", i, got, len(changed))
		}
		if i%4 == 0 {
			if other := sideBySide(changed, 500+i%3000, 1+i%3); other != got {
				t.Errorf("edit %d: side by side %+v, one by one %+v", i, other, got)
			}
		}
	})
}

// A log cut anywhere is a shorter log, or has a torn tail; a pin shows the former.
func TestEveryLength(t *testing.T) {
	log := small(60)
	pin := Checkpoint{Origin: "INC-20261122-01", Size: 60, Root: must(Audit(bytes.NewReader(log), Known{})).Chain.Root}
	entries, begin, naive := 0, 0, 0
	for i := range len(log) + 1 {
		if i > 0 && log[i-1] == '\n' {
			entries, begin = entries+1, i
		}
		cut := log[:i]
		got := one(cut)
		if got.pos.Seq != entries || got.pos.Offset != int64(begin) {
			t.Fatalf("%d bytes: %+v", i, got)
		}
		if i%5 == 0 {
			if other := sideBySide(cut, 1000, 2); other != got {
				t.Fatalf("%d bytes: side by side %+v", i, other)
			}
		}
		if i == begin {
			if got.err != "<nil>" {
				t.Fatalf("%d bytes: %+v", i, got)
			}
			r := must(Audit(bytes.NewReader(cut), Known{Pins: []Checkpoint{pin}}))
			if want := cmp.Or(map[bool]Standing{true: Same}[i == len(log)], Shorter); r.Pins[0].Standing != want || r.Chain.Damage != nil {
				t.Fatalf("%d entries of 60: %+v", entries, r)
			}
			naive++
			continue
		}
		want := Error{Entry: entries + 1, Offset: int64(begin), Kind: Torn, Tail: i - begin, Complete: log[i] == '\n'}
		if got.bad != want {
			t.Fatalf("%d bytes: %+v", i, got)
		}
	}
	if naive != 61 {
		t.Errorf("%d lengths at which nothing but a pin shows that something is missing; there should be 61", naive)
	}
}
