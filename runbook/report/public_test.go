package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// secretWords stand in the places of a log that are never public.
var secretWords = []string{"佐藤", "山本", "090-1234-5678", "０９０（８７６５）４３２１", "tip@example.com", "内線 2345",
	"秘密の指示", "秘密のメモ", "秘密の理由", "秘密の質問", "秘密の回答", "秘密の文案", "秘密の記入", "秘密の場所", "秘密の端緒", "秘密の出所", "秘密の推測", "秘密の受付"}

// confidential works an incident in which every field holds something that is not
// public.
func confidential(t testing.TB) (runbook.State, []runbook.Event) {
	t.Helper()
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "佐藤 花子"}, AsIs: true}, Kinds: []string{"unauthorized-access"},
		Title: "公式Xの乗っ取り（佐藤が発見）", Account: "公式X", Seen: "覚えのない投稿。佐藤花子の携帯 090-1234-5678 に連絡があった。", Source: "秘密の端緒", Means: "電話 ０９０（８７６５）４３２１",
		Happened: t0.Add(-time.Hour), Detected: t0.Add(-5 * time.Minute),
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0
	record := func(in runbook.Intent) {
		t.Helper()
		now = now.Add(2 * time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
	hanako := runbook.By{Actor: runbook.Actor{Name: "佐藤 花子"}, AsIs: true}
	taro := runbook.By{Actor: runbook.Actor{Name: "山本課長"}, AsIs: true}
	record(runbook.Do{By: hanako, Step: "opening/record-detection", Fields: map[string]string{"informant": "秘密の記入"}, Note: "秘密のメモ"})
	record(runbook.AddEvidence{By: hanako, Step: "opening/save-evidence", What: "佐藤さんが写した画面", Where: "秘密の場所", AsOf: t0,
		File: &runbook.FileProof{Path: "秘密の場所/画面.png", Size: 12345, SHA256: strings.Repeat("ab", 32)}})
	record(runbook.Report{By: hanako, Step: "opening/first-report", To: "section-head", Via: "山本課長", Reached: true, Means: "内線 2345", Instruction: "秘密の指示", Reference: "秘密の受付", Note: "秘密のメモ"})
	record(runbook.StateFact{By: hanako, Fact: "extent", Text: "表示 1,200 回", Certainty: runbook.Confirmed, From: "秘密の出所", AsOf: t0})
	record(runbook.StateFact{By: hanako, Fact: "cause", Text: "秘密の推測", Certainty: runbook.Unconfirmed, From: "秘密の出所"})
	record(runbook.Do{By: taro, Step: "unauthorized-access/can-log-in", Chosen: []string{"no"}, With: "佐藤", Reason: "秘密の理由"})
	record(runbook.Impossible{By: hanako, Step: "unauthorized-access/stop-ads", Reason: "秘密の理由"})
	record(runbook.Note{By: hanako, Text: "秘密のメモ", From: "秘密の端緒", To: "佐藤", Means: "tip@example.com"})
	record(runbook.Ask{By: hanako, Step: "unauthorized-access/website", Text: "秘密の質問"})
	record(runbook.Answer{By: taro, Question: 10, Text: "秘密の回答", From: "山本"})
	record(runbook.WriteText{By: hanako, Step: "unauthorized-access/notify-other-accounts", Body: "秘密の文案"})
	record(runbook.Override{By: hanako, Step: "unauthorized-access/notify-other-accounts", Reason: "秘密の理由"})
	record(runbook.Do{By: hanako, Step: "unauthorized-access/stop-ads-elsewhere", Fields: map[string]string{"done": "秘密の記入"}})
	record(runbook.Do{By: hanako, Step: "opening/stop-posting"})
	record(runbook.Correct{By: hanako, Entry: 9, Text: "秘密のメモ", Reason: "秘密の理由"})
	record(runbook.Correct{By: hanako, Entry: 4, Text: "報告は 22:45（佐藤）", Reason: "秘密の理由"})
	return s.State(), s.Entries()
}

var public = report.Options{Lang: lang.Japanese, Public: true, Since: 1, Number: 2}

// TestNothingSecretIsPublic writes every paper that has a public version in every
// format; the control, the papers for the office, must hold the words.
func TestNothingSecretIsPublic(t *testing.T) {
	s, entries := confidential(t)
	held := map[string]bool{}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, paper := range report.Reports {
			if !report.HasPublic(paper) {
				continue
			}
			for _, format := range report.Formats {
				o := public
				o.Lang = l
				words := spoken(t, format, write(t, paper, format, s, entries, o))
				for _, secret := range secretWords {
					if strings.Contains(words, secret) {
						t.Errorf("%s %s %s says %q", l, paper, format, secret)
					}
				}
				o.Public = false
				if paper != report.Press && paper != report.NoticePage {
					inside := spoken(t, format, write(t, paper, format, s, entries, o))
					for _, secret := range secretWords {
						held[secret] = held[secret] || strings.Contains(inside, secret)
					}
				}
			}
		}
	}
	for _, secret := range secretWords {
		if !held[secret] {
			t.Errorf("no paper for the office says %q: this test would not notice it", secret)
		}
	}
}

