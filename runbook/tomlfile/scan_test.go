package tomlfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"

	"pgregory.net/rapid"
)

// writer makes TOML of every shape. Each value in it is a number of its own, so
// that a place in the text says which value is there. Some of what it makes is not
// valid, because it draws a name twice.
type writer struct {
	t *rapid.T
	b strings.Builder
	n int
}

func (w *writer) pick(of ...string) string { return rapid.SampledFrom(of).Draw(w.t, "pick") }
func (w *writer) chance(n int) bool        { return rapid.IntRange(1, n).Draw(w.t, "chance") == 1 }
func (w *writer) write(s string)           { w.b.WriteString(s) }
func (w *writer) gap()                     { w.write(w.pick("", " ", "\t", "  ")) }

func (w *writer) breaks() {
	if w.chance(4) {
		w.write(w.pick("\n", "\r\n", " # 炎上 \"[\n", "\n\n\t"))
	}
	w.gap()
}

func (w *writer) name() {
	for i := rapid.IntRange(1, 3).Draw(w.t, "parts"); i > 0; i-- {
		w.write(w.pick("a", "b", "c", "d", "step", "x-1", `"炎上"`, `'a'`, `"\u708e"`, `"a.b"`, `""`, `"\""`))
		if i > 1 {
			w.gap()
			w.write(".")
			w.gap()
		}
	}
}

func (w *writer) pair(depth int) {
	w.name()
	w.gap()
	w.write("=")
	w.gap()
	w.value(depth)
}

