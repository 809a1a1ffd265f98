package text

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is words in which width, case, spaces within Japanese and characters that
// cannot be seen make no difference, and where each of its bytes comes from.
type folded struct {
	text string
	from []int // for each byte: where the character it comes from begins
	to   []int // … and ends
}

func newFolded(words string) folded {
	var f folded
	var b strings.Builder
	emit := func(r rune, from, to int) {
		n := b.Len()
		b.WriteRune(r)
		for ; n < b.Len(); n++ {
			f.from, f.to = append(f.from, from), append(f.to, to)
		}
	}
	var last rune                // the last character that was written
	spaceFrom, spaceTo := -1, -1 // a space that waits for what comes after it
	var each norm.Iter
	each.InitString(norm.NFKC, words)
	for !each.Done() {
		from := each.Pos()
		segment := string(each.Next()) // the iterator keeps the slice
		to := each.Pos()
		for _, r := range segment {
			switch {
			case r == ' ' || r == '\t':
				if spaceFrom < 0 {
					spaceFrom = from
				}
				spaceTo = to
				continue
			case r != '\n' && (unicode.Is(unicode.Cf, r) || unicode.IsControl(r)):
				continue
			}
			if spaceFrom >= 0 {
				if !japanese(last) && !japanese(r) && last != 0 && last != '\n' && r != '\n' {
					emit(' ', spaceFrom, spaceTo)
				}
				spaceFrom = -1
			}
			if last = unicode.ToLower(r); last == '、' {
				last = ',' // as offices differ in their comma
			}
			emit(last, from, to)
		}
	}
	f.text = b.String()
	return f
}

// japanese reports whether a character is of a writing without spaces.
func japanese(r rune) bool { return r >= 0x2e80 }

// span is a part of folded words.
type span struct{ start, end int }

// sentences cuts folded words into sentences.
func (f folded) sentences() iter.Seq[span] {
	return func(yield func(span) bool) {
		start := 0
		for i, r := range f.text {
			end := i + len(string(r))
			next, _ := utf8.DecodeRuneInString(f.text[end:])
			switch {
			case r == '\n':
			case strings.ContainsRune("。!?", r):
				if strings.ContainsRune("。!?", next) {
					continue // 「!!」 is one end
				}
			case r == '.': // not that of an address or of a number
				if end < len(f.text) && next != ' ' && next != '\n' && !japanese(next) {
					continue
				}
			default:
				continue
			}
			if !yield(span{start, end}) {
				return
			}
			start = end
		}
		if start < len(f.text) {
			yield(span{start, len(f.text)})
		}
	}
}

// find finds the parts of a phrase, one after another, as often as they occur in a
// sentence.
func (f folded) find(parts []string, in span) []span {
	var found []span
	for from := in.start; ; {
		s := span{start: -1, end: from}
		for _, part := range parts {
			i := strings.Index(f.text[s.end:in.end], part)
			if i < 0 {
				return found
			}
			if s.start < 0 {
				s.start = s.end + i
			}
			s.end += i + len(part)
		}
		if s.start < 0 {
			return found
		}
		found = append(found, s)
		from = s.end
	}
}

// softened reports whether one of the words stands in the clauses of a span.
func (f folded) softened(s, sentence span, words []string) bool {
	const ends = ",()[]「」『』【】;:"
	start, end := sentence.start, sentence.end
	if i := strings.LastIndexAny(f.text[sentence.start:s.start], ends); i >= 0 {
		start += i
	}
	if i := strings.IndexAny(f.text[s.end:sentence.end], ends); i >= 0 {
		end = s.end + i
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(f.text[start:end], w) })
}

// linkPattern finds an address: its scheme, its host and whether more follows.
var linkPattern = regexp.MustCompile(`(?:(https?)://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(/)?`)

// links finds the addresses that a claim is about.
func (f folded) links(c Claim) []span {
	var found []span
	for _, m := range linkPattern.FindAllStringSubmatchIndex(f.text, -1) {
		s := span{m[0], m[1]}
		scheme, host, path := "", f.text[m[4]:m[5]], m[6] >= 0
		if m[2] >= 0 {
			scheme = f.text[m[2]:m[3]]
		} else if s.start > 0 && strings.IndexByte("@/.-_", f.text[s.start-1]) >= 0 {
			continue // a mail address, or the middle of another address
		}
		short := slices.ContainsFunc(c.Hosts, func(h string) bool { return host == h || strings.HasSuffix(host, "."+h) })
		if short && (scheme != "" || path) || c.PlainHTTP && scheme == "http" {
			rest := f.text[s.end:]
			if i := strings.IndexFunc(rest, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"'<>()`, r) }); i >= 0 {
				rest = rest[:i]
			}
			s.end += len(rest)
			found = append(found, s)
		}
	}
	return found
}

// merge puts spans in order and joins those that overlap or touch.
func merge(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && s.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}
