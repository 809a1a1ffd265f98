package runbook

import "dandori/runbook/playbook"

// Origins says which entry each value of the incident as a whole is from, by the id that
// papers give it: title, account, seen, source, means, happened, detected, severity,
// ending. What is from the opening is not in it. Whoever states such a value can then
// see whether that entry was corrected ([Corrections]). s is a state that has folded the
// entries.
func Origins(s *State, entries []Event) map[string]int {
	from := map[string]int{}
	undone := TakenBack(entries)
	for _, e := range entries {
		switch d := e.Data.(type) {
		case *Amended:
			for id, given := range map[string]bool{
				"title": d.Title != "", "account": d.Account != "", "seen": d.Seen != "", "source": d.Source != "", "means": d.Means != "",
				"happened": d.Unknown || !d.Happened.IsZero(), "detected": !d.Detected.IsZero(),
			} {
				if given {
					from[id] = e.Seq
				}
			}
		case *Done:
			if st, ok := s.stepOf(e); ok {
				for _, f := range st.Fields {
					if f.Sets != "" && d.Fields[f.ID] != "" {
						from[f.Sets] = e.Seq
					}
				}
			}
		case *Decided:
			if st, ok := s.stepOf(e); ok && undone[e.Seq] == 0 && (st.Sets == playbook.SetsSeverity || st.Sets == playbook.SetsEnding) {
				from[st.Sets] = e.Seq
			}
		}
	}
	return from
}

// stepOf is the step of an entry.
func (s *State) stepOf(e Event) (*playbook.Step, bool) {
	if s.Set == nil || e.Step == "" {
		return nil, false
	}
	return s.Set.Step(e.Step)
}
