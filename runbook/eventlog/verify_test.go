package eventlog

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// Side by side, with chunks of any size, and one by one are the same.
func TestSideBySide(t *testing.T) {
	key := testKey("ube-pc1", 1)
	for _, n := range []int{0, 1, 2, 3, 10, 40, 200} {
		log := must(io.ReadAll(&generator{entries: n, key: key}))
		want := one(log)
		report := must(Audit(bytes.NewReader(log), Known{}))
		if want.pos.Seq != n || want.err != "<nil>" || report.Chain.Entries != n {
			t.Fatalf("%d entries: %+v, %+v", n, want, report)
		}
		for _, chunk := range []int{1, 100, 500, 1000, 5000, 100_000} {
			for workers := 1; workers <= 4; workers++ {
				if got := sideBySide(log, chunk, workers); got != want {
					t.Errorf("%d entries, chunks of %d, %d workers: %+v, want %+v", n, chunk, workers, got, want)
				}
				got, err := audit(&verification{copied: true, size: chunk, workers: workers}, bytes.NewReader(log), Known{})
				if err != nil || fmt.Sprint(got) != fmt.Sprint(report) {
					t.Errorf("%d entries, chunks of %d, %d workers: %+v, %v; want %+v", n, chunk, workers, got, err, report)
				}
			}
		}
	}
}

