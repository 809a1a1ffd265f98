package drill

import (
	"dandori/runbook"
	"dandori/runbook/lang"
)

// Told reports whether the players may see an entry while the drill runs: not those of the
// facilitator, which tell of the plan. What is delivered they see, but not as the entry has
// it, under its number in the plan.
func Told(e runbook.Event) bool {
	return !e.Type.OfDrill() || e.Type == runbook.DrillInjected || e.Type == runbook.DrillContactsShown
}

// Hides reports whether a state is that of a drill whose plan is still to be kept from the
// players: one on a scenario that was not ended.
func Hides(s *runbook.State) bool { return s.Planned() && !s.Over() }

// ForPlayers is the entries as the players may see them, in their places: what was delivered
// is told like a call or a mail that came, and the facilitator's entries are such as lists
// and papers leave out. Of a drill that was ended, and of what is none, they are as they
// stand in the log. The log itself is never changed.
func ForPlayers(s *runbook.State, entries []runbook.Event, l lang.Lang) []runbook.Event {
	if !Hides(s) {
		return entries
	}
	r := RunOf(s, entries)
	out := make([]runbook.Event, len(entries))
	for i, e := range entries {
		out[i] = e
		d, given := e.Data.(*runbook.DrillDelivery)
		switch {
		case given:
			out[i].Type, out[i].Actor, out[i].Data = runbook.NoteAdded, runbook.Actor{}, r.note(d.Inject, l)
		case !Told(e):
			out[i].Type, out[i].Actor, out[i].Step, out[i].Data = runbook.LogCheckpoint, runbook.Actor{}, "", &runbook.Checkpoint{}
		}
	}
	return out
}

// note is what the players are told of a delivery.
func (r *Run) note(number int, l lang.Lang) *runbook.Noted {
	if r.Scenario == nil {
		return &runbook.Noted{}
	}
	in, ok := r.Scenario.Inject(number)
	if !ok {
		return &runbook.Noted{}
	}
	note := &runbook.Noted{Text: in.Text.In(l), From: in.From.In(l), To: in.To, Means: in.Means.Title().In(l)}
	if !in.Screen.IsZero() {
		note.Text += "\n" + in.Screen.In(l)
	}
	if r.State.Set != nil {
		note.To = r.State.Set.Role(in.To).Title.In(l)
	}
	return note
}
