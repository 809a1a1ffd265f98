package tui

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/editor"
)

// fieldKind says how a field is filled.
type fieldKind uint8

const (
	textField fieldKind = iota // one line
	areaField                  // several lines
	oneField                   // one of the choices
	manyField                  // any of the choices
)

// choice is one of the answers of a field.
type choice struct {
	id   string
	text lang.Text
	more lang.Text // shown while the arrows are on it
}

// field is one thing a form asks for.
type field struct {
	id           string
	kind         fieldKind
	label        lang.Text
	hint         lang.Text
	inLines      *lang.Text // … where there are no keys that it could tell of; nil: the same
	required     bool
	edit         *editor.Editor
	choices      []choice
	at           int  // the choice the arrows are on
	moved        bool // they were moved there, and it was not chosen
	on           map[string]bool
	touched      bool      // the responder filled it in, or changed it
	given        bool      // it was filled in by what the form was opened with, and is half written with the rest
	judged       bool      // it was left, or refused, since it was last changed
	name         bool      // the text is a name: one that stands there by itself gives way to what is typed
	fresh        bool      // … and nothing was typed since it came to stand there
	asksAnew     bool      // what was filled in earlier does not come back
	was          *field    // … and is this
	lost         bool      // what was typed did not fit, and nobody has said that this is right
	early        string    // a time before it can have happened that somebody has said is right
	approves     bool      // it says who approved: that it is not known is no answer
	yourself     bool      // it says who sits here, which whoever does knows
	moment       bool      // the text is a time
	mayBeUnknown bool      // of a moment: that nobody knows it is an answer
	promised     time.Time // … and this one stands in the words that go out; zero: none does
	isNow        bool      // … and left empty it is now
	number       bool      // the text is a whole number
	tall         bool      // the text is a long one
	outside      string    // the editor it can be written in; empty: there is none
	stands       string    // what is on record, and stays unless something is filled in
	logged       bool      // … and the log gave it by itself
	side         runbook.Side
	asked        func() bool // nil: always asked
	words        *field      // where an answer of one's own is written; nil: there is none
	own          string      // … and the choice that opens it
	search       search      // of a choice among many (pick.go)
}

func newText(id string, label, hint lang.Text, value string) *field {
	f := &field{id: id, kind: textField, label: label, hint: hint, edit: editor.New(false)}
	f.edit.SetValue(value)
	return f
}

// newTime is a field of one line for a time, which lies on this side of now.
func newTime(id string, label, hint lang.Text, value string, side runbook.Side) *field {
	f := newText(id, label, hint, value)
	f.moment, f.side = true, side
	return f
}

// newWhen is the field that says when something happened: now, where it is left empty.
func newWhen() *field {
	f := newTime("when", word.When, word.WhenHint, "", runbook.Behind)
	f.isNow = true
	return f
}

// newNumber is a field of one line for a whole number.
func newNumber(id string, label, hint lang.Text, value string) *field {
	f := newText(id, label, hint, value)
	f.number = true
	return f
}

func newArea(id string, label, hint lang.Text, value string) *field {
	f := &field{id: id, kind: areaField, label: label, hint: hint, edit: editor.New(true)}
	f.edit.SetValue(value)
	return f
}

func newOne(id string, label lang.Text, choices []choice, chosen string) *field {
	f := &field{id: id, kind: oneField, label: label, choices: choices, on: map[string]bool{}}
	f.choose(chosen)
	return f
}

func newMany(id string, label lang.Text, choices []choice) *field {
	return &field{id: id, kind: manyField, label: label, choices: choices, on: map[string]bool{}}
}

// must marks a field as required and returns it.
func (f *field) must() *field {
	f.required = true
	return f
}

// approver marks a field that says who approved, and returns it.
func (f *field) approver() *field {
	f.approves = true
	return f
}

// oneself marks a field that says who sits here, and returns it.
func (f *field) oneself() *field {
	f.yourself = true
	return f
}

// when makes a field one that is asked only while another has this answer.
func (f *field) when(other *field, answer string) *field {
	f.asked = func() bool { return other.on[answer] }
	return f
}

// inWords makes a field the one where an answer that is none of the choices of another
// field is written, once own is chosen there.
func (f *field) inWords(other *field, own string) *field {
	other.words, other.own = f, own
	return f.when(other, own)
}

// hidden reports whether the field is not asked now.
func (f *field) hidden() bool { return f.asked != nil && !f.asked() }

// typed reports whether text is typed into the field.
func (f *field) typed() bool { return f.kind == textField || f.kind == areaField }

// standing is how what stands is called.
func (f *field) standing() lang.Text {
	if f.logged {
		return word.FromLog
	}
	return word.AmendNow
}

// text is what was typed, without white space around it.
func (f *field) text() string {
	if !f.typed() {
		return f.one()
	}
	return strings.TrimSpace(f.edit.Value())
}

// answer is what was typed or all that is chosen.
func (f *field) answer() string {
	if f.typed() {
		return f.text()
	}
	return strings.Join(f.chosen(), "\n")
}

