package lang

// DrillSeat holds the words about who sits at a console in a drill, about leaving a drill
// whose clock runs, and about beginning something real after one.
var DrillSeat = struct {
	// Who sits here.
	Yours, YourRole, RecorderElse, RecorderElseHint, HelpSeat, BarSeat Text
	SitsPlayer, SitsPlayerBare, SitsControl, SitsAlone, Back, BackDue  Text

	// Leaving.
	LeaveAsk, LeaveAlone, Stay, PauseAndLeave, LeaveRunning, LeftRunning, LeftPaused Text
	QuitAsk, QuitAlone, PauseAndQuit, QuitRunning                                    Text
	QuitSeveral, PauseAllAndQuit, QuitAllRunning                                     Text
	QuitAloneStopped                                                                 Text // how many have players, and how many have none

	// Something real.
	RealAsk, RealUnsure, RealBack, RealBegin Text

	// Choosing, and what the table proposes.
	TitlesHidden, HelpTitles, BarTitles, Facts         Text
	CodeOf                                             Text // the code of a scenario, and what sort of moment it is
	FormProposal, ProposalAbout, Take, TakeYes, TakeNo Text

	// What cannot be taken back.
	EarlyAsk, EarlyUnknown, EarlyRuled, EarlyNo, EarlyYes Text
	JumpAsk, JumpYes                                      Text
	About, AboutNone, AboutInject                         Text
	SpeedNow, DoSpeed                                     Text

	// The facilitator's screen.
	BarNumbers, BarAuto, BarByItself, BarPlayers, PlayersDid Text
	InjectsShown                                             Text // the first and the last that are shown, and of how many

	// The last time.
	LastDrill, LastKind, LastKindNever, LastNever Text

	// Lines.
	LinesAsk, LineKey, LineEmpty, LineEmptyAgain, ControlList, ReviewList Text
}{
	Yours:            Text{"あなたの名前", "Your name"},
	YourRole:         Text{"担当", "Your role"},
	RecorderElse:     Text{"記録係の名前", "Who keeps the log"},
	RecorderElseHint: Text{"参加者の一人です。決まっていなければ空欄で構いません", "One of the players; leave it empty if nobody is named yet"},
	HelpSeat:         Text{"この端末を使う人を改める", "say anew who uses this terminal"},
	BarSeat:          Text{"使う人", "who"},
	SitsPlayerBare:   Text{"参加者 %s", "player %s"},
	SitsPlayer:       Text{"参加者 %s（%s）", "player %s (%s)"},
	SitsControl:      Text{"進行役 %s", "facilitator %s"},
	SitsAlone:        Text{"一人で訓練 %s", "alone %s"},
	Back:             Text{"この端末は %s の席です。使う人が替わったときは u で改めてください。", "This terminal is that of %s. If somebody else sits here now, press u."},
	BackDue:          Text{"時刻の来た状況付与が %d 件たまっています。まとめて届かないよう、待たせています。Enter で一つずつ付与してください。済めば自動に戻ります。", "%d injects have become due meanwhile, and wait so that they do not arrive all at once: deliver them one by one with Enter. What comes after that arrives by itself again."},

	LeaveAsk:      Text{"【訓練】訓練の時計が動いています。参加者の訓練も続いています。どうしますか。", "[DRILL] The drill's clock is running, and the players are at it. What now?"},
	LeaveAlone:    Text{"【訓練】訓練の時計が動いています。止めて離れますか。", "[DRILL] The drill's clock is running. Stop it and leave?"},
	Stay:          Text{"訓練に残る", "stay in the drill"},
	PauseAndLeave: Text{"時計を止めて離れる", "stop the clock and leave"},
	LeaveRunning:  Text{"時計を動かしたまま離れる（付与も続く）", "leave it running (as it is set)"},
	LeftRunning:   Text{"【訓練】訓練の時計は動いています。Enter で訓練に戻ります。", "[DRILL] The drill goes on. Enter leads back to it."},
	LeftPaused:    Text{"【訓練】訓練の時計を %s で止めました。Enter で訓練に戻ります。", "[DRILL] The drill's clock was stopped at %s. Enter leads back to it."},
	QuitAsk:       Text{"【訓練】訓練の時計が動いています。段取りを終了すると、戻るまで状況は自動で付与されません。どうしますか。", "[DRILL] The drill's clock is running. If you quit, nothing is handed out until you are back. What now?"},
	QuitAlone:     Text{"【訓練】訓練の時計が動いています。止めて終了しますか。", "[DRILL] The drill's clock is running. Stop it and quit?"},
	PauseAndQuit:  Text{"時計を止めて終了する", "stop the clock and quit"},
	QuitRunning:   Text{"参加者のために時計を動かしたまま終了する", "quit, and leave it running for the players"},

	QuitSeveral:      Text{"【訓練】%d件の訓練で時計が動いています。段取りを終了すると、戻るまで状況は自動で付与されません。どうしますか。", "[DRILL] The clocks of %d drills are running. If you quit, nothing is handed out until you are back. What now?"},
	PauseAllAndQuit:  Text{"すべての時計を止めて終了する", "stop all of them and quit"},
	QuitAloneStopped: Text{"参加者のいる訓練（%d件）は動かしたまま、一人の訓練（%d件）は止めて終了する", "quit; leave those with players running (%d), stop the others (%d)"},
	QuitAllRunning:   Text{"参加者のために時計を動かしたまま終了する", "quit, and leave them running for the players"},

	RealAsk:    Text{"これは訓練ではありません。実際に起きた「%s」として、実対応の記録を始めますか。", "This is no drill. Begin a REAL incident, %q?"},
	RealUnsure: Text{"これは訓練ではありません。実際に起きたこととして、実対応の記録を始めますか（種別は後で決めます）。", "This is no drill. Begin a REAL incident, its kind to be decided later?"},
	RealBack:   Text{"始めない（訓練には一覧から戻れます）", "do not (the drill is in the list)"},
	RealBegin:  Text{"実対応として今すぐ始める", "begin a real incident now"},

	TitlesHidden:  Text{"題名は内容が分かるため伏せています（進行役は v で表示）。", "Titles would tell what happens; a facilitator presses v."},
	HelpTitles:    Text{"想定の題名を表示する・伏せる（進行役用）", "show or hide the titles (for a facilitator)"},
	BarTitles:     Text{"題名", "titles"},
	Facts:         Text{"%s、状況付与 %d 件", "%s, %d injects"},
	CodeOf:        Text{"%s　%s", "%s: %s"},
	FormProposal:  Text{"改善事項の案%d", "Proposed improvement %d"},
	ProposalAbout: Text{"評価の結果から作った案です。採用したものだけが改善計画に入ります。", "Proposed from the table. Only what you accept goes into the plan."},
	Take:          Text{"この案を", "This proposal"},
	TakeYes:       Text{"採用する", "accept it"},
	TakeNo:        Text{"採用しない", "turn it down"},

	EarlyAsk:     Text{"状況付与 %d「%s」は %s の予定です。今すぐ参加者に付与しますか。付与は取り消せません。", "Inject %d, %q, is due at %s. Hand it to the players now? It cannot be taken back."},
	EarlyUnknown: Text{"状況付与 %d「%s」の時刻はまだ決まっていません。今すぐ参加者に付与しますか。付与は取り消せません。", "The time of inject %d, %q, is not known yet. Hand it to the players now? It cannot be taken back."},
	EarlyRuled:   Text{"状況付与 %d「%s」は、付与の条件を満たしていません。それでも今すぐ参加者に付与しますか。付与は取り消せません。", "The conditions of inject %d, %q, do not hold. Hand it to the players all the same? It cannot be taken back."},
	EarlyNo:      Text{"待つ", "wait"},
	EarlyYes:     Text{"今付与する", "deliver it now"},
	JumpAsk:      Text{"参加者の時計も含めて、次の状況付与 %d「%s」の %s まで %s 進めますか。時計は戻せません。", "Put the clock forward to inject %d, %q, at %s: by %s, for the players as well? It cannot go back."},
	JumpYes:      Text{"進める", "put it forward"},
	About:        Text{"どの状況付与についてか", "About which inject"},
	AboutNone:    Text{"特定の状況付与についてではない", "about none of them"},
	AboutInject:  Text{"%d %s", "%d %s"},
	SpeedNow:     Text{"%s（今の速さ）", "%s (as it is now)"},
	DoSpeed:      Text{"速さを %s にする", "run at %s"},

	BarNumbers:   Text{"連絡先", "numbers"},
	BarAuto:      Text{"手動にする", "by hand"},
	BarByItself:  Text{"自動にする", "by itself"},
	BarPlayers:   Text{"参加者の画面", "players"},
	InjectsShown: Text{"状況付与（%d〜%d 番目、全%d件）", "Injects %d to %d of %d"},
	PlayersDid:   Text{"参加者の記録（新しい順）", "Players' entries, newest first"},

	LastDrill:     Text{"最終訓練", "Exercised"},
	LastKind:      Text{"「%s」の最後の訓練: %s", "%s was last exercised on %s."},
	LastKindNever: Text{"「%s」は訓練の記録なし", "%s: no drill on record."},
	LastNever:     Text{"訓練の記録なし", "no drill on record"},

	LinesAsk:       Text{"操作をどうぞ。%s", "What now? %s"},
	LineKey:        Text{"%s %s", "%s %s"},
	LineEmpty:      Text{"時計と、選んだ状況付与をもう一度読む", "read the clock and the inject in hand again"},
	LineEmptyAgain: Text{"もう一度読む", "read it again"},
	ControlList:    Text{"番号1 のように書くと状況付与を選ぶ、番号 だけで一覧", "number 1 picks an inject, # lists them"},
	ReviewList:     Text{"番号1 のように書くとその項目に書き込む", "number 1 writes to that item"},
}
