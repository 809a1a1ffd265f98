package storetest_test

import (
	"testing"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Test(t, func(*testing.T) runbook.Store { return storetest.NewMemory() })
}
