package lang

// DrillSlip holds the words that keep a slip in a drill from doing what was not meant, and
// those that leave nothing for the facilitator to look up while players wait.
var DrillSlip = struct {
	JumpLapsed, Refused             Text
	WithAnswer, AnswerOr            Text
	NowIs                           Text
	OnlyConditional, ConditionalOne Text
	LengthOver                      Text
	NoMistake, SeatFirst            Text
	NameHasNone, NameHasNoneHint    Text
	YoursEmptyHint                  Text
	BeforeStart                     Text
	ClosedDrills, AllOver           Text
}{
	JumpLapsed:      Text{"状況付与 %d は、もう次の状況付与ではありません。時計は進めていません。進めるときは、もう一度押してください。", "Inject %d is no longer the next. The clock was not put forward; press again if it is to be."},
	Refused:         Text{"%s。%s。", "%s; %s."},
	WithAnswer:      Text{"%s…「%s」と答える", "%s: answer %q"},
	AnswerOr:        Text{"%s」又は「%s", "%s, or %s"},
	NowIs:           Text{"空欄なら今（%s）。後から書くときは 21:40 のように", "blank: now (%s); later on write it as 21:40"},
	OnlyConditional: Text{"残りは条件付きだけ: %s", "only conditional ones are left: %s"},
	ConditionalOne:  Text{"%[2]s %[1]d %[3]s", "%[2]s %[1]d %[3]s"},
	LengthOver:      Text{"予定の%sを過ぎました（%s 経過）", "past the %s planned (%s gone)"},
	NoMistake:       Text{"訓練では x は使いません。届いた状況は j で読みます", "x has no use in a drill; j reads what has arrived"},
	SeatFirst:       Text{"記録する前に、この端末を使う人を選んでください。選ぶと、元の操作に戻ります。", "Before anything is recorded: choose who uses this terminal. Then you are back at what you wanted."},
	NameHasNone:     Text{"「%s」は名前ではありません", "%q is no name"},
	YoursEmptyHint:  Text{"この端末を使う人の名前を書いてください。この名前が記録に残ります", "write the name of whoever uses this terminal; it stands in the log"},
	NameHasNoneHint: Text{"名前を文字で書いてください。時計の速さなどの番号は、その欄に移ってから押します", "write a name in letters; a number such as the speed is pressed in its own field"},
	BeforeStart:     Text{"【訓練】「%s」の %s は訓練の開始（%s）より前です。この時刻で記録しますか。", "[DRILL] %s: %s is before the drill began (%s). Record it so?"},
	ClosedDrills:    Text{"終わった訓練も表示する（訓練 %d件）", "show drills that are over too (%d)"},
	AllOver:         Text{"終結した事案%d件・訓練%d件も表示する", "show closed incidents (%d) and drills (%d) too"},
}
