package tui

import (
	"fmt"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// A key changes little of a large screen, so what did not change is not drawn again. What is
// kept is never a pane as it was at some moment, but the rows that follow from a key, and the
// key has everything they follow from: words as they will stand there, and the number of
// entries in the log, which says what the state is. So there is nothing to be told when
// something changes, and nothing that can be old.

// memo keeps rows by what they were drawn from.
type memo[K comparable] struct{ kept map[K][]row }

// memoMost is how many are kept: more than several screens of them.
const memoMost = 512

// rows gives those of a key, drawing them where they are not known. Whoever gets them does
// not change them.
func (m *memo[K]) rows(key K, draw func() []row) []row {
	if rows, ok := m.kept[key]; ok {
		return rows
	}
	if m.kept == nil || len(m.kept) >= memoMost {
		m.kept = map[K][]row{}
	}
	rows := slices.Clip(draw())
	m.kept[key] = rows
	return rows
}

// redrawn is what the incident screen has drawn before.
type redrawn struct {
	lines    memo[stepKey]
	dues     memo[duesKey]
	log      memo[lastKey]
	contacts memo[contactsKey]
}

// stepKey is everything a line of the list of steps shows.
type stepKey struct {
	mark, title, tag string
	markInk, textInk ink
	tagInk           ink
	here             bool
	w                int
}

// duesKey is everything the list of what is due shows.
type duesKey struct {
	dues    string // a line each, with a sign before those that are late
	lang    lang.Lang
	w, most int
}

// lastKey is everything the last entries in the pane at the side follow from. What an entry
// says depends on the state, which is what its log says up to the head, and in a drill on
// whether who sits here may see the plan.
type lastKey struct {
	id   runbook.IncidentID
	head int
	plan bool   // … is hidden
	seqs string // those that are shown
	day  string // the times of other days have their date
	lang lang.Lang
	w, h int
}

// contactsKey is everything that whom to call follows from. Profiles and sets do not change
// once they are read.
type contactsKey struct {
	org           *org.Profile
	set           *playbook.Set
	roles         string
	lang          lang.Lang
	all           bool
	within, known bool // of office hours
	w             int
}

// dueList draws what is due, in at most so many rows.
func (m *Model) dueList(w, most int) []row {
	v := m.voice()
	var b strings.Builder
	texts := make([]string, len(m.work.dues))
	for i, d := range m.work.dues {
		texts[i] = m.dueText(d)
		fmt.Fprintln(&b, d.Overdue, texts[i])
	}
	none := word.NothingDue
	if fault := m.work.state.PinsFault(); !fault.IsZero() { // nobody knows of any
		none = fault
	}
	fmt.Fprintln(&b, none.In(m.lang))
	return m.panes.dues.rows(duesKey{b.String(), m.lang, w, most}, func() []row {
		rows := []row{heading(v.say(word.HeadDue), w)}
		if len(texts) == 0 {
			rows = append(rows, para(inkFaint, "", v.say(none), w)...)
		}
		for i, d := range m.work.dues {
			k := inkPlain
			if d.Overdue {
				k = inkBad
			}
			due := m.dueItem(d, k, texts[i], w)
			if n := len(rows) - 1; n > 0 && n+len(due) > most {
				return append(rows, line(inkFaint, v.say(word.MoreDue, len(texts)-i)))
			}
			rows = append(rows, due...)
		}
		return rows
	})
}

// dueItem is one of them: in a row, or where that is too short what is due under its time.
func (m *Model) dueItem(d runbook.Due, k ink, text string, w int) []row {
	if r := line(k, text); r.width() <= w {
		return []row{r}
	}
	v := m.voice()
	title, at, left := m.dueParts(d)
	return append(para(k, "", v.say(led.DueAt, at, left), w), para(k, "  ", v.say(title), w)...)
}

// lastEntries draws the newest entries, in h rows at most.
func (m *Model) lastEntries(w, h int) []row {
	v := m.voice()
	entries := m.work.chron.last(max(0, (h+1)/2)) // each has two rows at least
	var seqs strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&seqs, "%d ", e.Seq)
	}
	day := v.now.In(v.zone).Format("2006-01-02 MST")
	key := lastKey{m.work.state.ID, m.work.state.Head, m.work.hidesPlan(), seqs.String(), day, m.lang, w, h}
	return m.panes.log.rows(key, func() []row {
		rows := []row{heading(v.say(word.HeadLog), w)}
		for i := len(entries) - 1; i >= 0 && len(rows) < h; i-- {
			e := entries[i]
			who := row{}.add(inkFaint, v.clock(e.At)+" "+v.author(e)).clip(w)
			text := para(inkPlain, "  ", head(m.marked(e), 2*w*4), w)
			rows = append(append(rows, who), atMost(text, 2, w)...)
		}
		return rows[:min(len(rows), h)]
	})
}

// sideContacts are whom the step in hand may have to call, for the pane at the side; with
// all of them also the others of the office that are known.
func (m *Model) sideContacts(w int, all bool) []row {
	p, set := m.directory()
	key := contactsKey{org: p, set: set, lang: m.lang, all: all, w: w}
	if m.work != nil {
		key.roles = strings.Join(m.rolesOf(m.work.view()), "\n")
	}
	if p != nil {
		key.within, key.known = p.OfficeHours(m.now)
	}
	return m.panes.contacts.rows(key, func() []row { return m.contactRows(w, all) })
}
