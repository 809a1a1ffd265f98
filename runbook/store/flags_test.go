package store

import "flag"

// The harnesses run in a size that fits every change. The large sizes, and those
// that need root, are asked for:
//
//	go test ./runbook/store -run TestKilled -args -kills=10000
//	go test ./runbook/store -run TestRetryKilled -args -retries=1000
//	go test ./runbook/store -run TestLinearizable -timeout 30m -args -writers=32 -each=1000
//	go test ./runbook/store -run TestModel -rapid.checks=10000
//	go test ./runbook/store -run TestRepairBits -args -everything
//	go test ./runbook/store -run TestStrace -args -strace
//	go test ./runbook/store -run TestDiskFull -args -fills=50
//	go test ./runbook/store -run TestPowerCut -timeout 60m -args -cuts=2500
//
// The last two mount file systems of their own from files in the temporary
// folder, which takes root; the last one needs xfsprogs and e2fsprogs too.
var (
	kills      = flag.Int("kills", 150, "TestKilled: how often a writer is killed")
	retries    = flag.Int("retries", 100, "TestRetryKilled: how often a writer is killed between writing and hearing of it")
	writers    = flag.Int("writers", 8, "TestLinearizable: how many processes write")
	each       = flag.Int("each", 50, "TestLinearizable: how many entries each of them writes")
	everything = flag.Bool("everything", false, "TestRepairBits: every byte")
	strace     = flag.Bool("strace", false, "TestStrace: run the program under strace")
	fills      = flag.Int("fills", 0, "TestDiskFull: at how many levels a small disk runs full (0: skip)")
	cuts       = flag.Int("cuts", 0, "TestPowerCut: how often the power is cut (0: skip)")
)
