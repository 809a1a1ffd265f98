package tui

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// On the step that asks when the incident became known, what is written there is what its own
// time is held against, not what the record assumed until then.
func TestWhatIsWrittenIsTheBound(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("1")
	c.Key("ctrl+s")
	c.to("record-detection")
	c.Key("1")
	c.fill("field detected", "22:10")
	c.fill("when", "22:20")
	if x, doubt := c.m.tooEarly(c.m.form()); x != nil {
		t.Errorf("it asks: %s", doubt.Ja)
	}
	c.fill("when", "22:05")
	if x, _ := c.m.tooEarly(c.m.form()); x == nil {
		t.Error("before it became known, it asks nothing")
	}
}

// Of an entry that has more to say than fits below the list, the last row says that there is more.
func TestThePreviewSaysThatThereIsMore(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "2")
	c.fill("body", "【お知らせ】確認しています。")
	c.Key("ctrl+s", "enter")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s", "esc", "esc")
	c.to("tell-public")
	c.Key("1")
	c.fill("field next", "23:30")
	c.fill("note", strings.Repeat("備考が長い。", 200))
	c.Key("ctrl+s", "l")
	rows := strings.Split(c.Text(), "\n")
	whole := len(c.m.entryDetails(c.last(), 80))
	marked := false
	for _, row := range rows[len(rows)-8:] {
		marked = marked || strings.HasSuffix(strings.TrimRight(row, " "), cell.Mark)
	}
	if !marked {
		t.Errorf("%d rows, and no mark:\n%s", whole, c.Text())
	}
}

// Where the log leaves room the whole of the entry in hand is read below it.
func TestThePreviewTakesTheRoomThatIsLeft(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 120, 40)
	c.Key("1", "enter", "5")
	c.fill("text", strings.Repeat("長い文。", 120)+"おわり")
	c.Key("ctrl+s", "l")
	c.Shows("おわり")
}

// Nobody is not one of the people: a name that is not written yet is left out of them.
func TestNobodyIsNoPerson(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.User = "" })
	c.Key("1", "enter", "i")
	c.Shows("対応した人 【未記入】")
	c.Key("esc", "5")
	c.fill("text", "電話")
	c.fill("who", "中村")
	c.Key("ctrl+s", "i")
	c.Shows("対応した人 中村")
}
