package tui

import (
	"slices"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// withAccount begins a hijack of the office's account.
func withAccount(t testing.TB, change ...func(*Config)) *console {
	t.Helper()
	c := start(t, small(t), "test", lang.Japanese, 80, 24, change...)
	c.Key("1")
	c.pick("account", "x-main")
	c.Key("ctrl+s")
	return c
}

// Enter on a step that something else comes before leads there.
func TestOrderLeadsToWhatComesFirst(t *testing.T) {
	c := hijack(t)
	c.to("details")
	c.Shows("順 詳細を公式サイトに載せる", "先に済ませる手順があります", "［自 test:6］", "Enter 先の手順へ")
	c.Key("enter")
	if got := c.m.work.selected.Step(); got != "press-release" {
		t.Fatalf("Enter leads to %s", got)
	}
	c.Shows("これが「詳細を公式サイトに載せる」より先です")
	c.Key("3")
	c.Type("発表しない")
	c.Key("ctrl+s")
	c.to("details")
	c.Shows("☐ 詳細を公式サイトに載せる", "いま実施できます")
}

// In an office without the rule it is told, for reference, and holds nothing.
func TestAdviceHoldsNothing(t *testing.T) {
	c := start(t, small(t), "generic", lang.Japanese, 80, 24)
	c.Key("1", "enter")
	c.to("details")
	c.Shows("☐ 詳細を公式サイトに載せる", "参考（止めません）: 先に「報道発表をする」", "［他 test:6］")
	c.Hides("止められています")
}

// A refusal offers what opens each gate.
func TestRefusalOffersTheOrder(t *testing.T) {
	c := hijack(t)
	c.to("details")
	c.Key("1", "ctrl+s")
	c.Says("「詳細を公式サイトに載せる」は止められています: 先に済ませる手順があります（報道発表をする）")
	c.Shows("[ 先の手順へ移る ]", "[ 関門を越えて進める ]")
	c.Key("enter")
	c.Shows("報道発表をする", "Enter 協議を記録")
	if c.m.form() != nil {
		t.Errorf("the refused form is still in the way:\n%s", c.Text())
	}
	if got := c.m.work.selected.Step(); got != "press-release" {
		t.Errorf("the offer leads to %s", got)
	}
}

// Consultation first, then both acts in one approval; one taken out stays open.
func TestConsultAndApproveActs(t *testing.T) {
	c := hijack(t)
	c.to("press-release")
	c.Shows("協 報道発表をする", "協議（防災危機管理課）がまだ", "Enter 協議を記録する")
	c.Key("enter")
	c.Shows("協議先: 防災危機管理課", "公式見解の発信の前に")
	c.fill("with", "危機管理の田村")
	c.fill("text", "数字は出さない")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Consulted); d.Role != "crisis" || d.With != "危機管理の田村" || d.Text != "数字は出さない" {
		t.Errorf("consultation is %+v", d)
	}
	c.Shows("承 報道発表をする", "協議済み（防災危機管理課）: 危機管理の田村")
	c.Key("enter")
	c.Shows("承認の対象", "公開", "公式見解の発信")
	f := c.m.form()
	if got := f.field("acts").chosen(); !slices.Equal(got, []string{"publish", "official-view"}) {
		t.Errorf("acts are %v", got)
	}
	c.reach("acts")
	c.Key("2") // only one of them
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.pick("means", "person")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Approved); !slices.Equal(d.Acts, []string{"publish"}) || d.By != "山本課長" || d.Means != "対面" {
		t.Errorf("approval is %+v", d)
	}
	c.Shows("公開を承認: 山本課長", "止められています: 公式見解の発信の承認")
	c.Key("enter")
	if got := c.m.form().field("acts").chosen(); !slices.Equal(got, []string{"official-view"}) {
		t.Errorf("acts left are %v", got)
	}
	c.pick("answer", "no")
	c.fill("reason", "数字が古い")
	c.approver("山本課長")
	c.Key("ctrl+s")
	c.Shows("公式見解の発信を山本課長が承", "数字が古い")
}

// A decision that is not one person's names the other, or somebody overrides it.
func TestTwoPersons(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("2", "enter")
	c.to("reply")
	c.Shows("☐ 返信するか決める", "一人では決められません", "［自 test:8］")
	c.Key("enter", "2")
	c.decided()
	c.Shows("「相談して決めた相手」が空欄です")
	c.fill("with", "山本課長") // the one who decides
	c.Key("ctrl+s")
	c.Resize(80, 40)
	c.Says("「返信するか決める」は止められています: 一人では決められません")
	c.Shows("[ 関門を越えて進める ]")
	if x := c.m.form().current(); x == nil || x.id != "with" {
		t.Error("the focus is not where it helps")
	}
	c.fill("with", "田村")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Decided); d.With != "田村" {
		t.Errorf("decision is %+v", d)
	}
	c.Shows("相談して決めた相手: 田村")
}