func (w *writer) value(depth int) {
	w.n++
	n := strconv.Itoa(w.n)
	switch k := rapid.IntRange(0, 9).Draw(w.t, "kind"); {
	case k <= 1 && depth < 3:
		w.write("[")
		for i := rapid.IntRange(0, 3).Draw(w.t, "items"); i > 0; i-- {
			w.breaks()
			w.value(depth + 1)
			w.breaks()
			if i > 1 || w.chance(2) {
				w.write(",")
			}
		}
		w.breaks()
		w.write("]")
	case k <= 3 && depth < 3:
		w.write("{")
		for i := rapid.IntRange(0, 3).Draw(w.t, "pairs"); i > 0; i-- {
			w.gap()
			w.pair(depth + 1)
			w.gap()
			if i > 1 {
				w.write(",")
			}
		}
		w.write("}")
	case k == 4:
		w.write(`"` + n + w.pick("", "炎上", `\"`, `\\`, `\u2603`, "#", "]") + `"`)
	case k == 5:
		w.write(`'` + n + w.pick("", "炎上", `\`, `"`, "#", "}") + `'`)
	case k == 6:
		w.write(`"""` + n + w.pick("", "炎上\n", `\"""`, `""`, "\\\n  x", "\r\n", `\\`) + `"""`)
	case k == 7:
		w.write(`'''` + n + w.pick("", "炎上\n", `\`, `''`, `"""`) + `'''`)
	default:
		w.write(n + w.pick("", ".5", "e3"))
	}
}

func (w *writer) document() string {
	for range rapid.IntRange(0, 8).Draw(w.t, "lines") {
		w.gap()
		switch rapid.IntRange(0, 4).Draw(w.t, "line") {
		case 0:
			w.write("[")
			w.gap()
			w.name()
			w.gap()
			w.write("]")
		case 1, 2:
			w.write("[[")
			w.name()
			w.write("]]")
		default:
			w.pair(0)
		}
		w.write(w.pick("\n", "\r\n", " # 炎上 '\n", "\n\n"))
	}
	return w.b.String()
}

// TestScanAgrees proves that the scanner sees the names the decoder sees, in the
// same order, and that the place of each name and value is where it is written.
func TestScanAgrees(t *testing.T) {
	valid, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		source := (&writer{t: t}).document()
		all++
		if checkScan(t, source) {
			valid++
		}
	})
	if valid < all/4 {
		t.Errorf("only %d of %d documents were valid", valid, all)
	}
}

type failer interface {
	Fatalf(format string, args ...any)
}

// checkScan compares scanner and decoder; it reports whether the source is valid.
func checkScan(t failer, source string) bool {
	values, keys, err := decode(source)
	if err != nil {
		return false
	}
	s := scan(source, 1000)
	if s.why == failTwice {
		return false // an error that the decoder does not see
	}
	if s.why != failNone {
		t.Fatalf("the scanner stops at %d: %q", s.failAt, source)
	}
	if n := agreement(s.keys, keys); n != len(keys)+1 {
		t.Fatalf("key %d differs in %q:\n%q\n%q", n, source, s.keys, keys)
	}
	for _, key := range s.keys {
		if slices.Contains(key, "") {
			return true // the decoder loses elements of lists whose name is empty
		}
	}
	checkNode(t, source, values, s.root)
	return true
}

func checkNode(t failer, source string, v any, n *node) {
	if n == nil {
		t.Fatalf("%v has no place in %q", v, source)
		return
	}
	at := source[n.value:]
	list, isList := elements(v)
	switch v := v.(type) {
	case map[string]any:
		if len(n.table) != len(v) {
			t.Fatalf("a table of %d names has %d places in %q", len(v), len(n.table), source)
		}
		for name, each := range v {
			child := n.table[name]
			checkNode(t, source, each, child)
			if key := source[child.key:]; !strings.HasPrefix(key, name) && !strings.ContainsAny(key[:1], `"'`) {
				t.Fatalf("%q is not at %d in %q", name, child.key, source)
			}
		}
	case int64:
		// Every number the writer makes is decimal; what a fuzzer makes may not be.
		if want := strconv.FormatInt(v, 10); v > 0 && !strings.HasPrefix(at, want) && !strings.ContainsAny(at[:1], "+0123456789") {
			t.Fatalf("%d is not at %d in %q", v, n.value, source)
		}
	case string:
		if !strings.ContainsAny(at[:1], `"'`) {
			t.Fatalf("%q is not at %d in %q", v, n.value, source)
		}
		digits := strings.TrimLeft(at, `"'`)
		if i := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); i > 0 && !strings.HasPrefix(strings.TrimLeft(v, `"'`), digits[:i]) {
			t.Fatalf("%q is not at %d in %q", v, n.value, source)
		}
	}
	if isList {
		if len(list) != len(n.items) {
			t.Fatalf("a list of %d has %d places in %q", len(list), len(n.items), source)
		}
		for i, each := range list {
			checkNode(t, source, each, n.items[i])
		}
	}
}

// readAll asks a table for everything in every way.
func readAll(t *Table, depth int) {
	if t == nil || depth > 8 {
		return
	}
	t.Line()
	for i, name := range append(t.names(), "absent") {
		if i > 20 {
			break // a reader asks for few names; what is slow must not be the test
		}
		want := Want(i % 8)
		t.NameAt(name)
		t.ValueAt(name)
		t.Text(name, want)
		t.Texts(name, want)
		t.Word(name, want)
		t.ID(name, want)
		t.Choice(name, []string{"a", "b"}, want)
		t.Bool(name)
		t.Int(name, want, -5, 5)
		t.Words(name, want)
		t.Duration(name, want)
		t.Date(name, want)
		t.Condition(name)
		if depth%2 == 0 {
			readAll(t.Table(name, want), depth+1)
		} else {
			for _, each := range t.Named(name) {
				readAll(each, depth+1)
			}
		}
		for _, each := range t.Tables(name, want) {
			readAll(each, depth+1)
		}
	}
	clear(t.known)
	t.Done()
}

// checkProblems proves that each problem lies inside the file and can be shown.
func checkProblems(t *testing.T, data []byte, ps Problems) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	last := [2]int{}
	for _, p := range ps {
		place := [2]int{p.Line, p.Column}
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 {
			t.Fatalf("%d:%d is not in the file", p.Line, p.Column)
		}
		if utf8.Valid(data) && p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Fatalf("%d:%d is not in the line %q", p.Line, p.Column, lines[p.Line-1])
		}
		if place[0] < last[0] || place[0] == last[0] && place[1] < last[1] {
			t.Fatalf("%d:%d comes after %d:%d", p.Line, p.Column, last[0], last[1])
		}
		last = place
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			out := p.Render(l)
			if p.Text.In(l) == "" || strings.Contains(out, "%!") && !strings.Contains(string(data), "%!") {
				t.Fatalf("bad message %q", out)
			}
			for _, r := range out {
				if refused(r) {
					t.Fatalf("%q has %U", out, r)
				}
			}
			if strings.Count(out, "\n") > 4 {
				t.Fatalf("%q has too many lines", out)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "a = 1", "[[step]]\nid = \"a\"\n[[step]]\nid = \"b\"\nx = { ja = \"炎上\", en = \"\"\"x\n\"\"\" }\n",
		"\ufeffa.b = [ { c = 'x' }, # y\n {} ]\n[a.d]\n", "\xff\xfea\x00", "\x83\x65\x83\x58\x83\x67", "a = 2026-10-01\nb = 1.5e3\nc = true\r\n",
		"when = [ { a = \"b\" }, { c = [\"d\", \"e\"] } ]", "a = \"\\u202e\\x1b\"", "a = \"\"\"\"\"x\"\"\"\"\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := Read("f", data, limits)
		if d.Root() == nil && len(d.Problems()) != 1 {
			t.Fatalf("a file that cannot be read has %d problems", len(d.Problems()))
		}
		if d.Root() != nil {
			checkScan(t, d.text)
			readAll(d.Root(), 0)
		}
		checkProblems(t, data, d.Problems())
	})
}

func BenchmarkRead(b *testing.B) {
	var source strings.Builder
	for i := range 200 {
		fmt.Fprintf(&source, "[[step]]\nid = \"step-%d\"\ntitle = { ja = \"炎上の状況を記録する\", en = \"Record\" }\nafter = [\"a\", \"b\"]\nguide = \"\"\"\n%s\"\"\"\n",
			i, strings.Repeat("投稿の画面を保存する。\n", 10))
	}
	data := []byte(source.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if d := Read("f", data, Limits{Size: 1 << 20, Nesting: 6}); d.Root() == nil {
			b.Fatal(d.Problems())
		}
	}
}
