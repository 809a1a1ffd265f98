package cli

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dandori/runbook/eventlog"
)

// redacted is a redacted copy as somebody makes one by hand.
type redacted struct {
	lines []byte
	prev  eventlog.Hash
}

func (c *redacted) show(event string) {
	c.lines, c.prev = eventlog.AppendLine(c.lines, c.prev, []byte(event))
}

func (c *redacted) withhold(h eventlog.Hash) {
	c.lines = fmt.Appendf(c.lines, `{"hash":"%s","withheld":true}`+"\n", h)
	c.prev = h
}

// audited is what the copy is so far.
func (c *redacted) audited(t *testing.T) *eventlog.Report {
	t.Helper()
	r, err := eventlog.Audit(bytes.NewReader(c.lines), eventlog.Known{})
	if err != nil || r.Chain.Damage != nil {
		t.Fatal(err, r.Chain.Damage)
	}
	return r
}

func (c *redacted) code(t *testing.T) string {
	t.Helper()
	r := c.audited(t)
	return fmt.Sprintf("%s/%d", eventlog.MakeCode(r.Chain.Entries, r.Chain.Root), r.Chain.Entries)
}

// logged is the log of an incident: its events and hashes, from entry 1 at index 1.
func logged(t *testing.T, w *world, id string) (events []string, hashes []eventlog.Hash) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(w.vars["DANDORI_DATA"], "incidents", id, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	events, hashes = []string{""}, []eventlog.Hash{{}}
	scan := eventlog.NewScanner(bytes.NewReader(raw), eventlog.Position{})
	for scan.Scan() {
		events = append(events, string(scan.Entry().Event))
		hashes = append(hashes, scan.Entry().Hash)
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return events, hashes
}

// noted is an incident of nine entries and a checkpoint behind them.
func noted(t *testing.T, w *world) (id string, events []string, hashes []eventlog.Hash) {
	t.Helper()
	id = "INC-20261122-01"
	w.run(t, exitDone, "start", "flaming", "--by", "鈴木")
	for i := range 8 {
		w.run(t, exitDone, "note", id, fmt.Sprintf("電話 %d", i+2))
	}
	w.run(t, exitDone, "export", id, "--format", "md", "-o", "-") // which signs it
	events, hashes = logged(t, w, id)
	if len(events) != 11 || !strings.Contains(events[10], eventlog.CheckpointType) {
		t.Fatalf("it has %d entries", len(events)-1)
	}
	return id, events, hashes
}

// madeUp is a copy in which entries 1 to 5 are those of a log and 6 is withheld; 7 and 8 are
// withheld and never were, and 9 is a lie that hangs on them.
func madeUp(t *testing.T, events []string, hashes []eventlog.Hash) *redacted {
	t.Helper()
	c := &redacted{}
	for _, e := range events[1:6] {
		c.show(e)
	}
	c.withhold(hashes[6])
	for _, digit := range []string{"a", "b"} {
		h, err := eventlog.ParseHash(strings.Repeat(digit, 64))
		if err != nil {
			t.Fatal(err)
		}
		c.withhold(h)
	}
	lie := strings.Replace(events[9], "電話 9", "偽造 9", 1)
	if lie == events[9] {
		t.Fatal("nothing is forged")
	}
	c.show(lie)
	return c
}

// signed adds a checkpoint of the copy as it stands, its note signed by whoever sign says.
func (c *redacted) signed(t *testing.T, event string, sign func(eventlog.Checkpoint) string) {
	t.Helper()
	r := c.audited(t)
	var e struct{ Data struct{ Note string } }
	if err := json.Unmarshal([]byte(event), &e); err != nil {
		t.Fatal(err)
	}
	was, _ := json.Marshal(e.Data.Note)
	now, _ := json.Marshal(sign(eventlog.Checkpoint{Origin: "INC-20261122-01", Size: r.Chain.Entries, Root: r.Chain.Root}))
	_, rest, _ := strings.Cut(strings.Replace(event, string(was), string(now), 1), ",")
	c.show(fmt.Sprintf(`{"seq":%d,%s`, r.Chain.Entries+1, rest))
}

// TestACopyIsTiedBySomebodyKnown: what is said of a redacted copy beyond what it shows rests
// on who vouches for it. Anybody can compute the root of what they made up.
func TestACopyIsTiedBySomebodyKnown(t *testing.T) {
	w := newWorld(t)
	_, events, hashes := noted(t, w)
	nobody := func(c eventlog.Checkpoint) string {
		return fmt.Sprintf("%s\n— pc7 %s\n", c.Text(), base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 68)))
	}
	key, err := eventlog.GenerateKey(w.Random, "forger")
	if err != nil {
		t.Fatal(err)
	}
	own := func(c eventlog.Checkpoint) string {
		note, err := c.Sign(key)
		if err != nil {
			t.Fatal(err)
		}
		return note
	}
	real := &redacted{}
	for n, e := range events[1:] {
		if n+1 == 3 || n+1 == 4 || n+1 == 7 {
			real.withhold(hashes[n+1])
		} else {
			real.show(e)
		}
	}
	six := &redacted{}
	for _, e := range events[1:6] {
		six.show(e)
	}
	six.withhold(hashes[6])
	loose, byNobody := madeUp(t, events, hashes), madeUp(t, events, hashes)
	byNobody.signed(t, events[10], nobody)

	// The forger's own key, named in a first entry that says so.
	byForger := &redacted{}
	var opening struct{ Data struct{ Host string } }
	if err := json.Unmarshal([]byte(events[1]), &opening); err != nil || opening.Data.Host == "" {
		t.Fatal(err, opening)
	}
	byForger.show(strings.Replace(events[1], opening.Data.Host, key.Public().String(), 1))
	byForger.withhold(hashes[6])
	byForger.signed(t, events[10], own)

	elsewhere := newWorld(t)
	key1 := opening.Data.Host
	for what, c := range map[string]struct {
		copy        *redacted
		args        []string
		tied, named int
		says        []string
		never       []string
	}{
		"a real copy, with its key": {real, []string{"--key", key1}, 10, 0,
			[]string{"3 件の内容が伏せられている。記録 1-10 は、伏せたものを含めてハッシュの連鎖がつながっている"}, []string{"互いのつながりも", "名乗る鍵が署名しているだけ"}},
		"a real copy, whose key only it names": {real, nil, 2, 10,
			[]string{"記録 1-2 は、ハッシュの連鎖がつながっている", "記録 3-10 のつながりは、この写し自身が名乗る鍵が署名しているだけ"}, []string{"伏せたものを含めて", "互いのつながりも"}},
		"a real copy, with a code before the first withheld": {real, []string{"--head", (&redacted{lines: firstLines(real.lines, 1)}).code(t)}, 2, 10,
			[]string{"記録 3-10 のつながりは"}, []string{"伏せたものを含めて"}},
		"a real copy, with a code in a run of withheld": {real, []string{"--head", (&redacted{lines: firstLines(real.lines, 3)}).code(t)}, 3, 10,
			[]string{"記録 1-3 は、伏せたものを含めて", "記録 4-10 のつながりは"}, nil},
		"a real copy, with a code between the runs": {real, []string{"--head", (&redacted{lines: firstLines(real.lines, 5)}).code(t)}, 6, 10,
			[]string{"記録 1-6 は、伏せたものを含めて", "記録 7-10 のつながりは"}, nil},
		"made up": {loose, nil, 5, 0,
			[]string{"記録 1-5 は、ハッシュの連鎖がつながっている", "記録 6-9 は、互いのつながりも"}, []string{"伏せたものを含めて"}},
		"made up, with the code of what is real": {loose, []string{"--head", six.code(t)}, 6, 0,
			[]string{"記録 1-6 は、伏せたものを含めて", "記録 7-9 は、互いのつながりも"}, nil},
		"made up and signed by nobody": {byNobody, nil, 5, 0,
			[]string{"記録 1-5 は、ハッシュの連鎖がつながっている", "記録 6-10 は、互いのつながりも", "知らない鍵の署名: pc7（何も証明しない）"}, []string{"伏せたものを含めて"}},
		"made up and signed by whoever made it up": {byForger, nil, 1, 3,
			[]string{"記録 2-3 のつながりは、この写し自身が名乗る鍵が署名しているだけ"}, []string{"伏せたものを含めて", "互いのつながりも"}},
	} {
		path := filepath.Join(elsewhere.Dir, "copy.jsonl")
		if err := os.WriteFile(path, c.copy.lines, 0o600); err != nil {
			t.Fatal(err)
		}
		out := elsewhere.run(t, exitDone, append([]string{"verify", "copy.jsonl"}, c.args...)...)
		for _, words := range c.says {
			if !strings.Contains(out, words) {
				t.Errorf("%s: it does not say %q:\n%s", what, words, out)
			}
		}
		for _, words := range c.never {
			if strings.Contains(out, words) {
				t.Errorf("%s: it says %q:\n%s", what, words, out)
			}
		}
		var p proof
		if err := json.Unmarshal([]byte(elsewhere.run(t, exitDone, append([]string{"verify", "copy.jsonl", "--json"}, c.args...)...)), &p); err != nil {
			t.Fatal(err)
		}
		all := c.tied == p.Entries
		if p.Tied != c.tied || p.TiedNamed != c.named || slices.Contains(p.Proved, "hashes") != all || slices.Contains(p.Proved, "numbers") != all || slices.Contains(p.NotProved, "hashes") == all {
			t.Errorf("%s: tied %d, by the key it names %d, proved %v, not proved %v", what, p.Tied, p.TiedNamed, p.Proved, p.NotProved)
		}
	}
}

