package tui

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// The answers to which words a text for a finished notice is.
const (
	theseWentOut = "published"
	nextDraft    = "draft"
)

// whichWords asks, of a notice that went out without its words on record, whether those that
// are being written are they. Nothing is taken for granted: what the office says it published
// is quoted to the public.
func whichWords(s *runbook.StepView) []*field {
	if !s.NoWords {
		return nil
	}
	t := lang.WrittenAfter
	x := newOne("went", t.Ask, []choice{
		{id: theseWentOut, text: t.WentOut, more: t.WentOutMore}, {id: nextDraft, text: t.NextDraft, more: t.NextDraftMore},
	}, "").must()
	x.hint = t.AskHint
	return []*field{x}
}

// wentOut reports whether the words of a form are said to have gone out.
func wentOut(f *form) bool {
	return slices.ContainsFunc(f.fields, func(x *field) bool { return x.id == "went" && x.text() == theseWentOut })
}
