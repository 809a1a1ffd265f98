package tui

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

var altEnter = tea.KeyMsg{Type: tea.KeyEnter, Alt: true}

// outbox keeps what leaves the program.
type outbox struct {
	name, saved, clipped string
}

func (o *outbox) config(cfg *Config) {
	cfg.SaveText = func(_ context.Context, id runbook.IncidentID, name, words string) (string, error) {
		o.name, o.saved = string(id)+"-"+name, words
		return "C:/dandori/texts-out/" + o.name + ".txt", nil
	}
	cfg.Clipboard = func(words string) error {
		o.clipped = words
		return nil
	}
}

// A text from the first blank to its publication, from the log, by keys alone.
func TestTextFromTheFirstBlankToPublished(t *testing.T) {
	var out outbox
	c := withAccount(t, out.config)
	c.to("tell-public")
	c.Shows("文案 未作成（t で開く）")
	c.Key("t")
	c.Shows("文案（4件）", "未作成", "乗っ取りを周知する: 短い投稿")
	c.Key("enter")
	c.Shows("短い投稿  T1/short", "媒体 公式アカウント", "記録から入れた文", "「試験市公式」で、意図しない【未記入：確認したもの】を", "続報のURL: 記録にありません")
	c.Key("5")
	c.Shows("まだ保存していません。Enter（記入）で")
	c.Key("enter")
	c.Shows("文案に記入する: 短い投稿", "確認したもの", "記録から: 試験市公式")
	c.pick("offer what", "投稿")
	c.Key("ctrl+s")
	c.Shows("未記入あり（1か所）", "記録 2 の文")
	if d := c.last().Data.(*runbook.Draft); d.Form != "T1/short" || len(d.Open) != 1 || d.Values["what"] != "投稿" || d.Values["account-name"] != "試験市公式" {
		t.Errorf("draft is %+v", d)
	}
	c.Key("5")
	c.Shows("未記入の所があるので写せません。Enter（記入）で", "Enter 記入")
	if out.saved != "" || out.clipped != "" {
		t.Error("a text with a blank left the program")
	}
	c.Key("enter")
	c.Shows("▸ 続報のURL", "短縮URLは使わない。")
	c.Type("https://bit.ly/a")
	c.Key("ctrl+s")
	c.Shows("承認待ち", "長さ", "/ 280", "1行目「https://bit.ly/a」: 短縮URLは使いません。", "Enter 承認を記録")
	c.Key("5")
	c.Shows("アカウント: 試験市公式", "件名: 乗っ取りを周知する", "▸ 1 写さずに戻る")
	if out.saved != "" || out.clipped != "" {
		t.Error("the text left before anybody said so")
	}
	c.Key("enter")
	if out.saved != "" || out.clipped != "" {
		t.Error("no is taken for yes")
	}
	c.Key("5", "2", "enter")
	c.Shows("クリップボードへ送りました", "C:/dandori/texts-out/INC-20261122-01-T1-short-3.txt", "【案・未承認】")
	if !strings.HasPrefix(out.clipped, "【案・未承認】【お知らせ】") || out.saved != out.clipped {
		t.Errorf("what left is %q", out.clipped)
	}
	c.Key("enter", "enter")
	c.Shows("承認・不承認を記録する", "対象の文案: 記録 3")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s")
	c.Shows("承認済み", "Enter 発信用に写す")
	c.Key("2")
	c.fill("body", "【お知らせ】短く書き直した文")
	c.Key("ctrl+s")
	c.Shows("承認待ち（承認の後に変わった）")
	c.Key("1")
	c.Says(word.FillReplaces.With(5).Ja)
	c.Key("esc", "enter")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s", "enter", "2", "enter")
	if out.clipped != "【お知らせ】短く書き直した文" {
		t.Errorf("what left is %q", out.clipped)
	}
	c.Key("enter", "esc", "esc")
	c.to("tell-public")
	c.Key("enter")
	c.Shows("発信した文として、文案（記録 5）を記録しま")
	c.fill("field next", "23:30")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Done); d.Text != 5 {
		t.Errorf("published is entry %d", d.Text)
	}
	c.Key("t")
	c.Shows("発信済み（記録 5 の文）")
	// Other words, approved and published as well: that is recorded, and takes nothing back.
	c.Key("enter", "2")
	c.fill("body", "【お知らせ】第2報の文")
	c.Key("ctrl+s", "esc", "esc")
	first := c.last().Seq
	c.to("tell-public")
	c.Key("a")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s")
	c.to("tell-public")
	c.Shows("Enter もう一度行う")
	c.Key("enter")
	c.Shows("発信した文として、文案（記録 " + strconv.Itoa(first) + "）を記録しま")
	c.fill("field next", "23:40")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.Done); !ok || d.Text != first {
		t.Fatalf("the second publishing is %+v", c.last())
	}
	if rounds := c.state().Rounds(c.last().Step); len(rounds) != 2 || rounds[0].Text != 5 || rounds[1].Text != first {
		t.Errorf("%+v", rounds)
	}
}

