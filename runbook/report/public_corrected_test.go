package report_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// correctedAll is the incident of [confidential] in which every entry that can be is
// corrected by words of its own, as they are typed in an office: with a citizen's name.
func correctedAll(t testing.TB) (runbook.State, []runbook.Event, map[int]string) {
	t.Helper()
	_, entries := confidential(t)
	words := map[int]string{}
	at := entries[len(entries)-1].Logged
	for n := len(entries); n > 0; n-- {
		words[n] = fmt.Sprintf("表示1,300件（山田%d氏の届出）", n)
		at = at.Add(time.Minute)
		entries = append(entries, runbook.Event{Seq: len(entries) + 1, Type: runbook.EntryCorrected, At: at, Logged: at, Actor: runbook.Actor{Name: "佐藤 花子"},
			Data: &runbook.Corrected{Entry: n, Text: words[n], Reason: "誤り"}})
	}
	return runbook.Fold(runbook.State{}, entries), entries, words
}

// TestNoCorrectionIsPublic: what a correction says is in no public paper of any format,
// whatever entry it corrects; the control, the papers for the office, must hold each.
func TestNoCorrectionIsPublic(t *testing.T) {
	s, entries, corrections := correctedAll(t)
	held := map[int]bool{}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, paper := range report.Reports {
			if !report.HasPublic(paper) {
				continue
			}
			for _, format := range report.Formats {
				o := public
				o.Lang = l
				words := spoken(t, format, write(t, paper, format, s, entries, o))
				if i := strings.Index(words, "山田"); i >= 0 {
					t.Errorf("%s %s %s says %q", l, paper, format, words[max(0, i-60):min(len(words), i+60)])
				}
				if strings.ContainsFunc(words, func(r rune) bool { return r >= 0xf0000 }) || strings.Contains(words, "<U+F00") {
					t.Errorf("%s %s %s shows the sign of what is left out", l, paper, format)
				}
			}
			o := public
			o.Lang, o.Public = l, false
			inside := string(write(t, paper, "txt", s, entries, o))
			for n, words := range corrections {
				held[n] = held[n] || strings.Contains(inside, words)
			}
		}
	}
	for n := range corrections {
		if !held[n] {
			t.Errorf("no paper for the office says the correction of entry %d: this test would not notice it", n)
		}
	}
}

// TestWhatWasCorrectedIsNotConfirmed: a public version does not say of a value whose correction it
// withholds that it is confirmed, and says that it was put right; the office's own has both.
func TestWhatWasCorrectedIsNotConfirmed(t *testing.T) {
	s, record := beganLateAt(t, "iida", "impersonation")
	record(5, func(by runbook.By) runbook.Intent {
		return runbook.StateFact{By: by, Fact: "extent", Text: "表示約1,200件", Certainty: runbook.Confirmed, AsOf: t0}
	})
	stated := s.State().Head
	record(8, func(by runbook.By) runbook.Intent {
		return runbook.Correct{By: by, Entry: stated, Text: "表示1,300件", Reason: "数え直した"}
	})
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		confirmed := lang.Event.Certainty[string(runbook.Confirmed)].In(l)
		for _, paper := range []string{report.Chronology, report.First, report.Incident, report.Final} {
			shown := 0
			for line := range strings.Lines(string(write(t, paper, "md", s.State(), s.Entries(), report.Options{Lang: l, Public: true}))) {
				if !strings.Contains(line, "表示約1,200件") {
					continue
				}
				shown++
				if marked := strings.Contains(line, "後に訂正") || strings.Contains(line, "corrected since"); !marked || strings.Contains(line, confirmed) {
					t.Errorf("%s %s: %s", l, paper, line)
				}
			}
			if shown == 0 {
				t.Errorf("%s %s does not have the value: this test would not notice it", l, paper)
			}
		}
	}
	says(t, "the office's own", string(write(t, report.First, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "表示約1,200件【確認済み】（2026-11-22 22:40 現在）（記録"+strconv.Itoa(stated+1)+"で訂正：表示1,300件）")
}

// TestTheListCountsWhatThePaperLeftOut: in a paper other than the chronology, which leaves
// whole entries and details out, every place that says 【非公開】 is in the list once, and
// the people are those who stand in that paper.
func TestTheListCountsWhatThePaperLeftOut(t *testing.T) {
	s, entries, _ := correctedAll(t)
	counted := regexp.MustCompile(`(?m)^\[(.*)\] 数： ([0-9]+)`)
	seen := map[string]bool{}
	for _, paper := range []string{report.First, report.Incident, report.Evidence, report.Review, report.Metrics, report.Final} {
		words, list, found := strings.Cut(string(write(t, paper, "txt", s, entries, public)), "■ 除いたもの")
		if !found {
			t.Fatalf("%s has no list", paper)
		}
		places, people := 0, 0
		for _, m := range counted.FindAllStringSubmatch(list, -1) {
			n, _ := strconv.Atoi(m[2])
			switch {
			case strings.HasPrefix(m[1], "氏名"):
				people = n
			case strings.HasPrefix(m[1], "電話番号"):
				places += n - strings.Count(words, "【連絡先】")
			default:
				places += n
			}
		}
		if want := strings.Count(words, "【非公開】"); places != want {
			t.Errorf("%s: the list counts %d, the paper left out %d:\n%s", paper, places, want, words+list)
		}
		letters := map[string]bool{}
		for _, m := range regexp.MustCompile(`職員[A-Z]+`).FindAllString(words, -1) {
			letters[m] = true
		}
		if people != len(letters) {
			t.Errorf("%s: the list counts %d people, %d stand in the paper", paper, people, len(letters))
		}
		seen[list] = true
	}
	if len(seen) < 3 {
		t.Error("the lists of different papers are the same")
	}
}
