package text

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

// shippedClaims reads the claims that ship.
func shippedClaims(t testing.TB) *Claims {
	t.Helper()
	data, err := os.ReadFile("../../playbooks/texts/claims.toml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := ParseClaims("texts/claims.toml", data)
	if err != nil {
		t.Fatal(err.(Problems).Render(lang.English))
	}
	return c
}

// TestWording has sentences as people write them, and what is found in each: the
// ids of the claims, in the order of the words.
func TestWording(t *testing.T) {
	claims := shippedClaims(t)
	for _, c := range []struct {
		words string
		want  string
	}{
		// A cause that nobody has confirmed.
		{"公式アカウントが不正アクセスを受けました。", "cause"},
		{"公式アカウントが、不正アクセスを受け、現在調査中です。", "cause"}, // the softener is in another clause
		{"アカウントが乗っ取られました。", "cause"},
		{"アカウントが何者かに乗っ取られ、投稿されました。", "cause"},
		{"第三者による投稿です。", "cause"},
		{"原因は、職員の誤操作でした。", "cause"},
		{"原因は連携アプリの設定です。", "cause"},
		{"連携アプリの設定が原因です。", "cause"},
		{"職員が誤って投稿しました。", "cause"},
		{"不正アクセスではありません。", "cause"},
		{"不正アクセスを受け、個人情報が漏えいした可能性があります。", "cause"},
		{"原因は調査中です。不正アクセスを受けました。", "cause"},
		{"不正アクセスを受けました（原因は調査中）。", "cause"},
		{"不 正 ア ク セ ス を受けました。", "cause"},
		{"不正ｱｸｾｽを受けました。", "cause"},
		{"不正アクセスを\u200b受けました。", "cause"},
		{"Our account was hacked on Sunday.", "cause-in-english"},
		{"OUR ACCOUNT HAS BEEN  COMPROMISED.", "cause-in-english"},
		// The same, said as what it is: open.
		{"不正アクセスの可能性があり、調査しています。", ""},
		{"不正アクセスを受けた可能性があり、調査しています。", ""},
		{"アカウントが乗っ取られたおそれがあります。", ""},
		{"乗っ取られたかどうかを確かめています。", ""},
		{"原因は調査中です。", ""},
		{"原因は、現在、調査しているところです。", ""},
		{"原因は不明です。", ""},
		{"原因は、まだ分かっていません。", ""},
		{"原因については、分かり次第お知らせします。", ""},
		{"市が意図しない投稿を確認しました。", ""},
		{"第三者委員会を設け、第三者による検証を行います。", ""},
		{"Our account may have been compromised.", ""},
		{"We are investigating whether it was hacked.", ""},
		// Personal data and damage.
		{"個人情報の漏えいはありません。", "personal-data"},
		{"個人情報が流出しました。", "personal-data"},
		{"個人情報の漏えいは確認されていません。", ""},
		{"個人情報が流出したおそれがあります。", ""},
		{"個人情報：確認中。", ""},
		{"被害はありません。", "damage"},
		{"被害の報告は、15時現在ありません。", ""},
		{"被害はありましたか。", "damage"}, // a question too: nobody publishes one
		{"給水への影響はありません。", ""},    // what T06 is for
		// Guesses.
		{"設定の誤りと思われます。", "guess"},
		{"明日には復旧するかもしれません。", "guess"},
		{"一つの投稿ごとに確かめています。", ""},
		// Arguing back.
		{"そのような投稿は事実無根です。", "rebuttal"},
		{"ご批判は当たりません。", "rebuttal"},
		{"傷つける意図はありませんでした。", "rebuttal"},
		{"悪質なデマには法的措置をとります。", "rebuttal rebuttal"},
		{"「断水する」との情報が出ていますが、15時現在、そのような事実はありません。", "not-so"},
		{"「断水する」との情報が出ていますが、一部が事実と異なります。", "partly-so"},
		{"次のとおり確認しています。水道課が、15時に事実を確認しました。", "confirmed-so section-asked"},
		// What is said to be done, or not, and what is only planned.
		{"町は、運営会社に削除を依頼しています。", "platform-asked"},
		{"運営会社に削除を依頼する準備を進めています。", "platform-not-asked"},
		{"運営会社への通報：22時40分", "platform-asked"},
		{"運営会社への通報：準備中（23時を予定）", ""},
		{"警察へ相談しました。", "police-told"},
		{"警察への相談：検討中", ""},
		{"記録を保存した上で削除しました。", "deleted"},
		{"投稿は、明日削除します。", ""},
		{"悪質なコメントを、記録を保存した上で削除しました。", "rebuttal comments-deleted"},
		{"元の投稿とコメントを削除しました。", "deleted-with-comments comments-deleted"},
		{"元の投稿を削除しました。コメントはお受けしています。", "deleted"},
		{"The post has been deleted.", "deleted"},
		{"Abusive comments have been deleted.", "comments-deleted"},
		{"元の投稿は、経緯が分かるよう削除せずに残しています。", "kept"},
		{"22時に復旧しました。", "recovered"},
		{"復旧しましたら、お知らせします。", "recovered"}, // better held than missed
		{"The platform has been asked to remove it.", "platform-asked"},
		{"A request to the platform is being prepared.", "platform-not-asked"},
		{"ご意見をいただき、ありがとうございます。", ""},
		// Apologies with a condition.
		{"不快に思われた方がいれば、おわびします。", "conditional-apology"},
		{"不快に思われた方がいらっしゃいましたら、おわび申し上げます。", "conditional-apology conditional-apology"},
		{"誤解を与えたとすれば、申し訳ありません。", "conditional-apology"},
		{"もしご迷惑をお掛けしたのであれば、おわびします。", "conditional-apology"},
		{"We are sorry if anyone was offended.", "conditional-apology"},
		{"この投稿により傷つけた方々に、深くおわび申し上げます。", ""},
		{"ご迷惑をおかけし、おわび申し上げます。", ""},
		{"お手元の画面の写しがありましたら、お送りください。", ""},
		{"お困りでしたら、ご連絡ください。ご不便をおわびします。", ""},
		// Disclaimers, absolutes, blanks, opinions, technical detail, tone.
		{"損害について市は一切の責任を負いません。", "disclaimer"},
		{"このようなことは二度と起こしません。", "absolute"},
		{"絶対に開かないでください。", "absolute"},
		{"セキュリティは１００％です。", "absolute"},
		{"本日○時○分ころ、避難指示を発令しました。", "unfilled"},
		{"〇〇課までご連絡ください。", "unfilled"},
		{"10月5日15時30分に発令しました。", ""},
		{"個人的には残念です。", "opinion"},
		{"同じパスワードを使っていました。", "technical-detail"},
		{"お騒がせしました！！", "tone tone"},
		{"設定の誤りが原因で，投稿されました。", "cause"}, // another comma
		{"確認しました．不正アクセスを受け，調査しています．", "cause"},
		// Addresses.
		{"詳しくは https://bit.ly/abc をご覧ください。", "short-link"},
		{"詳しくはbit.ly/abcをご覧ください。", "short-link"},
		{"詳しくは https://ＢＩＴ．ＬＹ/abc を", "short-link"},
		{"https://www.tinyurl.com/abc", "short-link"},
		{"https://www.city.example.lg.jp/t.co/index.html", ""},
		{"https://post.example.jp/", ""},
		{"https://not-t.co/", ""},
		{"koho@t.co", ""},
		{"t.coというサイト", ""},
		{"http://www.city.example.lg.jp/", "plain-http"},
		{"https://www.city.example.lg.jp/oshirase.html", ""},
	} {
		findings := claims.Check(c.words, "website")
		var ids []string
		for _, f := range findings {
			ids = append(ids, f.Claim)
			if c.words[f.Start:f.End] != f.Phrase || f.Phrase == "" || f.Rule == "" || f.Why.Ja == "" || f.Why.En == "" || f.Line != 1 {
				t.Errorf("%s: not whole: %+v", c.words, f)
			}
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.words, got, c.want)
		}
	}
}

