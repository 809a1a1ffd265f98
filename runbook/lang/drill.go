package lang

// Drill holds what is said of drills: scenarios, the facilitator's doings, and the
// table at the end. Times are like 22:40.
var Drill = struct {
	Violation                 map[string]Text // by its id: what must not happen
	Means                     map[string]Text // by what means an inject comes
	How                       map[string]Text // how somebody answers
	AnswerNumber, AnswerWords Text            // how, and the number given; … and what is said
	Grade                     map[string]Text // P, S, M, U
	Outcome                   map[string]Text // what became of an expected action
	Status                    map[string]Text // how an inject stands
	Check                     map[string]Text // what a published text should have
	Event                     map[string]Text // the entries that only a drill has

	// A scenario file.
	BadStart, AtOrAfter, AfterTheEnd, NotAscending, NotTakingPart  Text
	NotAStep, NoSuchViolation, AnswerOrState, NumberAndReference   Text
	EmptyMark, NotExpected, NoSuchClause, OtherKind, OtherKindHint Text
	NotADecision                                                   Text
	NotADrill, NotADrillHint, NotStarted, NotStartedHint           Text
	AlreadyStarted                                                 Text
	AlreadyPaused, AlreadyPausedHint, AlreadyRunning, BadSpeed     Text
	NoNext, NoNextHint, JumpBack, NoSuchInject, NoSuchInjectHint   Text
	AlreadyDelivered, AlreadySkipped, NothingDue, NothingDueHint   Text
	BadDelay, NotDelivered, NotExpectedHere, NoSuchObjective       Text
	ObjectivesHint, BadGrade, BadGradeHint                         Text

	// The table, and entries.
	Rescored, Unreached, Promised, Words, Interrupted, Remark Text
	ContactsHidden, ContactsAlready, Ended, EndedHint         Text
	ScenarioBroken                                            Text

	Masked string // stands in the place of a contact number
}{
	Violation: map[string]Text{
		"published-without-approval": {"承認を受けない発信・修正・削除", "published, edited or deleted without approval"},
		"deleted-before-evidence":    {"証拠を残す前の削除・変更", "deleted or changed before anything was kept"},
		"one-person-decision":        {"一人での判断", "decided by one person alone"},
		"rebuttal":                   {"発信文での反論・抗弁", "a published text argues back"},
		"unconfirmed-asserted":       {"発信文での原因など未確認の事実の断定", "a published text asserts what was not confirmed"},
		"unkept-promise":             {"守られなかった約束", "a promise was not kept"},
		"missed-report-target":       {"報告・連絡の漏れ", "somebody was not told in time"},
		"unfilled-placeholder":       {"空欄の残る文の発信", "published with a blank"},
	},
	Means: map[string]Text{
		"telephone": {"電話", "telephone"},
		"mail":      {"メール", "mail"},
		"screen":    {"SNSの画面", "on a screen"},
		"in-person": {"口頭", "in person"},
		"document":  {"文書", "document"},
	},
	How: map[string]Text{
		"nobody":  {"応答なし", "nobody answers"},
		"deputy":  {"本人は応答なし、代理の者が応答", "no answer; a deputy answers"},
		"answers": {"応答あり", "answers"},
		"number":  {"受付番号を回答", "gives a reference number"},
	},
	AnswerNumber: Text{"%s（%s）", "%s (%s)"},
	AnswerWords:  Text{"%s「%s」", "%s: %s"},
	Grade: map[string]Text{
		"P": {"支障なく実施できた", "performed without challenges"},
		"S": {"一部に支障があったが実施できた", "performed with some challenges"},
		"M": {"大きな支障があった", "performed with major challenges"},
		"U": {"実施できなかった", "unable to be performed"},
	},
	Outcome: map[string]Text{
		"done":          {"実施", "done"},
		"done-by-hand":  {"実施（進行役が確認）", "done (marked by the facilitator)"},
		"other-answer":  {"ほかの判断", "decided otherwise"},
		"impossible":    {"実施できず", "could not be done"},
		"skipped":       {"不要と判断", "judged not needed"},
		"not-done":      {"未実施", "not done"},
		"not-due":       {"期限前", "its time was not up"},
		"not-delivered": {"未付与", "the inject was not delivered"},
	},
	Status: map[string]Text{
		"waiting":   {"待ち", "waiting"},
		"due":       {"付与する時刻", "due"},
		"ruled-out": {"条件に合わず", "ruled out"},
		"delivered": {"付与済み", "delivered"},
		"skipped":   {"取りやめ", "skipped"},
	},
	Check: map[string]Text{
		"confirmed": {"確認した事実だけを書いている", "only what is confirmed"},
		"as-of":     {"何時現在かを書いている", "says as of what time"},
		"request":   {"お願いを書いている", "says what readers are asked to do"},
		"next-news": {"次の知らせを書いている", "says when or how more will follow"},
		"contact":   {"連絡先を書いている", "gives a contact"},
		"wording":   {"禁句や不適切な表現がない", "no forbidden wording"},
		"complete":  {"空欄がない", "no blank"},
	},
	Event: map[string]Text{
		"drill.started":         {"訓練を開始: %s", "drill started: %s"},
		"drill.paused":          {"訓練の時計を %s で止めた", "drill's clock stopped at %s"},
		"drill.resumed":         {"訓練の時計を %s から再び動かした", "drill's clock set going again from %s"},
		"drill.speed-set":       {"訓練の時計の速さを%d倍にした", "drill's clock set to %d times as fast"},
		"drill.jumped":          {"訓練の時計を %s から %s に進めた", "drill's clock put forward from %s to %s"},
		"drill.injected":        {"状況付与 %d: %s", "inject %d: %s"},
		"drill.inject-skipped":  {"状況付与 %d を取りやめ: %s", "inject %d skipped: %s"},
		"drill.inject-delayed":  {"状況付与 %d を %s まで延期: %s", "inject %d put off until %s: %s"},
		"drill.observed":        {"所見: %s", "observation: %s"},
		"drill.expectation-met": {"状況付与 %d の期待する行動「%s」を進行役が確認", "expected action of inject %d marked as taken: %s"},
		"drill.contacts-shown":  {"実際の連絡先を表示した", "real contact numbers shown"},
		"drill.ended":           {"訓練を %s で終えた", "drill ended at %s"},
		"drill.rated":           {"評価 %s: %s", "rated %s: %s"},
		"drill.discussed":       {"振り返りの問い %d: %s", "debrief question %d: %s"},
		"drill.improvement-set": {"改善事項 %d: %s", "improvement %d: %s"},
	},

	BadStart:           Text{"「%s」は日時として読めません。「2026-10-10T21:10」のように書いてください。", "%q is not a date and time; write it like 2026-10-10T21:10"},
	AtOrAfter:          Text{"状況付与には「at」と「after」のどちらか一方だけを書いてください。", "an inject takes either \"at\" or \"after\", and not both"},
	AfterTheEnd:        Text{"訓練の予定の長さ（length）より後の時刻です。", "this is later than the planned length of the drill"},
	NotAscending:       Text{"状況付与の番号 %d は、前の番号 %d より大きくしてください。", "the inject's number %d must be greater than %d, the one before it"},
	NotTakingPart:      Text{"「%s」は参加する担当（roles）にありません。", "%q is not one of the roles that take part"},
	NotAStep:           Text{"「%s」は手順として読めません。「手順書/手順」のように書いてください。", "%q is not a step; write \"playbook/step\""},
	NoSuchViolation:    Text{"「%s」は、してはいけない行動の一覧にありません。", "%q is not one of the things that can be forbidden"},
	AnswerOrState:      Text{"「answer」と state = \"impossible\" は一緒に書けません。", "\"answer\" does not go with state = \"impossible\""},
	NumberAndReference: Text{"「reference」は how = \"number\" のときに必ず書き、ほかのときは書けません。", "\"reference\" is required with how = \"number\", and belongs nowhere else"},
	EmptyMark:          Text{"合格の目安には「steps」か「never」を書いてください。", "a pass mark needs \"steps\" or \"never\""},
	NotExpected:        Text{"手順「%s」を期待する行動とする状況付与がありません。", "no inject expects the step %q"},
	NoSuchClause:       Text{"出典に「%s」という条項はありません。", "the documents have no clause %q"},
	OtherKind:          Text{"手順「%s」の種別「%s」は、この想定の種別（kinds）にありません。", "the step %q is of the kind %q, which this scenario does not use"},
	OtherKindHint:      Text{"kinds に「%s」を加えてください", "add %q to kinds"},
	NotADecision:       Text{"手順「%s」は判断ではないため、「answer」は書けません。", "the step %q is not a decision and takes no \"answer\""},

	NotADrill:         Text{"これは訓練の記録ではありません", "this is not the log of a drill"},
	NotADrillHint:     Text{"訓練は dandori drill start で始めます", "begin a drill with dandori drill start"},
	NotStarted:        Text{"訓練はまだ始まっていません", "the drill has not been started"},
	NotStartedHint:    Text{"まず訓練を開始してください", "start it first"},
	AlreadyStarted:    Text{"訓練はすでに始まっています", "the drill was started already"},
	AlreadyPaused:     Text{"訓練の時計は止まっています", "the drill's clock stands still already"},
	AlreadyPausedHint: Text{"再開すると動きます", "resume the drill to set it going"},
	AlreadyRunning:    Text{"訓練の時計は動いています", "the drill's clock is running already"},
	BadSpeed:          Text{"速さ %d は使えません。1 から %d までの整数にしてください", "the speed cannot be %d; choose a whole number from 1 to %d"},
	NoNext:            Text{"時刻が決まり、条件に合う状況付与は、もうありません", "no inject is left whose time is known and whose conditions hold"},
	NoNextHint:        Text{"手順の後に付与するものは、その手順が済むと時刻が決まります", "one that comes after a step gets its time once the step is settled"},
	JumpBack:          Text{"訓練の時計は戻せません（指定 %s、今 %s）", "the drill's clock cannot go back (to %s from %s)"},
	NoSuchInject:      Text{"%d 番の状況付与はありません", "there is no inject %d"},
	NoSuchInjectHint:  Text{"番号は想定で確かめられます", "the scenario shows the numbers"},
	AlreadyDelivered:  Text{"%d 番の状況は、記録 %d で付与しました", "inject %d was delivered in entry %d"},
	AlreadySkipped:    Text{"%d 番の状況付与は、記録 %d で取りやめました", "inject %d was skipped in entry %d"},
	NothingDue:        Text{"今付与する状況はありません", "no inject is due now"},
	NothingDueHint:    Text{"番号を指定すると、時刻の前でも付与できます", "name an inject by its number to deliver it before its time"},
	BadDelay:          Text{"延期は1分から7日までにしてください", "put it off by one minute to seven days"},
	NotDelivered:      Text{"%d 番の状況は、まだ付与していません", "inject %d was not delivered yet"},
	NotExpectedHere:   Text{"%d 番の状況付与で、手順「%s」は期待する行動ではありません", "inject %d does not expect the step %q"},
	NoSuchObjective:   Text{"「%s」という目的はありません", "there is no objective %q"},
	ObjectivesHint:    Text{"次のどれかです: %s", "one of: %s"},
	BadGrade:          Text{"評価に「%s」は使えません", "a rating cannot be %q"},
	BadGradeHint:      Text{"P、S、M、U のどれかです", "it is P, S, M or U"},
	Rescored:          Text{"訓練のときと異なる版の想定で評価しています（訓練時 %.12s、評価 %.12s）", "scored with another version of the scenario than that of the drill (drill %.12s, score %.12s)"},

	Unreached:   Text{"%s: %s", "%s: %s"},
	Promised:    Text{"%s（期限 %s）", "%s (due %s)"},
	Words:       Text{"%s（「%s」）", "%s (%q)"},
	Interrupted: Text{"%s（中断していたため）", "%s (it had been interrupted)"},
	Remark:      Text{"%s（%s）", "%s (%s)"},

	ContactsHidden:  Text{"実際の連絡先を再び伏せた", "real contact numbers hidden again"},
	ContactsAlready: Text{"連絡先の表示は、すでにそうなっています", "the contact numbers are so already"},
	Ended:           Text{"訓練は終わっています", "the drill has ended"},
	EndedHint:       Text{"所見、行動の確認、評価、振り返り、改善事項及びメモは書けます。続けて練習するときは、新しい訓練を始めてください", "the review and notes can still be recorded; to go on training, begin a new drill"},
	ScenarioBroken:  Text{"この訓練の想定を読めません", "the scenario of this drill cannot be read"},

	Masked: "***",
}
