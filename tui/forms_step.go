package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// stepForm begins a form about a step.
func stepForm(kind string, v *runbook.StepView, title, button lang.Text) *form {
	return &form{key: kind + " " + string(v.Ref), step: v.Ref, title: title, button: button, acts: true}
}

// whoWhen are the fields every entry about an act has: who did it, and when.
func (m *Model) whoWhen(who lang.Text) []*field {
	name := m.recorder()
	if name == "" || unnamed(name) {
		name = m.lastName()
	}
	when := newWhen()
	by := newText("who", who, word.WhoHint, name)
	by.name, by.fresh = true, name != ""
	return []*field{by, when, paperField(when)}
}

// lastName is who did or wrote down the last entry that names anybody: while nobody keeps the
// log by name, they are not asked for their own again and again. Who decided, approved or was
// told is somebody else as often as not.
func (m *Model) lastName() string {
	for _, e := range slices.Backward(m.work.chron.entries) {
		switch e.Data.(type) {
		case *runbook.Done, *runbook.Checked, *runbook.Noted, *runbook.EvidenceItem, *runbook.Draft:
			if e.Actor.Name != "" && !unnamed(e.Actor.Name) && !e.Own() {
				return e.Actor.Name
			}
		}
	}
	return ""
}

// paperField asks, once a time is given, whether it stands on the paper record.
func paperField(when *field) *field {
	x := newOne("paper", finding.PaperAsk, []choice{{id: "here", text: finding.PaperNo}, {id: "paper", text: finding.PaperYes}}, "here")
	x.asked = func() bool { return !when.empty() }
	return x
}

// onPaper reports whether what a form says is copied from the paper record.
func onPaper(f *form) bool {
	x := f.field("paper")
	return !x.hidden() && x.one() == "paper"
}

// operatorRole is the neutral role of those who run the account: on a night with one
// person on duty the one who keeps the log as well.
const operatorRole = "operator"

// decidedBy are the fields of who decided on a step, and when. Where that is not the
// recorder's to decide, the recorder's name is no answer.
func (m *Model) decidedBy(v *runbook.StepView) []*field {
	fields := m.whoWhen(word.WhoDecided)
	if v.Performer != runbook.RoleRecorder && v.Performer != operatorRole {
		fields[0] = newText("who", word.WhoDecided, word.DecidedByHint.With(v.RoleName), "").must()
	}
	return fields
}

// recorder is who keeps the log.
func (m *Model) recorder() string {
	if who, ok := m.work.seatedAs(); ok { // in a drill: who plays at this console
		return who.Name
	}
	if r := m.work.state.Recorder(); r != "" {
		return r
	}
	return m.cfg.User
}

// unnamed reports whether a name only says that there is none yet.
func unnamed(name string) bool { return name == runbook.Unnamed }

// person shows a name of the log.
func (v voice) person(name string) string {
	if unnamed(name) {
		return v.say(word.NameUnset)
	}
	return name
}

// author is whose an entry is, as the log shows it: also of a paper that a command wrote for
// nobody in particular.
func (v voice) author(e runbook.Event) string {
	if e.Actor.Name == "" && e.Type == runbook.ExportMade {
		return v.say(word.NameUnset)
	}
	return v.person(e.Actor.Name)
}

// by reads who acted and when.
func (m *Model) by(f *form) (runbook.By, *trouble) {
	at, t := atTime(f, "when", m.voice(), runbook.Behind)
	who := f.text("who")
	if who == "" {
		who = m.recorder()
	}
	actor := runbook.Actor{Name: who}
	if player, ok := m.work.seatedAs(); ok && player.Name == who {
		actor = player
	}
	by := runbook.By{Actor: actor, At: at, AsIs: f.asIs, Paper: onPaper(f)}
	by.Recorder = m.writer(who)
	return by, t
}

// writer is who writes down at this console what somebody else did or said: whoever does so in
// their own name where nobody else is filled in. "" where it is their own, or nobody knows.
func (m *Model) writer(who string) string {
	if r := m.recorder(); r != who && !unnamed(r) {
		return r
	}
	return ""
}

