package report_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// beganLate begins an incident of Ube of one kind at t0, and gives what records in it with an
// event time of so many minutes after.
func beganLate(t testing.TB, kind string) (session *runbook.Session, record func(minutes int, in func(runbook.By) runbook.Intent)) {
	t.Helper()
	return beganLateAt(t, "ube", kind)
}

// beganLateAt is beganLate of another office.
func beganLateAt(t testing.TB, office, kind string) (session *runbook.Session, record func(minutes int, in func(runbook.By) runbook.Intent)) {
	t.Helper()
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := lib.Profile(office)
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, profile, false, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}, AsIs: true}, Kinds: []string{kind}, Title: "事案", Account: "公式X", Seen: "投稿", Detected: t0,
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0.Add(12 * time.Hour) // all of it is typed in the next morning
	return s, func(minutes int, in func(runbook.By) runbook.Intent) {
		t.Helper()
		now = now.Add(time.Minute)
		by := runbook.By{At: t0.Add(time.Duration(minutes) * time.Minute), AsIs: true}
		if _, err := s.Record(t.Context(), in(by), now); err != nil {
			t.Fatalf("%T: %v", in(by), err)
		}
	}
}

func do(step string, fields map[string]string) func(runbook.By) runbook.Intent {
	return func(by runbook.By) runbook.Intent {
		return runbook.Do{By: by, Step: playbook.Ref(step), Fields: fields}
	}
}

func choose(step, option string) func(runbook.By) runbook.Intent {
	return func(by runbook.By) runbook.Intent {
		return runbook.Do{By: by, Step: playbook.Ref(step), Chosen: []string{option}, With: "課長", Reason: "被害が続く"}
	}
}

// headingOf is the part of a paper in Markdown below a heading of the third degree; "" when
// it has none.
func headingOf(paper, heading string) string {
	_, after, _ := strings.Cut(paper, "\n### "+heading+"\n")
	body, _, _ := strings.Cut(after, "\n##")
	return body
}

// TestAClauseIsInTheListOfWhatTheLogSays: a no, a gate gone over, a step not needed, a clause
// that only allows: none of them is a clause that was followed.
func TestAClauseIsInTheListOfWhatTheLogSays(t *testing.T) {
	flood, record := beganLate(t, "flaming")
	record(5, func(by runbook.By) runbook.Intent {
		return runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: "投稿の画面", Where: "共有"}
	})
	record(6, do("opening/save-evidence", map[string]string{}))
	record(7, do("flaming/situation", map[string]string{"post": "https://example.jp/1", "points": "配慮"}))
	record(10, choose("flaming/abusive-comments", "delete"))
	record(12, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "flaming/delete-comments", Reason: "部長が不在"}
	})
	over := flood.State().Head
	record(13, do("flaming/delete-comments", map[string]string{"reason": "個人名"}))

	account, note := beganLate(t, "unauthorized-access")
	note(1, choose("unauthorized-access/can-log-in", "yes"))
	note(2, do("unauthorized-access/change-passwords", nil))
	note(3, do("unauthorized-access/close-sessions", map[string]string{"sessions": "2", "contacts-changed": "no", "two-factor": "yes"}))
	note(4, func(by runbook.By) runbook.Intent {
		return runbook.Skip{By: by, Step: "unauthorized-access/change-other-passwords", Reason: "共用していない"}
	})

	paper := func(s *runbook.Session, public bool) string {
		return string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public}))
	}
	const (
		followed = "従った条項"
		broken   = "従えなかった条項、又は遅れた条項と、その理由"
	)
	for _, c := range []struct {
		s                   *runbook.Session
		clause, step        string
		list, not, says, no string
	}{
		{flood, "ube:5", "悪質なコメントを削除する", broken, followed, "承認（削除）の関門を越えて行った | 部長が不在 | " + strconv.Itoa(over), ""},
		{flood, "ube:8(4)", "悪質なコメントを削除する", "義務を定めない条項により行った手順", followed, "| できる |", broken},
		{account, "ube:4(2)", "ログインの切断と連携の解除をする", "済みと記録したが、「いいえ」と答えた欄がある手順の条項", followed, "変えられていたか」に「いいえ」と記録", broken},
		{account, "ube:4(3)", "ほかのパスワードも変更する", "該当しないとした手順の条項と、その理由", broken, "共用していない", followed},
	} {
		words := paper(c.s, false)
		row := rowOf(headingOf(words, c.list), c.clause, c.step)
		if row == "" || !strings.Contains(row, c.says) {
			t.Errorf("%s of %s: not in %q, or it does not say %q:\n%s", c.clause, c.step, c.list, c.says, words)
		}
		for _, list := range []string{c.not, c.no} {
			if row := rowOf(headingOf(words, list), c.clause, c.step); row != "" {
				t.Errorf("%s of %s is in %q: %s", c.clause, c.step, list, row)
			}
		}
	}
	// What the public is not told does not come out by the list that it stands in.
	words := paper(account, true)
	for _, list := range []string{followed, "済みと記録したが、「いいえ」と答えた欄がある手順の条項"} {
		if row := rowOf(headingOf(words, list), "ube:4(2)", "ログインの切断と連携の解除をする"); row != "" {
			t.Errorf("public: %q has %s", list, row)
		}
	}
	if row := rowOf(headingOf(words, "済みと記録した手順の条項のうち、欄の答えを非公開としたもの"), "ube:4(2)", "ログインの切断と連携の解除をする"); row == "" {
		t.Errorf("public: it is nowhere:\n%s", words)
	}
}

