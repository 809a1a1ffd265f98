package tui

import (
	"errors"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
)

// What was handed out is in the log on the screen, as it is in that of the command; only
// signatures are left out and counted.
func TestWhatWasHandedOutIsListed(t *testing.T) {
	c := hijack(t)
	w := c.m.work
	at := w.chron.entries[len(w.chron.entries)-1].Logged.Add(time.Minute)
	made := runbook.Event{Type: runbook.ExportMade, At: at, Logged: at, Actor: runbook.Actor{Name: "公開係"}, Data: &runbook.Export{Report: "first", Format: "txt", File: "第一報.txt"}}
	signed := runbook.Event{Type: runbook.LogCheckpoint, At: at, Logged: at, Data: &runbook.Checkpoint{}}
	before, signatures := len(w.chron.entries), w.chron.signed
	made.Seq, signed.Seq = before+1, before+2
	w.chron.extend(append(slices.Clone(w.chron.entries), made, signed))
	if last := w.chron.last(1); len(last) != 1 || last[0].Type != runbook.ExportMade || w.chron.signed != signatures+1 {
		t.Errorf("the last entry is %+v, %d are signatures", last, w.chron.signed)
	}
	c.Key("l")
	c.Shows("第一報.txt")
	if shown := c.m.log.places(w); !slices.Contains(shown, before) || slices.Contains(shown, before+1) {
		t.Errorf("shown are %v", shown)
	}
}

// A paper that the log could not name is there all the same, and the screen says both.
func TestAPaperThatIsNotOnRecord(t *testing.T) {
	c := hijack(t)
	c.m.exported(exported{keys: c.m.keys, Written: Written{Path: "/home/x/第一報.txt"}, err: &NotNotedError{errors.New("書込み禁止")}})
	c.Shows("/home/x/第一報.txt", "書き出したことを記録できませんでした（書込み禁止）")
}

// It is said in one breath where the screen is for something else by then: without its name
// somebody writes the paper again.
func TestAPaperThatIsNotOnRecordBesideAForm(t *testing.T) {
	c := hijack(t)
	keys := c.m.keys
	c.Key("5")
	c.m.exported(exported{keys: keys, Written: Written{Path: "/home/x/第一報.txt"}, err: &NotNotedError{errors.New("書込み禁止")}})
	c.Shows("/home/x/第一報.txt", "書込み禁止")
}
