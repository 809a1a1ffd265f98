package tui

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// mark is the sign of a step's state: two cells and a space.
func (v voice) mark(s runbook.StepState) (string, ink) {
	switch s {
	case runbook.StateDone:
		return " ✓ ", inkGood
	case runbook.Ready:
		return " ☐ ", inkStrong
	case runbook.Held:
		return v.say(word.MarkApproval), inkWarn
	case runbook.StateImposs:
		return v.say(word.MarkImpossible), inkFaint
	case runbook.StateSkipped:
		return v.say(word.MarkSkipped), inkFaint
	case runbook.NotApplicable:
		return v.say(word.MarkOutside), inkFaint
	}
	return v.say(word.MarkWaiting), inkFaint
}

// stepRows says everything about the step in hand, what matters first.
func (m *Model) stepRows(s *runbook.StepView, w int) []row {
	rows := m.stepTitle(s, w)
	rows = append(rows, m.stateRows(s, w)...)
	rows = append(rows, m.dueRows(s, w)...)
	rows = append(rows, m.whoRows(s, w)...)
	rows = append(rows, m.targetRows(s, w)...)
	rows = append(rows, m.standInRows(s, w)...)
	rows = append(rows, m.basisRows(s, w)...)
	rows = append(rows, m.placeRows(s, true, w)...)
	rows = append(rows, m.pageRows(s, w)...)
	rows = append(rows, m.howRows(s, w)...)
	rows = append(rows, m.optionRows(s, w)...)
	rows = append(rows, m.fieldRows(s, w)...)
	rows = append(rows, m.evidenceRows(s, w)...)
	rows = append(rows, m.promiseRows(s, w)...)
	rows = append(rows, m.ruleRows(s, w)...)
	rows = append(rows, m.attemptRows(s, w)...)
	rows = append(rows, m.glossRows(s, w)...)
	return rows
}

// stateRows says in words where the step stands, what it waits for or what holds
// it, and which key helps.
func (m *Model) stateRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	say := func(k ink, t lang.Text) { rows = append(rows, para(k, "  ", v.say(t), w)...) }
	if m.work.pending[s.Ref] > 0 {
		say(inkWarn, word.StillRecording)
	}
	switch s.State {
	case runbook.Ready:
		if m.work.state.Status == runbook.StatusClosed && !m.work.state.Drill {
			say(inkPlain, finding.NextClosed) // nothing can be done before it is reopened
			break
		}
		if s.Type == playbook.Watch {
			say(inkStrong, word.StateWatch.With(s.Checks))
			break
		}
		say(inkStrong, word.StateReady)
	case runbook.Waiting:
		say(inkPlain, word.StateWaiting.With(lang.Same(m.titles(s.WaitsFor))))
		if len(shut(s)) == 0 {
			say(inkFaint, word.StateWaitingHint)
		}
		if len(firstOf(s)) > 0 {
			say(inkKey, finding.WaitingKey)
		}
	case runbook.NotApplicable:
		say(inkFaint, word.StateOutside)
	case runbook.StateDone, runbook.StateImposs, runbook.StateSkipped:
		t := map[runbook.StepState]lang.Text{
			runbook.StateDone: word.StateDone, runbook.StateImposs: word.StateImpossible, runbook.StateSkipped: word.StateSkipped,
		}[s.State]
		say(inkGood, t.With(v.clock(s.At), v.person(s.By.Name), s.Seq))
		for _, d := range m.recordedDetails(s) {
			say(inkFaint, d)
		}
		if s.NoWords {
			say(inkWarn, word.NoWords)
		}
		if s.Again() {
			say(inkFaint, word.MayRepeat)
		}
	}
	return append(rows, m.gatesRows(s, w)...)
}

// recordedDetails repeats what the entry that settled the step says beyond that.
func (m *Model) recordedDetails(s *runbook.StepView) []lang.Text {
	if s.Seq < 1 || s.Seq > len(m.work.chron.entries) {
		return nil
	}
	e := m.work.chron.entries[s.Seq-1]
	out := runbook.Details(&m.work.state, e)
	if len(s.Chosen) > 0 {
		out = append([]lang.Text{word.Chosen.With(lang.Same(m.optionTitles(s)))}, out...)
	}
	return out
}

