package report

import (
	"time"

	"dandori/runbook/lang"
)

// judged is a fact of the playbooks that nobody stated and that was decided on.
type judged struct {
	fact, title string
	words       string // the answer
	line        string // both, with the entry
	at          time.Time
	settles     bool // the fact is known by it: see [runbook.Judgement]
}

// judged lists them in the order of the playbooks: what was decided is being checked no more.
func (p *paper) judged() []judged {
	if p.s.Set == nil {
		return nil
	}
	stated := map[string]bool{}
	for _, f := range p.s.Facts {
		stated[f.Fact.Fact] = true
	}
	var list []judged
	for _, id := range p.s.Set.FactIDs() {
		f, _ := p.s.Set.Fact(id)
		j, ok := p.s.JudgementOf(id)
		if !ok || stated[id] {
			continue
		}
		for _, v := range p.views {
			if v.Ref == j.Step {
				words := p.beside(p.say(lang.Changed.Judged, p.stepState(v), v.Seq), v.Seq)
				list = append(list, judged{id, p.say(f.Title), words, p.say(lang.Paper.Item, f.Title, words), v.At, j.Settles})
			}
		}
	}
	return list
}

// judgements lists what is known by a decision, behind the facts that were stated.
func (p *paper) judgements() []Block {
	var lines List
	for _, j := range p.judged() {
		if j.settles {
			lines = append(lines, j.line)
		}
	}
	if lines == nil {
		return nil
	}
	return []Block{lines}
}
