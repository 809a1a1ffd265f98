package playbook

import (
	"bytes"
	"cmp"
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Cover is what a list of kinds shows of a playbook.
type Cover struct {
	ID, Kind string
	Order    int
	Title    lang.Text
	Summary  lang.Text // may be zero
	Signs    lang.Text // may be zero
}

// Covers reads what stands at the head of playbook files, before the first table,
// and gives it in the order of [Set.Kinds]. That takes a hundredth of the time of
// [ParseSet], which a screen can be painted in; it proves nothing about the rest of
// a file. Files of parts, and those whose head has a problem, have no cover.
func Covers(files []File) []Cover {
	var covers []Cover
	for _, f := range files {
		head := f.Data
		if at := bytes.Index(head, []byte("\n[")); at >= 0 {
			head = head[:at+1]
		}
		doc := tomlfile.Read(f.Name, head, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
		root := doc.Root()
		if root == nil {
			continue
		}
		c := Cover{
			ID: root.ID("id", tomlfile.Required).Value, Kind: root.ID("kind", 0).Value,
			Order:   root.Int("order", 0, -1_000_000, 1_000_000),
			Title:   root.Text("title", tomlfile.Required),
			Summary: root.Text("summary", tomlfile.Lines), Signs: root.Text("signs", tomlfile.Lines),
		}
		if c.Kind != "" && doc.Problems().Err() == nil {
			covers = append(covers, c)
		}
	}
	slices.SortFunc(covers, func(a, b Cover) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	return covers
}

// Cover is what a list of kinds shows of the playbook.
func (p *Playbook) Cover() Cover {
	return Cover{ID: p.ID, Kind: p.Kind, Order: p.Order, Title: p.Title, Summary: p.Summary, Signs: p.Signs}
}
