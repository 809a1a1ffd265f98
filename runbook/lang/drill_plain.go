package lang

// DrillPlain holds what the linear twin of the console says of a drill: the facilitator's
// screen and the hot wash, line by line.
var DrillPlain = struct {
	ControlTitle, ControlAsk, ControlOver, InjectLine, InHand, DueNow Text
	ItemLine, ReviewAsk, ControlAgain, MarkDone, MarkOpen, MarkNot    Text
	IncidentEnded                                                     Text
}{
	ControlTitle: Text{"進行役の画面です。参加者に聞かせないでください。", "The facilitator's screen. The players should not hear it."},
	ControlAsk: Text{
		"操作をどうぞ。#番号 状況付与を選ぶ、# 一覧、空行 選んだ状況付与をもう一度読む、d 今付与、1 延期、2 取りやめ、3 時計、4 速さ、5 所見、6 確認、7 次へ進む、8 連絡先、9 訓練を終える、0 振り返り、< 戻る、? 説明",
		"What now? #number picks an inject, # lists them, an empty line reads the one in hand again, d deliver, 1 delay, 2 skip, 3 clock, 4 speed, 5 observation, 6 met, 7 jump, 8 contacts, 9 end, 0 hot wash, < back, ? help",
	},
	ControlOver: Text{
		"訓練は終わっています。0 振り返り、5 所見、6 確認、#番号 状況付与を選ぶ、# 一覧、< 戻る、? 説明",
		"The drill is over. 0 hot wash, 5 observation, 6 met, #number picks an inject, # lists them, < back, ? help",
	},
	IncidentEnded: Text{
		"この訓練は終わっています。z 振り返り、i 概要、l 記録、e 書き出し、x 届いた状況、< 最初へ、? 説明",
		"This drill is over. z hot wash, i summary, l log, e export, x what arrived, < to the start, ? help",
	},
	InjectLine:   Text{"#%d %s %s %s", "#%d %s, %s: %s"},
	InHand:       Text{"状況付与 %d（%s）", "Inject %d (%s)"},
	DueNow:       Text{"付与する時刻です: %d %s", "due now: %d %s"},
	ControlAgain: Text{"操作をどうぞ（# 一覧、? 説明、< 戻る）", "What now? (# lists, ? helps, < goes back)"},
	MarkDone:     Text{"済み: ", "done: "},
	MarkOpen:     Text{"まだ: ", "not yet: "},
	MarkNot:      Text{"未達: ", "not met: "},
	ItemLine:     Text{"#%d %s", "#%d %s"},
	ReviewAsk: Text{
		"操作をどうぞ。#番号 その項目に書き込む、1 改善事項を加える、2 報告書、5 所見、l 記録、空行 もう一度読む、< 戻る、? 説明",
		"What now? #number writes to that item, 1 adds an improvement, 2 report, 5 observation, l log, an empty line reads it again, < back, ? help",
	},
}
