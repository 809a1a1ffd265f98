package runbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// Describe says in one line what an entry means: what was done, and to which
// step. [Details] gives the rest. s is a state that has folded the entry (any
// later state will do).
func Describe(s *State, e Event) lang.Text {
	t := lang.Event
	step := s.stepTitle(e.Step)
	switch d := e.Data.(type) {
	case *Opened:
		if len(d.Kinds) == 0 {
			if d.Title == "" {
				return t.OpenedUnsure
			}
			return t.OpenedUnsureTitle.With(lang.Same(d.Title))
		}
		if d.Title != "" {
			return t.Opened.With(d.Title)
		}
		return t.Opened.With(s.kindTitles(d.Kinds))
	case *Classified:
		if len(d.Before) == 0 {
			return t.Classified.With(s.kindTitles(d.Kinds))
		}
		return t.ClassifiedFrom.With(s.kindTitles(d.Before), s.kindTitles(d.Kinds))
	case *Amended:
		return t.Amended.With(list(s.amended(d)))
	case *Closed:
		if d.Mistake {
			return lang.Mistake.Closed
		}
		if len(d.Open) > 0 {
			return t.ClosedOpen.With(len(d.Open))
		}
		return t.Closed
	case *Reopened:
		return t.Reopened
	case *Done:
		return withItems(t.Done, t.DoneItems, step, s.itemNames(d.Items))
	case *NotDone:
		if e.Type == StepSkipped {
			return withItems(t.Skipped, t.SkippedItems, step, s.itemNames(d.Items))
		}
		return withItems(t.Impossible, t.ImpossibleItems, step, s.itemNames(d.Items))
	case *StepReopening:
		if d.Override {
			return lang.Approval.OverrideBack.With(step, gateList(d.Gates))
		}
		if d.Answer != "" {
			return d.describe(step)
		}
		return withItems(t.StepReopened, t.StepReopenedItems, step, s.itemNames(d.Items))
	case *Decided:
		if len(d.Before) > 0 {
			return t.DecidedAgain.With(step, s.optionTitles(e.Step, d.Chosen), s.optionTitles(e.Step, d.Before))
		}
		return t.Decided.With(step, s.optionTitles(e.Step, d.Chosen))
	case *Reported:
		if !d.Reached && ByForm(d.Means) {
			return lang.Entry.NotSent.With(step, s.PostOrRole(d.To))
		}
		if !d.Reached && d.Via != "" {
			return lang.Entry.NotReachedVia.With(step, d.Via, s.PostOrRole(d.To))
		}
		if !d.Reached {
			return t.NotReached.With(step, s.PostOrRole(d.To))
		}
		if d.Via != "" {
			return t.Reported.With(step, lang.Slip.ReportedVia.With(s.PostOrRole(d.To), d.Via))
		}
		return t.Reported.With(step, s.PostOrRole(d.To))
	case *Approved:
		if e.Type == ApprovalRefused {
			return t.Refused.With(step, s.withPost(d.By, d.Post))
		}
		return t.Approved.With(step, s.withPost(d.By, d.Post))
	case *Consulted:
		return t.Consulted.With(step, s.PostOrRole(d.Role), d.With)
	case *Fact:
		words := t.Fact.With(s.factTitle(d.Fact), d.Text, t.Certainty[string(d.Certainty)])
		if d.Earlier {
			words = t.FactEarlier.With(words)
		}
		return words
	case *Draft:
		if len(d.Open) > 0 {
			return t.DraftOpen.With(step)
		}
		return t.Draft.With(step)
	case *Overridden:
		return t.Overridden.With(step)
	case *EvidenceItem:
		return t.Evidence.With(d.Number, d.What, d.Where)
	case *Checked:
		return t.Checked.With(step)
	case *Question:
		return t.Question.With(step, d.Text)
	case *Answered:
		return t.Answered.With(d.Question, d.From, d.Text)
	case *Noted:
		return t.Noted.With(d.Text)
	case *Corrected:
		return t.Corrected.With(d.Entry, d.Text)
	case *RoleTaking:
		if d.Role == RoleRecorder {
			return t.RecorderTaken.With(d.Name)
		}
		if d.Name == e.Actor.Name { // the line names them already
			return t.RoleTook.With(s.PostOrRole(d.Role))
		}
		return t.RoleTaken.With(d.Name, s.PostOrRole(d.Role))
	case *Checkpoint:
		return lang.Proof.Checkpoint.With(e.Seq - 1)
	case *Improvement:
		return d.describe()
	case *Export:
		return lang.ExportRecord.Line.With(lang.PaperTitle(d.Report), d.File)
	case *Repaired:
		return lang.Proof.Repaired.With(d.Kept, len(d.Restored), d.DroppedLines)
	case *ClockJump:
		if d.Seconds < 0 {
			return lang.Proof.ClockBack.With(-d.Seconds)
		}
		return lang.Proof.ClockForward.With(d.Seconds)
	case *ReadinessOpening:
		return t.ReadinessOpened.With(d.Org)
	case *ReadinessCheck:
		item := d.Item
		if d.Account != "" {
			item += "/" + d.Account
		}
		if d.Outcome == OutcomeProblem {
			return t.ReadinessProblem.With(item, d.Text)
		}
		return t.ReadinessOK.With(item)
	}
	return describeDrill(s, e)
}

