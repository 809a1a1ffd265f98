package tui

import (
	"bytes"
	"math/rand"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// A number is one of the list that was read out: where the list has become another one
// while answers came to nothing it is read out again, before a number means something else.
func TestPlainNumbersAreThoseReadOut(t *testing.T) {
	for _, nothing := range []string{"?番号", "あいう", "番号9"} {
		t.Run(nothing, func(t *testing.T) {
			lib := small(t)
			office, _ := lib.Profile("test")
			store, now := storetest.NewMemory(), time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
			begin := func(seed int64) {
				in := runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Kinds: []string{"flaming"}}
				if _, err := runbook.Begin(t.Context(), store, lib, office, false, in, now, rand.New(rand.NewSource(seed))); err != nil {
					t.Fatal(err)
				}
				now = now.Add(time.Minute)
			}
			begin(1)
			var out bytes.Buffer
			p := newPlain(t.Context(), Config{Store: store, Library: lib, Org: "test", Lang: lang.Japanese,
				Now: func() time.Time { return now }, Random: rand.New(rand.NewSource(2))}, strings.NewReader(""), &out, Lines{Piped: true})
			in := make(chan answer, 1)
			p.in = in
			p.run(p.m.Init())
			say := func(text string) (read string) {
				out.Reset()
				in <- answer{text: text}
				p.turn()
				return out.String()
			}
			if read := say(nothing); !strings.Contains(read, "INC-20261122-01") {
				t.Fatalf("the list is not read out:\n%s", read)
			}
			if read := say(nothing); strings.Contains(read, "INC-20261122-01") {
				t.Errorf("the same list is read out again:\n%s", read)
			}
			begin(3)
			say(nothing) // meanwhile the other incident is seen
			read := say("番号1")
			if !strings.Contains(read, "INC-20261122-02") {
				t.Errorf("what 1 means now was not read out:\n%s", read)
			}
			if p.m.work == nil || !strings.Contains(read, "1 "+string(p.m.work.state.ID)) {
				t.Errorf("%v was opened of:\n%s", p.m.work, read)
			}
		})
	}
}
