package tui

import (
	"io"
	"math/rand"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bytes"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
	"dandori/runbook/text"
)

// said cuts what came out into what was said before each answer.
func said(out string, l lang.Lang) []string {
	return strings.Split(out, "\n"+lang.Plain.Arrow.In(l))
}

// A word on a line of its own does what the sign does, which no screen reader says, in every
// place and in either language.
func TestPlainWordsForSigns(t *testing.T) {
	lib := shipped(t)
	for word, l := range map[string]lang.Lang{"終了": lang.Japanese, "quit": lang.English, "q": lang.Japanese} {
		for _, before := range []string{"", "4\n", "4\n1\n", "4\n1\n0\n", "4\n1\n#\n", "4\n1\nl\n", "4\n1\nl\n1\n", "4\n1\nt\n", "4\n1\np\n", "4\n1\ni\n", "r\n", ":\n", "4\n1\n5\n", "4\n1\n5\nメモ\n>\n"} {
			script := before + word + "\n2\n"
			if before == "4\n1\n5\n" { // in a field for words it is asked whether it is one
				script = before + word + "\n\n2\n"
			}
			out, _ := linear(t, lib, "ube", l, script)
			if !strings.Contains(out, lang.Plain.Bye.In(l)) {
				t.Errorf("after %q %q does not lead out:\n%s", before, word, tail(out, 900))
			}
		}
	}
	out, s := runUbe(t, "5", "メモ", "戻る", "", "メモその2", "説明", "", "確認", "", "1", "説明", "戻る")
	if s.Head != 2 {
		t.Errorf("head %d", s.Head)
	}
	has(t, out, "メモその2", lang.Plain.FieldSigns.Ja, lang.Plain.HelpTitle.Ja, lang.Plain.HomeKind.Ja)
}

// A word that is also a command is taken as an answer only when that is said.
func TestPlainWordAsAnswer(t *testing.T) {
	_, s := runUbe(t, "5", "q", "2", ">", "1")
	if s.Head != 2 {
		t.Errorf("head %d: q was said to be the answer", s.Head)
	}
	out, s := runUbe(t, "5", "again", "2", ">", "1")
	if s.Head != 2 || !strings.Contains(out, lang.Plain.WordOrAnswer.With("again").Ja) {
		t.Errorf("head %d: again was said to be the answer:\n%s", s.Head, tail(out, 900))
	}
	out, s = runUbe(t, "3", "終了", "", "1", "/")
	if s.Head != 1 || strings.Contains(out, "不要」と記録") {
		t.Errorf("it was recorded as a reason:\n%s", tail(out, 900))
	}
}

// A number where a digit alone is something else is heard with a word before it, and taken
// with one.
func TestPlainNumbersAreHeard(t *testing.T) {
	for _, number := range []string{"番号2", "番号２", "番号 2", "no 2", "number 2", "#2", "＃２"} {
		out, _ := runUbe(t, number)
		parts := said(out, lang.Japanese)
		if got := parts[3]; !strings.Contains(got, "手順 番号2 ") {
			t.Errorf("%q leads to:\n%s", number, got)
		}
		if strings.Contains(out, "#2") {
			t.Errorf("a number is said with a sign:\n%s", out)
		}
	}
}

// What looks for words has a word as well, and a number that there is not is named bare.
func TestPlainFindsByWord(t *testing.T) {
	out, _ := runUbe(t, "探す 証拠", "", "操作 メモ", "", "番号99")
	has(t, out, "証拠を残す", finding.PlainPalette.Ja, "99 番はありません")
	if strings.Contains(out, "番号99 番") {
		t.Error("the number is named twice")
	}
	if shown := said(out, lang.Japanese)[3]; strings.Contains(shown, "発信を止める") {
		t.Errorf("the list is not narrowed:\n%s", shown)
	}
}

// What is asked for again is only the question: a key that means nothing says so, and the
// screen is not read out again; before the first question there is nothing.
func TestPlainNothingIsReadTwice(t *testing.T) {
	out, _ := linear(t, shipped(t), "ube", lang.Japanese, "9\n<\nかな\n?\n")
	if n := strings.Count(out, lang.Plain.HomeKind.Ja); n != 1 {
		t.Errorf("home is read %d times:\n%s", n, out)
	}
	has(t, out, lang.Plain.NotHere.With("9").Ja, lang.Plain.NothingBefore.Ja)
	out, _ = runUbe(t, "5", "<", "a\x1b[Ab")
	has(t, out, lang.Plain.NothingBefore.Ja)
	parts := said(out, lang.Japanese)
	if last := parts[len(parts)-2]; !strings.Contains(last, "制御文字") || !strings.Contains(last, "内容【必須】") {
		t.Errorf("the question does not come again:\n%s", last)
	}
}

