package tui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dandori/runbook/lang"
)

// Every action of the palette can be reached line by line as well, from every screen: the
// list of actions has each of them, with the same name, and the one that is chosen does
// something or says why not.
func TestPlainReachesEveryAction(t *testing.T) {
	lib := shipped(t)
	numbered := regexp.MustCompile(`(?m)^ +(\d+) +(.+)$`)
	for _, screen := range []struct {
		name  string
		lines []string // as they are answered
		keys  []string // as they are pressed
	}{
		{"home", nil, nil},
		{"incident", []string{"4", "1"}, []string{"4", "enter"}},
		{"log", []string{"4", "1", "l"}, []string{"4", "enter", "l"}},
		{"texts", []string{"4", "1", "t"}, []string{"4", "enter", "t"}},
		{"a text", []string{"4", "1", "t", "#1"}, []string{"4", "enter", "t", "enter"}},
		{"contacts", []string{"4", "1", "p"}, []string{"4", "enter", "p"}},
		{"summary", []string{"4", "1", "i"}, []string{"4", "enter", "i"}},
		{"readiness", []string{"r"}, []string{"r"}},
	} {
		c := start(t, lib, "ube", lang.Japanese, 80, 24)
		c.Key(screen.keys...)
		var want []string
		for _, x := range c.m.commands() {
			want = append(want, c.m.voice().say(x.what))
		}
		listed := func(lines ...string) (whole, after string) {
			out, _ := linear(t, lib, "ube", lang.Japanese, script(append(slices.Clone(screen.lines), lines...)...))
			_, after, ok := strings.Cut(out, "\n"+finding.PlainPalette.Ja+"\n")
			if !ok {
				t.Fatalf("%s: no list of actions:\n%s", screen.name, tail(out, 1500))
			}
			return out, after
		}
		_, after := listed(":")
		list, _, _ := strings.Cut(after, "\n"+lang.Plain.Arrow.Ja)
		flat := strings.NewReplacer("\n", "", " ", "")
		for _, what := range want {
			if !strings.Contains(flat.Replace(list), flat.Replace(what)) {
				t.Errorf("%s: the lines do not have %q:\n%s", screen.name, what, list)
			}
		}
		n := 0
		for _, found := range numbered.FindAllStringSubmatch(list, -1) {
			if at, _ := strconv.Atoi(found[1]); at == n+1 {
				n++
			}
		}
		if n != len(want) {
			t.Fatalf("%s: %d actions in lines, %d on the screen:\n%s", screen.name, n, len(want), list)
		}
		if testing.Short() && n > 12 {
			n = 12
		}
		for i := range n {
			_, after := listed(":", strconv.Itoa(i+1))
			_, said, _ := strings.Cut(after, "\n"+lang.Plain.Arrow.Ja)
			if len(strings.TrimSpace(said)) < 8 || strings.Contains(said, "panic") {
				t.Errorf("%s: %q says nothing:\n%s", screen.name, want[i], said)
			}
		}
	}
}

// A choice among many is looked for by its words line by line too, and keeps its number.
func TestPlainChoiceIsFound(t *testing.T) {
	out, _ := linear(t, shipped(t), "ube", lang.Japanese, script("4", "1", "l", "6", "電話を受けた", "21:40", "", "", "", "", "", "探す 首長"))
	has(t, out, "探す 言葉 で探せます", "「首長」を含む選択肢（1／", "首長・副首長へ報告する")
	number := regexp.MustCompile(`(\d+) +首長・副首長へ報告する`).FindAllStringSubmatch(out, -1)
	if len(number) < 2 {
		t.Fatalf("it is read out %d times:\n%s", len(number), tail(out, 2000))
	}
	if first, last := number[len(number)-2][1], number[len(number)-1][1]; first != last {
		t.Errorf("its number was %s and is %s", first, last)
	}
}
