package runbook_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// rounds is an incident whose interim reply may be given again, with a text of its
// own, and whose report likewise.
func rounds(t *testing.T) *run { return interim(t, "repeat = true") }

// once is the same with a notice that goes out once.
func once(t *testing.T) *run { return interim(t, "") }

func interim(t *testing.T, repeat string) *run {
	t.Helper()
	edit := strings.NewReplacer(
		`title = "一次返信"`, "title = \"一次返信\"\n"+repeat+"\ntext = \"T05\"",
		`title = "次の回答", required = true`, `title = "次の回答"`,
	)
	again := edit.Replace(flamingTOML) + `
[[step]]
id = "tell-again"
track = "report"
type = "report"
role = "operator"
title = "続報を入れる"
to = ["section-head"]
after = []
repeat = true
fields = [ { id = "changes", type = "text", title = "変化", required = true }, { id = "next", type = "time", title = "次の報告" } ]
opens-promise = { title = "さらに報告する", due = "next" }
`
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML + ruledOpening)}, {Name: "flaming.toml", Data: []byte(again)},
			{Name: "hijack.toml", Data: []byte(hijackTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
		Texts:    []playbook.File{{Name: "T05.toml", Data: []byte(textTOML)}, {Name: "claims.toml", Data: []byte(claimsTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := lib.Profile("test")
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{By: by("鈴木"), Kinds: []string{"flaming"}, Account: "x-main", Detected: t0}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: t0}
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	return r
}

// round is the entry of the last round of a step that is done; zero of one that is not.
func (r *run) round(ref playbook.Ref) int {
	if v := r.view(ref); v.Again() {
		return v.Seq
	}
	return 0
}

// owed lists the promises that stand, with the time of each.
func (r *run) owed() map[playbook.Ref]string {
	owed := map[playbook.Ref]string{}
	for _, p := range r.state.Promises(r.now) {
		if !p.Kept && !p.Released {
			owed[p.Step] = p.Due.In(jst).Format("15:04")
		}
	}
	return owed
}

func TestAPromiseIsRenewedAsOftenAsNeedBe(t *testing.T) {
	r := rounds(t)
	reply := func(at string) runbook.Do {
		fields := map[string]string{}
		if at != "" {
			fields["next-reply"] = at
		}
		return runbook.Do{Step: "flaming/interim", Fields: fields, Again: r.round("flaming/interim")}
	}
	for i, next := range []string{"23:30", "23:45", "23:55"} {
		if i > 0 { // an approval is for one round
			r.refused(reply(next), runbook.StepHeld)
		}
		r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
		r.must(reply(next))
		if owed := r.owed(); len(owed) != 1 || owed["flaming/interim"] != next {
			t.Errorf("after %s: %v", next, owed)
		}
		r.refused(runbook.Close{Reason: "終わり"}, runbook.PromiseOpen)
		r.now = r.now.Add(5 * time.Minute)
	}
	// An undo takes back one round.
	r.must(runbook.ReopenStep{Step: "flaming/interim"})
	if owed := r.owed(); owed["flaming/interim"] != "23:45" {
		t.Errorf("after the undo: %v", owed)
	}
	r.is("flaming/interim", runbook.StateDone)
	// A round that promises nothing leaves no promise behind, not even the last one's.
	r.must(reply("")) // the approval of the round that was undone stands
	if owed := r.owed(); len(owed) != 0 {
		t.Errorf("after a round without a time: %v", owed)
	}
	// A round is never late for the due time of the first.
	for _, e := range r.events {
		if d, ok := e.Data.(*runbook.Done); ok && (d.LateBy != 0 || len(d.OutOfOrder) > 0) {
			t.Errorf("entry %d: %+v", e.Seq, d.Timing)
		}
	}
}

func TestAReportIsMadeAgain(t *testing.T) {
	r := rounds(t)
	report := func(changes string, reached bool, next string) runbook.Report {
		fields := map[string]string{}
		if changes != "" {
			fields["changes"] = changes
		}
		if next != "" {
			fields["next"] = next
		}
		return runbook.Report{Step: "flaming/tell-again", To: "section-head", Reached: reached, Fields: fields, Again: r.round("flaming/tell-again")}
	}
	r.must(report("投稿を消した", true, "23:20"))
	r.is("flaming/tell-again", runbook.StateDone)
	r.now = r.now.Add(time.Minute)
	r.must(report("", false, "")) // nobody answered the second time: the first round stands, with its promise
	if owed := r.owed(); owed["flaming/tell-again"] != "23:20" {
		t.Errorf("%v", owed)
	}
	r.refused(report("", true, ""), runbook.BadIntent) // what was filled in then does not do for now
	r.must(report("落ち着いた", true, ""))
	if owed := r.owed(); len(owed) != 0 {
		t.Errorf("%v", owed)
	}
	if v := r.view("flaming/tell-again"); len(v.Attempts) != 3 || v.Values["changes"] != "落ち着いた" {
		t.Errorf("%+v", v)
	}
	r.refused(runbook.Do{Step: "flaming/tell-again", Again: r.round("flaming/tell-again")}, runbook.ReceiptsOpen)
	// A step that does not repeat is done once.
	r.must(runbook.Report{Step: "opening/tell-head", To: "section-head", Reached: true})
	r.refused(runbook.Report{Step: "opening/tell-head", To: "section-head", Reached: true}, runbook.AlreadySettled)
}

// The words that were published are put on record even where nobody drafted them
// here: at once, or afterwards.
func TestThePublishedWordsAreWrittenDownAfterwards(t *testing.T) {
	r := rounds(t)
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	done := r.must(runbook.Do{Step: "flaming/interim"})
	if v := r.view("flaming/interim"); !v.NoWords {
		t.Error("nothing says that the words are missing")
	}
	draft := r.must(runbook.WriteText{Step: "flaming/interim", Body: "確認しています。", Published: true})
	if v := r.view("flaming/interim"); v.NoWords || r.gate("flaming/interim", runbook.GateApproval).How != runbook.HowApproved {
		t.Errorf("%+v", v.Gates)
	}
	d, _ := r.state.DraftOf("flaming/interim")
	if d.Seq != draft.Seq || r.state.TextStateOf(d, r.now) != runbook.TextAfter {
		t.Errorf("entry %d is %s, not published with entry %d", d.Seq, r.state.TextStateOf(d, r.now), done.Seq)
	}
	// Undone, it is a draft like any other, which nobody has approved.
	r.must(runbook.ReopenStep{Step: "flaming/interim"})
	if g := r.gate("flaming/interim", runbook.GateApproval); g.How != runbook.HowOutdated {
		t.Errorf("%+v", g)
	}
}

func TestAnApprovalIsOfTheTextThatWasShown(t *testing.T) {
	r := rounds(t)
	first := r.must(runbook.WriteText{Step: "flaming/interim", Body: "確認しています。"})
	second := r.must(runbook.WriteText{Step: "flaming/interim", Body: "調べています。"})
	r.refused(runbook.Approve{By: by("課長"), Step: "flaming/interim", Text: first.Seq}, runbook.BadIntent)
	r.refused(runbook.Refuse{By: by("課長"), Step: "flaming/interim", Text: first.Seq, Reason: "違う"}, runbook.BadIntent)
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim", Text: second.Seq})
	r.is("flaming/interim", runbook.Ready)
}

// What was said to a text, and the way round a gate, are of the text as it stood.
func TestANewDraftIsNobodysConsent(t *testing.T) {
	r := ruled(t, "[approval.publish]\nby = [\"section-head\"]", "[approval.publish]\nby = [\"section-head\"]\nconsult = [\"pr\"]")
	const step = "ruled/written"
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "確認しています。"})
	r.must(runbook.Consult{By: by("鈴木"), Step: step, With: "広報課長"})
	if g := r.gate(step, runbook.GateConsult); !g.Open || g.How != runbook.HowConsulted {
		t.Errorf("consulted: %+v", g)
	}
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "調べています。"})
	if g := r.gate(step, runbook.GateConsult); g.Open {
		t.Errorf("consulted on another text: %+v", g)
	}
	all := []string{runbook.GateApproval + ":publish", runbook.GateApproval + ":off-hours", runbook.GateConsult + ":pr"}
	r.must(runbook.Override{By: by("係長"), Step: step, Gates: all, Reason: "誰もつながらない"})
	r.is(step, runbook.Ready)
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "分かりました。"})
	for _, kind := range []string{runbook.GateApproval, runbook.GateConsult} {
		if g := r.gate(step, kind); g.Open {
			t.Errorf("overridden for another text: %+v", g)
		}
	}
}

