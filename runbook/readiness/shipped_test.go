package readiness_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"dandori/playbooks"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
	"dandori/runbook/source"
)

// shipped reads the items and the profiles that ship.
func shipped(t testing.TB) ([]readiness.Item, map[string]*org.Profile) {
	t.Helper()
	f := playbooks.Readiness()
	items, err := readiness.Parse(f.Name, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	profiles := map[string]*org.Profile{}
	for _, f := range playbooks.Profiles() {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		profiles[p.ID] = p
	}
	return items, profiles
}

func find(t testing.TB, items []readiness.Item, id string) readiness.Item {
	t.Helper()
	item, ok := readiness.Find(items, id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	return item
}

// An item is a duty only by a clause that binds: what permits, or says whom a
// document is for, stands under see.
func TestSourcesBind(t *testing.T) {
	items, _ := shipped(t)
	var documents []*source.Document
	for _, f := range playbooks.Sources() {
		d, err := source.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	catalog, err := source.NewCatalog(documents...)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		for _, c := range slices.Concat(item.Sources, item.See) {
			clause, ok := catalog.Clause(c)
			switch {
			case !ok:
				t.Errorf("%s cites %s, which the documents do not have", item.ID, c)
			case slices.Contains(item.Sources, c) && !clause.Modality.Binding():
				t.Errorf("%s rests on %s, which does not bind (%s)", item.ID, c, clause.Modality)
			}
		}
	}
}

// Texts are in both languages, short enough for a screen, and fit every office.
func TestShippedTexts(t *testing.T) {
	items, _ := shipped(t)
	for _, item := range items {
		guide := strings.Split(item.Guide.Ja, "\n")
		if n := len(guide); n < 2 || n > 5 || len(strings.Split(item.Guide.En, "\n")) != n {
			t.Errorf("%s: a guide of %d lines", item.ID, n)
		}
		for _, text := range []lang.Text{item.Title, item.Guide, item.Occasion} {
			if text.IsZero() {
				continue // an occasion is optional
			}
			if text.Ja == "" || text.En == "" {
				t.Errorf("%s is not in both languages: %+v", item.ID, text)
			}
			if i := strings.IndexAny(text.Ja, "市町村県"); i >= 0 {
				t.Errorf("%s fits one sort of office only: %s", item.ID, text.Ja[i:])
			}
			for _, line := range strings.Split(text.Ja+"\n"+text.En, "\n") {
				if w := uniseg.StringWidth(line); w > 76 {
					t.Errorf("%s: a line of %d cells: %s", item.ID, w, line)
				}
			}
		}
		if w := uniseg.StringWidth(item.Title.Ja); w > 56 {
			t.Errorf("%s: a title of %d cells", item.ID, w)
		}
	}
}

// Three months is one town's rule, two administrators and two-factor one city's:
// each an own rule at home, for reference elsewhere.
func TestShippedRules(t *testing.T) {
	items, profiles := shipped(t)
	home := map[string]string{
		"password-change": "kamitonda", "registered-mail": "kamitonda", "verification": "kamitonda",
		"two-administrators": "ube", "two-factor": "ube", "administrator-list": "ube",
		"changes-reported": "iida", "people-shown": "ako", "off-hours-rules": "towada",
	}
	account := org.Account{ID: "x", Name: "公式", Admins: []string{"課長"}, TwoFactor: "no", LastPasswordChange: "2026-08-22"}
	now := at(t, "2026-11-23 00:00")
	for id, office := range home {
		for _, p := range profiles {
			p := *p
			p.Accounts = []org.Account{account}
			r := one(t, find(t, items, id), &p, nil, now)
			switch own := p.ID == office; {
			case own != (r.Rule == org.Own), own && !r.Silence.IsZero():
				t.Errorf("%s in %s: %s %v, %s", id, p.ID, r.Rule, r.Sources, r.Silence.Ja)
			case !own && r.Rule != org.Other:
				t.Errorf("%s in %s is called %s", id, p.ID, r.Rule)
			}
			if id == "password-change" {
				late := r.Status == readiness.Overdue
				if late != (p.ID == "kamitonda") || late != (r.IntervalRule == org.Own) || late && (r.Due != "2026-11-22" || r.Interval.Source != "kami:3(7)") {
					t.Errorf("%s in %s: %s, due %q, every %+v (%s)", id, p.ID, r.Status, r.Due, r.Interval, r.IntervalRule)
				}
			}
		}
	}
}

// Nothing is known of the generic office, and nothing is its duty.
func TestGeneric(t *testing.T) {
	items, profiles := shipped(t)
	results := readiness.Evaluate(items, profiles["generic"], nil, at(t, "2026-11-22"))
	if len(results) != len(items) {
		t.Errorf("%d results of %d items", len(results), len(items))
	}
	for _, r := range results {
		if r.Status != readiness.Unknown || r.Rule == org.Own || r.IntervalRule == org.Own || r.Silence.IsZero() {
			t.Errorf("%s: %s, rule %s, interval %s", r.Item.ID, r.Status, r.Rule, r.IntervalRule)
		}
	}
}

// The intervals of the shipped profiles are of items that there are, and are the
// office's own.
func TestShippedIntervals(t *testing.T) {
	items, profiles := shipped(t)
	n := 0
	for _, p := range profiles {
		for id, iv := range p.Intervals {
			n++
			if _, ok := readiness.Find(items, id); !ok || !p.Owns(iv.Source) {
				t.Errorf("%s: interval of %q by %q", p.ID, id, iv.Source)
			}
		}
	}
	if n == 0 {
		t.Error("no profile has an interval")
	}
}
