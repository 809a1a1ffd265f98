package tui

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// begun is a real incident of an office on the shipped data, of the kind on this key.
func begun(t testing.TB, office, kind string, w, h int, change ...func(*Config)) *console {
	t.Helper()
	c := start(t, shipped(t), office, lang.Japanese, w, h, change...)
	c.Key(kind, "enter")
	return c
}

// A standing rule whose clauses hold for some kinds only is the office's in those, and
// in no others: the screen says what the engine says.
func TestRulesAreWhoseTheyAreForTheKind(t *testing.T) {
	differ := 0
	for _, office := range []string{"ube", "iida", "kamitonda", "ako", "towada"} {
		for _, kind := range []string{"1", "2", "3", "4", "5"} {
			c := begun(t, office, kind, 120, 40)
			v := c.m.voice()
			for i := range c.m.work.views {
				s := &c.m.work.views[i]
				var got []string
				for _, r := range c.m.ruleRows(s, 200) {
					got = append(got, r.text())
				}
				for _, id := range s.Rules {
					whose, _ := c.state().WhoseRule(s.Step, id)
					rule, _ := c.state().Set.Rule(id)
					if whose != c.state().Org.Whose(append([]string{c.state().Org.Rules[id].Source}, rule.Sources...)) {
						differ++
					}
					text := v.say(rule.Text)
					if own := c.state().Org.Rules[id]; !own.Text.IsZero() && whose == org.Own {
						continue // in the office's words
					}
					if want := v.whose(whose) + " " + text; !strings.Contains(strings.Join(got, "\n"), want) {
						t.Errorf("%s %s %s: no line says %q:\n%s", office, kind, s.Ref, want, strings.Join(got, "\n"))
					}
				}
			}
		}
	}
	if differ == 0 {
		t.Error("no rule of the shipped data is limited to kinds: nothing was shown")
	}
}

// A clause that only touches on a step is named after the basis, and nobody's duty.
func TestSeeIsNobodysDuty(t *testing.T) {
	c := begun(t, "kamitonda", "4", 120, 60)
	n := 0
	for i := range c.m.work.views {
		s := &c.m.work.views[i]
		rows := c.m.seeRows(s, 200)
		if len(s.See) == 0 {
			if rows != nil {
				t.Errorf("%s has %q", s.Ref, rows[0].text())
			}
			continue
		}
		n++
		text := rows[0].text()
		if !strings.HasPrefix(strings.TrimSpace(text), "関連: "+s.See[0]) || strings.ContainsAny(text, "自法他") || strings.Contains(text, "義務") {
			t.Errorf("%s: %q", s.Ref, text)
		}
		if rows[0][0].ink != inkFaint {
			t.Errorf("%s: it is not faint", s.Ref)
		}
	}
	if n == 0 {
		t.Skip("no step of the shipped data has such a clause")
	}
}

// What another office demands is told without how strongly it binds that office.
func TestOthersGlossesBindNobody(t *testing.T) {
	c := begun(t, "generic", "4", 120, 60)
	words := lang.Source.Modality["must"].Ja
	if words == "" {
		t.Fatalf("there is no word for a duty: %v", lang.Source.Modality)
	}
	for i := range c.m.work.views {
		for _, r := range c.m.glossRows(&c.m.work.views[i], 100) {
			if text := r.text(); strings.HasPrefix(text, "他 ") && strings.Count(text, " ") > 1 {
				t.Errorf("%s: %q", c.m.work.views[i].Ref, text)
			}
		}
	}
}

