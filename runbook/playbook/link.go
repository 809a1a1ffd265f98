package playbook

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// ParseSet reads files that belong together: one opening, one closing, and at
// most one playbook for each kind. When anything is wrong the error is of type
// [Problems] and has everything that is wrong.
func ParseSet(files []File) (*Set, error) {
	drafts := make([]*draft, len(files))
	// Decoding is most of the work and each file stands alone, so the cores share it.
	var reading sync.WaitGroup
	for i, f := range files {
		reading.Go(func() { drafts[i] = read(f) })
	}
	reading.Wait()
	return link(drafts)
}

// NamedText is a prepared text that a step names.
type NamedText struct {
	File string
	Line int
	Step string // its id
	Text string // as it is named: "T05", "T05/short"
}

// Texts lists the prepared texts that the steps of files name, also of files that are
// wrong in something else: so that all that is wrong can be said at once.
func Texts(files []File) []NamedText {
	var named []NamedText
	for _, f := range files {
		for _, st := range read(f).drafts {
			named = st.named(named, f.Name)
		}
	}
	return named
}

// Texts lists the prepared texts that the steps of the set name.
func (s *Set) Texts() []NamedText {
	var named []NamedText
	for _, p := range s.All() {
		for _, st := range p.Steps {
			named = st.named(named, p.File.Name)
		}
	}
	return named
}

// named adds the prepared text that a step names, if it names one.
func (st *Step) named(to []NamedText, file string) []NamedText {
	name := st.Text
	if name == "" {
		return to
	}
	if st.TextForm != "" {
		name += "/" + st.TextForm
	}
	to = append(to, NamedText{file, st.Line, st.ID, name})
	for _, f := range st.TextWhen {
		to = append(to, NamedText{file, st.Line, st.ID, st.Text + "/" + f.Form})
	}
	return to
}

// With returns the set with one more file: it replaces the playbook with the same
// id, or is added. The error has the problems of that file; only when it has none
// of its own, those that it makes in the other files (a step that they name and
// that is gone).
func (s *Set) With(f File) (*Set, error) {
	own := read(f)
	var drafts []*draft
	replaced := false
	for _, file := range s.files {
		d := read(file)
		if d.ID == own.ID && own.ID != "" {
			d, replaced = own, true
		}
		drafts = append(drafts, d)
	}
	if !replaced {
		drafts = append(drafts, own)
	}
	set, err := link(drafts)
	if problems := own.doc.Problems(); len(problems) > 0 {
		return nil, problems
	}
	return set, err
}

// CheckFile says what would be wrong with the file as a part of the set; see
// [Set.With].
func CheckFile(f File, set *Set) Problems {
	_, err := set.With(f)
	problems, _ := err.(Problems)
	return problems
}

// Nearest returns the known name that a mistyped name most likely means; the second
// result is false when none is near.
func Nearest(name string, known []string) (string, bool) { return tomlfile.Nearest(name, known) }

// linker connects the drafts of one set.
type linker struct {
	drafts  []*draft
	opening *draft
	closing *draft
	books   map[string]*draft
	kinds   map[string]*draft
	steps   map[Ref]*draftStep
	loose   Problems // problems of the set as a whole
}