// TestWordingInBothLanguages has for the rules of which only one language was looked for what
// offends them, and sentences as offices write them that do not.
func TestWordingInBothLanguages(t *testing.T) {
	claims := shippedClaims(t)
	for _, c := range []struct {
		want  string // "": an ordinary sentence
		words []string
	}{
		{"rebuttal", []string{
			"市は悪くありません。", "その批判は的外れです。", "見当違いのご指摘です。", "市も被害者です。", "根も葉もないうわさです。", "市に責任はないと考えます。",
			"These claims are groundless.", "The story is a HOAX.", "This is not our fault.", "The city did nothing wrong.", "We have been misunderstood.",
			"The words were taken out of context.", "We will take legal action.", "It was not our intention.", "We did not mean to offend anyone.", "Malicious comments go on.",
		}},
		{"guess", []string{
			"おそらく設定の誤りです。", "設定の誤りと考えられます。", "We think that a setting was wrong.", "I believe it was a setting.", "It was probably a setting.",
			"It seems that a setting was wrong.", "Apparently a setting was wrong.", "We have heard of a cut in the west.",
		}},
		{"opinion", []string{
			"担当者としては残念です。", "私の意見です。", "In my opinion the post was funny.", "I personally like it.", "Off the record, the mayor agrees.", "It has not been decided yet, but the event will be cancelled.",
		}},
		{"disclaimer", []string{
			"市は責任を取りません。", "The city accepts no responsibility for losses.", "The city is not liable.", "Use it at your own risk.", "We cannot guarantee that it is correct.",
		}},
		{"damage", []string{
			"実害はございません。", "被害を受けた方はいません。", "There was no damage.", "No damage was done.", "Nobody was harmed.", "No money was lost.",
		}},
		{"personal-data", []string{
			"No personal data was leaked.", "No personal data has been affected.", "Personal data has leaked.", "There was no leak of personal information.", "Personal information was leaked on Sunday.",
			"個人情報は漏れていません。", "個人情報は漏れておりません。", "個人情報は漏れませんでした。", "個人情報の流出はございません。", "個人情報漏えいはありません。", "個人情報漏えいはございません。",
			"個人情報流出はありませんでした。", "個人情報の漏洩はありません。", "個人情報漏洩はない。", "個人情報の漏れはございません。", "個人情報の流出は発生していません。", "個人情報漏えいがありました。", "個人情報は漏洩していません。",
		}},
		{"technical-detail", []string{
			"多要素認証を設定していませんでした。", "弱いパスワードでした。", "The IP address was 192.0.2.1.", "Two-factor authentication was not in use.", "The operator used the same password elsewhere.", "The default password was never changed.", "A vulnerability was found.",
		}},
		{"", []string{
			"天候は悪くありません。", "給水に支障はありません。", "市の責任者が確認しました。", "被害の状況は、15時現在、確認中です。", "被害に遭われた方は、警察にご相談ください。",
			"市民の皆様のご意見を伺います。", "パスワードの変更をお願いします。", "個人情報を入力しないでください。", "検討の結果をお知らせします。",
			"個人情報漏えいの有無を確認しています。", "個人情報漏えいは確認されていません。", "個人情報は漏れなく書き写します。", "個人情報の流出はないか調査しています。", "個人情報漏洩の可能性があります。", "個人情報は漏れていないか確認中です。",
			"個人情報漏えいがあった場合は、お知らせします。", "個人情報漏えい等の窓口を設けました。",
			"Please do not open malicious links.", "Send no personal data in messages.", "No personal data is asked for in messages.", "Whether personal data was leaked is being checked.",
			"No damage has been reported as of 3 p.m.", "We are checking whether there was no damage.", "Do not use the same password on other services.", "Never tell anybody your password.",
			"The city is responsible for this account.", "We apologise for this post.", "To avoid a misunderstanding, here is the whole text.", "Some people could not reach us by telephone.",
			"Personally identifiable data is not asked for.", "Measures are under consideration.", "There is damage to the west bridge.", "We did not intend these posts to be made.",
			"We will report again by 6 p.m. on this page.", "The account may have been compromised.", "It is probable that trains stop; ask the railway.",
		}},
	} {
		for _, words := range c.words {
			var ids []string
			for _, f := range claims.Check(words, "website") {
				if !slices.Contains(ids, f.Claim) {
					ids = append(ids, f.Claim)
				}
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("%s\n got %q\nwant %q", words, got, c.want)
			}
		}
	}
}

