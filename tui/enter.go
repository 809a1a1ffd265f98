package tui

import (
	"runtime"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Enter goes on from step to form to entry to the next step, so a key that sticks, or
// a text pasted line by line, would record one step after the other. What tells
// them from a responder is time alone.
const (
	heldDown = 80 * time.Millisecond  // one Enter follows another sooner only when the key is held down
	unarmed  = 700 * time.Millisecond // longer than keyboards are set to wait before they repeat a key (at most 1 s on Windows, 0.5 s as shipped)
)

// burst is faster than anyone presses Enter after a character. A Windows console never
// says what is a paste; Bubble Tea looks for its keys every 16 ms, by a clock that may go
// by steps of 15.6 ms, so that two keys of a paste seem up to two steps apart.
func burst(system string) time.Duration {
	if system == "windows" {
		return 35 * time.Millisecond
	}
	return 10 * time.Millisecond
}

// enterKey is what is known of the last keys.
type enterKey struct {
	last  time.Time // when Enter last came; zero: another key came since
	typed time.Time // when text last came to a form
	quick bool      // this Enter may be a repetition of the last one
	paste bool      // this key came in a burst behind a text
}

// repeats reports an Enter of a key that is held down.
func (m *Model) repeats(msg tea.KeyMsg) bool {
	e := &m.enter
	e.paste = m.pasted()
	text := msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace || msg.Type == tea.KeyEnter && e.paste
	if text && m.formInFront() {
		e.typed = m.now
	}
	if msg.Type != tea.KeyEnter {
		e.last = time.Time{}
		return false
	}
	if e.paste {
		return false
	}
	last := e.last
	e.last, e.quick = m.now, false
	if last.IsZero() {
		return false
	}
	since := m.now.Sub(last)
	e.quick = since < unarmed
	return since < heldDown
}

// pasted reports that a key now is part of a text that a terminal without bracketed
// paste sends as keys.
func (m *Model) pasted() bool {
	since := m.now.Sub(m.enter.typed)
	return m.formInFront() && since >= 0 && since < burst(runtime.GOOS)
}

// formInFront reports that keys go to a form.
func (m *Model) formInFront() bool {
	return m.ask == nil && m.help == nil && m.menu == nil && m.form() != nil
}

// unseen reports a key that is not taken because the window is too small to show
// what it would do: only text for the open field, what a question that is shown
// asks, and the wish to end.
func (m *Model) unseen(msg tea.KeyMsg) bool {
	if !m.tooSmall() || m.ask != nil || msg.Type == tea.KeyCtrlC {
		return false
	}
	return !m.typing() || !forText(msg)
}

// tooSmall reports that the window is too small for any screen.
func (m *Model) tooSmall() bool { return m.width < minWidth || m.height < minHeight }
