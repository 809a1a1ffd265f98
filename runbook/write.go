package runbook

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/platform"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
	"dandori/runbook/tomlfile"
)

// TextsOf lists the prepared texts of a step: first the form it names for the answers given
// so far, then those
// for the channel in which it publishes, then the others of the family. It is empty when the step names none
// or the log pins none.
func (s *State) TextsOf(st *playbook.Step) []*text.Form {
	if st.Text == "" {
		return nil
	}
	family, ok := s.Texts().Family(st.Text)
	if !ok {
		return nil
	}
	forms := slices.Clone(family.Forms)
	named := st.TextForm
	ev := s.evaluate(s.Opened)
	for _, f := range st.TextWhen {
		if ev.condition(f.When) == yes {
			named = f.Form
			break
		}
	}
	place := func(f *text.Form) int {
		switch {
		case f.ID == named:
			return 0
		case f.Channel == st.Channel:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(forms, func(a, b *text.Form) int { return place(a) - place(b) })
	return forms
}

// TextPreview is a text as it would be published now.
type TextPreview struct {
	text.Draft                // of a form; its Form is nil for words of one's own
	Findings   []text.Finding // what offends a standing rule; not what the log bears out
	Claims     []string       // what must be so before the words are published, also where it is: as of [text.Finding.Blocks]
	Lengths    []TextLength   // of a post, stamps and all; none for other texts
}

// TextLength is how long a post is on one platform.
type TextLength struct {
	Platform *platform.Platform
	platform.Length
}

// FillText fills in a form for a step from what the log says, and then from values,
// which a person typed and which go first. now is when the words are written, of which they
// speak as 現在; of words put on record later it lies behind the log, and what happened after
// it is not in them. In a drill every line bears its stamp.
func (s *State) FillText(st *playbook.Step, form *text.Form, language lang.Lang, values map[string]string, now time.Time) TextPreview {
	return s.fillText(&facts{s: s, now: now, step: st}, form, language, values)
}

func (s *State) fillText(f *facts, form *text.Form, language lang.Lang, values map[string]string) TextPreview {
	p := TextPreview{Draft: form.Fill(language, f, values)}
	s.examine(&p, form.Channel, form.Counted)
	return p
}

// CheckText looks at words that a person wrote or changed, for a step and a form
// (nil: none).
func (s *State) CheckText(st *playbook.Step, form *text.Form, language lang.Lang, body string) TextPreview {
	p := TextPreview{Draft: text.Draft{Form: form, Language: language, Body: body}}
	channel, counted := st.Channel, false
	if form != nil {
		channel, counted = form.Channel, form.Counted
		for _, b := range form.Blanks(language) {
			if strings.Contains(body, lang.PreparedText.OpenBlank.Format(language, b.Title.In(language))) {
				p.Open = append(p.Open, text.OpenBlank{Blank: b, Why: lang.PreparedText.NotGiven})
			}
		}
	}
	if _, err := text.Finish(body); err != nil && len(p.Open) == 0 {
		p.Open = append(p.Open, text.OpenBlank{Blank: text.Blank{ID: "marks", Title: lang.Engine.MarksLeft}})
	}
	s.examine(&p, channel, counted)
	for _, f := range p.Findings {
		if f.Open { // a place that somebody meant to fill in is a blank, whatever it looks like
			p.Open = append(p.Open, text.OpenBlank{Blank: text.Blank{ID: f.Phrase, Title: lang.Same(f.Phrase)}, Why: f.Why})
		}
	}
	return p
}

func (s *State) examine(p *TextPreview, channel string, counted bool) {
	if claims := s.Claims(); claims != nil {
		for _, f := range claims.CheckWith(p.Body, channel, &facts{s: s}) {
			if f.Blocks != "" && !slices.Contains(p.Claims, f.Blocks) {
				p.Claims = append(p.Claims, f.Blocks)
			}
			if s.tells(f.Blocks) {
				p.Findings = append(p.Findings, f)
			}
		}
	}
	p.Findings = append(p.Findings, s.foreign(p.Body)...)
	if !counted {
		return
	}
	words := text.Stamp(p.Body, p.Language, text.Stamps{Drill: s.Drill})
	for _, pl := range s.platformsFor(channel) {
		p.Lengths = append(p.Lengths, TextLength{pl, pl.Measure(words)})
	}
}

// platformsFor lists the platforms on which a post of a channel appears: that of the
// incident's account, or those of the office's other accounts. When the profile
// names none, all whose limit is known.
func (s *State) platformsFor(channel string) []*platform.Platform {
	var out []*platform.Platform
	add := func(name string) {
		if p, ok := s.Platforms().Find(name); ok && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	own, _ := s.Org.Account(s.Account)
	if channel != ChannelOtherAccount {
		if p, ok := s.Platform(); ok {
			out = append(out, p)
		}
	} else {
		for _, a := range s.Org.Accounts {
			if a.ID != own.ID {
				add(a.Platform)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range s.Platforms().All() {
		if p.Post.Limit > 0 {
			out = append(out, p)
		}
	}
	return out
}

// ChannelOtherAccount is the channel of the office's accounts other than the one the
// incident is about.
const ChannelOtherAccount = "other-account"

// TextState says how far a drafted text has come.
type TextState string

// The states of a text.
const (
	TextOpen      TextState = "open"          // a blank is open
	TextHeld      TextState = "held"          // it asserts what is not confirmed
	TextProposed  TextState = "drafted"       // it is not approved, or another draft took its place
	TextReady     TextState = "ready"         // it can be published
	TextPublished TextState = "published"     // the step was recorded as done with it
	TextAfter     TextState = "written-after" // it was written down after it was published: no gate looked at it
)

// TextStateOf says how far a draft has come. Only the very draft that was published,
// and the one in force with every gate open, are more than a proposal: of one that was written
// after the step was done, the gates as they stand for it ([StepView.Anew]). Of words that were
// written down after they were published, [State.TextRemarks] says what a reader must know.
func (s *State) TextStateOf(d DraftView, now time.Time) TextState {
	if len(d.Open) > 0 {
		return TextOpen
	}
	if r := s.steps[d.Step]; r != nil && r.settled == StateDone && r.text == d.Seq {
		if r.text > r.seq {
			return TextAfter
		}
		return TextPublished
	}
	v, ok := s.Step(d.Step, now)
	current, inForce := s.DraftOf(d.Step)
	if !ok || !inForce || current.Seq != d.Seq || v.State.Settled() && v.Anew == nil {
		return TextProposed
	}
	state := TextReady
	for _, g := range v.Asked() {
		switch {
		case g.Open:
		case g.Kind == GateText:
			return TextHeld
		case g.Kind == GateApproval || g.Kind == GateConsult:
			state = TextProposed
		}
	}
	if slices.ContainsFunc(s.claimsOf(d), func(fact string) bool { return !s.confirmed(fact) }) && v.Type != playbook.Notice {
		return TextHeld
	}
	return state
}

// Words gives the words of a draft as they may leave the program: stamped as a drill,
// and as a proposal while the step's approvals are not all given. While a blank is
// open it is an error of type *text.Unfinished.
func (s *State) Words(d DraftView, now time.Time) (string, error) {
	if len(d.Open) > 0 {
		_, err := text.Finish("{{" + strings.Join(d.Open, "}} {{") + "}}")
		return "", err
	}
	words, err := text.Finish(d.Body)
	if err != nil {
		return "", err
	}
	stamps := text.Stamps{Drill: s.Drill, Unapproved: s.TextStateOf(d, now) == TextProposed || s.TextStateOf(d, now) == TextHeld}
	return text.Stamp(words, lang.Lang(d.Language), stamps), nil
}

func (d *decider) write(in WriteText) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if in.Published {
		if err := d.wentOut(st, in); err != nil {
			return nil, err
		}
	}
	language, ok := lang.Japanese, true
	if in.Language != "" {
		language, ok = lang.Parse(in.Language)
	}
	if !ok {
		return nil, bad(lang.Engine.BadLanguage.With(in.Language), lang.Engine.BadLanguageHint)
	}
	var form *text.Form
	if in.Form != "" {
		if form, err = d.form(st, in.Form); err != nil {
			return nil, err
		}
	}
	var preview TextPreview
	switch {
	case strings.TrimSpace(in.Body) != "":
		preview = d.s.CheckText(st, form, language, in.Body)
		preview.Used = in.Values
	case form == nil:
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	default:
		for id := range in.Values {
			if !slices.ContainsFunc(form.Blanks(language), func(b text.Blank) bool { return b.ID == id }) {
				return nil, bad(lang.Engine.NoSuchBlank.With(id), lang.Engine.BlankHint.With(listIDs(blankIDs(form, language))))
			}
		}
		values, err := d.officialTimes(st, form, language, in.Values)
		if err != nil {
			return nil, err
		}
		preview = d.s.fillText(&facts{s: d.s, now: d.by.At, step: st, out: in.Published}, form, language, values)
	}
	data := &Draft{Language: string(preview.Language), Values: preview.Used, Body: preview.Body, Claims: preview.Claims, NotOut: d.notOut(st)}
	if form != nil {
		data.Form = form.Name()
	}
	for _, b := range preview.Open {
		data.Open = append(data.Open, b.ID)
	}
	if form != nil && in.Body == "" {
		for _, b := range form.Blanks(language) {
			if b.Confirmed != "" && !slices.Contains(data.Claims, b.Confirmed) {
				data.Claims = append(data.Claims, b.Confirmed)
			}
		}
	}
	return data, nil
}

func blankIDs(form *text.Form, language lang.Lang) []string {
	var ids []string
	for _, b := range form.Blanks(language) {
		ids = append(ids, b.ID)
	}
	return ids
}

// form finds a prepared text of the step: "T05/short", or "short" alone.
func (d *decider) form(st *playbook.Step, name string) (*text.Form, error) {
	var known []string
	for _, f := range d.s.TextsOf(st) {
		if f.Name() == name || f.ID == name {
			return f, nil
		}
		known = append(known, f.Name())
	}
	hint := lang.Engine.FormHint.With(listIDs(known))
	if len(known) == 0 {
		hint = lang.Engine.NoForms
	}
	return nil, bad(lang.Engine.NoSuchForm.With(name, st.Title), hint)
}

// facts answers for the log and the profile when a text is filled in.
type facts struct {
	s    *State
	now  time.Time
	step *playbook.Step
	out  bool // the words themselves went out at that moment, and do not tell of it
}

var _ text.Facts = (*facts)(nil)

// Confirmed reports whether a fact is known for certain.
func (f *facts) Confirmed(fact string) bool { return f.s.confirmed(fact) }

// Comma is the office's comma.
func (f *facts) Comma() string { return f.s.Org.Comma }

// toPublic reports whether the text is one that the public reads.
func (f *facts) toPublic() bool {
	return f.step != nil && f.step.Type == playbook.Notice && PublicChannel(f.step.Channel)
}

// toOutsiders reports whether the text goes out of the office: to the public, or to a body that
// a step reports to.
func (f *facts) toOutsiders() bool {
	if f.step == nil || f.step.Type != playbook.Report {
		return f.toPublic()
	}
	return slices.ContainsFunc(f.step.To, func(to string) bool {
		return f.s.Set.Role(to).Outside
	})
}

// Value says what stands for a path; package text lists the paths.
func (f *facts) Value(path text.Path, l lang.Lang) (string, bool) {
	v := f.value(path, l)
	return v, v != ""
}

func (f *facts) value(path text.Path, l lang.Lang) string {
	s := f.s
	if role, what, ok := path.Role(); ok {
		if what == "phone" {
			return s.phone(role, f.now)
		}
		post, _ := s.Org.Post(role)
		return post.In(l)
	}
	if ref, field, ok := path.Step(); ok && f.settled(ref) {
		return s.fieldWords(playbook.Ref(ref), field, l)
	}
	if id, ok := path.Fact(); ok {
		if f.toOutsiders() && s.corrected(id) {
			return "" // neither what was stated nor what corrects it: people say first which is so
		}
		if words := f.factWords(id, l); words == "" || s.confirmed(id) || !f.toPublic() {
			return words
		}
		return lang.Report.Checking.In(l) // the public is told what is certain, and of the rest that it is being checked
	}
	if id, ok := path.FactAsOf(); ok {
		if f.toOutsiders() && s.corrected(id) {
			return ""
		}
		for _, known := range s.Facts {
			if known.Fact.Fact == id && f.known(known.At) {
				return f.moment(cmp.Or(known.AsOf, known.At), l)
			}
		}
		return ""
	}
	if body, what, ok := path.Told(); ok {
		return f.withComma(f.toldWords(body, what, l))
	}
	if blank, ok := path.Said(); ok {
		return f.saidWords(blank)
	}
	if ref, ok := path.Filled(); ok && f.settled(ref) {
		return f.withComma(s.filledWords(playbook.Ref(ref), l))
	}
	if ref, option, ok := path.Answered(); ok {
		return f.answeredWords(playbook.Ref(ref), option, l)
	}
	if channel, ok := path.Published(); ok {
		return f.publishedWords(channel, l)
	}
	if ref, ok := path.Decision(); ok && f.settled(ref) {
		return f.withComma(s.decisionWords(playbook.Ref(ref), l))
	}
	account, _ := s.Org.Account(s.Account)
	switch path {
	case "now":
		return f.moment(f.now, l)
	case "now.dated":
		return lang.Dated(f.now.In(s.Location()), l)
	case "date":
		return lang.Date(f.now.In(s.Location()), l)
	case "happened":
		if s.Happened.IsZero() && s.HappenedUnknown {
			return lang.Entry.UnknownTime.In(l)
		}
		return f.moment(s.Happened, l)
	case "detected":
		return f.moment(s.Detected, l)
	case "kinds":
		if len(s.Kinds) == 0 {
			return ""
		}
		return f.withComma(s.kindTitles(s.Kinds).In(l))
	case "recorder":
		if s.Recorder() == Unnamed {
			return ""
		}
		return s.Recorder()
	case "report-targets":
		return f.withComma(s.targetWords(f.step, l))
	case "chronology":
		return f.doneWords(l)
	case "measures":
		return f.measureWords(l)
	case "deleted":
		return f.deletedWords(l)
	case "seen":
		return s.Seen
	case "source":
		if s.Source == "" || s.Means == "" {
			return s.Source
		}
		return lang.TextValue.SourceBy.Format(l, s.Source, s.Means)
	case "course":
		return f.courseWords(l)
	case "instructions":
		return f.instructionWords(l)
	case "evidence":
		return f.evidenceWords(l)
	case "published":
		return f.publishedWords("", l)
	case "outside":
		return f.outsideWords(l)
	case "account.administrators":
		return f.administratorsWords(l)
	case "office.name":
		if s.Org.ID == GenericOrg { // it is nobody's name
			return ""
		}
		return s.Org.Name.In(l)
	case "office.kind":
		return s.Org.Office
	case "office.head":
		return s.Org.Head
	case "office.section", "account.section":
		return account.Section.In(l)
	case "account.name":
		if account.Name == "" && account.ID == "" {
			return s.typedAccount() // typed at the opening: no account of the profile
		}
		return account.Name
	case "account.handle":
		return s.handleWords()
	case "account.url":
		return account.URL
	case "account.list-url":
		return account.ListURL
	case "account.platform":
		if p, ok := s.Platform(); ok {
			return p.Name.In(l)
		}
		return account.Platform
	case "account.operator":
		return s.operatorWords(l)
	case "unconfirmed":
		return f.withComma(s.unconfirmedWords(l))
	case "press":
		return f.withComma(s.pressWords(l))
	case "cause.state", "cause.possible":
		return s.causeWords(path == "cause.possible", l)
	}
	return ""
}

func (f *facts) moment(at time.Time, l lang.Lang) string {
	if at.IsZero() {
		return ""
	}
	return lang.Moment(at.In(f.s.Location()), l)
}

// phone is how a post is reached now: by day or by night where the office's hours
// are known, else whichever number there is.
func (s *State) phone(role string, now time.Time) string {
	r := s.Org.Roles[role]
	within, known := s.Org.OfficeHours(now)
	if known && !within && r.Night != "" || r.Day == "" {
		return r.Night
	}
	return r.Day
}

// fieldWords is what was filled in at a step, in words.
func (s *State) fieldWords(ref playbook.Ref, field string, l lang.Lang) string {
	r := s.steps[ref]
	st, ok := s.Set.Step(ref)
	if r == nil || !ok {
		return ""
	}
	value := r.fields[field]
	f, _ := st.Field(field)
	switch at, err := time.Parse(time.RFC3339, value); {
	case value == "":
	case f.Type == playbook.FieldChoice || value == playbook.Unknown:
		if words, ok := f.Words(value); ok {
			return words.In(l)
		}
	case f.Type == playbook.FieldTime && err == nil:
		return lang.Moment(at.In(s.Location()), l)
	case f.Type == playbook.FieldYesNo:
		return lang.Event.YesNo[value].In(l)
	case f.AsOf:
		if at, err := time.Parse(time.RFC3339, r.fields[playbook.AsOfField(field)]); err == nil {
			return lang.Event.AsOfWords.Format(l, value, lang.Moment(at.In(s.Location()), l))
		}
	}
	return value
}

// factWords is what is known of a fact, with how sure it is unless it is certain.
func (s *State) factWords(id string, l lang.Lang) string {
	for _, f := range s.Facts {
		if f.Fact.Fact != id {
			continue
		}
		if f.Certainty == Confirmed {
			return f.Text
		}
		return lang.Event.UnsureWords.Format(l, f.Text, lang.Event.Certainty[string(f.Certainty)].In(l))
	}
	return ""
}

// factWords is what was known of a fact by the moment of which the text speaks.
func (f *facts) factWords(id string, l lang.Lang) string {
	for _, known := range f.s.Facts {
		if known.Fact.Fact == id && f.known(known.At) {
			return f.s.factWords(id, l)
		}
	}
	return ""
}

// targetWords names to whom a step reports or, of any other step, whom the office's
// rules say to tell.
func (s *State) targetWords(st *playbook.Step, l lang.Lang) string {
	var posts []lang.Text
	if st != nil && st.Type == playbook.Report {
		for _, id := range s.plannedItems(st) {
			posts = append(posts, s.PostOrRole(id))
		}
		if len(posts) == 0 {
			return ""
		}
		return list(posts).In(l)
	}
	for _, k := range s.Kinds {
		for _, role := range s.Org.Reports[k].To {
			if post := s.PostOrRole(role); !slices.Contains(posts, post) {
				posts = append(posts, post)
			}
		}
	}
	if len(posts) == 0 {
		return ""
	}
	return list(posts).In(l)
}

// isClaims reports whether a file among the prepared texts is the one of wording
// checks: the one that gives itself that id.
func isClaims(f playbook.File) bool {
	top, _, _ := bytes.Cut(f.Data, []byte("\n["))
	return claimsFile.Match(top)
}

// claimsFile finds the id at the top of a file, before any table. A file is decoded
// only once, by the reader that this tells.
var claimsFile = regexp.MustCompile(`(?m)^\s*["']?id["']?\s*=\s*["']` + text.ClaimsID + `["']`)

func readTexts(files []playbook.File) (*text.Set, *text.Claims, error) {
	var claims *text.Claims
	var problems []error
	var families []playbook.File
	first := ""
	for _, f := range files {
		if !isClaims(f) {
			families = append(families, f)
			continue
		}
		if claims != nil {
			problems = append(problems, tomlfile.Problems{{File: f.Name, Line: 1, Column: 1, Text: lang.PreparedText.FamilyTwice.With(text.ClaimsID, first)}})
			continue
		}
		c, err := text.ParseClaims(f.Name, f.Data)
		claims, first, problems = c, f.Name, append(problems, err)
	}
	read, err := readAll(families, text.Parse)
	if err := joinProblems(append(problems, err)...); err != nil {
		return nil, nil, err
	}
	set, err := text.NewSet(read...)
	return set, claims, err
}
