package tui

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
)

// walker answers the linear twin as a responder does who reads every question: it
// looks at the model whenever an answer is waited for.
type walker struct {
	t      testing.TB
	p      *plain
	in     chan answer
	now    *time.Time
	want   map[string]string // decisions
	tour   []string          // answers given as they are, once the incident is under way
	atHome []string          // … and before it is left
	away   bool              // they are being given
	script []string
	out    bytes.Buffer
}

// Write takes the output; at a prompt it gives the next answer.
func (w *walker) Write(b []byte) (int, error) {
	w.out.Write(b)
	if w.p != nil && string(b) == w.p.m.voice().say(lang.Plain.Arrow) {
		line := w.next()
		w.script = append(w.script, line)
		if len(w.script) > 3000 {
			w.t.Fatalf("it does not end:\n%s", tail(w.out.String(), 3000))
		}
		w.in <- answer{text: line}
	}
	return len(b), nil
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// next is the answer to what is asked now.
func (w *walker) next() string {
	m := w.p.m
	inHand := w.p.asking == nil && m.ask == nil && m.form() == nil
	if from := m.screen == onIncident && inHand && m.work.state.Head >= 4; len(w.tour) > 0 && (w.away || from) {
		return w.take(&w.tour)
	}
	if len(w.atHome) > 0 && (w.away || m.screen == onHome && inHand) {
		return w.take(&w.atHome)
	}
	switch {
	case w.p.asking != nil:
		return w.fill(m.form(), w.p.asking)
	case m.ask != nil:
		return "２"
	case m.form() != nil:
		return "1"
	case m.screen == onSummary:
		return ""
	case m.screen == onHome:
		return "q"
	case m.screen != onIncident:
		return "<"
	}
	ref, left := runbook.Next(m.work.views)
	switch {
	case m.work.state.Status == runbook.StatusClosed:
		return "<"
	case !left:
		return "ｃ"
	case ref != m.work.selected:
		return "n"
	}
	return ""
}

// take gives the next of some answers, one after the other until all are given.
func (w *walker) take(answers *[]string) string {
	line := (*answers)[0]
	*answers = (*answers)[1:]
	w.away = len(*answers) > 0
	return line
}

// tour goes through everything the console has besides the steps: the log narrowed by
// words and by a form, a late entry from paper, people and contacts, a fact, a text, the
// summary, steps by words and by role, the list of all actions, another kind and back,
// a file for the report, and the help.
var tour = []string{
	"l", "?", "/記録", "/", "4", "2", ">", "1", "<", "6", "宿直から電話を受けた", "22:40", "2", ">", "1", "2", "<",
	"p", "/担当", "/", "#2", "/", "<",
	"f", "1", "見えたこと", "2", ">", "1",
	"t", "/周知", "/", "#1", "<", "<",
	"i", "<", "/証拠", "", "d", "2", "1", "d", "1", "1", "b",
	":fact", "", "：書き出", "1", "1", "1",
	"s", "1 2 3 4 5", "苦情も来た", "山本課長", ">", "1", "?",
}

// fill is the answer to one field: what is required, and what the walk decides.
func (w *walker) fill(f *form, x *field) string {
	nth := func(id string) string {
		for i, c := range x.choices {
			if c.id == id {
				return fmt.Sprint(i + 1)
			}
		}
		return "1"
	}
	v := w.p.m.work.view()
	switch {
	case !x.empty() && x.id != "go-on":
		return ""
	case x.id == "answer" && strings.HasPrefix(f.key, "decide"):
		return nth(w.want[v.ID])
	case x.id == "answer", x.id == "reached":
		return "はい"
	case x.id == "go-on":
		return nth("end")
	case x.id == "what":
		return "画面の写し"
	case x.id == "who":
		return "山本課長"
	case x.id == "reason":
		return "状況による"
	case !x.typed() && x.required:
		return "1"
	case strings.HasPrefix(x.id, "field ") && v.Promise != nil && strings.TrimPrefix(x.id, "field ") == v.Promise.DueField && (x.required || !v.Repeat): // a further report promises no further one
		return w.now.Add(time.Hour).Format("15:04")
	case x.required:
		if field, ok := v.Field(strings.TrimPrefix(x.id, "field ")); ok && field.Type == playbook.FieldTime {
			return w.now.Format("15:04")
		} else if ok && field.Type == playbook.FieldNumber {
			return "1"
		}
		return "不明"
	}
	return ""
}

// A whole incident line by line, from the first answer to the closing: a hijack in
// Ube in Japanese, a fake account in Kamitonda in English. The answers it took are
// then piped in as a file would be: they make the same log and the same words.
func TestPlainWalk(t *testing.T) {
	lib := shipped(t)
	for _, at := range []struct {
		office, kind string
		lang         lang.Lang
		want         map[string]string
		back         string // the kind alone, in the form that chooses kinds
	}{
		{"ube", "４", lang.Japanese, map[string]string{"kind": "unauthorized-access", "severity": "major", "can-log-in": "yes", "crisis-case": "no"}, "4"},
		{"kamitonda", "2", lang.English, map[string]string{"kind": "impersonation", "severity": "major", "crisis-case": "no"}, "2"},
	} {
		t.Run(at.office, func(t *testing.T) {
			now := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
			w := &walker{t: t, in: make(chan answer, 3), now: &now, want: at.want, tour: slices.Clone(tour)}
			w.tour = append(w.tour, "s", at.back, "やはり一つ", "山本課長", ">", "1")
			w.atHome = []string{"r", "/パスワード", "/", "#1", "1", ">", "1", "<", "p", "/課長", "<", "/終結", "/"}
			st := storetest.NewMemory()
			begun := func(cfg *Config, _ *Lines) {
				cfg.Items = readyItems(t)
				cfg.LeftOut, cfg.StandIn = []lang.Text{{Ja: "orgs/abc.toml には誤りがあります", En: "orgs/abc.toml has an error"}}, true
				cfg.Export = func(_ context.Context, id runbook.IncidentID, format string) (string, error) {
					return string(id) + "." + format, nil
				}
			}
			cfg := Config{
				Store: st, Library: lib, Org: at.office, Lang: at.lang, User: "鈴木", Version: "test",
				Now:    func() time.Time { now = now.Add(10 * time.Second); return now }, // as when it is piped
				Random: rand.New(rand.NewSource(1)),
			}
			begun(&cfg, nil)
			p := newPlain(t.Context(), cfg, strings.NewReader(""), w, Lines{Piped: true})
			p.in = w.in
			w.in <- answer{text: at.kind}
			w.in <- answer{text: "1"}
			for range 2 { // the first two prompts have their answers
				p.turn()
			}
			w.script = []string{at.kind, "1"}
			w.p = p
			for p.over == nil {
				p.turn()
			}
			if err := p.leave(); err != nil {
				t.Fatal(err)
			}
			state := resumed(t, st)
			if state.Status != runbook.StatusClosed || state.Severity.ID != "major" {
				t.Fatalf("it is %s, severity %q:\n%s", state.Status, state.Severity.ID, tail(w.out.String(), 4000))
			}
			n, left := resultOf(state.Steps(now))
			if len(left) > 0 || n[runbook.StateDone] < 20 {
				t.Errorf("%d steps are done, left are %v", n[runbook.StateDone], left)
			}
			checkLines(t, w.out.String())
			for _, said := range []lang.Text{
				cfg.LeftOut[0], lang.Files.StandInSure, finding.ContactsTitle, finding.PaperMark, finding.PlainPalette,
				finding.HelpOnly, word.Exported, word.FormCheck.With(""), lang.Plain.HelpTitle,
			} {
				if part := strings.TrimSpace(head(said.In(at.lang), 12)); !strings.Contains(strings.ReplaceAll(w.out.String(), "\n", ""), part) {
					t.Errorf("the walk never says %q", said.In(at.lang))
				}
			}
			if !slices.ContainsFunc(entriesOf(t, st), func(e runbook.Event) bool { return e.Source == runbook.SourcePaper }) {
				t.Error("nothing was copied from paper")
			}
			for _, typ := range []runbook.Type{runbook.FactStated, runbook.IncidentClassified} {
				if !slices.ContainsFunc(entriesOf(t, st), func(e runbook.Event) bool { return e.Type == typ }) {
					t.Errorf("there is no %s", typ)
				}
			}

			name := filepath.Join("testdata", "plain", at.office+".in")
			script := strings.Join(w.script, "\n") + "\n"
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(script), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			piped, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%v (run go test -update)", err)
			}
			_, again := linear(t, lib, at.office, at.lang, string(piped), begun)
			if got := resumed(t, again); got.Status != runbook.StatusClosed || got.Head != state.Head {
				t.Errorf("piped from %s it is %s after %d entries, by hand closed after %d", name, got.Status, got.Head, state.Head)
			}
		})
	}
}

// entriesOf are the entries of the only incident of a store.
func entriesOf(t testing.TB, st runbook.Store) []runbook.Event {
	t.Helper()
	list, err := st.List(t.Context(), runbook.SeriesIncident)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d incidents, %v", len(list), err)
	}
	events, _, err := st.Read(t.Context(), list[0].ID, runbook.Head{})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// resumed is the state of the only incident of a store.
func resumed(t testing.TB, st runbook.Store) runbook.State {
	t.Helper()
	list, err := st.List(t.Context(), runbook.SeriesIncident, runbook.SeriesDrill)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d incidents, %v", len(list), err)
	}
	s, err := runbook.Resume(t.Context(), st, list[0].ID, rand.New(rand.NewSource(1)))
	if err != nil {
		t.Fatal(err)
	}
	return s.State()
}
