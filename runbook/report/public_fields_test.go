package report_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// publicFields are the fields of entries whose words are in a public version, with
// names and contacts taken out. Every other text of every entry is not: also one that
// is added to an entry later, until it is put here.
var publicFields = map[string]bool{
	"Opened.Title": true, "Opened.Account": true, "Opened.Seen": true,
	"Amended.Title": true, "Amended.Account": true, "Amended.Seen": true,
	"Done.Items": true, "NotDone.Items": true, "StepReopening.Items": true, // of a playbook or a profile
	"Decided.Chosen": true, "Decided.Before": true, "Decided.Kinds": true, "Classified.Kinds": true, "Classified.Before": true,
	"Reported.To": true, "Reported.Post": true,
	"Fact.Text": true, "Fact.Fact": true, // when it is confirmed
	"EvidenceItem.What": true,
	"Overridden.Gates":  true, "Done.Channel": true,
}

// TestNoFieldIsForgotten fills every text of every entry with words of its own and looks
// for them in the public papers.
func TestNoFieldIsForgotten(t *testing.T) {
	said := map[string]bool{}
	for _, data := range []runbook.Data{
		&runbook.Amended{}, &runbook.Classified{}, &runbook.Closed{}, &runbook.Reopened{}, &runbook.Done{}, &runbook.NotDone{}, &runbook.StepReopening{},
		&runbook.Decided{}, &runbook.Reported{}, &runbook.Approved{}, &runbook.Consulted{}, &runbook.Fact{}, &runbook.Draft{}, &runbook.Overridden{},
		&runbook.EvidenceItem{}, &runbook.Checked{}, &runbook.Question{}, &runbook.Answered{}, &runbook.Noted{}, &runbook.Corrected{},
		&runbook.RoleTaking{}, &runbook.Repaired{}, &runbook.Improvement{Number: 1}, &runbook.Export{}, &runbook.Unknown{},
	} {
		s, record := spread(t, false)
		record(runbook.StateFact{By: asIs, Fact: "extent", Text: "x", Certainty: runbook.Confirmed})
		entries := s.Entries()
		name := reflect.TypeOf(data).Elem().Name()
		filled := map[string]string{} // by the path of the field
		fillTexts(reflect.ValueOf(data).Elem(), name, filled)
		switch d := data.(type) {
		case *runbook.Fact:
			d.Certainty = runbook.Confirmed
		case *runbook.Corrected:
			d.Entry = 1
		case *runbook.Reported:
			d.Reached = true
		}
		types := map[string]runbook.Type{
			"Amended": runbook.IncidentAmended, "Classified": runbook.IncidentClassified, "Closed": runbook.IncidentClosed, "Reopened": runbook.IncidentReopened,
			"Done": runbook.StepDone, "NotDone": runbook.StepImpossible, "StepReopening": runbook.StepReopened, "Decided": runbook.DecisionMade, "Reported": runbook.ReportSent,
			"Approved": runbook.ApprovalGiven, "Consulted": runbook.ConsultationHeld, "Fact": runbook.FactStated, "Draft": runbook.TextDrafted, "Overridden": runbook.GateOverridden,
			"EvidenceItem": runbook.EvidenceAdded, "Checked": runbook.WatchChecked, "Question": runbook.QuestionRaised, "Answered": runbook.QuestionAnswered, "Noted": runbook.NoteAdded,
			"Corrected": runbook.EntryCorrected, "RoleTaking": runbook.RoleTaken, "Repaired": runbook.LogRepaired, "Improvement": runbook.ImprovementPlanned, "Export": runbook.ExportMade, "Unknown": "future.happened",
		}
		e := entries[len(entries)-1]
		e.Seq, e.Type, e.Data, e.Step = e.Seq+1, types[name], data, "opening/first-report"
		e.Actor = runbook.Actor{Name: "機密の人"}
		entries = append(entries[:len(entries):len(entries)], e)
		state := runbook.Fold(runbook.State{}, entries)
		for _, paper := range report.Reports {
			if !report.HasPublic(paper) {
				continue
			}
			o := report.Options{Lang: lang.Japanese, Public: true, Since: 1}
			words := string(write(t, paper, "txt", state, entries, o))
			if strings.Contains(words, "機密の人") {
				t.Errorf("%s after %s: the name of who acted", paper, name)
			}
			for path, secret := range filled {
				if strings.Contains(words, secret) {
					said[path] = true
					if !publicFields[path] {
						t.Errorf("%s says %s", paper, path)
					}
				}
			}
		}
	}
	for _, path := range []string{"Fact.Text", "EvidenceItem.What"} { // control
		if !said[path] {
			t.Errorf("no paper says %s: this test would not notice a field", path)
		}
	}
}

// fillTexts fills every text below v with words of its own.
func fillTexts(v reflect.Value, path string, filled map[string]string) {
	secret := fmt.Sprintf("機密%s。", strings.ReplaceAll(path, ".", "の"))
	switch v.Kind() {
	case reflect.String:
		v.SetString(secret)
		filled[path] = secret
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillTexts(v.Elem(), path, filled)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				below := path + "." + f.Name
				if f.Anonymous {
					below = path
				}
				fillTexts(v.Field(i), below, filled)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillTexts(v.Index(0), path, filled)
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String || v.Type().Elem().Kind() != reflect.String {
			return
		}
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("informant").Convert(v.Type().Key()), reflect.ValueOf(secret).Convert(v.Type().Elem()))
		filled[path] = secret
	}
}

// The handling of the public version is the same wherever the report says it, and what the
// office wrote of its own is not counted as withheld there.
func TestThePublicReportHasOneHandling(t *testing.T) {
	for _, o := range []report.Options{{Public: true}, {Public: true, Handling: "公開（縦覧）"}, {}, {Handling: "部外秘"}} {
		o.Lang = lang.Japanese
		withheld := func(fields map[string]string) (d *report.Document, n int) {
			c := &later{t, takeover(t), t0}
			c.free("closing/settle-record")
			c.do(runbook.Do{By: asIs, Step: "closing/settle-record", Fields: fields})
			d, err := report.Build(report.Incident, c.s.State(), c.s.Entries(), o)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range d.Sections {
				for _, block := range s.Blocks {
					if table, ok := block.(*report.Table); ok && s.ID == "omitted" {
						for row := range table.Rows {
							if row[0].Text == lang.PublicPaper.Categories["fields"].Ja {
								n = row[1].Number
							}
						}
					}
				}
			}
			return d, n
		}
		_, before := withheld(map[string]string{"place": "文書庫"})
		d, now := withheld(map[string]string{"place": "文書庫", "handling": "庁内限り"})
		want := "庁内限り"
		if o.Public {
			want = lang.PublicPaper.Handling.Ja
		}
		if o.Handling != "" {
			want = o.Handling
		}
		for _, fact := range d.Sections[0].Blocks[0].(report.Facts) {
			if fact.ID == "handling" && (fact.Value.Text != want || !strings.Contains(d.Handling, want)) {
				t.Errorf("%+v: the table says %q, the paper %q, want %q", o, fact.Value.Text, d.Handling, want)
			}
		}
		if now != before {
			t.Errorf("%+v: %d fields are withheld, %d before the handling was written", o, now, before)
		}
	}
}