// TestAGateThatWasOpenedAfterAllWasNotGoneOver: who got the approval in the end followed the
// clause, and who undid the override did nothing.
func TestAGateThatWasOpenedAfterAllWasNotGoneOver(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(5, func(by runbook.By) runbook.Intent {
		return runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: "投稿の画面", Where: "共有"}
	})
	record(7, do("flaming/situation", map[string]string{"post": "https://example.jp/1", "points": "配慮"}))
	record(10, choose("flaming/abusive-comments", "delete"))
	record(12, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "flaming/delete-comments", Reason: "部長が不在"}
	})
	record(13, func(by runbook.By) runbook.Intent {
		by.Actor = runbook.Actor{Name: "部長"}
		return runbook.Approve{By: by, Step: "flaming/delete-comments", Post: "発信管理者"}
	})
	record(14, do("flaming/delete-comments", map[string]string{"reason": "個人名"}))
	words := string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	if rowOf(headingOf(words, "従った条項"), "ube:5", "悪質なコメントを削除する") == "" || rowOf(headingOf(words, "従えなかった条項、又は遅れた条項と、その理由"), "ube:5", "悪質なコメントを削除する") != "" {
		t.Errorf("the approval is not what counts:\n%s", words)
	}
}

// TestAnOverrideIsListedOnceForAClause: however many gates rest on it; and whom to consult was gone
// over is said.
func TestAnOverrideIsListedOnceForAClause(t *testing.T) {
	const step = "flaming/press-material"
	s, record := beganLateAt(t, "iida", "flaming")
	var gates []string
	state := s.State()
	v, _ := state.Step(step, t0.Add(12*time.Minute))
	for _, g := range v.Gates {
		if !g.Open && !slices.Contains(gates, g.Name()) {
			gates = append(gates, g.Name())
		}
	}
	record(12, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: step, Gates: gates, Reason: "課長が不在"}
	})
	over := strconv.Itoa(s.State().Head)
	record(13, do(step, nil))
	words := string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	broken := headingOf(words, "従えなかった条項、又は遅れた条項と、その理由")
	rows := 0
	for row := range strings.Lines(broken) {
		if strings.HasPrefix(row, "| iida:5(4)②b |") && strings.Contains(row, "| "+over+" |") {
			rows++
			says(t, "the row", row, "協議（広報ブランド推進課）、協議（関係課")
		}
	}
	if rows != 1 {
		t.Errorf("the override stands in %d rows of the clause:\n%s", rows, broken)
	}
	says(t, "the list of overrides", headingOf(words, "関門を越えて進めた手順"), "協議（広報ブランド推進課）", "協議（関係課")
}

