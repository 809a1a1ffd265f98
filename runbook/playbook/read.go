package playbook

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Problem is one thing that is wrong with a playbook file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with playbook files; it is the error of [ParseSet].
type Problems = tomlfile.Problems

// format is the version of the file format.
const format = 1

// draft is a playbook that has been read but not yet linked to the others.
type draft struct {
	*Playbook
	doc    *tomlfile.Doc
	idAt   tomlfile.Place
	kindAt tomlfile.Place
	doubt  bool // whether it is a shared part or of a kind
	drafts []*draftStep
	byID   map[string]*draftStep
	tracks []tomlfile.Word // each rule that a track names
	rules  map[string]bool
	limits []tomlfile.Word // the kinds that sources are limited to
}

// draftStep is a step with its references as they are written.
type draftStep struct {
	*Step
	book    *draft
	at      tomlfile.Place
	track   tomlfile.Word
	role    tomlfile.Word
	to      []tomlfile.Word
	rules   []tomlfile.Word
	after   []tomlfile.Word
	ordered bool // after is written, even if empty
	when    []tomlfile.Alternative
	whenAt  tomlfile.Place
	dues    []draftDue
	forms   [][]tomlfile.Alternative // text-when
	first   []tomlfile.Word          // evidence-first
	before  []tomlfile.Word          // not-before
	beforeR tomlfile.Word            // its rule
	persons tomlfile.Word            // two-persons
	channel tomlfile.Word
	cannot  tomlfile.Word
	keeps   []tomlfile.Word
	options []draftOption
	above   *draftStep // the step above in the track
	broken  bool       // a reference leads nowhere, or in a circle
}

type draftDue struct {
	from   tomlfile.Word
	when   []tomlfile.Alternative
	whenAt tomlfile.Place
}

type draftOption struct {
	id     tomlfile.Word
	kind   tomlfile.Word
	when   []tomlfile.Alternative
	whenAt tomlfile.Place
}

// read reads one file. Its draft has no id when the file cannot be read at all.
func read(f File) *draft {
	d := &draft{
		Playbook: &Playbook{File: File{Name: f.Name, Data: bytes.Clone(f.Data)}},
		doc:      tomlfile.Read(f.Name, f.Data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting}),
		byID:     map[string]*draftStep{},
		rules:    map[string]bool{},
	}
	root := d.doc.Root()
	if root == nil {
		return d
	}
	root.Int("format", tomlfile.Required, format, format)
	id, kind := root.ID("id", tomlfile.Required), root.ID("kind", 0)
	d.ID, d.idAt, d.Kind, d.kindAt = id.Value, id.At, kind.Value, kind.At
	d.Part = Part(root.Choice("part", []string{string(Opening), string(Closing)}, 0))
	d.doubt = d.Kind == "" && d.Part == ""
	if root.Has("kind") == root.Has("part") {
		at := id.At
		if root.Has("part") {
			at = root.NameAt("part")
		}
		d.doc.Report(at, lang.Problem.KindOrPart, lang.Text{})
		d.Part, d.doubt = "", true
	}
	d.Order = root.Int("order", 0, -1_000_000, 1_000_000)
	d.Title = root.Text("title", tomlfile.Required)
	d.Summary = root.Text("summary", tomlfile.Lines)
	d.Signs = root.Text("signs", tomlfile.Lines)
	if !root.Has("part") { // of a kind: anything else has no account
		d.OwnAccount = root.Bool("own-account")
	}
	d.readRoles(root)
	d.readTracks(root)
	d.Channels = d.readNamed(root, "channel")
	d.Facts = d.readNamed(root, "fact")
	d.readRules(root)
	d.readSteps(root)
	root.Done()
	return d
}

// onlyInOpening reports a list that only the opening may have.
func (d *draft) onlyInOpening(root *tomlfile.Table, name string) bool {
	if d.Part == Opening || !root.Has(name) {
		return true
	}
	if !d.doubt {
		d.doc.Report(root.NameAt(name), lang.Problem.OnlyInOpening.With(name), lang.Text{})
	}
	return false
}

