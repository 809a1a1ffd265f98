package eventlog

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"golang.org/x/mod/sumdb/tlog"
)

// Known is what a verifier knows of a log from elsewhere than the log. Knowing
// nothing is the zero Known.
type Known struct {
	Incident string       // the id of the incident whose log it should be
	Keys     []PublicKey  // whose signatures count
	Pins     []Checkpoint // what it remembers of the log
	Quoted   []Quoted     // what people wrote down or mailed
}

// Quoted is a head code as it was written down.
type Quoted struct {
	Code Code
	Size int // the number of entries written beside it; 0 if none was: every number is tried, at a millisecond each
}

// Report says what was proved of a log, each level by itself: none follows from
// another. The package comment says what each one proves and does not.
type Report struct {
	Chain       Chain
	Opening     Opening
	Checkpoints Checkpoints
	Keys        []KeyReport  // those given, then the one the log names
	Strangers   []Stranger   // signers that are neither; at most 16
	Pins        []PinReport  // in the order of Known.Pins
	Quoted      []CodeReport // in the order of Known.Quoted
}

// Chain is the first level: form, numbers and hashes of the entries.
type Chain struct {
	Summary         // up to the end of the log, or to the first wrong entry
	Root     Root   // of those entries
	Damage   *Error // what follows them, or nil if nothing does
	Withheld Gaps   // the entries of which a redacted copy shows only the hash
}

// Gaps are the withheld entries of a redacted copy.
type Gaps struct {
	Count  int
	Ranges [][2]int // first and last of each run of them; at most 1000 runs

	// Loose counts those that come after everything that anchors the copy (see
	// Report.Anchored). Whether there ever were such entries is not proved.
	Loose int
}

// More reports that there are more runs than Ranges has.
func (g Gaps) More() bool { return len(g.Ranges) == maxRanges }

// Opening is what the first entry says of the log.
type Opening struct {
	Incident string    // the incident it names; empty if none, or if it is withheld
	Other    bool      // that is not Known.Incident: the log is another incident's
	Host     PublicKey // the key of the host; zero if none is named
	HostText string    // what stands where the key should, if it cannot be read as one
}

// Checkpoints is the second level: whether the checkpoints in the log fit the
// entries before them.
type Checkpoints struct {
	Count  int      // how many entries are checkpoints
	Fit    int      // how many of them are of this log
	Last   int      // the entry of the last one that is, or 0
	Faults []*Error // what is wrong with the others; at most 100
}

// KeyReport is the third level, for one key: what it signed.
type KeyReport struct {
	Key   PublicKey
	Given bool // it is one of Known.Keys
	Named bool // the first entry names it; by itself that proves nothing, whoever writes a log can name a key
	Valid int  // how many checkpoints that fit the log have a valid signature by it
	False int  // how many signatures in its name are not by it
	Other int  // how many valid signatures by it are on checkpoints that do not fit the log
	Size  int  // the largest size of which it signed the root: it vouches for entries 1 to Size
	Entry int  // the entry with that checkpoint
}

// Stranger is the name of a key that signed checkpoints and is not known, so that
// its signatures prove nothing.
type Stranger struct {
	Name string // as it stands in the log: it may hold anything but spaces and pluses
	Hash uint32
}

// Standing says how a log stands to what was remembered of it.
type Standing string

// How a log can stand to a pin or a quoted code.
const (
	Same      Standing = "same"      // it is the very log that was remembered
	Extended  Standing = "extended"  // it begins with the log that was remembered
	Shorter   Standing = "shorter"   // it has fewer entries than were remembered: some were cut off
	Different Standing = "different" // it has other entries in their place
	Another   Standing = "another"   // what was remembered is of another incident
	Missing   Standing = "missing"   // no beginning of it has the code, of which no number is known: Shorter or Different
	Unreached Standing = "unreached" // it is damaged before that place, so that nothing can be said
	Invalid   Standing = "invalid"   // what was remembered is of no log: a number below 1
)

