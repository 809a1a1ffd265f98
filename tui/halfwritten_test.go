package tui

import (
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// memorySafe is a safe in memory that several consoles can have one after the other.
type memorySafe struct {
	kept   map[string]HalfWritten
	next   int
	broken bool
}

func (s *memorySafe) Left() ([]HalfWritten, error) {
	var left []HalfWritten
	for slot, h := range s.kept {
		h.Slot = slot
		left = append(left, h)
	}
	slices.SortFunc(left, func(a, b HalfWritten) int { return a.At.Compare(b.At) })
	return left, nil
}

func (s *memorySafe) Keep(h HalfWritten) (string, error) {
	if s.broken {
		return "", errors.New("disk full")
	}
	if h.Slot == "" {
		s.next++
		h.Slot = fmt.Sprint(s.next)
	}
	s.kept[h.Slot] = h
	return h.Slot, nil
}

func (s *memorySafe) Drop(slot string) error {
	delete(s.kept, slot)
	return nil
}

func newSafe() *memorySafe { return &memorySafe{kept: map[string]HalfWritten{}} }

// again is a console on the store and the safe of one that was killed.
func (c *console) again(safe *memorySafe) *console {
	c.t.Helper()
	next := start(c.t, small(c.t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Store, cfg.Safe = c.store, safe })
	next.now = c.now.Add(time.Minute)
	next.store = c.store
	return next
}

// What was half written when the console was killed is offered when its incident is
// opened, goes into the form again with one key, and is gone once it is on record.
func TestHalfWrittenSurvives(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.to("can-log-in")
	c.Key("5")
	c.Type("市民から電話 3 件")
	if len(safe.kept) != 1 {
		t.Fatalf("%d forms are kept", len(safe.kept))
	}
	c = c.again(safe)
	if c.m.ask != nil {
		t.Fatalf("it is asked before the incident is opened:\n%s", c.Text())
	}
	c.resume("INC-20261122-01")
	c.Shows("INC-20261122-01", "書きかけで終わった入力", "続きを書く")
	c.Key("2", "enter")
	c.Shows("市民から電話 3 件")
	c.Key("ctrl+s")
	c.Shows("記録しました")
	if len(safe.kept) != 0 {
		t.Errorf("%v is kept although it is on record", safe.kept)
	}
	c = c.again(safe)
	c.resume("INC-20261122-01")
	if c.m.ask != nil {
		t.Errorf("what is on record is offered:\n%s", c.Text())
	}
}

// Who says later finds it in the form, and at the next start.
func TestHalfWrittenLater(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("下書き")
	for range 2 {
		c = c.again(safe)
		c.resume("INC-20261122-01")
		c.Key("enter") // the answer the arrows begin on
		if c.m.ask != nil || c.m.form() != nil {
			t.Fatalf("something is open:\n%s", c.Text())
		}
	}
	c.Key("5")
	c.Shows("下書き")
}

// What is thrown away is gone, after a question whose answer begins on no.
func TestHalfWrittenThrownAway(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("まちがい")
	c = c.again(safe)
	c.resume("INC-20261122-01")
	c.Key("2", "enter", "shift+tab")
	c.Shows("▸ [ 書きかけを捨てる ]", "Enter 書きかけを捨てる")
	c.Key("enter", "enter")
	c.Shows("まちがい")
	c.Key("enter", "2", "enter")
	c.Shows("書きかけの内容を捨てました")
	if c.m.form() != nil || len(safe.kept) != 0 {
		t.Errorf("it is still there: %v\n%s", safe.kept, c.Text())
	}
	c.Key("5")
	c.Hides("まちがい")
}

// A new incident that was being described is offered on the home screen.
func TestHalfWrittenIntake(t *testing.T) {
	for _, key := range []string{"1", "t"} {
		safe := newSafe()
		c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Safe = safe })
		c.Key(key)
		c.fill("title", "駅前の投稿")
		c = c.again(safe)
		c.Shows("書きかけで終わった入力", "「駅前の")
		c.Key("2", "enter")
		c.Shows("駅前の投稿")
		if c.m.intake.drill != (key == "t") {
			t.Errorf("after %s: a drill is %v", key, c.m.intake.drill)
		}
		c.Key("ctrl+s")
		if got := c.state().Title; got != "駅前の投稿" || len(safe.kept) != 0 {
			t.Errorf("the incident is %q, kept is %v", got, safe.kept)
		}
	}
}

