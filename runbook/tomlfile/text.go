package tomlfile

import (
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// maxWord is the greatest length, in characters, of a value of one line that is no
// text: a name, an address, a clause.
const maxWord = 500

// Text reads a text: a string, or a table by language. A plain string is taken as
// the Japanese words; [lang.Text.In] gives them to a reader of English as well.
func (t *Table) Text(name string, want Want) lang.Text {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return lang.Text{}
	}
	return t.doc.text1(v, n, at, name, want)
}

// Texts reads a list of texts.
func (t *Table) Texts(name string, want Want) []lang.Text {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeList, v)
		return nil
	}
	out := make([]lang.Text, 0, len(list))
	for i, e := range list {
		if t.doc.more {
			break
		}
		item := t.doc.item(n, i, len(list))
		if text := t.doc.text1(e, item, t.doc.valueAt(item, at), name, want|Required); !text.IsZero() {
			out = append(out, text)
		}
	}
	return out
}

func (d *Doc) text1(v any, n *node, at Place, name string, want Want) lang.Text {
	var out lang.Text
	switch v := v.(type) {
	case string:
		out.Ja, _ = d.clean(v, n, at, name, want)
	case map[string]any:
		t := &Table{doc: d, name: name, at: at, values: v, node: n}
		out.Ja = t.clean("ja", want)
		out.En = t.clean("en", want)
		t.Done()
		if len(v) == 0 && want&Required != 0 {
			d.Report(at, lang.Problem.Empty.With(name), lang.Text{})
		}
	default:
		d.wrongType(at, name, lang.Problem.TypeText, v)
	}
	return out
}

func (t *Table) clean(name string, want Want) string {
	v, n, at, ok := t.get(name, 0)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeString, v)
		return ""
	}
	s, _ = t.doc.clean(s, n, at, name, want)
	return s
}

// clean checks the characters of a string and drops what an editor adds: CR, and
// white space around a text of one line or line breaks around a longer one.
func (d *Doc) clean(s string, n *node, at Place, name string, want Want) (string, bool) {
	if i := strings.IndexFunc(s, refused); i >= 0 || n != nil && n.bad >= 0 {
		r := rune('\r')
		if i >= 0 {
			r, _ = utf8.DecodeRuneInString(s[i:])
		}
		if n != nil && n.bad >= 0 {
			at = Place(n.bad)
		}
		d.Report(at, lang.Problem.ControlInText.With(name, lang.Visible(string(r))), lang.Text{})
		return "", false
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if want&Lines != 0 {
		s = strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
	} else {
		s = strings.Trim(s, " ")
		if strings.ContainsAny(s, "\n\t\r") {
			d.Report(at, lang.Problem.OneLine.With(name), lang.Text{})
			return "", false
		}
	}
	if strings.TrimSpace(s) == "" {
		if want&Required != 0 {
			d.Report(at, lang.Problem.Empty.With(name), lang.Text{})
		}
		return "", want&Required == 0
	}
	return s, true
}

// Word reads a string of one line.
func (t *Table) Word(name string, want Want) Word {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return Word{"", at}
	}
	return Word{t.doc.word(v, n, at, name, want), at}
}

func (d *Doc) word(v any, n *node, at Place, name string, want Want) string {
	s, ok := v.(string)
	if !ok {
		d.wrongType(at, name, lang.Problem.TypeString, v)
		return ""
	}
	if s, ok = d.clean(s, n, at, name, want&^Lines); !ok {
		return ""
	}
	if utf8.RuneCountInString(s) > maxWord {
		d.Report(at, lang.Problem.TooLong.With(name, maxWord), lang.Text{})
		return ""
	}
	return s
}
