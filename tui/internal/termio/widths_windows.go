package termio

import (
	"strings"

	"golang.org/x/sys/windows"
)

// AskWidths finds out in how many cells the console draws each of texts. Here the
// cursor can be read without a question to the terminal, whose answer would come
// as keys: Bubble Tea reads records of the console and not its bytes. So done is
// called at once, or not at all when the output is no console. It is called before
// the program runs.
func AskWidths(_ *Input, out *CaretWriter, done func(widths []int), texts ...string) {
	console := windows.Handle(out.Fd())
	column := func() (int, bool) {
		var info windows.ConsoleScreenBufferInfo
		err := windows.GetConsoleScreenBufferInfo(console, &info)
		return int(info.CursorPosition.X), err == nil
	}
	var widths []int
	for _, t := range texts {
		_, err := out.f.Write([]byte("\r" + t))
		n, ok := column()
		if err != nil || !ok {
			return
		}
		widths = append(widths, n)
		_, _ = out.f.Write([]byte("\r" + strings.Repeat(" ", n) + "\r"))
	}
	done(widths)
}
