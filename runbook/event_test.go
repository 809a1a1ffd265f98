package runbook_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
)

// memory is a store for tests that need no more than an id.
func memory() runbook.Store { return storetest.NewMemory() }

// TestEveryTypeSurvivesTheLog encodes and decodes an event of each type with
// every member set.
func TestEveryTypeSurvivesTheLog(t *testing.T) {
	for _, typ := range runbook.Types() {
		e := runbook.Event{Seq: 3, ID: "id", Salt: "salt", Type: typ, At: t0, Logged: t0.Add(time.Minute), Actor: runbook.Actor{Name: "鈴木", Role: "operator"}, Step: "a/b"}
		e.Data = filled(typ)
		b, err := runbook.EncodeEvent(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := runbook.DecodeEvent(b)
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		again, err := runbook.EncodeEvent(got)
		if err != nil || string(again) != string(b) {
			t.Errorf("%s: a second time gives other bytes:\n%s\n%s", typ, b, again)
		}
		if !reflect.DeepEqual(reflect.TypeOf(got.Data), reflect.TypeOf(e.Data)) || got.Step != e.Step || !got.At.Equal(e.At) {
			t.Errorf("%s: got %+v", typ, got)
		}
	}
}

// least is the least data of each type that DecodeEvent accepts.
var least = func() map[runbook.Type]string {
	m := map[runbook.Type]string{}
	for _, typ := range runbook.Types() {
		m[typ] = "{}"
	}
	m[runbook.IncidentOpened] = `{"incident":"INC-20261122-01"}`
	m[runbook.DecisionMade] = `{"chosen":["a"]}`
	m[runbook.ReportSent] = `{"to":"a"}`
	m[runbook.ApprovalGiven] = `{"act":"publish","by":"a"}`
	m[runbook.ApprovalRefused] = `{"act":"publish","by":"a"}`
	m[runbook.FactStated] = `{"text":"a","certainty":"estimated"}`
	m[runbook.LogCheckpoint] = `{"note":"a"}`
	m[runbook.ImprovementPlanned] = `{"number":1,"item":"a"}`
	m[runbook.LogRepaired] = `{"original":"a"}`
	m[runbook.ExportMade] = `{"report":"log","format":"jsonl","file":"a","sha256":"` + strings.Repeat("0", 64) + `"}`
	m[runbook.ReadinessOpened] = `{"log":"RDY-20261122-01"}`
	m[runbook.ReadinessChecked] = `{"item":"a","outcome":"ok"}`
	for _, typ := range runbook.DrillTypes() {
		m[typ] = `{"clock":"2026-11-22T23:10:00+09:00","speed":1,"inject":1,"until":"2026-11-22T23:10:00+09:00","objective":"a","rating":"P","question":1,"number":1}`
	}
	return m
}()

// TestMalformedEventsAreRefused: what no version can have written is not folded.
func TestMalformedEventsAreRefused(t *testing.T) {
	for typ, data := range map[runbook.Type]string{
		runbook.IncidentOpened: `{"incident":"../x"}`,
		runbook.DecisionMade:   `{"chosen":[]}`,
		runbook.ReportSent:     `{}`,
		runbook.NoteAdded:      `{"text":7}`,

		runbook.ReadinessOpened:  `{"log":"INC-20261122-01"}`,
		runbook.ReadinessChecked: `{"item":"a","outcome":"fine"}`,
	} {
		line := `{"seq":1,"id":"","salt":"","type":"` + string(typ) + `","at":"2026-11-22T22:40:00+09:00","logged":"2026-11-22T22:40:00+09:00","actor":{},"data":` + data + `}`
		if e, err := runbook.DecodeEvent([]byte(line)); err == nil {
			t.Errorf("%s was read as %+v", line, e)
		}
	}
}

// filled makes data of a type with every member set to something.
func filled(typ runbook.Type) runbook.Data {
	e, err := runbook.DecodeEvent([]byte(`{"seq":1,"id":"","salt":"","type":"` + string(typ) + `","at":"2026-11-22T22:40:00+09:00","logged":"2026-11-22T22:40:00+09:00","actor":{},"data":` + least[typ] + `}`))
	if err != nil {
		panic(err)
	}
	fill(reflect.ValueOf(e.Data).Elem())
	switch d := e.Data.(type) { // members that take only some values
	case *runbook.ReadinessOpening:
		d.Log = "RDY-20261122-01"
	case *runbook.Fact:
		d.Certainty = runbook.Estimated
	case *runbook.ReadinessCheck:
		d.Outcome = runbook.OutcomeProblem
	case *runbook.DrillRating:
		d.Rating = runbook.Unable
	case *runbook.Improvement:
		d.Due = "2026-12-20"
	case *runbook.DrillImprovement:
		d.Due = "2026-12-20"
	}
	return e.Data
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(t0))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("欄"), reflect.ValueOf("値<&>"))
	case reflect.String:
		if v.Type() == reflect.TypeFor[runbook.IncidentID]() {
			v.SetString("DRL-20261122-01")
			return
		}
		v.SetString("字<&>\u2028")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	}
}

