package tomlfile

import (
	"slices"
	"strconv"
	"time"

	"dandori/runbook/lang"
)

// Choice reads one of the given words.
func (t *Table) Choice(name string, choices []string, want Want) string {
	w := t.Word(name, want)
	if w.Value == "" || slices.Contains(choices, w.Value) {
		return w.Value
	}
	t.doc.Report(w.At, lang.Problem.NotAChoice.With(name, short(w.Value)), DidYouMean(w.Value, choices))
	return ""
}

// Bool reads true or false; absent is false.
func (t *Table) Bool(name string) bool {
	v, _, at, ok := t.get(name, 0)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeBool, v)
	}
	return b
}

// Int reads a whole number from lowest to highest; absent is 0.
func (t *Table) Int(name string, want Want, lowest, highest int) int {
	v, _, at, ok := t.get(name, want)
	if !ok {
		return 0
	}
	n, ok := v.(int64)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeInt, v)
		return 0
	}
	if n < int64(lowest) || n > int64(highest) {
		t.doc.Report(at, lang.Problem.OutOfRange.With(name, lowest, highest), lang.Text{})
		return 0
	}
	return int(n)
}

// Words reads a list of strings of one line. The second result is false when the
// name is absent, so that an empty list can mean something else than none.
func (t *Table) Words(name string, want Want) ([]Word, bool) {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil, false
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeWords, v)
		return nil, true
	}
	if len(list) == 0 && want&Required != 0 {
		t.doc.Report(at, lang.Problem.Empty.With(name), lang.Text{})
	}
	return t.doc.words(list, n, at, name, want), true
}

// OneOrMore reads a string, or a list of strings; absent gives none.
func (t *Table) OneOrMore(name string, want Want) []Word {
	if _, isString := t.values[name].(string); isString {
		w := t.Word(name, want)
		if w.Value == "" {
			return nil
		}
		return []Word{w}
	}
	words, _ := t.Words(name, want)
	return words
}

// IsBool reports whether the value is written as true or false.
func (t *Table) IsBool(name string) bool {
	_, ok := t.values[name].(bool)
	return ok
}

// IsTable reports whether the value is written as one table.
func (t *Table) IsTable(name string) bool {
	_, ok := t.values[name].(map[string]any)
	return ok
}

func (d *Doc) words(list []any, n *node, around Place, name string, want Want) []Word {
	out := make([]Word, 0, len(list))
	seen := map[string]bool{}
	for i, e := range list {
		if d.more {
			break
		}
		item := d.item(n, i, len(list))
		w := Word{At: d.valueAt(item, around)}
		if w.Value = d.word(e, item, w.At, name, Required); w.Value == "" {
			continue
		}
		if want&Distinct != 0 && seen[w.Value] {
			d.Report(w.At, lang.Problem.TwiceInList.With(short(w.Value), name), lang.Text{})
			continue
		}
		seen[w.Value] = true
		out = append(out, w)
	}
	return out
}

// Duration reads a time span: a whole number with m, h or d, more than none and
// at most ten years.
func (t *Table) Duration(name string, want Want) time.Duration {
	w := t.Word(name, want)
	if w.Value == "" {
		return 0
	}
	d, ok := parseDuration(w.Value)
	if !ok {
		t.doc.Report(w.At, lang.Problem.BadDuration.With(name, short(w.Value)), lang.Text{})
	}
	return d
}

func parseDuration(s string) (time.Duration, bool) {
	unit := map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour}[s[len(s)-1]]
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 24)
	d := time.Duration(n) * unit
	if err != nil || d <= 0 || n > uint64(10*365*24*time.Hour/unit) {
		return 0, false
	}
	return d, true
}

// Date reads a date, "2026-10-01".
func (t *Table) Date(name string, want Want) string {
	v, _, at, ok := t.get(name, want)
	if _, isDate := v.(time.Time); ok && isDate {
		t.doc.Report(at, lang.Problem.DateInQuotes.With(name), lang.Text{})
		return ""
	}
	if !ok {
		return ""
	}
	w := t.Word(name, want)
	if w.Value == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, w.Value); err != nil {
		t.doc.Report(w.At, lang.Problem.BadDate.With(name, short(w.Value)), lang.Text{})
		return ""
	}
	return w.Value
}
