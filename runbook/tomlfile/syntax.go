package tomlfile

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook/lang"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/encoding/japanese"
)

var bom = []byte("\ufeff")

// readable sets the text of the document, or reports why its bytes are no text.
func (d *Doc) readable(data []byte) bool {
	data = bytes.TrimPrefix(data, bom)
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) ||
		bytes.IndexByte(data[:min(len(data), 64)], 0) >= 0 {
		d.setText("")
		d.Report(0, lang.Problem.NotUTF8.With(lang.Same("UTF-16")), lang.Problem.SaveAsUTF8)
		return false
	}
	if at := invalid(data); at >= 0 {
		d.notUTF8(data, at)
		return false
	}
	d.setText(string(data))
	for i := range len(d.text) {
		c := d.text[i]
		if c == '\n' || c == '\t' || c == '\r' && strings.HasPrefix(d.text[i:], "\r\n") || c >= ' ' && c != 0x7f {
			continue
		}
		d.Report(Place(i), lang.Problem.ControlInFile.With(lang.Visible(string(rune(c)))), lang.Text{})
		return false
	}
	return true
}

// invalid returns the offset of the first byte that is not UTF-8, or -1.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// notUTF8 reports a file in another encoding. Japanese editors still save as
// Shift_JIS ("ANSI") now and then, so that is said when it fits, and the line is
// shown as it was typed.
func (d *Doc) notUTF8(data []byte, at int) {
	// What stands before the first invalid byte is ASCII nearly always, so the
	// place is right in the decoded text, too.
	rest, err := japanese.ShiftJIS.NewDecoder().Bytes(data[at:])
	if err == nil && !bytes.ContainsRune(rest, utf8.RuneError) && bytes.IndexFunc(rest, isJapanese) >= 0 {
		d.setText(string(data[:at]) + string(rest))
		d.Report(Place(at), lang.Problem.NotUTF8.With(lang.Problem.LooksLikeShiftJIS), lang.Problem.SaveAsUTF8)
		return
	}
	d.setText(string(data))
	d.Report(Place(at), lang.Problem.NotUTF8.With(lang.Problem.OtherEncoding), lang.Problem.SaveAsUTF8)
}

func isJapanese(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) && r < 0xff00
}

// sayings maps what the decoder says to our own words. The first that occurs in
// the decoder's message is taken.
var sayings = []struct {
	part string
	text *lang.Text
}{
	{"strings cannot contain newlines", &lang.Problem.UnclosedString},
	{`unexpected EOF; expected "`, &lang.Problem.UnclosedString},
	{`unexpected EOF; expected '`, &lang.Problem.UnclosedString},
	{"but got end of file", &lang.Problem.UnclosedBracket},
	{"expected '.' or '=', but got", &lang.Problem.MissingEquals},
	{"key name appears blank", &lang.Problem.MissingName},
	{"cannot start with a '.'", &lang.Problem.MissingName},
	{"table names cannot be empty", &lang.Problem.MissingName},
	{"to end table name", &lang.Problem.BadHeader},
	{"end of table array name", &lang.Problem.BadHeader},
	{"expected value but found", &lang.Problem.BadValue},
	{"unexpected EOF; expected value", &lang.Problem.BadValue},
	{"expected a comma", &lang.Problem.MissingComma},
	{"unexpected comma", &lang.Problem.ExtraComma},
	{"expected a top-level item to end", &lang.Problem.ExtraCharacters},
	{"invalid escape", &lang.Problem.BadEscape},
	{"hexadecimal digits after", &lang.Problem.BadEscape},
	{"Escaped character", &lang.Problem.BadEscape},
	{"nvalid integer", &lang.Problem.BadNumber},
	{"nvalid float", &lang.Problem.BadNumber},
	{"nvalid datetime", &lang.Problem.BadNumber},
	{"floats must start", &lang.Problem.BadNumber},
	{"expected a digit", &lang.Problem.BadNumber},
	{"out of range", &lang.Problem.BadNumber},
	{"number:", &lang.Problem.BadNumber},
}

// syntaxProblem reports what the decoder could not read. The decoder knows what
// is wrong, the scan knows better where a string opens or a name was used first.
func (d *Doc) syntaxProblem(err error, s *scanner) {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		d.Report(Place(s.failAt), lang.Problem.Syntax.With(err.Error()), lang.Text{})
		return
	}
	at := parse.Position.Start
	message := parse.Message
	again := strings.Contains(message, "already been defined") || strings.Contains(message, "already created")
	switch {
	case again && s.twice != nil:
		d.nameTwice(s.twice)
		return
	case again:
		d.Report(Place(at), lang.Problem.NameAgain.With(parse.LastKey), lang.Text{})
		return
	case s.why == failUnclosed && (strings.Contains(message, "EOF") || strings.Contains(message, "end of file") ||
		strings.Contains(message, "newlines")):
		at = s.failAt
	case s.why == failSyntax && d.sameLine(at, s.failAt):
		at = s.failAt // the decoder may point to where the value or the name begins
	}
	text := lang.Problem.Syntax.With(message)
	for _, saying := range sayings {
		if strings.Contains(message, saying.part) {
			text = *saying.text
			break
		}
	}
	d.Report(Place(at), text, d.fullWidthHint(at))
}

func (d *Doc) nameTwice(t *twice) {
	line, _ := d.Position(Place(t.first))
	d.Report(Place(t.at), lang.Problem.NameTwice.With(t.name, line), lang.Text{})
}

func (d *Doc) sameLine(a, b int) bool {
	x, _ := d.Position(Place(a))
	y, _ := d.Position(Place(b))
	return x == y
}

// fullWidth are the full-width characters that an input method types in place of
// those TOML needs.
const fullWidth = "＝＂“”‘’＇［］｛｝，、．＃　：；＿－０１２３４５６７８９"

// fullWidthHint says so when a full-width character stands at the offset, the most
// frequent cause of a syntax error in a file typed with a Japanese input method.
func (d *Doc) fullWidthHint(at int) lang.Text {
	if at < 0 || at >= len(d.text) {
		return lang.Text{}
	}
	r, _ := utf8.DecodeRuneInString(d.text[at:])
	if !strings.ContainsRune(fullWidth, r) && !(0xff01 <= r && r <= 0xff5e) {
		return lang.Text{}
	}
	return lang.Problem.FullWidth.With(string(r))
}
