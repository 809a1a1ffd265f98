package runbook

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// secrets are sentences of which each gives a secret away.
var secrets = []string{
	"パスワードは Hogehoge1 に変更",
	"パスワードは「sunflower」です",
	"パスワードは sunflower に変更した",
	"パスワード：ａｂｃｄ１２３４",
	"パスワードは町役場1234に変更した",
	"パスワードは「さくら2026!」です",
	"パスワードHogehoge1を担当に伝えた",
	"パスワードを Tokyo2026x に変更した",
	"仮パスワード Temp1234 を発行",
	"パスワードは、次のとおり: aB3kkQ9z",
	"パスワード\nHogehoge1",
	"パス\u200bワードは Hogehoge1",
	"パスワード（Hogehoge1）を紙で渡した",
	"新しいPWは hogehoge9 です",
	"PW: hunter22",
	"Pass=Summer2026",
	"パスは hunter22",
	"暗証番号は1234",
	"暗証番号「8051」",
	"パスコード 905512",
	"確認コード 482913 が届いた",
	"認証番号は 482-913 と表示された",
	"ワンタイムコード: 77102938",
	"バックアップコードは 1234-5678 と 8765-4321",
	"セキュリティコードは 0931 でした",
	"482913 が認証コードです",
	"「482913」という確認コードと言われた",
	"482913 is your verification code",
	"G-482913 is your Google verification code",
	"新しいのは P@ssw0rd2026! です",
	"Kore!2026x を使う",
	"password is hunter22",
	"the password was Hunter22 until noon",
	`password: "sunflower"`,
	"PIN=4829",
	"pin code 4829",
	"otp 482913",
	"ID/PW: x-main / hunter22",
	"IDとパスワード: main hunter22",
	"合言葉は「himawari」",
	"APIキーは a81bc81b-dead-4e5d",
	"アクセストークン EAAGm0PX4ZCpsBA",
	"Authorization: Bearer abcdefghijklmnop1234",
	"token ghp_abcdefghijklmnopqrstuvwxyz0123456789",
	"AKIAIOSFODNN7EXAMPLE",
	"-----BEGIN RSA PRIVATE KEY-----",
	"otpauth://totp/X:city?secret=JBSWY3DPEHPK3PXP",
	"https://city:Secret9@example.lg.jp/",
	"https://example.lg.jp/login?password=abc12345",
}

// plain are sentences of an incident of which none gives anything away.
var plain = []string{
	"",
	"パスワードを変更した",
	"パスワードは変更済み",
	"パスワードは分からない",
	"パスワードは21:40に変更済み",
	"パスワードは 2026-11-22 21:40 に変更",
	"パスワードは2026年4月に変更したきり",
	"パスワード変更 11/22 21:40",
	"パスワードは12文字以上にした",
	"パスワードは午後11:40に変更した",
	"パスワードは令和8年4月に変更したきり",
	"パスワードは本日11/22に変更",
	"パスワードは係長が090-1234-5678に変更を伝えた",
	"パスワードは広報課PC-12で変更した",
	"パスワードは担当が1Passwordに設定",
	"パスワードは1000文字まで",
	"パスワードを3回間違えた",
	"パスワードは管理者2名だけが知る",
	"パスワードは KeePass に保管",
	"パスワードは1Passwordに保管している",
	"パスワード: 変更済み",
	"パスワードは https://example.lg.jp/reset/2026 の手順で変えた",
	"パスワードは INC-20261122-01 のときに変えた",
	"パスワード再設定のメールが section1@city.example.lg.jp に届いた",
	"パスワードは section1@city.example.lg.jp あてに再設定",
	"パスワードの管理台帳2026.xlsx を確かめた",
	"パスワードの使い回しはない",
	"管理者2名のパスワードを変更。INC-20261122-01",
	"暗証番号は書かない",
	"暗証番号は4桁から6桁に変えた",
	"暗証番号の変更を委託先に頼んだ",
	"確認コードは届いていない",
	"確認コード（6桁）が届いた",
	"認証コードは30分で失効する",
	"認証コードは090-1234-5678に届く設定だった",
	"認証番号を聞き出す電話があった",
	"二要素認証を有効にした",
	"バックアップコードは金庫にある",
	"合言葉は決めていない",
	"パスは通っている",
	`ファイルのパスは C:\share\2026`,
	"パスポート TZ1234567 の写しは求めない",
	"https://example.lg.jp/A1?b=Cc2&x=!",
	"担当 x-main@city.example.lg.jp",
	"担当 Taro.Yamada1@city.example.lg.jp",
	"偽アカウント @Kamitonda_PR2 を見つけた",
	"#Iida2026_Fes の投稿",
	"友達54人、11時45分現在",
	"受付番号 R8-1122-0045 を控えた",
	"Windows11? の画面",
	"SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	"password changed at 21:40",
	"password reset mail from info@example.com",
	"password-list-2026.xlsx was opened",
	"the password is unknown",
	"passwords of both administrators were changed",
	"we passed 2026 entries",
	"the pin on the map",
	"a PIN of 6 digits is needed",
	`=cmd|calc!A1 "x",y`,
	"=SUM(A1:B9)+Total!C3",
}

