package eventlog

import (
	"bytes"
	"strings"
	"testing"
)

// The decoder accepts exactly what the plain reading of the format accepts.
func FuzzVerify(f *testing.F) {
	f.Add(small(0))
	f.Add(small(1))
	f.Add(small(3))
	f.Add(small(3)[:300])
	for _, c := range events {
		if len(c.event) < 2000 {
			line, _ := AppendLine(nil, Hash{}, []byte(c.event))
			f.Add(line)
		}
	}
	f.Fuzz(func(t *testing.T, log []byte) {
		sum, err := Verify(bytes.NewReader(log))
		n, hash, ok := verifyPlainly(string(log))
		if ok != (err == nil) || ok && (sum.Entries != n || n > 0 && sum.Head.String() != hash) {
			t.Fatalf("%+v, %v; plainly %d %s %v", sum, err, n, hash, ok)
		}
		if sum.Size > int64(len(log)) {
			t.Fatalf("%+v of %d bytes", sum, len(log))
		}
		// What was verified before an error is a log.
		if again, err := Verify(bytes.NewReader(log[:sum.Size])); err != nil || again != sum {
			t.Fatalf("%+v, but the part before the error: %+v, %v", sum, again, err)
		}
	})
}

// Hashes cannot be guessed by a fuzzer, so the event is fuzzed by itself: the
// fast check accepts nothing that the definition refuses, and a line made of
// what Check accepts is an entry.
func FuzzCheck(f *testing.F) {
	for _, c := range events {
		if len(c.event) < 2000 {
			f.Add([]byte(c.event))
		}
	}
	f.Add([]byte(sample(1)[EventOffset:]))
	f.Fuzz(func(t *testing.T, event []byte) {
		slow := strictSlow(event)
		if strictFast(event) && slow != nil {
			t.Fatalf("the fast check accepts %q: %v", event, slow)
		}
		err := Check(1, event)
		line, _ := AppendLine(nil, Hash{}, event)
		if _, verr := Verify(bytes.NewReader(line)); (verr == nil) != (err == nil) && !strings.Contains(string(event), "\n") {
			t.Fatalf("%q: check %v, verify %v", event, err, verr)
		}
		if err == nil && slow != nil {
			t.Fatalf("accepted %q: %v", event, slow)
		}
	})
}