// Another round is asked for, follows the one that was seen, and leaves nothing behind
// but what it says.
func TestARoundIsNeverAnAccident(t *testing.T) {
	r := rounds(t)
	report := runbook.Report{Step: "flaming/tell-again", To: "section-head", Reached: true, Fields: map[string]string{"changes": "なし", "next": "23:20"}}
	first := r.must(report)
	// The same again, from a second terminal or a second key press, is no round.
	r.refused(report, runbook.AlreadySettled)
	second := report
	second.Again = first.Seq
	r.must(second)
	r.refused(second, runbook.AlreadySettled)
	// Not to do it once more is nothing to record.
	for _, in := range []runbook.Intent{
		runbook.Skip{Step: "flaming/tell-again", Reason: "もう要らない"}, runbook.Impossible{Step: "flaming/tell-again", Reason: "できない"},
	} {
		if ref := r.refused(in, runbook.AlreadySettled); ref.Hint != lang.Engine.AgainHint {
			t.Errorf("%T: %s", in, ref.Hint.En)
		}
	}
	if r.is("flaming/tell-again", runbook.StateDone); r.owed()["flaming/tell-again"] != "23:20" {
		t.Errorf("%v", r.owed())
	}
	// What was to be said to somebody who was not reached is no promise.
	vain := second
	vain.Again, vain.Reached, vain.Fields = r.round("flaming/tell-again"), false, map[string]string{"next": "23:59"}
	r.must(vain)
	if owed := r.owed(); owed["flaming/tell-again"] != "23:20" {
		t.Errorf("after an attempt in vain: %v", owed)
	}
	// Somebody else who is told in the same round takes nothing back.
	other := second
	other.To, other.Again, other.Fields = "警備員", r.round("flaming/tell-again"), map[string]string{"changes": "なし"}
	r.must(other)
	if owed := r.owed(); owed["flaming/tell-again"] != "23:20" {
		t.Errorf("after another target of the round: %v", owed)
	}
}

