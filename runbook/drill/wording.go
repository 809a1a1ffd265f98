package drill

import (
	"regexp"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// CheckItem is one thing a published text should have. The program looks for words; it
// does not understand them, and the evaluator has the last word.
//
// Not every text is asked for all of it. Only what the public reads is asked as of what time
// it is, when more will follow and where to ask: the office's own people and a single addressee
// know whom they have it from. And a text made from a prepared one is not asked for what the
// prepared one does without: an apology asks its readers for nothing. Where a text has such a
// thing all the same, it is listed.
type CheckItem string

// The list.
const (
	OnlyConfirmed CheckItem = "confirmed" // asserts nothing that was not confirmed, and guesses nothing
	AsOf          CheckItem = "as-of"     // says as of what time
	Request       CheckItem = "request"   // says what readers are asked to do
	NextNews      CheckItem = "next-news" // says when or how more will follow
	ContactGiven  CheckItem = "contact"   // says where to ask
	Wording       CheckItem = "wording"   // nothing that the wording checks find
	Complete      CheckItem = "complete"  // no blank
)

// CheckList lists what is looked for, in this order.
var CheckList = []CheckItem{OnlyConfirmed, AsOf, Request, NextNews, ContactGiven, Wording, Complete}

// Title names the item.
func (c CheckItem) Title() lang.Text { return lang.Drill.Check[string(c)] }

// TextCheck is one published text held against the list.
type TextCheck struct {
	Step    playbook.Ref
	Channel string
	Entry   int // the entry that published it
	Draft   int // the entry of its words; 0: they are not on record, and nothing could be checked
	At      time.Time
	Items   []Checked // in the order of CheckList, what is neither asked of it nor there left out; none without a draft
}

// Checked is one item of the list.
type Checked struct {
	Item  CheckItem
	OK    bool
	Words []string // what was found: the words that make it so, or that offend
}

// What stands for an item in words, in either language.
var signs = map[CheckItem]*regexp.Regexp{
	AsOf:         regexp.MustCompile(`(?i)現在|時点|as of\b`),
	Request:      regexp.MustCompile(`(?i)ください|お願い|\bplease\b|\bdo not\b`),
	NextNews:     regexp.MustCompile(`(?i)改めて|続報|次の(お知らせ|報)|次回|追って|(分かり|判明し)次第|お知らせします|お知らせいたします|\bfurther news\b|\bwill (update|report|tell|post)\b|\bmore news\b`),
	ContactGiven: regexp.MustCompile(`(?i)問い?合わ?せ|連絡先|電話|ＴＥＬ|TEL\b|\d{2,4}-\d{2,4}-\d{3,4}|\bcontact\b|\bcall\b|\benquir`),
}

// inside is what stands for an item in a text that the office's own people read.
var inside = map[CheckItem]*regexp.Regexp{ContactGiven: regexp.MustCompile(`内線`)}

// sign finds the words that stand for an item in a text for a channel; "" where there are none.
func sign(item CheckItem, words, channel string) string {
	found := signs[item].FindString(words)
	if own := inside[item]; found == "" && own != nil && !runbook.PublicChannel(channel) {
		found = own.FindString(words)
	}
	return found
}

// Signs looks in a text for a channel for the items that words stand for: a request, as of what
// time it is, when more will follow, where to ask. prepared is the prepared text that it was
// made from, with its blanks; empty of one in own words.
func Signs(words, channel, prepared string) []Checked {
	var out []Checked
	for _, item := range CheckList {
		if signs[item] == nil {
			continue
		}
		asked := prepared == "" || sign(item, prepared, channel) != ""
		if item != Request && !runbook.PublicChannel(channel) {
			asked = false
		}
		switch found := sign(item, words, channel); {
		case found != "":
			out = append(out, Checked{Item: item, OK: true, Words: []string{found}})
		case asked:
			out = append(out, Checked{Item: item})
		}
	}
	return out
}

// checkText holds a text for a channel against the list. form is the prepared text that it was
// made from; nil of one in own words.
func checkText(d *runbook.Draft, channel string, form *text.Form, findings []text.Finding, confirmed func(string) bool) TextCheck {
	unsure := phrases(findings, func(f text.Finding) bool {
		return f.Blocks != "" && !confirmed(f.Blocks) || f.Blocks == "" && f.Rule == ruleUnconfirmed
	})
	other := phrases(findings, func(f text.Finding) bool {
		return f.Blocks == "" && f.Rule != ruleUnconfirmed && f.Claim != claimUnfilled
	})
	open := blanks(d, findings)
	prepared := ""
	if form != nil {
		prepared = form.Body.In(form.Language(lang.Lang(d.Language)))
	}
	found := Signs(d.Body, channel, prepared)
	var c TextCheck
	for _, item := range CheckList {
		checked := Checked{Item: item}
		switch item {
		case OnlyConfirmed:
			checked.OK, checked.Words = len(unsure) == 0, unsure
		case Wording:
			checked.OK, checked.Words = len(other) == 0, other
		case Complete:
			checked.OK, checked.Words = len(open) == 0, open
		default:
			i := slices.IndexFunc(found, func(c Checked) bool { return c.Item == item })
			if i < 0 {
				continue
			}
			checked = found[i]
		}
		c.Items = append(c.Items, checked)
	}
	return c
}
