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
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
)

// another is a second program on the incident in hand.
func (c *console) another() *runbook.Session {
	c.t.Helper()
	s, err := runbook.Resume(c.t.Context(), c.store, c.state().ID, rand.New(rand.NewSource(9)))
	if err != nil {
		c.t.Fatal(err)
	}
	return s
}

// note has a second program write a note.
func note(c *console, s *runbook.Session, text string) {
	c.t.Helper()
	if _, err := s.Record(c.t.Context(), runbook.Note{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Text: text}, c.now); err != nil {
		c.t.Fatal(err)
	}
}

// keyed gives the console the key of a computer, so that it signs.
func keyed(t *testing.T) func(*Config) {
	key, err := eventlog.GenerateKey(rand.New(rand.NewSource(3)), "test-pc")
	if err != nil {
		t.Fatal(err)
	}
	return func(cfg *Config) {
		cfg.Store = &runbook.Host{Store: cfg.Store, Key: func() (*eventlog.PrivateKey, error) { return key, nil }}
	}
}

// checkpoints counts the signatures in the log.
func (c *console) checkpoints(id runbook.IncidentID) (n int, unsigned int) {
	c.t.Helper()
	events, _, err := c.store.Read(c.t.Context(), id, runbook.Head{})
	if err != nil {
		c.t.Fatal(err)
	}
	for _, e := range events {
		unsigned++
		if e.Own() {
			n, unsigned = n+1, 0
		}
	}
	return n, unsigned
}

// The model says at what to wait: at what it shows, and at nothing while a command
// has the log in hand or no incident is on the screen.
func TestAimFollowsTheScreen(t *testing.T) {
	c := hijack(t)
	var told []watched
	c.m.watch = func(at watched) { told = append(told, at) }
	c.Send(Tick{c.now})
	here := watched{c.state().ID, c.m.work.head}
	if len(told) != 1 || told[0] != here || here.head.Seq != 1 {
		t.Fatalf("told %v, at %v", told, here)
	}
	c.Key("5")
	c.Type("一")
	if len(told) != 1 {
		t.Errorf("told again without a change: %v", told)
	}
	c.Key("ctrl+s")
	if len(told) != 3 || told[1] != (watched{}) || told[2].head.Seq != 2 {
		t.Errorf("told %v", told)
	}
	note(c, c.another(), "別の端末から")
	c.Send(noticed{here}) // of what is not shown any more
	c.Hides("別の端末から")
	c.Send(noticed{c.m.aimed})
	c.Shows("佐藤が記録しました（記録 3）", "別の端末から")
	if last := told[len(told)-1]; last.head.Seq != 3 {
		t.Errorf("it waits at %v", last)
	}
	c.Key("esc")
	if last := told[len(told)-1]; last != (watched{}) {
		t.Errorf("it waits at %v with no incident on the screen", last)
	}
}

// Watched, a log is not read every two seconds as well.
func TestWatchedIsNotPolled(t *testing.T) {
	c := hijack(t)
	c.m.watch = func(watched) {}
	note(c, c.another(), "別の端末から")
	c.pass(5 * time.Second)
	c.Hides("別の端末から")
	c.m.watch = nil
	c.pass(5 * time.Second)
	c.Shows("別の端末から")
}

// The watcher tells once, gives up a wait when it is sent elsewhere, and leaves a log
// alone for a while that it was told of and that has not moved on.
func TestWatcher(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var (
		begun = make(chan int, 10)
		ended = make(chan int, 10)
		go1   = make(chan struct{})
		sent  = make(chan watched, 10)
	)
	watch := func(ctx context.Context, _ runbook.IncidentID, head runbook.Head) error {
		begun <- head.Seq
		defer func() { ended <- head.Seq }()
		if head.Seq == 2 {
			select {
			case <-go1:
			case <-ctx.Done():
				return ctx.Err()
			}
			return errors.New("the disk is gone") // reading says so
		}
		<-ctx.Done()
		return ctx.Err()
	}
	w := newWatcher()
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.run(ctx, watch, func(m tea.Msg) { sent <- m.(noticed).watched })
	}()
	one, two := watched{"INC-20261122-01", runbook.Head{Seq: 1}}, watched{"INC-20261122-01", runbook.Head{Seq: 2}}
	w.look(one)
	if n := <-begun; n != 1 {
		t.Fatalf("waits at %d", n)
	}
	w.look(two)
	if n := <-ended; n != 1 {
		t.Fatalf("gave up %d", n)
	}
	<-begun
	close(go1)
	if at := <-sent; at != two {
		t.Errorf("told of %v", at)
	}
	<-ended
	w.look(watched{})
	w.look(two)
	select {
	case n := <-begun:
		t.Errorf("it waits at %d again at once: a damaged log would be read without end", n)
	case <-time.After(100 * time.Millisecond):
	}
	stop()
	<-done
	if len(sent) > 0 {
		t.Error("it tells of what nobody noticed")
	}
}

