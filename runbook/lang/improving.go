package lang

// Improving holds what the command says that plans improvements after an incident; what
// it shares with that of a drill is in [DrillAfter].
var Improving = struct {
	Help            CommandHelp
	RemoveWhichHint Text
}{
	Help: CommandHelp{
		Short:   Text{"改善事項を計画に加える、又は変える", "put an item into the plan to improve"},
		Long:    Text{"何を改善するか、担当課及び期限を、一件ずつ記録します。--number である事項を\n変え、--remove を加えると取り消します。空の値（--owner '' など）は、担当又は期限を\n消します。事項を省くと、計画を表示します。終結した事案にも加えられます。\n振り返り、最終報及び事案報告書の表に載ります。", "Records what is to be improved, by whom and by when, one item at a time. --number\nchanges an item, and with --remove takes it out; an empty --owner or --due empties it.\nWithout an item it shows the plan. A closed incident takes it, too. It stands in the\nreview, the final report and the incident report."},
		Example: Text{"dandori improve INC-20261122-01 二人で確かめてから投稿する --owner 広報課 --due 12/25\ndandori improve INC-20261122-01 --number 1 --due 2027-01-15", "dandori improve INC-20261122-01 'two people check each post' --owner PR --due 2026-12-25\ndandori improve INC-20261122-01 --number 1 --due 2027-01-15"},
	},
	RemoveWhichHint: Text{"--number で番号を指定してください。番号は dandori improve %s で確かめられます", "give its number with --number; dandori improve %s shows the numbers"},
}
