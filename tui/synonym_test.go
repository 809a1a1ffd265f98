package tui

import (
	"slices"
	"strings"
	"testing"

	"dandori/runbook/lang"
)

// Whatever can be asked for can be asked for in everyday words.
func TestEveryActionHasSynonyms(t *testing.T) {
	for _, table := range []keymap{
		homeKeys, incidentKeys, menuKeys, formKeys, logKeys, readKeys, summaryKeys, textsKeys, textKeys, readinessKeys,
		contactsKeys, searchKeys, askKeys, chooseKeys, boxKeys, controlKeys, reviewKeys,
	} {
		for _, b := range table {
			if b.what.IsZero() {
				continue
			}
			also := b.do.alsoCalled()
			if len(strings.Fields(also.Ja)) == 0 || len(strings.Fields(also.En)) == 0 {
				t.Errorf("action %d (%s) has no synonym", b.do, b.what.Ja)
			}
		}
	}
}

// What an officer calls a thing at night finds it: in the list of all actions, in the
// palette and in the help.
func TestEverydayWordsFindActions(t *testing.T) {
	words := []struct {
		typed string
		want  action
	}{
		{"電話", doContacts}, {"でんわ", doContacts}, {"電話", doNote}, {"間違い", doUndo}, {"まちがい", doMistake},
		{"遅れて", doLate}, {"紙", doLate}, {"印刷", doExport}, {"終わる", doClose}, {"返信", doTexts}, {"写真", doEvidence},
		{"時刻", doLate}, {"承認", doApprove}, {"しょうにん", doApprove}, {"取消", doUndo}, {"通報", doReport},
		{"phone", doContacts}, {"paper", doLate}, {"mistake", doUndo}, {"ＰＲＩＮＴ", doExport},
	}
	for _, w := range words {
		for _, opens := range []string{"0", ":"} {
			c := start(t, small(t), "test", lang.Japanese, 80, 24)
			c.Key("1", "enter", opens)
			if opens == "0" {
				c.Key("/")
			}
			c.Type(w.typed)
			if list := c.m.menu.listed(); !slices.ContainsFunc(list, func(x command) bool { return x.do == w.want }) {
				t.Errorf("%s: %q does not find action %d among %d", opens, w.typed, w.want, len(list))
			}
		}
		if w.want == doLate { // a key of another screen
			continue
		}
		c := start(t, small(t), "test", lang.Japanese, 80, 24)
		c.Key("1", "enter", "?", "/")
		c.Type(w.typed)
		if b, _ := incidentKeys.of(w.want); !strings.Contains(c.Text(), b.what.Ja[:12]) {
			t.Errorf("?: %q does not find %s:\n%s", w.typed, b.what.Ja, c.Text())
		}
	}
}

// Paper is entered where entries that come late are, and the way there is one word.
func TestPaperIsFoundFromTheIncident(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1", "enter", ":")
	c.Type("紙")
	list := c.m.menu.listed()
	c.m.menu.at = slices.IndexFunc(list, func(x command) bool { return x.do == doLate })
	c.Key("enter")
	if f := c.m.form(); f == nil || f.title != finding.FormLate {
		t.Fatalf("the late entry is not open:\n%s", c.Text())
	}
}