func (d *draft) readRoles(root *tomlfile.Table) {
	d.onlyInOpening(root, "role")
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("role", 0) {
		id := t.ID("id", tomlfile.Required)
		r := Role{ID: id.Value, Title: t.Text("title", tomlfile.Required), Outside: t.Bool("outside")}
		t.Done()
		if seen.Add(d.doc, id) {
			d.Roles = append(d.Roles, r)
		}
	}
}

func (d *draft) readTracks(root *tomlfile.Table) {
	d.onlyInOpening(root, "track")
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("track", 0) {
		id := t.ID("id", tomlfile.Required)
		track := Track{ID: id.Value, Title: t.Text("title", tomlfile.Required)}
		rules, _ := t.Words("rules", tomlfile.Distinct)
		for _, r := range rules {
			track.Rules = append(track.Rules, r.Value)
		}
		d.tracks = append(d.tracks, rules...)
		t.Done()
		if seen.Add(d.doc, id) {
			d.Tracks = append(d.Tracks, track)
		}
	}
}

// readNamed reads a list of the opening whose members have a name only.
func (d *draft) readNamed(root *tomlfile.Table, name string) []Named {
	d.onlyInOpening(root, name)
	var out []Named
	seen := tomlfile.IDs{}
	for _, t := range root.Tables(name, 0) {
		id := t.ID("id", tomlfile.Required)
		n := Named{ID: id.Value, Title: t.Text("title", tomlfile.Required)}
		t.Done()
		if seen.Add(d.doc, id) {
			out = append(out, n)
		}
	}
	return out
}

func (d *draft) readRules(root *tomlfile.Table) {
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("rule", 0) {
		id := t.ID("id", tomlfile.Required)
		r := Rule{ID: id.Value, Text: t.Text("text", tomlfile.Required|tomlfile.Lines)}
		r.Sources, r.SourceKinds = d.readSources(t, "sources")
		t.Done()
		if seen.Add(d.doc, id) {
			d.Rules = append(d.Rules, r)
			d.rules[r.ID] = true
		}
	}
}

func (d *draft) clause(w tomlfile.Word) string {
	if w.Value != "" && !tomlfile.IsClause(w.Value) {
		d.doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
		return ""
	}
	return w.Value
}

// readSources reads sources, of which some may be limited to kinds: "ube:7(5)b for
// unauthorized-access".
func (d *draft) readSources(t *tomlfile.Table, name string) (sources []string, limits map[string][]string) {
	words, _ := t.Words(name, tomlfile.Distinct)
	for _, w := range words {
		clause, kinds, limited := strings.Cut(w.Value, " for ")
		c := d.clause(tomlfile.Word{Value: clause, At: w.At})
		if c == "" {
			continue
		}
		sources = append(sources, c)
		if !limited {
			continue
		}
		if limits == nil {
			limits = map[string][]string{}
		}
		limits[c] = strings.Fields(kinds)
		for _, k := range limits[c] {
			d.limits = append(d.limits, tomlfile.Word{Value: k, At: w.At})
		}
	}
	return sources, limits
}

func (d *draft) readSteps(root *tomlfile.Table) {
	tables := root.Tables("step", 0)
	if len(tables) > MaxSteps {
		d.doc.Report(tables[MaxSteps].At(), lang.Problem.TooMany.With("step", MaxSteps), lang.Text{})
		tables = tables[:MaxSteps]
	}
	if len(tables) == 0 && !root.Has("step") {
		d.doc.Report(d.idAt, lang.Problem.NoSteps, lang.Text{})
	}
	seen := tomlfile.IDs{}
	last := map[string]*draftStep{} // by track
	for _, t := range tables {
		st := d.readStep(t)
		st.above = last[st.Track]
		last[st.Track] = st
		if !seen.Add(d.doc, tomlfile.Word{Value: st.ID, At: st.at}) {
			st.broken = true
		} else {
			d.byID[st.ID] = st
		}
		d.drafts = append(d.drafts, st)
		d.Steps = append(d.Steps, st.Step)
	}
}