// Details lists what an entry says beyond its one line: reason, note, fields,
// instruction, how it stood to the plan. Each is one phrase.
func Details(s *State, e Event) []lang.Text {
	t := lang.Event
	var out []lang.Text
	add := func(format lang.Text, value string) {
		if value != "" {
			out = append(out, format.With(value))
		}
	}
	switch d := e.Data.(type) {
	case *Opened:
		add(t.Seen, d.Seen)
		add(t.From, d.Source)
		add(t.Means, d.Means)
		if d.Title != "" && len(d.Kinds) > 0 {
			out = append(out, t.KindsNow.With(s.kindTitles(d.Kinds)))
		}
	case *Classified:
		add(t.WithReason, d.Reason)
		add(t.DecidedWith, d.With)
	case *Amended:
		add(t.WithReason, d.Reason)
	case *Closed:
		add(t.WithReason, d.Reason)
	case *Reopened:
		add(t.WithReason, d.Reason)
	case *Done:
		out = append(out, s.fieldTexts(e.Step, d.Fields)...)
		if st, blank := s.leftBlank(e.Step, d); blank {
			out = append(out, BlankNote(st))
		}
		add(t.WithNote, d.Note)
		if d.Channel != "" && s.Set != nil {
			out = append(out, t.Channel.With(s.Set.Channel(d.Channel).Title))
		}
		if d.Text > 0 {
			out = append(out, t.Published.With(d.Text))
		} else if s.wordless(e) {
			out = append(out, t.NoWords)
		} else if r, ok := s.RoundOf(e); ok && r.Text > e.Seq {
			out = append(out, lang.WrittenAfter.Published.With(r.Text))
		}
		out = append(out, s.timing(s.timingOf(e, d.Timing))...)
	case *NotDone:
		add(t.WithReason, d.Reason)
		out = append(out, s.timing(s.timingOf(e, d.Timing))...)
	case *StepReopening:
		if d.Done > 0 {
			out = append(out, lang.Entry.ActDone.With(d.Done))
		}
		if d.Entry > 0 {
			out = append(out, t.TakenBack.With(d.Entry))
		}
		if len(d.Gates) > 0 && !d.Override && d.Answer == "" {
			out = append(out, lang.Approval.OverridesBack.With(gateList(d.Gates)))
		}
		add(t.WithReason, d.Reason)
	case *Decided:
		add(t.WithReason, d.Reason)
		add(t.DecidedWith, d.With)
		out = append(out, s.fieldTexts(e.Step, d.Fields)...)
		add(t.WithNote, d.Note)
		if d.Kinds != nil {
			out = append(out, t.KindsNow.With(s.kindTitles(d.Kinds)))
		}
		out = append(out, s.timing(s.timingOf(e, d.Timing))...)
	case *Reported:
		add(t.Means, d.Means)
		add(t.Reference, d.Reference)
		add(t.Instruction, d.Instruction)
		out = append(out, s.fieldTexts(e.Step, d.Fields)...)
		said := lang.Slip.SaidWas
		if ByForm(d.Means) {
			said = lang.Slip.WroteWas
		}
		add(said, d.Note)
		out = append(out, s.timing(s.timingOf(e, d.Timing))...)
	case *Approved:
		var acts []lang.Text
		for _, act := range d.All() {
			acts = append(acts, cmp.Or(t.ActName[act], lang.Same(act)))
		}
		out = append(out, t.Acts.With(list(acts)))
		if d.Text > 0 {
			out = append(out, t.OfText.With(d.Text))
		}
		if who := s.NotNamed(e); len(who) > 0 {
			out = append(out, lang.Approval.OtherPost.With(list(who)))
		}
		add(t.Means, d.Means)
		add(t.WithReason, d.Reason)
	case *Consulted:
		add(t.Means, d.Means)
		add(t.WithNote, d.Text)
	case *Fact:
		add(t.From, d.From)
		if !d.AsOf.IsZero() {
			add(t.AsOf, d.AsOf.In(s.Location()).Format("2006-01-02 15:04"))
		}
	case *Draft:
		add(t.DraftForm, d.Form)
		out = append(out, lang.Same(d.Body))
		if len(d.Open) > 0 {
			add(t.DraftBlanks, strings.Join(d.Open, ", "))
		}
		for _, fact := range d.Claims {
			if !s.confirmed(fact) {
				if id, ok := text.Act(fact); ok {
					out = append(out, lang.Stated.Missing.With(s.actTitle(id)))
					continue
				}
				out = append(out, t.DraftClaims.With(s.factTitle(fact)))
			}
		}
	case *Overridden:
		var gates []lang.Text
		for _, g := range d.Gates {
			gates = append(gates, GateWords(g))
		}
		out = append(out, t.Gates.With(list(gates)))
		add(t.WithReason, d.Reason)
	case *EvidenceItem:
		if !d.AsOf.IsZero() {
			add(t.AsOf, d.AsOf.In(s.Location()).Format("2006-01-02 15:04"))
		}
		if d.File != nil {
			out = append(out, t.FileProof.With(d.File.Path, d.File.Size, d.File.SHA256))
		}
	case *Checked:
		add(t.WithNote, d.Text)
		out = append(out, s.fieldTexts(e.Step, d.Fields)...)
	case *Noted:
		switch {
		case d.From != "" && d.To != "":
			out = append(out, t.FromTo.With(d.From, d.To))
		case d.From != "":
			add(t.From, d.From)
		case d.To != "":
			add(t.To, d.To)
		}
		add(t.Means, d.Means)
	case *Corrected:
		add(t.WithReason, d.Reason)
	case *Export:
		out = append(out, d.details()...)
	case *Repaired:
		out = append(out, repairDetails(d)...)
	case *ClockJump:
		at := func(t time.Time) string { return t.In(s.Location()).Format("2006-01-02 15:04:05") }
		out = append(out, lang.Proof.ClockFromTo.With(at(d.Before), at(d.After)))
	case *Unknown:
		add(t.WithNote, string(d.Raw))
	}
	add(t.WithReason, drillRemark(e.Data))
	add(t.RecordedBy, e.RecordedBy())
	switch e.Source {
	case "":
	case SourcePaper:
		out = append(out, t.FromPaper)
	default:
		add(t.FromOther, string(e.Source))
	}
	return out
}

