package drill

import (
	"bytes"
	"regexp"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// startForm is how a scenario writes its start.
const startForm = "2006-01-02T15:04"

// Parse reads a scenario file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Scenario, error) {
	r := read(name, data)
	if err := r.doc.Problems().Err(); err != nil {
		return nil, err
	}
	return r.Scenario, nil
}

// reader is a scenario as it is read, with the places of what it refers to.
type reader struct {
	*Scenario
	doc     *tomlfile.Doc
	steps   []stepAt
	roles   []tomlfile.Word
	kinds   []tomlfile.Word
	clauses []tomlfile.Word
	marks   []tomlfile.Word // the steps that pass marks name
	never   []neverAt
}

// neverAt is what a pass mark says must not happen, with the steps it looks for it at.
type neverAt struct {
	what  tomlfile.Word
	steps []playbook.Ref
}

// stepAt is a step and the answers that some place names.
type stepAt struct {
	step     tomlfile.Word
	answers  []tomlfile.Word
	expected bool
}

func read(name string, data []byte) *reader {
	r := &reader{
		Scenario: &Scenario{File: playbook.File{Name: name, Data: bytes.Clone(data)}, SHA256: runbook.MakePin("", "", data).SHA256},
		doc:      tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting}),
	}
	root := r.doc.Root()
	if root == nil {
		return r
	}
	root.Int("format", tomlfile.Required, format, format)
	r.ID = root.ID("id", tomlfile.Required).Value
	r.Code = root.ID("code", 0).Value
	r.Title = root.Text("title", tomlfile.Required)
	r.Purpose = root.Text("purpose", tomlfile.Required|tomlfile.Lines)
	r.Situation = root.Text("situation", tomlfile.Required|tomlfile.Lines)
	r.Moment = root.Text("moment", 0)
	r.Length = root.Duration("length", tomlfile.Required)
	r.Account = root.Text("account", 0)
	r.readStart(root)
	r.roles, _ = root.Words("roles", tomlfile.Required|tomlfile.Distinct)
	r.kinds, _ = root.Words("kinds", tomlfile.Required|tomlfile.Distinct)
	r.Roles, r.Kinds = values(r.roles), values(r.kinds)
	r.readObjectives(root)
	r.readInjects(root)
	r.readMarks(root)
	r.Debrief = root.Texts("debrief", tomlfile.Required|tomlfile.Lines)
	if len(r.Debrief) == 0 && root.Has("debrief") {
		r.doc.Report(root.ValueAt("debrief"), lang.Problem.Empty.With("debrief"), lang.Text{})
	}
	root.Done()
	return r
}

func values(words []tomlfile.Word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Value)
	}
	return out
}

func (r *reader) readStart(root *tomlfile.Table) {
	w := root.Word("start", tomlfile.Required)
	if w.Value == "" {
		return
	}
	if _, err := time.Parse(startForm, w.Value); err != nil {
		r.doc.Report(w.At, lang.Drill.BadStart.With(w.Value), lang.Text{})
	}
	r.start = w.Value
}

func (r *reader) readObjectives(root *tomlfile.Table) {
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("objective", tomlfile.Required) {
		id := t.ID("id", tomlfile.Required)
		o := Objective{ID: id.Value, Text: t.Text("text", tomlfile.Required|tomlfile.Lines)}
		t.Done()
		if seen.Add(r.doc, id) {
			r.Objectives = append(r.Objectives, o)
		}
	}
}

func (r *reader) readInjects(root *tomlfile.Table) {
	tables := root.Tables("inject", tomlfile.Required)
	if len(tables) > MaxInjects {
		r.doc.Report(tables[MaxInjects].At(), lang.Problem.TooMany.With("inject", MaxInjects), lang.Text{})
		tables = tables[:MaxInjects]
	}
	last := 0
	for _, t := range tables {
		in := r.readInject(t)
		switch {
		case in.Number == 0: // the number itself is wrong, and was reported
		case in.Number <= last:
			r.doc.Report(t.ValueAt("number"), lang.Drill.NotAscending.With(in.Number, last), lang.Text{})
		default:
			last = in.Number
			r.Injects = append(r.Injects, in)
		}
	}
}

func (r *reader) readInject(t *tomlfile.Table) *Inject {
	in := &Inject{
		Number: t.Int("number", tomlfile.Required, 1, 999),
		Title:  t.Text("title", tomlfile.Required),
		From:   t.Text("from", tomlfile.Required),
		Text:   t.Text("text", tomlfile.Required|tomlfile.Lines),
		Screen: t.Text("screen", tomlfile.Lines),
		Note:   t.Text("note", tomlfile.Lines),
	}
	in.Means = Means(t.Choice("means", names(AllMeans), tomlfile.Required))
	r.readWhen(t, in)
	to := t.ID("to", tomlfile.Required)
	in.To = to.Value
	if to.Value != "" && len(r.Roles) > 0 {
		r.partOf(to)
	}
	tables := t.Tables("expect", 0)
	if len(tables) > MaxExpected {
		r.doc.Report(tables[MaxExpected].At(), lang.Problem.TooMany.With("expect", MaxExpected), lang.Text{})
		tables = tables[:MaxExpected]
	}
	for _, e := range tables {
		step, answers := r.step(e, true)
		in.Expect = append(in.Expect, Expected{Step: step, Answer: answers, Within: e.Duration("within", 0), Clause: r.clause(e)})
		e.Done()
	}
	in.Forbid, _ = r.violations(t, "forbid")
	in.OnlyIf, in.Unless = r.conditions(t, "only-if"), r.conditions(t, "unless")
	for _, a := range t.Tables("answers", 0) {
		in.Answers = append(in.Answers, r.readAnswer(a))
	}
	t.Done()
	return in
}

