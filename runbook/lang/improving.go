package lang

// Improving holds what the command says that plans improvements after an incident; what
// it shares with that of a drill is in [DrillAfter].
var Improving = struct {
	Help            CommandHelp
	RemoveWhichHint Text
	OfDrill         Text
	OfDrillHint     Text // the drill

	Key, About, Which, New, Change, Same, SameHint, AfterDrill Text // in the console
}{
	Help: CommandHelp{
		Short:   Text{"改善事項を計画に加える、又は変える", "put an item into the plan to improve"},
		Long:    Text{"何を改善するか、担当課及び期限を、一件ずつ記録します。--number である事項を\n変え、--remove を加えると取り消します。空の値（--owner '' など）は、担当又は期限を\n消します。事項を省くと、計画を表示します。終結した事案にも加えられます。\n振り返り、最終報及び事案報告書の表に載ります。", "Records what is to be improved, by whom and by when, one item at a time. --number\nchanges an item, and with --remove takes it out; an empty --owner or --due empties it.\nWithout an item it shows the plan. A closed incident takes it, too. It stands in the\nreview, the final report and the incident report."},
		Example: Text{"dandori improve INC-20261122-01 二人で確かめてから投稿する --owner 広報課 --due 12/25\ndandori improve INC-20261122-01 --number 1 --due 2027-01-15", "dandori improve INC-20261122-01 'two people check each post' --owner PR --due 2026-12-25\ndandori improve INC-20261122-01 --number 1 --due 2027-01-15"},
	},
	Key:      Text{"改善事項を計画に加える、又は変える（担当、期限）", "put an item into the plan to improve, or change one (owner, due)"},
	About:    Text{"一件ずつ書きます。振り返り、最終報及び事案報告書の表に載ります。", "One item at a time. It stands in the review, the final report and the incident report."},
	Which:    Text{"どれを", "Which"},
	New:      Text{"新しい改善事項", "a new item"},
	Change:   Text{"改善事項 %d「%s」を改める", "change item %d, %s"},
	Same:     Text{"何も改めていません", "nothing was changed"},
	SameHint: Text{"改める欄を書き直してください。空欄にすると、担当や期限は決まっていないことになります。やめるときは Esc で戻れます", "change a field; an owner or a day that is emptied is taken back. Esc leaves it as it is"},

	AfterDrill: Text{"改善事項は、訓練が終わってから振り返りの画面に書きます。今は手順の画面で、メモ（5）に残してください", "improvements are written in the hot wash, when the drill is over; until then keep a note on the screen of steps (5)"},

	RemoveWhichHint: Text{"--number で番号を指定してください。番号は dandori improve %s で確かめられます", "give its number with --number; dandori improve %s shows the numbers"},
	OfDrill:         Text{"訓練の改善事項は、訓練の改善計画に記録します", "what a drill is to improve goes into the plan of the drill"},
	OfDrillHint:     Text{"dandori drill improve %s を使ってください", "use: dandori drill improve %s"},
}
