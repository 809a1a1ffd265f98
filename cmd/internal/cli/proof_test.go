package cli

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
)

// race is a source of randomness that lets somebody else act first: just before
// the first entry after it is set gets its id.
type race struct {
	io.Reader
	first func()
}

func (r *race) Read(p []byte) (int, error) {
	if first := r.first; first != nil {
		r.first = nil
		first()
	}
	return r.Reader.Read(p)
}

// TestTheSecondWriterIsTold: two programs do the same step at the same moment. The
// second one decides again, records nothing, and says who was first.
func TestTheSecondWriterIsTold(t *testing.T) {
	for l, want := range map[string]string{
		"ja": "dandori: error: 佐藤が、この手順をつい先ほど記録しました（記録 2、21:40）",
		"en": "dandori: error: 佐藤 finished this step a moment ago (entry 2, 21:40)",
	} {
		a, b := newWorld(t), newWorld(t)
		b.vars = map[string]string{"DANDORI_DATA": a.vars["DANDORI_DATA"], "LANG": "ja_JP.UTF-8"}
		b.StateHome = a.StateHome
		b.Random = rand.NewChaCha8([32]byte{2})
		a.run(t, exitDone, "start", "flaming", "--by", "鈴木")
		a.Random = &race{a.Random, func() { b.run(t, exitDone, "do", "INC-20261122-01", "stop-posting", "--by", "佐藤") }}
		a.run(t, exitFailed, "do", "INC-20261122-01", "stop-posting", "--lang", l)
		if got := a.stderr.String(); !strings.Contains(got, want) {
			t.Errorf("said %s", got)
		}
		// What does not depend on it is recorded behind it without a word.
		a.Random = &race{a.Random, func() { b.run(t, exitDone, "note", "INC-20261122-01", "先に") }}
		if out := a.run(t, exitDone, "note", "INC-20261122-01", "後から"); !strings.Contains(out, "記録 4: 後から") {
			t.Errorf("said %s", out)
		}
		a.run(t, exitDone, "verify", "INC-20261122-01")
	}
}

// TestALogFromBeforeThereWereKeys: a log that the version before checkpoints, pins
// and keys has written is opened, verified, gone on with and signed.
func TestALogFromBeforeThereWereKeys(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "INC-20261122-01.before-keys.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	old, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.Now = func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	path := filepath.Join(w.vars["DANDORI_DATA"], "incidents", "INC-20261122-01", "log.jsonl")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := w.run(t, exitDone, "verify", "INC-20261122-01"); !strings.Contains(out, "記録 5 件に、壊れたところは") || !strings.Contains(out, "署名の記録はない") {
		t.Errorf("verified: %s", out)
	}
	if out := w.run(t, exitDone, "list", "--all"); !strings.Contains(out, "飯田市  「旧版の記録」") {
		t.Errorf("listed: %s", out)
	}
	if out := w.run(t, exitDone, "log", "INC-20261122-01"); !strings.Contains(out, "一 <&> 😀") {
		t.Errorf("read: %s", out)
	}
	w.run(t, exitDone, "reopen", "INC-20261122-01", "--reason", "続く")
	out := w.run(t, exitDone, "verify", "INC-20261122-01")
	if !strings.Contains(out, "記録 7 件に") || !strings.Contains(out, "記録 1-6 は、この端末の鍵で署名されている") {
		t.Errorf("signed: %s", out)
	}
	now, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(now, old) {
		t.Error("what was there is not what it was")
	}
}

// TestAskedOnATerminal: on a terminal a repair asks, and only はい or yes is one.
func TestAskedOnATerminal(t *testing.T) {
	for answer, want := range map[string]int{
		"はい\n": exitDone, "yes\n": exitDone, "ＹＥＳ\r\n": exitDone, "はい": exitDone,
		"": exitFailed, "\n": exitFailed, "y\n": exitFailed, "いいえ\n": exitFailed, "はいはい\n": exitFailed,
	} {
		w := newWorld(t)
		w.run(t, exitDone, "start", "flaming")
		w.run(t, exitDone, "note", "INC-20261122-01", "一")
		path := filepath.Join(w.vars["DANDORI_DATA"], "incidents", "INC-20261122-01", "log.jsonl")
		log, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		damaged := log[:len(log)-40]
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		w.Stdin = strings.NewReader(answer)
		w.IsTerminal = func(any) bool { return true }
		out := w.run(t, want, "repair", "INC-20261122-01", "--by", "鈴木", "--reason", "故障")
		if !strings.Contains(out, "修復しますか。行うときは「はい」と入力してください") {
			t.Errorf("%q: not asked: %s", answer, out)
		}
		now, err := os.ReadFile(path)
		if err != nil || bytes.Equal(now, damaged) != (want != exitDone) {
			t.Errorf("%q: the log is %d bytes, was %d", answer, len(now), len(damaged))
		}
		if want != exitDone && !strings.Contains(w.stderr.String(), "何も変えていません") {
			t.Errorf("%q: said %s", answer, &w.stderr)
		}
	}
}

// TestTheKeyIsNeverShown: whatever is printed, and however, the secret is not in it.
func TestTheKeyIsNeverShown(t *testing.T) {
	w := newWorld(t)
	w.run(t, exitDone, "start", "flaming")
	b, err := os.ReadFile(filepath.Join(w.StateHome, "dandori", "key"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(w.StateHome, "dandori", "key")); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v", info.Mode())
	}
	parts := strings.Split(strings.TrimSpace(string(b)), "+")
	secret := parts[len(parts)-1]
	if len(secret) < 40 || !strings.HasPrefix(string(b), "PRIVATE+KEY+") {
		t.Fatalf("the key is %d characters", len(secret))
	}
	for _, args := range [][]string{{"key", "show"}, {"key", "show", "--json"}, {"doctor"}, {"verify"}, {"head", "INC-20261122-01"}} {
		if out := w.run(t, exitDone, args...) + w.stderr.String(); strings.Contains(out, secret) || strings.Contains(out, "PRIVATE") {
			t.Errorf("%v shows it", args)
		}
	}
	// Also not when the file is broken.
	if err := os.WriteFile(filepath.Join(w.StateHome, "dandori", "key"), append(b[:len(b)-9], '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	w.run(t, exitFailed, "key", "show")
	if out := w.stderr.String(); strings.Contains(out, secret[:20]) {
		t.Errorf("shows a part of it: %s", out)
	}
}

// A console of Windows reads in its code page what commands give each other as UTF-8.
func TestCodePage(t *testing.T) {
	for number, want := range map[uint32]int{0: 0, 65001: 0, 932: 1} {
		w := newWorld(t)
		e := &examination{app: &app{env: w.Env, lang: lang.Japanese}}
		e.codePage(number)
		if len(e.findings) != want {
			t.Errorf("%d: %v", number, e.findings)
		}
		if want == 1 && (e.findings[0].Status != findingNote || !strings.Contains(e.findings[0].Hint, "chcp 65001")) {
			t.Errorf("%d: %+v", number, e.findings[0])
		}
	}
}
