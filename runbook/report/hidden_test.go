package report

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// hiding is what takes chosen words out, where those were named who acted.
func hiding(keep bool, hide []string, people ...string) *publication {
	var entries []runbook.Event
	for i, name := range people {
		entries = append(entries, runbook.Event{Seq: i + 1, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: name}, Data: &runbook.Noted{}})
	}
	_, b := publish(&runbook.State{}, entries, Options{Lang: lang.Japanese, KeepNames: keep, Hide: hide})
	return b
}

// Whoever chose a word has decided: it goes wherever it stands, in any spelling, and what is
// longer and has a name of its own goes as a whole.
func TestChosenWordsAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		hide, people, words, want string
	}{
		{"稲葉", "", "稲葉が確認。稲葉山、稲 葉", "【非公開】が確認。【非公開】山、【非公開】"},
		{"財前 五郎", "", "財前五郎、財前　五郎、財前", "【非公開】、【非公開】、財前"},
		{"渡邉", "", "渡辺さん、渡邊さん", "【非公開】さん、【非公開】さん"},
		{"SMITH", "", "Smith、ｓｍｉｔｈ、blacksmith", "【非公開】、【非公開】、black【非公開】"},
		{"稲葉|稲葉花子", "", "稲葉花子と稲葉", "【非公開】と【非公開】"},
		{"財前", "財前五郎", "財前五郎が止めた。財前病院", "職員Aが止めた。【非公開】病院"},
		{"花", "佐藤 花子", "佐藤花子、花屋", "職員A、【非公開】屋"},
		{"へ090", "", "連絡先へ090-1234-5678", "連絡先【非公開】"},
	} {
		b := hiding(false, strings.Split(c.hide, "|"), c.people)
		if got := b.inWords(b.open(c.words)); got != c.want {
			t.Errorf("%s chosen, %s named; %q becomes %q, want %q", c.hide, c.people, c.words, got, c.want)
		}
	}
	b := hiding(true, []string{"花子"}, "佐藤 花子")
	if got := b.inWords(b.open("佐藤花子と佐藤")); got != "佐藤【非公開】と佐藤" {
		t.Errorf("the names of the staff stay, but for what was chosen: %q", got)
	}
}

// The order in which words are chosen, and how often, changes nothing.
func TestChosenWordsHaveNoOrder(t *testing.T) {
	words := "稲葉花子、稲葉、ＳＡＴＯ"
	one, other := hiding(false, []string{"sato", "稲葉", "稲葉花子"}), hiding(false, []string{"稲葉花子", "稲 葉", " 稲葉 ", "Sato"})
	if a, b := one.open(words), other.open(words); a != b || len(one.hidden) != 3 || len(other.hidden) != 3 {
		t.Errorf("%q and %q", a, b)
	}
	if Hidden([]string{"稲葉", "稲 葉", ""}) != 1 {
		t.Error("a word in two forms is one")
	}
}

// A word that was chosen and stands nowhere is said: it may be written in another way.
func TestChosenWordsThatStandNowhereAreSaid(t *testing.T) {
	b := hiding(false, []string{"稲葉", "財前五郎"})
	b.reveal(b.open("稲葉が確認"))
	if got := b.nowhere(); len(got) != 1 || got[0] != "財前五郎" {
		t.Errorf("%q", got)
	}
}
