package tomlfile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// node is the place of one key or value, in a tree of the same shape as the
// decoded values.
type node struct {
	key    int // offset of the name; of the value for an element of an array
	value  int // offset of the value; of the name for a table with a header
	bad    int // offset of the first character in a string that texts refuse, or -1
	serial int // how many keys came before: see Doc.trusted
	table  map[string]*node
	items  []*node
	kind   nodeKind
}

// nodeKind says what may be added to a node later in the file.
type nodeKind int

const (
	closed   nodeKind = iota // nothing: a value, a list, an inline table
	extended                 // names: a table with a header, or implied by the name of another
	repeated                 // elements: a table written as [[name]]
)

// failure says why a scan stopped.
type failure int

const (
	failNone     failure = iota
	failSyntax           // something the grammar does not have here
	failUnclosed         // a string or a bracket that is not closed; failAt is where it opens
	failTwice            // a name that was written before; scanner.twice has it
	failDeep             // nesting beyond the limit
)

// scanner walks the text once and notes where everything is. It leaves it to the
// decoder to say whether values are right, so it accepts more than TOML does; but
// what the decoder accepts it must see in the same way.
type scanner struct {
	src    string
	pos    int
	max    int
	root   *node
	keys   [][]string
	why    failure
	failAt int
	twice  *twice
}

// twice is a name that was written again where it may not be.
type twice struct {
	name      string
	at, first int
}

type part struct {
	name string
	at   int
}

func scan(src string, maxNesting int) *scanner {
	s := &scanner{src: src, max: maxNesting}
	s.root = s.newNode(0)
	s.root.table, s.root.kind = map[string]*node{}, extended
	s.document()
	return s
}

func (s *scanner) newNode(at int) *node {
	return &node{key: at, value: at, bad: -1, serial: len(s.keys) - 1}
}

// fail notes the first failure; it always returns false.
func (s *scanner) fail(why failure, at int) bool {
	if s.why == failNone {
		s.why, s.failAt = why, at
	}
	return false
}

func (s *scanner) document() bool {
	current, path := s.root, []string(nil)
	for {
		s.skip(true)
		if s.pos >= len(s.src) {
			return true
		}
		if s.src[s.pos] != '[' {
			if !s.pair(current, path, len(path)) {
				return false
			}
		} else {
			parts, again, ok := s.header()
			if !ok {
				return false
			}
			if len(parts) > s.max {
				return s.fail(failDeep, parts[0].at)
			}
			path = names(parts)
			s.keys = append(s.keys, path)
			if current, ok = s.enter(parts, again); !ok {
				return false
			}
		}
		s.skip(false)
		if s.pos < len(s.src) && s.src[s.pos] != '\n' && s.src[s.pos] != '\r' {
			return s.fail(failSyntax, s.pos)
		}
	}
}

// skip passes white space and comments, and line breaks when they are allowed.
func (s *scanner) skip(breaks bool) {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ' || c == '\t', breaks && (c == '\n' || c == '\r'):
			s.pos++
		case c == '#':
			for s.pos < len(s.src) && s.src[s.pos] != '\n' {
				s.pos++
			}
		default:
			return
		}
	}
}

func (s *scanner) spaces() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
}

func (s *scanner) take(c byte) bool {
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return s.fail(failSyntax, s.pos)
}

// header reads [a.b] or [[a.b]].
func (s *scanner) header() (parts []part, again, ok bool) {
	s.pos++
	if again = strings.HasPrefix(s.src[s.pos:], "["); again {
		s.pos++
	}
	if parts, ok = s.name(); !ok || !s.take(']') || again && !s.take(']') {
		return nil, false, false
	}
	return parts, again, true
}

// enter finds or makes the table of a header.
func (s *scanner) enter(parts []part, again bool) (*node, bool) {
	t, ok := s.descend(s.root, parts[:len(parts)-1], true)
	if !ok {
		return nil, false
	}
	kind := extended
	if again {
		kind = repeated
	}
	last := parts[len(parts)-1]
	n := t.table[last.name]
	switch {
	case n == nil:
		n = s.newNode(last.at)
		n.kind = kind
		t.table[last.name] = n
	case n.kind != kind:
		return nil, s.repeat(last, n)
	case kind == extended:
		// The table was implied by the name of another, or it is written twice; only
		// the decoder knows, and it refuses the latter.
		s.note(last, n)
		n.key, n.value = last.at, last.at
	}
	if again {
		item := s.newNode(last.at)
		item.kind = extended
		n.items = append(n.items, item)
		n = item
	}
	if n.table == nil {
		n.table = map[string]*node{}
	}
	return n, true
}

// descend follows the names to a table, making what is implied. Only a header may
// lead into the last element of a repeated table.
func (s *scanner) descend(t *node, parts []part, header bool) (*node, bool) {
	for _, p := range parts {
		n := t.table[p.name]
		switch {
		case n == nil:
			n = s.newNode(p.at)
			n.kind = extended
			n.table = map[string]*node{}
			t.table[p.name] = n
		case n.kind == repeated && header:
			n = n.items[len(n.items)-1]
		case n.kind != extended:
			return nil, s.repeat(p, n)
		}
		t = n
	}
	return t, true
}

// note remembers the last name that was seen before; repeat also stops there.
func (s *scanner) note(p part, first *node) { s.twice = &twice{p.name, p.at, first.key} }

func (s *scanner) repeat(p part, first *node) bool {
	s.note(p, first)
	return s.fail(failTwice, p.at)
}

