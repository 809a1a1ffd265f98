package report

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// reading is a number that was read at some moment, as a step asked for it: of what is
// looked at over and over, such as the replies to a post, there are several, and each holds as of its
// own time.
type reading struct {
	field playbook.Field
	value string
	asOf  time.Time // zero: nobody wrote it down
	seq   int       // the entry that has it
}

// same reports whether two readings are of the same thing: steps that ask for the same
// number ask in the same words.
func (r reading) same(of reading) bool {
	return r.field.ID == of.field.ID && r.field.Title == of.field.Title
}

// affectedField is the number of those who were harmed, which has a place of its own.
const affectedField = "affected"

// countsFact is the id by which papers give the other numbers.
const countsFact = "reactions"

// readings are all numbers of the log that hold as of a time, in the order of those times.
func (p *paper) readings() []reading {
	if p.s.Set == nil {
		return nil
	}
	type placed struct {
		reading
		at time.Time
	}
	var all []placed
	for _, e := range p.entries {
		fields := fieldsOf(e)
		if len(fields) == 0 || p.takenBack()[e.Seq] > 0 {
			continue
		}
		st, ok := p.s.Set.Step(e.Step)
		if !ok {
			continue
		}
		for _, f := range st.Fields {
			if !f.AsOf || strings.TrimSpace(fields[f.ID]) == "" {
				continue
			}
			one := placed{reading{field: f, value: fields[f.ID], seq: e.Seq}, e.At}
			if at, err := parseTime(fields[playbook.AsOfField(f.ID)]); err == nil {
				one.asOf, one.at = at, at
			}
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return a.at.Compare(b.at) })
	list := make([]reading, len(all))
	for i, r := range all {
		list[i] = r.reading
	}
	return list
}

// fieldsOf are the fields of a step that an entry filled in. What was said to nobody is none.
func fieldsOf(e runbook.Event) map[string]string {
	switch d := e.Data.(type) {
	case *runbook.Done:
		return d.Fields
	case *runbook.Decided:
		return d.Fields
	case *runbook.Checked:
		return d.Fields
	case *runbook.Reported:
		if d.Reached {
			return d.Fields
		}
	}
	return nil
}

// withheld reports whether a public version leaves out what was counted.
func (r reading) withheld() bool { return strings.ContainsFunc(r.value, isSign) }

// valueWords is a reading without what it is of: as of when it holds is never left out, but with
// the number itself.
func (p *paper) valueWords(r reading) string {
	if r.withheld() {
		return r.value
	}
	return p.besideValue(p.bareValue(r), r.seq, r.field.Title)
}

// bareValue is a reading as it was written.
func (p *paper) bareValue(r reading) string {
	if r.asOf.IsZero() {
		return p.say(lang.Counted.NoTime, r.value)
	}
	return p.say(lang.Counted.AsOf, r.value, p.minute(r.asOf, lang.Text{}))
}

// counts lists the readings but for those of the harmed: all of them, or the last of each
// thing that was counted, and of those no more than a few.
func (p *paper) counts(all bool) string {
	list := slices.DeleteFunc(p.readings(), func(r reading) bool { return r.field.ID == affectedField })
	said := 0 // how many readings a public version does not leave out
	for _, r := range list {
		if !r.withheld() {
			said++
		}
	}
	if !all {
		list = lastOfEach(list)
	}
	var words, withheld []string
	for _, r := range list {
		if r.withheld() { // nothing but the time would be left of it
			withheld = append(withheld, r.value)
			continue
		}
		words = append(words, p.say(lang.Counted.Of, r.field.Title, p.valueWords(r)))
	}
	shown := len(words)
	if len(withheld) > 0 {
		if words == nil { // somebody counted: that is not blank
			words, withheld = withheld[:1], withheld[1:]
		}
		p.public.passOver(strings.Join(withheld, ""))
	}
	if !all { // a first report is one page
		if words = words[max(0, len(words)-firstOther):]; said > min(shown, firstOther) && shown > 0 {
			words = append([]string{p.say(lang.Paper.BeforeInChronology, said-min(shown, firstOther))}, words...)
		}
	}
	return p.join(words)
}

// lastOfEach are the last readings of each thing that was counted.
func lastOfEach(all []reading) []reading {
	var list []reading
	for i, r := range all {
		if !slices.ContainsFunc(all[i+1:], r.same) {
			list = append(list, r)
		}
	}
	return list
}

// affected is the number of those who were harmed; "" when nobody said.
func (p *paper) affected() string {
	for _, r := range slices.Backward(p.readings()) {
		if r.field.ID == affectedField {
			return p.valueWords(r)
		}
	}
	return p.value(affectedField) // of a playbook that asks for no time
}

// countsChanged gives each number that was read anew or put right, as it was and as it is. That
// another number of the same entry was put right changes nothing of one.
func (p *paper) countsChanged(old *paper, changed func(name, before, after string)) {
	was := old.readings()
	for _, now := range lastOfEach(p.readings()) {
		before := p.say(lang.Paper.NotStated)
		if i := lastIndex(was, now.same); i >= 0 {
			before = old.valueWords(was[i])
			if was[i].seq == now.seq && !p.isCorrected(now.seq, now.field.Title) {
				continue
			}
		}
		changed(p.say(now.field.Title), before, p.valueWords(now))
	}
}

func lastIndex[T any](list []T, is func(T) bool) int {
	for i, one := range slices.Backward(list) {
		if is(one) {
			return i
		}
	}
	return -1
}
