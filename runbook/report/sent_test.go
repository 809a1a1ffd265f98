package report_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// later records one intent after another, a minute apart, and lets time be told.
type later struct {
	t  testing.TB
	s  *runbook.Session
	at time.Time
}

func (c *later) do(in runbook.Intent) {
	c.t.Helper()
	c.at = c.at.Add(time.Minute)
	if _, err := c.s.Record(c.t.Context(), in, c.at); err != nil {
		c.t.Fatalf("%T: %v", in, err)
	}
}

// free opens whatever holds a step.
func (c *later) free(ref playbook.Ref) {
	c.t.Helper()
	s := c.s.State()
	v, _ := s.Step(ref, c.at)
	var gates []string
	for _, g := range v.Gates {
		if !g.Open {
			gates = append(gates, g.Name())
		}
	}
	if gates != nil {
		c.do(runbook.Override{By: asIs, Step: ref, Gates: gates, Reason: "試験"})
	}
}

// sends drafts a text for a step and does the step.
func (c *later) sends(ref playbook.Ref, words string, fields map[string]string) {
	c.t.Helper()
	c.do(runbook.WriteText{By: asIs, Step: ref, Body: words})
	c.free(ref)
	c.do(runbook.Do{By: asIs, Step: ref, Fields: fields})
}

func (c *later) paper(paper string, public bool) string {
	c.t.Helper()
	return string(write(c.t, paper, "txt", c.s.State(), c.s.Entries(), report.Options{Lang: lang.Japanese, Public: public}))
}

var news = map[string]string{"next-news": t0.Add(24 * time.Hour).Format(time.RFC3339)}

// What was recorded as sent and taken back was not sent: the office's own papers mark it, and
// no public one has it.
func TestWhatWasTakenBackWasNotSent(t *testing.T) {
	c := &later{t, takeover(t), t0}
	c.sends("unauthorized-access/notify-website", "載せていない知らせ。", news)
	c.do(runbook.ReopenStep{By: asIs, Step: "unauthorized-access/notify-website", Reason: "載せていなかった"})
	for _, paper := range []string{report.Chronology, report.Incident} {
		if words := c.paper(paper, false); !regexp.MustCompile(`【取消し：記録 \d+】\r\n　　載せていない知らせ。`).MatchString(words) {
			t.Errorf("%s does not mark it:\n%s", paper, words)
		}
		if words := c.paper(paper, true); strings.Contains(words, "載せていない知らせ。") {
			t.Errorf("the public %s has it:\n%s", paper, words)
		}
	}
}

// What the public never read is in no paper for the public, and is counted; what it read is
// in it, and is not.
func TestOnlyWhatThePublicReadIsPublic(t *testing.T) {
	c := &later{t, takeover(t), t0}
	inside := map[playbook.Ref]string{
		"opening/staff-notice": "職員は個人のアカウントで触れないこと。", "opening/phone-text": "電話では確認中と答える。",
	}
	for ref, words := range inside {
		c.sends(ref, words, nil)
	}
	const post = "リンクを開かないでください。"
	c.sends("unauthorized-access/notify-website", post, news)
	for _, paper := range []string{report.Chronology, report.Incident} {
		own, public := c.paper(paper, false), c.paper(paper, true)
		for ref, words := range inside {
			if !strings.Contains(own, words) {
				t.Errorf("the office's own %s has no words of %s", paper, ref)
			}
			if strings.Contains(public, words) {
				t.Errorf("the public %s has the words of %s", paper, ref)
			}
		}
		if !strings.Contains(public, post) {
			t.Errorf("the public %s has not what was published", paper)
		}
		if !strings.Contains(public, "[公表していない文（文案、庁内や特定の相手に用いた文）] 数： 2") {
			t.Errorf("the public %s does not count them:\n%s", paper, public[strings.Index(public, "除いたもの"):])
		}
	}
}