// TestAConsentFollowsItsClause: an approval that the log has is how the clause behind its gate was
// followed, in one list and with its own time and entry, unless it came afterwards; beside it stands
// that another step went without. Nobody knows whether an hour is one of the office's where its profile
// says none: then nobody knows whether the clause on that was followed.
func TestAConsentFollowsItsClause(t *testing.T) {
	const (
		followed = "従った条項"
		broken   = "従えなかった条項、又は遅れた条項と、その理由"
		unknown  = "この記録からは従ったかどうか分からない条項"
		clause   = "iida:5(4)②a"
		hours    = "iida:5(4)③"
	)
	s, record := beganLateAt(t, "iida", "impersonation")
	record(5, choose("impersonation/what-is-it", "fake"))
	record(6, choose("impersonation/harm", "none"))
	record(10, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "impersonation/notify-account", Gates: []string{"approval:publish", "approval:off-hours"}, Reason: "課長が不在"}
	})
	record(11, do("impersonation/notify-account", nil))
	record(15, func(by runbook.By) runbook.Intent {
		by.Actor = runbook.Actor{Name: "宮下"}
		return runbook.Approve{By: by, Step: "impersonation/notify-website", Post: "課等の長（所属長）"}
	})
	given := strconv.Itoa(s.State().Head)
	record(20, do("impersonation/notify-website", map[string]string{"url": "https://example.jp/1"}))
	paper := func(public bool) string {
		return string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public}))
	}
	words := paper(false)
	says(t, "the approval", rowOf(headingOf(words, followed), clause, "公式サイトで周知する"), "22:55", "承認（公開）：宮下 |", "従えなかった手順もある", "| "+given+" |")
	says(t, "the override", rowOf(headingOf(words, broken), clause, "公式アカウント上で周知する"), "承認（公開）の関門を越えて行った")
	if row := rowOf(headingOf(words, unknown), clause, ""); row != "" {
		t.Errorf("it is not known, and is: %s", row)
	}
	for _, list := range []string{followed, broken} {
		if row := rowOf(headingOf(words, list), hours, ""); row != "" {
			t.Errorf("nobody knows the hours, and %q has %s", list, row)
		}
	}
	if unseen := headingOf(words, unknown); rowOf(unseen, hours, "") == "" || !strings.Contains(unseen, "勤務時間がプロファイルに定められていない") {
		t.Errorf("that nobody knows is not said:\n%s", unseen)
	}
	says(t, "the overridden gates", headingOf(words, "関門を越えて進めた手順"), "承認（勤務時間外の発信）（時間外であったかは不明）")
	if row := rowOf(headingOf(paper(true), followed), clause, "公式サイトで周知する"); row == "" || strings.Contains(row, "宮下") || strings.Contains(row, "| "+given+" |") {
		t.Errorf("public: %q", row)
	}

	after, note := beganLateAt(t, "iida", "impersonation")
	note(5, choose("impersonation/what-is-it", "fake"))
	note(6, choose("impersonation/harm", "none"))
	note(30, func(by runbook.By) runbook.Intent {
		by.Actor = runbook.Actor{Name: "宮下"}
		return runbook.Approve{By: by, Step: "impersonation/notify-website", Post: "課等の長（所属長）"}
	})
	note(20, do("impersonation/notify-website", map[string]string{"url": "https://example.jp/1"}))
	words = string(write(t, report.Incident, "md", after.State(), after.Entries(), report.Options{Lang: lang.Japanese}))
	says(t, "the late approval", rowOf(headingOf(words, broken), clause, "公式サイトで周知する"), "承認（公開）は、行った後に受けた")
	if row := rowOf(headingOf(words, followed), clause, ""); row != "" {
		t.Errorf("it came afterwards, and %s", row)
	}
}

// TestAClauseIsPrintedOnce: its words stand in the first of its rows; a program is told them in
// every one.
func TestAClauseIsPrintedOnce(t *testing.T) {
	s, record := beganLate(t, "unauthorized-access")
	record(1, choose("unauthorized-access/can-log-in", "yes"))
	record(2, do("unauthorized-access/change-passwords", nil))
	record(3, do("unauthorized-access/change-other-passwords", map[string]string{"accounts": "広報の2件"}))
	words := string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	followed := headingOf(words, "従った条項")
	const asks = "推測されやすいパスワードや"
	if strings.Count(followed, asks) != 1 || strings.Count(followed, "| ube:4(3) | 同上 |") != 1 {
		t.Errorf("the clause is not said once:\n%s", followed)
	}
	var d struct {
		Sections []struct {
			Blocks []struct {
				ID   string
				Rows [][]any
			}
		}
	}
	if err := json.Unmarshal(write(t, report.Incident, "json", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}), &d); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, section := range d.Sections {
		for _, b := range section.Blocks {
			for _, row := range b.Rows {
				if b.ID == "followed" && row[0] == "ube:4(3)" {
					rows++
					if words, _ := row[1].(string); !strings.HasPrefix(words, asks) {
						t.Errorf("a program is told %q", row[1])
					}
				}
			}
		}
	}
	if rows != 2 {
		t.Errorf("%d rows of the clause", rows)
	}
}

// rowOf is the row of a clause and a step in a table in Markdown; "" when it has none.
func rowOf(table, clause, step string) string {
	for row := range strings.Lines(table) {
		if strings.HasPrefix(row, "| "+clause+" |") && strings.Contains(row, step) {
			return row
		}
	}
	return ""
}

// TestAnOverrideThatWasTakenBackIsMarked in the list, and is counted in no trend.
func TestAnOverrideThatWasTakenBackIsMarked(t *testing.T) {
	s, record := beganLate(t, "unauthorized-access")
	record(1, choose("unauthorized-access/can-log-in", "no"))
	record(2, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "unauthorized-access/notify-other-accounts", Reason: "夜間"}
	})
	if n := report.Measure(s.State(), s.Entries(), lang.Japanese).Overrides; n != 1 {
		t.Errorf("%d overrides are counted", n)
	}
	record(3, func(by runbook.By) runbook.Intent {
		return runbook.ReopenStep{By: by, Step: "unauthorized-access/notify-other-accounts", Reason: "部長と連絡がついた"}
	})
	if n := report.Measure(s.State(), s.Entries(), lang.Japanese).Overrides; n != 0 {
		t.Errorf("%d overrides are counted after it was taken back", n)
	}
	words := string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	if list := headingOf(words, "関門を越えて進めた手順"); !strings.Contains(list, "（取消し（記録 ") {
		t.Errorf("it is not marked:\n%s", list)
	}
}
