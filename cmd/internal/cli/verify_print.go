package cli

import (
	"fmt"
	"slices"
	"strings"

	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
)

// proof is the result of a verification in JSON.
type proof struct {
	Log         string         `json:"log"`
	OK          bool           `json:"ok"`
	Entries     int            `json:"entries"`
	Head        string         `json:"head"`
	Bytes       int64          `json:"bytes"`
	Proved      []string       `json:"proved"`     // of those entries
	NotProved   []string       `json:"not_proved"` // of the whole log
	Root        string         `json:"root,omitzero"`
	Code        string         `json:"code,omitzero"`
	Anchored    int            `json:"anchored"`
	Checkpoints proofChecks    `json:"checkpoints"`
	Keys        []proofKey     `json:"keys"`
	Pin         *proofPin      `json:"pin,omitzero"`
	Codes       []proofCode    `json:"codes"`
	Evidence    []evidenceFile `json:"evidence"`
	Withheld    int            `json:"withheld,omitzero"`
	Tied        int            `json:"tied,omitzero"`
	TiedNamed   int            `json:"tied_named,omitzero"`
	Wrong       []proofFlaw    `json:"wrong"`
	Entry       int            `json:"damaged_entry,omitzero"`
	Offset      int64          `json:"damaged_offset,omitzero"`
	Damage      string         `json:"damage,omitzero"`
}

type proofChecks struct {
	Count int `json:"count"`
	Fit   int `json:"fit"`
	Last  int `json:"last"`
}

type proofKey struct {
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
	Whose       string `json:"whose"` // this-computer given named
	Valid       int    `json:"valid"`
	False       int    `json:"false"`
	Other       int    `json:"other"`
	Size        int    `json:"size"`
	Entry       int    `json:"entry"`
}

type proofPin struct {
	Entries  int               `json:"entries"`
	Standing eventlog.Standing `json:"standing"`
}

type proofCode struct {
	Code     eventlog.Code     `json:"code"`
	Size     int               `json:"size"`
	Standing eventlog.Standing `json:"standing"`
}

type proofFlaw struct {
	Entry int    `json:"entry"`
	What  string `json:"what"`
}

// whoseKey says how a key is known.
func (v *verification) whoseKey(k eventlog.KeyReport) string {
	switch {
	case k.Given && slices.Contains(v.known.given, k.Key):
		return "given"
	case k.Given:
		return "this-computer"
	}
	return "named"
}

func (a *app) proof(v *verification) proof {
	p := proof{
		Log: v.name, OK: v.damage == nil && len(v.wrong) == 0, Entries: v.entries, Head: v.head.String(), Bytes: v.bytes,
		Proved: []string{}, NotProved: []string{"complete"}, Anchored: 0,
		Evidence: nonNil(v.evidence), Codes: []proofCode{}, Keys: []proofKey{}, Wrong: []proofFlaw{},
	}
	if d := v.damage; d != nil {
		p.Entry, p.Offset, p.Damage = d.Entry, d.Offset, fault(d.Err).In(a.lang)
	}
	for _, w := range v.wrong {
		p.Wrong = append(p.Wrong, proofFlaw{w.entry, w.text.In(a.lang)})
	}
	r := v.report
	if r == nil {
		p.NotProved = append(p.NotProved, "not-rewritten", "author")
		return p
	}
	p.Anchored, p.Withheld = v.anchored(), r.Chain.Withheld.Count
	p.Checkpoints = proofChecks{r.Checkpoints.Count, r.Checkpoints.Fit, r.Checkpoints.Last}
	p.Proved = v.proved()
	if p.Withheld > 0 {
		if p.Tied = v.tied(); p.Tied < v.entries {
			p.NotProved = append(p.NotProved, "hashes")
		}
		if named := v.tiedByNamed(); named > p.Tied {
			p.TiedNamed = named
		}
	}
	if v.place && v.damage == nil {
		p.Proved = append(p.Proved, "place")
	}
	if r.Checkpoints.Fit > 0 && len(r.Checkpoints.Faults) == 0 {
		p.Proved = append(p.Proved, "checkpoints")
	}
	if v.signed() > 0 {
		p.Proved = append(p.Proved, "signature")
	}
	if v.entries > 0 && v.entries == r.Chain.Entries {
		p.Root, p.Code = r.Chain.Root.String(), string(eventlog.MakeCode(r.Chain.Entries, r.Chain.Root))
	}
	for _, k := range r.Keys {
		p.Keys = append(p.Keys, proofKey{k.Key.String(), k.Key.Fingerprint(), v.whoseKey(k), k.Valid, k.False, k.Other, k.Size, k.Entry})
	}
	if v.pinStanding != "" {
		p.Pin = &proofPin{v.pin.Seq, v.pinStanding}
		if v.pinStanding.Holds() {
			p.Proved = append(p.Proved, "seen-before")
		}
	}
	for _, q := range r.Quoted {
		p.Codes = append(p.Codes, proofCode{q.Quoted.Code, max(q.Size, q.Quoted.Size), q.Standing})
		if q.Standing.Holds() {
			p.Proved = append(p.Proved, "code")
		}
	}
	if v.anchored() < v.entries || v.entries == 0 {
		p.NotProved = append(p.NotProved, "not-rewritten")
	}
	p.NotProved = append(p.NotProved, "author")
	return p
}

