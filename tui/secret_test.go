package tui

import (
	"testing"

	"dandori/runbook/lang"
)

func TestSecretIsQuestioned(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("パスワードは Hogehoge1 です")
	c.Key("ctrl+s")
	c.Says("パスワードや確認コードのようなものがあります。記録は後から消せません。このまま記録しますか")
	c.Shows("▸ 1 いいえ、直す")
	head := c.state().Head
	c.Key("enter")
	if c.state().Head != head {
		t.Fatal("the default records it")
	}
	c.Shows("Hogehoge1")
	c.Key("ctrl+s", "2", "enter")
	if c.state().Head != head+1 {
		t.Error("it cannot be recorded at all")
	}
}

// TestSecretInIntake proves that an incident can begin all the same.
func TestSecretInIntake(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("2")
	c.fill("seen", "パスワードは Hogehoge1 です")
	c.Key("ctrl+s")
	c.Says("パスワードや確認コードのようなものがあります。記録は後から消せません。このまま記録しますか")
	c.Shows("▸ 1 いいえ、直す")
	c.Key("2", "enter")
	if c.state().Head != 1 {
		t.Error("the incident did not begin")
	}
}

// TestSecretIsQuestionedEachTime proves that a confirmation holds for one entry
// as it was, and not for what is typed after it.
func TestSecretIsQuestionedEachTime(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("パスワードは Hogehoge1 です")
	c.Key("ctrl+s", "enter")
	c.Type("。PIN=4829")
	head := c.state().Head
	c.Key("ctrl+s")
	c.Shows("▸ 1 いいえ、直す")
	if c.state().Head != head {
		t.Error("it was recorded without a question")
	}
}
