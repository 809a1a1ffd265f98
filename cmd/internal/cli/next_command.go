package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// A refusal says what would help; at the command line that is the very command. What was
// recorded and may not be meant is said after it, and never refused.

// withCommand puts the command that helps into a refusal.
func withCommand(err error, s *runbook.State) error {
	r, ok := errors.AsType[*runbook.Refusal](err)
	if !ok || s.Drill {
		return err
	}
	t, better := lang.CommandHint, *r
	switch r.Code {
	case runbook.AlreadySettled:
		better.Hint = t.Undo.With(string(s.ID), string(r.Step))
		if s.Set != nil {
			switch v, ok := s.Step(r.Step, s.Opened); {
			case ok && (v.Repeat || v.Again()):
				better.Hint = t.Again.With(string(s.ID), string(r.Step))
			case ok && v.Type == playbook.Notice && v.Text != "" && v.State == runbook.StateDone:
				// Another publishing is no reason to undo the first.
				better.Hint = lang.Finding.Joined.With(r.Hint, better.Hint)
			}
		}
	case runbook.IncidentEnded:
		better.Hint = t.Reopen.With(string(s.ID))
	default:
		return err
	}
	return &better
}

// afterwards says what whoever recorded an entry may not have meant: a text that is too long
// to be posted, one written after a notice whose words are not on record, a due day that has
// passed.
func (a *app) afterwards(s *runbook.State, e runbook.Event) {
	switch d := e.Data.(type) {
	case *runbook.Draft:
		for _, l := range a.lengthsOf(s, e, d) {
			if !l.Fits() {
				a.suggest(lang.CommandHint.TooLong.With(l.Platform.Name, l.Text()))
			}
		}
		if v, ok := s.Step(e.Step, a.now(s)); ok && v.NoWords { // they may be those that went out
			a.suggest(lang.WrittenAfter.DraftHint)
		}
	case *runbook.Improvement:
		if today := a.now(s).In(s.Location()).Format(time.DateOnly); !d.Gone && d.Due != "" && d.Due < today {
			a.suggest(lang.CommandHint.DuePassed.With(d.Due, d.Number))
		}
	}
}

// lengthsOf are the lengths of a draft as a post. Words of one's own are measured where the
// step's prepared text is a post.
func (a *app) lengthsOf(s *runbook.State, e runbook.Event, d *runbook.Draft) []runbook.TextLength {
	if s.Set == nil {
		return nil
	}
	st, ok := s.Set.Step(e.Step)
	if !ok {
		return nil
	}
	for i, form := range s.TextsOf(st) {
		if form.Name() == d.Form || d.Form == "" && i == 0 {
			return s.CheckText(st, form, lang.Lang(d.Language), d.Body).Lengths
		}
	}
	return nil
}

// reportChoices are the papers, each to be named by its id or by its title.
func reportChoices() []choice {
	var list []choice
	for _, id := range append(append([]string{}, report.Reports...), report.Trend) {
		list = append(list, choice{id, names(lang.PaperTitle(id))})
	}
	return list
}

// reportNamed finds the paper that was typed; what is none is left as it is.
func reportNamed(typed string) string {
	if id, err := choose(typed, reportChoices(), lang.Paper.UnknownReport, lang.Paper.UnknownReportHint); err == nil {
		return id
	}
	return foldName(typed)
}

// reportList lists papers with their titles.
func (a *app) reportList(keep func(id string) bool) string {
	var list []string
	for _, c := range reportChoices() {
		if keep(c.id) {
			list = append(list, a.format(lang.CommandHint.ReportLine, c.id, lang.PaperTitle(c.id)))
		}
	}
	return a.join(list)
}

// missingFolder says of an error that the folder of a file to be written is not there.
func missingFolder(path string, err error) error {
	dir := filepath.Dir(path)
	if _, statErr := os.Stat(dir); !errors.Is(err, os.ErrNotExist) || !errors.Is(statErr, os.ErrNotExist) {
		return err
	}
	return failed(lang.CommandHint.NoFolder.With(dir), lang.Text{}) // the console shows the text alone
}

// isThere reports whether a file lies at a path.
func isThere(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// saying is what was said, and that an earlier file is gone, where one is.
func (a *app) saying(replaced bool, t lang.Text, args ...any) {
	words := a.format(t, args...)
	if replaced {
		words = a.format(lang.CommandHint.Replaced, words)
	}
	fmt.Fprintln(a.out, words)
}
