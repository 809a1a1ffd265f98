package cli

import (
	"bufio"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store"
	"dandori/runbook/store/storetest"
)

// onLongLog begins an incident, makes its log n entries long, and opens it as an export
// does.
func onLongLog(t testing.TB, n int, do func(a *app, st *store.Store, s *runbook.Session)) {
	t.Helper()
	w := newWorld(t)
	id := strings.TrimSpace(w.run(t, exitDone, "start", "flaming", "--by", "鈴木"))
	a := &app{env: w.Env, held: &heldKey{}, lang: lang.Japanese}
	err := a.session(t.Context(), id, func(st *store.Store, s *runbook.Session, _ error) error {
		head, err := s.Head(), error(nil)
		for err == nil && head.Seq < n {
			head, err = st.Append(t.Context(), s.State().ID, head, storetest.Notes(head, "市民から電話。折り返し不要", min(1000, n-head.Seq)))
		}
		if err != nil {
			return err
		}
		if _, err := s.Refresh(t.Context()); err != nil {
			return err
		}
		do(a, st, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func copied(public bool) exporting {
	return exporting{report: report.Chronology, format: jsonl, output: "-", options: report.Options{Lang: lang.Japanese, Public: public}}
}

// BenchmarkJSONL writes a log as it is stored, and its copy for the public, as
// dandori export does: it is proved to be whole on the way.
//
//	go test ./cmd/internal/cli -run '^$' -bench JSONL -benchmem
func BenchmarkJSONL(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		onLongLog(b, n, func(a *app, st *store.Store, s *runbook.Session) {
			for _, public := range []bool{false, true} {
				b.Run(fmt.Sprintf("public=%v/%d", public, n), func(b *testing.B) {
					b.ReportAllocs()
					var out watcher
					a.out = bufio.NewWriter(&out)
					for b.Loop() {
						if err := a.exportLog(b.Context(), st, s, copied(public)); err != nil {
							b.Fatal(err)
						}
					}
					b.SetBytes(int64(out.written) / int64(b.N))
				})
			}
		})
	}
}

// watcher looks, now and then, how much memory is in use while something is written.
type watcher struct {
	look          bool
	next, written int
	most          uint64
}

func (l *watcher) Write(p []byte) (int, error) {
	if l.written += len(p); l.look && l.written >= l.next {
		l.next = l.written + 1<<20
		l.most = max(l.most, heap())
	}
	return len(p), nil
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestLongLogsAreCopiedInLittleMemory: what is in use besides the session does not grow
// with the log.
func TestLongLogsAreCopiedInLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a long log")
	}
	const n = 20_000
	onLongLog(t, n, func(a *app, st *store.Store, s *runbook.Session) {
		for _, public := range []bool{false, true} {
			out := watcher{look: true}
			a.out = bufio.NewWriter(io.Discard)
			if err := a.exportLog(t.Context(), st, s, copied(public)); err != nil { // what is read once is read
				t.Fatal(err)
			}
			a.out = bufio.NewWriter(&out)
			before := heap()
			if err := a.exportLog(t.Context(), st, s, copied(public)); err != nil {
				t.Fatal(err)
			}
			if out.most == 0 {
				t.Fatal("nobody looked")
			}
			if more := int(out.most) - int(before); more > n+1<<20 { // which entries are withheld takes a byte for each
				t.Errorf("public=%v: %d KiB of %d entries", public, more>>10, n)
			}
			runtime.KeepAlive(s)
		}
	})
}
