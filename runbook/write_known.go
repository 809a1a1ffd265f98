package runbook

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// What the log says in more than one way: who runs the account, under which handle, what is
// not known yet, how things stand with the press and with the cause. A blank for it is never
// left open while one of the ways has the answer.

// operatorWords is who runs the account: as it was found out in this incident, else as the
// profile has it.
func (s *State) operatorWords(l lang.Lang) string {
	if found := s.decisionWords("opening/operator", l); found != "" {
		return found
	}
	account, _ := s.Org.Account(s.Account)
	return lang.Event.Operator[account.Operator].In(l)
}

// typedHandle finds a handle in what was typed for an account: its sign stands at the
// beginning, behind a space or behind a bracket. What stands behind a word is the end of a
// mail address.
var typedHandle = regexp.MustCompile(`(?:^|[\s(<\[{「『【〈《:,、])@([0-9A-Za-z_][0-9A-Za-z_.]*)`)

// likeDomain finds what is the name of a host and no handle.
var likeDomain = regexp.MustCompile(`(?i)\.(?:jp|com|net|org|info|biz|gov|edu)$`)

// handleWords is the handle of the account, without its sign: that of the profile, or the
// one that stands in what was typed at the opening, where the account is surely the office's
// own. Elsewhere that may be a false one, which no text may call the office's.
func (s *State) handleWords() string {
	if account, ok := s.Org.Account(s.Account); ok && account.Handle != "" {
		return strings.TrimPrefix(account.Handle, "@")
	}
	if !s.ownAccount() {
		return ""
	}
	for _, found := range typedHandle.FindAllStringSubmatch(norm.NFKC.String(s.Account), -1) {
		if handle := strings.TrimRight(found[1], "."); !likeDomain.MatchString(handle) {
			return handle
		}
	}
	return ""
}

// typedAccount is the account as it was typed at the opening, without the name of its service
// in front, which a text says itself: of 「X @kamitonda_town」 what follows the space. A name that
// is nothing else stays.
func (s *State) typedAccount() string {
	typed := strings.TrimSpace(s.Account)
	at := strings.IndexFunc(typed, unicode.IsSpace)
	if at < 0 {
		return typed
	}
	if _, service := s.Platforms().Find(typed[:at]); service {
		return strings.TrimSpace(typed[at:])
	}
	return typed
}

// ownAccount reports whether the account of the incident is surely the office's own: the
// playbook of each of its kinds says so. One that says nothing, be it an office's own or one
// that was pinned before playbooks could say it, does not; nor is it sure while the kind is
// not known.
func (s *State) ownAccount() bool {
	return len(s.Kinds) > 0 && s.Set != nil && !slices.ContainsFunc(s.Kinds, func(kind string) bool {
		of, ok := s.Set.Kind(kind)
		return !ok || !of.OwnAccount
	})
}

// PressFact is the fact of the playbooks that says how things stand with the press. It is
// no claim that somebody has to confirm before anything is published.
const PressFact = "press"

// unconfirmedWords lists what is not known for certain: the facts with how sure they are,
// and those of the playbooks of which nobody has said anything.
func (s *State) unconfirmedWords(l lang.Lang) string {
	t := lang.Known
	var lines, unsaid []string
	stated := map[string]bool{PressFact: true}
	for _, f := range s.Facts {
		stated[f.Fact.Fact] = true
		if f.Certainty != Confirmed {
			title := f.Title
			if f.Fact.Fact == "" {
				title = lang.Event.AnyFact
			}
			words := lang.Event.UnsureWords.Format(l, OneLine(f.Text), lang.Event.Certainty[string(f.Certainty)].In(l))
			lines = append(lines, t.Item.Format(l, title.In(l), words))
		}
	}
	if s.Set == nil {
		return strings.Join(lines, "\n")
	}
	for _, id := range s.Set.FactIDs() {
		if f, ok := s.Set.Fact(id); ok && !stated[id] {
			unsaid = append(unsaid, f.Title.In(l))
		}
	}
	if unsaid != nil {
		lines = append(lines, t.Item.Format(l, strings.Join(unsaid, comma(l)), lang.Report.Checking.In(l)))
	}
	return strings.Join(lines, "\n")
}

// pressWords is how things stand with the press: as somebody stated it; else what was
// decided of telling the press, and why, and when it was told.
func (s *State) pressWords(l lang.Lang) string {
	if said := s.factWords(PressFact, l); said != "" {
		return said
	}
	if s.Set == nil {
		return ""
	}
	t := lang.Known
	var points []string
	for _, st := range s.Set.Steps() {
		r := s.steps[st.Ref]
		if r == nil || r.settled != StateDone {
			continue
		}
		switch {
		case s.DecidesPress(st):
			words := s.decisionWords(st.Ref, l)
			if tells, several := s.TellsPress(st, r.chosen); several {
				words = lang.PressState.Chosen[tells].In(l)
			}
			if reason := OneLine(r.reason); reason != "" {
				words = t.For.Format(l, words, reason)
			}
			points = append(points, words)
		case st.Type == playbook.Notice && st.Channel == pressChannel:
			for _, one := range s.Rounds(st.Ref) {
				points = append(points, t.PressTold.Format(l, lang.Moment(one.At.In(s.Location()), l)))
			}
		}
	}
	return strings.Join(slices.Compact(points), comma(l))
}

// DecidesPress reports whether a step decides of telling the press: a notice to the press is
// called for by its answers.
func (s *State) DecidesPress(st *playbook.Step) bool {
	return st.Type == playbook.Decide && s.Set != nil && slices.ContainsFunc(s.Set.Steps(), func(notice *playbook.Step) bool {
		return notice.Type == playbook.Notice && notice.Channel == pressChannel && slices.ContainsFunc(notice.When, func(all playbook.Alternative) bool {
			return slices.ContainsFunc(all, func(a playbook.Answer) bool { return a.Decision == st.Ref })
		})
	})
}

// TellsPress reports whether what was chosen at a step that decides of telling the press calls for
// that, and whether the step decides of more than the press: its answer says then where the
// public is told, and not how things stand with the press.
func (s *State) TellsPress(st *playbook.Step, chosen []string) (tells, several bool) {
	for _, notice := range s.Set.Steps() {
		if notice.Type != playbook.Notice || notice.Channel != pressChannel {
			continue
		}
		for _, all := range notice.When {
			for _, a := range all {
				if a.Decision == st.Ref && slices.ContainsFunc(chosen, func(id string) bool { return slices.Contains(a.Options, id) }) {
					tells = true
				}
			}
		}
	}
	return tells, st.Many
}

// pressChannel is the channel in which the press is told.
const pressChannel = "press"

// causeWords is how the cause stands, for the public: that it is being looked into, until it
// is a confirmed fact. What it is, is for people to put into words: not everything that is
// known of how somebody came in is to be published.
func (s *State) causeWords(possible bool, l lang.Lang) string {
	switch t := lang.Known; {
	case s.confirmed("cause"):
		return t.CauseConfirmed.In(l)
	case possible:
		return t.CausePossible.In(l)
	default:
		return t.CauseOpen.In(l)
	}
}

// withComma puts the office's comma into a list.
func (f *facts) withComma(list string) string {
	if c := f.Comma(); c != "" {
		return strings.ReplaceAll(list, "、", c)
	}
	return list
}
