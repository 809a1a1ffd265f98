package report_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// changesOf is the first chapter of a follow-up: what changed since the report before.
func changesOf(t *testing.T, c *later, public bool) string {
	t.Helper()
	_, rest, ok := strings.Cut(c.paper(report.FollowUp, public), "■ "+lang.Paper.FollowUpChanges.Ja)
	if !ok {
		t.Fatal("a follow-up without its changes")
	}
	part, _, _ := strings.Cut(rest, "◇")
	part, _, _ = strings.Cut(part, "■")
	return part
}

// A notice that went out again after a report, and what was promised in it anew, changed since
// that report, though the step was done before as well.
func TestWhatWasDoneAgainChanged(t *testing.T) {
	c := &later{t, takeover(t), t0}
	due := func(hours int) (fields map[string]string, words string) {
		when := t0.Add(time.Duration(hours) * time.Hour)
		return map[string]string{"next-news": when.Format(time.RFC3339)}, when.In(t0.Location()).Format("2006-01-02 15:04")
	}
	first, firstWords := due(24)
	c.sends("unauthorized-access/notify-website", "公式サイトの知らせ。", first)
	c.sends("unauthorized-access/further-news", "続きの知らせ。", first)
	before := c.at
	c.do(runbook.Report{By: asIs, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
	if part := changesOf(t, c, false); !strings.Contains(part, lang.Report.NothingListed.Ja) {
		t.Errorf("nothing was done since the report, and changed:\n%s", part)
	}
	second, secondWords := due(48)
	round := 0
	for _, e := range c.s.Entries() {
		if e.Step == "unauthorized-access/further-news" && e.Type == runbook.StepDone {
			round = e.Seq
		}
	}
	c.do(runbook.WriteText{By: asIs, Step: "unauthorized-access/further-news", Body: "さらに続きの知らせ。"})
	c.do(runbook.Override{By: asIs, Step: "unauthorized-access/further-news", Reason: "試験"})
	c.do(runbook.Do{By: asIs, Step: "unauthorized-access/further-news", Again: round, Fields: second})
	for _, public := range []bool{false, true} {
		part := changesOf(t, c, public)
		says(t, "the follow-up", part,
			"1回目 "+before.In(t0.Location()).Format("01/02 15:04"), "2回目 "+c.at.In(t0.Location()).Format("01/02 15:04"), firstWords, secondWords)
		saysNot(t, "the follow-up", part, "公式サイトの知らせ", lang.Report.NothingListed.Ja)
	}
}

// A step that was taken back and done anew since a report is as done as it was, and at
// another time.
func TestWhatWasDoneAnewChanged(t *testing.T) {
	c := &later{t, takeover(t), t0}
	c.do(runbook.Do{By: asIs, Step: "opening/stop-posting"})
	before := c.at
	c.do(runbook.Report{By: asIs, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
	c.do(runbook.ReopenStep{By: asIs, Step: "opening/stop-posting", Reason: "止まっていなかった"})
	c.do(runbook.Do{By: asIs, Step: "opening/stop-posting"})
	says(t, "the follow-up", changesOf(t, c, false),
		"済み "+before.In(t0.Location()).Format("01/02 15:04"), "済み "+c.at.In(t0.Location()).Format("01/02 15:04"))
}

// What was decided of a fact is being checked no more, and of an incident that is closed
// nothing is.
func TestWhatWasDecidedIsNotBeingChecked(t *testing.T) {
	c := &later{t, begun(t, "misinformation"), t0}
	title, checked := "投稿の内容の正誤", lang.Report.Checking.Ja
	decide := func(option string) {
		t.Helper()
		c.free("misinformation/true-or-false")
		c.do(runbook.Do{By: asIs, Step: "misinformation/true-or-false", Chosen: []string{option}, With: "担当課長", Reason: "台帳"})
	}
	for _, paper := range []string{report.First, report.FollowUp} {
		if paper == report.FollowUp {
			c.do(runbook.Report{By: asIs, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
		}
		says(t, paper, c.paper(paper, false), title+"、")
	}
	c.do(runbook.Do{By: asIs, Step: "misinformation/ask-section", Fields: map[string]string{"fact": "断水は60世帯", "basis": "工事台帳", "answered-by": "水道課長", "answered-at": c.at.Format(time.RFC3339), "as-of": c.at.Format(time.RFC3339)}})
	decide("unknown")
	says(t, report.First, c.paper(report.First, false), "・"+title+"：確認できない（判断、記録 ")
	saysNot(t, report.First, c.paper(report.First, false), title+"、")
	c.do(runbook.ReopenStep{By: asIs, Step: "misinformation/true-or-false", Reason: "台帳が届いた"})
	decide("wrong")
	for _, paper := range []string{report.First, report.FollowUp} {
		words := c.paper(paper, false)
		says(t, paper, words, "・"+title+"：誤りである（判断、記録 ", checked)
		saysNot(t, paper, words, title+"、")
	}
	words := c.paper(report.Press, false)
	says(t, report.Press, words, "["+title+"] 内容： 誤りである（判断、記録 ")
	c.do(runbook.Close{By: asIs, Reason: "試験"})
	says(t, report.Press, c.paper(report.Press, false), lang.Changed.NotFound.Ja)
	for _, paper := range []string{report.First, report.FollowUp, report.Final, report.Incident, report.Press} {
		words := c.paper(paper, false)
		says(t, paper, words, lang.Changed.NotByClose.Ja)
		saysNot(t, paper, words, "： "+checked, "："+checked)
	}
}

// A report that somebody was told and others were not is not one that was not made.
func TestWhoIsLeftOfAReportIsSaid(t *testing.T) {
	c := &later{t, begun(t, "misinformation"), t0}
	c.do(runbook.Report{By: asIs, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
	c.do(runbook.Do{By: asIs, Step: "opening/severity", Chosen: []string{"major"}, With: "課長", Reason: "水に関わる"})
	const step = "opening/tell-head-office"
	state := c.s.State()
	v, ok := state.Step(step, c.at)
	if !ok || len(v.Items) < 2 {
		t.Fatalf("%s goes to %d", step, len(v.Items))
	}
	name := func(i int) string {
		if v.Items[i].Post.Ja != "" {
			return v.Items[i].Post.Ja
		}
		return v.Items[i].Name.Ja
	}
	left := name(1)
	for i := 2; i < len(v.Items); i++ {
		left += "、" + name(i)
	}
	c.do(runbook.Report{By: asIs, Step: step, To: v.Items[0].ID, Reached: true, Means: "口頭"})
	for _, paper := range []string{report.Final, report.Incident} {
		says(t, paper, c.paper(paper, false), "・"+v.Title.Ja+"（残り："+left+"）")
	}
	says(t, report.First, c.paper(report.First, false), c.at.In(t0.Location()).Format("01/02 15:04 ")+v.Title.Ja+"（"+name(0)+"）")
	followUp := func() string { // since the first report
		return string(write(t, report.FollowUp, "txt", c.s.State(), c.s.Entries(), report.Options{Lang: lang.Japanese, Since: 2}))
	}
	says(t, report.FollowUp, followUp(), "・"+c.at.In(t0.Location()).Format("01/02 15:04 ")+v.Title.Ja+"（"+name(0)+"）",
		"["+v.Title.Ja+"] 前回： 済んでいない\r\n　 今回： 済んでいない（残り："+left+"）")
}

// A number that was corrected goes out of the office neither as it was nor as it should have
// been, until somebody states it anew; superiors read both.
func TestACorrectedFactDoesNotGoOut(t *testing.T) {
	c := &later{t, begun(t, "misinformation"), t0}
	sent := func(paper string) string {
		text, _, _ := strings.Cut(c.paper(paper, false), "文の状態")
		return text
	}
	state := func(words string) {
		c.do(runbook.StateFact{By: asIs, Fact: "extent", Text: words, Certainty: runbook.Confirmed, From: "水道課長", AsOf: c.at})
	}
	state("断水は60世帯")
	for _, paper := range []string{report.Press, report.Police} {
		says(t, paper, sent(paper), "断水は60世帯")
	}
	c.do(runbook.Correct{By: asIs, Entry: len(c.s.Entries()), Text: "断水は70世帯", Reason: "数え直し"})
	for _, paper := range []string{report.Press, report.Police} {
		says(t, paper, sent(paper), "【未記入：影響")
		saysNot(t, paper, sent(paper), "60世帯", "70世帯")
	}
	says(t, report.First, c.paper(report.First, false), "断水は60世帯", "断水は70世帯")
	state("断水は70世帯")
	for _, paper := range []string{report.Press, report.Police} {
		says(t, paper, sent(paper), "断水は70世帯")
	}
}

// Which channels the public is told in is not how things stand with the press.
func TestChannelsAreNotThePress(t *testing.T) {
	for chosen, wants := range map[string][]string{
		"website,press": {"報道： 提供すると判断（", "）、未提供"},
		"website":       {"報道： 提供先に選んでいない（"},
	} {
		c := &later{t, begun(t, "misinformation"), t0}
		c.free("misinformation/channels")
		c.do(runbook.Do{By: asIs, Step: "misinformation/channels", Chosen: strings.Split(chosen, ","), With: "課長", Reason: "水に関わる"})
		for _, line := range strings.Split(c.paper(report.First, false), "\r\n") {
			if strings.HasPrefix(line, "報道：") {
				says(t, chosen, line, wants...)
				saysNot(t, chosen, line, "公式サイト")
			}
		}
		says(t, chosen, c.paper(report.First, false), wants[0])
	}
}
