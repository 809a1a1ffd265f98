package runbook

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

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
		case len(left) == 0 && in.Again != 0 && d.round(st): // whom is asked for again
			return "", "", nil, d.receipts(st, d.s.plannedItems(st))
		case len(left) == 0 && d.ev.recorded(st) == "":
			return "", "", nil, bad(lang.Engine.NoTarget, lang.Engine.NameTarget)
		case len(left) > 0: // whether somebody was reached is nobody's to assume
			return "", "", nil, d.receipts(st, left)
		}
	}
	timing, err := d.settle(st, in.Again)
	if err != nil {
		return "", "", nil, err
	}
	fields, err := d.fields(st, d.asPromised(st, in.Fields), true)
	if err != nil {
		return "", "", nil, err
	}
	if err := d.plausible(d.s.amends(st.Ref, fields)); err != nil {
		return "", "", nil, err
	}
	items, err := d.items(st, in.Items)
	if err != nil {
		return "", "", nil, err
	}
	data := &Done{Items: items, Fields: fields, Note: note, Timing: timing}
	if st.Type == playbook.Notice {
		data.Channel = st.Channel
		if draft, ok := d.goesOut(st); ok {
			data.Text = draft.Seq
		}
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
			if ir, ok := r.items[name]; ok && ir.state != "" && d.ev.next != st.Ref {
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
	if len(in.Chosen) == 0 && d.s.Begun(st) {
		in.Chosen = optionsOf(st, d.s.Kinds) // what it was begun as is confirmed
	}
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
	data := &Decided{Chosen: chosen, Reason: in.Reason, Note: in.Note, With: strings.TrimSpace(in.With)}
	kinds := d.s.Kinds
	if st.Sets == playbook.SetsKinds { // a rule of the kind that is left behind counts as well
		named := optionKinds(st, chosen)
		if len(named) == 0 { // to call it none of them is a judgement on each
			for _, o := range st.Options {
				named = append(named, optionKinds(st, []string{o.ID})...)
			}
		}
		kinds = append(named, kinds...)
	}
	if err := d.notAlone(st, data.With, kinds); err != nil {
		return nil, err
	}
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
		timing, err := d.settle(st, 0)
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

// Begun reports whether a decision sets the kinds and nobody took it yet although the
// incident has some: those it was begun as. They are one person's view; to take the
// decision without an answer confirms them.
func (s *State) Begun(st *playbook.Step) bool {
	r := s.steps[st.Ref]
	return st.Sets == playbook.SetsKinds && len(s.Kinds) > 0 && (r == nil || r.settled == "")
}

// optionsOf lists the options that name the kinds.
func optionsOf(st *playbook.Step, kinds []string) []string {
	var ids []string
	for _, o := range st.Options {
		if o.Kind != "" && slices.Contains(kinds, o.Kind) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// notAlone refuses a decision of one person where the office's rule asks for two in
// an incident of these kinds: a rule may speak of some kinds only, and what is
// decided may be just that.
func (d *decider) notAlone(st *playbook.Step, with string, kinds []string) error {
	s := *d.s
	s.Kinds = kinds
	for _, g := range s.evaluate(d.now).gates(st) {
		if g.Kind != GateTwoPersons || g.Open || with != "" && !sameName(with, d.by.Actor.Name) {
			continue
		}
		return &Refusal{
			Code: StepHeld, Step: st.Ref, Gates: []GateView{g},
			Text: lang.Engine.Held.With(st.Title, d.s.WhyHeld(g)), Hint: lang.Engine.HeldHint.With(whatOpens(g)),
		}
	}
	return nil
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
				hint := lang.Engine.FieldMissingHint
				if f.Type == playbook.FieldTime { // what has to be known is not to be written as unknown
					hint = lang.Engine.BadTimeHint
				}
				return nil, ofField(bad(lang.Engine.FieldMissing.With(f.Title), lang.Engine.FieldKey.With(hint, f.ID)), f.ID)
			}
			continue
		}
		value, err := d.value(f, text)
		if err != nil {
			return nil, ofField(err, f.ID)
		}
		out[f.ID] = value
		if f.AsOf {
			if out[playbook.AsOfField(f.ID)], err = d.asOf(f, in[playbook.AsOfField(f.ID)]); err != nil {
				return nil, ofField(err, playbook.AsOfField(f.ID))
			}
		}
	}
	for id := range in {
		base, asOf := strings.CutSuffix(id, playbook.AsOfField(""))
		f, ok := st.Field(base)
		if !ok || asOf && !f.AsOf {
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

// asOf is the time as of which a number holds: the one given, else the moment the
// entry is about.
func (d *decider) asOf(f playbook.Field, text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return d.by.At.Format(time.RFC3339), nil
	}
	at, err := ParseTime(text, d.now, Behind)
	if err != nil {
		return "", bad(lang.Engine.BadTime.With(f.Title, text), lang.Engine.BadTimeHint)
	}
	if at.After(d.now) {
		return "", bad(lang.Engine.Future.With(at.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
	}
	return at.Format(time.RFC3339), nil
}

// filled is what an earlier entry put into a field.
func (d *decider) filled(st *playbook.Step, field string) string {
	if r := d.s.steps[st.Ref]; r != nil && d.ev.next != st.Ref {
		return r.fields[field]
	}
	return ""
}

func (d *decider) value(f playbook.Field, typed string) (string, error) {
	switch f.Type {
	case playbook.FieldNumber:
		n, ok := text.ReadNumber(typed)
		if !ok {
			return "", bad(lang.Engine.BadNumber.With(f.Title, typed), lang.Engine.BadNumberHint)
		}
		return n, nil
	case playbook.FieldTime:
		// A promise's time lies ahead; any other may lie on either side.
		promise := d.promises(f.ID)
		if !promise && f.MayBeUnknown() && IsUnknown(typed) {
			return playbook.Unknown, nil
		}
		near := Nearest
		if promise {
			near = Ahead
		}
		now := d.now
		if promise { // of a reply written down later, the time it promised has passed by now
			now = d.by.At
		}
		t, err := ParseTime(typed, now, near)
		if err != nil {
			return "", bad(lang.Engine.BadTime.With(f.Title, typed), lang.Engine.BadTimeHint)
		}
		if promise && !t.After(now) {
			return "", bad(lang.Engine.PastPromise.With(f.Title, t.Format("2006-01-02 15:04")), lang.Engine.PastPromiseHint)
		}
		return t.Format(time.RFC3339), nil
	case playbook.FieldYesNo:
		switch strings.ToLower(norm.NFKC.String(typed)) {
		case "yes", "y", "はい", "有", "あり":
			return "yes", nil
		case "no", "n", "いいえ", "無", "なし":
			return "no", nil
		}
		return "", bad(lang.Engine.BadYesNo.With(f.Title, typed), lang.Engine.BadYesNoHint)
	case playbook.FieldChoice:
		var titles []lang.Text
		for _, c := range f.Choices {
			if sameName(typed, c.ID) || sameName(typed, c.Title.Ja) || sameName(typed, c.Title.En) {
				return c.ID, nil
			}
			titles = append(titles, c.Title)
		}
		return "", bad(lang.Entry.ChoiceMissing.With(f.Title, typed), lang.Entry.ChoiceHint.With(list(titles)))
	}
	return address(typed), nil
}

// address is a text; where all of it is an address of the web (https://…) that the input method
// left in full width, in the letters that open it. Other words stay as they were typed.
func address(text string) string {
	folded := strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, strings.TrimSpace(text))
	at := strings.ToLower(folded)
	if !strings.HasPrefix(at, "https://") && !strings.HasPrefix(at, "http://") || strings.ContainsAny(at, " \u3000\t\n") {
		return text
	}
	return folded
}

// IsUnknown reports whether somebody wrote that a time, or who it was, is not known. A field of
// which [playbook.Field.MayBeUnknown] says so takes that for an answer.
func IsUnknown(text string) bool {
	switch strings.ToLower(strings.TrimSpace(norm.NFKC.String(text))) {
	case "不明", "ふめい", "フメイ", "分からない", "わからない", "unknown":
		return true
	}
	return false
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
	if d.ev.recorded(st) != "" { // also of a step that repeats: not to do it once more is nothing to record
		return nil, d.alreadyDone(st)
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
	if in.Entry != 0 {
		return d.withdraw(st, in)
	}
	if r != nil && r.settled == "" && len(r.items) == 0 && len(in.Items) == 0 {
		override := override{}
		if n := len(r.overrides); n > 0 {
			override = r.overrides[n-1]
		}
		if last := r.lastAnswer(); last > override.seq {
			in.Entry = last
			return d.withdraw(st, in)
		}
		if override.seq > 0 {
			return &StepReopening{Entry: override.seq, Gates: override.gates, Override: true, Reason: in.Reason}, nil
		}
	}
	if r == nil || r.settled == "" && len(r.items) == 0 {
		return nil, nothing
	}
	for _, it := range in.Items {
		if _, ok := r.items[it]; !ok {
			return nil, nothing
		}
	}
	if st.Sets == playbook.SetsKinds && len(in.Items) == 0 {
		for _, c := range d.s.KindChanges {
			if c.Seq > r.entry && c.Step == "" { // classified by itself since
				return nil, bad(lang.Engine.KindsSince.With(c.Seq), lang.Engine.KindsSinceHint)
			}
		}
	}
	data := &StepReopening{Items: in.Items, Reason: in.Reason}
	for _, o := range r.lapsing(in.Items) {
		for _, g := range o.gates {
			if !slices.Contains(data.Gates, g) {
				data.Gates = append(data.Gates, g)
			}
		}
	}
	if len(in.Items) == 0 {
		data.Entry = r.entry
	}
	return data, nil
}

func (d *decider) check(in Check) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if st.Type != playbook.Watch {
		return nil, bad(lang.Engine.NotAWatch.With(st.Title), lang.Engine.NotAWatchHint)
	}
	if d.ev.recorded(st) != "" {
		return nil, d.alreadyDone(st)
	}
	fields, err := d.fields(st, in.Fields, false)
	if err != nil {
		return nil, err
	}
	return &Checked{Text: in.Text, Fields: fields}, nil
}
