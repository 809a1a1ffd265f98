package runbook

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// What a prepared text takes from more than one entry of the log: whom the office told
// and when, what it published, what was kept. Whatever nobody recorded is not there.

// contact is one time at which a body was told.
type contact struct {
	at        time.Time
	reference string
	step      *playbook.Step
}

// toldBefore lists when a body outside was told, as it stands after every undo: once
// for each step that tells it. The closing's steps say what came of it and are aside.
func (s *State) toldBefore(to string) []contact {
	var list []contact
	for _, st := range s.Set.Steps() {
		r := s.steps[st.Ref]
		if r == nil || st.Type != playbook.Report || !slices.Contains(st.To, to) || s.closes(st.Ref) {
			continue
		}
		item := r.items[to]
		if item.state != StateDone {
			continue
		}
		one := contact{at: item.at, step: st}
		for _, a := range r.attempts {
			if a.Seq == item.seq {
				one.reference = a.Reference
			}
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b contact) int { return a.at.Compare(b.at) })
	return list
}

func (s *State) closes(ref playbook.Ref) bool {
	p, ok := s.Set.Playbook(ref.Playbook())
	return ok && p.Part == playbook.Closing
}

// toldWords is when a body was told.
func (s *State) toldWords(to string, l lang.Lang) string {
	var times []string
	for _, c := range s.toldBefore(to) {
		if at := lang.Moment(c.at.In(s.Location()), l); !slices.Contains(times, at) {
			times = append(times, at)
		}
	}
	return strings.Join(times, comma(l))
}

// referenceWords are the numbers that a body gave.
func (s *State) referenceWords(to string, l lang.Lang) string {
	var numbers []string
	for _, c := range s.toldBefore(to) {
		if c.reference != "" && !slices.Contains(numbers, c.reference) {
			numbers = append(numbers, c.reference)
		}
	}
	return strings.Join(numbers, comma(l))
}

// published is one text that was published.
type published struct {
	at   time.Time
	step *playbook.Step
}

// publishedBefore lists what was published, as it stands after every undo: in one
// channel, or with "" wherever the public reads.
func (s *State) publishedBefore(channel string) []published {
	var list []published
	ev := s.evaluate(s.Opened)
	for _, st := range s.Set.Steps() {
		if st.Type != playbook.Notice || ev.recorded(st) != StateDone || channel != "" && st.Channel != channel || channel == "" && !PublicChannel(st.Channel) {
			continue
		}
		list = append(list, published{ev.doneAt(st.Ref), st})
	}
	slices.SortStableFunc(list, func(a, b published) int { return a.at.Compare(b.at) })
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
func (s *State) publishedWords(channel string, l lang.Lang) string {
	var lines []string
	for _, p := range s.publishedBefore(channel) {
		words := lang.Moment(p.at.In(s.Location()), l)
		if channel == "" {
			words = lang.TextValue.Line.Format(l, words, s.Set.Channel(p.step.Channel).Title.In(l))
		}
		if r := s.steps[p.step.Ref]; r != nil && r.fields["url"] != "" {
			words = lang.TextValue.Line.Format(l, words, r.fields["url"])
		}
		if !slices.Contains(lines, words) {
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}

// courseWords is the course as an outsider may be told it: when it became known, whom the
// office told outside, what it published. No name of a person is in it, and not when it
// happened, which is often but an estimate.
func (s *State) courseWords(l lang.Lang) string {
	type line struct {
		at    time.Time
		words string
	}
	var lines []line
	if !s.Detected.IsZero() {
		lines = append(lines, line{s.Detected, lang.Rows.Detected.In(l)})
	}
	for _, body := range []string{"platform", "police", "ppc"} {
		for _, c := range s.toldBefore(body) {
			lines = append(lines, line{c.at, c.step.Title.In(l)})
		}
	}
	for _, p := range s.publishedBefore("") {
		lines = append(lines, line{p.at, p.step.Title.In(l)})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var out []string
	for _, one := range lines {
		out = append(out, lang.TextValue.Line.Format(l, lang.Moment(one.at.In(s.Location()), l), one.words))
	}
	return strings.Join(out, "\n")
}

// hashShown is how much of a digest a text shows: enough to tell files apart by eye. The
// list of evidence has all of it.
const hashShown = 16

// evidenceWords lists what was kept: number, what, as of when, where, and the beginning
// of its digest where the file was read.
func (s *State) evidenceWords(l lang.Lang) string {
	t := lang.TextValue
	var lines []string
	for _, e := range s.Evidence {
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
func (s *State) outsideWords(l lang.Lang) string {
	var lines []string
	if words := s.publishedWords("", l); words != "" {
		lines = append(lines, words)
	}
	for _, body := range []string{"police", "platform", "ppc"} {
		for _, c := range s.toldBefore(body) {
			words := lang.TextValue.Line.Format(l, lang.Moment(c.at.In(s.Location()), l), c.step.Title.In(l))
			if c.reference != "" {
				words = lang.TextValue.Numbered.Format(l, words, c.reference)
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
