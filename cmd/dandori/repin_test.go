package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/testscript"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// repin makes another log of one that nobody signed yet, with a chain that holds: in it the
// first pinned file of a sort, "playbook" or "scenario", is one of a later version that this
// one cannot read ("repin later ID SORT"), or no longer the one whose digest it has ("repin
// altered ID SORT").
func repin(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repin later|altered ID SORT")
	}
	id := runbook.IncidentID(args[1])
	folder := "incidents"
	if id.Drill() {
		folder = "drills"
	}
	path := filepath.Join(ts.Getenv("DANDORI_DATA"), folder, args[1], "log.jsonl")
	data, err := os.ReadFile(path)
	ts.Check(err)
	var out []byte
	var prev eventlog.Hash
	scan := eventlog.NewScanner(bytes.NewReader(data), eventlog.Position{})
	for scan.Scan() {
		e, err := runbook.DecodeEvent(scan.Entry().Event)
		ts.Check(err)
		if o, ok := e.Data.(*runbook.Opened); ok {
			at := slices.IndexFunc(o.Pinned, func(p runbook.Pin) bool { return p.What == args[2] })
			if at < 0 {
				ts.Fatalf("no %s is pinned", args[2])
			}
			was := o.Pinned[at]
			o.Pinned[at] = runbook.MakePin(was.What, was.Name, []byte("format = = 99\n"+was.Text))
			if args[0] == "altered" {
				o.Pinned[at].SHA256 = was.SHA256
			}
		}
		b, err := runbook.EncodeEvent(e)
		ts.Check(err)
		out, prev = eventlog.AppendLine(out, prev, b)
	}
	ts.Check(scan.Err())
	ts.Check(os.WriteFile(path, out, 0o600))
	ts.Check(os.RemoveAll(filepath.Join(ts.Getenv("DANDORI_STATE"), "pins")))
}