// The words of one round are not those of the next.
func TestEachRoundHasItsOwnWords(t *testing.T) {
	r := rounds(t)
	r.must(runbook.WriteText{Step: "flaming/interim", Body: "第1報"})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{Step: "flaming/interim"})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	e := r.must(runbook.Do{Step: "flaming/interim", Again: r.round("flaming/interim")})
	if d := e.Data.(*runbook.Done); d.Text != 0 || !r.view("flaming/interim").NoWords {
		t.Errorf("the second round published entry %d", d.Text)
	}
}

// Leaving out one way of keeping a promise releases nobody while another is open.
func TestAPromiseIsNotSkippedAway(t *testing.T) {
	r := ruledPromise(t)
	r.must(runbook.Skip{Step: "flaming/extend", Reason: "延ばさない"})
	if owed := r.owed(); len(owed) != 1 {
		t.Errorf("%v", owed)
	}
	r.must(runbook.Skip{Step: "flaming/final", Reason: "答えない"})
	if owed := r.owed(); len(owed) != 0 {
		t.Errorf("%v", owed)
	}
}

// ruledPromise is an incident in which a promise stands that two steps could keep.
func ruledPromise(t *testing.T) *run {
	t.Helper()
	two := flamingTOML + `
[[step]]
id = "extend"
track = "report"
type = "notice"
role = "operator"
title = "延ばす"
when = { needs-time = "no" }
keeps-promise = ["interim"]
`
	r := flamingOf(t, two)
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	return r
}

