package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

// logHead is a log up to the entry that a session knows: what a paper was made from.
type logHead struct {
	entries int
	hash    eventlog.Hash
	root    eventlog.Root
	code    eventlog.Code
	size    int64 // in bytes
	key     string

	told     int // so many entries papers are made from
	toldCode eventlog.Code
}

// text is what stands on a paper: the head code of what it was made from, in the form
// that verify takes.
func (h logHead) text() string { return headText(h.toldCode, h.told) }

func headText(code eventlog.Code, entries int) string { return fmt.Sprintf("%s/%d", code, entries) }

// logHead reads the log again, as it is stored, up to where the session stands.
func (a *app) logHead(ctx context.Context, st *store.Store, s *runbook.Session) (logHead, error) {
	h := logHead{told: report.Told(s.Entries())}
	r, err := st.Raw(ctx, s.State().ID)
	if err != nil {
		return h, err
	}
	defer r.Close()
	var tree eventlog.Tree
	scan := eventlog.NewScanner(cancelReader{ctx, r}, eventlog.Position{})
	for tree.Size() < s.Head().Seq && scan.Scan() {
		tree.Append(scan.Entry().Hash)
		if tree.Size() == h.told {
			h.toldCode = tree.Code()
		}
	}
	if err := scan.Err(); err != nil {
		return h, err
	}
	at := scan.Position()
	if at.Seq != s.Head().Seq || at.Hash.String() != s.Head().Hash {
		return h, &runbook.DamageError{ID: s.State().ID, Path: st.Path(s.State().ID), Entry: at.Seq, Offset: at.Offset, Err: store.ErrRewritten}
	}
	h.entries, h.hash, h.root, h.code, h.size = at.Seq, at.Hash, tree.Root(), tree.Code(), at.Offset
	if o, ok := s.Entries()[0].Data.(*runbook.Opened); ok {
		h.key = o.Key
	}
	return h, nil
}

// copyLog writes the log byte for byte, up to where the session stands.
func copyLog(ctx context.Context, w io.Writer, st *store.Store, id runbook.IncidentID, size int64) error {
	r, err := st.Raw(ctx, id)
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.CopyN(w, cancelReader{ctx, r}, size)
	return err
}

// logCopy gives what writes the log itself, or a redacted copy of it, of which it counts what
// was withheld.
func (a *app) logCopy(ctx context.Context, st *store.Store, s *runbook.Session, head logHead, o report.Options, withheld *int) func(io.Writer) error {
	state := s.State()
	return func(w io.Writer) error {
		w = cancelWriter{ctx, w}
		if !o.Public {
			return copyLog(ctx, w, st, state.ID, head.size)
		}
		r, err := st.Raw(ctx, state.ID)
		if err != nil {
			return err
		}
		defer r.Close()
		withhold := report.Withhold(&state, s.Entries(), o)
		*withheld, err = eventlog.Redact(w, io.LimitReader(cancelReader{ctx, r}, head.size), func(e eventlog.Entry) bool { return withhold(e.Seq) })
		return err
	}
}

// logMade is what is put on record of the log that was written out.
func logMade(head logHead, o report.Options) runbook.Export {
	return runbook.Export{Report: "log", Format: jsonl, Public: o.Public, Hidden: report.Hidden(o.Hide), Entries: head.entries, Head: headText(head.code, head.entries)}
}

// exportLog writes the log itself, or a redacted copy of it.
func (a *app) exportLog(ctx context.Context, st *store.Store, s *runbook.Session, x exporting) error {
	state := s.State()
	head, err := a.logHead(ctx, st, s)
	if err != nil {
		return err
	}
	withheld := 0
	write := a.logCopy(ctx, st, s, head, x.options, &withheld)
	if x.output == "-" {
		return a.toStdout(write)
	}
	name, named := x.name(state)
	path := a.path(name)
	replaced := isThere(path)
	var sum summed
	if err := a.writeNamed(path, name, named, sum.of(write)); err != nil {
		return err
	}
	a.noteExported(ctx, s, logMade(head, x.options), path, &sum)
	if a.json {
		return a.printJSON(made{ID: state.ID, Report: "log", File: path, Entries: head.entries, Format: jsonl, Public: x.options.Public, Withheld: withheld, Head: head.text()})
	}
	if x.options.Public {
		a.saying(replaced, lang.Filed.LogWithheld, a.stamp(state.Drill), head.entries, withheld, name)
	} else {
		a.saying(replaced, lang.Filed.LogWrote, a.stamp(state.Drill), head.entries, name)
	}
	return nil
}

// exportTrend writes the comparison of all incidents and drills.
func (a *app) exportTrend(ctx context.Context, x exporting) error {
	st, err := a.existingStore()
	var listings []runbook.Listing
	switch {
	case errors.Is(err, runbook.ErrNotFound): // nothing happened yet
	case err != nil:
		return err
	default:
		defer st.Close()
		if listings, err = st.List(ctx, runbook.SeriesIncident, runbook.SeriesDrill); err != nil {
			return err
		}
	}
	bar := a.newProgress()
	defer bar.done()
	var cases []report.Case
	var unreadable []string
	for i, l := range listings {
		if err := ctx.Err(); err != nil {
			return err
		}
		bar.show(i, len(listings))
		s, err := runbook.Resume(ctx, a.host(st), l.ID, a.env.Random)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			unreadable = append(unreadable, string(l.ID))
			continue
		}
		if s.State().Mistake { // no incident: it would falsify every average
			continue
		}
		cases = append(cases, report.Measure(s.State(), s.Entries(), a.lang))
	}
	doc := report.Compare(cases, unreadable, x.options)
	write := func(w io.Writer) error { return report.Render(cancelWriter{ctx, w}, x.format, doc) }
	if x.output == "-" {
		return a.toStdout(write)
	}
	name, named := x.output, x.output != ""
	if !named {
		name = report.Trend + report.Extension(x.format)
	}
	path := a.path(name)
	replaced := isThere(path)
	if err := a.writeNamed(path, name, named, write); err != nil {
		return err
	}
	bar.done()
	if a.json {
		return a.printJSON(made{Report: x.report, File: path, Entries: doc.Entries, Format: x.format})
	}
	a.saying(replaced, lang.Filed.TrendWrote, lang.PaperTitle(x.report), name, len(cases))
	return nil
}

// cancelWriter stops writing when the context is cancelled, so that a long paper ends
// and leaves no half file.
type cancelWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w cancelWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}

// progress says on a terminal how far a long paper has come; of a short one, nothing.
type progress struct {
	a            *app
	begun, shown time.Time
	width        int // of what stands there
}

const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

// newProgress begins. Where standard error is no terminal, nothing is ever said.
func (a *app) newProgress() *progress {
	if !a.env.IsTerminal(a.env.Stderr) {
		return &progress{}
	}
	return &progress{a: a, begun: a.env.Now()}
}

func (p *progress) show(done, all int) {
	if p.a == nil {
		return
	}
	now := p.a.env.Now()
	if now.Sub(p.begun) < progressAfter || now.Sub(p.shown) < progressEvery {
		return
	}
	p.shown = now
	words := p.a.format(lang.Filed.Progress, done, all)
	fmt.Fprintf(p.a.env.Stderr, "\r%s", words)
	p.width = max(p.width, 2*len([]rune(words)))
}

// done wipes what stands there. It may be called again.
func (p *progress) done() {
	if p.width > 0 {
		fmt.Fprintf(p.a.env.Stderr, "\r%*s\r", p.width, "")
		p.width = 0
	}
}
