package tui

import (
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// selected is the step in hand, or empty.
func (m *Model) selected() playbook.Ref {
	if v := m.work.view(); v != nil && m.screen == onIncident {
		return v.Ref
	}
	return ""
}

// noteForm adds a free entry.
func (m *Model) noteForm() *form {
	f := &form{key: "note " + string(m.selected()), step: m.selected(), title: word.FormNote, button: word.ButtonRecord}
	f.fields = []*field{
		newArea("text", word.NoteText, lang.Text{}, "").must(),
		newText("from", word.NoteFrom, lang.Text{}, ""),
		newText("to", word.NoteTo, lang.Text{}, ""),
		newText("means", word.Means, lang.Text{}, ""),
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Note{
			By: by, Step: f.step, Text: f.text("text"), From: f.text("from"), To: f.text("to"), Means: f.text("means"),
		}}, t
	}
	return f
}

// evidenceForm records something kept. A path is read in the command that records.
func (m *Model) evidenceForm(v *runbook.StepView) *form {
	f := &form{key: "evidence", title: word.FormEvidence, button: word.ButtonEvidence}
	var kinds []choice
	f.intro = []lang.Text{word.EvidenceIntro.With(len(m.work.state.Evidence) + 1)}
	if v != nil && m.screen == onIncident {
		at := m.keeper(v)
		switch {
		case at == nil:
			f.intro = append(f.intro, word.EvidenceNoStep)
		case at != v:
			f.intro = append(f.intro, word.EvidenceGoesTo.With(at.Title))
			fallthrough
		default:
			f.key, f.step = "evidence "+string(at.Ref), at.Ref
			for _, t := range at.Evidence {
				kinds = append(kinds, choice{id: t.Ja + t.En, text: t})
			}
		}
	}
	if len(kinds) > 0 {
		f.fields = append(f.fields, newMany("kinds", word.EvidenceKinds, kinds))
	}
	f.fields = append(f.fields,
		newText("what", word.EvidenceWhat, lang.Text{}, ""),
		newText("where", word.EvidenceWhere, word.EvidenceWhereHint, "").must(),
		newTime("as-of", word.EvidenceAsOf, word.TimeHint, "", runbook.Behind))
	if m.cfg.HashFile != nil {
		f.fields = append(f.fields, newText("path", word.EvidencePath, word.EvidencePathHint, ""))
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoKept)...)
	f.build = m.buildEvidence
	f.react = func(f *form) { f.field("what").required = f.field("kinds").empty() }
	return f
}

// keeper is the step that evidence is kept at: the one in hand where that keeps some,
// or waits for some; else the first that keeps evidence and is open. It is nil where
// none is.
func (m *Model) keeper(v *runbook.StepView) *runbook.StepView {
	held := func(g runbook.GateView) bool { return g.Kind == runbook.GateEvidence && !g.Open }
	if v.Type == playbook.Evidence || len(v.Evidence) > 0 || slices.ContainsFunc(v.Gates, held) {
		return v
	}
	i := slices.IndexFunc(m.work.views, func(s runbook.StepView) bool {
		return s.Type == playbook.Evidence && (s.State == runbook.Ready || s.State == runbook.Held)
	})
	if i < 0 {
		return nil
	}
	return &m.work.views[i]
}

func (m *Model) buildEvidence(f *form) (job, *trouble) {
	by, t := m.by(f)
	if t != nil {
		return job{}, t
	}
	asOf, t := atTime(f, "as-of", m.voice(), runbook.Behind)
	if t != nil {
		return job{}, t
	}
	what := f.field("kinds").value(m.voice())
	if more := f.text("what"); more != "" {
		if what != "" {
			what += m.voice().say(word.Comma)
		}
		what += more
	}
	if what == "" {
		return job{}, missing(f.field("what"))
	}
	j := job{step: f.step, intent: runbook.AddEvidence{By: by, Step: f.step, What: what, Where: f.text("where"), AsOf: asOf}}
	if path := f.text("path"); path != "" {
		hash := m.cfg.HashFile
		j.prepare = func(in runbook.Intent) (runbook.Intent, error) {
			proof, err := hash(path)
			if err != nil {
				return in, &fileTrouble{path, err}
			}
			ev := in.(runbook.AddEvidence)
			ev.File = &proof
			return ev, nil
		}
	}
	return j, nil
}

// recorderForm hands the log to somebody.
func (m *Model) recorderForm() *form {
	f := &form{key: "recorder", title: word.FormRecorder, button: word.ButtonRecorder}
	if r := m.work.state.Recorder(); r != "" && !unnamed(r) {
		f.intro = []lang.Text{word.RecorderNow.With(r)}
	}
	name := ""
	if m.cfg.User != m.work.state.Recorder() {
		name = m.cfg.User
	}
	f.fields = []*field{newText("name", word.RecorderName, lang.Text{}, name).must(), newWhen()}
	f.fields = append(f.fields, paperField(f.fields[1]))
	f.build = func(f *form) (job, *trouble) {
		at, t := atTime(f, "when", m.voice(), runbook.Behind)
		name := f.text("name")
		return job{intent: runbook.TakeRole{
			By: runbook.By{Actor: runbook.Actor{Name: name}, At: at, AsIs: f.asIs, Paper: onPaper(f)}, Role: runbook.RoleRecorder, Name: name,
		}}, t
	}
	return f
}

