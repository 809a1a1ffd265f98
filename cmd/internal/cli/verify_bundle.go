package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dandori/runbook"
	"dandori/runbook/bundle"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// inside is a log that lies in a bundle. The files it names are those of the bundle:
// nothing of this computer is read because somebody else's log names it.
type inside struct {
	open   func() (io.ReadCloser, error)
	status func(runbook.FileProof) string // same changed unreachable
}

// looksLikeBundle reports whether a file is a zip.
func looksLikeBundle(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	n, _ := io.ReadFull(f, head)
	return bytes.Equal(head[:n], []byte("PK\x03\x04")) || strings.EqualFold(filepath.Ext(path), ".zip")
}

// checkedBundle is what was found of a bundle beyond its log.
type checkedBundle struct {
	b *bundle.Bundle
	v *verification

	otherLog  bool // the manifest tells of another log
	evidence  struct{ same, absent int }
	wrongFile []string // evidence that is not the one in the log
	pins      int
	wrongPins []string
	papers    int
	other     []string // papers that this version does not make of the log
	tried     bool     // the papers were made again
}

// verifyBundle verifies a bundle: that it is whole, its log as any log, and that the
// rest of it follows from the log. What does and does not is said apart.
func (a *app) verifyBundle(ctx context.Context, name, path string, known knowledge) error {
	f, err := os.Open(path)
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
	if err := a.checkContents(ctx, c); err != nil {
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

// checkContents goes through what should follow from the log.
func (a *app) checkContents(ctx context.Context, c *checkedBundle) error {
	named := map[string]bool{}
	for _, e := range c.v.evidence {
		named[e.proof.SHA256] = true
	}
	sound := c.v.damage == nil && len(c.v.wrong) == 0 && c.v.report.Chain.Withheld.Count == 0 && !c.otherLog
	var state runbook.State
	var entries []runbook.Event
	var head string
	if sound {
		var err error
		if state, entries, head, err = c.fold(ctx); err != nil {
			return err
		}
	}
	pins := 0
	for _, f := range c.b.Manifest.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch f.What {
		case bundle.Evidence:
			if sound && !named[f.SHA256] {
				c.wrongFile = append(c.wrongFile, f.Name)
			}
		case bundle.Pinned:
			if !sound {
				continue
			}
			if pins < len(state.Pinned) && state.Pinned[pins].SHA256 == f.SHA256 && state.Pinned[pins].Name == f.Path {
				c.pins++
			} else {
				c.wrongPins = append(c.wrongPins, f.Name)
			}
			pins++
		case bundle.Report:
			c.papers++
			if sound && state.Err == nil {
				c.tried = true
				if !again(f, state, entries, head) {
					c.other = append(c.other, f.Name)
				}
			}
		}
	}
	return nil
}

// fold reads the events of the log in the bundle, which was verified, and gives what
// stands on its papers as their head.
func (c *checkedBundle) fold(ctx context.Context) (runbook.State, []runbook.Event, string, error) {
	r, err := c.b.Open(bundle.LogName)
	if err != nil {
		return runbook.State{}, nil, "", err
	}
	defer r.Close()
	var entries []runbook.Event
	var tree, told eventlog.Tree
	scan := eventlog.NewScanner(cancelReader{ctx, r}, eventlog.Position{})
	for scan.Scan() {
		e, err := runbook.DecodeEvent(scan.Entry().Event)
		if err != nil {
			return runbook.State{}, nil, "", err
		}
		entries = append(entries, e)
		tree.Append(scan.Entry().Hash)
		if !e.Own() {
			told = tree // a value: it stays as it is
		}
	}
	if err := scan.Err(); err != nil {
		return runbook.State{}, nil, "", err
	}
	return runbook.Fold(runbook.State{}, entries), entries, headText(told.Code(), told.Size()), nil
}

// again makes a paper again, and reports whether it is the one in the bundle.
func again(f bundle.File, s runbook.State, entries []runbook.Event, head string) bool {
	l, ok := lang.Parse(f.Language)
	if !ok {
		return false
	}
	sum := sha256.New()
	err := report.Write(sum, f.Report, f.Format, s, entries, report.Options{Lang: l, Handling: f.Handling, Since: f.Since, Number: f.Number, Head: head})
	return err == nil && hex.EncodeToString(sum.Sum(nil)) == f.SHA256
}

// sameVersion reports whether this program is of the version that made the bundle, so
// that a paper that differs was changed.
func (c *checkedBundle) sameVersion() bool {
	return c.b.Manifest.Version == versionName() && versionName() != "devel"
}

// wrong reports whether anything does not hold together.
func (c *checkedBundle) wrong() bool {
	return len(c.b.Faults)+len(c.wrongFile)+len(c.wrongPins) > 0 || c.otherLog || len(c.other) > 0 && c.sameVersion()
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
			a.under(t.Fault, f.Name, t.Faults[string(f.Kind)])
		}
	} else {
		a.say(t.Members, c.b.Members)
	}
	if c.otherLog {
		a.say(t.OtherLog, c.b.Manifest.Log.Entries, c.b.Manifest.Log.Hash)
	}
	a.printProof(c.v)
	switch {
	case len(c.v.evidence) == 0:
		a.say(t.EvidenceNone)
	case c.evidence.same > 0:
		a.say(t.EvidenceSame, c.evidence.same)
	}
	if c.evidence.absent > 0 {
		a.say(t.EvidenceAbsent, c.evidence.absent)
	}
	for _, name := range c.wrongFile {
		a.say(t.EvidenceWrong, name)
	}
	if c.pins > 0 {
		a.say(t.PinsSame, c.pins)
	}
	for _, name := range c.wrongPins {
		a.say(t.PinsWrong, name)
	}
	switch {
	case c.papers == 0:
		a.say(t.ReportsNone)
	case !c.tried:
		a.say(t.ReportsNotTried)
	default:
		if n := c.papers - len(c.other); n > 0 {
			a.say(t.ReportsSame, n)
		}
		switch {
		case len(c.other) == 0:
		case c.sameVersion():
			for _, name := range c.other {
				a.say(t.ReportOther, name)
			}
		default:
			a.say(t.ReportsOther, len(c.other), versionName(), c.b.Manifest.Version)
		}
	}
	a.say(t.NotProved)
	a.under(t.NotSealed)
	a.under(t.NotTrue)
}