// Holds reports whether the log contains what was remembered.
func (s Standing) Holds() bool { return s == Same || s == Extended }

// PinReport is the fourth level, for one pin.
type PinReport struct {
	Pin      Checkpoint
	Standing Standing
}

// CodeReport is the fourth level, for one head code.
type CodeReport struct {
	Quoted   Quoted
	Standing Standing
	Size     int // the number of entries it is the code of, if it holds
}

// Anchored is how many entries, from the first on, somebody outside of the log
// vouches for: by a key that was given, by a pin or by a quoted code. It is 0 if
// nobody does. It is the most that is said by anybody, also where another pin or
// code is Different: whoever shows it shows that, too.
func (r *Report) Anchored() int {
	n := 0
	for _, k := range r.Keys {
		if k.Given {
			n = max(n, k.Size)
		}
	}
	for _, p := range r.Pins {
		if p.Standing.Holds() {
			n = max(n, p.Pin.Size)
		}
	}
	for _, q := range r.Quoted {
		if q.Standing.Holds() {
			n = max(n, q.Size)
		}
	}
	return n
}

// What can be wrong with a checkpoint, though its entry is right.
const (
	BadNote     Kind = "the entry does not carry a checkpoint that can be read"
	OtherOrigin Kind = "the checkpoint is of another incident"
	OtherSize   Kind = "the checkpoint is not of the entries before it"
	OtherRoot   Kind = "the entries before it are not those the checkpoint was made of"
	NotSigned   Kind = "the signature is not by the key it names"
)

const (
	maxFaults    = 100
	maxStrangers = 16
	maxRanges    = 1000
)

// Audit reads a whole log, or a redacted copy of one, and finds what can be proved
// of it. Damage is part of the report; the error is that of the reader.
//
// It uses no more memory for a long log than for a short one: see [MaxMemory].
func Audit(r io.Reader, known Known) (*Report, error) {
	return audit(newVerification(true), r, known)
}

func audit(v *verification, r io.Reader, known Known) (*Report, error) {
	a := newAuditor(known)
	v.opening, v.inspect, v.add = a.opening, a.inspect, a.add
	pos, err := v.run(r)
	damage, isDamage := err.(*Error)
	if isDamage {
		err = nil
	}
	return a.finish(pos, damage, v.tail), err
}

// item is what is kept of an entry between its verification and its turn.
type item struct {
	leaf     tlog.Hash
	withheld bool
	offset   int64
	note     *noteRead // nil if the entry is no checkpoint
}

type noteRead struct {
	checkpoint Checkpoint
	signatures []Signature
	err        error
}

type auditor struct {
	known  Known
	report Report
	keys   []verifier
	origin string // what checkpoints must name
	tree   Tree

	pins  []int // indices of Known.Pins, by size
	codes []int // indices of Known.Quoted, by size
	free  []int // those of Known.Quoted that have no size, and hold nowhere yet

	anchored int // withheld entries up to the last anchor
}

func newAuditor(known Known) *auditor {
	a := &auditor{known: known, origin: known.Incident}
	for _, k := range known.Keys {
		if k != (PublicKey{}) && !slices.ContainsFunc(a.report.Keys, func(r KeyReport) bool { return r.Key == k }) {
			a.report.Keys = append(a.report.Keys, KeyReport{Key: k, Given: true})
		}
	}
	for i, p := range known.Pins {
		r := PinReport{Pin: p, Standing: Unreached}
		if p.Size < 1 {
			r.Standing = Invalid
		} else {
			a.pins = append(a.pins, i)
		}
		a.report.Pins = append(a.report.Pins, r)
	}
	for i, q := range known.Quoted {
		r := CodeReport{Quoted: q, Standing: Unreached}
		switch {
		case q.Size < 0:
			r.Standing = Invalid
		case q.Size == 0:
			a.free = append(a.free, i)
		default:
			a.codes = append(a.codes, i)
		}
		a.report.Quoted = append(a.report.Quoted, r)
	}
	slices.SortStableFunc(a.pins, func(i, j int) int { return cmp.Compare(known.Pins[i].Size, known.Pins[j].Size) })
	slices.SortStableFunc(a.codes, func(i, j int) int { return cmp.Compare(known.Quoted[i].Size, known.Quoted[j].Size) })
	return a
}

