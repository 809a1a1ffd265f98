package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// Signs of what is left out begin at signs0, one for each category; of words that were chosen at
// hidden0; of people at person0, one for each; and before them that of a contact and of somebody
// who may be either of two.
const (
	signs0     = 0xf0000
	contact    = 0xf0ffe
	somePerson = 0xf0fff
	person0    = 0xf1000
	signsEnd   = 0xffffd
)

// sign is the character that stands for words of a category until the paper is finished.
func sign(category string) string {
	return string(rune(signs0 + slices.Index(publicCategories, category)))
}

// isSign reports whether a character stands for what is left out as a whole.
func isSign(r rune) bool { return r >= signs0 && r < signs0+rune(len(publicCategories)) }

// isMark reports whether it stands for anything that is left out.
func isMark(r rune) bool { return isSign(r) || isHidden(r) || r >= contact && r < signsEnd }

// rewriting are words of which parts are replaced, from the first to the last.
type rewriting struct {
	f      *folded
	out    strings.Builder
	copied int
}

// put puts a mark in the place of some characters. One that begins within what was replaced
// already has none of its own.
func (w *rewriting) put(at span, mark rune) {
	if start := int(w.f.from[at.from]); start >= w.copied {
		w.out.WriteString(w.f.words[w.copied:start])
		w.out.WriteRune(mark)
	}
	w.copied = max(w.copied, int(w.f.to[at.to-1]))
}

// done gives the words.
func (w *rewriting) done() string {
	if w.copied == 0 {
		return w.f.words
	}
	w.out.WriteString(w.f.words[w.copied:])
	return w.out.String()
}

// replaced is what was found that a mark is put in the place of.
type replaced struct {
	span
	mark rune
}

// besideNames finds in words what is no name of the cast: contacts, and words that were chosen.
func (b *publication) besideNames(f *folded) []replaced {
	found := b.chosen(f)
	for _, c := range f.contacts() {
		found = append(found, replaced{c, contact})
	}
	slices.SortStableFunc(found, func(a, b replaced) int { return a.from - b.from })
	return found
}

// open gives free words of the log without people and contacts in them.
func (b *publication) open(words string) string {
	if words == "" {
		return ""
	}
	f := fold(words)
	out := rewriting{f: &f}
	found := b.besideNames(&f)
	var known []span // what needs no second look: what is replaced, and who keeps their name
	put := func(at span, mark rune) {
		out.put(at, mark)
		known = append(known, at)
	}
	for i := 0; i < len(f.runes); i++ {
		end, mark, named := b.cast.names.find(&f, i)
		next := replaced{span: span{len(f.runes), len(f.runes)}}
		if len(found) > 0 {
			next = found[0]
		}
		switch {
		case next.from <= i && (next.mark == contact || mark == 0 || end <= next.to):
			put(next.span, next.mark)
			i, found = max(i, next.to-1), found[1:]
		case isMark(f.runes[i]): // typed: it would be taken for ours
			out.put(span{i, i + 1}, utf8.RuneError)
		case named && mark != 0 && (end <= next.from || next.mark != contact):
			put(span{i, end}, mark)
			i = end - 1
		case named && mark == 0:
			known = append(known, span{i, end})
			i = min(end, next.from) - 1
		}
	}
	b.suspect(&f, known)
	return out.done()
}

// reveal says in words what was left out, and counts it.
func (b *publication) reveal(words string) string {
	words = b.withoutContacts(words) // of the profile
	if !strings.ContainsFunc(words, isMark) {
		return words
	}
	b.passOver(words)
	for _, r := range words {
		switch {
		case r == contact:
			b.counts["contacts"]++
		case r >= person0 && r < signsEnd:
			b.people[r] = true
		case isHidden(r):
			b.people[r], b.chose = true, true
		}
	}
	return b.inWords(words)
}