// Where the office's rules do without a permission, the step says so, and nobody is
// asked for it.
func TestExemptFromPermission(t *testing.T) {
	c := begun(t, "kamitonda", "5", 80, 40)
	n := 0
	for i := range c.m.work.views {
		s := &c.m.work.views[i]
		for _, g := range s.Gates {
			if g.How != runbook.HowExempt {
				continue
			}
			n++
			if _, said := c.m.gateWords(g, s); !s.State.Settled() && said.Ja != "勤務時間外の発信に許可は要らない［自 kami:4(1)］" {
				t.Errorf("%s: %q", s.Ref, said.Ja)
			}
			for _, asked := range approvalGates(s) {
				if asked.Act == org.ActOffHours {
					t.Errorf("%s asks for it", s.Ref)
				}
			}
		}
	}
	if n == 0 {
		t.Fatal("no step is exempt")
	}
}

// The recorder did not decide what a section head decides.
func TestWhoDecidedIsNotTheRecorder(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.to("can-log-in")
	c.Key("enter")
	for _, s := range c.m.work.views {
		if s.Type != playbook.Decide {
			continue
		}
		f := c.m.decideForm(&s)
		own := s.Performer == runbook.RoleRecorder || s.Performer == operatorRole
		if who := f.field("who"); who.required == own || (who.text() != "") != own {
			t.Errorf("%s, of %s: who is %q, required %v", s.Ref, s.Performer, who.text(), who.required)
		}
	}
	c.Key("1", "ctrl+s")
	c.Shows("「決めた人」が空欄です")
	c.Type("山本課長")
	c.Key("ctrl+s")
	if got := c.last().Actor.Name; got != "山本課長" {
		t.Errorf("%q decided", got)
	}
}

// Evidence recorded from a step that keeps none is kept at the step that does.
func TestEvidenceGoesToItsStep(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.to("stop-posting")
	c.Key("6")
	c.Says("「証拠を残す（削除・変更の前に）」に付けます。")
	c.fill("what", "画面の写し")
	c.fill("where", "共有フォルダー")
	c.Key("ctrl+s")
	if e := c.state().Evidence; len(e) != 1 || e[0].Step.Step() != "save-evidence" {
		t.Fatalf("it is kept at %+v", e)
	}
	if got := c.m.work.selected.Step(); got != "stop-posting" {
		t.Errorf("the step in hand is %s", got)
	}
	c.to("save-evidence")
	c.Key("enter", "ctrl+s")
	c.to("first-report")
	c.Key("6")
	c.Shows("事案の証拠として残します")
	c.Key("esc")
	c.to("delete-fraud-posts")
	if s := c.m.work.view(); c.m.keeper(s) != s {
		for _, g := range s.Gates {
			if g.Kind == runbook.GateEvidence && !g.Open {
				t.Error("a step that waits for evidence does not take it")
			}
		}
	}
}

// Before the reason the closing says what the rules still ask for.
func TestClosingSaysWhatIsLeft(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.to("stop-posting")
	c.Key("7")
	c.Type("予約投稿も止めるか、課長に")
	c.Key("ctrl+s", "c")
	c.Shows("PgUp で前の")
	all := c.m.form().intro
	for i := range c.m.work.views {
		s := &c.m.work.views[i]
		cited := c.state().Cite(s.Sources)
		if !s.State.Settled() && !s.Undecided && slices.ContainsFunc(cited, runbook.Citation.Must) &&
			!slices.ContainsFunc(all, func(t lang.Text) bool { return strings.Contains(t.Ja, s.Title.Ja) }) {
			t.Errorf("%s is not named", s.Title.Ja)
		}
	}
	for range 10 {
		c.Key("pgup")
	}
	c.Shows("うち自組織の規程（自）が求める手順", "求められて残っているもの", "PgDn で続き")
	for range 10 {
		c.Key("pgdown")
	}
	c.Key("shift+tab", "tab")
	own := 0
	for i := range c.m.work.views {
		s := &c.m.work.views[i]
		if s.State.Settled() || s.Undecided {
			continue
		}
		for _, cited := range c.state().Cite(s.Sources) {
			if cited.Whose == org.Own && cited.Modality.Binding() {
				own++
				break
			}
		}
	}
	asked := c.m.stillAsked()
	if own == 0 || !strings.Contains(asked[0].Ja, "求める手順 "+lang.Same("%d").With(own).Ja+" 件、法令") {
		t.Errorf("%d own, but it says %q", own, asked[0].Ja)
	}
	if owed := c.m.stillOwed(); len(owed) != 1 || owed[0].Ja != "答えを待っている確認 1 件: 予約投稿も止めるか、課長に" {
		t.Errorf("owed: %v", owed)
	}
	c.Resize(80, 40)
	c.Shows("答えを待っている確認 1 件")
}

