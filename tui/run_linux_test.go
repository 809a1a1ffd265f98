package tui

import (
	"context"
	"math/rand"
	"testing"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
	"dandori/tui/internal/cell"
	"dandori/tui/internal/pty"
)

// The real program on a terminal that answers nothing: it draws, takes full-width
// keys, puts the cursor where text goes, and leaves the terminal as it was.
func TestRun(t *testing.T) {
	term := pty.Open(t, 80, 24)
	ended := make(chan error, 1)
	cfg := Config{
		Store: storetest.NewMemory(), Library: small(t), Org: "test", Lang: lang.Japanese, User: "鈴木",
		Now: func() time.Time { return time.Date(2026, 11, 22, 22, 40, 0, 0, jst) }, Random: rand.New(rand.NewSource(1)),
	}
	go func() { ended <- Run(context.Background(), cfg, term.Line, term.Line) }()
	term.Wait("何が起きましたか")
	term.Send("１")
	term.Wait("いま記録を始める")
	term.Send("\r")
	term.Wait("【実対応】")
	term.Send("5市民から電話")
	term.Wait("市民から電話")
	term.Wait("\x1b[?25h") // the cursor shows: an input method composes there
	term.Send("\x13")      // Ctrl+S
	term.Wait("記録しました")
	term.Send("\x03")
	term.Wait("終了しますか")
	term.Send("2\r")
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	term.Wait("\x1b[?1049l")
}

// A terminal that draws ambiguous characters in two cells says so when it is asked, and
// from then on the cursor is where the text ends there. The answers are no keys.
func TestRunOnAWideTerminal(t *testing.T) {
	defer cell.Draws(cell.Ambiguous{})
	term := pty.Open(t, 80, 24)
	ended := make(chan error, 1)
	cfg := Config{
		Store: storetest.NewMemory(), Library: small(t), Org: "test", Lang: lang.Japanese, User: "鈴木",
		Now: func() time.Time { return time.Date(2026, 11, 22, 22, 40, 0, 0, jst) }, Random: rand.New(rand.NewSource(1)),
	}
	go func() { ended <- Run(context.Background(), cfg, term.Line, term.Line) }()
	term.Wait("※\x1b[6n")
	term.Wait("何が起きましたか")
	term.Send("\x1b[2;3R\x1b[2;2R")
	term.Send("１")
	term.Wait("いま記録を始める")
	term.Send("\r")
	term.Wait("【実対応】")
	term.Send("5")
	term.Wait("\x1b[?25h")
	term.Send("※①")
	term.Wait("※①")
	term.Wait("\x1b[6;43H") // four cells behind the start of the field
	term.Send("\x03")
	term.Wait("まだ記録されていません")
	term.Send("2\r")
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}
