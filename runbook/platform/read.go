package platform

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Problem is one thing that is wrong with a platform file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with platform files; it is the error of [Parse] and
// [NewSet].
type Problems = tomlfile.Problems

// format is the version of the file format.
const format = 1

// maxLength is the greatest length of a post that a file may name.
const maxLength = 1_000_000

func open(name string, data []byte) *tomlfile.Doc {
	return tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
}

// Parse reads a platform file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Platform, error) {
	r := reader{open(name, data)}
	p := &Platform{FileName: name, Data: bytes.Clone(data)}
	if root := r.doc.Root(); root != nil {
		root.Int("format", tomlfile.Required, format, format)
		p.ID = root.ID("id", tomlfile.Required).Value
		p.Name = root.Text("name", tomlfile.Required)
		aliases, _ := root.Words("aliases", tomlfile.Distinct)
		for _, w := range aliases {
			p.Aliases = append(p.Aliases, w.Value)
		}
		if t := root.Table("edit-post", 0); t != nil {
			p.EditPost = r.ability(t)
		}
		p.Pages = r.pages(root)
		if t := root.Table("post", 0); t != nil {
			p.Post = r.post(t)
		}
		root.Done()
	}
	if err := r.doc.Problems().Err(); err != nil {
		return nil, err
	}
	return p, nil
}

type reader struct{ doc *tomlfile.Doc }

// sureness reads how sure a fact is, and the day it was looked at, which a fact
// that somebody saw must have.
func (r reader) sureness(t *tomlfile.Table) (Status, string) {
	status := Status(t.Choice("status", statuses, tomlfile.Required))
	day := t.Date("checked-on", 0)
	if !t.Has("checked-on") && (status == Seen || status == Secondary) {
		r.doc.Report(t.At(), lang.Platform.DateMissing, lang.Text{})
	}
	return status, day
}

func (r reader) ability(t *tomlfile.Table) Ability {
	a := Ability{
		Answer: Answer(t.Choice("answer", answers, tomlfile.Required)),
		Note:   t.Text("note", tomlfile.Lines),
	}
	a.Status, a.Checked = r.sureness(t)
	t.Done()
	return a
}

func (r reader) pages(root *tomlfile.Table) []Page {
	var pages []Page
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("page", 0) {
		purpose := t.ID("for", tomlfile.Required)
		p := Page{
			For:     purpose.Value,
			Address: r.address(t, "address"),
			How:     t.Text("how", tomlfile.Lines),
			Needs:   t.Text("needs", tomlfile.Lines),
		}
		if !t.Has("address") && !t.Has("how") {
			r.doc.Report(t.At(), lang.Platform.WhereMissing, lang.Text{})
		}
		p.Status, p.Checked = r.sureness(t)
		p.NeedsStatus = Status(t.Choice("needs-status", statuses, 0))
		switch {
		case p.Needs.IsZero() && t.Has("needs-status"):
			r.doc.Report(t.NameAt("needs-status"), lang.Platform.NeedsStatus.With("needs-status"), lang.Text{})
		case !p.Needs.IsZero() && p.NeedsStatus == "":
			p.NeedsStatus = p.Status
		}
		t.Done()
		if seen.Add(r.doc, purpose) {
			pages = append(pages, p)
		}
	}
	return pages
}

func (r reader) post(t *tomlfile.Table) Post {
	p := Post{
		Limit:    t.Int("limit", tomlfile.Required, 1, maxLength),
		Counting: Counting(t.Choice("counting", countings, tomlfile.Required)),
	}
	if p.Counting == Weighted {
		p.URL = t.Int("url", tomlfile.Required, 1, maxLength)
		p.Light = r.ranges(t)
	}
	for _, name := range []string{"url", "light"} {
		if t.Has(name) && p.Counting == Characters {
			r.doc.Report(t.NameAt(name), lang.Platform.OnlyWeighted.With(name), lang.Text{})
		}
	}
	p.Address = r.address(t, "address")
	p.Status, p.Checked = r.sureness(t)
	t.Done()
	return p
}

var rangePattern = regexp.MustCompile(`^U\+([0-9A-F]{4,6})-U\+([0-9A-F]{4,6})$`)

func (r reader) ranges(t *tomlfile.Table) []Range {
	words, _ := t.Words("light", tomlfile.Required|tomlfile.Distinct)
	var out []Range
	for _, w := range words {
		m := rangePattern.FindStringSubmatch(w.Value)
		if m == nil {
			r.doc.Report(w.At, lang.Platform.BadRange.With(w.Value), lang.Text{})
			continue
		}
		first, _ := strconv.ParseInt(m[1], 16, 32) // six hex digits always fit
		last, _ := strconv.ParseInt(m[2], 16, 32)
		if first > last {
			r.doc.Report(w.At, lang.Platform.BadRange.With(w.Value), lang.Text{})
			continue
		}
		out = append(out, Range{rune(first), rune(last)})
	}
	return out
}

// address reads an address, which must be safe to follow.
func (r reader) address(t *tomlfile.Table, name string) string {
	w := t.Word(name, 0)
	if w.Value == "" {
		return ""
	}
	if u, err := url.Parse(w.Value); err != nil || u.Scheme != "https" || u.Host == "" {
		r.doc.Report(w.At, lang.Platform.NotHTTPS.With(w.Value), lang.Text{})
	}
	return w.Value
}
