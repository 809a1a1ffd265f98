package org

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// MaxNesting bounds the levels of tables and arrays in a profile file.
const MaxNesting = 6

// Problem is one thing that is wrong with a profile file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with a profile file; it is the error of [Parse].
type Problems = tomlfile.Problems

// format is the version of the file format.
const format = 1

// DefaultTimeZone is the time zone of a profile that names none.
const DefaultTimeZone = "Asia/Tokyo"

func open(name string, data []byte) *tomlfile.Doc {
	return tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
}

// Parse reads a profile file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Profile, error) {
	doc := open(name, data)
	p := &Profile{FileName: name, Data: bytes.Clone(data)}
	if root := doc.Root(); root != nil {
		r := reader{doc}
		root.Int("format", tomlfile.Required, format, format)
		p.ID = root.ID("id", tomlfile.Required).Value
		p.Name = root.Text("name", tomlfile.Required)
		p.Office = root.Word("office", 0).Value
		p.Head = root.Word("head", 0).Value
		if p.Comma = root.Choice("comma", []string{"、", "，"}, 0); p.Comma == "" {
			p.Comma = "、"
		}
		p.TimeZone = r.timeZone(root)
		p.Hours = r.hours(root)
		p.Documents = r.documents(root)
		p.Roles = r.roles(root)
		p.Reports = r.reports(root)
		p.Approvals = r.approvals(root)
		p.Rules = r.rules(root)
		p.Notices = r.notices(root)
		p.Channels = r.channels(root)
		p.Intervals = r.intervals(root)
		p.Policies = r.policies(root)
		p.Handoffs = r.handoffs(root)
		p.Forms = r.forms(root)
		p.Accounts = r.accounts(root)
		root.Done()
	}
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return p, nil
}

type reader struct{ doc *tomlfile.Doc }

// timeZone finds the time zone. A computer without a time zone database (Windows)
// still knows the default one: Japan has had no other offset since 1951.
func (r reader) timeZone(root *tomlfile.Table) *time.Location {
	w := root.Word("time-zone", 0)
	if w.Value == "" {
		w.Value = DefaultTimeZone
	}
	zone, err := time.LoadLocation(w.Value)
	switch {
	case err == nil && w.Value != "Local": // the same profile means the same everywhere
		return zone
	case w.Value == DefaultTimeZone:
		return time.FixedZone("JST", 9*60*60)
	}
	r.doc.Report(w.At, lang.Problem.BadTimeZone.With(w.Value), lang.Text{})
	return nil
}

// clause reads one clause, "document:clause".
func (r reader) clause(t *tomlfile.Table, name string) string {
	w := t.Word(name, 0)
	if w.Value != "" && !tomlfile.IsClause(w.Value) {
		r.doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
	}
	return w.Value
}

func (r reader) source(t *tomlfile.Table) string { return r.clause(t, "source") }

// yesNo reads what can be yes, no or unset.
func (r reader) yesNo(t *tomlfile.Table, name string) string {
	if t.IsBool(name) && t.Has(name) {
		r.doc.Report(t.ValueAt(name), lang.Org.YesOrNo.With(name), lang.Text{})
		return ""
	}
	return t.Choice(name, []string{"yes", "no"}, 0)
}

// words reads a list of ids. It is nil when absent, and empty when the file says
// that there are none.
func (r reader) words(t *tomlfile.Table, name string) []string {
	words, ok := t.Words(name, tomlfile.Distinct)
	if !ok {
		return nil
	}
	out := []string{}
	for _, w := range words {
		if r.doc.CheckID(w) {
			out = append(out, w.Value)
		}
	}
	return out
}

func (r reader) documents(root *tomlfile.Table) []Document {
	var out []Document
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("document", 0) {
		id := t.ID("id", tomlfile.Required)
		d := Document{ID: id.Value, Title: t.Text("title", tomlfile.Required), Date: t.Date("date", 0), Partial: t.Bool("partial")}
		if id.Value == LawDocument {
			r.doc.Report(id.At, lang.Problem.ReservedID.With(LawDocument), lang.Text{})
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, d)
		}
	}
	return out
}

func (r reader) roles(root *tomlfile.Table) map[string]Role {
	out := map[string]Role{}
	for _, t := range root.Named("role") {
		out[t.Name().Value] = Role{
			Post:     t.Text("post", 0),
			Deputies: r.deputies(t),
			Day:      t.Word("day", 0).Value,
			Night:    t.Word("night", 0).Value,
			Source:   r.source(t),
		}
		t.Done()
	}
	return out
}

