package lang

// Entry holds what is said of an entry beyond what its type says: whom one called in vain,
// what an undo took back besides a step, that nothing was filled in, what a correction put
// right.
var Entry = struct {
	NotReachedVia             Text // step, who was called, for whom
	NotSent                   Text // step, to; by a form or a page
	TriedForm                 Text // when, to, entry; by a form or a page
	Called                    Text // who was called; nobody answered
	ApprovalBack, RefusalBack Text // step, who, acts
	ConsultBack               Text // step, who
	Tried                     Text // time, who was called, entry
	ActDone                   Text // the entry of what was approved and is done
	AllBlank                  Text
	OthersBlank               Text // the field that stands
	Corrected                 Text // words, entry, text
	UnknownTime               Text
	InstructionLine           Text // time, from whom, what
	NoDeputySet               Text // org
	BlankTimeHint             Text
	EntryFlag                 Text
	NoSuchAnswer, AnswerHint  Text // entry, step
	ChoiceMissing, ChoiceHint Text // field, value; the choices
}{
	NotReachedVia:   Text{"つながらず（掛けた相手: %[2]s、応答なし）: %[1]s（宛先 %[3]s）", "no answer (called: %[2]s): %[1]s (to %[3]s)"},
	NotSent:         Text{"送れず: %s（宛先 %s）", "could not be sent: %s (to %s)"},
	TriedForm:       Text{"送れず %s  送り先: %s（記録 %d）", "could not be sent %s: to %s (entry %d)"},
	Called:          Text{"掛けた相手: %s、応答なし", "called: %s, no answer"},
	ApprovalBack:    Text{"承認の取消し: %s（%sの承認、%s）", "approval taken back: %s (by %s, %s)"},
	RefusalBack:     Text{"不承認の取消し: %s（%sの不承認、%s）", "refusal taken back: %s (by %s, %s)"},
	ConsultBack:     Text{"協議の取消し: %s（%s）", "consultation taken back: %s (%s)"},
	Tried:           Text{"つながらず %s  掛けた相手: %s、応答なし（記録 %d）", "no answer %s: called %s (entry %d)"},
	ActDone:         Text{"この手順は既に済んでいる（記録 %d）。済んだことは変わらない", "the step was done already (entry %d); what was done stays done"},
	AllBlank:        Text{"（欄は全て空欄）", "(every field left blank)"},
	OthersBlank:     Text{"（「%s」のほかは空欄）", "(left blank but for “%s”)"},
	Corrected:       Text{"%s（記録%dで訂正：%s）", "%s (corrected by entry %d: %s)"},
	BlankTimeHint:   Text{"15:00、明日9時、11/23 15:00、午後3時30分 のように書いてください。文には「11月23日午後3時」の形で入ります", "write 15:00, 11/23 15:00 or 2026-11-23 15:00; the text has it as “23 November, 15:00”"},
	InstructionLine: Text{"%s　%s：%s", "%s, %s: %s"},
	NoDeputySet:     Text{"つながりませんでした。代理は未設定です（orgs/%s.toml）。ほかの宛先に当たるか、掛け直してください", "No answer, and no deputy is set (orgs/%s.toml). Try another target, or call again later."},
	UnknownTime:     Text{"不明", "unknown"},
	EntryFlag:       Text{"取り消す承認、不承認、協議の記録番号", "the entry of the approval, refusal or consultation to take back"},
	NoSuchAnswer:    Text{"記録 %d は、「%s」について取り消せる承認、不承認、協議ではありません", "entry %d is no approval, refusal or consultation of “%s” that could be taken back"},
	AnswerHint:      Text{"取り消せる記録: %s", "what can be taken back: %s"},
	ChoiceMissing:   Text{"「%s」の値「%s」は、選べる答えではありません", "%s: %q is none of the choices"},
	ChoiceHint:      Text{"次のどれかを書いてください: %s", "write one of: %s"},
}
