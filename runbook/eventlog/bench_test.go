package eventlog

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// generator makes a log of an ordinary kind while it is read, however long: with
// a checkpoint after every 32 entries if it has a key.
type generator struct {
	entries int
	key     *PrivateKey
	made    int
	hash    Hash
	tree    Tree
	line    []byte
	rest    []byte // of line
}

func (g *generator) Read(b []byte) (int, error) {
	if len(g.rest) == 0 {
		if g.made == g.entries {
			return 0, io.EOF
		}
		g.made++
		g.line, g.hash = AppendLine(g.line[:0], g.hash, g.event(g.made))
		g.rest = g.line
		if g.key != nil {
			g.tree.Append(g.hash)
		}
	}
	n := copy(b, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

func (g *generator) event(seq int) []byte {
	if g.key != nil && seq == 1 {
		return fmt.Appendf(nil, `{"seq":1,"type":"incident.opened","data":{"incident":"INC-20261122-01","host":"%s"}}`, g.key.Public())
	}
	if g.key != nil && seq%32 == 0 {
		note, err := Checkpoint{Origin: "INC-20261122-01", Size: seq - 1, Root: g.tree.Root()}.Sign(g.key)
		if err != nil {
			panic(err)
		}
		return fmt.Appendf(nil, `{"seq":%d,"type":"log.checkpoint","data":{"note":%q}}`, seq, note)
	}
	return fmt.Appendf(nil, `{"seq":%d,"id":"0190f3c5-7a1b-7c44-9d6e-%012d","salt":"00112233445566778899aabbccddeeff","type":"step.done","at":"2026-11-22T22:43:00+09:00","logged":"2026-11-22T22:44:10+09:00","actor":{"name":"鈴木","role":"operator"},"step":"opening/evidence","data":{"fields":{"url":"https://example.jp/%d"},"note":"画面の写しを取り、共有フォルダーに置いた。\n投稿は%d件。","late_by":40}}`, seq, seq, seq, seq)
}

// sample makes a log of n entries of an ordinary size.
func sample(n int) []byte { return must(io.ReadAll(&generator{entries: n})) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// How long verifying takes beside nothing but the SHA-256 of the same bytes, in
// turns, so that what else the computer does is done to both. The figures to look
// at are x-sha256sum, beside the program of that name, and x-sha256, beside Go's own
// on one core, which uses the instructions of the processor: the middle ones of the
// ratios. What an audit costs beyond verifying is a signature every 32 entries, each
// as much as the SHA-256 of some 70 KB, and the tree.
func BenchmarkVerify(b *testing.B) {
	key := testKey("ube-pc1", 1)
	sizes := []int{1_000, 10_000, 100_000}
	if *full {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		plain := sample(n)
		signed := must(io.ReadAll(&generator{entries: n, key: key}))
		for _, c := range []struct {
			name string
			log  []byte
			f    func([]byte) int
		}{
			{"scan", plain, func(log []byte) int {
				s := NewScanner(bytes.NewReader(log), Position{})
				for s.Scan() {
				}
				return s.Position().Seq
			}},
			{"verify", plain, func(log []byte) int { return must(Verify(bytes.NewReader(log))).Entries }},
			{"audit", signed, func(log []byte) int {
				r := must(Audit(bytes.NewReader(log), Known{Keys: []PublicKey{key.Public()}}))
				if r.Checkpoints.Fit != n/32 || r.Keys[0].Valid != n/32 {
					b.Fatalf("%+v", r)
				}
				return r.Chain.Entries
			}},
		} {
			b.Run(fmt.Sprintf("entries=%d/%s", n, c.name), func(b *testing.B) {
				b.SetBytes(int64(len(c.log)))
				b.ReportAllocs()
				var hashing, ours time.Duration
				var ratios, outside []float64
				path := filepath.Join(b.TempDir(), "log.jsonl")
				if err := os.WriteFile(path, c.log, 0o600); err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					t := time.Now()
					sha256.Sum256(c.log)
					h := time.Since(t)
					t = time.Now()
					if c.f(c.log) != n {
						b.Fatal("not verified")
					}
					v := time.Since(t)
					hashing, ours = hashing+h, ours+v
					ratios = append(ratios, float64(v)/float64(h))
					t = time.Now()
					if err := exec.Command("sha256sum", path).Run(); err == nil {
						outside = append(outside, float64(v)/float64(time.Since(t)))
					}
				}
				slices.Sort(ratios)
				total := float64(len(c.log)) * float64(b.N) / 1e6
				b.ReportMetric(total/hashing.Seconds(), "sha256-MB/s")
				b.ReportMetric(total/ours.Seconds(), c.name+"-MB/s")
				b.ReportMetric(ratios[len(ratios)/2], "x-sha256")
				if slices.Sort(outside); len(outside) > 0 {
					b.ReportMetric(outside[len(outside)/2], "x-sha256sum")
				}
				b.ReportMetric(0, "MB/s") // of both together: says nothing
			})
		}
	}
}

// How much memory verifying takes at most, with logs that are made while they are
// read. It must not grow with them.
func BenchmarkMemory(b *testing.B) {
	key := testKey("ube-pc1", 1)
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			var most uint64
			for b.Loop() {
				peak := &peakReader{r: &generator{entries: n, key: key}}
				if r, err := Audit(peak, Known{}); err != nil || r.Chain.Entries != n {
					b.Fatal(r, err)
				}
				most = max(most, peak.most())
			}
			b.ReportMetric(float64(most)/(1<<20), "peak-MiB")
			b.ReportMetric(float64(n), "entries")
		})
	}
}

// peakReader looks at the heap while it is read.
type peakReader struct {
	r             io.Reader
	every, reads  int // every 256 if not set
	base, highest uint64
}

func (p *peakReader) Read(b []byte) (int, error) {
	if p.reads == 0 {
		runtime.GC()
		p.base = heap()
	}
	if p.reads++; p.reads%cmp.Or(p.every, 256) == 0 {
		p.highest = max(p.highest, heap())
	}
	return p.r.Read(b)
}

// most is the most that was used since the first read, garbage included.
func (p *peakReader) most() uint64 { return max(p.highest, p.base) - p.base }

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkStrict(b *testing.B) {
	event := sample(1)[EventOffset:]
	event = event[:len(event)-2]
	for name, f := range map[string]func() bool{
		"fast": func() bool { return strictFast(event) },
		"slow": func() bool { return strictSlow(event) == nil },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(event)))
			b.ReportAllocs()
			for b.Loop() {
				if !f() {
					b.Fatal("not strict")
				}
			}
		})
	}
}

// What a writer pays for the proof: the tree with every entry, a head code with
// every screen, a signature now and then.
func BenchmarkProof(b *testing.B) {
	var tree Tree
	_, h := AppendLine(nil, Hash{}, []byte(`{"seq":1}`))
	b.Run("append", func(b *testing.B) {
		for b.Loop() {
			if tree.size == MaxSeq {
				tree = Tree{}
			}
			tree.Append(h)
		}
	})
	b.Run("root", func(b *testing.B) {
		for b.Loop() {
			tree.Root()
		}
	})
	b.Run("code", func(b *testing.B) {
		for b.Loop() {
			tree.Code()
		}
	})
	key := testKey("ube-pc1", 1)
	c := Checkpoint{Origin: "INC-20261122-01", Size: 1, Root: tree.Root()}
	note := must(c.Sign(key))
	b.Run("sign", func(b *testing.B) {
		for b.Loop() {
			must(c.Sign(key))
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, s, err := OpenCheckpoint(note, key.Public()); err != nil || !s[0].Valid {
				b.Fatal(err)
			}
		}
	})
}