// flamingOf is a flaming with a playbook of its own.
func flamingOf(t *testing.T, flaming string) *run {
	t.Helper()
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML)}, {Name: "flaming.toml", Data: []byte(flaming)},
			{Name: "hijack.toml", Data: []byte(hijackTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := lib.Profile("test")
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{By: by("鈴木"), Kinds: []string{"flaming"}, Account: "x-main", Detected: t0}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	return &run{t: t, state: s.State(), events: s.Entries(), now: t0}
}

func TestWhoAsksDoesNotAnswer(t *testing.T) {
	r := begin(t, "hijack")
	q := r.must(runbook.Ask{By: by("鈴木"), Step: "hijack/change", Text: "よいか"})
	r.refused(runbook.Answer{By: by("鈴木"), Question: q.Seq, Text: "よい", From: "鈴木"}, runbook.BadIntent)
	r.must(runbook.Answer{By: by("鈴木"), Question: q.Seq, Text: "よい", From: "課長"})
}

// A step that keeps a promise is due when the promise is, and urgent like anything
// else that is due.
func TestAPromiseIsADueTime(t *testing.T) {
	r := ruledPromise(t)
	v := r.view("flaming/final")
	if v.State != runbook.Ready || v.Deadline.In(jst).Format("15:04") != "23:30" || v.DueWhose != runbook.ByPromise {
		t.Errorf("%s, due %s by %s", v.State, v.Deadline, v.DueWhose)
	}
	r.now = t0.Add(51 * time.Minute)
	if v := r.view("flaming/final"); !v.Overdue {
		t.Error("it is not overdue")
	}
	n := 0
	for _, d := range r.state.Dues(r.now) {
		if d.At.In(jst).Format("15:04") == "23:30" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the promise is listed %d times", n)
	}
}

// What was left of another office, or never filled in, is found in words of one's own.
func TestWordsOfAnotherOffice(t *testing.T) {
	lib := shipped(t)
	profile, _ := lib.Profile("kamitonda")
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{By: by("木村"), Kinds: []string{"impersonation"}, Detected: t0}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	state := s.State()
	st, _ := state.Set.Step("impersonation/notify-website")
	for words, want := range map[string]string{
		"飯田市の公式サイトです。":      "飯田市",
		"市公式サイトで知らせます。":     "市公式",
		"本日　時　分ころ、":         "本日",
		"［時刻］までに知らせます。":     "［時刻］",
		"上富田町の公式サイトで知らせます。": "",
		"町長が説明します。":         "",
	} {
		found := ""
		for _, f := range state.CheckText(st, nil, lang.Japanese, words).Findings {
			found += f.Phrase + " "
		}
		if want == "" && found != "" || want == "本日" && !strings.Contains(found, "時") || want != "本日" && !strings.Contains(found, want) {
			t.Errorf("%s: found %q", words, found)
		}
	}
}

// A promise does not wait for what its step waits for: its time is shown there, and when it has
// passed, that is where to turn to.
func TestAPromiseOfAStepThatWaits(t *testing.T) {
	after := strings.Replace(flamingTOML, "id = \"final\"\n", "id = \"final\"\nafter = [\"asked\"]\n", 1) + `
[[step]]
id = "asked"
track = "report"
type = "act"
role = "operator"
title = "担当課に聞く"
`
	if !strings.Contains(after, `after = ["asked"]`) {
		t.Fatal("nothing waits")
	}
	r := flamingOf(t, after)
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	v := r.view("flaming/final")
	if v.State != runbook.Waiting || v.DueWhose != runbook.ByPromise || v.Deadline.In(jst).Format("15:04") != "23:30" || v.Overdue {
		t.Errorf("%s, due %s by %s", v.State, v.Deadline, v.DueWhose)
	}
	if next, _ := runbook.Next(r.state.Steps(r.now)); next == "flaming/final" {
		t.Error("what waits is next before its time")
	}
	for _, view := range r.state.Steps(r.now) { // what else has a due time
		if view.Ref != v.Ref && !view.State.Settled() && !view.Deadline.IsZero() && view.State == runbook.Ready {
			r.must(runbook.Skip{Step: view.Ref, Reason: "要らない"})
		}
	}
	r.now = t0.Add(51 * time.Minute)
	if v := r.view("flaming/final"); !v.Overdue {
		t.Error("it is not overdue")
	}
	if next, _ := runbook.Next(r.state.Steps(r.now)); next != "flaming/final" {
		t.Errorf("next is %s", next)
	}
	n := 0
	for _, d := range r.state.Dues(r.now) {
		if d.At.In(jst).Format("15:04") == "23:30" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the promise is listed %d times", n)
	}
}
