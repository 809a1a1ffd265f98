package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/keys"
)

// A field of choices is a list too: of the people to call, of steps, of accounts, there
// may be dozens. A slash looks for words in it, as in every other list. While they are
// typed the arrows stay on a choice that has them; Enter takes that one and goes on, Tab
// goes on in the list as it is narrowed, where digits count what is left, and Esc shows
// all of it again before it leaves the form.

// byDigit is how many choices a digit can reach; a longer list says how to look for one.
const byDigit = 9

// listed are the indexes of the choices that the search leaves.
func (f *field) listed() []int {
	words := f.search.words()
	all := make([]int, 0, len(f.choices))
	for i, c := range f.choices {
		if hasWords(words, both(c.text), both(c.more)) {
			all = append(all, i)
		}
	}
	f.search.found, f.search.of = len(all), len(f.choices)
	return all
}

// narrowed moves the arrows to a choice that the search leaves, where it leaves one; once
// the list is whole again they are back on what is chosen.
func (f *field) narrowed() {
	all := f.listed()
	f.moved = f.search.active() && len(all) > 0
	switch {
	case !f.search.active():
		f.enter(1)
	case len(all) > 0:
		f.at = all[0]
	}
}

// space chooses what the arrows point to. Where they point to nothing it shows first what
// the next one would choose; what the search leaves out it never chooses.
func (f *field) space() {
	switch {
	case !slices.Contains(f.listed(), f.at):
	case !f.pointed():
		f.moved = true
	default:
		f.toggle(f.at)
	}
}

// whole shows the whole list again.
func (f *field) whole() {
	if f.search.edit != nil {
		f.search.clear()
		f.narrowed()
	}
}

// toggleListed chooses the nth choice of those that are shown.
func (f *field) toggleListed(n int) {
	if all := f.listed(); n >= 0 && n < len(all) {
		f.toggle(all[n])
	}
}

// found takes the choice in hand of those that the search left; false when it left none.
func (f *form) found() bool {
	c := f.current()
	all := c.listed()
	if len(all) == 0 {
		return false
	}
	id := c.choices[c.at].id
	if !slices.Contains(all, c.at) {
		id = c.choices[all[0]].id
	}
	c.search.clear()
	for i, x := range c.choices {
		if x.id == id && !c.on[id] {
			c.toggle(i)
		}
	}
	if c.kind == oneField {
		f.advance(1)
	}
	if f.react != nil {
		f.react(f)
	}
	f.mended()
	return true
}

// picksFrom is the field of choices that has the focus of the form in front, or nil.
func (m *Model) picksFrom() *field {
	if !m.formInFront() {
		return nil
	}
	if c := m.form().current(); c != nil && !c.typed() && len(c.choices) > 1 {
		return c
	}
	return nil
}

// findsChoice takes the slash that looks for a choice, and the Esc that shows all of them
// again; false when the key is for something else. In the middle of a text that was typed
// on a field of choices a slash is part of it. A fast typist's slash may come with the
// words in one message.
func (m *Model) findsChoice(msg tea.KeyMsg, key string) (tea.Cmd, bool) {
	c := m.picksFrom()
	if c == nil || m.form().straying || msg.Paste {
		return nil, false
	}
	var rest []rune
	if msg.Type == tea.KeyRunes && len(msg.Runes) > 1 {
		key, rest = keys.Fold(tea.KeyMsg{Type: tea.KeyRunes, Runes: msg.Runes[:1]}), msg.Runes[1:]
	}
	switch do := formKeys.find(key); {
	case do == doSearch:
		c.search.again()
		if len(rest) > 0 {
			return m.pressSearch(&c.search, tea.KeyMsg{Type: tea.KeyRunes, Runes: rest}, string(rest)), true
		}
		return nil, true
	case do == doBack && c.search.active():
		c.whole()
		return nil, true
	}
	return nil, false
}

// takeFound is Enter while a choice is looked for.
func (m *Model) takeFound() tea.Cmd {
	c := m.picksFrom()
	if !c.search.active() { // nothing was looked for: it is the Enter of the field
		c.search.clear()
		return m.pressForm(tea.KeyMsg{Type: tea.KeyEnter}, "enter")
	}
	if !m.form().found() {
		c.search.start()
		m.tell(inkWarn, finding.NothingFound)
	}
	return nil
}

// formNames are the labels of the key line for a form, without what does not make sense
// now: only a long list of choices is worth a search, and a step is read where there is one.
func (m *Model) formNames(f *form, names map[action]lang.Text) map[action]lang.Text {
	if m.formStep() == nil {
		names[doReadStep] = lang.Text{}
	}
	c := f.current()
	if c == nil || c.typed() || len(c.choices) <= byDigit {
		names[doSearch] = lang.Text{}
	}
	return names
}
