package termio

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/charmbracelet/x/ansi"
)

// CaretWriter writes to a terminal for Bubble Tea v1, whose renderer hides the
// cursor and leaves it at the start of the last line. An input method draws what is
// being composed, and its list of candidates, where the cursor is.
//
// While [CaretWriter.Set] is in force, each write of the renderer is sent as
//
//	hide the cursor, the renderer's bytes, move to the caret, show the cursor
//
// in a single write of the terminal. The position needs no restoring before the next
// one, because on the alternate screen the renderer starts every frame with a move
// home; and on the alternate screen only does a row of the frame have a known
// place. So the caret is followed between the sequences that enter and leave it,
// which the renderer itself writes, and everything else passes untouched: at
// the end of the program, and while another one runs in its place, the terminal is as
// Bubble Tea left it.
//
// A frame that did not change is not written again. So Set and
// [CaretWriter.Off] move, show and hide the cursor themselves at once.
//
// The methods may be called from several goroutines, as the event loop and the
// renderer do.
type CaretWriter struct {
	f File

	mu       sync.Mutex
	on       bool // there is a caret
	row, col int
	alt      bool   // the alternate screen is showing
	shown    bool   // the cursor shows and stands on the caret
	question []byte // sent as soon as the alternate screen shows; nil: it was
	painted  []byte // the frame of Open, until Bubble Tea has come to the screen too
}

// NewCaretWriter returns a CaretWriter that writes to f, with no caret.
func NewCaretWriter(f File) *CaretWriter { return &CaretWriter{f: f} }

// Ask sends a question to the terminal as soon as the alternate screen shows, where
// the first frame covers what it leaves. It is called before the program runs.
func (c *CaretWriter) Ask(question []byte) { c.question = question }

// Open shows a frame before the program runs: lines that fit, with CR LF between them.
// Bubble Tea draws its first one only when its clock ticks, which half of the time
// until there is something to see would be spent on. When it enters the alternate
// screen and clears it, the frame is there already and stays.
//
// It writes escape sequences to a terminal that Bubble Tea has not seen yet, so it is
// nothing for a Windows console.
func (c *CaretWriter) Open(frame []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.alt, c.painted = true, bytes.Clone(frame)
	b := []byte(ansi.SetModeAltScreenSaveCursor + ansi.EraseEntireScreen + ansi.CursorHomePosition + ansi.HideCursor)
	_, err := c.f.Write(append(b, frame...))
	return err
}

// arrive takes what Bubble Tea writes to come to a screen that Open has opened;
// false when p is something else.
func (c *CaretWriter) arrive(p []byte) bool {
	switch {
	case c.painted == nil:
		return false
	case string(p) == ansi.SetModeAltScreenSaveCursor:
		if c.question != nil { // now, and not before, is the terminal in raw mode
			b := append(c.question, ansi.CursorHomePosition...)
			_, _ = c.f.Write(append(b, c.painted...))
			c.question = nil
		}
		return true
	case string(p) == ansi.EraseEntireScreen:
		c.painted = nil
		return true
	}
	return false
}

// Set puts the caret on a cell of the screen; 0, 0 is the top left one.
func (c *CaretWriter) Set(row, col int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	row, col = max(row, 0), max(col, 0)
	if c.on && row == c.row && col == c.col {
		return
	}
	c.on, c.row, c.col = true, row, col
	if c.alt {
		// An error will come back with the next frame.
		_, _ = c.f.Write(c.park(nil))
	}
}

// Off takes the caret away: no text field has the focus.
func (c *CaretWriter) Off() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.on = false
	if b := c.unpark(nil); c.alt && len(b) > 0 {
		_, _ = c.f.Write(b)
	}
}

// Write writes p, which is whole escape sequences and characters, as the renderer's
// writes are.
func (c *CaretWriter) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.arrive(p) {
		return len(p), nil
	}
	if c.question != nil && c.painted == nil {
		c.follow(p)
		if !c.alt {
			return c.f.Write(p)
		}
		n, err := c.f.Write(append(bytes.Clone(p), c.question...))
		c.question = nil
		return min(n, len(p)), err
	}
	if !c.on && !c.shown {
		c.follow(p)
		return c.f.Write(p)
	}
	b := c.unpark(make([]byte, 0, len(p)+32))
	before := len(b)
	b = append(b, p...)
	c.follow(p)
	if c.alt && c.on {
		b = c.park(b)
	}
	n, err := c.f.Write(b)
	return min(max(n-before, 0), len(p)), err
}

// follow keeps account of which screen shows after p.
func (c *CaretWriter) follow(p []byte) {
	enter := bytes.LastIndex(p, []byte(ansi.SetModeAltScreenSaveCursor))
	leave := bytes.LastIndex(p, []byte(ansi.ResetModeAltScreenSaveCursor))
	if enter != leave {
		c.alt = enter > leave
	}
}

func (c *CaretWriter) park(b []byte) []byte {
	b = fmt.Appendf(b, "\x1b[%d;%dH", c.row+1, c.col+1)
	if !c.shown {
		b = append(b, ansi.ShowCursor...)
		c.shown = true
	}
	return b
}

func (c *CaretWriter) unpark(b []byte) []byte {
	if c.shown {
		b = append(b, ansi.HideCursor...)
		c.shown = false
	}
	return b
}

// Close takes the caret away for good and shows the cursor, so that a program that
// died does not leave the terminal without. It does not close the file, which is
// the caller's.
func (c *CaretWriter) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var b []byte
	if c.painted != nil { // the program never came to the screen that was opened for it
		b = []byte(ansi.ResetModeAltScreenSaveCursor)
	}
	c.on, c.shown, c.alt, c.painted = false, false, false, nil
	_, err := c.f.Write(append(b, ansi.ShowCursor...))
	return err
}

// Read reads the file, as a terminal can be read.
func (c *CaretWriter) Read(p []byte) (int, error) { return c.f.Read(p) }

// Fd returns the file's descriptor.
func (c *CaretWriter) Fd() uintptr { return c.f.Fd() }

// Name returns the file's name.
func (c *CaretWriter) Name() string { return c.f.Name() }
