package eventlog

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// small makes a log of n entries with every kind of JSON value in it.
func small(n int) []byte {
	var log []byte
	var hash Hash
	for seq := 1; seq <= n; seq++ {
		event := fmt.Appendf(nil, `{"seq":%d,"note":"電話 \"%d\" é 🈁","n":[-1.5e3,true,null,{}],"o":{"a":"","b":[]}}`, seq, seq*7919)
		log, hash = AppendLine(log, hash, event)
	}
	return log
}

// verifyPlainly is the format once more, as simply as it can be said: for a log
// without an error it gives the number of entries and the last hash.
func verifyPlainly(log string) (n int, prev string, ok bool) {
	prev = "dandori-log-v1\n"
	for line := range strings.Lines(log) {
		if len(line) < 85 || len(line) > 1<<20 || !strings.HasSuffix(line, "}\n") {
			return n, prev, false
		}
		event := line[83 : len(line)-2]
		sum := fmt.Sprintf("%x", sha256.Sum256([]byte(prev+event)))
		n++
		if line != `{"hash":"`+sum+`","event":`+event+"}\n" ||
			!strings.HasPrefix(event, fmt.Sprintf(`{"seq":%d,`, n)) && event != fmt.Sprintf(`{"seq":%d}`, n) ||
			strictSlow([]byte(event)) != nil {
			return n, prev, false
		}
		prev = sum
	}
	return n, prev, true
}

func TestVerify(t *testing.T) {
	for n := range 30 {
		log := small(n)
		sum, err := Verify(bytes.NewReader(log))
		plainN, plainHash, ok := verifyPlainly(string(log))
		if err != nil || !ok || sum.Entries != n || plainN != n || sum.Size != int64(len(log)) {
			t.Fatalf("%d entries: %+v, %v; plainly %d, %v", n, sum, err, plainN, ok)
		}
		if n > 0 && sum.Head.String() != plainHash {
			t.Errorf("%d entries: head %s, plainly %s", n, sum.Head, plainHash)
		}
	}
}

// The example in the package comment is a log, and the shell commands there
// verify it.
func TestDocumentation(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "eventlog.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	var log, commands []string
	shell := false
	for line := range strings.Lines(file.Doc.Text()) {
		code, ok := strings.CutPrefix(line, "\t")
		switch {
		case !ok:
		case strings.HasPrefix(code, `{"hash":"`) && !strings.Contains(code, "<"):
			log = append(log, code)
		case strings.HasPrefix(code, "prev='"):
			shell = true
			fallthrough
		case shell:
			commands = append(commands, code)
		}
	}
	sum, err := Verify(strings.NewReader(strings.Join(log, "")))
	if err != nil || sum.Entries != 2 {
		t.Fatalf("the example: %+v, %v", sum, err)
	}

	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("no sha256sum")
	}
	run := func(log []byte) (string, error) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "log.jsonl"), log, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(sh, "-c", strings.Join(commands, ""))
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	for _, log := range [][]byte{[]byte(strings.Join(log, "")), small(5)} {
		sum, _ := Verify(bytes.NewReader(log))
		if out, err := run(log); err != nil || !strings.Contains(out, sum.Head.String()) {
			t.Errorf("the shell says %q, %v", out, err)
		}
		log[len(log)-5] ^= 1
		if out, err := run(log); err == nil || !strings.HasPrefix(out, "wrong: ") {
			t.Errorf("changed, the shell says %q, %v", out, err)
		}
	}
}

// Whatever bit is changed, the entry that it belongs to is the one reported.
func TestEveryBit(t *testing.T) {
	const entries = 10
	log := small(entries)
	entry, begin := 1, 0
	flips := 0
	for i := range log {
		for bit := range 8 {
			log[i] ^= 1 << bit
			sum, err := Verify(bytes.NewReader(log))
			log[i] ^= 1 << bit
			flips++
			e, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("byte %d bit %d of entry %d: not noticed: %+v, %v", i, bit, entry, sum, err)
			}
			if e.Entry != entry || e.Offset != int64(begin) || e.Kind == Torn || sum.Entries != entry-1 {
				t.Fatalf("byte %d bit %d of entry %d: reported as %v (%d entries good)", i, bit, entry, err, sum.Entries)
			}
		}
		if log[i] == '\n' {
			entry, begin = entry+1, i+1
		}
	}
	t.Logf("%d bits", flips)
}

