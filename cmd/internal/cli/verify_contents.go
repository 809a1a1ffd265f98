package cli

import (
	"context"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/bundle"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// checkedBundle is what was found of a bundle beyond its log.
type checkedBundle struct {
	b *bundle.Bundle
	v *verification

	otherLog  bool     // the manifest tells of another log
	manifest  []string // members of the manifest, and files of which it says what does not follow from the log
	missing   []string // files that a bundle of the log has
	evidence  struct{ same, absent int }
	wrongFile []string // evidence that is not the one in the log
	pins      int
	wrongPins []string
	pages     []string // explanations that do not fit the log
	newPages  []string // explanations that fit, in other words than this version's
	papers    int
	same      int      // papers that this version makes of the log again
	other     []string // papers that it does not make of the log
	fewer     []string // papers that it makes and that are not there, in a bundle of another version
	tried     bool     // the papers were made again
}

// contents compares everything with the bundle that this program would make of the log. Of
// a log that is not right there is none.
func (c *checkedBundle) contents(ctx context.Context) error {
	m := c.b.Manifest
	for _, f := range m.Files {
		if f.What == bundle.Report {
			c.papers++
		}
	}
	if c.v.damage != nil || len(c.v.wrong) > 0 || c.otherLog {
		return nil
	}
	state, entries, head, err := c.fold(ctx)
	if err != nil {
		return err
	}
	plan, err := planBundle(state, entries, head, c.options(head), m.Version, c.why)
	if err != nil {
		return err
	}
	c.tried = true
	want := plan.manifest
	for _, member := range []struct {
		name string
		same bool
	}{
		{"incident", m.Incident == want.Incident},
		{"drill", m.Drill == want.Drill},
		{"as_of", m.AsOf.Format(time.RFC3339Nano) == want.AsOf.Format(time.RFC3339Nano)},
		{"log.file", m.Log.File == want.Log.File},
		{"log.root", m.Log.Root == want.Log.Root},
		{"log.code", m.Log.Code == want.Log.Code},
		{"absent", slices.Equal(m.Absent, want.Absent)},
	} {
		if !member.same {
			c.manifest = append(c.manifest, member.name)
		}
	}
	files, has := map[string]bundle.File{}, map[string]bool{}
	for _, f := range m.Files {
		files[f.Name] = f
	}
	var order, planned []string // of what is in both; which papers come when is a version's own
	for _, p := range plan.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		has[p.file.Name] = true
		f, ok := files[p.file.Name]
		switch {
		case ok:
			c.compare(p, f)
			if p.file.What != bundle.Report || c.sameVersion() {
				planned = append(planned, p.file.Name)
			}
		case p.file.What == bundle.Report && !c.sameVersion():
			c.fewer = append(c.fewer, p.file.Name)
		default:
			c.missing = append(c.missing, p.file.Name)
		}
	}
	for _, f := range m.Files {
		switch {
		case has[f.Name]:
			if f.What != bundle.Report || c.sameVersion() {
				order = append(order, f.Name)
			}
		case f.What == bundle.Evidence:
			c.wrongFile = append(c.wrongFile, f.Name)
		case f.What == bundle.Pinned:
			c.wrongPins = append(c.wrongPins, f.Name)
		case f.What == bundle.Report:
			c.other = append(c.other, f.Name)
		default:
			c.manifest = append(c.manifest, f.Name)
		}
	}
	if !slices.Equal(order, planned) {
		c.manifest = append(c.manifest, "files")
	}
	return nil
}

// options are those that the papers say they were made with.
func (c *checkedBundle) options(head logHead) report.Options {
	o := report.Options{Lang: lang.Japanese, Head: head.text()}
	for _, f := range c.b.Manifest.Files {
		if l, ok := lang.Parse(f.Language); f.What == bundle.Report && ok {
			o.Lang, o.Handling = l, f.Handling
			break
		}
	}
	return o
}

