package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// frameTime is how often the terminal gets a frame.
const frameTime = time.Second / 120

// Bubble Tea has every message drawn, also those whose frame it throws away because
// the next one comes before its clock ticks. A paste without marks is a thousand
// messages: so what comes within the time of one frame is drawn once, at its end.

// pacing is what was drawn last, and whether it is still true.
type pacing struct {
	view  string
	drawn time.Time // when
	stale bool      // keys came since
	due   bool      // a redraw is on its way
}

// redraw tells that the next frame is due.
type redraw struct{}

// keepPace says whether the frame after a message is drawn now or with the next one.
func (m *Model) keepPace(msg tea.Msg) tea.Cmd {
	if m.pace == nil {
		return nil
	}
	p := &m.paced
	_, key := msg.(tea.KeyMsg)
	if _, now := msg.(redraw); now {
		p.due = false
	}
	since := m.now.Sub(p.drawn)
	p.stale = key && p.view != "" && since >= 0 && since < frameTime || p.stale && p.due
	if !p.stale || p.due {
		return nil
	}
	p.due = true
	return m.pace()
}
