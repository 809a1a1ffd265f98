package runbook

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// What a prepared text takes from more than one entry of the log: whom the office told
// and when, what it published, what was kept. Whatever nobody recorded is not there.

// Telling is one time at which a body outside the office was told.
type Telling struct {
	Seq       int       // the entry that says so
	At        time.Time // its event time
	Reference string    // the number that the body gave; empty: none is on record
	By        Actor     // who of the office told it
	Step      *playbook.Step
}

// outcomes are what the log said of the step after each entry that changed it, without
// those that were taken back; the last one stands.
func (r *record) outcomes() []outcome {
	if r == nil {
		return nil
	}
	return append(slices.Clip(r.before), r.outcome)
}

// Tellings lists when a body outside the office ("police", as the field to of a step has
// it) was told, in order of event time, as it stands after every undo: once for each round
// of each step that tells it. The closing's steps say what came of it and are aside.
func (s *State) Tellings(to string) []Telling {
	var list []Telling
	if s.Set == nil {
		return nil
	}
	for _, st := range s.Set.Steps() {
		r := s.steps[st.Ref]
		if r == nil || st.Type != playbook.Report || !slices.Contains(st.To, to) || s.closes(st.Ref) {
			continue
		}
		var told []Telling
		var last itemRecord
		for _, o := range r.outcomes() {
			item, is := o.items[to]
			switch {
			case is && item.state == StateDone && item.seq != last.seq:
				one := Telling{Seq: item.seq, At: item.at, By: item.by, Step: st}
				for _, a := range r.attempts {
					if a.Seq == item.seq {
						one.Reference = a.Reference
					}
				}
				told = append(told, one)
			case !is && last.state == StateDone: // that it was told was taken back
				told = told[:len(told)-1]
			}
			last = item
		}
		list = append(list, told...)
	}
	slices.SortStableFunc(list, func(a, b Telling) int { return a.At.Compare(b.At) })
	return list
}

func (s *State) closes(ref playbook.Ref) bool {
	p, ok := s.Set.Playbook(ref.Playbook())
	return ok && p.Part == playbook.Closing
}

// toldWords is when a body was told, the numbers that it gave, or who told it: what is one
// of the constants of [text.Path.Told].
func (f *facts) toldWords(to, what string, l lang.Lang) string {
	var list []string
	for _, c := range f.tellings(to) {
		words := ""
		switch what {
		case text.ToldAt:
			words = f.moment(c.At, l)
		case text.ToldNumber:
			words = c.Reference
		case text.ToldBy:
			if c.By.Name != Unnamed {
				words = c.By.Name
			}
		}
		if words != "" && !slices.Contains(list, words) {
			list = append(list, words)
		}
	}
	return strings.Join(list, comma(l))
}

// known reports whether something happened by the moment of which the text speaks.
func (f *facts) known(at time.Time) bool { return f.now.IsZero() || !at.After(f.now) }

// settled reports whether what is on record of a step was so by then.
func (f *facts) settled(ref string) bool { return f.known(f.s.recordOf(playbook.Ref(ref)).at) }

// tellings are the [State.Tellings] by then.
func (f *facts) tellings(to string) []Telling {
	return slices.DeleteFunc(f.s.Tellings(to), func(c Telling) bool { return !f.known(c.At) })
}

// published are what the public was told by then in one channel, or with "" in all: but for
// the words themselves, where they are put on record after they went out.
func (f *facts) published(channel string) []Publication {
	return slices.DeleteFunc(f.s.publishedBefore(channel), func(p Publication) bool {
		return !f.known(p.At) || f.out && p.Step == f.step && p.At.Equal(f.now)
	})
}

// saidWords is what stood for a blank in the words that the public was told last of those
// that have one of that id. What the press was told is for the press alone: its telephone is
// not the public's.
func (f *facts) saidWords(blank string) string {
	said := ""
	for _, p := range f.published("") {
		if p.Step.Channel == pressChannel && (f.step == nil || f.step.Channel != pressChannel) {
			continue
		}
		i := slices.IndexFunc(f.s.Drafts, func(d DraftView) bool { return p.Text != 0 && d.Seq == p.Text })
		if i < 0 {
			continue
		}
		if d := &f.s.Drafts[i]; strings.Contains(d.Body, strings.TrimSpace(d.Values[blank])) {
			said = cmp.Or(strings.TrimSpace(d.Values[blank]), said)
		}
	}
	return said
}

