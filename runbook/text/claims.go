package text

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// ClaimsID is the id of the file of wording checks.
const ClaimsID = "claims"

// Bounds on a file of wording checks.
const (
	MaxClaims  = 100 // claims
	MaxPhrases = 200 // phrases, softeners or hosts of one claim
)

// Claims are what to look for in words before they are published.
//
// # The file
//
// One TOML file, with the same bounds as a file of prepared texts:
//
//	format = 1
//	id     = "claims"
//
//	[[claim]]
//	id       = "cause"
//	rule     = "nothing-unconfirmed"   # the standing rule of the opening it offends
//	why      = text                    # what is wrong, and what to write instead
//	open     = true                    # a place that was never filled in: the words are not final
//	asserts  = "cause"                 # the fact it asserts: it holds the words until
//	                                   # that fact is confirmed; absent: it only warns
//	done     = ["own-error/delete-post", "impersonation/taken-down=yes"]
//	                                   # what it says was done, or answered: it holds the
//	                                   # words until one of these is on record
//	undone   = ["own-error/delete-post"]  # what it says was not done: it holds the words
//	                                   # once one of these is on record
//	channels = ["account", "website"]  # where it matters; absent: everywhere
//	phrases  = ["乗っ取られ", "原因は…です"]
//	unless   = ["可能性", "調査中"]       # these make it harmless (optional)
//
// With values = ["step.impersonation/compare.fake-id"], paths as in a blank, a phrase is
// found only where one of these values of the log follows it in the same sentence,
// standing alone; and such words are held for good: nothing that is recorded later makes
// them true.
//
// Instead of phrases, a claim has hosts = ["bit.ly"], which finds addresses of these
// sites, or plain-http = true, which finds addresses that begin with http://.
//
// # How phrases are found
//
// A phrase is found whatever the width and the case of its characters, and also when
// spaces or characters that cannot be seen stand within its Japanese. In a phrase, …
// stands for any words of the same sentence. A sentence ends at a full stop, an
// exclamation or a question mark and at the end of a line.
//
// A phrase is harmless when one of unless stands in its clause: what is between two
// commas or brackets. A whole sentence would be too much. 「不正アクセスを受け、調査中
// です」 asserts the unauthorized access, and 「不正アクセスを受けた可能性があり、調査中
// です」 does not.
type Claims struct {
	FileName string // what messages call the file
	Data     []byte // the bytes it was read from
	List     []Claim
}

// Claim is one thing to look for.
type Claim struct {
	ID        string
	Rule      string // id of the standing rule of the opening it offends
	Why       lang.Text
	Asserts   string   // the fact it asserts, or ""
	Done      []string // steps one of which it says was done: "playbook/step", or "playbook/step=answer"
	Undone    []string // steps none of which was, as it says
	Values    []Path   // a phrase offends only before one of these values; none: always
	Open      bool     // it is a place that was never filled in
	Channels  []string // where it matters; none: everywhere
	Phrases   []string
	Unless    []string
	Hosts     []string
	PlainHTTP bool

	phrases [][]string // Phrases folded, cut at their …
	unless  []string   // folded
}

// ParseClaims reads a file of wording checks that messages call name. When anything
// is wrong the error is of type [Problems] and has everything that is wrong.
func ParseClaims(name string, data []byte) (*Claims, error) {
	r := reader{open(name, data)}
	c := &Claims{FileName: name, Data: bytes.Clone(data)}
	if root := r.doc.Root(); root != nil {
		root.Int("format", tomlfile.Required, format, format)
		if id := root.ID("id", tomlfile.Required); id.Value != "" && id.Value != ClaimsID {
			r.doc.Report(id.At, lang.PreparedText.OneFileOfClaims.With(ClaimsID), lang.Text{})
		}
		seen := tomlfile.IDs{}
		for i, t := range root.Tables("claim", tomlfile.Required) {
			if i == MaxClaims {
				r.doc.Report(t.At(), lang.PreparedText.TooManyOf.With("claim", MaxClaims), lang.Text{})
			}
			id := t.ID("id", tomlfile.Required)
			claim := r.claim(t)
			claim.ID = id.Value
			t.Done()
			if seen.Add(r.doc, id) {
				c.List = append(c.List, claim)
			}
		}
		root.Done()
	}
	if err := r.doc.Problems().Err(); err != nil {
		return nil, err
	}
	return c, nil
}

