package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// script joins answers.
func script(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

// run is a linear run on an incident in Ube that was begun.
func runUbe(t *testing.T, lines ...string) (string, runbook.State) {
	t.Helper()
	out, st := linear(t, shipped(t), "ube", lang.Japanese, script(append([]string{"4", "1"}, lines...)...))
	checkLines(t, out)
	return out, resumed(t, st)
}

func has(t *testing.T, out string, parts ...string) {
	t.Helper()
	flat := strings.NewReplacer("\n", "", " ", "") // wherever a line was broken
	for _, part := range parts {
		if !strings.Contains(flat.Replace(out), flat.Replace(part)) {
			t.Errorf("it does not say %q:\n%s", part, tail(out, 2500))
		}
	}
}

// Two answers begin an incident, with the input method on.
func TestPlainBegins(t *testing.T) {
	out, st := linear(t, shipped(t), "ube", lang.Japanese, "４\nはい\nｑ\nはい\n")
	if s := resumed(t, st); s.Head != 1 || s.Kinds[0] != "unauthorized-access" {
		t.Errorf("head %d, kinds %v", s.Head, s.Kinds)
	}
	has(t, out, "INC-20261122-01", "終了します")
}

// Empty lines alone never record, close, override, begin or quit.
func TestPlainEmptyLinesDoNothing(t *testing.T) {
	empty := strings.Repeat("\n", 60)
	lib := shipped(t)
	for _, before := range []string{"", "4\n", "t\n1\n", "4\n1\n", "4\n1\nc\n理由\n>\n1\n", "4\n1\no\n", "4\n1\n5\nメモ\n>\n", "4\n1\nq\n", "4\n1\nnotify-website\n1\n"} {
		_, st := linear(t, lib, "ube", lang.Japanese, before+empty)
		list, _ := st.List(t.Context())
		begun := strings.HasPrefix(before, "4\n1\n")
		if len(list) > 0 != begun {
			t.Fatalf("after %q and empty lines there are %d incidents", before, len(list))
		}
		if begun && resumed(t, st).Head != 1 {
			t.Errorf("after %q empty lines recorded something", before)
		}
	}
}

// Every screen of a drill says so, once, and so does its log.
func TestPlainDrill(t *testing.T) {
	out, st := linear(t, shipped(t), "ube", lang.Japanese, script("t", "4", "1", "5", "メモ", "", ">", "1", "l", "", "i"))
	if s := resumed(t, st); !s.Drill || s.Head != 2 {
		t.Fatalf("drill %v, head %d", s.Drill, s.Head)
	}
	groups := strings.Split(out, "\n"+lang.Plain.Arrow.Ja)
	for i, want := range []bool{ // after each prompt
		1: true, 2: false, // asked whether to begin
		3: true,                               // the incident
		4: true,                               // the note
		5: false, 6: false, 7: false, 8: true, // the incident again
		9: true, 10: true, 11: true, // the log, the incident, the summary
	} {
		if first, _, _ := strings.Cut(strings.TrimPrefix(groups[i], "\n"), "\n"); (first == lang.Plain.Mark.Ja) != want {
			t.Errorf("group %d begins with %q", i, first)
		}
	}
}

// What looks like a password is questioned; an empty line does not record it.
func TestPlainSecret(t *testing.T) {
	note := []string{"5", "パスワードは hana2026! です", ">", "1"}
	out, s := runUbe(t, append(note, "", "2", "1", "パスワードは変えた", "1")...)
	if s.Head != 2 {
		t.Errorf("head %d:\n%s", s.Head, tail(out, 3000))
	}
	if strings.Contains(fmt.Sprint(s), "hana2026") {
		t.Error("the password is on record")
	}
	if out, s := runUbe(t, append(note, "2")...); s.Head != 2 {
		t.Errorf("as it is: head %d:\n%s", s.Head, tail(out, 2000))
	}
}

// At the end of the input what was recorded is recorded, and what was half written is
// said not to be.
func TestPlainEnds(t *testing.T) {
	out, s := runUbe(t, "5", "一つ目", ">", "1", "5", "二つ目")
	if s.Head != 2 {
		t.Errorf("head %d", s.Head)
	}
	has(t, out, lang.Plain.Broken.Ja, "書きかけの「メモを書く（手順: 覚知を記録する）」は記録していません")
	out, _ = runUbe(t, "5", "+", "一行目", "二行目")
	has(t, out, "書きかけの「メモを書く（手順: 覚知を記録する）」は記録していません")
}

// Ctrl+C ends it with the error of the context, after the same words.
func TestPlainInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	defer typed.Close()
	var out bytes.Buffer
	st := storetest.NewMemory()
	done := make(chan error)
	go func() {
		done <- RunPlain(ctx, Config{
			Store: st, Library: shipped(t), Org: "ube", Lang: lang.Japanese, User: "鈴木",
			Now: func() time.Time { return time.Date(2026, 11, 22, 22, 40, 0, 0, jst) }, Random: rand.New(rand.NewSource(1)),
		}, in, &out, Lines{})
	}()
	for _, l := range []string{"4\n", "1\n", "5\n", "書きかけ\n", "市民\n"} {
		if _, err := io.WriteString(typed, l); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(typed, "また\n"); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	has(t, out.String(), lang.Plain.Cancelled.Ja)
	if s := resumed(t, st); s.Head != 1 {
		t.Errorf("head %d", s.Head)
	}
}

// A report that reaches nobody offers whom to call next.
func TestPlainReport(t *testing.T) {
	out, s := runUbe(t, "first-report", "4", "", "", "2", ">", "1", "/")
	v := viewOf(t, &s, "opening/first-report")
	if len(v.Attempts) != 1 || v.Attempts[0].Reached {
		t.Errorf("attempts %+v:\n%s", v.Attempts, tail(out, 3000))
	}
	has(t, out, word.FormReport.Ja)
}

func viewOf(t *testing.T, s *runbook.State, ref string) runbook.StepView {
	t.Helper()
	for _, v := range s.Steps(time.Date(2026, 11, 22, 23, 40, 0, 0, jst)) {
		if string(v.Ref) == ref {
			return v
		}
	}
	t.Fatalf("there is no step %s", ref)
	return runbook.StepView{}
}

// A step that is held refuses, offers what opens it, and goes there.
func TestPlainHeld(t *testing.T) {
	out, _ := runUbe(t, "delete-fraud-posts", "1", "偽の投稿 3 件", ">", "1")
	has(t, out, lang.Plain.Offers.Ja, word.OfferOverride.Ja)
}

// Everything else that can be recorded is, each by its key.
func TestPlainEverything(t *testing.T) {
	out, s := runUbe(t,
		"6", ">", "証拠の画面", "共有フォルダ", ">", "1", // evidence
		"f", "1", "予約投稿の誤設定", "2", ">", "1", // fact
		"7", "消してよいか", ">", "1", // ask
		"7", "待て", "課長", ">", "1", // answer
		"stop-posting", "2", "端末がない", ">", "1", // impossible
		"8", ">", "1", // undo
		"3", "もう止まっている", ">", "1", // not needed
		"9", "田中", ">", "1", // recorder
		"w", "題", ">", "1", // amend
		"s", "1 4", "苦情も来た", "山本課長", ">", "1", // classify
		"l", "1", "2", "正しくは別の画面", "見誤り", ">", "1", "#2", "2", "#", "<", // correct, read
		"c", "引継ぎ", ">", "1", "2", "<", "", // close: the summary, home
		"c", "#1", "r", "続報", ">", "1", "?記録", "0", "#", "", "v", "", "i", "",
		"g", "?", "g", "かな",
	)
	if s.Head != 14 || s.Status != runbook.StatusOpen {
		t.Errorf("head %d, %s:\n%s", s.Head, s.Status, tail(out, 6000))
	}
	if s.Recorder() != "田中" || len(s.Evidence) != 1 || len(s.Facts) != 1 || len(s.Kinds) != 2 {
		t.Errorf("recorder %q, %d pieces of evidence, %d facts, kinds %v", s.Recorder(), len(s.Evidence), len(s.Facts), s.Kinds)
	}
	has(t, out, lang.Plain.Kana.With("かな").Ja, lang.Plain.HelpTitle.En, lang.Plain.MenuTitle.Ja)
}

// A text is filled in, read out and taken out line by line.
func TestPlainText(t *testing.T) {
	saved := ""
	lib := shipped(t)
	out, st := linear(t, lib, "ube", lang.Japanese, script("4", "1", "t", "#1", "2", "+", "一行目です。", "二行目です。", ".", ">", "1", "5", "2", "<", "<"),
		func(cfg *Config, _ *Lines) {
			cfg.SaveText = func(_ context.Context, _ runbook.IncidentID, name, words string) (string, error) {
				saved = words
				return "texts-out/" + name + ".txt", nil
			}
		})
	checkLines(t, out)
	if s := resumed(t, st); len(s.Drafts) != 1 || s.Drafts[0].Body != "一行目です。\n二行目です。" {
		t.Errorf("drafts %+v:\n%s", s.Drafts, tail(out, 3000))
	}
	has(t, out, lang.Plain.CopyBegins.Ja, "二行目です。", "texts-out/")
	if !strings.Contains(saved, "一行目です。") {
		t.Errorf("saved %q", saved)
	}
}

// The office, the language, the readiness check and an export work from the start.
func TestPlainHome(t *testing.T) {
	out, _ := linear(t, shipped(t), "ube", lang.English, script("o", "2", "1", "r", "#1", "2", "電話がつながらない", ">", "1", "<", "g", "?点検", "4", "1", "e", ">", "1"),
		func(cfg *Config, _ *Lines) {
			cfg.Export = func(_ context.Context, id runbook.IncidentID, format string) (string, error) {
				return string(id) + "." + format, nil
			}
		})
	checkLines(t, out)
	has(t, out, "RDY-", "日頃の点検", word.Exported.Ja)
}

// Lines that cannot be taken are said and asked for again.
func TestPlainBadLines(t *testing.T) {
	out, s := runUbe(t, "5", "a\x1b[Ab", "\xff\xfe", strings.Repeat("あ", 40_000), "よい", ">", "1")
	if s.Head != 2 {
		t.Errorf("head %d", s.Head)
	}
	has(t, out, lang.Plain.BadControl.Ja[:30], lang.Plain.BadUTF8.Ja[:30], lang.Plain.TooLong.With(64).Ja[:30])
}

// Hostile words move no cursor.
func TestPlainHostileWords(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		out, _ := linear(t, small(t), "test", l, script("1", "1", "5", "\u202eab\u200b"+strings.Repeat("長", 90), ">", "1", "l", "", "#", "", "i", "", "?", "t", ""))
		checkLines(t, out)
		if strings.ContainsAny(out, "\u202e\u200b") || !strings.Contains(out, strings.Repeat("長", 90)) {
			t.Errorf("of hostile words it says:\n%q", out)
		}
	}
}

