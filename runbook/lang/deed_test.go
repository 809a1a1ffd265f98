package lang

import "testing"

// TestPast: what to do becomes what was done, whatever the verb.
func TestPast(t *testing.T) {
	for words, want := range map[string]string{
		"管理者のパスワードを変更する": "管理者のパスワードを変更した", "疑わしい管理者等を外す": "疑わしい管理者等を外した", "発信を止める": "発信を止めた",
		"証拠を残す（削除・変更の前に）": "証拠を残した", "応対文を配る": "応対文を配った", "窓口へ行く": "窓口へ行った", "名前を書く": "名前を書いた",
		"相手と話し合う": "相手と話し合った", "別の様式で頼む": "別の様式で頼んだ", "アカウントを閉じる": "アカウントを閉じた", "通知を見る": "通知を見た",
		"点検：管理者と認証": "点検：管理者と認証", "": "",
	} {
		if got := past(words); got != want {
			t.Errorf("past(%q) = %q, want %q", words, got, want)
		}
	}
}

// TestDone: an English instruction becomes what was done; what is none stays, and says that
// it was done.
func TestDone(t *testing.T) {
	for words, want := range map[string]string{
		"Stop all posting": "Stopped all posting", "Change the administrators' passwords": "Changed the administrators' passwords",
		"Hand out the telephone text": "Handed out the telephone text", "Report inside and take instruction": "Reported inside and took instruction",
		"Keep the login history and notices": "Kept the login history and notices", "Tell the administrators and contact points": "Told the administrators and contact points",
		"If it cannot be edited, add a post": "Added a post", "Assign roles (two people or more)": "Assigned roles", "Reply again as promised": "Replied again as promised",
		"Prompt report to the PPC": "Prompt report to the PPC (done)", "Is it over?": "Is it over? (done)",
		"The platform gives control back": "The platform gave control back", "The recovery steps of others": "The recovery steps of others (done)",
	} {
		if got := Deed(Text{"x", words}, English); got != want {
			t.Errorf("Deed(%q) = %q, want %q", words, got, want)
		}
	}
}
