package runbook

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// MaxText bounds one text of an entry, in bytes; longer material is evidence.
const MaxText = 64 << 10

// Decide says what an intent means in a state at now: the events it makes, or
// why it is refused (a *[Refusal]; nothing happened). It returns exactly one
// event: one action of a responder is one entry. The event has its place in the
// log, its times and its data; id and salt are the caller's to add.
//
// Order never refuses: a step can be recorded while it waits for others, late,
// or although it does not apply; the entry says so. Gates refuse (approval,
// evidence first, an open question) until they open or are overridden.
func Decide(s State, in Intent, now time.Time) ([]Event, error) {
	d := decider{s: &s, by: in.who(), now: now.Truncate(time.Second)}
	if s.Head == 0 {
		return nil, bad(lang.Engine.NotOpen, lang.Engine.NotOpenHint)
	}
	if err := d.prepare(in); err != nil {
		return nil, err
	}
	typ, step, data, err := d.decide(in)
	if err != nil {
		return nil, err
	}
	if err := checkTexts(data, d.by.Actor); err != nil {
		return nil, err
	}
	if !d.by.AsIs {
		if err := secretIn(data); err != nil {
			return nil, err
		}
	}
	return []Event{{
		Seq: s.Head + 1, Type: typ, At: d.by.At, Logged: d.now, Actor: d.by.Actor, Step: step, Data: data,
	}}, nil
}

type decider struct {
	s   *State
	by  By
	now time.Time
	ev  *evaluator
}

