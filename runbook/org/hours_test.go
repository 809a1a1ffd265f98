package org

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// working parses a profile with hours; holidays is the line of the file, or "".
func working(t testing.TB, holidays string) *Profile {
	t.Helper()
	p, err := Parse("x.toml", []byte("format = 1\nid = \"x\"\nname = \"x\"\n[hours]\nfrom = \"08:30\"\nto = \"17:15\"\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n"+holidays))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOfficeHours(t *testing.T) {
	listed, none, silent := working(t, `holidays = ["2026-11-23", "2026-12-31"]`), working(t, "holidays = []"), working(t, "")
	for _, c := range []struct {
		p             *Profile
		at            string
		within, known bool
	}{
		{listed, "2026-11-24T08:30:00+09:00", true, true},
		{listed, "2026-11-24T08:29:59+09:00", false, true},
		{listed, "2026-11-24T17:14:59+09:00", true, true},
		{listed, "2026-11-24T17:15:00+09:00", false, true},
		{listed, "2026-11-22T12:00:00+09:00", false, true}, // a Sunday
		{listed, "2026-11-23T12:00:00+09:00", false, true}, // a holiday on a Monday
		{listed, "2026-11-24T00:00:00Z", true, true},       // 9 o'clock in Japan
		{listed, "2026-11-22T23:30:00Z", false, true},      // already the holiday in Japan
		{listed, "2027-01-04T12:00:00+09:00", true, false}, // nobody listed the days of 2027
		{listed, "2027-01-04T22:40:00+09:00", false, true}, // night is night
		{none, "2027-01-04T12:00:00+09:00", true, true},
		{silent, "2026-11-24T12:00:00+09:00", true, false},
		{silent, "2026-11-24T22:40:00+09:00", false, true},
		{&Profile{TimeZone: time.UTC}, "2026-11-24T12:00:00+09:00", false, false},
		{&Profile{TimeZone: time.UTC, Hours: Hours{To: time.Hour}}, "2026-11-24T00:30:00Z", false, false},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if within, known := c.p.OfficeHours(at); within != c.within || known != c.known {
			t.Errorf("%s: got %v, %v; want %v, %v", c.at, within, known, c.within, c.known)
		}
	}
}

// TestOfficeHoursOfADay walks a working day by the second and compares with
// counting.
func TestOfficeHoursOfADay(t *testing.T) {
	p := working(t, "holidays = []")
	rapid.Check(t, func(rt *rapid.T) {
		second := rapid.IntRange(0, 24*60*60-1).Draw(rt, "second")
		at := time.Date(2026, 11, 24, 0, 0, second, 0, p.TimeZone)
		within, known := p.OfficeHours(at.UTC())
		if want := second >= 8*3600+30*60 && second < 17*3600+15*60; within != want || !known {
			rt.Errorf("%v: got %v, %v; want %v", at, within, known, want)
		}
	})
}

func TestContacts(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	got := p.Contacts("section-head")
	if len(got) != 3 || got[0].Post.Ja != "所属長" || got[0].Day != "内線 1234" || got[0].Night != "" || got[1].Post.Ja != "係長" || got[1].Day != "" ||
		got[2].Post.En != "Chief" || got[2].Night != "090" {
		t.Errorf("got %+v", got)
	}
	for i, c := range got {
		if c.Rank != i {
			t.Errorf("%v has rank %d", c.Post, c.Rank)
		}
	}
	for _, role := range []string{"crisis", "nobody"} {
		if got := p.Contacts(role); len(got) != 1 || got[0] != (Contact{}) {
			t.Errorf("%s: got %+v", role, got)
		}
	}
}
