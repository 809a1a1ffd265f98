package cli

import (
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// The JSON form of the table of a drill.
type (
	shownTable struct {
		Format       int                `json:"format"`
		ID           runbook.IncidentID `json:"id"`
		Scenario     string             `json:"scenario"`
		SHA256       string             `json:"sha256"`   // of the scenario it was scored with
		Pinned       string             `json:"pinned"`   // of the scenario it was played on
		Rescored     bool               `json:"rescored"` // they are not the same
		Over         bool               `json:"over"`     // the drill was ended; without it this is how it stood at its last entry
		Begun        time.Time          `json:"begun"`    // drill time
		Ended        time.Time          `json:"ended"`
		WallBegun    time.Time          `json:"wall_begun"`
		WallEnded    time.Time          `json:"wall_ended"`
		Actions      []shownAction      `json:"actions"`
		Violations   []shownViolation   `json:"violations"`
		Passed       []shownViolation   `json:"passed"`    // due only because the clock was put forward; no violations
		Backdated    []shownBackdated   `json:"backdated"` // what was written down later than it happened
		Texts        []shownTextCheck   `json:"texts"`
		Ratings      []shownRating      `json:"ratings"`
		Observations []shownObservation `json:"observations"`
		Marks        []shownMarkView    `json:"marks"`
		Debrief      []shownSaid        `json:"debrief"`
		Improvements []shownImprovement `json:"improvements"`
		Proposals    []shownProposal    `json:"proposals"` // none of them is in the plan
		Seats        []shownSeat        `json:"seats"`
		Earlier      []shownEarlier     `json:"earlier"`
	}
	shownProposal struct {
		Number   int          `json:"number"` // what --accept and --decline take, always the same of one drill; the key does as well
		Key      string       `json:"key"`
		Item     string       `json:"item"`
		Step     playbook.Ref `json:"step"`
		Taken    int          `json:"taken,omitzero"`    // the number it has in the plan
		Declined bool         `json:"declined,omitzero"` // it was turned down, or taken out of the plan
	}
	shownSeat struct {
		Name        string   `json:"name"`
		Roles       []string `json:"roles"`
		Player      bool     `json:"player"`
		Facilitator bool     `json:"facilitator"`
		Evaluator   bool     `json:"evaluator"`
	}
	shownBackdated struct {
		Entry   int          `json:"entry"`
		Step    playbook.Ref `json:"step"`
		At      time.Time    `json:"at"`      // drill time it is about
		Written time.Time    `json:"written"` // drill time at which it was written
	}
	shownAction struct {
		Inject  int           `json:"inject"`
		Step    playbook.Ref  `json:"step"`
		Outcome drill.Outcome `json:"outcome"`
		Minutes int           `json:"minutes"`
		Allowed int           `json:"allowed"` // minutes; 0: any time
		InTime  bool          `json:"in_time"`
		Early   bool          `json:"early"`            // taken before the inject came
		Lead    int           `json:"lead"`             // by so many minutes
		Jumped  int           `json:"jumped"`           // minutes that jumps of the clock passed over; not counted. Of what was not taken: from the inject to the end
		Written time.Time     `json:"written,omitzero"` // drill time at which it was written down, when that was later
		Entry   int           `json:"entry"`
		Chosen  []string      `json:"chosen"`
		Reason  string        `json:"reason"`
		Skipped bool          `json:"inject_skipped,omitzero"` // the facilitator left the inject out
		After   bool          `json:"after_end,omitzero"`      // the facilitator marked it after the drill was ended
	}
	shownViolation struct {
		Kind    drill.Violation `json:"kind"`
		Step    playbook.Ref    `json:"step"`
		At      time.Time       `json:"at"`
		Entries []int           `json:"entries"`
		Rule    org.Whose       `json:"rule"`
		By      string          `json:"by"`
		Injects []int           `json:"injects"`
		Text    string          `json:"text"`
		Due     time.Time       `json:"due,omitzero"`
		Until   time.Time       `json:"until,omitzero"` // due, put off by what jumps passed over
	}
	shownTextCheck struct {
		Step  playbook.Ref   `json:"step"`
		Entry int            `json:"entry"`
		Draft int            `json:"draft"`
		At    time.Time      `json:"at"`
		Items []shownChecked `json:"items"`
	}
	shownChecked struct {
		Item  drill.CheckItem `json:"item"`
		OK    bool            `json:"ok"`
		Words []string        `json:"words"`
	}
	shownRating struct {
		Objective string        `json:"objective"`
		Grade     runbook.Grade `json:"grade"`
		By        string        `json:"by"`
		Text      string        `json:"text"`
		Entry     int           `json:"entry"`
	}
	shownObservation struct {
		At     time.Time    `json:"at"`
		Inject int          `json:"inject"`
		Step   playbook.Ref `json:"step"`
		Text   string       `json:"text"`
		By     string       `json:"by"`
		Entry  int          `json:"entry"`
	}
	shownMarkView struct {
		Title   string            `json:"title"`
		Reached bool              `json:"reached"`
		Late    []playbook.Ref    `json:"late"`
		Found   []drill.Violation `json:"found"`
	}
	shownEarlier struct {
		ID         runbook.IncidentID `json:"id"`
		Held       string             `json:"held"`
		InTime     int                `json:"in_time"`
		Judged     int                `json:"judged"`
		Violations int                `json:"violations"`
	}
)

func (a *app) shownTable(s *runbook.State, t *drill.Table, others []report.Compared) shownTable {
	loc := s.Location()
	out := shownTable{
		Format: 1, ID: t.Log, Scenario: t.Scenario.ID, SHA256: t.Scenario.SHA256, Pinned: t.Pinned, Rescored: t.Rescored, Over: t.Over,
		Begun: jsonTime(t.Begun, loc), Ended: jsonTime(t.Ended, loc), WallBegun: jsonTime(t.WallBegun, loc), WallEnded: jsonTime(t.WallEnded, loc),
		Actions: []shownAction{}, Violations: []shownViolation{}, Texts: []shownTextCheck{}, Ratings: []shownRating{},
		Passed: []shownViolation{}, Backdated: []shownBackdated{},
		Proposals: a.shownProposals(t.Proposals), Seats: []shownSeat{},
		Improvements: shownImprovements(t.Improvements), Debrief: a.shownSayings(t.Scenario.Debrief, func(i int) []drill.Said { return t.Said[i] }),
		Observations: []shownObservation{}, Marks: []shownMarkView{}, Earlier: []shownEarlier{},
	}
	for _, x := range t.Actions {
		out.Actions = append(out.Actions, shownAction{x.Inject, x.Step, x.Outcome, x.Minutes(), int(x.Within.Minutes()), x.InTime(),
			x.Early, drill.Minutes(x.Lead), drill.Minutes(x.Jumped), jsonTime(x.Written, loc), x.Entry, nonNil(x.Chosen), x.Reason, x.Skipped, x.AfterEnd})
	}
	shown := func(v drill.Proof) shownViolation {
		return shownViolation{v.Kind, v.Step, jsonTime(v.At, loc), nonNil(v.Entries), v.Whose, v.By.Name, nonNil(v.Injects), v.Text().In(a.lang), jsonTime(v.Due, loc), jsonTime(v.Until, loc)}
	}
	for _, v := range t.Violations {
		out.Violations = append(out.Violations, shown(v))
	}
	for _, v := range t.Passed {
		out.Passed = append(out.Passed, shown(v))
	}
	for _, b := range t.Backdated {
		out.Backdated = append(out.Backdated, shownBackdated{b.Entry, b.Step, jsonTime(b.At, loc), jsonTime(b.Written, loc)})
	}
	for _, c := range t.Texts {
		checked := shownTextCheck{c.Step, c.Entry, c.Draft, jsonTime(c.At, loc), []shownChecked{}}
		for _, it := range c.Items {
			checked.Items = append(checked.Items, shownChecked{it.Item, it.OK, nonNil(it.Words)})
		}
		out.Texts = append(out.Texts, checked)
	}
	for _, r := range t.Ratings {
		out.Ratings = append(out.Ratings, shownRating{r.Objective, r.Rating, r.By.Name, r.Text, r.Entry})
	}
	for _, o := range t.Observations {
		out.Observations = append(out.Observations, shownObservation{jsonTime(o.At, loc), o.Inject, o.Step, o.Text, o.By.Name, o.Entry})
	}
	for _, m := range t.Marks {
		out.Marks = append(out.Marks, shownMarkView{m.Title.In(a.lang), m.Reached, nonNil(m.Late), nonNil(m.Found)})
	}
	for _, s := range t.Seats {
		out.Seats = append(out.Seats, shownSeat{s.Name, nonNil(s.Roles), s.Player, s.Facilitator, s.Evaluator})
	}
	for _, o := range others {
		if o.Table != nil {
			good, judged := report.InTime(o.Table)
			out.Earlier = append(out.Earlier, shownEarlier{o.State.ID, o.Held.In(loc).Format(time.DateOnly), good, judged, len(o.Table.Violations)})
		}
	}
	return out
}
