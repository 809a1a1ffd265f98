// Package eventlog is the format of a log and its proof: lines of JSON, each of
// which carries the hash of everything before it. It knows nothing of what the
// events mean, and opens no files.
//
// # Format
//
// A log is a sequence of entries. An entry is one line:
//
//	{"hash":"<64 lower-case hex digits>","event":<event>}
//
// followed by one line feed (0x0A). There is no white space other than inside
// <event>, and nothing before, between or after the lines. So in every line
//
//	bytes  0 to  8   {"hash":"
//	bytes  9 to 72   the hash
//	bytes 73 to 82   ","event":
//	bytes 83 to n-3  the event
//	bytes n-2, n-1   } and the line feed
//
// where n, the length of the line with its line feed, is at most 1,048,576
// (1 MiB).
//
// # Event
//
// The event is a JSON object (RFC 8259) whose first member is seq: its first
// bytes are {"seq": directly followed by the number of the entry in decimal
// digits, without sign, fraction or leading zero, directly followed by a comma
// or by the closing brace. The first entry of a log is number 1, every later one
// is one more than the entry before it, and the largest is 999999999.
//
// The object is strict: its bytes are valid UTF-8; no object in it, at any level,
// has two members of the same name (names are compared after their escapes are
// undone); an escape \uXXXX of a surrogate stands only in a valid pair; objects
// and arrays nest at most 64 deep, the event itself counting as one; the byte
// NUL appears nowhere. Any number of other members may follow seq.
//
// # Hash
//
// The hash of an entry is the SHA-256, in lower-case hex digits, of
//
//   - the hash of the entry before it, as its 64 hex digits; for the first entry
//     the 15 bytes "dandori-log-v1\n" (with a line feed) in its place;
//   - directly followed by the bytes of the event exactly as they stand in the
//     line. They are never parsed and written again.
//
// The hash of the last entry therefore fixes every byte of every event, their
// order, and, with the number of entries, that none is missing. It does not show
// by itself that a log was not cut short or written anew as a whole: for that a
// reader needs a number and a hash from elsewhere.
//
// # The end of a log
//
// A log that does not end in a line feed has a torn tail: the writer was
// interrupted. If the tail together with a line feed would be a correct entry,
// the tail is complete: it is an entry, of which only the line feed is missing.
// Otherwise it is a part of an entry that nobody was told was written, and not
// an entry. If the tail without its last byte would be a complete tail, the line
// feed was not missing but changed: that is damage, not a torn tail.
//
// An empty log is a log of no entries.
//
// # Example
//
// A log of two entries:
//
//	{"hash":"8dadea59e42c667f8ebf1c2816be50dfd624d1b5317ff5d9ecb0beb99e793bef","event":{"seq":1,"note":"電話を受けた"}}
//	{"hash":"c8b60dd349a4a3215e2d70d2bb90c58bb29d6e22c23bdff7e35a9e62606c1082","event":{"seq":2,"note":"printed the page"}}
//
// The first hash is what this prints:
//
//	printf 'dandori-log-v1\n{"seq":1,"note":"電話を受けた"}' | sha256sum
//
// and this, in any POSIX shell, checks the hashes of a whole log:
//
//	prev='dandori-log-v1
//	'
//	while IFS= read -r line; do
//		rest=${line#'{"hash":"'}
//		hash=${rest%%'"'*}
//		event=${rest#*'","event":'}
//		event=${event%'}'}
//		sum=$(printf '%s%s' "$prev" "$event" | sha256sum)
//		[ "${sum%% *}" = "$hash" ] || { echo "wrong: $line"; exit 1; }
//		prev=$hash
//	done <log.jsonl
//	echo "the last hash is $prev"
package eventlog

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
)

const (
	// MaxLine is the length of the longest line, with its line feed.
	MaxLine = 1 << 20

	// MaxDepth is how deep the objects and arrays of an event may nest.
	MaxDepth = 64

	// MaxSeq is the number of the last entry a log can have.
	MaxSeq = 999_999_999

	// HashOffset is where the hash begins in a line.
	HashOffset = len(linePrefix)

	// EventOffset is where the event begins in a line.
	EventOffset = len(linePrefix) + hashLen + len(lineMiddle)

	// Overhead is how much longer a line is than its event.
	Overhead = EventOffset + 2
)

const (
	genesis     = "dandori-log-v1\n"
	linePrefix  = `{"hash":"`
	lineMiddle  = `","event":`
	eventPrefix = `{"seq":`
	hashLen     = 2 * sha256.Size
)

