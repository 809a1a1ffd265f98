package report

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// standings is how what the entries are about stands at the end of the log
// (対応状況).
type standings struct {
	steps    map[playbook.Ref]runbook.StepState
	answered map[int]bool // of a question, by its entry
}

func (p *paper) standings() standings {
	st := standings{map[playbook.Ref]runbook.StepState{}, map[int]bool{}}
	for _, v := range p.views {
		st.steps[v.Ref] = v.State
	}
	for _, q := range p.s.Questions {
		st.answered[q.Seq] = q.Answered
	}
	return st
}

// of says what became of what an entry is about: of a call whether somebody answered, of
// a step that was not done that it was not, of what was taken back that it was; of other
// entries how their step ended, or that it is still open. It says nothing of an entry
// that belongs to no step.
func (st standings) of(e runbook.Event, takenBack bool) lang.Text {
	t, r := lang.Paper, lang.Rows
	if takenBack {
		return r.TakenBack
	}
	switch d := e.Data.(type) {
	case *runbook.Question:
		if st.answered[e.Seq] {
			return t.StandingDone
		}
		return t.StandingOpen
	case *runbook.Reported:
		if d.Reached {
			return t.StandingDone
		}
		if runbook.ByForm(d.Means) {
			return r.NotSent
		}
		return r.NoAnswer
	case *runbook.NotDone:
		if e.Type == runbook.StepSkipped {
			return r.NotNeeded
		}
		return r.Impossible
	}
	state, known := st.steps[e.Step]
	switch {
	case !known:
		return lang.Text{}
	case state == runbook.StateImposs:
		return r.Impossible
	case state == runbook.StateSkipped:
		return r.NotNeeded
	case state == runbook.NotApplicable:
		return r.Outside
	case state.Settled():
		return t.StandingDone
	}
	return t.StandingUnderWay
}

// knownTime is a time of the incident itself, as the log has it in the end: it stands in
// the chronology where it belongs, though it was written down later.
type knownTime struct {
	at          time.Time
	title       string
	short       string // its name in the picture
	from, means string
	seq         int // the entry that says it
}

// knownTimes are when it happened and when it became known.
func (p *paper) knownTimes() []knownTime {
	var list []knownTime
	happened := knownTime{at: p.s.Happened, short: p.say(lang.Report.Happened), title: p.surely(p.say(lang.Rows.Happened))}
	detected := knownTime{at: p.s.Detected, short: p.say(lang.Report.Detected), title: p.say(lang.Rows.Detected), from: p.s.Source, means: p.s.Means}
	from := runbook.Origins(p.s, p.entries)
	if len(p.entries) > 0 {
		happened.seq, detected.seq = max(1, from["happened"]), max(1, from["detected"])
	}
	happened.title, detected.title = p.beside(happened.title, happened.seq), p.beside(detected.title, detected.seq)
	detected.from, detected.means = p.beside(detected.from, from["source"]), p.beside(detected.means, from["means"])
	for _, k := range []knownTime{happened, detected} {
		if !k.at.IsZero() && k.seq > 0 {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b knownTime) int { return a.at.Compare(b.at) })
	return list
}

// knownRow is a row of its own, which is no entry and has no number: it names the entry
// that says it.
func (p *paper) knownRow(row []Cell, k knownTime) []Cell {
	var from string
	if p.public == nil {
		from = k.from
	}
	return append(row,
		Cell{Kind: KindNumber}, p.moment(k.at), p.moment(p.loggedAt(k.seq)), text(p.say(lang.Report.Information)),
		text(from), text(""), text(k.means), text(lang.Rows.By.Format(p.l, k.title, k.seq)), text(""),
		text(""), text(""), text(""), Cell{Kind: KindNumber}, text(""))
}

// loggedAt is when an entry was written down.
func (p *paper) loggedAt(seq int) time.Time {
	for i := range p.entries {
		if p.entries[i].Seq == seq {
			return p.entries[i].Logged
		}
	}
	return time.Time{}
}
