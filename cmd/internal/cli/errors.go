package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
	"dandori/runbook/tomlfile"
)

// The exit codes; the package comment says what each means.
const (
	exitDone      = 0
	exitFailed    = 1
	exitUsage     = 2
	exitInvalid   = 3
	exitDamaged   = 4
	exitCancelled = 130
)

// failure is an error of the commands themselves: how to exit, what is wrong and
// what would help.
type failure struct {
	code       int
	text, hint lang.Text
}

// Error gives the English sentence.
func (f *failure) Error() string { return f.text.En }

// usage says that the command line is wrong.
func usage(text, hint lang.Text) error { return &failure{exitUsage, text, hint} }

// failed says that something that was asked for correctly did not work.
func failed(text, hint lang.Text) error { return &failure{exitFailed, text, hint} }

// report prints an error and gives the exit code. It is the only place that does.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	if problems, ok := errors.AsType[tomlfile.Problems](err); ok {
		a.reportProblems(problems)
		return exitInvalid
	}
	f := a.explain(err)
	fmt.Fprintf(a.env.Stderr, "dandori: error: %s\n", lang.Visible(f.text.In(a.lang)))
	if !f.hint.IsZero() {
		fmt.Fprintf(a.env.Stderr, "dandori: hint: %s\n", lang.Visible(f.hint.In(a.lang)))
	}
	return f.code
}

// reportProblems prints what is wrong with files, each at its place, and then how
// much it is. Rendering a problem makes it safe.
func (a *app) reportProblems(problems tomlfile.Problems) {
	t := lang.Command
	fmt.Fprint(a.env.Stderr, hideSecrets(problems).Render(a.lang))
	fmt.Fprintf(a.env.Stderr, "dandori: error: %s\n", t.Problems.Format(a.lang, len(problems)))
	for _, p := range problems {
		if isOwnFile(p.File) {
			fmt.Fprintf(a.env.Stderr, "dandori: hint: %s\n", a.format(t.OwnFileHint, p.File, a.dataDir()))
			return
		}
	}
}

// explain puts any error into words. Errors of the system that nobody expected
// keep their own.
func (a *app) explain(err error) *failure {
	t := lang.Command
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if o, ok := errors.AsType[*outputError](err); ok {
		if d := a.durable; d != nil {
			return &failure{exitFailed, t.OutputAfterEntry.With(string(d.id), d.seq, o.err.Error()), t.OutputAfterEntryHint.With(string(d.id))}
		}
		return &failure{exitFailed, t.OutputFailed.With(o.err.Error()), lang.Text{}}
	}
	if r, ok := errors.AsType[*runbook.Refusal](err); ok {
		if r.Code == runbook.LooksLikeSecret {
			return &failure{exitFailed, r.Text, t.AsIsHint.With(r.Hint)}
		}
		code := exitFailed
		if r.Code == runbook.UnknownStep || r.Code == runbook.UnknownKind {
			code = exitUsage
		}
		return &failure{code, r.Text, r.Hint}
	}
	if d, ok := errors.AsType[*runbook.DamageError](err); ok {
		name := d.Path
		if d.ID != "" {
			name = string(d.ID)
		}
		return &failure{exitDamaged, t.Damaged.With(name, d.Entry, d.Offset, fault(d.Err)), a.damageHint(d)}
	}
	if f, ok := errors.AsType[*report.FormatError](err); ok {
		return &failure{exitUsage, lang.Report.UnknownFormat.With(f.Format), lang.Report.UnknownFormatHint.With(a.join(report.Formats))}
	}
	if l, ok := errors.AsType[*store.LockedError](err); ok && !errors.Is(err, context.Canceled) {
		holder := l.Holder
		if holder == "" {
			holder = lang.Report.Unknown.In(a.lang)
		}
		return &failure{exitFailed, t.Locked.With(string(l.ID), holder), t.LockedHint}
	}
	if k, ok := errors.AsType[*keyError](err); ok {
		return &failure{exitFailed, lang.Proof.KeyUnreadable.With(k.path, k.fault()), lang.Proof.KeyUnreadableHint}
	}
	path := ""
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		path = p.Path
	}
	switch {
	case errors.Is(err, context.Canceled):
		return &failure{exitCancelled, t.Cancelled, lang.Text{}}
	case errors.Is(err, errNoState):
		return &failure{exitFailed, lang.Proof.NoState, lang.Proof.NoStateHint}
	case errors.Is(err, runbook.ErrNotFound):
		return &failure{exitFailed, t.NoIncident, t.NoIncidentHint.With(a.dataDir())}
	case errors.Is(err, store.ErrNoSpace):
		return &failure{exitFailed, t.NoSpace.With(a.dataDir()), t.NoSpaceHint}
	case isFull(err) && path != "":
		return &failure{exitFailed, t.NoSpaceFor.With(path), t.NoSpaceForHint}
	case errors.Is(err, store.ErrUnsafeFolder):
		return &failure{exitFailed, t.UnsafeFolder.With(path), t.UnsafeFolderHint.With(path)}
	case errors.Is(err, store.ErrNotFolder):
		return &failure{exitFailed, t.NotFolder.With(path), t.DataHint}
	case errors.Is(err, errIsFolder):
		return &failure{exitUsage, lang.CommandHint.IsFolder.With(path), lang.CommandHint.IsFolderHint}
	case isInUse(err) && path != "":
		return &failure{exitFailed, t.InUse.With(path), t.InUseHint}
	case path != "" && (errors.Is(err, errFileName) || isBadName(err)):
		return &failure{exitUsage, t.BadFileName.With(path), t.BadFileNameHint}
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		if !a.ofData(path) {
			return &failure{exitFailed, t.NoPermission.With(path), t.ElsewhereHint}
		}
		return &failure{exitFailed, t.NoPermission.With(path), t.DataHint}
	case errors.Is(err, fs.ErrNotExist) && path != "":
		return &failure{exitFailed, t.NoFile.With(path), lang.Text{}}
	case errors.Is(err, runbook.ErrPins):
		return &failure{exitFailed, lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint}
	}
	return &failure{exitFailed, lang.Same(err.Error()), lang.Text{}}
}

