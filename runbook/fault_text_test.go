package runbook

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"dandori/runbook/eventlog"
)

// Whatever is wrong with a log is said in Japanese, down to the detail: an officer who
// reads of a damaged log at night is not left with a sentence for programmers.
func TestFaultsInJapanese(t *testing.T) {
	var log []byte
	var hash eventlog.Hash
	for _, event := range []string{`{"seq":1,"note":"電話"}`, `{"seq":2,"note":"折り返し"}`, `{"seq":3}`} {
		log, hash = eventlog.AppendLine(log, hash, []byte(event))
	}
	english := regexp.MustCompile(`[a-z]{3,}`)
	seen := map[string]bool{}
	look := func(log []byte) {
		_, err := eventlog.Verify(bytes.NewReader(log))
		e, ok := errors.AsType[*eventlog.Error](err)
		if !ok {
			return
		}
		for _, s := range []string{e.Error(), e.Fault(), e.Detail} {
			text := FaultText(s)
			if text.En != s {
				t.Errorf("%q became %q in English", s, text.En)
			}
			if english.MatchString(text.Ja) {
				t.Errorf("%q is %q in Japanese", s, text.Ja)
			}
			seen[e.Fault()] = true
		}
	}
	for i := range log {
		for _, c := range []byte("{}\"\\\n0a,\xff") {
			bad := bytes.Clone(log)
			bad[i] = c
			look(bad)
		}
		look(log[:i])
		look(append(bytes.Clone(log[:i]), log[i+1:]...))
	}
	// Where the hash fits, what is wrong is inside.
	for _, event := range []string{`{"seq":2}`, `{"seq":01}`, `{"seq":1,"a":1,"a":2}`, `{"seq":1,"a":}`, `{"seq":1`, `{"note":1}`, `{"seq":1,"a":"` + strings.Repeat("x", eventlog.MaxLine) + `"}`} {
		line, _ := eventlog.AppendLine(nil, eventlog.Hash{}, []byte(event))
		look(line)
	}
	if len(seen) < 12 {
		t.Errorf("only %d faults were made: %v", len(seen), seen)
	}
	for _, what := range []string{"one bit of byte 233 of its event was changed", "something around its event was changed", "its hash was changed"} {
		if text := FaultText(what); english.MatchString(text.Ja) || text.En != what {
			t.Errorf("%+v", text)
		}
	}
	if text := FaultText("of a later version"); text.Ja != "of a later version" {
		t.Errorf("%+v", text)
	}
}
