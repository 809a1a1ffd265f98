package lang

// DrillScreen holds the words of the screens of a drill: that on which one is begun, the
// players', the facilitator's, and the hot wash.
var DrillScreen = struct {
	// Beginning one.
	ChooseTitle, ChooseAbout, FreeDrill, FreeDrillAbout, Reading, CannotRead, Facts Text
	FormStart, StartIntro, StartTitle, Speed, ButtonStart, Times                    Text
	FormSeat, SeatIntro, Seat, SeatAlone, SeatAloneAbout, SeatPlayer                Text
	SeatPlayerAbout, SeatControl, SeatControlAbout, Who, ButtonSeat                 Text
	StartedPaused, WasInterrupted, StandsStill, HeldOn, HeldNever, BarBegin         Text

	// The players.
	Arrives                                                                        map[string]Text // by means: how it comes
	Came, CameFrom, CameTo                                                         map[string]Text // by means: as it is read
	Arrived, Unread, CameShort, ReadKey, ReadHere, ReadLater, NewMark, ScreenTitle Text
	InboxTitle, InboxEmpty, ScreenShows, HelpBox                                   Text
	BarSeat, HelpControl, BarControl, TitleUnread, HandedOut                       Text
	BarBox, HelpClock, BarClock, ClockOfOthers, FormClock, ClockDo                 Text
	DoPause, DoResume, DoJump, DoEnd, DoSpeed, ButtonClock                         Text
	Scenario, Simulated, AnswersAsUsual, EndedMark                                 Text

	// The facilitator.
	ClockRuns, ClockStands, ClockNotYet, ClockEnded, WallIs, AutoOn, AutoOff Text
	AutoNowOn, AutoNowOff, InjectsTitle, From, NotDueYet, DueIn, DueNow      Text
	ComesAfter, Holds, HoldsNot, Expected, DoneAt, LeftTime, OverTime        Text
	NotYetDone, Looked, Forbidden, AnswersFor, Note, GivenAt, LeftOut        Text
	Planned, NextIs, NoNext                                                  Text
	FormDelay, Delay, DelayHint, FormSkip, Reason, FormNote, NoteText        Text
	FormMet, MetWhich, MetText, FormSpeed, ContactsAsk, ContactsShow         Text
	ContactsHide, EndAsk, EndYes, NoMore, ButtonRecord, NothingExpected      Text
	BadDelay, BadDelayHint                                                   Text

	HelpDeliver, BarDeliver, HelpDelay, BarDelay, HelpSkip, BarSkip            Text
	HelpPause, BarPause, BarResume, BarStart, HelpSpeed, BarSpeed, HelpNote    Text
	BarNote, HelpMet, BarMet, HelpJump, BarJump, HelpContacts, HelpEnd, BarEnd Text
	HelpAuto, HelpPlayers, HelpReview, BarReview                               Text

	// The hot wash.
	ReviewTitle, ReviewAbout, Objectives, NotRated, Debrief, TableTitle    Text
	ActionsDone, ViolationsTitle, NoViolation, MarksTitle, FormRate, Grade Text
	Remark, NothingYet, Took, Rated                                        Text
}{
	ChooseTitle:    Text{"訓練の想定を選んでください", "Choose what the drill is on"},
	ChooseAbout:    Text{"進行役が選びます。参加者には内容を見せないでください。", "For the facilitator. The players should not see this."},
	FreeDrill:      Text{"想定を使わずに始める", "begin without a scenario"},
	FreeDrillAbout: Text{"手順書だけで練習します。時計は実際の時計です。", "Only the playbooks, by the clock on the wall."},
	BarBegin:       Text{"訓練を始める", "begin the drill"},
	HeldOn:         Text{"前回 %s", "last held %s"},
	HeldNever:      Text{"未実施", "never held"},
	Reading:        Text{"想定を読んでいます", "reading the scenarios"},
	CannotRead:     Text{"想定を読めません: %s", "the scenarios cannot be read: %s"},
	Facts:          Text{"%s、%s、状況付与 %d 件", "%s, %s, %d injects"},
	FormStart:      Text{"【訓練】訓練を始める", "[DRILL] Begin a drill"},
	StartIntro:     Text{"「%s」の訓練です。実際の連絡先は伏せて始めます。", "A drill on %q. Real contact numbers are hidden."},
	StartTitle:     Text{"記録係の名前", "Who keeps the log"},
	Speed:          Text{"時計の速さ", "Speed of the clock"},
	ButtonStart:    Text{"【訓練】訓練を始める", "[DRILL] Begin the drill"},
	Times:          Text{"%d倍", "x%d"},
	FormSeat:       Text{"この端末の使い方", "What this terminal is for"},
	SeatIntro:      Text{"この訓練で、この端末を誰が使うかを選んでください。", "Choose who uses this terminal in the drill."},
	Seat:           Text{"使う人", "Who"},
	SeatAlone:      Text{"一人で（又は一台で）訓練する", "one person, or one screen for all"},
	SeatAloneAbout: Text{"状況は時刻が来ると自動で届きます", "situations arrive by themselves"},
	SeatPlayer:     Text{"参加者", "a player"},
	SeatPlayerAbout: Text{
		"進行役は別の端末にいます", "the facilitator has another terminal",
	},
	SeatControl:      Text{"進行役", "the facilitator"},
	SeatControlAbout: Text{"計画を見ながら状況を付与します。参加者には見せません", "sees the plan and hands out situations; not for players"},
	Who:              Text{"名前", "Name"},
	ButtonSeat:       Text{"この使い方で開く", "Open it so"},
	StartedPaused:    Text{"訓練の時計はまだ動いていません。", "The drill's clock has not been started."},
	WasInterrupted:   Text{"止めないまま中断していたため、時計を %s に戻して止めました。", "Nobody had paused it: the clock was put back to %s and stands still."},
	StandsStill:      Text{"訓練の時計は %s で止まっています。", "The drill's clock stands at %s."},

	Arrives: map[string]Text{
		"telephone": {"電話が鳴っています: %s から %s へ", "The telephone rings: %s, for %s"},
		"mail":      {"メールが届きました: %s から %s へ", "A mail has come: from %s to %s"},
		"screen":    {"SNSの画面で見つかりました: 発信者 %s、見る人 %s", "Seen on a social network: from %s, looked at by %s"},
		"in-person": {"人が来ました: %s から %s へ", "Somebody has come: %s, to %s"},
		"document":  {"文書が届きました: %s から %s へ", "A document has come: from %s to %s"},
	},
	Came: map[string]Text{
		"telephone": {"%s　電話", "%s  Telephone call"},
		"mail":      {"%s　メール", "%s  Mail"},
		"screen":    {"%s　SNSの画面", "%s  On a social network"},
		"in-person": {"%s　来訪", "%s  In person"},
		"document":  {"%s　文書", "%s  Document"},
	},
	CameFrom: map[string]Text{
		"telephone": {"相手", "Caller"},
		"mail":      {"差出人", "From"},
		"screen":    {"発信者", "From"},
		"in-person": {"来た人", "Who"},
		"document":  {"差出人", "From"},
	},
	CameTo: map[string]Text{
		"telephone": {"受けた人", "Taken by"},
		"mail":      {"宛先", "To"},
		"screen":    {"見る人", "Looked at by"},
		"in-person": {"応対", "To"},
		"document":  {"宛先", "To"},
	},
	Arrived:        Text{"届いた状況（%s）: %s から %s へ", "arrived (%s): %s, for %s"},
	Unread:         Text{"未読 %d件%s %s", "%d not read%s %s"},
	ReadKey:        Text{"（j で読む）", " (j reads)"},
	ReadHere:       Text{"（この画面にあります）", " (on this screen)"},
	ReadLater:      Text{"（Esc の後 j で読む）", " (Esc, then j)"},
	HandedOut:      Text{"参加者に渡す内容", "What the players get"},
	CameShort:      Text{"%s　%s から", "%s: %s"},
	TitleUnread:    Text{"未読 %d", "%d new"},
	NewMark:        Text{"【新着】", "[NEW] "},
	ScreenTitle:    Text{"画面", "screen"},
	BarSeat:        Text{"この端末の使い方", "who sits here"},
	HelpControl:    Text{"進行役の画面に戻る", "back to the facilitator's screen"},
	BarControl:     Text{"進行役の画面", "facilitator"},
	InboxTitle:     Text{"届いた状況（新しい順）", "What has arrived, the newest first"},
	InboxEmpty:     Text{"まだ何も届いていません。", "Nothing has arrived yet."},
	ScreenShows:    Text{"画面:", "On the screen:"},
	HelpBox:        Text{"届いた状況を読む", "read what has arrived"},
	BarBox:         Text{"届いた状況", "arrived"},
	HelpClock:      Text{"訓練の時計を操作する", "the drill's clock"},
	BarClock:       Text{"訓練の時計", "clock"},
	ClockOfOthers:  Text{"訓練の時計は、進行役が操作します。", "The facilitator has the drill's clock."},
	FormClock:      Text{"訓練の時計", "The drill's clock"},
	ClockDo:        Text{"すること", "What to do"},
	DoPause:        Text{"時計を止める", "stop the clock"},
	DoResume:       Text{"時計を動かす", "set the clock going"},
	DoJump:         Text{"次の状況まで進める", "go on to the next situation"},
	DoEnd:          Text{"訓練を終え、振り返る", "end the drill and look back"},
	DoSpeed:        Text{"速さを %s にする", "run at %s"},
	Scenario:       Text{"想定", "Scenario"},
	Simulated:      Text{"【訓練】相手の応答: %s", "[DRILL] %s"},
	AnswersAsUsual: Text{"【訓練】相手は応答したものとして進めてください。", "[DRILL] Take it that they answer."},
	ButtonClock:    Text{"決める", "Do it"},

	ClockRuns:       Text{"%s　%d倍で進行中", "%s  running at x%d"},
	ClockStands:     Text{"%s　停止中", "%s  stopped"},
	ClockNotYet:     Text{"%s　開始前", "%s  not started"},
	ClockEnded:      Text{"%s　終了", "%s  ended"},
	WallIs:          Text{"実際の時刻 %s", "wall %s"},
	AutoOn:          Text{"付与: 自動", "injects: auto"},
	AutoOff:         Text{"付与: 手動", "injects: by hand"},
	AutoNowOn:       Text{"時刻の来た状況を自動で付与します。", "What is due is handed out by itself now."},
	AutoNowOff:      Text{"状況は手で付与します（Enter）。", "Injects are handed out by hand now (Enter)."},
	InjectsTitle:    Text{"状況付与", "Injects"},
	From:            Text{"%s から %s へ（%s）", "%s to %s (%s)"},
	NotDueYet:       Text{"時刻は未定", "time not known yet"},
	DueIn:           Text{"%s（あと%s）", "%s (in %s)"},
	DueNow:          Text{"%s　付与する時刻です", "%s  due now"},
	ComesAfter:      Text{"「%s」の %s後", "%[2]s after %[1]s"},
	Holds:           Text{"付与の条件を満たしています", "its conditions hold"},
	HoldsNot:        Text{"今は付与の条件を満たしていません", "its conditions do not hold now"},
	Expected:        Text{"期待する行動", "Expected"},
	DoneAt:          Text{"✓ %s　%s", "✓ %s (%s)"},
	LeftTime:        Text{"☐ %s　%s まで", "☐ %s (by %s)"},
	OverTime:        Text{"✗ %s　%s を過ぎています", "✗ %s (was due %s)"},
	Looked:          Text{"確認中", "looked at"},
	NotYetDone:      Text{"☐ %s", "☐ %s"},
	Forbidden:       Text{"してはいけない行動", "Must not happen"},
	AnswersFor:      Text{"%s への連絡: %s", "calls to %s: %s"},
	Note:            Text{"進行役メモ", "For you"},
	GivenAt:         Text{"%s に付与（記録 %d）", "delivered at %s (entry %d)"},
	LeftOut:         Text{"%s に取りやめ（記録 %d）", "skipped at %s (entry %d)"},
	Planned:         Text{"予定 %s のうち %s", "%[2]s of %[1]s planned"},
	NextIs:          Text{"次は %[3]s（あと%[4]s）: %[1]d %[2]s", "next at %[3]s (in %[4]s): %[1]d %[2]s"},
	NoNext:          Text{"時刻の決まっている状況付与は、もうありません", "no inject is left whose time is known"},
	FormDelay:       Text{"状況付与 %d を延期する", "Put inject %d off"},
	Delay:           Text{"何分延期するか", "By how many minutes"},
	DelayHint:       Text{"訓練の時計で数えます", "In drill time"},
	FormSkip:        Text{"状況付与 %d を取りやめる", "Leave inject %d out"},
	Reason:          Text{"理由", "Reason"},
	FormNote:        Text{"所見を残す", "Note an observation"},
	NoteText:        Text{"見たこと", "What was seen"},
	FormMet:         Text{"期待する行動を確認したことにする", "Mark an expected action as taken"},
	MetWhich:        Text{"行動", "Action"},
	MetText:         Text{"見て確かめたこと", "What was seen"},
	FormSpeed:       Text{"時計の速さ", "Speed of the clock"},
	ContactsAsk:     Text{"参加者の画面に、実際の連絡先を表示しますか。実際に電話をかける訓練のときだけ表示してください。", "Show the real contact numbers to the players? Only when the drill is to make real calls."},
	ContactsShow:    Text{"表示する", "Show them"},
	ContactsHide:    Text{"実際の連絡先を再び伏せますか。", "Hide the real contact numbers again?"},
	EndAsk:          Text{"訓練を終えますか。終えると、参加者は手順を記録できません。評価と所見は後からも書けます。", "End the drill? The players can record no more steps; ratings and observations still can be."},
	EndYes:          Text{"訓練を終える", "End the drill"},
	NoMore:          Text{"続ける", "Go on"},
	ButtonRecord:    Text{"記録する", "Record it"},
	NothingExpected: Text{"この状況付与に、確認する行動はありません。", "This inject expects nothing that is left to mark."},
	BadDelay:        Text{"「%s」は分の数ではありません", "%q is not a number of minutes"},
	BadDelayHint:    Text{"1以上の整数を書いてください", "write a whole number from 1"},

	HelpDeliver:  Text{"選んだ状況を今付与する", "deliver the inject in hand now"},
	BarDeliver:   Text{"今付与", "deliver"},
	HelpDelay:    Text{"延期する", "put it off"},
	BarDelay:     Text{"延期", "delay"},
	HelpSkip:     Text{"取りやめる", "leave it out"},
	BarSkip:      Text{"取りやめ", "skip"},
	HelpPause:    Text{"時計を動かす・止める", "set the clock going, stop it"},
	BarPause:     Text{"停止", "pause"},
	EndedMark:    Text{"【訓練終了】", "[drill over]"},
	BarResume:    Text{"再開", "resume"},
	BarStart:     Text{"開始", "start"},
	HelpSpeed:    Text{"時計の速さを変える", "change the clock's speed"},
	BarSpeed:     Text{"速さ", "speed"},
	HelpNote:     Text{"所見を残す", "note an observation"},
	BarNote:      Text{"所見", "note"},
	HelpMet:      Text{"期待する行動を確認したことにする", "mark an expected action as taken"},
	BarMet:       Text{"確認", "met"},
	HelpJump:     Text{"次の状況の時刻まで進める", "go on to the next inject's time"},
	BarJump:      Text{"次へ進む", "jump"},
	HelpContacts: Text{"実際の連絡先を表示する・伏せる", "show or hide the real numbers"},
	HelpEnd:      Text{"訓練を終える", "end the drill"},
	BarEnd:       Text{"終える", "end"},
	HelpAuto:     Text{"自動で付与するか、手で付与するか", "deliver by itself, or by hand"},
	HelpPlayers:  Text{"参加者の画面を見る", "look at the players' screen"},
	HelpReview:   Text{"振り返りの画面を開く", "open the hot wash"},
	BarReview:    Text{"振り返り", "hot wash"},

	ReviewTitle:     Text{"振り返り", "Hot wash"},
	ReviewAbout:     Text{"終わってすぐ、全員で話し合います。点数は付けません。", "Right after the drill, with everybody. There is no total."},
	Objectives:      Text{"目的の評価（P S M U）", "Objectives (P S M U)"},
	NotRated:        Text{"未評価", "not rated"},
	Debrief:         Text{"話し合うこと", "To talk about"},
	TableTitle:      Text{"期待する行動", "Expected actions"},
	ActionsDone:     Text{"目安内 %d / %d", "in time %d of %d"},
	ViolationsTitle: Text{"してはいけない行動", "What must not happen"},
	NoViolation:     Text{"なし", "none"},
	MarksTitle:      Text{"合格の目安", "Pass marks"},
	FormRate:        Text{"目的を評価する", "Rate an objective"},
	Grade:           Text{"評価", "Rating"},
	Remark:          Text{"講評", "Remark"},
	NothingYet:      Text{"訓練はまだ始まっていません。", "The drill has not been started yet."},
	Took:            Text{"%s　%s", "%s: %s"},
	Rated:           Text{"%s（%s）", "%s (%s)"},
}
