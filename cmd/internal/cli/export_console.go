package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
	"dandori/tui"
)

// consolePapers are the papers that the console offers, in their order.
func consolePapers() []tui.PaperKind {
	var kinds []tui.PaperKind
	for _, id := range report.Reports {
		kinds = append(kinds, tui.PaperKind{Report: id, Title: lang.PaperTitle(id), HasPublic: report.HasPublic(id)})
	}
	return append(kinds, tui.PaperKind{Report: report.DrillReport, Title: lang.PaperTitle(report.DrillReport), Drill: true})
}

// consoleFormats are the formats that the console offers, the most useful first.
var consoleFormats = []string{"html", "xlsx", "md", "csv", "txt", "txt-cp932", "json"}

// consoleExport gives the console what it needs to show and write papers.
func (a *app) consoleExport(cfg *tui.Config, st *store.Store) {
	cfg.Papers, cfg.Formats = consolePapers(), consoleFormats
	cfg.WritePaper = func(ctx context.Context, id runbook.IncidentID, p tui.Paper) (string, error) {
		path, err := a.writeNewPaper(ctx, st, id, p)
		if left, ok := errors.AsType[*tui.NotNotedError](err); ok {
			return path, &tui.NotNotedError{Err: a.inWords(left.Err)}
		}
		return path, a.inWords(err)
	}
	cfg.ReadPaper = func(ctx context.Context, id runbook.IncidentID, p tui.Paper) (string, error) {
		var b strings.Builder
		if p.Report == report.DrillReport {
			_, doc, err := a.consoleDrillReport(ctx, st, id)
			if err == nil {
				err = report.Render(cancelWriter{ctx, &b}, "txt", doc)
			}
			return b.String(), a.inWords(err)
		}
		s, x, err := a.consolePaper(ctx, st, id, p, false)
		if err == nil {
			x.format = "txt"
			err = x.write(cancelWriter{ctx, &b}, s)
		}
		return b.String(), a.inWords(err)
	}
}

// consolePaper is the paper that the console asks for, of the log as it is now. What
// leaves is signed, where it can be.
func (a *app) consolePaper(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper, leaves bool) (*runbook.Session, exporting, error) {
	x := exporting{report: p.Report, format: p.Format, options: report.Options{Lang: a.lang, Public: p.Public, Number: p.Number, Handling: p.Handling}}
	s, err := runbook.Resume(ctx, a.host(st), id, a.env.Random)
	if err != nil {
		return nil, x, err
	}
	if leaves {
		_ = s.Checkpoint(ctx, a.env.Now())
	}
	head, err := a.logHead(ctx, st, s)
	x.options.Head = head.text()
	return s, x, err
}

// consoleDrillReport is the report of a drill, compared with earlier ones and with real
// incidents of its kinds.
func (a *app) consoleDrillReport(ctx context.Context, st *store.Store, id runbook.IncidentID) (*runbook.Session, *report.Document, error) {
	s, err := runbook.Resume(ctx, a.host(st), id, a.env.Random)
	if err != nil {
		return nil, nil, err
	}
	table, err := a.scored(s, "")
	if err != nil {
		return nil, nil, err
	}
	others, err := a.compared(ctx, st, table)
	if err != nil {
		return nil, nil, err
	}
	return s, report.Drill(s.State(), s.Entries(), table, others, report.Options{Lang: a.lang}), nil
}

// writeNewPaper writes a paper to a new file of the working folder, and gives its name. A
// [tui.NotNotedError] says that it did, and that the log does not say so.
func (a *app) writeNewPaper(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper) (string, error) {
	var first string
	var write func(io.Writer) error
	var session *runbook.Session
	var made runbook.Export
	if p.Report == report.DrillReport {
		s, doc, err := a.consoleDrillReport(ctx, st, id)
		if err != nil {
			return "", err
		}
		_ = s.Checkpoint(ctx, a.env.Now())
		first = drillName(string(id)+"-"+report.DrillReport+report.Extension(p.Format), true)
		write = func(w io.Writer) error { return report.Render(w, p.Format, doc) }
		session, made = s, runbook.Export{Report: p.Report, Format: p.Format, Entries: paperEntries(s), Lang: string(a.lang)}
	} else {
		s, x, err := a.consolePaper(ctx, st, id, p, true)
		if err != nil {
			return "", err
		}
		first, _ = x.name(s.State())
		write = func(w io.Writer) error { return x.write(w, s) }
		session, made = s, x.exported(s)
	}
	var sum summed
	end := report.Extension(p.Format)
	base := strings.TrimSuffix(first, end)
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		path := a.path(filepath.Join(p.Folder, name+end))
		err := a.writePaper(path, false, sum.of(func(w io.Writer) error { return write(cancelWriter{ctx, w}) }))
		if err == nil { // the paper is there; the screen is drawn over what the command would say
			if err := a.noteExport(ctx, session, made, path, &sum); err != nil {
				return path, &tui.NotNotedError{Err: err}
			}
		}
		if !errors.Is(err, fs.ErrExist) {
			if _, unnoted := errors.AsType[*tui.NotNotedError](err); unnoted {
				return path, err
			}
			return path, missingFolder(path, err)
		}
	}
}
