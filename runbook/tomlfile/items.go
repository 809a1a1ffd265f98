package tomlfile

import "dandori/runbook/lang"

// Items reads a list of tables in which an element may be written short: a value
// that is no table, or a text by language, stands for a table that has it under
// the name key. deputies = ["係長", { post = "主査", night = "…" }] is a list of
// two tables with the key "post".
func (t *Table) Items(name, key string, want Want) []*Table {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeList, v)
		return nil
	}
	if len(list) == 0 && want&Required != 0 {
		t.doc.Report(at, lang.Problem.Empty.With(name), lang.Text{})
	}
	out := make([]*Table, 0, len(list))
	for i, e := range list {
		item := t.doc.item(n, i, len(list))
		each := &Table{doc: t.doc, name: name, at: t.doc.valueAt(item, at), node: item}
		if values, ok := e.(map[string]any); ok && !byLanguage(values, key) {
			each.values = values
		} else {
			each.values = map[string]any{key: e}
			each.node = nil
			if item != nil {
				each.node = &node{key: item.key, value: item.value, bad: -1, serial: item.serial, table: map[string]*node{key: item}}
			}
		}
		out = append(out, each)
	}
	return out
}

// byLanguage reports a text by language, which has no other name.
func byLanguage(values map[string]any, key string) bool {
	_, isItem := values[key]
	_, ja := values["ja"]
	_, en := values["en"]
	return !isItem && (ja || en)
}