// Back from the list of actions is the step, and not out of the incident.
func TestPlainBackFromMenu(t *testing.T) {
	for _, back := range []string{"<", "戻る", ""} {
		out, _ := runUbe(t, "0", back)
		parts := said(out, lang.Japanese)
		if got := parts[4]; strings.Contains(got, lang.Plain.HomeKind.Ja) || !strings.Contains(got, "手順 番号1") {
			t.Errorf("%q leads to:\n%s", back, got)
		}
	}
}

// A number is refused where it was asked for.
func TestPlainNumberAtOnce(t *testing.T) {
	x := newNumber("field views", lang.Same("表示"), lang.Text{}, "") // whatever its hint says
	var out bytes.Buffer
	p := newPlain(t.Context(), Config{Store: storetest.NewMemory(), Library: small(t), Org: "test", Lang: lang.Japanese, Now: time.Now, Random: rand.New(rand.NewSource(1))}, strings.NewReader(""), &out, Lines{})
	if got := p.take(x, "たくさん"); got != fieldAgain || !x.empty() {
		t.Errorf("it is taken: %v, %q", got, x.text())
	}
	has(t, out.String(), "たくさん")
	if got := p.take(x, "１，２００"); got != fieldNext {
		t.Errorf("１，２００ is not taken:\n%s", out.String())
	}
}

// The check says what it is about, and so does the end what is not on record, once.
func TestPlainSaysAboutWhat(t *testing.T) {
	out, _ := runUbe(t, "1", ">")
	has(t, out, "記録する内容: 済んだことを記録する（手順: 覚知を記録する）")
	out, _ = runUbe(t, "5", "一つ", "/", "7", "問い", "/", "5", "", "", "/")
	if n := strings.Count(out, "記録していません。内容は残りません"); n != 1 {
		t.Errorf("the end says it %d times:\n%s", n, tail(out, 900))
	}
}

// Nobody answered: what was said then is not asked for.
func TestPlainNotReached(t *testing.T) {
	out, s := runUbe(t, "first-report", "4", "", "", "2", "", "", "", "1", "/")
	if v := viewOf(t, &s, "opening/first-report"); len(v.Attempts) != 1 {
		t.Fatalf("attempts %+v:\n%s", v.Attempts, tail(out, 3000))
	}
	parts := said(out, lang.Japanese)
	if last := parts[len(parts)-2]; strings.Count(last, "手順 番号") != 1 || !strings.Contains(last, "上司へ第一報") {
		t.Errorf("who leaves the next attempt is not back at the step:\n%s", last)
	}
	if n := strings.Count(out, "つながりませんでした。"); n != 1 {
		t.Errorf("whom to call next is said %d times:\n%s", n, tail(out, 3000))
	}
	for _, asked := range []lang.Text{finding.Said, word.Instruction, word.Reference} {
		if strings.Contains(out, "\n"+asked.Ja+"\n") {
			t.Errorf("%q is asked", asked.Ja)
		}
	}
}

// Who leaves a drill by another way than its own hears what its clock does.
func TestPlainEndSaysOfTheClock(t *testing.T) {
	begun := []string{"t", "1", "1", "鈴木", "1", "1"}
	out, _ := linear(t, playedLibrary(t), "ube", lang.Japanese, script(begun...), drillLines(t)...)
	has(t, out, lang.DrillPlain.ClockGoesOn.Ja)
	out, _ = linear(t, playedLibrary(t), "ube", lang.Japanese, script(append(begun, "終了", "2")...), drillLines(t)...)
	if strings.Contains(out, lang.DrillPlain.ClockGoesOn.Ja) {
		t.Error("its clock was stopped")
	}
}

// Lines are not wrapped: what reads them does that, and no word is broken.
func TestPlainIsNotWrapped(t *testing.T) {
	out, _ := runUbe(t, "5", strings.Repeat("長い", 100), ">", "1", "l")
	if !strings.Contains(out, strings.Repeat("長い", 100)) {
		t.Error("a long word is broken")
	}
	if !strings.Contains(out, lang.Plain.Welcome.Ja) {
		t.Error("the greeting is broken")
	}
}

// Of keys that only the screen has nothing is said.
func TestPlainSpeaksOfNoKeys(t *testing.T) {
	out, _ := runUbe(t, "p", "番号1", "/", "<", "<", "3", "?")
	for _, key := range []string{"Esc", "次の Enter", "Enter 「", "Enter 連絡"} {
		if strings.Contains(out, key) {
			t.Errorf("it speaks of %q:\n%s", key, out)
		}
	}
}

