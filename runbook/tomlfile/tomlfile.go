// Package tomlfile reads TOML files that people write by hand and reports every
// problem at the character where it is.
//
// [Read] checks the bytes and decodes them; [Doc.Root] then gives the top table,
// and a reader takes what it knows from it:
//
//	doc := tomlfile.Read("flaming.toml", data, tomlfile.Limits{Size: 256 << 10, Nesting: 6})
//	root := doc.Root()
//	id := root.ID("id", tomlfile.Required)
//	title := root.Text("title", tomlfile.Required)
//	root.Done() // whatever was not asked for is an unknown name
//	problems := doc.Problems()
//
// No accessor returns an error: a wrong value becomes a [Problem] of the
// document and the zero value, so that one reading finds all problems.
//
// # What is stricter than TOML
//
//   - The file is UTF-8; a byte order mark is allowed. A file in another encoding
//     gives one problem, which names the encoding when it can be guessed.
//   - The file is no larger than Limits.Size and nests no deeper than
//     Limits.Nesting: each part of a table's name, each dotted part before the last
//     of a key, each [ ] and each { } is one level.
//   - Names are lower case and known; [Table.Done] reports the others and
//     suggests the name that was meant.
//   - A text has no control characters, no escape characters and no characters
//     that turn the direction of writing. Line breaks and tabs are allowed where a
//     text may have several lines. CR LF counts as a line break.
//
// # Places
//
// The decoder gives positions by key path, not by element of a repeated table, and
// counts bytes. So the package scans the file itself for the place of every key,
// table, element and value, and compares the keys it saw with those the decoder
// saw, in order. From the first difference on it trusts no place of its own, and a
// problem there is reported at the table around it.
//
// Lines and columns start at 1. A column counts characters, not bytes.
package tomlfile

import (
	"sort"
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"

	"github.com/BurntSushi/toml"
)

// MaxProblems is how many problems of one file are kept.
const MaxProblems = 200

// Limits bounds a file before it is decoded.
type Limits struct {
	Size    int // bytes
	Nesting int // levels of tables and arrays
}

// Place is a place in a document, for [Doc.Report].
type Place int

// Doc is one file that has been read.
type Doc struct {
	name     string
	text     string // the file as characters; not its bytes when those are not UTF-8
	lines    []int  // offset of each line
	root     *Table
	trusted  int // how many keys of the scan the decoder confirmed
	problems Problems
	more     bool // there are more problems than are kept
}

// Read reads a file that messages call name. It never fails: what is wrong is in
// [Doc.Problems], and a file that cannot be read at all has no [Doc.Root].
func Read(name string, data []byte, limits Limits) *Doc {
	d := &Doc{name: name}
	if len(data) > limits.Size {
		d.setText("")
		d.Report(0, lang.Problem.FileTooLarge.With(len(data), limits.Size), lang.Text{})
		return d
	}
	if !d.readable(data) {
		return d
	}
	s := scan(d.text, limits.Nesting)
	if s.why == failDeep {
		d.Report(Place(s.failAt), lang.Problem.TooDeep.With(limits.Nesting), lang.Text{})
		return d
	}
	values, keys, err := decode(d.text)
	if err != nil {
		d.syntaxProblem(err, s)
		return d
	}
	if s.why == failTwice {
		// The decoder lets some of these pass (it mixes up the elements of a repeated
		// table) and keeps the last value.
		d.nameTwice(s.twice)
		return d
	}
	d.trusted = agreement(s.keys, keys)
	d.root = &Table{doc: d, values: values, node: s.root}
	return d
}

// decode runs the decoder. A panic of the decoder (it has "BUG" panics for
// states it believes impossible) is an error like any other.
func decode(text string) (values map[string]any, keys []toml.Key, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = toml.ParseError{Message: "cannot be read"}
		}
	}()
	md, err := toml.Decode(text, &values)
	return values, md.Keys(), err
}

// agreement returns how many keys the scanner and the decoder saw alike, which
// is more than there are when they agree on all.
func agreement(ours [][]string, theirs []toml.Key) int {
	for i := range ours {
		if i >= len(theirs) || len(ours[i]) != len(theirs[i]) {
			return i
		}
		for j := range ours[i] {
			if ours[i][j] != theirs[i][j] {
				return i
			}
		}
	}
	if len(ours) < len(theirs) {
		return len(ours)
	}
	return len(ours) + 1
}

// Root returns the top table, or nil when the file cannot be read.
func (d *Doc) Root() *Table { return d.root }

// Name returns what messages call the file.
func (d *Doc) Name() string { return d.name }

// Report adds a problem at a place. The hint may be zero.
func (d *Doc) Report(at Place, text, hint lang.Text) {
	if len(d.problems) >= MaxProblems {
		if !d.more {
			d.more = true
			d.add(at, lang.Problem.TooManyProblems.With(MaxProblems), lang.Text{})
		}
		return
	}
	d.add(at, text, hint)
}

func (d *Doc) add(at Place, text, hint lang.Text) {
	line, column := d.Position(at)
	d.problems = append(d.problems, Problem{
		File: d.name, Line: line, Column: column,
		Text: visibleText(text), Hint: visibleText(hint),
		Source: d.line(line),
	})
}

// Problems returns what is wrong with the file, in the order of the file.
func (d *Doc) Problems() Problems {
	ps := append(Problems(nil), d.problems...)
	sort.SliceStable(ps, func(i, j int) bool {
		if ps[i].Line != ps[j].Line {
			return ps[i].Line < ps[j].Line
		}
		return ps[i].Column < ps[j].Column
	})
	return ps
}

// Position returns the line and the column, in characters, of a place.
func (d *Doc) Position(at Place) (line, column int) {
	line = d.lineOf(at)
	offset := min(max(int(at), 0), len(d.text))
	return line, utf8.RuneCountInString(d.text[d.lines[line-1]:offset]) + 1
}

func (d *Doc) lineOf(at Place) int {
	offset := min(max(int(at), 0), len(d.text))
	return sort.SearchInts(d.lines, offset+1)
}

// line returns the text of a line without its line break.
func (d *Doc) line(n int) string {
	if n < 1 || n > len(d.lines) {
		return ""
	}
	s := d.text[d.lines[n-1]:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSuffix(s, "\r")
}

func (d *Doc) setText(text string) {
	d.text = text
	d.lines = append(d.lines[:0], 0)
	for i := range len(text) {
		if text[i] == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
}
