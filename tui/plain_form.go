package tui

import (
	"slices"
	"strconv"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/text"
	"dandori/tui/internal/editor"
)

// verdict is what an answer to a field asks for.
type verdict uint8

const (
	fieldNext verdict = iota // on to the next question
	fieldBack                // to the one before
	fieldRest                // the others stay as they are
	fieldLeave
	fieldAgain
	fieldOver // there are no answers any more
)

// form asks for what an entry needs, one question after the other, then reads the
// answers out. A form that comes back refused begins with the reason.
func (p *plain) form(f *form) {
	if t := f.trouble; t != nil {
		p.refused(f, t)
		return
	}
	if p.walked != f {
		p.formHead(f)
		p.walked, p.at = f, 0
		if f.first { // it can begin as it is; only a drill has no kind yet
			if kinds := f.field("kinds"); f.drill && kinds.empty() {
				p.only(f, slices.Index(f.fields, kinds))
			}
			p.at = len(f.fields)
		}
	}
	if p.m.form() == f && p.questions(f) {
		p.confirm(f)
	}
}

// questions asks what was not asked yet; false when the form was left.
func (p *plain) questions(f *form) bool {
	for p.over == nil && p.at < len(f.fields) {
		x := f.fields[p.at]
		if x.hidden() || unreached(f, x) {
			p.at++
			continue
		}
		switch p.field(f, x) {
		case fieldNext:
			p.at++
		case fieldBack:
			if !p.back(f) {
				p.say(lang.Plain.NothingBefore)
			}
		case fieldRest:
			p.rest(f)
		case fieldLeave:
			p.leaveForm(f)
			return false
		}
	}
	return p.over == nil
}

// unreached reports a field about a conversation that did not take place: nobody answered.
// It can still be filled in at the check.
func unreached(f *form, x *field) bool {
	if f.text("reached") != "no" {
		return false
	}
	return slices.Contains([]string{"note", "instruction", "reference"}, x.id) || !x.required && strings.HasPrefix(x.id, "field ")
}

// headed is what the head of a form said last, so that the same form opened again says
// only what is new.
type headed struct {
	key   string
	intro []lang.Text
}

// formHead says what is asked for.
func (p *plain) formHead(f *form) {
	t := lang.Plain
	p.head(f.title)
	last := p.headed
	p.headed = headed{f.key, slices.Clone(f.intro)}
	if last.key != f.key || f.step == "" {
		last = headed{}
	}
	switch {
	case f.first && f.drill:
		p.say(t.IntakeDrill)
		p.say(t.IntakeNow)
	case f.first:
		for _, warn := range f.warn {
			p.say(warn)
		}
		p.say(t.IntakeNow)
	default:
		for _, intro := range f.intro {
			if !slices.Contains(last.intro, intro) {
				p.say(intro)
			}
		}
		if last.key == "" {
			p.say(t.FormSigns)
		}
	}
}

// back goes to the question before this one. It is false where there is none.
func (p *plain) back(f *form) bool {
	for i := p.at - 1; i >= 0; i-- {
		if x := f.fields[i]; !x.hidden() && !unreached(f, x) {
			p.at = i
			return true
		}
	}
	return false
}

// rest leaves the questions that follow as they are, but for those that need an
// answer.
func (p *plain) rest(f *form) {
	for i := p.at; i < len(f.fields); i++ {
		if x := f.fields[i]; x.required && x.empty() && !x.hidden() {
			p.at = i
			p.say(lang.Plain.MustAnswer)
			return
		}
	}
	p.at = len(f.fields)
}

// leaveForm puts a form away; what was written comes back with the same action.
func (p *plain) leaveForm(f *form) {
	t := lang.Plain.Left
	if f.touched() {
		t = lang.Plain.Kept
	}
	if p.m.screen == onIntake {
		p.m.screen = onHome
	}
	f.trouble, f.offers = nil, nil
	p.walked = nil
	p.run(p.m.leave())
	p.say(t)
	if w := p.m.work; w != nil && p.m.screen == onIncident && p.m.form() == nil && p.m.ask == nil &&
		p.shown.id == w.state.ID && p.shown.ref == w.selected && p.shown.head == w.state.Head {
		p.backAt() // else it is read out anyway
	}
}

