// Package text reads and checks prepared texts (ひな型), fills their blanks from
// what the log says, and checks the wording of what is to be published.
//
// # A file of prepared texts
//
// One TOML file holds one family: the texts for one purpose (a correction, a
// warning of a fake account), each in the forms in which it is needed (a post, a
// page of the website, a memo). UTF-8 (a BOM is allowed), at most 64 KiB, at most 60
// blanks and 20 forms. Names are lower case, written exactly as here; an unknown
// name is an error. A text is a string or a table by language, as in a playbook; a
// form with one language is valid.
//
//	format  = 1
//	id      = "T05"                       # what a step names: text = "T05"
//	title   = { ja = "不正アクセスのお知らせ", en = "Notice of unauthorized access" }
//	sources = ["ube:7(4)"]                # clauses behind it (optional)
//
//	[[blank]]                             # a blank of the bodies: {{account-name}}
//	id        = "account-name"
//	title     = text                      # what is asked for
//	guide     = text                      # how to fill it in (optional)
//	from      = "account.name"            # where the log or the profile says it; absent: always asked
//	type      = "text"                    # text (default) number time
//	ahead     = true                      # type time: it is promised, and lies ahead (optional)
//	offers    = [text, …]                 # words that can be chosen instead of written (optional)
//	confirmed = "cause"                   # the fact that must be confirmed first (optional)
//
//	[[form]]
//	id      = "short"                     # named "T05/short"
//	title   = text
//	guide   = text                        # when to use it (optional)
//	channel = "other-account"             # where it goes: a channel of the opening
//	counted = true                        # a post, whose length the platform limits
//	body    = { ja = """…{{account-name}}…""" }
//
// A blank in a body is its id in double braces, without spaces. Every blank of a
// body is declared, and every declared blank is used. A family id begins with a
// letter and has letters, digits and hyphens, at most 48 characters.
//
// A body never says 市 or 町 of the office: {{office-kind}} does, and a body is
// written with 「、」, which becomes 「，」 for an office that writes so.
//
// # Where a value comes from
//
// from is one path, or a list of paths of which the first that gives something is
// taken. There are no others than these:
//
//	now  date  now.dated               the moment of filling in, its day, the moment with its year
//	happened  detected                 the times of the incident
//	kinds                              the kinds of the incident
//	recorder                           who keeps the log
//	report-targets                     whom the office's rules say to tell
//	chronology                         what was done, one line for each action: time and action
//	measures                           those of them on the account and the evidence, as what was done
//	deleted                            those that deleted something, with what was filled in at each
//	seen  source                       what was seen when it became known, from whom and how
//	course                             for outsiders: when it became known, whom the office told, what it published
//	instructions                       what superiors said, one line for each: from whom, when, what
//	evidence                           what was kept: number, what, when, where, the beginning of its SHA-256
//	published                          what the public was told, one line for each: time, channel, address
//	outside                            the same, and when the police, the platform and the commission were told, with their numbers
//	unconfirmed                        what is not known for certain, one line for each: what, how it stands
//	press                              the fact of that name; else what was decided of telling the press, and when it was told
//	cause.state  cause.possible        for the public: that the cause is being looked into, until it is a confirmed fact; the other says that unauthorized access is possible
//	office.name  office.kind           「宇部市」, 「市」
//	office.head  office.section        the title of its head, the section in charge of the account
//	account.name  account.handle       of the incident's account; the handle without its @
//	account.url  account.list-url      its address, the office's list of accounts
//	account.platform  account.operator … the name of the platform, who runs it: as was found out, else as the profile has it
//	account.administrators             its mail address, how many administer it
//	role.<role>.post  role.<role>.phone    the post of a role and how to reach it now
//	step.<playbook>/<step>.<field>     what was filled in when the step was recorded
//	decision.<playbook>/<step>         the answer that was chosen at a decision
//	filled.<playbook>/<step>           all that was filled in at a step, each with its name
//	answered.<playbook>/<step>.<option> when a decision came out so, while it stands
//	told.<role>.at  told.<role>.number when a body outside was told, the number that it gave
//	told.<role>.by                     who of the office told it
//	said.<blank>                       what stood for a blank of that id in the words that the public was told last
//	published.<channel>                when something was published in a channel, with the address of the page
//	fact.<fact>  as-of.<fact>          the words of a fact of the log, as of when it holds; nothing in a text
//	                                   that leaves the office while the entry that states it stands corrected
//
// Nothing else is ever filled in. What [Facts] does not give is asked for. The moment of
// filling in is when the words were written: of a text that is put on record later, the
// event time of that entry, and nothing that happened after it is filled in.
//
// # Filling in
//
// [Form.Fill] gives a [Draft]: the words with every blank either filled or left
// open; an open blank shows as 【未記入：…】 with its title. A blank stays open while
// nothing gives it, while its value is not of its type, while the value could be
// taken for a blank itself, or while the fact it needs is not confirmed; and in an
// English text while the log has it in Japanese only. What a person typed goes before
// what the log says. [Draft.Finish] gives the final words,
// and refuses while anything is open. Words that a person changed by hand go through
// [Finish].
//
// A full stop at the end of a value is left out where the body has one too, and the
// lines of a value are indented as the line it stands in.
//
// [Stamp] marks the words of a drill and of a draft that is not approved; the length
// of a post is counted with its stamps.
//
// # Wording
//
// [Claims] are phrases that must not be published unseen: [Claims.Check] finds them.
// Their file is described there.
package text

