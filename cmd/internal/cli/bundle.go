package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
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

// part is a member of a bundle: what it is, and what writes it. Of the log and of evidence
// nothing does: they are copied, not made.
type part struct {
	file  bundle.File
	write func(io.Writer) error
}

// plannedBundle is the bundle of a log: its manifest without the files, and its members in
// their order, of which those that are copied have their size and evidence its SHA-256.
type plannedBundle struct {
	manifest bundle.Manifest
	parts    []part
}

// planBundle says what is in the bundle of a log. Who writes a bundle and who verifies one
// both ask it, so that neither takes for right what the other does not. version is that of
// the program that makes the bundle; why says why a file of evidence is absent, and "" of
// one that is there. All else follows from the log.
func planBundle(state runbook.State, entries []runbook.Event, head logHead, o report.Options, version string, why func(runbook.EvidenceView) string) (plannedBundle, error) {
	asOf := entries[len(entries)-1].Logged
	p := plannedBundle{manifest: bundle.Manifest{
		Format: bundle.Format, Incident: string(state.ID), Drill: state.Drill, AsOf: asOf, Version: version,
		Log:    bundle.LogHead{File: bundle.LogName, Entries: head.entries, Hash: head.hash.String(), Root: head.root.String(), Code: string(head.code)},
		Absent: []bundle.Absent{},
	}}
	var kept []part
	for _, e := range state.Evidence {
		if e.File == nil {
			continue
		}
		f := bundle.File{Name: bundle.EvidenceName(e.File.SHA256, e.File.Path), Size: e.File.Size, SHA256: e.File.SHA256, What: bundle.Evidence, Number: e.Number, Entry: e.Seq, Path: e.File.Path}
		switch why := why(e); {
		case why != "":
			p.manifest.Absent = append(p.manifest.Absent, bundle.Absent{Number: e.Number, Entry: e.Seq, Path: e.File.Path, SHA256: e.File.SHA256, Why: why})
		case bundle.ValidName(f.Name) && !slices.ContainsFunc(kept, func(k part) bool { return k.file.SHA256 == f.SHA256 }):
			kept = append(kept, part{file: f})
		}
	}
	add := func(f bundle.File, write func(io.Writer) error) { p.parts = append(p.parts, part{f, write}) }
	words := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		key := head.key
		if key == "" {
			key = lang.Bundle.NoKey.In(l)
		}
		page := lang.Bundle.Explanation.Format(l, lang.Visible(string(state.ID)), asOf.Format(time.RFC3339), version, head.entries, head.hash.String(), head.root.String(), string(head.code), lang.Visible(key), len(p.manifest.Absent))
		add(bundle.File{Name: "README." + string(l) + ".txt", What: bundle.Explanation, Language: string(l)}, words(page))
	}
	add(bundle.File{Name: bundle.LogName, Size: head.size, What: bundle.Log}, nil)
	for _, f := range bundled() {
		if f.Report == report.FollowUp {
			_, err := report.Build(f.Report, state, entries, o)
			if _, none := errors.AsType[*report.SinceError](err); none {
				continue // nothing was reported that a follow-up could follow
			}
			if err != nil {
				return p, err
			}
		}
		f.Name = "reports/" + f.Report + report.Extension(f.Format)
		f.What, f.Language, f.Handling = bundle.Report, string(o.Lang), o.Handling
		add(f, func(w io.Writer) error { return report.Write(w, f.Report, f.Format, state, entries, o) })
	}
	p.parts = append(p.parts, kept...)
	for i, pin := range state.Pinned {
		add(bundle.File{Name: bundle.PinnedName(i+1, pin.Name), What: bundle.Pinned, Pin: pin.What, Path: pin.Name}, words(pin.Text))
	}
	return p, nil
}

func (a *app) writeBundle(ctx context.Context, w io.Writer, st *store.Store, s *runbook.Session, head logHead, o report.Options, bar *progress) (made, error) {
	var done made
	plan, err := planBundle(s.State(), s.Entries(), head, o, versionName(), func(e runbook.EvidenceView) string { return a.whyAbsent(ctx, e.File) })
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return done, err
	}
	b := bundle.NewWriter(w, plan.manifest)
	for i, p := range plan.parts {
		bar.show(i, len(plan.parts))
		switch p.file.What {
		case bundle.Log:
			p.write = func(w io.Writer) error { return copyLog(ctx, w, st, s.State().ID, head.size) }
		case bundle.Evidence:
			p.write = func(w io.Writer) error { return a.copyKept(ctx, w, p.file) }
			done.Evidence++
		case bundle.Report:
			done.Papers++
		}
		if err := b.Add(p.file, p.write); err != nil {
			return done, err
		}
	}
	done.Absent = len(plan.manifest.Absent)
	return done, b.Close()
}

// whyAbsent says why a file that an entry names cannot be in a bundle, or "" if it can: the
// bundle has nothing in it that the log does not fix.
func (a *app) whyAbsent(ctx context.Context, want *runbook.FileProof) string {
	now, err := identify(ctx, a.path(want.Path))
	switch {
	case err != nil:
		return bundle.Unreachable
	case now.SHA256 != want.SHA256 || now.Size != want.Size:
		return bundle.Changed
	}
	return ""
}

// errMoved says that a file of evidence changed while it was being copied.
var errMoved = errors.New("a file of evidence changed while it was being copied")

func (a *app) copyKept(ctx context.Context, w io.Writer, f bundle.File) error {
	r, err := openRegular(a.path(f.Path))
	if err != nil {
		return err
	}
	defer r.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(cancelReader{ctx, r}, f.Size+1))
	if err == nil && (n != f.Size || hex.EncodeToString(sum.Sum(nil)) != f.SHA256) {
		err = errMoved
	}
	return err
}