// TestHeld tells what holds words from what only warns.
func TestHeld(t *testing.T) {
	claims := shippedClaims(t)
	findings := claims.Check("お騒がせしました。\nアカウントが 乗っ取られ ました。", "account")
	if len(findings) != 2 {
		t.Fatalf("got %+v", findings)
	}
	if f := findings[1]; f.Phrase != "乗っ取られ" || f.Line != 2 || f.Blocks != "cause" {
		t.Errorf("got %+v", f)
	}
	if held := Held(findings, nil); len(held) != 1 || held[0].Blocks != "cause" {
		t.Errorf("nothing is known: held by %+v", held)
	}
	if held := Held(findings, known{confirmed: []string{"damage"}}); len(held) != 1 {
		t.Errorf("another fact is confirmed: held by %+v", held)
	}
	if held := Held(findings, known{confirmed: []string{"cause"}}); len(held) != 0 {
		t.Errorf("the cause is confirmed: held by %+v", held)
	}
}

// TestChannels keeps checks of public words away from what stays inside.
func TestChannels(t *testing.T) {
	claims := shippedClaims(t)
	words := "ログイン履歴のIPアドレスを保存しました。"
	if f := claims.Check(words, "police"); len(f) != 0 {
		t.Errorf("to the police: %+v", f)
	}
	if f := claims.Check(words, "website"); len(f) != 2 {
		t.Errorf("on the website: %+v", f)
	}
	if f := claims.Check(words, ""); len(f) != 2 {
		t.Errorf("on any channel: %+v", f)
	}
}

