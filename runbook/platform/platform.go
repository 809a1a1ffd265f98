// Package platform reads and checks platform files (サービスの情報): one TOML file
// for each social media service, which says where to report what and what such a
// report asks for, whether a post can be edited, and how long a post may be and how
// its length is counted.
//
// All of it belongs to somebody else and changes without notice. So every fact
// carries how sure it is and the day on which somebody last looked, what is not
// known is absent (shown as 未確認, never guessed), and whoever shows an address
// shows [lang.Platform].ConfirmOnSite with it.
//
// # A platform file
//
// UTF-8 TOML (a BOM is allowed), at most 64 KiB. Names are lower case, written
// exactly as here; an unknown name is an error. A text is a string or a table by
// language, as in a playbook.
//
//	format  = 1
//	id      = "x"
//	name    = { ja = "X（旧Twitter）", en = "X (formerly Twitter)" }
//	aliases = ["Twitter"]          # other names by which people call it
//
//	[edit-post]                    # can a post be edited once it is out? absent: not known
//	answer     = "depends"         # yes no depends
//	note       = text              # several lines (optional)
//	status     = "secondary"
//	checked-on = "2026-11-22"
//
//	[[page]]                       # a page, a form or a menu of the platform
//	for          = "impersonation" # what for: an id, as a step names it
//	address      = "https://…"     # where it is …
//	how          = text            # … or how to get there; one of the two is needed
//	needs        = text            # what it asks for; several lines (optional)
//	status       = "seen"          # of the address and the way
//	needs-status = "secondary"     # of what it asks for; absent: as status
//	checked-on   = "2026-11-22"
//
//	[post]                         # how long a post may be; absent: not known
//	limit      = 280
//	counting   = "weighted"        # weighted characters
//	url        = 23                # weighted: what any address counts
//	light      = ["U+0000-U+10FF"] # weighted: characters that count 1; all others 2
//	status     = "seen"
//	address    = "https://…"       # where it says so (optional)
//	checked-on = "2026-11-22"
//
// A status is "seen" (the platform's own page said so, or a stored copy of it),
// "secondary" (somebody else says what the platform says) or "not-verified" (common
// knowledge that nobody has checked). The first two need a day.
//
// # Length
//
// [Platform.Count] is the length of a text. Counting "characters" counts code points
// of the text in Normalization Form C. Counting "weighted" follows X's published
// rules: the text in Form C; an address that begins with http:// or https:// counts
// as much as url says, however long it is; an emoji counts 2 however many code
// points it is made of (skin tones, families, flags, key caps); of the other code
// points those of light count 1 and the rest 2. An address ends before the first
// character that is not ASCII, or is a space, a quotation mark, a bracket or a sign
// that ends a sentence; an address without http counts character by character.
//
// Lengths of texts with a line break between them add up.
package platform

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Bounds on a platform file.
const (
	MaxFileSize = 64 << 10 // bytes
	MaxNesting  = 4        // levels of tables and arrays
)

// Platform is one checked platform.
type Platform struct {
	FileName string // what messages call the file
	Data     []byte // the bytes it was read from
	ID       string
	Name     lang.Text
	Aliases  []string
	EditPost Ability
	Pages    []Page
	Post     Post
}

// Status says how sure a fact is. The zero Status belongs to what is not known.
type Status string

// How sure a fact is.
const (
	Seen        Status = "seen"
	Secondary   Status = "secondary"
	NotVerified Status = "not-verified"
)

var statuses = []string{string(Seen), string(Secondary), string(NotVerified)}

// Text says it for people.
func (s Status) Text() lang.Text {
	switch s {
	case Seen:
		return lang.Platform.Seen
	case Secondary:
		return lang.Platform.Secondary
	case NotVerified:
		return lang.Platform.NotVerified
	}
	return lang.Platform.Unknown
}

// Answer is an answer to what can be done on a platform. The zero Answer is: not
// known.
type Answer string

// The answers.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	Depends Answer = "depends"
)

var answers = []string{string(Yes), string(No), string(Depends)}

// Text says it for people.
func (a Answer) Text() lang.Text {
	switch a {
	case Yes:
		return lang.Platform.Yes
	case No:
		return lang.Platform.No
	case Depends:
		return lang.Platform.Depends
	}
	return lang.Platform.Unknown
}

// Ability is whether something can be done.
type Ability struct {
	Answer  Answer // "": not known
	Note    lang.Text
	Status  Status
	Checked string // YYYY-MM-DD or ""
}

