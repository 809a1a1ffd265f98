package termio

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Input reads a terminal for Bubble Tea v1, which takes the end of each read for the
// end of a key. What v1 loses or garbles otherwise:
//
//   - A character whose bytes come in two reads is dropped. Input holds the
//     first part back until the rest is there.
//   - The same happens where v1's buffer of 256 bytes ends, about once in a hundred
//     characters of a paste into a terminal without bracketed paste, and there an
//     arrow key falls apart into esc, [ and A. Input holds back the beginning of such a
//     sequence too, but only when the buffer was full: otherwise a lone ESC is
//     the escape key.
//   - After a read that fills its buffer v1 waits for more, so that the end of some
//     pastes shows at the next key only. Input never fills the buffer.
//
// Bytes that can be no part of UTF-8 pass at once. So nothing is ever lost, whatever
// the sizes of reads and pastes.
//
// Each Read calls the terminal's Read once at most: Bubble Tea waits for the terminal
// to have something and must be able to stop waiting. A Read that got nothing
// but the first part of a character therefore gives 0 and no error.
type Input struct {
	File
	held []byte // read from the terminal, and not whole
	err  error  // came with bytes that have to go first

	probe *Probe // its answers are no keys; nil: nothing was asked
}

// NewInput returns an Input that reads f.
func NewInput(f File) *Input { return &Input{File: f} }

// Answers has the answers to a question taken out of the keys. It is called before
// the first Read.
func (in *Input) Answers(p *Probe) { in.probe = p }

// maxSequence bounds the start of an escape sequence that is held back. The longest
// key sequence has 7 bytes, a mouse report some 20.
const maxSequence = 32

// minBuffer has room for a held sequence, a character and the byte that stays empty.
const minBuffer = maxSequence + utf8.UTFMax + 1

// Read fills p in part, up to the end of a character. p has at least 37 bytes;
// otherwise the error is [io.ErrShortBuffer].
func (in *Input) Read(p []byte) (int, error) {
	if len(p) < minBuffer {
		return 0, io.ErrShortBuffer
	}
	p = p[:len(p)-1]
	n := copy(p, in.held)
	in.held = in.held[:0]
	if in.err == nil {
		var m int
		m, in.err = in.File.Read(p[n:])
		n += m
	}
	if in.err != nil {
		if n > 0 {
			return n, nil // the error keeps until the next Read
		}
		err := in.err
		in.err = nil
		return 0, err
	}
	whole := n - partialRune(p[:n])
	if n == len(p) && whole == n {
		whole -= partialSequence(p)
	}
	if in.probe != nil {
		keys, held := in.probe.take(p[:whole])
		if whole < n { // what follows is a character and no part of an answer
			keys, held = append(keys, held...), nil
		}
		held = append(held, p[whole:n]...)
		whole = copy(p, keys)
		in.held = append(in.held, held...)
		return whole, nil
	}
	in.held = append(in.held, p[whole:n]...)
	return whole, nil
}

// partialRune returns how many bytes at the end of b are the beginning of a
// character.
func partialRune(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return i
		}
	}
	return 0
}

// partialSequence returns how many bytes at the end of b are the beginning of what a
// key sends: ESC, then [ and digits and signs, or O.
func partialSequence(b []byte) int {
	i := bytes.LastIndexByte(b, 0x1b)
	if i < 0 || len(b)-i > maxSequence {
		return 0
	}
	tail := b[i+1:]
	switch {
	case len(tail) == 0:
	case tail[0] == 'O' && len(tail) == 1:
	case tail[0] == '[':
		for _, c := range tail[1:] {
			if c < 0x20 || c > 0x3f {
				return 0
			}
		}
	default:
		return 0
	}
	if i > 0 && b[i-1] == 0x1b && len(b)-i < maxSequence {
		return len(b) - i + 1 // alt and a key
	}
	return len(b) - i
}
