package drill

import (
	"regexp"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// CheckItem is one thing a published text should have. The program looks for words; it
// does not understand them, and the evaluator has the last word.
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
	Items   []Checked // in the order of CheckList; none without a draft
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

func checkText(d *runbook.Draft, findings []text.Finding, confirmed func(string) bool) TextCheck {
	unsure := phrases(findings, func(f text.Finding) bool {
		return f.Blocks != "" && !confirmed(f.Blocks) || f.Blocks == "" && f.Rule == ruleUnconfirmed
	})
	other := phrases(findings, func(f text.Finding) bool {
		return f.Blocks == "" && f.Rule != ruleUnconfirmed && f.Claim != claimUnfilled
	})
	open := blanks(d, findings)
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
			if found := signs[item].FindString(d.Body); found != "" {
				checked.OK, checked.Words = true, []string{found}
			}
		}
		c.Items = append(c.Items, checked)
	}
	return c
}
