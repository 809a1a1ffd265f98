package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store"
	"dandori/tui"
)

// attendedDir is the folder of the data folder in which consoles keep that they attend to
// a drill that runs: a file of its id, with a time. All computers that share the data
// folder see it.
const attendedDir = "attended"

// maxAttended bounds such a file, in bytes.
const maxAttended = 64

func (a *app) attendedPath(id runbook.IncidentID) string {
	return filepath.Join(a.dataDir(), attendedDir, string(id))
}

// attend keeps that somebody attends to a drill at a moment.
func (a *app) attend(_ context.Context, id runbook.IncidentID, at time.Time) error {
	if err := os.MkdirAll(filepath.Join(a.dataDir(), attendedDir), 0o700); err != nil {
		return err
	}
	return writeFile(a.attendedPath(id), true, func(w io.Writer) error {
		_, err := io.WriteString(w, at.UTC().Format(time.RFC3339)+"\n")
		return err
	})
}

// attended is when somebody last attended to a drill, as far as is known.
func (a *app) attended(_ context.Context, id runbook.IncidentID) time.Time {
	f, err := os.Open(a.attendedPath(id))
	if err != nil {
		return time.Time{}
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxAttended))
	if err != nil {
		return time.Time{}
	}
	at, _ := time.Parse(time.RFC3339, strings.TrimSpace(string(text)))
	return at
}

// drills is what the console needs for drills. Scenarios that do not fit the playbooks
// cannot be played.
func (a *app) drills() *tui.Drills {
	return &tui.Drills{
		Scenarios: func() ([]*drill.Scenario, error) {
			lib, err := a.readLibrary()
			if err != nil {
				return nil, a.inWords(err)
			}
			all, err := a.scenarios()
			if err != nil {
				return nil, a.inWords(err)
			}
			for _, s := range all {
				if err := s.Check(lib.Set, lib.Sources()); err != nil {
					return nil, a.inWords(err)
				}
			}
			return all, nil
		},
		Attend: a.attend, Attended: a.attended, Control: a.control,
	}
}

func (a *app) drillControl() *cobra.Command {
	c := a.command("control ID", 1, 1, lang.DrillRun.ControlHelp, func(c *cobra.Command, args []string) error {
		if a.linear() {
			return usage(lang.DrillRun.NotPlain, lang.DrillRun.NotPlainHint)
		}
		var id runbook.IncidentID
		err := a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			id = s.State().ID
			return nil
		})
		if err != nil {
			return err
		}
		a.control = true
		return a.console(c.Context(), id)
	})
	a.yes(c, &a.plain, "plain", lang.Plain.Flag)
	return c
}