// classifyForm sets the kinds of the incident.
func (m *Model) classifyForm() *form {
	f := &form{key: "classify", title: word.FormClassify, button: word.ButtonClassify, acts: true}
	kinds := newMany("kinds", word.Kinds, kindChoices(m.work.state.Set))
	for _, k := range m.work.state.Kinds {
		kinds.on[k] = true
	}
	f.fields = []*field{kinds.must(), newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must()}
	who := m.whoWhen(word.WhoDecided)
	for i := range m.work.views { // whoever decides the kinds in their step decides them here
		if v := &m.work.views[i]; v.Sets == playbook.SetsKinds {
			who = m.decidedBy(v)
		}
	}
	f.fields = append(f.fields, who...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{intent: runbook.Classify{By: by, Kinds: f.field("kinds").chosen(), Reason: f.text("reason")}}, t
	}
	return f
}

func kindChoices(set *playbook.Set) []choice {
	var choices []choice
	for _, p := range set.Kinds {
		choices = append(choices, choice{p.Kind, p.Title, p.Signs})
	}
	return choices
}

// amendForm writes down, or puts right, what the first entry left empty or wrong.
// What stands now is shown beside each field and sent only when it is typed.
func (m *Model) amendForm() *form {
	f := &form{key: "amend", title: word.FormAmend, button: word.ButtonAmend, intro: []lang.Text{word.AmendIntro}}
	s := &m.work.state
	v := m.voice()
	when := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return v.stamp(at)
	}
	title := newText("title", word.IntakeTitle, lang.Text{}, "")
	title.stands = s.Title
	f.fields = []*field{title}
	account := accountFields(s.Org)
	account[0].stands = accountName(s)
	f.fields = append(f.fields, account...)
	seen := newArea("seen", word.IntakeSeen, word.IntakeSeenHint, "")
	seen.stands = s.Seen
	happened := happens(word.TimeUnknownHint)
	if happened.stands = when(s.Happened); s.HappenedUnknown {
		happened.stands = v.say(lang.Entry.UnknownTime)
	}
	detected := newTime("detected", word.IntakeDetected, word.TimeHint, "", runbook.Behind)
	detected.stands = when(s.Detected)
	source := newText("source", word.IntakeSource, lang.Text{}, "")
	source.stands = s.Source
	means := newText("means", word.IntakeMeans, lang.Text{}, "")
	means.stands = s.Means
	f.fields = append(f.fields, seen, happened, detected, source, means, newArea("reason", word.ReasonIfAny, lang.Text{}, ""))
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		if t != nil {
			return job{}, t
		}
		in := runbook.Amend{
			By: by, Title: f.text("title"), Account: chosenAccount(f), Seen: f.text("seen"), Source: f.text("source"),
			Means: f.text("means"), Unknown: f.field("happened").saysUnknown(), Reason: f.text("reason"),
		}
		if in.Happened, t = atTime(f, "happened", m.voice(), runbook.Behind); t != nil {
			return job{}, t
		}
		in.Detected, t = atTime(f, "detected", m.voice(), runbook.Behind)
		return job{intent: in}, t
	}
	return f
}

// closeForm ends the incident. While a promise is to be kept it leads there instead.
func (m *Model) closeForm() *form {
	if m.promisesFirst() {
		return nil
	}
	f := &form{key: "close", title: word.FormClose, button: word.ButtonClose, sure: word.CloseSure, acts: true}
	open := count(m.work.views).open
	f.intro = []lang.Text{word.CloseAllDone}
	reason := newArea("reason", word.ReasonIfAny, lang.Text{}, "")
	switch {
	case m.work.state.Err != nil: // nobody knows what is open
		f.intro = []lang.Text{m.work.state.PinsFault(), lang.Engine.StepsUnknown}
		reason = newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must()
	case open > 0:
		f.intro = []lang.Text{word.CloseLeft.With(open)}
		f.intro = append(f.intro, m.stillAsked()...)
		reason = newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must()
	}
	f.intro = append(f.intro, m.stillOwed()...)
	f.fields = append([]*field{reason}, m.whoWhen(word.WhoDecided)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{intent: runbook.Close{By: by, Reason: f.text("reason")}, then: func(m *Model, _ []runbook.Event) tea.Cmd {
			if !m.occupied() && (m.screen == onIncident || m.screen == onLog) {
				m.openSummary(true)
			}
			return nil
		}}, t
	}
	return f
}

// reopenForm takes a closing back.
func (m *Model) reopenForm() *form {
	f := &form{key: "reopen", title: word.FormReopen, button: word.ButtonReopen, acts: true}
	f.fields = append([]*field{newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must()}, m.whoWhen(word.WhoDecided)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{intent: runbook.Reopen{By: by, Reason: f.text("reason")}}, t
	}
	return f
}

// correctForm says what an earlier entry should have said.
func (m *Model) correctForm(e runbook.Event) *form {
	f := &form{key: fmt.Sprint("correct ", e.Seq), title: word.FormCorrect.With(e.Seq), button: word.ButtonCorrect}
	f.intro = []lang.Text{word.CorrectIntro, m.work.describes(e)}
	for _, said := range runbook.Details(&m.work.state, e) { // what is to be put right
		f.intro = append(f.intro, aid.OldEntry.With(said))
	}
	for _, c := range m.work.chron.corrections(e.Seq) {
		f.intro = append(f.intro, m.work.describes(c))
	}
	switch e.Data.(type) {
	case *runbook.Decided:
		f.intro = append(f.intro, word.CorrectAnswer)
	case *runbook.Done, *runbook.NotDone, *runbook.Reported:
		f.intro = append(f.intro, word.CorrectStep)
	case *runbook.Opened, *runbook.Amended:
		f.intro = append(f.intro, word.CorrectFacts)
	}
	f.fields = []*field{
		newArea("text", word.CorrectText, lang.Text{}, "").must(),
		newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must(),
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	seq := e.Seq
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{intent: runbook.Correct{By: by, Entry: seq, Text: f.text("text"), Reason: f.text("reason")}}, t
	}
	return f
}