// repairDetails says what became of a damaged log.
func repairDetails(d *Repaired) []lang.Text {
	t := lang.Proof
	out := []lang.Text{lang.Event.WithReason.With(d.Reason)}
	if d.Fault != "" {
		out = append(out, t.RepairFault.With(FaultText(d.Fault)))
	}
	for _, r := range d.Restored {
		out = append(out, t.RepairRestored.With(r.Entry, FaultText(r.What)))
	}
	if d.FirstDropped > 0 {
		out = append(out, t.RepairDropped.With(d.FirstDropped, d.DroppedLines, int(d.DroppedBytes), d.DroppedSHA256))
	}
	if len(d.Readable) > 0 {
		out = append(out, t.RepairReadable.With(strings.Trim(strings.Join(strings.Fields(fmt.Sprint(d.Readable)), ", "), "[]")))
	}
	if d.MissingSeq > 0 {
		out = append(out, t.RepairMissing.With(d.MissingSeq, d.MissingHash))
	}
	return append(out, t.RepairOriginal.With(d.Original, int(d.OriginalBytes), d.OriginalSHA256))
}

// amended lists the facts an amendment changed, with their new values.
func (s *State) amended(d *Amended) []lang.Text {
	t := lang.Event
	var out []lang.Text
	add := func(name lang.Text, value string) {
		if value != "" {
			out = append(out, t.AmendedTo.With(name, value))
		}
	}
	when := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(s.Location()).Format("2006-01-02 15:04")
	}
	add(t.TitleWord, d.Title)
	add(t.AccountWord, d.Account)
	add(t.HappenedWord, when(d.Happened))
	if d.Unknown {
		out = append(out, t.AmendedTo.With(t.HappenedWord, lang.Entry.UnknownTime))
	}
	add(t.DetectedWord, when(d.Detected))
	add(t.SeenWord, d.Seen)
	add(t.SourceWord, d.Source)
	add(t.MeansWord, d.Means)
	return out
}

