package tui

import (
	"fmt"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// otherFact stands for a fact that the playbooks do not name.
const otherFact = " other"

// factForm writes down a fact with how sure it is, or how sure it is now.
func (m *Model) factForm() *form {
	s := &m.work.state
	f := &form{key: "fact " + string(m.selected()), step: m.selected(), title: word.FormFact, button: word.ButtonFact}
	f.intro = []lang.Text{word.FactIntro}
	known := map[string]runbook.FactView{}
	which := newOne("fact", word.FactWhich, nil, "").must()
	add := func(id string, title lang.Text, fact *runbook.FactView) {
		c := choice{id: id, text: title}
		if fact != nil {
			known[id] = *fact
			c.text = word.FactNow.With(title, certainty(fact.Certainty))
			c.more = lang.Same(fact.Text)
		}
		which.choices = append(which.choices, c)
	}
	if s.Set != nil {
		for _, named := range s.Set.Opening.Facts {
			var stated *runbook.FactView
			for i := range s.Facts {
				if s.Facts[i].Fact.Fact == named.ID {
					stated = &s.Facts[i]
				}
			}
			add(named.ID, named.Title, stated)
		}
	}
	for i := range s.Facts {
		if o := &s.Facts[i]; o.Fact.Fact == "" {
			add(fmt.Sprint(otherFact, o.Seq), lang.Same(head(o.Text, 30)), o)
		}
	}
	add(otherFact, word.FactOther, nil)
	var sure []choice
	for _, c := range runbook.Certainties {
		sure = append(sure, choice{id: string(c), text: certainty(c), more: word.CertaintyMeans[string(c)]})
	}
	text := newArea("text", word.FactText, word.FactTextHint, "").must()
	f.fields = []*field{
		which, text,
		newOne("certainty", word.FactCertainty, sure, "").must(),
		newText("from", word.FactFrom, word.FactFromHint, ""),
		newTime("as-of", word.EvidenceAsOf, word.TimeHint, "", runbook.Behind),
	}
	f.fields = append(f.fields, m.earlierFact(f, known))
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.react = func(f *form) {
		text.stands = ""
		if now, ok := known[f.text("fact")]; ok {
			text.stands = now.Text
		}
	}
	f.build = m.buildFact
	return f
}

// earlierFact asks of a statement as of an earlier time than what stands, which would leave
// that standing, whether that is wrong.
func (m *Model) earlierFact(f *form, known map[string]runbook.FactView) *field {
	x := newOne("replaces", word.FactEarlier, []choice{{id: "stands", text: word.FactStands}, {id: "replaces", text: word.FactReplaced}}, "stands")
	x.asked = func() bool {
		now, ok := known[f.text("fact")]
		if !ok || now.Fact.Fact == "" {
			return false
		}
		asOf, _ := atTime(f, "as-of", m.voice(), runbook.Behind)
		at, _ := atTime(f, "when", m.voice(), runbook.Behind)
		if asOf.IsZero() && at.IsZero() {
			return false // of now
		}
		typed := runbook.FactView{At: at}
		typed.Certainty, typed.AsOf = runbook.Certainty(f.text("certainty")), asOf
		return now.Outlasts(typed)
	}
	return x
}

func (m *Model) buildFact(f *form) (job, *trouble) {
	by, t := m.by(f)
	if t != nil {
		return job{}, t
	}
	asOf, t := atTime(f, "as-of", m.voice(), runbook.Behind)
	in := runbook.StateFact{
		By: by, Step: f.step, Fact: f.text("fact"), Text: f.text("text"),
		Certainty: runbook.Certainty(f.text("certainty")), From: f.text("from"), AsOf: asOf,
	}
	if seq, other := strings.CutPrefix(in.Fact, otherFact); other {
		in.Fact = ""
		fmt.Sscan(seq, &in.Replaces) // nothing to read: a fact that is new
	}
	if x := f.field("replaces"); !x.hidden() && x.one() == "replaces" {
		s := &m.work.state
		i := slices.IndexFunc(s.Facts, func(o runbook.FactView) bool { return o.Fact.Fact == in.Fact })
		if i >= 0 {
			in.Replaces = s.Facts[i].Seq
		}
	}
	return job{step: f.step, intent: in}, t
}

// certainty is how sure something is, in words.
func certainty(c runbook.Certainty) lang.Text { return lang.Event.Certainty[string(c)] }
