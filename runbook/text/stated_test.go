package text

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
)

// fakes says of every value that it is that of the fake account.
type fakes struct {
	known
	id string
}

func (f fakes) Value(p Path, _ lang.Lang) (string, bool) {
	return f.id, strings.HasSuffix(string(p), ".fake-id")
}

// What belongs to the fake account never stands as the official one's, in whatever words;
// what only looks like it may.
func TestFakeAsOfficial(t *testing.T) {
	claims := shippedClaims(t)
	for _, c := range []struct {
		words string
		held  bool
	}{
		{"町の公式アカウントは「@kamitonda_0」です。", true},
		{"町の公式アカウントは「＠ＫＡＭＩＴＯＮＤＡ＿０」です。", true},
		{"公式：https://example.test/kamitonda_0（公式サイトの一覧）", true},
		{"Official account: @kamitonda_0", true},
		{"本物のIDは kamitonda_0 です", true},
		{"町の公式アカウントは「@kamitonda」です。", false},
		{"町の公式アカウントは「@kamitonda_01」です。", false},
		{"町の公式アカウントをかたる偽のアカウント「@kamitonda_0」を確認しました。", false},
		{"偽のアカウント　ID「kamitonda_0」。公式アカウントは「@kamitonda」です。", false},
		{"公式：@kamitonda\n偽：@kamitonda_0", false},
		{"町の公式アカウントは「@kamitonda」と「@kamitonda_0」です。", true},
		{"公式のID：「@kamitonda_0」", true},
		{"公式アカウント（@kamitonda_0）でお知らせします。", true},
		{"公式ID：@kamitonda_0", true},
		{"Our account is @kamitonda_0.", true},
		{"名称「上富田町（公式）」　ID「@kamitonda_0」（リンクは掲載しません。）", false},
		{"名称「上富田町公式アカウント」　ID「@kamitonda_0」", false},
		{"名称「公式：上富田町」　ID「@kamitonda_0」", false},
		{"名称「公式アカウントは上富田町」　ID「@kamitonda_0」", false},
		{"名称：上富田町公式　ID：@kamitonda_0", false},
		{"Name: Kamitonda Official. Handle: @kamitonda_0", false},
		{"公式アカウントの名称と画像を使う「@kamitonda_0」を確認しました。", false},
		{"公式アカウントは「@kamitonda」で、「@kamitonda_0」は町とは関係ありません。", false},
		{"「@kamitonda_0」は町の公式アカウントではありません。", false},
		{"町の公式アカウントは「@kamitonda_0」ではありません。", false},
		{"It is not our account: the fake is @kamitonda_0", false},
	} {
		held := false
		for _, f := range Held(claims.CheckWith(c.words, "account", fakes{id: "@kamitonda_0"}), fakes{}) {
			held = held || f.Claim == "fake-as-official"
		}
		if held != c.held {
			t.Errorf("%s: held %v, want %v", c.words, held, c.held)
		}
	}
	if len(claims.Check("町の公式アカウントは「@kamitonda_0」です。", "account")) > 0 {
		t.Error("something is found where nothing is known of a fake")
	}
}

// One field may hold several handles, or an address as it was copied; a word that is none
// is nothing to look for.
func TestFakesInOneField(t *testing.T) {
	claims := shippedClaims(t)
	for field, handle := range map[string]string{
		"@town_a、@town_b":                  "@town_b",
		"@town_a, @town_b":                 "@town_a",
		"@town_a @town_b":                  "@town_b",
		"ID：@town_a　@town_b":               "@town_b",
		"https://www.example.test/town_b/": "https://example.test/town_b",
		"不明、なし":                            "",
		"ID：不明":                            "",
	} {
		words := "町の公式アカウントは「" + handle + "」です。ほかのID：不明、なし"
		if got := claims.Wrong(words, fakes{id: field}); (len(got) > 0) != (handle != "") {
			t.Errorf("%q: %s: got %q", field, words, got)
		}
	}
}

// A step is named whole, with or without its answer, and a value is a path.
func TestClaimsNameSteps(t *testing.T) {
	for done, ok := range map[string]bool{"own-error/delete-post": true, "impersonation/taken-down=yes": true, "delete-post": false, "own-error/delete-post=": false, "削除": false} {
		_, err := ParseClaims("claims.toml", []byte("format = 1\nid = \"claims\"\n[[claim]]\nid = \"x\"\nrule = \"y\"\nwhy = \"z\"\ndone = [\""+done+"\"]\nphrases = [\"a\"]\n"))
		if (err == nil) != ok {
			t.Errorf("%s: %v", done, err)
		}
	}
	if _, err := ParseClaims("claims.toml", []byte("format = 1\nid = \"claims\"\n[[claim]]\nid = \"x\"\nrule = \"y\"\nwhy = \"z\"\nvalues = [\"nowhere\"]\nphrases = [\"a\"]\n")); err == nil {
		t.Error("a path that is none is taken")
	}
}
