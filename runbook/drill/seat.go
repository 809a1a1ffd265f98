package drill

import (
	"slices"

	"dandori/runbook"
)

// Seat is who took part in a drill, by what the log has of them: who wrote, and in which
// role. Whom somebody only named, as the other of a decision or for a role, is none.
type Seat struct {
	Name        string
	Player      bool     // they wrote as a player
	Roles       []string // the roles in which they did, where the log says it, in order of appearance
	Facilitator bool     // they ran the clock or handed out injects
	Evaluator   bool     // they rated, or noted what they saw
}

// seats lists who took part. What a program wrote by itself is nobody's, and who rated without
// ever running the drill or playing is an evaluator only.
func seats(entries []runbook.Event) []Seat {
	var all []Seat
	of := func(name string) *Seat {
		i := slices.IndexFunc(all, func(s Seat) bool { return fold(s.Name) == fold(name) })
		if i < 0 {
			i = len(all)
			all = append(all, Seat{Name: name})
		}
		return &all[i]
	}
	for _, e := range entries {
		_, begun := e.Data.(*runbook.Opened) // a facilitator may begin the log, also for nobody in particular
		if e.Own() || e.Actor.Name == "" || begun && e.Actor.Name == runbook.Unnamed {
			continue
		}
		seat, role := of(e.Actor.Name), e.Actor.Role
		if d, ok := e.Data.(*runbook.RoleTaking); ok {
			if d.Name == "" || fold(d.Name) == fold(e.Actor.Name) { // else they named another, who may not be there
				role = d.Role
			}
		}
		switch e.Type {
		case runbook.DrillObserved, runbook.DrillRated:
			seat.Evaluator = true
		case runbook.DrillDiscussed, runbook.DrillImprovementSet: // anybody may note what was said
		default:
			if e.Type.OfDrill() {
				seat.Facilitator = true
				break
			}
			seat.Player = seat.Player || !begun
			if role != "" && !slices.Contains(seat.Roles, role) {
				seat.Roles = append(seat.Roles, role)
			}
		}
	}
	return all
}

// Alone reports whether one person played and ran the drill: nobody else wrote in either place.
func (t *Table) Alone() bool {
	n := 0
	for _, s := range t.Seats {
		if s.Facilitator || s.Player {
			n++
		}
	}
	return n == 1
}
