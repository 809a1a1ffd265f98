package report

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A public version is made in two passes. First the entries are copied without what
// their fields tell is internal: instructions, notes, reasons, drafts, informants,
// places; and in the free words that stay, people and contacts are taken out ([publication.open]),
// before anything cuts the words short. Every report is then built from the copy, as from
// any log, so that no report can forget to; and what the program itself says, which was
// never in the log, stays as it is. Only the words of texts that were published pass as
// they are: they are public, and changing them would be a false quotation.
//
// What is left out in the first pass leaves a sign of its category, one character of a
// private plane of Unicode, which the second turns into 【非公開】, 職員A or 【連絡先】 and
// counts. So no sign can be cut in two, and the list at the end of a paper counts what that
// paper left out and not what the log has.

// publicCategories are the categories of what is left out, in the order of the list.
var publicCategories = []string{
	"names", "contacts", "references", "instructions", "deliberation", "notes", "drafts", "unconfirmed", "informants", "parties", "fields", "places", "proofs", "corrections", "own", "other",
}

// publication is what makes the public version of one log.
type publication struct {
	l        lang.Lang
	keep     bool // the names of the staff stay
	cast     *cast
	fieldsOf map[string]string // names of people in fields, as they stand in the paper
	counts   map[string]int    // of the finished paper
	absent   map[int]string    // the entries that have no place in the paper: as what
	people   map[rune]bool     // who stands in the finished paper by a letter, and which words that were chosen stood there
	hidden   []hiddenWord      // the words that were chosen to be left out
	chose    bool              // one of them stood in the finished paper
	suspects *suspects         // the names that may remain; nil: nobody asks
}

// publish makes the public copy of entries. s is the state after all of them.
func publish(s *runbook.State, entries []runbook.Event, o Options) ([]runbook.Event, *publication) {
	b := &publication{l: o.Lang, keep: o.KeepNames, counts: map[string]int{}, fieldsOf: map[string]string{}, absent: map[int]string{}, people: map[rune]bool{}, hidden: hiddenWords(o.Hide)}
	if o.MayRemain != nil {
		b.suspects = suspectsOf(s)
	}
	b.nameThem(s, entries)
	out := slices.Clone(entries)
	for i, e := range entries {
		out[i].Actor.Name, out[i].Recorder = b.named(e.Actor.Name), b.named(e.Recorder)
		out[i].Data = b.data(s, e)
	}
	return out, b
}

// hide stands in for words that are left out; words that are not there stay absent.
func (b *publication) hide(category, words string) string {
	if strings.TrimSpace(words) == "" {
		return ""
	}
	return sign(category)
}

// named is a field that names people, with their letters; a post in it stays.
func (b *publication) named(field string) string {
	if field == "" || field == runbook.Unnamed {
		return field
	}
	if done, ok := b.fieldsOf[field]; ok {
		return done
	}
	var list []string
	if !b.keep {
		for _, name := range b.cast.people(field) {
			if who, ok := b.cast.who[sameName(name)]; ok {
				list = append(list, string(person0+rune(b.cast.letter(who))))
			}
		}
	}
	words := strings.Join(list, lang.PublicPaper.And.In(b.l))
	if list == nil {
		words = b.open(field)
	}
	b.fieldsOf[field] = words
	return words
}

// means is by what means something came or went; what names more than that is left out.
func (b *publication) means(category, said string) string {
	if knownMeans(said) {
		return said
	}
	return b.hide(category, said)
}

// items are what a step was done for; those that were typed at the scene may name anybody.
func (b *publication) items(s *runbook.State, step playbook.Ref, items []string) []string {
	out := slices.Clone(items)
	for i, item := range items {
		switch {
		case isPerson(s, step, item):
			out[i] = b.named(item)
		case !knownRole(s, item):
			out[i] = b.open(item)
		}
	}
	return out
}

// isPerson reports whether an item of a step names somebody: the step is done for people one by
// one, and it is neither a role nor an account.
func isPerson(s *runbook.State, step playbook.Ref, item string) bool {
	if s.Set == nil || knownRole(s, item) {
		return false
	}
	if s.Org != nil {
		if _, ok := s.Org.Account(item); ok {
			return false
		}
	}
	st, ok := s.Set.Step(step)
	return ok && st.Each == playbook.AccountAdmins
}

