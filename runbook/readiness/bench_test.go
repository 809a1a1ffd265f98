package readiness_test

import (
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook/readiness"
)

func BenchmarkParse(b *testing.B) {
	f := playbooks.Readiness()
	for b.Loop() {
		if _, err := readiness.Parse(f.Name, f.Data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	f := playbooks.Readiness()
	items, err := readiness.Parse(f.Name, f.Data)
	if err != nil {
		b.Fatal(err)
	}
	p := town()
	for b.Loop() {
		readiness.Evaluate(items, p, nil, time.Unix(0, 0))
	}
}
