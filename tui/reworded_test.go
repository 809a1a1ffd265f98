package tui

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// reworded is a store whose entries are other ones when they are read than they were when
// they were recorded.
type reworded struct {
	runbook.Store
	entry func(runbook.Event) (runbook.Event, error)
}

func (s reworded) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	events, head, err := s.Store.Read(ctx, id, after)
	events = slices.Clone(events)
	for i, e := range events {
		other, wrong := s.entry(e)
		if wrong != nil {
			return nil, runbook.Head{}, wrong
		}
		events[i] = other
	}
	return events, head, err
}

// anyWords stands in a log for words that somebody typed.
const anyWords = "なんとでも"

// says makes a store in which whatever was anyWords is said instead.
func says(st runbook.Store, words string) runbook.Store {
	return reworded{st, func(e runbook.Event) (runbook.Event, error) {
		b, err := runbook.EncodeEvent(e)
		if err != nil || !bytes.Contains(b, []byte(anyWords)) {
			return e, err
		}
		said, err := json.Marshal(words)
		if err != nil {
			return e, err
		}
		return runbook.DecodeEvent(bytes.ReplaceAll(b, []byte(anyWords), bytes.Trim(said, `"`)))
	}}
}

// wordy records an incident in which words stand wherever the log takes free ones, and gives
// its id.
func wordy(t testing.TB, st runbook.Store, lib *runbook.Library, words string, now time.Time) runbook.IncidentID {
	t.Helper()
	p, _ := lib.Profile("test")
	by := runbook.By{Actor: runbook.Actor{Name: words}}
	open := runbook.Open{By: by, Kinds: []string{"hijack"}, Title: words, Account: words, Seen: words, Source: words, Means: words}
	s, err := runbook.Begin(t.Context(), st, lib, p, false, open, now, rand.New(rand.NewSource(5)))
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []runbook.Intent{
		runbook.TakeRole{By: by, Role: runbook.RoleRecorder, Name: words},
		runbook.TakeRole{By: by, Role: "section-head", Name: words},
		runbook.Note{By: by, Step: "opening/tell-head", Text: words, From: words, To: words, Means: words},
		runbook.Note{By: by, Text: words},
		runbook.Do{By: by, Step: "opening/note-detection", Fields: map[string]string{"informant": words}, Note: words},
		runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: words, Where: words},
		runbook.Report{By: by, Step: "opening/tell-head", To: "section-head", Via: words, Means: words, Reference: words, Instruction: words, Note: words},
		runbook.StateFact{By: by, Fact: "cause", Text: words, Certainty: runbook.Unconfirmed, From: words},
		runbook.StateFact{By: by, Text: words, Certainty: runbook.Confirmed, From: words},
		runbook.Correct{By: by, Entry: 4, Text: words, Reason: words},
		runbook.Skip{By: by, Step: "hijack/watch", Reason: words},
		runbook.Ask{By: by, Step: "hijack/can-log-in", Text: words},
		runbook.Answer{By: by, Question: 13, Text: words, From: words + "長"},
		runbook.Ask{By: by, Step: "hijack/press-release", Text: words},
		runbook.Do{By: by, Step: "hijack/can-log-in", Chosen: []string{"yes"}, With: words, Note: words, Reason: words},
		runbook.WriteText{By: by, Step: "hijack/tell-public", Body: words},
		runbook.Refuse{By: by, Step: "hijack/tell-public", Means: words, Reason: words},
		runbook.Override{By: by, Step: "hijack/details", Reason: words},
		runbook.Impossible{By: by, Step: "hijack/details", Reason: words},
		runbook.Note{By: by, Text: words}, // in hand in the log
	} {
		now = now.Add(time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
	return s.State().ID
}

// at opens a console on an incident of a store.
func at(t testing.TB, st runbook.Store, lib *runbook.Library, office string, id runbook.IncidentID, l lang.Lang, w, h int, change ...func(*Config)) *console {
	t.Helper()
	c := start(t, lib, office, l, w, h, append([]func(*Config){func(cfg *Config) { cfg.Store, cfg.Incident, cfg.Random = st, id, rand.New(rand.NewSource(11)) }}, change...)...)
	c.store = st
	if c.m.work == nil {
		t.Fatalf("%s is not opened:\n%s", id, c.Text())
	}
	return c
}

// Of any text no more rows are shown than there is room for, each as wide as it may be, and
// that there is more of it is said behind words of it.
func TestAtMost(t *testing.T) {
	texts := rapid.OneOf(rapid.SampledFrom(lined), rapid.SampledFrom(hostile), rapid.StringN(0, 200, 800), rapid.StringOfN(rapid.SampledFrom([]rune("\n 　、。あaﾞ\u3099\u200b)）")), 0, 60, -1))
	rapid.Check(t, func(rt *rapid.T) {
		text, n, w := texts.Draw(rt, "text"), rapid.IntRange(1, 5).Draw(rt, "n"), rapid.IntRange(5, 60).Draw(rt, "w")
		all := para(inkPlain, rapid.SampledFrom([]string{"", "  ", "- "}).Draw(rt, "first"), text, w)
		rows := atMost(all, n, w)
		for _, r := range rows {
			if r.width() > w {
				rt.Errorf("a row of %d cells, of %d: %q", r.width(), w, r.text())
			}
		}
		if len(all) <= n {
			if len(rows) != len(all) {
				rt.Errorf("%d rows of %d", len(rows), len(all))
			}
			return
		}
		if len(rows) < 1 || len(rows) > n {
			rt.Fatalf("%d rows, where there is room for %d", len(rows), n)
		}
		last := rows[len(rows)-1].text()
		if !strings.HasSuffix(last, cell.Mark) {
			rt.Errorf("nothing says that %q goes on behind %q", text, last)
		}
		if len(rows) > 1 && strings.TrimSpace(last) == cell.Mark {
			rt.Errorf("of %q an empty row goes on: %q", text, rows)
		}
	})
}

// lined are texts with empty lines in them, as whoever writes at length writes.
var lined = []string{"一行目\n\n三行目", "\n一行目", "一行目\n", "一行目\n\n\n\n五行目", "一。\n二。\n\n四。\n", "\n\n\n", "a\r\n\r\nb", "一行目\n　\n三行目", "one\n\n" + strings.Repeat("long ", 60) + "\n\nend"}

// Whatever words are in a log, wherever it takes free ones, every screen shows it.
func TestAnyWordsOnEveryScreen(t *testing.T) {
	lib := small(t)
	first := start(t, lib, "test", lang.Japanese, 80, 24)
	id := wordy(t, first.store, lib, anyWords, first.now)
	look := func(tb testing.TB, words string, l lang.Lang, w, h int) {
		c := at(tb, says(first.store, words), lib, "test", id, l, w, h, func(cfg *Config) {
			cfg.Now = func() time.Time { return first.now.Add(time.Hour) }
		})
		c.now = first.now.Add(time.Hour)
		begun := c.m.work
		c.Key("tab", "tab", "tab")
		for _, key := range []string{"l", "t", "i", "p", "0", "?", ":", "w", "7", "8", "9", "c", "5", "f", "a"} {
			c.Key(key)
			switch key {
			case "l":
				c.Key("end", "up", "up", "up", "up", "home", "down", "down", "down", "end", "enter", "enter", "1", "esc", "4", "esc", "2", "/", "ん")
			case "t":
				c.Key("enter", "down", "esc")
			}
			c.back(begun)
		}
		for _, s := range begun.lines {
			if s.view != nil {
				begun.pick(s.view.Ref)
				c.Send(Tick{c.now})
			}
		}
		c.Key("esc", "home", "end")
	}
	for _, words := range slices.Concat(lined, hostile) {
		for _, size := range [][2]int{{80, 24}, {60, 20}, {120, 40}, {200, 50}} {
			t.Run(fmt.Sprintf("%dx%d/%.20q", size[0], size[1], words), func(t *testing.T) {
				if testing.Short() && size[0] != 80 && size[0] != 200 {
					t.Skip("two sizes are enough at a time")
				}
				look(t, words, lang.Japanese, size[0], size[1])
			})
		}
	}
}

// What was recorded is said on one line, whatever lines somebody wrote.
func TestWhatWasRecordedIsSaidOnOneLine(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一行目")
	c.Key("alt+enter", "alt+enter")
	c.Type("三行目")
	c.Key("ctrl+s")
	c.Says("一行目 三行目")
}
