// Package org reads and checks organisation profiles (組織プロファイル): one TOML
// file for each office that says which post each neutral role is, whom to report
// to, who approves, which accounts there are. It answers who, whom, and whose
// rule a clause is; what a profile still leaves open ([Profile.Unset]); and which
// points an office's own rules do not settle ([Rulings]).
//
// A post, not a person, is the unit: people change every spring. A value that is
// absent or "" is unset (未設定); it is shown so and never guessed. Only in some
// lists [] says something else than absent: in to and by, that the rules name
// nobody; in holidays, shared-with and editors, that there are none.
//
// # A profile file
//
// UTF-8 TOML (a BOM is allowed), at most 256 KiB. Names are lower case, written
// exactly as here; an unknown name is an error. A text is a string or a table by
// language, as in a playbook. source is the clause that says so.
//
//	format     = 1
//	id         = "ube"
//	name       = { ja = "宇部市", en = "Ube City" }
//	office     = "市"             # 市 町 村 県 …: the wording of texts
//	head       = "市長"           # title of the head of the office
//	comma      = "、"             # "、" (default) or "，"
//	time-zone  = "Asia/Tokyo"     # IANA name; this is the default
//
//	[hours]                       # when the office works
//	from       = "08:30"
//	to         = "17:15"
//	days       = ["mon", "tue", "wed", "thu", "fri"]
//	holidays   = ["2026-11-23", …]   # days on which it is closed all the same
//	source     = "…"
//
//	[[document]]                  # the office's own documents
//	id      = "ube"               # clauses "ube:…" are the office's own
//	title   = text
//	date    = "2022-04-01"        # optional
//	partial = true                # the text at hand breaks off: what it lacks may stand in the rest
//
//	[role.section-head]           # a role of the playbooks
//	post     = text               # "" = unset
//	day      = "…"                # how to reach the post in office hours
//	night    = "…"                # … and outside them
//	deputies = ["係長", { post = text, day = "…", night = "…" }, …]
//	                              # whom to try next, in order; a deputy is a post, or a table
//	source   = "ube:3(1)"
//
//	[report.unauthorized-access]  # whom to report to, by kind
//	to      = ["crisis", "it-security", "pr"]   # roles; [] = the rules name nobody; absent = unset
//	by      = "section-head"      # who must report
//	urgency = text                # the rule's own words
//	instruction = true            # the rule says: take instruction
//	source  = "ube:7(5)"          # absent: the rules are silent
//
//	[approval.delete]             # who approves an act: publish edit delete official-view off-hours
//	by      = ["publishing-manager"]
//	consult = ["pr"]              # roles to be consulted before
//	kinds   = ["flaming"]         # the kinds it speaks of; absent: all
//	exempt  = true                # the rule says: no permission is needed (then without by and consult)
//	source  = "ube:5"
//
//	[rule.press-first]            # a standing rule of the playbooks that the office's own rules have
//	text    = text                # in the office's words (optional)
//	kinds   = ["flaming"]         # the kinds its clause speaks of; absent or []: any
//	source  = "ube:6(10)"
//
//	[notice.impersonation]        # where a kind is announced; "suspension": the end of an account
//	channels  = ["website", "account"]
//	by        = "section-head"    # who must do it: on any of its channels, those left to judgement too
//	source    = "kami:5(2)b"
//	if-needed = ["press"]         # where the rule leaves it to judgement
//	if-needed-source = "kami:5(2)c"
//
//	[[channel]]                   # the office's channels, by the ids of the playbooks
//	id     = "website"
//	name   = text
//	url    = "https://…"
//	source = "…"
//
//	[interval.password-change]    # how often an item of the readiness check is due
//	within = "3 months"           # a number of days, weeks, months or years
//	source = "kami:3(7)"
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
//	[[account]]                   # an account the office runs; behind each name, the clauses that ask for it
//	id       = "x-main"
//	platform = "x"                # kami:3(3)
//	name     = "宇部市公式X"       # kami:3(3)
//	handle   = "@…"
//	url      = "https://…"        # kami:3(3)
//	section  = text               # the section in charge: iida:5(1), iida:5(4)①, kami:3(1)
//	shared-with = [text, …]       # sections that use it too: ube:3(2), kami:3(1)
//	operator = "staff"            # staff contractor designated-manager: ako:3(1), iida:2, ube:6(9)
//	admins   = ["…", "…"]         # posts or initials of its administrators: ube:4(1), ako:3(2)1
//	editors  = ["…"]              # … and of those with lesser rights: ube:4(1), kami:3(3)
//	information-security-manager = text       # ube:3(1)
//	mail     = "…"                # the registered address: kami:3(5)
//	two-factor  = "yes"           # yes no; absent: unset: ube:4(2)
//	last-password-change = "2026-10-01"       # kami:3(7)
//	verified    = "yes"           # yes no: shown as a public body's by the platform: kami:3(4)
//	list-url    = "https://…"     # the office's page that lists it: ako:3(2)1, iida:5(4)④a, kami:3(6)
//	mutual-link = "yes"           # yes no: its profile names that page: iida:5(4)④c, kami:3(6)
//	broadcast-only = "no"         # yes no: it answers nobody, and says so: ako:3(2)3b
//	comment-policy = text         # how comments are handled: iida:5(2)⑥
//	off-hours   = text            # use off hours and off site: towa:6(2)⑥
//	emergency   = text            # who does what in an emergency: towa:6(2)④
//
// Ids and clauses are as in a playbook. The document id "law" stands for the laws
// and cannot be used. Of a document, a handoff and a form the id and the title are
// required, of a channel and an account the id, and at the top format, id and
// name.
//
// A table that is there but empty says no more than none. Files written for an
// earlier version of this format stay valid: a running incident is pinned to one.
//
// # Checks
//
// [Parse] reports every problem of a file at once, each with its line and column.
// [Check] then reports what a profile names and the playbooks do not know.
package org

