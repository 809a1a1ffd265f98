package runbook

import (
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Code names the reason of a refusal for programs.
type Code string

// The codes a caller can act on; every other refusal is a [BadIntent].
const (
	BadIntent      Code = "bad-intent"      // something in the intent is wrong; Text says what
	StepHeld       Code = "step-held"       // a gate holds the step; Gates says which
	AlreadySettled Code = "already-settled" // it was recorded before; Entry says where
	ReasonNeeded   Code = "reason-needed"
	ReceiptsOpen   Code = "receipts-open" // report targets are left
	PromiseOpen    Code = "promise-open"
	IncidentEnded  Code = "incident-closed"
	UnknownStep    Code = "unknown-step"
	UnknownKind    Code = "unknown-kind"
)

// Refusal is why [Decide] did not do what was asked: what is wrong and what to
// do, in both languages. Nothing was recorded.
type Refusal struct {
	Code  Code
	Step  playbook.Ref
	Gates []GateView // of StepHeld: the gates that hold it
	Entry int        // of AlreadySettled: the entry that settled it
	Text  lang.Text
	Hint  lang.Text
}

// Error gives the English sentence.
func (r *Refusal) Error() string { return r.Text.En }

// refuse makes a refusal.
func refuse(code Code, text, hint lang.Text) *Refusal {
	return &Refusal{Code: code, Text: text, Hint: hint}
}

func bad(text, hint lang.Text) *Refusal { return refuse(BadIntent, text, hint) }

// list joins texts for a sentence: 「、」 in Japanese, a comma in English.
func list(texts []lang.Text) lang.Text {
	var ja, en []string
	for _, t := range texts {
		ja = append(ja, t.In(lang.Japanese))
		en = append(en, t.In(lang.English))
	}
	return lang.Text{Ja: strings.Join(ja, "、"), En: strings.Join(en, ", ")}
}

// listIDs joins ids for a sentence.
func listIDs(ids []string) lang.Text {
	var texts []lang.Text
	for _, id := range ids {
		texts = append(texts, lang.Same(id))
	}
	return list(texts)
}
