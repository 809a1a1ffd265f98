package tui

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/tui/internal/keys"
)

// Text that is typed while a field of choices has the focus is that field's own answer
// where it takes one in words, and nothing is chosen yet. Otherwise it is for the next
// field of text: who writes at night does not look where the focus is. The form keeps
// it, shows it, and puts it there as soon as that field is reached.

// strays takes a key that is text and no choice where there is nothing to type into;
// false when the key is for something else.
func (m *Model) strays(msg tea.KeyMsg, key string) bool {
	if !m.formInFront() {
		return false
	}
	f := m.form()
	c := f.current()
	if c == nil || c.typed() || f.landing() == nil {
		return false
	}
	if !f.straying && msg.Type == tea.KeyRunes && !msg.Alt && !msg.Paste && len(key) == 1 {
		switch {
		case key == "?":
			return false // help, as on every screen
		case key >= "0" && key <= "9" && !c.answers(key): // no answer, and nobody's name
			m.tell(inkWarn, slip.NoSuchNumber.With(key, len(c.listed())))
			return true
		}
	}
	if !f.straying && msg.Type == tea.KeyRunes && !msg.Alt && !c.chooses(msg, key) && f.ownWords(c) {
		return false // the key goes to the field that opened
	}
	switch {
	case msg.Type == tea.KeyBackspace && f.stray != "":
		_, n := utf8.DecodeLastRuneInString(f.stray)
		f.stray = f.stray[:len(f.stray)-n]
		f.straying = f.stray != ""
		return true
	case msg.Type == tea.KeySpace && f.straying:
		f.stray += " "
		return true
	case msg.Type != tea.KeyRunes || msg.Alt:
		return false
	case !f.straying && !msg.Paste && c.chooses(msg, key):
		return false
	}
	f.stray += string(msg.Runes)
	f.straying = true
	return true
}

// ownWords opens the field where the answer to c is written in words, and puts the
// focus there; false where there is none, or an answer is chosen already.
func (f *form) ownWords(c *field) bool {
	if c.words == nil || c.one() != "" {
		return false
	}
	c.choose(c.own)
	c.touched = true
	f.focusField(c.words.id)
	return true
}

// chooses reports whether every character of a key is one that chooses: a digit, or
// yes and no where those are the answers. They may come in one message.
func (f *field) chooses(msg tea.KeyMsg, key string) bool {
	if f.answers(key) {
		return true
	}
	for _, r := range msg.Runes {
		if !f.answers(keys.Fold(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})) {
			return false
		}
	}
	return true
}

// answers reports whether one key chooses in the field.
func (f *field) answers(key string) bool {
	switch key {
	case " ":
		return true
	case "y":
		return f.has("yes")
	case "n":
		return f.has("no")
	}
	return len(key) == 1 && key[0] >= '1' && key[0] <= '9' && int(key[0]-'1') < len(f.listed())
}

// has reports whether a choice with this id is offered.
func (f *field) has(id string) bool {
	for _, c := range f.choices {
		if c.id == id {
			return true
		}
	}
	return false
}

// lands reports whether text from elsewhere may be put into the field: neither a time
// nor a name that stands there already is to be written on.
func (f *field) lands() bool {
	return f.typed() && !f.hidden() && !f.moment && (f.empty() || f.kind == areaField)
}

// landing is where the text goes: the next field after the focus that takes it, else
// the first; nil where none does.
func (f *form) landing() *field {
	at := max(0, f.at().field)
	for i := range f.fields {
		if x := f.fields[(at+i)%len(f.fields)]; x.lands() {
			return x
		}
	}
	return nil
}

// land puts the text into a field.
func (f *form) land(x *field) {
	if f.stray == "" {
		return
	}
	x.insert(strings.TrimSpace(f.stray))
	f.stray = ""
}