// withoutContacts puts the sign of a contact in the place of each, and of a word that was chosen
// to be left out.
func (b *publication) withoutContacts(words string) string {
	digits := 0
	for _, r := range words {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if len(b.hidden) == 0 && digits < 9 && !strings.ContainsAny(words, "@＠") && !strings.Contains(words, "内線") && !strings.Contains(words, "ext") {
		return words
	}
	f := fold(words)
	out := rewriting{f: &f}
	for _, r := range b.besideNames(&f) {
		out.put(r.span, r.mark)
	}
	return out.done()
}

// inWords says in words what was left out.
func (b *publication) inWords(words string) string {
	t := lang.PublicPaper
	var out strings.Builder
	for _, r := range words {
		switch {
		case isSign(r), isHidden(r):
			out.WriteString(t.Withheld.In(b.l))
		case r == contact:
			out.WriteString(t.Contact.In(b.l))
		case r == somePerson:
			out.WriteString(t.SomePerson.In(b.l))
		case isMark(r):
			out.WriteString(t.Person.Format(b.l, letters(int(r-person0))))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// passOver counts what words that the paper does not show would have left out.
func (b *publication) passOver(words string) {
	for _, r := range words {
		if isSign(r) {
			b.counts[publicCategories[r-signs0]]++
		}
	}
}

// clean finishes a paper: it says in words what was left out. Quotes are of published texts:
// nothing but what somebody chose is left out of them.
func (b *publication) clean(d *Document) {
	d.Title = b.reveal(d.Title)
	for i := range d.Sections {
		for j, block := range d.Sections[i].Blocks {
			switch block := block.(type) {
			case Heading:
				d.Sections[i].Blocks[j] = Heading(b.reveal(string(block)))
			case Paragraph:
				d.Sections[i].Blocks[j] = Paragraph(b.reveal(string(block)))
			case Quote:
				d.Sections[i].Blocks[j] = Quote(b.quoted(string(block)))
			case List:
				for k := range block {
					block[k] = b.reveal(block[k])
				}
			case Facts:
				for k := range block {
					b.cell(&block[k].Value)
				}
			case *Table:
				rows := block.Rows
				block.Rows = func(yield func([]Cell) bool) {
					var row []Cell // a copy: what is left out is counted whenever the rows are made
					for made := range rows {
						row = append(row[:0], made...)
						for k := range row {
							b.cell(&row[k])
						}
						if !yield(row) {
							return
						}
					}
				}
			}
		}
	}
}

// cell finishes one cell.
func (b *publication) cell(c *Cell) {
	c.Text = b.reveal(c.Text)
	if c.Data != "" {
		c.Data = b.inWords(b.withoutContacts(c.Data))
	}
}

// count counts what a table shows of what is left out: its rows are made for it once more,
// since a long one is never kept. Everything else was counted as it was finished.
func (b *publication) count(d *Document) {
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if t, ok := block.(*Table); ok {
				for range t.Rows {
				}
			}
		}
	}
}

// add adds up what was counted apart.
func (b *publication) add() {
	b.counts["names"] = len(b.people)
	for _, category := range b.absent {
		b.counts[category]++
	}
}

// omitted is the list of what is left out, with a place for the clause that each
// rests on.
func (p *paper) omitted() Section {
	t := lang.PublicPaper
	blank := text(p.say(lang.Report.Blank))
	var rows [][]Cell
	for _, id := range publicCategories {
		n := p.public.counts[id]
		if n == 0 {
			continue
		}
		rows = append(rows, []Cell{text(p.say(p.public.category(id))), number(n), blank})
	}
	if rows == nil {
		return Section{ID: "omitted", Title: p.say(t.Omitted), Blocks: []Block{Paragraph(p.say(lang.Report.NothingListed))}}
	}
	return Section{ID: "omitted", Title: p.say(t.Omitted), Blocks: []Block{Paragraph(p.say(t.OmittedAbout)), table("omitted", []Column{
		column("category", t.Category, KindText, p.l), column("count", t.Count, KindNumber, p.l), column("clause", t.Clause, KindText, p.l),
	}, rows)}}
}

// omissions say what the tables that csv is made of leave out, a category with its count
// each: the rest of the paper is not in it.
func (b *publication) omissions(d *Document) []string {
	b.counts, b.people, b.chose = map[string]int{}, map[rune]bool{}, false
	for _, t := range d.mains() {
		for range t.Rows {
		}
	}
	b.add()
	var list []string
	for _, id := range publicCategories {
		if n := b.counts[id]; n > 0 {
			list = append(list, lang.PublicPaper.OmittedItem.Format(d.Lang, b.category(id).In(d.Lang), n))
		}
	}
	return list
}
