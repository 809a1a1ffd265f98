// Command quiet imports Bubble Tea and says that it has begun.
package main

import (
	"fmt"

	_ "dandori/tui/internal/mute"

	tea "github.com/charmbracelet/bubbletea"
)

var _ tea.Model

func main() { fmt.Println("begun") }
