package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

func TestClassifyCloseReopen(t *testing.T) {
	c := hijack(t)
	c.Key("0")
	c.Shows("すべての操作", "事実を記録する", "文案の一覧")
	c.Key("s", "2")
	c.fill("reason", "批判も集まってきた")
	c.decided()
	c.Shows("乗っ取り、炎上")
	c.Key("c")
	c.Shows("済んでいない手順が")
	c.fill("reason", "訓練のため途中まで")
	c.Key("ctrl+s")
	c.Shows("終結しますか", "▸ 1 いいえ")
	c.Key("2", "enter")
	c.Shows("を終結しました", "残した手順", "鈴木")
	c.Key("enter")
	c.Shows("何が起きましたか", "終結した事案も表示する（1件）")
	c.Key("c")
	c.resume("INC-20261122-01")
	c.Shows("【終結】")
	c.Key("1")
	c.Shows("再開してください")
	c.Key("r")
	c.Type("新しい投稿が見つかった")
	c.Key("ctrl+s")
	c.Hides("【終結】")
}

func TestRecorderLanguageAndNote(t *testing.T) {
	c := hijack(t)
	c.Key("9")
	c.fill("name", "佐藤")
	c.Key("ctrl+s")
	c.Shows("記録係 佐藤")
	c.Key("0", "g")
	c.Shows("recorder 佐藤", "[REAL]")
	c.Key("0", "g", "5")
	c.Type("報道から電話")
	c.Key("ctrl+s")
	if d := c.last(); d.Data.(*runbook.Noted).Text != "報道から電話" || d.Actor.Name != "佐藤" {
		t.Errorf("note is %+v", d)
	}
}

func TestLogAndCorrection(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("友達 54 人")
	c.fill("when", "22:00")
	c.Key("ctrl+s", "l")
	c.Shows("記録 全 2 件", "友達 54 人", "記録の順")
	c.Key("2")
	c.Shows("事象の時刻の順")
	c.Key("home")
	c.Key("1")
	c.fill("text", "友達 45 人")
	c.fill("reason", "見間違い")
	c.Key("ctrl+s")
	c.Shows("【訂正あり】")
	c.Key("home", "enter")
	c.Shows("記録 2", "記録 3 で訂正", "見間違い", "事象の時刻")
	c.Key("esc", "esc")
	if c.m.screen != onIncident {
		t.Error("Esc does not lead back")
	}
}

func TestExport(t *testing.T) {
	c := hijack(t, func(cfg *Config) {
		cfg.Export = func(_ context.Context, id runbook.IncidentID, format string) (string, error) {
			return "C:/dandori/" + string(id) + "." + format, nil
		}
	})
	c.Key("e", "2", "ctrl+s")
	c.Shows("書き出しました", "C:/dandori/INC-20261122-01.csv")
	c.Key("enter")
	c.Hides("C:/dandori")
}

func TestKanaOutsideAField(t *testing.T) {
	c := hijack(t)
	c.Type("あいう")
	c.Shows("半角/全角キーで日本語入力を切ってください")
	c.Type("５")
	c.Type("電話あり")
	c.Shows("電話あり")
	c.Hides("半角/全角")
}

// Keys that come in one read are keys one after the other, and then text.
func TestTypedAhead(t *testing.T) {
	c := hijack(t)
	c.Type("5ok")
	c.Shows("[ok")
}

func TestQuit(t *testing.T) {
	c := hijack(t)
	c.Key("ctrl+c")
	c.Shows("終了しますか", "▸ 1 いいえ、続ける")
	c.Key("enter")
	if c.Ended() {
		t.Fatal("the default leaves")
	}
	c.Key("esc")
	c.Shows("記録はすべて保存済みです", "対応中の事案")
	c.Key("q", "down", "enter")
	if !c.Ended() {
		t.Error("it does not end")
	}
}

func TestOffice(t *testing.T) {
	c := start(t, small(t), "", lang.Japanese, 80, 24, func(cfg *Config) {
		cfg.SetOrg = func(string) error { return nil }
	})
	c.Shows("【未設定】")
	c.Key("o")
	c.pick("office", "test")
	c.Key("ctrl+s")
	c.Shows("所属を「試験市」にしました", "今は 試験市")
}

func TestDrillIsMarked(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("t")
	c.Shows("【訓練】")
	c.pick("kinds", "hijack")
	c.Key("ctrl+s")
	c.Shows("【訓練】 DRL-20261122-01", "これは訓練です")
	for _, key := range []string{"enter", "esc", "0", "esc", "?", "esc", "l"} {
		c.Key(key)
		c.Shows("【訓練】")
	}
	c.Key("esc", "esc")
	c.Shows("進行中の訓練")
}

// The caret stands where the next character will appear.
func TestCaret(t *testing.T) {
	c := hijack(t)
	var on bool
	var row, col int
	c.m.caret = func(o bool, r, k int) { on, row, col = o, r, k }
	c.Text()
	if on {
		t.Error("there is a caret outside a field")
	}
	c.Key("5")
	c.Type("市民AB")
	line := c.Lines()[row]
	at := strings.Index(line, "市民AB")
	if !on || at < 0 || col != cell.Width(line[:at])+6 {
		t.Errorf("caret %v at %d,%d in %q", on, row, col, line)
	}
}

// What is not on record when the program ends is said in one place: an entry that is being
// written, too, beside what is half typed, and before what is asked of a drill's clock. A
// form in which nothing was typed loses nothing.
func TestQuitSaysAllThatIsNotOnRecord(t *testing.T) {
	c := hijack(t)
	asked := func(has, hasNot string) {
		t.Helper()
		c.Key("ctrl+c")
		if c.m.ask == nil {
			t.Fatalf("nothing is asked:\n%s", c.Text())
		}
		s := c.m.ask.text.In(lang.Japanese)
		if !strings.Contains(s, has) || hasNot != "" && strings.Contains(s, hasNot) || strings.Contains(s, "。。") {
			t.Errorf("it asks %q", s)
		}
		c.Key("esc")
	}
	c.Key("5")
	asked("記録はすべて保存済みです。\n終了しますか", "まだ記録")
	c.Type("まだ途中")
	asked("まだ記録されていません。\n終了しますか", "保存済み")
	c.m.unsaved++
	asked("記録を書き込んでいます。記入中の内容はまだ記録されていません。\n書き込みが終わるのを待って終了しますか", "")
	c.Key("esc")
	asked("記録を書き込んでいます。書きかけの文が1件あり", "保存済み")

	c, _ = startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(time.Second)
	c.Key("5")
	c.Type("書きかけの所見")
	c.m.unsaved++
	asked("記録を書き込んでいます。記入中の内容はまだ記録されていません。\n【訓練】訓練の時計が動いています", "終了しますか")
}
