package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// logKey is what a list of the log was made from.
type logKey struct {
	only    runbook.Selection
	words   string
	byTime  bool
	entries int
	unsaid  int
	plan    bool // … of a drill is hidden
}

// before is the key that had these words, and all else alike.
func (k logKey) before(words string) logKey {
	k.words = words
	return k
}

// places are those entries of the log that are shown, in the order in which they are:
// without signatures, which tell nothing of the incident.
func (l *logView) places(w *work) []int {
	c := &w.chron
	key := logKey{l.only, l.search.typed(), l.byTime, len(c.entries), w.unsaid, w.hidesPlan()}
	if l.made == key && l.shown != nil {
		return l.shown
	}
	words := l.search.words()
	was := l.made
	l.made = key
	if was.words != "" && strings.HasPrefix(key.words, was.words) && was == key.before(was.words) {
		l.shown = slices.DeleteFunc(l.shown, func(i int) bool { return !w.finds(i, words) }) // one more letter finds no more
		l.search.found = len(l.shown)
		return l.shown
	}
	l.shown = slices.Grow(l.shown[:0], len(c.entries))
	l.search.of = 0
	for i := range c.entries {
		if l.byTime {
			i = c.byTime[i]
		}
		e := &c.entries[i]
		if !e.Listed() || w.hides(e) {
			continue
		}
		l.search.of++
		if !l.only.IsZero() && !l.only.Takes(&w.state, *e) || len(words) > 0 && !w.finds(i, words) {
			continue
		}
		l.shown = append(l.shown, i)
	}
	l.search.found = len(l.shown)
	return l.shown
}

// indexChunk is how many entries are made searchable at once, so that the next key never
// waits for more.
const indexChunk = 2000

// index makes entries searchable: those that came since, and so many of the others, the
// newest first. It is false while some are left.
func (w *work) index(most int) bool {
	entries := w.chron.entries
	w.saidToOthers()
	if w.said == nil {
		w.said, w.unsaid = make([]string, len(entries)), len(entries)
	}
	for n := len(w.said); n < len(entries); n++ {
		w.said = append(w.said, w.searchText(entries[n]))
	}
	for ; most > 0 && w.unsaid > 0; most-- {
		w.unsaid--
		w.said[w.unsaid] = w.searchText(entries[w.unsaid])
	}
	return w.unsaid == 0
}

// searchText is what an entry is found by: what the log shows of it to who sits here, in both
// languages. A player does not find by the plan what is not shown.
func (w *work) searchText(e runbook.Event) string {
	return runbook.SearchText(e, append([]lang.Text{w.describes(e)}, runbook.Details(&w.state, e)...))
}

// saidToOthers has the log made searchable anew where who sits here sees other words of it
// than whoever it was made searchable for: all of it is still to be done then.
func (w *work) saidToOthers() {
	if hidden := w.hidesPlan(); hidden != w.saidPlan {
		w.saidPlan = hidden
		if w.said != nil {
			w.said, w.unsaid = make([]string, len(w.chron.entries)), len(w.chron.entries)
		}
	}
}

// finds reports whether an entry that was made searchable has every word.
func (w *work) finds(i int, words []string) bool {
	return i >= w.unsaid && i < len(w.said) && runbook.HasWords(w.said[i], words)
}

// indexing goes on making a log searchable, between keys.
type indexing struct{ work *work }

// indexOn is the command that goes on where something is looked for in the log and not
// all of it is searchable yet; nil where nothing is left to do, or it is being done. It follows
// every message, since an entry may change what is shown of all of them.
func (m *Model) indexOn() tea.Cmd {
	w := m.work
	if w == nil || m.screen != onLog || !m.log.search.active() {
		return nil
	}
	if w.saidToOthers(); w.unsaid == 0 || w.indexing {
		return nil
	}
	w.indexing = true
	return func() tea.Msg { return indexing{w} }
}

// indexing takes the next part.
func (m *Model) indexing(msg indexing) {
	msg.work.indexing = false
	if m.work != msg.work {
		return
	}
	m.work.index(indexChunk)
	m.log.find(m)
}

