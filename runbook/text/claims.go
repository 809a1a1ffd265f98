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
//	channels = ["account", "website"]  # where it matters; absent: everywhere
//	phrases  = ["乗っ取られ", "原因は…です"]
//	unless   = ["可能性", "調査中"]       # these make it harmless (optional)
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
		Open:      t.Bool("open"),
		PlainHTTP: t.Bool("plain-http"),
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
	Blocks string // the fact that must be confirmed before the words are published, or "": a warning
	Open   bool   // the words are not final: a place was never filled in
	Why    lang.Text
}

// Check finds in words what offends a standing rule, in the order of the words. An
// empty channel is any channel.
func (c *Claims) Check(words, channel string) []Finding {
	f := newFolded(words)
	sentences := slices.Collect(f.sentences())
	var findings []Finding
	for _, claim := range c.List {
		if channel != "" && len(claim.Channels) > 0 && !slices.Contains(claim.Channels, channel) {
			continue
		}
		var spans []span
		for _, parts := range claim.phrases {
			if !strings.Contains(f.text, parts[0]) {
				continue
			}
			for _, sentence := range sentences {
				for _, s := range f.find(parts, sentence) {
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
				Claim: claim.ID, Rule: claim.Rule, Blocks: claim.Asserts, Open: claim.Open, Why: claim.Why,
				Phrase: words[start:end], Start: start, End: end,
				Line: 1 + strings.Count(words[:start], "\n"),
			})
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return a.Start - b.Start })
	return findings
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
