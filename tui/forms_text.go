package tui

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/text"
)

// writeOwn stands for words of one's own in a blank that offers some.
const writeOwn = " write"

// changing are what the log gives anew at every moment: an earlier text does not
// keep its value of them.
var changing = []text.Path{"now", "date", "chronology"}

// fillForm asks for what the log does not give, then shows what it gives: a field
// left empty takes that.
func (m *Model) fillForm(s *runbook.StepView) *form {
	made := m.textFormOf(s)
	if made == nil {
		m.tell(inkWarn, word.NoPrepared)
		return nil
	}
	f := stepForm("fill "+made.Name(), s, word.FormFill.With(made.Title), word.ButtonFill)
	f.intro = []lang.Text{word.FillIntro}
	if d, ok := m.work.state.DraftOf(s.Ref); ok && m.byHand(s) {
		f.intro = append(f.intro, word.FillReplaces.With(d.Seq))
	}
	language := m.textLanguage(s, made)
	logged := m.work.state.FillText(s.Step, made, language, nil, m.clock())
	earlier := map[string]string{}
	if d, ok := m.work.state.DraftOf(s.Ref); ok && d.Form == made.Name() {
		earlier = d.Values
	}
	open := map[string]lang.Text{}
	for _, b := range logged.Open {
		open[b.ID] = b.Why
	}
	var written, given []*field // what is there already comes after what is missing
	for _, b := range made.Blanks(language) {
		switch why, isOpen := open[b.ID]; {
		case b.Confirmed != "" && !m.confirmed(b.Confirmed):
			f.intro = append(f.intro, word.FillWaits.With(b.Title, why))
		case isOpen && earlier[b.ID] == "":
			f.fields = append(f.fields, m.blankFields(b, "", "")...)
		case isOpen:
			written = append(written, m.blankFields(b, earlier[b.ID], "")...)
		default:
			value := earlier[b.ID]
			if value == logged.Used[b.ID] || slices.ContainsFunc(b.From, func(p text.Path) bool { return slices.Contains(changing, p) }) {
				value = ""
			}
			given = append(given, m.blankFields(b, value, logged.Used[b.ID])...)
		}
	}
	if len(f.fields) == 0 {
		f.intro = append(f.intro, word.FillNothing)
		f.focusButton()
	}
	f.fields = append(append(f.fields, written...), given...)
	f.fields = append(f.fields, whichWords(s)...)
	f.fields = append(f.fields, m.whoWhen(word.WhoWrites)...)
	f.build = func(f *form) (job, *trouble) { return m.buildFill(f, made, language) }
	return f
}

// blankFields asks for one blank. What the log gives stands in it unless something
// is written.
func (m *Model) blankFields(b text.Blank, value, logged string) []*field {
	id := "blank " + b.ID
	hint := b.Guide
	if hint.IsZero() && b.Type == text.Number {
		hint = word.NumberHint
	}
	words := newArea(id, b.Title, hint, value)
	if b.Type != text.Words {
		words = newText(id, b.Title, hint, value)
	}
	words.number = b.Type == text.Number
	words.stands, words.logged = logged, true
	if len(b.Offers) == 0 {
		return []*field{words}
	}
	var choices []choice
	chosen := ""
	for _, o := range b.Offers {
		said := o.In(lang.Japanese)
		c := choice{id: said, text: o}
		if m.unstated(said) {
			c.more = lang.Stated.OfferLater
		}
		choices = append(choices, c)
		if said == value {
			chosen = said
		}
	}
	choices = append(choices, choice{id: writeOwn, text: word.OfferWrite})
	if chosen == "" && value != "" {
		chosen = writeOwn
	}
	offers := newOne("offer "+b.ID, b.Title, choices, chosen)
	offers.stands, offers.logged = logged, true
	words.label = word.InOwnWords
	return []*field{offers, words.inWords(offers, writeOwn)}
}

// unstated reports that words state what the log does not have: published now they would
// be untrue.
func (m *Model) unstated(words string) bool {
	claims := m.work.state.Claims()
	if claims == nil {
		return false
	}
	return slices.ContainsFunc(claims.Check(words, ""), func(f text.Finding) bool {
		_, act := text.Act(f.Blocks)
		return act && !m.confirmed(f.Blocks)
	})
}

