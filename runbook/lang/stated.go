package lang

// Stated holds what is said of texts that state what the log does not have: that
// something was done, or was left undone, and that an account is the official one.
var Stated = struct {
	NotAStep                              Text
	HoldDone, HoldUndone, Was, WasNot     Text
	Wrong, DoWrong                        Text
	HoldWrong, Missing, TextState         Text
	OfferLater, Do, Rewrite, FindingHolds Text
}{
	NotAStep:     Text{"「%s」は手順の名前として読めません。「手順書/手順」又は「手順書/手順=答え」と書いてください。", "%q names no step; write \"playbook/step\" or \"playbook/step=answer\""},
	HoldDone:     Text{"文案に書いてあることが、まだ記録にありません（%s）", "the text says what the log does not have yet (%s)"},
	HoldUndone:   Text{"文案が、記録にあることと食い違っています（%s）", "the text contradicts the log (%s)"},
	Was:          Text{"「%s」が済んでいること", "that %q is done"},
	WasNot:       Text{"「%s」をしていないこと", "that %q was not done"},
	Wrong:        Text{"偽のアカウントのIDやURLが公式のものであること", "that a fake account's handle or address is the official one"},
	DoWrong:      Text{"公式のIDやURLを公式一覧で確かめ、文案を書き直してください", "take the official handle and address from the official list and write the text again"},
	HoldWrong:    Text{"文案が、偽のアカウントのIDやURLを公式のものとして示しています", "the text gives a fake account's handle or address as the official one"},
	FindingHolds: Text{"%d行目「%s」: %s（このままでは発信できません）", "line %d, “%s”: %s (it cannot be published like this)"},
	Missing:      Text{"記録にないことを書いている: %s", "states what the log does not have: %s"},
	TextState:    Text{"記録にないことを記載", "not on record"},
	OfferLater:   Text{"まだ記録にないので、選ぶと発信できません", "not on record yet: chosen, it holds the text"},
	Do:           Text{"したことを手順に記録するか、文案を書き直してください", "record what was done at its step, or write the text again"},
	Rewrite:      Text{"文案を書き直す", "write it again"},
}
