package tui

import (
	"path"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// summary is the screen that tells an incident as a whole: what is known of it, of
// its account and of its files; once it was closed, what it came to.
type summary struct {
	closed bool // it was closed just now: Enter leads to the start
	scroll int
}

// openSummary shows the incident as a whole, or what it came to once its closing is
// on record.
func (m *Model) openSummary(closed bool) {
	m.summary = &summary{closed: closed}
	if closed {
		m.leaveAll()
	}
	m.screen, m.menu = onSummary, nil
}

func (m *Model) summaryBody(w, h int) []row {
	rows := m.summaryRows(w)
	s := m.summary
	if len(rows) <= h {
		s.scroll = 0
		return rows
	}
	s.scroll = max(0, min(s.scroll, len(rows)-(h-1)))
	out := tall(window(rows, s.scroll, h-1), h-1)
	return append(out, moreRow(m.voice(), len(rows)-s.scroll-(h-1)))
}

func (m *Model) summaryRows(w int) []row {
	v := m.voice()
	s := &m.work.state
	var rows []row
	add := func(label lang.Text, text string) {
		rows = append(rows, labelled(v.say(label), inkPlain, text, w)...)
	}
	if s.Closed.IsZero() {
		rows = append(rows, line(inkHead, v.say(word.OverviewTitle)))
		add(word.SummaryTime, v.say(word.OverviewSince, v.stamp(s.Detected), m.happened(s)))
	} else {
		title := word.SummaryTitle.With(string(s.ID), m.incidentTitle(s))
		if s.Mistake {
			title = lang.Mistake.SummaryTitle.With(string(s.ID))
		}
		rows = append(rows, line(inkGood, v.say(title)))
		add(word.SummaryTime, v.say(word.SummarySpan, v.stamp(s.Detected), v.stamp(s.Closed), runbook.Span(s.Closed.Sub(s.Detected))))
	}
	if noOffice(s) {
		rows = append(rows, para(inkWarn, "", v.say(word.BegunNoOffice), w)...)
	}
	if m.summary.closed && m.unsaved == 0 {
		rows = append(rows, para(inkGood, "", v.say(word.AllSaved), w)...)
		rows = append(rows, para(inkPlain, "", v.say(word.SummaryNext), w)...)
	}
	n, left := resultOf(m.work.views)
	counted := word.SummaryCounts.With(n[runbook.StateDone], n[runbook.StateImposs], n[runbook.StateSkipped], len(left))
	if s.Err != nil { // nobody knows which there are
		counted = s.PinsFault()
	}
	add(word.SummarySteps, v.say(counted))
	add(word.SummaryEntries, v.say(word.SummaryLog, len(m.work.chron.entries), len(s.Evidence)))
	var people []lang.Text
	for _, p := range s.People {
		if !unnamed(p) { // nobody, until a name is written
			people = append(people, lang.Same(p))
		}
	}
	if len(people) == 0 {
		people = []lang.Text{word.NameUnset}
	}
	add(word.SummaryPeople, v.list(people))
	rows = append(rows, m.kindRows(w)...)
	add(word.SummarySeverity, v.say(m.severity(s)))
	if !s.Ending.Title.IsZero() {
		add(word.SummaryEnding, v.say(s.Ending.Title))
	}
	if m.summary.closed && len(left) > 0 {
		rows = append(rows, nil, heading(v.say(word.SummaryLeft), w))
		for _, t := range left {
			rows = append(rows, para(inkPlain, "- ", v.say(t), w)...)
		}
	}
	rows = append(append(rows, nil), m.factRows(w)...)
	rows = append(rows, m.promisedRows(w)...)
	rows = append(rows, m.improvingRows(w)...)
	rows = append(append(rows, nil), m.accountRows(w)...)
	return append(append(rows, nil), m.fileRows(w)...)
}

// resultOf counts the steps by their state, and lists those left open.
func resultOf(views []runbook.StepView) (n map[runbook.StepState]int, left []lang.Text) {
	n = map[runbook.StepState]int{}
	for i := range views {
		n[views[i].State]++
		if !views[i].State.Settled() && !views[i].Undecided {
			left = append(left, views[i].Title)
		}
	}
	return n, left
}

func (m *Model) happened(s *runbook.State) lang.Text {
	switch {
	case s.HappenedUnknown:
		return word.NotKnown
	case s.Happened.IsZero(): // nobody was asked
		return word.NameUnset
	}
	return lang.Same(m.voice().stamp(s.Happened))
}

// kindRows says which kinds the incident has, and how they changed.
func (m *Model) kindRows(w int) []row {
	v := m.voice()
	s := &m.work.state
	titles := func(kinds []string) lang.Text {
		if len(kinds) == 0 {
			return word.KindUnknown
		}
		var list []lang.Text
		for _, k := range kinds {
			list = append(list, s.KindTitle(k))
		}
		return lang.Same(v.list(list))
	}
	rows := labelled(v.say(word.Kinds), inkPlain, v.say(titles(s.Kinds)), w)
	if len(s.KindChanges) < 2 {
		return rows
	}
	for _, c := range s.KindChanges {
		said := word.KindChanged.With(v.clock(c.At), titles(c.Kinds), v.person(c.By.Name), c.Seq)
		rows = append(rows, para(inkFaint, "- ", v.say(said), w)...)
		if c.Reason != "" {
			rows = append(rows, para(inkFaint, "    ", v.say(lang.Event.WithReason, c.Reason), w)...)
		}
	}
	return rows
}

// factRows lists the facts with how sure each is, and those nobody has stated yet.
func (m *Model) factRows(w int) []row {
	v := m.voice()
	s := &m.work.state
	rows := []row{heading(v.say(word.SummaryFacts), w)}
	stated := map[string]bool{}
	for _, f := range s.Facts {
		stated[f.Fact.Fact] = true
		title := f.Title
		if f.Fact.Fact == "" {
			title = lang.Event.AnyFact
		}
		k := inkWarn
		if f.Certainty == runbook.Confirmed {
			k = inkGood
		}
		mark := v.say(word.CertaintyMark, certainty(f.Certainty))
		said := para(inkPlain, "  ", v.say(word.FactLine, title, f.Text), w)
		rows = append(rows, line(k, mark).add(inkFaint, " "+v.say(word.FactEntry, f.Seq, v.clock(f.At), v.person(f.By.Name))).clip(w))
		rows = append(rows, said...)
		more := ""
		if f.From != "" {
			more = v.say(lang.Event.From, f.From)
		}
		if !f.AsOf.IsZero() {
			more = strings.TrimSpace(more + " " + v.say(lang.Event.AsOf, v.stamp(f.AsOf)))
		}
		if more != "" {
			rows = append(rows, para(inkFaint, "  ", more, w)...)
		}
	}
	var open []lang.Text
	if s.Set != nil {
		for _, f := range s.Set.Opening.Facts {
			if !stated[f.ID] {
				open = append(open, f.Title)
			}
		}
	}
	if len(open) > 0 {
		rows = append(rows, para(inkFaint, "", v.say(word.FactsOpen, lang.Same(v.list(open))), w)...)
	}
	return rows
}

// promisedRows lists the promises that are still to be kept.
func (m *Model) promisedRows(w int) []row {
	v := m.voice()
	var rows []row
	for _, p := range m.work.state.Promises(m.clock()) {
		if p.Kept || p.Released {
			continue
		}
		if rows == nil {
			rows = []row{nil, heading(v.say(word.SummaryPromises), w)}
		}
		text := v.say(p.Title)
		if !p.Due.IsZero() {
			text += " " + v.until(p.Due)
		}
		rows = append(rows, para(inkPlain, "- ", text, w)...)
	}
	return rows
}

// fileRows lists the files the incident is pinned to: what ships with the program
// together, an office's own each in a row.
func (m *Model) fileRows(w int) []row {
	v := m.voice()
	s := &m.work.state
	rows := []row{heading(v.say(word.SummaryFiles), w)}
	rows = append(rows, para(inkFaint, "", v.say(word.FilesPinned), w)...)
	for _, what := range []string{runbook.PinProfile, runbook.PinPlaybook, runbook.PinText, runbook.PinPlatform, runbook.PinSource} {
		var shipped, own []string
		for _, p := range s.Pinned {
			if p.What == runbook.PinScenario && m.work.hidesPlan() {
				continue
			}
			switch {
			case p.What != what:
			case strings.HasPrefix(p.Name, ownFile):
				own = append(own, p.Name)
			default:
				shipped = append(shipped, path.Base(p.Name))
			}
		}
		label := v.say(word.FileSort[what])
		if len(shipped) > 0 {
			rows = append(rows, labelled(label, inkPlain, v.say(word.FilesShipped, strings.Join(shipped, " ")), w)...)
		}
		if len(own) > 0 {
			rows = append(rows, labelled(label, inkStrong, v.say(word.FilesOwn, strings.Join(own, " ")), w)...)
		}
	}
	return rows
}

// ownFile begins the names of files of the data folder.
const ownFile = "DATA/"

// pressSummary gives a key to the summary.
func (m *Model) pressSummary(key string) tea.Cmd {
	s := m.summary
	switch summaryKeys.find(key) {
	case doExport:
		return m.openExport()
	case doLog:
		m.openLog()
	case doFact:
		return m.open(m.factForm())
	case doAmend:
		return m.open(m.amendForm())
	case doImprove:
		return m.openImproving()
	case doUp:
		s.scroll--
	case doDown:
		s.scroll++
	case doPageUp:
		s.scroll -= m.page()
	case doPageDown:
		s.scroll += m.page()
	case doTop:
		s.scroll = 0
	case doEnd:
		s.scroll = 1 << 20
	case doEnter, doBack:
		m.summary = nil
		if !s.closed {
			m.screen = onIncident
			return nil
		}
		cmd := m.goHome()
		m.home.top(m) // not on another incident, which Enter would open
		return cmd
	}
	return nil
}
