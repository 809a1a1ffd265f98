package tui

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
	"dandori/tui/internal/cell"
)

// readyView is the readiness screen (点検): what an office checks while nothing is
// wrong, and how each item stands.
type readyView struct {
	log     *readiness.Log // touched by commands only
	office  string         // whose it is
	busy    bool
	results []readiness.Result // the most urgent first
	err     error
	list
}

// listed are those of the results that the search leaves.
func (r *readyView) listed() []readiness.Result {
	s := &r.search
	s.found, s.of = len(r.results), len(r.results)
	if !s.active() {
		return r.results
	}
	words := s.words()
	var out []readiness.Result
	for _, x := range r.results {
		if hasWords(words, both(resultName(x)), both(x.Status.Title()), both(x.Why)) {
			out = append(out, x)
		}
	}
	s.found = len(out)
	return out
}

// readied is the reply of a command on the log of checks.
type readied struct {
	view    *readyView
	log     *readiness.Log
	results []readiness.Result
	look    *readiness.Look // what was recorded
	entry   readiness.Entry
	form    *form
	err     error
}

// openReadiness shows how the office stands.
func (m *Model) openReadiness() tea.Cmd {
	if m.cfg.Items == nil || m.profile() == nil {
		m.tell(inkWarn, word.NoReadiness)
		return nil
	}
	m.screen = onReadiness
	view := &readyView{office: m.profile().ID, busy: true}
	m.ready = view
	ctx, cfg, profile, now := m.ctx, m.cfg, m.profile(), m.now
	return func() tea.Msg {
		items, err := cfg.Items()
		if err != nil {
			return readied{view: view, err: err}
		}
		log, err := readiness.Open(ctx, readiness.Config{
			Store: cfg.Store, Items: items, Profile: profile, Version: cfg.Version, Random: cfg.Random,
		})
		if log == nil {
			return readied{view: view, err: err}
		}
		return readied{view: view, log: log, results: log.Results(now), err: err}
	}
}

// readied shows what a command on the log of checks came to.
func (m *Model) readied(msg readied) tea.Cmd {
	r := msg.view
	r.busy = false
	if msg.log != nil {
		r.log = msg.log
	}
	if msg.look != nil && msg.err == nil && r.at < len(r.listed())-1 {
		r.at++ // on to the next item, wherever this one goes now
	}
	if msg.results != nil {
		r.sort(msg.results)
	}
	if msg.look == nil {
		r.err = msg.err
		return nil
	}
	m.unsaved--
	if msg.err == nil {
		m.tell(inkGood, word.CheckRecorded.With(string(msg.entry.Log), msg.entry.Seq))
		return m.left()
	}
	m.leaving = false
	t := troubleOf(msg.err)
	if m.screen != onReadiness || m.ready != r || m.occupied() {
		m.keep(msg.form)
		m.tell(inkBad, t.text)
		return nil
	}
	m.forms = append(m.forms, msg.form)
	msg.form.refuse(t)
	if isSecret(msg.err) {
		m.askSecret(msg.form)
	}
	return nil
}

// sort puts the most urgent first, and keeps the arrows on their item.
func (r *readyView) sort(results []readiness.Result) {
	var item, subject string
	if was := r.listed(); r.at < len(was) {
		item, subject = was[r.at].Item.ID, was[r.at].Subject
	}
	r.results = slices.Clone(results)
	slices.SortStableFunc(r.results, func(a, b readiness.Result) int {
		return slices.Index(readiness.Statuses, a.Status) - slices.Index(readiness.Statuses, b.Status)
	})
	at := slices.IndexFunc(r.listed(), func(x readiness.Result) bool { return x.Item.ID == item && x.Subject == subject })
	r.at = max(0, at)
}

func (r *readyView) count(*Model) int { return len(r.listed()) }

func (r *readyView) enter(m *Model) tea.Cmd {
	list := r.listed()
	if len(list) == 0 || r.busy {
		return nil
	}
	return m.open(m.checkForm(r, list[min(r.at, len(list)-1)]))
}

