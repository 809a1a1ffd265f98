package tui

import (
	"context"
	"os"
	"runtime"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/term"

	_ "dandori/tui/internal/mute" // keeps lipgloss from asking the terminal
	"dandori/tui/internal/termio"
)

// Run shows the console on a terminal until the responder leaves it or ctx ends.
// Everything recorded is durable at any moment; nothing is saved at the end.
func Run(ctx context.Context, cfg Config, in, out *os.File) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if cfg.Theme == (Theme{}) {
		cfg.Theme = ChooseTheme(cfg.Look, os.Getenv, out)
	}
	leave, _ := termio.TakeSequences(out)
	defer leave()
	screen := termio.NewCaretWriter(out)
	defer screen.Close()
	if cfg.Clipboard == nil && os.Getenv("SSH_CONNECTION") == "" { // else it is not this computer's that is meant
		cfg.Clipboard = termio.Clipboard()
	}
	if cfg.Clipboard == nil {
		cfg.Clipboard = clipboard(os.Getenv, screen)
	}
	if cfg.Bell == nil {
		cfg.Bell = func() { _, _ = screen.Write([]byte{'\a'}) }
	}
	cfg.Titles = true
	_, _ = screen.Write([]byte(keepTitle))
	defer func() { _, _ = screen.Write([]byte(giveTitleBack)) }()
	m := New(cfg)
	m.ctx = ctx
	m.caret = func(on bool, row, col int) {
		if on {
			screen.Set(row, col)
		} else {
			screen.Off()
		}
	}
	m.pace = func() tea.Cmd { return tea.Tick(frameTime, func(time.Time) tea.Msg { return redraw{} }) }
	others := newWatcher()
	m.watch = others.look
	keyboard := termio.NewInput(in)
	p := tea.NewProgram(m,
		tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(int(time.Second/frameTime)),
		tea.WithInput(keyboard), tea.WithOutput(screen),
		tea.WithFilter(termio.ConsoleKeys()))
	go clock(ctx, cfg.Now, p.Send)
	go others.run(ctx, cfg.Store.Watch, p.Send)
	if cfg.Width == WidthAsked {
		termio.AskWidths(keyboard, screen, func(widths []int) { go p.Send(drawnWidths{widths}) }, widthTexts...)
	}
	paint(m, screen, out)
	_, err := p.Run()
	m.putAway()
	if err != nil {
		return err
	}
	return m.failed
}

// Draws reports whether a terminal takes the sequences that the console is drawn with.
// One of Windows that is set to be like those before Windows 10 does not.
func Draws(out *os.File) bool {
	leave, ok := termio.TakeSequences(out)
	leave()
	return ok
}

// paint shows the first frame at once. What it shows is all that is known before a
// file was read, and the screen is looked at by somebody who waits.
func paint(m *Model, screen *termio.CaretWriter, out *os.File) {
	if runtime.GOOS == "windows" {
		return
	}
	w, h, err := term.GetSize(int(out.Fd()))
	if err != nil || w < 1 || h < 1 {
		return // Bubble Tea will find out
	}
	m.width, m.height = w, h
	_ = screen.Open([]byte(strings.ReplaceAll(m.View(), "\n", "\r\n"))) // the program meets the same error
}

// The title that the window had is kept by the terminal, where it can, and put back at
// the end.
const (
	keepTitle     = "\x1b[22;0t"
	giveTitleBack = "\x1b[23;0t"
)

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
