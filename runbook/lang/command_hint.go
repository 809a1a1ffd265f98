package lang

// CommandHint holds what the commands add to what they say: the very command that helps, and
// what somebody may not have meant.
var CommandHint = struct {
	Undo, Again, Reopen Text // the incident, the step
	DuePassed           Text // the day
	TooLong             Text // platform, how long
	Replaced, NoFolder  Text // what was said; the folder
	IsFolder            Text // its path
	IsFolderHint        Text
	RecordedBy          Text
	Public, ReportLine  Text
}{
	Undo:         Text{"記録し直すときは、先に取り消してください。元の記録は残ります: dandori undo %s %s --reason 理由", "to record it again, undo it first: dandori undo %s %s --reason REASON (the earlier entry stays)"},
	Again:        Text{"もう一度行ったのなら --again を付けます。書き直すときは、先に取り消します: dandori undo %s %s --reason 理由", "if it was done once more, add --again; to record it again, undo it first: dandori undo %s %s --reason REASON"},
	Reopen:       Text{"続けるときは、理由を付けて再開してください: dandori reopen %s --reason 理由（メモ、証拠、訂正は終結後も記録できます）", "to go on, reopen it: dandori reopen %s --reason REASON (notes, evidence and corrections can still be added)"},
	DuePassed:    Text{"期限 %s は、もう過ぎています。違っていれば --number %d --due で改められます", "the due day %s has passed; if it is wrong, change it with --number %d --due"},
	TooLong:      Text{"%sに投稿するには長すぎます: %s", "too long for a post on %s: %s"},
	Replaced:     Text{"%s　前のファイルは置き換えました。", "%s; it replaced an earlier file"},
	NoFolder:     Text{"フォルダ %s がありません。作ってから、もう一度実行してください", "there is no folder %s: make it, then run the command again"},
	IsFolder:     Text{"%s はフォルダです", "%s is a folder"},
	IsFolderHint: Text{"その中に書くファイルの名前まで指定してください", "name a file in it"},
	RecordedBy:   Text{"記録した人の名前（本人でないとき）", "who writes this down, if somebody else"},
	Public:       Text{"公開用のある報告: %s", "these have a public version: %s"},
	ReportLine:   Text{"%s（%s）", "%s (%s)"},
}
