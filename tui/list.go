package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// list is what the lists of the screens share: the line that is in hand, how far the list is
// scrolled, and the words it is narrowed to. A screen that is one is a [lister]; the slash
// that narrows it, and the Esc that shows it whole, are the same in all of them (filter.go).
type list struct {
	at     int // of the lines that the search leaves
	scroll int
	search search
}

// lister is a screen that is a list.
type lister interface {
	lines() *list
	count(m *Model) int      // the lines that the search leaves
	page(m *Model) int       // the lines that a page key goes on by
	moved(m *Model)          // another line is in hand
	narrowed(m *Model)       // other words are looked for
	enter(m *Model) tea.Cmd  // what is done with the line in hand
	leaves(m *Model) tea.Cmd // Esc, where the list is whole
}

// lines is the list itself, for the screens that embed it.
func (l *list) lines() *list { return l }

// page is the number of lines that a page key goes on by on most screens.
func (l *list) page(m *Model) int { return m.page() }

// moved is nothing where the place in the list is all that is known of the line in hand.
func (l *list) moved(*Model) {}

// narrowed puts the arrows on the first line that is left.
func (l *list) narrowed(*Model) { l.at = 0 }

// lister is the list of the screen that is shown, or nil.
func (m *Model) lister() lister {
	switch m.screen {
	case onLog:
		return &m.log
	case onTexts:
		if !m.textShown() {
			return &m.texts
		}
	case onContacts:
		return &m.contacts
	case onReadiness:
		return m.ready
	}
	return nil
}

// pressList does with a list what means the same in every one; false for anything else.
func (m *Model) pressList(s lister, do action) (tea.Cmd, bool) {
	n, by := s.count(m), 0
	switch do {
	case doEnter:
		return s.enter(m), true
	case doBack:
		return s.leaves(m), true
	case doUp:
		by = -1
	case doDown:
		by = 1
	case doPageUp:
		by = -s.page(m)
	case doPageDown:
		by = s.page(m)
	case doTop:
		by = -n
	case doEnd:
		by = n
	default:
		return nil, false
	}
	l := s.lines()
	l.at = max(0, min(l.at+by, n-1))
	s.moved(m)
	return nil, true
}

// drawing is a list as it is drawn.
type drawing struct {
	top      []row                    // stands above it and does not scroll
	n        int                      // the rows of the list
	from, to int                      // those of the line in hand
	rows     func(from, to int) []row // some of them, up to to, which is none of them
	more     []row                    // what is known of the line in hand
	preview  int                      // the rows for that, with the rule above it; 0: none
}

// rowsOf are rows that are there.
func rowsOf(rows []row) func(from, to int) []row {
	return func(from, to int) []row { return rows[from:to] }
}

// draw draws a list in h rows, with the line in hand in sight. The list never jumps when
// another line has more to be said of it.
func (l *list) draw(d drawing, w, h int) []row {
	room := max(1, h-len(d.top)-d.preview)
	l.scroll = follow(l.scroll, d.from, d.to, room, d.n)
	rows := append(d.top, d.rows(l.scroll, min(d.n, l.scroll+room))...)
	if d.preview == 0 {
		return rows
	}
	rows = append(tall(rows, len(d.top)+room), rule(w))
	return append(rows, d.more[:min(len(d.more), d.preview-1)]...)
}
