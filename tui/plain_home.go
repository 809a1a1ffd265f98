package tui

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// home reads the first screen out: what happened, what is open, drills apart.
func (p *plain) home() {
	m, t := p.m, lang.Plain
	p.walked = nil
	p.shownNothing()
	if open := p.listed(); p.again(open) {
		p.homeAnswer(open)
		return
	}
	p.run(m.list())
	v := m.voice()
	p.rows([]row{nil})
	p.say(word.ProgramName)
	p.say(lang.Same("%s  %s"), word.OfficeIs.With(m.officeName()), v.now.In(v.zone).Format("2006-01-02 15:04"))
	for _, left := range m.cfg.LeftOut {
		p.say(left)
	}
	if len(m.cfg.LeftOut) > 0 {
		p.say(lang.Files.LeftOutMore)
	}
	p.say(t.HomeKind)
	p.narrowed(&m.home.search)
	items := m.home.listed(m)
	open, section := p.listed(), 0
	p.readOut = open
	head := func(n int, title lang.Text) {
		if section != n {
			section = n
			p.say(title)
		}
	}
	n := 0
	for _, it := range items {
		switch {
		case it.do == doDigit:
			p.kindLine(it)
		case it.id != "":
			n++
			head(map[bool]int{false: 1, true: 2}[it.id.Drill()], m.home.listTitle(items, it.id.Drill()))
			p.briefLine(n, it.id)
		default:
			if section == 0 && !m.home.search.active() {
				p.say(lang.Same("%s: %s"), word.OpenIncidents, word.NothingOpen)
			}
			head(3, t.HomeNumbered)
			p.para("  ", v.say(t.MenuLine, it.key, it.label))
		}
	}
	p.homeAnswer(open)
}

// listed is the incidents in the order in which they are numbered.
func (p *plain) listed() []string {
	var ids []string
	for _, it := range p.m.home.listed(p.m) {
		if it.id != "" {
			ids = append(ids, string(it.id))
		}
	}
	return ids
}

func (p *plain) kindLine(it homeItem) {
	v := p.m.voice()
	title, signs := word.KindUnsure, word.KindUnsureSigns
	if kind, ok := p.m.kind(it.kind); ok {
		title, signs = kind.Title, kind.Signs
		if signs.IsZero() {
			signs = kind.Summary
		}
	}
	p.para("  ", v.say(lang.Plain.KindLine, it.key, title, signs))
}

// briefLine is one incident: which, since when, who records, what is late, what is
// next.
func (p *plain) briefLine(n int, id runbook.IncidentID) {
	m := p.m
	v := m.voice()
	b := m.home.briefs[id]
	if b.err == nil && !b.state.Over() {
		b.refresh(v.now)
		m.home.briefs[id] = b
	}
	b.next = lang.Text{} // it may be long: it has a line of its own
	var words []string
	for _, r := range m.home.briefRows(m, v, b, "", homeShape{}, unbounded) {
		words = append(words, strings.Join(strings.Fields(r.text()), " "))
	}
	p.para("  ", v.say(lang.Plain.IncidentLine, n, lang.Same(strings.Join(words, v.say(word.Comma)))))
	if next := m.home.briefs[id].next; b.err == nil && !next.IsZero() {
		p.para("    ", v.say(word.NextIs, next))
	}
}

// homeAnswer takes what is to be done.
func (p *plain) homeAnswer(open []string) {
	m := p.m
	key, typed, ok := p.key(lang.Plain.HomeAsk)
	if !ok {
		return
	}
	if n, bare, ok := number(key); ok || bare {
		if n < 1 || n > len(open) {
			p.noNumber(typed)
			return
		}
		p.run(m.resume(runbook.IncidentID(open[n-1])))
		return
	}
	for _, id := range open {
		if strings.EqualFold(id, key) {
			p.run(m.resume(runbook.IncidentID(id)))
			return
		}
	}
	switch do := homeKeys.find(key); {
	case p.palette(typed) || p.search(typed):
	case key == "enter": // it is read again
	case key == "esc":
		p.say(lang.Plain.NothingBefore)
		p.kept = true
	case strings.HasPrefix(key, "?"):
		p.help(homeKeys, key[1:])
	case do == doDigit && !slices.ContainsFunc(m.home.listed(m), func(it homeItem) bool { return it.do == doDigit && it.key == key }):
		p.unknown(typed)
	case single(key) && do != doNothing:
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}

// readiness reads out how the office stands.
func (p *plain) readiness() {
	m, t := p.m, lang.Plain
	v := m.voice()
	r := m.ready
	results := r.listed()
	var names []string
	for _, x := range results {
		names = append(names, v.say(resultName(x)))
	}
	again := p.again(names)
	if !again {
		p.rows([]row{nil})
		p.joined(r.render(m, unbounded, 1)[:1])
		if r.err != nil {
			p.say(troubleOf(r.err).text)
		}
		p.narrowed(&r.search)
	}
	for i, x := range results {
		if again {
			break
		}
		due := ""
		if x.Due != "" {
			due = " " + v.suggested(x.Due, x.IntervalRule)
		}
		p.para("  ", v.say(t.ReadyLine, i+1, x.Status.Title(), lang.Same(v.say(resultName(x))+" "+v.whose(x.Rule)+due)))
	}
	key, typed, ok := p.key(t.ReadyAsk)
	if !ok {
		return
	}
	n, _, numbered := number(key)
	switch {
	case p.palette(typed) || p.search(typed):
	case numbered && n >= 1 && n <= len(results):
		r.at = n - 1
		p.rows(m.resultRows(results[r.at], unbounded))
		p.run(m.pressReadiness("enter"))
	case numbered:
		p.noNumber(typed)
	case key == "enter" || key == "esc":
		p.run(m.pressReadiness("esc"))
	case strings.HasPrefix(key, "?"):
		p.help(readinessKeys, key[1:])
	case key == "g":
		p.run(m.pressScreen(key))
	case key == "q":
		p.run(m.askQuit())
	default:
		p.unknown(typed)
	}
}
