package lang

// Terminal holds what the console says of the terminal under it: what it is still
// reading, what was half written when it last ended, the editor for long texts, and
// the options for width and looks.
var Terminal = struct {
	Reading, ReadingIt                                                                    Text
	HalfWritten, HalfWrittenMore, HalfWrittenLater, HalfWrittenGo                         Text
	HalfSent, HalfName, HalfFind, HalfWrittenThrow, ThrowSure, ThrowNo, ThrowYes, Thrown  Text
	DraftNotKept                                                                          Text
	HelpEditor, EditorHere, EditorHint, EditorNone, EditorSame, EditorTaken, EditorFailed Text
	EditorTooBig, EditorLeft, EditorDied                                                  Text
	WidthFlag, ThemeFlag, BadWidth, BadWidthHint, BadTheme, BadThemeHint                  Text
}{
	Reading:   Text{"手順書を読んでいます", "reading the playbooks"},
	ReadingIt: Text{"読み込み中", "being read"},

	HalfWritten:      Text{"前回、書きかけで終わった入力があります（%s）。記録はされていません。続きを書きますか", "Something was left half written last time (%s). It is not on record. Go on with it?"},
	HalfWrittenMore:  Text{"%s ほか %d 件", "%s and %d more"},
	HalfWrittenLater: Text{"あとで（内容は残しておく）", "Later; it is kept"},
	HalfWrittenGo:    Text{"続きを書く", "Go on with it"},
	HalfSent:         Text{"前回、記録の途中で終わった入力があります（%s）。記録されたかどうかを、先に記録の一覧で確かめてください。入力を開きますか", "The console ended while this was being recorded (%s). See in the log first whether it is there. Open what was typed?"},
	HalfName:         Text{"%s「%s」", "%s: %q"},
	HalfFind:         Text{"書きかけの %s は、同じ入力を開くと戻ります", "%s is back when its form is opened again"},
	HalfWrittenThrow: Text{"書きかけを捨てる", "Throw away what was typed"},
	ThrowSure:        Text{"書きかけの内容を捨てますか。元には戻せません", "Throw away what was typed? It cannot be had back."},
	ThrowNo:          Text{"いいえ、残す", "No, keep it"},
	ThrowYes:         Text{"はい、捨てる", "Yes, throw it away"},
	Thrown:           Text{"書きかけの内容を捨てました", "what was typed is thrown away"},
	DraftNotKept:     Text{"書きかけの控えを保存できません（%s）。入力はそのまま続けられます", "a copy of what you are typing cannot be kept (%s); you can go on typing"},

	HelpEditor:   Text{"長い文を、いつものエディタで書く（環境変数 VISUAL か EDITOR）", "write a long text in your editor (VISUAL or EDITOR in the environment)"},
	EditorHere:   Text{"エディタで書けるのは、何行も書ける欄だけです", "only a field of several lines can be written in an editor"},
	EditorHint:   Text{"Ctrl+O で %s を開いて書けます", "Ctrl+O opens it in %s"},
	EditorNone:   Text{"エディタが決まっていません（環境変数 VISUAL か EDITOR）。ここにそのまま書けます", "no editor is set (VISUAL or EDITOR in the environment); write it here"},
	EditorSame:   Text{"エディタで何も変わりませんでした", "nothing was changed in the editor"},
	EditorTaken:  Text{"エディタで書いた内容を入れました。まだ記録していません", "what you wrote in the editor is in the field; it is not recorded yet"},
	EditorFailed: Text{"エディタから内容を受け取れませんでした（%s）。欄の内容は元のままです", "nothing came back from the editor (%s); the field is as it was"},
	EditorTooBig: Text{"%d KiB を超えるか、UTF-8 ではない文です。書いたものは %s にあります", "it is longer than %d KiB or not UTF-8; what you wrote is in %s"},
	EditorLeft:   Text{"%s がすぐに戻りました。開いたままの画面で書いたものは %s に残ります", "%s came back at once; what you write in its open window stays in %s"},
	EditorDied:   Text{"%s が異常終了しました: %s。書いたものは %s にあります", "%s failed: %s; what you wrote is in %s"},

	WidthFlag:    Text{"※ ① の幅（既定: 端末に尋ねる）", "width of ※ ① (default: ask)"},
	ThemeFlag:    Text{"画面の配色（既定: 端末から決める）", "colours (default: by terminal)"},
	BadWidth:     Text{"幅は narrow か wide です（%s ではありません）", "the width is narrow or wide, not %q"},
	BadWidthHint: Text{"指定しなければ端末に尋ねます", "without --width the terminal is asked"},
	BadTheme:     Text{"配色は any、dark、light、contrast、mono のどれかです（%s ではありません）", "the theme is any, dark, light, contrast or mono, not %q"},
	BadThemeHint: Text{"指定しなければ NO_COLOR、TERM、COLORFGBG から決めます", "without --theme NO_COLOR, TERM and COLORFGBG decide"},
}
