package report

import (
	"slices"
	"testing"

	"dandori/runbook"
)

// Who is asked about a name is asked about all of it, and about no place and no role.
func TestTheWholeNameIsAskedAbout(t *testing.T) {
	for words, want := range map[string][]string{
		"藤田陽菜の投稿":                        {"藤田陽菜"},
		"Kochi and Osaka, Tokyo, Kyoto.": nil,
		"ユーザー様から問合せ":                     nil,
	} {
		b := castOf(t, false)
		b.suspects = suspectsOf(&runbook.State{})
		b.open(words)
		if !slices.Equal(b.suspects.order, want) {
			t.Errorf("of %q it asks about %q, want %q", words, b.suspects.order, want)
		}
	}
	b := publicationOf(false, []runbook.Event{{Seq: 1, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: "自治会長"}}})
	if got := b.inWords(b.open("自治会の投稿")); got != "自治会の投稿" {
		t.Error(got)
	}
}
