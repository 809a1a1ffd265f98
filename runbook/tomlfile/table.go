package tomlfile

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// Want says what an accessor asks of a value.
type Want uint8

// What can be asked; the zero Want is an optional value of one line.
const (
	Required Want = 1 << iota // it must be there, and not be empty
	Lines                     // a text that may have several lines
	Distinct                  // a list in which nothing occurs twice
)

// Word is a string and its place, for checks that come later.
type Word struct {
	Value string
	At    Place
}

// Table is one table of a document. Asking a table for a name makes the name
// known to it.
type Table struct {
	doc    *Doc
	name   string
	at     Place
	values map[string]any
	node   *node
	known  map[string]bool
}

// At returns the place of the table: its header or its brace.
func (t *Table) At() Place { return t.at }

// Line returns the line of the table.
func (t *Table) Line() int {
	return t.doc.lineOf(t.at)
}

// Name returns the name of the table in the table around it.
func (t *Table) Name() Word { return Word{t.name, t.at} }

// Has reports whether the table has the name at all, and makes it known.
func (t *Table) Has(name string) bool {
	if t.known == nil {
		t.known = map[string]bool{}
	}
	t.known[name] = true
	_, ok := t.values[name]
	return ok
}

// NameAt returns the place of a name, or of the table when it has none.
func (t *Table) NameAt(name string) Place {
	if n := t.doc.child(t.node, name); n != nil {
		return Place(n.key)
	}
	return t.at
}

// ValueAt returns the place of a value, or of the table when it has none.
func (t *Table) ValueAt(name string) Place { return t.doc.valueAt(t.doc.child(t.node, name), t.at) }

// Done reports every name that was never asked for.
func (t *Table) Done() {
	known := slices.Sorted(maps.Keys(t.known))
	for _, name := range t.names() {
		if t.known[name] {
			continue
		}
		if t.doc.more {
			return
		}
		hint := DidYouMean(name, known)
		if near, ok := Nearest(name, known); ok && strings.EqualFold(near, name) {
			hint = lang.Problem.LowerCase.With(near)
		}
		t.doc.Report(t.NameAt(name), lang.Problem.UnknownName.With(name), hint)
	}
}

// names lists the names in the table in the order of the file.
func (t *Table) names() []string {
	names := make([]string, 0, len(t.values))
	for name := range t.values {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := t.NameAt(names[i]), t.NameAt(names[j]); a != b {
			return a < b
		}
		return names[i] < names[j]
	})
	return names
}

// child finds the node of a value, or nil when its place is not proved.
func (d *Doc) child(n *node, name string) *node {
	if n == nil {
		return nil
	}
	return d.proved(n.table[name])
}

// item finds the node of element i of a list of so many. (The decoder loses
// elements of lists whose name is empty.)
func (d *Doc) item(n *node, i, of int) *node {
	if n == nil || len(n.items) != of {
		return nil
	}
	return d.proved(n.items[i])
}

func (d *Doc) proved(n *node) *node {
	if n == nil || n.serial >= d.trusted {
		return nil
	}
	return n
}

func (d *Doc) valueAt(n *node, around Place) Place {
	if n == nil {
		return around
	}
	return Place(n.value)
}

// get finds a value. It reports a required one that is absent.
func (t *Table) get(name string, want Want) (v any, n *node, at Place, ok bool) {
	if !t.Has(name) {
		if want&Required != 0 {
			t.doc.Report(t.at, lang.Problem.Missing.With(name), lang.Text{})
		}
		return nil, nil, t.at, false
	}
	n = t.doc.child(t.node, name)
	return t.values[name], n, t.doc.valueAt(n, t.at), true
}

// wrongType reports a value that is not of the type a name takes.
func (d *Doc) wrongType(at Place, name string, wanted lang.Text, v any) {
	d.Report(at, lang.Problem.WrongType.With(name, wanted, typeName(v)), lang.Text{})
}

func typeName(v any) lang.Text {
	switch v.(type) {
	case string:
		return lang.Problem.TypeString
	case bool:
		return lang.Problem.TypeBool
	case int64:
		return lang.Problem.TypeInt
	case float64:
		return lang.Problem.TypeFloat
	case time.Time:
		return lang.Problem.TypeDate
	case map[string]any:
		return lang.Problem.TypeTable
	}
	return lang.Problem.TypeList
}

// Table reads a table, or returns nil.
func (t *Table) Table(name string, want Want) *Table {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeTable, v)
		return nil
	}
	return &Table{doc: t.doc, name: name, at: at, values: values, node: n}
}

// Tables reads a list of tables, written as [[name]] or as [{ … }, { … }].
func (t *Table) Tables(name string, want Want) []*Table {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeTables, v)
		return nil
	}
	if len(list) == 0 && want&Required != 0 {
		t.doc.Report(at, lang.Problem.Empty.With(name), lang.Text{})
	}
	var out []*Table
	for i, e := range list {
		item := t.doc.item(n, i, len(list))
		place := t.doc.valueAt(item, at)
		values, ok := e.(map[string]any)
		if !ok {
			t.doc.wrongType(place, name, lang.Problem.TypeTables, e)
			continue
		}
		out = append(out, &Table{doc: t.doc, name: name, at: place, values: values, node: item})
	}
	return out
}

// Named reads a table of tables, [name.x] and [name.y], in the order of the file.
// Each has its [Table.Name], which is an id.
func (t *Table) Named(name string) []*Table {
	group := t.Table(name, 0)
	if group == nil {
		return nil
	}
	var out []*Table
	for _, id := range group.names() {
		if t.doc.more {
			break
		}
		if !t.doc.CheckID(Word{id, group.NameAt(id)}) {
			group.Has(id)
			continue
		}
		if each := group.Table(id, 0); each != nil {
			each.at = group.NameAt(id)
			out = append(out, each)
		}
	}
	return out
}

// elements returns a list as the decoder gives it, in either of its two forms.
func elements(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = v[i]
		}
		return out, true
	}
	return nil, false
}
