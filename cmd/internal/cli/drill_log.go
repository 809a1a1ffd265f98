package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

func (a *app) drillLog() *cobra.Command { return a.logCommand(lang.DrillAttend.LogHelp, true) }

// playersOnly leaves out of a log what the players may not see, and says so. As it is
// stored, an entry of what was delivered has the number that it has in the plan, and the first
// one has the plan itself and the contact numbers; there they are left out as well, and
// show --json has what arrived.
func (a *app) playersOnly(s *runbook.State, shows func(runbook.Event) bool) func(runbook.Event) bool {
	a.remark(lang.DrillAttend.HiddenEntries)
	return func(e runbook.Event) bool {
		return drill.Told(e) && shows(e) && (!a.json || e.Type != runbook.DrillInjected && e.Type != runbook.IncidentOpened)
	}
}

// planInside refuses to write out a log as it is stored, alone or in a bundle, while a drill
// runs: its first entry has the whole plan, which the players must not read. There is a way for
// the facilitator.
func planInside(s *runbook.Session, x exporting) error {
	state := s.State()
	if x.bundle == "" && x.format != jsonl || !drill.Hides(&state) {
		return nil
	}
	t := lang.DrillCare
	return failed(t.PlanInside.With(string(state.ID)), t.PlanInsideHint.With(string(state.ID), string(state.ID)))
}

// describer says in a line what an entry means; of a drill with what only its scenario
// knows.
func (a *app) describer(session *runbook.Session) func(runbook.Event) lang.Text {
	s := session.State()
	if !s.Planned() {
		return func(e runbook.Event) lang.Text { return runbook.Describe(&s, e) }
	}
	run := drill.RunOf(&s, session.Entries())
	return func(e runbook.Event) lang.Text {
		if line, ok := drill.Describe(&run, e); ok {
			return line
		}
		return runbook.Describe(&s, e)
	}
}
