package tui

import (
	"dandori/runbook/lang"
)

// A drill in lines: what arrives is said when it arrives, x says it again, z is the clock
// of who drills alone. The facilitator has the commands instead of a screen.

// drill shows the screens of a drill; false when it is another.
func (p *plain) drill() bool {
	m := p.m
	switch m.screen {
	case onInbox:
		p.rows(m.inboxBody(p.width, 1<<16))
	case onReview:
		p.rows(m.reviewBody(p.width, 1<<16))
	case onControl:
		p.say(lang.DrillRun.NotPlain)
		p.say(lang.DrillRun.NotPlainHint)
	default:
		return false
	}
	m.screen = onIncident
	return true
}

// drillKey does what an answer asks for that only a drill has.
func (p *plain) drillKey(key string) bool {
	if !p.m.work.state.Planned() || drillKeys.find(key) == doNothing {
		return false
	}
	cmd, _ := p.m.pressDrill(key)
	p.run(cmd)
	return true
}