func link(drafts []*draft) (*Set, error) {
	l := &linker{drafts: drafts, books: map[string]*draft{}, kinds: map[string]*draft{}, steps: map[Ref]*draftStep{}}
	l.index()
	// References into a file that cannot be read would all look wrong.
	if !slices.ContainsFunc(drafts, func(d *draft) bool { return d.doc.Root() == nil }) {
		for _, d := range drafts {
			l.resolve(d)
		}
		kept := map[Ref]bool{}
		for _, d := range drafts {
			for _, st := range d.drafts {
				l.order(st)
				for _, ref := range st.Keeps {
					kept[ref] = true
				}
			}
		}
		for _, d := range drafts {
			for _, st := range d.drafts {
				// Closing would have to wait for ever.
				if st.Promise != nil && !kept[st.Ref] && !st.lapses() && !st.broken {
					d.doc.Report(st.at, lang.Problem.NobodyKeeps.With(st.ID), lang.Problem.NobodyKeepsHint.With(st.ID))
				}
			}
		}
		l.findCircles()
		l.findUnreachable()
	}
	problems := l.loose
	for _, d := range drafts {
		problems = append(problems, d.doc.Problems()...)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return l.set(), nil
}

// index finds the parts of the set.
func (l *linker) index() {
	doubt := false
	for _, d := range l.drafts {
		doubt = doubt || d.doubt || d.doc.Root() == nil
		if d.doc.Root() == nil {
			continue
		}
		if first := l.books[d.ID]; first != nil && d.ID != "" {
			d.doc.Report(d.idAt, lang.Problem.PlaybookTwice.With(d.ID, first.File.Name), lang.Text{})
			continue
		}
		l.books[d.ID] = d
		switch {
		case d.Part == Opening && l.opening == nil:
			l.opening = d
		case d.Part == Closing && l.closing == nil:
			l.closing = d
		case d.Part == Opening:
			d.doc.Report(d.idAt, lang.Problem.PartTwice.With(string(Opening), l.opening.File.Name), lang.Text{})
		case d.Part == Closing:
			d.doc.Report(d.idAt, lang.Problem.PartTwice.With(string(Closing), l.closing.File.Name), lang.Text{})
		case d.Kind != "" && l.kinds[d.Kind] != nil:
			first := l.kinds[d.Kind]
			d.doc.Report(d.kindAt, lang.Problem.KindTwice.With(d.Kind, first.File.Name),
				lang.Problem.ReplaceByID.With(first.ID))
		case d.Kind != "":
			l.kinds[d.Kind] = d
		}
		for id, st := range d.byID {
			if d.ID != "" {
				l.steps[MakeRef(d.ID, id)] = st
			}
		}
	}
	if doubt { // that file may be the one that is missing
		return
	}
	if l.opening == nil {
		l.loose = append(l.loose, Problem{Text: lang.Problem.PartMissing.With(string(Opening))})
	}
	if l.closing == nil {
		l.loose = append(l.loose, Problem{Text: lang.Problem.PartMissing.With(string(Closing))})
	}
}

// resolve turns the references of a file into Refs and reports those that lead
// nowhere.
func (l *linker) resolve(d *draft) {
	if d.Part == Opening {
		for _, w := range d.tracks {
			l.rule(d, w)
		}
	}
	for _, k := range d.limits {
		l.kind(d, k)
	}
	for _, st := range d.drafts {
		l.resolveStep(d, st)
	}
}

func (l *linker) resolveStep(d *draft, st *draftStep) {
	var track Track
	if l.opening != nil {
		track, _ = find(l.opening.Tracks, st.Track, func(t Track) string { return t.ID })
		if st.Track != "" && track.ID == "" {
			d.doc.Report(st.track.At, lang.Problem.NoSuchTrack.With(st.Track),
				tomlfile.DidYouMean(st.Track, idsOf(l.opening.Tracks, func(t Track) string { return t.ID })))
		}
		l.roles(d, st)
	}
	for _, w := range st.rules {
		if name := l.rule(d, w); name != "" {
			st.Rules = append(st.Rules, name)
		}
	}
	for _, id := range track.Rules {
		if name := ruleName(l.opening.ID, id); l.opening.rules[id] && !slices.Contains(st.Rules, name) {
			st.Rules = append(st.Rules, name)
		}
	}
	st.When = l.condition(st, st.when)
	for i := range st.options {
		st.Options[i].When = l.condition(st, st.options[i].when)
		l.kind(d, st.options[i].kind)
	}
	for _, w := range st.after {
		if target := l.step(st, w); target != nil {
			st.After = append(st.After, target.Ref)
		}
	}
	if st.cannot.Value != "" {
		if target := l.step(st, st.cannot); target != nil {
			st.Cannot = target.Ref
			target.OpensOn = append(target.OpensOn, st.Ref)
		}
	}
	for _, w := range st.keeps {
		target := l.step(st, w)
		switch {
		case target == nil:
		case target.Promise == nil:
			d.doc.Report(w.At, lang.Problem.NoPromise.With(w.Value), lang.Text{})
		default:
			st.Keeps = append(st.Keeps, target.Ref)
		}
	}
	l.dues(d, st)
	for i, when := range st.forms {
		st.TextWhen[i].When = l.condition(st, when)
	}
	l.gates(d, st)
}

func (l *linker) roles(d *draft, st *draftStep) {
	known := idsOf(l.opening.Roles, func(r Role) string { return r.ID })
	for i, w := range append([]tomlfile.Word{st.role}, st.to...) {
		if w.Value == "" || slices.Contains(known, w.Value) || i > 0 && (w.Value == ReportTargets || w.Value == OtherTargets) {
			continue
		}
		names := known
		if i > 0 {
			names = append([]string{ReportTargets, OtherTargets}, known...)
		}
		d.doc.Report(w.At, lang.Problem.NoSuchRole.With(w.Value), tomlfile.DidYouMean(w.Value, names))
	}
}

// ruleName is the name of a rule in [Step.Rules].
func ruleName(playbook, rule string) string { return playbook + "/" + rule }

// rule finds a rule in the own file, then in the opening.
func (l *linker) rule(d *draft, w tomlfile.Word) string {
	if d.rules[w.Value] {
		return ruleName(d.ID, w.Value)
	}
	if l.opening == nil {
		return ""
	}
	if l.opening.rules[w.Value] {
		return ruleName(l.opening.ID, w.Value)
	}
	known := idsOf(d.Rules, func(r Rule) string { return r.ID })
	if d != l.opening {
		known = append(known, idsOf(l.opening.Rules, func(r Rule) string { return r.ID })...)
	}
	d.doc.Report(w.At, lang.Problem.NoSuchRule.With(w.Value), tomlfile.DidYouMean(w.Value, known))
	return ""
}

func (l *linker) kind(d *draft, w tomlfile.Word) bool {
	if w.Value == "" || l.kinds[w.Value] != nil {
		return w.Value != ""
	}
	var known []string
	for k := range l.kinds {
		known = append(known, k)
	}
	slices.Sort(known)
	d.doc.Report(w.At, lang.Problem.NoSuchKind.With(w.Value), tomlfile.DidYouMean(w.Value, known))
	return false
}

var bases = []string{FromHappened, FromDetected, FromConfirmed, FromOpened}

func (l *linker) dues(d *draft, st *draftStep) {
	for i, raw := range st.dues {
		due := &st.Dues[i]
		due.When = l.condition(st, raw.when)
		if i > 0 && len(st.dues[i-1].when) == 0 {
			d.doc.Report(raw.from.At, lang.Problem.DueNeverReached, lang.Text{})
		}
		if raw.from.Value == "" {
			continue
		}
		if slices.Contains(bases, raw.from.Value) {
			due.From = raw.from.Value
			continue
		}
		target := l.find(d, raw.from.Value)
		switch {
		case target == nil:
			known := append(slices.Clone(bases), l.near(d, raw.from.Value)...)
			d.doc.Report(raw.from.At, lang.Problem.NoSuchBase.With(raw.from.Value), tomlfile.DidYouMean(raw.from.Value, known))
		case target == st:
			d.doc.Report(raw.from.At, lang.Problem.OwnBase, lang.Text{})
		default:
			due.Step = target.Ref
		}
	}
}

// gates resolves what can hold a step, and the channel it is published in.
func (l *linker) gates(d *draft, st *draftStep) {
	for _, w := range st.first {
		if target := l.step(st, w); target != nil {
			st.EvidenceFrom = append(st.EvidenceFrom, target.Ref)
		}
	}
	for _, w := range st.before {
		if target := l.step(st, w); target != nil {
			st.NotBefore.Steps = append(st.NotBefore.Steps, target.Ref)
		}
	}
	if st.beforeR.Value != "" {
		st.NotBefore.Rule = l.rule(d, st.beforeR)
	}
	if st.persons.Value != "" {
		st.TwoPersons = l.rule(d, st.persons)
	}
	if st.channel.Value == "" || l.opening == nil {
		return
	}
	known := idsOf(l.opening.Channels, func(n Named) string { return n.ID })
	if !slices.Contains(known, st.channel.Value) {
		d.doc.Report(st.channel.At, lang.Problem.NoSuchChannel.With(st.channel.Value), tomlfile.DidYouMean(st.channel.Value, known))
		return
	}
	st.Channel = st.channel.Value
}

// find resolves the name of a step: in the own file, then in the opening, or as
// "playbook/step".
func (l *linker) find(d *draft, name string) *draftStep {
	if strings.Contains(name, "/") {
		return l.steps[Ref(name)]
	}
	if st := d.byID[name]; st != nil {
		return st
	}
	if l.opening != nil {
		return l.opening.byID[name]
	}
	return nil
}

// near lists the names of steps that a name may mean.
func (l *linker) near(d *draft, name string) []string {
	var known []string
	if strings.Contains(name, "/") {
		for ref := range l.steps {
			known = append(known, string(ref))
		}
	} else {
		for id := range d.byID {
			known = append(known, id)
		}
		if l.opening != nil && d != l.opening {
			for id := range l.opening.byID {
				known = append(known, id)
			}
		}
	}
	slices.Sort(known)
	return known
}

// step resolves a reference or reports it.
func (l *linker) step(from *draftStep, w tomlfile.Word) *draftStep {
	st := l.find(from.book, w.Value)
	if st != nil {
		return st
	}
	from.broken = true
	if l.opening == nil && !strings.Contains(w.Value, "/") {
		return nil // it may be a step of the opening that is missing
	}
	var hint lang.Text
	if near, ok := Nearest(w.Value, l.near(from.book, w.Value)); ok {
		hint = lang.Problem.DidYouMean.With(near)
	} else if elsewhere := l.elsewhere(w.Value); elsewhere != "" {
		hint = lang.Problem.OtherPlaybook.With(elsewhere)
	}
	from.book.doc.Report(w.At, lang.Problem.NoSuchStep.With(w.Value), hint)
	return nil
}

// elsewhere finds the full name of a step that is in another file.
func (l *linker) elsewhere(id string) string {
	for _, d := range l.drafts {
		if d.byID[id] != nil && d.ID != "" {
			return string(MakeRef(d.ID, id))
		}
	}
	return ""
}

func (l *linker) condition(st *draftStep, raw []tomlfile.Alternative) Condition {
	var out Condition
	for _, alternative := range raw {
		var a Alternative
		for _, answer := range alternative {
			if found, ok := l.answer(st, answer); ok {
				a = append(a, found)
			} else {
				st.broken = true
			}
		}
		out = append(out, a)
	}
	return out
}

func (l *linker) answer(st *draftStep, raw tomlfile.Answer) (Answer, bool) {
	decision := l.step(st, raw.Decision)
	if decision == nil {
		return Answer{}, false
	}
	doc := st.book.doc
	if decision.Type != Decide {
		if decision.Type != "" { // else its type is reported already
			doc.Report(raw.Decision.At, lang.Problem.NotADecision.With(raw.Decision.Value), lang.Text{})
		}
		return Answer{}, false
	}
	answer := Answer{Decision: decision.Ref}
	for _, w := range raw.Options {
		if _, ok := decision.Option(w.Value); !ok {
			doc.Report(w.At, lang.Problem.NoSuchOption.With(raw.Decision.Value, w.Value),
				tomlfile.DidYouMean(w.Value, idsOf(decision.Options, func(o Option) string { return o.ID })))
			continue
		}
		answer.Options = append(answer.Options, w.Value)
	}
	return answer, len(answer.Options) == len(raw.Options) && len(answer.Options) > 0
}

// order fills in what a step without "after" waits for.
func (l *linker) order(st *draftStep) {
	if !st.ordered && len(st.OpensOn) == 0 && st.above != nil {
		st.After = []Ref{st.above.Ref}
	}
}

// set makes the set of drafts without problems.
func (l *linker) set() *Set {
	s := &Set{
		Opening: l.opening.Playbook, Closing: l.closing.Playbook,
		steps: map[Ref]*Step{}, roles: map[string]Role{}, tracks: map[string]Track{}, rules: map[string]Rule{},
		channels: map[string]Named{}, facts: map[string]Named{},
	}
	for _, d := range l.drafts {
		s.files = append(s.files, d.File)
		if d.Kind != "" {
			s.Kinds = append(s.Kinds, d.Playbook)
		}
		for _, st := range d.Steps {
			s.steps[st.Ref] = st
		}
		for _, r := range d.Rules {
			s.rules[ruleName(d.ID, r.ID)] = r
		}
	}
	slices.SortFunc(s.Kinds, func(a, b *Playbook) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	for _, r := range s.Opening.Roles {
		s.roles[r.ID] = r
	}
	for _, t := range s.Opening.Tracks {
		s.tracks[t.ID] = t
	}
	for _, c := range s.Opening.Channels {
		s.channels[c.ID] = c
	}
	for _, f := range s.Opening.Facts {
		s.facts[f.ID] = f
	}
	return s
}

func find[T any](list []T, id string, of func(T) string) (T, bool) {
	for _, e := range list {
		if of(e) == id && id != "" {
			return e, true
		}
	}
	var none T
	return none, false
}

func idsOf[T any](list []T, of func(T) string) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = of(e)
	}
	return out
}
