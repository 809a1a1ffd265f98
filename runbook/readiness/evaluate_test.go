package readiness_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
)

var jst = time.FixedZone("JST", 9*60*60)

// at is a moment in Japan.
func at(t testing.TB, text string) time.Time {
	t.Helper()
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if moment, err := time.ParseInLocation(layout, text, jst); err == nil {
			return moment
		}
	}
	t.Fatalf("no time: %q", text)
	return time.Time{}
}

// password is an item whose interval is only ever the office's.
var password = readiness.Item{ID: "password-change", Each: readiness.EachAccount, Judge: "password-age", Sources: []string{"kami:3(7)"}}

var deputies = []org.Deputy{{Post: lang.Same("係長")}}

// town is an office whose own rule is an interval for passwords.
func town(accounts ...org.Account) *org.Profile {
	return &org.Profile{
		ID: "kamitonda", TimeZone: jst, Documents: []org.Document{{ID: "kami"}}, Accounts: accounts,
		Intervals: map[string]org.Interval{"password-change": {Months: 3, Source: "kami:3(7)"}},
	}
}

// one evaluates one item for a profile with one subject.
func one(t testing.TB, item readiness.Item, p *org.Profile, checks readiness.Checks, now time.Time) readiness.Result {
	t.Helper()
	results := readiness.Evaluate([]readiness.Item{item}, p, checks, now)
	if len(results) != 1 {
		t.Fatalf("%d results", len(results))
	}
	if r := results[0]; r.Why.Ja == "" || r.Why.En == "" || strings.Contains(r.Why.En, "%!") || strings.Contains(r.Why.Ja, "%!") {
		t.Errorf("why is without words: %+v", r.Why)
	}
	return results[0]
}

// The last day of an interval is still in time, in the office's time zone; months
// end where they end.
func TestDue(t *testing.T) {
	quarter, month, year := org.Interval{Months: 3}, org.Interval{Months: 1}, org.Interval{Months: 12}
	for _, c := range []struct {
		changed  string
		interval org.Interval
		now      string
		status   readiness.Status
		due      string
	}{
		{"2026-08-22", quarter, "2026-08-22 00:00", readiness.OK, "2026-11-22"},
		{"2026-08-22", quarter, "2026-11-22 00:00", readiness.OK, "2026-11-22"},
		{"2026-08-22", quarter, "2026-11-22 23:59:59", readiness.OK, "2026-11-22"},
		{"2026-08-22", quarter, "2026-11-23 00:00", readiness.Overdue, "2026-11-22"},
		{"2026-08-22", quarter, "2031-01-01", readiness.Overdue, "2026-11-22"},
		{"2026-11-30", quarter, "2027-02-28 12:00", readiness.OK, "2027-02-28"},
		{"2026-11-30", quarter, "2027-03-01 00:00", readiness.Overdue, "2027-02-28"},
		{"2027-11-30", quarter, "2028-02-29 12:00", readiness.OK, "2028-02-29"},
		{"2027-11-30", quarter, "2028-03-01 00:00", readiness.Overdue, "2028-02-29"},
		{"2026-01-31", month, "2026-02-28 12:00", readiness.OK, "2026-02-28"},
		{"2026-01-31", month, "2026-03-01 00:00", readiness.Overdue, "2026-02-28"},
		{"2026-03-31", month, "2026-04-30 12:00", readiness.OK, "2026-04-30"},
		{"2026-12-31", org.Interval{Months: 2}, "2027-02-28 12:00", readiness.OK, "2027-02-28"},
		{"2028-02-29", year, "2029-02-28 12:00", readiness.OK, "2029-02-28"},
		{"2028-02-29", year, "2029-03-01 00:00", readiness.Overdue, "2029-02-28"},
		{"2028-02-29", org.Interval{Months: 48}, "2032-02-29 12:00", readiness.OK, "2032-02-29"},
		{"2028-02-28", org.Interval{Days: 1}, "2028-02-29 12:00", readiness.OK, "2028-02-29"},
		{"2027-02-28", org.Interval{Days: 1}, "2027-03-01 12:00", readiness.OK, "2027-03-01"},
		{"2026-12-31", org.Interval{Days: 1}, "2027-01-02 00:00", readiness.Overdue, "2027-01-01"},
		{"2027-01-31", org.Interval{Months: 1, Days: 1}, "2027-03-01 12:00", readiness.OK, "2027-03-01"},
	} {
		p := town(org.Account{ID: "x", LastPasswordChange: c.changed})
		c.interval.Source = "kami:3(7)"
		p.Intervals["password-change"] = c.interval
		r := one(t, password, p, nil, at(t, c.now))
		if r.Status != c.status || r.Due != c.due || r.Since != c.changed {
			t.Errorf("changed %s, every %s, on %s: %s, due %s since %s; want %s, due %s",
				c.changed, readiness.IntervalWords(c.interval).En, c.now, r.Status, r.Due, r.Since, c.status, c.due)
		}
		// The same day is counted the same way when a check says it.
		p.Accounts[0].LastPasswordChange = ""
		checks := readiness.Checks{{Item: password.ID, Subject: "x"}: {Outcome: runbook.OutcomeOK, At: at(t, c.changed+" 23:30")}}
		if r := one(t, password, p, checks, at(t, c.now)); r.Status != c.status || r.Due != c.due {
			t.Errorf("checked %s, every %s, on %s: %s, due %s", c.changed, readiness.IntervalWords(c.interval).En, c.now, r.Status, r.Due)
		}
	}
}

