package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// written lists the texts of the notes in the store.
func (c *console) written() string {
	c.t.Helper()
	events, _, err := c.store.Read(c.t.Context(), c.m.work.state.ID, runbook.Head{})
	if err != nil {
		c.t.Fatal(err)
	}
	var texts []string
	for _, e := range events {
		if d, ok := e.Data.(*runbook.Noted); ok {
			texts = append(texts, d.Text)
		}
	}
	return strings.Join(texts, " ")
}

// unsure writes and then says that it failed, as a disk does whose fsync fails.
type unsure struct {
	runbook.Store
	on *bool
}

func (u *unsure) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	head, err := u.Store.Append(ctx, id, after, events)
	if *u.on {
		return runbook.Head{}, errors.New("EIO on fsync")
	}
	return head, err
}

// An entry that may be on the disk is not written a second time, although the log
// was read again in between.
func TestUnsureEntryIsNotWrittenTwice(t *testing.T) {
	on := true
	c := hijack(t, func(cfg *Config) { cfg.Store = &unsure{cfg.Store, &on} })
	c.Key("5")
	c.Type("一度だけ")
	c.Key("ctrl+s")
	c.Shows("記録できませんでした")
	on = false
	c.pass(2 * time.Second)
	c.Hides("ほかの人が")
	c.Key("ctrl+s")
	c.Shows("記録しました（記録 2）")
	if got := c.written(); got != "一度だけ" {
		t.Errorf("written: %s", got)
	}
}

// What was submitted after an entry that failed waits until that one was sent again,
// so that nothing comes between it and its second attempt.
func TestQueueWaitsForTheFailedEntry(t *testing.T) {
	for _, way := range []string{"ctrl+s", "esc"} {
		on := true
		c := hijack(t, func(cfg *Config) { cfg.Store = &unsure{cfg.Store, &on} })
		c.Key("5")
		c.Type("一")
		cmd := c.press(tea.KeyCtrlS)
		c.Key("5")
		c.Type("二")
		c.Key("ctrl+s")
		reply := cmd()
		on = false
		c.Send(reply)
		if got := c.written(); got != "一" {
			t.Errorf("written behind the failure: %s", got)
		}
		c.Shows("記録できませんでした", "記録しています")
		c.Key(way)
		if got := c.written(); got != "一 二" {
			t.Errorf("after %s: %s", way, got)
		}
		c.Hides("記録しています")
	}
}

// Left and opened again, an incident is still in the hands of the session that
// knows what it tried to write.
func TestUnsureEntryAfterComingBack(t *testing.T) {
	on := true
	c := hijack(t, func(cfg *Config) { cfg.Store = &unsure{cfg.Store, &on} })
	c.Key("5")
	c.Type("一度だけ")
	c.Key("ctrl+s", "esc", "esc")
	on = false
	c.resume("INC-20261122-01")
	c.Key("5")
	c.Shows("一度だけ", "前に書きかけた内容")
	c.Key("ctrl+s")
	if got := c.written(); got != "一度だけ" {
		t.Errorf("written: %s", got)
	}
}

// A question is about the incident it was asked in, whatever arrives meanwhile.
func TestLateIncidentDoesNotTakeTheScreen(t *testing.T) {
	c := hijack(t)
	c.Key("esc", "2", "down")
	begin := c.press(tea.KeyEnter) // INC-02 on its way
	c.Key("esc")
	c.resume("INC-20261122-01")
	c.Key("c")
	c.fill("reason", "終わり")
	c.Key("ctrl+s")
	c.Send(begin())
	c.Shows("この事案を終結しますか", "INC-20261122-02 の記録を始めました")
	c.Key("2", "enter")
	if s := c.state(); s.ID != "INC-20261122-01" || s.Status != runbook.StatusClosed {
		t.Errorf("%s is %s", s.ID, s.Status)
	}
	c.Key("enter")
	c.Shows("INC-20261122-02")
}

// Enter twice on a slow disk opens an incident once.
func TestOpeningTwice(t *testing.T) {
	c := hijack(t)
	c.Key("esc")
	first := c.press(tea.KeyEnter)
	c.now = c.now.Add(time.Second)
	if second := c.press(tea.KeyEnter); second != nil {
		t.Fatal("it is opened a second time")
	}
	c.Send(first())
	if c.m.screen != onIncident {
		t.Errorf("it does not open:\n%s", c.Text())
	}
}

