package eventlog

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A draft is the events of a log before they are chained, so that a test can change
// them as somebody could who can write the file.
type draft struct{ events []string }

func (d *draft) add(format string, args ...any) {
	d.events = append(d.events, fmt.Sprintf(`{"seq":%d,`, len(d.events)+1)+fmt.Sprintf(format, args...)+"}")
}

func (d *draft) open(incident string, host PublicKey) {
	d.add(`"type":"incident.opened","data":{"incident":"%s","host":"%s"}`, incident, host)
}

func (d *draft) notes(n int) {
	for range n {
		d.add(`"type":"note.added","data":{"text":"電話 %d"}`, len(d.events))
	}
}

func (d *draft) note(note string) {
	d.add(`"type":"log.checkpoint","data":{"note":%q}`, note)
}

func (d *draft) sign(incident string, keys ...*PrivateKey) {
	d.note(must(d.checkpoint(incident).Sign(keys...)))
}

// checkpoint is that of the events so far.
func (d *draft) checkpoint(incident string) Checkpoint {
	return Checkpoint{Origin: incident, Size: len(d.events), Root: report(d.log(), Known{}).Chain.Root}
}

func (d *draft) log() (log []byte) {
	var h Hash
	for _, e := range d.events {
		log, h = AppendLine(log, h, []byte(e))
	}
	return log
}

// without takes events out and numbers the rest anew.
func (d *draft) without(taken func(event string) bool) *draft {
	var rest draft
	for _, e := range d.events {
		if !taken(e) {
			_, body, _ := strings.Cut(e, ",")
			rest.add("%s", strings.TrimSuffix(body, "}"))
		}
	}
	return &rest
}

func (d *draft) replace(old, new string) *draft {
	var changed draft
	for _, e := range d.events {
		changed.events = append(changed.events, strings.Replace(e, old, new, 1))
	}
	return &changed
}

func report(log []byte, known Known) *Report { return must(Audit(bytes.NewReader(log), known)) }

const (
	incident = "INC-20261122-01"
	another  = "INC-20261122-02"
)

var (
	hostKey  = testKey("ube-pc1", 1)
	otherKey = testKey("ube-pc2", 2)
	attacker = testKey("ube-pc1", 66) // of the same name
)

// honest is a log with checkpoints at entries 12, 23 and 34, of 40 entries.
func honest(incident string, key *PrivateKey) *draft { return written(incident, key.Public(), key, 10) }

// written is such a log by whoever has the signer, with another number of entries
// before the first checkpoint.
func written(incident string, named PublicKey, signer *PrivateKey, first int) *draft {
	d := new(draft)
	d.open(incident, named)
	for _, n := range []int{first, 10, 10} {
		d.notes(n)
		d.sign(incident, signer)
	}
	d.notes(6)
	return d
}

func isCheckpoint(event string) bool { return strings.Contains(event, CheckpointType) }

// faults lists the checkpoints that are not right.
func faults(r *Report) string {
	var s []string
	for _, f := range r.Checkpoints.Faults {
		name := map[Kind]string{BadNote: "note", OtherOrigin: "origin", OtherSize: "size", OtherRoot: "root", NotSigned: "signed"}[f.Kind]
		s = append(s, fmt.Sprintf("%d:%s", f.Entry, name))
	}
	return strings.Join(s, " ")
}

