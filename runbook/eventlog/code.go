package eventlog

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Code is a head code in the form in which it is written: three groups of four
// letters with hyphens between them.
type Code string

const (
	// codeLetters leaves out B D I L N O U: in handwriting or aloud, also in
	// Japanese, each is taken for another. That 29 is prime is what makes the
	// check letter notice every wrong letter and every exchange of two.
	codeLetters = "0123456789ACEFGHJKMPQRSTVWXYZ"
	codeLength  = 12
	codeGroup   = 4
	codeSalt    = "dandori-head-v1\n"

	// codeRounds makes the search for another log with the same code some 2^13
	// times as long; one code takes about a millisecond.
	codeRounds = 4096
)

// MakeCode gives the head code of a log of size entries with this root. It takes
// about a millisecond, by intention.
func MakeCode(size int, root Root) Code {
	key, err := pbkdf2.Key(sha256.New, string(root[:]), []byte(codeSalt+strconv.Itoa(size)+"\n"), codeRounds, sha256.Size)
	if err != nil {
		panic(err) // the length and the rounds are constants
	}
	n := binary.BigEndian.Uint64(key) // the first 8 bytes
	var values [codeLength]int
	for i := codeLength - 2; i >= 0; i-- {
		values[i] = int(n % uint64(len(codeLetters)))
		n /= uint64(len(codeLetters))
	}
	values[codeLength-1] = (len(codeLetters) - codeSum(values)) % len(codeLetters)
	return writeCode(values)
}

// codeSum is 0 for the letters of a code.
func codeSum(values [codeLength]int) (sum int) {
	for i, v := range values {
		sum += (codeLength - i) * v
	}
	return sum % len(codeLetters)
}

func writeCode(values [codeLength]int) Code {
	var b strings.Builder
	for i, v := range values {
		if i > 0 && i%codeGroup == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeLetters[v])
	}
	return Code(b.String())
}

// CodeFault says what is wrong with a head code that somebody typed. It is an
// error, so that errors.Is works.
type CodeFault string

// What can be wrong with a head code.
const (
	CodeLength CodeFault = "a head code has 12 letters and digits"
	CodeLetter CodeFault = "this letter does not occur in a head code"
	CodeTypo   CodeFault = "a letter or digit of the head code is wrong"
)

// Error gives the text of the fault.
func (f CodeFault) Error() string { return string(f) }

// codeFolds are the letters left out that can stand for one other only.
var codeFolds = strings.NewReplacer("O", "0", "I", "1", "L", "1", "B", "8", "U", "V", "N", "M")

// codeGaps may stand between the letters. ー is what the hyphen key gives while
// Japanese is being typed.
const codeGaps = " \t\u3000-_.·・/ー\uff70\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

// ParseCode reads a head code as somebody may type it: small or large letters,
// full-width or not, with or without hyphens or spaces, O for 0, I or L for 1, B
// for 8, U for V, N for M. The error wraps a [CodeFault].
func ParseCode(s string) (Code, error) {
	var letters []byte
	for _, r := range s {
		if r >= '！' && r <= '～' {
			r -= '！' - '!' // the full-width forms stand in the order of ASCII
		}
		if strings.ContainsRune(codeGaps, r) {
			continue
		}
		if r >= 0x80 || !isLetter(byte(r)) {
			return "", fmt.Errorf("%w: %q", CodeLetter, r)
		}
		if letters = append(letters, byte(r)); len(letters) > codeLength {
			return "", fmt.Errorf("%w: there are more", CodeLength)
		}
	}
	if len(letters) < codeLength {
		return "", fmt.Errorf("%w: there are %d", CodeLength, len(letters))
	}
	var values [codeLength]int
	for i, c := range codeFolds.Replace(strings.ToUpper(string(letters))) {
		if values[i] = strings.IndexRune(codeLetters, c); values[i] < 0 {
			return "", fmt.Errorf("%w: %q", CodeLetter, c)
		}
	}
	if codeSum(values) != 0 {
		return "", CodeTypo
	}
	return writeCode(values), nil
}

func isLetter(c byte) bool {
	return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'z'
}
