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

// exporting is which paper is to be made, and how.
type exporting struct {
	report, format, output string
	options                report.Options
}

func (a *app) export() *cobra.Command {
	x := exporting{options: report.Options{Lang: a.lang}}
	c := a.command("export ID", 1, 1, lang.Paper.ExportHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, x.format, "format"); err != nil {
			return err
		}
		x.options.Lang = a.lang
		x.format, x.report = foldName(x.format), foldName(x.report)
		if !slices.Contains(report.Formats, x.format) {
			return &report.FormatError{Format: x.format}
		}
		if !slices.Contains(report.Reports, x.report) {
			return usage(lang.Paper.UnknownReport.With(x.report), lang.Paper.UnknownReportHint.With(a.join(report.Reports)))
		}
		if x.report != report.FollowUp && (c.Flags().Changed("since") || c.Flags().Changed("number")) {
			return usage(lang.Paper.OnlyFollowUp, a.usageHint(c))
		}
		return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
			if damage != nil {
				return damage
			}
			if x.output == "-" {
				return a.exportToStdout(s, x)
			}
			return a.exportToFile(s, x)
		})
	})
	t := lang.Paper
	c.Flags().StringVar(&x.report, "report", report.Chronology, t.ReportFlag.In(a.lang))
	argument(c.Flags(), "report", "REPORT")
	a.text(c, &x.format, "format", "FORMAT", lang.Command.FormatFlag)
	c.Flags().StringVarP(&x.output, "output", "o", "", lang.Command.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.text(c, &x.options.Handling, "handling", "MARK", t.HandlingFlag)
	c.Flags().IntVar(&x.options.Since, "since", 0, t.SinceFlag.In(a.lang))
	argument(c.Flags(), "since", "N")
	c.Flags().IntVar(&x.options.Number, "number", 0, t.NumberFlag.In(a.lang))
	argument(c.Flags(), "number", "N")
	a.asJSON(c)
	return c
}

// write writes the paper.
func (x exporting) write(w io.Writer, s *runbook.Session) error {
	err := report.Write(w, x.report, x.format, s.State(), s.Entries(), x.options)
	if e, ok := errors.AsType[*report.SinceError](err); ok {
		if e.Since == 0 {
			return failed(lang.Paper.NoSince, lang.Paper.NoSinceHint)
		}
		return failed(lang.Paper.BadSince.With(e.Since, e.Entries), lang.Paper.NoSinceHint)
	}
	return err
}

// exportToStdout writes the paper itself; on a terminal line by line, so that
// nothing in it can act on the terminal.
func (a *app) exportToStdout(s *runbook.Session, x exporting) error {
	if !a.env.IsTerminal(a.env.Stdout) {
		return x.write(a.out, s)
	}
	var b strings.Builder
	if err := x.write(&b, s); err != nil {
		return err
	}
	a.lines(strings.TrimPrefix(b.String(), "\ufeff"))
	return nil
}

// exportToFile writes a file: the one named, replacing what is there, or one
// named after the incident and the report, which must not exist yet.
func (a *app) exportToFile(s *runbook.Session, x exporting) error {
	state := s.State()
	name := x.output
	named := name != ""
	if !named {
		name = string(state.ID) + "-" + x.report + report.Extension(x.format)
	}
	name = drillName(name, state.Drill)
	path := a.path(name)
	err := a.writePaper(path, named, func(w io.Writer) error { return x.write(w, s) })
	if errors.Is(err, fs.ErrExist) {
		return failed(lang.Command.FileExists.With(name), lang.Command.FileExistsHint.With(name))
	}
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(struct {
			ID      runbook.IncidentID `json:"id"`
			Report  string             `json:"report"`
			File    string             `json:"file"`
			Entries int                `json:"entries"`
		}{state.ID, x.report, path, told(s.Entries())})
	}
	if x.report == report.Chronology {
		a.say(lang.Command.Exported, a.stamp(state.Drill), told(s.Entries()), name)
	} else {
		a.say(lang.Paper.Wrote, a.stamp(state.Drill), x.report, name, told(s.Entries()))
	}
	return nil
}

// writeReport writes the chronology to a file, as writePaper does.
func (a *app) writeReport(s *runbook.Session, format, path string, replace bool) error {
	x := exporting{report: report.Chronology, format: format, options: report.Options{Lang: a.lang}}
	return a.writePaper(path, replace, func(w io.Writer) error { return x.write(w, s) })
}

// writePaper writes a paper to a file, whole or not at all. Among the logs it writes
// nothing: a paper in the place of a log would destroy it.
func (a *app) writePaper(path string, replace bool, write func(io.Writer) error) error {
	if a.amongLogs(path) {
		return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
	}
	return writeFile(path, replace, write)
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

// told counts the entries that a paper tells of: not the program's own.
func told(entries []runbook.Event) int {
	n := 0
	for _, e := range entries {
		if !e.Own() {
			n++
		}
	}
	return n
}
