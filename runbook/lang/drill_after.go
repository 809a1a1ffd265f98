package lang

// DrillAfter holds what is said of what comes after a drill: what was said of the debrief
// questions, and the plan to improve.
var DrillAfter = struct {
	FaultMixed                                            Text
	DueFirst, DueFirstHint, OnlyConditional, StillRunning Text
	PlayersTitle, NoMoment                                Text
	OtherScenario, OtherScenarioHint                      Text

	// Commands.
	AnswerHelp, ImproveHelp                      CommandHelp
	InsteadFlag, NumberFlag, OwnerFlag, DueFlag  Text
	RemoveFlag, BadQuestion, BadQuestionHint     Text
	RemoveWhich, RemoveWhichHint                 Text
	NothingSaid, NoImprovements, ImprovementLine Text
	HeadSaid, HeadPlan                           Text

	// The table.
	TakenEarly, TakenJustEarly, TakenIn, TakenInTime, TakenLate, TakenJumped, TakenLater Text
	InjectSkipped, Memo                                                                  Text
	AskedOf                                                                              Text
	BecameSo, SeenAt                                                                     Text // the outcome, and how far the clock was put forward; how it was taken, when, and that it was seen
	JumpedSince, CountedHow                                                              Text
	DuePutOff, HeadPassed, HeadBackdated, BackdatedLine, PassedAbout                     Text

	// Entries and refusals.
	ImprovementGone, WithOwner, WithDue       Text
	NoSuchQuestion, QuestionsHint             Text
	NoSuchImprovement, NoSuchImprovementHint  Text
	BadDue, BadDueHint, ItemMissing, ItemHint Text
}{
	FaultMixed:        Text{"訓練でない事案の記録に、訓練の記録があります", "the log of an incident has an entry of a drill"},
	DueFirst:          Text{"%d 番の状況は付与する時刻を過ぎています。時計を進める前に付与してください", "inject %d is due; deliver it before you put the clock forward"},
	DueFirstHint:      Text{"付与、延期又は取りやめのどれかを先に行ってください", "deliver it, put it off or skip it first"},
	OtherScenario:     Text{"「%s」は、%s の想定「%s」とは別の想定です", "%q is another scenario: %s was played on %q"},
	OtherScenarioHint: Text{"評価には、同じ識別子（id）の想定を使ってください。版は違っていても構いません", "score it with a scenario of the same id; another version of it will do"},
	PlayersTitle:      Text{"想定%s　%s", "Scenario %s: %s"},
	NoMoment:          Text{"題名は伏せています", "its title is not told"},
	StillRunning:      Text{"この訓練はまだ終わっていません。訓練の時刻 %s（実際の時刻 %s）の記録までの途中経過です。", "This drill has not ended: this is how it stood at its last entry, drill time %s (wall time %s)."},
	OnlyConditional:   Text{"%d 番などは、今は条件に合いません。番号を指定すると付与できます", "inject %d waits for its conditions; name it by its number to deliver it anyway"},

	AnswerHelp: CommandHelp{
		Short:   Text{"振り返りの問いに、話し合ったことを記録する", "note what was said of a debrief question"},
		Long:    Text{"訓練の後の振り返りで話し合ったことを、問いの番号を付けて記録します。\n同じ問いに何度でも書き足せます。--instead は、それまでに書いたものに代えます。\n番号を省くと、問いと、話し合ったことを表示します。", "Notes what was said of a debrief question right after the drill. What is noted\nof one question adds up; --instead replaces it. Without a number it shows the\nquestions and what was said."},
		Example: Text{"dandori drill answer DRL-20261122-01\ndandori drill answer DRL-20261122-01 1 連絡の順番に迷った", "dandori drill answer DRL-20261122-01\ndandori drill answer DRL-20261122-01 1 'unsure whom to call first'"},
	},
	ImproveHelp: CommandHelp{
		Short:   Text{"改善計画に事項を加える、又は変える", "put an item into the plan to improve"},
		Long:    Text{"改善計画の事項を、担当課及び期限とともに記録します。--number で、ある事項を\n変え、--remove を加えると取り消します。空の値（--owner '' など）は、担当又は期限を\n消します。事項を省くと、改善計画を表示します。\n訓練実施報告書に載ります。\n訓練の結果から導いた案も表示します。案は --accept で採用したものだけが\n計画に入ります。--decline は、案を採用しないことを記録します。", "Records what is to be improved, by whom and by when. --number changes an item,\nand with --remove takes it out; an empty --owner or --due empties it. Without an\nitem it shows the plan, which the report of the drill has, and what the drill\nsuggests: --accept puts a proposal into the plan, --decline turns it down."},
		Example: Text{"dandori drill improve DRL-20261122-01 連絡先一覧を直す --owner 広報課 --due 2026-12-20\ndandori drill improve DRL-20261122-01 --number 1 --due 2027-01-15\ndandori drill improve DRL-20261122-01 --accept 2 --owner 広報課", "dandori drill improve DRL-20261122-01 'mend the contact list' --owner PR --due 2026-12-20\ndandori drill improve DRL-20261122-01 --number 1 --due 2027-01-15\ndandori drill improve DRL-20261122-01 --accept 2 --owner PR"},
	},
	InsteadFlag:     Text{"それまでに書いたものに代える", "instead of what was noted before"},
	NumberFlag:      Text{"変える事項の番号", "the number of the item to change"},
	OwnerFlag:       Text{"担当課", "who is to do it"},
	DueFlag:         Text{"期限（例: 2026-12-20）", "by which day, like 2026-12-20"},
	RemoveFlag:      Text{"事項を取り消す", "take the item out"},
	BadQuestion:     Text{"「%s」は問いの番号ではありません", "%q is not the number of a question"},
	BadQuestionHint: Text{"番号は dandori drill answer で確かめられます", "dandori drill answer shows the numbers"},
	RemoveWhich:     Text{"どの事項を取り消すかが分かりません", "it does not say which item to take out"},
	RemoveWhichHint: Text{"--number で番号を指定してください。番号は dandori drill improve %s で確かめられます", "give its number with --number; dandori drill improve %s shows the numbers"},
	NothingSaid:     Text{"（まだ記録がありません）", "(nothing noted yet)"},
	NoImprovements:  Text{"改善事項はまだありません。", "The plan has no items yet."},
	ImprovementLine: Text{"%d  %s　担当: %s　期限: %s", "%d  %s; owner: %s; due: %s"},
	HeadSaid:        Text{"振り返り", "Debrief"},
	HeadPlan:        Text{"改善計画", "Improvement plan"},

	TakenEarly:     Text{"先行（付与の%d分前）", "before the inject came, by %d min"},
	TakenJustEarly: Text{"先行（付与の直前）", "just before the inject came"},
	TakenIn:        Text{"%d分", "%d min"},
	TakenInTime:    Text{"%d分（目安 %d分）", "%d min (allowed %d min)"},
	TakenLate:      Text{"%d分（目安 %d分を超過）", "%d min (more than the %d min allowed)"},
	TakenJumped:    Text{"%s、時計を進めた%d分を除く", "%s, without %d min that the clock was put forward"},
	CountedHow:     Text{"所要は、状況付与から行動までの分です。時計を進めた間は数えず、1分未満は切り上げます。", "Minutes run from the inject to the action, without what the clock was put forward; a minute that was begun counts."},
	InjectSkipped:  Text{"状況付与を取りやめ", "the inject was skipped"},
	Memo:           Text{"メモ: %s", "note: %s"},
	AskedOf:        Text{"時点、次のお知らせ及び問合せ先は、住民が見る文だけに求めます。用意した文案から作った文には、文案にない項目を求めません。", "As of when, when more follows and where to ask are asked only of what the public reads, and nothing of a text made from a prepared one that this does without."},
	BecameSo:       Text{"%s（%s）", "%s (%s)"},
	SeenAt:         Text{"%s、%s %s", "%s; %s, %s"},
	JumpedSince:    Text{"付与から終了までに、時計を%d分進めている", "from the inject to the end the clock was put forward by %d min"},
	TakenLater:     Text{"%s、%sに後から記入", "%s, written down later at %s"},
	DuePutOff:      Text{"%s、時計を進めた分を除くと %s", "%s; without the time the clock was put forward %s"},
	HeadPassed:     Text{"時計を進めた間に期限が来たもの（違反に数えません）", "Due only because the clock was put forward (no violations)"},
	HeadBackdated:  Text{"後から記入した記録", "Written down later"},
	BackdatedLine:  Text{"%s  %s  記入 %s（記録 %d）", "%s  %s  written at %s (entry %d)"},
	PassedAbout:    Text{"次のものは、進行役が時計を進めた間に期限が来たため、違反に数えていません。", "What follows came due only because the facilitator put the clock forward, and is no violation."},

	ImprovementGone: Text{"改善事項 %d を取り消し: %s", "improvement %d taken out: %s"},
	WithOwner:       Text{"%s　担当: %s", "%s; owner: %s"},
	WithDue:         Text{"%s　期限: %s", "%s; due: %s"},

	NoSuchQuestion:        Text{"%d 番の振り返りの問いはありません", "there is no debrief question %d"},
	QuestionsHint:         Text{"番号は 1 から %d までです", "the questions are numbered from 1 to %d"},
	NoSuchImprovement:     Text{"%d 番の改善事項はありません", "there is no improvement %d"},
	NoSuchImprovementHint: Text{"新しい事項には番号を付けないでください", "a new one takes no number"},
	BadDue:                Text{"「%s」は日付として読めません", "%q is not a day"},
	BadDueHint:            Text{"2026-12-20 のように書いてください", "write it like 2026-12-20"},
	ItemMissing:           Text{"何を改善するかが書かれていません", "it does not say what is to be improved"},
	ItemHint:              Text{"改善する内容を一文で書いてください", "write in a sentence what is to be improved"},
}
