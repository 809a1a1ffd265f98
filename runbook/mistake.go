package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// mistaken ends a log that was begun although nothing had happened. It is one entry
// like any other: nothing is deleted, and it can be taken back with a reason. What
// reached somebody else cannot be unsaid, nor what was deleted or changed undone: a log
// that tells of it ends the usual way.
func (d *decider) mistaken(in Close) (Data, error) {
	t := lang.Mistake
	if d.s.Planned() {
		return nil, bad(t.OfDrill, lang.Engine.NothingHint)
	}
	if what := d.outward(); !what.IsZero() {
		return nil, bad(t.Happened.With(what), t.HappenedHint)
	}
	return &Closed{Reason: strings.TrimSpace(in.Reason), Mistake: true}, nil
}

// outward says what left the office in this incident, what was done there that needs an
// approval or evidence first, or what is owed to somebody; zero where nothing is on record.
func (d *decider) outward() lang.Text {
	t := lang.Mistake
	if len(d.s.Promises(d.now)) > 0 {
		return t.Promised
	}
	for _, v := range d.s.Steps(d.now) {
		done := v.Seq > 0 && (v.State == StateDone || v.Again())
		switch {
		case done && v.Type == playbook.Notice:
			return t.Published.With(v.Title)
		case slices.ContainsFunc(v.Attempts, func(a Attempt) bool { return a.Reached }):
			return t.Told.With(v.Title)
		case done && (len(v.Approvals) > 0 || v.EvidenceFirst):
			return t.Done.With(v.Title)
		}
	}
	return lang.Text{}
}