// account is the account as it was named, unless the profile has it so.
func (b *publication) account(s *runbook.State, name string) string {
	if s.Org != nil {
		if _, ok := s.Org.Account(name); ok {
			return name
		}
	}
	return b.open(name)
}

func (b *publication) fields(fields map[string]string) map[string]string {
	if len(fields) == 0 {
		return nil
	}
	out := make(map[string]string, len(fields))
	for id, words := range fields {
		if _, err := time.Parse(time.RFC3339, words); err == nil {
			out[id] = words // a time names nobody, and may be when it happened or became known
			continue
		}
		out[id] = b.hide("fields", words)
	}
	return out
}

// data is the public copy of what an entry carries.
func (b *publication) data(s *runbook.State, e runbook.Event) runbook.Data {
	switch d := e.Data.(type) {
	case *runbook.Opened:
		c := *d
		c.Title, c.Seen, c.Account = b.open(d.Title), b.open(d.Seen), b.account(s, d.Account)
		c.Source, c.Means = b.hide("informants", d.Source), b.means("informants", d.Means)
		return &c
	case *runbook.Amended:
		c := *d
		c.Title, c.Seen, c.Account = b.open(d.Title), b.open(d.Seen), b.account(s, d.Account)
		c.Means = b.means("informants", d.Means)
		c.Source, c.Reason = b.hide("informants", d.Source), b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Classified:
		c := *d
		c.Reason, c.With = b.hide("deliberation", d.Reason), b.hide("deliberation", d.With)
		return &c
	case *runbook.Closed:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Reopened:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Done:
		c := *d
		c.Items = b.items(s, e.Step, d.Items)
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		return &c
	case *runbook.NotDone:
		c := *d
		c.Items = b.items(s, e.Step, d.Items)
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.StepReopening:
		c := *d
		c.Items, c.By = b.items(s, e.Step, d.Items), b.named(d.By)
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Decided:
		c := *d
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		c.Reason, c.With = b.hide("deliberation", d.Reason), b.hide("deliberation", d.With)
		return &c
	case *runbook.Reported:
		c := *d
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		c.Instruction, c.Reference = b.hide("instructions", d.Instruction), b.hide("references", d.Reference)
		c.Means, c.Post = b.means("parties", d.Means), b.open(d.Post)
		if outsideOffice(s, d.To) {
			c.Via = b.hide("parties", d.Via)
		} else {
			c.Via = b.named(d.Via)
		}
		if !knownRole(s, d.To) { // typed at the scene: a body or a person
			c.To = b.hide("parties", d.To)
		}
		return &c
	case *runbook.Approved:
		c := *d
		c.By, c.Recorder = b.named(d.By), b.named(d.Recorder)
		c.Reason, c.Means = b.hide("deliberation", d.Reason), b.hide("deliberation", d.Means)
		if !knownPost(s, d.Post) { // typed at the scene
			c.Post = b.hide("parties", d.Post)
		}
		return &c
	case *runbook.Consulted:
		c := *d
		c.With, c.Means, c.Text = b.named(d.With), b.means("deliberation", d.Means), b.hide("deliberation", d.Text)
		return &c
	case *runbook.RoleTaking:
		c := *d
		c.Name = b.named(d.Name)
		return &c
	case *runbook.Fact:
		c := *d
		c.Text, c.From = b.open(d.Text), b.hide("informants", d.From)
		if d.Certainty != runbook.Confirmed {
			c.Text = b.hide("unconfirmed", d.Text)
		}
		return &c
	case *runbook.Overridden:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.EvidenceItem:
		c := *d
		c.What, c.Where = b.open(d.What), b.hide("places", d.Where)
		if d.File != nil { // by its size and its sum a short file can be guessed, and one that leaked be proved
			c.File = &runbook.FileProof{Path: b.hide("places", d.File.Path), SHA256: b.hide("proofs", d.File.SHA256)}
		}
		return &c
	case *runbook.Checked:
		c := *d
		c.Text, c.Fields = b.hide("notes", d.Text), b.fields(d.Fields)
		return &c
	case *runbook.Question:
		return &runbook.Question{Text: b.hide("deliberation", d.Text)}
	case *runbook.Answered:
		c := *d
		c.Text, c.From = b.hide("deliberation", d.Text), b.hide("informants", d.From)
		return &c
	case *runbook.Noted:
		return &runbook.Noted{Text: b.hide("notes", d.Text)}
	case *runbook.Improvement:
		c := *d
		c.Item, c.Owner, c.Due = b.hide("fields", d.Item), b.hide("fields", d.Owner), b.hide("fields", d.Due)
		return &c
	case *runbook.Corrected:
		// Its words are free: nobody can tell by program which field of the entry they put right,
		// and an informant's name stands in them as often as a number.
		c := *d
		c.Text, c.Reason = b.hide("corrections", d.Text), b.hide("deliberation", d.Reason)
		return &c
	}
	return e.Data // what is not known here is hidden as an entry
}