// ofData reports that a path is of the data folder, or may be: nobody knows which.
func (a *app) ofData(path string) bool {
	if path == "" || !filepath.IsAbs(path) || !filepath.IsAbs(a.dataDir()) {
		return true
	}
	inside, err := filepath.Rel(a.dataDir(), path)
	return err == nil && filepath.IsLocal(inside)
}

// isAny reports whether an error is one of several.
func isAny(err error, of ...error) bool {
	return slices.ContainsFunc(of, func(one error) bool { return errors.Is(err, one) })
}

// damageHint says what can still be done with a damaged log.
func (a *app) damageHint(d *runbook.DamageError) lang.Text {
	if torn := eventlog.IsTorn(d.Err); torn != nil {
		if torn.Complete {
			return lang.Command.TornCompleteHint
		}
		return lang.Command.TornHint
	}
	if hint, ok := a.wrongPlace(d.Err); ok {
		return hint
	}
	switch {
	case errors.Is(d.Err, runbook.ErrMisplaced), errors.Is(d.Err, runbook.ErrMixed):
		return lang.Proof.MisplacedHint
	case errors.Is(d.Err, store.ErrLogMissing), errors.Is(d.Err, store.ErrEmpty), errors.Is(d.Err, store.ErrNotFile):
		return lang.Proof.MissingHint
	case errors.Is(d.Err, store.ErrNothingLeft):
		return lang.Proof.NothingLeftHint
	case errors.Is(d.Err, store.ErrShrunk):
		return lang.Proof.ShortenedHint
	case errors.Is(d.Err, store.ErrRewritten):
		return lang.Proof.RewrittenHint
	}
	if d.Entry <= 1 {
		return lang.Damage.FirstDamagedHint
	}
	return lang.Command.DamagedHint
}

// fault says what is wrong with the file of a key. What it should look like is for
// programmers.
func (e *keyError) fault() lang.Text {
	if _, ok := errors.AsType[*fs.PathError](e.err); ok {
		return lang.Same(e.err.Error())
	}
	return lang.Proof.KeyFault
}

// fault says in both languages what is wrong with an entry.
func fault(err error) lang.Text {
	t, p := lang.Command, lang.Proof
	if s, ok := errors.AsType[*store.ShortenedError](err); ok {
		return p.ShortenedBy.With(s.Seen.Seq, s.Have)
	}
	for _, f := range []struct {
		err  error
		text lang.Text
	}{
		{eventlog.Withheld, p.FaultWithheld},
		{eventlog.BadNote, p.FaultNote},
		{eventlog.OtherOrigin, p.FaultOrigin},
		{eventlog.OtherSize, p.FaultSize},
		{eventlog.OtherRoot, p.FaultRoot},
		{eventlog.NotSigned, p.FaultSigned},
		{store.ErrNothingLeft, p.NothingLeft},
		{eventlog.BadForm, t.FaultForm},
		{eventlog.TooLong, t.FaultLong},
		{eventlog.BadSeq, t.FaultSeq},
		{eventlog.BadHash, t.FaultHash},
		{eventlog.BadJSON, t.FaultJSON},
		{eventlog.Torn, t.FaultTorn},
		{store.ErrLogMissing, t.FaultMissing},
		{store.ErrEmpty, t.FaultEmpty},
		{store.ErrNotFile, t.FaultNotFile},
		{store.ErrShrunk, t.FaultShrunk},
		{store.ErrRewritten, t.FaultRewritten},
		{runbook.ErrMisplaced, t.FaultMisplaced},
		{runbook.ErrMixed, lang.DrillAfter.FaultMixed},
		{runbook.ErrPinAltered, t.FaultPin},
		{errSameID, t.FaultSameID},
	} {
		if m, ok := errors.AsType[*runbook.MisplacedError](err); ok && f.err == runbook.ErrMisplaced && m.Of.Valid() {
			return lang.Damage.FaultMisplaced.With(string(m.Of))
		}
		if errors.Is(err, f.err) {
			if e, ok := errors.AsType[*eventlog.Error](err); ok && e.Detail != "" {
				return t.FaultDetail.With(f.text, runbook.FaultText(e.Detail))
			}
			return f.text
		}
	}
	return t.FaultDetail.With(t.FaultUnreadable, err.Error())
}