// opening reads the first line before it is verified, so that its key is there
// when the first signature is: if the line is wrong, nothing after it is used.
func (a *auditor) opening(line []byte) {
	if len(line) > EventOffset {
		o := readOpening(line[EventOffset : len(line)-1])
		if validOrigin(o.incident) {
			a.report.Opening.Incident = o.incident
			a.origin = o.incident
		}
		a.name(o.host)
	}
	keys := make([]PublicKey, len(a.report.Keys))
	for i, k := range a.report.Keys {
		keys[i] = k.Key
	}
	a.keys = verifiers(keys)
}

// name takes the key that the first entry names.
func (a *auditor) name(text string) {
	if text == "" {
		return
	}
	key, err := ParsePublicKey(text)
	if err != nil {
		a.report.Opening.HostText = text
		return
	}
	a.report.Opening.Host = key
	for i := range a.report.Keys {
		if a.report.Keys[i].Key == key {
			a.report.Keys[i].Named = true
			return
		}
	}
	a.report.Keys = append(a.report.Keys, KeyReport{Key: key, Named: true})
}

// inspect finds what takes time, on whatever goroutine.
func (a *auditor) inspect(e Entry) item {
	it := item{leaf: leaf(e.Hash), withheld: e.Event == nil, offset: e.Offset}
	text, hasNote, isCheckpoint := readNote(e.Event)
	if isCheckpoint {
		it.note = &noteRead{err: errNoNote}
		if hasNote {
			n := it.note
			n.checkpoint, n.signatures, n.err = openCheckpoint(text, a.keys)
		}
	}
	return it
}

var errNoNote = errors.New("its data has no note")

// add takes the entries in order.
func (a *auditor) add(seq int, offset int64, it item) {
	if it.note != nil {
		a.checkpoint(seq, offset, it.note)
	}
	a.tree.append(it.leaf)
	if it.withheld {
		a.withheld(seq)
	}
	a.remembered()
}

func (a *auditor) withheld(seq int) {
	w := &a.report.Chain.Withheld
	w.Count++
	if n := len(w.Ranges); n > 0 && w.Ranges[n-1][1] == seq-1 {
		w.Ranges[n-1][1] = seq
	} else if n < maxRanges {
		w.Ranges = append(w.Ranges, [2]int{seq, seq})
	}
}

// anchor notes that somebody outside vouches for the entries so far.
func (a *auditor) anchor() { a.anchored = a.report.Chain.Withheld.Count }

// checkpoint judges the checkpoint that entry seq carries.
func (a *auditor) checkpoint(seq int, offset int64, n *noteRead) {
	all := &a.report.Checkpoints
	all.Count++
	fault := func(kind Kind, detail string) {
		if len(all.Faults) < maxFaults {
			all.Faults = append(all.Faults, &Error{Entry: seq, Offset: offset, Kind: kind, Detail: detail})
		}
	}
	if n.err != nil {
		fault(BadNote, n.err.Error())
		return
	}
	c := n.checkpoint
	if a.origin == "" {
		a.origin = c.Origin // no more is known than that all must name the same
	}
	fits := false
	switch {
	case c.Origin != a.origin:
		fault(OtherOrigin, c.Origin)
	case c.Size != seq-1:
		fault(OtherSize, "")
	case c.Root != a.tree.Root():
		fault(OtherRoot, "")
	default:
		fits = true
		all.Fit++
		all.Last = seq
	}
	for _, s := range n.signatures {
		if s.Key == (PublicKey{}) {
			a.stranger(Stranger{s.Name, s.Hash})
			continue
		}
		i := slices.IndexFunc(a.report.Keys, func(r KeyReport) bool { return r.Key == s.Key })
		k := &a.report.Keys[i]
		switch {
		case !s.Valid:
			k.False++
			fault(NotSigned, s.Name)
		case !fits:
			k.Other++
		case k.Entry != seq: // a key may stand in a note more than once
			k.Valid++
			k.Size, k.Entry = c.Size, seq
			if k.Given {
				a.anchor()
			}
		}
	}
}

