package eventlog

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// strict reports why an event is not strict JSON, or nil.
func strict(event []byte) error {
	if strictFast(event) {
		return nil
	}
	return strictSlow(event)
}

var errDepth = fmt.Errorf("nested more than %d deep", MaxDepth)

// strictSlow is the definition of strict: what jsontext accepts with its default
// options, which refuse invalid UTF-8 and duplicate names, within MaxDepth.
func strictSlow(event []byte) error {
	d := jsontext.NewDecoder(bytes.NewReader(event))
	for {
		_, err := d.ReadToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			var syntax *jsontext.SyntacticError
			if errors.As(err, &syntax) && syntax.Err != nil {
				return fmt.Errorf("%w (byte %d of the event)", syntax.Err, syntax.ByteOffset)
			}
			return err
		}
		switch depth := d.StackDepth(); {
		case depth > MaxDepth:
			return errDepth
		case depth == 0 && d.InputOffset() != int64(len(event)):
			return fmt.Errorf("something follows the object (byte %d of the event)", d.InputOffset())
		}
	}
}

// strictFast accepts most strict events, and no others: what it does not accept
// is for strictSlow to judge. It leaves to it white space, escapes in names,
// escaped surrogates, and objects of many members.
func strictFast(event []byte) bool {
	p := walker{b: event}
	i, ok := p.value(0, 0)
	return ok && i == len(event) && event[0] == '{'
}

// walker goes over a value. Its methods give the place after what they went over.
type walker struct {
	b     []byte
	names [32]name // of the objects we are in
	used  int
}

// name is the name of a member: two that differ in sign differ.
type name struct {
	begin, end int32
	sign       uint64 // its first bytes
}

// name goes over a name without escapes, from its first character to the colon.
// It gives 0 for anything else.
func (p *walker) name(begin int) (n name, next int) {
	b := p.b
	end := 0
	if begin+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[begin:])
		size := bits.TrailingZeros64(special(w)) / 8
		if size < 8 && b[begin+size] == '"' {
			end = begin + size
			n.sign = w & (1<<(8*size) - 1)
		} else {
			n.sign = w
		}
	}
	if end == 0 {
		after, plain := str(b, begin)
		if after == 0 || !plain {
			return n, 0
		}
		if end = after - 1; end < begin+8 { // in the last bytes of the event
			n.sign = 0
			for i, c := range b[begin:end] {
				n.sign |= uint64(c) << (8 * i)
			}
		}
	}
	if end+1 >= len(b) || b[end+1] != ':' {
		return n, 0
	}
	n.begin, n.end = int32(begin), int32(end)
	return n, end + 2
}

// value goes over the value that begins at i.
func (p *walker) value(i, depth int) (int, bool) {
	b := p.b
	if i >= len(b) {
		return i, false
	}
	switch c := b[i]; {
	case c == '"':
		end, _ := str(b, i+1)
		return end, end > 0
	case c == '{':
		return p.object(i+1, depth+1)
	case c == '[':
		return p.array(i+1, depth+1)
	case c == 't':
		return i + 4, len(b) >= i+4 && string(b[i:i+4]) == "true"
	case c == 'f':
		return i + 5, len(b) >= i+5 && string(b[i:i+5]) == "false"
	case c == 'n':
		return i + 4, len(b) >= i+4 && string(b[i:i+4]) == "null"
	}
	return number(b, i)
}

func (p *walker) object(i, depth int) (int, bool) {
	b, base := p.b, p.used
	if depth > MaxDepth || i >= len(b) {
		return i, false
	}
	if b[i] == '}' {
		return i + 1, true
	}
	for {
		if i >= len(b) || b[i] != '"' || p.used == len(p.names) {
			return i, false
		}
		n, next := p.name(i + 1)
		if next == 0 {
			return i, false
		}
		for _, other := range p.names[base:p.used] {
			if other.sign == n.sign && string(b[other.begin:other.end]) == string(b[n.begin:n.end]) {
				return i, false
			}
		}
		p.names[p.used] = n
		p.used++
		var ok bool
		if i, ok = p.value(next, depth); !ok || i >= len(b) {
			return i, false
		}
		switch b[i] {
		case ',':
			i++
		case '}':
			p.used = base
			return i + 1, true
		default:
			return i, false
		}
	}
}

