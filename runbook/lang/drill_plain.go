package lang

// DrillPlain holds what the linear twin of the console says of a drill: the facilitator's
// screen and the hot wash, line by line.
var DrillPlain = struct {
	ControlTitle, InjectLine, InHand, DueNow            Text
	ItemLine, ControlAgain, MarkDone, MarkOpen, MarkNot Text
	IncidentEnded                                       Text
	ClockGoesOn, LineBack, LineHelp                     Text
}{
	ClockGoesOn: Text{
		"訓練の時計は止めていません。ほかに訓練を開いている端末がなければ、次に開いたとき、この時刻から続けられます。",
		"The drill's clock was not stopped. Unless another console has the drill open, it can go on from this moment when it is opened next.",
	},
	LineBack: Text{"戻る", "back"},
	LineHelp: Text{"説明（?）", "help (?)"},

	ControlTitle: Text{"進行役の画面です。参加者に聞かせないでください。", "The facilitator's screen. The players should not hear it."},
	IncidentEnded: Text{
		"この訓練は終わっています。z 振り返り、i 概要、l 記録、e 書き出し、j 届いた状況、戻る で最初の画面へ、説明（?）",
		"This drill is over. z hot wash, i summary, l log, e export, j what arrived, back to the start, help (?)",
	},
	InjectLine:   Text{"番号%d %s %s %s", "number %d %s, %s: %s"},
	InHand:       Text{"状況付与 %d（%s）", "Inject %d (%s)"},
	DueNow:       Text{"付与する時刻です: %d %s", "due now: %d %s"},
	ControlAgain: Text{"操作をどうぞ（番号 だけで一覧、説明（?）、戻る）", "What now? (# lists, help (?), back)"},
	MarkDone:     Text{"済み: ", "done: "},
	MarkOpen:     Text{"まだ: ", "not yet: "},
	MarkNot:      Text{"未達: ", "not met: "},
	ItemLine:     Text{"番号%d %s", "number %d %s"},
}
