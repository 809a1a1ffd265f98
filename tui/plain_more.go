package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// logTail is how many entries are read out at once.
const logTail = 20

// log reads the last entries out, or all of them.
func (p *plain) log() { p.logPart(logTail) }

func (p *plain) logPart(n int) {
	m, t := p.m, lang.Plain
	v := m.voice()
	c := &m.work.chron
	l := &m.log
	places := l.places(m.work)
	order := word.OrderLog
	if l.byTime {
		order = word.OrderTime
	}
	if p.kept {
		n = 0
	} else {
		p.rows([]row{nil})
		p.say(t.LogTitle, string(m.work.state.ID), order, len(places), min(n, len(places)))
		if only := m.onlyText(); !only.IsZero() {
			p.say(only)
		}
		p.narrowed(&l.search)
	}
	for _, place := range places[max(0, len(places)-n):] {
		e := c.entries[place]
		p.para("  ", v.say(t.LogLine, e.Seq, v.clock(e.At), v.author(e), m.marked(e)))
	}
	key, typed, ok := p.key(t.LogAsk)
	if !ok || m.screen != onLog {
		return
	}
	seq, bare, numbered := number(key)
	switch {
	case p.palette(typed) || p.search(typed):
	case bare:
		p.logPart(len(c.entries))
	case numbered && p.entry(seq):
		p.rows(m.entryDetails(c.entries[seq-1], unbounded))
	case numbered:
		p.noNumber(typed)
	case key == "1" || key == "c":
		p.correct()
	case key == "enter" || key == "esc":
		p.run(m.pressLog("esc"))
	case strings.HasPrefix(key, "?"):
		p.help(logKeys, key[1:])
	case key == "q":
		p.run(m.askQuit())
	case single(key) && slices.Contains([]action{doOrder, doExport, doNote, doOnly, doLate, doLanguage}, logKeys.find(key)):
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}

// entry reports whether the log has an entry of that number, for who listens.
func (p *plain) entry(seq int) bool {
	w := p.m.work
	return seq >= 1 && seq <= len(w.chron.entries) && !w.hides(&w.chron.entries[seq-1])
}

// correct asks which entry to correct.
func (p *plain) correct() {
	m := p.m
	key, typed, ok := p.choose(lang.Plain.LogWhich)
	if !ok {
		return
	}
	seq, _, numbered := number("#" + strings.TrimPrefix(key, "#"))
	if !numbered || !p.entry(seq) {
		p.noNumber(typed)
		return
	}
	e := m.work.chron.entries[seq-1]
	p.run(m.asking(func(m *Model) tea.Cmd { return m.open(m.correctForm(e)) }))
}

// texts reads the list of texts out, or the one that is open.
func (p *plain) texts() {
	m, t := p.m, lang.Plain
	p.walked = nil
	if m.textShown() {
		p.text(m.textInHand())
		return
	}
	v := m.voice()
	steps := m.textSteps()
	var names []string
	for _, s := range steps {
		names = append(names, string(s.Ref))
	}
	again := p.again(names)
	if !again {
		p.rows([]row{nil})
		p.say(word.TextsTitle, m.texts.search.of)
		p.narrowed(&m.texts.search)
		if len(steps) == 0 {
			p.say(word.TextsNone)
		}
	}
	for i, s := range steps {
		if again {
			break
		}
		_, state := m.textInHandState(s)
		title := v.say(s.Title)
		if f := m.textFormOf(s); f != nil {
			title = v.say(led.TextKind, lang.Same(title), f.Title)
		}
		p.para("  ", v.say(t.StepLine, i+1, stateWord(s.State), lang.Same(title+v.say(word.Comma)+v.say(state))))
	}
	key, typed, ok := p.key(t.TextsAsk)
	if !ok || m.screen != onTexts {
		return
	}
	n, _, numbered := number(key)
	switch {
	case p.palette(typed) || p.search(typed):
	case numbered && n >= 1 && n <= len(steps):
		m.texts.ref, m.texts.form, m.texts.at, m.texts.open = steps[n-1].Ref, "", n-1, true
		p.shownNothing()
	case numbered:
		p.noNumber(typed)
	case key == "enter" || key == "esc":
		p.shownNothing()
		p.run(m.pressTexts("esc"))
	case strings.HasPrefix(key, "?"):
		p.help(textsKeys, key[1:])
	case key == "q":
		p.run(m.askQuit())
	case key == "f" || key == "g":
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}

// text reads one text out when it changed, and takes what is to be done with it.
func (p *plain) text(s *runbook.StepView) {
	m, t := p.m, lang.Plain
	now := shown{id: m.work.state.ID, ref: s.Ref, head: m.work.state.Head, lang: m.lang, form: "text " + m.texts.form}
	if now != p.shown {
		p.shown = now
		p.rows([]row{nil})
		top, _ := m.textRows(s, unbounded)
		p.joined(top)
		_, rows := m.textRows(s, unbounded)
		p.rows(rows)
	}
	_, main := m.textMain(s)
	key, typed, ok := p.key(t.TextAsk, main)
	if !ok || m.screen != onTexts || m.textInHand() == nil {
		return
	}
	do := textKeys.find(key)
	switch {
	case p.palette(typed):
	case strings.HasPrefix(key, "?"):
		p.help(textKeys, key[1:])
	case key == "q":
		p.run(m.askQuit())
	case single(key) && do > doDigit || do == doEnter || do == doBack || do == doLanguage:
		p.run(m.pressScreen(key))
		if m.screen != onTexts || !m.texts.open {
			p.shownNothing()
		}
	default:
		p.unknown(typed)
	}
}

// copied gives the words of a text out as they are, line for line, and says where
// else they are.
func (p *plain) copied(msg copied) {
	t := lang.Plain
	p.say(msg.title)
	switch {
	case msg.err != nil:
		p.say(word.CopyFailed, msg.err.Error())
	case msg.path != "":
		p.say(word.CopyFile, msg.path)
	}
	p.m.notice = notice{}
	p.say(t.CopyBegins)
	for l := range strings.SplitSeq(strings.TrimRight(cell.Clean(msg.words), "\n"), "\n") {
		p.write(l + "\n")
	}
	p.say(t.CopyEnds)
}

// summary reads the incident as a whole out.
func (p *plain) summary() {
	m, t := p.m, lang.Plain
	p.walked = nil
	if !p.kept {
		p.rows([]row{nil})
		p.rows(m.summaryRows(unbounded))
	}
	key, typed, ok := p.key(t.SummaryAsk)
	if !ok || m.screen != onSummary {
		return
	}
	do := summaryKeys.find(key)
	switch {
	case p.palette(typed):
	case strings.HasPrefix(key, "?"):
		p.help(summaryKeys, key[1:])
	case key == "q":
		p.run(m.askQuit())
	case single(key) && do > doDigit || do == doEnter || do == doBack || do == doLanguage:
		p.shownNothing()
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}