func firstLines(log []byte, n int) []byte {
	return bytes.Join(bytes.SplitAfter(log, []byte("\n"))[:n], nil)
}

// TestHangsOn compares what hangs together with the slow definition, for every copy of eight
// entries and everything that can be known of one: an entry does if it is known, or shown
// behind one that does.
func TestHangsOn(t *testing.T) {
	const entries = 8
	for mask := range 1 << entries {
		withheld := func(n int) bool { return mask&(1<<(n-1)) != 0 }
		v := &verification{report: &eventlog.Report{}, entries: entries}
		gaps := &v.report.Chain.Withheld
		for n := 1; n <= entries; n++ {
			if last := len(gaps.Ranges) - 1; withheld(n) && last >= 0 && gaps.Ranges[last][1] == n-1 {
				gaps.Ranges[last][1] = n
			} else if withheld(n) {
				gaps.Ranges = append(gaps.Ranges, [2]int{n, n})
			}
		}
		for known := range entries + 1 {
			want := 0
			for want < entries && (want < known || !withheld(want+1)) {
				want++
			}
			if got := v.hangsOn(known); got != want {
				t.Errorf("withheld %08b, known %d: %d, want %d", mask, known, got, want)
			}
		}
	}
}

// TestALogFromElsewhereOpensNothing: somebody else's log names files as it likes. None of
// this computer is opened for it unless that was asked for; one of this data folder names
// what was kept here.
func TestALogFromElsewhereOpensNothing(t *testing.T) {
	w := newWorld(t)
	id := workedIncident(t, w)
	raw, err := os.ReadFile(filepath.Join(w.vars["DANDORI_DATA"], "incidents", id, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.Dir, "copy.jsonl"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.Dir, "画面.png"), []byte("another picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := w.run(t, exitDone, "verify", "copy.jsonl")
	if !strings.Contains(out, "証拠 1（記録 2）: よその記録が指す場所は開かないため") {
		t.Errorf("it says:\n%s", out)
	}
	if out := w.run(t, exitDone, "verify", "copy.jsonl", "--json"); !strings.Contains(out, `"status":"unread"`) || strings.Contains(out, `"status":"changed"`) {
		t.Errorf("it says:\n%s", out)
	}
	for _, args := range [][]string{{"verify", "copy.jsonl", "--evidence"}, {"verify", id}} {
		if out := w.run(t, exitDamaged, args...); !strings.Contains(out, "証拠 1（記録 2）: 記録したときから変わっている") {
			t.Errorf("%v says:\n%s", args, out)
		}
	}
}