func (m *Model) optionTitles(s *runbook.StepView) string {
	var titles []lang.Text
	for _, id := range s.Chosen {
		if o, ok := s.Option(id); ok {
			titles = append(titles, o.Title)
		}
	}
	return m.voice().list(titles)
}

// titles names steps, the first three of them.
func (m *Model) titles(refs []playbook.Ref) string {
	var titles []lang.Text
	for i, ref := range refs {
		if i == 3 {
			titles = append(titles, lang.Event.More.With(len(refs)-i))
			break
		}
		if st, ok := m.work.state.Set.Step(ref); ok {
			titles = append(titles, word.Quoted.With(st.Title))
		}
	}
	return m.voice().list(titles)
}

// dueRows says by when, and whose time that is; then the source's word of urgency.
func (m *Model) dueRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	label := v.say(word.LabelDue)
	if !s.Deadline.IsZero() && !s.State.Settled() {
		rows = append(rows, dueLine(v, label, s.Deadline, s.DueWhose, w)...)
	} else if s.Due != nil && !s.State.Settled() {
		text := v.suggested(v.say(word.DueLater, m.dueFrom(s.Due), lang.Same(v.span(dueSpan(s.Due)))), s.DueWhose)
		if s.DueWhose != org.Ours {
			text += " " + v.whose(s.DueWhose)
		}
		rows = append(rows, labelled(label, inkPlain, text, w)...)
	}
	if !s.NextCheck.IsZero() && !s.State.Settled() {
		rows = append(rows, dueLine(v, v.say(word.LabelLook), s.NextCheck, org.Ours, w)...)
	}
	if s.Urgency != nil {
		whose := m.work.state.Org.Whose([]string{s.Urgency.Source})
		rows = append(rows, labelled(v.say(word.LabelUrgency), inkPlain, v.say(word.UrgencyBy, s.Urgency.Text, lang.Same(v.whose(whose)), lang.Same(s.Urgency.Source)), w)...)
	}
	return rows
}

func dueLine(v voice, label string, at time.Time, whose org.Whose, w int) []row {
	k := inkPlain
	if at.Before(v.now) {
		k = inkBad
	}
	text := v.suggested(v.until(at), whose)
	if whose != org.Ours {
		text += " " + v.whose(whose)
	}
	return labelled(label, k, text, w)
}

// dueSpan is how long a due time allows.
func dueSpan(d *playbook.Due) time.Duration {
	if d.Days > 0 {
		return time.Duration(d.Days) * 24 * time.Hour
	}
	return d.Within
}

// dueFrom names the moment a due time counts from.
func (m *Model) dueFrom(d *playbook.Due) lang.Text {
	switch d.From {
	case playbook.FromHappened:
		return word.FromHappened
	case playbook.FromDetected:
		return word.FromDetected
	case playbook.FromConfirmed:
		return word.FromConfirmed
	case playbook.FromOpened:
		return word.FromOpened
	}
	if st, ok := m.work.state.Set.Step(d.Step); ok {
		return word.Quoted.With(st.Title)
	}
	return lang.Same(string(d.Step))
}

// targetRows lists the items of a step: report targets with their posts and how
// to reach them, administrators with their ticks.
func (m *Model) targetRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	if s.Type == playbook.Report {
		rows = append(rows, heading(v.say(word.LabelTo), w))
	} else if s.Each != "" {
		rows = append(rows, heading(v.say(word.LabelItems), w))
	} else {
		return nil
	}
	if len(s.Items) == 0 && s.Type == playbook.Report {
		return append(rows, para(inkWarn, "  ", v.say(lang.Event.NoRule), w)...)
	}
	if len(s.Items) == 0 {
		return append(rows, para(inkWarn, "  ", v.say(word.NoItemsSet), w)...)
	}
	for _, it := range s.Items {
		mark, k := v.mark(it.State)
		text := v.say(m.itemName(it))
		if it.Seq > 0 {
			text += v.say(word.ItemAt, v.clock(it.At), v.person(it.By.Name))
			if it.Via != "" {
				text += " " + v.say(lang.Event.Via, it.Via)
			}
		}
		rows = append(rows, para(k, " "+mark, text, w)...)
		if !it.State.Settled() && it.Role && (s.Page == "" || len(it.Contacts) == 0 || it.Contacts[0].Day+it.Contacts[0].Night != "") {
			rows = append(rows, para(inkFaint, "    ", v.say(m.contact(it)), w)...)
		}
	}
	return rows
}

