package report

import "dandori/runbook/lang"

// deeds are the measures on the account and the evidence, in order of event time, as what
// was done.
func (p *paper) deeds() []string {
	var lines []string
	for _, v := range p.settled(0) {
		if v.Measure() {
			lines = append(lines, p.besideStep(p.say(lang.Paper.DoneLine, v.At.In(p.s.Location()).Format("01/02 15:04"), lang.Deed(v.Title, p.l), p.person(v.By.Name), v.Seq), v.Seq))
		}
	}
	return lines
}
