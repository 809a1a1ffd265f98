package lang

// PaperState holds what a paper says of how reports, steps and plans stand, beside the
// tables that list them.
var PaperState = struct {
	TakenBack                       Text // the entry that took it back
	LastTold, LastToldVia           Text // who, (who answered,) which report, when, of which entry
	ReportFirst, ReportNumber       Text // which report: the first, the one with that number
	NoNumber                        Text // when the final report was made, of which entry
	Since                           Text // when the last report was made, up to which entry
	CloseReason                     Text
	LeftContradicts                 Text // what was said, how many steps are open
	NoContent, NoContentAbout       Text
	PastSuggestions                 Text // how many steps
	AnsweredNo                      Text // what was asked
	PlanWords, PlanNumber           Text // the number of a line of the plan
	Named                           Text // words, the entry that corrects them
	WordsCorrected                  Text
	WordsCorrectedLine              Text // the entry, what it is about, the entry that corrects it, its words
	Annex, AnnexHandling, AnnexOnly Text
	PressCourse, StateOfIt          Text
	AsWritten                       Text // of a text to hand over
	OtherActions, FilesOfEvidence   Text
	RuledOut                        Text // how many steps
	EntryCorrected                  Text // words, their entry, the entry that corrects it, what that says
	EntryCorrectedUnseen            Text // words, their entry, what the correction says, its entry
	ReportLast                      Text // which report: the final one
	AsReported                      Text // words, when they were reported, the entry
}{
	TakenBack:            Text{"取消し（記録 %d）", "taken back (entry %d)"},
	LastTold:             Text{"%s（%sを %s に報告済み、記録 %d）", "%s (%s, told %s, entry %d)"},
	LastToldVia:          Text{"%s（本人に代わり%sが応対。%sを %s に報告済み、記録 %d）", "%s (%s answered in its place: %s, told %s, entry %d)"},
	ReportFirst:          Text{"第一報", "first report"},
	ReportNumber:         Text{"第%s報", "report no. %s"},
	NoNumber:             Text{"番号なし（最終報を %s に提出済み、記録 %d。最終報の後に続報はない）", "none (the final report was made %s, entry %d; no follow-up comes after it)"},
	Since:                Text{"%s に報告（記録 %d まで）", "made %s (up to entry %d)"},
	EntryCorrected:       Text{"%s（この値の記録%dに訂正がある。記録%d：%s）", "%s (from entry %d, of which there is a correction, entry %d: %s)"},
	EntryCorrectedUnseen: Text{"%s（この値の記録%dに訂正がある。訂正の内容は%s、記録%d）", "%s (from entry %d, of which there is a correction; what it says is %s, entry %d)"},
	ReportLast:           Text{"最終報", "final report"},
	AsReported:           Text{"%s（%s の報告、記録 %d）", "%s (as reported %s, entry %d)"},
	RuledOut:             Text{"行わないこととなった手順 %d 件", "Steps ruled out (%d)"},
	CloseReason:          Text{"終結の理由", "Why it was closed"},
	LeftContradicts:      Text{"上の「%s」という記載と合わない：終結の手順で「残るもの」をこのように書いたが、済んでいない手順が %d 件ある。どちらが正しいかを確かめ、記録を訂正すること。", "This does not agree with “%s” above, which was written at the closing: %d steps are still open. Check which is right, and correct the log."},
	NoContent:            Text{"済みと記録したが、記録した内容がない手順の条項", "Clauses of steps recorded as done without any content"},
	NoContentAbout:       Text{"記録した内容なし。欄が空欄のままであり、従ったかどうかは、この記録からは分からない。", "No content is on record: fields were left blank, and the log does not tell whether the clause was followed."},
	PastSuggestions:      Text{"このほか、目安の時刻を過ぎて済んだ、又は過ぎている手順が %d 件ある。目安は規程や法令の期限ではないため、上には含めない（「対応時間」を参照）。", "In addition, %d steps were settled after the suggested time, or are past it. No rule or law sets that time, so they are not listed above (see the response times)."},
	AnsweredNo:           Text{"「%s」に「いいえ」と記録", "“%s”: no"},
	PlanWords:            Text{"改善の計画の手順に書いたこと", "As written at the planning step"},
	PlanNumber:           Text{"計画 %d", "plan %d"},
	Named:                Text{"%s【訂正あり：記録%d】", "%s [corrected: entry %d]"},
	WordsCorrected:       Text{"この文にある値のうち、訂正があるもの", "Values in this text that were corrected"},
	WordsCorrectedLine:   Text{"「%s」（記録 %d）：記録%dで訂正：%s", "“%s” (entry %d): corrected by entry %d: %s"},
	Annex:                Text{"【庁内用：想定問答】%s", "[internal: answers] %s"},
	AnnexHandling:        Text{"報道資料の文は公開用、【庁内用】と記した所は庁内限り", "the handout is public; parts marked [internal: answers] stay in the office"},
	AnnexOnly:            Text{"報道機関には、初めの文だけを渡すこと。【庁内用：想定問答】と記した所は渡さない。", "Give the press the first text only. Parts marked [internal: answers] are not for the press."},
	PressCourse:          Text{"経過（答えてよいこと）", "Course (may be stated)"},
	AsWritten:            Text{"外へ出す文は、書かれたままであり、氏名や連絡先を除いていない。出す前に、人が全文を確かめること。", "The text that goes out stands as it was written: no names or contacts are taken out of it, so a person must read all of it before it goes out."},
	StateOfIt:            Text{"文の状態", "State of the text"},
	OtherActions:         Text{"アカウントと証拠についてとった措置", "What was done to the account and the evidence"},
	FilesOfEvidence:      Text{"証拠の照合（SHA-256）", "Checking the evidence (SHA-256)"},
}
