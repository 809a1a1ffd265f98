package tui

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
)

// lineWord is a sign, and what is said in its place.
type lineWord struct {
	sign  string
	words []string
}

// A screen reader says no sign at the levels of punctuation that people use. So each sign
// of the lines has a word beside it, which is understood wherever the sign is, in either
// language.
var lineWords = []lineWord{
	{"<", []string{"戻る", "もどる", "back"}},
	{"q", []string{"終了", "しゅうりょう", "quit", "exit"}},
	{"?", []string{"説明", "せつめい", "help"}},
	{">", []string{"確認", "かくにん", "check"}},
	{"/", []string{"やめる", "cancel"}},
	{repeats, []string{"もう一度", "もういちど", "again"}},
}

// repeats says again what arrived last. There are only words for it: nobody types this sign.
const repeats = "\a"

// signOf is the sign that a line means, given as a word; the line itself where it is none.
func signOf(key string) string {
	for _, l := range lineWords {
		if slices.Contains(l.words, key) {
			return l.sign
		}
	}
	return key
}

// isLineWord reports a line that asks for something where it is no line of a text.
func isLineWord(line string) bool {
	key := fold(line)
	return slices.ContainsFunc(lineWords, func(l lineWord) bool { return key == l.sign || slices.Contains(l.words, key) })
}

// numberWords stand before a number where a digit alone is something else: "#" is not heard.
var numberWords = []string{"#", "番号", "ばんごう", "number", "no.", "no"}

// afterNumberWord gives what stands behind such a word, in a line that was folded.
func afterNumberWord(key string) (rest string, ok bool) {
	for _, w := range numberWords {
		if rest, found := strings.CutPrefix(key, w); found {
			rest = fold(rest)
			return rest, rest == "" || strings.Trim(rest, "0123456789") == ""
		}
	}
	return "", false
}

// command does what a line asks for that is no answer to the field: to go back, to leave, to
// hear the help or what arrived. In a field for words a word may be the answer itself, so
// that is asked; a sign is not. It is false where the line is an answer.
func (p *plain) command(x *field, line string) (verdict, bool) {
	t := lang.Plain
	key := fold(line)
	sign := signOf(key)
	asks := sign != key || key == "q"
	var means lang.Text
	switch sign {
	case "?":
		means = t.MeansHelp
	case "<":
		means = t.MeansBack
	case ">":
		means = t.MeansCheck
	case "/":
		means = t.MeansLeave
	case "q":
		means = t.MeansQuit
	case repeats:
		means = t.MeansAgain
	default:
		return fieldNext, false
	}
	if asks && x.typed() {
		p.say(t.WordOrAnswer, head(strings.TrimSpace(line), 40))
		p.brief = lang.Text{}
		for chosen := false; !chosen; { // nothing but its number, or an empty line, is the command
			got, typed, ok := p.key(t.WordOrAnswerAsk, means)
			switch {
			case !ok:
				return fieldOver, true
			case got == "2":
				return fieldNext, false
			case got == "1" || got == "enter":
				chosen = true
			case got == "esc": // the way out that every question has
				return fieldBack, true
			case got == "q":
				p.quit()
				return fieldAgain, true
			case strings.HasPrefix(got, "?"):
				p.say(lang.Slip.WordOrAnswer, means, head(strings.TrimSpace(line), 40))
			default:
				p.unknown(typed)
			}
		}
	}
	switch sign {
	case "?":
		p.say(t.FieldSigns)
	case "<":
		return fieldBack, true
	case ">":
		return fieldRest, true
	case "/":
		return fieldLeave, true
	case "q":
		p.quit()
	case repeats:
		p.heardAgain()
	}
	return fieldAgain, true
}

// quit asks whether to leave, in the middle of whatever is asked.
func (p *plain) quit() {
	p.run(p.m.askQuit())
	for p.over == nil && p.m.ask != nil {
		p.question(p.m.ask)
	}
}

// heardAgain says once more what arrived last.
func (p *plain) heardAgain() {
	if w := p.m.work; w == nil || p.heard.in != w.state.ID {
		p.say(lang.Plain.NothingArrived)
		return
	}
	p.heard.say()
}

// resumes says that the question that stands open stands again, in short.
func (p *plain) resumes() {
	p.say(lang.Plain.BackToQuestion)
	p.reask()
	p.write(p.m.voice().say(lang.Plain.Arrow))
}

// again reports that the last answer came to nothing and that what it was to be chosen from
// is still what was read out: only the question is asked again. A list that has changed is
// read out anew, since its numbers mean something else now.
func (p *plain) again(list []string) bool {
	again := p.kept && slices.Equal(p.readOut, list)
	p.readOut = list
	return again
}

// reask says in short what is waited for.
func (p *plain) reask() {
	if x := p.asking; x != nil {
		p.say(p.labelled(x))
	}
	if !p.brief.IsZero() {
		p.say(p.brief)
		return
	}
	p.say(p.expecting)
}

// labelled is the question of a field.
func (p *plain) labelled(x *field) lang.Text {
	if x.required {
		return lang.Plain.FieldMust.With(x.label)
	}
	return lang.Plain.Field.With(x.label)
}
