package runbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// Improvement is one item of the plan to improve after an incident (改善事項), as it
// stands from now on: what, who and by when, each by itself.
type Improvement struct {
	Number int    `json:"number"` // of the item, from 1; what stood under it no longer holds
	Item   string `json:"item"`
	Owner  string `json:"owner,omitzero"` // 担当課
	Due    string `json:"due,omitzero"`   // a day, as 2026-12-20
	Gone   bool   `json:"gone,omitzero"`  // the item was taken out of the plan
}

func (*Improvement) eventData() {}

func (d *Improvement) check() error {
	if _, err := time.Parse(time.DateOnly, d.Due); d.Due != "" && err != nil {
		return fmt.Errorf("an improvement that is due on no day: %q", d.Due)
	}
	if d.Number < 1 || d.Item == "" {
		return fmt.Errorf("an improvement without a number or of nothing")
	}
	return nil
}

// Improve puts an item into the plan to improve, or changes one. A closed incident takes
// it, too: the plan is made after the end. A drill on a scenario has a plan of its own,
// that of package drill, and takes none of this.
type Improve struct {
	By
	Number int     // of the item to change; 0: a new one
	Item   string  // empty: as it was
	Owner  *string // nil: as it was
	Due    *string // a day, as 2026-12-20, or empty for none; nil: as it was
	Gone   bool    // take it out
}

// ImprovementView is an item of the plan as it stands.
type ImprovementView struct {
	Improvement
	Seq int // the entry that put it so
	By  Actor
}

// Improvements is the plan to improve as it stands, in the order of its numbers; what was
// taken out is not in it.
func (s *State) Improvements() []ImprovementView {
	return slices.DeleteFunc(slices.Clone(s.improvements), func(i ImprovementView) bool { return i.Gone })
}

// PlanOfDrill is why a drill on a scenario has no such plan: what is written down for it
// is in the plan of the drill, which has numbers of its own; one that was not held has none.
func (s *State) PlanOfDrill() *Refusal {
	if s.NotHeld() {
		return s.WasNotHeld()
	}
	return bad(lang.Improving.OfDrill, lang.Improving.OfDrillHint.With(string(s.ID)))
}

func (d *decider) improve(in Improve) (*Improvement, error) {
	t := lang.DrillAfter
	if d.s.Planned() {
		return nil, d.s.PlanOfDrill()
	}
	put := Improvement{Number: 1}
	all := d.s.improvements
	switch {
	case in.Number != 0:
		i := slices.IndexFunc(all, func(i ImprovementView) bool { return i.Number == in.Number && !i.Gone })
		if i < 0 {
			return nil, bad(t.NoSuchImprovement.With(in.Number), t.NoSuchImprovementHint)
		}
		put = all[i].Improvement
	case len(all) > 0:
		put.Number = all[len(all)-1].Number + 1
	}
	put, err := in.Over(put)
	return &put, err
}

// Over is an item of the plan as it stands after what in says of it; what in leaves out
// stays. An error is a [*Refusal]: there is no item, or it is due on no day. The plan of a
// drill is written in the same way.
func (in Improve) Over(put Improvement) (Improvement, error) {
	t := lang.DrillAfter
	if item := strings.TrimSpace(in.Item); item != "" {
		put.Item = item
	}
	if in.Owner != nil {
		put.Owner = strings.TrimSpace(*in.Owner)
	}
	if in.Due != nil {
		put.Due = strings.TrimSpace(*in.Due)
	}
	put.Gone = in.Gone
	if put.Item == "" {
		return put, bad(t.ItemMissing, t.ItemHint)
	}
	if _, err := time.Parse(time.DateOnly, put.Due); put.Due != "" && err != nil {
		return put, bad(t.BadDue.With(put.Due), t.BadDueHint)
	}
	return put, nil
}

func (f *folder) improve(e Event, d *Improvement) {
	put := ImprovementView{*d, e.Seq, e.Actor}
	all := slices.Clone(f.s.improvements)
	at, there := slices.BinarySearchFunc(all, d.Number, func(i ImprovementView, n int) int { return i.Number - n })
	if there {
		all[at] = put
	} else {
		all = slices.Insert(all, at, put)
	}
	f.s.improvements = all
}

// describe says the item in one line, as that of a drill.
func (d *Improvement) describe() lang.Text {
	return (&DrillImprovement{Number: d.Number, Item: d.Item, Owner: d.Owner, Due: d.Due, Gone: d.Gone}).Describe()
}