func TestAuditHonest(t *testing.T) {
	d := honest(incident, hostKey)
	log := d.log()
	r := report(log, Known{Incident: incident, Keys: []PublicKey{hostKey.Public(), otherKey.Public()}, Pins: []Checkpoint{d.checkpoint(incident)}})
	sum := must(Verify(bytes.NewReader(log)))
	if r.Chain.Summary != sum || sum.Entries != 40 || r.Chain.Damage != nil || !bytes.Equal(r.Chain.Root[:], rootPlainly(hashesIn(log))) || r.Chain.Withheld.Count != 0 {
		t.Errorf("chain: %+v", r.Chain)
	}
	if r.Opening != (Opening{Incident: incident, Host: hostKey.Public()}) {
		t.Errorf("opening: %+v", r.Opening)
	}
	if c := r.Checkpoints; c.Count != 3 || c.Fit != 3 || c.Last != 34 || len(c.Faults) != 0 {
		t.Errorf("checkpoints: %+v", c)
	}
	want := []KeyReport{
		{Key: hostKey.Public(), Given: true, Named: true, Valid: 3, Size: 33, Entry: 34},
		{Key: otherKey.Public(), Given: true},
	}
	if !slices.Equal(r.Keys, want) || len(r.Strangers) != 0 {
		t.Errorf("keys: %+v, %+v", r.Keys, r.Strangers)
	}
	if r.Pins[0].Standing != Same || r.Anchored() != 40 {
		t.Errorf("pins: %+v", r.Pins)
	}
	// Knowing nothing, the key is only named.
	r = report(log, Known{})
	if !slices.Equal(r.Keys, []KeyReport{{Key: hostKey.Public(), Named: true, Valid: 3, Size: 33, Entry: 34}}) || r.Anchored() != 0 {
		t.Errorf("knowing nothing: %+v", r)
	}
}

func hashesIn(log []byte) (all []Hash) {
	for line := range bytes.Lines(log) {
		all = append(all, Hash(line[HashOffset:HashOffset+hashLen]))
	}
	return all
}

// A log written before there were keys is whole, and proves no more than its chain.
func TestAuditWithoutKey(t *testing.T) {
	d := new(draft)
	d.add(`"type":"incident.opened","data":{"incident":"%s"}`, incident)
	d.notes(9)
	r := report(d.log(), Known{Incident: incident, Keys: []PublicKey{hostKey.Public()}})
	if r.Chain.Damage != nil || r.Chain.Entries != 10 || r.Opening != (Opening{Incident: incident}) || r.Checkpoints.Count != 0 ||
		!slices.Equal(r.Keys, []KeyReport{{Key: hostKey.Public(), Given: true}}) || r.Anchored() != 0 {
		t.Errorf("%+v", r)
	}
	// Signed later all the same, it is proved from there back.
	d.sign(incident, hostKey)
	r = report(d.log(), Known{Keys: []PublicKey{hostKey.Public()}})
	if r.Opening.Host != (PublicKey{}) || r.Keys[0].Size != 10 || r.Keys[0].Named || r.Anchored() != 10 {
		t.Errorf("signed: %+v", r)
	}
	for name, host := range map[string]string{"not text": `7`, "an object": `{}`, "null": `null`} {
		d := new(draft)
		d.add(`"data":{"incident":"%s","host":%s}`, incident, host)
		if r := report(d.log(), Known{}); r.Chain.Damage != nil || r.Opening != (Opening{Incident: incident}) {
			t.Errorf("host is %s: %+v", name, r.Opening)
		}
	}
	d = new(draft)
	d.add(`"data":{"incident":"%s","host":"%s"}`, "no id", "ube-pc1+00000000+AAAA")
	if r := report(d.log(), Known{}); r.Chain.Damage != nil || r.Opening != (Opening{HostText: "ube-pc1+00000000+AAAA"}) || len(r.Keys) != 0 {
		t.Errorf("a host that is no key: %+v", r)
	}
	for _, event := range []string{`"a":1`, `"data":1`, `"data":null`, `"data":"x"`, `"data":[]`, `"data":{"incident":7}`} {
		d := new(draft)
		d.add("%s", event)
		if r := report(d.log(), Known{Incident: incident}); r.Chain.Damage != nil || r.Opening != (Opening{}) {
			t.Errorf("%s: %+v", event, r.Opening)
		}
	}
	if r := report(nil, Known{Incident: incident}); r.Chain.Entries != 0 || r.Chain.Damage != nil || r.Opening != (Opening{}) {
		t.Errorf("an empty log: %+v", r)
	}
}

