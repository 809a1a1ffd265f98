// Package playbook reads and checks playbooks (手順書): TOML files that say what
// is to be done in one kind of incident, or in the opening and the closing that
// all incidents share.
//
// # A playbook file
//
// A file is UTF-8 TOML (a BOM is allowed), at most 256 KiB, at most 200 steps.
// Every name is lower case, written exactly as here; an unknown name is an
// error. A text is a string, or a table by language: { ja = "…", en = "…" }; a
// file with one language is valid; a plain string is taken as the Japanese words. A
// title is one line; a summary, signs, a guide and a rule may have several. An id is
// lower-case letters, digits and hyphens, starting with a letter, at most 48
// characters. A clause is the id of a document, a colon and the clause in it without
// spaces, "ube:7(1)", at most 64 characters.
//
// At the top:
//
//	format  = 1                  # this format
//	id      = "flaming"
//	kind    = "flaming"          # the incident kind it serves …
//	part    = "opening"          # … or "opening" or "closing"; exactly one of the two
//	order   = 10                 # place in lists (whole number, smaller first)
//	title   = { ja = "炎上", en = "Flaming" }
//	summary = { … }              # what it is for, in a sentence (optional)
//	signs   = { … }              # what one sees when this is the right one (optional)
//	own-account = true           # the account that the incident is about is surely the office's own (optional, of a kind)
//
// [[role]] (only in the opening) names a neutral role or an outside body:
//
//	id = "account-admin"   title = text   outside = true|false (optional)
//
// [[track]] (only in the opening) names a track (系統):
//
//	id = "contain"   title = text   rules = ["rule-id", …] shown on each of its steps (optional)
//
// [[channel]] (only in the opening) names a way to tell people (媒体):
//
//	id = "website"   title = text
//
// [[fact]] (only in the opening) names something whose certainty is kept apart
// (確認済み, 推定, 未確認): the cause, the damage …
//
//	id = "cause"   title = text
//
// [[rule]] (in any file) is a standing rule, shown while a step is open. It is the
// office's own when one of its sources is, or when the profile adopts it:
//
//	id = "no-rebuttal"   text = text   sources = ["iida:6(2)①a", …]
//
// A source of a rule may be limited to kinds, as that of a step.
//
// [[step]] is one step, in the order the file lists them:
//
//	id       = "change-passwords"                # required
//	track    = "contain"                         # required
//	type     = "act"                             # act decide report notice evidence watch
//	role     = "account-admin"                   # required: who does it
//	title    = text                              # required
//	guide    = text                              # how; several lines (optional)
//	when     = { can-log-in = "yes" }            # see Conditions; absent: always
//	after    = ["can-log-in"]                    # absent: the step above it in its track; []: at once
//	each     = "account.admins"                  # one tick for each administrator of the account
//	to       = ["crisis", "report-targets"]      # type report, required: whom to tell, one receipt each
//	due      = { within = "10m", from = "detected", source = "…" }   # or several, see Due times
//	urgency  = { text = "速やかに", source = "ube:7(1)" }   # a source's own words for how fast; or a list of them
//	every    = "1h"                              # type watch: how often to look (optional)
//	repeat   = true                              # types act, report, notice, evidence: may be done again; see Rounds
//	rules    = ["no-secrets-in-log"]
//	sources  = ["ube:7(1)", "ube:4(3)"]          # clauses; none: the step is our suggestion
//	                                             # "iida:6(2)④c for flaming misinformation": for these kinds only
//	see      = ["ube:3(1)"]                      # clauses that touch on it but do not ask for it: for reference
//	cannot   = "locked-out"                      # the step that opens when this one is impossible
//	approval = "publish"                         # held until this act is approved: publish edit delete official-view;
//	                                             # or a list of acts, of which each must be
//	evidence-first = true                        # held until the incident has an evidence entry
//	evidence-first = ["save-screen"]             # … one kept at one of these steps, or at this step
//	not-before = { steps = ["press-release"], rule = "press-first" }   # see Gates
//	two-persons = "two-persons"                  # type decide: decided with somebody else; see Gates
//	evidence = [text, …]                         # what to keep (suggestions)
//	fields   = [ { id = "reference", type = "text", title = text, required = true } ]
//	options  = [ { id = "minor", title = text, … } ]   # type decide, required
//	many     = true                              # type decide: several options may be chosen
//	reason   = true                              # type decide: a reason must be given
//	sets     = "kinds"                           # type decide: "kinds" or "severity"
//	opens-promise = { title = text, due = "next-reply" }  # due: a field of type time of this step
//	keeps-promise = ["interim-reply"]            # the steps whose promise this one keeps
//	text     = "T03"                             # the prepared text that goes with it (its id; capitals are allowed),
//	                                             # or one form of it: "T10/further"
//	text-when = [ { form = "disowned", when = { regained = "no" } } ]   # after these answers this form comes first
//	channel  = "website"                         # type notice: where it is published
//	handoff  = "crisis"                          # hands over to a local document: an id of the profile
//	form     = "end-of-use"                      # uses a form of the office: an id of the profile
//	page     = "impersonation"                   # uses a page of the platform: what for
//	contains = true                              # doing it contains the incident; see Containment (only of a kind)
//	contains = ["yes"]                           # type decide: these answers say that it is contained
//
// A field has id, type ("text", "number", "time", "yes-no" or "choice"), title and, when it
// must be filled, required = true. One of type choice has choices, each with id and title.
// A time that is not required, except when it became known, may be recorded as unknown. sets = "happened", "detected", "source", "means" or
// "seen" makes what is filled in that fact of the incident. A number with as-of = true is read together with
// the time as of which it holds.
//
// An option has id and title; a guide (optional); when (a condition under which
// it is offered); kind = "impersonation": choosing it makes that kind part of
// the incident; against = ["iida:6(1)a"]: clauses among the step's sources that are
// not followed by choosing it, which is said beside it and in the reports.
//
// Doing a step with opens-promise gives the promise; when its due field is not
// required and was left empty, nothing was promised. An incident cannot be closed
// while a promise is neither kept nor settled otherwise.
//
// A decision with sets = "kinds" fixes the incident's kinds to exactly those of
// the chosen options; in any other decision a chosen option's kind is added. A
// decision with sets = "severity" gives the incident its severity: the title of
// the chosen option; with sets = "ending" it says what becomes of the account
// (continued, suspended, ended).
//
// # Gates
//
// A gate (関門) holds a step that could otherwise be done, and can be overridden
// with a reason. Approval and evidence-first hold in every office. The other two
// name a standing rule and hold where that rule is the office's own or the law's;
// elsewhere they are shown as advice. not-before with always = true holds
// everywhere. not-before holds while one of its steps is called for and not
// settled. two-persons holds a decision until somebody is named with whom it was
// decided.
//
// # Containment
//
// contains marks the steps of a kind by which an incident of it is contained (封じ込め):
// it is once each of them that applies is done, a decision with one of the answers named.
// A step that was recorded as impossible contains nothing; where the step of its cannot
// has contains too, that one stands in for it. One that was recorded as not needed is not
// waited for. An answer that brings in another kind may be among them: that kind's steps then
// say when it is contained. A playbook without contains is contained once every step of the track
// "contain" that applies is settled. Of several kinds, each is.
//
// # Rounds
//
// A step with repeat = true stays settled once it is done, and may be done again
// as often as there is need: a second bulletin, a third. Each round is held by its
// gates anew, and is filled in anew: a promise of the round before gives way to
// what this one promises, and lapses when it promises nothing.
//
// # Due times
//
// due is one table, or a list of tables of which the first whose when holds is in
// force:
//
//	due = [ { within = "30m", from = "detected", when = { urgent = "yes" } },
//	        { within = "2h", from = "detected" } ]
//
// due.within is a whole number with m (minutes), h (hours) or d (days of 24
// hours). Instead, days = 5 is the end of the fifth calendar day, the day of from
// being the first. due.from is happened, detected, confirmed or opened (times of
// the incident; confirmed is when the kind of this playbook was fixed, by the event
// time of what fixed it, or, of a kind that a log typed in from paper began with, when it
// became known), or a step: then the clock starts when that step is done. A
// due time without a source is the program's suggestion and is shown as 目安.
//
// # Targets and lists
//
// In to, "report-targets" stands for the offices the profile names for the kinds
// of the incident, and "other-report-targets" for those of them to whom no other step of
// the file reports by name; a step with that alone is called for only where there are any.
// In each, the only list is "account.admins".
//
// # Conditions
//
// A condition is a table from decisions to answers, all of which must hold:
//
//	when = { can-log-in = "yes", how-serious = ["medium", "major"] }
//
// or a list of such tables, of which one must hold. A list of answers means any
// of them.
//
// # References
//
// A step is named by its id alone inside its own file, and otherwise as
// "playbook/step". An id alone that the own file does not have is looked for in
// the opening. A standing rule is looked for in the own file, then in the opening.
//
// A step without after waits for the step above it in its track, in the same file;
// the first of a track in its file waits for nothing, and neither does a step that
// is the cannot of another: that one opens it.
//
// # Checks
//
// [ParseSet] reads an opening, a closing and one playbook for each kind, and
// reports every problem of all files at once, in file order, each with its
// line and column: broken TOML, unknown or misspelt names, wrong types, missing
// values, ids used twice, references to nothing, circles, steps and options that
// no combination of answers can reach. A file that cannot be read at all has one
// problem, and then references between files are not checked.
//
// Steps are in a circle when they wait for each other through after (written or
// not), through the decisions in when (of a step, an option or a due time), through
// not-before, or through cannot. A step of the closing that has no after, written or
// not, waits for all steps outside the closing.
//
// [CheckFile] checks one file against a set that is in order, and [Set.With] makes
// the set with it.
package playbook

