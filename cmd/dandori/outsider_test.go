package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dandori/runbook/eventlog"
)

// verifier is written from the package comment of eventlog, with none of our code.
const verifier = "../../runbook/eventlog/testdata/verify.sh"

// sent is a log that the program wrote, as somebody outside has it.
type sent struct {
	id, key, code string
	log           []byte
}

// send has the program record an incident of its own.
func send(t *testing.T) sent {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "data")
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(path, append([]string{"--data", data, "--state", data + "-state", "--lang", "en"}, args...)...)
		cmd.Env = append(os.Environ(), "TZ=Asia/Tokyo")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
		return string(out)
	}
	var o sent
	var begun struct{ ID string }
	if err := json.Unmarshal([]byte(run("start", "flaming", "--by", "鈴木", "--json")), &begun); err != nil {
		t.Fatal(err)
	}
	o.id = begun.ID
	for _, text := range []string{"市民から電話。\"消せ\" と言われた", `\u0041 と \\ を含む`, "🦊 絵文字"} {
		run("note", o.id, text, "--by", "佐藤")
	}
	run("close", o.id, "--reason", "誤報")
	run("note", o.id, "終結の後の電話", "--by", "鈴木") // after the last signature
	var head struct {
		Entries int
		Code    string
	}
	if err := json.Unmarshal([]byte(run("head", o.id, "--json")), &head); err != nil {
		t.Fatal(err)
	}
	o.code = fmt.Sprintf("%s/%d", head.Code, head.Entries)
	var key struct{ Key string }
	if err := json.Unmarshal([]byte(run("key", "show", "--json")), &key); err != nil {
		t.Fatal(err)
	}
	o.key = key.Key
	if o.log, err = os.ReadFile(filepath.Join(data, "incidents", o.id, "log.jsonl")); err != nil {
		t.Fatal(err)
	}
	return o
}

// events takes the events out of a log.
func events(log []byte) []string {
	var list []string
	for line := range strings.Lines(string(log)) {
		list = append(list, line[83:len(line)-2])
	}
	return list
}

// rechain makes a log of events, as somebody would who can write the file.
func rechain(events []string) []byte {
	var b bytes.Buffer
	prev := "dandori-log-v1\n"
	for _, e := range events {
		prev = fmt.Sprintf("%x", sha256.Sum256([]byte(prev+e)))
		fmt.Fprintf(&b, `{"hash":"%s","event":%s}`+"\n", prev, e)
	}
	return b.Bytes()
}

// renumber gives events the numbers of their places.
func renumber(events []string) []string {
	for i, e := range events {
		_, rest, _ := strings.Cut(e, ",")
		events[i] = fmt.Sprintf(`{"seq":%d,%s`, i+1, rest)
	}
	return events
}