// filledWords is all that was filled in at a step, each with its name.
func (s *State) filledWords(ref playbook.Ref, l lang.Lang) string {
	st, ok := s.Set.Step(ref)
	if !ok {
		return ""
	}
	var list []string
	for _, field := range st.Fields {
		if words := s.fieldWords(ref, field.ID, l); words != "" {
			list = append(list, lang.Known.Item.Format(l, field.Title.In(l), OneLine(words)))
		}
	}
	return strings.Join(list, comma(l))
}

// answeredWords is when a decision came out with an answer, while it stands.
func (f *facts) answeredWords(ref playbook.Ref, option string, l lang.Lang) string {
	r := f.s.recordOf(ref)
	if r.settled != StateDone || !slices.Contains(r.chosen, option) || !f.known(r.at) {
		return ""
	}
	return f.moment(r.at, l)
}

// Round is one time at which a step was done.
type Round struct {
	Seq  int       // the entry that says so
	At   time.Time // its event time
	By   Actor
	Text int // of a notice, the entry of the words that were published; 0: not on record
}

// Rounds lists the times at which a step was done, in order of entry, as it stands after
// every undo: one, or several of a step that is repeated.
func (s *State) Rounds(ref playbook.Ref) []Round {
	var list []Round
	for _, o := range s.steps[ref].outcomes() {
		one := Round{Seq: o.seq, At: o.at, By: o.by, Text: o.text}
		switch n := len(list); {
		case o.settled != StateDone:
		case n > 0 && list[n-1].Seq == o.seq: // the same round, with more said of it
			list[n-1] = one
		default:
			list = append(list, one)
		}
	}
	return list
}

// RoundOf is the round of its step that an entry began, one of [State.Rounds]; ok is false
// where it began none, or the round was taken back. It looks at no more than a few of them.
func (s *State) RoundOf(e Event) (round Round, ok bool) {
	r := s.steps[e.Step]
	if r == nil {
		return Round{}, false
	}
	at := func(i int) *outcome {
		if i == len(r.before) {
			return &r.outcome
		}
		return &r.before[i]
	}
	// A step is settled by later and later entries, and an undo drops the last of them.
	behind := sort.Search(len(r.before)+1, func(i int) bool { return at(i).seq > e.Seq })
	for i := behind - 1; i >= 0 && at(i).seq == e.Seq; i-- {
		if o := at(i); o.settled == StateDone {
			return Round{Seq: o.seq, At: o.at, By: o.by, Text: o.text}, true
		}
	}
	return Round{}, false
}

// wordless reports whether an entry is that of a notice whose published words are
// still not on record: neither a draft went before it nor was one written down after.
func (s *State) wordless(e Event) bool {
	if s.Set == nil {
		return false
	}
	st, ok := s.Set.Step(e.Step)
	if !ok || st.Type != playbook.Notice || st.Text == "" {
		return false
	}
	r, ok := s.RoundOf(e)
	return ok && r.Text == 0
}

// Publication is one time at which something was published.
type Publication struct {
	Seq  int       // the entry that says so
	At   time.Time // its event time
	Step *playbook.Step
	URL  string // of the page, where it was filled in
	Text int    // the entry of the words that were published; 0: not on record
}

// Published lists what was published wherever the public reads, in order of event time, as
// it stands after every undo: once for each round of a notice that is repeated.
func (s *State) Published() []Publication { return s.publishedBefore("") }

// publishedBefore lists what was published in one channel, or with "" wherever the public
// reads.
func (s *State) publishedBefore(channel string) []Publication {
	var list []Publication
	if s.Set == nil {
		return nil
	}
	for _, st := range s.Set.Steps() {
		if st.Type != playbook.Notice || channel != "" && st.Channel != channel || channel == "" && !PublicChannel(st.Channel) {
			continue
		}
		last := 0
		for _, o := range s.steps[st.Ref].outcomes() {
			if o.settled != StateDone {
				continue
			}
			one := Publication{Seq: o.seq, At: o.at, Step: st, URL: o.fields["url"], Text: o.text}
			if o.seq == last { // the same round, with more said of it
				list[len(list)-1] = one
				continue
			}
			list, last = append(list, one), o.seq
		}
	}
	slices.SortStableFunc(list, func(a, b Publication) int { return a.At.Compare(b.At) })
	return list
}

