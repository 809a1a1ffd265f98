package lang

// Aid holds what the console says where somebody would otherwise go wrong without noticing:
// a time that cannot be read, a name left over from a form that was put away, a text of
// which only a part is on the screen, an incident that goes on elsewhere.
var Aid = struct {
	TimeHint, TimeWrong, TimeUnread, TimeLeft, AlsoWrong                        Text
	OneHint, WasTyped, NameReplaces                                             Text
	Above, Below, AboveBelow                                                    Text
	OthersOpen, OthersOver, OthersShort, LateWaiting                            Text
	ElsewhereLate                                                               Text
	HelpForm                                                                    Text
	WhoFirst, OldEntry                                                          Text
	NotMine                                                                     Text
	CopyAsk, CopyAskClipboard, CopyAccount, CopyMedium, CopyYes, CopyNo, NoName Text
	DroppedKept                                                                 Text
}{
	TimeHint:   Text{"21:40、夜9時40分、昨日21:40、11/22 21:40、10分前、今 のように書いてください", "write 21:40, 9:40 pm, yesterday 21:40, 11/22 21:40, 10 minutes ago or now"},
	TimeWrong:  Text{"時刻として読めません", "not a time"},
	TimeUnread: Text{"読めません", "cannot be read"},
	TimeLeft:   Text{"「%s」は時刻として読めません。%s", "%q is not a time; %s"},
	AlsoWrong:  Text{"ほかに直す欄: %s", "also to be put right: %s"},

	OneHint:      Text{"数字か矢印で選びます。Enter で次へ", "a digit or the arrows choose; Enter goes on"},
	WasTyped:     Text{"書きかけでは「%s」。同じときも、もう一度入れてください", "in what was left: %s; enter it again if it is the same"},
	NameReplaces: Text{"文字を打つと置き換わります（左右の矢印で直す）", "typing replaces it (Left and Right edit it)"},

	Above:      Text{"上に%d行", "%d lines above"},
	Below:      Text{"下に%d行", "%d lines below"},
	AboveBelow: Text{"上に%d行、下に%d行", "%d lines above, %d below"},

	OthersOpen:    Text{"ほかに対応中 %d", "others open: %d"},
	OthersOver:    Text{"ほかに対応中 %d（超過 %d）", "others open: %d (%d overdue)"},
	OthersShort:   Text{"ほか%d（超過 %d）", "+%d open (%d over)"},
	LateWaiting:   Text{"（うち待ち %d）", " (%d waiting)"},
	ElsewhereLate: Text{"%s %s", "%s %s"},

	HelpForm: Text{"この説明（F1 が使えない端末では Ctrl+G）", "this help (Ctrl+G where F1 does not arrive)"},

	WhoFirst: Text{"記録係がまだ未記入です。名前を入れるか、空欄のまま Enter で進みます", "nobody keeps the log yet; write a name, or Enter goes on without"},
	OldEntry: Text{"いまの記録: %s", "it now says: %s"},

	NotMine: Text{"%s（%s）", "%s (%s)"},

	CopyAccount:      Text{"アカウント: %s", "Account: %s"},
	CopyMedium:       Text{"媒体: %s", "Channel: %s"},
	CopyAsk:          Text{"外へ出す文です。%s、件名: %s。ファイルに写しますか（投稿や送信はしません）", "This leaves the program. %s; text: %s. Copy it to a file? (Nothing is posted or sent.)"},
	CopyAskClipboard: Text{"外へ出す文です。%s、件名: %s。クリップボードとファイルに写しますか（投稿や送信はしません）", "This leaves the program. %s; text: %s. Copy it to the clipboard and a file? (Nothing is posted or sent.)"},
	CopyYes:          Text{"写す", "copy it"},
	CopyNo:           Text{"写さずに戻る", "back, without copying"},
	NoName:           Text{"【未記入】", "[not filled in]"},

	DroppedKept: Text{"書きかけの「%s」は記録していません。内容は取ってあり、次に開いたとき続きから書けます。", "What was being written (%s) is not recorded; it is kept and offered next time."},
}