// Quitting counts what waits behind a slow read.
func TestQuitWaitsForTheQueue(t *testing.T) {
	c := hijack(t)
	_, refresh := c.m.Update(Tick{c.now.Add(3 * time.Second)})
	c.Key("5")
	c.Type("消えない")
	c.Key("ctrl+s")
	c.Shows("記録しています")
	c.Key("ctrl+c")
	c.Shows("書き込みが終わるのを待って終了しますか")
	c.Key("2", "enter")
	if c.Ended() {
		t.Fatal("it ends before the entry is written")
	}
	c.Send(refresh())
	if !c.Ended() || c.written() != "消えない" {
		t.Errorf("ended %v, written %q", c.Ended(), c.written())
	}
}

func TestQuitWaitsForTheBeginning(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	begin := c.press(tea.KeyEnter)
	c.Key("ctrl+c", "2", "enter")
	if c.Ended() {
		t.Fatal("it ends before the incident has begun")
	}
	c.Send(begin())
	if !c.Ended() {
		t.Error("it does not end")
	}
}

// No means no: what was said before it is taken back.
func TestQuitNo(t *testing.T) {
	for _, no := range []string{"enter", "esc"} {
		c := hijack(t)
		c.Key("5")
		c.Type("一")
		cmd := c.press(tea.KeyCtrlS)
		c.Key("ctrl+c", "2", "enter", "ctrl+c")
		c.Shows("まだ書き込めていない記録があります")
		c.Key(no)
		c.Send(cmd())
		if c.Ended() {
			t.Errorf("it ends after %s", no)
		}
	}
}

// Nothing is called saved before it is.
func TestNotSavedYet(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一")
	cmd := c.press(tea.KeyCtrlS)
	c.Key("esc")
	c.Shows("まだ終わっていません", "記録しています")
	c.Hides("保存済み")
	c.Key("q")
	c.Hides("保存済み")
	c.Key("esc")
	c.Send(cmd())
	c.Hides("記録しています")
}

// A long video is hashed beside the queue, not in it.
func TestHashDoesNotHoldTheQueue(t *testing.T) {
	c := hijack(t, func(cfg *Config) {
		cfg.HashFile = func(path string) (runbook.FileProof, error) {
			return runbook.FileProof{Path: path, Size: 1, SHA256: strings.Repeat("a", 64)}, nil
		}
	})
	c.Key("6")
	c.fill("what", "録画")
	c.fill("where", "共有")
	c.fill("path", "big.mp4")
	hash := c.press(tea.KeyCtrlS)
	c.Key("5")
	c.Type("急報")
	c.Key("ctrl+s")
	if got := c.written(); got != "急報" {
		t.Errorf("written: %q", got)
	}
	c.Key("ctrl+c")
	c.Shows("記録を書き込んでいます")
	c.Key("esc")
	c.Send(hash())
	if _, ok := c.last().Data.(*runbook.EvidenceItem); !ok || c.m.unsaved != 0 {
		t.Errorf("the last entry is %s, unsaved %d", c.last().Type, c.m.unsaved)
	}
}

// Late replies only say so when the keys are for something else.
func TestLateRepliesOnlyTell(t *testing.T) {
	c := hijack(t, func(cfg *Config) {
		cfg.Export = func(context.Context, runbook.IncidentID, string) (string, error) { return "/x.md", nil }
	})
	c.Key("e")
	cmd := c.press(tea.KeyCtrlS)
	c.Key("5")
	c.Type("市長室から")
	c.Send(cmd())
	c.Shows("書き出しました: /x.md")
	c.Type("電話")
	c.Shows("市長室から電話")
	c.Key("esc", "c")
	c.fill("reason", "終わり")
	c.Key("ctrl+s", "2")
	cmd = c.press(tea.KeyEnter)
	c.Key("0")
	c.Send(cmd())
	c.Shows("すべての操作", "終結した")
}

// A refusal that arrives while the menu is open stands behind it.
func TestRefusalBehindTheMenu(t *testing.T) {
	broken := true
	c := hijack(t, func(cfg *Config) { cfg.Store = &failing{cfg.Store, &broken} })
	c.Key("5")
	c.Type("一")
	cmd := c.press(tea.KeyCtrlS)
	c.Key("0")
	c.Send(cmd())
	c.Shows("すべての操作", "記録できませんでした")
	c.Key("esc")
	c.Shows("メモを書く", "一")
}
