package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// long is a log of n entries, of which most are notes.
func long(t testing.TB, n int) (runbook.State, []runbook.Event) {
	s, entries := course(t, false, "")
	note := runbook.Event{Type: runbook.NoteAdded, At: t0, Logged: t0, Actor: runbook.Actor{Name: "鈴木"}, Data: &runbook.Noted{Text: "電話を受けた。投稿は本物かという問合せ。", From: "市民", To: "広報", Means: "電話"}}
	for len(entries) < n {
		note.Seq = len(entries) + 1
		note.At = note.At.Add(17 * time.Second)
		note.Logged = note.At
		entries = append(entries, note)
	}
	return s, entries
}

func BenchmarkChronology(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		s, entries := long(b, n)
		for _, format := range report.Formats {
			b.Run(fmt.Sprintf("%s/%d", format, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					var w counter
					if err := report.Write(&w, report.Chronology, format, s, entries, report.Options{Lang: lang.Japanese}); err != nil {
						b.Fatal(err)
					}
					b.SetBytes(int64(w))
				}
			})
		}
	}
	for _, log := range []struct {
		name string
		of   func(testing.TB, int) (runbook.State, []runbook.Event)
	}{{"notes", long}, {"rounds", repeated}} {
		for _, n := range []int{1_000, 20_000} {
			s, entries := log.of(b, n)
			b.Run(fmt.Sprintf("public/%s/%d", log.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					var w counter
					if err := report.Write(&w, report.Chronology, "txt", s, entries, report.Options{Lang: lang.Japanese, Public: true}); err != nil {
						b.Fatal(err)
					}
					b.SetBytes(int64(w))
				}
			})
		}
	}
}

// BenchmarkRows writes rows that are there already: in the format csv, with everything
// that makes them harmless, and with nothing but encoding/csv, which is what csv is
// measured against. [BenchmarkChronology] also puts every entry into words.
func BenchmarkRows(b *testing.B) {
	s, entries := long(b, 10_000)
	o := report.Options{Lang: lang.Japanese}
	d, err := report.Build(report.Chronology, s, entries, o)
	if err != nil {
		b.Fatal(err)
	}
	var main *report.Table
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if table, ok := block.(*report.Table); ok && table.Main {
				main = table
			}
		}
	}
	var ready [][]report.Cell
	for row := range main.Rows {
		ready = append(ready, slices.Clone(row))
	}
	main.Rows = func(yield func([]report.Cell) bool) {
		for _, row := range ready {
			if !yield(row) {
				return
			}
		}
	}
	b.Run("csv", func(b *testing.B) {
		for b.Loop() {
			var out counter
			if err := report.Render(&out, "csv", d); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(out))
		}
	})
	rows, err := csv.NewReader(bytes.NewReader(write(b, report.Chronology, "csv", s, entries, o))).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encoding-csv", func(b *testing.B) {
		for b.Loop() {
			var out counter
			w := csv.NewWriter(&out)
			w.UseCRLF = true
			if err := w.WriteAll(rows); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(out))
		}
	})
}

// live is a writer that looks, now and then, how much memory is in use while a paper is
// being written.
type live struct {
	next, written int
	most          uint64
}

func (l *live) Write(p []byte) (int, error) {
	if l.written += len(p); l.written >= l.next {
		l.next = l.written + 1<<20
		l.most = max(l.most, inUse())
	}
	return len(p), nil
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestLongPapersTakeNoMemory: while the chronology of a long log is being written, no
// more is in use than of a short one, but for the order of its entries, which is four
// bytes for each.
func TestLongPapersTakeNoMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes long papers")
	}
	for _, format := range []string{"csv", "txt", "txt-cp932", "md", "html", "json", "xlsx"} {
		const n = 40_000
		s, entries := long(t, n)
		write(t, report.Chronology, format, s, entries[:1_000], report.Options{Lang: lang.Japanese}) // what is read once is read
		before := inUse()
		var w live
		if err := report.Write(&w, report.Chronology, format, s, entries, report.Options{Lang: lang.Japanese}); err != nil {
			t.Fatal(err)
		}
		if w.most == 0 {
			t.Fatalf("%s: nobody looked", format)
		}
		runtime.KeepAlive(entries)
		if more := int(w.most) - int(before); more > 4*n+1536<<10 { // a compressor takes more than a megabyte
			t.Errorf("%s: %d KiB of %d entries", format, more>>10, n)
		}
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
