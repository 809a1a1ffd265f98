package tui

import (
	"regexp"
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A time is judged when its field is left, not three fields later: one that cannot be read
// says so where it stands and stays as it was typed, and one that is said from now on
// (今, 10分前) becomes the time that it is now, since a minute later it would be another.
// What a form is refused for names every field that is wrong, and leads to the first.

// aid is every sentence that says what would otherwise go unnoticed.
var aid = &lang.Aid

// plainClock is a time that means what it shows.
var plainClock = regexp.MustCompile(`^\d{1,2}:\d{2}$`)

// unread reports a time that cannot be read. That it is not known is an answer where the
// field takes it.
func (f *field) unread(v voice) bool {
	if !f.moment || f.hidden() || f.text() == "" {
		return false
	}
	if f.saysUnknown() {
		return false
	}
	_, err := v.parse(f.text(), f.side)
	return err != nil
}

// saysUnknown reports that a time is said not to be known, in a field that takes that.
func (f *field) saysUnknown() bool {
	return f.moment && f.mayBeUnknown && runbook.IsUnknown(f.text())
}

// happens asks when the incident happened, of which it can be said that nobody knows.
func happens(hint lang.Text) *field {
	x := newTime("happened", word.IntakeHappened, hint, "", runbook.Behind)
	x.mayBeUnknown = true
	return x
}

// settle puts a time that is said from now on down as the time that it is.
func (f *field) settle(v voice) {
	if !f.moment || !runbook.Counted(f.text()) {
		return
	}
	if t, err := v.parse(f.text(), f.side); err == nil {
		f.edit.SetValue(v.clock(t))
	}
}

// leftField judges a field that the focus has left.
func (m *Model) leftField(f *form, x *field) {
	v := m.voice()
	x.settle(v)
	x.judged = true
	if x.unread(v) && m.notice.text.IsZero() {
		m.notice = notice{text: aid.TimeLeft.With(x.text(), aid.TimeHint), ink: inkWarn, long: true}
	}
}

// wrong is what a form cannot be sent for, as far as its fields tell: what must be filled
// in and is not, and what is no time. It is about the first of them and names the others;
// nil where all is well.
func (m *Model) wrong(f *form) *trouble {
	v := m.voice()
	var all []*field
	for _, x := range f.fields {
		x.settle(v)
		if x.unread(v) || x.lacking() {
			all = append(all, x)
		}
	}
	if len(all) == 0 {
		return nil
	}
	first := all[0]
	t := missing(first)
	if !first.empty() {
		t = unreadable(first)
		first.judged = true
	}
	var labels []lang.Text
	for _, x := range all[1:] {
		labels = append(labels, x.label)
	}
	if len(labels) > 0 {
		t.also = aid.AlsoWrong.With(lang.Same(v.list(labels)))
	}
	return t
}

// unreadable says that a time cannot be read, and how one is written.
func unreadable(x *field) *trouble {
	return &trouble{text: lang.Engine.TimeUnreadable.With(x.text()), hint: aid.TimeHint, field: x.id}
}

// refuses shows what is wrong with the fields of a form; false where nothing is.
func (m *Model) refuses(f *form) bool {
	f.accept()
	t := m.wrong(f)
	if t == nil {
		return false
	}
	f.trouble, f.offers = nil, nil
	f.refuse(t)
	return true
}

// accept takes what the arrows were moved to in the field that has the focus.
func (f *form) accept() {
	if c := f.current(); c != nil {
		c.accept()
	}
}

// A form that records what another person did is not half filled in by one that was put
// away: whose approval it was may be another's this time. What was typed there is shown
// beside the empty field, for whoever types it again.

// anew marks a field whose answer does not come back from a form that was put away.
func (f *field) anew() *field {
	f.asksAnew = true
	return f
}

// anewAll marks the fields with these ids.
func (f *form) anewAll(ids ...string) *form {
	for _, x := range f.fields {
		if slices.Contains(ids, x.id) {
			x.anew()
		}
	}
	return f
}

// wasTyped is what an earlier form had in a field that is asked anew.
func (f *field) wasTyped(v voice) string {
	if f.was == nil || !f.empty() {
		return ""
	}
	if said := f.was.value(v); said != "" {
		return v.say(aid.WasTyped, oneLine(said, 60))
	}
	return ""
}