// why says why a file that the log names is absent: which were there to be read is known
// from nothing but the manifest.
func (c *checkedBundle) why(e runbook.EvidenceView) string {
	for _, a := range c.b.Manifest.Absent {
		if a.Number == e.Number && a.Entry == e.Seq && (a.Why == bundle.Unreachable || a.Why == bundle.Changed) {
			return a.Why
		}
	}
	return ""
}

// compare compares a file with what it should be.
func (c *checkedBundle) compare(p part, f bundle.File) {
	want := p.file
	if p.write != nil {
		var sum summed
		if err := sum.of(p.write)(io.Discard); err == nil {
			want.Size, want.SHA256 = sum.size, hex.EncodeToString(sum.hash.Sum(nil))
		}
	}
	if want.What == bundle.Log {
		want.SHA256 = f.SHA256 // every entry of it was verified
	}
	same := f.Size == want.Size && f.SHA256 == want.SHA256
	switch {
	case want.What == bundle.Evidence && !same:
		c.wrongFile = append(c.wrongFile, f.Name)
	case want.What == bundle.Pinned && !same:
		c.wrongPins = append(c.wrongPins, f.Name)
	case want.What == bundle.Pinned:
		c.pins++
	case want.What == bundle.Report && !same:
		c.other = append(c.other, f.Name)
	case want.What == bundle.Report:
		c.same++
	case want.What == bundle.Explanation && !same:
		if !c.sameVersion() && c.explains(f.Name) {
			c.newPages = append(c.newPages, f.Name)
		} else {
			c.pages = append(c.pages, f.Name)
		}
	}
	f.Size, f.SHA256 = want.Size, want.SHA256
	if f != want {
		c.manifest = append(c.manifest, f.Name)
	}
}

// explains reports whether a page, whatever its words, has the values of the log.
func (c *checkedBundle) explains(name string) bool {
	const most = 1 << 20
	r, err := c.b.Open(name)
	if err != nil {
		return false
	}
	defer r.Close()
	page, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return false
	}
	chain := c.v.report.Chain
	values := []string{chain.Head.String(), chain.Root.String(), string(eventlog.MakeCode(chain.Entries, chain.Root)), c.v.report.Opening.Host.String()}
	return !slices.ContainsFunc(values, func(value string) bool { return !strings.Contains(string(page), value) })
}

// fold reads the events of the log in the bundle, which was verified.
func (c *checkedBundle) fold(ctx context.Context) (runbook.State, []runbook.Event, logHead, error) {
	var state runbook.State
	var head logHead
	r, err := c.b.Open(bundle.LogName)
	if err != nil {
		return state, nil, head, err
	}
	defer r.Close()
	var entries []runbook.Event
	var tree, told eventlog.Tree
	scan := eventlog.NewScanner(cancelReader{ctx, r}, eventlog.Position{})
	for scan.Scan() {
		e, err := runbook.DecodeEvent(scan.Entry().Event)
		if err != nil {
			return state, nil, head, err
		}
		entries = append(entries, e)
		tree.Append(scan.Entry().Hash)
		if !e.Own() {
			told = tree // a value: it stays as it is
		}
	}
	if err := scan.Err(); err != nil {
		return state, nil, head, err
	}
	at := scan.Position()
	head = logHead{entries: at.Seq, hash: at.Hash, root: tree.Root(), code: tree.Code(), size: at.Offset, told: told.Size(), toldCode: told.Code()}
	if o, ok := entries[0].Data.(*runbook.Opened); ok {
		head.key = o.Key
	}
	return runbook.Fold(state, entries), entries, head, nil
}

// sameVersion reports whether this program is of the version that made the bundle, so
// that what differs was changed.
func (c *checkedBundle) sameVersion() bool {
	return c.b.Manifest.Version == versionName() && versionName() != "devel"
}

// wrong reports whether anything does not hold together.
func (c *checkedBundle) wrong() bool {
	return len(c.b.Faults)+len(c.manifest)+len(c.missing)+len(c.wrongFile)+len(c.wrongPins)+len(c.pages) > 0 ||
		c.otherLog || len(c.other) > 0 && c.sameVersion()
}

