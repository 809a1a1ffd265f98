package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

// consent is the flags of the commands that change what stands: who does it, why,
// and whether they were asked already.
type consent struct {
	by, reason string
	yes        bool
}

func (a *app) consentFlags(c *cobra.Command, reason lang.Text) *consent {
	f := &consent{}
	a.text(c, &f.by, "by", "NAME", lang.Command.ByFlag)
	a.text(c, &f.reason, "reason", "TEXT", reason)
	a.yes(c, &f.yes, "yes", lang.Proof.YesFlag)
	a.asJSON(c)
	return f
}

func (f *consent) need(a *app, c *cobra.Command) error {
	if err := a.need(c, f.by, "by"); err != nil {
		return err
	}
	return a.need(c, f.reason, "reason")
}

// agree asks on a terminal whether to go on. Where nobody can be asked, the answer
// is no.
func (f *consent) agree(a *app, question lang.Text) error {
	if f.yes {
		return nil
	}
	t := lang.Proof
	if a.json || !a.env.IsTerminal(a.env.Stdin) || !a.env.IsTerminal(a.env.Stdout) {
		return failed(t.NotAsked, t.NotAskedHint)
	}
	a.out.WriteString(a.format(question))
	if err := a.out.Flush(); err != nil {
		return err
	}
	line, err := bufio.NewReader(a.env.Stdin).ReadString('\n')
	answer := strings.ToLower(strings.TrimSpace(norm.NFKC.String(line)))
	if err != nil && answer == "" || answer != "はい" && answer != "yes" {
		return failed(t.NotAgreed, lang.Text{})
	}
	return nil
}

func (a *app) repair() *cobra.Command {
	var f *consent
	c := a.command("repair ID", 1, 1, lang.Proof.RepairHelp, func(c *cobra.Command, args []string) error {
		id, err := incidentID(args[0])
		if err != nil {
			return err
		}
		st, err := a.existingStore()
		if err != nil {
			return err
		}
		defer st.Close()
		return a.repairLog(c, st, id, f)
	})
	f = a.consentFlags(c, lang.Proof.RepairReasonFlag)
	return c
}

// repairLog shows what a repair would do, asks, and does it. What it would do may be
// seen by whoever has not decided yet, in whose name it is done and why.
func (a *app) repairLog(c *cobra.Command, st *store.Store, id runbook.IncidentID, f *consent) error {
	t := lang.Proof
	ctx, now := c.Context(), a.env.Now()
	found, err := st.PlanRepair(ctx, id)
	if err != nil {
		return err
	}
	if !found.Needed {
		if a.json {
			return a.printRepair(id, found, false)
		}
		a.say(t.RepairNothing, id)
		return nil
	}
	if !a.json {
		a.printPlan(id, found)
	}
	if !a.json && !f.yes && f.by == "" && f.reason == "" {
		return failed(t.NotAsked, t.RepairHowHint) // whoever only wanted to see it
	}
	if err := f.need(a, c); err != nil {
		return err
	}
	if _, err := a.repaired(id, found, f, now); err != nil { // as long as nothing has happened
		return err
	}
	if err := f.agree(a, t.RepairQuestion); err != nil {
		if a.json {
			if err := a.printRepair(id, found, false); err != nil {
				return err
			}
		}
		return err
	}
	done, err := st.Repair(ctx, id, now, func(r store.RepairReport) (runbook.Event, error) {
		if r.SHA256 != found.SHA256 {
			return runbook.Event{}, errChanged
		}
		return a.repaired(id, r, f, now)
	})
	if errors.Is(err, errChanged) {
		return failed(t.NotAsked, lang.Command.LockedHint)
	}
	if err != nil {
		return err
	}
	a.durable = &entry{id, done.Head.Seq}
	// What was repaired is signed as it is now.
	if id.Series() != runbook.SeriesReadiness {
		if s, err := runbook.Resume(ctx, a.host(st), id, a.env.Random); err == nil {
			_ = s.Checkpoint(ctx, now)
		}
	}
	if a.json {
		return a.printRepair(id, done, true)
	}
	a.say(t.RepairDid, id, done.Head.Seq, done.Original)
	return nil
}

// errChanged says that a log changed between asking and repairing.
var errChanged = errors.New("the log has changed")

// repaired is the entry that tells of a repair.
func (a *app) repaired(id runbook.IncidentID, r store.RepairReport, f *consent, now time.Time) (runbook.Event, error) {
	d := &runbook.Repaired{
		Reason: strings.TrimSpace(f.reason), Kept: r.Kept,
		FirstDropped: r.Dropped.Entry, DroppedBytes: r.Dropped.Bytes, DroppedLines: r.Dropped.Lines, Readable: r.Dropped.Readable,
		MissingSeq: r.Missing.Seq, MissingHash: r.Missing.Hash,
		Original: r.Original, OriginalSHA256: r.SHA256, OriginalBytes: r.Bytes,
	}
	if r.Dropped.Bytes > 0 {
		d.DroppedSHA256 = r.Dropped.SHA256
	} else {
		d.FirstDropped = 0
	}
	if r.Fault != nil {
		d.Fault = r.Fault.Error()
	}
	for _, e := range r.Restored {
		d.Restored = append(d.Restored, runbook.RestoredEntry{Entry: e.Entry, What: e.What})
	}
	actor := runbook.Actor{Name: strings.TrimSpace(f.by)}
	if err := runbook.CheckTexts(d, actor, false); err != nil {
		return runbook.Event{}, err
	}
	now = now.Truncate(time.Second)
	events := []runbook.Event{{Seq: r.Head.Seq, Type: runbook.LogRepaired, At: now, Logged: now, Actor: actor, Data: d}}
	err := runbook.Stamp(a.env.Random, events)
	return events[0], err
}

