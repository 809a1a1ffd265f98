package tui

import (
	"fmt"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/tui/internal/cell"
)

// The injects on the facilitator's screen: the list of them, the one in hand, and what is
// expected of the players.

var injectMarks = map[drill.Status]struct {
	mark string
	ink  ink
}{
	drill.Waiting: {"・", inkPlain}, drill.Due: {"▸", inkWarn}, drill.RuledOut: {"/ ", inkFaint}, drill.Delivered: {"✓", inkGood}, drill.Skipped: {"- ", inkFaint},
}

// injectList lists the injects in the order of their numbers.
func (m *Model) injectList(w, h int) []row {
	v, d := m.voice(), &m.work.drill
	rows := []row{heading(v.say(lang.DrillScreen.InjectsTitle), w)}
	listed := m.injects()
	if len(listed) == 0 && d.plan.active() {
		rows = append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	for i, in := range listed {
		at := in.When
		if at.IsZero() {
			at = in.Due
		}
		clock := "--:--"
		if !at.IsZero() {
			clock = at.In(v.zone).Format("15:04")
		}
		mark := injectMarks[in.Status]
		r := row{}.add(mark.ink, cell.Fit(mark.mark, 2)).add(inkPlain, padNumber(in.Number)+" "+clock+" ").add(mark.ink, v.say(in.Title)).clip(w)
		if met, all := m.metOf(in); in.Status == drill.Delivered && all > 0 {
			k := inkPlain
			if met == all {
				k = inkGood
			}
			r = spread(r, line(k, fmt.Sprintf("%d/%d", met, all)), w)
		}
		if i == d.at {
			r = r.fit(w).picked()
		}
		rows = append(rows, r)
	}
	scroll := follow(0, d.at+1, d.at+1, h, len(rows))
	return tall(window(rows, scroll, h), h)
}

func padNumber(n int) string {
	if n < 10 {
		return " " + string(rune('0'+n))
	}
	return string(rune('0'+n/10%10)) + string(rune('0'+n%10))
}

// injectDetail is everything the facilitator must know of the inject in hand.
func (m *Model) injectDetail(in drill.InjectView, w, h int) []row {
	d := &m.work.drill
	rows := m.injectRows(in, w)
	if len(rows) <= h {
		d.read = 0
		return tall(rows, h)
	}
	d.read = min(d.read, len(rows)-(h-1))
	return append(tall(window(rows, d.read, h-1), h-1), moreRow(m.voice(), len(rows)-d.read-(h-1)))
}

func (m *Model) injectRows(in drill.InjectView, w int) []row {
	v, t := m.voice(), lang.DrillScreen
	if in.Inject == nil {
		return nil
	}
	set := m.work.state.Set
	rows := para(inkStrong, "", v.say(in.Title), w)
	switch {
	case in.Status == drill.Delivered:
		rows = append(rows, line(inkGood, v.say(t.GivenAt, v.clock(in.When), in.Seq)))
	case in.Status == drill.Skipped:
		rows = append(rows, line(inkFaint, v.say(t.LeftOut, v.clock(in.When), in.Seq)))
	case in.Due.IsZero():
		rows = append(rows, line(inkFaint, v.say(t.NotDueYet)))
	case in.Status == drill.Due:
		rows = append(rows, line(inkWarn, v.say(t.DueNow, v.clock(in.Due))))
	default:
		rows = append(rows, line(inkPlain, v.say(t.DueIn, v.clock(in.Due), lang.Same(v.span(max(0, in.Due.Sub(m.clock())))))))
	}
	if in.Open() && in.After.Step != "" {
		if st, ok := set.Step(in.After.Step); ok {
			rows = append(rows, para(inkFaint, "", v.say(t.ComesAfter, st.Title, lang.Same(v.span(in.After.Delay))), w)...)
		}
	}
	if in.Open() && len(in.OnlyIf)+len(in.Unless) > 0 {
		if in.Holds {
			rows = append(rows, line(inkPlain, v.say(t.Holds)))
		} else {
			rows = append(rows, line(inkWarn, v.say(t.HoldsNot)))
		}
	}
	expected := append([]row{heading(v.say(t.Expected), w)}, m.expectedRows(in, w)...)
	if in.Status == drill.Delivered { // what to watch now comes first
		rows = append(append(rows, expected...), heading(v.say(t.HandedOut), w))
		expected = nil
	}
	rows = append(rows, para(inkPlain, "", v.say(t.From, in.From, set.Role(in.To).Title, in.Means.Title()), w)...)
	rows = append(rows, m.handedOut(in.Inject, w)...)
	if !in.Note.IsZero() {
		rows = append(rows, labelled(v.say(t.Note), inkWarn, v.say(in.Note), w)...)
	}
	rows = append(rows, expected...)
	if len(in.Forbid) > 0 {
		var words []lang.Text
		for _, x := range in.Forbid {
			words = append(words, x.Title())
		}
		rows = append(rows, labelled(v.say(t.Forbidden), inkPlain, v.list(words), w)...)
	}
	answers := m.work.drill.run.Answers()
	for _, a := range in.Answers {
		answers[a.Who] = a
	}
	for _, r := range set.Opening.Roles {
		a, ok := answers[r.ID]
		if !ok {
			continue
		}
		rows = append(rows, para(inkPlain, "", v.say(t.AnswersFor, r.Title, a.Says()), w)...)
	}
	return rows
}

// expectedRows says of each expected action whether it was taken, or by when it is due.
func (m *Model) expectedRows(in drill.InjectView, w int) []row {
	v, t, now, d := m.voice(), lang.DrillScreen, m.clock(), &m.work.drill
	var rows []row
	for _, x := range in.Expect {
		s, ok := m.work.state.Step(x.Step, now)
		if !ok {
			continue
		}
		title := m.expects(x, &s)
		due := in.When.Add(x.Within)
		if within := d.run.Deadline(in, x); !within.IsZero() {
			due = within // without what the clock was put forward
		}
		r, k := t.NotYetDone.With(title), inkPlain
		switch is := d.run.Stands(in.Number, x, now); {
		case is.Looked:
			r, k = t.DoneAt.With(title, v.say(t.Looked)), inkGood
		case is.ByHand:
			r, k = t.DoneAt.With(title, drill.DoneByHand.Title()), inkGood
		case is.Taken:
			r, k = t.DoneAt.With(title, v.clock(is.At)), inkGood
		case in.Status != drill.Delivered || x.Within == 0:
		case now.After(due):
			r, k = t.OverTime.With(title, v.clock(due)), inkBad
		default:
			r = t.LeftTime.With(title, v.clock(due))
		}
		said := v.say(r)
		mark, rest, _ := strings.Cut(said, " ")
		rows = append(rows, para(k, mark+" ", rest, w)...)
	}
	return rows
}

// metOf counts the expected actions of a delivered inject that were taken, and all of them.
func (m *Model) metOf(in drill.InjectView) (met, all int) {
	for _, x := range in.Expect {
		if _, ok := m.work.state.Step(x.Step, m.clock()); ok {
			all++
			if m.work.drill.run.Stands(in.Number, x, m.clock()).Taken {
				met++
			}
		}
	}
	return met, all
}

// expects is an expected action, with the answer that is expected of a decision.
func (m *Model) expects(x drill.Expected, s *runbook.StepView) lang.Text {
	st, ok := m.work.state.Set.Step(x.Step)
	if !ok || len(x.Answer) == 0 {
		return s.Title
	}
	var answer lang.Text
	for _, id := range x.Answer {
		title := lang.Same(id)
		if i := slices.IndexFunc(st.Options, func(o playbook.Option) bool { return o.ID == id }); i >= 0 {
			title = st.Options[i].Title
		}
		if answer.IsZero() {
			answer = title
			continue
		}
		answer = lang.DrillSlip.AnswerOr.With(answer, title)
	}
	return lang.DrillSlip.WithAnswer.With(s.Title, answer)
}
