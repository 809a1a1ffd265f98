package tui

import (
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Whoever writes words down for a notice that went out without any says whether these are
// they: the form does not go on without, and only words that are said to have gone out did.
func TestWhoWritesAfterwardsSaysWhichWordsTheyAre(t *testing.T) {
	for answer, went := range map[string]bool{theseWentOut: true, nextDraft: false} {
		c := withAccount(t)
		other := c.another()
		for _, in := range []runbook.Intent{
			runbook.Override{Step: "hijack/tell-public", Reason: "急いだ"},
			runbook.Do{Step: "hijack/tell-public", Fields: map[string]string{"next": "23:30"}},
		} {
			if _, err := other.Record(t.Context(), in, c.now); err != nil {
				t.Fatal(err)
			}
		}
		done := other.Entries()[len(other.Entries())-1]
		c.pass(2 * time.Second)
		c.to("tell-public")
		c.Key("t", "enter", "2")
		c.fill("body", "【お知らせ】リンクを開かないでください。")
		c.Says(lang.WrittenAfter.Ask.Ja)
		c.Key("ctrl+s")
		if c.m.form() == nil {
			t.Fatal("words were recorded though nobody said which they are")
		}
		c.pick("went", answer)
		c.Key("ctrl+s")
		words := c.last()
		d, _ := c.state().DraftOf("hijack/tell-public")
		if d.Seq != words.Seq || c.state().WrittenAfter(d) != went || words.At.Equal(done.At) != went {
			t.Errorf("%s: %+v of %s, the notice of %s", answer, d, words.At, done.At)
		}
		if went {
			c.Shows(lang.WrittenAfter.Words.Ja)
		} else {
			c.Shows("発信した文が記録にない")
		}
	}
}
