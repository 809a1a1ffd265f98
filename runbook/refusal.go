package runbook

import (
	"errors"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Code names the reason of a refusal for programs.
type Code string

// The codes a caller can act on; every other refusal is a [BadIntent].
const (
	BadIntent      Code = "bad-intent"      // something in the intent is wrong; Text says what
	StepHeld       Code = "step-held"       // a gate holds the step; Gates says which
	AlreadySettled Code = "already-settled" // it was recorded before; Entry says where
	ReasonNeeded   Code = "reason-needed"
	ReceiptsOpen   Code = "receipts-open" // report targets are left
	PromiseOpen    Code = "promise-open"
	NameUnknown    Code = "name-unknown" // of an approval: nobody knows who gave it
	PostUnknown    Code = "post-unknown" // … or what they are
	IncidentEnded  Code = "incident-closed"
	UnknownStep    Code = "unknown-step"
	UnknownKind    Code = "unknown-kind"
)

// Refusal is why [Decide] did not do what was asked: what is wrong and what to
// do, in both languages. Nothing was recorded.
type Refusal struct {
	Code  Code
	Step  playbook.Ref
	Gates []GateView // of StepHeld: the gates that hold it
	Field string     // of a value that is wrong: the field of the step, the blank of the text or the member of the intent it was for; empty: not said
	Entry int        // of AlreadySettled: the entry that settled it
	By    Actor      // when somebody else's entry, made meanwhile, is why: who made it …
	At    time.Time  // … and when; Entry is its number. Otherwise zero.
	Text  lang.Text
	Hint  lang.Text
}

// ofField says for which field the value was that is refused.
func ofField(err error, id string) error {
	if r := (*Refusal)(nil); errors.As(err, &r) && r.Field == "" {
		r.Field = id
	}
	return err
}

// Error gives the English sentence.
func (r *Refusal) Error() string { return r.Text.En }

// Overtaken reports whether it is refused because somebody else came first.
func (r *Refusal) Overtaken() bool { return !r.At.IsZero() }

// overtaken says, of a refusal by a state that has entries after seen which the
// person did not know of, whose entry it was that changed the answer. Where the answer
// would have been no before them it is nobody's.
func (s *Session) overtaken(err error, in Intent, now time.Time, seen int) error {
	refusal := (*Refusal)(nil)
	if !errors.As(err, &refusal) || seen < 1 || s.head.Seq <= seen {
		return err
	}
	if _, before := Decide(Fold(State{}, s.entries[:seen]), in, now); before != nil {
		return err
	}
	r := *refusal
	t := lang.Proof
	other := func(fits func(Event) bool) (Event, bool) {
		for i := len(s.entries) - 1; i >= seen; i-- {
			if e := s.entries[i]; e.Actor.Name != "" && !s.mine[e.ID] && fits(e) {
				return e, true
			}
		}
		return Event{}, false
	}
	var e Event
	var found bool
	switch r.Code {
	case AlreadySettled:
		if e, found = other(func(e Event) bool { return e.Seq == r.Entry }); found {
			r.Text, r.Hint = t.OthersFinished.With(e.Actor.Name, e.Seq, s.clock(e)), t.OthersFinishedHint
		}
	case IncidentEnded:
		if e, found = other(func(e Event) bool { return e.Type == IncidentClosed }); found {
			r.Text = t.OthersClosed.With(e.Actor.Name, e.Seq, s.clock(e))
		}
	default:
		e, found = other(func(e Event) bool { return r.Step != "" && e.Step == r.Step })
		if !found {
			e, found = other(func(e Event) bool { return true })
		}
		if found {
			r.Text = t.OthersWrote.With(e.Actor.Name, e.Seq, s.clock(e), Describe(&s.state, e), r.Text)
		}
	}
	if !found {
		return err
	}
	r.By, r.At, r.Entry = e.Actor, e.Logged, e.Seq
	return &r
}

// clock is the entry time of an entry, as it is said of what happened just now.
func (s *Session) clock(e Event) string { return e.Logged.In(s.state.Location()).Format("15:04") }

// refuse makes a refusal.
func refuse(code Code, text, hint lang.Text) *Refusal {
	return &Refusal{Code: code, Text: text, Hint: hint}
}

func bad(text, hint lang.Text) *Refusal { return refuse(BadIntent, text, hint) }

// list joins texts for a sentence: 「、」 in Japanese, a comma in English.
func list(texts []lang.Text) lang.Text {
	var ja, en []string
	for _, t := range texts {
		ja = append(ja, t.In(lang.Japanese))
		en = append(en, t.In(lang.English))
	}
	return lang.Text{Ja: strings.Join(ja, "、"), En: strings.Join(en, ", ")}
}

// listIDs joins ids for a sentence.
func listIDs(ids []string) lang.Text {
	var texts []lang.Text
	for _, id := range ids {
		texts = append(texts, lang.Same(id))
	}
	return list(texts)
}