// Hash is the hash of an entry: 64 lower-case hex digits. The zero Hash stands
// for the beginning of a log, before its first entry.
type Hash [hashLen]byte

// ParseHash reads a hash; the empty string gives the zero Hash.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if s == "" {
		return h, nil
	}
	if len(s) != hashLen || !isHex([]byte(s)) {
		return h, fmt.Errorf("not a hash of 64 lower-case hex digits: %.80q", s)
	}
	copy(h[:], s)
	return h, nil
}

// String gives the hex digits, and the empty string for the zero Hash.
func (h Hash) String() string {
	if h == (Hash{}) {
		return ""
	}
	return string(h[:])
}

func isHex(b []byte) bool {
	for _, c := range b {
		if c-'0' > 9 && c-'a' > 5 {
			return false
		}
	}
	return true
}

// AppendLine appends the line of the event that follows the entry with hash prev
// (the zero Hash for the first), and returns the longer dst and the hash of the
// new entry. It does not check the event: see [Check].
func AppendLine(dst []byte, prev Hash, event []byte) ([]byte, Hash) {
	h := newHasher().of(prev, event)
	dst = append(dst, linePrefix...)
	dst = append(dst, h[:]...)
	dst = append(dst, lineMiddle...)
	dst = append(dst, event...)
	return append(dst, '}', '\n'), h
}

// Check reports why an event cannot be entry number seq of a log, or nil.
func Check(seq int, event []byte) error {
	if len(event)+Overhead > MaxLine {
		return &Error{Entry: seq, Kind: TooLong}
	}
	if bytes.IndexByte(event, '\n') >= 0 {
		return &Error{Entry: seq, Kind: BadForm, Detail: "the event contains a line feed"}
	}
	if f := checkSeq(seq, event); f != nil {
		f.Entry = seq
		return f
	}
	if err := strict(event); err != nil {
		return &Error{Entry: seq, Kind: BadJSON, Detail: err.Error()}
	}
	return nil
}

// Kind says what is wrong with an entry. A Kind is an error, so that
// errors.Is(err, eventlog.BadHash) works.
type Kind string

// What can be wrong with an entry.
const (
	BadForm Kind = "the line does not have the form of an entry"
	TooLong Kind = "the line is longer than 1 MiB"
	BadSeq  Kind = "the entry does not have the next number"
	BadHash Kind = "the hash does not fit: this entry, or the hash before it, was changed"
	BadJSON Kind = "the event is not strict JSON"
	Torn    Kind = "the log ends in the middle of an entry"
)

// Error gives the text of the kind.
func (k Kind) Error() string { return string(k) }

// Error says which entry of a log is wrong and how. Everything before it is
// right.
type Error struct {
	Entry    int    // its number, from 1
	Offset   int64  // where it begins in the log, in bytes
	Kind     Kind   //
	Detail   string // more about it, or empty
	Tail     int    // Torn: the length of the tail
	Complete bool   // Torn: the tail is an entry without its line feed
}

// Error gives the place and the fault.
func (e *Error) Error() string {
	return "entry " + strconv.Itoa(e.Entry) + " (byte " + strconv.FormatInt(e.Offset, 10) + "): " + e.Fault()
}

