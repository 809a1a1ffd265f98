package eventlog

import (
	"bytes"
	"io"
)

// Redact writes a copy of a log in which the entries chosen are withheld. It
// verifies what it reads, which may itself be a redacted copy: what is withheld
// there stays so. It stops at the first wrong entry, with an *[Error]; the copy is
// then of the entries before it, and not to be used.
//
// What is withheld cannot be guessed from the copy as long as each event holds at
// least 128 random bits that stand nowhere else.
func Redact(w io.Writer, r io.Reader, withhold func(Entry) bool) (withheld int, err error) {
	var line bytes.Buffer
	s := NewCopyScanner(r, Position{})
	for s.Scan() {
		e := s.Entry()
		line.Reset()
		line.WriteString(linePrefix)
		line.Write(e.Hash[:])
		if e.Event == nil || withhold(e) {
			line.WriteString(lineNothing + "\n")
			withheld++
		} else {
			line.WriteString(lineMiddle)
			line.Write(e.Event)
			line.WriteString("}\n")
		}
		if _, err := w.Write(line.Bytes()); err != nil {
			return withheld, err
		}
	}
	return withheld, s.Err()
}