// optionRows lists the answers of a decision that is open.
func (m *Model) optionRows(s *runbook.StepView, w int) []row {
	if s.Type != playbook.Decide || s.State == runbook.StateDone {
		return nil
	}
	v := m.voice()
	rows := []row{heading(v.say(word.LabelOptions), w)}
	for _, o := range m.work.state.Offered(s.Step) {
		rows = append(rows, para(inkPlain, "- ", v.say(o.Title), w)...)
		if !o.Guide.IsZero() {
			rows = append(rows, para(inkFaint, "  ", strings.TrimSpace(v.say(o.Guide)), w)...)
		}
		for _, c := range m.work.state.Against(o) {
			rows = append(rows, para(inkWarn, "  ", v.say(lang.Event.Against, lang.Same(v.whose(c.Whose)), c.Clause, c.Gloss), w)...)
		}
	}
	return rows
}

// fieldRows lists what the step asks to be written down, with what was.
func (m *Model) fieldRows(s *runbook.StepView, w int) []row {
	if len(s.Fields) == 0 || s.State.Settled() {
		return nil
	}
	v := m.voice()
	rows := []row{heading(v.say(word.LabelFields), w)}
	for _, f := range s.Fields {
		text := v.say(f.Title)
		if f.Required {
			text += " " + v.say(word.Required)
		}
		if have := s.Values[f.ID]; have != "" {
			text += ": " + have
		}
		rows = append(rows, para(inkPlain, "- ", text, w)...)
	}
	return rows
}

// evidenceRows lists what is worth keeping.
func (m *Model) evidenceRows(s *runbook.StepView, w int) []row {
	if len(s.Evidence) == 0 {
		return nil
	}
	v := m.voice()
	rows := []row{heading(v.say(word.LabelEvidence, m.work.chron.kept[s.Ref]), w)}
	for _, t := range s.Evidence {
		rows = append(rows, para(inkPlain, "- ", v.say(t), w)...)
	}
	return rows
}

// promiseRows says what doing the step promises, and what it keeps.
func (m *Model) promiseRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	if s.Promise != nil {
		rows = append(rows, labelled(v.say(word.LabelPromise), inkPlain, v.say(s.Promise.Title), w)...)
	}
	if len(s.Keeps) > 0 {
		rows = append(rows, labelled(v.say(word.LabelKeeps), inkPlain, m.titles(s.Keeps), w)...)
	}
	if s.Cannot != "" && !s.State.Settled() {
		rows = append(rows, labelled(v.say(word.LabelCannot), inkPlain, m.titles([]playbook.Ref{s.Cannot}), w)...)
	}
	return rows
}

// attemptRows lists the attempts to report, newest first.
func (m *Model) attemptRows(s *runbook.StepView, w int) []row {
	if len(s.Attempts) == 0 {
		return nil
	}
	v := m.voice()
	rows := []row{heading(v.say(word.LabelAttempts), w)}
	for _, a := range slices.Backward(s.Attempts) {
		t := word.AttemptNo
		switch {
		case a.Reached:
			t = word.AttemptYes
		case runbook.ByForm(a.Means):
			t = astray.AttemptNotSent
		}
		to := m.work.state.PostOrRole(a.To)
		if a.Via != "" {
			to = word.AttemptVia.With(to, a.Via)
		}
		rows = append(rows, para(inkPlain, "- ", v.say(t, v.clock(a.At), to), w)...)
		if a.Instruction != "" {
			rows = append(rows, para(inkFaint, "  ", v.say(lang.Event.Instruction, a.Instruction), w)...)
		}
	}
	return rows
}
