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
// With aside = ["コメントを"], a phrase is harmless when one of these stands anywhere in
// its sentence: the words are then about another matter, which is another claim's.
//
// In place of a step, done takes "fact.truth": that fact, once it is confirmed.
//
// With values = ["step.impersonation/compare.fake-id"], paths as in a blank, the phrases
// are what presents one of these values of the log as somebody's, and such words are held
// as long as they stand, unless one of done says that it is theirs. See [Claims.Wrong].
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
	Done      []string // what it says was done, any one of them: "playbook/step", "playbook/step=answer" or "fact.id"
	Undone    []string // steps none of which was, as it says
	Values    []Path   // a phrase offends only before one of these values; none: always
	Open      bool     // it is a place that was never filled in
	Channels  []string // where it matters; none: everywhere
	Phrases   []string
	Unless    []string
	Aside     []string // a phrase is harmless when one of these stands in its sentence
	Hosts     []string
	PlainHTTP bool

	phrases [][]string // Phrases folded, cut at their …
	unless  []string   // folded
	aside   []string   // folded
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
	c.Unless, c.unless = r.harmless(t, "unless")
	c.Aside, c.aside = r.harmless(t, "aside")
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

// harmless reads words that make a phrase harmless, as they stand and folded.
func (r reader) harmless(t *tomlfile.Table, name string) (words, folded []string) {
	for _, w := range r.list(t, name) {
		f := newFolded(w.Value).text
		if f == "" {
			r.doc.Report(w.At, lang.PreparedText.EmptyPhrase.With(w.Value), lang.Text{})
		}
		words, folded = append(words, w.Value), append(folded, f)
	}
	return words, folded
}

// steps reads the names of steps, each with the answer of a decision or without; and, of
// what was done, those of facts.
func (r reader) steps(t *tomlfile.Table, name string) []string {
	var out []string
	for _, w := range r.list(t, name) {
		if _, fact := Path(w.Value).Fact(); !stepPattern.MatchString(w.Value) && (!fact || !Path(w.Value).valid() || name != "done") {
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
			spans, phrases = f.presented(claim, facts), nil
		}
		for _, parts := range phrases {
			if !strings.Contains(f.text, parts[0]) {
				continue
			}
			for _, sentence := range sentences {
				if f.says(sentence, claim.aside) {
					continue
				}
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
				Claim: claim.ID, Rule: claim.Rule, Blocks: claim.blocks(), Open: claim.Open, Why: claim.Why,
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