func (d *draft) readStep(t *tomlfile.Table) *draftStep {
	id := t.ID("id", tomlfile.Required)
	st := &draftStep{book: d, at: id.At, Step: &Step{ID: id.Value, Ref: MakeRef(d.ID, id.Value), Line: t.Line()}}
	st.track = t.ID("track", tomlfile.Required)
	st.role = t.ID("role", tomlfile.Required)
	st.Track, st.Role = st.track.Value, st.role.Value
	types := make([]string, len(StepTypes))
	for i, s := range StepTypes {
		types[i] = string(s)
	}
	st.Type = StepType(t.Choice("type", types, tomlfile.Required))
	st.Title = t.Text("title", tomlfile.Required)
	st.Guide = t.Text("guide", tomlfile.Lines)
	st.when, st.whenAt = t.Condition("when"), t.ValueAt("when")
	st.after, st.ordered = t.Words("after", tomlfile.Distinct)
	st.Each = t.Choice("each", []string{AccountAdmins}, 0)
	st.rules, _ = t.Words("rules", tomlfile.Distinct)
	st.Sources, st.SourceKinds = d.readSources(t, "sources")
	st.See, st.SeeKinds = d.readSources(t, "see")
	st.cannot = t.Word("cannot", 0)
	d.readGates(t, st)
	st.Evidence = t.Texts("evidence", 0)
	st.Handoff, st.Form, st.Page = t.ID("handoff", 0).Value, t.ID("form", 0).Value, t.ID("page", 0).Value
	st.keeps, _ = t.Words("keeps-promise", tomlfile.Distinct)
	d.readText(t, st)
	d.readTimes(t, st)
	d.readFields(t, st)
	d.readPromise(t, st)
	d.readByType(t, st)
	d.readContains(t, st)
	t.Done()
	return st
}

// readContains reads by what the step contains an incident: by being done or, of a
// decision, by which answers. The parts that all incidents share contain none.
func (d *draft) readContains(t *tomlfile.Table, st *draftStep) {
	if d.Part != "" { // there the name is unknown
		return
	}
	if st.Type != Decide {
		st.Contains = t.Bool("contains")
		return
	}
	want := tomlfile.Distinct
	if t.Has("contains") {
		want |= tomlfile.Required
	}
	words, _ := t.Words("contains", want)
	for _, w := range words {
		if _, ok := st.Option(w.Value); !ok {
			d.doc.Report(w.At, lang.Problem.NoSuchOption.With(st.ID, w.Value),
				tomlfile.DidYouMean(w.Value, idsOf(st.Options, func(o Option) string { return o.ID })))
			continue
		}
		st.ContainedBy = append(st.ContainedBy, w.Value)
	}
	st.Contains = len(st.ContainedBy) > 0
}

// readGates reads what can hold the step.
func (d *draft) readGates(t *tomlfile.Table, st *draftStep) {
	acts := []string{ActPublish, ActEdit, ActDelete, ActOfficialView}
	for _, w := range t.OneOrMore("approval", tomlfile.Distinct) {
		if !slices.Contains(acts, w.Value) {
			d.doc.Report(w.At, lang.Problem.NoSuchAct.With(w.Value), tomlfile.DidYouMean(w.Value, acts))
			continue
		}
		st.Approvals = append(st.Approvals, w.Value)
	}
	if t.IsBool("evidence-first") {
		st.EvidenceFirst = t.Bool("evidence-first")
	} else {
		st.first, _ = t.Words("evidence-first", tomlfile.Distinct)
		st.EvidenceFirst = len(st.first) > 0
	}
	if order := t.Table("not-before", 0); order != nil {
		st.NotBefore = &Order{Always: order.Bool("always")}
		st.before, _ = order.Words("steps", tomlfile.Required|tomlfile.Distinct)
		st.beforeR = order.Word("rule", tomlfile.Required)
		order.Done()
	}
}

var textID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

