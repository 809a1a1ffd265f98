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

// injectMarks say how an inject stands; the one in hand has its mark before them.
var injectMarks = map[drill.Status]struct {
	mark string
	ink  ink
}{
	drill.Waiting: {"・", inkPlain}, drill.Due: {"! ", inkWarn}, drill.RuledOut: {"/ ", inkFaint}, drill.Delivered: {"✓", inkGood}, drill.Skipped: {"- ", inkFaint},
}

// injectList lists the injects in the order of their numbers, in as many rows as they need and
// h at most, around the one in hand. A title that is too long for its row goes on in the next;
// of what has no room as a whole the heading says so.
func (m *Model) injectList(w, h int) []row {
	v, t, d := m.voice(), lang.DrillScreen, &m.work.drill
	if h < 2 { // the one in hand is below
		return nil
	}
	listed := m.injects()
	if len(listed) == 0 && d.plan.active() {
		return append([]row{heading(v.say(t.InjectsTitle), w)}, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	drawn, all := make([][]row, len(listed)), 0
	for i, in := range listed {
		drawn[i] = m.injectLines(in, i == d.at, w)
		all += len(drawn[i])
	}
	from, to := 0, len(listed)
	if h--; all > h { // the one in hand is seen, and the one after it
		sum, last := 0, min(d.at+1, len(listed)-1)
		for from = last; from >= 0 && (sum+len(drawn[from]) <= h || from == d.at && sum == 0); from-- {
			sum += len(drawn[from])
		}
		if from++; from > d.at {
			from, sum, last = d.at, len(drawn[d.at]), d.at
		}
		for to = last + 1; to < len(listed) && sum+len(drawn[to]) <= h; to++ {
			sum += len(drawn[to])
		}
	}
	title := t.InjectsTitle
	if to-from < len(listed) {
		title = lang.DrillSeat.InjectsShown.With(from+1, to, len(listed))
	}
	rows := append([]row{heading(v.say(title), w)}, slices.Concat(drawn[from:to]...)...)
	return rows[:min(len(rows), h+1)]
}

// injectLines is one inject of the list: its mark, number, time and title, and how many of the
// expected actions were taken.
func (m *Model) injectLines(in drill.InjectView, here bool, w int) []row {
	v := m.voice()
	at := in.When
	if at.IsZero() {
		at = in.Due
	}
	clock := "--:--"
	if !at.IsZero() {
		clock = at.In(v.zone).Format("15:04")
	}
	lead := " "
	if here {
		lead = "▸"
	}
	mark := injectMarks[in.Status]
	first := line(inkPlain, lead).add(mark.ink, cell.Fit(mark.mark, 2)).add(inkPlain, padNumber(in.Number)+" "+clock+" ")
	tally, k := "", inkPlain
	if met, all := m.metOf(in); in.Status == drill.Delivered && all > 0 {
		if tally = fmt.Sprintf("%d/%d", met, all); met == all {
			k = inkGood
		}
	}
	indent := first.width()
	room := max(1, w-indent)
	rest := room
	if tally != "" {
		room = max(1, room-len(tally)-1)
	}
	lines := titleRows(cell.CleanLine(v.say(in.Title)), room, rest)
	rows := []row{first.add(mark.ink, lines[0])}
	if tally != "" {
		rows[0] = spread(rows[0], line(k, tally), w)
	}
	for _, l := range lines[1:] {
		rows = append(rows, line(inkPlain, strings.Repeat(" ", indent)).add(mark.ink, l))
	}
	if here {
		for i, r := range rows {
			rows[i] = r.fit(w).picked()
		}
	}
	return rows
}

// padNumber is the number of an inject, in a column of two.
func padNumber(n int) string { return fmt.Sprintf("%2d", n) }

// injectDetail is everything the facilitator must know of the inject in hand.
func (m *Model) injectDetail(in drill.InjectView, w, h int) []row {
	d := &m.work.drill
	rows := m.injectRows(in, w)
	if h <= 0 {
		return nil
	}
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
	for _, r := range set.Roles() {
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
			r, k = t.DoneAt.With(title, v.clock(is.At)+" "+v.say(drill.DoneByHand.Title())), inkGood
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