// spoken is the words of a paper of any format.
func spoken(t testing.TB, format string, raw []byte) string {
	switch format {
	case "txt-cp932":
		raw, _ = japanese.ShiftJIS.NewDecoder().Bytes(raw)
	case "xlsx":
		return fmt.Sprint(sheetsOf(t, raw))
	case "md":
		return strings.ReplaceAll(string(raw), `\`, "")
	}
	return string(raw)
}

// TestPeopleAreTheSameLetterEverywhere: one person under three forms of a name is one
// letter, another person is another.
func TestPeopleAreTheSameLetterEverywhere(t *testing.T) {
	s, entries := confidential(t)
	words := string(write(t, report.Chronology, "txt", s, entries, public))
	for _, want := range []string{"公式Xの乗っ取り（職員Aが発見）", "職員Aさんが写した画面", "後に訂正：【非公開】"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing:\n%s", want, words)
		}
	}
	incident := string(write(t, report.Incident, "txt", s, entries, public))
	if !strings.Contains(incident, "職員A") || strings.Contains(incident, "職員C") {
		t.Errorf("there are two people in the log:\n%s", incident)
	}
	names := public
	names.KeepNames = true
	words = string(write(t, report.Chronology, "txt", s, entries, names))
	if !strings.Contains(words, "佐藤が発見") || strings.Contains(words, "090-1234") || strings.Contains(words, "職員A") || strings.Contains(words, "氏名（") {
		t.Errorf("names were not kept, or more was:\n%s", words)
	}
}

// TestPublicListsWhatIsLeftOut counts by hand.
func TestPublicListsWhatIsLeftOut(t *testing.T) {
	s, entries := confidential(t)
	rows := string(write(t, report.Chronology, "txt", s, entries, public))
	_, list, found := strings.Cut(rows, "■ 除いたもの")
	if !found {
		t.Fatal("there is no list")
	}
	for _, want := range []string{"氏名（職員A などに置き換え）] 数： 2", "訂正の内容] 数： 1", "内部のメモ] 数： 4", "受けた指示] 数： 1", "確認していない事実] 数： 1", "公表していない文（文案、庁内や特定の相手に用いた文）] 数： 1", "根拠の条項： 【未記入】"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is not in the list:\n%s", want, list)
		}
	}
}

// TestPublicChronologyIsTimeAndContent reads its table.
func TestPublicChronologyIsTimeAndContent(t *testing.T) {
	s, entries := confidential(t)
	raw := strings.TrimPrefix(string(write(t, report.Chronology, "csv", s, entries, public)), "\ufeff")
	head, _, _ := strings.Cut(raw, "\r\n")
	if head != "事案番号,時刻（JST）,内容" {
		t.Errorf("the columns are %q", head)
	}
	if n := strings.Count(raw, "\r\n"); n != 1+2+10 { // when it happened and became known are no entries
		t.Errorf("%d rows:\n%s", n-1, raw)
	}
}

func TestPublicGoldens(t *testing.T) {
	s, entries := confidential(t)
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		o := public
		o.Lang = l
		golden(t, "chronology.public."+string(l)+".md", write(t, report.Chronology, "md", s, entries, o))
		golden(t, "incident.public."+string(l)+".md", write(t, report.Incident, "md", s, entries, o))
	}
}

// TestOneCharacterNames: a name of one character is no part of other words.
func TestOneCharacterNames(t *testing.T) {
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "林"}}, Kinds: []string{"flaming"}, Title: "林道の件（林、林課長が対応）", Seen: "林は不在", Detected: t0,
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), public))
	if !strings.Contains(words, "林道の件（職員A、職員A課長が対応）") {
		t.Errorf("it says:\n%s", words)
	}
}

// TestWithhold: what a redacted copy shows has nothing in it that a public version
// leaves out.
func TestWithhold(t *testing.T) {
	s, entries := confidential(t)
	for _, keep := range []bool{false, true} {
		o := public
		o.KeepNames = keep
		withhold := report.Withhold(&s, entries, o)
		shown := 0
		for _, e := range entries {
			if withhold(e.Seq) {
				continue
			}
			shown++
			b, err := runbook.EncodeEvent(e)
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range secretWords {
				if (secret != "佐藤" && secret != "山本" || !keep) && bytes.Contains(b, []byte(secret)) {
					t.Errorf("entry %d is shown and says %q", e.Seq, secret)
				}
			}
		}
		if keep && shown == 0 {
			t.Error("nothing is shown though names may be")
		}
		if !withhold(1) || !withhold(len(entries)+1) || !withhold(0) {
			t.Error("the first entry has the profile of the office, and what nobody knows is not shown")
		}
	}
}