// PublicChannel reports whether the public reads a channel: the office's own people, the
// desk and one addressee are not the public.
func PublicChannel(channel string) bool {
	return !slices.Contains([]string{"office", "desk", "informant", "police", "platform"}, channel)
}

// publishedWords says when something was published in a channel, one line for each
// time, with the address of the page where the step has it; with "" of the channel it
// says where, too.
func (f *facts) publishedWords(channel string, l lang.Lang) string {
	var lines []string
	for _, p := range f.published(channel) {
		words := f.moment(p.At, l)
		if channel == "" {
			words = lang.TextValue.Line.Format(l, words, f.s.Set.Channel(p.Step.Channel).Title.In(l))
		}
		if p.URL != "" {
			words = lang.TextValue.Line.Format(l, words, p.URL)
		}
		if !slices.Contains(lines, words) {
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}

// courseWords is the course as the public may be told it: when it became known, that the
// platform was told, what was published and where. It is said in words for the public, since
// the title of a step says what to do, not what was done. No name of a person is in it, nor
// when it happened, which is often but an estimate. That the police or a commission were
// told is in it only where something published said so.
func (f *facts) courseWords(l lang.Lang) string {
	t, s := lang.PublicCourse, f.s
	type line struct {
		at    time.Time
		words lang.Text
	}
	var lines []line
	if !s.Detected.IsZero() {
		for _, k := range s.kindsKnown() {
			if f.known(k.At) {
				lines = append(lines, line{k.At, knownWords(k.Kinds, l)})
			}
		}
	}
	for _, c := range f.tellings("platform") {
		lines = append(lines, line{c.At, t.Told["platform"]})
	}
	public := f.published("")
	for _, body := range []string{"police", "ppc"} {
		for _, c := range f.tellings(body) {
			if slices.ContainsFunc(public, func(p Publication) bool { return !p.At.Before(c.At) && s.names(p, body) }) {
				lines = append(lines, line{c.At, t.Told[body]})
			}
		}
	}
	for _, p := range public {
		words, known := t.Published[p.Step.Channel]
		if !known { // of an office's own playbook
			words = t.PublishedIn.With(s.Set.Channel(p.Step.Channel).Title)
		}
		lines = append(lines, line{p.At, words})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var out []string
	for _, one := range lines {
		words := lang.TextValue.Line.Format(l, lang.Moment(one.at.In(s.Location()), l), one.words.In(l))
		if !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return strings.Join(out, "\n")
}

// kindsKnown says which of the kinds in force became known when. Those that it had from the
// first did when it was detected, and so did all of them where it has none of these any
// more: it was taken for something else. What joined them later became known later.
func (s *State) kindsKnown() []KindChange {
	var first []string
	for _, c := range s.KindChanges {
		if len(c.Kinds) > 0 {
			first = c.Kinds
			break
		}
	}
	known := KindChange{At: s.Detected}
	for _, k := range s.Kinds {
		if slices.Contains(first, k) {
			known.Kinds = append(known.Kinds, k)
		}
	}
	if known.Kinds == nil {
		known.Kinds = s.Kinds
		return []KindChange{known}
	}
	list := []KindChange{known}
	for _, c := range s.KindChanges {
		more := KindChange{At: c.At}
		for _, k := range c.Kinds {
			said := slices.ContainsFunc(list, func(l KindChange) bool { return slices.Contains(l.Kinds, k) })
			if _, words := lang.PublicCourse.Things[k]; words && !said && slices.Contains(s.Kinds, k) {
				more.Kinds = append(more.Kinds, k)
			}
		}
		if more.Kinds != nil {
			list = append(list, more)
		}
	}
	return list
}

// knownWords says that an incident became known, as far as its kinds permit: that of one
// kind in a phrase of its own, those of several in one list. A kind of an office's own
// playbook has no such words and is aside; where there is no other, only that something
// became known is said.
func knownWords(of []string, l lang.Lang) lang.Text {
	t := lang.PublicCourse
	var kinds, things []string
	for _, k := range of {
		if thing, ok := t.Things[k]; ok {
			kinds, things = append(kinds, k), append(things, thing.In(l))
		}
	}
	switch n := len(things); n {
	case 0:
		return t.Known
	case 1:
		return t.KnownOf[kinds[0]]
	default:
		return t.KnownThings.With(t.And.With(strings.Join(things[:n-1], comma(l)), things[n-1]))
	}
}

// names reports whether words that were published say that the office told a body: in a
// phrase, or by the time that stands in the blank for it. That people are advised to ask
// the police says nothing of the office.
func (s *State) names(p Publication, body string) bool {
	i := slices.IndexFunc(s.Drafts, func(d DraftView) bool { return p.Text != 0 && d.Seq == p.Text })
	if i < 0 {
		return false
	}
	d := &s.Drafts[i]
	l := lang.Lang(d.Language)
	for _, phrase := range lang.PublicCourse.Names[body] {
		if strings.Contains(d.Body, phrase.In(l)) {
			return true
		}
	}
	form, ok := s.Texts().Form(d.Form)
	if !ok {
		return false
	}
	for _, b := range form.Blanks(l) {
		for _, from := range b.From {
			about, what, ok := from.Told()
			value := strings.TrimSpace(d.Values[b.ID])
			said := value != "" && !slices.ContainsFunc(b.Offers, func(o lang.Text) bool { return o.In(l) == value })
			if ok && what == text.ToldAt && about == body && said && strings.Contains(d.Body, value) {
				return true
			}
		}
	}
	return false
}

// hashShown is how much of a digest a text shows: enough to tell files apart by eye. The
// list of evidence has all of it.
const hashShown = 16

// evidenceWords lists what was kept: number, what, as of when, where, and the beginning
// of its digest where the file was read.
func (f *facts) evidenceWords(l lang.Lang) string {
	t, s := lang.TextValue, f.s
	var lines []string
	for _, e := range s.Evidence {
		if !f.known(e.At) {
			continue
		}
		at := e.At
		if !e.AsOf.IsZero() {
			at = e.AsOf
		}
		notes := []string{lang.Moment(at.In(s.Location()), l)}
		if e.Where != "" {
			notes = append(notes, t.KeptAt.Format(l, OneLine(e.Where)))
		}
		if e.File != nil && len(e.File.SHA256) >= hashShown {
			notes = append(notes, t.Digest.Format(l, e.File.SHA256[:hashShown]))
		}
		lines = append(lines, t.Evidence.Format(l, e.Number, OneLine(e.What), strings.Join(notes, comma(l))))
	}
	return strings.Join(lines, "\n")
}

// outsideWords says to whom outside the office something was told or published, a line
// for each.
func (f *facts) outsideWords(l lang.Lang) string {
	var lines []string
	if words := f.publishedWords("", l); words != "" {
		lines = append(lines, words)
	}
	for _, body := range []string{"police", "platform", "ppc"} {
		for _, c := range f.tellings(body) {
			done := lang.TextValue.Done.Format(l, c.Step.Title.In(l))
			words := lang.TextValue.Line.Format(l, f.moment(c.At, l), done)
			if c.Reference != "" {
				words = lang.TextValue.Numbered.Format(l, words, c.Reference)
			}
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}

// decisionWords is what was decided at a step, in the words of the answers.
func (s *State) decisionWords(ref playbook.Ref, l lang.Lang) string {
	st, ok := s.Set.Step(ref)
	if r := s.steps[ref]; ok && r != nil && r.settled == StateDone {
		var words []string
		for _, id := range r.chosen {
			if o, ok := st.Option(id); ok {
				words = append(words, o.Title.In(l))
			}
		}
		return strings.Join(words, comma(l))
	}
	return ""
}

// administratorsWords is the mail address of the account and how many administer it,
// as far as the profile says; the names are nobody's business.
func (f *facts) administratorsWords(l lang.Lang) string {
	account, _ := f.s.Org.Account(f.s.Account)
	var words []string
	if account.Mail != "" {
		words = append(words, lang.TextValue.Mail.Format(l, account.Mail))
	}
	if n := len(account.Admins); n > 0 {
		words = append(words, lang.TextValue.Administrators.Format(l, n))
	}
	return strings.Join(words, comma(l))
}

func comma(l lang.Lang) string {
	if l == lang.English {
		return ", "
	}
	return "、"
}
