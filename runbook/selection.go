package runbook

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Selection says which entries of a log somebody wants to see; zero: all of them. It
// only looks: nothing is left out of the log.
type Selection struct {
	Step      playbook.Ref // the step they belong to
	Person    string       // who acted, in any width and case
	Category  Category
	Certainty Certainty // how sure what they state is: facts only
	Late      bool      // those written down later than it happened
	Paper     bool      // those copied from the paper record
}

// IsZero reports whether every entry is meant.
func (f Selection) IsZero() bool { return f == Selection{} }

// Takes reports whether an entry is one of those. s is a state that has folded it.
func (f Selection) Takes(s *State, e Event) bool {
	switch {
	case f.Step != "" && e.Step != f.Step,
		f.Person != "" && !sameName(f.Person, e.Actor.Name),
		f.Category != "" && CategoryOf(s, e) != f.Category,
		f.Certainty != "" && CertaintyOf(e) != f.Certainty,
		f.Late && !e.Late(),
		f.Paper && e.Source != SourcePaper:
		return false
	}
	return true
}

// Late reports whether an entry was written down later than it happened.
func (e Event) Late() bool { return !e.Logged.Equal(e.At) }

// CertaintyOf is how sure what an entry states is; empty where it states no fact.
func CertaintyOf(e Event) Certainty {
	if f, ok := e.Data.(*Fact); ok {
		return f.Certainty
	}
	return ""
}

// Categories lists the categories in the order of a chronology.
var Categories = []Category{
	CategoryInformation, CategoryDecision, CategoryInstruction, CategoryAction, CategoryNotice, CategoryReport, CategoryEvidence,
}

// Searchable is a text as it is compared with words that are looked for: NFKC, lower
// case, hiragana for katakana. What was typed with the input method on or off is found
// alike.
func Searchable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		case r < unicode.MaxASCII:
			return r
		case 'ァ' <= r && r <= 'ヶ':
			return r - 'ァ' + 'ぁ'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}

// SearchWords divides what was typed into the words that a line must have, every one of
// them, anywhere.
func SearchWords(typed string) []string { return strings.Fields(Searchable(typed)) }

// SearchText is everything an entry can be found by, [Searchable]: its number, who
// acted, and what is shown of it, in both languages.
func SearchText(e Event, shown []lang.Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "#%d\n%s\n", e.Seq, e.Actor.Name)
	for _, t := range shown {
		b.WriteString(t.Ja + "\n")
		if t.En != t.Ja {
			b.WriteString(t.En + "\n")
		}
	}
	return Searchable(b.String())
}

// HasWords reports whether a [Searchable] text has every word.
func HasWords(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
