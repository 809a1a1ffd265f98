package tui

import (
	"cmp"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// accountRows says what the profile has on the incident's account; what it does not
// say is shown as such, never guessed.
func (m *Model) accountRows(w int) []row {
	v := m.voice()
	s := &m.work.state
	rows := []row{heading(v.say(word.SummaryAccount), w)}
	if s.Account == "" || s.Org == nil {
		return append(rows, para(inkWarn, "", v.say(word.AccountUnset), w)...)
	}
	a, ok := s.Org.Account(s.Account)
	if !ok {
		rows = append(rows, para(inkStrong, "", s.Account, w)...)
		return append(rows, para(inkWarn, "", v.say(word.AccountUnknown), w)...)
	}
	rows = append(rows, line(inkStrong, strings.Join(strings.Fields(cmp.Or(a.Name, a.ID)+" "+a.Handle), " ")).clip(w))
	for _, f := range m.accountFacts(a) {
		k, text := inkPlain, f.text
		if text == "" {
			k, text = inkWarn, v.say(lang.Event.Unset)
		}
		rows = append(rows, labelled(v.say(f.label), k, text, w)...)
	}
	return rows
}

type accountFact struct {
	label lang.Text
	text  string // "": the profile does not say
}

// accountFacts are what an incident needs of an account, in the order in which it
// does.
func (m *Model) accountFacts(a org.Account) []accountFact {
	v := m.voice()
	yesNo := func(answer string) string { return v.say(lang.Event.YesNo[answer]) }
	platform := a.Platform
	if p := m.platform(); p != nil {
		platform = v.say(p.Name)
	}
	return []accountFact{
		{word.AccountPlatform, platform},
		{word.AccountURL, a.URL},
		{word.AccountSection, v.say(a.Section)},
		{word.AccountShared, v.list(a.SharedWith)},
		{word.AccountOperator, v.say(lang.Event.Operator[a.Operator])},
		{word.AccountAdmins, strings.Join(a.Admins, v.say(word.Comma))},
		{word.AccountMail, a.Mail},
		{word.AccountTwoFactor, yesNo(a.TwoFactor)},
		{word.AccountPassword, a.LastPasswordChange},
		{word.AccountList, a.ListURL},
		{word.AccountBroadcast, yesNo(a.BroadcastOnly)},
		{word.AccountComments, v.say(a.CommentPolicy)},
		{word.AccountOffHours, v.say(a.OffHours)},
		{word.AccountEmergency, v.say(a.Emergency)},
	}
}
