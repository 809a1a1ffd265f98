package eventlog

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
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
