package readiness

import (
	"maps"
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/tomlfile"
)

// Bounds of an item file.
const (
	MaxFileSize = 256 << 10
	MaxNesting  = 6
	MaxItems    = 200
)

// format is the version of the file format.
const format = 1

// Problem is one thing that is wrong with an item file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with an item file; it is the error of [Parse].
type Problems = tomlfile.Problems

// What an item is checked for each of.
const (
	EachAccount = "account"
	EachContact = "contact"
)

// Item is one thing to check.
type Item struct {
	ID       string
	Title    lang.Text
	Guide    lang.Text    // how to check, a few lines
	Each     string       // EachAccount, EachContact or "": once for the office
	Judge    string       // what the profile answers, or ""
	Role     string       // of the judge "post"
	Interval org.Interval // this program's suggestion; zero: none
	Occasion lang.Text    // when else to look
	Sources  []string     // clauses that make it a duty
	See      []string     // clauses that touch on it
}

// Parse reads an item file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) ([]Item, error) {
	doc := tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
	var items []Item
	if root := doc.Root(); root != nil {
		root.Int("format", tomlfile.Required, format, format)
		tables := root.Tables("item", tomlfile.Required)
		if len(tables) > MaxItems {
			doc.Report(tables[MaxItems].At(), lang.Problem.TooMany.With("item", MaxItems), lang.Text{})
			tables = tables[:MaxItems]
		}
		seen := tomlfile.IDs{}
		for _, t := range tables {
			id := t.ID("id", tomlfile.Required)
			item := readItem(doc, t)
			item.ID = id.Value
			t.Done()
			if seen.Add(doc, id) {
				items = append(items, item)
			}
		}
		root.Done()
	}
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return items, nil
}

func readItem(doc *tomlfile.Doc, t *tomlfile.Table) Item {
	item := Item{
		Title:    t.Text("title", tomlfile.Required),
		Guide:    t.Text("guide", tomlfile.Required|tomlfile.Lines),
		Each:     t.Choice("each", []string{EachAccount, EachContact}, 0),
		Judge:    t.Choice("judge", slices.Sorted(maps.Keys(judges)), 0),
		Role:     t.ID("role", 0).Value,
		Occasion: t.Text("occasion", 0),
		Sources:  readClauses(doc, t, "sources"),
		See:      readClauses(doc, t, "see"),
	}
	var ok bool
	if w := t.Word("interval", 0); w.Value != "" {
		if item.Interval, ok = org.ParseInterval(w.Value); !ok {
			doc.Report(w.At, lang.Org.BadInterval.With(w.Value), lang.Text{})
		}
	}
	if j, ok := judges[item.Judge]; ok && j.each != item.Each {
		if j.each == "" {
			doc.Report(t.ValueAt("each"), lang.Readiness.JudgeOnce.With(item.Judge), lang.Text{})
		} else {
			doc.Report(t.ValueAt("judge"), lang.Readiness.JudgeEach.With(item.Judge, j.each), lang.Text{})
		}
	}
	switch {
	case item.Judge == judgePost && !t.Has("role"):
		doc.Report(t.ValueAt("judge"), lang.Problem.Missing.With("role"), lang.Text{})
	case item.Judge != judgePost && t.Has("role"):
		doc.Report(t.NameAt("role"), lang.Readiness.RoleOfPost.With(judgePost), lang.Text{})
	}
	return item
}

func readClauses(doc *tomlfile.Doc, t *tomlfile.Table, name string) []string {
	words, _ := t.Words(name, tomlfile.Distinct)
	var out []string
	for _, w := range words {
		if !tomlfile.IsClause(w.Value) {
			doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
			continue
		}
		out = append(out, w.Value)
	}
	return out
}

// Find finds an item by its id.
func Find(items []Item, id string) (Item, bool) {
	i := slices.IndexFunc(items, func(it Item) bool { return it.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return items[i], true
}
