package tui

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// long opens an incident whose log has n entries.
func long(b *testing.B, n int) *Model {
	b.Helper()
	lib := shipped(b)
	c := start(b, lib, "ube", lang.Japanese, 80, 24)
	c.Key("4", "enter")
	id := c.state().ID
	session, err := runbook.Resume(b.Context(), c.store, id, rand.New(rand.NewSource(2)))
	if err != nil {
		b.Fatal(err)
	}
	by := runbook.By{Actor: runbook.Actor{Name: "鈴木"}}
	for i := len(session.Entries()); i < n; i++ {
		if _, err := session.Record(b.Context(), runbook.Note{By: by, Text: fmt.Sprint("市民から電話。折り返し不要 ", i)}, c.now.Add(time.Duration(i)*time.Second)); err != nil {
			b.Fatal(err)
		}
	}
	c.now = c.now.Add(time.Duration(n+5) * time.Second)
	for range 3 { // the log may be signed first
		c.pass(3 * time.Second)
	}
	if got := len(c.m.work.chron.entries); got != n {
		b.Fatalf("%d entries", got)
	}
	return c.m
}

// BenchmarkKeyToFrame is an arrow key and the frame that shows it, which must not
// depend on how long the log is. Lipgloss alone takes 5.8 ms for a Japanese screen of
// 200×50; ours has 2.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		m := long(b, n)
		for _, size := range [][2]int{{80, 24}, {200, 50}} {
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, screen := range []string{"incident", "log"} {
				m.screen = onIncident
				if screen == "log" {
					m.openLog()
				}
				b.Run(fmt.Sprintf("%s/%dx%d/%d", screen, size[0], size[1], n), func(b *testing.B) {
					keys := []tea.KeyMsg{{Type: tea.KeyUp}, {Type: tea.KeyDown}}
					b.ReportAllocs()
					i := 0
					for b.Loop() {
						m.Update(keys[i%2])
						m.View()
						i++
					}
				})
			}
			m.screen = onIncident
		}
	}
}

// BenchmarkLongEntry is the frame of a log whose entries are as long as an entry can
// be.
func BenchmarkLongEntry(b *testing.B) {
	m := long(b, 10)
	by := runbook.By{Actor: runbook.Actor{Name: "鈴木"}}
	text := strings.Repeat("市民から電話。段取り、", 64<<10/len("市民から電話。段取り、"))
	for range 40 {
		if _, err := m.work.session.Record(b.Context(), runbook.Note{By: by, Text: text}, m.now); err != nil {
			b.Fatal(err)
		}
	}
	m.accept(m.work, take(m.work.session))
	for _, w := range []int{80, 120} {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 40})
		for _, screen := range []string{"incident", "log"} {
			m.screen = onIncident
			if screen == "log" {
				m.openLog()
			}
			b.Run(fmt.Sprintf("%s/%d", screen, w), func(b *testing.B) {
				for b.Loop() {
					m.View()
				}
			})
		}
	}
}

// BenchmarkTick is one second of an open incident.
func BenchmarkTick(b *testing.B) {
	m := long(b, 1_000)
	now := m.now
	for b.Loop() {
		m.work.looked = now // the refresh is the store's
		m.Update(Tick{now})
		m.View()
	}
}

// BenchmarkFirstFrame is everything from New to the home screen.
func BenchmarkFirstFrame(b *testing.B) {
	lib := shipped(b)
	for b.Loop() {
		c := start(b, lib, "ube", lang.Japanese, 80, 24)
		c.m.View()
	}
}