import (
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

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
	Hours     Hours
	Documents []Document
	Roles     map[string]Role
	Reports   map[string]Report   // by kind
	Approvals map[string]Approval // by act
	Rules     map[string]Rule     // by id; only those the office has
	Notices   map[string]Notice   // by kind, or NoticeSuspension
	Channels  []Channel
	Intervals map[string]Interval // by item of the readiness check
	Policies  map[string]Policy
	Handoffs  []Handoff
	Forms     []Form
	Accounts  []Account
}

// Document is one of the office's own documents.
type Document struct {
	ID      string
	Title   lang.Text
	Date    string
	Partial bool // the text at hand breaks off
}

// Role says which post a role is.
type Role struct {
	Post     lang.Text // zero: unset
	Deputies []Deputy  // in the order in which they are tried
	Day      string
	Night    string
	Source   string
}

// Deputy is a post that stands in for another.
type Deputy struct {
	Post  lang.Text
	Day   string
	Night string
}

// Contact is a post to call and how; what is zero is unset.
type Contact struct {
	Post  lang.Text
	Day   string
	Night string
	Rank  int // 0: the post itself; 1: its first deputy (代決順位), and so on
}

// Contacts lists whom to call for a role: the post itself, set or not, then its
// deputies in their order.
func (p *Profile) Contacts(role string) []Contact {
	r := p.Roles[role]
	out := []Contact{{r.Post, r.Day, r.Night, 0}}
	for i, d := range r.Deputies {
		out = append(out, Contact{d.Post, d.Day, d.Night, i + 1})
	}
	return out
}

// Report says whom to report a kind of incident to.
type Report struct {
	To          []string // nil: unset; empty: the rules name nobody
	By          string
	Urgency     lang.Text
	Instruction bool
	Source      string
}

// Acts that an office can make subject to approval.
const (
	ActPublish      = "publish"
	ActEdit         = "edit"
	ActDelete       = "delete"
	ActOfficialView = "official-view"
	ActOffHours     = "off-hours"
)

