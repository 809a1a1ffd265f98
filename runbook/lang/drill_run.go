package lang

// DrillRun holds the words of a drill under way: its entries in short, and the commands
// that run it.
var DrillRun = struct {
	// Entries, without what only the scenario knows.
	Started, Interrupted, Injected, Skipped, Delayed Text

	Help, ListHelp, ShowHelp, CheckHelp, StartHelp, ResumeHelp, PauseHelp, SpeedHelp, JumpHelp CommandHelp
	DeliverHelp, SkipHelp, DelayHelp, NoteHelp, MetHelp, ContactsHelp, RateHelp, EndHelp       CommandHelp
	ScoreHelp, ReportHelp, ControlHelp                                                         CommandHelp

	SpeedFlag, WaitFlag, InterruptedFlag, ReasonFlag, AllFlag, InjectFlag, StepFlag Text
	ForFlag, HideFlag, WithFlag, RemarkFlag, SceneFlag, TextFlag                    Text

	NoSuchScenario, BadSpeed, ScenariosHint, BadNumber, BadNumberHint, BadSpan, BadSpanHint Text
	StillRunning, StillRunningHint, NotOfScenario, NothingToScore, NoSuchVersion            Text

	ScenarioLength, PlanHint, PlanFlag                                               Text
	ScenarioLine, ScenarioFacts, LastOn, NeverOn                                     Text
	HeadPlan, Purpose, Situation, Start, Moment, Length, Account, Roles, Kinds       Text
	Objectives, Injects, InjectHead, InjectWhen, AtStart, AfterStep, AfterAnswer     Text
	FromTo, Expect, Within, AnyTime, Forbid, OnlyIf, Unless, Impossible, Facilitator Text
	WasDone, Answered                                                                Text
	Answers, Reference, Marks, Debrief, FacilitatorsOnly                             Text

	ClockRuns, ClockStands, ClockNotYet, ClockEnded, NextInject, NoNextInject, InjectState Text
	IfInject, IfHolds                                                                      Text
	ScreenShows, Delivered, Arrived, StartedSay, PausedSay                                 Text

	ActionLine, ViolationLine, ViolationNone                                               Text
	Entries, Tempted, TextLine, TextMissing, TextOK, RatingLine, NotRated, ObservationLine Text
	MarkReached, MarkNot, MarkOpen, Earlier, EarlierLine, HeadActions, HeadViolations      Text
	HeadTexts, HeadRatings, HeadObservations, HeadMarks, HeadEarlier, Ran                  Text
}{
	Started:     Text{"訓練の時計を %s から動かした", "drill's clock set going from %s"},
	Interrupted: Text{"中断していたため、訓練の時計を %s で止めた", "drill's clock stopped at %s: it had been interrupted"},
	Injected:    Text{"状況 %d を付与", "inject %d delivered"},
	Skipped:     Text{"状況付与 %d を取りやめ", "inject %d skipped"},
	Delayed:     Text{"状況付与 %d を %s まで延期", "inject %d put off until %s"},

	Help: CommandHelp{
		Short: Text{"訓練を行い、評価する", "run a drill and score it"},
		Long: Text{
			"想定に沿って訓練を行います。手順書も記録も実際の事案と同じもので、\n訓練には専用の時計があります。進行役は状況を付与し、時計を動かし、\n所見を残します。参加者は普段のコマンドと画面を使います。実際の連絡先は伏せます。\n訓練が事案になることも、その逆もありません。",
			"Runs a drill on a scenario: the same playbooks and the same log as in an\nincident, and a clock of its own. The facilitator hands out situations, runs the\nclock and notes what happens; the players use the usual commands and the\nconsole. Real contact numbers are hidden. A drill never becomes an incident, nor\nan incident a drill.",
		},
		Example: Text{
			"dandori drill list\ndandori drill start night-hijack --org ube --by 佐藤\ndandori drill deliver DRL-20261122-01\ndandori drill score DRL-20261122-01",
			"dandori drill list\ndandori drill start night-hijack --org ube --by Sato\ndandori drill deliver DRL-20261122-01\ndandori drill score DRL-20261122-01",
		},
	},
	ListHelp: CommandHelp{
		Short:   Text{"想定と、これまでの訓練を一覧にする", "list the scenarios and the drills held"},
		Long:    Text{"想定を、最後に訓練した日とともに一覧にします。日付は訓練の記録から求めます。\n題名は、何が起こるかが分かるため伏せます。進行役は --plan で表示できます。\nデータフォルダの scenarios にある .toml のファイルも想定になります。", "Lists the scenarios with the day they were last exercised, taken from the logs\nof drills. Titles would tell what happens; for the facilitator --plan shows them.\nA .toml file in the folder scenarios of the data folder is a scenario\ntoo."},
		Example: Text{"dandori drill list\ndandori drill list --plan", "dandori drill list\ndandori drill list --plan"},
	},
	ShowHelp: CommandHelp{
		Short:   Text{"想定の計画、又は訓練の進み具合を表示する（進行役用）", "show a plan, or how a drill stands (facilitator)"},
		Long:    Text{"想定の計画全体、又は訓練の時計と状況付与の一覧を表示します。\n参加者には見せないでください。", "Shows the whole plan of a scenario, or the clock and the injects of a drill.\nIt is not for the players."},
		Example: Text{"dandori drill show night-hijack\ndandori drill show DRL-20261122-01 --json", "dandori drill show night-hijack\ndandori drill show DRL-20261122-01 --json"},
	},
	CheckHelp: CommandHelp{
		Short:   Text{"想定のファイルを確かめる", "check scenario files"},
		Long:    Text{"想定を、手順書及び出典と照らして確かめ、誤りをすべて位置とともに示します。\n想定は識別子又はファイルで指定します。省くと、同梱のものを含めてすべて確かめます。", "Checks scenarios, named by id or file, against the playbooks and the sources, and\nlists everything that is wrong with its place. Without a name it checks all of\nthem, those that ship too."},
		Example: Text{"dandori drill check night-hijack\ndandori drill check scenarios/own.toml", "dandori drill check night-hijack\ndandori drill check scenarios/own.toml"},
	},
	StartHelp: CommandHelp{
		Short: Text{"訓練を始める", "begin a drill"},
		Long: Text{
			"訓練の記録を始めて時計を動かし、番号を表示します。--by は記録係の名前です。\n--wait を付けると時計は動かさず、drill resume で動かします。\n想定は記録に固定されます。",
			"Begins the log of a drill, sets its clock going and prints its id. --by names\nwho keeps the log. With --wait the clock waits for drill resume. The scenario is\npinned in the log.",
		},
		Example: Text{"dandori drill start night-hijack --org ube --by 鈴木\ndandori drill start mistap --speed 10 --wait", "dandori drill start night-hijack --org ube --by Suzuki\ndandori drill start mistap --speed 10 --wait"},
	},
	ResumeHelp: CommandHelp{
		Short: Text{"訓練の時計を動かす（開始・再開）", "set a drill's clock going, first or again"},
		Long: Text{
			"待たせた、又は止めた訓練の時計を動かします。\n止めないまま中断した訓練には --interrupted を付けます。\n時計は最後の記録の時刻に戻り、そこから動きます。",
			"Sets the clock going of a drill that waited or was paused. After an interruption\nthat nobody paused, --interrupted puts the clock back to where it stood at the\nlast entry first.",
		},
		Example: Text{"dandori drill resume DRL-20261122-01\ndandori drill resume DRL-20261122-01 --interrupted", "dandori drill resume DRL-20261122-01\ndandori drill resume DRL-20261122-01 --interrupted"},
	},
	PauseHelp: CommandHelp{
		Short:   Text{"訓練の時計を止める", "stop a drill's clock"},
		Long:    Text{"訓練の時計を止めます。期限も状況付与も進みません。", "Stops the clock: nothing falls due, and nothing is handed out."},
		Example: Text{"dandori drill pause DRL-20261122-01 --reason 休憩", "dandori drill pause DRL-20261122-01 --reason break"},
	},
	SpeedHelp: CommandHelp{
		Short:   Text{"訓練の時計の速さを変える（1〜60倍）", "change the speed of a drill's clock (1 to 60)"},
		Long:    Text{"訓練の時計の速さを、実際の時計の何倍かで指定します。", "Says how many times as fast as the wall clock the drill's clock runs."},
		Example: Text{"dandori drill speed DRL-20261122-01 10", "dandori drill speed DRL-20261122-01 10"},
	},
	JumpHelp: CommandHelp{
		Short:   Text{"訓練の時計を進める", "put a drill's clock forward"},
		Long:    Text{"訓練の時計を、次の状況付与の時刻、又は指定した時刻まで進めます。\n戻すことはできません。", "Puts the clock forward to the time of the next inject, or to the time given. It\nnever goes back."},
		Example: Text{"dandori drill jump DRL-20261122-01\ndandori drill jump DRL-20261122-01 --at 23:40", "dandori drill jump DRL-20261122-01\ndandori drill jump DRL-20261122-01 --at 23:40"},
	},
	DeliverHelp: CommandHelp{
		Short:   Text{"状況を付与する", "hand out an inject"},
		Long:    Text{"状況を付与し、参加者に渡す文を表示します。番号を省くと、\n最も早く時刻の来たものを付与します。--all は、時刻の来たものすべてを付与します。\n番号を指定すると、時刻の前でも付与します。", "Hands out an inject and prints what the players get. Without a number it is the\none that has been due longest; --all hands out everything due. With a number it\nneed not be due."},
		Example: Text{"dandori drill deliver DRL-20261122-01\ndandori drill deliver DRL-20261122-01 3", "dandori drill deliver DRL-20261122-01\ndandori drill deliver DRL-20261122-01 3"},
	},
	SkipHelp: CommandHelp{
		Short:   Text{"状況付与を取りやめる", "leave an inject out"},
		Long:    Text{"その番号の状況を付与しないことにします。", "Leaves the inject of that number out."},
		Example: Text{"dandori drill skip DRL-20261122-01 4 --reason 時間がない", "dandori drill skip DRL-20261122-01 4 --reason 'no time'"},
	},
	DelayHelp: CommandHelp{
		Short:   Text{"状況付与を延期する", "put an inject off"},
		Long:    Text{"状況付与を、訓練の時計で指定した長さだけ延期します。\n長さは 10m、1h のように書きます。", "Puts an inject off by some drill time, written like 10m or 1h."},
		Example: Text{"dandori drill delay DRL-20261122-01 4 --for 10m", "dandori drill delay DRL-20261122-01 4 --for 10m"},
	},
	NoteHelp: CommandHelp{
		Short:   Text{"所見を残す", "note an observation"},
		Long:    Text{"進行役又は評価者の所見を記録します。参加者の画面には出ません。", "Records what a facilitator or an evaluator saw. The players' screens do not show\nit."},
		Example: Text{"dandori drill note DRL-20261122-01 声を掛け合っていた --inject 2", "dandori drill note DRL-20261122-01 'they spoke up' --inject 2"},
	},
	MetHelp: CommandHelp{
		Short:   Text{"期待する行動を、行われたものとして記録する", "mark an expected action as taken"},
		Long:    Text{"参加者が記録しなかった行動を、進行役が見て確かめたものとして記録します。\n行われた時刻（訓練の時刻）を --at で指定してください。省くと、記録したときに\n行われたものとして数えます。同じ行動を記録し直すと、後の記録が有効です。\n訓練の後の記録には、評価表及び報告書に「終了後に確認」と付きます。", "Records that the facilitator saw an expected action which the players did not\nrecord. Give its time, in drill time, with --at: without it the action counts as\ntaken now. Recorded again, the last one holds. What is recorded after the end is\nmarked so in the table and in the report."},
		Example: Text{"dandori drill met DRL-20261122-01 2 opening/stop-posting --at 21:05 --text 口頭で止めた", "dandori drill met DRL-20261122-01 2 opening/stop-posting --at 21:05 --text 'told'"},
	},
	ContactsHelp: CommandHelp{
		Short:   Text{"実際の連絡先を表示する、又は伏せる", "show the real contact numbers, or hide them"},
		Long:    Text{"訓練では連絡先の番号を伏せています。実際にかける訓練のときだけ表示してください。\n表示したことは記録に残ります。", "Drills hide the contact numbers. Show them only when the drill is to make real\ncalls; the log says that they were shown."},
		Example: Text{"dandori drill contacts DRL-20261122-01 --reason 参集の電話も訓練する\ndandori drill contacts DRL-20261122-01 --hide", "dandori drill contacts DRL-20261122-01 --reason 'real calls'\ndandori drill contacts DRL-20261122-01 --hide"},
	},
	RateHelp: CommandHelp{
		Short:   Text{"目的の達成を評価する（P・S・M・U）", "rate an objective (P, S, M or U)"},
		Long:    Text{"目的ごとに評価します。目的は、識別子又は想定での番号で指定します。\nP 支障なく実施できた、S 一部に支障があった、\nM 大きな支障があった、U 実施できなかった。同じ評価者の前の評価は置き換わります。", "Rates an objective, named by its id or its number in the scenario: P performed\nwithout challenges, S with some, M with major challenges, U unable to be\nperformed. It replaces what the same evaluator said before."},
		Example: Text{"dandori drill rate DRL-20261122-01 stop-the-harm S --text 第一報が遅れた", "dandori drill rate DRL-20261122-01 stop-the-harm S --text 'first report late'"},
	},
	EndHelp: CommandHelp{
		Short:   Text{"訓練を終える", "end a drill"},
		Long:    Text{"時計を止め、参加者の記録を終えます。所見、確認及び評価は、その後も記録できます。", "Stops the clock; the players record nothing more. Observations, marks and\nratings can still be recorded."},
		Example: Text{"dandori drill end DRL-20261122-01", "dandori drill end DRL-20261122-01"},
	},
	ScoreHelp: CommandHelp{
		Short:   Text{"訓練の評価表を表示する（実施中は進行役用）", "show the table of a drill (facilitator, while it runs)"},
		Long:    Text{"記録だけから評価表を作ります。期待する行動の実施と所要時間、してはいけない行動、\n発信文の確認、評価者の評価、合格の目安及び前回との比較を示します。\n点数は付けません。--with で同じ想定の別の版を使うと、そのことを示します。", "Makes the table from the log alone: expected actions with the minutes they took,\nwhat must not happen, the published texts, ratings, pass marks, and earlier\ndrills. There is no total. With another version of the scenario (--with) the\ntable says so."},
		Example: Text{"dandori drill score DRL-20261122-01\ndandori drill score DRL-20261122-01 --with scenarios/newer.toml --json", "dandori drill score DRL-20261122-01\ndandori drill score DRL-20261122-01 --with scenarios/newer.toml --json"},
	},
	ReportHelp: CommandHelp{
		Short:   Text{"訓練実施報告書を作る（実施中は進行役用）", "make the report of a drill (facilitator, while it runs)"},
		Long:    Text{"訓練実施報告書を書き出します。評価、課題、改善計画及び比較を含みます。\n--format は md、csv、html、txt、txt-cp932（Shift_JIS）、xlsx、json。\n-o を省くと「番号-drill」という名前の新しいファイルに書きます。\n名前に【訓練】が付きます。", "Writes the report of a drill: the course of events, the table, an improvement\nplan, and a comparison with earlier drills and with real incidents of the kind.\n--format is md, csv, html, txt, txt-cp932 (Shift_JIS), xlsx or json. Without -o\nit goes to a new file named after the drill; the name begins with 【訓練】."},
		Example: Text{"dandori drill report DRL-20261122-01 --format html\ndandori drill report DRL-20261122-01 --format md -o -", "dandori drill report DRL-20261122-01 --format html\ndandori drill report DRL-20261122-01 --format md -o -"},
	},
	ControlHelp: CommandHelp{
		Short:   Text{"進行役の画面を開く", "open the facilitator's screen"},
		Long:    Text{"進行役の画面を開きます。参加者は、別の端末で dandori resume DRL-… を使います。\n二つの画面は同じ訓練を同時に扱えます。", "Opens the facilitator's screen. The players use dandori resume DRL-… on another\nterminal; both work on the same drill at once."},
		Example: Text{"dandori drill control DRL-20261122-01", "dandori drill control DRL-20261122-01"},
	},

	SpeedFlag:       Text{"実際の時計の何倍の速さか（1〜60）", "how many times as fast as the wall clock (1 to 60)"},
	WaitFlag:        Text{"時計を動かさずに待つ", "do not set the clock going yet"},
	InterruptedFlag: Text{"止めないまま中断していた", "it was interrupted, and nobody paused it"},
	ReasonFlag:      Text{"理由", "the reason"},
	AllFlag:         Text{"時刻の来た状況をすべて付与する", "everything that is due"},
	InjectFlag:      Text{"所見の対象とする状況付与の番号", "the number of the inject it is about"},
	StepFlag:        Text{"所見の対象とする手順", "the step it is about"},
	ForFlag:         Text{"延期する長さ（例: 10m）", "for how long, like 10m"},
	HideFlag:        Text{"再び伏せる", "hide them again"},
	WithFlag:        Text{"評価に使う想定（識別子又はファイル）", "the scenario to score with: its id or a file"},
	RemarkFlag:      Text{"講評", "a remark"},
	SceneFlag:       Text{"進める先の時刻（訓練の時刻）", "the drill time to put it to"},
	TextFlag:        Text{"見て確かめたこと", "what was seen"},

	NoSuchScenario:   Text{"「%s」という想定はありません", "there is no scenario %q"},
	ScenariosHint:    Text{"次のどれかです: %s", "one of: %s"},
	BadSpeed:         Text{"「%s」は速さとして読めません。1 から 60 までの整数にしてください", "%q is not a speed; write a whole number from 1 to 60"},
	BadNumber:        Text{"「%s」は状況付与の番号ではありません", "%q is not the number of an inject"},
	BadNumberHint:    Text{"番号は dandori drill show で確かめられます", "dandori drill show shows the numbers"},
	BadSpan:          Text{"「%s」は長さとして読めません", "%q is not a length of time"},
	BadSpanHint:      Text{"10m、1h のように書いてください", "write it like 10m or 1h"},
	StillRunning:     Text{"%s の時計は動いています（今 %s）", "the clock of %s is running (it shows %s)"},
	StillRunningHint: Text{"止めないまま中断していたときは --interrupted を付けてください", "if it was interrupted and nobody paused it, add --interrupted"},
	NotOfScenario:    Text{"%s は想定による訓練ではありません", "%s is not a drill on a scenario"},
	NothingToScore:   Text{"%s はまだ始まっていません", "%s has not been started"},
	NoSuchVersion:    Text{"%s の想定を、このプログラムでは読めません", "this program cannot read the scenario of %s"},

	ScenarioLine:   Text{"%s  %s（%s）", "%s  %s (%s)"},
	ScenarioLength: Text{"%s、状況付与 %d 件", "%s, %d injects"},
	PlanHint:       Text{"始めるときは dandori drill start A のように、記号で選びます。\n一人で訓練する人が内容を知らないよう、題名は伏せています（進行役は --plan）。", "To begin one: dandori drill start A, or another letter. Titles are not shown,\nsince who trains alone should not know what happens (--plan shows them)."},
	PlanFlag:       Text{"題名と識別子を表示する（進行役用）", "show titles and ids (for the facilitator)"},
	ScenarioFacts:  Text{"%s、%s、状況付与 %d 件", "%s, %s, %d injects"},
	LastOn:         Text{"最後の訓練: %s（%s）", "last exercised: %s (%s)"},
	NeverOn:        Text{"まだ訓練していません", "never exercised"},

	HeadPlan:         Text{"%s（%s）", "%s (%s)"},
	Purpose:          Text{"目的", "Purpose"},
	Situation:        Text{"想定", "Situation"},
	Start:            Text{"想定日時", "Assumed start"},
	Moment:           Text{"時期", "Moment"},
	Length:           Text{"予定の長さ", "Planned length"},
	Account:          Text{"対象アカウント", "Account"},
	Roles:            Text{"参加する担当", "Roles taking part"},
	Kinds:            Text{"種別", "Kinds"},
	Objectives:       Text{"評価する目的", "Objectives"},
	Injects:          Text{"状況付与", "Injects"},
	InjectHead:       Text{"%d  %s  %s", "%d  %s  %s"},
	InjectWhen:       Text{"開始から %s", "%s from the start"},
	AtStart:          Text{"開始時", "at the start"},
	AfterStep:        Text{"「%s」の後 %s", "%[2]s after %[1]s"},
	AfterAnswer:      Text{"「%s」を%sとした後 %s", "%[3]s after %[1]s was answered %[2]s"},
	FromTo:           Text{"%s から %s へ（%s）", "%s to %s (%s)"},
	Expect:           Text{"期待する行動: %s %s", "expected: %s %s"},
	Within:           Text{"%s以内", "within %s"},
	AnyTime:          Text{"時間の定めなし", "at any time"},
	Forbid:           Text{"してはいけない行動: %s", "must not happen: %s"},
	OnlyIf:           Text{"条件: %s", "only if: %s"},
	Unless:           Text{"ただし付与しない場合: %s", "unless: %s"},
	WasDone:          Text{"%s を実施した", "%s was done"},
	Answered:         Text{"「%s」", "\"%s\""},
	Impossible:       Text{"%s が実施できない", "%s cannot be done"},
	Facilitator:      Text{"進行役: %s", "facilitator: %s"},
	Answers:          Text{"%s への連絡: %s", "calls to %s: %s"},
	Reference:        Text{"受付番号 %s", "reference %s"},
	Marks:            Text{"合格の目安", "Pass marks"},
	Debrief:          Text{"振り返りの問い", "Debrief questions"},
	FacilitatorsOnly: Text{"進行役用です。参加者には見せないでください。", "For the facilitator. Do not show it to the players."},

	ClockRuns:    Text{"訓練の時計 %s（%d倍で進行中）", "drill's clock %s, running at %d times"},
	ClockStands:  Text{"訓練の時計 %s（停止中）", "drill's clock %s, stopped"},
	ClockNotYet:  Text{"訓練の時計 %s（開始前）", "drill's clock %s, not started"},
	ClockEnded:   Text{"訓練の時計 %s（終了）", "drill's clock %s, ended"},
	NextInject:   Text{"次の状況付与: %d %s（%s）", "next inject: %d %s (%s)"},
	NoNextInject: Text{"時刻が決まり、条件に合う状況付与は、もうありません", "no inject is left whose time is known and whose conditions hold"},
	IfInject:     Text{"条件に合えば先に来るもの: %d %s（%s）", "sooner, if its conditions hold by then: %d %s (%s)"},
	IfHolds:      Text{"%s（条件付き。今は合わない）", "%s (conditional; not now)"},
	InjectState:  Text{"[%s] %2d  %s  %s", "[%s] %2d  %s  %s"},
	ScreenShows:  Text{"画面:", "on the screen:"},
	Delivered:    Text{"付与された状況", "What has arrived"},
	Arrived:      Text{"%s  %s から %s へ（%s）", "%s  %s to %s (%s)"},
	StartedSay:   Text{"%s%s を始めました。訓練の時計は %s です。", "%s%s has begun; the drill's clock shows %s"},
	PausedSay:    Text{"%s%s の用意ができました。drill resume で時計が動きます。", "%s%s is ready; drill resume sets its clock going"},

	Ran:              Text{"訓練の時刻 %s から %s まで（実際の時刻 %s から %s まで）", "drill time %s to %s (wall time %s to %s)"},
	HeadActions:      Text{"期待する行動", "Expected actions"},
	ActionLine:       Text{"[%s] %2d  %s%s", "[%s] %2d  %s%s"},
	HeadViolations:   Text{"してはいけない行動", "What must not happen"},
	ViolationLine:    Text{"%s  %s  %s", "%s  %s  %s"},
	ViolationNone:    Text{"なし", "none"},
	Entries:          Text{"記録 %s", "entries %s"},
	Tempted:          Text{"状況付与 %s で注意すべきもの", "to be watched at inject %s"},
	HeadTexts:        Text{"発信文の確認", "Published texts"},
	TextLine:         Text{"%s  %s（記録 %d）", "%s  %s (entry %d)"},
	TextMissing:      Text{"文案が記録にないため、確認できません", "its words are not on record: nothing could be checked"},
	TextOK:           Text{"[%s] %s%s", "[%s] %s%s"},
	HeadRatings:      Text{"評価者の評価", "Ratings"},
	RatingLine:       Text{"%s  %s（%s）%s", "%s  %s (%s)%s"},
	NotRated:         Text{"-  %s（未評価）", "-  %s (not rated)"},
	HeadObservations: Text{"所見", "Observations"},
	ObservationLine:  Text{"%s  %s（%s）", "%s  %s (%s)"},
	HeadMarks:        Text{"合格の目安", "Pass marks"},
	MarkReached:      Text{"[到達] %s", "[reached] %s"},
	MarkNot:          Text{"[未到達] %s", "[not reached] %s"},
	MarkOpen:         Text{"[判定できず] %s", "[cannot be said] %s"},
	HeadEarlier:      Text{"同じ想定のこれまでの訓練", "Earlier drills of the scenario"},
	Earlier:          Text{"これまでの訓練はありません", "there is none"},
	EarlierLine:      Text{"%s  %s  目安内 %d / %d、してはいけない行動 %d 件", "%s  %s  %d of %d in time, %d violations"},
}