// stepFields are the fields the playbook gives a step.
func (m *Model) stepFields(v *runbook.StepView) []*field {
	var fields []*field
	for _, f := range v.Fields {
		id := "field " + f.ID
		have := v.Values[f.ID]
		if v.Again() {
			have = "" // another round is filled in anew
		}
		var x *field
		switch f.Type {
		case playbook.FieldYesNo:
			x = newOne(id, f.Title, []choice{{id: "yes", text: word.Yes}, {id: "no", text: word.No}}, have)
		case playbook.FieldChoice:
			var choices []choice
			for _, c := range f.Choices {
				choices = append(choices, choice{id: c.ID, text: c.Title})
			}
			x = newOne(id, f.Title, choices, have)
		case playbook.FieldTime:
			if t, err := time.Parse(time.RFC3339, have); err == nil {
				have = m.voice().clock(t)
			}
			if said, ok := f.Words(have); ok {
				have = m.voice().say(said)
			}
			hint := word.TimeHint
			switch {
			case f.Required:
				hint = word.TimeMustHint
			case f.MayBeUnknown():
				hint = word.TimeUnknownHint
			}
			side := runbook.Nearest
			if v.Promise != nil && v.Promise.DueField == f.ID {
				side = runbook.Ahead
			}
			x = newTime(id, f.Title, hint, have, side)
			x.mayBeUnknown = f.MayBeUnknown()
			if side == runbook.Ahead {
				x.promised = m.work.state.PromisedInText(v.Step, m.clock())
				if !x.promised.IsZero() && have == "" { // what the public is told is what is owed
					x.edit.SetValue(m.voice().clock(x.promised))
				}
			}
		case playbook.FieldNumber:
			x = newNumber(id, f.Title, word.NumberHint, have)
		default:
			x = newText(id, f.Title, lang.Text{}, have)
		}
		x.required = f.Required
		if now := m.work.state.Standing(f); now != "" && x.typed() && x.empty() && !f.Required { // left empty it stays, as with w
			if t, err := time.Parse(time.RFC3339, now); err == nil {
				now = m.voice().clock(t)
			}
			if said, ok := f.Words(now); ok {
				now = m.voice().say(said)
			}
			x.stands = now
		}
		fields = append(fields, x)
		if f.AsOf {
			at := newTime("field "+playbook.AsOfField(f.ID), word.AsOfNumber, word.AsOfHint, "", runbook.Behind)
			at.asked = func() bool { return !x.empty() }
			fields = append(fields, at)
		}
	}
	return fields
}

// values reads the fields of the playbook.
func values(f *form) map[string]string {
	out := map[string]string{}
	for _, x := range f.fields {
		if id, ok := strings.CutPrefix(x.id, "field "); ok && !x.empty() && !x.hidden() {
			out[id] = x.text()
		}
	}
	return out
}

// itemsField lets the responder say which items of a step are meant.
func (m *Model) itemsField(v *runbook.StepView, label lang.Text) []*field {
	if v.Each == "" && v.Type != playbook.Report {
		return nil
	}
	if len(v.Items) == 0 && v.Each != "" {
		return []*field{newText("names", label, word.ItemNamesHint, "")}
	}
	var choices []choice
	for _, it := range v.Items {
		if !it.State.Settled() {
			choices = append(choices, choice{id: it.ID, text: m.itemName(it)})
		}
	}
	if len(choices) == 0 {
		return nil
	}
	x := newMany("items", label, choices)
	if len(choices) == 1 {
		x.on[choices[0].id] = true
	}
	return []*field{x.must()}
}

// itemName names an item: of a role the post, or that it is not set. A body outside
// the office has no post there.
func (m *Model) itemName(it runbook.ItemView) lang.Text {
	if !it.Role || it.Post.IsZero() && m.work.state.Set.Role(it.ID).Outside {
		return it.Name
	}
	return roleAndPost(it.Name, it.Post)
}

// roleAndPost names a role with its post, or says that the post is not set.
func roleAndPost(role, post lang.Text) lang.Text {
	if post.IsZero() {
		return word.RoleUnset.With(role)
	}
	return word.RolePost.With(role, post)
}

// items reads which items are meant.
func items(f *form) []string {
	if ids := f.field("items").chosen(); len(ids) > 0 {
		return ids
	}
	return splitNames(f.text("names"))
}

