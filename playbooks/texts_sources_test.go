package playbooks_test

import (
	"slices"
	"testing"
)

// onlyAsked are the blanks that no entry of a log and no profile states: a person writes
// them, each time. Whatever is stated anywhere has its sources in the texts.
var onlyAsked = map[string][]string{
	"T01": {"posted-at", "post-subject", "wrong", "correct", "action", "original", "why-deleted"},
	"T02": {"posted-at", "fault", "summary", "actions", "prevention", "head-name"},
	"T03": {"posted-at", "next-time"},
	"T04": {"reported"},
	"T05": {"what", "actions", "next-news", "number", "changes", "account-state"},
	"T06": {"basis-section", "next-time", "number"},
	"T07": {"given-at", "subject", "outline", "request", "next-news", "hours"},
	"T08": {"phone", "questions"},
	"T09": {"likeness", "harm", "mail", "claimant", "right", "reason", "own-post-url", "why-removed"},
	"T10": {"extension", "following-report", "number", "situation", "new-actions", "assessment"},
	"T12": {"ending", "instead", "reason"},
	"T13": {"report-to"},
	"T14": {"what"},
	"T15": {"posted-at", "reason"},
	"T16": {"mail"},
}

// TestBlanksSayWhereTheyAreFrom: a blank that says "not on record" of what the log does
// state makes people write it twice, and differently.
func TestBlanksSayWhereTheyAreFrom(t *testing.T) {
	set, _ := prepared(t)
	for _, family := range set.Families() {
		for _, b := range family.Blanks {
			asked := slices.Contains(onlyAsked[family.ID], b.ID)
			switch {
			case len(b.From) == 0 && !asked:
				t.Errorf("%s %s: neither a source nor known to be asked for", family.ID, b.ID)
			case len(b.From) > 0 && asked:
				t.Errorf("%s %s: it has a source: take it out of the list", family.ID, b.ID)
			}
		}
	}
}