func (r reader) deputies(role *tomlfile.Table) []Deputy {
	var out []Deputy
	for _, t := range role.Items("deputies", "post", 0) {
		out = append(out, Deputy{
			Post:  t.Text("post", tomlfile.Required),
			Day:   t.Word("day", 0).Value,
			Night: t.Word("night", 0).Value,
		})
		t.Done()
	}
	return out
}

func (r reader) reports(root *tomlfile.Table) map[string]Report {
	out := map[string]Report{}
	for _, t := range root.Named("report") {
		out[t.Name().Value] = Report{
			To:          r.words(t, "to"),
			By:          t.ID("by", 0).Value,
			Urgency:     t.Text("urgency", 0),
			Instruction: t.Bool("instruction"),
			Source:      r.source(t),
		}
		t.Done()
	}
	return out
}

func (r reader) approvals(root *tomlfile.Table) map[string]Approval {
	out := map[string]Approval{}
	for _, t := range root.Named("approval") {
		if act := t.Name(); !slices.Contains(Acts(), act.Value) {
			r.doc.Report(act.At, lang.Problem.NoSuchAct.With(act.Value), tomlfile.DidYouMean(act.Value, Acts()))
		}
		a := Approval{By: r.words(t, "by"), Consult: r.words(t, "consult"), Exempt: t.Bool("exempt"), Kinds: r.words(t, "kinds"), Source: r.source(t)}
		if a.Exempt && len(a.By)+len(a.Consult) > 0 {
			r.doc.Report(t.ValueAt("exempt"), lang.Org.ExemptAndBy, lang.Text{})
		}
		out[t.Name().Value] = a
		t.Done()
	}
	return out
}

// rules reads the standing rules that hold. One without words and without a clause
// is unset, as every empty value is.
func (r reader) rules(root *tomlfile.Table) map[string]Rule {
	out := map[string]Rule{}
	for _, t := range root.Named("rule") {
		rule := Rule{Text: t.Text("text", tomlfile.Lines), Kinds: r.words(t, "kinds"), Source: r.source(t)}
		if !rule.Text.IsZero() || rule.Source != "" {
			out[t.Name().Value] = rule
		}
		t.Done()
	}
	return out
}

func (r reader) notices(root *tomlfile.Table) map[string]Notice {
	out := map[string]Notice{}
	for _, t := range root.Named("notice") {
		out[t.Name().Value] = Notice{
			Channels:       r.words(t, "channels"),
			By:             t.ID("by", 0).Value,
			Source:         r.source(t),
			IfNeeded:       r.words(t, "if-needed"),
			IfNeededSource: r.clause(t, "if-needed-source"),
		}
		t.Done()
	}
	return out
}

func (r reader) channels(root *tomlfile.Table) []Channel {
	var out []Channel
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("channel", 0) {
		id := t.ID("id", tomlfile.Required)
		c := Channel{ID: id.Value, Name: t.Text("name", 0), URL: r.url(t, "url"), Source: r.source(t)}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, c)
		}
	}
	return out
}

func (r reader) intervals(root *tomlfile.Table) map[string]Interval {
	out := map[string]Interval{}
	for _, t := range root.Named("interval") {
		w := t.Word("within", 0)
		v, ok := ParseInterval(w.Value)
		if !ok && w.Value != "" {
			r.doc.Report(w.At, lang.Org.BadInterval.With(w.Value), lang.Text{})
		}
		v.Source = r.source(t)
		if ok {
			out[t.Name().Value] = v
		}
		t.Done()
	}
	return out
}

// ParseInterval reads "3 months": a whole number and a unit, at most ten years.
func ParseInterval(s string) (Interval, bool) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || n == 0 || number[0] == '0' {
		return Interval{}, false
	}
	var v Interval
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		v.Days = int(n)
	case "week":
		v.Days = 7 * int(n)
	case "month":
		v.Months = int(n)
	case "year":
		v.Months = 12 * int(n)
	}
	return v, v != (Interval{}) && v.Months <= 120 && v.Days <= 3660
}

// hours reads the office's hours. Each of its values may be unset; only all of
// from, to and days together say when the office works.
func (r reader) hours(root *tomlfile.Table) Hours {
	t := root.Table("hours", 0)
	if t == nil {
		return Hours{}
	}
	h := Hours{From: r.clock(t, "from"), To: r.clock(t, "to"), Holidays: r.dates(t, "holidays"), Source: r.source(t)}
	if h.To > 0 && h.To <= h.From {
		r.doc.Report(t.ValueAt("to"), lang.Org.HoursReversed, lang.Text{})
	}
	days, _ := t.Words("days", tomlfile.Distinct)
	for _, w := range days {
		i := slices.Index(weekdays, w.Value)
		if i < 0 {
			r.doc.Report(w.At, lang.Problem.NotAChoice.With("days", w.Value), tomlfile.DidYouMean(w.Value, weekdays))
			continue
		}
		h.Days = append(h.Days, time.Weekday(i))
	}
	t.Done()
	return h
}

