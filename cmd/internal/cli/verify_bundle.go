package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"dandori/runbook"
	"dandori/runbook/bundle"
	"dandori/runbook/lang"
)

// inside is a log that lies in a bundle. The files it names are those of the bundle:
// nothing of this computer is read because somebody else's log names it.
type inside struct {
	open   func() (io.ReadCloser, error)
	status func(runbook.FileProof) string // same changed unreachable
}

// looksLikeBundle reports whether a file is a zip.
func looksLikeBundle(path string) bool {
	f, err := openRegular(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	n, _ := io.ReadFull(f, head)
	return bytes.Equal(head[:n], []byte("PK\x03\x04")) || strings.EqualFold(filepath.Ext(path), ".zip")
}

// verifyBundle verifies a bundle: that it is whole, its log as any log, and that the
// rest of it follows from the log. What does and does not is said apart.
func (a *app) verifyBundle(ctx context.Context, name, path string, known knowledge) error {
	f, err := openRegular(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	b, err := bundle.Read(f, info.Size(), ctx.Err)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return &failure{exitDamaged, lang.Bundle.NotBundle.With(name, err.Error()), lang.Bundle.NotBundleHint}
	}
	c := &checkedBundle{b: b}
	c.v, err = a.prove(ctx, target{name: fmt.Sprintf("%s (%s)", name, bundle.LogName), path: path, inside: &inside{
		open:   func() (io.ReadCloser, error) { return b.Open(bundle.LogName) },
		status: c.status,
	}}, known)
	if err != nil {
		return err
	}
	sum := c.v.report.Chain.Summary
	c.otherLog = sum.Entries != b.Manifest.Log.Entries || sum.Head.String() != b.Manifest.Log.Hash || c.v.report.Opening.Incident != b.Manifest.Incident
	if err := c.contents(ctx); err != nil {
		return err
	}
	if a.json {
		if err := a.printJSON(c.json(a)); err != nil {
			return err
		}
	} else {
		a.printBundle(c)
	}
	if err := c.v.failure(); err != nil {
		return err
	}
	if c.wrong() {
		return &failure{exitDamaged, lang.Bundle.Failed.With(name), lang.Bundle.FailedHint}
	}
	return nil
}

// status says how a file that the log names stands in the bundle. The bundle is named
// by content, so that there is nothing to compare but the names and what was hashed.
func (c *checkedBundle) status(want runbook.FileProof) string {
	for _, f := range c.b.Manifest.Files {
		if f.What == bundle.Evidence && f.SHA256 == want.SHA256 && c.b.Fits(f.Name) {
			if f.Size != want.Size {
				return "changed"
			}
			c.evidence.same++
			return "same"
		}
	}
	c.evidence.absent++
	return "unreachable"
}

func (a *app) printBundle(c *checkedBundle) {
	t := lang.Bundle
	const most = 20
	if n := len(c.b.Faults); n > 0 {
		a.say(t.MembersWrong, n)
		for i, f := range c.b.Faults {
			if i == most {
				a.under(t.MoreFaults, n-most)
				break
			}
			if f.Name == "" {
				a.under(t.Faults[string(f.Kind)])
				continue
			}
			a.under(t.Fault, f.Name, t.Faults[string(f.Kind)])
		}
	} else {
		a.say(t.Members, c.b.Members)
	}
	if c.otherLog {
		a.say(t.OtherLog, c.b.Manifest.Log.Entries, c.b.Manifest.Log.Hash)
	}
	a.printProof(c.v)
	a.printContents(c)
	a.say(t.NotProved)
	a.under(t.NotSealed)
	a.under(t.NotTrue)
}
