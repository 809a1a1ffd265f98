package tomlfile

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// MaxID is the greatest length of an id.
const MaxID = 48

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// IsID reports whether s is an id: lower-case letters, digits and hyphens,
// starting with a letter, at most [MaxID] characters.
func IsID(s string) bool { return len(s) <= MaxID && idPattern.MatchString(s) }

// ID reads an id.
func (t *Table) ID(name string, want Want) Word {
	w := t.Word(name, want)
	if w.Value != "" && !t.doc.CheckID(w) {
		w.Value = ""
	}
	return w
}

// CheckID reports a word that is no id.
func (d *Doc) CheckID(w Word) bool {
	if IsID(w.Value) {
		return true
	}
	var hint lang.Text
	if s := strings.ReplaceAll(strings.ToLower(w.Value), "_", "-"); IsID(s) {
		hint = lang.Problem.DidYouMean.With(s)
	}
	d.Report(w.At, lang.Problem.BadID.With(short(w.Value), MaxID), hint)
	return false
}

// IDs finds ids that are used twice in one list.
type IDs map[string]Place

// Add reports an id that was seen before. It returns false for that and for an id
// that is missing.
func (seen IDs) Add(doc *Doc, id Word) bool {
	if id.Value == "" {
		return false
	}
	if first, ok := seen[id.Value]; ok {
		line, _ := doc.Position(first)
		doc.Report(id.At, lang.Problem.IDTwice.With(id.Value, line), lang.Text{})
		return false
	}
	seen[id.Value] = id.At
	return true
}

var clausePattern = regexp.MustCompile(`^[a-z][a-z0-9-]*:[^\s\p{C}\p{Z}]+$`)

// MaxClause is the greatest length of a clause, in characters.
const MaxClause = 64

// IsClause reports whether s names a clause: the id of a document, a colon, and
// the clause in it without spaces, "ube:7(1)".
func IsClause(s string) bool {
	return utf8.RuneCountInString(s) <= MaxClause && clausePattern.MatchString(s)
}

// short cuts a long value for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}
