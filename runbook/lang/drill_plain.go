package lang

// DrillPlain holds what the linear twin of the console says of a drill: the facilitator's
// screen and the hot wash, line by line.
var DrillPlain = struct {
	ControlTitle, InjectLine, InHand, DueNow            Text
	ItemLine, ControlAgain, MarkDone, MarkOpen, MarkNot Text
	IncidentEnded                                       Text
}{
	ControlTitle: Text{"進行役の画面です。参加者に聞かせないでください。", "The facilitator's screen. The players should not hear it."},
	IncidentEnded: Text{
		"この訓練は終わっています。z 振り返り、i 概要、l 記録、e 書き出し、j 届いた状況、< 最初へ、? 説明",
		"This drill is over. z hot wash, i summary, l log, e export, j what arrived, < to the start, ? help",
	},
	InjectLine:   Text{"#%d %s %s %s", "#%d %s, %s: %s"},
	InHand:       Text{"状況付与 %d（%s）", "Inject %d (%s)"},
	DueNow:       Text{"付与する時刻です: %d %s", "due now: %d %s"},
	ControlAgain: Text{"操作をどうぞ（# 一覧、? 説明、< 戻る）", "What now? (# lists, ? helps, < goes back)"},
	MarkDone:     Text{"済み: ", "done: "},
	MarkOpen:     Text{"まだ: ", "not yet: "},
	MarkNot:      Text{"未達: ", "not met: "},
	ItemLine:     Text{"#%d %s", "#%d %s"},
}
