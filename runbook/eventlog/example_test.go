package eventlog_test

import (
	"bytes"
	"crypto/rand"
	"fmt"

	"dandori/runbook/eventlog"
)

// What a writer does: it keeps the tree beside the log, and adds a checkpoint now
// and then. What a reader does: it audits the log against what it knows from
// elsewhere, and looks at every level.
func Example() {
	key, err := eventlog.GenerateKey(rand.Reader, eventlog.MakeKeyName("UBE-PC1"))
	if err != nil {
		fmt.Println(err)
		return
	}

	var log []byte
	var hash eventlog.Hash
	var tree eventlog.Tree
	write := func(event string, args ...any) {
		log, hash = eventlog.AppendLine(log, hash, fmt.Appendf(nil, event, args...))
		tree.Append(hash)
	}
	write(`{"seq":1,"type":"incident.opened","data":{"incident":"INC-20261122-01","host":"%s"}}`, key.Public())
	write(`{"seq":2,"type":"note.added","data":{"text":"電話を受けた"}}`)
	checkpoint := eventlog.Checkpoint{Origin: "INC-20261122-01", Size: tree.Size(), Root: tree.Root()}
	note, err := checkpoint.Sign(key)
	if err != nil {
		fmt.Println(err)
		return
	}
	write(`{"seq":3,"type":"log.checkpoint","data":{"note":%q}}`, note)
	write(`{"seq":4,"type":"note.added","data":{"text":"課長に報告した"}}`)
	quoted := eventlog.Quoted{Code: tree.Code(), Size: tree.Size()}

	known := eventlog.Known{
		Incident: "INC-20261122-01",
		Keys:     []eventlog.PublicKey{key.Public()},
		Quoted:   []eventlog.Quoted{quoted},
	}
	show := func(name string, log []byte) {
		r, err := eventlog.Audit(bytes.NewReader(log), known)
		if err != nil {
			fmt.Println(err)
			return
		}
		k, q := r.Keys[0], r.Quoted[0]
		fmt.Printf("%s: %d entries, damage: %v\n", name, r.Chain.Entries, r.Chain.Damage != nil)
		fmt.Printf("  %d of %d checkpoints fit\n", r.Checkpoints.Fit, r.Checkpoints.Count)
		fmt.Printf("  %s signed up to entry %d\n", k.Key.Name(), k.Size)
		fmt.Printf("  to what was written down it is: %s\n", q.Standing)
	}
	show("the log", log)
	show("without its last entry", log[:bytes.LastIndexByte(log[:len(log)-1], '\n')+1])
	var redacted bytes.Buffer
	if _, err := eventlog.Redact(&redacted, bytes.NewReader(log), func(e eventlog.Entry) bool { return e.Seq == 2 }); err != nil {
		fmt.Println(err)
		return
	}
	show("with entry 2 withheld", redacted.Bytes())
	log[bytes.Index(log, []byte("電話"))] ^= 1
	show("with a changed bit", log)
	// Output:
	// the log: 4 entries, damage: false
	//   1 of 1 checkpoints fit
	//   ube-pc1 signed up to entry 2
	//   to what was written down it is: same
	// without its last entry: 3 entries, damage: false
	//   1 of 1 checkpoints fit
	//   ube-pc1 signed up to entry 2
	//   to what was written down it is: shorter
	// with entry 2 withheld: 4 entries, damage: false
	//   1 of 1 checkpoints fit
	//   ube-pc1 signed up to entry 2
	//   to what was written down it is: same
	// with a changed bit: 1 entries, damage: true
	//   0 of 0 checkpoints fit
	//   ube-pc1 signed up to entry 0
	//   to what was written down it is: unreached
}
