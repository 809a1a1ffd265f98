package tui

import (
	"context"
	"errors"
	"math/rand"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Another process writes to the same incident; the screen follows.
func TestOthersWrite(t *testing.T) {
	c := hijack(t)
	other, err := runbook.Resume(t.Context(), c.store, c.state().ID, rand.New(rand.NewSource(9)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Record(t.Context(), runbook.Note{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Text: "別の端末から"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.pass(2 * time.Second)
	c.Shows("佐藤が記録しました（記録 2）: 別の端末から", "別の端末から")
}

// While one entry is on its way, more can be recorded; they follow in order.
func TestRecordingWaitsItsTurn(t *testing.T) {
	c := hijack(t)
	m := c.m
	var first tea.Cmd
	send := func(keys ...string) tea.Cmd {
		var cmd tea.Cmd
		for _, k := range keys {
			msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
			if k == "ctrl+s" {
				msg = tea.KeyMsg{Type: tea.KeyCtrlS}
			}
			_, cmd = m.Update(msg)
		}
		return cmd
	}
	if first = send("5", "一", "ctrl+s"); first == nil {
		t.Fatal("nothing is recorded")
	}
	if cmd := send("5", "二", "ctrl+s"); cmd != nil {
		t.Fatal("two appends at a time")
	}
	send("5", "三", "ctrl+s")
	c.Send(first())
	var texts []string
	for _, e := range m.work.chron.entries {
		if d, ok := e.Data.(*runbook.Noted); ok {
			texts = append(texts, d.Text)
		}
	}
	if got := strings.Join(texts, ""); got != "一二三" {
		t.Errorf("recorded %s", got)
	}
}

// A disk that fails leaves the form as it was.
func TestWriteFails(t *testing.T) {
	broken := false
	c := hijack(t, func(cfg *Config) { cfg.Store = &failing{cfg.Store, &broken} })
	broken = true
	c.Key("5")
	c.Type("消えては困る")
	c.Key("ctrl+s")
	c.Shows("記録できませんでした", "消えては困る")
	broken = false
	c.Key("ctrl+s")
	c.Shows("記録しました")
}

// A text typed for one incident does not turn up in another.
func TestDraftsStayWithTheirIncident(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一件目のメモ")
	c.Key("esc", "esc", "1", "down", "enter", "5")
	c.Hides("一件目のメモ")
	c.Key("esc", "esc")
	c.resume("INC-20261122-01")
	c.Key("5")
	c.Shows("一件目のメモ")
}

// What is refused while something else is being typed comes back behind it.
func TestRefusalDoesNotInterruptTyping(t *testing.T) {
	broken := true
	c := hijack(t, func(cfg *Config) { cfg.Store = &failing{cfg.Store, &broken} })
	c.Key("5")
	c.Type("一")
	_, cmd := c.m.Update(tea.KeyMsg{Type: tea.KeyCtrlS})
	c.Key("9")
	c.fill("name", "佐藤")
	c.Send(cmd())
	c.Shows("佐藤", "記録できませんでした")
	c.Key("esc")
	c.Shows("メモを書く", "一")
	broken = false
	c.Key("ctrl+s")
	c.Shows("記録しました")
}

// Quitting waits for what is on its way to the disk.
func TestQuitWaitsForTheDisk(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一")
	_, cmd := c.m.Update(tea.KeyMsg{Type: tea.KeyCtrlS})
	c.Key("esc", "q", "2", "enter")
	if c.Ended() {
		t.Fatal("it ends before the entry is written")
	}
	c.Shows("書き込みが終わり次第")
	c.Send(cmd())
	if !c.Ended() {
		t.Error("it does not end")
	}
}

type failing struct {
	runbook.Store
	broken *bool
}

func (f *failing) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	if *f.broken {
		return runbook.Head{}, errors.New("disk full")
	}
	return f.Store.Append(ctx, id, after, events)
}

// An incident whose playbooks this version cannot read can still be seen, noted in
// and left; no key breaks it.
func TestBrokenPins(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	_, _, err := c.store.Create(t.Context(), runbook.SeriesIncident, c.now, func(id runbook.IncidentID) (runbook.Event, error) {
		return runbook.Event{
			Seq: 1, ID: "00000000-0000-4000-8000-000000000001", Salt: strings.Repeat("0", 32),
			Type: runbook.IncidentOpened, At: c.now, Logged: c.now, Actor: runbook.Actor{Name: "鈴木"},
			Data: &runbook.Opened{Incident: id, Org: "test", Title: "古い事案", Detected: c.now, Version: "0"},
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c.pass(20 * time.Second)
	c.Shows("古い事案")
	c.resume("INC-20261122-01")
	c.Shows("読めません", "古い事案")
	for _, key := range []string{"enter", "1", "2", "3", "4", "7", "8", "a", "o", "s", "c", "n", "v", "up", "down", "tab", "0", "esc"} {
		c.Key(key)
	}
	c.Key("5")
	c.Type("前の版で開く")
	c.Key("ctrl+s")
	c.Shows("記録しました")
	c.Key("6")
	c.fill("what", "写し")
	c.fill("where", "共有")
	c.Key("ctrl+s", "l")
	c.Shows("記録 全 3 件")
}

// A damaged log is listed as such, and what stands before the damage is shown.
func TestDamagedLog(t *testing.T) {
	damaged := false
	c := hijack(t, func(cfg *Config) { cfg.Store = &damage{cfg.Store, &damaged} })
	c.Key("esc")
	damaged = true
	c.pass(20 * time.Second)
	c.Shows("【破損】")
	c.resume("INC-20261122-01")
	c.Shows("記録 2 から先を信用できません", "INC-20261122-01")
}

type damage struct {
	runbook.Store
	damaged *bool
}

func (d *damage) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	events, head, err := d.Store.Read(ctx, id, after)
	if err == nil && *d.damaged {
		err = &runbook.DamageError{ID: id, Entry: 2, Err: errors.New("hash")}
	}
	return events, head, err
}

// A key that is held down records nothing twice, and nothing after that.
func TestHeldDownEnter(t *testing.T) {
	c := hijack(t)
	c.to("save-evidence")
	c.now = c.now.Add(time.Second)
	c.Key("1") // a form whose button has the focus
	head := c.state().Head
	for range 100 {
		c.now = c.now.Add(33 * time.Millisecond)
		c.Screen.Key("enter")
	}
	if got := c.state().Head; got != head+1 {
		t.Errorf("%d entries were recorded", got-head)
	}
}