func (r reader) claim(t *tomlfile.Table) Claim {
	c := Claim{
		Rule:      t.ID("rule", tomlfile.Required).Value,
		Why:       t.Text("why", tomlfile.Required|tomlfile.Lines),
		Asserts:   t.ID("asserts", 0).Value,
		Done:      r.steps(t, "done"),
		Undone:    r.steps(t, "undone"),
		Open:      t.Bool("open"),
		PlainHTTP: t.Bool("plain-http"),
	}
	for _, w := range r.list(t, "values") {
		path := Path(w.Value)
		if !path.valid() {
			r.doc.Report(w.At, lang.PreparedText.BadFrom.With(w.Value), path.suggest())
		}
		c.Values = append(c.Values, path)
	}
	for _, w := range r.list(t, "channels") {
		r.doc.CheckID(w)
		c.Channels = append(c.Channels, w.Value)
	}
	for _, w := range r.list(t, "phrases") {
		var parts []string
		for part := range strings.SplitSeq(w.Value, "…") {
			if part = newFolded(part).text; part != "" {
				parts = append(parts, part)
			}
		}
		if len(parts) == 0 {
			r.doc.Report(w.At, lang.PreparedText.EmptyPhrase.With(w.Value), lang.Text{})
		}
		c.Phrases, c.phrases = append(c.Phrases, w.Value), append(c.phrases, parts)
	}
	for _, w := range r.list(t, "unless") {
		folded := newFolded(w.Value).text
		if folded == "" {
			r.doc.Report(w.At, lang.PreparedText.EmptyPhrase.With(w.Value), lang.Text{})
		}
		c.Unless, c.unless = append(c.Unless, w.Value), append(c.unless, folded)
	}
	for _, w := range r.list(t, "hosts") {
		if !hostPattern.MatchString(w.Value) {
			r.doc.Report(w.At, lang.PreparedText.NotAHost.With(w.Value), lang.Text{})
		}
		c.Hosts = append(c.Hosts, w.Value)
	}
	if len(c.Phrases) == 0 && len(c.Hosts) == 0 && !c.PlainHTTP {
		r.doc.Report(t.At(), lang.PreparedText.NoPhrases, lang.Text{})
	}
	return c
}

// steps reads the names of steps, each with the answer of a decision or without.
func (r reader) steps(t *tomlfile.Table, name string) []string {
	var out []string
	for _, w := range r.list(t, name) {
		if !stepPattern.MatchString(w.Value) {
			r.doc.Report(w.At, lang.Stated.NotAStep.With(w.Value), lang.Text{})
		}
		out = append(out, w.Value)
	}
	return out
}

