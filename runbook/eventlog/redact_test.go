package eventlog

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func redacted(log []byte, withheld ...int) []byte {
	var b bytes.Buffer
	n := must(Redact(&b, bytes.NewReader(log), func(e Entry) bool { return slices.Contains(withheld, e.Seq) }))
	if n != len(withheld) {
		panic(fmt.Sprint(n, withheld))
	}
	return b.Bytes()
}

// Whatever is withheld of a log, the rest is proved as before.
func TestRedactEverySet(t *testing.T) {
	d := new(draft)
	d.open(incident, hostKey.Public())
	d.notes(4)
	d.sign(incident, hostKey)
	d.notes(1)
	log := d.log()
	known := Known{Incident: incident, Keys: []PublicKey{hostKey.Public()}, Pins: []Checkpoint{d.checkpoint(incident)}}
	whole := report(log, known)
	for set := range 1 << 7 {
		var withheld []int
		for seq := 1; seq <= 7; seq++ {
			if set>>(seq-1)&1 == 1 {
				withheld = append(withheld, seq)
			}
		}
		copied := redacted(log, withheld...)
		r := report(copied, known)
		if r.Chain.Damage != nil || r.Chain.Entries != 7 || r.Chain.Head != whole.Chain.Head || r.Chain.Root != whole.Chain.Root || r.Pins[0].Standing != Same {
			t.Fatalf("without %v: %+v", withheld, r)
		}
		var runs []int
		for _, run := range r.Chain.Withheld.Ranges {
			for seq := run[0]; seq <= run[1]; seq++ {
				runs = append(runs, seq)
			}
		}
		if r.Chain.Withheld.Count != len(withheld) || !slices.Equal(runs, withheld) || r.Chain.Withheld.Loose != 0 {
			t.Fatalf("without %v: %+v", withheld, r.Chain.Withheld)
		}
		first, checkpoint := !slices.Contains(withheld, 1), !slices.Contains(withheld, 6)
		if (r.Opening == whole.Opening) != first || (r.Opening == Opening{}) == first || (r.Keys[0].Size == 5) != checkpoint {
			t.Fatalf("without %v: %+v", withheld, r)
		}

		// Without the pin, only what the signature covers is anchored.
		loose := report(copied, Known{Keys: known.Keys}).Chain.Withheld.Loose
		want := len(withheld)
		if checkpoint {
			want = len(slices.DeleteFunc(slices.Clone(withheld), func(seq int) bool { return seq <= 5 }))
		}
		if loose != want {
			t.Fatalf("without %v: %d loose, want %d", withheld, loose, want)
		}

		// A copy is not taken for a log, and stays what it is when it is copied.
		sum, err := Verify(bytes.NewReader(copied))
		if len(withheld) == 0 {
			if err != nil || !bytes.Equal(copied, log) {
				t.Fatalf("nothing withheld: %v", err)
			}
		} else if e, ok := errors.AsType[*Error](err); !ok || e.Kind != Withheld || e.Entry != withheld[0] || sum.Entries != withheld[0]-1 {
			t.Fatalf("without %v: %v", withheld, err)
		}
	}
}

func TestRedactAgain(t *testing.T) {
	log := small(9)
	var b bytes.Buffer
	n, err := Redact(&b, bytes.NewReader(redacted(log, 2, 7)), func(e Entry) bool { return e.Seq == 4 })
	if err != nil || n != 3 || !bytes.Equal(b.Bytes(), redacted(log, 2, 4, 7)) {
		t.Errorf("%d, %v", n, err)
	}
}

// Nothing of a withheld event is in the copy.
func TestRedactHides(t *testing.T) {
	log := small(9)
	copied := redacted(log, 4)
	event := bytes.Split(log, []byte("\n"))[3][EventOffset:]
	for i := range len(event) - 8 {
		if part := event[i : i+8]; bytes.Count(copied, part) >= bytes.Count(log, part) {
			t.Errorf("%q is still there", part)
		}
	}
	// Whoever is shown the event later can see that it is the one.
	lines := bytes.SplitAfter(copied, []byte("\n"))
	shown, _ := AppendLine(nil, Hash(lines[2][HashOffset:]), event[:len(event)-1])
	lines[3] = shown
	if !bytes.Equal(bytes.Join(lines, nil), log) {
		t.Error("put back, it is not the log")
	}
}

