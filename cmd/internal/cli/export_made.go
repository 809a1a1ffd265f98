package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"path/filepath"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// summed is the digest and the size of what is written to a file.
type summed struct {
	hash hash.Hash
	size int64
}

// of has everything that write writes summed up.
func (s *summed) of(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		s.hash, s.size = sha256.New(), 0
		return write(io.MultiWriter(w, s))
	}
}

// Write sums up.
func (s *summed) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	return s.hash.Write(p)
}

// noteExport puts on record that a file was written: after it is in its place, so that
// the log never tells of a file that is not there. The file stands whatever comes of it.
// by is who wrote it.
func (a *app) noteExport(ctx context.Context, s *runbook.Session, made runbook.Export, by, path string, sum *summed) error {
	made.File, made.SHA256, made.Size = filepath.Base(path), hex.EncodeToString(sum.hash.Sum(nil)), sum.size
	// The file is there, whoever would rather it were not.
	return s.NoteExport(context.WithoutCancel(ctx), made, runbook.Actor{Name: by}, a.env.Now())
}

// noteExported is noteExport that says on the standard error that it could not.
func (a *app) noteExported(ctx context.Context, s *runbook.Session, made runbook.Export, path string, sum *summed) {
	if err := a.noteExport(ctx, s, made, a.env.User, path, sum); err != nil {
		fmt.Fprintf(a.env.Stderr, "dandori: note: %s\n", lang.Visible(lang.ExportRecord.NotNoted.With(err).In(a.lang)))
	}
}

// exported is what is put on record of a paper.
func (x exporting) exported(s *runbook.Session) runbook.Export {
	return runbook.Export{Report: x.report, Format: x.format, Public: x.options.Public, Hidden: report.Hidden(x.options.Hide), Entries: paperEntries(s), Head: x.options.Head, Lang: string(x.options.Lang)}
}
