// Command hello is the smallest program that Bubble Tea v1 makes: what a terminal
// program costs before it does anything. The console is measured against it.
package main

import (
	"fmt"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

type hello int

func (h hello) Init() tea.Cmd { return nil }

func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		if key.Type == tea.KeyCtrlC {
			return h, tea.Quit
		}
		return h + 1, nil
	}
	return h, nil
}

func (h hello) View() string { return fmt.Sprintf("hello, world %d\n", int(h)) }

func main() {
	if _, err := tea.NewProgram(hello(0), tea.WithAltScreen()).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
