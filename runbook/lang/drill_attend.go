package lang

// DrillAttend holds what the commands say of a drill that nobody attends to: one that was
// interrupted, and one that runs by commands alone.
var DrillAttend = struct {
	PutBack, PutBackHint, ClockLapsed, LapsedHint    Text
	NextDeliver, NextPlayers, NextControl, NextAlone Text
	NextEnd, NextResume, WaitingDue                  Text
	CallHelp                                         CommandHelp
	CallNobody, CallDeputy, CallAnswers, CallNumber  Text
	CallUsual, CallRecord, CallWho, CallWhoHint      Text
	CallApprove                                      Text
	DeputyFlag, DeputyOf, TryDeputy                  Text
	LogHelp                                          CommandHelp
	HiddenEntries                                    Text
	StrangeSeries, StrangeCopy                       Text
	StrangeOther, StrangeBack, StrangeLine           Text
}{
	PutBack:     Text{"%s は止めないまま中断していたため、訓練の時計を %s に戻して止めました", "%s had been interrupted; its clock was put back to %s and stands still"},
	PutBackHint: Text{"続けるときは dandori drill resume %s", "to go on: dandori drill resume %s"},
	ClockLapsed: Text{"訓練の時計 %s（中断しています）", "drill's clock %s, interrupted"},
	LapsedHint:  Text{"止めないまま、進行する人がいなくなりました。dandori drill resume %s で、この時刻から続けます。", "Nobody paused it, and nobody attends to it. dandori drill resume %s goes on from here."},

	NextDeliver: Text{"状況を受け取る（時刻の来たもの）: dandori drill deliver %s --all\n記録のコマンドを使うときも、時刻の来た状況が先に届きます。", "to get what is due: dandori drill deliver %s --all\nWhat is due also arrives before whatever is recorded next."},
	NextPlayers: Text{"参加者の画面:   dandori resume %s", "the players' screen: dandori resume %s"},
	NextControl: Text{"進行役の画面:   dandori drill control %s", "the facilitator's screen: dandori drill control %s"},
	NextAlone:   Text{"電話の応答:     dandori drill call %s 担当", "how somebody answers a call: dandori drill call %s ROLE"},
	NextEnd:     Text{"終える:         dandori drill end %s", "to end it: dandori drill end %s"},
	NextResume:  Text{"時計を動かす:   dandori drill resume %s", "to set its clock going: dandori drill resume %s"},
	WaitingDue:  Text{"付与する時刻の来た状況が %d 件あります。dandori drill deliver %s --all で付与します。", "injects that are due: %d; dandori drill deliver %s --all delivers them"},

	CallHelp: CommandHelp{
		Short:   Text{"連絡した相手がどう応じるかを表示する", "say how somebody answers a call"},
		Long:    Text{"訓練で電話などをかけたときに、相手がどう応じるかを表示します。\n出ないときは、--deputy で代理の者にかけられます。\n結果を記録する前に使ってください。何も記録しません。", "Says how somebody answers whom the players call in the drill. Use it before you\nrecord the result; it records nothing. --deputy calls the deputy instead."},
		Example: Text{"dandori drill call DRL-20261122-01 section-head\ndandori drill call DRL-20261122-01 section-head --deputy", "dandori drill call DRL-20261122-01 section-head\ndandori drill call DRL-20261122-01 section-head --deputy"},
	},
	CallNobody:  Text{"%s: 誰も出ません。", "%s: nobody answers."},
	CallDeputy:  Text{"%s: 出ます。", "%s answers."},
	DeputyFlag:  Text{"その職の代理の者にかける", "call the deputy of that post"},
	DeputyOf:    Text{"%sの代理", "the deputy of %s"},
	TryDeputy:   Text{"代理の者にかける: dandori drill call %s %s --deputy", "to call the deputy: dandori drill call %s %s --deputy"},
	CallAnswers: Text{"%s: 本人が出ます。", "%s answers."},
	CallNumber:  Text{"%s: 応答があり、受付番号 %s を伝えられます。", "%s answers and gives the reference %s."},
	CallUsual:   Text{"%s: 普段どおり、本人が出ます。", "%s answers, as usual."},
	CallRecord:  Text{"結果は dandori report で記録してください。代理の者が出たときは --via を付けます。", "Record the result with dandori report, with --via where a deputy answered."},
	CallApprove: Text{"承認の可否は dandori approve で記録してください。承認しないときは --refuse、代理の者が承認したときは --post を付けます。", "Record an approval with dandori approve, with --refuse where it is refused and --post where a deputy gives it."},
	CallWho:     Text{"「%s」という連絡先はありません", "there is nobody %q to call"},
	CallWhoHint: Text{"次のどれかです: %s", "one of: %s"},

	LogHelp: CommandHelp{
		Short:   Text{"進行役の記録も含めて表示する（進行役用）", "show the log with the facilitator's entries"},
		Long:    Text{"訓練の記録を、状況付与の番号、延期、所見など進行役の記録も含めて表示します。\n訓練が終わるまで、dandori log は参加者に見えるものだけを表示します。\n--json は、保存されている記録をそのまま表示します。", "Shows the log of a drill with what only the facilitator records: injects by\nnumber, delays, observations. Until the drill ends dandori log shows what the\nplayers may see. With --json the entries are as they are stored."},
		Example: Text{"dandori drill log DRL-20261122-01\ndandori drill log DRL-20261122-01 --json", "dandori drill log DRL-20261122-01\ndandori drill log DRL-20261122-01 --json"},
	},
	HiddenEntries: Text{"進行役の記録は、訓練が終わるまで表示しません。", "The facilitator's entries are not shown until the drill ends."},

	StrangeLine:   Text{"%s/%s は開きません。%s", "%s/%s is not opened: %s"},
	StrangeSeries: Text{"このフォルダに置く記録ではありません。", "its name is not that of a log of this folder."},
	StrangeCopy:   Text{"記録の写しと見られますが、名前が記録の番号ではありません。", "it seems to be a copy of a log, and its name is no number of one."},
	StrangeOther:  Text{"記録のフォルダではありません。", "it is not the folder of a log."},
	StrangeBack:   Text{"移したものなら、%s に戻すと開けます。", "If it was moved, put it back into %s."},
}
