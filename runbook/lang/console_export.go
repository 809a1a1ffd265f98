package lang

// ExportForm holds what the console says about the papers it previews and writes.
var ExportForm = struct {
	Report, Version, Office, Public, PublicMore, What, Preview, Write Text
	PreviewMore, ButtonGo, Reading, PreviewTitle, PreviewEnds         Text
	NoPublic, Written, WrittenTo, OnlyFile, Bundle, Log               Text
	Check                                                             Text // of what is asked for
	AllIncidents                                                      Text // over the list of incidents that has closed ones, too
	Number, NumberHint, Handling, HandlingHint, Folder, FolderHint    Text

	Formats map[string]Text // by the id of the format
}{
	Report:       Text{"文書", "Paper"},
	Version:      Text{"どの版か", "Version"},
	Office:       Text{"庁内用", "for the office"},
	Public:       Text{"公開用", "for the public"},
	PublicMore:   Text{"氏名、連絡先、指示、メモなどを除く", "without names, contacts, instructions, notes"},
	What:         Text{"すること", "What to do"},
	Preview:      Text{"ここで読む", "read it here"},
	PreviewMore:  Text{"書き出す前に、画面で確かめる", "look at it before it is written"},
	Write:        Text{"ファイルに書き出す", "write it to a file"},
	ButtonGo:     Text{"進む", "Go on"},
	Reading:      Text{"文書を作っています", "making the paper"},
	PreviewTitle: Text{"%s（まだ書き出していません）", "%s (not written yet)"},
	PreviewEnds:  Text{"ここまで。書き出すときは、戻ってもう一度選ぶ。", "That is all. To write it, go back and choose again."},
	Written:      Text{"「%s」を書き出しました", "%s: written"},
	WrittenTo:    Text{"「%s」を書き出しました: %s", "%s: written to %s"},
	NoPublic:     Text{"この文書は特定の相手に渡すものなので、公開用の版はありません", "this paper is for one addressee and has no version for the public"},
	Check:        Text{"次のとおり文書を作ります: %s", "the paper will be made like this: %s"},
	OnlyFile:     Text{"これは渡すためのファイルなので、ここでは読めません。「ファイルに書き出す」を選んでください", "this is a file to be handed over and cannot be read here: choose to write it to a file"},
	Bundle:       Text{"証拠一式（zip、検証できる写し）", "evidence bundle (zip, a copy that can be verified)"},
	Log:          Text{"記録そのもの（jsonl、検証できる写し）", "the log itself (jsonl, a copy that can be verified)"},
	AllIncidents: Text{"事案（終結したものを含む）", "Incidents, closed ones too"},
	Number:       Text{"第何報か", "Number of the report"},
	NumberHint:   Text{"空欄なら、記録から数える", "empty: counted from the log"},
	Handling:     Text{"取扱区分", "Handling"},
	HandlingHint: Text{"空欄なら、記録にある区分", "empty: as the log says"},
	Folder:       Text{"書き出すフォルダ", "Folder"},
	FolderHint:   Text{"空欄なら、上のフォルダ", "empty: the one above"},
	Formats: map[string]Text{
		"html":      {"印刷・閲覧用（html）", "to print or read (html)"},
		"xlsx":      {"表計算用（xlsx）", "for a spreadsheet (xlsx)"},
		"md":        {"文書用（md）", "for a document (md)"},
		"csv":       {"表計算用（csv）", "for a spreadsheet (csv)"},
		"txt":       {"貼り付け用（txt）", "to paste (txt)"},
		"txt-cp932": {"貼り付け用 Shift_JIS（txt）", "to paste, Shift_JIS (txt)"},
		"json":      {"プログラム用（json）", "for programs (json)"},
	},
}
