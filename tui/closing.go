package tui

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// stillAsked says, before an incident is closed, which steps are left open that the
// office's own rules or a law ask for, and how many of each.
func (m *Model) stillAsked() []lang.Text {
	var titles []lang.Text
	own, law := 0, 0
	for i := range m.work.views {
		s := &m.work.views[i]
		if s.State.Settled() || s.Undecided {
			continue
		}
		cited := m.work.state.Cite(s.Sources) // the own clauses first
		at := slices.IndexFunc(cited, runbook.Citation.Must)
		switch {
		case at < 0:
			continue
		case cited[at].Whose == org.Own:
			own++
		default:
			law++
		}
		titles = append(titles, s.Title)
	}
	if len(titles) == 0 {
		return nil
	}
	return []lang.Text{word.CloseAsked.With(own, law), word.CloseAskedList.With(m.all(titles))}
}

// promisesFirst leads to the first promise that nobody kept, and says why: with one an
// incident is not closed, whatever the reason. It is false where there is none.
func (m *Model) promisesFirst() bool {
	var owed []runbook.PromiseView
	for _, p := range m.work.state.Promises(m.clock()) {
		if !p.Kept && !p.Released {
			owed = append(owed, p)
		}
	}
	if len(owed) == 0 {
		return false
	}
	first, best := owed[0].Step, 0
	for _, ref := range owed[0].KeptBy {
		s := m.work.stepOf(ref)
		if s == nil {
			continue
		}
		rank := 1
		if !s.State.Settled() {
			rank += 2
		}
		if s.Promise == nil { // it gives the answer, and does not only put it off
			rank++
		}
		if rank > best {
			first, best = ref, rank
		}
	}
	m.screen = onIncident
	m.work.pick(first)
	m.work.pane = paneStep
	said := astray.CloseOwed.With(owed[0].Title)
	if n := len(owed) - 1; n > 0 {
		said = astray.CloseOwedMore.With(owed[0].Title, n)
	}
	m.notice = notice{text: said, ink: inkWarn, long: true}
	return true
}

// stillOwed lists the questions nobody answered.
func (m *Model) stillOwed() []lang.Text {
	var out, questions []lang.Text
	for _, q := range m.work.state.Questions {
		if !q.Answered {
			questions = append(questions, lang.Same(head(q.Text, 60)))
		}
	}
	if n := len(questions); n > 0 {
		out = append(out, word.CloseQuestions.With(n, m.all(questions)))
	}
	return out
}

// all lists titles, each of them: one that is left out is one that nobody decides about.
func (m *Model) all(titles []lang.Text) lang.Text { return lang.Same(m.voice().list(titles)) }
