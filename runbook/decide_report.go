package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

func (d *decider) report(in Report) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if st.Type != playbook.Report {
		return nil, bad(lang.Engine.NotAReport.With(st.Title), lang.Engine.NotAReportHint)
	}
	planned := d.s.plannedItems(st)
	to := d.target(st, strings.TrimSpace(in.To))
	if to == "" {
		return nil, bad(lang.Engine.NoTarget, lang.Engine.NoTargetHint.With(listIDs(planned)))
	}
	if !slices.Contains(planned, to) && tomlfile.IsID(to) && !d.s.Set.HasRole(to) {
		hint := lang.Engine.NoTargetHint.With(listIDs(planned))
		if near, ok := tomlfile.Nearest(to, append(d.s.Set.RoleIDs(), planned...)); ok {
			hint = lang.Engine.DidYouMean.With(near)
		}
		return nil, bad(lang.Engine.NoSuchItem.With(to), hint)
	}
	if in.Again != 0 && !d.another(st, in.Again) {
		return nil, d.alreadyDone(st)
	}
	again := in.Again != 0
	if r := d.s.steps[st.Ref]; r != nil && !again {
		if ir, ok := r.items[to]; ok && ir.state == StateDone && in.Reached {
			return nil, &Refusal{
				Code: AlreadySettled, Step: st.Ref, Entry: ir.seq,
				Text: lang.Engine.ItemDone.With(d.s.PostOrRole(to)), Hint: d.alreadyHint(st),
			}
		}
	}
	if err := d.held(st); err != nil {
		return nil, err
	}
	// What was filled in with an earlier receipt need not be repeated, and an
	// attempt that reached nobody has nothing to fill in.
	fields, err := d.fields(st, in.Fields, in.Reached)
	if err != nil {
		return nil, err
	}
	data := &Reported{
		To: to, Via: strings.TrimSpace(in.Via), Reached: in.Reached, Means: in.Means, Reference: in.Reference,
		Instruction: in.Instruction, Fields: fields, Note: in.Note,
	}
	if !again {
		data.Timing = d.timing(st)
	}
	if post, ok := d.s.Org.Post(to); ok {
		data.Post = post.In(lang.Japanese)
	}
	return data, nil
}

// alreadyHint says what can be done about what is done already.
func (d *decider) alreadyHint(st *playbook.Step) lang.Text {
	r := d.s.recordOf(st.Ref)
	switch {
	case st.Repeat || r.goesOutAgain(st):
		return lang.Engine.AgainHint
	case st.Type == playbook.Notice && st.Text != "" && r.settled == StateDone:
		return lang.Engine.AnotherHint
	}
	return lang.Engine.AlreadyDoneHint
}

// target names a report target by its id: the id itself, or the post or the name
// of one of the step's targets, or the post of another role of the profile.
func (d *decider) target(st *playbook.Step, name string) string {
	for _, id := range d.s.plannedItems(st) {
		post := d.s.PostOrRole(id)
		role := d.s.Set.Role(id).Title
		for _, known := range []string{id, post.Ja, post.En, role.Ja, role.En} {
			if sameName(known, name) || isPost(post, name) {
				return id
			}
		}
	}
	if id, ok := d.s.Org.RoleNamed(name); ok {
		return id
	}
	return name
}
