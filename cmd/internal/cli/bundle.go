package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/bundle"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

// bundled are the papers of a bundle: each to be read and printed, and those that are
// tables also as such.
func bundled() []bundle.File {
	var files []bundle.File
	add := func(paper, format string) {
		files = append(files, bundle.File{Report: paper, Format: format})
	}
	for _, paper := range report.Reports {
		add(paper, "html")
		switch paper {
		case report.Chronology:
			add(paper, "csv")
			add(paper, "xlsx")
			add(paper, "json")
		case report.Evidence:
			add(paper, "csv")
		}
	}
	return files
}

// exportBundle writes an evidence bundle: whole or not at all, like every paper.
func (a *app) exportBundle(ctx context.Context, st *store.Store, s *runbook.Session, x exporting) error {
	state := s.State()
	head, err := a.logHead(ctx, st, s)
	if err != nil {
		return err
	}
	x.options.Head = head.text()
	name := drillName(x.bundle, state.Drill)
	path := a.path(name)
	bar := a.newProgress()
	defer bar.done()
	var done made
	var sum summed
	replaced := isThere(path)
	err = a.writeNamed(path, name, true, sum.of(func(w io.Writer) error {
		var err error
		done, err = a.writeBundle(ctx, cancelWriter{ctx, w}, st, s, head, x.options, bar)
		return err
	}))
	if err != nil {
		return err
	}
	bar.done()
	a.noteExported(ctx, s, bundleMade(head, x.options.Lang), path, &sum)
	if a.json {
		done.ID, done.Report, done.File, done.Entries, done.Format, done.Head = state.ID, "bundle", path, head.entries, "zip", x.options.Head
		return a.printJSON(done)
	}
	a.saying(replaced, lang.Bundle.Wrote, a.stamp(state.Drill), name, head.entries, done.Papers, done.Evidence)
	if done.Absent > 0 {
		a.say(lang.Bundle.WroteAbsent, done.Absent)
	}
	return nil
}

// bundleMade is what is put on record of a bundle.
func bundleMade(head logHead, l lang.Lang) runbook.Export {
	return runbook.Export{Report: "bundle", Format: "zip", Entries: head.entries, Head: headText(head.code, head.entries), Lang: string(l)}
}

func (a *app) writeBundle(ctx context.Context, w io.Writer, st *store.Store, s *runbook.Session, head logHead, o report.Options, bar *progress) (made, error) {
	var done made
	state, entries := s.State(), s.Entries()
	asOf := entries[len(entries)-1].Logged
	m := bundle.Manifest{
		Incident: string(state.ID), Drill: state.Drill, AsOf: asOf, Version: versionName(),
		Log: bundle.LogHead{File: bundle.LogName, Entries: head.entries, Hash: head.hash.String(), Root: head.root.String(), Code: string(head.code)},
	}
	kept, absent := a.keptFiles(ctx, &state)
	if err := ctx.Err(); err != nil {
		return done, err
	}
	m.Absent = absent
	key := head.key
	if key == "" {
		key = lang.Bundle.NoKey.In(a.lang)
	}
	b := bundle.NewWriter(w, m)
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		page := lang.Bundle.Explanation.Format(l, lang.Visible(string(state.ID)), asOf.Format(time.RFC3339), versionName(), head.entries, head.hash.String(), head.root.String(), string(head.code), lang.Visible(key), len(absent))
		if err := b.Add(bundle.File{Name: "README." + string(l) + ".txt", What: bundle.Explanation, Language: string(l)}, func(w io.Writer) error {
			_, err := io.WriteString(w, page)
			return err
		}); err != nil {
			return done, err
		}
	}
	if err := b.Add(bundle.File{Name: bundle.LogName, What: bundle.Log}, func(w io.Writer) error { return copyLog(ctx, w, st, state.ID, head.size) }); err != nil {
		return done, err
	}
	papers := bundled()
	for i, f := range papers {
		bar.show(i, len(papers))
		f.Name = "reports/" + f.Report + report.Extension(f.Format)
		f.What, f.Language, f.Handling = bundle.Report, string(o.Lang), o.Handling
		_, err := report.Build(f.Report, state, entries, o)
		if _, none := errors.AsType[*report.SinceError](err); none {
			continue // nothing was reported that a follow-up could follow
		}
		if err != nil {
			return done, err
		}
		if err := b.Add(f, func(w io.Writer) error { return report.Write(w, f.Report, f.Format, state, entries, o) }); err != nil {
			return done, err
		}
		done.Papers++
	}
	for _, k := range kept {
		if err := b.Add(k.file, func(w io.Writer) error { return a.copyKept(ctx, w, k) }); err != nil {
			return done, err
		}
		done.Evidence++
	}
	for i, p := range state.Pinned {
		f := bundle.File{Name: bundle.PinnedName(i+1, p.Name), What: bundle.Pinned, Pin: p.What, Path: p.Name}
		if err := b.Add(f, func(w io.Writer) error { _, err := io.WriteString(w, p.Text); return err }); err != nil {
			return done, err
		}
	}
	done.Absent = len(absent)
	return done, b.Close()
}

// keptFile is a file that an entry names and that is still what it was.
type keptFile struct {
	file bundle.File
	path string
	want runbook.FileProof
}

// keptFiles finds the files that the entries name. One that is gone, or not what it
// was any more, is absent: the bundle has nothing in it that the log does not fix.
func (a *app) keptFiles(ctx context.Context, s *runbook.State) (kept []keptFile, absent []bundle.Absent) {
	absent = []bundle.Absent{}
	for _, e := range s.Evidence {
		if e.File == nil {
			continue
		}
		missing := bundle.Absent{Number: e.Number, Entry: e.Seq, Path: e.File.Path, SHA256: e.File.SHA256, Why: bundle.Unreachable}
		path := a.path(e.File.Path)
		now, err := identify(ctx, path)
		switch {
		case err != nil:
			absent = append(absent, missing)
		case now.SHA256 != e.File.SHA256 || now.Size != e.File.Size:
			missing.Why = bundle.Changed
			absent = append(absent, missing)
		default:
			f := bundle.File{Name: bundle.EvidenceName(e.File.SHA256, e.File.Path), What: bundle.Evidence, Number: e.Number, Entry: e.Seq, Path: e.File.Path}
			if bundle.ValidName(f.Name) && !slices.ContainsFunc(kept, func(k keptFile) bool { return k.want.SHA256 == e.File.SHA256 }) {
				kept = append(kept, keptFile{f, path, *e.File})
			}
		}
	}
	return kept, absent
}

// errMoved says that a file of evidence changed while it was being copied.
var errMoved = errors.New("a file of evidence changed while it was being copied")

func (a *app) copyKept(ctx context.Context, w io.Writer, k keptFile) error {
	f, err := os.Open(k.path)
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := io.Copy(w, io.LimitReader(cancelReader{ctx, f}, k.want.Size+1))
	if err == nil && n != k.want.Size {
		err = errMoved
	}
	return err
}
