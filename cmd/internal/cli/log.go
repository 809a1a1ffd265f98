package cli

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

func (a *app) log() *cobra.Command { return a.logCommand(lang.Command.LogHelp, false) }

// logCommand shows a log: of a drill that was not ended what the players may see, or the
// whole of it, which a terminal that a player sits at is refused.
func (a *app) logCommand(help lang.CommandHelp, whole bool) *cobra.Command {
	var order string
	var all bool
	var only *logOnly
	c := a.command("log ID", 1, 1, help, func(c *cobra.Command, args []string) error {
		if order != "" && order != "event" && order != "entry" {
			return usage(lang.Command.FlagBadValue.With("--order", order), lang.Command.OrderHint)
		}
		return a.session(c.Context(), args[0], func(st *store.Store, s *runbook.Session, damage error) error {
			state := s.State()
			if whole && !state.Planned() {
				return failed(lang.DrillRun.NotOfScenario.With(string(state.ID)), lang.Drill.NotADrillHint)
			}
			if whole {
				if err := a.hidesPlan(s); err != nil {
					return err
				}
			}
			told := a.toldOf(s, whole)
			shows, err := only.read(&state, all, told)
			if err != nil {
				return err
			}
			if !whole && drill.Hides(&state) {
				shows = a.playersOnly(&state, shows)
			}
			if a.json {
				if err := a.rawLog(c.Context(), st, s, order == "event", shows); err != nil {
					return err
				}
				return damage
			}
			a.printLog(s, order == "event", told, shows)
			if n := runbook.CheckpointsOf(s.Entries()).Count; n > 0 && !all && *only == (logOnly{}) && !drill.Hides(&state) {
				a.say(lang.Proof.LogSignatures, n)
			}
			return damage
		})
	})
	a.text(c, &order, "order", "entry|event", lang.Command.OrderFlag)
	only = a.logFlags(c)
	a.yes(c, &all, "all", lang.Proof.LogAllFlag)
	a.asJSON(c)
	return c
}

// rawLog prints the events as they are stored, as far as the log is verified, those
// that are asked for.
func (a *app) rawLog(ctx context.Context, st *store.Store, s *runbook.Session, byEvent bool, shows func(runbook.Event) bool) error {
	r, err := st.Raw(ctx, s.State().ID)
	if err != nil {
		return err
	}
	defer r.Close()
	terminal := a.env.IsTerminal(a.env.Stdout)
	scan := eventlog.NewScanner(r, eventlog.Position{})
	print := func(event []byte) {
		if terminal {
			event = safeJSON(bytes.Clone(event))
		}
		a.out.Write(event)
		a.out.WriteByte('\n')
	}
	stored := map[int][]byte{}
	for n := 0; n < s.Head().Seq && scan.Scan(); n++ {
		if !shows(s.Entries()[n]) {
			continue
		}
		if byEvent {
			stored[scan.Entry().Seq] = bytes.Clone(scan.Entry().Event)
		} else {
			print(scan.Entry().Event)
		}
	}
	if byEvent {
		for _, e := range inOrderOfEvents(s.Entries()) {
			if event, ok := stored[e.Seq]; ok {
				print(event)
			}
		}
	}
	err = scan.Err()
	if _, ok := errors.AsType[*eventlog.Error](err); ok {
		return nil // the session has said so
	}
	return err
}

// inOrderOfEvents is the entries by event time; those of one moment keep their
// order.
func inOrderOfEvents(entries []runbook.Event) []runbook.Event {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(x, y runbook.Event) int { return x.At.Compare(y.At) })
	return entries
}

// told is the log as it is shown.
type told struct {
	entries []runbook.Event                   // in their places
	says    func(e runbook.Event) []lang.Text // what one of them says, its line first
}

// toldOf is the log as it is shown to the facilitator of a drill, whole, or to anybody else.
func (a *app) toldOf(session *runbook.Session, whole bool) told {
	s := session.State()
	entries := session.Entries()
	if !whole {
		entries = drill.ForPlayers(&s, entries, a.lang)
	}
	describe := a.describer(session)
	return told{entries, func(e runbook.Event) []lang.Text {
		says := []lang.Text{describe(e)}
		if e.Type.OfDrill() { // its line has the reason in it
			return says
		}
		return append(says, runbook.Details(&s, e)...)
	}}
}

// printLog prints the entries for people: in the order of the log, or in order of
// event time.
func (a *app) printLog(session *runbook.Session, byEvent bool, told told, shows func(runbook.Event) bool) {
	s := session.State()
	entries := told.entries
	corrected, undone := runbook.Corrections(entries), runbook.TakenBack(session.Entries())
	if byEvent {
		entries = inOrderOfEvents(entries)
	}
	loc := s.Location()
	found := false
	for _, e := range entries {
		if !shows(session.Entries()[e.Seq-1]) {
			continue
		}
		found = true
		words := []string{a.format(lang.Command.LogEntry, a.stamp(s.Drill), e.Seq, a.clock(e.At, loc))}
		if logged := a.clock(e.Logged, loc); logged != a.clock(e.At, loc) {
			words = append(words, a.format(lang.Command.LogLogged, logged))
		}
		switch name := e.Actor.Name; {
		case name == runbook.Unnamed, name == "" && e.Type == runbook.ExportMade:
			words = append(words, lang.Console.NameUnset.In(a.lang))
		case name != "":
			words = append(words, lang.Visible(name))
		}
		if e.Step != "" {
			words = append(words, lang.Visible(string(e.Step)))
		}
		a.out.WriteString(strings.Join(words, "  ") + "\n")
		for _, d := range told.says(e) {
			a.block(indent, d.In(a.lang))
		}
		if by := undone[e.Seq]; by > 0 {
			a.under(lang.Slip.Undone, by)
		}
		for _, seq := range corrected[e.Seq] {
			a.under(lang.Report.CorrectedBy, seq)
		}
	}
	if !found {
		a.say(lang.Finding.NothingFound)
	}
}