// A text that asserts what nobody has confirmed is held, and says what opens it.
func TestTextAssertsWhatIsNotConfirmed(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "2")
	c.fill("body", "アカウントが乗っ取られました。")
	c.Key("ctrl+s")
	c.Shows("未確認のことを断定", "1行目「乗っ取られ」: 原因を断定しています。", "事実が確認済みになるまで")
	c.Key("esc", "esc")
	c.Shows("文 乗っ取りを周知する", "断定しています（原因）", "Enter 文案を直す")
	c.Key("enter")
	c.Shows("乗っ取られました", "Enter 事実を記録")
	c.Key("enter")
	c.pick("fact", "cause")
	c.fill("text", "使い回したパスワードの漏えい")
	c.pick("certainty", "confirmed")
	c.Key("ctrl+s")
	c.Shows("承認待ち")
	c.Key("esc")
	if c.m.screen != onIncident {
		t.Error("Esc does not lead back to the step it was opened from")
	}
	c.Shows("承 乗っ取りを周知する")
}

// A blank that waits for a fact says so, and choosing another text records nothing.
func TestTextWaitsForAFact(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "3", "2", "ctrl+s")
	c.Shows("公式サイト  T1/web", "原因: 「cause」が確認済みの事実になるまで書けません。")
	n := c.state().Head
	c.Key("1")
	c.Shows("「原因」はまだ書けません")
	c.pick("offer what", writeOwn)
	c.fill("blank what", "画像")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Draft); c.state().Head != n+1 || d.Form != "T1/web" || d.Values["what"] != "画像" || len(d.Open) != 1 {
		t.Errorf("draft is %+v", d)
	}
}

// Who writes where choices are offered gives that answer in words, and not the next one.
func TestWordsForAChoice(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "enter")
	c.Shows("▸ 確認したもの", "1 ☐ 投稿")
	c.Type("プロフィールの画像")
	c.Shows("▸ その言葉", "プロフィールの画像")
	c.Key("tab")
	c.Type("https://example.jp/1")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Draft); d.Values["what"] != "プロフィールの画像" || d.Values["url"] == "プロフィールの画像" {
		t.Errorf("draft is %+v", d)
	}
}

// A drill's words carry its stamp on every line that leaves.
func TestDrillTextIsStamped(t *testing.T) {
	var out outbox
	c := start(t, small(t), "test", lang.Japanese, 80, 24, out.config)
	c.Key("t")
	c.pick("kinds", "hijack")
	c.Key("ctrl+s")
	c.to("press-release")
	c.Key("t")
	c.Shows("まだ文がありません")
	c.Key("enter")
	c.Shows("ひな型を使わない文", "Enter 文を書く")
	c.Key("enter")
	c.fill("body", "一行目")
	c.Send(altEnter)
	c.Type("二行目")
	c.Key("ctrl+s", "5", "2", "enter")
	for _, l := range strings.Split(out.saved, "\n") {
		if !strings.HasPrefix(l, "【訓練】") {
			t.Errorf("a line without the stamp: %q", l)
		}
	}
	if !strings.Contains(out.saved, "【案・未承認】一行目") {
		t.Errorf("what left is %q", out.saved)
	}
}

// What a terminal is not known to take is not sent; a multiplexer keeps it.
func TestClipboardOfKnownTerminals(t *testing.T) {
	for env, want := range map[string]bool{
		"WT_SESSION=1": true, "TERM=xterm-kitty": true, "TERM_PROGRAM=WezTerm": true, "TERM=xterm-256color": false, "": false, "WT_SESSION=1 TMUX=/tmp/x": false,
	} {
		var b strings.Builder
		write := clipboard(func(name string) string {
			for pair := range strings.FieldsSeq(env) {
				if k, v, _ := strings.Cut(pair, "="); k == name {
					return v
				}
			}
			return ""
		}, &b)
		if (write != nil) != want {
			t.Errorf("%q: %v", env, write != nil)
		}
		if write != nil {
			if err := write("文"); err != nil || b.String() != "\x1b]52;c;5paH\a" {
				t.Errorf("it writes %q, %v", b.String(), err)
			}
		}
	}
}

// A clipboard that did not take the words has those that were copied before: it says so, in
// front of the words, and also where something else is in hand by then.
func TestClipboardThatFails(t *testing.T) {
	var out outbox
	c := withAccount(t, out.config, func(cfg *Config) {
		cfg.Clipboard = func(string) error { return errors.New("OpenClipboard: Access is denied.") }
	})
	c.to("tell-public")
	c.Key("t", "enter", "enter")
	c.pick("offer what", "投稿")
	c.Key("ctrl+s", "enter")
	c.Type("https://example.jp/a")
	c.Key("ctrl+s", "5", "2", "enter")
	c.Shows("貼り付けないでください", "Access is denied", "ファイルに保存しました")
	c.Hides("クリップボードへ送りました")
	if text := c.Text(); strings.Index(text, "貼り付けないでください") > strings.Index(text, "【お知らせ】") {
		t.Errorf("the words come first:\n%s", text)
	}
	c.Key("esc", "5", "esc")
	c.Hides("貼り付けないでください")
	c.Send(copied{keys: c.m.keys - 1, clip: errors.New("OpenClipboard: Access is denied."), path: "x.txt"})
	c.Shows("貼り付けないでください")
}
