package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// The deputy named in a report is that of the target that is chosen now, and the
// time of the last attempt is not that of the next.
func TestReportFollowsItsTarget(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("enter", "2")
	c.fill("when", "22:40")
	c.Key("ctrl+s")
	c.Shows("次は 代理1 広報係長")
	c.pass(20 * time.Minute)
	c.pick("to", "crisis")
	c.Hides("次は 代理1 広報係長")
	c.pick("reached", "yes")
	c.Key("ctrl+s")
	e := c.last()
	d := e.Data.(*runbook.Reported)
	if d.To != "crisis" || !d.Reached || d.Via != "" || !e.At.Equal(c.now) {
		t.Errorf("report is %+v at %s", d, e.At)
	}
}

// Whoever else answered is written by name; what was typed stays when the form is
// left, also beside a target that was not the first.
func TestReportKeepsWhatWasTyped(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("enter")
	c.pick("to", "crisis")
	c.pick("via", otherTarget)
	c.fill("via-name", "当直の田中")
	c.Key("esc", "enter")
	if f := c.m.form(); f.text("to") != "crisis" || f.text("via-name") != "当直の田中" {
		t.Errorf("to %q, through %q", f.text("to"), f.text("via-name"))
	}
	c.pick("reached", "yes")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Reported); d.To != "crisis" || d.Via != "当直の田中" {
		t.Errorf("report is %+v", d)
	}
}

// A report is two keys and Ctrl+S, and never reached anybody by default.
func TestReportInThreeKeys(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("enter", "ctrl+s")
	c.Shows("「結果」を選んでください")
	c.Key("1", "ctrl+s")
	if d, ok := c.last().Data.(*runbook.Reported); !ok || !d.Reached {
		t.Errorf("the last entry is %+v", c.last())
	}
}

// An office whose rules name no target is told so, and asked whom.
func TestReportWithoutATarget(t *testing.T) {
	c := start(t, shipped(t), "generic", lang.Japanese, 120, 40)
	c.Key("0", "enter", "s")
	c.pick("kinds", "impersonation")
	c.fill("reason", "同じ名前のアカウント")
	c.decided()
	c.to("report-inside")
	c.Shows("【規程に定めなし】")
	c.Key("enter")
	c.Shows("宛先は【規程に定めなし】です", "▸ 宛先 【必須】")
	c.Type("総務課の山田係長")
	c.pick("reached", "yes")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.Reported); !ok || d.To != "総務課の山田係長" {
		t.Errorf("the last entry is %+v:\n%s", c.last(), c.Text())
	}
}

// A time that no source gives is called one wherever it stands; clauses stand with
// those whose they are.
func TestWhoseTimeAndClause(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 120, 40)
	c.Key("4", "enter")
	for _, d := range c.m.work.dues {
		if d.Whose == org.Ours != strings.HasPrefix(c.m.dueText(d), "目安 ") {
			t.Errorf("%s is %v: %s", d.Step, d.Whose, c.m.dueText(d))
		}
	}
	own := c.m.work.state.Org
	for i := range c.m.work.views {
		v := &c.m.work.views[i]
		for _, r := range c.m.dueRows(v, 300) {
			if v.Due != nil && v.DueWhose == org.Ours && strings.HasPrefix(r.text(), "期限") && !strings.Contains(r.text(), "目安") {
				t.Errorf("%s: %s", v.Ref, r.text())
			}
		}
		var basis strings.Builder
		for _, r := range c.m.basisRows(v, 1000) {
			basis.WriteString(r.text())
		}
		for part := range strings.SplitSeq(strings.TrimPrefix(basis.String(), "根拠 "), " / ") {
			mark, clauses, _ := strings.Cut(part, " ")
			for _, s := range v.Sources {
				for c := range strings.FieldsSeq(strings.ReplaceAll(clauses, "、", " ")) {
					if strings.TrimSuffix(c, "（参考）") == s && markOf(own, s) != mark {
						t.Errorf("%s: %s stands under %s", v.Ref, s, mark)
					}
				}
			}
		}
		for _, g := range v.Gates {
			if g.Kind == runbook.GateEvidence && !g.Open {
				if _, said := c.m.gateWords(g, v); !strings.Contains(said.Ja, "［案］") {
					t.Errorf("%s: %s", v.Ref, said.Ja)
				}
			}
		}
	}
}

// markOf is the mark of one clause.
func markOf(p *org.Profile, clause string) string {
	return map[org.Whose]string{org.Own: "自", org.Law: "法", org.Other: "他"}[p.Whose([]string{clause})]
}

// A clock a little fast is noticed: yesterday is never guessed in silence.
func TestTimeOfAnotherDayIsShown(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("detected", "22:42")
	c.Key("ctrl+s")
	c.Shows("まだ来ていません")
	c.fill("detected", "06:00")
	c.Hides("のこととして")
	c.fill("detected", "05:30 ")
	c.now = c.now.Add(-22 * time.Hour) // 00:40
	c.Send(Tick{c.now})
	c.fill("detected", "23:50")
	c.Shows("2026-11-21 23:50 のこととして")
	c.Key("tab")
	c.Shows("2026-11-21 23:50 のこととして")
}

// Undoing takes the last entry back, and the ones before it stand.
func TestUndoTakesBackTheLastEntry(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("enter", "1", "ctrl+s", "1", "ctrl+s")
	c.Shows("✓ 上司へ第一報を入れる")
	c.Key("8")
	c.Shows("取り消すもの")
	c.Key("tab")
	c.Shows("最後の記録だけを")
	c.Key("ctrl+s")
	v := c.m.work.view()
	if v.Items[0].State != runbook.StateDone || v.Items[1].State != runbook.Ready {
		t.Errorf("items are %+v", v.Items)
	}
}
