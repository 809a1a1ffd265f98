package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/store/storetest"
)

// A write and a sync of a line of the same length, and an append, take turns, so
// that both meet the same disk.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	raw, err := os.OpenFile(filepath.Join(dir, "raw"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	s := openWith(b, dir, Options{Pins: pinsInData})
	id, head := storetest.Create(b, s, false)
	line := make([]byte, 400)
	var end int64
	var raws, appends []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := raw.WriteAt(line, end); err != nil {
			b.Fatal(err)
		}
		if err := raw.Sync(); err != nil {
			b.Fatal(err)
		}
		end += int64(len(line))
		between := time.Now()
		events := storetest.Notes(head, "画面の写しを取り、共有フォルダーに置いた", 1)
		if head, err = s.Append(b.Context(), id, head, events); err != nil {
			b.Fatal(err)
		}
		raws, appends = append(raws, between.Sub(start)), append(appends, time.Since(between))
	}
	slices.Sort(raws)
	slices.Sort(appends)
	p50 := func(d []time.Duration) float64 { return float64(d[len(d)/2].Nanoseconds()) / 1000 }
	b.ReportMetric(p50(raws), "raw-p50-µs")
	b.ReportMetric(p50(appends), "append-p50-µs")
	b.ReportMetric(p50(appends)/p50(raws), "times-raw")
}

// big makes a data folder with one incident of n entries.
func big(b *testing.B, n int) (string, runbook.IncidentID) {
	b.Helper()
	dir := b.TempDir()
	s := open(b, dir)
	id, _ := storetest.Create(b, s, false)
	var log []byte
	var hash eventlog.Hash
	for i := range n {
		e := storetest.Note(i+1, fmt.Sprintf("0190f3c5-7a1b-7c44-9d6e-%012d", i), "画面の写しを取り、共有フォルダーに置いた。投稿は3件。https://example.jp/1")
		body, err := runbook.EncodeEvent(e)
		if err != nil {
			b.Fatal(err)
		}
		log, hash = eventlog.AppendLine(log, hash, body)
	}
	writeFile(b, s.Path(id), log)
	return dir, id
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		dir, id := big(b, n)
		b.Run(fmt.Sprintf("entries=%d/first", n), func(b *testing.B) {
			for b.Loop() {
				s := open(b, dir)
				if events, _, err := s.Read(b.Context(), id, runbook.Head{}); err != nil || len(events) != n {
					b.Fatal(len(events), err)
				}
			}
		})
		b.Run(fmt.Sprintf("entries=%d/verify", n), func(b *testing.B) {
			s := open(b, dir)
			for b.Loop() {
				verified(b, s, id)
			}
		})
		b.Run(fmt.Sprintf("entries=%d/nothing new", n), func(b *testing.B) {
			s := open(b, dir)
			_, head := storetest.Read(b, s, id, runbook.Head{})
			for b.Loop() {
				if events, _ := storetest.Read(b, s, id, head); len(events) != 0 {
					b.Fatal(len(events))
				}
			}
		})
	}
}

// many makes a data folder with n incidents, copies of one under other names:
// what is measured does not look into them.
func many(b *testing.B, n int) *Store {
	b.Helper()
	s := openWith(b, b.TempDir(), Options{Pins: pinsInData})
	id, head := storetest.Create(b, s, false)
	storetest.Append(b, s, id, head, storetest.Notes(head, "a", 20)...)
	from := os.DirFS(filepath.Dir(s.Path(id)))
	for i := 2; i <= n; i++ {
		copied := runbook.MakeIncidentID(runbook.SeriesIncident, storetest.Day, i)
		if err := os.CopyFS(filepath.Dir(s.Path(copied)), from); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func BenchmarkList5000(b *testing.B) {
	const n = 5_000
	s := many(b, n)
	data := bytes.Repeat([]byte("x"), 500)
	summarize := func(runbook.IncidentID, []runbook.Event) ([]byte, error) { return data, nil }
	b.Run("names", func(b *testing.B) {
		for b.Loop() {
			if list, err := s.List(b.Context()); err != nil || len(list) != n {
				b.Fatal(len(list), err)
			}
		}
	})
	if _, err := s.Summaries(b.Context(), "1", summarize); err != nil {
		b.Fatal(err)
	}
	// As on the day after: the logs were left alone.
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(filepath.Join(s.Dir(), cacheName), later, later); err != nil {
		b.Fatal(err)
	}
	b.Run("summaries", func(b *testing.B) {
		for b.Loop() {
			fresh := openWith(b, s.Dir(), Options{})
			if list, err := fresh.Summaries(b.Context(), "1", summarize); err != nil || len(list) != n {
				b.Fatal(len(list), err)
			}
			fresh.Close()
		}
	})
}