func TestLooksSecret(t *testing.T) {
	for _, text := range secrets {
		what, found := LooksSecret(text)
		if !found {
			t.Errorf("%q passes", text)
		}
		for _, whole := range []string{"Hogehoge1", "sunflower", "hunter22", "482913", "P@ssw0rd"} {
			if strings.Contains(what, whole) {
				t.Errorf("%q: %q tells the secret", text, what)
			}
		}
		if found && (what == "" || strings.Contains(what, "\n")) {
			t.Errorf("%q: shown as %q", text, what)
		}
	}
	for _, text := range plain {
		if what, found := LooksSecret(text); found {
			t.Errorf("%q is questioned for %q", text, what)
		}
	}
	if len(secrets) < 30 || len(plain) < 30 {
		t.Error("too few sentences")
	}
}

// TestSecretIn proves of every type of event that what a person types into it is
// looked at.
func TestSecretIn(t *testing.T) {
	const secret = "パスワードは Hogehoge1"
	for _, data := range []Data{
		&Opened{Seen: secret}, &Done{Note: secret}, &Done{Fields: map[string]string{"a": "b", "c": secret}},
		&NotDone{Reason: secret}, &StepReopening{Reason: secret}, &Decided{Reason: secret}, &Reported{Instruction: secret},
		&Approved{Reason: secret}, &Overridden{Reason: secret}, &EvidenceItem{Where: secret}, &Checked{Text: secret},
		&Question{Text: secret}, &Answered{Text: secret}, &Noted{Text: secret}, &Corrected{Text: secret},
		&Consulted{Text: secret}, &Fact{Text: secret}, &Draft{Body: secret}, &Amended{Seen: secret}, &ReadinessCheck{Text: secret},
		&Classified{Reason: secret}, &Closed{Reason: secret}, &Reopened{Reason: secret}, &RoleTaking{Name: secret},
	} {
		r, ok := secretIn(data).(*Refusal)
		if !ok || r.Code != LooksLikeSecret || !strings.Contains(r.Text.Ja, "パスワードは Ho…") || strings.Contains(r.Text.Ja+r.Text.En, "Hogehoge1") {
			t.Errorf("%T: %+v", data, r)
		}
	}
	if err := secretIn(&Noted{Text: "パスワードを変更した"}); err != nil {
		t.Error(err)
	}
}

// TestSecretsInLongTexts: what is pasted in whole is looked at in whole, in a time in
// which nobody wonders whether the program still runs. With each word for a secret
// looking at all that follows, the first of these takes minutes.
func TestSecretsInLongTexts(t *testing.T) {
	for _, part := range []string{"pw:", "pw:a", "パスワード「", "画面の写しを取った。"} {
		text := strings.Repeat(part, (64<<10)/len(part))
		start := time.Now()
		if what, found := LooksSecret(text); found {
			t.Errorf("%q is questioned for %q", part, what)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("64 KiB of %q took %v", part, d)
		}
		if _, found := LooksSecret(text[len(text)/2:] + "\n仮パスワードは Temp1234 です"); !found {
			t.Errorf("a secret after 32 KiB of %q passes", part)
		}
	}
	if _, found := LooksSecret("password=" + strings.Repeat("aB3", 200)); !found {
		t.Error("a very long secret passes")
	}
}

// TestHints proves that leaving out an expression for a text without its hints
// leaves out nothing.
func TestHints(t *testing.T) {
	for _, text := range append(secrets, plain...) {
		text = norm.NFKC.String(text)
		small := strings.ToLower(text)
		for _, e := range []struct {
			form  *regexp.Regexp
			hints []string
		}{{secretForm, hints.form}, {secretPair, hints.pair}, {secretWord, hints.word}, {secretBefore, hints.word}} {
			if e.form.MatchString(text) && !hasAny(small, e.hints) {
				t.Errorf("%q matches %v without a hint", text, e.form)
			}
		}
	}
}

func BenchmarkLooksSecret(b *testing.B) {
	for name, text := range map[string]string{
		"note":             "21:40 画面の写しを取り、共有フォルダーに置いた。投稿は3件。担当に電話した。",
		"note of password": "パスワードを変更した。二要素認証も有効にした。",
		"64 KiB":           strings.Repeat("21:40 画面の写しを取り、共有フォルダーに置いた。", 1000),
		"64 KiB of words":  strings.Repeat("パスワードを変更した。", 2000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				LooksSecret(text)
			}
		})
	}
}

// FuzzLooksSecret proves of any text that looking at it ends well and that spaces
// around it change nothing.
func FuzzLooksSecret(f *testing.F) {
	for _, s := range append(secrets, plain...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, found := LooksSecret(text)
		if _, again := LooksSecret(" " + text + " "); again != found {
			t.Errorf("%q: %v, and with spaces around it %v", text, found, again)
		}
	})
}
