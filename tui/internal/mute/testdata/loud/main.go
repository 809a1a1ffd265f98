// Command loud imports Bubble Tea and says that it has begun.
package main

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

var _ tea.Model

func main() { fmt.Println("begun") }
