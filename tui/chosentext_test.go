package tui

import (
	"testing"

	"dandori/runbook"
)

// Another prepared text chosen for a step whose text is approved is not that text: Enter
// fills it in, and neither Enter nor a digit takes the words of the earlier one out, or has
// them approved under the new one's title.
func TestAChosenTextIsNotTheOneOnRecord(t *testing.T) {
	var out outbox
	c := withAccount(t, out.config)
	c.to("tell-public")
	c.Key("t", "enter", "enter")
	c.pick("offer what", "投稿")
	c.fill("blank url", "https://example.jp/news")
	c.Key("ctrl+s")
	c.Shows("短い投稿  T1/short", "記録 2 の文")
	c.Key("3", "2", "ctrl+s")
	c.Shows("公式サイト  T1/web", "未作成", "Enter 記入")
	c.Hides("記録 2 の文", "発信用に写す")
	c.Key("5")
	c.Shows("まだ保存していません。Enter（記入）で")
	c.Key("4")
	c.Shows("この文案はまだ保存していません")
	if c.m.form() != nil {
		t.Errorf("the approval of other words is asked for:\n%s", c.Text())
	}
	c.Key("enter")
	c.Shows("文案に記入する: 公式サイト")
	if out.saved != "" || out.clipped != "" {
		t.Errorf("words that are not on the screen left: %q", out.clipped)
	}
	c.Key("esc", "3", "1", "ctrl+s") // back to the one on record
	c.Shows("短い投稿  T1/short", "記録 2 の文", "承認待ち")
	c.Key("3", "3", "ctrl+s")
	c.Shows("未作成")
	c.Key("enter")
	if f := c.m.form(); f == nil || f.text("body") != "" {
		t.Fatalf("words of one's own begin with another text:\n%s", c.Text())
	}
	c.fill("body", "お知らせの文です。")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Draft); d.Form != "" || d.Body != "お知らせの文です。" {
		t.Errorf("draft is %+v", d)
	}
}

// Another form chosen where nothing is on record yet is no other words: the approval is asked
// for as it is without choosing. Who leaves the text sees in the list what is on record.
func TestAChosenFormAndWhatIsOnRecord(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "3", "2", "ctrl+s")
	c.Shows("公式サイト  T1/web", "未作成")
	c.Key("4")
	if f := c.m.form(); f == nil || f.key[:7] != "approve" {
		t.Fatalf("the approval is not asked for:\n%s", c.Text())
	}
	c.Key("esc", "3", "1", "ctrl+s", "enter")
	c.pick("offer what", "投稿")
	c.fill("blank url", "https://example.jp/news")
	c.Key("ctrl+s", "3", "2", "ctrl+s")
	c.Shows("公式サイト  T1/web", "未作成")
	c.m.openTexts(false) // as the menu does
	c.Key("enter", "3", "2", "ctrl+s", "esc")
	c.Shows("承認待ち", "短い投稿")
	c.Key("enter")
	c.Shows("短い投稿  T1/short", "記録 2 の文")
}
