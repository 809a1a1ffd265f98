package lang

// Led holds what the console says to keep somebody on the way: a choice among many, an
// incident that is open already while another is about to be begun, and the step that a
// form is about.
var Led = struct {
	PlainFound, PlainOfMany, DueAt, TextKind, HelpReadStep, BarReadStep, NoStepToRead Text
	OfMany, HelpPick, MoreOfStep                                                      Text
	Stayed, BegunAnyway, KeysDropped, KeysUnused, BarStay                             Text
	IsOpen, MoreOpen, SameOrOther, BeginOther, GoBack, BarGoBack, PlainGoBack         Text
}{
	OfMany:   Text{"%s。/ で探す（全%d件）", "%s; / finds one of %d"},
	HelpPick: Text{"選択肢を言葉で探す（Enter で選ぶ、Esc で全部）", "find a choice by its words (Enter takes it, Esc: all)"},

	PlainFound:   Text{"「%s」を含む選択肢（%d／%d件）:", "choices with %q (%d of %d):"},
	PlainOfMany:  Text{"選択肢は%d件。探す 言葉 で探せます。", "%d choices; a line such as find words finds some."},
	DueAt:        Text{"%s（%s）", "%s (%s)"},
	TextKind:     Text{"%s: %s", "%s: %s"},
	HelpReadStep: Text{"この手順の全文を読む（入力はそのまま）", "read all of this step; the form stays as it is"},
	BarReadStep:  Text{"手順を読む", "read the step"},
	NoStepToRead: Text{"この欄に結び付いた手順はありません", "this form is about no step"},
	MoreOfStep:   Text{"続き %d 行（F2 で読む）", "%d more lines (F2 reads them)"},

	Stayed:      Text{"事案を開くのをやめました", "the incident is not opened"},
	BarStay:     Text{"待たない", "do not wait"},
	BegunAnyway: Text{"記録の開始は続けています", "the log is being begun all the same"},
	KeysUnused:  Text{"その前に押したキーは使っていません", "the keys pressed before were not used"},
	KeysDropped: Text{"%s（その間に押したキーは使っていません）", "%s (the keys pressed meanwhile were not used)"},

	IsOpen:      Text{"対応中の事案があります: %s %s（%sから）", "An incident is open: %s %s (since %s)."},
	MoreOpen:    Text{"ほかに%d件あります（Esc で一覧）", "%d more are open (Esc lists them)."},
	SameOrOther: Text{"同じ出来事なら、そちらに記録してください。別の出来事なら、下を選んでください。", "If it is the same event, record it there. Otherwise choose the line below."},
	BeginOther:  Text{"別の事案として記録を始める", "Begin another incident"},
	GoBack:      Text{"対応中の %s へ戻る", "Back to %s"},
	BarGoBack:   Text{"対応中の事案へ", "to the open incident"},
	PlainGoBack: Text{"0 対応中の %s へ戻る（同じ出来事なら、そちらへ記録してください）", "0 back to %s (the same event belongs there)"},
}
