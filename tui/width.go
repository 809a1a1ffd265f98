package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/tui/internal/cell"
)

// Width says in how many cells the terminal draws the characters of which Unicode
// says that they are ambiguous, such as ※ and ─.
type Width uint8

const (
	WidthAsked  Width = iota // the terminal is asked; narrow until it has answered
	WidthNarrow              // one cell
	WidthWide                // two cells
)

// widthTexts are what the terminal is asked about: the signs of texts, and the lines of
// boxes, which some terminals leave narrow.
var widthTexts = []string{"※", "─"}

// drawnWidths is the terminal's answer: the cells of each of widthTexts.
type drawnWidths struct{ cells []int }

// apply makes the width known to what measures.
func (w Width) apply() {
	if w != WidthAsked {
		cell.Draws(cell.Ambiguous{WideSigns: w == WidthWide, WideLines: w == WidthWide})
	}
}

// drawn takes the terminal's answer. What was drawn with another opinion may have run
// over the end of its line, so all is drawn again.
func (m *Model) drawn(msg drawnWidths) tea.Cmd {
	a := cell.Ambiguous{WideSigns: msg.cells[0] == 2, WideLines: msg.cells[1] == 2}
	if a == cell.Drawn() {
		return nil
	}
	cell.Draws(a)
	return tea.ClearScreen
}