func names[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = string(v)
	}
	return out
}

// partOf reports a role that does not take part.
func (r *reader) partOf(role tomlfile.Word) {
	for _, known := range r.Roles {
		if known == role.Value {
			return
		}
	}
	r.doc.Report(role.At, lang.Drill.NotTakingPart.With(role.Value), tomlfile.DidYouMean(role.Value, r.Roles))
}

// readWhen reads when an inject comes.
func (r *reader) readWhen(t *tomlfile.Table, in *Inject) {
	if t.Has("at") == t.Has("after") {
		r.doc.Report(t.At(), lang.Drill.AtOrAfter, lang.Text{})
		return
	}
	if t.Has("at") {
		in.At = span(t, "at")
		if r.Length > 0 && in.At > r.Length {
			r.doc.Report(t.ValueAt("at"), lang.Drill.AfterTheEnd, lang.Text{})
		}
		return
	}
	after := t.Table("after", tomlfile.Required)
	if after == nil {
		return
	}
	in.After.Step, in.After.Answer = r.step(after, false)
	if after.Has("delay") {
		in.After.Delay = span(after, "delay")
	}
	after.Done()
}

// span reads a duration that may be none.
func span(t *tomlfile.Table, name string) time.Duration {
	if zero.MatchString(t.Word(name, tomlfile.Required).Value) {
		return 0
	}
	return t.Duration(name, 0)
}

var zero = regexp.MustCompile(`^0+[mhd]$`)

// step reads a step and the answers that may go with it.
func (r *reader) step(t *tomlfile.Table, expected bool) (playbook.Ref, []string) {
	w := t.Word("step", tomlfile.Required)
	at := stepAt{step: w, answers: t.OneOrMore("answer", tomlfile.Distinct), expected: expected}
	if !r.named(w) {
		return "", nil
	}
	r.steps = append(r.steps, at)
	return playbook.Ref(w.Value), values(at.answers)
}

// named reports a step that is not named in full.
func (r *reader) named(w tomlfile.Word) bool {
	if w.Value == "" {
		return false
	}
	book, step, _ := strings.Cut(w.Value, "/")
	if tomlfile.IsID(book) && tomlfile.IsID(step) {
		return true
	}
	r.doc.Report(w.At, lang.Drill.NotAStep.With(w.Value), lang.Text{})
	return false
}

func (r *reader) clause(t *tomlfile.Table) string {
	w := t.Word("clause", 0)
	switch {
	case w.Value == "":
	case !tomlfile.IsClause(w.Value):
		r.doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
	default:
		r.clauses = append(r.clauses, w)
	}
	return w.Value
}

func (r *reader) violations(t *tomlfile.Table, name string) (out []Violation, at []tomlfile.Word) {
	words, _ := t.Words(name, tomlfile.Distinct)
	for _, w := range words {
		if lang.Drill.Violation[w.Value].IsZero() {
			r.doc.Report(w.At, lang.Drill.NoSuchViolation.With(w.Value), tomlfile.DidYouMean(w.Value, names(Violations)))
			continue
		}
		out, at = append(out, Violation(w.Value)), append(at, w)
	}
	return out, at
}

func (r *reader) conditions(t *tomlfile.Table, name string) []Condition {
	var out []Condition
	for _, c := range t.Tables(name, 0) {
		step, answers := r.step(c, false)
		state := c.Choice("state", []string{"done", "impossible"}, 0)
		if state == "impossible" && len(answers) > 0 {
			r.doc.Report(c.ValueAt("state"), lang.Drill.AnswerOrState, lang.Text{})
		}
		out = append(out, Condition{Step: step, Answer: answers, Impossible: state == "impossible"})
		c.Done()
	}
	return out
}

func (r *reader) readAnswer(t *tomlfile.Table) Answer {
	who := t.ID("who", tomlfile.Required)
	if who.Value != "" {
		r.roles = append(r.roles, who)
	}
	a := Answer{
		Who: who.Value, How: How(t.Choice("how", names(Hows), tomlfile.Required)),
		Text: t.Text("text", tomlfile.Lines), Reference: t.Word("reference", 0).Value,
	}
	if (a.How == Number) != (a.Reference != "") && a.How != "" {
		r.doc.Report(t.At(), lang.Drill.NumberAndReference, lang.Text{})
	}
	t.Done()
	return a
}

func (r *reader) readMarks(root *tomlfile.Table) {
	for _, t := range root.Tables("pass", tomlfile.Required) {
		m := Mark{Title: t.Text("title", tomlfile.Required)}
		never, at := r.violations(t, "never")
		m.Never = never
		steps, _ := t.Words("steps", tomlfile.Distinct)
		for _, w := range steps {
			if r.named(w) {
				m.Steps = append(m.Steps, playbook.Ref(w.Value))
				r.marks = append(r.marks, w)
			}
		}
		if !t.Has("steps") && !t.Has("never") {
			r.doc.Report(t.At(), lang.Drill.EmptyMark, lang.Text{})
		}
		t.Done()
		r.Marks = append(r.Marks, m)
		for _, w := range at {
			r.never = append(r.never, neverAt{w, m.Steps})
		}
	}
	r.checkMarks()
}

// checkMarks reports pass marks on steps that no inject expects: they could never be
// reached.
func (r *reader) checkMarks() {
	expected := map[string]bool{}
	var known []string
	for _, s := range r.steps {
		if s.expected && !expected[s.step.Value] {
			expected[s.step.Value] = true
			known = append(known, s.step.Value)
		}
	}
	for _, w := range r.marks {
		if !expected[w.Value] {
			r.doc.Report(w.At, lang.Drill.NotExpected.With(w.Value), tomlfile.DidYouMean(w.Value, known))
		}
	}
}