// What somebody can do who can write the file, and what shows it.
func TestForgedLogs(t *testing.T) {
	d := honest(incident, hostKey)
	pin := d.checkpoint(incident)
	known := Known{Incident: incident, Keys: []PublicKey{hostKey.Public()}, Pins: []Checkpoint{pin}}

	rewritten := d.replace("電話 5", "電話を")
	renamed := d.replace(incident, another) // in the first entry and in the notes
	moved := d.without(isCheckpoint)
	moved.events = append(moved.events[:0:0], moved.events...)
	moved.events[0] = strings.Replace(moved.events[0], incident, another, 1)
	pasted := new(draft)
	pasted.open(incident, hostKey.Public())
	pasted.notes(10)
	pasted.note(must(func() *draft { d := new(draft); d.open(another, hostKey.Public()); d.notes(10); return d }().checkpoint(another).Sign(hostKey)))
	repeated := new(draft)
	repeated.events = slices.Clone(d.events[:20])
	repeated.note(noteOf(t, d.events[11]))
	early := new(draft)
	early.open(incident, hostKey.Public())
	early.note(noteOf(t, d.events[11]))

	type seen struct {
		other    bool
		fit      int
		faults   string
		host     KeyReport
		named    int // signatures that hold by a key that only the log names
		pin      Standing
		anchored int
	}
	host := func(k KeyReport) KeyReport {
		k.Key, k.Given = hostKey.Public(), true
		return k
	}
	for _, c := range []struct {
		name string
		d    *draft
		want seen
	}{
		{"nothing", d, seen{fit: 3, host: host(KeyReport{Named: true, Valid: 3, Size: 33, Entry: 34}), pin: Same, anchored: 40}},
		{"an entry rewritten, the chain made anew", rewritten,
			seen{faults: "12:root 23:root 34:root", host: host(KeyReport{Named: true, Other: 3}), pin: Different}},
		{"a late entry rewritten", d.replace("電話 25", "電話を"),
			seen{fit: 2, faults: "34:root", host: host(KeyReport{Named: true, Valid: 2, Other: 1, Size: 22, Entry: 23}), pin: Different, anchored: 22}},
		{"the last entry rewritten", d.replace("電話 39", "電話を"),
			seen{fit: 3, host: host(KeyReport{Named: true, Valid: 3, Size: 33, Entry: 34}), pin: Different, anchored: 33}},
		{"the checkpoints taken out", d.without(isCheckpoint),
			seen{host: host(KeyReport{Named: true}), pin: Shorter}},
		{"one checkpoint taken out", d.without(func(e string) bool { return isCheckpoint(e) && strings.HasPrefix(e, `{"seq":12,`) }),
			seen{faults: "22:size 33:size", host: host(KeyReport{Named: true, Other: 2}), pin: Shorter}},
		{"written anew with another key of the same name", written(incident, attacker.Public(), attacker, 12),
			seen{fit: 3, host: host(KeyReport{}), named: 3, pin: Different}},
		{"written anew with another key, naming the true one", written(incident, hostKey.Public(), attacker, 12),
			seen{fit: 3, host: host(KeyReport{Named: true}), pin: Different}},
		{"written anew by who has the key", written(incident, hostKey.Public(), hostKey, 12),
			seen{fit: 3, host: host(KeyReport{Named: true, Valid: 3, Size: 35, Entry: 36}), pin: Different, anchored: 35}},
		{"the name of the incident changed everywhere", renamed,
			seen{other: true, faults: "12:root 12:signed 23:root 23:signed 34:root 34:signed", host: host(KeyReport{Named: true, False: 3}), pin: Another}},
		{"grafted onto another incident", moved,
			seen{other: true, host: host(KeyReport{Named: true}), pin: Another}},
		{"another incident's log in its place", honest(another, hostKey),
			seen{other: true, fit: 3, host: host(KeyReport{Named: true, Valid: 3, Size: 33, Entry: 34}), pin: Another, anchored: 33}},
		{"another incident's checkpoint", pasted,
			seen{faults: "12:origin", host: host(KeyReport{Named: true, Other: 1}), pin: Shorter}},
		{"a checkpoint once more", repeated,
			seen{fit: 1, faults: "21:size", host: host(KeyReport{Named: true, Valid: 1, Other: 1, Size: 11, Entry: 12}), pin: Shorter, anchored: 11}},
		{"a checkpoint too early", early,
			seen{faults: "2:size", host: host(KeyReport{Named: true, Other: 1}), pin: Shorter}},
		{"the end cut off", &draft{d.events[:30]},
			seen{fit: 2, host: host(KeyReport{Named: true, Valid: 2, Size: 22, Entry: 23}), pin: Shorter, anchored: 22}},
		{"everything cut off", &draft{},
			seen{host: host(KeyReport{}), pin: Shorter}},
	} {
		r := report(c.d.log(), known)
		got := seen{r.Opening.Other, r.Checkpoints.Fit, faults(r), r.Keys[0], 0, r.Pins[0].Standing, r.Anchored()}
		if len(r.Keys) > 1 {
			got.named = r.Keys[1].Valid
		}
		if got != c.want || r.Chain.Damage != nil {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, c.want)
		}
		// The control: the chain alone, made anew, finds nothing in any of them.
		if _, err := Verify(bytes.NewReader(c.d.log())); err != nil {
			t.Errorf("%s: the chain alone shows it, so that this is no test of checkpoints: %v", c.name, err)
		}
	}
}