// A log cut anywhere is a shorter log, or has a torn tail.
func TestEveryLength(t *testing.T) {
	log := small(10)
	entries, begin := 0, 0
	for i := range len(log) + 1 {
		if i > 0 && log[i-1] == '\n' {
			entries, begin = entries+1, i
		}
		sum, err := Verify(bytes.NewReader(log[:i]))
		if sum.Entries != entries || sum.Size != int64(begin) {
			t.Fatalf("%d bytes: %+v", i, sum)
		}
		if i == begin {
			if err != nil {
				t.Fatalf("%d bytes: %v", i, err)
			}
			continue
		}
		torn := IsTorn(err)
		complete := log[i] == '\n'
		if torn == nil || torn.Entry != entries+1 || torn.Offset != int64(begin) || torn.Tail != i-begin || torn.Complete != complete {
			t.Fatalf("%d bytes: %+v", i, err)
		}
	}
}

// An entry taken out, doubled or moved is noticed where it should have been.
func TestEntriesMoved(t *testing.T) {
	lines := bytes.SplitAfter(small(6), []byte("\n"))[:6]
	join := func(order ...int) []byte {
		var log []byte
		for _, i := range order {
			log = append(log, lines[i-1]...)
		}
		return log
	}
	for _, c := range []struct {
		log   []byte
		entry int
		kind  Kind
	}{
		{join(2, 3), 1, BadSeq},
		{join(1, 2, 4, 5, 6), 3, BadSeq},
		{join(1, 2, 2, 3), 3, BadSeq},
		{join(1, 3, 2, 4), 2, BadSeq},
		{append(join(1, 2), "\n"...), 3, BadForm},
		{append([]byte("\xef\xbb\xbf"), join(1)...), 1, BadForm},
		{bytes.ReplaceAll(join(1, 2), []byte("\n"), []byte("\r\n")), 1, BadForm},
		{append(join(1, 2), make([]byte, 4096)...), 3, Torn},
		{append(join(1, 2), bytes.Repeat([]byte("x"), MaxLine)...), 3, TooLong},
	} {
		sum, err := Verify(bytes.NewReader(c.log))
		e, ok := errors.AsType[*Error](err)
		if !ok || e.Entry != c.entry || e.Kind != c.kind || !errors.Is(err, c.kind) || sum.Entries != c.entry-1 {
			t.Errorf("%.60q…: %+v, %v; want entry %d: %v", c.log, sum, err, c.entry, c.kind)
		}
	}
}