// A reader is read in whatever pieces it gives, and its error comes after what it
// gave.
func TestVerifyReaders(t *testing.T) {
	log := sample(1000)
	want := one(log)
	for name, r := range map[string]io.Reader{
		"half":       iotest.HalfReader(bytes.NewReader(log)),
		"data + EOF": iotest.DataErrReader(bytes.NewReader(log)),
		"line":       &generator{entries: 1000},
	} {
		if got := outcomeOf(newVerification(false).run(r)); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	fire := errors.New("disk on fire")
	for _, n := range []int{0, 100, len(log) / 2, len(log)} {
		whole := bytes.Count(log[:n], []byte("\n"))
		sum, err := Verify(io.MultiReader(bytes.NewReader(log[:n]), iotest.ErrReader(fire)))
		if err != fire || sum.Entries != whole {
			t.Errorf("an error after %d bytes: %+v, %v; want %d entries", n, sum, err, whole)
		}
		r, err := Audit(io.MultiReader(bytes.NewReader(log[:n]), iotest.ErrReader(fire)), Known{})
		if err != fire || r.Chain.Entries != whole || r.Chain.Damage != nil {
			t.Errorf("an error after %d bytes: %+v, %v; want %d entries", n, r, err, whole)
		}
	}
	if _, err := Verify(io.MultiReader(bytes.NewReader(log), stuck{})); err != io.ErrNoProgress {
		t.Errorf("a reader that gives nothing: %v", err)
	}
	// What is wrong at once ends the reading at once.
	endless := io.MultiReader(strings.NewReader("x"), zeros{})
	if sum, err := Verify(endless); !errors.Is(err, TooLong) || sum.Entries != 0 {
		t.Errorf("no end: %+v, %v", sum, err)
	}
	if sum, err := Verify(io.MultiReader(bytes.NewReader(log), zeros{})); !errors.Is(err, TooLong) || sum.Entries != 1000 {
		t.Errorf("no end: %+v, %v", sum, err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// Lines of every length, up to the longest and beyond, in chunks smaller than they
// are.
func TestLongLines(t *testing.T) {
	var log []byte
	var h Hash
	for seq, n := range []int{10, 70_000, 10, 200_000, MaxLine - Overhead - 40, 10, MaxLine - Overhead - 40, 20} {
		log, h = AppendLine(log, h, fmt.Appendf(nil, `{"seq":%d,"a":"%s"}`, seq+1, strings.Repeat("a", n)))
	}
	want := one(log)
	if want.pos.Seq != 8 {
		t.Fatalf("%+v", want)
	}
	for _, chunk := range []int{1000, 64 << 10, chunkSize} {
		if got := sideBySide(log, chunk, 2); got != want {
			t.Errorf("chunks of %d: %+v, want %+v", chunk, got, want)
		}
	}
	log, _ = AppendLine(log, h, fmt.Appendf(nil, `{"seq":9,"a":"%s"}`, strings.Repeat("a", MaxLine)))
	want = one(log)
	if want.bad.Kind != TooLong || want.bad.Entry != 9 {
		t.Fatalf("%+v", want)
	}
	for _, chunk := range []int{1000, 64 << 10, chunkSize} {
		if got := sideBySide(log, chunk, 2); got != want {
			t.Errorf("chunks of %d: %+v, want %+v", chunk, got, want)
		}
	}
}

// Wherever in a long log something is wrong, it is found there.
func TestDamageInLongLog(t *testing.T) {
	log := sample(3000)
	for i := 1000; i < len(log); i += 99_991 {
		for _, change := range []func(b []byte) []byte{
			func(b []byte) []byte { b[i] ^= 1; return b },
			func(b []byte) []byte { return b[:i] },
			func(b []byte) []byte { return slices.Delete(b, i, i+1) },
			func(b []byte) []byte { // two things wrong: the first counts
				b[i] ^= 1
				b[len(b)-100] ^= 1
				return b
			},
			func(b []byte) []byte { // an entry is taken out
				begin := bytes.LastIndexByte(b[:i], '\n') + 1
				end := begin + bytes.IndexByte(b[begin:], '\n') + 1
				return slices.Delete(b, begin, end)
			},
		} {
			changed := change(bytes.Clone(log))
			want := one(changed)
			if want.err == "<nil>" {
				t.Fatalf("byte %d: nothing is wrong", i)
			}
			if got := outcomeOf(newVerification(false).run(bytes.NewReader(changed))); got != want {
				t.Errorf("byte %d: %+v, want %+v", i, got, want)
			}
			if got := sideBySide(changed, 3000, 3); got != want {
				t.Errorf("byte %d: side by side %+v, want %+v", i, got, want)
			}
		}
	}
}

// Verifying takes no memory that grows with the log, nor more than MaxMemory with
// the most costly one.
func TestMemory(t *testing.T) {
	sizes := []int{20_000, 60_000}
	if *full {
		sizes = append(sizes, 1_000_000)
	}
	var peaks []uint64
	for _, n := range sizes {
		peak := &peakReader{r: &generator{entries: n, key: testKey("ube-pc1", 1)}}
		if r, err := Audit(peak, Known{}); err != nil || r.Chain.Entries != n || r.Checkpoints.Fit != n/32 {
			t.Fatal(r, err)
		}
		t.Logf("%d entries: at most %.1f MiB", n, float64(peak.most())/(1<<20))
		peaks = append(peaks, peak.most())
	}
	if slices.Max(peaks) > peaks[0]+4<<20 {
		t.Errorf("the memory grows with the log: %v bytes for %v entries", peaks, sizes)
	}

	// The longest lines, and as many workers as there can be.
	var log []byte
	var h Hash
	event := fmt.Appendf(nil, `{"seq":1,"a":"%s"}`, strings.Repeat("あ", (MaxLine-Overhead-40)/3))
	for seq := range 40 {
		log, h = AppendLine(log, h, bytes.Replace(event, []byte(":1,"), fmt.Appendf(nil, ":%d,", seq+1), 1))
	}
	peak := &peakReader{r: iotest.HalfReader(bytes.NewReader(log)), every: 1}
	v := newVerification(true)
	v.workers = maxWorkers
	r, err := audit(v, peak, Known{})
	if err != nil || r.Chain.Entries != 40 {
		t.Fatal(r, err)
	}
	t.Logf("longest lines: at most %.1f MiB", float64(peak.most())/(1<<20))
	if most := peak.most(); most > MaxMemory {
		t.Errorf("%d bytes for the longest lines, more than MaxMemory", most)
	}
}