func (r *readyView) leaves(m *Model) tea.Cmd {
	m.screen, m.ready = onHome, nil
	return m.list()
}

// pressReadiness gives a key to the readiness screen.
func (m *Model) pressReadiness(key string) tea.Cmd {
	cmd, _ := m.pressList(m.ready, readinessKeys.find(key))
	return cmd
}

// checkForm records that somebody looked at an item.
func (m *Model) checkForm(r *readyView, x readiness.Result) *form {
	f := &form{key: strings.Join([]string{"check", r.office, x.Item.ID, x.Subject}, " "), title: word.FormCheck.With(resultName(x)), button: word.ButtonRecord}
	f.intro = []lang.Text{x.Why}
	for l := range strings.SplitSeq(strings.TrimSpace(m.voice().say(x.Item.Guide)), "\n") {
		f.intro = append(f.intro, lang.Same(l))
	}
	outcome := newOne("outcome", word.CheckOutcome, []choice{
		{id: runbook.OutcomeOK, text: word.CheckOK}, {id: runbook.OutcomeProblem, text: word.CheckProblem},
	}, "").must()
	text := newArea("text", word.CheckText, word.CheckTextHint, "")
	f.fields = []*field{
		outcome, text,
		newText("who", word.CheckWho, lang.Text{}, m.cfg.User).must(),
		newWhen(),
	}
	f.react = func(f *form) { text.required = outcome.on[runbook.OutcomeProblem] }
	f.build = func(f *form) (job, *trouble) {
		at, t := atTime(f, "when", m.voice(), runbook.Behind)
		look := &readiness.Look{
			By:   runbook.By{Actor: runbook.Actor{Name: f.text("who")}, At: at, AsIs: f.asIs},
			Item: x.Item.ID, Subject: x.Subject, Outcome: f.text("outcome"), Text: f.text("text"),
		}
		return job{run: func(m *Model) tea.Cmd { return m.check(r, look, f) }}, t
	}
	return f
}

// check writes a check down: one at a time, since the log takes no more.
func (m *Model) check(r *readyView, look *readiness.Look, f *form) tea.Cmd {
	if r.busy || r.log == nil {
		m.forms = append(m.forms, f)
		m.tell(inkWarn, word.StillRecording)
		return nil
	}
	r.busy = true
	m.unsaved++
	ctx, log, now := m.ctx, r.log, m.cfg.Now
	return func() tea.Msg {
		entry, err := log.Record(ctx, *look, now())
		return readied{view: r, results: log.Results(now()), look: look, entry: entry, form: f, err: err}
	}
}

// resultName is an item, with the account or contact it is of.
func resultName(x readiness.Result) lang.Text {
	if x.Name.IsZero() {
		return x.Item.Title
	}
	return word.ResultOf.With(x.Item.Title, x.Name)
}

