package tui

import (
	"errors"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/readiness"
)

// A check is recorded from the list, durably, and the list follows.
func TestReadiness(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Shows("r 日頃の点検")
	c.Key("r")
	c.Shows("日頃の点検", "所属 試験市", "期限超過", "パスワードの変更（試験市公式）", "目安 2026-08-01", "案 このプログラムの提案", "関連 iida:6(2)a")
	for c.m.ready.results[c.m.ready.at].Item.ID != "drill" {
		c.Key("down")
	}
	c.Shows("他 iida:6(2)a（参考） 【規程に定めなし】", "最後の点検 記録なし")
	c.Key("enter")
	c.Shows("点検を記録する: 訓練", "一つの想定で訓練する。")
	c.pick("outcome", "problem")
	c.Key("ctrl+s")
	c.Shows("「気付いたこと」が空欄です")
	c.fill("text", "連絡網が古い")
	c.fill("when", "25:00")
	c.Key("ctrl+s")
	c.Shows("時刻として読めません", "連絡網が古い")
	c.fill("when", "22:00")
	c.Key("ctrl+s")
	c.Shows("点検を記録しました（RDY-2026", "   ✗ 訓練", "▸  ✓ 二要素認証")
	if c.m.unsaved != 0 {
		t.Errorf("%d are unsaved", c.m.unsaved)
	}
	c.Key("esc")
	c.Shows("何が起きましたか")
	c.Key("r", "down")
	c.Shows("問題あり 連絡網が古い")
}

// What the log does not take comes back as it was typed.
func TestReadinessRefused(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("r", "enter")
	c.pick("outcome", "ok")
	c.fill("text", "パスワードは hunter2!Aq にした")
	c.Key("ctrl+s")
	c.Shows("パスワードや確認コードのようなもの", "▸ 1 いいえ")
	c.Key("2", "enter")
	c.Shows("点検を記録しました")
}

func TestReadinessWithoutItems(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) {
		cfg.Items = func() ([]readiness.Item, error) { return nil, errors.New("items.toml: broken") }
	})
	c.Key("r")
	c.Shows("点検の記録を読めませんでした", "点検の項目がありません")
	c.Key("enter", "esc")
	c.Shows("何が起きましたか")
	c = start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Items = nil })
	c.Key("r")
	c.Shows("ここからは点検を開けません")
}

// A damaged log of checks takes no more, and says so.
func TestReadinessDamaged(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("r")
	c.m.ready.err = &runbook.DamageError{ID: "RDY-2026-01", Entry: 3}
	c.Shows("RDY-2026-01 は、記録 3 から先を信用できません")
}

// The office's own files in force are said at the start, and listed in the help.
func TestOwnFiles(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Own = []string{"DATA/orgs/test.toml", "DATA/texts/T05.toml"} })
	c.Shows("自分のファイル 2 件を使っています")
	c.Key("?", "end")
	c.Shows("DATA/texts/T05.toml")
}

// What of the data folder is not used stands above the list at every size, is listed
// where an office is chosen, and keeps nobody from beginning: but a real incident on
// another profile asks first, and no is the answer of a hurried Enter.
func TestLeftOut(t *testing.T) {
	words := lang.Text{Ja: "orgs/shiroyama.toml に誤りがあり、使っていません（32行目）", En: "orgs/shiroyama.toml has an error"}
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) {
		cfg.LeftOut, cfg.StandIn = []lang.Text{words, words, words}, true
	})
	c.Shows(words.Ja, "ほか 1 件（? で一覧）", "何が起きましたか")
	c.Key("?", "end")
	c.Shows(words.Ja)
	c.Key("esc", "o")
	c.Shows(words.Ja)
	c.Key("esc", "1", "enter")
	c.Shows("組織のプロファイルを読めないため", "▸ 1")
	c.Key("enter")
	if c.m.work != nil {
		t.Fatal("an incident began without a yes")
	}
	c.Key("enter", "2", "enter")
	if c.m.work == nil {
		t.Error("no incident began after a yes")
	}
}