func TestRedactErrors(t *testing.T) {
	log := small(9)
	log[bytes.LastIndex(log, []byte("電話"))] ^= 1
	var b bytes.Buffer
	n, err := Redact(&b, bytes.NewReader(log), func(e Entry) bool { return e.Seq == 2 })
	if e, ok := errors.AsType[*Error](err); !ok || e.Entry != 9 || e.Kind != BadHash || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	fire := errors.New("disk on fire")
	if _, err := Redact(&b, iotest.ErrReader(fire), nil); err != fire {
		t.Errorf("%v", err)
	}
	if _, err := Redact(failing{fire}, bytes.NewReader(small(1)), func(Entry) bool { return false }); err != fire {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// What only looks like the line of a withheld entry.
func TestWithheldForm(t *testing.T) {
	log := redacted(small(3), 2)
	lines := strings.SplitAfter(string(log), "\n")
	h := lines[1][HashOffset : HashOffset+hashLen]
	for _, bad := range []string{
		`{"hash":"` + h + `","withheld":false}`,
		`{"hash":"` + h + `","withheld":true,"event":{"seq":2}}`,
		`{"hash":"` + h + `","withheld": true}`,
		`{"hash":"` + h + `","withheld":true} `,
		`{"hash":"` + h + `","withheld":"true"}`,
		`{"hash":"` + h + `"}`,
		`{"withheld":true,"hash":"` + h + `"}`,
		`{"hash":"` + strings.ToUpper(h) + `","withheld":true}`,
		`{"hash":"` + h[1:] + `","withheld":true}`,
		`{"hash":"` + h[1:] + `g","withheld":true}`,
		`{"hash":"","withheld":true}`,
	} {
		r := report([]byte(lines[0]+bad+"\n"+lines[2]), Known{})
		if r.Chain.Damage == nil || r.Chain.Damage.Entry != 2 || r.Chain.Damage.Kind != BadForm {
			t.Errorf("%s: %+v", bad, r.Chain)
		}
	}
	// A copy that ends in the middle of such a line.
	for cut := 1; cut < len(lines[1]); cut++ {
		r := report([]byte(lines[0]+lines[1][:cut]), Known{})
		if d := r.Chain.Damage; d == nil || d.Kind != Torn || d.Entry != 2 || d.Complete != (cut == len(lines[1])-1) {
			t.Errorf("%d bytes of it: %v", cut, d)
		}
	}
}

// What somebody can do with a redacted copy who can write the file. With an anchor
// nothing goes unnoticed; the control, without one, overlooks what happens to
// withheld entries.
func TestForgedCopies(t *testing.T) {
	d := honest(incident, hostKey)
	log := d.log()
	copied := redacted(log, 3, 4, 5, 20, 39, 40)
	lines := bytes.SplitAfter(copied, []byte("\n"))[:40]
	line := func(h Hash) []byte { return fmt.Appendf(nil, "{\"hash\":\"%s\",\"withheld\":true}\n", h) }
	strange := line(hashesOf(1)[0])
	join := func(parts ...[][]byte) []byte { return bytes.Join(slices.Concat(parts...), nil) }
	shown, _ := AppendLine(nil, Hash(lines[4][HashOffset:]), []byte(strings.Replace(d.events[5], "電話", "電報", 1)))

	for name, c := range map[string]struct {
		log         []byte
		withoutThem bool // noticed without an anchor, too
	}{
		"a withheld entry replaced":            {join(lines[:2], [][]byte{strange}, lines[3:]), false},
		"two withheld entries exchanged":       {join(lines[:2], lines[3:4], lines[2:3], lines[4:]), false},
		"the last withheld one of a run":       {join(lines[:4], [][]byte{strange}, lines[5:]), true},
		"a withheld entry left out":            {join(lines[:2], lines[3:]), true},
		"a withheld entry put in":              {join(lines[:2], [][]byte{strange}, lines[2:]), true},
		"one put in at the end":                {join(lines, [][]byte{strange}), false},
		"the last one left out":                {join(lines[:39]), false},
		"a shown entry rewritten":              {join(lines[:5], [][]byte{shown}, lines[6:]), true},
		"rewritten, what follows withheld":     {join(lines[:5], [][]byte{shown}, [][]byte{strange}, lines[7:]), true},
		"all that comes before withheld":       {join([][]byte{line(hashesIn(log)[0]), strange, strange, strange}, lines[4:]), false},
		"everything withheld and one put in":   {append(redacted(log, seqs(1, 40)...), strange...), false},
		"another log, withheld, to its middle": {join([][]byte{strange, strange}, lines[2:]), false},
	} {
		pin := d.checkpoint(incident)
		anchored := report(c.log, Known{Pins: []Checkpoint{pin}})
		if anchored.Chain.Damage == nil && (anchored.Pins[0].Standing == Same || anchored.Pins[0].Standing == Extended && anchored.Chain.Withheld.Loose == 0) {
			t.Errorf("%s: not noticed: %+v", name, anchored)
		}
		if alone := report(c.log, Known{}); (alone.Chain.Damage != nil) != c.withoutThem {
			t.Errorf("%s: without an anchor %v", name, alone.Chain.Damage)
		}
	}
}

func seqs(from, to int) (all []int) {
	for seq := from; seq <= to; seq++ {
		all = append(all, seq)
	}
	return all
}

// Whatever bit of a redacted copy is changed, an anchor shows it; the control, the
// chain without an anchor, overlooks some.
func TestEveryBitOfCopy(t *testing.T) {
	log := small(8)
	pin := Checkpoint{Size: 8, Root: report(log, Known{}).Chain.Root}
	copied := redacted(log, 2, 3, 6, 8)
	overlooked := 0
	for i := range len(copied) * 8 {
		copied[i/8] ^= 1 << (i % 8)
		r := report(copied, Known{Pins: []Checkpoint{pin}})
		copied[i/8] ^= 1 << (i % 8)
		if r.Chain.Damage == nil {
			overlooked++
			if r.Pins[0].Standing != Different {
				t.Fatalf("byte %d bit %d: %+v", i/8, i%8, r)
			}
		}
	}
	if overlooked < 50 {
		t.Errorf("the control overlooks only %d: this test shows nothing", overlooked)
	}
	t.Logf("without an anchor %d of %d bits are overlooked", overlooked, len(copied)*8)
}