// chosen lists the ids that are chosen, in the order of the choices.
func (f *field) chosen() []string {
	var ids []string
	for _, c := range f.choices {
		if f.on[c.id] {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// one is the chosen id, or "".
func (f *field) one() string {
	if ids := f.chosen(); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// choose makes a choice the only one and puts the arrows on it.
func (f *field) choose(id string) {
	for i, c := range f.choices {
		if c.id == id {
			clear(f.on)
			f.on[id] = true
			f.at = i
		}
	}
}

// toggle chooses the nth choice, or takes it back where several may be chosen.
func (f *field) toggle(n int) {
	if n < 0 || n >= len(f.choices) {
		return
	}
	id := f.choices[n].id
	f.at, f.moved, f.touched = n, false, true
	if f.kind == manyField {
		f.on[id] = !f.on[id]
		return
	}
	f.choose(id)
}

// accept is Enter on a field of choices, or the recording of the form: once the arrows
// were moved, the one they are on becomes the answer. What merely stands under them is
// nobody's choice.
func (f *field) accept() {
	if f.moved && (f.kind == oneField || f.required && f.empty()) {
		f.toggle(f.at)
	}
}

// enter puts the arrows where they begin: on what is chosen, else where they were moved
// to when the focus was here before, or else at the end the focus comes from.
func (f *field) enter(by int) {
	if f.typed() || f.moved && f.empty() {
		return
	}
	f.moved = false
	chosen := func(c choice) bool { return f.on[c.id] }
	f.at = slices.IndexFunc(f.choices, chosen)
	switch {
	case f.at < 0 && by < 0:
		f.at = len(f.choices) - 1
	case f.at < 0:
		f.at = 0
	}
}

// move takes the arrows to another choice; false at the end of the list.
func (f *field) move(by int) bool {
	if f.typed() {
		return false
	}
	all := f.listed()
	to := slices.Index(all, f.at) + by
	if !f.pointed() && len(all) > 0 { // the first arrow points to the end that it comes from
		if by > 0 && to == 1 || by < 0 && to == len(all)-2 && len(all) > 1 {
			f.moved = true
			return true
		}
	}
	if to < 0 || to >= len(all) {
		return false
	}
	f.at, f.moved = all[to], true
	return true
}

// empty reports whether nothing was filled in.
func (f *field) empty() bool {
	if f.typed() {
		return f.text() == ""
	}
	return len(f.chosen()) == 0
}

// lacking reports a field that has to be filled in and is not.
func (f *field) lacking() bool { return f.required && !f.hidden() && f.empty() }

// adopt takes over what the responder filled into an earlier form of the same kind;
// what stood there by itself is as it is now.
func (f *field) adopt(old *field) {
	if !old.touched {
		return
	}
	if f.asksAnew {
		f.was = old
		return
	}
	switch {
	case f.typed() && old.typed():
		f.edit.SetValue(old.edit.Value())
		f.touched, f.lost = true, old.lost
		f.fresh = false
	case !f.typed() && !old.typed():
		kept := slices.DeleteFunc(old.chosen(), func(id string) bool {
			return !slices.ContainsFunc(f.choices, func(c choice) bool { return c.id == id })
		})
		if len(kept) == 0 {
			return
		}
		f.touched = true
		clear(f.on)
		for _, id := range kept {
			f.on[id] = true
		}
		f.at = slices.IndexFunc(f.choices, func(c choice) bool { return c.id == kept[0] })
	}
}

// typeKey gives a key to the text; false when the text has no use for it.
func (f *field) typeKey(msg tea.KeyMsg) bool {
	if f.kind == areaField && msg.Type == tea.KeyEnter {
		f.insert("\n")
		return true
	}
	if !f.typed() {
		return false
	}
	before := f.edit.Value()
	if f.fresh && !f.keptBy(msg) {
		f.edit.SetValue("")
	}
	used := f.edit.Update(msg)
	f.changed(before)
	return used
}

// insert puts text in where the caret is.
func (f *field) insert(s string) {
	before := f.edit.Value()
	f.edit.Insert(s)
	f.changed(before)
}

// changed notes that the responder changed the text, or that some did not fit.
func (f *field) changed(before string) {
	after := f.edit.Value()
	f.touched = f.touched || after != before
	f.judged = f.judged && after == before
	f.lost = (f.lost || f.edit.Overflowed()) && after != ""
}

// understood says what moment a time means when that is not today; otherwise it is
// empty.
func (f *field) understood(v voice) string {
	if !f.moment || f.text() == "" {
		return ""
	}
	t, err := v.parse(f.text(), f.side)
	if err != nil || v.today(t) && plainClock.MatchString(norm.NFKC.String(f.text())) {
		return ""
	}
	return v.say(word.TimeUnderstood, v.stamp(t))
}

// value is the field in a few words.
func (f *field) value(v voice) string {
	if f.typed() {
		return strings.Join(strings.Fields(f.edit.Value()), " ")
	}
	var texts []lang.Text
	for _, c := range f.choices {
		if f.on[c.id] {
			texts = append(texts, c.text)
		}
	}
	return v.list(texts)
}