// When something arrives in the middle of a question, the question stands again below it, in
// short, and what arrived can be heard again.
func TestPlainQuestionStandsAgain(t *testing.T) {
	x := &attention{at: map[runbook.IncidentID]time.Time{}}
	var clock atomic.Int64
	wait := func(d time.Duration) time.Time { return time.Unix(clock.Add(int64(d/time.Second)), 0).In(jst) }
	clock.Store(time.Date(2026, 11, 22, 22, 40, 0, 0, jst).Unix())
	in, typing := io.Pipe()
	defer typing.Close()
	var out bytes.Buffer
	p := newPlain(t.Context(), Config{
		Store: storetest.NewMemory(), Library: playedLibrary(t), Org: "ube", Lang: lang.Japanese, User: "鈴木", Drills: x.drills(false),
		Now: func() time.Time { return wait(0) }, Random: rand.New(rand.NewSource(1)),
	}, in, &out, Lines{Piped: true})
	p.run(p.m.Init())
	p.run(p.m.openScenarios())
	f := p.m.form()
	f.field("scenario").choose("fake-account")
	f.field("seat").choose("alone")
	p.run(p.m.submit(f))
	beats := make(chan time.Time)
	p.beats = beats
	p.m.work.pick(playbook.Ref("opening/record-detection"))
	p.run(p.m.open(p.m.noteForm()))
	done := make(chan verdict)
	go func() {
		f := p.m.form()
		done <- p.field(f, f.fields[0])
	}()
	beats <- wait(8 * time.Minute)
	beats <- wait(0)
	if _, err := io.WriteString(typing, "もう一度\n\n"); err != nil {
		t.Fatal(err)
	}
	if got := <-done; got != fieldAgain {
		t.Errorf("the answer is %v", got)
	}
	const arrives = "城山の秋フォト"
	all := out.String()
	_, below, ok := strings.Cut(all, lang.Plain.BackToQuestion.Ja)
	if !ok || !strings.Contains(all[:len(all)-len(below)], arrives) {
		t.Fatalf("it does not go back to the question:\n%s", all)
	}
	question, again, _ := strings.Cut(below, lang.Plain.Arrow.Ja)
	if !strings.Contains(question, "内容【必須】") {
		t.Errorf("the question does not stand again:\n%s", question)
	}
	if !strings.Contains(again, lang.Plain.WordOrAnswer.With("もう一度").Ja) || len(again) < 200 {
		t.Errorf("it cannot be heard again:\n%s", again)
	}
}

// What arrived in a drill is not said again in something real, nor at home.
func TestPlainHeardStaysInTheDrill(t *testing.T) {
	const call = "宿直の職員"
	out, _ := linear(t, playedLibrary(t), "ube", lang.Japanese, script(
		"t", "1", "1", "鈴木", "1", "1", "もう一度",
		"<", "2", // left, its clock stopped
		"もう一度", "1", "2", "もう一度", "<", "q", "2",
	), drillLines(t)...)
	drilled, real, left := strings.Cut(out, lang.DrillSeat.RealAsk.Ja[:len("これは訓練ではありません")])
	if !left || strings.Count(drilled, call) < 2 {
		t.Fatalf("nothing arrived again in the drill:\n%s", out)
	}
	_, home, _ := strings.Cut(drilled, "時計を止め")
	for where, said := range map[string]string{"at home": home, "in something real": real} {
		if strings.Contains(said, call) || !strings.Contains(said, lang.Plain.NothingArrived.Ja) {
			t.Errorf("%s it is said again:\n%s", where, said)
		}
	}
}

// Who approves a step whose text nobody has written hears so, before the check as well.
func TestPlainApprovesNothingUnheard(t *testing.T) {
	out, _ := linear(t, small(t), "test", lang.Japanese, script("1", "1", "press-release", "a", "", "1", "山本課長", "1", ">"))
	if n := strings.Count(out, lang.Approval.NotWritten.Ja); n != 2 {
		t.Errorf("it is said %d times:\n%s", n, tail(out, 3000))
	}
}

// A blank for a number is one whatever its guide says.
func TestPlainBlankForANumber(t *testing.T) {
	c := hijack(t)
	for _, guide := range []lang.Text{{}, lang.Same("見た数")} {
		x := c.m.blankFields(text.Blank{ID: "seen", Title: lang.Same("見た数"), Type: text.Number, Guide: guide}, "", "")[0]
		var out bytes.Buffer
		p := newPlain(t.Context(), Config{Store: storetest.NewMemory(), Library: small(t), Org: "test", Lang: lang.Japanese, Now: time.Now, Random: rand.New(rand.NewSource(1))}, strings.NewReader(""), &out, Lines{})
		if got := p.take(x, "たくさん"); got != fieldAgain || !x.empty() {
			t.Errorf("with the guide %q it is taken: %v, %q", guide.Ja, got, x.text())
		}
	}
}

// In a text of several lines the words are lines of it, as they may be pasted: it says so once,
// and how they are commands, and loses nothing.
func TestPlainWordInSeveralLines(t *testing.T) {
	out, s := runUbe(t, "5", "+", "一行目", "戻る", "", "終了", "三行目", ".", "戻る", "", "確認", "", "1")
	if s.Head != 2 || s.Status != runbook.StatusOpen {
		t.Fatalf("head %d:\n%s", s.Head, tail(out, 2000))
	}
	if n := strings.Count(out, "は文の一行として受け取りました"); n != 1 {
		t.Errorf("it says %d times that a word is a line:\n%s", n, tail(out, 2000))
	}
	has(t, out, lang.Plain.LineIsText.With("戻る").Ja, "一行目 戻る 終了 三行目")
}
