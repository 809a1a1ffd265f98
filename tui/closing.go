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

// stillOwed lists the questions nobody answered and the promises nobody kept.
func (m *Model) stillOwed() []lang.Text {
	var out, questions, promises []lang.Text
	for _, q := range m.work.state.Questions {
		if !q.Answered {
			questions = append(questions, lang.Same(head(q.Text, 60)))
		}
	}
	for _, p := range m.work.state.Promises(m.clock()) {
		if !p.Kept && !p.Released {
			promises = append(promises, p.Title)
		}
	}
	if n := len(questions); n > 0 {
		out = append(out, word.CloseQuestions.With(n, m.all(questions)))
	}
	if n := len(promises); n > 0 {
		out = append(out, word.ClosePromises.With(n, m.all(promises)))
	}
	return out
}

// all lists titles, each of them: one that is left out is one that nobody decides about.
func (m *Model) all(titles []lang.Text) lang.Text { return lang.Same(m.voice().list(titles)) }