func TestParseClaims(t *testing.T) {
	top := "format = 1\nid = \"claims\"\n"
	claim := "[[claim]]\nid = \"a\"\nrule = \"b\"\nwhy = \"c\"\n"
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲▲", []string{`"format" is missing`, `"id" is missing`, `"claim" is missing`}},
		{"top", "format = ▲2\nid = ▲\"T01\"\n▲claims = 1\n" + claim + "phrases = [\"d\"]\n", []string{"from 1 to 1", "not an id", `did you mean "claim"`}},
		{"another id", "format = 1\nid = ▲\"claim\"\n" + claim + "phrases = [\"d\"]\n", []string{`is "claims"`}},
		{"claim", top + "[[▲▲▲▲claim]]\n", []string{`"id" is missing`, `"rule" is missing`, `"why" is missing`, "no phrases"}},
		{"twice", top + claim + "phrases = [\"d\"]\n" + strings.Replace(claim, "\"a\"", "▲\"a\"", 1) + "hosts = [\"bit.ly\", ▲\"https://t.co\", ▲\"BIT.LY\"]\n",
			[]string{"used twice", "like", "like"}},
		{"phrases", top + claim + "phrases = [▲\"…\", \"d\", ▲\"d\", ▲\"\u200b\"]\nunless = [▲\" 　\"]\nchannels = [▲\"Website\"]\n",
			[]string{"nothing to look for", "twice", "nothing to look for", "\"unless\" is empty", "did you mean"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			claims, err := ParseClaims("claims.toml", []byte(source))
			problems, _ := err.(Problems)
			if claims != nil {
				t.Error("claims with problems were returned")
			}
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
}

// FuzzCheck reads anything as words: it never panics, and what it finds is there.
func FuzzCheck(f *testing.F) {
	claims := shippedClaims(f)
	f.Add("アカウントが 乗っ取られ ました。https://bit.ly/a", "account")
	f.Add("不正\u200bｱｸｾｽを受け\xff", "")
	f.Add("原因は\n…です", "website")
	f.Fuzz(func(t *testing.T, words, channel string) {
		last := 0
		for _, found := range claims.Check(words, channel) {
			if found.Start < last || found.End <= found.Start || found.End > len(words) || words[found.Start:found.End] != found.Phrase {
				t.Fatalf("%q: %+v", words, found)
			}
			last = found.Start
			if found.Line != 1+strings.Count(words[:found.Start], "\n") {
				t.Fatalf("%q: not on line %d", words, found.Line)
			}
		}
		if !utf8.ValidString(words) {
			return
		}
		folded := newFolded(words)
		if len(folded.from) != len(folded.text) || len(folded.to) != len(folded.text) || !slices.IsSorted(folded.from) {
			t.Fatalf("%q: places are lost: %+v", words, folded)
		}
		var all strings.Builder
		for s := range folded.sentences() {
			all.WriteString(folded.text[s.start:s.end])
		}
		if all.String() != folded.text {
			t.Fatalf("%q: sentences are %q", words, all.String())
		}
	})
}
