package report

import (
	"bufio"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"dandori/runbook/lang"
)

// JSONFormat names the form of the json format. It changes when a program that
// reads it would have to.
const JSONFormat = "dandori.report/1"

// jsonFile writes a paper as one JSON object; the package comment says which. Words
// keep every character, but those that a reader would obey or overlook are written
// as \u escapes, so that the file can be looked at.
func jsonFile(w *bufio.Writer, d *Document) error {
	j := &jsonWriter{w: w}
	fmt.Fprintf(w, "{\"format\":%s,\"report\":%s,\"language\":%s,\"incident\":%s,\"drill\":%t,\n", j.quote(JSONFormat), j.quote(d.Report), j.quote(string(d.Lang)), j.quote(string(d.Incident)), d.Drill)
	fmt.Fprintf(w, "\"title\":%s,\"handling\":%s,\"as_of\":%s,\"entries\":%d,\n", j.quote(d.Heading()), j.quote(d.Handling), j.moment(d.AsOf), d.Entries)
	if d.Head != "" {
		fmt.Fprintf(w, "\"head\":%s,\n", j.quote(d.Head))
	}
	w.WriteString("\"notices\":")
	j.list(d.Notices)
	w.WriteString(",\n\"sections\":[")
	for i, s := range d.Sections {
		if i > 0 {
			w.WriteByte(',')
		}
		fmt.Fprintf(w, "\n{\"id\":%s,\"title\":%s,\"blocks\":[", j.quote(s.ID), j.quote(s.Title))
		first := true
		for _, b := range s.Blocks {
			if _, drawn := b.(*Timeline); drawn {
				continue
			}
			if !first {
				w.WriteByte(',')
			}
			first = false
			w.WriteByte('\n')
			j.block(b)
		}
		w.WriteString("]}")
	}
	w.WriteString("]}\n")
	return w.Flush()
}

type jsonWriter struct {
	w *bufio.Writer
}

func (j *jsonWriter) block(b Block) {
	w := j.w
	switch b := b.(type) {
	case Heading:
		fmt.Fprintf(w, `{"type":"heading","text":%s}`, j.quote(string(b)))
	case Paragraph:
		fmt.Fprintf(w, `{"type":"paragraph","text":%s}`, j.quote(string(b)))
	case Quote:
		fmt.Fprintf(w, `{"type":"quote","text":%s}`, j.quote(string(b)))
	case List:
		w.WriteString(`{"type":"list","items":`)
		j.list(b)
		w.WriteByte('}')
	case Facts:
		w.WriteString(`{"type":"facts","items":[`)
		for i, f := range b {
			if i > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, "\n{\"id\":%s,\"name\":%s,\"text\":%s", j.quote(f.ID), j.quote(f.Name), j.quote(f.Value.Text))
			switch {
			case f.Value.Kind == KindTime && !f.Value.Time.IsZero():
				fmt.Fprintf(w, `,"time":%s`, j.moment(f.Value.Time))
			case f.Value.Kind == KindNumber && f.Value.Text != "":
				fmt.Fprintf(w, `,"number":%d`, f.Value.Number)
			}
			w.WriteByte('}')
		}
		w.WriteString("]}")
	case *Table:
		fmt.Fprintf(w, `{"type":"table","id":%s,"columns":[`, j.quote(b.ID))
		for i, c := range b.Columns {
			if i > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, `{"id":%s,"title":%s,"kind":%s}`, j.quote(c.ID), j.quote(c.Title), j.quote(string(c.Kind)))
		}
		w.WriteString(`],"rows":[`)
		first := true
		for row := range b.Rows {
			if !first {
				w.WriteByte(',')
			}
			first = false
			w.WriteString("\n[")
			for i, c := range row {
				if i > 0 {
					w.WriteByte(',')
				}
				j.cell(c)
			}
			w.WriteByte(']')
		}
		w.WriteString("]}")
	}
}

func (j *jsonWriter) cell(c Cell) {
	switch {
	case c.Text == "":
		j.w.WriteString("null")
	case c.Kind == KindTime && !c.Time.IsZero():
		j.w.Write(j.moment(c.Time))
	case c.Kind == KindNumber:
		j.w.WriteString(strconv.Itoa(c.Number))
	default:
		j.w.Write(j.quote(c.data()))
	}
}

func (j *jsonWriter) list(words []string) {
	j.w.WriteByte('[')
	for i, s := range words {
		if i > 0 {
			j.w.WriteByte(',')
		}
		j.w.Write(j.quote(s))
	}
	j.w.WriteByte(']')
}

func (j *jsonWriter) moment(t time.Time) jsontext.Value {
	if t.IsZero() {
		return jsontext.Value("null")
	}
	return j.quote(t.Format(time.RFC3339))
}

// quote writes a JSON string.
func (j *jsonWriter) quote(s string) jsontext.Value {
	quoted, err := jsontext.AppendQuote(nil, s)
	if err != nil { // bytes that are no character: shown by their codes
		quoted, _ = jsontext.AppendQuote(nil, safe(s, true))
	}
	if harmlessJSON(quoted) {
		return quoted
	}
	out := make([]byte, 0, len(quoted)+16)
	for _, r := range string(quoted) {
		switch {
		case r == '<' || r == '>' || r == '&' || r == 0x7f || r > 0x7f && lang.Hostile(r):
			if r > 0xffff {
				r -= 0x10000
				out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
				continue
			}
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

func harmlessJSON(b []byte) bool {
	for _, r := range string(b) {
		if r == '<' || r == '>' || r == '&' || r == 0x7f || r > 0x7f && !(r >= 0x3000 && r <= 0x9fff || r >= 0xff01 && r <= 0xffe6) {
			return false
		}
	}
	return true
}
