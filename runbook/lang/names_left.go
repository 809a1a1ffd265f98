package lang

// NamesLeft holds what is said of names that may have stayed in a public version, and of
// words that somebody chose to leave out of it.
var NamesLeft = struct {
	Left, Word, Times, More Text // which words, and how often
	Hint, FormHint          Text // what to do about it

	NotThere Text // words that were chosen and stand nowhere

	Category Text // of names, where words were chosen

	Flag, Alone, AloneHint, Empty, EmptyHint, TooMany Text

	Recorded Text // of an export

	Field, FieldHint Text // of the console

	NoticesFlag Text // of the notice of the dictionary by which names are found
}{
	Left:  Text{"人の名前かもしれない語が残っています: %s。外へ出す前に確かめてください", "these words may still be names of people: %s; look at them before it goes out"},
	Word:  Text{"%s", "%s"},
	Times: Text{"%s（%dか所）", "%s (%d times)"},
	More:  Text{"ほか %d 語", "%d more"},

	Hint:     Text{"名前なら、%s を付けて作り直すと、その語を伏せます", "if they are names, make it again with %s to leave them out"},
	FormHint: Text{"名前なら、「%s」にその語を書いて作り直します", "if they are names, make it again with them under “%s”"},

	NotThere: Text{"伏せる語のうち、この版に見当たらなかったもの: %s。書き方を確かめてください", "of the words to leave out, these stand nowhere in this version: %s; check how they are written"},

	Category: Text{"氏名（職員A などに置き換え）及び指定により伏せた語（【非公開】と表示）", "names (replaced by Staff A …) and words that were chosen ([withheld])"},

	Flag:      Text{"公開用で、ほかに伏せる語（何度でも。「,」で区切る。）", "with --public: another word to leave out, repeatable"},
	Alone:     Text{"--hide は --public と一緒に使います", "--hide goes with --public"},
	AloneHint: Text{"公開用の版を作るときは、--public も付けます", "add --public to make the version for the public"},
	Empty:     Text{"伏せる語がありません", "there is no word to leave out"},
	EmptyHint: Text{"伏せる語を書きます: --hide 稲葉", "give the word: --hide Sato"},
	TooMany:   Text{"伏せる語は %d 語までです（指定は %d 語）", "at most %d words can be left out, not %d"},

	Recorded: Text{"指定により伏せた語 %d", "%d words left out by choice"},

	Field:     Text{"ほかに伏せる語", "Other words to leave out"},
	FieldHint: Text{"「、」か空白で区切る。空欄なら、なし", "divided by commas; empty: none"},

	NoticesFlag: Text{"同梱の辞書の著作権等の表示（原文のまま）を示す", "show the notice of the dictionary that comes with it"},
}