// field asks for one field, and takes the answer over.
func (p *plain) field(f *form, x *field) verdict {
	v := p.m.voice()
	p.say(p.labelled(x))
	if hint := plainHint(x); !hint.IsZero() && !p.kept {
		p.para("  ", v.say(hint))
	}
	if was := x.wasTyped(v); was != "" {
		p.para("  ", was)
	}
	if len(x.choices) > byDigit && p.found != x {
		p.say(led.PlainOfMany, len(x.choices))
	}
	for i, c := range x.choices {
		if p.found == x { // those that were looked for were just read out
			break
		}
		t := lang.Plain.ChoiceLine
		if x.on[c.id] {
			t = lang.Plain.ChoiceOn
		}
		p.para("  ", v.say(t, i+1, c.text))
		if !c.more.IsZero() && !slices.Contains(p.headed.intro, c.more) {
			p.para("    ", v.say(c.more))
		}
	}
	p.asking, p.found = x, nil
	line, ok := p.ask(expected(x), p.ifEmpty(x))
	p.asking = nil
	if !ok {
		return fieldOver
	}
	got := p.take(x, line)
	if got == fieldAgain && len(x.choices) == 0 && p.found == nil {
		p.kept = true
	}
	p.follow(p.m.keepHalf())
	if f.react != nil {
		before := f.intro
		f.react(f)
		for _, t := range f.intro { // what the answer means for the rest
			if !slices.Contains(before, t) {
				p.say(t)
			}
		}
	}
	return got
}

// plainHint is what there is to say of a field where there are no keys.
func plainHint(x *field) lang.Text {
	if x.inLines != nil {
		return *x.inLines
	}
	return x.hint
}

// expected says which sort of answer a field takes.
func expected(x *field) lang.Text {
	t := lang.Plain
	switch x.kind {
	case areaField:
		return t.AskArea
	case oneField:
		return t.AskOne
	case manyField:
		return t.AskMany
	}
	return t.AskText
}

// ifEmpty says what an empty line means for a field.
func (p *plain) ifEmpty(x *field) lang.Text {
	t := lang.Plain
	v := p.m.voice()
	switch {
	case !x.empty():
		return t.EmptyKeeps.With(oneLine(x.value(v), plainWidth))
	case x.stands != "" && !x.required:
		return t.EmptyStands.With(oneLine(x.stands, plainWidth))
	case x.required:
		return t.EmptyMust
	case x.isNow:
		return t.EmptyNow
	}
	return t.EmptyNone
}

// take takes an answer over.
func (p *plain) take(x *field, line string) verdict {
	t := lang.Plain
	if got, taken := p.command(x, line); taken {
		return got
	}
	switch key := fold(line); key {
	case "":
		if x.required && x.empty() {
			p.say(t.MustAnswer)
			return fieldAgain
		}
		return fieldNext
	case "-":
		if x.typed() {
			x.edit.SetValue("")
		} else {
			clear(x.on)
		}
		x.touched = true
		if x.required {
			p.say(t.MustAnswer)
			return fieldAgain
		}
		return fieldNext
	case "+":
		if x.kind == areaField {
			return p.several(x)
		}
	}
	if x.typed() {
		return p.takeText(x, strings.TrimSpace(line))
	}
	if words, ok := after(fold(line), searchSigns, searchWords...); ok {
		p.choicesWith(x, words)
		return fieldAgain
	}
	return p.takeChoice(x, line)
}

// choicesWith reads out the choices that have these words, with the numbers they are chosen
// by.
func (p *plain) choicesWith(x *field, words string) {
	v := p.m.voice()
	x.search.set(words)
	all := x.listed()
	p.say(led.PlainFound, words, len(all), len(x.choices))
	for _, i := range all {
		p.para("  ", v.say(lang.Plain.ChoiceLine, i+1, x.choices[i].text))
	}
	x.search.clear()
	p.found = x
}