// onlyForm asks which entries to show: those of a step, of a person, of a sort, of a
// certainty, written down late. What stands in the log is offered, and nothing else.
func (m *Model) onlyForm() *form {
	f := &form{key: "only", looks: true, title: finding.FormOnly, button: finding.ButtonOnly, intro: []lang.Text{finding.OnlyIntro}}
	w := m.work
	l := &m.log
	var steps, people, sorts, sure []choice
	has := map[string]bool{}
	isLate, isPaper := false, false
	for _, e := range w.chron.entries {
		if !e.Listed() || w.hides(&e) {
			continue
		}
		has["step "+string(e.Step)] = true
		has["sort "+string(runbook.CategoryOf(&w.state, e))] = true
		has["sure "+string(runbook.CertaintyOf(e))] = true
		isLate = isLate || e.Late()
		isPaper = isPaper || e.Source == runbook.SourcePaper
		if name := e.Actor.Name; !has["name "+name] {
			has["name "+name] = true
			people = append(people, choice{id: name, text: lang.Same(m.voice().person(name))})
		}
	}
	for i := range w.views {
		v := &w.views[i]
		if has["step "+string(v.Ref)] {
			title := v.Title
			if kind := w.kindOf(v.Ref); !kind.IsZero() {
				title = word.OfKind.With(title, kind)
			}
			steps = append(steps, choice{id: string(v.Ref), text: title})
		}
	}
	for _, c := range runbook.Categories {
		if has["sort "+string(c)] {
			sorts = append(sorts, choice{id: string(c), text: lang.SortName(string(c))})
		}
	}
	for _, c := range runbook.Certainties {
		if has["sure "+string(c)] {
			sure = append(sure, choice{id: string(c), text: certainty(c)})
		}
	}
	slices.SortFunc(people, func(a, b choice) int { return cmp.Compare(a.id, b.id) })
	add := func(id string, label lang.Text, choices []choice, chosen string) {
		if len(choices) > 0 {
			all := append([]choice{{id: anyEntry, text: finding.OnlyAll}}, choices...)
			f.fields = append(f.fields, newOne(id, label, all, cmp.Or(chosen, anyEntry)))
		}
	}
	add("sort", finding.OnlySort, sorts, string(l.only.Category))
	add("person", finding.OnlyPerson, people, l.only.Person)
	add("sure", finding.OnlyCertainty, sure, string(l.only.Certainty))
	var when []choice
	if isLate {
		when = append(when, choice{id: "late", text: finding.OnlyAfterwards})
	}
	if isPaper {
		when = append(when, choice{id: "paper", text: finding.OnlyPaper})
	}
	chosen := ""
	switch {
	case l.only.Paper:
		chosen = "paper"
	case l.only.Late:
		chosen = "late"
	}
	add("late", finding.OnlyLate, when, chosen)
	add("step", finding.OnlyStep, steps, string(l.only.Step))
	f.build = func(f *form) (job, *trouble) {
		of := func(id string) string {
			if x := f.text(id); x != anyEntry {
				return x
			}
			return ""
		}
		only := runbook.Selection{
			Step: playbook.Ref(of("step")), Person: of("person"), Category: runbook.Category(of("sort")),
			Certainty: runbook.Certainty(of("sure")), Late: of("late") == "late", Paper: of("late") == "paper",
		}
		return job{run: func(m *Model) tea.Cmd {
			m.log.only = only
			m.log.narrowed(m)
			if len(m.log.places(m.work)) == 0 {
				m.tell(inkWarn, finding.NothingFound)
			}
			return nil
		}}, nil
	}
	return f
}

// anyEntry is the choice that narrows nothing.
const anyEntry = " any"

// onlyText says in words what the log screen shows; zero: everything.
func (m *Model) onlyText() lang.Text {
	o := m.log.only
	var parts []lang.Text
	if o.Category != "" {
		parts = append(parts, lang.SortName(string(o.Category)))
	}
	if o.Person != "" {
		parts = append(parts, lang.Same(m.voice().person(o.Person)))
	}
	if o.Certainty != "" {
		parts = append(parts, certainty(o.Certainty))
	}
	if o.Late {
		parts = append(parts, finding.OnlyAfterwards)
	}
	if o.Paper {
		parts = append(parts, finding.OnlyPaper)
	}
	if o.Step != "" {
		parts = append(parts, lang.Same(m.titles([]playbook.Ref{o.Step})))
	}
	if len(parts) == 0 {
		return lang.Text{}
	}
	return finding.Only.With(lang.Same(m.voice().list(parts)))
}

// lateForm writes down afterwards what happened earlier: the time is required, and
// whether it stands on paper is asked.
func (m *Model) lateForm() *form {
	f := &form{key: "late", title: finding.FormLate, button: word.ButtonRecord, intro: []lang.Text{finding.LateIntro}}
	var steps []choice
	for i := range m.work.views {
		v := &m.work.views[i]
		if v.State == runbook.NotApplicable {
			continue
		}
		title := v.Title
		if kind := m.work.kindOf(v.Ref); !kind.IsZero() {
			title = word.OfKind.With(title, kind)
		}
		steps = append(steps, choice{id: string(v.Ref), text: title})
	}
	who := m.whoWhen(word.WhoSays)
	who[1].must()
	who[1].hint = word.TimeMustHint
	f.fields = []*field{newArea("text", finding.LateText, lang.Text{}, "").must(), who[1]}
	f.fields = append(f.fields, who[2:]...)
	f.fields = append(f.fields, newText("from", word.NoteFrom, lang.Text{}, ""), newText("to", word.NoteTo, lang.Text{}, ""),
		newText("means", word.Means, lang.Text{}, ""), who[0])
	if len(steps) > 0 {
		f.fields = append(f.fields, newOne("step", finding.LateStep, steps, ""))
	}
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		step := playbook.Ref(f.text("step"))
		return job{step: step, intent: runbook.Note{
			By: by, Step: step, Text: f.text("text"), From: f.text("from"), To: f.text("to"), Means: f.text("means"),
		}}, t
	}
	return f
}
