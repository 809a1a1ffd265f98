package tomlfile

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestSlow(t *testing.T) {
	n := 256 << 10
	rep := func(s string) string { return strings.Repeat(s, n/len(s)) }
	var keys, arr strings.Builder
	for i := 0; keys.Len() < n-20; i++ {
		fmt.Fprintf(&keys, "k%d=1,", i)
	}
	_ = arr
	for name, src := range map[string]string{
		"aot":       rep("[[a]]\n"),
		"aotdeep":   rep("[[a.b.c.d.e.f]]\n"),
		"emptyarr":  "a=[" + rep("[],") + "]",
		"inl":       "a={" + keys.String() + "}",
		"inlarr":    "a=[" + rep("{},") + "]",
		"inlarr2":    "a=[" + rep("{b={c={d=1}}},") + "]",
		"top":       strings.ReplaceAll(keys.String(), ",", "\n"),
		"str":       "a=\"" + rep("x") ,
		"mlstr":     "a=\"\"\"" + rep("\\\n") ,
		"mlstr2":     "a=\"\"\"" + rep("\\\n")+"\"\"\"" ,
		"mlstr3":     "a=\"\"\"" + rep("\\\n x")+"\"\"\"" ,
		"quotes":    "a=\"\"\"" + rep("\"\" "),
		"num":       "a=" + rep("1"),
		"date":      "a=" + rep("1-"),
		"key":       rep("k"),
		"dots":      rep("a."),
		"hdr":       "[" + rep("a."),
		"comment":   rep("#\n"),
		"nl":        rep("\n"),
		"badstr":    "a=[" + rep(`"\u202e",`) + "]",
		"ints":      "a=[" + rep("1,") + "]",
		"dupstr":    "a=[" + rep(`"炎",`) + "]",
		"sub":       "[a]\n" + rep("[a.b]\n"),
		"longkey": "\"" + rep("\\\"") + "\"=1",
	} {
		start := time.Now()
		d := Read("f", []byte(src), Limits{Size: n + 100, Nesting: 6})
		rd := time.Since(start)
		if d.Root() != nil {
			readAll(d.Root(), 0)
		}
		for _, p := range d.Problems() { p.Render("ja") }
		if el := time.Since(start); el > 100*time.Millisecond {
			t.Log(name, rd, el, len(d.Problems()))
		}
	}
}
