package termio

import (
	"bytes"
	"fmt"
	"strconv"
	"sync"
	"time"
)

// Probe asks a terminal in how many cells it draws some characters: it draws each
// on a line of its own making and asks where the cursor is then. The question goes out
// with [CaretWriter.Ask] before the first frame, which covers it; the answers come
// in among the keys, where [Input.Answers] takes them out. So nobody waits: a
// terminal that answers late, or never, costs nothing but that the width is not
// known.
//
// The line is the second one. A report of the first looks like F3 with a
// modifier key.
type Probe struct {
	texts []string
	begun time.Time
	done  func(widths []int)

	mu     sync.Mutex
	widths []int
}

const probeLine = 2

// patience is how long the beginning of an answer is waited for before it is taken
// for keys: a lone ESC among them.
const patience = time.Second

// NewProbe makes a question about texts. Done gets a width for each, in cells, from
// the goroutine that reads the input; it is not called before all are known.
func NewProbe(done func(widths []int), texts ...string) *Probe {
	return &Probe{texts: texts, begun: time.Now(), done: done}
}

// Question is what asks. It leaves the second line empty and the cursor at home.
func (p *Probe) Question() []byte {
	var b []byte
	for _, t := range p.texts {
		b = fmt.Appendf(b, "\x1b[%d;1H%s\x1b[6n", probeLine, t)
	}
	return fmt.Appendf(b, "\x1b[%d;1H\x1b[2K\x1b[H", probeLine)
}

// waiting reports that answers are still to come.
func (p *Probe) waiting() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.widths) < len(p.texts)
}

// take removes answers from what was read. Of b the first part is the keys, held is
// the beginning of what may be an answer.
func (p *Probe) take(b []byte) (keys, held []byte) {
	if !p.waiting() {
		return b, nil
	}
	start := fmt.Appendf(nil, "\x1b[%d;", probeLine)
	var out []byte
	for p.waiting() {
		at := bytes.Index(b, start)
		if at < 0 {
			break
		}
		n, size := answer(b[at+len(start):])
		if size == 0 {
			break
		}
		out = append(out, b[:at]...)
		b = b[at+len(start)+size:]
		p.learn(n - 1)
	}
	b = append(out, b...)
	if time.Since(p.begun) > patience || !p.waiting() {
		return b, nil
	}
	for i := min(len(b), len(start)+4); i > 0; i-- {
		if tail := b[len(b)-i:]; begins(tail, start) {
			return b[:len(b)-i], bytes.Clone(tail)
		}
	}
	return b, nil
}

// answer reads the column of an answer and its end; size 0 means that it is none.
func answer(b []byte) (column, size int) {
	end := bytes.IndexByte(b, 'R')
	if end < 1 || end > 4 {
		return 0, 0
	}
	n, err := strconv.Atoi(string(b[:end]))
	if err != nil || n < 1 {
		return 0, 0
	}
	return n, end + 1
}

// begins reports that tail may be the first part of an answer.
func begins(tail, start []byte) bool {
	if len(tail) <= len(start) {
		return bytes.HasPrefix(start, tail)
	}
	rest := tail[len(start):]
	return bytes.HasPrefix(tail, start) && len(bytes.Trim(rest, "0123456789")) == 0
}

func (p *Probe) learn(width int) {
	p.mu.Lock()
	p.widths = append(p.widths, width)
	all := len(p.widths) == len(p.texts)
	p.mu.Unlock()
	if all {
		p.done(p.widths)
	}
}