func knownRole(s *runbook.State, role string) bool {
	if s.Set != nil && s.Set.HasRole(role) {
		return true
	}
	if s.Org == nil {
		return false
	}
	_, ok := s.Org.Post(role)
	return ok
}

// hiddenAs says as what an entry is left out of a public version as a whole, or "".
// A correction goes with the entry it corrects: all tells which those are; nil takes
// every correction for shown.
func hiddenAs(e runbook.Event, all []runbook.Event) string {
	switch d := e.Data.(type) {
	case *runbook.Opened, *runbook.Classified, *runbook.Amended, *runbook.Closed, *runbook.Reopened, *runbook.Done, *runbook.NotDone,
		*runbook.Decided, *runbook.Reported, *runbook.Overridden, *runbook.EvidenceItem, *runbook.Checked:
		return ""
	case *runbook.StepReopening:
		if d.Answer != "" { // it goes with what it takes back
			return "deliberation"
		}
		return ""
	case *runbook.Corrected:
		if d.Entry >= 1 && d.Entry <= len(all) && d.Entry < e.Seq {
			return hiddenAs(all[d.Entry-1], all)
		}
		return ""
	case *runbook.Fact:
		if d.Certainty == runbook.Confirmed {
			return ""
		}
		return "unconfirmed"
	case *runbook.Noted:
		return "notes"
	case *runbook.Improvement:
		return "fields"
	case *runbook.Draft:
		return "drafts"
	case *runbook.Question, *runbook.Answered, *runbook.Approved, *runbook.Consulted:
		return "deliberation"
	case *runbook.Checkpoint, *runbook.Export, *runbook.Repaired, *runbook.ClockJump, *runbook.RoleTaking:
		return "own"
	}
	return "other"
}

// Withhold says which entries a redacted copy of a log for the public withholds:
// those of which a public version leaves anything out. An entry cannot be shown in
// part, since its hash is of all of it; and as every entry names who acted, only
// [Options.KeepNames] leaves more than the program's own entries in the copy.
func Withhold(s *runbook.State, entries []runbook.Event, o Options) func(seq int) bool {
	public, b := publish(s, entries, o)
	withhold := make([]bool, len(entries)+1)
	for i, e := range entries {
		withhold[e.Seq] = b.withheld(e, public[i], entries)
	}
	return func(seq int) bool { return seq < 1 || seq >= len(withhold) || withhold[seq] }
}

// withheld reports whether an entry is not in a redacted copy: public is what the public
// version makes of it.
func (b *publication) withheld(e, public runbook.Event, all []runbook.Event) bool {
	if e.Type == runbook.LogCheckpoint {
		return false
	}
	if hiddenAs(e, all) != "" || !b.keep && e.Actor.Name != "" {
		return true
	}
	switch e.Data.(type) {
	case *runbook.Done, *runbook.Decided, *runbook.Reported, *runbook.Closed, *runbook.Fact:
		return e.Actor.Name != public.Actor.Name || e.Recorder != public.Recorder || !reflect.DeepEqual(e.Data, public.Data)
	}
	return true // a reason, a place or free words are always in it, or the profile with its telephone numbers
}

// shown reports whether an entry has a place in the paper.
func (p *paper) shown(e runbook.Event) bool {
	if e.Own() || p.public == nil {
		return !e.Own()
	}
	category := hiddenAs(e, p.entries)
	if category != "" {
		p.public.absent[e.Seq] = category
	}
	return category == ""
}