// told finds the entries that the twin said it recorded.
var told = regexp.MustCompile(`(?:記録しました（記録 |recorded \(entry )(\d+)`)

// FuzzPlain gives the twin any lines: it never panics, what it said is recorded is in
// the log, and nothing it writes moves a cursor.
func FuzzPlain(f *testing.F) {
	lib := small(f)
	f.Add([]byte("1\n1\n\n>\n1\n"), true)
	f.Add([]byte("t\n1\n1\n5\nメモ\n>\n1\nl\n#1\n1\n2\nx\ny\n>\n1\n<\nc\nx\n>\n1\n2\n"), false)
	f.Add([]byte("1\n1\ntell-public\n1\n>\n1\n1\n\x1b[A\n\xff\n+\na\n.\n"), true)
	f.Fuzz(func(t *testing.T, script []byte, japanese bool) { anyLines(t, lib, script, japanese) })
}

func anyLines(t *testing.T, lib *runbook.Library, script []byte, japanese bool) {
	t.Helper()
	l := lang.English
	if japanese {
		l = lang.Japanese
	}
	st := storetest.NewMemory()
	now := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
	var out bytes.Buffer
	err := RunPlain(t.Context(), Config{
		Store: st, Library: lib, Org: "test", Lang: l, User: "鈴木", Version: "test", Random: rand.New(rand.NewSource(1)),
		Now: func() time.Time { now = now.Add(time.Minute); return now },
	}, bytes.NewReader(script), &out, Lines{Piped: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range out.String() {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
			t.Fatalf("it wrote %U", r)
		}
	}
	heads := 0
	list, err := st.List(t.Context(), runbook.SeriesIncident, runbook.SeriesDrill)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range list {
		events, _, err := st.Read(t.Context(), in.ID, runbook.Head{})
		if err != nil {
			t.Fatal(err)
		}
		heads = max(heads, len(events))
	}
	for _, m := range told.FindAllStringSubmatch(strings.ReplaceAll(out.String(), "\n", ""), -1) {
		if n, _ := strconv.Atoi(m[1]); n > heads {
			t.Fatalf("it said that entry %d is recorded; there are %d", n, heads)
		}
	}
}

// Random answers from what the prompts offer.
func TestPlainAnyAnswers(t *testing.T) {
	lib := small(t)
	words := []string{
		"", "", "", "1", "1", "1", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ">", ">", ">", "<", "/", "-", "?", "+", ".", "#", "#1", "#2", "#7", "#99",
		"a", "c", "e", "f", "g", "i", "l", "m", "n", "o", "q", "r", "s", "t", "v", "w", "はい", "いいえ", "メモです", "23:30", "21:40", "tell-public", "1 2",
		"/電話", "/", "・", "：", ":メモ", "探す 電話", "操作", "戻る", "説明", "もう一度", "確認", "やめる", "番号1", "no 2", "p", "d", "b", "パスワードは abc12345", "１", "＜", "x y z", "ｱﾊﾟｰﾄ", "\u202e",
	}
	for seed := range int64(24) {
		r := rand.New(rand.NewSource(seed))
		var b strings.Builder
		b.WriteString("1\n1\n")
		for range 300 {
			if w := words[r.Intn(len(words))]; w != "q" || r.Intn(8) == 0 {
				b.WriteString(w + "\n")
			}
		}
		anyLines(t, lib, []byte(b.String()), seed%2 == 0)
	}
}