// splitNames reads names as people write them in a row.
func splitNames(s string) []string {
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；\n", r) }) {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// roundOf is the entry of the last time a step was done that is now done once more;
// zero of any other.
func roundOf(v *runbook.StepView) int {
	if !v.Again() {
		return 0
	}
	return v.Seq
}

// doneForm records a step as done.
func (m *Model) doneForm(v *runbook.StepView) *form {
	f := stepForm("done", v, word.FormDone, word.ButtonDone)
	f.warn = m.shutLines(v)
	f.intro = append(m.timingIntro(v), m.standInLines(v)...)
	if v.Type == playbook.Evidence {
		f.intro = append(f.intro, word.EvidenceCount.With(m.work.chron.kept[v.Ref], len(m.work.state.Evidence)))
	}
	if v.Type == playbook.Notice {
		f.intro = append(f.intro, word.DoneOwnText)
		if d, ok := m.work.state.DraftOf(v.Ref); ok {
			f.intro[len(f.intro)-1] = word.DonePublishes.With(d.Seq)
		}
	}
	f.fields = append(f.fields, m.itemsField(v, word.ItemsDone)...)
	f.fields = append(f.fields, m.stepFields(v)...)
	own := len(f.fields)
	f.fields = append(f.fields, newArea("note", word.Note, lang.Text{}, ""))
	f.fields = append(f.fields, m.whoWhen(word.WhoDid)...)
	if own == 0 {
		f.focusButton()
	}
	again := roundOf(v)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Do{By: by, Step: f.step, Items: items(f), Fields: values(f), Note: f.text("note"), Again: again}}, t
	}
	return f
}

// timingIntro says how a step stands to the plan when it is recorded out of it.
func (m *Model) timingIntro(v *runbook.StepView) []lang.Text {
	switch v.State {
	case runbook.Waiting:
		if len(shut(v)) == 0 {
			return []lang.Text{word.RecordEarly}
		}
	case runbook.NotApplicable:
		return []lang.Text{word.RecordNotAsked}
	}
	return nil
}

// watchForm records one look of a watch step, or its end.
func (m *Model) watchForm(v *runbook.StepView) *form {
	f := stepForm("watch", v, word.FormWatch, word.ButtonRecord)
	f.fields = append(f.fields, newArea("note", word.WatchSeen, lang.Text{}, ""))
	f.fields = append(f.fields, newOne("go-on", word.WatchThen, []choice{{id: "on", text: word.WatchOn}, {id: "end", text: word.WatchEnd}}, "on"))
	f.fields = append(f.fields, m.stepFields(v)...)
	f.fields = append(f.fields, m.whoWhen(word.WhoDid)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		if f.text("go-on") == "end" {
			return job{step: f.step, intent: runbook.Do{By: by, Step: f.step, Fields: values(f), Note: f.text("note")}}, t
		}
		return job{step: f.step, intent: runbook.Check{By: by, Step: f.step, Text: f.text("note"), Fields: values(f)}}, t
	}
	return f
}

// decideForm records a decision, or changes it.
func (m *Model) decideForm(v *runbook.StepView) *form {
	f := stepForm("decide", v, word.FormDecide, word.ButtonDecide)
	again := v.State == runbook.StateDone
	f.warn, f.intro = m.shutLines(v), m.timingIntro(v)
	if again {
		f.title = word.FormDecideAgain
		f.intro = append(f.intro, word.DecideAgainHint)
	}
	var choices []choice
	for _, o := range m.work.state.Offered(v.Step) {
		more := o.Guide
		for _, c := range m.work.state.Against(o) {
			said := lang.Event.Against.With(lang.Same(m.voice().whose(c.Whose)), c.Clause, c.Gloss)
			more = lang.Text{Ja: strings.TrimSpace(more.Ja + "\n" + said.Ja), En: strings.TrimSpace(more.En + "\n" + said.En)}
		}
		choices = append(choices, choice{o.ID, o.Title, more})
	}
	answers := newOne("answer", word.Answer, choices, "")
	if v.Many {
		answers = newMany("answer", word.Answer, choices)
	}
	for _, o := range v.Options {
		// What the intake said stands until somebody says otherwise.
		known := v.Sets == playbook.SetsKinds && slices.Contains(m.work.state.Kinds, o.Kind)
		if again && slices.Contains(v.Chosen, o.ID) || !again && known {
			answers.on[o.ID] = true
		}
	}
	answers.enter(1)
	reason := newArea("reason", word.Reason, lang.Text{}, "")
	reason.required = v.NeedsReason || again
	f.fields = append(f.fields, answers.must(), reason)
	f.fields = append(f.fields, m.stepFields(v)...)
	who := m.decidedBy(v)
	f.fields = append(f.fields, who[0], m.withField(v, f), who[1], who[2])
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Do{
			By: by, Step: f.step, Chosen: f.field("answer").chosen(), Reason: f.text("reason"), With: f.text("with"), Fields: values(f),
		}}, t
	}
	return f
}