func (p *walker) array(i, depth int) (int, bool) {
	b := p.b
	if depth > MaxDepth || i >= len(b) {
		return i, false
	}
	if b[i] == ']' {
		return i + 1, true
	}
	for {
		var ok bool
		if i, ok = p.value(i, depth); !ok || i >= len(b) {
			return i, false
		}
		switch b[i] {
		case ',':
			i++
		case ']':
			return i + 1, true
		default:
			return i, false
		}
	}
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// special looks at eight bytes at once. The lowest bit that is set belongs to the
// first byte that is not ASCII, a control character, a quote or a backslash; there
// is none if no byte is.
func special(w uint64) uint64 {
	// Less 0x21, a byte below it borrows: with the bit 2 turned over, that is a
	// control character (below 0x20) or a quote (0x22).
	return (w | ((w ^ ones*0x02) - ones*0x21) | ((w ^ ones*'\\') - ones)) & highs
}

// str goes over a string whose text begins at i. It gives the place after the
// closing quote, or 0, and whether the string is without escapes.
func str(b []byte, i int) (end int, plain bool) {
	plain = true
	for i < len(b) {
		for i+8 <= len(b) {
			found := special(binary.LittleEndian.Uint64(b[i:]))
			if found != 0 {
				i += bits.TrailingZeros64(found) / 8
				break
			}
			i += 8
		}
		if i >= len(b) {
			break
		}
		switch c := b[i]; {
		case c == '"':
			return i + 1, plain
		case c == '\\':
			n := escape(b[i+1:])
			if n == 0 {
				return 0, false
			}
			i += 1 + n
			plain = false
		case c < 0x20:
			return 0, false
		case c < utf8.RuneSelf:
			i++ // one of the last bytes
		default:
			if i = beyondASCII(b, i); i == 0 {
				return 0, false
			}
		}
	}
	return 0, false
}

// beyondASCII goes over characters other than ASCII, or gives 0 where there is
// none.
func beyondASCII(b []byte, i int) int {
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		if w&0xC0C0F0C0C0F0 != 0x8080E08080E0 || !plainLead(byte(w)) || !plainLead(byte(w>>24)) {
			break
		}
		i += 6
	}
	for i < len(b) && b[i] >= utf8.RuneSelf {
		if i+2 < len(b) && b[i]&0xF0 == 0xE0 && plainLead(b[i]) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80 {
			i += 3
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return 0
		}
		i += n
	}
	return i
}

func plainLead(c byte) bool { return c != 0xE0 && c != 0xED }

// escape gives the length of an escape without its backslash, or 0.
func escape(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	switch b[0] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 1
	case 'u':
		if len(b) < 5 || (b[1]|0x20 == 'd' && b[2] >= '8') {
			return 0 // perhaps a surrogate
		}
		for _, c := range b[1:5] {
			if c-'0' > 9 && (c|0x20)-'a' > 5 {
				return 0
			}
		}
		return 5
	}
	return 0
}

// number goes over a number.
func number(b []byte, i int) (int, bool) {
	if i < len(b) && b[i] == '-' {
		i++
	}
	begin := i
	i = digits(b, i)
	if i == begin || b[begin] == '0' && i > begin+1 {
		return i, false
	}
	if i < len(b) && b[i] == '.' {
		begin = i + 1
		if i = digits(b, begin); i == begin {
			return i, false
		}
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		begin = i
		if i = digits(b, begin); i == begin {
			return i, false
		}
	}
	return i, true
}

func digits(b []byte, i int) int {
	for i < len(b) && b[i]-'0' <= 9 {
		i++
	}
	return i
}