// It is the office's day that counts, not the computer's.
func TestDayOfTheOffice(t *testing.T) {
	p := town(org.Account{ID: "x", LastPasswordChange: "2026-08-22"})
	now := time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC) // midnight in Japan
	if r := one(t, password, p, nil, now.Add(-time.Second)); r.Status != readiness.OK {
		t.Errorf("a second before midnight: %s", r.Status)
	}
	if r := one(t, password, p, nil, now); r.Status != readiness.Overdue {
		t.Errorf("at midnight: %s", r.Status)
	}
}

// An interval is the office's only in the office whose clause it is; a suggestion
// is called one, and another office's rule makes no duty.
func TestWhoseRule(t *testing.T) {
	item := readiness.Item{
		ID: "two-administrators", Each: readiness.EachAccount, Judge: "two-administrators",
		Interval: org.Interval{Months: 12}, Sources: []string{"ube:4(1)"}, See: []string{"iida:2"},
	}
	account := org.Account{ID: "x", Admins: []string{"課長", "係長"}, LastPasswordChange: "2026-01-01"}
	city := &org.Profile{ID: "ube", TimeZone: jst, Documents: []org.Document{{ID: "ube"}}, Accounts: []org.Account{account}}
	other := &org.Profile{ID: "iida", TimeZone: jst, Documents: []org.Document{{ID: "iida"}}, Accounts: []org.Account{account}}
	nobody := &org.Profile{ID: "generic", TimeZone: jst, Accounts: []org.Account{account}}
	now := at(t, "2026-11-22")

	r := one(t, item, city, nil, now)
	if r.Rule != org.Own || !slices.Equal(r.Sources, []string{"ube:4(1)"}) || !r.Silence.IsZero() || r.IntervalRule != org.Ours {
		t.Errorf("in its own office: %+v", r)
	}
	r = one(t, item, town(account), nil, now)
	if r.Rule != org.Other || !slices.Equal(r.Sources, []string{"ube:4(1)"}) || r.Silence.IsZero() || r.IntervalRule != org.Ours {
		t.Errorf("in another office: %+v", r)
	}
	if r = one(t, item, other, nil, now); r.Rule != org.Other || !r.Silence.IsZero() {
		t.Errorf("where an own clause only touches on it: %+v", r)
	}

	if r = one(t, password, town(account), nil, now); r.Rule != org.Own || r.IntervalRule != org.Own || r.Status != readiness.Overdue {
		t.Errorf("the town's interval in the town: %+v", r)
	}
	for _, p := range []*org.Profile{city, nobody} {
		r = one(t, password, p, nil, now)
		if r.Rule != org.Other || r.Interval != (org.Interval{}) || r.IntervalRule != "" || r.Due != "" || r.Status != readiness.OK {
			t.Errorf("the town's interval in %s: %+v", p.ID, r)
		}
	}

	// A profile that copies the town's clause has another office's rule, not its own.
	nobody.Intervals = map[string]org.Interval{"password-change": {Months: 3, Source: "kami:3(7)"}}
	if r = one(t, password, nobody, nil, now); r.IntervalRule != org.Other || r.Rule != org.Other || !strings.Contains(r.Why.Ja, "目安") {
		t.Errorf("a copied interval: %+v", r)
	}
	// One without a clause is a suggestion that the office took up.
	nobody.Intervals = map[string]org.Interval{"password-change": {Months: 3}}
	if r = one(t, password, nobody, nil, now); r.IntervalRule != org.Ours || r.Interval.Months != 3 || !strings.Contains(r.Why.Ja, "目安") {
		t.Errorf("an interval without a clause: %+v", r)
	}
	// A law is everybody's.
	law := readiness.Item{ID: "law", Sources: []string{"ube:4(1)", "law:appi-23"}}
	if r = one(t, law, town(), nil, now); r.Rule != org.Law || !slices.Equal(r.Sources, []string{"law:appi-23"}) || !slices.Equal(r.See, []string{"ube:4(1)"}) || !r.Silence.IsZero() {
		t.Errorf("a law: %+v", r)
	}
}