func (a *auditor) stranger(s Stranger) {
	if len(a.report.Strangers) < maxStrangers && !slices.Contains(a.report.Strangers, s) {
		a.report.Strangers = append(a.report.Strangers, s)
	}
}

// remembered compares the log so far with what is remembered of that many
// entries.
func (a *auditor) remembered() {
	size := a.tree.Size()
	for len(a.pins) > 0 && a.known.Pins[a.pins[0]].Size == size {
		p := &a.report.Pins[a.pins[0]]
		a.pins = a.pins[1:]
		switch {
		case a.another(p.Pin):
			p.Standing = Another
		case p.Pin.Root != a.tree.Root():
			p.Standing = Different
		default:
			p.Standing = Extended
			a.anchor()
		}
	}
	for len(a.codes) > 0 && a.known.Quoted[a.codes[0]].Size == size {
		q := &a.report.Quoted[a.codes[0]]
		a.codes = a.codes[1:]
		if q.Standing = Different; q.Quoted.Code == a.tree.Code() {
			q.Standing, q.Size = Extended, size
			a.anchor()
		}
	}
	if len(a.free) > 0 {
		code := a.tree.Code()
		a.free = slices.DeleteFunc(a.free, func(i int) bool {
			q := &a.report.Quoted[i]
			if q.Quoted.Code != code {
				return false
			}
			q.Standing, q.Size = Extended, size
			a.anchor()
			return true
		})
	}
}

// another reports whether a pin is of another incident than the log says it is of.
func (a *auditor) another(pin Checkpoint) bool {
	return pin.Origin != "" && a.origin != "" && pin.Origin != a.origin
}

// finish completes the report at the end of the log, or before what is wrong.
func (a *auditor) finish(pos Position, damage *Error, tail Hash) *Report {
	r := &a.report
	r.Chain.Summary = Summary{Entries: pos.Seq, Head: pos.Hash, Size: pos.Offset}
	r.Chain.Root = a.tree.Root()
	r.Chain.Damage = damage
	if pos.Seq == 0 {
		// What stands in the first line is not an entry.
		a.origin, r.Opening = a.known.Incident, Opening{}
		r.Keys = slices.DeleteFunc(r.Keys, func(k KeyReport) bool { return !k.Given })
		for i := range r.Keys {
			r.Keys[i].Named = false
		}
	}
	o := &r.Opening
	o.Other = a.known.Incident != "" && o.Incident != "" && o.Incident != a.known.Incident

	// A torn tail takes away nothing that anybody was told was written; a complete
	// one is an entry.
	missing := Shorter
	if damage != nil && damage.Kind != Torn {
		missing = Unreached
	}
	if tail != (Hash{}) {
		a.tree.Append(tail)
		a.remembered()
	}
	same := func(size int) bool { return missing == Shorter && size == a.tree.Size() }
	for i := range r.Pins {
		switch p := &r.Pins[i]; {
		case p.Standing == Unreached && a.another(p.Pin):
			p.Standing = Another
		case p.Standing == Unreached:
			p.Standing = missing
		case p.Standing == Extended && same(p.Pin.Size):
			p.Standing = Same
		}
	}
	for i := range r.Quoted {
		switch q := &r.Quoted[i]; {
		case q.Standing == Unreached && q.Quoted.Size > 0:
			q.Standing = missing
		case q.Standing == Unreached && missing == Shorter:
			q.Standing = Missing
		case q.Standing == Extended && same(q.Size):
			q.Standing = Same
		}
	}
	r.Chain.Withheld.Loose = r.Chain.Withheld.Count - a.anchored
	return r
}