// Fault says what is wrong without saying where.
func (e *Error) Fault() string {
	s := string(e.Kind)
	if e.Kind == Torn && e.Complete {
		s = "only the line feed at the end of the last entry is missing"
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap gives the kind.
func (e *Error) Unwrap() error { return e.Kind }

// Position is a place between two entries, up to which a log is known: the
// number and hash of the entry before it, and the byte at which the next one
// begins. The zero Position is the beginning of every log.
type Position struct {
	Seq    int
	Hash   Hash
	Offset int64
}

// Entry is one entry of a log.
type Entry struct {
	Seq    int
	Hash   Hash
	Event  []byte // as stored; valid until the next call of Scan
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
	hash   hasher
}

// NewScanner makes a Scanner of what r reads, which begins at from.
func NewScanner(r io.Reader, from Position) *Scanner {
	return &Scanner{r: r, pos: from, hash: newHasher(), buf: make([]byte, 64<<10)}
}

// Scan goes to the next entry. It returns false at the end of the log and at the
// first entry that is wrong; Err then tells them apart.
func (s *Scanner) Scan() bool {
	if s.err != nil {
		return false
	}
	line, ok := s.line()
	if !ok {
		return false
	}
	h, f := s.check(line[:len(line)-1])
	if f != nil {
		s.fail(f)
		return false
	}
	s.entry = Entry{
		Seq:    s.pos.Seq + 1,
		Hash:   h,
		Event:  line[EventOffset : len(line)-2],
		Offset: s.pos.Offset,
	}
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

// line gives the next line with its line feed. It is the only place that reads.
func (s *Scanner) line() ([]byte, bool) {
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
	for range 100 {
		n, err := s.r.Read(s.buf[s.hi:])
		s.hi += n
		if err == io.EOF {
			s.eof = true
			return true
		}
		if err != nil {
			s.err = err
			return false
		}
		if n > 0 {
			return true
		}
	}
	s.err = io.ErrNoProgress
	return false
}

func (s *Scanner) torn(tail []byte) {
	f := &Error{Kind: Torn, Tail: len(tail)}
	if _, bad := s.check(tail); bad == nil {
		f.Complete = true
	} else if _, bad := s.check(tail[:len(tail)-1]); bad == nil {
		f = &Error{Kind: BadForm, Detail: "its line feed was changed"}
	}
	s.fail(f)
}

// check verifies a line, given without its line feed, as the entry after s.pos.
func (s *Scanner) check(line []byte) (Hash, *Error) {
	var h Hash
	if len(line) < EventOffset+1 ||
		string(line[:HashOffset]) != linePrefix ||
		string(line[HashOffset+hashLen:EventOffset]) != lineMiddle ||
		line[len(line)-1] != '}' {
		return h, &Error{Kind: BadForm}
	}
	stored := line[HashOffset : HashOffset+hashLen]
	event := line[EventOffset : len(line)-1]
	if f := checkSeq(s.pos.Seq+1, event); f != nil {
		return h, f
	}
	h = s.hash.of(s.pos.Hash, event)
	if string(h[:]) != string(stored) {
		if !isHex(stored) {
			return h, &Error{Kind: BadForm, Detail: "the hash is not 64 lower-case hex digits"}
		}
		return h, &Error{Kind: BadHash}
	}
	if err := strict(event); err != nil {
		return h, &Error{Kind: BadJSON, Detail: err.Error()}
	}
	return h, nil
}

// checkSeq checks the first and last bytes of an event, and its number.
func checkSeq(seq int, event []byte) *Error {
	if len(event) < len(eventPrefix)+2 || string(event[:len(eventPrefix)]) != eventPrefix || event[len(event)-1] != '}' {
		return &Error{Kind: BadForm, Detail: "the event does not begin with its number"}
	}
	digits := event[len(eventPrefix):]
	n, i := 0, 0
	for ; i < len(digits) && digits[i]-'0' <= 9; i++ {
		if n = n*10 + int(digits[i]-'0'); n == 0 || n > MaxSeq {
			return &Error{Kind: BadSeq, Detail: "not a number from 1 to 999999999 without leading zeros"}
		}
	}
	if i == 0 || i == len(digits) || digits[i] != ',' && digits[i] != '}' {
		return &Error{Kind: BadForm, Detail: "the event does not begin with its number"}
	}
	if n != seq {
		return &Error{Kind: BadSeq, Detail: "number " + strconv.Itoa(n) + " stands where " + strconv.Itoa(seq) + " should"}
	}
	return nil
}

// Summary says what a verified log is: fixed by Entries and Head together.
type Summary struct {
	Entries int   // how many entries were verified
	Head    Hash  // the hash of the last one
	Size    int64 // how many bytes they take
}

// Verify reads a whole log. With an error the summary is of the entries before
// it.
func Verify(r io.Reader) (Summary, error) {
	s := NewScanner(r, Position{})
	for s.Scan() {
	}
	p := s.Position()
	return Summary{Entries: p.Seq, Head: p.Hash, Size: p.Offset}, s.Err()
}

// IsTorn returns the *[Error] in err if it is of kind [Torn], or nil.
func IsTorn(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok && e.Kind == Torn {
		return e
	}
	return nil
}

// hasher computes hashes of entries without allocating.
type hasher struct {
	h   hash.Hash
	in  *Hash
	sum *[sha256.Size]byte
}

func newHasher() hasher {
	return hasher{h: sha256.New(), in: new(Hash), sum: new([sha256.Size]byte)}
}

func (x hasher) of(prev Hash, event []byte) (h Hash) {
	x.h.Reset()
	if prev == (Hash{}) {
		io.WriteString(x.h, genesis)
	} else {
		*x.in = prev
		x.h.Write(x.in[:])
	}
	x.h.Write(event)
	hex.Encode(h[:], x.h.Sum(x.sum[:0]))
	return h
}
