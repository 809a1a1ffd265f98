package tomlfile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
)

// TestHostile reads files of a great size that are all of one thing. Nothing may take
// quadratic time in the size of a file: what is eight times as long takes about eight
// times as long, and not sixty-four. A busy machine may disturb that, so it is tried
// again before it counts.
func TestHostile(t *testing.T) {
	const size, part = 96 << 10, 8
	large, small := hostile(size), hostile(size/part)
	for name := range large {
		var whole, eighth time.Duration
		linear := false
		for range 4 {
			eighth, whole = readTime(small[name], size), readTime(large[name], size)
			if linear = whole < 4*part*eighth || whole < time.Second; linear {
				break
			}
		}
		if !linear {
			t.Errorf("%s: %v, and an eighth of it %v", name, whole, eighth)
		}
		t.Logf("%-20s %v", name, whole)
	}
}

// readTime is how long a file takes to be read, looked at, and complained about.
func readTime(source string, size int) time.Duration {
	start := time.Now()
	d := Read("f", []byte(source), Limits{Size: size + 100, Nesting: 6})
	readAll(d.Root(), 0)
	d.Problems().Render(lang.English)
	return time.Since(start)
}

// hostile are files of about this size.
func hostile(size int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	var names strings.Builder
	for i := 0; names.Len() < size-20; i++ {
		fmt.Fprintf(&names, "k%d=1,", i)
	}
	return map[string]string{
		"tables":             fill("[[a]]\n"),
		"deep tables":        fill("[[a.b.c.d.e.f]]\n"),
		"same table":         "[a]\n" + fill("[a.b]\n"),
		"names":              strings.ReplaceAll(names.String(), ",", "\n"),
		"names on one line":  "a={" + names.String() + "}",
		"lists":              "a=[" + fill("[],") + "]",
		"numbers":            "a=[" + fill("1,") + "]",
		"inline tables":      "a=[" + fill("{},") + "]",
		"deep inline tables": "a=[" + fill("{b={c={d=1}}},") + "]",
		"same words":         "a=[" + fill(`"炎",`) + "]",
		"refused characters": "a=[" + fill(`"\u202e",`) + "]",
		"open string":        "a=\"" + fill("x"),
		"long string":        `a="` + fill("x") + `"`,
		"line escapes":       `a="""` + fill("\\\n x") + `"""`,
		"quotes":             `a="""` + fill(`"" `),
		"digits":             "a=" + fill("1"),
		"date":               "a=" + fill("1-"),
		"long name":          fill("k") + "=1",
		"escapes in a name":  `"` + fill(`\"`) + `"=1`,
		"dots":               fill("a."),
		"dots in a header":   "[" + fill("a."),
		"comments":           fill("#\n"),
		"line breaks":        fill("\n"),
		"open brackets":      "a=" + fill("["),
	}
}