// Text typed on a field of choices is shown and lands in the next field of text.
func TestTextOnAChoiceIsKept(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.to("can-log-in")
	c.Key("enter")
	c.Type("課長が12時に")
	c.Shows("ここは選ぶ欄です", "「課長が12時に」")
	if c.m.form().field("answer").one() != "" {
		t.Error("text chose an answer")
	}
	c.Type("決")
	c.Key("backspace", "down", "space") // the arrows are for choosing again
	c.Key("enter")
	x := c.m.form().current()
	if x == nil || x.id != "reason" || x.text() != "課長が12時に" {
		t.Fatalf("it landed in %+v:\n%s", x, c.Text())
	}
	if c.m.form().field("answer").one() == "" {
		t.Error("nothing is chosen")
	}
}

// Recording with such a text first shows where it went; leaving keeps it.
func TestTextOnAChoiceIsNotLostByRecording(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.to("can-log-in")
	c.Key("enter", "1")
	c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("貼り付けた理由"), Paste: true})
	c.Key("esc")
	c.Shows("☐")
	c.Key("enter")
	c.Shows("貼り付けた理由")
	n := c.state().Head
	c.Key("ctrl+s")
	c.Shows("書いた文を「理由", "に入れました")
	if c.state().Head != n {
		t.Error("it was recorded")
	}
	c.decided()
	if d := c.last().Data.(*runbook.Decided); d.Reason != "貼り付けた理由" {
		t.Errorf("the reason is %q", d.Reason)
	}
}

// Digits and はい choose as ever, also several in one message; letters that answer
// nothing are text, and so is what follows them.
func TestWhatChooses(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	c.Key("s")
	c.Type("12")
	if got := c.m.form().field("kinds").chosen(); len(got) != 3 || c.m.form().stray != "" {
		t.Errorf("chosen are %v, kept is %q", got, c.m.form().stray)
	}
	c.Type("a")
	c.Type("1")
	if c.m.form().stray != "a1" {
		t.Errorf("kept is %q", c.m.form().stray)
	}
	c.Key("backspace", "backspace")
	c.Type("1")
	if got := c.m.form().field("kinds").chosen(); len(got) != 2 || c.m.form().stray != "" {
		t.Errorf("chosen are %v, kept is %q", got, c.m.form().stray)
	}
}

// A draft that leaves says for which gate it is stamped, and a text with blanks has no
// length yet.
func TestDraftSaysWhyItIsStamped(t *testing.T) {
	var out outbox
	c := withAccount(t, out.config)
	c.to("tell-public")
	c.Key("t", "enter")
	c.Shows("長さ 空欄を埋めた後に数えます")
	c.Key("2")
	c.fill("body", "短い文")
	c.Key("ctrl+s")
	c.Shows("/ 280")
	c.Hides("空欄を埋めた後")
	c.Key("5", "2", "enter")
	c.Shows("【案・未承認】を付けた理由: 公開の承認（広報広聴課長）がまだありません")
}