func withItems(plain, with, step lang.Text, items lang.Text) lang.Text {
	if items.IsZero() {
		return plain.With(step)
	}
	return with.With(step, items)
}

// stepTitle is the title of a step, or its name when the pinned playbooks have
// no such step.
func (s *State) stepTitle(ref playbook.Ref) lang.Text {
	if s.Set != nil {
		if st, ok := s.Set.Step(ref); ok {
			return st.Title
		}
	}
	return lang.Same(string(ref))
}

func (s *State) kindTitles(kinds []string) lang.Text {
	if len(kinds) == 0 {
		return lang.Event.NoKind
	}
	var titles []lang.Text
	for _, k := range kinds {
		titles = append(titles, s.KindTitle(k))
	}
	return list(titles)
}

func (s *State) factTitle(id string) lang.Text {
	if id == "" {
		return lang.Event.AnyFact
	}
	if s.Set != nil {
		if f, ok := s.Set.Fact(id); ok {
			return f.Title
		}
	}
	return lang.Same(id)
}

func (s *State) optionTitles(ref playbook.Ref, chosen []string) lang.Text {
	var titles []lang.Text
	for _, id := range chosen {
		title := lang.Same(id)
		if s.Set != nil {
			if st, ok := s.Set.Step(ref); ok {
				if o, ok := st.Option(id); ok {
					title = o.Title
				}
			}
		}
		titles = append(titles, title)
	}
	return list(titles)
}

// itemNames names items: roles by their posts, others as they were typed.
func (s *State) itemNames(items []string) lang.Text {
	var names []lang.Text
	for _, id := range items {
		names = append(names, s.PostOrRole(id))
	}
	if len(names) == 0 {
		return lang.Text{}
	}
	return list(names)
}

// fieldTexts says what was filled in, in the order of the step's fields.
func (s *State) fieldTexts(ref playbook.Ref, values map[string]string) []lang.Text {
	if len(values) == 0 {
		return nil
	}
	var out []lang.Text
	said := map[string]bool{}
	if s.Set != nil {
		if st, ok := s.Set.Step(ref); ok {
			for _, f := range st.Fields {
				v, ok := values[f.ID]
				if !ok {
					continue
				}
				said[f.ID] = true
				said[playbook.AsOfField(f.ID)] = true
				if t, err := time.Parse(time.RFC3339, v); err == nil && f.Type == playbook.FieldTime {
					v = t.In(s.Location()).Format("01/02 15:04")
				}
				if words, ok := f.Words(v); ok {
					out = append(out, lang.Event.Fields.With(f.Title, words))
					continue
				}
				if t, err := time.Parse(time.RFC3339, values[playbook.AsOfField(f.ID)]); err == nil {
					v += " " + t.In(s.Location()).Format("(01/02 15:04)")
				}
				out = append(out, lang.Event.Fields.With(f.Title, v))
			}
		}
	}
	var rest []string
	for id := range values {
		if !said[id] {
			rest = append(rest, id)
		}
	}
	slices.Sort(rest)
	for _, id := range rest {
		out = append(out, lang.Event.Fields.With(id, values[id]))
	}
	return out
}

// timingOf is how an entry stood to the plan, by what is known now where the step is what that
// entry made it, else as it was recorded.
func (s *State) timingOf(e Event, recorded Timing) Timing {
	r := s.steps[e.Step]
	if r == nil || s.Set == nil || r.seq != e.Seq && !slices.ContainsFunc(slices.Collect(maps.Values(r.items)), func(it itemRecord) bool { return it.seq == e.Seq }) {
		return recorded
	}
	if v, ok := s.Step(e.Step, s.Opened); ok && v.Seq == e.Seq {
		return v.Timing
	}
	return recorded
}