var events = []struct {
	event string
	kind  Kind // empty: right
}{
	{`{"seq":1}`, ""},
	{`{"seq":1,"a":1}`, ""},
	{`{"seq":1, "a" : [ 1 , "\u3042" ] }`, ""},
	{`{"seq":1,"a":"\ud83c\ude01\u0000 \u00e9\/"}`, ""},
	{`{"seq":1,"a":{"a":{"a":1}},"b":{"a":1}}`, ""},
	{`{"seq":1,"a":` + strings.Repeat("[", 63) + strings.Repeat("]", 63) + `}`, ""},
	{`{"seq":1,"a":` + strings.Repeat(`{"a":`, 62) + "-0.1E-2" + strings.Repeat("}", 62) + `}`, ""},
	{"{\"seq\":1,\"a\":\"\x7f\u0080 \u202e\ufffd\U0010ffff\"}", ""},
	{`{"seq":1` + members(200) + `}`, ""},

	{``, BadForm},
	{`{}`, BadForm},
	{`[]`, BadForm},
	{`{"seq":1,"a":1`, BadForm},
	{` {"seq":1}`, BadForm},
	{`{"seq":1} `, BadForm},
	{`{"a":1,"seq":1}`, BadForm},
	{`{"seq": 1}`, BadForm},
	{`{"seq":1 }`, BadForm},
	{`{"seq":"1"}`, BadForm},
	{`{"seq":-1}`, BadForm},
	{`{"seq":1.0}`, BadForm},
	{`{"seq":1e0}`, BadForm},
	{`{"seq":}`, BadForm},
	{`{"\u0073eq":1}`, BadForm},
	{"{\"seq\":1,\n\"a\":1}", BadForm},

	{`{"seq":0}`, BadSeq},
	{`{"seq":01}`, BadSeq},
	{`{"seq":2}`, BadSeq},
	{`{"seq":11}`, BadSeq},
	{`{"seq":18446744073709551617}`, BadSeq},

	{`{"seq":1,"seq":1}`, BadJSON},
	{`{"seq":1,"a":{"b":1,"b":1}}`, BadJSON},
	{`{"seq":1,"a":[{"b":1,"\u0062":1}]}`, BadJSON},
	{`{"seq":1` + members(200) + `,"m7":1}`, BadJSON},
	{"{\"seq\":1,\"a\":\"\xff\"}", BadJSON},
	{"{\"seq\":1,\"a\":\"\xed\xa0\x80\"}", BadJSON},
	{"{\"seq\":1,\"a\":\"\xe3\x81\"}", BadJSON},
	{"{\"seq\":1,\"a\":\"\xc0\x80\"}", BadJSON},
	{"{\"seq\":1,\"\xff\":1}", BadJSON},
	{"{\"seq\":1,\"a\":\"\x00\"}", BadJSON},
	{"{\"seq\":1,\"a\":\"\t\"}", BadJSON},
	{"{\"seq\":1,\x00\"a\":1}", BadJSON},
	{`{"seq":1,"a":"\ud83c"}`, BadJSON},
	{`{"seq":1,"a":"\ude01\ud83c"}`, BadJSON},
	{`{"seq":1,"a":"\x41"}`, BadJSON},
	{`{"seq":1,"a":"\u00g0"}`, BadJSON},
	{`{"seq":1,"a":01}`, BadJSON},
	{`{"seq":1,"a":1.}`, BadJSON},
	{`{"seq":1,"a":+1}`, BadJSON},
	{`{"seq":1,"a":NaN}`, BadJSON},
	{`{"seq":1,"a":True}`, BadJSON},
	{`{"seq":1,"a":'b'}`, BadJSON},
	{`{"seq":1,"a":[1,]}`, BadJSON},
	{`{"seq":1,}`, BadJSON},
	{`{"seq":1,"a"}`, BadJSON},
	{`{"seq":1}{"seq":1}`, BadJSON},
	{`{"seq":1}}`, BadJSON},
	{`{"seq":1,"a":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `}`, BadJSON},
	{`{"seq":1,"a":"` + strings.Repeat("a", MaxLine) + `"}`, TooLong},
}

func members(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"m%d":%d`, i, i)
	}
	return b.String()
}

func TestCheck(t *testing.T) {
	for _, c := range events {
		err := Check(1, []byte(c.event))
		kind := Kind("")
		if e, ok := errors.AsType[*Error](err); ok {
			kind = e.Kind
		}
		if kind != c.kind {
			t.Errorf("%.80q: %v, want %q", c.event, err, c.kind)
		}
		// A log that somebody made of it all the same is judged alike.
		line, _ := AppendLine(nil, Hash{}, []byte(c.event))
		if _, err := Verify(bytes.NewReader(line)); (err == nil) != (c.kind == "") {
			t.Errorf("%.80q in a log: %v, want %q", c.event, err, c.kind)
		}
	}
}

func TestLongestLine(t *testing.T) {
	event := func(n int) []byte {
		b := []byte(`{"seq":1,"a":""}`)
		return append(append(b[:len(b)-2:len(b)-2], bytes.Repeat([]byte("a"), n-len(b))...), `"}`...)
	}
	longest := MaxLine - Overhead
	for _, c := range []struct {
		size int
		ok   bool
	}{{longest - 1, true}, {longest, true}, {longest + 1, false}} {
		line, _ := AppendLine(nil, Hash{}, event(c.size))
		_, err := Verify(bytes.NewReader(line))
		if checked := Check(1, event(c.size)); (checked == nil) != c.ok || (err == nil) != c.ok || !c.ok && !errors.Is(err, TooLong) {
			t.Errorf("a line of %d bytes: check %v, verify %v", len(line), checked, err)
		}
		if torn := IsTorn(second(Verify(bytes.NewReader(line[:len(line)-1])))); (torn != nil && torn.Complete) != c.ok {
			t.Errorf("a torn line of %d bytes: %+v", len(line), torn)
		}
	}
}

