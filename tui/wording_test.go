package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What is refused is quoted as it was typed, not in pieces and not folded.
func TestPlainQuotesWhatWasTyped(t *testing.T) {
	out, _ := linear(t, shipped(t), "ube", lang.Japanese, "4\nX @iida_fake\n")
	if strings.Contains(out, "「x」") || !strings.Contains(out, "「X @iida_fake」") {
		t.Errorf("it quotes something else:\n%s", tail(out, 600))
	}
}

// A step that only waits has no gate to go past: that is said, and where it waits for.
func TestOverrideOfAWaitingStep(t *testing.T) {
	c := hijack(t)
	var waits *runbook.StepView
	for i := range c.m.work.views {
		if v := &c.m.work.views[i]; v.State == runbook.Waiting && len(v.Gates) == 0 && len(v.OpensOn) == 0 {
			waits = v
			break
		}
	}
	if waits == nil {
		t.Fatal("no step waits without a gate")
	}
	c.to(waits.Ref.Step())
	c.Key("o")
	c.Shows("に関門はありません", "b でその手順へ")
	c.Hides("止めているものはありません")
}

// What was copied from paper is named with both of its times when the incident is opened again.
func TestResumedSaysWhenItWasWrittenDown(t *testing.T) {
	c := hijack(t)
	c.pass(10 * time.Hour)
	c.Key("5")
	c.fill("text", "電話を受けた")
	c.fill("when", "11/22 23:05")
	c.Key("ctrl+s", "esc")
	c.resume("INC-20261122-01")
	c.Says("11/22 23:05（08:40に記入）")
}