func TestUnknownTypesAreKept(t *testing.T) {
	line := `{"seq":2,"id":"x","salt":"y","type":"weather.changed","at":"2026-11-22T22:40:00+09:00","logged":"2026-11-22T22:40:00+09:00","actor":{"name":"鈴木"},"data":{"rain":[1,2]}}`
	e, err := runbook.DecodeEvent([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	again, err := runbook.EncodeEvent(e)
	if err != nil || string(again) != line {
		t.Errorf("got %s, %v", again, err)
	}
}

// TestFoldInPartsIsFoldAtOnce works random incidents and checks that folding
// their log in two parts, at every place, gives what folding it at once gives,
// that folding never changes the state it was given, and that every entry can be
// told in both languages.
func TestFoldInPartsIsFoldAtOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := begin(t, rapid.SampledFrom([]string{"flaming", "hijack"}).Draw(rt, "kind"))
		var refs []playbook.Ref
		for _, st := range r.state.Set.Steps() {
			refs = append(refs, st.Ref)
		}
		n := rapid.IntRange(1, 40).Draw(rt, "actions")
		for range n {
			r.now = r.now.Add(time.Duration(rapid.IntRange(0, 900).Draw(rt, "seconds")) * time.Second)
			before := len(r.events)
			err := r.do(anyIntent(rt, r, refs))
			if grown := len(r.events) - before; err == nil && grown != 1 || err != nil && grown != 0 {
				rt.Fatalf("an action made %d entries (%v)", grown, err)
			}
		}
		whole := runbook.Fold(runbook.State{}, r.events)
		same(rt, whole, r.state, r.now)
		cut := rapid.IntRange(0, len(r.events)).Draw(rt, "cut")
		first := runbook.Fold(runbook.State{}, r.events[:cut])
		same(rt, runbook.Fold(first, r.events[cut:]), whole, r.now)
		same(rt, runbook.Fold(first, r.events[cut:]), whole, r.now) // the first part is as it was
		for _, e := range r.events {
			said := runbook.Describe(&whole, e)
			if said.In(lang.Japanese) == "" || said.In(lang.English) == "" {
				rt.Fatalf("nothing to say of %+v", e)
			}
		}
	})
}

func same(t *rapid.T, a, b runbook.State, now time.Time) {
	t.Helper()
	if a.Head != b.Head || a.Status != b.Status || !reflect.DeepEqual(a.Kinds, b.Kinds) || !reflect.DeepEqual(a.Questions, b.Questions) || !reflect.DeepEqual(a.Evidence, b.Evidence) {
		t.Fatalf("states differ:\n%+v\n%+v", a, b)
	}
	if sa, sb := a.Steps(now), b.Steps(now); !reflect.DeepEqual(sa, sb) {
		t.Fatalf("steps differ:\n%+v\n%+v", sa, sb)
	}
}