// What the profile answers, and what a check adds to it.
func TestStatus(t *testing.T) {
	now := at(t, "2026-11-22 21:40")
	checked := func(outcome, day string) *readiness.Check {
		return &readiness.Check{Outcome: outcome, Text: "壊れている", At: at(t, day)}
	}
	ok, found := checked(runbook.OutcomeOK, "2026-11-01"), checked(runbook.OutcomeProblem, "2026-11-01")
	old := checked(runbook.OutcomeOK, "2025-11-01")
	plain := readiness.Item{ID: "plain"}
	yearly := readiness.Item{ID: "plain", Interval: org.Interval{Months: 12}}
	judged := func(judge string, iv int) readiness.Item {
		return readiness.Item{ID: judge, Each: readiness.EachAccount, Judge: judge, Interval: org.Interval{Months: iv}, Sources: []string{"t:1"}}
	}
	post := readiness.Item{ID: "post", Judge: "post", Role: "ciso"}
	contact := readiness.Item{ID: "contact", Each: readiness.EachContact, Judge: "contact"}
	x := func(a org.Account) *org.Profile {
		a.ID = "x"
		return &org.Profile{TimeZone: jst, Documents: []org.Document{{ID: "t"}}, Accounts: []org.Account{a}}
	}
	elsewhere := func(a org.Account) *org.Profile {
		p := x(a)
		p.Documents = []org.Document{{ID: "another"}}
		return p
	}
	role := func(r org.Role) *org.Profile {
		r.Post = lang.Same("副市長")
		return &org.Profile{TimeZone: jst, Roles: map[string]org.Role{"ciso": r}}
	}
	empty := &org.Profile{TimeZone: jst}

	for name, c := range map[string]struct {
		item   readiness.Item
		p      *org.Profile
		check  *readiness.Check
		status readiness.Status
		unset  bool
		why    string
	}{
		"never checked":                      {plain, empty, nil, readiness.Unknown, false, "never checked"},
		"checked":                            {plain, empty, ok, readiness.OK, false, "checked 2026-11-01"},
		"a problem found":                    {plain, empty, found, readiness.Bad, false, "壊れている"},
		"yearly, never checked":              {yearly, empty, nil, readiness.Unknown, false, "never checked"},
		"yearly, checked":                    {yearly, empty, ok, readiness.OK, false, "next suggested by 2027-11-01 (every year)"},
		"yearly, checked too long ago":       {yearly, empty, old, readiness.Overdue, false, "past the suggested 2026-11-01"},
		"yearly, a problem found":            {yearly, empty, found, readiness.Bad, false, "壊れている"},
		"no accounts":                        {judged("two-factor", 0), empty, nil, readiness.Unknown, true, "lists no accounts"},
		"no accounts, checked":               {judged("two-factor", 0), empty, ok, readiness.OK, false, "checked"},
		"no contacts":                        {contact, empty, nil, readiness.Unknown, true, "names no posts"},
		"two-factor unset":                   {judged("two-factor", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"two-factor unset, checked":          {judged("two-factor", 0), x(org.Account{}), ok, readiness.OK, false, "checked"},
		"two-factor on":                      {judged("two-factor", 0), x(org.Account{TwoFactor: "yes"}), nil, readiness.OK, false, "is on"},
		"two-factor on, yearly":              {judged("two-factor", 12), x(org.Account{TwoFactor: "yes"}), nil, readiness.Unknown, false, "is on; never checked"},
		"two-factor on, yearly, checked":     {judged("two-factor", 12), x(org.Account{TwoFactor: "yes"}), ok, readiness.OK, false, "is on; checked 2026-11-01"},
		"two-factor on, but a problem":       {judged("two-factor", 0), x(org.Account{TwoFactor: "yes"}), found, readiness.Bad, false, "壊れている"},
		"two-factor off":                     {judged("two-factor", 0), x(org.Account{TwoFactor: "no"}), nil, readiness.Bad, false, "is off"},
		"two-factor off in the profile only": {judged("two-factor", 0), x(org.Account{TwoFactor: "no"}), ok, readiness.Bad, false, "correct the profile"},
		"no administrators":                  {judged("two-administrators", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"one administrator":                  {judged("two-administrators", 0), x(org.Account{Admins: []string{"a"}}), nil, readiness.Bad, false, "only one"},
		"two administrators":                 {judged("two-administrators", 0), x(org.Account{Admins: []string{"a", "b"}}), nil, readiness.OK, false, "two"},
		"three administrators":               {judged("two-administrators", 0), x(org.Account{Admins: []string{"a", "b", "c"}}), nil, readiness.Bad, false, "3 administrators"},
		"a password never changed":           {password, x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"a password changed, no rule":        {password, x(org.Account{LastPasswordChange: "2020-01-01"}), nil, readiness.OK, false, "last changed 2020-01-01"},
		"a password changed tomorrow":        {password, x(org.Account{LastPasswordChange: "2026-11-23"}), nil, readiness.Bad, false, "yet to come"},
		"a password changed today":           {password, x(org.Account{LastPasswordChange: "2026-11-22"}), nil, readiness.OK, false, "2026-11-22"},
		"lg.jp":                              {judged("registered-mail", 0), x(org.Account{Mail: "sns@city.ube.lg.jp"}), nil, readiness.OK, false, "city.ube.lg.jp"},
		"LG.JP":                              {judged("registered-mail", 0), x(org.Account{Mail: "SNS@CITY.UBE.LG.JP"}), nil, readiness.OK, false, "LG.JP"},
		"a domain that may be the office's":  {judged("registered-mail", 0), x(org.Account{Mail: "sns@town.example.jp"}), nil, readiness.Unknown, true, "see whether"},
		"… and somebody looked":              {judged("registered-mail", 0), x(org.Account{Mail: "sns@town.example.jp"}), ok, readiness.OK, false, "checked"},
		"a free mail service":                {judged("registered-mail", 0), x(org.Account{Mail: "Ube.SNS@Gmail.com"}), ok, readiness.Bad, false, "free mail service"},
		"no lg.jp at all":                    {judged("registered-mail", 0), x(org.Account{Mail: "sns@notlg.jp"}), nil, readiness.Unknown, true, "see whether"},
		"a mail unset":                       {judged("registered-mail", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"verified":                           {judged("verified", 0), x(org.Account{Verified: "yes"}), nil, readiness.OK, false, "verified"},
		"not verified":                       {judged("verified", 0), x(org.Account{Verified: "no"}), nil, readiness.Unknown, true, "offers it"},
		"verification unset":                 {judged("verified", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"listed":                             {judged("list-url", 0), x(org.Account{ListURL: "https://example.jp/"}), nil, readiness.OK, false, "https://example.jp/"},
		"not listed":                         {judged("list-url", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"linked":                             {judged("mutual-link", 0), x(org.Account{MutualLink: "yes"}), nil, readiness.OK, false, "links to"},
		"not linked":                         {judged("mutual-link", 0), x(org.Account{MutualLink: "no"}), nil, readiness.Bad, false, "does not link"},
		"link unset":                         {judged("mutual-link", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"comment policy":                     {judged("comment-policy", 0), x(org.Account{CommentPolicy: lang.Same("返信しない")}), nil, readiness.OK, false, "返信しない"},
		"broadcast only":                     {judged("comment-policy", 0), x(org.Account{BroadcastOnly: "yes"}), nil, readiness.OK, false, "broadcast-only"},
		"comment policy unset":               {judged("comment-policy", 0), x(org.Account{BroadcastOnly: "no"}), nil, readiness.Unknown, true, "not set"},
		"off hours":                          {judged("off-hours", 0), x(org.Account{OffHours: lang.Same("課長の許可")}), nil, readiness.OK, false, "課長の許可"},
		"off hours unset":                    {judged("off-hours", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"emergency":                          {judged("emergency", 0), x(org.Account{Emergency: lang.Same("当直")}), nil, readiness.OK, false, "当直"},
		"emergency unset":                    {judged("emergency", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"a section":                          {judged("section", 0), x(org.Account{Section: lang.Same("広報課")}), nil, readiness.OK, false, "広報課"},
		"no section":                         {judged("section", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"run by staff":                       {judged("operator", 0), x(org.Account{Operator: "staff"}), nil, readiness.OK, false, "staff"},
		"run by a contractor":                {judged("operator", 0), x(org.Account{Operator: "contractor"}), nil, readiness.Unknown, true, "outsiders"},
		"run by a contractor that is known":  {judged("operator", 0), x(org.Account{Operator: "contractor"}), ok, readiness.OK, false, "checked"},
		"two-factor off, not our rule":       {judged("two-factor", 0), elsewhere(org.Account{TwoFactor: "no"}), nil, readiness.Advice, false, "is off"},
		"found off, not our rule":            {judged("two-factor", 0), elsewhere(org.Account{TwoFactor: "no"}), found, readiness.Bad, false, "is off"},
		"a day to come, not our rule":        {judged("password-age", 0), elsewhere(org.Account{LastPasswordChange: "2027-01-01"}), nil, readiness.Bad, false, "2027-01-01"},
		"nobody knows who runs it":           {judged("operator", 0), x(org.Account{}), nil, readiness.Unknown, true, "not set"},
		"a contact":                          {contact, role(org.Role{Day: "内線1", Night: "090", Deputies: deputies}), nil, readiness.OK, false, "are set"},
		"a contact without a night number":   {contact, role(org.Role{Day: "内線1", Deputies: deputies}), nil, readiness.Unknown, true, "not set: contact by night"},
		"a contact without anything":         {contact, role(org.Role{}), nil, readiness.Unknown, true, "contact by day, contact by night, deputy"},
		"a post":                             {post, role(org.Role{}), nil, readiness.OK, false, "副市長"},
		"no post":                            {post, empty, nil, readiness.Unknown, true, "not set"},
	} {
		checks := readiness.Checks{}
		if c.check != nil {
			for _, s := range []string{"", "x", "ciso"} {
				checks[readiness.Key{Item: c.item.ID, Subject: s}] = *c.check
			}
		}
		r := one(t, c.item, c.p, checks, now)
		word := map[readiness.Status]string{readiness.OK: "in order", readiness.Bad: "problem", readiness.Overdue: "overdue", readiness.Unknown: "not checked", readiness.Advice: "to consider"}[c.status]
		if c.unset {
			word = "not set"
		}
		if r.Title().En != word {
			t.Errorf("%s is called %q", name, r.Title().En)
		}
		if r.Status != c.status || r.Unset != c.unset || !strings.Contains(r.Why.En, c.why) {
			t.Errorf("%s: %s, unset %v: %s / %s", name, r.Status, r.Unset, r.Why.En, r.Why.Ja)
		}
	}
}

// The later of the profile's day and the check's counts.
func TestLaterDayCounts(t *testing.T) {
	p := town(org.Account{ID: "x", LastPasswordChange: "2026-08-22"})
	key := readiness.Key{Item: password.ID, Subject: "x"}
	for day, want := range map[string]string{"2026-08-21": "2026-11-22", "2026-08-23": "2026-11-23"} {
		r := one(t, password, p, readiness.Checks{key: {Outcome: runbook.OutcomeOK, At: at(t, day)}}, at(t, "2026-09-01"))
		if r.Due != want {
			t.Errorf("checked %s: due %s, want %s", day, r.Due, want)
		}
	}
}

// Each account and each contact stands by itself, under its own name.
func TestSubjects(t *testing.T) {
	p := &org.Profile{
		TimeZone: jst, Documents: []org.Document{{ID: "t"}},
		Accounts: []org.Account{{ID: "x", Name: "公式X", TwoFactor: "yes"}, {ID: "line", Handle: "@town"}, {ID: "fb", TwoFactor: "no"}},
		Roles:    map[string]org.Role{"pr": {Post: lang.Same("広報課")}, "crisis": {Post: lang.Same("防災課")}, "police": {}},
	}
	items := []readiness.Item{
		{ID: "contact", Each: readiness.EachContact, Judge: "contact"},
		{ID: "once"},
		{ID: "two-factor", Each: readiness.EachAccount, Judge: "two-factor", Sources: []string{"t:1"}},
	}
	checks := readiness.Checks{{Item: "two-factor", Subject: "line"}: {Outcome: runbook.OutcomeOK, At: at(t, "2026-11-01")}}
	var got []string
	for _, r := range readiness.Evaluate(items, p, checks, at(t, "2026-11-22")) {
		got = append(got, r.Item.ID+"/"+r.Subject+" "+r.Name.Ja+" "+string(r.Status))
	}
	want := []string{
		"contact/crisis 防災課 unknown", "contact/pr 広報課 unknown", "once/  unknown",
		"two-factor/x 公式X ok", "two-factor/line @town ok", "two-factor/fb fb problem",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIntervalWords(t *testing.T) {
	for want, iv := range map[string]org.Interval{
		"1か月 month": {Months: 1}, "3か月 3 months": {Months: 3}, "1年 year": {Months: 12}, "2年 2 years": {Months: 24},
		"18か月 18 months": {Months: 18}, "1日 day": {Days: 1}, "14日 14 days": {Days: 14}, "1か月と10日 month and 10 days": {Months: 1, Days: 10},
	} {
		if w := readiness.IntervalWords(iv); w.Ja+" "+w.En != want {
			t.Errorf("%+v: %+v, want %s", iv, w, want)
		}
	}
}

// world draws a profile, items and checks of every sort.
func world(t *rapid.T) ([]readiness.Item, *org.Profile, readiness.Checks) {
	day := rapid.Custom(func(t *rapid.T) string {
		return time.Date(2026, 11, 22, 0, 0, 0, 0, jst).AddDate(0, 0, rapid.IntRange(-900, 60).Draw(t, "day")).Format(time.DateOnly)
	})
	interval := rapid.Custom(func(t *rapid.T) org.Interval {
		return org.Interval{
			Months: rapid.IntRange(0, 13).Draw(t, "months"), Days: rapid.IntRange(0, 40).Draw(t, "days"),
			Source: rapid.SampledFrom([]string{"", "own:1", "else:1"}).Draw(t, "source"),
		}
	})
	p := &org.Profile{TimeZone: jst, Documents: []org.Document{{ID: "own"}}, Intervals: map[string]org.Interval{}, Roles: map[string]org.Role{}}
	for _, id := range []string{"x", "line"}[:rapid.IntRange(0, 2).Draw(t, "accounts")] {
		a := org.Account{
			ID: id, TwoFactor: rapid.SampledFrom([]string{"", "yes", "no"}).Draw(t, "two-factor"),
			Operator: rapid.SampledFrom([]string{"", "staff", "contractor"}).Draw(t, "operator"),
			Admins:   []string{"a", "b", "c"}[:rapid.IntRange(0, 3).Draw(t, "admins")],
		}
		if rapid.Bool().Draw(t, "changed") {
			a.LastPasswordChange = day.Draw(t, "changed on")
		}
		p.Accounts = append(p.Accounts, a)
	}
	if rapid.Bool().Draw(t, "contact") {
		p.Roles["pr"] = org.Role{Post: lang.Same("広報課"), Day: rapid.SampledFrom([]string{"", "内線"}).Draw(t, "reach")}
	}
	items := []readiness.Item{
		{ID: "plain"}, {ID: "each", Each: readiness.EachAccount}, password,
		{ID: "two-factor", Each: readiness.EachAccount, Judge: "two-factor"},
		{ID: "operator", Each: readiness.EachAccount, Judge: "operator"},
		{ID: "two-administrators", Each: readiness.EachAccount, Judge: "two-administrators"},
		{ID: "contact", Each: readiness.EachContact, Judge: "contact"},
		{ID: "post", Judge: "post", Role: "pr"},
	}
	checks := readiness.Checks{}
	for i := range items {
		if rapid.Bool().Draw(t, "suggested") {
			iv := interval.Draw(t, "suggestion")
			items[i].Interval = org.Interval{Months: iv.Months, Days: iv.Days}
		}
		if rapid.Bool().Draw(t, "ruled") {
			p.Intervals[items[i].ID] = interval.Draw(t, "rule")
		}
		for _, s := range []string{"", "x", "line", "pr"} {
			if rapid.Bool().Draw(t, "checked") {
				checks[readiness.Key{Item: items[i].ID, Subject: s}] = check(t, day)
			}
		}
	}
	return items, p, checks
}

func check(t *rapid.T, day *rapid.Generator[string]) readiness.Check {
	when, _ := time.ParseInLocation(time.DateOnly, day.Draw(t, "checked on"), jst)
	return readiness.Check{
		Outcome: rapid.SampledFrom([]string{runbook.OutcomeOK, runbook.OutcomeProblem}).Draw(t, "outcome"), Text: "理由",
		At: when.Add(time.Duration(rapid.IntRange(0, 86399).Draw(t, "second")) * time.Second),
	}
}

// Time alone never puts anything right: without a new check, what is overdue stays
// overdue.
func TestOverdueStaysOverdue(t *testing.T) {
	seen := 0
	rapid.Check(t, func(t *rapid.T) {
		items, p, checks := world(t)
		now := time.Date(2026, 11, 22, 21, 40, 0, 0, jst)
		// One is overdue whatever was drawn, so that few draws show something too.
		items = append(items, readiness.Item{ID: "late", Interval: org.Interval{Months: rapid.IntRange(1, 12).Draw(t, "every")}})
		checks[readiness.Key{Item: "late"}] = readiness.Check{Outcome: runbook.OutcomeOK, At: now.AddDate(-2, 0, 0)}
		before := readiness.Evaluate(items, p, checks, now)
		later := now.Add(time.Duration(rapid.Int64Range(0, int64(1200*24*time.Hour)).Draw(t, "later")))
		after := readiness.Evaluate(items, p, checks, later)
		for i, r := range before {
			if r.Status != readiness.Overdue {
				continue
			}
			seen++
			if after[i].Status != readiness.Overdue {
				t.Fatalf("%s of %q was overdue and is %s at %s", r.Item.ID, r.Subject, after[i].Status, later)
			}
		}
	})
	if seen == 0 {
		t.Error("nothing was overdue: the test shows nothing")
	}
}

// A check is of one item and one subject: nothing else changes by it. And a check
// that finds all in order, made now, leaves nothing worse than it was.
func TestCheckOnlyTouchesItsItem(t *testing.T) {
	rank := map[readiness.Status]int{readiness.OK: 0, readiness.Unknown: 1, readiness.Overdue: 2, readiness.Bad: 3}
	rapid.Check(t, func(t *rapid.T) {
		items, p, checks := world(t)
		now := time.Date(2026, 11, 22, 21, 40, 0, 0, jst)
		before := readiness.Evaluate(items, p, checks, now)
		target := rapid.SampledFrom(before).Draw(t, "target")
		key := readiness.Key{Item: target.Item.ID, Subject: target.Subject}
		good := rapid.Bool().Draw(t, "in order")
		checks[key] = check(t, rapid.Just("2026-11-21"))
		if good {
			checks[key] = readiness.Check{Outcome: runbook.OutcomeOK, At: now}
		}
		for i, r := range readiness.Evaluate(items, p, checks, now) {
			switch mine := (readiness.Key{Item: r.Item.ID, Subject: r.Subject}) == key; {
			case !mine && (r.Status != before[i].Status || r.Why != before[i].Why || r.Due != before[i].Due):
				t.Fatalf("a check of %+v changed %s of %q from %s to %s", key, r.Item.ID, r.Subject, before[i].Status, r.Status)
			case mine && good && rank[r.Status] > rank[before[i].Status]:
				t.Fatalf("a good check made %+v worse: %s to %s", key, before[i].Status, r.Status)
			}
		}
	})
}

// However a profile, the checks and the clock stand, the parts of a result agree.
func TestResultsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items, p, checks := world(t)
		now := time.Date(2026, 11, 22, 21, 40, 0, 0, jst).AddDate(0, 0, rapid.IntRange(-400, 400).Draw(t, "now"))
		for _, r := range readiness.Evaluate(items, p, checks, now) {
			today := now.Format(time.DateOnly)
			switch {
			case r.Why.Ja == "" || r.Why.En == "" || strings.Contains(r.Why.Ja+r.Why.En, "%!"):
				t.Fatalf("%s: no words: %+v", r.Item.ID, r.Why)
			case (r.Status == readiness.Overdue) != (r.Due != "" && r.Due < today):
				t.Fatalf("%s: %s on %s, due %q", r.Item.ID, r.Status, today, r.Due)
			case r.Unset && r.Status != readiness.Unknown:
				t.Fatalf("%s: unset and %s", r.Item.ID, r.Status)
			case r.Status == readiness.OK && r.Last.Outcome == runbook.OutcomeProblem:
				t.Fatalf("%s: in order, and the last check found a problem", r.Item.ID)
			case (r.IntervalRule == "") != (r.Interval.Months == 0 && r.Interval.Days == 0):
				t.Fatalf("%s: interval %+v is of %q", r.Item.ID, r.Interval, r.IntervalRule)
			case r.IntervalRule == org.Own && r.Interval.Source != "own:1":
				t.Fatalf("%s: interval %+v is called own", r.Item.ID, r.Interval)
			}
		}
	})
}
