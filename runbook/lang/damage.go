package lang

// Damage holds what can be wrong with an entry of a log, in detail, and what is said of a log
// that lies elsewhere than it should. A log keeps the faults in the English of the store that
// found them; Faults has them by that.
var Damage = struct {
	At                       Text // the number of the entry, its first byte, what is wrong
	Detail                   Text // what is wrong, the detail
	Number, Bit, ByteOfEvent Text
	Faults                   map[string]Text
	FirstDamagedHint         Text
	FaultMisplaced           Text // whose log it is
	WrongPlaceHint           Text // whose log it is, and where it belongs
	Moved                    Text // the log, the folder it lies in, and where it belongs
	MovedTo                  Text // the log, and the folder it lies in
	MovedHint                Text
}{
	At:          Text{"記録 %d（%d バイト目から）: %s", "entry %d (from byte %d): %s"},
	Detail:      Text{"%s（%s）", "%s (%s)"},
	Number:      Text{"番号 %[2]d があるはずの所に %[1]d がある", "number %d stands where %d should"},
	Bit:         Text{"内容の %d バイト目の 1 ビットが変わっていた", "one bit of byte %d of its event was changed"},
	ByteOfEvent: Text{"内容の %d バイト目", "byte %d of the event"},
	Faults: map[string]Text{
		"its line feed was changed":                                             {"行末の改行が書き換えられている", "its line feed was changed"},
		"only the line feed at the end of the last entry is missing":            {"最後の記録の、行末の改行だけがない", "only the line feed at the end of the last entry is missing"},
		"more entries than a log can have":                                      {"記録の件数が上限を超えている", "more entries than a log can have"},
		"the hash is not 64 lower-case hex digits":                              {"ハッシュ値が 64 桁の 16 進数（小文字）ではない", "the hash is not 64 lower-case hex digits"},
		"the event does not end with a brace":                                   {"内容の終わりの「}」がない", "the event does not end with a brace"},
		"the event does not begin with its number":                              {"内容が記録の番号で始まっていない", "the event does not begin with its number"},
		"not a number from 1 to 999999999 without leading zeros":                {"記録の番号が 1 から 999999999 までの数ではない", "not a number from 1 to 999999999 without leading zeros"},
		"something around its event was changed":                                {"内容のまわりの文字が変わっていた", "something around its event was changed"},
		"its hash was changed":                                                  {"ハッシュ値が変わっていた", "its hash was changed"},
		"the line does not have the form of an entry":                           Command.FaultForm,
		"the line is longer than 1 MiB":                                         Command.FaultLong,
		"the entry does not have the next number":                               Command.FaultSeq,
		"the hash does not fit: this entry, or the hash before it, was changed": Command.FaultHash,
		"the event is not strict JSON":                                          Command.FaultJSON,
		"the log ends in the middle of an entry":                                Command.FaultTorn,
	},
	FirstDamagedHint: Text{"最初の記録に誤りがあるため、確かめられた記録はありません。ファイルには触れず、写しを取って管理者に知らせてください。直せるかは dandori repair ID で分かります（答えるまで何も変えません）", "the first entry is wrong, so none is verified; leave the file alone, copy it and tell whoever is responsible. dandori repair ID shows whether it can be repaired, and changes nothing before you say so"},
	FaultMisplaced:   Text{"この事案の記録ではありません（%s の記録です）", "it is not the log of this incident, but that of %s"},
	WrongPlaceHint:   Text{"%s のフォルダの名前を変えたか、移したものと見られます。データフォルダの %s に戻してください", "the folder of %s seems to have been renamed or moved: put it back to %s of the data folder"},
	Moved:            Text{"%s  問題あり: 記録のフォルダが %s にあります。%s に戻してください", "%s  wrong: its folder lies in %s; put it back into %s"},
	MovedTo:          Text{"%s の記録は、別のフォルダ（%s）にあります", "the log %s lies in another folder, %s"},
	MovedHint:        Text{"移したフォルダを元の場所に戻し、もう一度確かめてください", "put the folder back where it was, and verify again"},
}