// prepare checks what every intent has: an actor, a time, an open incident.
func (d *decider) prepare(in Intent) error {
	loc := d.s.Location()
	d.now = d.now.In(loc)
	if d.by.At.IsZero() {
		d.by.At = d.now
	}
	d.by.At = d.by.At.In(loc).Truncate(time.Second)
	if d.by.At.After(d.now) {
		return bad(lang.Engine.Future.With(d.by.At.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
	}
	d.by.Actor.Name = strings.TrimSpace(d.by.Actor.Name)
	if d.by.Actor.Name == "" {
		d.by.Actor.Name = d.s.Recorder()
	}
	if _, taking := in.(TakeRole); d.by.Actor.Name == "" && !taking {
		return bad(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	switch in.(type) {
	case Note, Correct, Amend, AddEvidence, TakeRole, Answer:
		return nil // the log stays open to what belongs to no step
	case Reopen:
		return nil
	case Close:
		if d.s.Status == StatusClosed {
			return refuse(IncidentEnded, lang.Engine.ClosedIncident, lang.Engine.ClosedHint)
		}
		if d.s.Err != nil {
			return nil // an incident whose playbooks cannot be read can still be ended
		}
	default:
		if d.s.Status == StatusClosed {
			return refuse(IncidentEnded, lang.Engine.ClosedIncident, lang.Engine.ClosedHint)
		}
	}
	if d.s.Err != nil {
		return bad(lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint)
	}
	d.ev = d.s.evaluate(d.now)
	return nil
}

func (d *decider) decide(in Intent) (Type, playbook.Ref, Data, error) {
	switch in := in.(type) {
	case Do:
		return d.do(in)
	case Impossible:
		data, err := d.notDone(in.Step, in.Items, in.Reason)
		return StepImpossible, in.Step, data, err
	case Skip:
		data, err := d.notDone(in.Step, in.Items, in.Reason)
		return StepSkipped, in.Step, data, err
	case ReopenStep:
		data, err := d.reopenStep(in)
		return StepReopened, in.Step, data, err
	case Report:
		data, err := d.report(in)
		return ReportSent, in.Step, data, err
	case Check:
		data, err := d.check(in)
		return WatchChecked, in.Step, data, err
	case Note:
		if strings.TrimSpace(in.Text) == "" {
			return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
		}
		return NoteAdded, in.Step, &Noted{Text: in.Text, From: in.From, To: in.To, Means: in.Means}, d.optionalStep(in.Step)
	case Correct:
		data, err := d.correct(in)
		return EntryCorrected, "", data, err
	case Amend:
		data, err := d.amend(in)
		return IncidentAmended, "", data, err
	case AddEvidence:
		data, err := d.evidence(in)
		return EvidenceAdded, in.Step, data, err
	case Ask:
		if strings.TrimSpace(in.Text) == "" {
			return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
		}
		_, err := d.step(in.Step)
		return QuestionRaised, in.Step, &Question{Text: in.Text}, err
	case Answer:
		return d.answer(in)
	case Approve:
		return d.approve(ApprovalGiven, in.Step, in.Means, "")
	case Refuse:
		if strings.TrimSpace(in.Reason) == "" {
			return "", "", nil, needReason(in.Step)
		}
		return d.approve(ApprovalRefused, in.Step, in.Means, in.Reason)
	case Override:
		data, err := d.override(in)
		return GateOverridden, in.Step, data, err
	case Classify:
		data, err := d.classify(in)
		return IncidentClassified, "", data, err
	case TakeRole:
		return d.takeRole(in)
	case Close:
		data, err := d.close(in)
		return IncidentClosed, "", data, err
	case Reopen:
		return d.reopen(in)
	}
	return "", "", nil, fmt.Errorf("decide: no rule for %T", in)
}

// step finds the step an intent names.
func (d *decider) step(ref playbook.Ref) (*playbook.Step, error) {
	if d.s.Set != nil {
		if st, ok := d.s.Set.Step(ref); ok {
			return st, nil
		}
	}
	return nil, refuse(UnknownStep, lang.Engine.NoSuchStep.With(string(ref)), lang.Engine.NoSuchStepHint)
}

func (d *decider) optionalStep(ref playbook.Ref) error {
	if ref == "" {
		return nil
	}
	_, err := d.step(ref)
	return err
}

func needReason(ref playbook.Ref) *Refusal {
	return &Refusal{Code: ReasonNeeded, Step: ref, Text: lang.Engine.ReasonMissing, Hint: lang.Engine.ReasonHint}
}

// settle checks that a step may be settled now and says how the entry stands to
// the plan.
func (d *decider) settle(st *playbook.Step) (Timing, error) {
	if state := d.ev.recorded(st); state != "" {
		seq := d.ev.view(d.playbook(st), st).Seq
		return Timing{}, &Refusal{
			Code: AlreadySettled, Step: st.Ref, Entry: seq,
			Text: lang.Engine.AlreadyDone.With(st.Title, seq), Hint: lang.Engine.AlreadyDoneHint,
		}
	}
	for _, g := range d.ev.gates(st) {
		if g.How == "approved" && sameName(g.By, d.by.Actor.Name) {
			return Timing{}, &Refusal{
				Code: StepHeld, Step: st.Ref, Gates: []GateView{g},
				Text: lang.Engine.SamePerson.With(g.By), Hint: lang.Engine.SamePersonHint,
			}
		}
	}
	if err := d.held(st); err != nil {
		return Timing{}, err
	}
	return d.timing(st), nil
}

func (d *decider) playbook(st *playbook.Step) *playbook.Playbook {
	p, _ := d.s.Set.Playbook(st.Ref.Playbook())
	return p
}

// held refuses while a gate holds the step.
func (d *decider) held(st *playbook.Step) error {
	var why, how []lang.Text
	var closed []GateView
	for _, g := range d.ev.gates(st) {
		if g.Open {
			continue
		}
		closed = append(closed, g)
		switch {
		case g.Kind == GateApproval && g.How == "refused":
			why, how = append(why, lang.Engine.HoldApprovalRefused.With(g.By, g.Reason)), append(how, lang.Engine.DoApproval)
		case g.Kind == GateApproval:
			why, how = append(why, lang.Engine.HoldApproval.With(list(g.Who))), append(how, lang.Engine.DoApproval)
		case g.Kind == GateEvidence:
			why, how = append(why, lang.Engine.HoldEvidence), append(how, lang.Engine.DoEvidence)
		case g.Kind == GateQuestion:
			why, how = append(why, lang.Engine.HoldQuestion), append(how, lang.Engine.DoQuestion)
		}
	}
	if len(closed) == 0 {
		return nil
	}
	return &Refusal{
		Code: StepHeld, Step: st.Ref, Gates: closed,
		Text: lang.Engine.Held.With(st.Title, list(why)), Hint: lang.Engine.HeldHint.With(list(how)),
	}
}

func (d *decider) timing(st *playbook.Step) Timing {
	v := d.ev.view(d.playbook(st), st)
	t := Timing{OutOfOrder: v.WaitsFor, NotAsked: v.State == NotApplicable}
	if !v.Deadline.IsZero() && d.by.At.After(v.Deadline) {
		t.LateBy = int(d.by.At.Sub(v.Deadline) / time.Second)
	}
	return t
}

// sameName compares names as people write them: width, case and spaces do not
// matter.
func sameName(a, b string) bool {
	fold := func(s string) string {
		return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
	}
	return fold(a) != "" && fold(a) == fold(b)
}

func (d *decider) do(in Do) (Type, playbook.Ref, Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return "", "", nil, err
	}
	if st.Type == playbook.Decide {
		data, err := d.decision(st, in)
		return DecisionMade, st.Ref, data, err
	}
	if len(in.Chosen) > 0 {
		return "", "", nil, bad(lang.Engine.NotADecision.With(st.Title), lang.Engine.NotADecisionHint)
	}
	note := joinNote(in.Note, in.Reason)
	if st.Type == playbook.Report {
		left := d.itemsLeft(st, in.Items)
		switch {
		case len(left) == 0 && d.ev.recorded(st) == "":
			return "", "", nil, bad(lang.Engine.NoTarget, lang.Engine.NameTarget)
		case len(left) == 1:
			data, err := d.report(Report{By: in.By, Step: in.Step, To: left[0], Reached: true, Fields: in.Fields, Note: note})
			return ReportSent, st.Ref, data, err
		case len(left) > 1:
			return "", "", nil, d.receipts(st, left)
		}
	}
	timing, err := d.settle(st)
	if err != nil {
		return "", "", nil, err
	}
	fields, err := d.fields(st, in.Fields, true)
	if err != nil {
		return "", "", nil, err
	}
	items, err := d.items(st, in.Items)
	if err != nil {
		return "", "", nil, err
	}
	data := &Done{Items: items, Fields: fields, Note: note, Timing: timing}
	if st.Type == playbook.Include && !slices.Contains(d.s.Kinds, st.Include) {
		data.Kind = st.Include
	}
	return StepDone, st.Ref, data, nil
}

func joinNote(note, reason string) string {
	if note == "" {
		return reason
	}
	if reason == "" {
		return note
	}
	return note + "\n" + reason
}

// itemsLeft lists the items of a step that are open, or the named ones.
func (d *decider) itemsLeft(st *playbook.Step, named []string) []string {
	if len(named) > 0 {
		return named
	}
	var left []string
	for _, it := range d.ev.view(d.playbook(st), st).Items {
		if !it.State.Settled() {
			left = append(left, it.ID)
		}
	}
	return left
}

func (d *decider) receipts(st *playbook.Step, left []string) error {
	var names []lang.Text
	for _, id := range left {
		names = append(names, d.s.PostOrRole(id))
	}
	return &Refusal{
		Code: ReceiptsOpen, Step: st.Ref,
		Text: lang.Engine.Receipts.With(st.Title, list(names)), Hint: lang.Engine.ReceiptsHint,
	}
}

// items checks the named items of a step. Without names it returns none where
// the step has no items or the list is not known, and otherwise all that are
// left.
func (d *decider) items(st *playbook.Step, named []string) ([]string, error) {
	if len(named) == 0 {
		if len(d.s.plannedItems(st)) == 0 {
			return nil, nil
		}
		return d.itemsLeft(st, nil), nil
	}
	if st.Each == "" && st.Type != playbook.Report {
		return nil, bad(lang.Engine.NoSuchItem.With(named[0]), lang.Engine.NoItems)
	}
	known := d.s.plannedItems(st)
	r := d.s.steps[st.Ref]
	for i, name := range named {
		name = strings.TrimSpace(name)
		named[i] = name
		if name == "" {
			return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
		}
		// A list that the profile leaves open is filled at the scene.
		if len(known) > 0 && !slices.Contains(known, name) {
			return nil, bad(lang.Engine.NoSuchItem.With(name), lang.Engine.ItemHint.With(listIDs(known)))
		}
		if r != nil {
			if ir, ok := r.items[name]; ok && ir.state != "" {
				return nil, &Refusal{
					Code: AlreadySettled, Step: st.Ref, Entry: ir.seq,
					Text: lang.Engine.ItemDone.With(name), Hint: lang.Engine.AlreadyDoneHint,
				}
			}
		}
	}
	return named, nil
}

func (d *decider) decision(st *playbook.Step, in Do) (Data, error) {
	offered := d.offered(st)
	if len(in.Chosen) == 0 {
		return nil, bad(lang.Engine.NoChoice.With(st.Title), lang.Engine.ChoiceHint.With(listIDs(offered)))
	}
	var chosen []string
	for _, id := range in.Chosen {
		if !slices.Contains(chosen, id) {
			chosen = append(chosen, id)
		}
	}
	if len(chosen) > 1 && !st.Many {
		return nil, bad(lang.Engine.OneChoice.With(st.Title), lang.Engine.OneChoiceHint.With(listIDs(offered)))
	}
	for _, id := range chosen {
		o, ok := st.Option(id)
		if !ok {
			return nil, bad(lang.Engine.NoSuchOption.With(id), lang.Engine.ChoiceHint.With(listIDs(offered)))
		}
		if st.Sets == playbook.SetsKinds && o.Kind == "" && len(chosen) > 1 {
			return nil, bad(lang.Engine.NotTogether.With(o.Title), lang.Engine.NotTogetherHint)
		}
		if !slices.Contains(offered, id) {
			return nil, bad(lang.Engine.OptionNotOffered.With(o.Title), lang.Engine.OptionHint.With(listIDs(offered)))
		}
	}
	data := &Decided{Chosen: chosen, Reason: in.Reason, Note: in.Note}
	r := d.s.steps[st.Ref]
	again := r != nil && r.settled == StateDone
	if (st.NeedsReason || again) && strings.TrimSpace(in.Reason) == "" {
		return nil, needReason(st.Ref)
	}
	if again {
		data.Before = r.chosen
		if err := d.held(st); err != nil {
			return nil, err
		}
		data.Timing = Timing{}
	} else {
		timing, err := d.settle(st)
		if err != nil {
			return nil, err
		}
		data.Timing = timing
	}
	fields, err := d.fields(st, in.Fields, !again)
	if err != nil {
		return nil, err
	}
	data.Fields = fields
	after := Fold(*d.s, []Event{{Seq: d.s.Head + 1, Type: DecisionMade, Step: st.Ref, Data: data}})
	if !slices.Equal(after.Kinds, d.s.Kinds) {
		data.Kinds = append([]string{}, after.Kinds...) // also when none is left
	}
	return data, nil
}

// offered lists the options that the decisions made so far leave open.
func (d *decider) offered(st *playbook.Step) []string {
	var ids []string
	for _, o := range st.Options {
		if d.ev.condition(o.When) != no {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// Offered lists the options of a decision that the decisions made so far leave
// open.
func (s *State) Offered(st *playbook.Step) []playbook.Option {
	ev := s.evaluate(s.Opened)
	var offered []playbook.Option
	for _, o := range st.Options {
		if ev.condition(o.When) != no {
			offered = append(offered, o)
		}
	}
	return offered
}

// fields checks what was filled in and brings it to its stored form: numbers in
// ASCII digits, times as RFC 3339, yes or no.
func (d *decider) fields(st *playbook.Step, in map[string]string, all bool) (map[string]string, error) {
	out := map[string]string{}
	var known []string
	for _, f := range st.Fields {
		known = append(known, f.ID)
		text := strings.TrimSpace(in[f.ID])
		if text == "" {
			if f.Required && all && d.filled(st, f.ID) == "" {
				return nil, bad(lang.Engine.FieldMissing.With(f.Title), lang.Engine.FieldMissingHint)
			}
			continue
		}
		value, err := d.value(f, text)
		if err != nil {
			return nil, err
		}
		out[f.ID] = value
	}
	for id := range in {
		if _, ok := st.Field(id); !ok {
			hint := lang.Engine.NoFields
			if len(known) > 0 {
				hint = lang.Engine.FieldHint.With(listIDs(known))
			}
			return nil, bad(lang.Engine.NoSuchField.With(id), hint)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// filled is what an earlier entry put into a field.
func (d *decider) filled(st *playbook.Step, field string) string {
	if r := d.s.steps[st.Ref]; r != nil {
		return r.fields[field]
	}
	return ""
}

func (d *decider) value(f playbook.Field, text string) (string, error) {
	switch f.Type {
	case playbook.FieldNumber:
		n := strings.ReplaceAll(norm.NFKC.String(text), ",", "")
		if n == "" || strings.Trim(n, "0123456789") != "" {
			return "", bad(lang.Engine.BadNumber.With(f.Title, text), lang.Engine.BadNumberHint)
		}
		return n, nil
	case playbook.FieldTime:
		// A promise's time lies ahead; any other may lie on either side.
		promise := d.promises(f.ID)
		near := Nearest
		if promise {
			near = Ahead
		}
		t, err := ParseTime(text, d.now, near)
		if err != nil {
			return "", bad(lang.Engine.BadTime.With(f.Title, text), lang.Engine.BadTimeHint)
		}
		if promise && !t.After(d.now) {
			return "", bad(lang.Engine.PastPromise.With(f.Title, t.Format("2006-01-02 15:04")), lang.Engine.PastPromiseHint)
		}
		return t.Format(time.RFC3339), nil
	case playbook.FieldYesNo:
		switch strings.ToLower(norm.NFKC.String(text)) {
		case "yes", "y", "はい", "有", "あり":
			return "yes", nil
		case "no", "n", "いいえ", "無", "なし":
			return "no", nil
		}
		return "", bad(lang.Engine.BadYesNo.With(f.Title, text), lang.Engine.BadYesNoHint)
	}
	return text, nil
}

// promises reports whether some step's promise takes its time from a field of
// that id.
func (d *decider) promises(field string) bool {
	for _, st := range d.s.Set.Steps() {
		if st.Promise != nil && st.Promise.DueField == field {
			return true
		}
	}
	return false
}

func (d *decider) notDone(ref playbook.Ref, items []string, reason string) (Data, error) {
	st, err := d.step(ref)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(reason) == "" {
		return nil, needReason(ref)
	}
	if state := d.ev.recorded(st); state != "" {
		_, err := d.settle(st)
		return nil, err
	}
	if len(items) > 0 {
		if items, err = d.items(st, items); err != nil {
			return nil, err
		}
	}
	return &NotDone{Items: items, Reason: reason, Timing: d.timing(st)}, nil
}

func (d *decider) reopenStep(in ReopenStep) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	r := d.s.steps[in.Step]
	nothing := bad(lang.Engine.NothingToReopen.With(st.Title), lang.Engine.NothingHint)
	if r == nil || r.settled == "" && len(r.items) == 0 {
		if r != nil && r.approval != nil && r.approval.given {
			nothing.Hint = lang.Engine.UndoApprovalHint
		}
		return nil, nothing
	}
	for _, it := range in.Items {
		if _, ok := r.items[it]; !ok {
			return nil, nothing
		}
	}
	data := &StepReopening{Items: in.Items, Reason: in.Reason}
	if len(in.Items) == 0 {
		data.Entry = r.entry
	}
	return data, nil
}

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
	if r := d.s.steps[st.Ref]; r != nil {
		if ir, ok := r.items[to]; ok && ir.state == StateDone && in.Reached {
			return nil, &Refusal{
				Code: AlreadySettled, Step: st.Ref, Entry: ir.seq,
				Text: lang.Engine.ItemDone.With(d.s.PostOrRole(to)), Hint: lang.Engine.AlreadyDoneHint,
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
		To: to, Reached: in.Reached, Means: in.Means, Reference: in.Reference,
		Instruction: in.Instruction, Fields: fields, Note: in.Note, Timing: d.timing(st),
	}
	if post, ok := d.s.Org.Post(to); ok {
		data.Post = post.In(lang.Japanese)
	}
	return data, nil
}

// target names a report target by its id: the id itself, or the post or the name
// of one of the step's targets.
func (d *decider) target(st *playbook.Step, name string) string {
	for _, id := range d.s.plannedItems(st) {
		post := d.s.PostOrRole(id)
		role := d.s.Set.Role(id).Title
		for _, known := range []string{id, post.Ja, post.En, role.Ja, role.En} {
			if sameName(known, name) {
				return id
			}
		}
	}
	return name
}

func (d *decider) check(in Check) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if st.Type != playbook.Watch {
		return nil, bad(lang.Engine.NotAWatch.With(st.Title), lang.Engine.NotAWatchHint)
	}
	if state := d.ev.recorded(st); state != "" {
		_, err := d.settle(st)
		return nil, err
	}
	fields, err := d.fields(st, in.Fields, false)
	if err != nil {
		return nil, err
	}
	return &Checked{Text: in.Text, Fields: fields}, nil
}

func (d *decider) correct(in Correct) (Data, error) {
	if in.Entry < 1 || in.Entry > d.s.Head {
		return nil, bad(lang.Engine.NoSuchEntry.With(in.Entry), lang.Engine.NoSuchEntryHint.With(d.s.Head))
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason("")
	}
	return &Corrected{Entry: in.Entry, Text: in.Text, Reason: in.Reason}, nil
}

func (d *decider) amend(in Amend) (Data, error) {
	data := &Amended{
		Title: strings.TrimSpace(in.Title), Account: strings.TrimSpace(in.Account), Seen: in.Seen,
		Source: in.Source, Means: in.Means, Reason: in.Reason,
	}
	for _, t := range []struct{ from, to *time.Time }{{&in.Happened, &data.Happened}, {&in.Detected, &data.Detected}} {
		if t.from.IsZero() {
			continue
		}
		*t.to = t.from.In(d.s.Location()).Truncate(time.Second)
		if t.to.After(d.now) {
			return nil, bad(lang.Engine.Future.With(t.to.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
	}
	happened, detected := d.s.Happened, d.s.Detected
	if !data.Happened.IsZero() {
		happened = data.Happened
	}
	if !data.Detected.IsZero() {
		detected = data.Detected
	}
	if happened.After(detected) {
		return nil, bad(lang.Engine.DetectedFirst, lang.Engine.DetectedFirstHint)
	}
	if *data == (Amended{Reason: data.Reason}) {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	return data, nil
}

func (d *decider) evidence(in AddEvidence) (Data, error) {
	if strings.TrimSpace(in.What) == "" || strings.TrimSpace(in.Where) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	item := &EvidenceItem{Number: len(d.s.Evidence) + 1, What: in.What, Where: in.Where, File: in.File}
	if in.AsOf.After(d.now) {
		return nil, bad(lang.Engine.Future.With(in.AsOf.In(d.s.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint)
	}
	if !in.AsOf.IsZero() {
		item.AsOf = in.AsOf.In(d.s.Location()).Truncate(time.Second)
	}
	return item, d.optionalStep(in.Step)
}

func (d *decider) answer(in Answer) (Type, playbook.Ref, Data, error) {
	if strings.TrimSpace(in.Text) == "" || strings.TrimSpace(in.From) == "" {
		return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	var open []string
	for _, q := range d.s.OpenQuestions() {
		if q.Seq == in.Question {
			return QuestionAnswered, q.Step, &Answered{Question: q.Seq, Text: in.Text, From: in.From}, nil
		}
		open = append(open, fmt.Sprint(q.Seq))
	}
	return "", "", nil, bad(lang.Engine.NoSuchQuestion.With(in.Question), lang.Engine.NoSuchQuestionHint.With(listIDs(open)))
}

func (d *decider) approve(typ Type, ref playbook.Ref, means, reason string) (Type, playbook.Ref, Data, error) {
	st, err := d.step(ref)
	if err != nil {
		return "", "", nil, err
	}
	if st.Approval == "" {
		return "", "", nil, bad(lang.Engine.NothingToApprove.With(st.Title), lang.Engine.NothingHint)
	}
	data := &Approved{Act: st.Approval, By: d.by.Actor.Name, Means: means, Reason: reason}
	if r := d.s.Recorder(); !sameName(r, data.By) {
		data.Recorder = r
	}
	return typ, ref, data, nil
}

func (d *decider) override(in Override) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason(in.Step)
	}
	var held []string
	for _, g := range d.ev.gates(st) {
		if g.Open && (g.How != "approved" || !sameName(g.By, d.by.Actor.Name)) {
			continue
		}
		if g.Kind == GateQuestion {
			held = append(held, questionGate(g.Seq))
		} else {
			held = append(held, g.Kind)
		}
	}
	if len(held) == 0 {
		return nil, bad(lang.Engine.NothingToOverride.With(st.Title), lang.Engine.NothingHint)
	}
	return &Overridden{Gates: held, Reason: in.Reason}, nil
}

func (d *decider) classify(in Classify) (Data, error) {
	if len(in.Kinds) == 0 {
		return nil, bad(lang.Engine.NoKinds, lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
	}
	var kinds []string
	for _, k := range in.Kinds {
		if _, ok := d.s.Set.Kind(k); !ok {
			return nil, refuse(UnknownKind, lang.Engine.NoSuchKind.With(k), lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason("")
	}
	if slices.Equal(sorted(kinds), sorted(d.s.Kinds)) {
		return nil, bad(lang.Engine.SameKinds, lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
	}
	return &Classified{Kinds: kinds, Before: d.s.Kinds, Reason: in.Reason}, nil
}

func sorted(ids []string) []string {
	s := slices.Clone(ids)
	slices.Sort(s)
	return s
}

func kindIDs(set *playbook.Set) []string {
	var ids []string
	for _, p := range set.Kinds {
		ids = append(ids, p.Kind)
	}
	return ids
}

func (d *decider) takeRole(in TakeRole) (Type, playbook.Ref, Data, error) {
	name := strings.TrimSpace(in.Name)
	if name == "" || in.Role == "" {
		return "", "", nil, bad(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if d.by.Actor.Name == "" {
		d.by.Actor.Name = name
	}
	return RoleTaken, "", &RoleTaking{Role: in.Role, Name: name}, nil
}

func (d *decider) close(in Close) (Data, error) {
	var owed []lang.Text
	for _, p := range d.s.Promises(d.now) {
		if !p.Kept && !p.Released {
			owed = append(owed, p.Title)
		}
	}
	if len(owed) > 0 {
		return nil, refuse(PromiseOpen, lang.Engine.PromisesOpen.With(list(owed)), lang.Engine.PromisesHint)
	}
	var open []playbook.Ref
	for _, v := range d.s.Steps(d.now) {
		if !v.State.Settled() && !v.Undecided {
			open = append(open, v.Ref)
		}
	}
	if len(open) > 0 && strings.TrimSpace(in.Reason) == "" {
		return nil, refuse(ReasonNeeded, lang.Engine.StepsOpen.With(len(open)), lang.Engine.StepsOpenHint)
	}
	return &Closed{Reason: in.Reason, Open: open}, nil
}

func (d *decider) reopen(in Reopen) (Type, playbook.Ref, Data, error) {
	if d.s.Status != StatusClosed {
		return "", "", nil, bad(lang.Engine.NotClosed, lang.Engine.NothingHint)
	}
	if strings.TrimSpace(in.Reason) == "" {
		return "", "", nil, needReason("")
	}
	return IncidentReopened, "", &Reopened{Reason: in.Reason}, nil
}

// checkTexts bounds what was typed: 64 KiB of UTF-8 for each text.
func checkTexts(data Data, actor Actor) error {
	for _, text := range append(textsOf(data), actor.Name, actor.Role) {
		if len(text) > MaxText {
			return bad(lang.Engine.TextTooLong.With(len(text), MaxText), lang.Engine.TextTooLongHint)
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return bad(lang.Engine.NotUTF8, lang.Engine.NotUTF8Hint)
		}
	}
	return nil
}

// textsOf lists every text a person typed into the data.
func textsOf(data Data) []string {
	var texts []string
	fields := func(m map[string]string) {
		for k, v := range m {
			texts = append(texts, k, v)
		}
	}
	switch d := data.(type) {
	case *Opened:
		texts = append(texts, d.Title, d.Account, d.Seen, d.Source, d.Means)
	case *Done:
		texts = append(append(texts, d.Items...), d.Note)
		fields(d.Fields)
	case *NotDone:
		texts = append(append(texts, d.Items...), d.Reason)
	case *StepReopening:
		texts = append(texts, d.Reason)
	case *Decided:
		texts = append(texts, d.Reason, d.Note)
		fields(d.Fields)
	case *Reported:
		texts = append(texts, d.To, d.Means, d.Reference, d.Instruction, d.Note)
		fields(d.Fields)
	case *Approved:
		texts = append(texts, d.By, d.Means, d.Reason)
	case *Overridden:
		texts = append(texts, d.Reason)
	case *EvidenceItem:
		texts = append(texts, d.What, d.Where)
		if d.File != nil {
			texts = append(texts, d.File.Path)
		}
	case *Checked:
		texts = append(texts, d.Text)
		fields(d.Fields)
	case *Question:
		texts = append(texts, d.Text)
	case *Answered:
		texts = append(texts, d.Text, d.From)
	case *Noted:
		texts = append(texts, d.Text, d.From, d.To, d.Means)
	case *Corrected:
		texts = append(texts, d.Text, d.Reason)
	case *Amended:
		texts = append(texts, d.Title, d.Account, d.Seen, d.Source, d.Means, d.Reason)
	case *Classified:
		texts = append(texts, d.Reason)
	case *Closed:
		texts = append(texts, d.Reason)
	case *Reopened:
		texts = append(texts, d.Reason)
	case *RoleTaking:
		texts = append(texts, d.Role, d.Name)
	}
	return texts
}