// printContents says what follows from the log, and what does not.
func (a *app) printContents(c *checkedBundle) {
	t := lang.Bundle
	each := func(text lang.Text, names []string) {
		for _, name := range names {
			a.say(text, name)
		}
	}
	each(t.ManifestOther, c.manifest)
	each(t.Missing, c.missing)
	switch {
	case len(c.v.evidence) == 0:
		a.say(t.EvidenceNone)
	case c.evidence.same > 0:
		a.say(t.EvidenceSame, c.evidence.same)
	}
	if c.evidence.absent > 0 {
		a.say(t.EvidenceAbsent, c.evidence.absent)
	}
	each(t.EvidenceWrong, c.wrongFile)
	if c.pins > 0 {
		a.say(t.PinsSame, c.pins)
	}
	each(t.PinsWrong, c.wrongPins)
	each(t.PageWrong, c.pages)
	each(t.PageOther, c.newPages)
	if c.papers == 0 {
		a.say(t.ReportsNone)
	} else if !c.tried {
		a.say(t.ReportsNotTried)
	}
	if c.same > 0 {
		a.say(t.ReportsSame, c.same)
	}
	if n := len(c.fewer); n > 0 {
		a.say(t.ReportsFewer, n, c.b.Manifest.Version)
	}
	switch {
	case len(c.other) == 0:
	case c.sameVersion():
		each(t.ReportOther, c.other)
	default:
		a.say(t.ReportsOther, len(c.other), versionName(), c.b.Manifest.Version)
		for _, name := range c.other { // whoever packs a bundle chooses its version: somebody is to look at them
			a.under(lang.Same("%s"), name)
		}
	}
}

// bundleProof is what a verification of a bundle says with --json.
type bundleProof struct {
	Bundle   string        `json:"bundle"`
	OK       bool          `json:"ok"`
	Members  int           `json:"members"`
	Faults   []memberFault `json:"faults"`
	Log      proof         `json:"log"`
	OtherLog bool          `json:"other_log"`
	Manifest []string      `json:"manifest"`
	Missing  []string      `json:"missing"`
	Evidence struct {
		Same   int      `json:"same"`
		Absent int      `json:"absent"`
		Wrong  []string `json:"wrong"`
	} `json:"evidence"`
	Pinned struct {
		Same  int      `json:"same"`
		Wrong []string `json:"wrong"`
	} `json:"pinned"`
	Pages struct {
		Wrong []string `json:"wrong"`
		Other []string `json:"other"`
	} `json:"pages"`
	Papers struct {
		Tried bool     `json:"tried"`
		Same  int      `json:"same"`
		Other []string `json:"other"`
		Fewer []string `json:"fewer,omitzero"`
	} `json:"papers"`
}

type memberFault struct {
	Name string      `json:"name"` // "" of the zip itself
	Kind bundle.Kind `json:"kind"`
}

func (c *checkedBundle) json(a *app) bundleProof {
	p := bundleProof{Bundle: c.b.Manifest.Incident, Members: c.b.Members, Faults: []memberFault{}, Log: a.proof(c.v), OtherLog: c.otherLog, Manifest: nonNil(c.manifest), Missing: nonNil(c.missing)}
	p.OK = p.Log.OK && !c.wrong()
	for _, f := range c.b.Faults {
		p.Faults = append(p.Faults, memberFault{strings.ToValidUTF8(f.Name, "�"), f.Kind})
	}
	p.Evidence.Same, p.Evidence.Absent, p.Evidence.Wrong = c.evidence.same, c.evidence.absent, nonNil(c.wrongFile)
	p.Pinned.Same, p.Pinned.Wrong = c.pins, nonNil(c.wrongPins)
	p.Pages.Wrong, p.Pages.Other = nonNil(c.pages), nonNil(c.newPages)
	p.Papers.Tried, p.Papers.Same, p.Papers.Other = c.tried, c.same, nonNil(c.other)
	p.Papers.Fewer = c.fewer
	return p
}
