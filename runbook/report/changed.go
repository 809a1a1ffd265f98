package report

import (
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A step that was done before a report and again after it is as done as it was, and a promise
// that was made anew is the promise it was: neither shows in how the steps stand. A superior
// who reads that nothing changed asks no further, so that each has a line of its own.

// again says of a step that is done as it was by a report when it had been done by then, and
// when it was done since; both are the same where it was not. Decisions that came out as
// before are no change.
func (p *paper) again(old *paper, since sinceReport, v runbook.StepView) (before, now string) {
	if v.State != runbook.StateDone || v.Type == playbook.Decide {
		return "", ""
	}
	rounds := p.s.Rounds(v.Ref)
	was := len(old.s.Rounds(v.Ref))
	var earlier, fresh []string
	for i, r := range rounds {
		at := r.At.In(p.s.Location()).Format("01/02 15:04")
		words := p.say(lang.Changed.Anew, at)
		if len(rounds) > 1 {
			words = p.say(lang.Changed.Round, i+1, at)
		}
		if words = p.beside(words, r.Seq); since.had(r.Seq, r.At) {
			earlier = append(earlier, words)
		} else {
			fresh = append(fresh, words)
		}
	}
	if fresh == nil || was == 0 {
		return "", ""
	}
	if earlier == nil { // what the report told of was taken back, and the step done anew
		last := old.s.Rounds(v.Ref)[was-1]
		earlier = []string{p.say(lang.Changed.Anew, last.At.In(p.s.Location()).Format("01/02 15:04"))}
	}
	return earlier[len(earlier)-1], p.join(fresh)
}

// promisesChanged says which promises that stood by a report are for another time now.
func (p *paper) promisesChanged(old *paper, changed func(name, before, after string)) {
	due := map[playbook.Ref]string{}
	for _, pr := range old.s.Promises(old.at) {
		due[pr.Step] = p.minute(pr.Due, lang.Report.Blank)
	}
	for _, pr := range p.s.Promises(p.at) {
		if before, stood := due[pr.Step]; stood {
			changed(p.say(pr.Title), before, p.minute(pr.Due, lang.Report.Blank))
		}
	}
}
