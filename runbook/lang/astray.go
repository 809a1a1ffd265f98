package lang

// Astray holds what the console says to somebody who was about to take a wrong turn: a text
// that is not the one on record.
var Astray = struct {
	ApproveFirst, QuestionHelp, QuitWhich, CloseOwed, CloseOwedMore, Sent, NotSent, AttemptNotSent Text
	PlainContactsOnly, OnlyWords, OverrideChoice, WaitsUngated, WrittenAt, OnlyRead                Text
}{
	ApproveFirst:      Text{"この文案はまだ保存していません。%s（%s）で保存してから承認を記録してください", "this text is not saved yet: first %s (%s), and save it; then record the approval"},
	QuestionHelp:      Text{"番号で答えます。空行と 戻る は 1（%s）です。終了 は、プログラムを終えます。", "Answer with a number. An empty line and back are 1 (%s); quit ends the program."},
	CloseOwed:         Text{"まだ終結できません。約束が残っています: %s。果たした記録をするか、要らなくなった理由を記録してください", "it cannot be closed yet: a promise is to be kept, %s; record that it was kept, or why it is no longer needed"},
	CloseOwedMore:     Text{"まだ終結できません。約束が残っています: %s（ほか%d件）。果たした記録をするか、要らなくなった理由を記録してください", "it cannot be closed yet: a promise is to be kept, %s (and %d more); record that it was kept, or why it is no longer needed"},
	Sent:              Text{"送った", "sent"},
	NotSent:           Text{"送れなかった", "could not be sent"},
	AttemptNotSent:    Text{"%s %s に送れなかった", "%s could not be sent to %s"},
	PlainContactsOnly: Text{"番号1 のように書くと詳しく、探す 言葉 で絞り込む（空行か 戻る: 戻る）", "number 1 says more of one, find words narrows the list (empty line or back: back)"},
	OnlyWords:         Text{"「%s」だけ（/ で変える）", "only %q (/ changes)"},
	OverrideChoice:    Text{"%s［%s］", "%s [%s]"},
	WaitsUngated:      Text{"「%s」に関門はありません。前の手順を待っています（b でその手順へ）", "“%s” has no gate; it waits for another step (b goes there)"},
	WrittenAt:         Text{"%s（%sに記入）", "%s (written %s)"},
	OnlyRead:          Text{"記録（l）は読めます。書き込みと書き出しはできません。そのまま残し、情報担当に連絡してください", "the log (l) can be read; nothing is written to it or exported. Leave it as it is and tell IT security"},
	QuitWhich:         Text{"終え方が二つあります。番号で答えてください。", "There are two ways to leave: answer with a number."},
}
