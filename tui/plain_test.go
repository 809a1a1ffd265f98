package tui

import (
	"bytes"
	"math/rand"
	"strings"
	"testing"
	"time"
	"unicode"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// linear runs the twin on a script and gives what came out. The store keeps what was
// recorded.
func linear(t testing.TB, lib *runbook.Library, office string, l lang.Lang, script string, change ...func(*Config, *Lines)) (string, runbook.Store) {
	t.Helper()
	st := storetest.NewMemory()
	now := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
	cfg := Config{
		Store: st, Library: lib, Org: office, Lang: l, User: "鈴木", Version: "test",
		Now:    func() time.Time { now = now.Add(10 * time.Second); return now },
		Random: rand.New(rand.NewSource(1)), Items: readyItems(t),
	}
	how := Lines{Piped: true}
	for _, f := range change {
		f(&cfg, &how)
	}
	var out bytes.Buffer
	if err := RunPlain(t.Context(), cfg, strings.NewReader(script), &out, how); err != nil {
		t.Fatal(err)
	}
	return out.String(), cfg.Store
}

// checkLines proves that nothing is in the lines that would move a cursor.
func checkLines(t testing.TB, out string) {
	t.Helper()
	for n, l := range strings.Split(out, "\n") {
		for _, r := range l {
			if unicode.IsControl(r) {
				t.Errorf("line %d has the control character %U: %q", n+1, r, l)
			}
		}
	}
}
