package lang

// Console holds every sentence of the full-screen console: its screens, its keys
// and its forms. Arguments are names, titles and times, already in the reader's
// language.
var Console = struct {
	consoleScreens
	consoleKeys
	consoleForms
	consoleGates
	consoleTexts
}{consoleScreenTexts, consoleKeyTexts, consoleFormTexts, consoleGateTexts, consoleTextTexts}

// consoleScreens are the sentences of the screens. The marks take two cells each.
type consoleScreens struct {
	ProgramName, RealMark, DrillRule, DrillStands, DrillOver, TooSmall, Comma, Quoted, DueBy, JustOver, OverBy  Text
	AlmostDue, LeftFor, TagOver, TagMinutes, MarkOwn, MarkLaw, MarkOther, MarkOurs, MarkPromise                 Text
	MarkImpossible, MarkSkipped, MarkOutside, MarkWaiting, WhatHappened                                         Text
	KindUnsure, KindUnsureSigns, SignsInHand, KindUnknown, OpenIncidents, OpenDrills, AllDrills, NothingOpen    Text
	Loading, OfficeIs, NameUnset, BegunUnnamed, ItemOffice, ItemClosed, ItemHideClosed                          Text
	ItemDrill, ItemLanguage, ItemHelp, ItemQuit, Since, RecorderIs, NextIs, ClosedAt                            Text
	ClosedMark, Unreadable, DamageMark, Damaged, DamagedHint, ListFailed, Opening, Begun                        Text
	OtherRecorder, OtherWrote, OthersWrote, BegunBefore, Recorded, StillRecording, WriteFailed, WriteFailedHint Text
	FileUnread, FileUnreadHint, KanaKey, PasteNowhere, NotInField, AllSaved, NothingLeft                        Text
	NoStep, NoStepHint, ShowUsual, ShowAll, ShowOpen, SeverityIs, SeverityBrief, SeverityOpen, Elapsed          Text
	StepsReady, StepsOver, DueNext, NothingDue, DueItem, DueLook, DuePromise, HeadDue                           Text
	HeadLog, MoreDue, MoreBelow, MoreAbove, MoreUp, StateReady, StateWatch, StateWaiting                        Text
	StateWaitingHint, StateOutside, StateDone, MayRepeat, NoWords, StateImpossible, StateSkipped, Chosen        Text
	GateApproved, GateOverridden, GateQuestion                                                                  Text
	GateApprovalKey, GateEvidenceKey, GateQuestionKey, LabelRole, LabelDue, LabelLook                           Text
	LabelUrgency, LabelBasis, LabelGuide, LabelTo, LabelItems, LabelOptions, LabelRules                         Text
	LabelFields, LabelEvidence, LabelPromise, LabelKeeps, LabelCannot, LabelText                                Text
	LabelAttempts, DueLater, SuggestedDue, UrgencyBy, FromHappened, FromDetected                                Text
	FromOpened, FromConfirmed, OursLong, ForReference, RolePost, RoleUnset, NoItemsSet, ItemAt                  Text
	AttemptYes, AttemptNo, ContactUnset, Contact, ContactDeputy, OrderLog, OrderTime                            Text
	LogTitle, LogSigned, CorrectedMark, CorrectedBy, EntryTitle, SummaryTitle, SummaryTime                      Text
	SummarySpan, SummarySteps, SummaryCounts, SummaryEntries, SummaryLog, SummaryPeople                         Text
	SummaryLeft, SummaryNext, Exporting, Exported, ExportedHint, ExportFailed, NoExport                         Text
	OfficeChosen, OfficeNotKept, QuitHint                                                                       Text
	QuitWaits, QuitNo, QuitYes                                                                                  Text
	TagSuggested, BegunBehind, NotSavedYet, ExportedTo, MostUrgent, OfKind, NotAReport                          Text
	RecorderUnset, EntryBy, MarkApproval, MarkEvidence, MarkQuestion, BegunNoOffice                             Text
	RoleHeld, RolePostHeld, HomeAbove, HomeBelow, ChooseFirst, ReadAgainFailed                                  Text
}