// pair reads name = value into t. depth is the nesting of t.
func (s *scanner) pair(t *node, path []string, depth int) bool {
	parts, ok := s.name()
	if !ok || !s.take('=') {
		return false
	}
	depth += len(parts) - 1
	if depth > s.max {
		return s.fail(failDeep, parts[0].at)
	}
	path = append(path[:len(path):len(path)], names(parts)...)
	s.keys = append(s.keys, path)
	if t, ok = s.descend(t, parts[:len(parts)-1], false); !ok {
		return false
	}
	last := parts[len(parts)-1]
	if first := t.table[last.name]; first != nil {
		return s.repeat(last, first)
	}
	n := s.newNode(last.at)
	t.table[last.name] = n
	s.spaces()
	return s.read(n, path, depth)
}

// read reads a value into n.
func (s *scanner) read(n *node, path []string, depth int) bool {
	n.value = s.pos
	if s.pos >= len(s.src) {
		return s.fail(failSyntax, s.pos)
	}
	switch s.src[s.pos] {
	case '"', '\'':
		_, ok := s.str(n, false)
		return ok
	case '[':
		return s.array(n, path, depth+1)
	case '{':
		return s.inline(n, path, depth+1)
	}
	for s.pos < len(s.src) && !strings.ContainsRune(",]}#\r\n", rune(s.src[s.pos])) {
		s.pos++
	}
	if strings.TrimSpace(s.src[n.value:s.pos]) == "" {
		return s.fail(failSyntax, n.value)
	}
	return true
}

func (s *scanner) array(n *node, path []string, depth int) bool {
	if depth > s.max {
		return s.fail(failDeep, s.pos)
	}
	s.pos++
	for {
		if s.skip(true); s.pos >= len(s.src) {
			return s.fail(failUnclosed, n.value)
		}
		if s.src[s.pos] == ']' {
			s.pos++
			return true
		}
		item := s.newNode(s.pos)
		n.items = append(n.items, item)
		if !s.read(item, path, depth) {
			return false
		}
		if s.skip(true); s.pos >= len(s.src) {
			return s.fail(failUnclosed, n.value)
		}
		if s.src[s.pos] != ']' && !s.take(',') {
			return false
		}
	}
}

func (s *scanner) inline(n *node, path []string, depth int) bool {
	if depth > s.max {
		return s.fail(failDeep, s.pos)
	}
	s.pos++
	n.table = map[string]*node{}
	for {
		if s.skip(true); s.pos >= len(s.src) {
			return s.fail(failUnclosed, n.value)
		}
		if s.src[s.pos] == '}' {
			s.pos++
			return true
		}
		if !s.pair(n, path, depth) {
			return false
		}
		if s.skip(true); s.pos >= len(s.src) {
			return s.fail(failUnclosed, n.value)
		}
		if s.src[s.pos] != '}' && !s.take(',') {
			return false
		}
	}
}

// name reads a.b."c".
func (s *scanner) name() ([]part, bool) {
	var parts []part
	for {
		s.spaces()
		p := part{at: s.pos}
		if s.pos < len(s.src) && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') {
			var ok bool
			if p.name, ok = s.str(s.newNode(s.pos), true); !ok {
				return nil, false
			}
		} else {
			for s.pos < len(s.src) && bare(s.src[s.pos]) {
				s.pos++
			}
			if p.name = s.src[p.at:s.pos]; p.name == "" {
				return nil, s.fail(failSyntax, s.pos)
			}
		}
		parts = append(parts, p)
		s.spaces()
		if s.pos >= len(s.src) || s.src[s.pos] != '.' {
			return parts, true
		}
		s.pos++
	}
}

func bare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// str reads a string of any of the four kinds. It returns the text only of a name,
// which is always of one line.
func (s *scanner) str(n *node, name bool) (string, bool) {
	open := s.pos
	quote := s.src[open : open+1]
	long := strings.HasPrefix(s.src[open:], strings.Repeat(quote, 3))
	if long {
		quote = strings.Repeat(quote, 3)
	}
	s.pos += len(quote)
	var b strings.Builder
	for s.pos < len(s.src) {
		at := s.pos
		if strings.HasPrefix(s.src[at:], quote) {
			s.pos += len(quote)
			for i := 0; long && i < 2 && s.pos < len(s.src) && s.src[s.pos] == quote[0]; i++ {
				s.pos++ // up to two quotation marks may stand before the closing three
			}
			return b.String(), true
		}
		r, size := utf8.DecodeRuneInString(s.src[at:])
		s.pos += size
		switch {
		case r == '\n' && !long:
			return "", s.fail(failUnclosed, open)
		case r == '\\' && quote[0] == '"':
			if r, size = escape(s.src[at:]); size == 0 {
				return "", s.fail(failSyntax, at)
			}
			s.pos = at + size
		}
		if n.bad < 0 && (refused(r) || r == '\r' && !strings.HasPrefix(s.src[at:], "\r\n")) {
			n.bad = at
		}
		if name {
			b.WriteRune(r)
		}
	}
	return "", s.fail(failUnclosed, open)
}

// escape reads the escape sequence that s starts with. An escaped line break
// counts as a space.
func escape(s string) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	digits := 0
	switch s[1] {
	case 'b':
		return '\b', 2
	case 't':
		return '\t', 2
	case 'n':
		return '\n', 2
	case 'f':
		return '\f', 2
	case 'r':
		return '\r', 2
	case 'e':
		return 0x1b, 2
	case '"', '\\':
		return rune(s[1]), 2
	case ' ', '\t', '\r', '\n':
		return ' ', 2
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) < 2+digits {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[2:2+digits], 16, 32)
	if err != nil || !utf8.ValidRune(rune(v)) {
		return 0, 0
	}
	return rune(v), 2 + digits
}

func names(parts []part) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.name
	}
	return out
}
