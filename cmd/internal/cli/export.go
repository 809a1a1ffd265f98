package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

func (a *app) export() *cobra.Command {
	var format, output string
	c := a.command("export ID", 1, 1, lang.Command.ExportHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, format, "format"); err != nil {
			return err
		}
		format = foldName(format)
		if !slices.Contains(report.Formats, format) {
			return &report.FormatError{Format: format}
		}
		return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
			if damage != nil {
				return damage
			}
			if output == "-" {
				return a.exportToStdout(s, format)
			}
			return a.exportToFile(s, format, output)
		})
	})
	a.text(c, &format, "format", strings.Join(report.Formats, "|"), lang.Command.FormatFlag)
	c.Flags().StringVarP(&output, "output", "o", "", lang.Command.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.asJSON(c)
	return c
}

// exportToStdout writes the paper itself; on a terminal line by line, so that
// nothing in it can act on the terminal.
func (a *app) exportToStdout(s *runbook.Session, format string) error {
	if !a.env.IsTerminal(a.env.Stdout) {
		return report.Write(a.out, format, s.State(), s.Entries(), a.lang)
	}
	var b strings.Builder
	if err := report.Write(&b, format, s.State(), s.Entries(), a.lang); err != nil {
		return err
	}
	a.lines(strings.TrimPrefix(b.String(), "\ufeff"))
	return nil
}

// exportToFile writes a file: the one named, replacing what is there, or one
// named after the incident, which must not exist yet.
func (a *app) exportToFile(s *runbook.Session, format, name string) error {
	state := s.State()
	named := name != ""
	if !named {
		name = string(state.ID) + "-chronology." + format
	}
	name = drillName(name, state.Drill)
	path := a.path(name)
	err := a.writeReport(s, format, path, named)
	if errors.Is(err, fs.ErrExist) {
		return failed(lang.Command.FileExists.With(name), lang.Command.FileExistsHint.With(name))
	}
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(struct {
			ID      runbook.IncidentID `json:"id"`
			File    string             `json:"file"`
			Entries int                `json:"entries"`
		}{state.ID, path, len(s.Entries())})
	}
	a.say(lang.Command.Exported, a.stamp(state.Drill), len(s.Entries()), name)
	return nil
}

// writeReport writes the paper to a file, whole or not at all. Among the logs it
// writes nothing: a paper in the place of a log would destroy it.
func (a *app) writeReport(s *runbook.Session, format, path string, replace bool) error {
	if a.amongLogs(path) {
		return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
	}
	return writeFile(path, replace, func(w io.Writer) error {
		return report.Write(w, format, s.State(), s.Entries(), a.lang)
	})
}

// amongLogs reports whether a file would lie in the folders of the logs, by
// whatever way its name leads there.
func (a *app) amongLogs(path string) bool {
	var logs []os.FileInfo
	for _, name := range []string{"incidents", "drills", "readiness"} {
		if info, err := os.Stat(filepath.Join(a.dataDir(), name)); err == nil {
			logs = append(logs, info)
		}
	}
	under := func(dir string) bool {
		for {
			info, err := os.Stat(dir)
			if err == nil && slices.ContainsFunc(logs, func(l os.FileInfo) bool { return os.SameFile(l, info) }) {
				return true
			}
			up := filepath.Dir(dir)
			if up == dir {
				return false
			}
			dir = up
		}
	}
	for _, name := range []string{path, filepath.Dir(path)} {
		if real, err := filepath.EvalSymlinks(name); err == nil && under(real) {
			return true
		}
	}
	return false
}

// drillName puts 【訓練】 before the name of a drill's file, so that it cannot be
// taken for the real thing in any folder.
func drillName(name string, drill bool) string {
	stamp := lang.Event.Drill.In(lang.Japanese)
	dir, base := filepath.Split(name)
	if !drill || strings.Contains(base, stamp) {
		return name
	}
	return fmt.Sprintf("%s%s%s", dir, stamp, base)
}
