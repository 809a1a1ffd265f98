package lang

// Event holds the sentences that tell what an entry of the log means. Arguments
// are names, titles and texts, already in the reader's language. What came of a
// step stands before its title: a long one is cut at the end.
var Event = struct {
	Opened, OpenedUnsure, OpenedUnsureTitle                                                                                        Text // title or kinds
	Classified                                                                                                                     Text // kinds, reason
	ClassifiedFrom                                                                                                                 Text // kinds before, kinds, reason
	Closed, ClosedOpen, Reopened                                                                                                   Text
	Done, DoneItems                                                                                                                Text // step, items
	Impossible, ImpossibleItems                                                                                                    Text // step, reason
	Skipped, SkippedItems                                                                                                          Text
	StepReopened, StepReopenedItems                                                                                                Text
	Decided, DecidedAgain                                                                                                          Text // step, answer; before
	Reported, NotReached                                                                                                           Text // step, to
	Approved, Refused                                                                                                              Text // step, by
	Overridden                                                                                                                     Text // step, reason
	Evidence                                                                                                                       Text // number, what, where
	Checked                                                                                                                        Text // step
	Question, Answered                                                                                                             Text
	Noted                                                                                                                          Text
	Corrected                                                                                                                      Text // entry, text, reason
	RoleTaken, RoleTook, RecorderTaken                                                                                             Text
	RulesUnknown, NoRulePartial                                                                                                    Text
	AsOfWords, UnsureWords                                                                                                         Text
	Operator, YesNo                                                                                                                map[string]Text
	Consulted                                                                                                                      Text // step, post, person
	Fact, AnyFact, FactEarlier                                                                                                     Text // title, text, certainty
	Draft, DraftOpen, DraftForm, DraftBlanks, DraftClaims, Published, NoWords, Channel                                             Text
	DecidedWith, Via, Acts, Gates                                                                                                  Text
	OfText, GateOf, Promised, Against, AgainstChosen                                                                               Text
	Certainty, ActName, GateName                                                                                                   map[string]Text
	ReadinessOpened, ReadinessOK, ReadinessProblem                                                                                 Text
	UnknownType                                                                                                                    Text
	WithReason, WithNote                                                                                                           Text
	Means, Reference, Instruction                                                                                                  Text
	FromTo, From, To                                                                                                               Text
	OutOfOrder, NotAsked, LateBy                                                                                                   Text
	Fields                                                                                                                         Text
	KindsNow, NoKind, Seen, FileProof, AsOf                                                                                        Text
	Drill                                                                                                                          Text
	FromPaper, FromOther                                                                                                           Text
	Unset, NoRule, Suggested                                                                                                       Text
	Minutes, Hours, Days, HoursMinutes                                                                                             Text
	More                                                                                                                           Text
	Amended, AmendedTo, TitleWord, AccountWord, HappenedWord, DetectedWord, SeenWord, SourceWord, MeansWord, RecordedBy, TakenBack Text
}{
	Opened:            Text{"事案の記録を始めた: %s", "incident opened: %s"},
	OpenedUnsure:      Text{"事案の記録を始めた（種別はまだ分からない）", "incident opened (kind not known yet)"},
	OpenedUnsureTitle: Text{"事案の記録を始めた（種別はまだ分からない）: %s", "incident opened (kind not known yet): %s"},
	Amended:           Text{"事案の内容を書き足し、又は改めた（%s）", "facts of the incident written down or put right (%s)"},
	AmendedTo:         Text{"%s「%s」", "%s: %s"},
	TitleWord:         Text{"件名", "title"},
	AccountWord:       Text{"対象アカウント", "account"},
	HappenedWord:      Text{"発生日時", "happened"},
	DetectedWord:      Text{"覚知日時", "detected"},
	SeenWord:          Text{"見えたこと", "seen"},
	SourceWord:        Text{"誰から知ったか", "learned from"},
	MeansWord:         Text{"知った手段", "means"},
	RecordedBy:        Text{"記録した人: %s", "written down by %s"},
	TakenBack:         Text{"記録 %d を取り消した", "entry %d is taken back"},
	Classified:        Text{"種別を「%s」とした", "kind set to %s"},
	ClassifiedFrom:    Text{"種別を「%s」から「%s」に改めた", "kind changed from %s to %s"},
	Closed:            Text{"事案を終結した", "incident closed"},
	ClosedOpen:        Text{"手順 %d 件を残して事案を終結した", "incident closed with %d steps left open"},
	Reopened:          Text{"事案を再開した", "incident reopened"},
	Done:              Text{"済み: %s", "done: %s"},
	DoneItems:         Text{"済み: %s（%s）", "done: %s (%s)"},
	Impossible:        Text{"できない: %s", "impossible: %s"},
	ImpossibleItems:   Text{"できない: %s（%s）", "impossible: %s (%s)"},
	Skipped:           Text{"不要: %s", "not needed: %s"},
	SkippedItems:      Text{"不要: %s（%s）", "not needed: %s (%s)"},
	StepReopened:      Text{"記録を取り消した: %s", "taken back: %s"},
	StepReopenedItems: Text{"記録を取り消した: %s（%s）", "taken back: %s (%s)"},
	Decided:           Text{"判断: %[2]s（%[1]s）", "decided: %[2]s (%[1]s)"},
	DecidedAgain:      Text{"判断を改めた: %[2]s（前は「%[3]s」、%[1]s）", "decision changed: %[2]s (was %[3]s; %[1]s)"},
	Reported:          Text{"報告: %s（宛先 %s）", "reported: %s (to %s)"},
	NotReached:        Text{"つながらず: %s（宛先 %s）", "no answer: %s (to %s)"},
	Approved:          Text{"承認: %s（%s）", "approved: %s (by %s)"},
	Refused:           Text{"不承認: %s（%s）", "refused: %s (by %s)"},
	Overridden:        Text{"関門を越えて進める: %s", "gate overridden: %s"},
	Evidence:          Text{"証拠 %d: %s（保管場所 %s）", "evidence %d: %s (kept at %s)"},
	Checked:           Text{"確認: %s", "checked: %s"},
	Question:          Text{"止めて確認: %s: %s", "stopped to ask: %s: %s"},
	Answered:          Text{"記録 %d の確認に%sが答えた: %s", "entry %d answered by %s: %s"},
	Noted:             Text{"%s", "%s"},
	Corrected:         Text{"記録 %d の訂正: %s", "correction of entry %d: %s"},
	RoleTaken:         Text{"%sが「%s」を受け持った", "%s took the role %s"},
	RoleTook:          Text{"「%s」を受け持った", "took the role %s"},
	RecorderTaken:     Text{"%sが記録係になった", "%s took over the log"},
	AsOfWords:         Text{"%s（%s現在）", "%s (as of %s)"},
	UnsureWords:       Text{"%s（%s）", "%s (%s)"},
	Operator:          map[string]Text{"staff": {"職員", "staff"}, "contractor": {"受託者", "contractor"}, "designated-manager": {"指定管理者", "designated manager"}},
	YesNo:             map[string]Text{"yes": {"はい", "yes"}, "no": {"いいえ", "no"}},
	Consulted:         Text{"協議: %s（%s、%s）", "consulted on %s (%s, %s)"},
	Fact:              Text{"事実: %s　%s【%s】", "fact: %s: %s [%s]"},
	FactEarlier:       Text{"%s（前の時点のもの。後の時点の事実は変わらない）", "%s (of an earlier time; the fact of the later one stands)"},
	AnyFact:           Text{"その他", "other"},
	Draft:             Text{"文案を作成: %s", "text drafted: %s"},
	DraftOpen:         Text{"文案を途中まで作成: %s", "text drafted in part: %s"},
	DraftForm:         Text{"ひな型: %s", "prepared text: %s"},
	DraftBlanks:       Text{"未記入: %s", "not filled in: %s"},
	DraftClaims:       Text{"未確認のことを断定: %s", "asserts what is not confirmed: %s"},
	Channel:           Text{"媒体: %s", "channel: %s"},
	NoWords:           Text{"発信した文【未記入】", "published words: [not on record]"},
	Published:         Text{"発信した文: 記録 %d", "text published: entry %d"},
	DecidedWith:       Text{"相談して決めた相手: %s", "decided with: %s"},
	Via:               Text{"応対した者: %s", "spoken to: %s"},
	Acts:              Text{"対象: %s", "for: %s"},
	Gates:             Text{"越えた関門: %s", "gates: %s"},
	Certainty: map[string]Text{
		"confirmed": {"確認済み", "confirmed"}, "estimated": {"推定", "estimated"}, "unconfirmed": {"未確認", "unconfirmed"},
		"corrected": {"後に訂正", "corrected since"}, // of no entry: what a public version says of one whose correction is withheld
	},
	ActName: map[string]Text{
		"publish": {"公開", "publishing"}, "edit": {"修正", "editing"}, "delete": {"削除", "deleting"},
		"official-view": {"公式見解の発信", "stating the official view"}, "off-hours": {"勤務時間外の発信", "posting off hours"},
	},
	OfText:        Text{"文案: 記録 %d", "text: entry %d"},
	GateOf:        Text{"%s（%s）", "%s (%s)"},
	Promised:      Text{"約束", "promised"},
	Against:       Text{"%s %s に沿わない（%s）", "does not follow %s %s (%s)"},
	AgainstChosen: Text{"「%s」を選んだ", "“%s” was chosen"},
	GateName: map[string]Text{
		"question": {"上司への確認", "question to the superior"}, "evidence": {"証拠の保存", "evidence first"}, "order": {"先後の順序", "order"},
		"text": {"文案の確定", "text not final"}, "consult": {"協議", "consultation"}, "approval": {"承認", "approval"}, "two-persons": {"二人以上での判断", "two persons"},
	},
	ReadinessOpened:  Text{"点検の記録を開始（%s）", "readiness log begun (%s)"},
	ReadinessOK:      Text{"点検: %s は問題なし", "checked: %s is in order"},
	ReadinessProblem: Text{"点検: %s に問題あり: %s", "checked: %s has a problem: %s"},
	UnknownType:      Text{"この版では読めない種類の記録（%s）", "an entry of a type this version does not know (%s)"},
	WithReason:       Text{"理由: %s", "reason: %s"},
	WithNote:         Text{"備考: %s", "note: %s"},
	Means:            Text{"手段: %s", "by %s"},
	Reference:        Text{"受付番号: %s", "reference: %s"},
	Instruction:      Text{"受けた指示: %s", "instruction received: %s"},
	FromTo:           Text{"%sから%sへ", "from %s to %s"},
	From:             Text{"%sから", "from %s"},
	To:               Text{"%sへ", "to %s"},
	OutOfOrder:       Text{"順序によらず記録（前の手順: %s）", "out of order (before: %s)"},
	NotAsked:         Text{"該当しない手順として示されていたが実施", "done although it did not apply"},
	LateBy:           Text{"期限を%s超過", "%s late"},
	Fields:           Text{"%s: %s", "%s: %s"},
	KindsNow:         Text{"種別: %s", "kinds: %s"},
	NoKind:           Text{"種別なし", "no kind"},
	Seen:             Text{"見えたこと: %s", "seen: %s"},
	FileProof:        Text{"ファイル %s、%d バイト、SHA-256 %s", "file %s, %d bytes, SHA-256 %s"},
	AsOf:             Text{"%s現在", "as of %s"},
	Drill:            Text{"【訓練】", "[DRILL]"},
	FromPaper:        Text{"紙の記録から転記", "copied from the paper record"},
	FromOther:        Text{"%sから転記", "copied from: %s"},
	Unset:            Text{"【未設定】", "[not set]"},
	NoRule:           Text{"【規程に定めなし】", "[no rule of this office]"},
	RulesUnknown:     Text{"【規程 未登録】", "[rules not entered]"},
	NoRulePartial:    Text{"【規程に定めなし】（手元の文は途中まで）", "[no rule of this office] (the text at hand breaks off)"},
	Suggested:        Text{"目安", "suggested"},
	Minutes:          Text{"%d分", "%d min"},
	Hours:            Text{"%d時間", "%d h"},
	HoursMinutes:     Text{"%d時間%d分", "%d h %d min"},
	Days:             Text{"%d日", "%d days"},
	More:             Text{"ほか%d件", "%d more"},
}