func noteOf(t testing.TB, event string) string {
	t.Helper()
	note, ok, is := readNote([]byte(event))
	if !ok || !is {
		t.Fatalf("no checkpoint: %s", event)
	}
	return note
}

// Keys that are mistaken for one another.
func TestKeyMixUps(t *testing.T) {
	log := honest(incident, hostKey).log()
	for name, given := range map[string]PublicKey{
		"the same name, another key": attacker.Public(),
		"the same key, another name": testKey("ube-pc9", 1).Public(),
		"another key":                otherKey.Public(),
	} {
		r := report(log, Known{Keys: []PublicKey{given}})
		if r.Keys[0] != (KeyReport{Key: given, Given: true}) || r.Keys[1].Given || r.Keys[1].Valid != 3 || r.Anchored() != 0 || len(r.Checkpoints.Faults) != 0 {
			t.Errorf("%s: %+v", name, r.Keys)
		}
	}
	// Neither named nor given, a signer is a stranger.
	d := new(draft)
	d.open(incident, hostKey.Public())
	d.notes(3)
	d.sign(incident, otherKey)
	d.sign(incident, attacker, hostKey)
	r := report(d.log(), Known{})
	if len(r.Strangers) != 2 || r.Strangers[0].Name != "ube-pc2" || r.Strangers[1].Name != "ube-pc1" || r.Keys[0].Valid != 1 || r.Keys[0].Entry != 6 || r.Checkpoints.Fit != 2 {
		t.Errorf("%+v", r)
	}
	// Two signers of one checkpoint, given twice.
	d.sign(incident, hostKey, otherKey)
	r = report(d.log(), Known{Keys: []PublicKey{otherKey.Public(), otherKey.Public(), {}}})
	if len(r.Keys) != 2 || r.Keys[0].Valid != 2 || r.Keys[0].Size != 6 || r.Keys[1].Valid != 2 || r.Anchored() != 6 {
		t.Errorf("%+v", r.Keys)
	}
	// So many strangers that the report is full.
	d = new(draft)
	d.open(incident, hostKey.Public())
	for i := range 40 {
		d.sign(incident, testKey(fmt.Sprintf("pc%d", i), byte(i)))
	}
	if r := report(d.log(), Known{}); len(r.Strangers) != maxStrangers || r.Checkpoints.Fit != 40 {
		t.Errorf("%d strangers", len(r.Strangers))
	}
}

