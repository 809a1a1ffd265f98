package tui

import (
	"errors"
	"math/rand"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
)

// unread is a console whose playbooks are not read before the test says so: what it
// returns takes the model to where they are.
func unread(t *testing.T) (m *Model, read func()) {
	t.Helper()
	lib := small(t)
	var covers []playbook.Cover
	for _, p := range lib.Set.Kinds {
		covers = append(covers, p.Cover())
	}
	now := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
	m = New(Config{
		Store: storetest.NewMemory(), Lang: lang.Japanese, User: "鈴木", Random: rand.New(rand.NewSource(1)),
		Now:    func() time.Time { now = now.Add(time.Second); return now },
		Covers: covers,
		Read:   func() (Reading, error) { return Reading{Library: lib, Org: "test"}, nil },
	})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return m, func() { settle(m, m.readLibrary()) }
}

// settle runs a command and all that follows from it.
func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			settle(m, c)
		}
	default:
		_, next := m.Update(msg)
		settle(m, next)
	}
}

// The first frame shows what the covers say and nothing that only the whole of the
// playbooks and the profile say; what is there then is no other.
func TestFirstFrameIsTrue(t *testing.T) {
	m, read := unread(t)
	before := m.View()
	for _, want := range []string{"段取り", "何が起きましたか", "手順書を読んでいます"} {
		if !strings.Contains(before, want) {
			t.Errorf("%q is not on the first frame:\n%s", want, before)
		}
	}
	for _, never := range []string{"未設定", "22:40", "2026", "市役所"} {
		if strings.Contains(before, never) {
			t.Errorf("%q is on the first frame, where nobody can know it:\n%s", never, before)
		}
	}
	kinds := m.kinds()
	read()
	after := m.View()
	if strings.Contains(after, "手順書を読んでいます") {
		t.Errorf("it is still reading:\n%s", after)
	}
	for _, k := range kinds {
		if title := k.Title.Ja; !strings.Contains(before, title) || !strings.Contains(after, title) {
			t.Errorf("%q is not on both:\n%s\n%s", title, before, after)
		}
	}
	if got := m.kinds(); len(got) != len(kinds) || len(got) == 0 {
		t.Errorf("%d kinds, the covers are %d", len(got), len(kinds))
	}
}

// Keys that come before the playbooks are read wait, in order; none is lost, and none
// is taken for one that is held down.
func TestEarlyKeysWait(t *testing.T) {
	m, read := unread(t)
	settle(m, m.list())
	for _, key := range []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("2")}, {Type: tea.KeyEnter}} {
		if _, cmd := m.Update(key); cmd != nil {
			t.Fatalf("%s does something already", key)
		}
	}
	if m.screen != onHome {
		t.Fatalf("the screen is %d before anything is read", m.screen)
	}
	read()
	if m.work == nil || m.work.state.Kinds[0] != m.cfg.Library.Set.Kinds[1].Kind {
		t.Fatalf("the keys came to nothing:\n%s", m.View())
	}
}

// Ctrl+C does not wait, and the keys that wait are no answer to what it asks.
func TestEarlyEnd(t *testing.T) {
	m, read := unread(t)
	settle(m, m.list())
	for _, key := range []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("2")}, {Type: tea.KeyCtrlC}} {
		m.Update(key)
	}
	if m.ask == nil || m.ask.yes != word.QuitYes {
		t.Fatal("Ctrl+C waits")
	}
	read()
	if m.ask == nil || m.ask.at != 0 {
		t.Fatalf("a key that waited answered:\n%s", m.View())
	}
	m.Update(tea.KeyMsg{Type: tea.KeyEsc})
	if m.screen != onIntake {
		t.Errorf("the key that waited is lost:\n%s", m.View())
	}
}

// Without anything to begin from the console ends, and says why when it has ended.
func TestReadingFails(t *testing.T) {
	broken := errors.New("no folder")
	m := New(Config{Store: storetest.NewMemory(), Now: time.Now, Read: func() (Reading, error) { return Reading{}, broken }})
	_, cmd := m.Update(m.readLibrary()())
	if cmd == nil || cmd() != (tea.QuitMsg{}) || !errors.Is(m.failed, broken) {
		t.Errorf("it goes on; failed is %v", m.failed)
	}
}
