package cli

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"dandori/playbooks"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/readiness"
)

// An account with everything that can be long.
const longTown = `
format = 1
id     = "long"
name   = "とても長い名前の広域連合"
[[document]]
id    = "kami"
title = "運用手順"
[interval.password-change]
within = "3 months"
source = "kami:3(7)"
[role.pr]
post = "企画総務部広報広聴課情報発信担当課長補佐（総括）"
[[account]]
id      = "x-main"
name    = "とても長い名前の広域連合公式アカウント（防災・くらし・観光の情報）"
admins  = ["a", "b", "c"]
section = "企画総務部広報広聴課情報発信担当及び危機管理室防災情報担当（共管）"
mail    = "koho-official-account@somewhere.example.jp"
two-factor = "no"
last-password-change = "2026-01-01"
comment-policy = "いただいたコメントには原則として返信しません。ご意見は公式サイトのお問合せ窓口へお寄せください。"
[[account]]
id = "line"
`

// On a terminal of 80 columns no line is broken by the terminal, in either language
// and for any office.
func TestReadinessFits(t *testing.T) {
	w := newWorld(t)
	items, err := readinessItems()
	if err != nil {
		t.Fatal(err)
	}
	if len(itemNames()) != len(items) {
		t.Error("the items have no names")
	}
	for _, f := range append(playbooks.Profiles(), playbook.File{Name: "long.toml", Data: []byte(longTown)}) {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		results := readiness.Evaluate(items, p, nil, w.Now())
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			var b bytes.Buffer
			a := &app{env: w.Env, lang: l, out: bufio.NewWriter(&b)}
			a.printReadiness(p, results)
			for _, it := range items {
				a.printItem(p, it, slices.DeleteFunc(slices.Clone(results), func(r readiness.Result) bool { return r.Item.ID != it.ID }))
			}
			a.out.Flush()
			for line := range strings.Lines(b.String()) {
				if n := uniseg.StringWidth(strings.TrimRight(line, "\n")); n > 80 {
					t.Errorf("%s, %d cells: %s", p.ID, n, line)
				}
			}
			for _, it := range items {
				if n := strings.Count(b.String(), "["+it.ID+"]"); n < 2 {
					t.Errorf("%s: %s is not in the list", p.ID, it.ID)
				}
			}
		}
	}
}

// Wrapping loses nothing but the spaces at the breaks, and does not begin a line
// with a mark that belongs to the one before.
func TestWrapped(t *testing.T) {
	text := strings.Repeat("期限を過ぎています（最後は 2026-08-22、3か月ごと）。 ", 9) + "https://www.example.lg.jp/" + strings.Repeat("a", 90) + " 終わり"
	var b bytes.Buffer
	a := &app{out: bufio.NewWriter(&b)}
	a.wrapped("- ", "    ", text)
	a.out.Flush()
	joined := ""
	for line := range strings.Lines(b.String()) {
		line = strings.TrimRight(line, "\n")
		body, ok := strings.CutPrefix(line, "    ")
		if !ok {
			body = strings.TrimPrefix(line, "- ")
		}
		if uniseg.StringWidth(line) > 80 && !strings.Contains(line, "aaaa") {
			t.Errorf("too long: %q", line)
		}
		if strings.HasPrefix(body, "、") || strings.HasPrefix(body, "）") || strings.HasPrefix(body, "。") {
			t.Errorf("begins with a mark: %q", line)
		}
		joined += body
	}
	bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if bare(joined) != bare(text) {
		t.Errorf("wrapped to %q", b.String())
	}
}

// The JSON has every result, and the numbers agree with them.
func TestReadinessJSON(t *testing.T) {
	w := newWorld(t)
	out := w.run(t, exitDone, "readiness", "--org", "iida", "--json")
	items, err := readinessItems()
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if !strings.Contains(out, `"item":"`+it.ID+`"`) {
			t.Errorf("no %s in it", it.ID)
		}
	}
	for _, s := range readiness.Statuses {
		if strings.Count(out, `"status":"`+string(s)+`"`) == 0 && !strings.Contains(out, `"`+string(s)+`":0`) {
			t.Errorf("the number of %s does not agree", s)
		}
	}
}
