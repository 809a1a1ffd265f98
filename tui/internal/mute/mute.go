// Package mute keeps the program from asking the terminal for its background
// colour. Import it for its effect:
//
//	import _ "dandori/tui/internal/mute"
//
// Bubble Tea v1 asks in the initialisation of its package, before main: on a
// terminal that does not answer (a serial line, some terminal servers) every
// command, even one that only prints, would begin by writing escape sequences and
// waiting five seconds for the answer. Lip Gloss does not ask when it has been told,
// so this package tells it: dark. The screens choose no colour by the background.
//
// It must be initialised before Bubble Tea. Go initialises a package when all that
// it imports is ready, and among those that are ready takes the first by import
// path; this package needs Lip Gloss only, as Bubble Tea does too, and dandori/…
// sorts before github.com/charmbracelet/bubbletea. So one import anywhere in the
// program is enough, main need not do it, and it must never import more than Lip
// Gloss. The module must not be renamed to something that sorts later; the test
// starts a program on a terminal that never answers.
package mute

import "github.com/charmbracelet/lipgloss"

func init() {
	lipgloss.SetHasDarkBackground(true)
}
