package eventlog

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
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
	lineNothing = `","withheld":true}`
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
	// What is hashed stands for a moment where the line will be.
	begin := len(dst)
	if prev == (Hash{}) {
		dst = append(dst, genesis...)
	} else {
		dst = append(dst, prev[:]...)
	}
	dst = append(dst, event...)
	h := hashOf(dst[begin:])

	dst = append(dst[:begin], linePrefix...)
	dst = append(dst, h[:]...)
	dst = append(dst, lineMiddle...)
	dst = append(dst, event...)
	return append(dst, '}', '\n'), h
}

func hashOf(b []byte) (h Hash) {
	sum := sha256.Sum256(b)
	hex.Encode(h[:], sum[:])
	return h
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
	BadForm  Kind = "the line does not have the form of an entry"
	TooLong  Kind = "the line is longer than 1 MiB"
	BadSeq   Kind = "the entry does not have the next number"
	BadHash  Kind = "the hash does not fit: this entry, or the hash before it, was changed"
	BadJSON  Kind = "the event is not strict JSON"
	Withheld Kind = "the entry is withheld: this is a redacted copy, not a log"
	Torn     Kind = "the log ends in the middle of an entry"
)

// Error gives the text of the kind.
func (k Kind) Error() string { return string(k) }

// Error says which entry of a log is wrong and how. If it ended the verification,
// everything before the entry is right.
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

// checker verifies lines.
type checker struct {
	hasher
	copied bool // the lines may be those of a redacted copy
}

// line verifies a line, given without its line feed, as entry number seq after
// the one with hash prev. It gives the event, which is nil for a withheld entry.
func (x *checker) line(seq int, prev Hash, line []byte) (h Hash, event []byte, f *Error) {
	if len(line) < EventOffset+1 || string(line[:HashOffset]) != linePrefix || line[len(line)-1] != '}' {
		return h, nil, &Error{Kind: BadForm}
	}
	stored, rest := line[HashOffset:HashOffset+hashLen], line[HashOffset+hashLen:]
	if string(rest[:len(lineMiddle)]) != lineMiddle {
		if string(rest) != lineNothing || !isHex(stored) {
			return h, nil, &Error{Kind: BadForm}
		}
		if !x.copied {
			return h, nil, &Error{Kind: Withheld}
		}
		if seq > MaxSeq {
			return h, nil, &Error{Kind: BadSeq, Detail: "more entries than a log can have"}
		}
		return Hash(stored), nil, nil
	}
	event = rest[len(lineMiddle) : len(rest)-1]
	if f := checkSeq(seq, event); f != nil {
		return h, nil, f
	}
	h = x.of(prev, event)
	if string(h[:]) != string(stored) {
		if !isHex(stored) {
			return h, nil, &Error{Kind: BadForm, Detail: "the hash is not 64 lower-case hex digits"}
		}
		return h, nil, &Error{Kind: BadHash}
	}
	if err := strict(event); err != nil {
		return h, nil, &Error{Kind: BadJSON, Detail: err.Error()}
	}
	return h, event, nil
}

// checkSeq checks the first and last bytes of an event, and its number.
func checkSeq(seq int, event []byte) *Error {
	if n, ok := readSeq(event); ok && n == seq && event[len(event)-1] == '}' {
		return nil
	}
	return badSeq(seq, event)
}

// readSeq reads the number with which an event begins. It does not tell what is
// wrong with it.
func readSeq(event []byte) (seq int, ok bool) {
	if len(event) < len(eventPrefix)+2 || string(event[:len(eventPrefix)]) != eventPrefix {
		return 0, false
	}
	digits := event[len(eventPrefix):]
	i := 0
	for ; i < len(digits) && digits[i]-'0' <= 9; i++ {
		if seq = seq*10 + int(digits[i]-'0'); seq == 0 || seq > MaxSeq {
			return 0, false
		}
	}
	return seq, i > 0 && i < len(digits) && (digits[i] == ',' || digits[i] == '}')
}

// badSeq tells what is wrong with the beginning or end of an event.
func badSeq(seq int, event []byte) *Error {
	if rest, ok := bytes.CutPrefix(event, []byte(eventPrefix)); ok {
		switch n, ok := readSeq(event); {
		case ok && n == seq:
			return &Error{Kind: BadForm, Detail: "the event does not end with a brace"}
		case ok:
			return &Error{Kind: BadSeq, Detail: "number " + strconv.Itoa(n) + " stands where " + strconv.Itoa(seq) + " should"}
		}
		digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
		if digits > 0 && (rest[0] == '0' || digits > len("999999999")) {
			return &Error{Kind: BadSeq, Detail: "not a number from 1 to 999999999 without leading zeros"}
		}
	}
	return &Error{Kind: BadForm, Detail: "the event does not begin with its number"}
}

// Summary says what a verified log is: fixed by Entries and Head together.
type Summary struct {
	Entries int   // how many entries were verified
	Head    Hash  // the hash of the last one
	Size    int64 // how many bytes they take
}

// IsTorn returns the *[Error] in err if it is of kind [Torn], or nil.
func IsTorn(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok && e.Kind == Torn {
		return e
	}
	return nil
}

// hasher computes the hashes of one entry after the other without allocating.
type hasher struct {
	buf  [4 << 10]byte
	long hash.Hash // for what does not go into buf
}

func (x *hasher) of(prev Hash, event []byte) (h Hash) {
	n := copy(x.buf[:], genesis)
	if prev != (Hash{}) {
		n = copy(x.buf[:], prev[:])
	}
	if n+len(event) <= len(x.buf) {
		// One call for all of it is faster than two, even with the copying.
		n += copy(x.buf[n:], event)
		return hashOf(x.buf[:n])
	}
	if x.long == nil {
		x.long = sha256.New()
	}
	x.long.Reset()
	x.long.Write(x.buf[:n])
	x.long.Write(event)
	hex.Encode(h[:], x.long.Sum(x.buf[:0]))
	return h
}