// The same decision elsewhere asks for nobody, and says whose rule it would be.
func TestTwoPersonsElsewhere(t *testing.T) {
	c := start(t, small(t), "generic", lang.Japanese, 80, 24)
	c.Key("2", "enter")
	c.to("reply")
	c.Shows("参考（止めません）: 一人で決めない。［他 test:")
	c.Key("enter", "2")
	c.decided()
	if _, ok := c.last().Data.(*runbook.Decided); !ok {
		t.Errorf("it is not recorded:\n%s", c.Text())
	}
}

// A number is kept with the time as of which it holds.
func TestNumberAsOf(t *testing.T) {
	c := hijack(t)
	c.to("watch")
	c.Key("enter")
	c.Hides("いつ時点の数か")
	c.fill("field count", "120")
	c.fill("field count.as-of", "22:30")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Checked); d.Fields["count"] != "120" || !strings.HasPrefix(d.Fields["count.as-of"], "2026-11-22T22:30") {
		t.Errorf("look is %+v", d)
	}
}

// A fact is stated with its certainty, and put right later.
func TestFacts(t *testing.T) {
	c := hijack(t)
	c.Key("0")
	c.Shows("f 事実を記録する")
	c.Key("f")
	c.Shows("事実を記録する", "原因", "影響の範囲", "ほかのこと")
	c.pick("fact", "cause")
	c.fill("text", "予約投稿の誤設定か")
	c.Key("ctrl+s")
	c.Shows("「確度」を選んでください")
	c.pick("certainty", "estimated")
	c.fill("from", "運用担当")
	c.fill("as-of", "22:30")
	c.Key("ctrl+s")
	d := c.last().Data.(*runbook.Fact)
	if d.Fact != "cause" || d.Certainty != runbook.Estimated || d.From != "運用担当" || d.AsOf.Format("15:04") != "22:30" {
		t.Errorf("fact is %+v", d)
	}
	c.Key("f")
	c.pick("fact", otherFact)
	c.fill("text", "友達 54 人")
	c.pick("certainty", "unconfirmed")
	c.Key("ctrl+s")
	other := c.last().Seq
	c.Key("i")
	c.Shows("事案の概要", "【推定】", "原因: 予約投稿の誤設定か", "【未確認】", "まだ書かれていない: 影響の範囲")
	c.Key("3")
	c.pick("fact", " other"+string(rune('0'+other)))
	c.Shows("今の内容: 友達 54 人")
	c.fill("text", "友達 45 人")
	c.pick("certainty", "confirmed")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Fact); d.Replaces != other || d.Fact != "" {
		t.Errorf("fact is %+v", d)
	}
	c.Shows("事案の概要", "【確認済み】", "友達 45 人")
	c.Hides("友達 54 人")
	c.Key("esc")
	if c.m.screen != onIncident {
		t.Error("Esc does not lead back")
	}
}

// A step says who does it, where it goes, which page it uses and what hands over.
func TestStepSaysWhere(t *testing.T) {
	c := withAccount(t)
	c.Resize(120, 60)
	c.to("can-log-in")
	c.Key("enter", "1")
	c.decided()
	c.to("ask-platform")
	c.Shows("窓口 X", "https://help.x.example/compromised", "ログインできないときの様式へ", "最後の確認", "2026-11-22", "求められること（間接に確認）", "登録したメールアドレス", "投稿の修正 場合による")
	c.to("change-passwords")
	c.Shows("引継ぎ先 情報セキュリティ対策基準", "様式 【未設定】", "根拠 自 test:7(1) 義務", "規程の内容", "管理者のパスワードを速やかに変える。")
	c.to("details")
	c.Shows("媒体 公式サイト（試験市ホームページ）", "https://www.city.test.lg.jp/", "参考: 他の自治体の規程", "反論せず、上司に報告する。")
}

// What the profile does not say of the account is shown as not set.
func TestAccountOnTheSummary(t *testing.T) {
	c := withAccount(t)
	c.Resize(80, 60)
	c.Key("i")
	c.Shows("試験市公式 @test", "登録アドレス sns@city.test.lg.jp", "最後のパスワード変更 2026-05-01", "発信専用 いいえ", "コメントの扱い 【未設定】", "緊急時 【未設定】")
	c.Shows("使っているファイル", "手順書 付属 opening.toml hijack.toml", "ひな型 付属 T1.text.toml")
	c = hijack(t)
	c.Resize(80, 60)
	c.Key("i")
	c.Shows("【未設定】どのアカウントか書かれていません")
}