// What stands unsigned is signed a minute later, when the incident is left, and when
// the program ends; once each.
func TestConsoleSigns(t *testing.T) {
	const id = "INC-20261122-01"
	c := hijack(t, keyed(t))
	expect := func(when string, n, unsigned int) {
		t.Helper()
		if a, b := c.checkpoints(id); a != n || b != unsigned {
			t.Errorf("%s: %d checkpoints, %d entries unsigned; want %d, %d", when, a, b, n, unsigned)
		}
	}
	write := func(text string) {
		c.Key("5")
		c.Type(text)
		c.Key("ctrl+s")
	}
	expect("begun", 0, 1)
	c.pass(59 * time.Second)
	expect("59 s later", 0, 1)
	c.pass(time.Second)
	expect("60 s later", 1, 0)
	c.pass(10 * time.Minute)
	expect("nothing new", 1, 0)
	write("一") // more than 60 s after the last one
	expect("recorded late", 2, 0)
	write("二")
	expect("recorded soon", 2, 1)
	c.Hides("電子署名")
	c.Key("esc")
	expect("left", 3, 0)
	if len(c.m.kept) != 0 {
		t.Error("what was left is kept")
	}
	c.resume(id)
	write("三")
	expect("recorded soon again", 3, 1)
	c.Key("ctrl+c", "2", "enter")
	expect("ended", 4, 0)
	if !c.Ended() {
		t.Error("it does not end")
	}
}

// A signature that does not come does not keep anybody: asked twice, the program ends.
func TestSigningDoesNotHoldTheEnd(t *testing.T) {
	c := hijack(t, keyed(t))
	c.Key("ctrl+c", "2")
	sign := c.press(tea.KeyEnter)
	if c.Ended() || sign == nil {
		t.Fatal("it ends without signing")
	}
	c.Shows("書き込みが終わり次第")
	c.Key("ctrl+c", "2", "enter")
	if !c.Ended() {
		t.Error("it does not end when asked twice")
	}
}

// Somebody else did the step meanwhile: who, in which entry and when is said in the
// form, and nothing typed is lost.
func TestOvertaken(t *testing.T) {
	for _, shown := range []bool{false, true} { // whether the console has shown the entry by then
		overtaken(t, shown)
	}
}

func overtaken(t *testing.T, shown bool) {
	c := hijack(t)
	other := c.another()
	c.Key("1")
	ref := c.m.form().step
	c.reach("note")
	c.Type("画面を保存した")
	c.now = c.now.Add(time.Minute)
	if _, err := other.Record(t.Context(), runbook.Do{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Step: ref}, c.now); err != nil {
		t.Fatal(err)
	}
	if shown {
		c.pass(5 * time.Second)
		c.Shows("佐藤が記録しました（記録 2）")
	}
	c.Key("ctrl+s")
	c.Shows("佐藤が、この手順をつい先ほど記録しました", "メモとして", "画面を保存した")
	if n := c.state().Head; n != 2 {
		t.Errorf("%d entries", n)
	}
	c.Key("ctrl+s")
	c.Shows("済み")
	c.Hides("つい先ほど")
}

// lostReply begins an incident and says that it failed, as a disk does that dies
// between the write and the answer.
type lostReply struct {
	runbook.Store
	on *bool
}

func (l *lostReply) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	id, head, err := l.Store.Create(ctx, series, now, first)
	if *l.on {
		return "", runbook.Head{}, errors.New("EIO on fsync")
	}
	return id, head, err
}

// An incident whose beginning was not acknowledged is found when it is tried again,
// also after the intake was left; what was changed since is said not to be in it.
func TestBeginningTwiceBeginsOnce(t *testing.T) {
	for _, c := range []struct {
		name    string
		between func(*console)
		ids     int
		shows   string
	}{
		{"at once", func(c *console) {}, 1, "INC-20261122-01 の記録を始めました"},
		{"a minute later", func(c *console) { c.now = c.now.Add(time.Minute); c.fill("detected", "22:41") }, 1, "前の操作で始まっていました"},
		{"with another title", func(c *console) { c.fill("title", "公式の乗っ取り") }, 1, "前の操作で始まっていました"},
		{"left and opened again", func(c *console) { c.fill("seen", "見覚えのない投稿"); c.Key("esc", "1") }, 1, "前の操作で始まっていました"},
		{"of another kind", func(c *console) { c.pick("kinds", "flaming") }, 2, "INC-20261122-02 の記録を始めました"},
	} {
		t.Run(c.name, func(t *testing.T) {
			on := true
			con := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Store = &lostReply{cfg.Store, &on} })
			con.Key("1", "enter")
			con.Shows("記録できませんでした")
			on = false
			c.between(con)
			con.Key("ctrl+s")
			con.Shows(c.shows)
			list, err := con.store.List(t.Context())
			if err != nil || len(list) != c.ids {
				t.Errorf("%d incidents, %v:\n%s", len(list), err, con.Text())
			}
		})
	}
}

// The lists of last entries leave out what the program wrote for itself.
func TestLastEntriesWithoutSignatures(t *testing.T) {
	var c chronicle
	own := runbook.Event{Type: runbook.LogCheckpoint, Data: &runbook.Checkpoint{}}
	c.extend([]runbook.Event{{Seq: 1}, own, {Seq: 3}, own, own, {Seq: 6}, own})
	var got []string
	for _, e := range c.last(2) {
		got = append(got, strings.Repeat("|", e.Seq))
	}
	if strings.Join(got, " ") != "||| ||||||" {
		t.Errorf("got %v", got)
	}
}