// Acts lists the acts in the order in which people read them.
func Acts() []string {
	return []string{ActPublish, ActEdit, ActDelete, ActOfficialView, ActOffHours}
}

// Approval says who approves an act.
type Approval struct {
	By      []string // nil: unset; empty: the rules name nobody
	Consult []string // roles to be consulted before
	Exempt  bool     // the rule says that no permission is needed
	Kinds   []string // the kinds it speaks of; nil: all
	Source  string
}

// For reports whether the rule speaks of one of the kinds.
func (a Approval) For(kinds []string) bool { return Rule{Kinds: a.Kinds}.For(kinds) }

// Rule is a standing rule of the playbooks that the office's own rules have too.
type Rule struct {
	Text   lang.Text
	Kinds  []string // the kinds its clause speaks of; empty: any
	Source string
}

// For reports whether the rule's clause speaks of an incident of these kinds.
func (r Rule) For(kinds []string) bool {
	return len(r.Kinds) == 0 || slices.ContainsFunc(r.Kinds, func(k string) bool { return slices.Contains(kinds, k) })
}

// NoticeSuspension is what a notice of the suspension or the end of an account is
// called beside the kinds.
const NoticeSuspension = "suspension"

// Notice says through which channels something is announced.
type Notice struct {
	Channels       []string
	By             string // the role that has to do it; "": the rule does not say
	Source         string
	IfNeeded       []string // those the rule leaves to judgement
	IfNeededSource string
}

// Channel is a way in which the office tells people.
type Channel struct {
	ID     string
	Name   lang.Text
	URL    string
	Source string
}

// Interval says how often an item of the readiness check is due: after so many
// months and days.
type Interval struct {
	Months int
	Days   int
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

// Account is one social media account of the office. What is zero is unset; a
// value that is "yes" or "no" is a string for that reason.
type Account struct {
	ID                 string
	Platform           string
	Name               string
	Handle             string
	URL                string
	Section            lang.Text
	SharedWith         []lang.Text
	Operator           string
	Admins             []string
	Editors            []string
	SecurityManager    lang.Text
	Mail               string
	TwoFactor          string // yes or no
	LastPasswordChange string // YYYY-MM-DD
	Verified           string // yes or no
	ListURL            string
	MutualLink         string // yes or no
	BroadcastOnly      string // yes or no
	CommentPolicy      lang.Text
	OffHours           lang.Text
	Emergency          lang.Text
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

// PostNamed returns the post that somebody wrote out, in either language; the second result
// is false when no role of the profile has it. Widths of letters and spaces do not count.
func (p *Profile) PostNamed(words string) (lang.Text, bool) {
	typed := folded(words)
	if typed == "" {
		return lang.Text{}, false
	}
	for _, id := range slices.Sorted(maps.Keys(p.Roles)) {
		r := p.Roles[id]
		for _, post := range append([]lang.Text{r.Post}, posts(r.Deputies)...) {
			if typed == folded(post.Ja) || typed == folded(post.En) {
				return post, true
			}
		}
	}
	return lang.Text{}, false
}

// RoleNamed returns the role whose post somebody wrote out, in either language: of several
// that have it, the first by its id. A deputy's post names no role.
func (p *Profile) RoleNamed(words string) (string, bool) {
	typed := folded(words)
	for _, id := range slices.Sorted(maps.Keys(p.Roles)) {
		if post := p.Roles[id].Post; typed != "" && (typed == folded(post.Ja) || typed == folded(post.En)) {
			return id, true
		}
	}
	return "", false
}

func posts(deputies []Deputy) []lang.Text {
	var all []lang.Text
	for _, d := range deputies {
		all = append(all, d.Post)
	}
	return all
}

// folded is words without what does not distinguish posts.
func folded(words string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(words)), ""))
}

// Post returns the post of a role; the second result is false when it is unset.
func (p *Profile) Post(role string) (lang.Text, bool) {
	r := p.Roles[role]
	return r.Post, !r.Post.IsZero()
}