var stepPattern = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+(=[a-z0-9-]+)?$`)

// actMark begins what stands for a claim of the kind that says what was done.
const actMark = "act:"

// Act gives the id of the claim that a finding or a draft names in place of a fact: one
// that says what was done or was not. What it says is to be looked up in the log.
func Act(blocks string) (claim string, ok bool) { return strings.CutPrefix(blocks, actMark) }

// Claim finds a claim by id.
func (c *Claims) Claim(id string) (Claim, bool) {
	if c == nil {
		return Claim{}, false
	}
	i := slices.IndexFunc(c.List, func(claim Claim) bool { return claim.ID == id })
	if i < 0 {
		return Claim{}, false
	}
	return c.List[i], true
}

// blocks is what must be so before words that make the claim are published.
func (c *Claim) blocks() string {
	if c.Asserts == "" && len(c.Done)+len(c.Undone)+len(c.Values) > 0 {
		return actMark + c.ID
	}
	return c.Asserts
}

var hostPattern = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)

func (r reader) list(t *tomlfile.Table, name string) []tomlfile.Word {
	words, _ := t.Words(name, tomlfile.Distinct)
	if len(words) > MaxPhrases {
		r.doc.Report(t.ValueAt(name), lang.PreparedText.TooManyOf.With(name, MaxPhrases), lang.Text{})
	}
	return words
}

// Finding is a place in words that offends a standing rule.
type Finding struct {
	Claim  string // id of the claim
	Rule   string // id of the standing rule of the opening
	Phrase string // as it stands in the words
	Start  int    // where it begins, in bytes
	End    int    // where it ends
	Line   int    // from 1
	Blocks string // the fact that must be confirmed before the words are published, or what [Act] knows; "": a warning
	Open   bool   // the words are not final: a place was never filled in
	Why    lang.Text
}

// Check finds in words what offends a standing rule, in the order of the words. An
// empty channel is any channel. Claims with values find nothing: see [Claims.CheckWith].
func (c *Claims) Check(words, channel string) []Finding { return c.CheckWith(words, channel, nil) }

// CheckWith is Check for an incident whose facts are known: those say what the values
// of claims are.
func (c *Claims) CheckWith(words, channel string, facts Facts) []Finding {
	f := newFolded(words)
	sentences := slices.Collect(f.sentences())
	var findings []Finding
	for _, claim := range c.List {
		if channel != "" && len(claim.Channels) > 0 && !slices.Contains(claim.Channels, channel) {
			continue
		}
		var spans []span
		phrases := claim.phrases
		if len(claim.Values) > 0 {
			phrases = claim.before(facts)
		}
		for _, parts := range phrases {
			if !strings.Contains(f.text, parts[0]) {
				continue
			}
			for _, sentence := range sentences {
				for _, s := range f.find(parts, sentence) {
					if len(claim.Values) > 0 && !f.alone(s.end-len(parts[len(parts)-1]), s.end) {
						continue
					}
					if !f.softened(s, sentence, claim.unless) {
						spans = append(spans, s)
					}
				}
			}
		}
		if len(claim.Hosts) > 0 || claim.PlainHTTP {
			spans = append(spans, f.links(claim)...)
		}
		for _, s := range merge(spans) {
			start, end := f.from[s.start], f.to[s.end-1]
			findings = append(findings, Finding{
				Claim: claim.ID, Rule: claim.Rule, Blocks: claim.blocks(), Open: claim.Open, Why: claim.Why,
				Phrase: words[start:end], Start: start, End: end,
				Line: 1 + strings.Count(words[:start], "\n"),
			})
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return a.Start - b.Start })
	return findings
}

// before gives the phrases of a claim with values, each followed by a value.
func (c *Claim) before(facts Facts) [][]string {
	if facts == nil {
		return nil
	}
	var out [][]string
	for _, path := range c.Values {
		said, _ := facts.Value(path, lang.Japanese)
		value := newFolded(strings.TrimLeft(clean(said), "@＠")).text
		if value == "" {
			continue
		}
		for _, parts := range c.phrases {
			out = append(out, append(slices.Clone(parts), value))
		}
	}
	return out
}

// alone reports whether a part of the words is no part of a longer name or address.
func (f folded) alone(start, end int) bool {
	name := func(b byte) bool { return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' }
	return (start == 0 || !name(f.text[start-1]) || !name(f.text[start])) && (end == len(f.text) || !name(f.text[end]) || !name(f.text[end-1]))
}

// Held lists the findings that hold the words: those that assert a fact that is not
// confirmed. Facts may be nil: nothing is known.
func Held(findings []Finding, facts Facts) []Finding {
	var held []Finding
	for _, f := range findings {
		if f.Blocks != "" && (facts == nil || !facts.Confirmed(f.Blocks)) {
			held = append(held, f)
		}
	}
	return held
}