// Whoever looks for a deputy sees the numbers, on the step and in its form.
func TestStandInListsTheDeputies(t *testing.T) {
	files := playbooks.Files()
	files.Profiles = slices.Clone(files.Profiles)
	for i, f := range files.Profiles {
		post := []byte("[role.section-head]\n")
		if !strings.HasSuffix(f.Name, "ube.toml") || !bytes.Contains(f.Data, post) {
			continue
		}
		files.Profiles[i].Data = bytes.Replace(f.Data, post, append(post, `day = "0836-34-0001"
deputies = [ { post = "課長補佐", day = "0836-34-0002", night = "090-0000-0002" } ]
`...), 1)
	}
	c := start(t, library(t, files), "ube", lang.Japanese, 80, 40)
	c.Key("4", "enter")
	c.to("first-report")
	c.Key("2")
	c.Type("誰も出ない")
	c.Key("ctrl+s")
	c.m.work.pick("opening/reach-deputy")
	c.Shows("連絡先（「上司へ第一報を入れる」）", "0836-34-0001", "課長補佐", "090-0000-0002")
	c.Key("enter")
	c.Shows("090-0000-0002", "済んだことを記録する")
}

// An incident that belongs to no office says so when it begins and whenever it is told
// as a whole.
func TestBegunWithoutAnOffice(t *testing.T) {
	c := begun(t, "generic", "4", 80, 24)
	c.Shows("所属が未設定のまま始めました。規程と連絡先は出ません")
	c.Key("i")
	c.Shows("所属が未設定のまま始めました。規程と連絡先は出ません")
	c = begun(t, "ube", "4", 80, 24)
	c.Hides("所属が未設定")
}

// Who keeps the log stands beside what the recorder does; nobody yet is said in words.
func TestRecorderIsAPerson(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	i := 0
	for ; i < len(c.m.work.views) && c.m.work.views[i].Performer != runbook.RoleRecorder; i++ {
	}
	c.m.work.pick(c.m.work.views[i].Ref)
	c.Shows("担当 記録係 鈴木")
	c = begun(t, "ube", "4", 80, 24, func(cfg *Config) { cfg.User = "" })
	c.m.work.pick(c.m.work.views[i].Ref)
	c.Shows("担当 記録係 【未記入】")
	c.Hides("記録係 ?")
}

// A long label has a row of its own rather than an end that is cut off.
func TestLongLabelsAreWhole(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24)
	for i := range c.m.work.views {
		f := c.m.doneForm(&c.m.work.views[i])
		body, _, _ := f.body(c.m.voice(), 49)
		var all strings.Builder
		for _, r := range body.rows {
			all.WriteString(strings.ReplaceAll(r.text(), " ", ""))
		}
		for _, x := range f.fields {
			if label := strings.ReplaceAll(c.m.voice().say(x.label), " ", ""); !x.hidden() && !strings.Contains(all.String(), label) {
				t.Errorf("%s: %q is cut off", c.m.work.views[i].Ref, label)
			}
		}
	}
}

// Before anything is written out the form says where it goes.
func TestExportSaysWhere(t *testing.T) {
	c := begun(t, "ube", "4", 80, 24, exporting, func(cfg *Config) { cfg.ExportDir = "/home/suzuki/reports" })
	c.Key("e")
	c.Shows("書き出す先: /home/suzuki/reports", "[ 書き出す ]")
	c = begun(t, "ube", "4", 80, 24, exporting)
	c.Key("e")
	c.Shows("書き出す先: 段取りを起動したときのフォルダ")
}

// A label that wraps leaves the caret on the text.
func TestCaretUnderALongLabel(t *testing.T) {
	f := newText("x", lang.Same(strings.Repeat("長い名前", 10)), lang.Text{}, "")
	s, _, _ := f.open(voice{lang: lang.Japanese, now: time.Now(), zone: time.UTC}, "", 40)
	if row := s.caret.row; !s.caret.on || row < 2 || !strings.HasPrefix(s.rows[row].text(), "  [") {
		t.Errorf("the caret is on row %d", s.caret.row)
	}
}

// exporting writes nothing.
func exporting(cfg *Config) {
	cfg.Export = func(context.Context, runbook.IncidentID, string) (string, error) { return "/x.md", nil }
}
