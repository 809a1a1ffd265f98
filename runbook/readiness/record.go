package readiness

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Look asks to record a check: somebody looked at an item, and what came of it.
type Look struct {
	runbook.By
	Item    string
	Subject string // as in [Result]
	Outcome string // runbook.OutcomeOK or runbook.OutcomeProblem
	Text    string // what the problem is; a remark when there is none
}

// attempts bounds how often Record tries when somebody else wrote first; each
// attempt means that another writer made progress.
const attempts = 50

// Record writes a check down, durably; the first one of an office begins its log. A
// look that makes no sense is refused with a *[runbook.Refusal], and so is one whose
// text looks like a secret. Any other error means that nothing was acknowledged;
// recording the same look again is safe, even when it had become durable after all:
// it is not logged twice.
//
// With a [runbook.Host] that has a key a checkpoint follows each check. It fails
// without a word; what was recorded stands.
func (l *Log) Record(ctx context.Context, in Look, now time.Time) (Entry, error) {
	if l.damage != nil {
		return Entry{}, l.damage // what stands after it cannot be known
	}
	now = now.In(zone(l.cfg.Profile)).Truncate(time.Second)
	if done, err := l.settleUnsure(ctx, in); done.Seq > 0 || err != nil {
		return done, err
	}
	event, err := l.decide(in, now)
	if err != nil {
		return Entry{}, err
	}
	if len(l.logs) == 0 { // another program may have begun it meanwhile
		if err := l.Refresh(ctx); err != nil {
			return Entry{}, err
		}
	}
	if len(l.logs) == 0 {
		if err := l.begin(ctx, event, now); err != nil {
			return Entry{}, err
		}
	}
	events := []runbook.Event{event}
	if err := runbook.Stamp(l.cfg.Random, events); err != nil {
		return Entry{}, err
	}
	h := l.logs[0]
	for range attempts {
		events[0].Seq = h.head.Seq + 1
		head, err := l.cfg.Store.Append(ctx, h.id, h.head, events)
		if _, ok := errors.AsType[*runbook.ConflictError](err); ok {
			others, head, err := l.cfg.Store.Read(ctx, h.id, h.head)
			if err != nil {
				return Entry{}, err
			}
			h.accept(others, head)
			continue
		}
		if err != nil {
			l.unsure = append(l.unsure, attempt{in, events[0].ID})
			return Entry{}, err
		}
		h.accept(events, head)
		done := h.entries[len(h.entries)-1]
		_ = l.sign(ctx, h, now) // what was recorded stands; the next one signs it
		return done, nil
	}
	return Entry{}, refuse(lang.Readiness.Interrupted, lang.Text{})
}

// sign has the computer sign a log, where it has a key. Checks come by themselves, and
// months may pass until the next: each is signed at once.
func (l *Log) sign(ctx context.Context, h *held, now time.Time) error {
	e, head, err := h.signer.Sign(ctx, h.id, h.head, now, now)
	if err == nil && e != nil {
		h.accept([]runbook.Event{*e}, head)
	}
	return err
}

// settleUnsure looks whether what an earlier Record failed to acknowledge is in the
// log after all. When the look is the same, that is the answer.
func (l *Log) settleUnsure(ctx context.Context, in Look) (Entry, error) {
	i := slices.IndexFunc(l.unsure, func(a attempt) bool { return reflect.DeepEqual(a.look, in) })
	if i < 0 {
		return Entry{}, nil
	}
	if err := l.Refresh(ctx); err != nil {
		return Entry{}, err
	}
	id := l.unsure[i].id
	l.unsure = slices.Delete(l.unsure, i, i+1)
	for _, e := range l.Entries() {
		if e.ID == id {
			return e, nil
		}
	}
	return Entry{}, nil
}

// begin makes the office's log.
func (l *Log) begin(ctx context.Context, check runbook.Event, now time.Time) error {
	h := newHeld(l.cfg, "")
	var first []runbook.Event
	id, head, err := l.cfg.Store.Create(ctx, runbook.SeriesReadiness, now, func(id runbook.IncidentID) (runbook.Event, error) {
		first = []runbook.Event{{
			Seq: 1, Type: runbook.ReadinessOpened, At: now, Logged: now, Actor: check.Actor,
			Data: &runbook.ReadinessOpening{Log: id, Org: l.cfg.Profile.ID, Version: l.cfg.Version, Key: h.signer.Key()},
		}}
		err := runbook.Stamp(l.cfg.Random, first)
		return first[0], err
	})
	if err != nil {
		return err
	}
	h.id = id
	h.accept(first, head)
	l.logs = append(l.logs, h)
	return nil
}

// decide makes the event of a look, or says why it makes no sense.
func (l *Log) decide(in Look, now time.Time) (runbook.Event, error) {
	t := lang.Readiness
	item, ok := Find(l.cfg.Items, in.Item)
	if !ok {
		var ids []lang.Text
		for _, known := range l.cfg.Items {
			ids = append(ids, lang.Same(known.ID))
		}
		return runbook.Event{}, refuse(t.UnknownItem.With(in.Item), t.ItemsHint.With(join(ids)))
	}
	if err := l.knows(item, in.Subject); err != nil {
		return runbook.Event{}, err
	}
	text := strings.TrimSpace(in.Text)
	switch in.Outcome {
	case runbook.OutcomeOK:
	case runbook.OutcomeProblem:
		if text == "" {
			return runbook.Event{}, refuse(t.ProblemText, t.ProblemTextHint)
		}
	default:
		return runbook.Event{}, refuse(t.BadOutcome.With(in.Outcome), t.BadOutcomeHint)
	}
	in.Actor.Name = strings.TrimSpace(in.Actor.Name)
	if in.Actor.Name == "" {
		return runbook.Event{}, refuse(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	at := now
	if !in.At.IsZero() {
		at = in.At.In(now.Location()).Truncate(time.Second)
	}
	if at.After(now) {
		return runbook.Event{}, refuse(lang.Engine.Future.With(at.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
	}
	data := &runbook.ReadinessCheck{Item: item.ID, Account: in.Subject, Outcome: in.Outcome, Text: text}
	if err := runbook.CheckTexts(data, in.Actor, in.AsIs); err != nil {
		return runbook.Event{}, err
	}
	return runbook.Event{Type: runbook.ReadinessChecked, At: at, Logged: now, Actor: in.Actor, Data: data}, nil
}

// knows refuses a subject that the item is not checked for.
func (l *Log) knows(item Item, id string) error {
	t := lang.Readiness
	if item.Each == "" {
		if id != "" {
			return refuse(t.NoAccountHere.With(item.Title), t.NoAccountHereHint.With(id))
		}
		return nil
	}
	subjects, _ := subjectsOf(item, l.cfg.Profile)
	var ids []lang.Text
	for _, s := range subjects {
		if s.id == id {
			return nil
		}
		ids = append(ids, lang.Same(s.id))
	}
	which, unknown := t.WhichAccount.With(item.Title), t.UnknownAccount.With(id)
	if item.Each == EachContact {
		which, unknown = t.WhichContact.With(item.Title), t.UnknownContact.With(id)
	}
	hint := t.AccountsHint.With(join(ids))
	switch {
	case id == "":
		return refuse(which, hint)
	case ids[0].IsZero(): // the profile has none of the sort
		return refuse(unknown, t.NoAccountHereHint.With(id))
	}
	return refuse(unknown, hint)
}

func refuse(text, hint lang.Text) error {
	return &runbook.Refusal{Code: runbook.BadIntent, Text: text, Hint: hint}
}
