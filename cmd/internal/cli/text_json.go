package cli

import (
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// stepText is the text of one step of an incident, for machines.
type stepText struct {
	Step  playbook.Ref `json:"step"`
	State string       `json:"state"` // "none", or a runbook.TextState
	Entry int          `json:"entry"` // of the draft in force; 0: none
	Forms []shownForm  `json:"forms"` // the one that fits best first
}

type shownForm struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Channel string `json:"channel"`
}

// printTexts lists the texts of an incident for machines.
func (a *app) printTexts(s *runbook.State) error {
	var all []stepText
	for _, v := range s.Steps(a.now(s)) {
		if v.Step.Text == "" || v.State == runbook.NotApplicable {
			continue
		}
		shown := stepText{Step: v.Ref, State: "none", Forms: []shownForm{}}
		if d, ok := s.DraftOf(v.Ref); ok {
			shown.State, shown.Entry = string(s.TextStateOf(d, a.now(s))), d.Seq
		}
		for _, f := range s.TextsOf(v.Step) {
			shown.Forms = append(shown.Forms, shownForm{f.Name(), f.Title.In(a.lang), f.Channel})
		}
		all = append(all, shown)
	}
	return a.printJSON(struct {
		Format int                `json:"format"`
		ID     runbook.IncidentID `json:"id"`
		Texts  []stepText         `json:"texts"`
	}{1, s.ID, nonNil(all)})
}

type shownBlank struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Why   string `json:"why"` // why it is open
}

type shownFinding struct {
	Line   int    `json:"line"` // from 1
	Phrase string `json:"phrase"`
	Why    string `json:"why"`
	Rule   string `json:"rule"`  // the standing rule it offends, or ""
	Holds  string `json:"holds"` // the fact that has to be confirmed first, or ""
}

type shownLength struct {
	Platform string `json:"platform"`
	Count    int    `json:"count"` // as the platform counts
	Limit    int    `json:"limit"` // 0: not known
}

// printFilled shows a prepared text, filled in as far as it can be, for machines.
func (a *app) printFilled(s *runbook.State, ref playbook.Ref, form *text.Form, p runbook.TextPreview) error {
	shown := struct {
		Format   int            `json:"format"`
		Step     playbook.Ref   `json:"step"`
		Form     shownForm      `json:"form"`
		Sources  []string       `json:"sources"`
		Rule     string         `json:"rule"` // whose: own, other, law, ours
		Language lang.Lang      `json:"language"`
		Body     string         `json:"body"` // with the stamps it would leave the program with
		Open     []shownBlank   `json:"open"`
		Findings []shownFinding `json:"findings"`
		Lengths  []shownLength  `json:"lengths"`
	}{
		Format: 1, Step: ref, Form: shownForm{form.Name(), form.Title.In(a.lang), form.Channel}, Sources: []string{},
		Language: p.Language, Body: text.Stamp(p.Body, p.Language, text.Stamps{Drill: s.Drill, Unapproved: true}),
		Open: []shownBlank{}, Findings: []shownFinding{}, Lengths: []shownLength{},
	}
	if family, ok := s.Texts().Family(form.Family); ok {
		shown.Sources = nonNil(family.Sources)
	}
	shown.Rule = string(s.Org.Whose(shown.Sources))
	for _, b := range p.Open {
		shown.Open = append(shown.Open, shownBlank{b.ID, b.Title.In(a.lang), b.Why.In(a.lang)})
	}
	for _, f := range p.Findings {
		shown.Findings = append(shown.Findings, shownFinding{f.Line, f.Phrase, f.Why.In(a.lang), f.Rule, f.Blocks})
	}
	for _, l := range p.Lengths {
		shown.Lengths = append(shown.Lengths, shownLength{l.Platform.ID, l.Count, l.Limit})
	}
	return a.printJSON(shown)
}
