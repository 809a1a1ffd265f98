package lang

// Quitting holds what the console says before it ends: sentences about what is not on
// record, in the order in which they are said, then what it asks.
var Quitting = struct {
	Unwritten, Writing, Saved Text
	Typed, TypedKept          Text
	Drafts, DraftsKept        Text // how many

	Ask, AskBare, AskWait, AskStill Text

	Then  Text // a sentence, and another
	Asked Text // what is not on record, and the question, in a line of its own
}{
	Unwritten:  Text{"まだ書き込めていない記録があります", "An entry is not written yet."},
	Writing:    Text{"記録を書き込んでいます", "An entry is being written."},
	Saved:      Text{"記録はすべて保存済みです", "Everything is recorded."},
	Typed:      Text{"記入中の内容はまだ記録されていません", "What you are typing is not recorded yet."},
	TypedKept:  Text{"記入中の内容はまだ記録されていません（次に開いたとき、続きから書けます）", "What you are typing is not recorded yet (it will be offered next time)."},
	Drafts:     Text{"書きかけの文が%d件あり、終了すると残りません", "Half-written texts: %d. They are lost if you quit."},
	DraftsKept: Text{"書きかけの文が%d件あり、取ってあります（次に開いたとき、続きから書けます）", "Half-written texts: %d. They are kept and offered next time."},

	Ask:      Text{"終了しますか", "Quit?"},
	AskBare:  Text{"段取りを終了しますか", "Quit Dandori?"},
	AskWait:  Text{"書き込みが終わるのを待って終了しますか", "Quit when the entry is saved?"},
	AskStill: Text{"それでも終了しますか", "Quit all the same?"},

	Then:  Text{"%s。%s", "%s %s"},
	Asked: Text{"%s。\n%s", "%s\n%s"},
}
