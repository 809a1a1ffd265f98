package text

import (
	"regexp"
	"slices"
	"strings"

	"dandori/runbook/lang"
)

// Wrong lists what the claims with values find in words, in the form of
// [Finding.Blocks]. What these values are can be recorded after the words were written:
// so this is asked again whenever it matters, at no cost while there are no values.
//
// A claim with values is about what presents an account as another's: the handle or the
// address that somebody recorded of a fake, given as the office's own. A fake calls
// itself official, in its name and in all it says of itself, and a warning repeats that.
// So a phrase is found only where a value is its object:
//
//   - the value stands alone and is no part of a longer name, and is written as handles
//     and addresses are (of several in one field, each is a value);
//   - a phrase that ends with … stands anywhere before it in the sentence, any other
//     directly before it, but for a colon, quotation marks and the rest of the address;
//   - the phrase is written without a space within it and stands in no quotation of its
//     own, as a name does;
//   - neither the clauses of both, nor what follows on the closing quotation mark, say
//     what makes it harmless.
func (c *Claims) Wrong(words string, facts Facts) []string {
	var blocks []string
	var f folded
	for _, claim := range c.List {
		if len(claim.values(facts)) == 0 {
			continue
		}
		if f.text == "" {
			f = newFolded(words)
		}
		if len(f.presented(claim, facts)) > 0 {
			blocks = append(blocks, claim.blocks())
		}
	}
	return blocks
}

// valuePattern is how handles and addresses are written.
var valuePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_./?=&%~#+-]{2,}$`)

// values are those of a claim, folded: without what stands before a handle or a host.
func (c *Claim) values(facts Facts) []string {
	if facts == nil {
		return nil
	}
	var out []string
	for _, path := range c.Values {
		said, _ := facts.Value(path, lang.Japanese)
		for _, word := range strings.FieldsFunc(clean(said), func(r rune) bool { return strings.ContainsRune(" \t\n　、,，;；「」『』()（）", r) }) {
			value := newFolded(word).text
			if _, host, ok := strings.Cut(value, "://"); ok {
				value = host
			}
			value = strings.TrimRight(strings.TrimPrefix(strings.TrimLeft(value, "@"), "www."), "/.")
			if valuePattern.MatchString(value) && value != "url" && !slices.Contains(out, value) {
				out = append(out, value)
			}
		}
	}
	return out
}

// addressStart is the part of a handle or an address before its value.
var addressStart = regexp.MustCompile(`(https?://)?[a-z0-9_./-]*@?$`)

// presented finds where a phrase of a claim presents one of its values.
func (f folded) presented(claim Claim, facts Facts) []span {
	var spans []span
	values := claim.values(facts)
	if len(values) == 0 {
		return nil
	}
	for sentence := range f.sentences() {
		for _, value := range values {
			for at := sentence.start; ; {
				i := strings.Index(f.text[at:sentence.end], value)
				if i < 0 {
					break
				}
				start, end := at+i, at+i+len(value)
				at = end
				if !f.alone(start, end) {
					continue
				}
				before := span{sentence.start, start}
				before.end -= len(addressStart.FindString(f.text[before.start:before.end]))
				for n, phrase := range claim.Phrases {
					spans = append(spans, f.presenting(claim, n, strings.HasSuffix(phrase, "…"), before, span{start, end}, sentence)...)
				}
			}
		}
	}
	return spans
}

// presenting finds the nth phrase of a claim before a value.
func (f folded) presenting(claim Claim, n int, far bool, before, value, sentence span) []span {
	parts := claim.phrases[n]
	last := parts[len(parts)-1]
	words := f.text[before.start:before.end]
	var found []span
	for from := 0; ; {
		i := strings.Index(words[from:], last)
		if i < 0 {
			return found
		}
		s := span{before.start + from + i, before.start + from + i + len(last)}
		from += i + len(last)
		if !far && strings.Trim(words[from:], " :「『([\"“'‘") != "" || !f.unbroken(s) || f.quoted(sentence.start, s.start) {
			continue
		}
		whole := span{s.start, value.end}
		for _, mark := range []string{"」", "』", ")", "]", "\"", "”", "'", "’"} { // what follows on it speaks of the value
			if strings.HasPrefix(f.text[whole.end:sentence.end], mark) {
				whole.end += len(mark)
			}
		}
		if !f.softened(whole, sentence, claim.unless) {
			found = append(found, span{s.start, value.end})
		}
	}
}

// unbroken reports whether a part of the words is written without a space within it.
func (f folded) unbroken(s span) bool {
	for i := s.start + 1; i < s.end; i++ {
		if f.from[i] > f.to[i-1] {
			return false
		}
	}
	return true
}

// quoted reports whether a place stands in a quotation that began after another.
func (f folded) quoted(from, at int) bool {
	depth := 0
	for _, r := range f.text[from:at] {
		switch r {
		case '「', '『', '“':
			depth++
		case '」', '』', '”':
			depth = max(0, depth-1)
		}
	}
	return depth > 0
}

// says reports whether one of the words stands in a sentence.
func (f folded) says(sentence span, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(f.text[sentence.start:sentence.end], w) })
}

// alone reports whether a part of the words is no part of a longer name or address.
func (f folded) alone(start, end int) bool {
	name := func(b byte) bool { return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' }
	return (start == 0 || !name(f.text[start-1]) || !name(f.text[start])) && (end == len(f.text) || !name(f.text[end]) || !name(f.text[end-1]))
}