// printProof says exactly what was proved and what was not, each level of trust by
// itself; one word for all would promise too much.
func (a *app) printProof(v *verification) {
	t, p := lang.Command, lang.Proof
	r := v.report
	switch hidden := r.Chain.Withheld.Count; {
	case v.damage == nil && hidden > 0:
		a.say(p.VerifyCopy, v.name, v.entries, hidden, v.shown)
	case v.damage == nil:
		a.say(t.VerifyGood, v.name, v.entries)
	default:
		a.say(t.VerifyBad, v.name, v.damage.Entry, v.damage.Offset, fault(v.damage.Err))
	}
	for _, w := range v.wrong {
		if w.entry > 0 {
			a.say(p.UntrueAt, v.name, w.entry, w.text)
		} else {
			a.say(lang.Same("%s: %s"), v.name, w.text)
		}
	}
	if v.entries > 0 {
		a.say(t.VerifyProved, fmt.Sprintf("1-%d", v.entries))
		if r.Chain.Withheld.Count > 0 {
			a.printCopy(v)
		} else {
			a.under(t.ProvedForm)
			a.under(t.ProvedChain)
			a.under(t.ProvedEvents)
			a.under(t.ProvedIDs)
			a.under(t.ProvedPins)
		}
		if v.place && v.damage == nil {
			a.under(t.ProvedPlace)
		}
		a.under(t.VerifyHead, v.entries, v.head.String(), v.bytes)
		if v.entries == r.Chain.Entries {
			a.under(p.ProvedTree, eventlog.MakeCode(r.Chain.Entries, r.Chain.Root), r.Chain.Entries, r.Chain.Root)
		}
	}
	a.printSignatures(v)
	a.printMemory(v)
	if len(v.evidence) > 0 {
		a.say(p.LevelEvidence)
		for _, e := range v.evidence {
			switch e.Status {
			case "same":
				a.under(p.EvidenceSame, e.Number, e.Entry)
			case "changed":
				a.under(p.EvidenceChanged, e.Number, e.Entry, e.Path)
			case "unread":
				a.under(p.EvidenceUnread, e.Number, e.Entry, e.Path)
			default:
				a.under(p.EvidenceMissing, e.Number, e.Entry, e.Path)
			}
		}
	}
	a.say(t.VerifyNotProved)
	a.under(p.NotProvedAfter, v.entries)
	switch n := v.anchored(); {
	case n == 0:
		a.under(p.NotProvedHost)
	case n < v.entries:
		a.under(p.NotProvedUnsigned, n+1)
		fallthrough
	default:
		a.under(p.NotProvedRoot)
	}
	if v.id == "" && r.Opening.Incident == "" {
		a.under(p.NotProvedUnnamed)
	}
	a.under(t.NotProvedTruth)
}

