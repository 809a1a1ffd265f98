package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func hijack(t testing.TB, change ...func(*Config)) *console {
	t.Helper()
	c := start(t, small(t), "test", lang.Japanese, 80, 24, change...)
	c.Key("1", "enter")
	if c.m.screen != onIncident {
		t.Fatalf("a digit and Enter do not begin an incident:\n%s", c.Text())
	}
	return c
}

// Everyone must be able to begin with the input method on, in three keys at most.
func TestBeginWithFullWidthDigits(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Type("１")
	c.Shows("いま記録を始める")
	c.Key("enter")
	c.Shows("【実対応】", "INC-20261122-01", "乗っ取り", "記録係 鈴木")
	if got := c.state().Kinds; len(got) != 1 || got[0] != "hijack" {
		t.Errorf("kinds are %v", got)
	}
}

func TestBeginUnsure(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("0", "enter")
	c.Shows("種別未定")
}

func TestIntake(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("2")
	c.pick("account", "x-main")
	c.fill("title", "祭りの投稿への批判")
	c.fill("seen", "引用が増えている")
	c.fill("happened", "２１時４０分")
	c.fill("detected", "25:99")
	c.Key("ctrl+s")
	c.Shows("時刻として読めません", "祭りの投稿への批判")
	c.fill("detected", "22:30")
	c.fill("source", "市民")
	c.Key("ctrl+s")
	s := c.state()
	if s.Title != "祭りの投稿への批判" || s.Account != "x-main" || s.Seen != "引用が増えている" || s.Source != "市民" {
		t.Errorf("state is %+v", s)
	}
	if got := s.Happened.Format("15:04"); got != "21:40" {
		t.Errorf("happened is %s", got)
	}
	c.Shows("祭りの投稿への批判", "覚知から10分")
}

func TestIntakeWithoutName(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.User = "" })
	c.Key("1", "enter")
	c.Shows("記録係 【未記入】（9 で記入）", "記録係は 9")
	c.Key("5")
	c.Type("電話")
	c.Key("ctrl+s", "9")
	c.Type("田中")
	c.Key("ctrl+s")
	c.Shows("記録係 田中")
}

func TestIntakeDraft(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("title", "書きかけ")
	c.Key("esc")
	c.Shows("書きかけの内容は残っています")
	c.Key("2")
	c.Shows("書きかけ", "炎上")
}

func TestDone(t *testing.T) {
	c := hijack(t)
	c.to("note-detection")
	c.Key("enter")
	c.Shows("済んだことを記録する", "覚知を記録する", "【実対応】")
	c.Type("市民から電話")
	c.Key("enter", "enter", "enter", "enter", "enter")
	c.Shows("✓ 覚知を記録する", "記録しました（記録 2）", "Enter 次へ")
	d := c.last().Data.(*runbook.Done)
	if d.Fields["informant"] != "市民から電話" {
		t.Errorf("data is %+v", d)
	}
	c.Key("8")
	c.Key("ctrl+s")
	c.Shows("☐ 覚知を記録する", "取り消した")
}

// A late entry carries the time at which it happened.
func TestLateEntry(t *testing.T) {
	c := hijack(t)
	c.pass(30 * time.Minute)
	c.to("note-detection")
	c.Key("1")
	c.fill("when", "22:41")
	c.fill("who", "田中")
	c.Key("ctrl+s")
	e := c.last()
	if e.At.Format("15:04") != "22:41" || e.Logged.Format("15:04") != "23:10" || e.Actor.Name != "田中" {
		t.Errorf("at %v, logged %v, by %v", e.At, e.Logged, e.Actor)
	}
}

// What was typed survives Esc and a refusal.
func TestNothingTypedIsLost(t *testing.T) {
	c := hijack(t)
	c.to("note-detection")
	c.Key("enter")
	c.Type("途中まで")
	c.Key("esc", "enter")
	c.Shows("途中まで")
	c.fill("when", "23:30")
	c.Key("ctrl+s")
	c.Shows("まだ来ていません", "途中まで")
	c.fill("when", "23:59 "+c.now.AddDate(0, 0, -1).Format("01/02"))
	c.Key("ctrl+s")
	c.Shows("時刻として読めません", "途中まで")
	c.fill("when", c.now.AddDate(0, 0, -1).Format("01/02")+" 23:59")
	c.Shows("2026-11-21 23:59 のこととして")
	c.Key("ctrl+s", "2", "enter") // before anybody knew of it: it is asked
	c.to("severity")
	c.Key("enter")
	c.pick("answer", "major")
	c.fill("when", "12/31 23:59")
	c.fill("reason", "拡散が続く")
	c.decided()
	c.Shows("まだ来ていません", "拡散が続く", "重大")
}

func TestHeldStepOffersTheWayOut(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Shows("承 乗っ取りを周知する", "公開の承認（広報広聴課長）", "Enter 承認を記録する")
	c.Key("1")
	c.fill("field next", "23:30")
	c.Key("ctrl+s")
	c.Shows("止められています", "[ 承認を記録する ]", "[ 関門を越えて進める ]", "23:30")
	c.Key("enter")
	c.Shows("承認・不承認を記録する")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s")
	c.Shows("済んだことを記録する", "23:30") // the form is back, with what was typed
	c.Key("enter")
	if d, ok := c.last().Data.(*runbook.Done); !ok || !strings.HasPrefix(d.Fields["next"], "2026-11-22T23:30") {
		t.Errorf("last entry is %+v", c.last())
	}
	c.Shows("約束が生じる 続きを公表する")
}