// takeText takes words over. A time is understood at once, or asked for again.
func (p *plain) takeText(x *field, words string) verdict {
	before := x.edit.Value()
	x.edit.SetValue(words)
	x.touched = true
	if _, ok := text.ReadNumber(words); x.number && words != "" && !ok {
		x.edit.SetValue(before)
		p.say(lang.Engine.BadNumber, x.label, words)
		p.say(lang.Engine.BadNumberHint)
		return fieldAgain
	}
	if !x.moment || words == "" {
		return fieldNext
	}
	v := p.m.voice()
	if x.unread(v) {
		x.edit.SetValue(before)
		p.say(lang.Engine.TimeUnreadable, words)
		p.say(aid.TimeHint)
		return fieldAgain
	}
	x.settle(v)
	if said := x.understood(v); said != "" {
		p.para("", said)
	}
	return fieldNext
}

// several takes a text of several lines, up to one with a full stop alone.
func (p *plain) several(x *field) verdict {
	t := lang.Plain
	p.say(t.Lines)
	p.expecting, p.brief = t.Lines, t.Lines
	defer func() { p.brief = lang.Text{} }()
	var lines []string
	size, warned := 0, false
	for {
		line, ok := p.read()
		if !ok {
			if x.touched = x.touched || len(lines) > 0; len(lines) > 0 {
				x.edit.SetValue(strings.Join(lines, "\n"))
			}
			return fieldOver
		}
		if s := strings.TrimSpace(line); s == "." || s == "．" || s == "。" {
			break
		}
		if size += len(line) + 1; size > editor.Limit {
			p.say(t.TooLong, editor.Limit>>10)
			return fieldAgain
		}
		lines = append(lines, line)
		if !warned && isLineWord(line) { // it may stand in what was pasted: nobody is asked, and nothing is lost
			warned = true
			p.say(t.LineIsText, strings.TrimSpace(line))
		}
	}
	p.say(t.LinesKept, len(lines))
	x.edit.SetValue(strings.Join(lines, "\n"))
	x.touched = true
	if x.required && x.empty() {
		p.say(t.MustAnswer)
		return fieldAgain
	}
	return fieldNext
}

// takeChoice takes numbers over, or the name of a choice.
func (p *plain) takeChoice(x *field, line string) verdict {
	ids, bad := chosenBy(x, p.m.voice(), line)
	if bad != "" || len(ids) == 0 || x.kind == oneField && len(ids) > 1 {
		if bad == "" {
			bad = line
		}
		p.say(lang.Plain.BadChoice, head(bad, 40), len(x.choices))
		return fieldAgain
	}
	clear(x.on)
	for _, id := range ids {
		x.on[id] = true
	}
	x.touched = true
	return fieldNext
}

// chosenBy finds the choices a line names: numbers, はい or いいえ where those are the
// choices, or the words of one. The second result is what names none.
func chosenBy(x *field, v voice, line string) (ids []string, bad string) {
	whole := fold(line)
	number := strings.Trim(whole, "0123456789") == "" // the place that was read out, also where an id is a number
	for _, c := range x.choices {
		if !number && whole == strings.ToLower(c.id) && strings.TrimSpace(c.id) == c.id || whole == fold(v.say(c.text)) ||
			whole == "y" && c.id == "yes" || whole == "n" && c.id == "no" {
			return []string{c.id}, ""
		}
	}
	for _, one := range strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(" ,、，・/", r) }) {
		n, err := strconv.Atoi(one)
		if err != nil { // said as it was typed
			return nil, strings.TrimSpace(line)
		}
		if n < 1 || n > len(x.choices) {
			return nil, one
		}
		if id := x.choices[n-1].id; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, ""
}

// filled lists the fields that say something.
func filled(f *form) []*field {
	var out []*field
	for _, x := range f.fields {
		if !x.hidden() && !x.empty() {
			out = append(out, x)
		}
	}
	return out
}