// A paper for the public has only what was published: no draft, with whatever marks, no
// approver, no number of an entry; it counts the drafts.
func TestNoDraftIsPublic(t *testing.T) {
	for paper, ref := range map[string]playbook.Ref{report.Press: "unauthorized-access/press-release", report.NoticePage: "unauthorized-access/notify-website"} {
		c := &later{t, takeover(t), t0}
		c.do(runbook.WriteText{By: asIs, Step: ref, Body: "まだ出していない文。"})
		public := c.paper(paper, true)
		for _, bad := range []string{"まだ出していない文", "【案・未承認】", "文の状態", "文案の記録", "次に載せる文"} {
			if strings.Contains(public, bad) {
				t.Errorf("the public %s says %q:\n%s", paper, bad, public)
			}
		}
		if !strings.Contains(public, "用いた文）] 数： 1") {
			t.Errorf("the public %s does not count it:\n%s", paper, public)
		}
		if own := c.paper(paper, false); !strings.Contains(own, "まだ出していない文") {
			t.Errorf("the office's own %s has lost it:\n%s", paper, own)
		}
		c.free(ref)
		fields := map[string]string{}
		if paper == report.NoticePage {
			fields = news
		}
		c.do(runbook.Do{By: asIs, Step: ref, Fields: fields})
		c.do(runbook.WriteText{By: asIs, Step: ref, Body: "書き直した文。"})
		if public := c.paper(paper, true); !strings.Contains(public, "まだ出していない文") || strings.Contains(public, "書き直した文") {
			t.Errorf("the public %s has not the words that went out:\n%s", paper, public)
		}
	}
}

// Words that were written down after a notice are public where somebody said that they went
// out and the notice was approved, and else not.
func TestWordsWrittenAfterwardsArePublicWhereTheyAreVouchedFor(t *testing.T) {
	const ref = playbook.Ref("unauthorized-access/notify-website")
	for _, approved := range []bool{true, false} {
		for _, said := range []bool{true, false} {
			c := &later{t, takeover(t), t0}
			if approved {
				c.do(runbook.Approve{By: runbook.By{Actor: runbook.Actor{Name: "山本課長"}, AsIs: true}, Step: ref, Post: "発信管理者"})
			}
			c.free(ref)
			c.do(runbook.Do{By: asIs, Step: ref, Fields: news})
			c.do(runbook.WriteText{By: asIs, Step: ref, Body: "後から書いた文。", Published: said})
			for _, paper := range []string{report.NoticePage, report.Chronology, report.Incident} {
				if got := strings.Contains(c.paper(paper, true), "後から書いた文。"); got != (approved && said) {
					t.Errorf("approved %v, said %v: the public %s has the words: %v", approved, said, paper, got)
				}
			}
			if got := strings.Contains(c.paper(report.Incident, false), "後から書いた文。"); got != said {
				t.Errorf("said %v: the office's own report has them: %v", said, got)
			}
		}
	}
}

// A text is said once, with its time to the minute.
func TestATextIsSaidOnce(t *testing.T) {
	c := &later{t, takeover(t), t0.Add(17 * time.Second)}
	c.sends("unauthorized-access/notify-website", "一つ目の知らせ。", news)
	at := c.at.In(t0.Location())
	c.free("unauthorized-access/share-details")
	c.do(runbook.Do{By: asIs, Step: "unauthorized-access/share-details"})
	words := c.paper(report.Incident, false)
	_, words, _ = strings.Cut(words, "◇ 発信した文\r\n")
	words, _, _ = strings.Cut(words, "■")
	if strings.Count(words, "公式サイトで周知する") != 0 || !strings.Contains(words, at.Format("2006-01-02 15:04　")) || strings.Contains(words, at.Format("15:04:05")) {
		t.Errorf("it is said twice, or not to the minute:\n%s", words)
	}
	if !strings.Contains(words, c.at.In(t0.Location()).Format("・2006-01-02 15:04　")) || !strings.Contains(words, "発信した文【未記入】") {
		t.Errorf("the notice without words is not listed:\n%s", words)
	}
	if review := c.paper(report.Review, false); strings.Contains(review, at.Format("15:04:")) {
		t.Errorf("the review has seconds")
	}
}
