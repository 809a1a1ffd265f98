package tui

import "testing"

func TestLooksSecret(t *testing.T) {
	for text, want := range map[string]bool{
		"パスワードは Hogehoge1 に変更":                                                     true,
		"パスワード：ａｂｃｄ１２３４":                                                           true,
		"確認コード 482913 が届いた":                                                        true,
		"新しいのは P@ssw0rd2026! です":                                                   true,
		"password is hunter22":                                                     true,
		"PIN=4829":                                                                 true,
		"パスワードを変更した":                                                               false,
		"パスワードは21:40に変更済み":                                                         false,
		"パスワード変更 11/22 21:40":                                                      false,
		"管理者2名のパスワードを変更。INC-20261122-01":                                           false,
		"https://example.lg.jp/A1?b=Cc2&x=!":                                       false,
		"担当 x-main@city.example.lg.jp":                                             false,
		"友達54人、11時45分現在":                                                           false,
		"SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08": false,
		"": false,
	} {
		if got := looksSecret(text); got != want {
			t.Errorf("looksSecret(%q) is %v", text, got)
		}
	}
}

func TestSecretIsQuestioned(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("パスワードは Hogehoge1 です")
	c.Key("ctrl+s")
	c.Shows("パスワードや確認コードのようなもの", "▸ 1 いいえ、直す")
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