// What is no checkpoint, and what only looks like one.
func TestStrangeNotes(t *testing.T) {
	signed := must(Checkpoint{Origin: incident, Size: 1, Root: Root(rootPlainly(hashesOf(1)))}.Sign(hostKey))
	for _, c := range []struct {
		event  string
		count  int
		faults string
	}{
		{`"type":"log.checkpoint"`, 1, "2:note"},
		{`"type":"log.checkpoint","data":null`, 1, "2:note"},
		{`"type":"log.checkpoint","data":"x"`, 1, "2:note"},
		{`"type":"log.checkpoint","data":{}`, 1, "2:note"},
		{`"type":"log.checkpoint","data":{"note":1}`, 1, "2:note"},
		{`"type":"log.checkpoint","data":{"note":""}`, 1, "2:note"},
		{`"type":"log.checkpoint","data":{"note":"x"}`, 1, "2:note"},
		{`"type":"log.checkpoint","data":{"note":"x\n\n— a b\n"}`, 1, "2:note"},
		{fmt.Sprintf(`"type":"log.checkpoint","data":{"note":%q}`, signed[:len(signed)-1]), 1, "2:note"},
		{fmt.Sprintf(`"type":"log.checkpoint","data":{"note":%q}`, signed), 1, "2:root"},
		{fmt.Sprintf(`"type":"log.checkpoint","note":%q`, signed), 1, "2:note"},
		{fmt.Sprintf(`"data":{"note":%q},"type":"log.checkpoint"`, signed), 1, "2:root"},
		{fmt.Sprintf(`"type":"log\u002echeckpoint","data":{"note":%q}`, signed), 0, ""},
		{fmt.Sprintf(`"type":"note.added","data":{"note":%q,"type":"log.checkpoint"}`, signed), 0, ""},
		{`"type":"note.added","data":{"text":"\"log.checkpoint\""}`, 0, ""},
		{`"type":"note.added","data":{"text":"log.checkpoint"}`, 0, ""},
		{`"type":["log.checkpoint"]`, 0, ""},
	} {
		d := new(draft)
		d.open(incident, hostKey.Public())
		d.add("%s", c.event)
		r := report(d.log(), Known{})
		if r.Chain.Damage != nil || r.Checkpoints.Count != c.count || faults(r) != c.faults || r.Checkpoints.Fit != 0 {
			t.Errorf("%s: %+v", c.event, r.Checkpoints)
		}
		for _, f := range r.Checkpoints.Faults {
			if want := int64(bytes.IndexByte(d.log(), '\n') + 1); f.Offset != want || !errors.Is(f, f.Kind) {
				t.Errorf("%s: %v, want byte %d", c.event, f, want)
			}
		}
	}
	// The first entry cannot be a checkpoint that fits, and a log full of faults
	// does not fill the report.
	d := new(draft)
	for range 300 {
		d.add(`"type":"log.checkpoint"`)
	}
	if r := report(d.log(), Known{}); r.Checkpoints.Count != 300 || len(r.Checkpoints.Faults) != maxFaults {
		t.Errorf("%d of %d", len(r.Checkpoints.Faults), r.Checkpoints.Count)
	}
}

// A log whose first entry does not say whose it is: all checkpoints must say the
// same.
func TestNoIncident(t *testing.T) {
	d := new(draft)
	d.notes(3)
	d.sign(incident, hostKey)
	d.notes(3)
	d.sign(another, hostKey)
	if r := report(d.log(), Known{}); faults(r) != "8:origin" || r.Checkpoints.Fit != 1 {
		t.Errorf("%+v", r.Checkpoints)
	}
	if r := report(d.log(), Known{Incident: another}); faults(r) != "4:origin" || r.Checkpoints.Fit != 1 || r.Opening.Other {
		t.Errorf("%+v", r.Checkpoints)
	}
}

