package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// Facts says what the log of an incident and the profile of its office say, and
// nothing else: no guess, no default.
type Facts interface {
	// Value returns what stands for a path in language l; false when nobody said it.
	// A fact that is not confirmed says so in its own words (推定, 未確認).
	Value(path Path, l lang.Lang) (string, bool)
	// Confirmed reports whether the log has a fact as confirmed (確認済み).
	Confirmed(fact string) bool
	// Comma is the comma of the office: "、" or "，".
	Comma() string
}

// Draft is a form that is filled in as far as it can be.
type Draft struct {
	Form     *Form
	Language lang.Lang         // of the words: the one asked for, or the only one there is
	Body     string            // the words; an open blank shows as 【未記入：…】
	Open     []OpenBlank       // in the order of the words
	Used     map[string]string // what was filled in, by the id of the blank
	Typed    []string          // the ids of those that a person typed, sorted; the rest the log gave
}

// OpenBlank is a blank that is not filled in.
type OpenBlank struct {
	Blank
	Why lang.Text
}

// Unfinished is why words are not final.
type Unfinished struct {
	Open []OpenBlank // none when a mark of a blank stands in words changed by hand
	Text lang.Text
	Hint lang.Text
}

// Error gives the English sentence.
func (u *Unfinished) Error() string { return u.Text.En }

// Fill fills in the blanks of the form in language l: what was typed, by the id of
// the blank, and otherwise what the log says. Facts may be nil: nothing is known.
func (f *Form) Fill(l lang.Lang, facts Facts, typed map[string]string) Draft {
	d := Draft{Form: f, Language: f.Language(l), Used: map[string]string{}}
	why := map[string]lang.Text{}
	for _, b := range f.Blanks(l) {
		value, isTyped, problem := b.value(d.Language, facts, typed)
		if !problem.IsZero() {
			why[b.ID] = problem
			d.Open = append(d.Open, OpenBlank{Blank: b, Why: problem})
			continue
		}
		d.Used[b.ID] = value
		if isTyped {
			d.Typed = append(d.Typed, b.ID)
		}
	}
	slices.Sort(d.Typed)
	comma := "、"
	if facts != nil && facts.Comma() != "" {
		comma = facts.Comma()
	}
	var body strings.Builder
	list := pieces(f.Body.In(d.Language))
	for i, p := range list {
		switch value, filled := d.Used[p.blank]; {
		case p.blank == "":
			words := p.words
			if d.Language == lang.Japanese {
				words = strings.NewReplacer("、", comma, "，", comma).Replace(words)
			}
			body.WriteString(words)
		case !filled:
			body.WriteString(lang.PreparedText.OpenBlank.Format(d.Language, f.blank(p.blank).Title.In(d.Language)))
		default:
			if i+1 < len(list) {
				value = withoutStop(value, list[i+1].words)
			}
			if strings.HasSuffix(body.String(), "@") { // a handle is written with its sign or without
				value = strings.TrimLeft(value, "@＠")
			}
			body.WriteString(strings.ReplaceAll(value, "\n", "\n"+indent(body.String())))
		}
	}
	d.Body = body.String()
	return d
}

// value finds what stands for a blank, or why nothing does.
func (b Blank) value(l lang.Lang, facts Facts, typed map[string]string) (value string, isTyped bool, why lang.Text) {
	value = clean(typed[b.ID])
	isTyped = value != ""
	for _, path := range b.From {
		if value != "" || facts == nil {
			break
		}
		if said, ok := facts.Value(path, l); ok {
			value = clean(said)
		}
	}
	switch {
	case b.Confirmed != "" && (facts == nil || !facts.Confirmed(b.Confirmed)):
		why = lang.PreparedText.Unconfirmed.With(b.Confirmed)
	case value == "":
		why = lang.PreparedText.NotGiven
	case strings.ContainsRune(value, utf8.RuneError): // bytes that are no character, or were none before
		why = lang.PreparedText.Unreadable
	case mark(value) != "":
		why = lang.PreparedText.Braces
	case l == lang.English && !isTyped && strings.ContainsFunc(value, japanese):
		why = lang.PreparedText.NotEnglish
	case b.Type == Number && !isNumber(value):
		why = lang.PreparedText.NotANumber
	case b.Type == Time && !strings.ContainsAny(norm.NFKC.String(value), "0123456789"):
		why = lang.PreparedText.NotATime
	}
	return value, isTyped, why
}

// clean drops what cannot be seen in a text: controls, turns of direction, white
// space around it. Line breaks stay.
func clean(value string) string {
	value = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case lang.Hostile(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(value, "\r\n", "\n"))
	return strings.TrimSpace(value)
}

// ReadNumber gives the digits of a whole number as people type one, with full-width digits
// and commas between thousands; ok is false for what is none. It is what a blank of type
// [Number] takes, and a field of a step of that type.
func ReadNumber(typed string) (digits string, ok bool) {
	digits = strings.ReplaceAll(norm.NFKC.String(typed), ",", "")
	return digits, digits != "" && strings.Trim(digits, "0123456789") == ""
}

func isNumber(value string) bool {
	_, ok := ReadNumber(value)
	return ok
}

// withoutStop leaves out the full stop of a value before one of the body.
func withoutStop(value, next string) string {
	if strings.HasPrefix(next, "。") || strings.HasPrefix(next, ".") {
		return strings.TrimRight(value, "。.")
	}
	return value
}

// indent returns the white space at the beginning of the last line.
func indent(body string) string {
	line := body[strings.LastIndexByte(body, '\n')+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \u3000"))]
}

// Finish gives the final words, or an [*Unfinished] while a blank is open.
func (d Draft) Finish() (string, error) {
	if len(d.Open) == 0 {
		return Finish(d.Body)
	}
	var ja, en []string
	for _, b := range d.Open {
		ja, en = append(ja, b.Title.In(lang.Japanese)), append(en, b.Title.In(lang.English))
	}
	titles := lang.Text{Ja: strings.Join(ja, "、"), En: strings.Join(en, ", ")}
	return "", &Unfinished{
		Open: slices.Clone(d.Open),
		Text: lang.PreparedText.BlanksOpen.With(titles),
		Hint: lang.PreparedText.UnfinishedHint,
	}
}

// Finish gives words as final when no mark of a blank stands in them, and otherwise
// an [*Unfinished]. It is for words that a person changed by hand.
func Finish(body string) (string, error) {
	if m := mark(body); m != "" {
		return "", &Unfinished{Text: lang.PreparedText.MarksLeft.With(m), Hint: lang.PreparedText.UnfinishedHint}
	}
	return body, nil
}

// marks are what a blank looks like, in a body and in a draft.
var marks = []string{"{{", "}}", "｛｛", "｝｝", "【未記入"}

// mark returns the first mark of a blank in the words, or "".
func mark(words string) string {
	first, at := "", len(words)
	for _, m := range marks {
		if i := strings.Index(words, m); i >= 0 && i < at {
			first, at = m, i
		}
	}
	return first
}
