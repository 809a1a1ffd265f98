package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) evidence() *cobra.Command {
	var what, where, file, asOf, on string
	var b *by
	c := a.command("evidence ID", 1, 1, lang.Command.EvidenceHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, what, "what"); err != nil {
			return err
		}
		if err := a.need(c, where, "where"); err != nil {
			return err
		}
		var proof *runbook.FileProof
		if file != "" {
			var err error
			if proof, err = identify(c.Context(), a.path(file)); err != nil {
				return err
			}
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := optionalStep(s, on)
			if err != nil {
				return nil, err
			}
			at, err := a.timeOf(s, asOf)
			return runbook.AddEvidence{By: who, Step: ref, What: what, Where: where, AsOf: at, File: proof}, err
		})
	})
	t := lang.Command
	a.text(c, &what, "what", "TEXT", t.WhatFlag)
	a.text(c, &where, "where", "TEXT", t.WhereFlag)
	a.text(c, &file, "file", "PATH", t.FileFlag)
	a.text(c, &asOf, "as-of", "TIME", t.AsOfFlag)
	a.text(c, &on, "step", "STEP", t.StepFlag)
	b = a.byFlags(c)
	return c
}

// openRegular opens a file to read it, and nothing but a file. It looks before it opens:
// whoever opens a pipe that nobody writes to waits for ever, and no signal ends that.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, failed(lang.Command.NotRegular.With(path), lang.Text{})
	}
	return os.Open(path)
}

// identify reads a file for its size and SHA-256. The file stays where it is.
func identify(ctx context.Context, path string) (*runbook.FileProof, error) {
	f, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, cancelReader{ctx, f})
	if err != nil {
		return nil, err
	}
	return &runbook.FileProof{Path: path, Size: n, SHA256: hex.EncodeToString(h.Sum(nil))}, nil
}

// cancelReader stops reading when the context is cancelled.
type cancelReader struct {
	ctx context.Context
	r   io.Reader
}

func (r cancelReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
