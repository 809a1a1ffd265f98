// Package pty gives tests a terminal that a program cannot tell from a real one. It
// is for tests and works on Linux only; elsewhere the package is empty.
//
//	term := pty.Open(t, 80, 24)
//	cmd.Stdin, cmd.Stdout = term.Line, term.Line
//	term.Send("あ\r")
//	term.Wait("あ")
//
// The terminal draws nothing and answers nothing: what the program writes is
// collected, what it asks stays unanswered. Waiting is for text, never for a
// time; a text that does not come fails the test after [Patience].
package pty
