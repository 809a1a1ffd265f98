package cli

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/rivo/uniseg"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// format fills a text; every argument that is text is made safe.
func (a *app) format(t lang.Text, args ...any) string {
	for i, arg := range args {
		switch arg := arg.(type) {
		case lang.Text:
			args[i] = lang.Visible(arg.In(a.lang))
		case string:
			args[i] = lang.Visible(arg)
		case error:
			args[i] = lang.Visible(arg.Error())
		case fmt.Stringer:
			args[i] = lang.Visible(arg.String())
		default:
			if v := reflect.ValueOf(arg); v.Kind() == reflect.String {
				args[i] = lang.Visible(v.String())
			}
		}
	}
	return t.Format(a.lang, args...)
}

// say prints one line.
func (a *app) say(t lang.Text, args ...any) {
	a.out.WriteString(strings.TrimRight(a.format(t, args...), " "))
	a.out.WriteByte('\n')
}

// indent is how far what belongs to a line stands to the right of it.
const indent = "      "

// under prints one line that belongs to the one before it.
func (a *app) under(t lang.Text, args ...any) {
	a.out.WriteString(indent)
	a.say(t, args...)
}

// lines prints a text of several lines as it is divided.
func (a *app) lines(text string) { a.block("", text) }

// block prints a text of several lines, each with the same prefix.
func (a *app) block(prefix, text string) {
	for line := range strings.Lines(strings.TrimRight(text, "\r\n")) {
		a.out.WriteString(prefix)
		a.out.WriteString(lang.Visible(strings.TrimRight(line, "\r\n")))
		a.out.WriteByte('\n')
	}
}

// wrapped prints a text, safe already, on lines of at most 80 cells: the first
// behind first, the others behind rest.
func (a *app) wrapped(first, rest, text string) {
	const width = 80
	line, used := first, uniseg.StringWidth(first)
	empty := true
	flush := func() {
		a.out.WriteString(strings.TrimRight(line, " ") + "\n")
		line, used, empty = rest, uniseg.StringWidth(rest), true
	}
	state := -1
	for text != "" {
		var segment string
		segment, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		segment = strings.TrimRight(segment, "\n")
		if !empty && used+uniseg.StringWidth(strings.TrimRight(segment, " ")) > width {
			flush()
		}
		line += segment
		used += uniseg.StringWidth(segment)
		empty = false
	}
	flush()
}

// join joins words: 「、」 in Japanese, a comma in English.
func (a *app) join(words []string) string {
	if a.lang == lang.Japanese {
		return strings.Join(words, "、")
	}
	return strings.Join(words, ", ")
}

// texts of a list in the language of the run.
func (a *app) each(texts []lang.Text) []string {
	var words []string
	for _, t := range texts {
		words = append(words, t.In(a.lang))
	}
	return words
}

// orUnset is a value, or 【未設定】.
func (a *app) orUnset(value string) string {
	if strings.TrimSpace(value) == "" {
		return lang.Event.Unset.In(a.lang)
	}
	return value
}

// postName names who a role is in an office: the post, or the role with the remark
// that no post is set. A body outside the office has none to set.
func (a *app) postName(set *playbook.Set, p *org.Profile, id string) string {
	if post, ok := p.Post(id); ok {
		return post.In(a.lang)
	}
	role := set.Role(id)
	if role.Outside {
		return role.Title.In(a.lang)
	}
	return lang.Command.RoleUnset.Format(a.lang, role.Title.In(a.lang))
}

// stamp stands before everything of a drill.
func (a *app) stamp(drill bool) string {
	switch {
	case !drill:
		return ""
	case a.lang == lang.Japanese: // its brackets bring their own space
		return lang.Event.Drill.In(a.lang)
	}
	return lang.Event.Drill.In(a.lang) + " "
}

// clock is a time as people read it: the time of today, the day with others.
func (a *app) clock(t time.Time, loc *time.Location) string {
	if t.IsZero() {
		return lang.Report.Unknown.In(a.lang)
	}
	t, now := t.In(loc), a.env.Now().In(loc)
	switch {
	case t.Year() != now.Year():
		return t.Format("2006/01/02 15:04")
	case t.YearDay() != now.YearDay():
		return t.Format("01/02 15:04")
	}
	return t.Format("15:04")
}

// printJSON prints a value as one line of JSON.
func (a *app) printJSON(v any) error {
	b, err := json.Marshal(v, json.Deterministic(true))
	if err != nil {
		return err
	}
	a.out.Write(safeJSON(b))
	return a.out.WriteByte('\n')
}

// safeJSON writes the characters that could act on a terminal as escapes; the
// JSON means the same. (JSON itself already escapes those below U+0020.)
func safeJSON(b []byte) []byte {
	if !strings.ContainsFunc(string(b), lang.Hostile) {
		return b
	}
	var out strings.Builder
	for _, r := range string(b) {
		switch {
		case !lang.Hostile(r):
			out.WriteRune(r)
		case r > 0xffff:
			hi, lo := (r-0x10000)>>10+0xd800, (r-0x10000)&0x3ff+0xdc00
			fmt.Fprintf(&out, `\u%04x\u%04x`, hi, lo)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return []byte(out.String())
}

// mark is the state of a step in brackets, all of one width.
func mark(s runbook.StepState) lang.Text {
	t := lang.Command
	switch s {
	case runbook.Waiting:
		return t.MarkWaiting
	case runbook.Ready:
		return t.MarkReady
	case runbook.Held:
		return t.MarkHeld
	case runbook.StateDone:
		return t.MarkDone
	case runbook.StateImposs:
		return t.MarkImpossible
	case runbook.StateSkipped:
		return t.MarkSkipped
	}
	return t.MarkNotApplicable
}

// whose is the mark of whose rule something is (自 他 法 案) with its clauses.
func (a *app) whose(w org.Whose, clauses ...string) string {
	words := []string{report.WhoseMark(w).In(a.lang)}
	for _, c := range clauses {
		if c != "" {
			words = append(words, c)
		}
	}
	return strings.Join(words, " ")
}

// jsonTime is a time for JSON: absent when unknown.
func jsonTime(t time.Time, loc *time.Location) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(loc).Truncate(time.Second)
}

// nonNil makes an absent list an empty one, so that JSON has [] and not null.
func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
