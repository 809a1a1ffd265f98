package playbooks_test

import (
	"strings"
	"testing"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/text"
)

// TestPreparedTextsPass: what the program prepares, filled in, has what the drill's list asks of a
// text for its channel; a line that somebody took out of it is missed.
func TestPreparedTextsPass(t *testing.T) {
	prepared, _ := prepared(t)
	checked := map[drill.CheckItem]int{}
	for _, office := range profiles(t) {
		i := incident{office: office, asked: map[text.Path]bool{}, confirmed: true}
		for _, form := range forms(prepared) {
			for _, l := range []lang.Lang{lang.Japanese, lang.English} {
				if form.Language(l) != l {
					continue
				}
				words, err := fill(t, form, l, i).Finish()
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range drill.Signs(words, form.Channel, form.Body.In(l)) {
					checked[c.Item]++
					if !c.OK {
						t.Errorf("%s %s (%s): not %s:\n%s", office.ID, form.Name(), l, c.Item, words)
					}
				}
			}
		}
	}
	for _, item := range []drill.CheckItem{drill.AsOf, drill.Request, drill.NextNews, drill.ContactGiven} {
		if checked[item] == 0 {
			t.Errorf("%s is asked of no prepared text", item)
		}
	}

	// The page of a warning has all four, and misses each that is taken out.
	form, _ := prepared.Form("T04/website")
	body := form.Body.Ja
	for item, words := range map[drill.CheckItem][]string{
		drill.AsOf: {"現在"}, drill.Request: {"お願い", "ください"}, drill.NextNews: {"お知らせします"}, drill.ContactGiven: {"お問合せ先", "電話"},
	} {
		without := body
		for _, w := range words {
			without = strings.ReplaceAll(without, w, "")
		}
		missed := 0
		for _, c := range drill.Signs(without, form.Channel, body) {
			if !c.OK {
				missed++
			}
			if c.OK == (c.Item == item) {
				t.Errorf("without %q: %s is %v", words, c.Item, c.OK)
			}
		}
		if missed != 1 {
			t.Errorf("without %q: %d are missed", words, missed)
		}
	}
	for _, x := range []struct {
		channel, words string
		missed         string
	}{
		{"website", "誤りがありました。", "as-of request next-news contact"},
		{"office", "書き込まないでください。", ""},
		{"office", "広報（内線 2345）へ知らせる。", "request"},
		{"police", "次のとおり。", "request"},
		{"account", "広報（内線 2345）へ。10時現在。開かないでください。続報します。", "contact"},
	} {
		var missed []string
		for _, c := range drill.Signs(x.words, x.channel, "") {
			if !c.OK {
				missed = append(missed, string(c.Item))
			}
		}
		if got := strings.Join(missed, " "); got != x.missed {
			t.Errorf("%s %q: %q is missed, want %q", x.channel, x.words, got, x.missed)
		}
	}
}