// printSignatures says what is signed in the log, and what is known of the keys.
func (a *app) printSignatures(v *verification) {
	p, r := lang.Proof, v.report
	a.say(p.LevelSignatures)
	switch c := r.Checkpoints; {
	case c.Count == 0:
		a.under(p.NoCheckpoints)
	case c.Fit == c.Count && len(c.Faults) == 0:
		a.under(p.ProvedCheckpoints, c.Fit, c.Last)
	}
	for _, f := range r.Checkpoints.Faults {
		a.under(p.CheckpointFault, f.Entry, fault(f))
	}
	for _, k := range r.Keys {
		name, finger := k.Key.Name(), k.Key.Fingerprint()
		switch whose := v.whoseKey(k); {
		case k.Valid == 0 && whose == "given":
			a.under(p.NotSignedGiven, name, finger)
		case k.Valid == 0 && whose != "this-computer" && r.Checkpoints.Count > 0:
			a.under(p.NamedNotSigned, name, finger)
		case k.Valid == 0:
		case whose == "given":
			a.under(p.SignedGiven, k.Size, name, finger)
		case whose == "this-computer":
			a.under(p.SignedOwn, k.Size, name, finger)
		default:
			a.under(p.SignedNamed, k.Size, name, finger)
		}
		if k.False > 0 {
			a.under(p.FalseSignature, name, k.False)
		}
		if k.Other > 0 {
			a.under(p.OtherSigned, name, k.Other)
		}
	}
	if len(r.Strangers) > 0 {
		var names []string
		for _, s := range r.Strangers {
			names = append(names, s.Name)
		}
		a.under(p.Strangers, a.join(names))
	}
	if r.Opening.HostText != "" {
		a.under(p.HostUnreadable, shorten(r.Opening.HostText))
	}
}

// printMemory says how the log stands to what was remembered of it elsewhere.
func (a *app) printMemory(v *verification) {
	p := lang.Proof
	if v.store == nil && len(v.report.Quoted) == 0 {
		return
	}
	a.say(p.LevelMemory)
	standing := func(s eventlog.Standing) lang.Text { return p.Standing[string(s)] }
	switch {
	case v.store == nil:
	case v.pinStanding == "":
		a.under(p.PinNone)
	case v.pinStanding.Holds():
		a.under(p.PinHolds, v.pin.Seq, standing(v.pinStanding))
	default:
		a.under(p.PinFails, v.pin.Seq, standing(v.pinStanding))
	}
	for _, q := range v.report.Quoted {
		if q.Standing.Holds() {
			a.under(p.CodeHolds, q.Quoted.Code, q.Size, standing(q.Standing))
		} else {
			a.under(p.CodeFails, q.Quoted.Code, standing(q.Standing))
		}
	}
}

// printSummary says of a log in one line what was proved, each level by itself.
func (a *app) printSummary(v *verification) {
	p := lang.Proof
	if v.damage != nil {
		a.say(p.SummaryBad, v.name, a.format(p.UntrueAt, v.name, v.damage.Entry, fault(v.damage.Err)))
		return
	}
	if len(v.wrong) > 0 {
		w := v.wrong[0]
		what := w.text.In(a.lang)
		if w.entry > 0 {
			what = a.format(p.UntrueAt, v.name, w.entry, w.text)
		}
		a.say(p.SummaryBad, v.name, what)
		return
	}
	words := []string{a.format(p.SummaryGood, v.name, v.entries)}
	named := 0
	for _, k := range v.report.Keys {
		if k.Named {
			named = k.Size
		}
	}
	switch {
	case v.signed() > 0:
		words = append(words, a.format(p.SummarySigned, v.signed()))
	case named > 0:
		words = append(words, a.format(p.SummaryNamed, named))
	default:
		words = append(words, a.format(p.SummaryUnsigned))
	}
	if v.pinStanding != "" {
		words = append(words, a.format(p.SummaryPinned, v.pin.Seq))
	} else {
		words = append(words, a.format(p.SummaryNotPinned))
	}
	if n := len(v.evidence); n > 0 {
		same := 0
		for _, e := range v.evidence {
			if e.Status == "same" {
				same++
			}
		}
		words = append(words, a.format(p.SummaryEvidence, same, n))
	}
	a.say(lang.Same("%s"), strings.Join(words, "  "))
}
