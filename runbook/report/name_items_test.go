package report_test

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// For whom a step was done that is done for people one by one is somebody of the office, also
// where nobody else names them.
func TestForWhomAStepWasDoneIsSomebody(t *testing.T) {
	s := takeover(t)
	state := s.State()
	var step playbook.Ref
	for _, st := range state.Set.Steps() {
		if st.Each == playbook.AccountAdmins {
			step = st.Ref
		}
	}
	people := []string{"木村", "浜田"}
	for what, data := range map[runbook.Type]runbook.Data{
		runbook.StepDone: &runbook.Done{Items: people}, runbook.StepImpossible: &runbook.NotDone{Items: people}, runbook.StepReopened: &runbook.StepReopening{Items: people},
	} {
		e := runbook.Event{Seq: len(s.Entries()) + 1, Type: what, At: t0, Step: step, Actor: runbook.Actor{Name: "鈴木"}, Data: data}
		paper := string(write(t, report.Chronology, "txt", state, append(s.Entries(), e), public))
		if strings.Contains(paper, "木村") || strings.Contains(paper, "浜田") || !strings.Contains(paper, "職員B") && !strings.Contains(paper, "Staff B") {
			t.Errorf("%s: %s", what, paper)
		}
	}
}