// readText reads the id of a prepared text. Those ids are the library's, which
// numbers them T01, T02, …, so capitals are allowed here.
func (d *draft) readText(t *tomlfile.Table, st *draftStep) {
	w := t.Word("text", 0)
	family, form, named := strings.Cut(w.Value, "/")
	if w.Value != "" && (!textID.MatchString(family) || len(family) > tomlfile.MaxID || named && !tomlfile.IsID(form)) {
		d.doc.Report(w.At, lang.Problem.BadTextID.With(w.Value, tomlfile.MaxID), lang.Text{})
		return
	}
	st.Text, st.TextForm = family, form
	forms := t.Tables("text-when", 0)
	if len(forms) > MaxOptions {
		d.doc.Report(forms[MaxOptions].At(), lang.Problem.TooMany.With("text-when", MaxOptions), lang.Text{})
		forms = forms[:MaxOptions]
	}
	for _, f := range forms {
		st.TextWhen = append(st.TextWhen, TextForm{Form: f.ID("form", tomlfile.Required).Value})
		st.forms = append(st.forms, f.Condition("when"))
		f.Done()
	}
}

// oneOrMore reads a table, or a list of tables.
func oneOrMore(t *tomlfile.Table, name string) []*tomlfile.Table {
	if !t.IsTable(name) {
		return t.Tables(name, 0)
	}
	return []*tomlfile.Table{t.Table(name, 0)}
}

func (d *draft) readTimes(t *tomlfile.Table, st *draftStep) {
	for _, due := range oneOrMore(t, "due") {
		span := tomlfile.Required
		if due.Has("days") {
			span = 0
			if due.Has("within") {
				d.doc.Report(due.NameAt("within"), lang.Problem.WithinOrDays, lang.Text{})
			}
		}
		st.Dues = append(st.Dues, Due{
			Within: due.Duration("within", span), Days: due.Int("days", 0, 1, 3650), Source: d.clause(due.Word("source", 0)),
		})
		st.dues = append(st.dues, draftDue{due.Word("from", tomlfile.Required), due.Condition("when"), due.ValueAt("when")})
		due.Done()
	}
	for _, urgency := range oneOrMore(t, "urgency") {
		st.Urgencies = append(st.Urgencies, Urgency{
			Text:   urgency.Text("text", tomlfile.Required),
			Source: d.clause(urgency.Word("source", tomlfile.Required)),
		})
		urgency.Done()
	}
}

func (d *draft) readFields(t *tomlfile.Table, st *draftStep) {
	tables := t.Tables("fields", 0)
	if len(tables) > MaxFields {
		d.doc.Report(tables[MaxFields].At(), lang.Problem.TooMany.With("fields", MaxFields), lang.Text{})
		tables = tables[:MaxFields]
	}
	seen := tomlfile.IDs{}
	for _, f := range tables {
		id := f.ID("id", tomlfile.Required)
		field := Field{
			ID: id.Value,
			Type: FieldType(f.Choice("type", []string{
				string(FieldText), string(FieldNumber), string(FieldTime), string(FieldYesNo), string(FieldChoice),
			}, tomlfile.Required)),
			Title:    f.Text("title", tomlfile.Required),
			Required: f.Bool("required"),
			AsOf:     f.Bool("as-of"),
			Sets:     f.Choice("sets", []string{FieldHappened, FieldDetected, FieldSource, FieldMeans, FieldSeen}, 0),
		}
		if times := field.Sets == FieldHappened || field.Sets == FieldDetected; field.Sets != "" && field.Type != "" && times != (field.Type == FieldTime) {
			d.doc.Report(f.ValueAt("sets"), lang.Problem.SetsOtherType.With(field.Sets), lang.Text{})
		}
		if field.AsOf && field.Type != FieldNumber && field.Type != "" {
			d.doc.Report(f.NameAt("as-of"), lang.Problem.OnlyOnNumbers.With("as-of"), lang.Text{})
		}
		d.readChoices(f, &field)
		f.Done()
		if seen.Add(d.doc, id) {
			st.Fields = append(st.Fields, field)
		}
	}
}