func TestOverrideAsksTwice(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("o")
	c.fill("reason", "課長と連絡が取れない")
	c.decided()
	c.Says("「乗っ取りを周知する」を、関門を越えて進めますか（理由: 課長と連絡が取れない、決めた人: ")
	c.Shows("▸ 1 いいえ")
	c.Key("enter")
	c.Shows("課長と連絡が取れない")
	n := c.state().Head
	c.Key("ctrl+s")
	c.Type("はい")
	c.Shows("▸ 2 関門を越えて進める")
	c.Key("enter")
	if c.state().Head != n+1 {
		t.Fatalf("nothing was recorded:\n%s", c.Text())
	}
	c.Shows("☐ 乗っ取りを周知する")
	c.Says("山本課長 が関門を越えて進めた（課長と連絡が取れない）")
}

func TestRefusedApproval(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("enter")
	c.pick("answer", "no")
	c.approver("山本課長")
	c.Key("ctrl+s")
	c.Shows("「不承認の理由」が空欄です", "山本課長")
	c.fill("reason", "文案が長い")
	c.Key("ctrl+s")
	c.Shows("公開を山本課長が承認しません")
}

func TestEvidenceOpensTheGate(t *testing.T) {
	c := hijack(t, func(cfg *Config) {
		cfg.HashFile = func(path string) (runbook.FileProof, error) {
			if path != "a.png" {
				return runbook.FileProof{}, errors.New("no such file")
			}
			return runbook.FileProof{Path: path, Size: 3, SHA256: strings.Repeat("a", 64)}, nil
		}
	})
	c.to("save-evidence")
	c.Shows("Enter 証拠を記録")
	c.Key("enter")
	c.Shows("証拠 1。")
	c.pick("kinds", "画面全体の写しCapture of the whole screen")
	c.fill("where", "公用PCの証拠フォルダー")
	c.fill("path", "b.png")
	c.Key("ctrl+s")
	c.Shows("b.png を読めませんでした", "公用PCの証拠フォルダー")
	c.fill("path", "a.png")
	c.Key("ctrl+s")
	d := c.last().Data.(*runbook.EvidenceItem)
	if d.What != "画面全体の写し" || d.File == nil || d.File.Size != 3 {
		t.Errorf("evidence is %+v", d)
	}
	c.Shows("Enter 済みにする", "残すもの（記録済み 1 件）")
}

func TestReportNotReachedNamesTheDeputy(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Shows("所属長（広報広聴課長）", "夜 宿直経由", "危機管理担当（防災危機管理課）")
	c.Key("enter")
	c.pick("reached", "no")
	c.Key("ctrl+s")
	c.Shows("次は 代理1 広報係長", "▸ 誰に掛けたか 【必須】", "  1 ☐ 代理1 広報係長", "2 ☐ 広報広聴課長", "つながらず 1 回")
	c.fill("instruction", "発信を止めよ")
	c.Key("ctrl+s")
	c.Shows("「誰に掛けたか」を選んでください") // nobody was called unless somebody says so
	c.Key("1", "ctrl+s")
	c.Shows("「結果」を選んでください") // and nobody reached
	if got := c.m.form().text("instruction"); got != "発信を止めよ" {
		t.Errorf("the instruction is %q", got)
	}
	c.Key("1", "ctrl+s")
	d := c.last().Data.(*runbook.Reported)
	if !d.Reached || d.To != "section-head" || d.Instruction != "発信を止めよ" || d.Via != "広報係長" {
		t.Errorf("report is %+v", d)
	}
	c.Shows("危機管理担当") // the form is open again for the next target
	c.Key("1", "ctrl+s")
	c.Shows("✓ 上司へ第一報を入れる")
	if c.m.form() != nil {
		t.Error("the form is still open")
	}
}

func TestAskAndAnswer(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("7")
	c.Type("ログインを試してよいか、課長に")
	c.Key("ctrl+s")
	c.Shows("問 ログインできるか確かめる", "Enter 受けた指示を記録する")
	c.Key("enter")
	c.fill("text", "試してよい")
	c.fill("from", "課長")
	c.Key("ctrl+s")
	c.Shows("☐ ログインできるか確かめる")
}

func TestDecide(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter", "2")
	c.decided()
	c.Shows("答え: できない")
	c.Hides("管理者全員のパスワード") // does not apply
	c.Key("1")
	c.Shows("判断を改める")
	c.pick("answer", "yes")
	c.fill("reason", "別の管理者が入れた")
	c.decided()
	c.Shows("答え: できる", "管理者全員")
}

// What stands in the profile is ticked one by one.
func TestItems(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	c.pick("account", "x-main")
	c.Key("ctrl+s")
	c.to("can-log-in")
	c.Key("enter", "1")
	c.decided()
	c.to("change-passwords")
	c.Shows("☐ 管理者A", "☐ 管理者B")
	c.Key("enter", "1", "ctrl+s")
	c.Shows("✓ 管理者A", "☐ 管理者B")
	c.Key("enter", "ctrl+s")
	c.Shows("✓ 管理者全員")
}

func TestWatch(t *testing.T) {
	c := hijack(t)
	c.to("watch")
	c.Key("enter")
	c.fill("note", "引用 12 件")
	c.fill("field count", "１２")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Checked); d.Fields["count"] != "12" {
		t.Errorf("look is %+v", d)
	}
	c.Shows("見守り中（これまで 1 回確認）", "23:40まで")
	c.pass(61 * time.Minute)
	c.Shows("1分超過")
}