func second[A, B any](_ A, b B) B { return b }

// A scanner gives the same entries however the log is read, and from wherever it
// begins.
func TestScanner(t *testing.T) {
	log := small(12)
	type place struct {
		Entry
		event string
	}
	scan := func(r io.Reader, from Position) (all []place) {
		s := NewScanner(r, from)
		for s.Scan() {
			e := s.Entry()
			all = append(all, place{Entry{e.Seq, e.Hash, nil, e.Offset}, string(e.Event)})
			if p := s.Position(); p.Seq != e.Seq || p.Hash != e.Hash || p.Offset != e.Offset+int64(len(e.Event)+Overhead) {
				t.Errorf("position %+v after %+v", p, e)
			}
		}
		if err := s.Err(); err != nil {
			t.Error(err)
		}
		if s.Scan() {
			t.Error("Scan went on after the end")
		}
		return all
	}
	all := scan(bytes.NewReader(log), Position{})
	if len(all) != 12 {
		t.Fatalf("%d entries", len(all))
	}
	for name, r := range map[string]io.Reader{
		"one byte":   iotest.OneByteReader(bytes.NewReader(log)),
		"half":       iotest.HalfReader(bytes.NewReader(log)),
		"data + EOF": iotest.DataErrReader(bytes.NewReader(log)),
	} {
		if got := scan(r, Position{}); fmt.Sprint(got) != fmt.Sprint(all) {
			t.Errorf("%s: other entries", name)
		}
	}
	for i, e := range all[1:] {
		from := Position{Seq: i + 1, Hash: all[i].Hash, Offset: e.Offset}
		if got := scan(bytes.NewReader(log[e.Offset:]), from); fmt.Sprint(got) != fmt.Sprint(all[i+1:]) {
			t.Errorf("from entry %d: other entries", i+2)
		}
		from.Hash[7] ^= 1
		s := NewScanner(bytes.NewReader(log[e.Offset:]), from)
		if s.Scan() || !errors.Is(s.Err(), BadHash) {
			t.Errorf("from entry %d with another hash: %v", i+2, s.Err())
		}
	}
	want := errors.New("disk on fire")
	if sum, err := Verify(io.MultiReader(bytes.NewReader(log), iotest.ErrReader(want))); err != want || sum.Entries != 12 {
		t.Errorf("with an error of the reader: %+v, %v", sum, err)
	}
	if _, err := Verify(stuck{}); err != io.ErrNoProgress {
		t.Errorf("a reader that gives nothing: %v", err)
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

func TestParseHash(t *testing.T) {
	sum, _ := Verify(bytes.NewReader(small(1)))
	if h, err := ParseHash(sum.Head.String()); err != nil || h != sum.Head {
		t.Errorf("%s, %v", h, err)
	}
	if h, err := ParseHash(""); err != nil || h != (Hash{}) || h.String() != "" {
		t.Errorf("%s, %v", h, err)
	}
	for _, s := range []string{"0", strings.Repeat("A", 64), strings.Repeat("g", 64), strings.Repeat("0", 65)} {
		if _, err := ParseHash(s); err == nil {
			t.Errorf("accepted %q", s)
		}
	}
}

func TestErrorText(t *testing.T) {
	log := small(3)
	log[len(log)-6] ^= 1
	_, err := Verify(bytes.NewReader(log))
	const want = "entry 3 (byte 347): the hash does not fit: this entry, or the hash before it, was changed"
	if err.Error() != want {
		t.Errorf("got %q", err)
	}
}

// Verifying takes no memory that grows with the log.
func TestMemory(t *testing.T) {
	few, many := small(20), small(2000)
	allocs := func(log []byte) float64 {
		return testing.AllocsPerRun(5, func() { Verify(bytes.NewReader(log)) })
	}
	if a, b := allocs(few), allocs(many); a != b {
		t.Errorf("%v allocations for 20 entries, %v for 2000", a, b)
	}
}
