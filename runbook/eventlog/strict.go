package eventlog

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
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

type walker struct {
	b     []byte
	names [32][2]int32 // begin and end of the names of the objects we are in
	used  int
}

// value goes over the value that begins at i, and gives its end.
func (p *walker) value(i, depth int) (int, bool) {
	b := p.b
	if i >= len(b) {
		return i, false
	}
	switch c := b[i]; {
	case c == '"':
		end, _ := p.str(i + 1)
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
		if i >= len(b) || b[i] != '"' {
			return i, false
		}
		begin := i + 1
		end, plain := p.str(begin)
		if end == 0 || !plain || end >= len(b) || b[end] != ':' || p.used == len(p.names) {
			return i, false
		}
		name := b[begin : end-1]
		for _, other := range p.names[base:p.used] {
			if string(b[other[0]:other[1]]) == string(name) {
				return i, false
			}
		}
		p.names[p.used] = [2]int32{int32(begin), int32(end - 1)}
		p.used++
		var ok bool
		if i, ok = p.value(end+1, depth); !ok || i >= len(b) {
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

// str goes over a string whose text begins at i. It gives the place after the
// closing quote, or 0, and whether the string is without escapes.
func (p *walker) str(i int) (end int, plain bool) {
	b := p.b
	plain = true
	for i < len(b) {
		// Eight bytes at once, as long as each is ASCII, no control
		// character, no quote and no backslash.
		for i+8 <= len(b) {
			w := binary.LittleEndian.Uint64(b[i:])
			quote, slash := w^ones*'"', w^ones*'\\'
			if (w|(w-ones*0x20)|(quote-ones)|(slash-ones))&highs != 0 {
				break
			}
			i += 8
		}
		for i < len(b) {
			c := b[i]
			switch {
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
				i++
				if i&7 == 0 {
					goto words
				}
			case c >= 0xE1 && c <= 0xEC && i+2 < len(b) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80:
				i += 3 // most Japanese text
			default:
				r, n := utf8.DecodeRune(b[i:])
				if r == utf8.RuneError && n == 1 {
					return 0, false
				}
				i += n
			}
		}
	words:
	}
	return 0, false
}

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
