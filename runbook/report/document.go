package report

import (
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Document is a paper before it has a format: what every renderer is given. All
// its words are in one language, and as they stand in the log: making them
// harmless is the business of the renderer, which alone knows what its readers obey.
type Document struct {
	Report   string // one of Reports
	Lang     lang.Lang
	Incident runbook.IncidentID
	Drill    bool
	Title    string
	Mark     string    // 【訓練】 of a drill; else empty
	Handling string    // the handling mark (取扱区分) as it is printed on every page
	AsOf     time.Time // entry time of the last entry it was made from
	Entries  int       // how many entries it tells of: not the program's own
	Last     int       // the number of the last entry it was made from; 0: of several logs
	Head     string    // what fixes the log it was made from: its head code; may be empty
	Compact  bool      // it is to fit on one page
	Notices  []string  // what a reader must know first
	Sections []Section

	public *publication // of a public version that somebody asked for
}

// Heading is the title with the mark of a drill before it.
func (d *Document) Heading() string {
	if d.Mark != "" && d.Lang == lang.English {
		return d.Mark + " " + d.Title
	}
	return d.Mark + d.Title
}

// handling is the handling mark where its name stands beside it.
func (d *Document) handling() string {
	before, after, _ := strings.Cut(lang.Paper.HandlingMark.In(d.Lang), "%s")
	return strings.TrimSuffix(strings.TrimPrefix(d.Handling, before), after)
}

// Section is a part of a paper under a heading.
type Section struct {
	ID     string // stable in every language: what a program finds it by
	Title  string
	Blocks []Block
	Apart  bool // it begins a new page

	sheet string // of a workbook, the sheet it is on; empty: the first
}

// Block is a [Heading], a [Paragraph], a [List], a [Quote], [Facts], a [*Table] or a
// [*Timeline].
type Block interface{ block() }

// Heading is a heading within a section.
type Heading string

// Paragraph is a paragraph of plain words.
type Paragraph string

// List is a list of points.
type List []string

// Quote is a text that was published, in its own lines.
type Quote string

// Facts is a table of two columns: a name and what is known.
type Facts []Fact

// Fact is one line of [Facts].
type Fact struct {
	ID    string // stable in every language
	Name  string
	Value Cell
}

// Table is a table. Its rows are made when they are asked for, so that a long log
// is never held in memory as a paper.
type Table struct {
	ID      string
	Main    bool // csv is this table and nothing else; of several, these
	Columns []Column
	Rows    iter.Seq[[]Cell]
}

// Column is one column of a table.
type Column struct {
	ID    string // stable in every language
	Title string
	Kind  Kind
}

// Kind says what the cells of a column hold.
type Kind string

// The kinds of cells.
const (
	KindText   Kind = "text"
	KindTime   Kind = "time"
	KindNumber Kind = "number"
)

// Cell is one cell. Text is always what a person reads; a cell without Text is
// empty.
type Cell struct {
	Kind   Kind
	Text   string
	Time   time.Time // of a time: the moment, in the zone of the office
	Number int       // of a number
	Data   string    // what csv and json say instead of Text, for programs; empty: Text
}

// data is what a program is told by a cell.
func (c Cell) data() string {
	if c.Data != "" {
		return c.Data
	}
	return c.Text
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Quote) block()     {}
func (Facts) block()     {}
func (*Table) block()    {}
func (*Timeline) block() {}

// main is the table that csv is made of; nil when the paper has none.
func (d *Document) main() *Table {
	if all := d.mains(); len(all) > 0 {
		return all[0]
	}
	return nil
}

// mains are the tables that csv is made of: one as a rule, or several that have the
// same columns.
func (d *Document) mains() []*Table {
	var all []*Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(*Table); ok && t.Main {
				all = append(all, t)
			}
		}
	}
	return all
}

// made says what a paper was made from.
func (d *Document) made() string {
	if d.AsOf.IsZero() {
		return lang.Filed.NoCases.In(d.Lang)
	}
	words := lang.Paper.MadeFrom.Format(d.Lang, d.Entries, asOf(d.AsOf))
	if d.Last > d.Entries { // numbers are missing: the program's own
		words = lang.Paper.MadeFromUpTo.Format(d.Lang, d.Entries, d.Last, asOf(d.AsOf))
	}
	if d.Head != "" {
		words = lang.Paper.Noted.Format(d.Lang, words, lang.Filed.HeadValue.Format(d.Lang, d.Head))
	}
	return lang.Paper.MadeInZone.Format(d.Lang, words, d.zone())
}

// zone names the time zone of every time of the paper: "JST".
func (d *Document) zone() string { return d.AsOf.Format("MST") }

// titled is the title of a column as it stands where nothing else of the paper does: with
// the zone of its times.
func (d *Document) titled(c Column) string {
	if c.Kind != KindTime || d.AsOf.IsZero() {
		return c.Title
	}
	return lang.Paper.ColumnInZone.Format(d.Lang, c.Title, d.zone())
}

// text is a cell of words.
func text(s string) Cell { return Cell{Kind: KindText, Text: s} }

// table makes a table of rows that are few.
func table(id string, columns []Column, rows [][]Cell) *Table {
	return &Table{ID: id, Columns: columns, Rows: func(yield func([]Cell) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}}
}

// safe makes words harmless to whoever reads them: what would be obeyed or hidden is
// shown by its code. Ends of lines stay where lines says so, and are spaces
// elsewhere.
func safe(s string, lines bool) string {
	if harmless(s) {
		return s
	}
	s = ends.Replace(s)
	if !lines {
		return lang.Visible(breaks.Replace(s))
	}
	if !strings.Contains(s, "\n") {
		return lang.Visible(s)
	}
	all := strings.Split(s, "\n")
	for i, line := range all {
		all[i] = lang.Visible(line)
	}
	return strings.Join(all, "\n")
}

// harmless reports whether every character is one of those that are nearly all of
// what is written, and none of which does anything anywhere.
func harmless(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c <= '~':
			i++
		case c >= 0xe3 && c <= 0xe9 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80: // U+3000 to U+9FFF
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r < 0xff01 || r > 0xffe6 || size == 1 {
				return false
			}
			i += size
		}
	}
	return true
}

var (
	ends   = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	breaks = strings.NewReplacer("\n", " ", "\t", " ")
)
