package cli

import (
	"context"
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
	"dandori/runbook/bundle"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

// exporting is which paper is to be made, and how.
type exporting struct {
	report, format, output string
	bundle, schema         string
	options                report.Options
}

// jsonl is the format that is the log itself.
const jsonl = "jsonl"

func (a *app) export() *cobra.Command {
	x := exporting{options: report.Options{Lang: a.lang}}
	c := a.command("export [ID]", 0, 1, lang.Paper.ExportHelp, func(c *cobra.Command, args []string) error {
		if x.schema != "" {
			return a.printSchema(x.schema)
		}
		given := func(flags ...string) bool { return slices.ContainsFunc(flags, c.Flags().Changed) }
		x.options.Lang = a.lang
		x.format, x.report = foldName(x.format), reportNamed(x.report)
		if x.report == report.Trend {
			if len(args) > 0 || given("public", "keep-names", "hide", "bundle") {
				return usage(lang.Filed.TrendAll, a.usageHint(c))
			}
			if err := a.checkFormat(c, x, report.Formats); err != nil {
				return err
			}
			return a.exportTrend(c.Context(), x)
		}
		if len(args) == 0 {
			return usage(lang.Command.ArgumentMissing.With("ID"), a.usageHint(c))
		}
		if x.options.KeepNames && !x.options.Public {
			return usage(lang.PublicPaper.NamesAlone, a.usageHint(c))
		}
		if err := x.hide(given("hide")); err != nil {
			return err
		}
		if given("bundle") {
			if given("report", "format", "output", "public", "since", "number") {
				return usage(lang.Bundle.Alone, a.usageHint(c))
			}
			if x.bundle == "" || x.bundle == "-" {
				return usage(lang.Bundle.NotStdout, a.usageHint(c))
			}
		} else if err := a.checkExport(c, x, given); err != nil {
			return err
		}
		return a.session(c.Context(), args[0], func(st *store.Store, s *runbook.Session, damage error) error {
			if damage != nil {
				return damage
			}
			if err := planInside(s, x); err != nil {
				return err
			}
			_ = s.Checkpoint(c.Context(), a.env.Now()) // what leaves is signed, where it can be
			switch {
			case x.bundle != "":
				return a.exportBundle(c.Context(), st, s, x)
			case x.format == jsonl:
				return a.exportLog(c.Context(), st, s, x)
			}
			head, err := a.logHead(c.Context(), st, s)
			if err != nil {
				return err
			}
			x.options.Head = head.text()
			return a.exportPaper(c.Context(), s, x)
		})
	})
	t := lang.Paper
	c.Flags().StringVar(&x.report, "report", report.Chronology, t.ReportFlag.In(a.lang))
	argument(c.Flags(), "report", "REPORT")
	a.text(c, &x.format, "format", "FORMAT", lang.Command.FormatFlag)
	c.Flags().StringVarP(&x.output, "output", "o", "", lang.Command.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.yes(c, &x.options.Public, "public", lang.PublicPaper.Flag)
	a.yes(c, &x.options.KeepNames, "keep-names", lang.PublicPaper.NamesFlag)
	a.texts(c, &x.options.Hide, "hide", "WORD", lang.NamesLeft.Flag)
	a.text(c, &x.bundle, "bundle", "FILE.zip", lang.Bundle.Flag)
	a.text(c, &x.options.Handling, "handling", "MARK", t.HandlingFlag)
	c.Flags().IntVar(&x.options.Since, "since", 0, t.SinceFlag.In(a.lang))
	argument(c.Flags(), "since", "N")
	c.Flags().IntVar(&x.options.Number, "number", 0, t.NumberFlag.In(a.lang))
	argument(c.Flags(), "number", "N")
	a.text(c, &x.schema, "schema", "NAME", lang.Filed.SchemaFlag)
	a.asJSON(c)
	return c
}

// checkFormat checks that a format was named, and one of these.
func (a *app) checkFormat(c *cobra.Command, x exporting, formats []string) error {
	if x.format == "" {
		return usage(lang.Command.FlagMissing.With("--format"), lang.Report.UnknownFormatHint.With(a.join(formats)))
	}
	if !slices.Contains(formats, x.format) {
		return usage(lang.Report.UnknownFormat.With(x.format), lang.Report.UnknownFormatHint.With(a.join(formats)))
	}
	if x.output == "-" && (x.format == "xlsx" || x.format == "txt-cp932") && a.env.IsTerminal(a.env.Stdout) {
		return usage(lang.Filed.BinaryOnTerminal.With(x.format), lang.Filed.BinaryHint)
	}
	return nil
}

// checkExport checks what was asked for before any log is read.
func (a *app) checkExport(c *cobra.Command, x exporting, given func(...string) bool) error {
	if err := a.checkFormat(c, x, append(slices.Clone(report.Formats), jsonl)); err != nil {
		return err
	}
	switch {
	case !slices.Contains(report.Reports, x.report):
		return usage(lang.Paper.UnknownReport.With(x.report), lang.Paper.UnknownReportHint.With(a.reportList(func(string) bool { return true })))
	case x.format == jsonl && given("report", "handling"):
		return usage(lang.Filed.OnlyChronology, a.usageHint(c))
	case x.report != report.FollowUp && given("since", "number"):
		return usage(lang.Paper.OnlyFollowUp, a.usageHint(c))
	case x.options.Public && !report.HasPublic(x.report):
		return usage(lang.PublicPaper.NotForThis.With(lang.PaperTitle(x.report)), lang.CommandHint.Public.With(a.reportList(func(id string) bool { return id != report.Trend && report.HasPublic(id) })))
	}
	return nil
}

// printSchema prints the JSON Schema of one of the JSON outputs.
func (a *app) printSchema(name string) error {
	names := []string{"report", "bundle", "log", "export"}
	switch foldName(name) {
	case "report":
		a.out.Write(report.Schema)
	case "bundle":
		a.out.Write(bundle.Schema)
	case "log":
		a.out.Write(report.LogSchema)
	case "export":
		a.out.Write(report.ExportSchema)
	default:
		return usage(lang.Filed.UnknownSchema.With(name), lang.Filed.UnknownSchemaHint.With(a.join(names)))
	}
	return nil
}

// made is what an export says of itself with --json; package report has its schema.
type made struct {
	ID       runbook.IncidentID `json:"id"`
	Report   string             `json:"report"`
	File     string             `json:"file"`
	Entries  int                `json:"entries"`
	Format   string             `json:"format"`
	Public   bool               `json:"public"`
	Withheld int                `json:"withheld,omitzero"`
	Head     string             `json:"head,omitzero"`
	Papers   int                `json:"papers,omitzero"`
	Evidence int                `json:"evidence,omitzero"`
	Absent   int                `json:"absent,omitzero"`
}

// write writes the paper.
func (x exporting) write(w io.Writer, s *runbook.Session) error {
	state := s.State()
	err := report.Write(w, x.report, x.format, state, drill.ForPlayers(&state, s.Entries(), x.options.Lang), x.options)
	if e, ok := errors.AsType[*report.SinceError](err); ok {
		if e.Since == 0 {
			return failed(lang.Paper.NoSince, lang.Paper.NoSinceHint)
		}
		return failed(lang.Paper.BadSince.With(e.Since, e.Entries), lang.Paper.NoSinceHint)
	}
	return err
}

// exportPaper writes a paper to where it was asked for.
func (a *app) exportPaper(ctx context.Context, s *runbook.Session, x exporting) error {
	bar := a.newProgress()
	defer bar.done()
	x.options.Progress = bar.show
	var omitted []string
	x.options.Omitted = func(list []string) { omitted = list }
	left, nowhere := x.listen()
	var err error
	if x.output == "-" {
		err = a.toStdout(func(w io.Writer) error { return x.write(cancelWriter{ctx, w}, s) })
	} else {
		err = a.exportToFile(ctx, s, x, bar)
	}
	if err == nil && len(omitted) > 0 {
		bar.done()
		fmt.Fprintf(a.env.Stderr, "dandori: note: %s\n", lang.Visible(lang.PublicPaper.OmittedLine.With(a.join(omitted)).In(a.lang)))
	}
	if err == nil && len(*nowhere) > 0 {
		bar.done()
		a.remark(lang.NamesLeft.NotThere.With(a.join(*nowhere)))
	}
	if err == nil && len(*left) > 0 {
		bar.done()
		a.remark(a.namesLeft(*left))
		a.suggest(lang.NamesLeft.Hint.With(hideFlags(*left)))
	}
	return err
}

// toStdout writes a paper itself; on a terminal line by line, so that nothing in it
// can act on the terminal.
func (a *app) toStdout(write func(io.Writer) error) error {
	if !a.env.IsTerminal(a.env.Stdout) {
		return write(a.out)
	}
	var b strings.Builder
	if err := write(&b); err != nil {
		return err
	}
	a.lines(strings.TrimPrefix(b.String(), "\ufeff"))
	return nil
}

// name is the file a paper goes to: the one that was named, or one named after the
// incident and the report, which must not exist yet.
func (x exporting) name(of runbook.State) (name string, named bool) {
	name, named = x.output, x.output != ""
	if !named {
		what := x.report
		if x.format == jsonl {
			what = "log"
		}
		if x.options.Public {
			what += "-public"
		}
		name = string(of.ID) + "-" + what + report.Extension(x.format)
	}
	return drillName(name, of.Drill), named
}

func (a *app) exportToFile(ctx context.Context, s *runbook.Session, x exporting, bar *progress) error {
	state := s.State()
	name, named := x.name(state)
	path := a.path(name)
	replaced := isThere(path)
	var sum summed
	if err := a.writeNamed(path, name, named, sum.of(func(w io.Writer) error { return x.write(cancelWriter{ctx, w}, s) })); err != nil {
		return err
	}
	bar.done()
	entries := paperEntries(s)
	a.noteExported(ctx, s, x.exported(s), path, &sum)
	if a.json {
		return a.printJSON(made{ID: state.ID, Report: x.report, File: path, Entries: entries, Format: x.format, Public: x.options.Public, Head: x.options.Head})
	}
	a.saying(replaced, lang.Paper.Wrote, a.stamp(state.Drill), lang.PaperTitle(x.report), name, entries)
	return nil
}

// writeNamed writes a paper to a file, and says how to replace one that exists.
func (a *app) writeNamed(path, name string, replace bool, write func(io.Writer) error) error {
	err := a.writePaper(path, replace, write)
	if errors.Is(err, fs.ErrExist) {
		return failed(lang.Command.FileExists.With(name), lang.Command.FileExistsHint.With(name))
	}
	return missingFolder(path, err)
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

// paperEntries is how many entries a paper made of a log now tells of: the number that
// stands on it, without the program's own.
func paperEntries(s *runbook.Session) int {
	n := 0
	for _, e := range s.Entries() {
		if !e.Own() {
			n++
		}
	}
	return n
}