import (
	"cmp"
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Bounds on a file of prepared texts.
const (
	MaxFileSize = 64 << 10 // bytes
	MaxNesting  = 4        // levels of tables and arrays
	MaxBlanks   = 60       // blanks of one family
	MaxForms    = 20       // forms of one family
)

// Family is one checked file: the prepared texts for one purpose.
type Family struct {
	FileName string // what messages call the file
	Data     []byte // the bytes it was read from
	ID       string
	Title    lang.Text
	Sources  []string
	Blanks   []Blank
	Forms    []*Form
}

// Type is the type of what a blank takes.
type Type string

// The types.
const (
	Words  Type = "text"
	Number Type = "number"
	Time   Type = "time"
)

var types = []string{string(Words), string(Number), string(Time)}

// Blank is one thing that a text leaves to be filled in.
type Blank struct {
	ID        string
	Title     lang.Text
	Guide     lang.Text
	From      []Path // the first that gives something; none: always asked
	Type      Type
	Ahead     bool        // of a time: it is promised, and lies ahead
	Offers    []lang.Text // words that can be chosen instead of written
	Confirmed string      // the fact that must be confirmed first, or ""
}

// Form is one prepared text.
type Form struct {
	Family  string // id of its family
	ID      string
	Title   lang.Text
	Guide   lang.Text
	Channel string
	Counted bool // a post, whose length the platform limits
	Body    lang.Text

	blanks []Blank // of the family
}

// Name names the form everywhere in the program: "T05/short".
func (f *Form) Name() string { return f.Family + "/" + f.ID }

// Language returns the language in which the form is filled in for a reader of l:
// l itself, or the only one there is.
func (f *Form) Language(l lang.Lang) lang.Lang {
	switch {
	case l == lang.English && f.Body.En == "":
		return lang.Japanese
	case l != lang.English && f.Body.Ja == "":
		return lang.English
	}
	return l
}

// Blanks lists the blanks of the form in language l, in the order in which they
// first stand in it.
func (f *Form) Blanks(l lang.Lang) []Blank {
	var blanks []Blank
	seen := map[string]bool{}
	for _, p := range pieces(f.Body.In(f.Language(l))) {
		if p.blank != "" && !seen[p.blank] {
			seen[p.blank] = true
			blanks = append(blanks, f.blank(p.blank))
		}
	}
	return blanks
}

// blank finds a blank of the family. A checked form has no others.
func (f *Form) blank(id string) Blank {
	for _, b := range f.blanks {
		if b.ID == id {
			return b
		}
	}
	return Blank{ID: id, Title: lang.Same(id), Type: Words}
}

// Set is families that are known together.
type Set struct {
	families []*Family // by id
}

// NewSet puts families together. When two have the same id, the error is of type
// [Problems].
func NewSet(families ...*Family) (*Set, error) {
	s := &Set{families: slices.Clone(families)}
	slices.SortStableFunc(s.families, func(a, b *Family) int { return cmp.Compare(a.ID, b.ID) })
	var problems Problems
	for i, f := range s.families {
		if i == 0 || s.families[i-1].ID != f.ID {
			continue
		}
		doc := open(f.FileName, f.Data)
		at := tomlfile.Place(0)
		if root := doc.Root(); root != nil {
			at = root.ValueAt("id")
		}
		doc.Report(at, lang.PreparedText.FamilyTwice.With(f.ID, s.families[i-1].FileName), lang.Text{})
		problems = append(problems, doc.Problems()...)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// With returns the set with an office's own families: each takes the place of the
// one with its id, or is added.
func (s *Set) With(own ...*Family) (*Set, error) {
	families := slices.DeleteFunc(slices.Clone(s.families), func(f *Family) bool {
		return slices.ContainsFunc(own, func(o *Family) bool { return o.ID == f.ID })
	})
	return NewSet(append(families, own...)...)
}

// Families lists the families by id.
func (s *Set) Families() []*Family { return slices.Clone(s.families) }

// Family finds a family by id.
func (s *Set) Family(id string) (*Family, bool) {
	for _, f := range s.families {
		if f.ID == id {
			return f, true
		}
	}
	return nil, false
}

// Form finds a form by its name, "T05/short".
func (s *Set) Form(name string) (*Form, bool) {
	id, form, _ := strings.Cut(name, "/")
	family, ok := s.Family(id)
	if !ok {
		return nil, false
	}
	return family.Form(form)
}

// Form finds a form of the family by id.
func (f *Family) Form(id string) (*Form, bool) {
	for _, form := range f.Forms {
		if form.ID == id {
			return form, true
		}
	}
	return nil, false
}