// clock reads a time of day, "08:30", up to 24:00.
func (r reader) clock(t *tomlfile.Table, name string) time.Duration {
	w := t.Word(name, 0)
	if w.Value == "" {
		return 0
	}
	at, err := time.Parse("15:04", w.Value)
	switch {
	case w.Value == "24:00":
		return 24 * time.Hour
	case err != nil || len(w.Value) != len("15:04"):
		r.doc.Report(w.At, lang.Org.BadClock.With(name, w.Value), lang.Text{})
		return 0
	}
	return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
}

// dates reads a list of days. It is nil when absent.
func (r reader) dates(t *tomlfile.Table, name string) []string {
	words, ok := t.Words(name, tomlfile.Distinct)
	if !ok {
		return nil
	}
	out := []string{}
	for _, w := range words {
		if _, err := time.Parse(time.DateOnly, w.Value); err != nil {
			r.doc.Report(w.At, lang.Problem.BadDate.With(name, w.Value), lang.Text{})
			continue
		}
		out = append(out, w.Value)
	}
	return out
}

func (r reader) policies(root *tomlfile.Table) map[string]Policy {
	out := map[string]Policy{}
	for _, t := range root.Named("policy") {
		out[t.Name().Value] = Policy{Text: t.Text("text", tomlfile.Lines), Source: r.source(t)}
		t.Done()
	}
	return out
}

func (r reader) handoffs(root *tomlfile.Table) []Handoff {
	var out []Handoff
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("handoff", 0) {
		id := t.ID("id", tomlfile.Required)
		h := Handoff{
			ID:     id.Value,
			Title:  t.Text("title", tomlfile.Required),
			When:   t.Text("when", tomlfile.Lines),
			Source: r.source(t),
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, h)
		}
	}
	return out
}

func (r reader) forms(root *tomlfile.Table) []Form {
	var out []Form
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("form", 0) {
		id := t.ID("id", tomlfile.Required)
		f := Form{ID: id.Value, Title: t.Text("title", tomlfile.Required), Source: r.source(t)}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, f)
		}
	}
	return out
}

func (r reader) accounts(root *tomlfile.Table) []Account {
	var out []Account
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("account", 0) {
		id := t.ID("id", tomlfile.Required)
		a := Account{
			ID:                 id.Value,
			Platform:           t.Word("platform", 0).Value,
			Name:               t.Word("name", 0).Value,
			Handle:             t.Word("handle", 0).Value,
			URL:                r.url(t, "url"),
			Section:            t.Text("section", 0),
			SharedWith:         t.Texts("shared-with", 0),
			Operator:           t.Choice("operator", []string{"staff", "contractor", "designated-manager"}, 0),
			Admins:             r.people(t, "admins"),
			Editors:            r.people(t, "editors"),
			SecurityManager:    t.Text("information-security-manager", 0),
			Mail:               t.Word("mail", 0).Value,
			TwoFactor:          r.yesNo(t, "two-factor"),
			LastPasswordChange: t.Date("last-password-change", 0),
			Verified:           r.yesNo(t, "verified"),
			ListURL:            r.url(t, "list-url"),
			MutualLink:         r.yesNo(t, "mutual-link"),
			BroadcastOnly:      r.yesNo(t, "broadcast-only"),
			CommentPolicy:      t.Text("comment-policy", tomlfile.Lines),
			OffHours:           t.Text("off-hours", tomlfile.Lines),
			Emergency:          t.Text("emergency", tomlfile.Lines),
		}
		if len(a.Admins) == 0 {
			a.Admins = nil // an account without administrators is none that anybody knows
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, a)
		}
	}
	return out
}

// people reads posts or initials, of which two may be the same. It is nil when
// absent.
func (r reader) people(t *tomlfile.Table, name string) []string {
	words, ok := t.Words(name, 0)
	if !ok {
		return nil
	}
	out := []string{}
	for _, w := range words {
		out = append(out, w.Value)
	}
	return out
}

func (r reader) url(t *tomlfile.Table, name string) string {
	w := t.Word(name, 0)
	if w.Value == "" {
		return ""
	}
	if u, err := url.Parse(w.Value); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		r.doc.Report(w.At, lang.Problem.BadURL.With(w.Value), lang.Text{})
	}
	return w.Value
}