// TestOutsider: with sha256sum, jq and openssl alone somebody outside verifies a log of
// the program, and refuses every one that was tampered with.
func TestOutsider(t *testing.T) {
	for _, tool := range []string{"sh", "sha256sum", "jq", "openssl", "base64", "xxd"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed; an outsider needs it", tool)
		}
	}
	o := send(t)
	verify := func(t *testing.T, log []byte, id, key, code string) (string, bool) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "log.jsonl")
		if err := os.WriteFile(path, log, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("sh", verifier, path, id, key, code).CombinedOutput()
		if err != nil && !strings.HasPrefix(string(out), "wrong: ") {
			t.Errorf("it does not say what is wrong: %v: %s", err, out)
		}
		return string(out), err == nil
	}
	out, ok := verify(t, o.log, o.id, o.key, o.code)
	if code, _, _ := strings.Cut(o.code, "/"); !ok || !strings.Contains(out, "right: ") || !strings.Contains(out, "head code "+code) {
		t.Fatalf("the log of the program is refused: %s", out)
	}
	if out, ok := verify(t, o.log, o.id, o.key, ""); !ok {
		t.Fatalf("without a head code: %s", out)
	}

	lines := func() []string { return slices.Collect(strings.Lines(string(o.log))) }
	joined := func(l []string) []byte { return []byte(strings.Join(l, "")) }
	was := func(old, new string) []string {
		list := events(o.log)
		for i := range list {
			list[i] = strings.Replace(list[i], old, new, 1)
		}
		return list
	}
	without := func(list []string, typ string) []string {
		return slices.DeleteFunc(list, func(e string) bool { return strings.Contains(e, `"`+typ+`"`) })
	}
	key, err := eventlog.GenerateKey(rand.New(rand.NewSource(1)), strings.SplitN(o.key, "+", 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	n := len(lines())
	another := send(t)
	for name, log := range map[string][]byte{
		"a letter of a note changed":        bytes.Replace(o.log, []byte("消せ"), []byte("消す"), 1),
		"one bit":                           flip(o.log, len(o.log)/2),
		"an entry time changed":             flip(o.log, bytes.LastIndex(o.log, []byte(`"logged":"`))+12),
		"an entry taken out":                joined(slices.Delete(lines(), 2, 3)),
		"the first entry taken out":         joined(lines()[1:]),
		"the last entry cut off":            joined(lines()[:n-1]),
		"all but the first cut off":         joined(lines()[:1]),
		"cut in the middle of an entry":     o.log[:len(o.log)-20],
		"an entry twice":                    joined(slices.Insert(lines(), 2, lines()[1])),
		"two entries exchanged":             joined(append(append(lines()[:1:1], lines()[2], lines()[1]), lines()[3:]...)),
		"capital letters in a hash":         append([]byte(strings.ToUpper(string(o.log[:73]))), o.log[73:]...),
		"an empty line":                     joined(slices.Insert(lines(), 3, "\n")),
		"white space":                       bytes.Replace(o.log, []byte(`,"event":`), []byte(`, "event":`), 1),
		"carriage returns":                  bytes.ReplaceAll(o.log, []byte("\n"), []byte("\r\n")),
		"a byte order mark":                 append([]byte("\ufeff"), o.log...),
		"a member beside the event":         bytes.Replace(o.log, []byte("}}\n"), []byte(`},"x":{}}`+"\n"), 1),
		"nothing at all":                    nil,
		"written anew with another note":    rechain(was("消せ", "消す")),
		"written anew without an entry":     rechain(renumber(append(events(o.log)[:1:1], events(o.log)[2:]...))),
		"written anew without signatures":   rechain(renumber(without(was("消せ", "消す"), "log.checkpoint"))),
		"written anew with another key":     resigned(t, was("消せ", "消す"), o.key, key),
		"of another incident":               another.log,
		"a signature changed":               rechain(was("— "+key.Public().Name()+" ", "— "+key.Public().Name()+"x ")),
		"an entry added behind":             rechain(renumber(append(events(o.log), events(o.log)[2]))),
		"an entry put in before the last":   rechain(renumber(slices.Insert(events(o.log), n-1, events(o.log)[2]))),
		"signed entries moved behind a cut": rechain(renumber(events(o.log)[1:])),
		"a copy that withholds what is not": madeUp(t, o),
	} {
		t.Run(name, func(t *testing.T) {
			if bytes.Equal(log, o.log) {
				t.Fatal("nothing was changed")
			}
			if name == "an entry added behind" {
				// Whoever adds only where nobody has signed yet is found out by what was
				// written down, once it is of that many entries.
				if out, ok := verify(t, log, o.id, o.key, fmt.Sprintf("%s/%d", strings.SplitN(o.code, "/", 2)[0], n+1)); ok {
					t.Errorf("accepted: %s", out)
				}
				return
			}
			if out, ok := verify(t, log, o.id, o.key, o.code); ok {
				t.Errorf("accepted: %s", out)
			}
		})
	}
}

// madeUp is a redacted copy whose maker withheld an entry, made two more up that never were,
// and hung another text on them; a checkpoint with the right root and a signature of
// nothing stands behind it.
func madeUp(t *testing.T, o sent) []byte {
	t.Helper()
	lines, all := slices.Collect(strings.Lines(string(o.log))), events(o.log)
	last := slices.IndexFunc(all, func(e string) bool { return strings.Contains(e, `"log.checkpoint"`) })
	var b bytes.Buffer
	b.WriteString(lines[0] + lines[1])
	prev := ""
	for _, hash := range []string{lines[2][9:73], strings.Repeat("a", 64), strings.Repeat("b", 64)} {
		fmt.Fprintf(&b, `{"hash":"%s","withheld":true}`+"\n", hash)
		prev = hash
	}
	hang := func(n int, event string) {
		_, rest, _ := strings.Cut(event, ",")
		event = fmt.Sprintf(`{"seq":%d,%s`, n, rest)
		prev = fmt.Sprintf("%x", sha256.Sum256([]byte(prev+event)))
		fmt.Fprintf(&b, `{"hash":"%s","event":%s}`+"\n", prev, event)
	}
	hang(6, strings.Replace(all[3], "絵文字", "偽造", 1))
	report, err := eventlog.Audit(bytes.NewReader(b.Bytes()), eventlog.Known{})
	if err != nil || report.Chain.Damage != nil || report.Chain.Entries != 6 {
		t.Fatal(err, report.Chain)
	}
	var had struct{ Data struct{ Note string } }
	if err := json.Unmarshal([]byte(all[last]), &had); err != nil {
		t.Fatal(err)
	}
	was, _ := json.Marshal(had.Data.Note)
	text := eventlog.Checkpoint{Origin: o.id, Size: 6, Root: report.Chain.Root}.Text()
	now, _ := json.Marshal(fmt.Sprintf("%s\n— pc7 %s\n", text, base64.StdEncoding.EncodeToString(make([]byte, 68))))
	hang(7, strings.Replace(all[last], string(was), string(now), 1))
	return b.Bytes()
}

// TestACopyMadeUp: the program itself says of such a copy that it is a copy, and nothing of
// what is withheld in it.
func TestACopyMadeUp(t *testing.T) {
	o := send(t)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	if err := os.WriteFile(path, madeUp(t, o), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(t.TempDir(), "data")
	out, err := exec.Command(program, "--data", nowhere, "--state", nowhere, "verify", path, "--json").Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var p struct {
		Proved      []string
		NotProved   []string `json:"not_proved"`
		TiedNamed   int      `json:"tied_named"`
		Withheld    int
		Tied        int
		Anchored    int
		Checkpoints struct{ Fit int }
	}
	if err := json.Unmarshal(out, &p); err != nil {
		t.Fatal(err)
	}
	if p.Withheld != 3 || p.Checkpoints.Fit != 1 || p.Tied != 2 || p.TiedNamed != 0 || p.Anchored != 0 || slices.Contains(p.Proved, "hashes") || slices.Contains(p.Proved, "numbers") || !slices.Contains(p.NotProved, "hashes") {
		t.Errorf("it says %s", out)
	}
	if out, err := exec.Command(program, "--data", nowhere, "--state", nowhere, "verify", path, "--key", o.key).CombinedOutput(); err == nil {
		t.Errorf("with the right key it is accepted: %s", out)
	}
}

func flip(log []byte, at int) []byte {
	log = bytes.Clone(log)
	log[at] ^= 1
	return log
}

// resigned has somebody who can write the file, but has not the key, sign all of it
// anew with a key of the same name.
func resigned(t *testing.T, events []string, old string, key *eventlog.PrivateKey) []byte {
	t.Helper()
	events[0] = strings.Replace(events[0], old, key.Public().String(), 1)
	for i, e := range events {
		if !strings.Contains(e, `"log.checkpoint"`) {
			continue
		}
		report, err := eventlog.Audit(bytes.NewReader(rechain(events[:i])), eventlog.Known{})
		if err != nil {
			t.Fatal(err)
		}
		note, err := eventlog.Checkpoint{Origin: report.Opening.Incident, Size: i, Root: report.Chain.Root}.Sign(key)
		if err != nil {
			t.Fatal(err)
		}
		quoted, _ := json.Marshal(note)
		var had struct{ Data struct{ Note string } }
		if err := json.Unmarshal([]byte(e), &had); err != nil {
			t.Fatal(err)
		}
		was, _ := json.Marshal(had.Data.Note)
		if events[i] = strings.Replace(e, string(was), string(quoted), 1); events[i] == e {
			t.Fatal("the signature was not replaced")
		}
	}
	return rechain(events)
}