// How a log of 10 entries, whole or damaged, stands to everything that can be
// remembered of it.
func TestStandings(t *testing.T) {
	d := new(draft)
	d.open(incident, hostKey.Public())
	d.notes(11)
	at := func(n int) Checkpoint { return (&draft{d.events[:n]}).checkpoint(incident) }
	wrong := at(4)
	wrong.Root[0] ^= 1
	beyond := at(12)
	foreign := at(4)
	foreign.Origin = another
	nameless := at(4)
	nameless.Origin = ""
	d.events = d.events[:10]
	whole := d.log()
	damaged := bytes.Clone(whole)
	damaged[bytes.Index(damaged, []byte("電話 5"))] ^= 1 // in entry 6
	torn := append(bytes.Clone(whole), `{"hash":"`...)
	complete := whole[:len(whole)-1] // the last entry lacks its line feed

	for _, c := range []struct {
		name                           string
		pin                            Checkpoint
		whole, damaged, torn, complete Standing
	}{
		{"all of it", at(10), Same, Unreached, Same, Same},
		{"all but the last", at(9), Extended, Unreached, Extended, Extended},
		{"some of it", at(4), Extended, Extended, Extended, Extended},
		{"up to the damage", at(5), Extended, Extended, Extended, Extended},
		{"the damaged entry", at(6), Extended, Unreached, Extended, Extended},
		{"the first entry", at(1), Extended, Extended, Extended, Extended},
		{"another root", wrong, Different, Different, Different, Different},
		{"a longer log", beyond, Shorter, Unreached, Shorter, Shorter},
		{"another incident", foreign, Another, Another, Another, Another},
		{"no name", nameless, Extended, Extended, Extended, Extended},
		{"nothing", Checkpoint{}, Invalid, Invalid, Invalid, Invalid},
		{"less than nothing", Checkpoint{Size: -1}, Invalid, Invalid, Invalid, Invalid},
	} {
		for i, log := range [][]byte{whole, damaged, torn, complete} {
			want := []Standing{c.whole, c.damaged, c.torn, c.complete}[i]
			r := report(log, Known{Pins: []Checkpoint{beyond, c.pin, at(2)}})
			if r.Pins[1].Standing != want || r.Pins[2].Standing != Extended || r.Pins[1].Pin != c.pin {
				t.Errorf("%s, log %d: %+v, want %s", c.name, i, r.Pins, want)
			}
			if want.Holds() && r.Anchored() < c.pin.Size || i == 3 && r.Chain.Root != at(9).Root {
				t.Errorf("%s, log %d: anchored %d", c.name, i, r.Anchored())
			}
		}
	}

	code := func(n int) Code { return codeOf(whole, n) }
	for _, c := range []struct {
		name                 string
		quoted               Quoted
		whole, damaged, torn Standing
		size                 int // in the whole log
	}{
		{"all of it", Quoted{code(10), 10}, Same, Unreached, Same, 10},
		{"some of it", Quoted{code(4), 4}, Extended, Extended, Extended, 4},
		{"with another number", Quoted{code(4), 5}, Different, Different, Different, 0},
		{"of a longer log", Quoted{code(4), 12}, Shorter, Unreached, Shorter, 0},
		{"without a number", Quoted{code(4), 0}, Extended, Extended, Extended, 4},
		{"without a number, all", Quoted{code(10), 0}, Same, Unreached, Same, 10},
		{"without a number, unknown", Quoted{"0000-0000-0000", 0}, Missing, Unreached, Missing, 0},
		{"less than nothing", Quoted{code(4), -1}, Invalid, Invalid, Invalid, 0},
	} {
		for i, log := range [][]byte{whole, damaged, torn} {
			want := []Standing{c.whole, c.damaged, c.torn}[i]
			r := report(log, Known{Quoted: []Quoted{{"0000-0000-0000", 3}, c.quoted}})
			if r.Quoted[1].Standing != want || r.Quoted[0].Standing != Different || want.Holds() != (r.Quoted[1].Size > 0) || i == 0 && r.Quoted[1].Size != c.size {
				t.Errorf("%s, log %d: %+v, want %s", c.name, i, r.Quoted, want)
			}
			if want.Holds() && r.Anchored() != c.size {
				t.Errorf("%s, log %d: anchored %d", c.name, i, r.Anchored())
			}
		}
	}
}

// codeOf is the head code of the first n entries of a log.
func codeOf(log []byte, n int) Code {
	var tree Tree
	for _, h := range hashesIn(log)[:n] {
		tree.Append(h)
	}
	return tree.Code()
}
