// Command field is a text field on the alternate screen, below a title and a prompt,
// for the test that looks where the terminal's cursor is. Tab takes the focus away
// and gives it back, esc ends it.
package main

import (
	"fmt"
	"os"
	"strings"

	_ "dandori/tui/internal/mute"

	"dandori/tui/internal/editor"
	"dandori/tui/internal/termio"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	top, left = 2, 4 // of the field
	width     = 20
	height    = 3
)

type model struct {
	field *editor.Editor
	out   *termio.CaretWriter
	blur  bool
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.String() {
		case "esc":
			return m, tea.Quit
		case "tab":
			m.blur = !m.blur
		case "enter":
			m.field.Insert("\n")
		default:
			m.field.Update(key)
		}
	}
	return m, nil
}

func (m *model) View() string {
	lines, row, col := m.field.Render(width, height)
	if m.blur {
		m.out.Off()
	} else {
		m.out.Set(top+row, left+col)
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return "【訓練】対応内容\n\n" + "  > " + strings.Join(lines, "\n    ") + "\n\n下の行"
}

func main() {
	out := termio.NewCaretWriter(os.Stdout)
	p := tea.NewProgram(&model{field: editor.New(true), out: out}, tea.WithAltScreen(),
		tea.WithInput(termio.NewInput(os.Stdin)), tea.WithOutput(out), tea.WithFilter(termio.ConsoleKeys()))
	_, err := p.Run()
	out.Close()
	fmt.Println("ended", err)
}