// confirm reads the answers out and records them only when that is asked for.
func (p *plain) confirm(f *form) {
	t := lang.Plain
	v := p.m.voice()
	title, ask := t.ConfirmTitle, t.ConfirmAsk
	if f.first {
		title, ask = t.StartAsked, t.StartAsk
	}
	switch {
	case !f.check.IsZero():
		title = f.check
	case f.looks:
		title = finding.PlainLook
	}
	if !p.kept {
		p.say(title, p.about(f))
		said := filled(f)
		for _, x := range said {
			p.para("  ", v.say(t.ConfirmLine, x.label, oneLine(x.value(v), 4*plainWidth)))
		}
		if len(said) == 0 {
			p.para("  ", v.say(t.ConfirmNothing))
		}
		for _, told := range f.told {
			p.say(told)
		}
		if f.goOn != "" {
			p.para("", v.say(led.PlainGoBack, string(f.goOn)))
		}
	}
	key, typed, ok := p.key(ask, f.button)
	if !ok {
		return
	}
	if signOf(key) == "/" {
		key = "/"
	}
	switch key {
	case "0":
		if f.goOn == "" {
			p.unknown(typed)
			return
		}
		p.walked = nil
		p.run(p.m.goBack(f))
	case "1", "y":
		p.walked = f
		p.run(p.m.submit(f))
		if p.m.form() != f {
			p.walked = nil
		}
	case "2":
		if f.first {
			p.at = 0
			return
		}
		p.change(f)
	case "esc":
		if p.at = len(f.fields); f.first || !p.back(f) {
			p.leaveForm(f)
		}
	case "3", "n", "/":
		p.leaveForm(f)
	case "q":
		p.quit()
		p.kept = true
	case "enter":
		p.say(t.NothingDone)
	case "?":
		p.say(t.FieldSigns)
		p.kept = true
	default:
		p.unknown(typed)
	}
}

// change asks one question again.
func (p *plain) change(f *form) {
	t := lang.Plain
	v := p.m.voice()
	var open []int
	for i, x := range f.fields {
		if !x.hidden() {
			open = append(open, i)
			value := oneLine(x.value(v), plainWidth)
			if value == "" {
				value = v.say(word.Blank)
			}
			p.para("  ", v.say(t.ConfirmWhich, len(open), x.label, value))
		}
	}
	key, typed, ok := p.choose(t.ConfirmWhichAsk)
	if !ok {
		return
	}
	n, err := strconv.Atoi(strings.TrimPrefix(key, "#"))
	if err != nil || n < 1 || n > len(open) {
		p.noNumber(typed)
		return
	}
	p.only(f, open[n-1])
}

// only asks one question until it is answered.
func (p *plain) only(f *form, at int) {
	for p.over == nil {
		if got := p.field(f, f.fields[at]); got == fieldLeave {
			p.leaveForm(f)
			return
		} else if got != fieldAgain {
			return
		}
	}
}

// refused says why a form was not recorded, what helps, and asks for what is wrong.
func (p *plain) refused(f *form, t *trouble) {
	f.trouble = nil
	offers := f.offers
	f.offers = nil
	p.walked, p.at = f, len(f.fields)
	p.say(t.text)
	if !t.hint.IsZero() && t.hint != word.NoneChosenHint {
		p.say(t.hint)
	}
	p.say(lang.Plain.NothingDone)
	if len(offers) > 0 {
		p.offers(f, offers)
		return
	}
	for i, x := range f.fields {
		if x.id == t.field && !x.hidden() {
			p.only(f, i)
			return
		}
	}
}

// offers lists the ways out of a refusal.
func (p *plain) offers(f *form, offers []offer) {
	t := lang.Plain
	v := p.m.voice()
	p.say(t.Offers)
	for i, o := range offers {
		p.para("  ", v.say(t.ChoiceLine, i+1, o.label))
	}
	key, typed, ok := p.choose(t.OffersAsk)
	if !ok {
		return
	}
	n, err := strconv.Atoi(strings.TrimPrefix(key, "#"))
	if err != nil || n < 1 || n > len(offers) {
		p.noNumber(typed)
		return
	}
	p.leaveForm(f)
	p.run(p.m.takeOffer(f, offers[n-1].do))
}