// render draws the list, and the item in hand below it.
func (r *readyView) render(m *Model, w, h int) []row {
	v := m.voice()
	var counts []string
	for _, s := range readiness.Statuses {
		counts = append(counts, v.say(word.ReadyCount, s.Title(), readiness.Count(r.results, s)))
	}
	rows := []row{line(inkHead, v.say(word.ReadyTitle))} // of which office, the line above says
	if all := line(inkPlain, strings.Join(counts, "  ")); rows[0].width()+2+all.width() <= w {
		rows[0] = spread(rows[0], all, w)
	} else {
		var r row
		for _, c := range counts { // a count is never parted from what it counts
			if more := r.add(inkPlain, "  "+c); r != nil && more.width() <= w {
				r = more
				continue
			}
			if r != nil {
				rows = append(rows, r.clip(w))
			}
			r = line(inkPlain, c)
		}
		rows = append(rows, r.clip(w))
	}
	if r.err != nil {
		t := word.ReadyFailed.With(r.err.Error())
		if errors.As(r.err, new(*runbook.DamageError)) {
			t = troubleOf(r.err).text
		}
		rows = append(rows, para(inkBad, "! ", v.say(t), w)...)
	}
	if len(r.results) == 0 {
		t := word.ReadyNone
		if r.busy {
			t = word.Loading
		}
		return append(rows, para(inkFaint, "  ", v.say(t), w)...)
	}
	results := r.listed()
	if len(results) == 0 {
		return append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	r.at = max(0, min(r.at, len(results)-1))
	d := drawing{top: rows}
	var lines []row
	for i, x := range results {
		start := len(lines)
		if i == 0 || results[i-1].Status != x.Status {
			lines = append(lines, heading(v.say(x.Status.Title()), w))
		}
		lines = append(lines, m.resultLine(x, i == r.at, w))
		if i == r.at {
			d.from, d.to = start, len(lines)-1
		}
	}
	d.n, d.rows = len(lines), rowsOf(lines)
	if h >= 12 {
		d.preview, d.more = max(5, h*2/5)+1, m.resultRows(results[r.at], w)
	}
	return r.draw(d, w, h)
}

// resultLine is one item in one row: how it stands, what it is, and by when.
func (m *Model) resultLine(x readiness.Result, here bool, w int) row {
	v := m.voice()
	lead := "  "
	if here {
		lead = "▸ "
	}
	mark, k := v.resultMark(x.Status)
	r := line(inkPlain, lead).add(k, mark).add(inkPlain, cell.CleanLine(v.say(resultName(x))))
	due := ""
	if x.Due != "" {
		due = v.suggested(x.Due, x.IntervalRule)
	}
	r = spread(r, line(inkFaint, v.whose(x.Rule)+" "+due), w)
	if here {
		return r.fit(w).picked()
	}
	return r
}

// resultMark is the mark of how an item stands.
func (v voice) resultMark(s readiness.Status) (string, ink) {
	switch s {
	case readiness.Overdue:
		return v.say(word.MarkOverdue), inkBad
	case readiness.Bad:
		return v.say(word.MarkProblem), inkBad
	case readiness.Advice:
		return v.say(word.MarkAdvice), inkFaint
	case readiness.Unknown:
		return v.say(word.MarkUnknown), inkWarn
	}
	return " ✓ ", inkGood
}

// resultRows says everything about one item: why it stands so, whose rule it is,
// when it was looked at last and when it is next, and how to check.
func (m *Model) resultRows(x readiness.Result, w int) []row {
	v := m.voice()
	rows := para(inkStrong, "", v.say(resultName(x)), w)
	rows = append(rows, para(inkPlain, "  ", v.say(x.Why), w)...)
	basis := v.whose(x.Rule)
	switch {
	case x.Rule == org.Other:
		basis = v.say(word.ForReference, basis+" "+strings.Join(x.Sources, " "))
	case len(x.Sources) > 0:
		basis += " " + strings.Join(x.Sources, " ")
	default:
		basis += " " + v.say(word.OursLong)
	}
	if len(x.See) > 0 {
		basis += " / " + v.say(word.See, strings.Join(x.See, " "))
	}
	if !x.Silence.IsZero() {
		basis += " " + v.say(x.Silence)
	}
	rows = append(rows, labelled(v.say(word.LabelBasis), inkPlain, basis, w)...)
	if x.Last.Entry > 0 {
		said := word.CheckedOK
		if x.Last.Outcome == runbook.OutcomeProblem {
			said = word.CheckedProblem
		}
		rows = append(rows, labelled(v.say(word.LabelLast), inkPlain, v.say(said, v.stamp(x.Last.At), v.person(x.Last.By.Name), x.Last.Text), w)...)
	} else {
		rows = append(rows, labelled(v.say(word.LabelLast), inkFaint, v.say(word.NeverChecked), w)...)
	}
	if x.Due != "" {
		rows = append(rows, labelled(v.say(word.LabelNext), inkPlain, v.suggested(x.Due, x.IntervalRule), w)...)
	}
	if !x.Item.Occasion.IsZero() {
		rows = append(rows, labelled(v.say(word.LabelOccasion), inkPlain, v.say(x.Item.Occasion), w)...)
	}
	for l := range strings.SplitSeq(strings.TrimSpace(v.say(x.Item.Guide)), "\n") {
		rows = append(rows, hanging(inkFaint, l, w)...)
	}
	return rows
}
