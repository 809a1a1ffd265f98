package cli

import (
	"cmp"
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
		kinds = append(kinds, tui.PaperKind{Report: id, Title: lang.PaperTitle(id), HasPublic: report.HasPublic(id), Numbered: id == report.FollowUp})
	}
	return append(kinds,
		tui.PaperKind{Report: paperBundle, Title: lang.ExportForm.Bundle, OnlyFile: true},
		tui.PaperKind{Report: paperLog, Title: lang.ExportForm.Log, HasPublic: true, OnlyFile: true},
		tui.PaperKind{Report: report.DrillReport, Title: lang.PaperTitle(report.DrillReport), Drill: true})
}

// What the console offers besides, by the names that the log has for them.
const (
	paperBundle = "bundle"
	paperLog    = "log"
)

// consoleFormats are the formats that the console offers, the most useful first.
var consoleFormats = []string{"html", "xlsx", "md", "csv", "txt", "txt-cp932", "json"}

// consoleExport gives the console what it needs to show and write papers.
func (a *app) consoleExport(cfg *tui.Config, st *store.Store) {
	cfg.Papers, cfg.Formats = consolePapers(), consoleFormats
	cfg.WritePaper = func(ctx context.Context, id runbook.IncidentID, p tui.Paper) (tui.Written, error) {
		done, err := a.writeNewPaper(ctx, st, id, p)
		if left, ok := errors.AsType[*tui.NotNotedError](err); ok {
			return done, &tui.NotNotedError{Err: a.inWords(left.Err)}
		}
		return done, a.inWords(err)
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
			left, nowhere := x.listen()
			err = x.write(cancelWriter{ctx, &b}, s)
			for _, remark := range a.inForm(*left, *nowhere) {
				b.WriteString("\n" + remark.In(a.lang) + "\n")
			}
		}
		return b.String(), a.inWords(err)
	}
}

// consolePaper is the paper that the console asks for, of the log as it is now. What
// leaves is signed, where it can be.
func (a *app) consolePaper(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper, leaves bool) (*runbook.Session, exporting, error) {
	x := exporting{report: p.Report, format: p.Format, options: report.Options{Lang: a.lang, Public: p.Public, Number: p.Number, Handling: p.Handling}}
	if err := x.hideTyped(p.Hide); err != nil {
		return nil, x, err
	}
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

// hideTyped takes the words to leave out that were typed into the form; empty: none.
func (x *exporting) hideTyped(typed string) (err error) {
	if typed != "" {
		x.options.Hide, err = wordsToHide(typed)
	}
	return err
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

// outgoing is what leaves by the console, before it is written.
type outgoing struct {
	session *runbook.Session
	name    string // of the file, without its extension
	end     string
	made    runbook.Export // what is put on record
	write   func(io.Writer) error
	remarks func(path string) []lang.Text // of what was written, and where; nil: none
}

// outgoing is the paper that the console asks for, of the log as it is now. What leaves is
// signed, where it can be.
func (a *app) outgoing(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper) (*outgoing, error) {
	switch p.Report {
	case report.DrillReport:
		s, doc, err := a.consoleDrillReport(ctx, st, id)
		if err != nil {
			return nil, err
		}
		_ = s.Checkpoint(ctx, a.env.Now())
		return &outgoing{
			session: s, name: drillName(string(id)+"-"+report.DrillReport, true), end: report.Extension(p.Format),
			made:  runbook.Export{Report: p.Report, Format: p.Format, Entries: paperEntries(s), Lang: string(a.lang)},
			write: func(w io.Writer) error { return report.Render(w, p.Format, doc) },
		}, nil
	case paperLog, paperBundle:
		return a.outgoingLog(ctx, st, id, p)
	}
	s, x, err := a.consolePaper(ctx, st, id, p, true)
	if err != nil {
		return nil, err
	}
	end := report.Extension(p.Format)
	name, _ := x.name(s.State())
	var omitted []string
	x.options.Omitted = func(list []string) { omitted = list }
	left, nowhere := x.listen()
	return &outgoing{
		session: s, name: strings.TrimSuffix(name, end), end: end, made: x.exported(s),
		write: func(w io.Writer) error { return x.write(w, s) },
		remarks: func(string) []lang.Text {
			var list []lang.Text
			if len(omitted) > 0 {
				list = append(list, lang.PublicPaper.OmittedLine.With(a.join(omitted)))
			}
			return append(list, a.inForm(*left, *nowhere)...)
		},
	}, nil
}

// outgoingLog is the log itself, alone or in a bundle with everything that proves it.
func (a *app) outgoingLog(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper) (*outgoing, error) {
	x := exporting{format: jsonl, options: report.Options{Lang: a.lang, Public: p.Public}}
	if err := x.hideTyped(p.Hide); err != nil {
		return nil, err
	}
	s, err := runbook.Resume(ctx, a.host(st), id, a.env.Random)
	if err == nil {
		err = planInside(s, x)
	}
	if err != nil {
		return nil, err
	}
	_ = s.Checkpoint(ctx, a.env.Now())
	head, err := a.logHead(ctx, st, s)
	if err != nil {
		return nil, err
	}
	if p.Report == paperLog {
		name, _ := x.name(s.State())
		end := report.Extension(jsonl)
		withheld := 0
		out := &outgoing{session: s, name: strings.TrimSuffix(name, end), end: end, made: logMade(head, x.options), write: a.logCopy(ctx, st, s, head, x.options, &withheld)}
		if p.Public {
			out.remarks = func(path string) []lang.Text {
				return []lang.Text{lang.Filed.LogWithheld.With(a.stamp(s.State().Drill), head.entries, withheld, path)}
			}
		}
		return out, nil
	}
	x.options.Head = head.text()
	var done made
	return &outgoing{
		session: s, name: drillName(string(id)+"-"+paperBundle, s.State().Drill), end: ".zip", made: bundleMade(head, a.lang),
		write: func(w io.Writer) error {
			var err error
			done, err = a.writeBundle(ctx, w, st, s, head, x.options, &progress{})
			return err
		},
		remarks: func(string) []lang.Text {
			if done.Absent == 0 {
				return nil
			}
			return []lang.Text{lang.Bundle.WroteAbsent.With(done.Absent)}
		},
	}, nil
}

// writeNewPaper writes a paper to a new file of the working folder, and gives its name. A
// [tui.NotNotedError] says that it did, and that the log does not say so.
func (a *app) writeNewPaper(ctx context.Context, st *store.Store, id runbook.IncidentID, p tui.Paper) (tui.Written, error) {
	out, err := a.outgoing(ctx, st, id, p)
	if err != nil {
		return tui.Written{}, err
	}
	var sum summed
	for n := 1; ; n++ {
		name := out.name
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		done := tui.Written{Path: a.path(filepath.Join(p.Folder, name+out.end))}
		err := a.writePaper(done.Path, false, sum.of(func(w io.Writer) error { return out.write(cancelWriter{ctx, w}) }))
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return done, missingFolder(done.Path, err)
		}
		// The paper is there; the screen is drawn over what the command would say.
		if out.remarks != nil {
			done.Remarks = out.remarks(done.Path)
		}
		if err := a.noteExport(ctx, out.session, out.made, cmp.Or(p.By, a.env.User), done.Path, &sum); err != nil {
			return done, &tui.NotNotedError{Err: err}
		}
		return done, nil
	}
}
