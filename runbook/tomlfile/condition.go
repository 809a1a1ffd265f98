package tomlfile

import (
	"slices"

	"dandori/runbook/lang"
)

// Alternative is a part of a condition: all of its answers must have been given.
type Alternative []Answer

// Answer asks that a decision chose one of the options.
type Answer struct {
	Decision Word
	Options  []Word
}

// Condition reads a condition: a table from decisions to an option or a list of
// options, or a list of such tables, of which one must hold.
func (t *Table) Condition(name string) []Alternative {
	v, n, at, ok := t.get(name, 0)
	if !ok {
		return nil
	}
	if values, ok := v.(map[string]any); ok {
		return t.doc.alternative(nil, values, n, at, name)
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeCondition, v)
		return nil
	}
	if len(list) == 0 {
		t.doc.Report(at, lang.Problem.EmptyCondition.With(name), lang.Text{})
	}
	var out []Alternative
	for i, e := range list {
		item := t.doc.item(n, i, len(list))
		place := t.doc.valueAt(item, at)
		values, ok := e.(map[string]any)
		if !ok {
			t.doc.wrongType(place, name, lang.Problem.TypeCondition, e)
			continue
		}
		out = t.doc.alternative(out, values, item, place, name)
	}
	return out
}

func (d *Doc) alternative(out []Alternative, values map[string]any, n *node, at Place, name string) []Alternative {
	t := &Table{doc: d, name: name, at: at, values: values, node: n}
	if len(values) == 0 {
		d.Report(at, lang.Problem.EmptyCondition.With(name), lang.Text{})
		return out
	}
	var a Alternative
	for _, decision := range t.names() {
		if d.more {
			break
		}
		var options []Word
		if _, isString := values[decision].(string); isString {
			options = []Word{t.Word(decision, Required)}
		} else {
			options, _ = t.Words(decision, Required|Distinct)
		}
		options = slices.DeleteFunc(options, func(w Word) bool { return w.Value == "" })
		a = append(a, Answer{Word{decision, t.NameAt(decision)}, options})
	}
	return append(out, a)
}