// blanks reads what was filled in.
func blanks(f *form) map[string]string {
	out := map[string]string{}
	for _, x := range f.fields {
		if x.hidden() || x.empty() {
			continue
		}
		if id, ok := strings.CutPrefix(x.id, "blank "); ok {
			out[id] = x.text()
		}
		if id, ok := strings.CutPrefix(x.id, "offer "); ok && x.text() != writeOwn {
			out[id] = x.text()
		}
	}
	return out
}

func (m *Model) buildFill(f *form, made *text.Form, language lang.Lang) (job, *trouble) {
	by, t := m.by(f)
	return job{step: f.step, intent: runbook.WriteText{
		By: by, Step: f.step, Form: made.Name(), Language: string(language), Values: blanks(f), Published: wentOut(f),
	}, then: kept}, t
}

// textLanguage is the language of a text: that of its draft, else Japanese.
func (m *Model) textLanguage(s *runbook.StepView, made *text.Form) lang.Lang {
	if d, ok := m.work.state.DraftOf(s.Ref); ok && d.Form == made.Name() {
		return made.Language(lang.Lang(d.Language))
	}
	return made.Language(lang.Japanese)
}

// rewriteForm changes the words by hand, or takes words of one's own.
func (m *Model) rewriteForm(s *runbook.StepView) *form {
	p, _ := m.preview(s)
	made := m.textFormOf(s)
	f := stepForm("rewrite", s, word.FormRewrite, word.ButtonRewrite)
	if !s.NoWords { // words that went out are no new draft, and close no gate
		f.intro = []lang.Text{word.RewriteIntro}
	}
	body := newArea("body", word.TextBody, word.TextBodyHint, p.Body).must()
	body.inLines = &lang.Text{}
	body.tall = true
	f.fields = append(append([]*field{body}, whichWords(s)...), m.whoWhen(word.WhoWrites)...)
	in := runbook.WriteText{Step: s.Ref, Language: string(lang.Japanese), Values: maps.Clone(p.Used)}
	if made != nil {
		in.Form, in.Language = made.Name(), string(p.Language)
	}
	if d, ok := m.work.state.DraftOf(s.Ref); ok && d.Form == in.Form {
		in.Values = maps.Clone(d.Values)
	}
	f.build = func(f *form) (job, *trouble) {
		in := in
		by, t := m.by(f)
		in.By, in.Body, in.Published = by, f.field("body").edit.Value(), wentOut(f)
		return job{step: f.step, intent: in, then: kept}, t
	}
	return f
}

// chooseTextForm takes another prepared text of the step. Nothing is recorded until
// it is filled in.
func (m *Model) chooseTextForm(s *runbook.StepView) *form {
	var choices []choice
	for _, p := range m.work.state.TextsOf(s.Step) {
		title := word.TextForm.With(p.Name(), p.Title)
		if p.Channel != "" {
			title = word.RolePost.With(title, m.work.state.Set.Channel(p.Channel).Title)
		}
		choices = append(choices, choice{id: p.Name(), text: title, more: p.Guide})
	}
	choices = append(choices, choice{id: ownWords, text: word.OwnWords})
	now := ownWords
	if p := m.textFormOf(s); p != nil {
		now = p.Name()
	}
	f := stepForm("text", s, word.FormChooseText, word.ButtonChooseText)
	f.intro = []lang.Text{word.ChooseTextIntro}
	f.fields = []*field{newOne("form", word.LabelText, choices, now).must()}
	f.fields[0].enter(1)
	ref := s.Ref
	f.build = func(f *form) (job, *trouble) {
		want := f.text("form")
		return job{run: func(m *Model) tea.Cmd {
			if m.texts.ref == ref {
				m.texts.form, m.texts.read = want, 0
			}
			return nil
		}}, nil
	}
	return f
}

// kept shows a text as it is on record from now on.
func kept(m *Model, _ []runbook.Event) tea.Cmd {
	m.texts.form, m.texts.read = "", 0
	return nil
}
