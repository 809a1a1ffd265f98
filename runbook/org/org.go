// Package org reads and checks organisation profiles (組織プロファイル): one TOML
// file for each office that says which post each neutral role is, whom to report
// to, who approves, which accounts there are. It answers who, whom, and whose
// rule a clause is.
//
// A post, not a person, is the unit: people change every spring. A value that is
// absent or "" is unset (未設定); it is shown so and never guessed. Only in lists
// of roles, [] says something else than absent: the rules name nobody.
//
// # A profile file
//
// UTF-8 TOML (a BOM is allowed), at most 256 KiB. Names are lower case, written
// exactly as here; an unknown name is an error. A text is a string or a table by
// language, as in a playbook.
//
//	format     = 1
//	id         = "ube"
//	name       = { ja = "宇部市", en = "Ube City" }
//	office     = "市"             # 市 町 村 県 …: the wording of texts
//	head       = "市長"           # title of the head of the office
//	comma      = "、"             # "、" (default) or "，"
//	time-zone  = "Asia/Tokyo"     # IANA name; this is the default
//
//	[[document]]                  # the office's own documents
//	id     = "ube"                # clauses "ube:…" are the office's own
//	title  = text
//	date   = "2022-04-01"         # optional
//
//	[role.section-head]           # a role of the playbooks
//	post     = text               # "" = unset
//	deputies = [text, …]          # whom to try next, in order
//	day      = "…"                # how to reach the post in office hours
//	night    = "…"                # … and outside them
//	source   = "ube:3(1)"         # the clause that says so
//
//	[report.unauthorized-access]  # whom to report to, by kind
//	to      = ["crisis", "it-security", "pr"]   # roles; [] = the rules name nobody; absent = unset
//	by      = "section-head"      # who must report
//	urgency = text                # the rule's own words
//	instruction = true            # the rule says: take instruction
//	source  = "ube:7(5)"          # the clause; absent: the rules are silent
//
//	[approval.delete]             # who approves an act: publish edit delete official-view
//	by      = ["publishing-manager"]
//	source  = "ube:5"
//
//	[policy.own-error]            # a rule in words, by subject
//	text    = text
//	source  = "iida:6(1)a"
//
//	[[handoff]]                   # another local procedure to hand over to
//	id     = "crisis"
//	title  = text
//	when   = text
//	source = "iida:6(2)④c"
//
//	[[form]]                      # a form of the office
//	id     = "end-of-use"
//	title  = text
//	source = "iida:5(3)③"
//
//	[[account]]                   # an account the office runs
//	id       = "x-main"
//	platform = "x"
//	name     = "宇部市公式X"
//	handle   = "@…"
//	url      = "https://…"
//	section  = text               # the section in charge
//	operator = "staff"            # staff contractor designated-manager
//	admins   = ["…", "…"]         # posts or initials of its administrators
//	mail     = "…"                # the registered address
//	two-factor           = "yes"  # yes no; absent: unset
//	last-password-change = "2026-10-01"
//
// Ids and clauses are as in a playbook. The document id "law" stands for the laws
// and cannot be used. Of a document, a handoff and a form the id and the title are
// required, of an account the id, and at the top format, id and name.
//
// # Checks
//
// [Parse] reports every problem of a file at once, each with its line and column.
// [Check] then reports the roles and kinds that the playbooks do not know.
package org

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// MaxFileSize bounds a profile file, in bytes.
const MaxFileSize = 256 << 10

// Profile is one checked profile.
type Profile struct {
	FileName  string // what messages call the file
	Data      []byte // the bytes it was read from
	ID        string
	Name      lang.Text
	Office    string
	Head      string
	Comma     string
	TimeZone  *time.Location
	Documents []Document
	Roles     map[string]Role
	Reports   map[string]Report
	Approvals map[string]Approval
	Policies  map[string]Policy
	Handoffs  []Handoff
	Forms     []Form
	Accounts  []Account
}

// Document is one of the office's own documents.
type Document struct {
	ID    string
	Title lang.Text
	Date  string
}

// Role says which post a role is.
type Role struct {
	Post     lang.Text // zero: unset
	Deputies []lang.Text
	Day      string
	Night    string
	Source   string
}

// Report says whom to report a kind of incident to.
type Report struct {
	To          []string // nil: unset; empty: the rules name nobody
	By          string
	Urgency     lang.Text
	Instruction bool
	Source      string
}

// Approval says who approves an act.
type Approval struct {
	By     []string // nil: unset; empty: the rules name nobody
	Source string
}

// Policy is a rule of the office in words.
type Policy struct {
	Text   lang.Text
	Source string
}

// Handoff is another local procedure that an incident may be handed over to.
type Handoff struct {
	ID     string
	Title  lang.Text
	When   lang.Text
	Source string
}

// Form is a form of the office.
type Form struct {
	ID     string
	Title  lang.Text
	Source string
}

// Account is one social media account of the office.
type Account struct {
	ID                 string
	Platform           string
	Name               string
	Handle             string
	URL                string
	Section            lang.Text
	Operator           string
	Admins             []string
	Mail               string
	TwoFactor          string // "yes", "no" or "" (unset)
	LastPasswordChange string // YYYY-MM-DD or ""
}

// Account finds an account by id, handle or name.
func (p *Profile) Account(name string) (Account, bool) {
	for _, a := range p.Accounts {
		if name != "" && (name == a.ID || name == a.Handle || name == a.Name) {
			return a, true
		}
	}
	return Account{}, false
}

// Whose says whose rule something is, for one office.
type Whose string

// Whose rule: the office's own clause, a law, another office's clause (shown for
// reference only), or nobody's: our suggestion.
const (
	Own   Whose = "own"
	Law   Whose = "law"
	Other Whose = "other"
	Ours  Whose = "ours"
)

// LawDocument is the document id of every law: "law:appi-68".
const LawDocument = "law"

// Whose says whose rule stands behind something that cites the clauses. An own
// clause outranks a law, a law outranks another office's clause; only an own
// clause or a law makes a duty ("must").
func (p *Profile) Whose(sources []string) Whose {
	best := Ours
	for _, s := range sources {
		switch {
		case p.Owns(s):
			return Own
		case strings.HasPrefix(s, LawDocument+":"):
			best = Law
		case best == Ours:
			best = Other
		}
	}
	return best
}

// Owns reports whether the clause ("document:clause") is of the office's own
// documents.
func (p *Profile) Owns(clause string) bool {
	doc, _, _ := strings.Cut(clause, ":")
	return slices.ContainsFunc(p.Documents, func(d Document) bool { return d.ID == doc })
}

// Post returns the post of a role; the second result is false when it is unset.
func (p *Profile) Post(role string) (lang.Text, bool) {
	r := p.Roles[role]
	return r.Post, !r.Post.IsZero()
}