// readChoices reads what a field of type choice takes.
func (d *draft) readChoices(t *tomlfile.Table, field *Field) {
	if field.Type != FieldChoice {
		if t.Has("choices") && field.Type != "" {
			d.doc.Report(t.NameAt("choices"), lang.Problem.OnlyOnType.With("choices", string(FieldChoice)), lang.Text{})
		}
		t.Tables("choices", 0)
		return
	}
	seen := tomlfile.IDs{}
	tables := t.Tables("choices", tomlfile.Required)
	if len(tables) > MaxOptions {
		d.doc.Report(tables[MaxOptions].At(), lang.Problem.TooMany.With("choices", MaxOptions), lang.Text{})
		tables = tables[:MaxOptions]
	}
	for _, c := range tables {
		id := c.ID("id", tomlfile.Required)
		choice := Choice{ID: id.Value, Title: c.Text("title", tomlfile.Required)}
		c.Done()
		if seen.Add(d.doc, id) {
			field.Choices = append(field.Choices, choice)
		}
	}
}

func (d *draft) readPromise(t *tomlfile.Table, st *draftStep) {
	p := t.Table("opens-promise", 0)
	if p == nil {
		return
	}
	st.Promise = &Promise{Title: p.Text("title", tomlfile.Required)}
	due := p.ID("due", 0)
	p.Done()
	if due.Value == "" {
		return
	}
	switch field, ok := st.Field(due.Value); {
	case !ok:
		var known []string
		for _, f := range st.Fields {
			known = append(known, f.ID)
		}
		d.doc.Report(due.At, lang.Problem.NoSuchField.With(due.Value), tomlfile.DidYouMean(due.Value, known))
	case field.Type != FieldTime:
		d.doc.Report(due.At, lang.Problem.NotATimeField.With(due.Value), lang.Text{})
	default:
		st.Promise.DueField = due.Value
	}
}

// readByType reads what only steps of one type have.
func (d *draft) readByType(t *tomlfile.Table, st *draftStep) {
	only := func(name string, typ StepType) tomlfile.Want {
		if t.Has(name) && st.Type != typ && st.Type != "" {
			d.doc.Report(t.NameAt(name), lang.Problem.OnlyOnType.With(name, string(typ)), lang.Text{})
		}
		if st.Type == typ {
			return tomlfile.Required
		}
		return 0
	}
	st.to, _ = t.Words("to", only("to", Report)|tomlfile.Distinct)
	for _, w := range st.to {
		st.To = append(st.To, w.Value)
	}
	only("every", Watch)
	st.Every = t.Duration("every", 0)
	if st.Repeat = t.Bool("repeat"); st.Repeat && (st.Type == Decide || st.Type == Watch) {
		d.doc.Report(t.NameAt("repeat"), lang.Problem.NotRepeated.With(string(st.Type)), lang.Text{})
	}
	d.readOptions(t, st, only("options", Decide))
	only("many", Decide)
	st.Many = t.Bool("many")
	only("two-persons", Decide)
	st.persons = t.Word("two-persons", 0)
	only("channel", Notice)
	st.channel = t.ID("channel", 0)
	only("reason", Decide)
	st.NeedsReason = t.Bool("reason")
	only("sets", Decide)
	st.Sets = t.Choice("sets", []string{SetsKinds, SetsSeverity, SetsEnding}, 0)
	if st.Type == Decide && st.Sets == SetsKinds && len(st.options) > 0 {
		for _, o := range st.options {
			if o.kind.Value != "" {
				return
			}
		}
		d.doc.Report(t.ValueAt("sets"), lang.Problem.SetsNoKinds, lang.Text{})
	}
}

func (d *draft) readOptions(t *tomlfile.Table, st *draftStep, want tomlfile.Want) {
	tables := t.Tables("options", want)
	if len(tables) > MaxOptions {
		d.doc.Report(tables[MaxOptions].At(), lang.Problem.TooMany.With("options", MaxOptions), lang.Text{})
		tables = tables[:MaxOptions]
	}
	seen := tomlfile.IDs{}
	for _, o := range tables {
		id := o.ID("id", tomlfile.Required)
		option := Option{ID: id.Value, Title: o.Text("title", tomlfile.Required), Guide: o.Text("guide", tomlfile.Lines)}
		draft := draftOption{id: id, kind: o.ID("kind", 0), when: o.Condition("when"), whenAt: o.ValueAt("when")}
		option.Kind = draft.kind.Value
		option.Against, _ = d.readSources(o, "against")
		o.Done()
		if seen.Add(d.doc, id) {
			st.Options = append(st.Options, option)
			st.options = append(st.options, draft)
		}
	}
}