// An entry that was on its way when the console ended may be on record: the responder
// is told to look.
func TestHalfWrittenOnItsWay(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("送信中")
	m := c.m
	if cmd := m.send(m.form()); cmd == nil {
		t.Fatal("nothing is sent")
	}
	settle(m, m.keepHalf())
	for _, h := range safe.kept {
		if !h.Sent {
			t.Errorf("%+v is not marked as sent", h)
		}
	}
	c = c.again(safe)
	c.resume("INC-20261122-01")
	c.Shows("記録の途中で終わった入力", "記録の一覧で確かめて")
}

// What looks like a password goes to no disk before somebody has said that it is
// none.
func TestHalfWrittenSecrets(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("パスワードは Tr0ub4dor&3 です")
	for _, h := range safe.kept {
		if all := fmt.Sprint(h); strings.Contains(all, "Tr0ub4dor") {
			t.Errorf("kept: %s", all)
		}
	}
}

// A safe that does not work is said once and keeps nobody from writing.
func TestHalfWrittenNowhere(t *testing.T) {
	safe := newSafe()
	safe.broken = true
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("a")
	c.Shows("書きかけの控えを保存できません（disk full）")
	c.Type("b")
	c.Hides("控えを保存できません")
	c.Key("ctrl+s")
	c.Shows("記録しました")
}

// At the end of the program the safe holds what is half written, and nothing else.
func TestHalfWrittenAtTheEnd(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.Key("5")
	c.Type("記録する")
	m := c.m
	m.halves.busy = true // a command is at it and its reply never comes
	c.Key("ctrl+s")
	c.Key("5")
	c.Type("残る")
	c.Key("ctrl+c")
	c.Shows("開いたとき、続きから書けます")
	m.putAway()
	var texts []string
	for _, h := range safe.kept {
		texts = append(texts, h.Fields[0].Text)
	}
	if got := strings.Join(texts, " "); got != "残る" {
		t.Errorf("the safe holds %q", got)
	}
}

// Of an item of the plan to improve, what was typed goes into the form of that item again.
func TestHalfWrittenImprovement(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	for _, item := range []string{"二人で確かめる", "名簿を直す"} {
		c.m.improve(0)
		c.fill("item", item)
		c.Key("ctrl+s")
	}
	c.Key("h")
	c.pick("which", "2")
	c.Key("ctrl+s")
	c.fill("owner", "広報課")
	c = c.again(safe)
	c.resume("INC-20261122-01")
	c.Key("2", "enter")
	if f := c.m.form(); f == nil || f.key != "improving 2" || f.text("item") != "名簿を直す" || f.text("owner") != "広報課" {
		t.Errorf("another form is open:\n%s", c.Text())
	}
}

// An item that somebody took out of the plan meanwhile does not become a new one: it says so,
// and what was typed is not lost.
func TestHalfWrittenImprovementIsGone(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.m.improve(0)
	c.fill("item", "名簿を直す")
	c.Key("ctrl+s", "h")
	c.pick("which", "1")
	c.Key("ctrl+s")
	c.fill("owner", "広報課の山本")
	c = c.again(safe)
	other, err := runbook.Resume(t.Context(), c.store, "INC-20261122-01", rand.New(rand.NewSource(9)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Record(t.Context(), runbook.Improve{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Number: 1, Gone: true}, c.now); err != nil {
		t.Fatal(err)
	}
	c.resume("INC-20261122-01")
	c.Key("2", "enter")
	if f := c.m.form(); f != nil {
		t.Fatalf("%q is open:\n%s", f.key, c.Text())
	}
	c.Says(lang.DrillAfter.NoSuchImprovement.With(1).Ja)
	c.Shows("広報課の山本")
	if n := len(c.m.typedForms()); n != 1 {
		t.Errorf("%d forms have something in them", n)
	}
}
