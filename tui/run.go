package tui

import (
	"context"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	_ "dandori/tui/internal/mute" // keeps lipgloss from asking the terminal
	"dandori/tui/internal/termio"
)

// Run shows the console on a terminal until the responder leaves it or ctx ends.
// Everything recorded is durable at any moment; nothing is saved at the end.
func Run(ctx context.Context, cfg Config, in, out *os.File) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if cfg.Theme == (Theme{}) {
		cfg.Theme = ChooseTheme(os.Getenv, out)
	}
	screen := termio.NewCaretWriter(out)
	defer screen.Close()
	if cfg.Clipboard == nil {
		cfg.Clipboard = clipboard(os.Getenv, screen)
	}
	m := New(cfg)
	m.ctx = ctx
	m.caret = func(on bool, row, col int) {
		if on {
			screen.Set(row, col)
		} else {
			screen.Off()
		}
	}
	p := tea.NewProgram(m,
		tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(120),
		tea.WithInput(termio.NewInput(in)), tea.WithOutput(screen),
		tea.WithFilter(termio.JoinSurrogates()))
	go clock(ctx, cfg.Now, p.Send)
	_, err := p.Run()
	return err
}

// clock tells the model the time once a second.
func clock(ctx context.Context, now func() time.Time, send func(tea.Msg)) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			send(Tick{now()})
		}
	}
}
