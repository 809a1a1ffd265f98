package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// papered is a console that can make papers, and the paper that it asked for last.
func papered(t *testing.T) (*console, *Paper) {
	t.Helper()
	asked := &Paper{}
	c := hijack(t, func(cfg *Config) {
		cfg.Papers = []PaperKind{{Report: "first", Title: lang.Paper.FirstReport, HasPublic: true}, {Report: "followup", Title: lang.Paper.FollowUp, HasPublic: true, Numbered: true},
			{Report: "bundle", Title: lang.ExportForm.Bundle, OnlyFile: true}}
		cfg.Formats = []string{"html", "txt"}
		cfg.WritePaper = func(_ context.Context, _ runbook.IncidentID, p Paper) (Written, error) {
			*asked = p
			return Written{Path: "x"}, nil
		}
		cfg.ReadPaper = func(_ context.Context, _ runbook.IncidentID, p Paper) (string, error) { return "第一報", nil }
	})
	return c, asked
}

// shownFields are the fields that a form asks now.
func shownFields(f *form) []string {
	var ids []string
	for _, x := range f.fields {
		if !x.hidden() {
			ids = append(ids, x.id)
		}
	}
	return ids
}

// A paper that is read here has no format, no folder and no mark; a further report has a
// number; and what was filled in reaches whoever writes.
func TestThePaperFormAsksWhatThePaperNeeds(t *testing.T) {
	c, asked := papered(t)
	f := c.m.paperForm()
	if got := shownFields(f); !slices.Equal(got, []string{"what", "report", "version"}) {
		t.Errorf("to read it: %v", got)
	}
	field := func(id string) *field {
		return f.fields[slices.IndexFunc(f.fields, func(x *field) bool { return x.id == id })]
	}
	field("what").choose("write")
	if got := shownFields(f); !slices.Equal(got, []string{"what", "report", "version", "format", "handling", "folder"}) {
		t.Errorf("to write it: %v", got)
	}
	field("report").choose("followup")
	field("number").edit.SetValue("二")
	if _, wrong := f.build(f); wrong == nil || wrong.field != "number" {
		t.Errorf("no number: %+v", wrong)
	}
	field("number").edit.SetValue("３")
	field("handling").edit.SetValue("部外秘")
	field("folder").edit.SetValue("/tmp/提出")
	do, wrong := f.build(f)
	if wrong != nil {
		t.Fatal(wrong.text.Ja)
	}
	do.run(c.m)()
	if want := (Paper{Report: "followup", Format: "html", Number: 3, Handling: "部外秘", Folder: "/tmp/提出", By: "鈴木"}); *asked != want {
		t.Errorf("asked for %+v", *asked)
	}

	// What is only to be handed over has a form of its own, and is not read here.
	field("report").choose("bundle")
	if got := shownFields(f); !slices.Equal(got, []string{"what", "report", "version", "folder"}) {
		t.Errorf("of a bundle: %v", got)
	}
	field("what").choose("read")
	if _, wrong := f.build(f); wrong == nil || wrong.field != "what" {
		t.Errorf("a bundle to be read: %+v", wrong)
	}
	field("what").choose("write")
	if do, wrong = f.build(f); wrong != nil {
		t.Fatal(wrong.text.Ja)
	}
	do.run(c.m)()
	if want := (Paper{Report: "bundle", Folder: "/tmp/提出", By: "鈴木"}); *asked != want {
		t.Errorf("asked for %+v", *asked)
	}
}

// What has to be known of a paper that was written is said beside its path, wherever one is by
// then.
func TestRemarksOfAPaper(t *testing.T) {
	c, _ := papered(t)
	done := Written{Path: "/tmp/提出/一式.zip", Remarks: []lang.Text{lang.Bundle.WroteAbsent.With(2)}}
	c.Send(exported{keys: c.m.keys, title: lang.ExportForm.Bundle, Written: done})
	c.Shows("/tmp/提出/一式.zip", "ファイル 2 件は")
	c.Key("esc")
	c.Hides("ファイル 2 件は")
	c.Send(exported{keys: c.m.keys - 1, title: lang.ExportForm.Bundle, Written: done})
	c.Shows("/tmp/提出/一式.zip", "ファイル 2 件は")
}

// The last entry is the last that somebody made: a signature, or that a paper was written,
// has no name to show.
func TestTheLastEntryIsSomebodys(t *testing.T) {
	c := hijack(t)
	w := c.m.work
	at := w.chron.entries[len(w.chron.entries)-1].Logged.Add(time.Minute)
	made := runbook.Event{Type: runbook.ExportMade, Seq: len(w.chron.entries) + 1, At: at, Logged: at, Data: &runbook.Export{Report: "first", Format: "txt", File: "第一報.txt"}}
	w.chron.extend(append(slices.Clone(w.chron.entries), made))
	c.m.tellResumed(lang.Text{})
	if said := c.m.notice.text.Ja; said == "" || strings.Contains(said, "第一報") || strings.Contains(said, "、:") {
		t.Errorf("%q", said)
	}
}

// A closed incident, shown in the list, does not stand under those that are worked on, and
// none of its steps is said to be ready.
func TestAClosedIncidentIsNotWorkedOn(t *testing.T) {
	c := hijack(t)
	c.Shows("いま実施できます")
	c.Key("0", "c")
	c.fill("reason", "途中まで")
	c.Key("ctrl+s", "2", "enter", "enter", "c")
	c.Shows("事案（終結したものを含む）")
	c.Hides("対応中の事案")
	c.resume("INC-20261122-01")
	c.Hides("いま実施できます")
}
