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
//
// [[role]] (only in the opening) names a neutral role or an outside body:
//
//	id = "account-admin"   title = text   outside = true|false (optional)
//
// [[track]] (only in the opening) names a track (系統):
//
//	id = "contain"   title = text   rules = ["rule-id", …] shown on each of its steps (optional)
//
// [[rule]] (in any file) is a standing rule, shown while a step is open:
//
//	id = "no-rebuttal"   text = text   sources = ["iida:6(2)①a", …]
//
// [[step]] is one step, in the order the file lists them:
//
//	id       = "change-passwords"                # required
//	track    = "contain"                         # required
//	type     = "act"                             # act decide report notice evidence watch include
//	role     = "account-admin"                   # required: who does it
//	title    = text                              # required
//	guide    = text                              # how; several lines (optional)
//	when     = { can-log-in = "yes" }            # see Conditions; absent: always
//	after    = ["can-log-in"]                    # absent: the step above it in its track; []: at once
//	each     = "account.admins"                  # one tick for each administrator of the account
//	to       = ["crisis", "report-targets"]      # type report, required: whom to tell, one receipt each
//	due      = { within = "10m", from = "detected", source = "…" }
//	urgency  = { text = "速やかに", source = "ube:7(1)" }   # a source's own words for how fast
//	every    = "1h"                              # type watch: how often to look (optional)
//	rules    = ["no-secrets-in-log"]
//	sources  = ["ube:7(1)", "ube:4(3)"]          # clauses; none: the step is our suggestion
//	                                             # "iida:6(2)④c for flaming misinformation": for these kinds only
//	cannot   = "locked-out"                      # the step that opens when this one is impossible
//	approval = "publish"                         # held until this act is approved: publish edit delete official-view
//	evidence-first = true                        # held until the incident has an evidence entry
//	evidence = [text, …]                         # what to keep (suggestions)
//	fields   = [ { id = "reference", type = "text", title = text, required = true } ]
//	options  = [ { id = "minor", title = text, … } ]   # type decide, required
//	many     = true                              # type decide: several options may be chosen
//	reason   = true                              # type decide: a reason must be given
//	sets     = "kinds"                           # type decide: "kinds" or "severity"
//	opens-promise = { title = text, due = "next-reply" }  # due: a field of type time of this step
//	keeps-promise = ["interim-reply"]            # the steps whose promise this one keeps
//	playbook = "own-error"                       # type include: the kind whose playbook is added
//	text     = "T03"                             # the prepared text that goes with it (its id; capitals are allowed)
//
// A field has id, type ("text", "number", "time" or "yes-no"), title and, when it
// must be filled, required = true.
//
// An option has id and title; a guide (optional); when (a condition under which
// it is offered); kind = "impersonation": choosing it makes that kind part of
// the incident.
//
// Doing a step with opens-promise gives the promise; when its due field is not
// required and was left empty, nothing was promised. An incident cannot be closed
// while a promise is neither kept nor settled otherwise.
//
// A decision with sets = "kinds" fixes the incident's kinds to exactly those of
// the chosen options; in any other decision a chosen option's kind is added. A
// decision with sets = "severity" gives the incident its severity: the title of
// the chosen option.
//
// In to, "report-targets" stands for the offices the profile names for the kinds
// of the incident. In each, the only list is "account.admins".
//
// due.within is a whole number with m (minutes), h (hours) or d (days).
// due.from is happened, detected or opened (times of the incident), or a step:
// then the clock starts when that step is done. A due time without a source is
// the program's suggestion and is shown as 目安.
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
// not), through the decisions in when (of a step or of an option), or through
// cannot.
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
	Include  StepType = "include"  // add another kind's playbook to the incident
)

// StepTypes lists the step types in the order of this documentation.
var StepTypes = []StepType{Act, Decide, Report, Notice, Evidence, Watch, Include}

// ReportTargets is the target that stands for whomever the profile names.
const ReportTargets = "report-targets"

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
)

// Time bases of a due time other than a step.
const (
	FromHappened = "happened"
	FromDetected = "detected"
	FromOpened   = "opened"
)

// File is one playbook file as bytes. Name is what messages call it.
type File struct {
	Name string
	Data []byte
}

// Playbook is one checked playbook.
type Playbook struct {
	File    File // the bytes it was read from
	ID      string
	Kind    string // empty for a shared part
	Part    Part   // empty for a kind
	Order   int
	Title   lang.Text
	Summary lang.Text
	Signs   lang.Text
	Roles   []Role
	Tracks  []Track
	Rules   []Rule
	Steps   []*Step
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
}

// Step is one checked step. Every reference is resolved to a [Ref].
type Step struct {
	Ref     Ref
	Line    int // line of its [[step]] in the file
	ID      string
	Track   string
	Type    StepType
	Role    string
	Title   lang.Text
	Guide   lang.Text
	When    Condition // nil: always
	After   []Ref     // what must be settled before; written or, without it, the step above in its track
	Each    string
	To      []string
	Due     *Due
	Urgency *Urgency
	Every   time.Duration
	Rules   []string // the step's own, then its track's, as Set.Rule takes them: "playbook/rule"
	Sources []string
	// SourceKinds limits some of the sources to kinds: the clause says nothing
	// about others. A source that is not in it holds for every kind.
	SourceKinds map[string][]string
	Cannot      Ref   // opens when this step is impossible
	OpensOn     []Ref // the reverse: the steps whose Cannot is this one
	// Approval is the act that must be approved before the step, or empty.
	Approval      string
	EvidenceFirst bool
	Evidence      []lang.Text
	Fields        []Field
	Options       []Option
	Many          bool
	NeedsReason   bool
	Sets          string
	Promise       *Promise
	Keeps         []Ref // steps whose promise this step keeps
	Include       string
	Text          string
}

// SourcesFor lists the step's sources that hold for an incident of these kinds.
func (s *Step) SourcesFor(kinds []string) []string {
	var sources []string
	for _, c := range s.Sources {
		limit, limited := s.SourceKinds[c]
		if !limited || slices.ContainsFunc(limit, func(k string) bool { return slices.Contains(kinds, k) }) {
			sources = append(sources, c)
		}
	}
	return sources
}

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
	Within time.Duration
	From   string // FromHappened, FromDetected, FromOpened, or "" when Step is set
	Step   Ref    // the clock starts when this step is done
	Source string // clause or law that gives the time; empty: our suggestion (目安)
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
)

// Field is one thing a step asks for.
type Field struct {
	ID       string
	Type     FieldType
	Title    lang.Text
	Required bool
}

// Option is one answer to a decision.
type Option struct {
	ID    string
	Title lang.Text
	Guide lang.Text
	When  Condition // offered only when it holds; nil: always
	Kind  string    // kind that choosing it makes part of the incident
}

// Promise is a debt that doing a step opens.
type Promise struct {
	Title    lang.Text
	DueField string // id of a time field of the step, or empty
}

// Set is a checked set of playbooks that belong together: one opening, one
// closing, and one playbook for each kind.
type Set struct {
	Opening *Playbook
	Closing *Playbook
	Kinds   []*Playbook // by order, then id

	files  []File // as given
	steps  map[Ref]*Step
	roles  map[string]Role
	tracks map[string]Track
	rules  map[string]Rule
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
	st, ok := s.steps[ref]
	return st, ok
}

// Role finds a role by id; an unknown one gets its id as its title.
func (s *Set) Role(id string) Role {
	if r, ok := s.roles[id]; ok {
		return r
	}
	return Role{ID: id, Title: lang.Same(id)}
}

// HasRole reports whether the opening names the role.
func (s *Set) HasRole(id string) bool {
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