// withField asks with whom a decision was made. It must be filled in where the
// office's rule does not let one person decide.
func (m *Model) withField(v *runbook.StepView, f *form) *field {
	x := newText("with", word.DecidedWith, word.DecidedWithHint, "")
	for _, g := range v.Gates {
		if g.Kind == runbook.GateTwoPersons && !g.Open {
			x.required = true
			f.intro = append(f.intro, word.GateTwoPersons.With(lang.Same(m.ruleOf(g))))
		}
	}
	return x
}

// cannotForm records a step as impossible.
func (m *Model) cannotForm(v *runbook.StepView) *form {
	f := m.notDoneForm("cannot", v, word.FormCannot, word.ButtonCannot)
	if f == nil {
		return nil
	}
	if v.Cannot != "" {
		if st, ok := m.work.state.Set.Step(v.Cannot); ok {
			f.intro = append(f.intro, word.CannotOpens.With(st.Title))
		}
	}
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Impossible{By: by, Step: f.step, Items: items(f), Reason: f.text("reason")}}, t
	}
	return f
}

// skipForm records a step as not needed.
func (m *Model) skipForm(v *runbook.StepView) *form {
	f := m.notDoneForm("skip", v, word.FormSkip, word.ButtonSkip)
	if f == nil {
		return nil
	}
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Skip{By: by, Step: f.step, Items: items(f), Reason: f.text("reason")}}, t
	}
	return f
}

func (m *Model) notDoneForm(kind string, v *runbook.StepView, title, button lang.Text) *form {
	if v.State.Settled() && v.State != runbook.NotApplicable {
		m.tell(inkWarn, lang.Engine.AlreadyDone.With(v.Title, v.Seq))
		return nil
	}
	f := stepForm(kind, v, title, button)
	f.fields = append(f.fields, newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must())
	if some := m.itemsField(v, word.ItemsMeant); len(some) > 0 {
		x := some[0]
		x.required = false
		if x.kind == manyField {
			clear(x.on)
			x.hint = word.ItemsAllHint
		}
		f.fields = append(f.fields, x)
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	return f
}

// undoForm takes back what was recorded of a step.
func (m *Model) undoForm(v *runbook.StepView) *form {
	var done []choice
	for _, it := range v.Items {
		if it.State.Settled() && it.Seq > 0 {
			done = append(done, choice{id: it.ID, text: m.itemName(it)})
		}
	}
	if v.Seq == 0 && len(done) == 0 && v.Overrides == 0 && v.Answers == 0 {
		m.tell(inkWarn, lang.Engine.NothingToReopen.With(v.Title))
		return nil
	}
	f := stepForm("undo", v, word.FormUndo, word.ButtonUndo)
	f.intro = []lang.Text{word.UndoIntro}
	f.fields = append(f.fields, newArea("reason", word.ReasonIfAny, lang.Text{}, ""))
	if len(done) > 1 {
		x := newMany("items", word.ItemsUndo, done)
		x.hint = word.ItemsUndoHint
		f.fields = append(f.fields, x)
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.ReopenStep{By: by, Step: f.step, Items: items(f), Reason: f.text("reason")}}, t
	}
	return f
}

// askForm stops the step to ask a superior; while a question is open it takes the
// answer.
func (m *Model) askForm(v *runbook.StepView) *form {
	if q := v.Question; q != nil {
		f := stepForm(fmt.Sprint("answer ", q.Seq), v, word.FormAnswer, word.ButtonAnswer)
		f.since = q.At
		f.intro = []lang.Text{word.QuestionWas.With(q.Text, m.voice().person(q.By.Name))}
		f.fields = append(f.fields,
			newArea("text", word.AnswerText, word.AnswerHint, "").must(),
			newText("from", word.AnswerFrom, lang.Text{}, "").must().anew())
		f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
		seq := q.Seq
		f.build = func(f *form) (job, *trouble) {
			by, t := m.by(f)
			return job{step: f.step, intent: runbook.Answer{By: by, Question: seq, Text: f.text("text"), From: f.text("from")}}, t
		}
		return f
	}
	f := stepForm("ask", v, word.FormAsk, word.ButtonAsk)
	f.intro = []lang.Text{word.AskIntro}
	f.fields = append(f.fields, newArea("text", word.AskText, word.AskHint, "").must())
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Ask{By: by, Step: f.step, Text: f.text("text")}}, t
	}
	return f
}
