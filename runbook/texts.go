package runbook

import (
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// MaxText bounds one text of an entry, in bytes; longer material is evidence.
const MaxText = 64 << 10

// CheckTexts refuses data with a text that no log takes: one that is too long or
// not UTF-8, or, unless it is to stand as it is, one that looks like a secret.
func CheckTexts(data Data, actor Actor, asIs bool) error {
	if err := checkTexts(data, actor); err != nil || asIs {
		return err
	}
	return secretIn(data)
}

// checkTexts bounds what was typed: 64 KiB of UTF-8 for each text.
func checkTexts(data Data, actor Actor, more ...string) error {
	for _, text := range append(append(textsOf(data), actor.Name, actor.Role), more...) {
		if len(text) > MaxText {
			return bad(lang.Engine.TextTooLong.With(len(text), MaxText), lang.Engine.TextTooLongHint)
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return bad(lang.Engine.NotUTF8, lang.Engine.NotUTF8Hint)
		}
	}
	return nil
}

// textsOf lists every text a person typed into the data.
func textsOf(data Data) []string {
	var texts []string
	fields := func(m map[string]string) {
		for k, v := range m {
			texts = append(texts, k, v)
		}
	}
	switch d := data.(type) {
	case *Opened:
		texts = append(texts, d.Title, d.Account, d.Seen, d.Source, d.Means)
	case *Done:
		texts = append(append(texts, d.Items...), d.Note)
		fields(d.Fields)
	case *NotDone:
		texts = append(append(texts, d.Items...), d.Reason)
	case *StepReopening:
		texts = append(texts, d.Reason)
	case *Decided:
		texts = append(texts, d.Reason, d.Note, d.With)
		fields(d.Fields)
	case *Reported:
		texts = append(texts, d.To, d.Via, d.Means, d.Reference, d.Instruction, d.Note)
		fields(d.Fields)
	case *Approved:
		texts = append(texts, d.By, d.Post, d.Means, d.Reason, d.Recorder)
	case *Consulted:
		texts = append(texts, d.Role, d.With, d.Means, d.Text)
	case *Fact:
		texts = append(texts, d.Text, d.From)
	case *Draft:
		texts = append(texts, d.Form, d.Body)
		fields(d.Values)
	case *Overridden:
		texts = append(texts, d.Reason)
	case *EvidenceItem:
		texts = append(texts, d.What, d.Where)
		if d.File != nil {
			texts = append(texts, d.File.Path)
		}
	case *Checked:
		texts = append(texts, d.Text)
		fields(d.Fields)
	case *Question:
		texts = append(texts, d.Text)
	case *Answered:
		texts = append(texts, d.Text, d.From)
	case *Noted:
		texts = append(texts, d.Text, d.From, d.To, d.Means)
	case *Corrected:
		texts = append(texts, d.Text, d.Reason)
	case *Amended:
		texts = append(texts, d.Title, d.Account, d.Seen, d.Source, d.Means, d.Reason)
	case *Classified:
		texts = append(texts, d.Reason, d.With)
	case *Closed:
		texts = append(texts, d.Reason)
	case *Reopened:
		texts = append(texts, d.Reason)
	case *Improvement:
		texts = append(texts, d.Item, d.Owner)
	case *RoleTaking:
		texts = append(texts, d.Role, d.Name)
	case *Repaired:
		texts = append(texts, d.Reason)
	case *ReadinessCheck:
		texts = append(texts, d.Item, d.Account, d.Text)
	}
	return append(texts, drillTexts(data)...)
}