// timing says how an entry stood to the plan.
func (s *State) timing(t Timing) []lang.Text {
	var out []lang.Text
	if len(t.OutOfOrder) > 0 {
		var titles []lang.Text
		for i, ref := range t.OutOfOrder {
			if i == 3 {
				titles = append(titles, lang.Event.More.With(len(t.OutOfOrder)-i))
				break
			}
			titles = append(titles, s.stepTitle(ref))
		}
		out = append(out, lang.Event.OutOfOrder.With(list(titles)))
	}
	if t.NotAsked {
		out = append(out, lang.Event.NotAsked)
	}
	if t.LateBy > 0 {
		out = append(out, lang.Event.LateBy.With(Span(time.Duration(t.LateBy)*time.Second)))
	}
	return out
}

// Span says how long a duration is, in whole minutes, or in hours or days where
// that says enough.
func Span(d time.Duration) lang.Text {
	minutes := int(d.Abs() / time.Minute)
	switch {
	case minutes < 60:
		return lang.Event.Minutes.With(minutes)
	case minutes < 48*60 && minutes%60 == 0:
		return lang.Event.Hours.With(minutes / 60)
	case minutes < 48*60:
		return lang.Event.HoursMinutes.With(minutes/60, minutes%60)
	}
	return lang.Event.Days.With(minutes / (24 * 60))
}

// Category sorts an entry as a chronology does (区分).
type Category string

// The categories of a chronology.
const (
	CategoryInformation Category = "information" // 情報
	CategoryDecision    Category = "decision"    // 判断
	CategoryInstruction Category = "instruction" // 指示
	CategoryAction      Category = "action"      // 行動
	CategoryNotice      Category = "notice"      // 発信
	CategoryReport      Category = "report"      // 報告
	CategoryEvidence    Category = "evidence"    // 証拠
)

// CategoryOf sorts an entry.
func CategoryOf(s *State, e Event) Category {
	switch e.Data.(type) {
	case *Decided, *Classified, *Approved, *Consulted, *Overridden, *Closed, *Reopened:
		return CategoryDecision
	case *Answered:
		return CategoryInstruction
	case *Reported, *Question:
		return CategoryReport
	case *EvidenceItem:
		return CategoryEvidence
	case *Done:
		if s.Set != nil {
			if st, ok := s.Set.Step(e.Step); ok {
				switch st.Type {
				case playbook.Notice:
					return CategoryNotice
				case playbook.Report:
					return CategoryReport
				case playbook.Evidence:
					return CategoryEvidence
				}
			}
		}
		return CategoryAction
	case *NotDone, *StepReopening, *RoleTaking, *Draft, *Improvement, *Repaired:
		return CategoryAction
	}
	return CategoryInformation
}

// OneLine puts a text of several lines on one.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// TakenBack lists, for each entry that an undo took back, the entry that did.
func TakenBack(entries []Event) map[int]int {
	by := map[int]int{}
	var s State
	f := folder{s: &s, owned: map[playbook.Ref]bool{}}
	for _, e := range entries {
		switch d := e.Data.(type) {
		case *StepReopening:
			if d.Entry > 0 {
				by[d.Entry] = e.Seq
			}
			if !d.Override && d.Answer == "" {
				for _, o := range f.step(e.Step).lapsing(d.Items) {
					by[o.seq] = e.Seq
				}
			}
			f.apply(e)
		case *Overridden, *Done, *NotDone, *Decided, *Reported: // what an undo can take back
			f.apply(e)
		}
	}
	return by
}

// Corrections lists, for each entry that was corrected, the entries that correct
// it, in their order.
func Corrections(entries []Event) map[int][]int {
	by := map[int][]int{}
	for _, e := range entries {
		if c, ok := e.Data.(*Corrected); ok {
			by[c.Entry] = append(by[c.Entry], e.Seq)
		}
	}
	return by
}

// GateWords says what gate an override's name means: "承認（公開）".
func GateWords(name string) lang.Text {
	t := &lang.Event
	kind, of, _ := strings.Cut(name, ":")
	words := cmp.Or(t.GateName[kind], lang.Same(name))
	if act := t.ActName[of]; kind == GateApproval && !act.IsZero() {
		return t.GateOf.With(words, act)
	}
	return words
}