import (
	"maps"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// Bounds on a playbook file. A file beyond them is refused, with the bound in
// the message.
const (
	MaxFileSize = 256 << 10 // bytes
	MaxSteps    = 200       // steps in one file
	MaxOptions  = 20        // options of one decision
	MaxFields   = 20        // fields of one step
	MaxNesting  = 6         // levels of tables and arrays; [[step]] is one level
)

// Ref names a step everywhere in the program: "playbook/step".
type Ref string

// MakeRef joins a playbook id and a step id.
func MakeRef(playbook, step string) Ref { return Ref(playbook + "/" + step) }

// Playbook returns the part before the slash.
func (r Ref) Playbook() string {
	p, _, _ := strings.Cut(string(r), "/")
	return p
}

// Step returns the part after the slash.
func (r Ref) Step() string {
	_, s, _ := strings.Cut(string(r), "/")
	return s
}

// Part says which shared part of every incident a playbook is; it is empty for
// the playbook of a kind.
type Part string

// The shared parts.
const (
	Opening Part = "opening"
	Closing Part = "closing"
)

// StepType says what sort of thing a step asks for.
type StepType string

// The step types.
const (
	Act      StepType = "act"      // something to do
	Decide   StepType = "decide"   // a decision among options
	Report   StepType = "report"   // tell someone inside or outside, with a receipt
	Notice   StepType = "notice"   // something published
	Evidence StepType = "evidence" // something to keep
	Watch    StepType = "watch"    // look again and again until told otherwise
)

// StepTypes lists the step types in the order of this documentation.
var StepTypes = []StepType{Act, Decide, Report, Notice, Evidence, Watch}

// ReportTargets is the target that stands for whomever the profile names.
const ReportTargets = "report-targets"

// OtherTargets is the target that stands for those of them whom no other step of the
// playbook names.
const OtherTargets = "other-report-targets"

// AccountAdmins is the list of the administrators of the incident's account.
const AccountAdmins = "account.admins"

// Acts that can need an approval.
const (
	ActPublish      = "publish"
	ActEdit         = "edit"
	ActDelete       = "delete"
	ActOfficialView = "official-view"
)

// What a decision can set.
const (
	SetsKinds    = "kinds"
	SetsSeverity = "severity"
	SetsEnding   = "ending"
)

// What a field can fill in.
const (
	FieldHappened = "happened"
	FieldDetected = "detected"
	FieldSource   = "source"
	FieldMeans    = "means"
	FieldSeen     = "seen"
)

// Time bases of a due time other than a step.
const (
	FromHappened  = "happened"
	FromDetected  = "detected"
	FromConfirmed = "confirmed"
	FromOpened    = "opened"
)

// File is one playbook file as bytes. Name is what messages call it.
type File struct {
	Name string
	Data []byte
}

// Files is the data that a run rests on, by what it is: what ships with the
// program, or what an office has put to it.
type Files struct {
	Playbooks []File
	Profiles  []File // package org
	Sources   []File // package source
	Texts     []File // package text
	Platforms []File // package platform
}

// Playbook is one checked playbook.
type Playbook struct {
	File     File // the bytes it was read from
	ID       string
	Kind     string // empty for a shared part
	Part     Part   // empty for a kind
	Order    int
	Title    lang.Text
	Summary  lang.Text
	Signs    lang.Text
	Roles    []Role
	Tracks   []Track
	Channels []Named
	Facts    []Named
	Rules    []Rule
	Steps    []*Step

	// OwnAccount says that the account that the incident is about is surely the office's
	// own. Without it that may be somebody else's, and no text calls it the office's.
	OwnAccount bool
}

// Named is a thing that has a name and nothing else: a channel, a fact.
type Named struct {
	ID    string
	Title lang.Text
}

// Role is a neutral role (担当) or an outside body; the profile says which post
// it is in an office.
type Role struct {
	ID      string
	Title   lang.Text
	Outside bool // not a part of the office: police, platform, press
}

// Track is a line of steps that one person can follow alone.
type Track struct {
	ID    string
	Title lang.Text
	Rules []string // ids of standing rules shown on each of its steps
}

// Rule is a standing rule: what must not be forgotten while a step is open.
type Rule struct {
	ID      string
	Text    lang.Text
	Sources []string
	// SourceKinds limits some of the sources to kinds, as in a step.
	SourceKinds map[string][]string
}

// SourcesFor lists the rule's sources that hold for an incident of these kinds.
func (r Rule) SourcesFor(kinds []string) []string { return sourcesFor(r.Sources, r.SourceKinds, kinds) }

// Step is one checked step. Every reference is resolved to a [Ref].
type Step struct {
	Ref       Ref
	Line      int // line of its [[step]] in the file
	ID        string
	Track     string
	Type      StepType
	Role      string
	Title     lang.Text
	Guide     lang.Text
	When      Condition // nil: always
	After     []Ref     // what must be settled before; written or, without it, the step above in its track
	Each      string
	To        []string
	Dues      []Due // the first whose condition holds is in force
	Urgencies []Urgency
	Every     time.Duration
	Repeat    bool     // it may be done again
	Rules     []string // the step's own, then its track's, as Set.Rule takes them: "playbook/rule"
	Sources   []string
	// SourceKinds limits some of the sources to kinds: the clause says nothing
	// about others. A source that is not in it holds for every kind.
	SourceKinds map[string][]string
	// See are clauses that touch on the step but do not ask for it; they make no
	// duty. SeeKinds limits some of them.
	See       []string
	SeeKinds  map[string][]string
	Cannot    Ref      // opens when this step is impossible
	OpensOn   []Ref    // the reverse: the steps whose Cannot is this one
	Approvals []string // acts, each of which must be approved before the step
	// EvidenceFirst holds the step until there is evidence: kept at a step of
	// EvidenceFrom or at this step; without EvidenceFrom, anywhere.
	EvidenceFirst bool
	EvidenceFrom  []Ref
	NotBefore     *Order
	TwoPersons    string // the rule that asks for a second person, as Set.Rule takes it, or empty
	Evidence      []lang.Text
	Fields        []Field
	Options       []Option
	Many          bool
	NeedsReason   bool
	Sets          string
	Promise       *Promise
	Keeps         []Ref  // steps whose promise this step keeps
	Text          string // the family of its prepared text
	TextForm      string // the form of it that comes first, or empty
	TextWhen      []TextForm
	Channel       string
	Handoff       string
	Form          string
	Page          string
	// Contains says that doing the step contains the incident; of a decision, that one of
	// the answers ContainedBy says so.
	Contains    bool
	ContainedBy []string
}

// lapses reports whether a promise of the step can end with another round of it, one
// that promises nothing.
func (st *Step) lapses() bool {
	if !st.Repeat || st.Promise == nil {
		return false
	}
	due, ok := st.Field(st.Promise.DueField)
	return ok && !due.Required
}

// Order holds a step while others are called for and not settled.
type Order struct {
	Steps  []Ref
	Rule   string // as Set.Rule takes it
	Always bool   // holds in every office
}

// SourcesFor lists the step's sources that hold for an incident of these kinds.
func (s *Step) SourcesFor(kinds []string) []string {
	return sourcesFor(s.Sources, s.SourceKinds, kinds)
}

func sourcesFor(all []string, limits map[string][]string, kinds []string) []string {
	var sources []string
	for _, c := range all {
		limit, limited := limits[c]
		if !limited || slices.ContainsFunc(limit, func(k string) bool { return slices.Contains(kinds, k) }) {
			sources = append(sources, c)
		}
	}
	return sources
}

// SeeFor lists the clauses for reference that hold for an incident of these kinds.
func (s *Step) SeeFor(kinds []string) []string { return sourcesFor(s.See, s.SeeKinds, kinds) }

// Option finds an option by id.
func (s *Step) Option(id string) (Option, bool) {
	for _, o := range s.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Field finds a field by id.
func (s *Step) Field(id string) (Field, bool) {
	for _, f := range s.Fields {
		if f.ID == id {
			return f, true
		}
	}
	return Field{}, false
}

// Condition holds when one of its alternatives holds; a nil Condition always
// holds.
type Condition []Alternative

// Alternative holds when all of its answers were given.
type Alternative []Answer

// Answer asks that a decision chose one of the options.
type Answer struct {
	Decision Ref
	Options  []string
}

// Due says by when a step is to be done.
type Due struct {
	When   Condition     // nil: always
	Within time.Duration // 0 when Days is set
	Days   int           // calendar days, the first being that of From; 0: Within
	From   string        // FromHappened, FromDetected, FromConfirmed, FromOpened, or "" when Step is set
	Step   Ref           // the clock starts when this step is done
	Source string        // clause or law that gives the time; empty: our suggestion (目安)
}

// TextForm is the form of a step's prepared text that comes first where the answers given
// are those of When. The first that holds goes before the one the step names.
type TextForm struct {
	Form string
	When Condition
}

// Urgency is a source's own word for how fast.
type Urgency struct {
	Text   lang.Text
	Source string
}

// FieldType is the type of what is typed into a field.
type FieldType string

// The field types.
const (
	FieldText   FieldType = "text"
	FieldNumber FieldType = "number"
	FieldTime   FieldType = "time"
	FieldYesNo  FieldType = "yes-no"
	FieldChoice FieldType = "choice" // one of Choices, kept by its id
)

// Field is one thing a step asks for.
type Field struct {
	ID       string
	Type     FieldType
	Title    lang.Text
	Required bool
	Sets     string // the fact of the incident that it fills in, or empty
	AsOf     bool   // of a number: the time as of which it holds is kept beside it
	Choices  []Choice
}

// Choice is one of the answers that a field of type choice takes.
type Choice struct {
	ID    string
	Title lang.Text
}

// Unknown is the value of a time that is recorded as unknown, which says more than a
// field left blank.
const Unknown = "unknown"

// MayBeUnknown reports whether a time may be recorded as [Unknown]: one that nobody has
// to know. When something became known somebody knows.
func (f Field) MayBeUnknown() bool {
	return f.Type == FieldTime && !f.Required && f.Sets != FieldDetected
}

// Words are a stored value in words where the field is one of choice or of yes and no, or
// a time that is unknown; false: the value says itself what it is.
func (f Field) Words(value string) (lang.Text, bool) {
	if f.Type == FieldTime && value == Unknown {
		return lang.Entry.UnknownTime, true
	}
	if words, ok := lang.Event.YesNo[value]; ok && f.Type == FieldYesNo {
		return words, true
	}
	for _, c := range f.Choices {
		if c.ID == value {
			return c.Title, true
		}
	}
	return lang.Text{}, false
}

// AsOfField is the name under which the time of a number field is kept.
func AsOfField(field string) string { return field + ".as-of" }

// Option is one answer to a decision.
type Option struct {
	ID    string
	Title lang.Text
	Guide lang.Text
	When  Condition // offered only when it holds; nil: always
	Kind  string    // kind that choosing it makes part of the incident
	// Against are clauses of the step's sources that choosing it does not follow.
	Against []string
}

// Promise is a debt that doing a step opens.
type Promise struct {
	Title    lang.Text
	DueField string // id of a time field of the step, or empty
}

// Set is a checked set of playbooks that belong together: one opening, one
// closing, and one playbook for each kind. A nil Set, that of a run whose playbooks cannot
// be read, is one in which nothing is found: Step, Role, Roles and HasRole take it.
type Set struct {
	Opening *Playbook
	Closing *Playbook
	Kinds   []*Playbook // by order, then id

	files    []File // as given
	steps    map[Ref]*Step
	roles    map[string]Role
	tracks   map[string]Track
	rules    map[string]Rule
	channels map[string]Named
	facts    map[string]Named
}

// All lists the playbooks: opening, kinds, closing.
func (s *Set) All() []*Playbook {
	all := append([]*Playbook{s.Opening}, s.Kinds...)
	return append(all, s.Closing)
}

// Playbook finds a playbook by id.
func (s *Set) Playbook(id string) (*Playbook, bool) {
	for _, p := range s.All() {
		if p.ID == id {
			return p, true
		}
	}
	return nil, false
}

// Kind finds the playbook of a kind.
func (s *Set) Kind(kind string) (*Playbook, bool) {
	for _, p := range s.Kinds {
		if p.Kind == kind {
			return p, true
		}
	}
	return nil, false
}

// Step finds a step by its full name.
func (s *Set) Step(ref Ref) (*Step, bool) {
	if s == nil {
		return nil, false
	}
	st, ok := s.steps[ref]
	return st, ok
}

// Role finds a role by id; an unknown one gets its id as its title.
func (s *Set) Role(id string) Role {
	if s.HasRole(id) {
		return s.roles[id]
	}
	return Role{ID: id, Title: lang.Same(id)}
}

// Roles lists the roles, in the order of the opening.
func (s *Set) Roles() []Role {
	if s == nil {
		return nil
	}
	return s.Opening.Roles
}

// HasRole reports whether the opening names the role.
func (s *Set) HasRole(id string) bool {
	if s == nil {
		return false
	}
	_, ok := s.roles[id]
	return ok
}

// RoleIDs lists the ids of the roles, sorted.
func (s *Set) RoleIDs() []string { return slices.Sorted(maps.Keys(s.roles)) }

// Track finds a track by id; an unknown one gets its id as its title.
func (s *Set) Track(id string) Track {
	if t, ok := s.tracks[id]; ok {
		return t
	}
	return Track{ID: id, Title: lang.Same(id)}
}

// Channel finds a channel by id; an unknown one gets its id as its title.
func (s *Set) Channel(id string) Named {
	if c, ok := s.channels[id]; ok {
		return c
	}
	return Named{ID: id, Title: lang.Same(id)}
}

// Fact finds a fact by id; the second result is false when the opening names none
// of that id.
func (s *Set) Fact(id string) (Named, bool) {
	f, ok := s.facts[id]
	return f, ok
}

// FactIDs lists the ids of the facts, in the order of the opening.
func (s *Set) FactIDs() []string {
	return idsOf(s.Opening.Facts, func(n Named) string { return n.ID })
}

// Rule finds a standing rule by the name that [Step.Rules] gives it: the id of
// the playbook whose file has it, a slash, and the id of the rule. Two files may
// use the same id for different rules; the full name is never ambiguous.
func (s *Set) Rule(name string) (Rule, bool) {
	r, ok := s.rules[name]
	return r, ok
}

// Steps lists all steps: those of the opening, of the kinds by order, and of the
// closing, each in the order of its file.
func (s *Set) Steps() []*Step {
	var steps []*Step
	for _, p := range s.All() {
		steps = append(steps, p.Steps...)
	}
	return steps
}
