package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// after gives what stands behind a sign at the beginning of an answer, also behind
// those that an input method gives for it, or behind one of the words for it.
func after(typed, signs string, words ...string) (rest string, ok bool) {
	typed = strings.TrimSpace(strings.ReplaceAll(typed, "\u3000", " "))
	if r, size := utf8.DecodeRuneInString(typed); size > 0 && strings.ContainsRune(signs, r) {
		return strings.TrimSpace(typed[size:]), true
	}
	for _, w := range words {
		if rest, found := strings.CutPrefix(typed+" ", w+" "); found {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// What begins a line that looks for words.
const searchSigns = "/／・"

var searchWords = []string{"探す", "find"}

// search narrows the list in front to the words behind a slash; a slash alone shows it
// whole. It is false where the answer is something else.
func (p *plain) search(typed string) bool {
	words, ok := after(typed, searchSigns, searchWords...)
	s := p.m.searchOf()
	if !ok || s == nil {
		return false
	}
	if words == "" {
		s.clear()
	} else {
		s.set(words)
	}
	p.m.narrowed()
	return true
}

// narrowed says that a list that is read out is not whole.
func (p *plain) narrowed(s *search) {
	if s.active() {
		p.say(finding.PlainNarrowed, s.typed(), s.found, s.of)
	}
}

// palette lists every action that can be reached from here, or those that have the words
// behind a colon in either language, and carries one out. It is false where the answer
// is something else.
func (p *plain) palette(typed string) bool {
	words, ok := after(typed, ":：", "操作", "action")
	if !ok {
		return false
	}
	t := lang.Plain
	v := p.m.voice()
	n := &menu{every: p.m.commands(), all: true}
	if words != "" {
		n.search.set(words)
	}
	list := n.listed()
	if len(list) == 0 {
		p.say(t.HelpNone, head(words, 40))
		return true
	}
	p.say(finding.PlainPalette)
	for i, c := range list {
		what := v.say(c.what)
		if other := otherName(v, c.what); words != "" && other != "" {
			what += " / " + other
		}
		p.para("  ", v.say(t.ChoiceLine, i+1, lang.Same(what)))
	}
	key, answer, ok := p.choose(finding.PlainPaletteAsk)
	if !ok {
		return true
	}
	at, err := strconv.Atoi(strings.TrimPrefix(key, "#"))
	if err != nil || at < 1 || at > len(list) {
		p.noNumber(answer)
		return true
	}
	p.run(p.m.asking(list[at-1].run))
	if s := p.m.searchOf(); s != nil && s.open { // there are no keys to look for something by
		s.clear()
		p.say(finding.PlainSearch)
	}
	return true
}

// contacts reads out whom to call and how.
func (p *plain) contacts() {
	m := p.m
	v := m.voice()
	p.walked = nil
	people := m.listedPeople()
	var names []string
	for _, r := range people {
		names = append(names, r.id())
	}
	again := p.again(names)
	if !again {
		p.rows([]row{nil})
		p.say(lang.Same("%s  %s"), finding.ContactsTitle, m.hoursNow())
		p.narrowed(&m.contacts.search)
	}
	for i, r := range people {
		if again {
			break
		}
		if i == 0 || people[i-1].step != r.step || !r.step && people[i-1].role.Outside != r.role.Outside {
			p.say(r.heading())
		}
		text := word.ContactLine.With(r.name(), m.numbers(runbook.Contact{Contact: r.contact}))
		if name := m.holder(r.role.ID); name != "" && r.contact.Rank == 0 {
			text = finding.HeldBy.With(text, v.person(name))
		}
		p.para("  ", v.say(finding.PlainReach, i+1, text))
	}
	if len(people) == 0 && !again {
		p.say(finding.NothingFound)
	}
	asks := finding.PlainContactsAsk
	if m.work == nil {
		asks = astray.PlainContactsOnly
	}
	key, typed, ok := p.key(asks)
	if !ok || m.screen != onContacts {
		return
	}
	n, _, numbered := number(key)
	switch {
	case p.palette(typed) || p.search(typed):
	case numbered && n >= 1 && n <= len(people):
		now := m.listedPeople() // which may have changed since it was read out
		m.contacts.at = slices.IndexFunc(now, func(r reach) bool { return r.id() == people[n-1].id() })
		if m.contacts.at < 0 {
			p.noNumber(typed)
			return
		}
		p.rows(m.reachDetails(people[n-1], unbounded))
		if m.work != nil {
			p.run(m.pressContacts("enter"))
		}
	case numbered:
		p.noNumber(typed)
	case key == "enter" || key == "esc":
		p.shownNothing()
		p.run(m.pressContacts("esc"))
	case strings.HasPrefix(key, "?"):
		p.help(m.screenTable(), key[1:])
	case key == "q":
		p.run(m.askQuit())
	case key == "5" && m.work != nil || key == "g":
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}