var consoleScreenTexts = consoleScreens{
	ProgramName:      Text{"段取り Dandori", "Dandori"},
	RealMark:         Text{"【実対応】", "[REAL]"},
	DrillRule:        Text{"【訓練】これは訓練です", "[DRILL] this is a drill"},
	DrillStands:      Text{"【訓練】時計を止めています", "[DRILL] its clock is stopped"},
	DrillOver:        Text{"【訓練】終わりました", "[DRILL] it is over"},
	TooSmall:         Text{"画面が小さすぎます。40桁10行以上に広げてください。記録は失われていません。", "The window is too small: make it at least 40 by 10. Nothing recorded is lost."},
	Comma:            Text{"、", ", "},
	Quoted:           Text{"「%s」", "“%s”"},
	DueBy:            Text{"%sまで・%s", "by %s, %s"},
	JustOver:         Text{"期限を過ぎました", "just overdue"},
	OverBy:           Text{"%s超過", "%s overdue"},
	AlmostDue:        Text{"まもなく", "any moment now"},
	LeftFor:          Text{"あと%s", "%s left"},
	TagOver:          Text{"超過", "late"},
	TagMinutes:       Text{"%d分", "%dm"},
	TagSuggested:     Text{"案%s", "SUG %s"},
	MarkOwn:          Text{"自", "OWN"},
	MarkLaw:          Text{"法", "LAW"},
	MarkOther:        Text{"他", "REF"},
	MarkPromise:      Text{"約", "VOW"},
	MarkOurs:         Text{"案", "SUG"},
	MarkApproval:     Text{"承 ", " A "},
	MarkEvidence:     Text{"証 ", " E "},
	MarkQuestion:     Text{"問 ", " ? "},
	MarkImpossible:   Text{" ✗ ", " x "},
	MarkSkipped:      Text{"省 ", " - "},
	MarkOutside:      Text{"外 ", " / "},
	MarkWaiting:      Text{"・ ", " . "},
	WhatHappened:     Text{"何が起きましたか（番号を押し、Enter で記録が始まります）", "What happened? (a number, then Enter begins the log)"},
	HomeAbove:        Text{"  上に、ほか %d 件（↑）", "  %d more above (up arrow)"},
	HomeBelow:        Text{"  下に、ほか %d 件（↓）", "  %d more below (down arrow)"},
	ReadAgainFailed:  Text{"データフォルダを読み直せませんでした。前に読んだ内容を使います: %s", "the data folder could not be read again; what was read before is used: %s"},
	ChooseFirst:      Text{"番号で選んでください（分からないときは 0）。まだ何も始めていません", "choose by its number (0 if unsure); nothing has begun yet"},
	KindUnsure:       Text{"まだ分からない", "Not known yet"},
	KindUnsureSigns:  Text{"まず記録を始め、種別は後で決められます", "Start now and settle the kind later"},
	SignsInHand:      Text{"矢印で合わせると、どのような状態かを示します", "an arrow key shows what each looks like"},
	KindUnknown:      Text{"種別未定", "kind not known yet"},
	OpenIncidents:    Text{"対応中の事案", "Open incidents"},
	AllDrills:        Text{"【訓練】訓練（実際の事案ではありません）", "[DRILL] drills (not real incidents)"},
	OpenDrills:       Text{"【訓練】進行中の訓練（実際の事案ではありません）", "[DRILL] drills under way (not real incidents)"},
	NothingOpen:      Text{"ありません", "none"},
	Loading:          Text{"一覧を読んでいます", "reading the list"},
	OfficeIs:         Text{"所属 %s", "Office: %s"},
	NameUnset:        Text{"【未記入】", "[not filled in]"},
	BegunUnnamed:     Text{"%s の記録を始めました。記録係は 9、内容は w、誤って始めたときは x", "%s has begun; 9 who keeps the log, w adds facts, x if by mistake"},
	BegunNoOffice:    Text{"所属が未設定のまま始めました。規程と連絡先は出ません", "begun with no office set: no rules and no contacts are shown"},
	ItemOffice:       Text{"所属を選ぶ（今は %s）", "choose the office (now %s)"},
	ItemClosed:       Text{"終結した事案も表示する（%d件）", "show closed incidents too (%d)"},
	ItemHideClosed:   Text{"終結した事案を隠す", "hide closed incidents"},
	ItemDrill:        Text{"訓練を始める", "start a drill"},
	ItemLanguage:     Text{"English に切り替える", "日本語に切り替える"},
	ItemHelp:         Text{"使い方", "help"},
	ItemQuit:         Text{"終了する", "quit"},
	Since:            Text{"%sから", "since %s"},
	RecorderIs:       Text{"記録係 %s", "recorder %s"},
	RecorderUnset:    Text{"【未記入】（9 で記入）", "[not filled in] (9)"},
	EntryBy:          Text{"記録した人", "Recorded by"},
	MostUrgent:       Text{"これが最も急ぐ手順です", "this is the most urgent step"},
	OfKind:           Text{"%s（%s）", "%s (%s)"},
	NotAReport:       Text{"「%s」は報告の手順ではありません。ほかの連絡は 5 メモに書けます", "%s is not a report; 5 notes any other call"},
	NextIs:           Text{"次: %s", "next: %s"},
	ClosedAt:         Text{"%s終結", "closed %s"},
	ClosedMark:       Text{"【終結】", "[closed]"},
	Unreadable:       Text{"読めません: %s", "cannot be read: %s"},
	DamageMark:       Text{"【破損】", "[damaged]"},
	Damaged:          Text{"%s は、記録 %d から先を信用できません", "%s cannot be trusted from entry %d on"},
	DamagedHint:      Text{"そのまま残し、情報担当に連絡してください。確かめるには dandori verify", "leave it as it is and tell IT security; dandori verify says more"},
	ListFailed:       Text{"一覧を読めませんでした: %s", "the list could not be read: %s"},
	Opening:          Text{"開いています（押したキーは、開いてから働きます。やめるには Esc）", "opening (keys you press wait for it; Esc: do not open)"},
	Begun:            Text{"%s の記録を始めました。内容は w で書き足せます。誤りなら x", "%s has begun; w adds facts of the incident, x if by mistake"},
	BegunBehind:      Text{"%s の記録を始めました。最初の画面から開けます", "%s has begun; it can be opened from the start screen"},
	OtherRecorder:    Text{"記録係は %s です。替わるときは 9 を押してください", "%s keeps the log; press 9 to take over"},
	OtherWrote:       Text{"%sが記録しました（記録 %d）: %s", "%s recorded entry %d: %s"},
	BegunBefore:      Text{"%s は前の操作で始まっていました。後から直した内容は入っていません。w で書き足してください", "%s had begun at the first attempt; what was changed since is not in it: add it with w"},
	OthersWrote:      Text{"ほかの人が %d 件記録しました", "others recorded %d entries"},
	Recorded:         Text{"記録しました（記録 %d）%s", "recorded (entry %d): %s"},
	StillRecording:   Text{"記録しています", "recording"},
	WriteFailed:      Text{"記録できませんでした: %s", "it could not be recorded: %s"},
	WriteFailedHint:  Text{"書いた内容は残っています。もう一度記録するか、紙に控えてください", "what you typed is still here; try again, or write it down on paper"},
	FileUnread:       Text{"ファイル %s を読めませんでした: %s", "the file %s could not be read: %s"},
	FileUnreadHint:   Text{"保管場所だけでも記録できます。この欄を空にしてください", "the place alone can be recorded; empty this field"},
	KanaKey:          Text{"半角/全角キーで日本語入力を切ってください（数字と矢印はそのまま使えます）", "Switch the Japanese input method off; digits and arrows work anyway"},
	PasteNowhere:     Text{"貼り付ける欄がありません。メモは 5 で書けます", "there is no field to paste into; 5 opens a note"},
	NotInField:       Text{"ここに文を書く欄はありません", "there is no field for text here"},
	AllSaved:         Text{"記録はすべて保存済みです。失われるものはありません", "everything is recorded; nothing can be lost"},
	NotSavedYet:      Text{"記録を書き込んでいます。まだ終わっていません", "an entry is being written; it is not saved yet"},
	NothingLeft:      Text{"残っている手順はありません。終結するときは c か 0 の一覧から", "no step is left; to close, press c or choose it under 0"},
	NoStep:           Text{"手順がありません", "there is no step"},
	NoStepHint:       Text{"メモ（5）、記録（l）、書き出し（e）は使えます", "notes (5), the log (l) and exports (e) still work"},
	ShowUsual:        Text{"当てはまらない手順を隠して表示", "steps that do not apply are hidden"},
	ShowAll:          Text{"すべての手順を表示", "all steps are shown"},
	ShowOpen:         Text{"残っている手順だけを表示", "only open steps are shown"},
	SeverityIs:       Text{"重大性 %s", "severity: %s"},
	SeverityBrief:    Text{"重大性 %s", "sev. %s"},
	SeverityOpen:     Text{"未判断", "not judged"},
	Elapsed:          Text{"覚知から%s", "%s since detection"},
	StepsReady:       Text{"いまできる手順 %d", "%d ready"},
	StepsOver:        Text{"超過 %d", "%d overdue"},
	DueNext:          Text{"次の期限", "next due"},
	NothingDue:       Text{"期限のある手順はありません", "nothing has a due time now"},
	DueItem:          Text{"%s %s（%s）", "%s %s (%s)"},
	DueLook:          Text{"確認: %s", "look: %s"},
	DuePromise:       Text{"約束: %s", "promise: %s"},
	HeadDue:          Text{"期限", "Due"},
	HeadLog:          Text{"記録（新しい順）", "Log (newest first)"},
	MoreDue:          Text{"ほか %d 件", "%d more"},
	MoreBelow:        Text{"PgDn で続き（あと %d 行）", "PgDn for more (%d lines)"},
	MoreUp:           Text{"PgUp で前の %d 行", "PgUp for the %d lines above"},
	MoreAbove:        Text{"ここまで。PgUp で戻る", "end; PgUp goes back"},
	StateReady:       Text{"いま実施できます", "can be done now"},
	StateWatch:       Text{"見守り中（これまで %d 回確認）", "keep watching (%d looks so far)"},
	StateWaiting:     Text{"待っています: %sの後", "waits for %s"},
	StateWaitingHint: Text{"先に済んだときは、そのまま記録できます", "if it is done already, record it anyway"},
	StateOutside:     Text{"これまでの判断では当てはまりません", "does not apply after the decisions so far"},
	MayRepeat:        Text{"もう一度行ったときは、1 で改めて記録できる。", "If it is done once more, record that with 1."},
	NoWords:          Text{"発信した文が記録にない。t で書いておく。", "The published words are not on record: write them with t."},
	StateDone:        Text{"%s に済み。%s（記録 %d）", "done at %s by %s (entry %d)"},
	StateImpossible:  Text{"%s「できない」と記録。%s（記録 %d）", "recorded at %s as impossible by %s (entry %d)"},
	StateSkipped:     Text{"%s「不要」と記録。%s（記録 %d）", "recorded at %s as not needed by %s (entry %d)"},
	Chosen:           Text{"答え: %s", "answer: %s"},
	GateApproved:     Text{"%sを承認: %s（記録 %d）", "%s approved by %s (entry %d)"},
	GateOverridden:   Text{"%s が関門を越えて進めた（%s）", "overridden by %s (%s)"},
	GateQuestion:     Text{"止めて確認中: %s", "stopped to ask: %s"},
	GateApprovalKey:  Text{"Enter 承認を記録する   o 関門を越えて進める", "Enter records the approval   o overrides"},
	GateEvidenceKey:  Text{"Enter 証拠を記録する   o 関門を越えて進める", "Enter records evidence   o overrides"},
	GateQuestionKey:  Text{"Enter 受けた指示を記録する", "Enter records the answer"},
	LabelRole:        Text{"担当", "Who"},
	LabelDue:         Text{"期限", "Due"},
	LabelLook:        Text{"次の確認", "Next look"},
	LabelUrgency:     Text{"急ぎ", "Pace"},
	LabelBasis:       Text{"根拠", "Rule"},
	LabelGuide:       Text{"進め方", "How"},
	LabelTo:          Text{"宛先", "Report to"},
	LabelItems:       Text{"一つずつ", "One by one"},
	LabelOptions:     Text{"選択肢", "Answers"},
	LabelRules:       Text{"守ること", "Keep in mind"},
	LabelFields:      Text{"書いておくこと", "To write down"},
	LabelEvidence:    Text{"残すもの（記録済み %d 件）", "To keep (%d recorded)"},
	LabelPromise:     Text{"約束が生じる", "Promises"},
	LabelKeeps:       Text{"果たす約束", "Keeps"},
	LabelCannot:      Text{"できないとき", "If impossible"},
	LabelText:        Text{"文案", "Text"},
	LabelAttempts:    Text{"連絡の記録", "Attempts"},
	DueLater:         Text{"%sから%s以内（まだ数え始めていません）", "%s + %s (the clock has not started)"},
	SuggestedDue:     Text{"目安 %s", "suggested: %s"},
	UrgencyBy:        Text{"「%s」［%s %s］", "“%s” [%s %s]"},
	FromHappened:     Text{"発生", "happened"},
	FromDetected:     Text{"覚知", "known"},
	FromOpened:       Text{"記録開始", "opened"},
	FromConfirmed:    Text{"確認", "confirmed"},
	OursLong:         Text{"このプログラムの提案", "suggestion of this program"},
	ForReference:     Text{"%s（参考）", "%s (for reference)"},
	RolePost:         Text{"%s（%s）", "%s (%s)"},
	RoleHeld:         Text{"%s %s", "%s: %s"},
	RolePostHeld:     Text{"%s（%s） %s", "%s (%s): %s"},
	RoleUnset:        Text{"%s【未設定】", "%s [not set]"},
	NoItemsSet:       Text{"【未設定】名簿がありません。名前を書いて記録できます", "[not set] no list; names can be typed"},
	ItemAt:           Text{" %s %s", " %s %s"},
	AttemptYes:       Text{"%s %s に連絡した", "%s reached %s"},
	AttemptNo:        Text{"%s %s につながらなかった", "%s no answer from %s"},
	ContactUnset:     Text{"連絡先【未設定】", "contact [not set]"},
	Contact:          Text{"昼 %s　夜 %s", "day %s, night %s"},
	ContactDeputy:    Text{"%s　代理 %s", "%s; deputy %s"},
	OrderLog:         Text{"記録の順", "order of the log"},
	OrderTime:        Text{"事象の時刻の順", "order of events"},
	LogSigned:        Text{"（ほかに署名 %d 件）", " (and %d signatures)"},
	LogTitle:         Text{"記録 全 %d 件", "Log: %d entries"},
	CorrectedMark:    Text{"【訂正あり】", "[corrected] "},
	CorrectedBy:      Text{"記録 %d で訂正 %s %s", "corrected by entry %d, %s %s"},
	EntryTitle:       Text{"記録 %d", "Entry %d"},
	SummaryTitle:     Text{"%s を終結しました: %s", "%s is closed: %s"},
	SummaryTime:      Text{"期間", "Time"},
	SummarySpan:      Text{"%s から %s まで（%s）", "%s to %s (%s)"},
	SummarySteps:     Text{"手順", "Steps"},
	SummaryCounts:    Text{"済み %d、できない %d、不要 %d、残り %d", "%d done, %d impossible, %d not needed, %d left"},
	SummaryEntries:   Text{"記録", "Log"},
	SummaryLog:       Text{"%d 件（うち証拠 %d 件）", "%d entries (%d of evidence)"},
	SummaryPeople:    Text{"対応した人", "People"},
	SummaryLeft:      Text{"残した手順", "Steps left open"},
	SummaryNext:      Text{"報告書に使うときは 1 で書き出してください。", "1 writes it out for the report."},
	Exporting:        Text{"書き出しています", "writing it out"},
	Exported:         Text{"書き出しました", "Written"},
	ExportedHint:     Text{"この後の記録は含まれません。必要になったら、もう一度書き出してください。", "What is recorded later is not in it; write it out again when you need it."},
	ExportedTo:       Text{"書き出しました: %s", "written to %s"},
	ExportFailed:     Text{"書き出せませんでした: %s", "it could not be written: %s"},
	NoExport:         Text{"ここからは書き出せません", "exports are not available here"},
	OfficeChosen:     Text{"所属を「%s」にしました", "the office is now %s"},
	OfficeNotKept:    Text{"所属を変えましたが、次回のために保存できませんでした: %s", "the office was changed but not kept for next time: %s"},
	QuitHint:         Text{"終了するときは q か Ctrl+C を押してください", "press q or Ctrl+C to quit"},
	QuitWaits:        Text{"書き込みが終わり次第、終了します", "quitting as soon as everything is written"},
	QuitNo:           Text{"いいえ、続ける", "No, stay"},
	QuitYes:          Text{"はい、終了する", "Yes, quit"},
}
