package tui

import (
	"slices"
	"sort"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// chronicle keeps beside the entries what a screen asks of them, so that drawing
// never goes through all of them.
type chronicle struct {
	entries []runbook.Event
	byTime  []int         // places of entries, in the order of the events
	fixes   map[int][]int // seq of an entry → places of its corrections
	undone  map[int]int   // seq of an entry that was taken back → of the entry that did
	kept    map[playbook.Ref]int
	closes  int // place of the last closing, or -1
	signed  int // how many are signatures: they are counted and not listed

	hides func(*runbook.Event) bool // nil: nothing
}

// extend takes over a longer list of the same entries.
func (c *chronicle) extend(entries []runbook.Event) {
	if c.fixes == nil {
		c.fixes, c.kept, c.closes = map[int][]int{}, map[playbook.Ref]int{}, -1
	}
	from, undo := len(c.entries), false
	c.entries = entries
	for i := from; i < len(entries); i++ {
		switch d := entries[i].Data.(type) {
		case *runbook.Corrected:
			c.fixes[d.Entry] = append(c.fixes[d.Entry], i)
		case *runbook.EvidenceItem:
			c.kept[entries[i].Step]++
		case *runbook.Closed:
			c.closes = i
		case *runbook.StepReopening:
			undo = true
		}
		if !entries[i].Listed() {
			c.signed++
		}
		c.byTime = append(c.byTime, i)
	}
	if undo {
		c.undone = runbook.TakenBack(entries)
	}
	if len(entries)-from > 64 {
		slices.SortStableFunc(c.byTime, func(a, b int) int { return entries[a].At.Compare(entries[b].At) })
		return
	}
	for i := from; i < len(entries); i++ {
		at := sort.Search(i, func(n int) bool { return entries[c.byTime[n]].At.After(entries[i].At) })
		copy(c.byTime[at+1:i+1], c.byTime[at:i])
		c.byTime[at] = i
	}
}

// span is the earliest and the latest time of an entry; there is one at least.
func (c *chronicle) span() (first, last time.Time) {
	n := len(c.byTime)
	return c.entries[c.byTime[0]].At, c.entries[c.byTime[n-1]].At
}

// place gives the entry at a place of the list, in one of its two orders.
func (c *chronicle) place(n int, byTime bool) runbook.Event {
	if byTime {
		n = c.byTime[n]
	}
	return c.entries[n]
}

// last lists the last n entries, the oldest first, without signatures and those that the
// players of a drill do not see.
func (c *chronicle) last(n int) []runbook.Event {
	var last []runbook.Event
	for i := len(c.entries) - 1; i >= 0 && len(last) < n; i-- {
		if c.entries[i].Listed() && (c.hides == nil || !c.hides(&c.entries[i])) {
			last = append(last, c.entries[i])
		}
	}
	slices.Reverse(last)
	return last
}

// corrections of an entry, oldest first.
func (c *chronicle) corrections(seq int) []runbook.Event {
	var out []runbook.Event
	for _, i := range c.fixes[seq] {
		out = append(out, c.entries[i])
	}
	return out
}