// bundleProof is what a verification of a bundle says with --json.
type bundleProof struct {
	Bundle   string        `json:"bundle"`
	OK       bool          `json:"ok"`
	Members  int           `json:"members"`
	Faults   []memberFault `json:"faults"`
	Log      proof         `json:"log"`
	OtherLog bool          `json:"other_log"`
	Evidence struct {
		Same   int      `json:"same"`
		Absent int      `json:"absent"`
		Wrong  []string `json:"wrong"`
	} `json:"evidence"`
	Pinned struct {
		Same  int      `json:"same"`
		Wrong []string `json:"wrong"`
	} `json:"pinned"`
	Papers struct {
		Tried bool     `json:"tried"`
		Same  int      `json:"same"`
		Other []string `json:"other"`
	} `json:"papers"`
}

type memberFault struct {
	Name string      `json:"name"`
	Kind bundle.Kind `json:"kind"`
}

func (c *checkedBundle) json(a *app) bundleProof {
	p := bundleProof{Bundle: c.b.Manifest.Incident, Members: c.b.Members, Faults: []memberFault{}, Log: a.proof(c.v), OtherLog: c.otherLog}
	p.OK = p.Log.OK && !c.wrong()
	for _, f := range c.b.Faults {
		p.Faults = append(p.Faults, memberFault{strings.ToValidUTF8(f.Name, "�"), f.Kind})
	}
	p.Evidence.Same, p.Evidence.Absent, p.Evidence.Wrong = c.evidence.same, c.evidence.absent, nonNil(c.wrongFile)
	p.Pinned.Same, p.Pinned.Wrong = c.pins, nonNil(c.wrongPins)
	p.Papers.Tried, p.Papers.Other = c.tried, nonNil(c.other)
	if c.tried {
		p.Papers.Same = c.papers - len(c.other)
	}
	return p
}