// printPlan says what a repair would do.
func (a *app) printPlan(id runbook.IncidentID, r store.RepairReport) {
	t := lang.Proof
	a.say(t.RepairWould, id)
	if r.Fault != nil {
		what := fault(r.Fault)
		if e, ok := errors.AsType[*eventlog.Error](r.Fault); ok {
			what = t.UntrueAt.With(string(id), e.Entry, what)
		}
		a.under(t.RepairFault, what)
	}
	if r.Kept > 0 {
		a.under(t.RepairKept, r.Kept)
	}
	for _, e := range r.Restored {
		a.under(t.RepairRestored, e.Entry, runbook.FaultText(e.What))
	}
	if r.Dropped.Bytes > 0 {
		a.under(t.RepairDropped, r.Dropped.Entry, r.Dropped.Lines, int(r.Dropped.Bytes), r.Dropped.SHA256)
	}
	if len(r.Dropped.Readable) > 0 {
		a.under(t.RepairReadable, numbers(r.Dropped.Readable))
	}
	if r.Missing.Seq > 0 {
		a.under(t.RepairMissing, r.Missing.Seq, r.Missing.Hash)
	}
	a.under(t.RepairWouldOriginal, int(r.Bytes), r.SHA256)
	if r.Dropped.Bytes > 0 || r.Missing.Seq > 0 {
		a.say(t.RepairLost)
	}
}

// numbers are the numbers of entries, with commas.
func numbers(list []int) string {
	return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(list)), ", "), "[]")
}

// printRepair says in JSON what a repair did or would do.
func (a *app) printRepair(id runbook.IncidentID, r store.RepairReport, done bool) error {
	restored := []runbook.RestoredEntry{}
	for _, e := range r.Restored {
		restored = append(restored, runbook.RestoredEntry{Entry: e.Entry, What: e.What})
	}
	original := r.Original
	if !done {
		original = ""
	}
	entry := 0
	if done {
		entry = r.Head.Seq
	}
	return a.printJSON(struct {
		ID       runbook.IncidentID      `json:"id"`
		Needed   bool                    `json:"needed"`
		Done     bool                    `json:"done"`
		Kept     int                     `json:"kept"`
		Restored []runbook.RestoredEntry `json:"restored"`
		Dropped  int                     `json:"dropped_lines"`
		Readable []int                   `json:"readable"`
		Missing  int                     `json:"missing"`
		SHA256   string                  `json:"sha256"`
		Original string                  `json:"original"`
		Entry    int                     `json:"entry"`
	}{id, r.Needed, done, r.Kept, restored, r.Dropped.Lines, nonNil(r.Dropped.Readable), r.Missing.Seq, r.SHA256, original, entry})
}

func (a *app) unpin() *cobra.Command {
	var f *consent
	c := a.command("unpin ID", 1, 1, lang.Proof.UnpinHelp, func(c *cobra.Command, args []string) error {
		if err := f.need(a, c); err != nil {
			return err
		}
		id, err := incidentID(args[0])
		if err != nil {
			return err
		}
		st, err := a.existingStore()
		if err != nil {
			return err
		}
		defer st.Close()
		return a.accept(c.Context(), st, id, f)
	})
	f = a.consentFlags(c, lang.Proof.UnpinReasonFlag)
	return c
}

// accept takes a log that lacks entries as it is, and puts on record that it does.
// Of a log that is gone there is nothing to write in.
func (a *app) accept(ctx context.Context, st *store.Store, id runbook.IncidentID, f *consent) error {
	t := lang.Proof
	pin, err := st.Pinned(ctx, id)
	if err != nil {
		return err
	}
	v, err := a.prove(ctx, target{name: string(id), id: id, path: st.Path(id), store: st}, knowledge{})
	gone := errors.Is(err, runbook.ErrNotFound)
	switch {
	case gone && pin.Seq == 0:
		return err
	case gone:
	case err != nil:
		return err
	case v.damage == nil:
		a.say(t.UnpinNothing, id)
		return nil
	case v.report.Chain.Damage != nil || v.report.Chain.Entries == 0 || !errors.Is(v.damage, store.ErrShrunk) && !errors.Is(v.damage, store.ErrRewritten):
		return v.damage // that is for dandori repair
	}
	have := 0
	if v != nil {
		have = v.report.Chain.Entries
	}
	note := &runbook.Noted{Text: t.UnpinNote.With(pin.Seq, have, pin.Hash, strings.TrimSpace(f.reason)).In(a.lang)}
	actor := runbook.Actor{Name: strings.TrimSpace(f.by)}
	if err := runbook.CheckTexts(&runbook.Noted{Text: f.reason}, actor, false); err != nil {
		return err
	}
	if !a.json {
		a.say(t.UnpinWould, id, pin.Seq, have)
	}
	if err := f.agree(a, t.UnpinQuestion); err != nil {
		return err
	}
	if err := st.Unpin(ctx, id); err != nil {
		return err
	}
	entry := 0
	if !gone && id.Series() != runbook.SeriesReadiness {
		s, err := runbook.Resume(ctx, a.host(st), id, a.env.Random)
		if err != nil {
			return err
		}
		by := runbook.By{Actor: actor, AsIs: true} // a hash looks like a secret
		events, err := s.Record(ctx, runbook.Note{By: by, Text: note.Text}, a.env.Now())
		if err != nil {
			return err
		}
		_ = s.Checkpoint(ctx, a.env.Now())
		entry = events[0].Seq
	}
	if a.json {
		return a.printJSON(struct {
			ID    runbook.IncidentID `json:"id"`
			Seen  int                `json:"seen"`
			Have  int                `json:"have"`
			Entry int                `json:"entry"`
		}{id, pin.Seq, have, entry})
	}
	a.say(t.UnpinDid, id)
	return nil
}
