package eventlog

import (
	"bytes"
	"io"
)

// Entry is one entry of a log.
type Entry struct {
	Seq    int
	Hash   Hash
	Event  []byte // as stored; valid until the next call of Scan; nil if it is withheld
	Offset int64  // where its line begins in the log
}

// Scanner reads a log entry by entry and verifies each: form, number, hash and
// strict JSON. It uses memory for one line.
//
//	s := eventlog.NewScanner(r, eventlog.Position{})
//	for s.Scan() {
//		e := s.Entry()
//		…
//	}
//	if err := s.Err(); err != nil {
//		…
//	}
type Scanner struct {
	r      io.Reader
	buf    []byte
	lo, hi int // the bytes read and not yet used
	eof    bool
	pos    Position
	entry  Entry
	err    error
	checker
}

// NewScanner makes a Scanner of what r reads, which begins at from. A withheld
// entry is an error to it: see [NewCopyScanner].
func NewScanner(r io.Reader, from Position) *Scanner {
	return &Scanner{r: r, pos: from, buf: make([]byte, 64<<10)}
}

// NewCopyScanner makes a Scanner that also takes redacted copies. Of a withheld
// entry it verifies the form only, and gives no event.
func NewCopyScanner(r io.Reader, from Position) *Scanner {
	return &Scanner{r: r, pos: from, checker: checker{copied: true}, buf: make([]byte, 64<<10)}
}

// Scan goes to the next entry. It returns false at the end of the log and at the
// first entry that is wrong; Err then tells them apart.
func (s *Scanner) Scan() bool {
	if s.err != nil {
		return false
	}
	line, ok := s.next()
	if !ok {
		return false
	}
	h, event, f := s.check(line[:len(line)-1])
	if f != nil {
		s.fail(f)
		return false
	}
	s.entry = Entry{Seq: s.pos.Seq + 1, Hash: h, Event: event, Offset: s.pos.Offset}
	s.pos.Seq++
	s.pos.Hash = h
	s.pos.Offset += int64(len(line))
	return true
}

// Entry is the entry that the last call of Scan found.
func (s *Scanner) Entry() Entry { return s.entry }

// Position is the place after the last entry that Scan found: everything before
// it is verified.
func (s *Scanner) Position() Position { return s.pos }

// Err is why Scan returned false: nil at the end of the log, an *[Error] for a
// wrong entry, or the error of the reader.
func (s *Scanner) Err() error { return s.err }

func (s *Scanner) fail(f *Error) {
	f.Entry = s.pos.Seq + 1
	f.Offset = s.pos.Offset
	s.err = f
}

// check verifies a line, given without its line feed, as the next one.
func (s *Scanner) check(line []byte) (Hash, []byte, *Error) {
	return s.line(s.pos.Seq+1, s.pos.Hash, line)
}

// next gives the next line with its line feed. It is the only place that reads.
func (s *Scanner) next() ([]byte, bool) {
	searched := 0
	for {
		if i := bytes.IndexByte(s.buf[s.lo+searched:s.hi], '\n'); i >= 0 {
			line := s.buf[s.lo : s.lo+searched+i+1]
			if len(line) > MaxLine {
				s.fail(&Error{Kind: TooLong})
				return nil, false
			}
			s.lo += len(line)
			return line, true
		}
		searched = s.hi - s.lo
		if searched >= MaxLine {
			s.fail(&Error{Kind: TooLong})
			return nil, false
		}
		if s.eof {
			if searched > 0 {
				s.torn(s.buf[s.lo:s.hi])
			}
			return nil, false
		}
		if s.lo > 0 {
			copy(s.buf, s.buf[s.lo:s.hi])
			s.lo, s.hi = 0, searched
		}
		if s.hi == len(s.buf) {
			s.buf = append(s.buf, make([]byte, len(s.buf))...)
		}
		if !s.read() {
			return nil, false
		}
	}
}

func (s *Scanner) read() bool {
	n, err := readSome(s.r, s.buf[s.hi:])
	s.hi += n
	s.eof = err == io.EOF
	if err != nil && !s.eof {
		s.err = err
	}
	return s.err == nil
}

// readSome reads something, or says why it cannot.
func readSome(r io.Reader, b []byte) (int, error) {
	for range 100 {
		if n, err := r.Read(b); n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

func (s *Scanner) torn(tail []byte) {
	f := &Error{Kind: Torn, Tail: len(tail)}
	if _, _, bad := s.check(tail); bad == nil {
		f.Complete = true
	} else if _, _, bad := s.check(tail[:len(tail)-1]); bad == nil {
		f = &Error{Kind: BadForm, Detail: "its line feed was changed"}
	}
	s.fail(f)
}