func anyIntent(rt *rapid.T, r *run, refs []playbook.Ref) runbook.Intent {
	ref := rapid.SampledFrom(refs).Draw(rt, "step")
	st, _ := r.state.Set.Step(ref)
	reason := rapid.SampledFrom([]string{"", "理由"}).Draw(rt, "reason")
	switch rapid.IntRange(0, 12).Draw(rt, "intent") {
	case 0:
		return runbook.Impossible{Step: ref, Reason: reason}
	case 1:
		return runbook.Skip{Step: ref, Reason: reason}
	case 2:
		return runbook.ReopenStep{Step: ref, Reason: reason}
	case 3:
		return runbook.Report{Step: ref, To: rapid.SampledFrom([]string{"it-security", "section-head", "police", "議員"}).Draw(rt, "to"), Reached: rapid.Bool().Draw(rt, "reached")}
	case 4:
		return runbook.Note{Text: rapid.String().Draw(rt, "note")}
	case 5:
		return runbook.AddEvidence{What: "画面", Where: "共有"}
	case 6:
		return runbook.Ask{Step: ref, Text: "どうするか"}
	case 7:
		return runbook.Answer{Question: rapid.IntRange(1, r.state.Head).Draw(rt, "question"), Text: "進めてよい", From: "課長"}
	case 8:
		return runbook.Approve{By: by("課長"), Step: ref}
	case 9:
		return runbook.Classify{Kinds: []string{rapid.SampledFrom([]string{"flaming", "hijack"}).Draw(rt, "kind")}, Reason: reason}
	case 10:
		if rapid.Bool().Draw(rt, "close") {
			return runbook.Close{Reason: reason}
		}
		return runbook.Reopen{Reason: reason}
	}
	in := runbook.Do{Step: ref, Reason: reason, Fields: map[string]string{}}
	for _, f := range st.Fields {
		in.Fields[f.ID] = map[playbook.FieldType]string{playbook.FieldTime: "23:30", playbook.FieldNumber: "3"}[f.Type]
	}
	if len(st.Options) > 0 {
		in.Chosen = []string{rapid.SampledFrom(st.Options).Draw(rt, "option").ID}
	}
	return in
}

func TestParseTime(t *testing.T) {
	now := t0
	for text, want := range map[string]string{
		"21:40":                     "2026-11-22T21:40:00+09:00",
		"2140":                      "2026-11-22T21:40:00+09:00",
		"２１４０":                      "2026-11-22T21:40:00+09:00",
		"11/22 2140":                "2026-11-22T21:40:00+09:00",
		"昨日2140":                    "2026-11-21T21:40:00+09:00",
		"午後9時40分":                   "2026-11-22T21:40:00+09:00",
		"22:45":                     "2026-11-22T22:45:00+09:00", // five minutes ahead: a fast clock, not yesterday
		"２１：４０":                     "2026-11-22T21:40:00+09:00",
		"21時40分":                    "2026-11-22T21:40:00+09:00",
		"5:00":                      "2026-11-22T05:00:00+09:00",
		"11/22 21:40":               "2026-11-22T21:40:00+09:00",
		"11月22日 21時40分":             "2026-11-22T21:40:00+09:00",
		"2026-11-22 21:40":          "2026-11-22T21:40:00+09:00",
		"2026/11/22 21:40:05":       "2026-11-22T21:40:05+09:00",
		"2026年11月22日 21:40":         "2026-11-22T21:40:00+09:00",
		"2026-11-22T12:40:00Z":      "2026-11-22T21:40:00+09:00",
		"2026-11-22T21:40:00+09:00": "2026-11-22T21:40:00+09:00",
	} {
		got, err := runbook.ParseTime(text, now, runbook.Behind)
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, %v; want %s", text, got, err, want)
		}
	}
	if got, err := runbook.ParseTime("9:00", now, runbook.Ahead); err != nil || got.Format(time.RFC3339) != "2026-11-23T09:00:00+09:00" {
		t.Errorf("next 9:00: %v, %v", got, err)
	}
	for _, text := range []string{"", "25:00", "21:60", "2026-02-30 10:00", "13/40 10:00", "あした", "21:40:99", "-1:00"} {
		if got, err := runbook.ParseTime(text, now, runbook.Behind); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func FuzzDecodeEvent(f *testing.F) {
	f.Add([]byte(`{"seq":1,"type":"note.added","data":{"text":"x"}}`))
	f.Add([]byte(`{"seq":1,"type":"step.done","data":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := runbook.DecodeEvent(b)
		if err != nil {
			return
		}
		s := runbook.Fold(runbook.State{}, []runbook.Event{e})
		runbook.Describe(&s, e)
		runbook.Details(&s, e)
	})
}
