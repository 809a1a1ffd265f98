// Package termio stands between Bubble Tea v1 and the terminal, for what v1 gets
// wrong with Japanese:
//
//   - [Input] is a standard input that never parts a character, so that no read
//     loses one.
//   - [CaretWriter] is a standard output that keeps the terminal's real cursor on
//     the caret of the text field, because that is where an input method shows
//     what is being composed.
//   - [ConsoleKeys] puts together the two halves in which a Windows console sends
//     𠮷, and drops the keys that it sends without a character. One kind of key
//     it cannot give back: a character that is typed by its number on the keypad
//     while Alt is held comes with the release of Alt, and v1 reads no releases.
//     Such a character is written with the input method, or in an editor.
//
// All three go into one program:
//
//	out := termio.NewCaretWriter(os.Stdout)
//	p := tea.NewProgram(model,
//		tea.WithAltScreen(),
//		tea.WithInput(termio.NewInput(os.Stdin)),
//		tea.WithOutput(out),
//		tea.WithFilter(termio.ConsoleKeys()))
//	_, err := p.Run()
//	out.Close()
//
// Of Windows it knows besides how to have a console take escape sequences
// ([TakeSequences]), and where the clipboard is ([Clipboard]).
//
// Both ends stay terminals for Bubble Tea: they are a [File], with the file
// descriptor that raw mode, the window size and an interruptible read need. They
// are not an *os.File, on purpose: its WriteString, ReadFrom and WriteTo would pass
// by what is done here (the renderer writes its escape sequences with
// io.WriteString).
package termio

import (
	"io"
	"unicode/utf16"

	tea "github.com/charmbracelet/bubbletea"
)

// File is what Bubble Tea asks of a terminal. An *os.File is one.
type File interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// ConsoleKeys returns a filter for tea.WithFilter, for what v1 hands on from a Windows
// console as it is. Each program needs a filter of its own.
//
// A character beyond U+FFFF comes as two key messages, one per half of its UTF-16; the
// filter holds the first back and sends the whole character in place of the second.
// A second half alone is U+FFFD, a first half alone is dropped.
//
// A key that types nothing comes as the character 0: Ctrl, Alt and Caps Lock by
// themselves, those of the input method (半角/全角, 変換), Insert. It is dropped, because
// it would be text to a field, whenever somebody holds Ctrl for Ctrl+S.
func ConsoleKeys() func(tea.Model, tea.Msg) tea.Msg {
	var high rune
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		key, ok := msg.(tea.KeyMsg)
		if !ok {
			return msg // such as a resize between the halves
		}
		if key.Type != tea.KeyRunes || len(key.Runes) != 1 {
			high = 0
			return msg
		}
		switch r := key.Runes[0]; {
		case r == 0:
			return nil // and may come between the halves
		case r >= 0xD800 && r < 0xDC00:
			high = r
			return nil
		case r >= 0xDC00 && r < 0xE000:
			key.Runes = []rune{utf16.DecodeRune(high, r)}
		}
		high = 0
		return key
	}
}