// Page is a page, a form or a menu of a platform.
type Page struct {
	For         string // what for: impersonation, compromised …
	Address     string // or ""
	How         lang.Text
	Needs       lang.Text
	Status      Status // of the address and the way
	NeedsStatus Status // of what it asks for; "" without Needs
	Checked     string // YYYY-MM-DD or ""
}

// Confirm is the sentence that stands beside a page: confirm on the site.
func (p Page) Confirm() lang.Text {
	if p.Checked == "" {
		return lang.Platform.ConfirmOnSite
	}
	return lang.Platform.ConfirmOnSiteSince.With(p.Checked)
}

// Page finds the page for a purpose.
func (p *Platform) Page(purpose string) (Page, bool) {
	for _, page := range p.Pages {
		if page.For == purpose {
			return page, true
		}
	}
	return Page{}, false
}

// Set is platforms that are known together.
type Set struct {
	platforms []*Platform // by id
}

// NewSet puts platforms together. When two have the same id or the same name, the
// error is of type [Problems].
func NewSet(platforms ...*Platform) (*Set, error) {
	s := &Set{platforms: slices.Clone(platforms)}
	slices.SortStableFunc(s.platforms, func(a, b *Platform) int { return cmp.Compare(a.ID, b.ID) })
	var problems Problems
	names := map[string]*Platform{}
	for _, p := range s.platforms {
		if other, ok := names[p.ID]; ok && other.ID == p.ID {
			problems = append(problems, p.problem("id", lang.Platform.PlatformTwice.With(p.ID, other.FileName)))
			continue
		}
		for _, name := range p.names() {
			other, taken := names[fold(name)]
			if taken && other != p {
				problems = append(problems, p.problem("aliases", lang.Platform.NameTaken.With(name, other.ID)))
			}
			names[fold(name)] = p
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// With returns the set with an office's own platforms: each takes the place of the
// one with its id, or is added.
func (s *Set) With(own ...*Platform) (*Set, error) {
	platforms := slices.DeleteFunc(slices.Clone(s.platforms), func(p *Platform) bool {
		return slices.ContainsFunc(own, func(o *Platform) bool { return o.ID == p.ID })
	})
	return NewSet(append(platforms, own...)...)
}

// All lists the platforms by id.
func (s *Set) All() []*Platform { return slices.Clone(s.platforms) }

// Find finds a platform by its id or by any of its names, in whatever case and
// width they were typed.
func (s *Set) Find(name string) (*Platform, bool) {
	name = fold(name)
	for _, p := range s.platforms {
		if name != "" && slices.ContainsFunc(p.names(), func(n string) bool { return fold(n) == name }) {
			return p, true
		}
	}
	return nil, false
}

// In finds the platform that words speak of: by an address, "https://x.com/…", or by
// one of its names standing by itself, 「Xの@…」. The second result is false where none
// or more than one is meant.
func (s *Set) In(words string) (*Platform, bool) {
	words = fold(words)
	var found *Platform
	for _, p := range s.platforms {
		if !slices.ContainsFunc(p.names(), func(n string) bool { return speaksOf(words, fold(n)) }) {
			continue
		}
		if found != nil {
			return nil, false
		}
		found = p
	}
	return found, found != nil
}

// speaksOf reports whether a name stands in words, and not as part of another word
// written in the same letters.
func speaksOf(words, name string) bool {
	letter := func(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '_' || b == '-' }
	for from := 0; from < len(words); {
		at := strings.Index(words[from:], name)
		if at < 0 {
			return false
		}
		begin, end := from+at, from+at+len(name)
		joined := begin > 0 && letter(words[begin-1]) && letter(words[begin]) || end < len(words) && letter(words[end]) && letter(words[end-1])
		if !joined {
			return true
		}
		from = end
	}
	return false
}

// names lists what a platform is called: its id first.
func (p *Platform) names() []string {
	names := []string{p.ID, p.Name.Ja, p.Name.En}
	return slices.DeleteFunc(append(names, p.Aliases...), func(n string) bool { return n == "" })
}

// fold makes names alike that a person means alike.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(norm.NFKC.String(name))) }

// problem makes a problem at the value of a name of the file.
func (p *Platform) problem(name string, text lang.Text) Problem {
	doc := open(p.FileName, p.Data)
	at := tomlfile.Place(0)
	if root := doc.Root(); root != nil {
		at = root.ValueAt(name)
	}
	doc.Report(at, text, lang.Text{})
	problems := doc.Problems()
	return problems[len(problems)-1]
}
