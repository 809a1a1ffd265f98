package tui

import (
	"errors"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// shown is what was read out of an incident last, so that nothing is read twice.
type shown struct {
	id      runbook.IncidentID
	ref     playbook.Ref
	head    int
	overdue int
	lang    lang.Lang
	form    string // of a text: the one it is made from; of a drill: the screen
	inject  int    // of the facilitator's screen: the one in hand
}

func (p *plain) shownNothing() { p.shown = shown{} }

// incident reads out what changed of the step in hand, and takes what is to be done.
func (p *plain) incident() {
	m, t := p.m, lang.Plain
	w := m.work
	p.walked = nil
	if m.menu != nil {
		p.menu()
		return
	}
	kept := p.kept
	v := w.view()
	now := shown{id: w.state.ID, ref: w.selected, head: w.state.Head, overdue: w.late(), lang: m.lang}
	last := p.shown
	p.shown = now
	if now.id != last.id || now.lang != last.lang {
		p.status()
	}
	switch {
	case now.id != last.id || now.ref != last.ref || now.lang != last.lang:
		p.step()
	case now.head != last.head && v != nil:
		p.backAt()
		p.rows(m.stateRows(v, unbounded))
	}
	if now.overdue > 0 && (now.overdue != last.overdue || now.id != last.id || now.ref != last.ref) {
		p.overdue()
	}
	ask, main := t.IncidentAsk, m.mainLabel()
	if w.state.Status == runbook.StatusClosed {
		ask, main = t.IncidentClosed, lang.Text{}
		if m.drillEnded() {
			ask = lang.DrillPlain.IncidentEnded
		}
	}
	var args []any
	if !main.IsZero() {
		args = []any{main}
	}
	if !main.IsZero() {
		p.brief = t.IncidentBrief.With(main)
	}
	if again := now.id == last.id && now.ref == last.ref && now.lang == last.lang; (kept || again) && !p.brief.IsZero() {
		ask, args = p.brief, nil
	}
	key, typed, ok := p.key(ask, args...)
	if ok && m.screen == onIncident && m.work == w {
		p.act(key, typed)
	}
}

// act does what an answer asks for on the incident.
func (p *plain) act(key, typed string) {
	m := p.m
	n, bare, numbered := number(key)
	do := incidentKeys.find(key)
	switch {
	case p.drillKey(key):
	case p.palette(typed):
	case p.search(typed):
		p.steps()
		m.work.search.clear()
		m.work.arrange()
	case bare:
		p.steps()
	case numbered:
		p.goTo(n, typed)
	case strings.HasPrefix(key, "?"):
		p.help(m.screenTable(), key[1:])
	case key == "q":
		p.run(m.askQuit())
	case key == "enter" && m.work.state.Status == runbook.StatusClosed:
		p.status()
	case single(key) && do != doNothing && do != doPageUp && do != doPageDown && do != doPane:
		p.run(m.pressScreen(key))
		if do == doShow {
			p.steps()
		}
	case !single(key):
		p.named(typed)
	default:
		p.unknown(typed)
	}
}

// named goes to a step by its id.
func (p *plain) named(typed string) {
	ref, err := p.m.work.state.FindStep(strings.ToLower(strings.TrimSpace(typed)))
	if r := (*runbook.Refusal)(nil); errors.As(err, &r) && latin(typed) {
		if n := fold(typed); strings.Trim(n, "0123456789") == "" {
			p.say(lang.Slip.PlainNumber, n)
		} else if p.say(r.Text); r.Code == runbook.UnknownStep {
			p.say(lang.Slip.PlainSteps)
		} else if !r.Hint.IsZero() {
			p.say(r.Hint)
		}
		p.kept = true
		return
	}
	if err != nil {
		p.unknown(typed)
		return
	}
	if !slices.ContainsFunc(p.m.work.views, func(v runbook.StepView) bool { return v.Ref == ref }) {
		p.unknown(typed)
		return
	}
	p.m.work.pick(ref)
}

// goTo goes to the step of that number.
func (p *plain) goTo(n int, typed string) {
	refs := p.numbered()
	if n < 1 || n > len(refs) {
		p.noNumber(typed)
		return
	}
	p.m.work.pick(refs[n-1])
}

// numbered lists every step of the incident in the order of the list, shown or not,
// so that a number stays the same while steps come and go.
func (p *plain) numbered() []playbook.Ref {
	w := p.m.work
	showing, mine, words := w.showing, w.mine, w.search
	w.showing, w.mine, w.search = showAll, "", search{}
	w.arrange()
	var refs []playbook.Ref
	for _, l := range w.lines {
		if l.view != nil {
			refs = append(refs, l.view.Ref)
		}
	}
	w.showing, w.mine, w.search = showing, mine, words
	w.arrange()
	return refs
}

// steps reads the list of steps out, by track, and lets one be chosen.
func (p *plain) steps() {
	w, t := p.m.work, lang.Plain
	refs := p.numbered()
	p.head(t.StepsTitle)
	p.rows(p.m.listHead(unbounded))
	for _, l := range w.lines {
		if l.view == nil {
			p.say(l.title)
			continue
		}
		p.stepRow(slices.Index(refs, l.view.Ref)+1, l.view)
	}
	key, typed, ok := p.choose(t.StepsAsk)
	if !ok {
		p.backAt()
		return
	}
	if n, _, ok := number("#" + strings.TrimPrefix(key, "#")); ok {
		p.goTo(n, typed)
		return
	}
	p.named(typed)
}

// stepRow is one step of the list.
func (p *plain) stepRow(n int, s *runbook.StepView) {
	v := p.m.voice()
	title := v.say(s.Title)
	if kind := p.m.work.kindOf(s.Ref); !kind.IsZero() {
		title = v.say(word.OfKind, s.Title, kind)
	}
	if !s.State.Settled() && !s.Deadline.IsZero() {
		title += " " + v.suggested(v.until(s.Deadline), s.DueWhose)
	}
	p.para("  ", v.say(lang.Plain.StepLine, n, stateWord(s.State), lang.Same(title)))
}

// stateWord is the state of a step in a word.
func stateWord(s runbook.StepState) lang.Text {
	t := lang.Plain
	switch s {
	case runbook.StateDone:
		return t.StateDone
	case runbook.Ready:
		return t.StateReady
	case runbook.Held:
		return t.StateHeld
	case runbook.StateImposs:
		return t.StateImpossible
	case runbook.StateSkipped:
		return t.StateSkipped
	case runbook.NotApplicable:
		return t.StateOutside
	}
	return t.StateWaiting
}

// status names the incident: whether it is real, how grave, how old, who keeps its
// log.
func (p *plain) status() {
	v := p.m.voice()
	p.rows([]row{nil})
	p.joined(p.m.incidentHead(unbounded))
	if fault := p.m.work.state.PinsFault(); !fault.IsZero() {
		p.para("", v.say(fault))
	}
}

// overdue says in words what is late, and by how much.
func (p *plain) overdue() {
	v := p.m.voice()
	var late []lang.Text
	for _, d := range p.m.work.dues {
		if d.Overdue {
			late = append(late, lang.Same(p.m.dueText(d)))
		}
	}
	p.say(lang.Plain.Overdue, lang.Same(v.list(late)))
}

// stepLine names a step, with its number, state and id.
func (p *plain) stepLine(s *runbook.StepView) {
	n := slices.Index(p.numbered(), s.Ref) + 1
	p.say(lang.Plain.StepHead, n, stateWord(s.State), s.Title, string(s.Ref))
}

// backAt names the step that is in hand again.
func (p *plain) backAt() {
	if s := p.m.work.view(); s != nil && p.over == nil {
		p.say(lang.Plain.StepCalled, slices.Index(p.numbered(), s.Ref)+1, stateWord(s.State), s.Title)
	}
}

// step reads everything about the step in hand out, what matters first.
func (p *plain) step() {
	m := p.m
	s := m.work.view()
	if s == nil {
		p.say(word.NoStep)
		p.say(m.noStepHint())
		return
	}
	v, w := m.voice(), unbounded
	p.rows([]row{nil})
	p.stepLine(s)
	if kind := m.work.kindOf(s.Ref); !kind.IsZero() {
		p.para("  ", v.say(kind))
	}
	p.rows(m.stateRows(s, w))
	p.rows(m.dueRows(s, w))
	p.rows(m.whoRows(s, w))
	p.targets(s)
	p.rows(m.standInRows(s, w))
	p.rows(m.basisRows(s, w))
	p.rows(m.placeRows(s, true, w))
	p.rows(m.pageRows(s, w))
	if !s.Guide.IsZero() {
		p.say(word.LabelGuide)
		p.para("  ", v.say(s.Guide))
	}
	for _, rows := range [][]row{
		m.optionRows(s, w), m.fieldRows(s, w), m.evidenceRows(s, w), m.promiseRows(s, w), m.ruleRows(s, w), m.attemptRows(s, w), m.glossRows(s, w),
	} {
		p.rows(rows)
	}
}

// targets reads the items of a step out: whom to report to and how, whom to tick.
func (p *plain) targets(s *runbook.StepView) {
	m := p.m
	v := m.voice()
	if len(s.Items) == 0 {
		p.rows(m.targetRows(s, unbounded))
		return
	}
	title := word.LabelItems
	if s.Type == playbook.Report {
		title = word.LabelTo
	}
	p.say(title)
	for _, it := range s.Items {
		text := v.say(stateWord(it.State)) + " " + v.say(m.itemName(it))
		if it.Seq > 0 {
			text += v.say(word.ItemAt, v.clock(it.At), v.person(it.By.Name))
		}
		if it.Via != "" {
			text += " " + v.say(lang.Event.Via, it.Via)
		}
		p.para("  ", text)
		if it.State.Settled() || !it.Role {
			continue
		}
		for _, c := range it.Contacts {
			said := word.ContactLine.With(m.contactName(it, c), m.numbers(c))
			if c.Tried > 0 {
				said = word.ContactTried.With(said, c.Tried)
			}
			if s.Page == "" || c.Day+c.Night != "" {
				p.para("    ", v.say(said))
			}
		}
	}
}

// menu lists the actions that make sense now.
func (p *plain) menu() {
	t := lang.Plain
	v := p.m.voice()
	actions := p.m.menu.now
	p.m.menu = nil
	p.say(t.MenuTitle)
	for _, c := range actions {
		p.para("  ", v.say(t.MenuLine, lang.Same(c.key), c.what))
	}
	w := p.m.work
	key, typed, ok := p.key(t.MenuAsk)
	for ok && strings.HasPrefix(key, "?") && p.m.screen == onIncident && p.m.work == w {
		p.help(p.m.screenTable(), key[1:], lang.Slip.MenuEmpty)
		key, typed, ok = p.key(t.MenuAsk)
	}
	switch {
	case !ok || p.m.screen != onIncident || p.m.work != w:
	case key == "enter" || key == "esc":
		p.backAt()
	default:
		p.act(key, typed)
	}
}

// lineKey is the key of a binding that can be given as a line; "" when it has none.
func lineKey(b binding) string {
	if b.do == doUp || b.do == doDown { // nothing moves there
		return ""
	}
	for _, k := range b.keys {
		if len(k) == 1 && k != " " {
			return k
		}
	}
	return ""
}

// help reads the table of keys out, as far as a line can give them; only what has
// the words that are looked for.
func (p *plain) help(table keymap, words string, empty ...lang.Text) {
	t := lang.Plain
	v := p.m.voice()
	words = strings.TrimSpace(words)
	said := 0
	add := func(s string, also ...lang.Text) {
		if hit := strings.Contains(strings.ToLower(s), words); hit || len(also) > 0 && hasWords(runbook.SearchWords(words), both(also[0])) {
			said++
			p.para("  ", s)
		}
	}
	p.say(t.HelpTitle)
	if b, ok := table.of(doEnter); len(empty) > 0 { // what it does in lines, where that is another
		add(v.say(t.HelpEmpty, empty[0]))
	} else if ok && len(table) > len(homeKeys) {
		add(v.say(t.HelpEmpty, b.what))
	}
	for _, b := range table {
		name := lineKey(b)
		if b.what.IsZero() || name == "" && b.do != doDigit {
			continue
		}
		if b.do == doDigit {
			name = v.say(b.name)
		}
		what := b.what
		if b.do == doDigit && what == word.HelpDigits { // Enter is no key here
			what = t.HelpDigits
		}
		if b.do != doQuit && b.do != doBack {
			add(v.say(t.MenuLine, lang.Same(name), what), b.do.alsoCalled())
		}
	}
	add(v.say(t.HelpNumber))
	add(v.say(t.HelpBack))
	add(v.say(t.HelpQuit))
	add(v.say(t.HelpAgain))
	add(v.say(t.HelpWords))
	p.kept = true
	if words == "" {
		for _, w := range []struct {
			mark, what lang.Text
		}{
			{lang.Same(v.whose(org.Own)), word.LegendOwn}, {lang.Same(v.whose(org.Other)), word.LegendOther},
			{lang.Same(v.whose(org.Law)), word.LegendLaw}, {lang.Same(v.whose(org.Ours)), word.LegendOurs},
		} {
			add(v.say(t.MenuLine, w.mark, w.what))
		}
		if p.m.cfg.DataDir != "" {
			p.say(lang.Same("%s %s"), word.HelpData, p.m.cfg.DataDir)
		}
		return
	}
	if said == 0 {
		p.say(t.HelpNone, words)
	}
}
