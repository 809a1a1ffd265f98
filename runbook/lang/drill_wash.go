package lang

// DrillWash holds the words of the hot wash: what is written to it, and the way to the
// report of the drill.
var DrillWash = struct {
	HelpWrite, BarWrite, HelpImprove, BarImprove, HelpReport, BarReport Text
	Plan, AddOne, NothingSaid, Numbered, OwnerDue, ReportHow            Text
	OfTheClock, Observations, GradeIs                                   Text
	FormDiscuss, Said, Noted, How, HowAdd, HowInstead                   Text
	FormImprove, FormChange, Item, Owner, OwnerHint, Due, DueHint       Text
	Stays, StaysYes, StaysNo                                            Text
}{
	HelpWrite:    Text{"選んだ項目に書き込む（評価、話し合い、改善事項）", "write to the item in hand"},
	BarWrite:     Text{"書き込む", "write"},
	HelpImprove:  Text{"改善事項を加える", "add an improvement"},
	BarImprove:   Text{"改善事項", "improve"},
	HelpReport:   Text{"報告書を読む、書き出す（これまでとの比較を含む）", "read or write the report, with the comparison"},
	BarReport:    Text{"報告書", "report"},
	Plan:         Text{"改善計画", "Plan to improve"},
	AddOne:       Text{"[ 改善事項を加える ]", "[ add an improvement ]"},
	NothingSaid:  Text{"（まだ書いていません）", "(nothing written yet)"},
	Numbered:     Text{"%d %s", "%d %s"},
	OwnerDue:     Text{"担当 %s　期限 %s", "owner %s, due %s"},
	ReportHow:    Text{"2 で、訓練実施報告書を読む、又は書き出すことができます。これまでの訓練及び実際の事案との比較も、その中にあります。", "2 reads or writes the report of the drill. It compares this drill with earlier ones and with real incidents of the kind."},
	OfTheClock:   Text{"%s（時計を進めたためで、評価しません）", "%s (only because the clock was put forward; nobody is blamed)"},
	Observations: Text{"所見", "Observations"},
	GradeIs:      Text{"%s　%s", "%s  %s"},
	FormDiscuss:  Text{"話し合ったことを書く", "Note what was said"},
	Said:         Text{"出た意見", "What was said"},
	Noted:        Text{"これまでの記録: %s", "On record: %s"},
	How:          Text{"書き方", "How"},
	HowAdd:       Text{"書き足す", "add it to that"},
	HowInstead:   Text{"これまでの記録に代えて書く", "instead of that"},
	FormImprove:  Text{"改善事項を加える", "Add an improvement"},
	FormChange:   Text{"改善事項 %d を改める", "Change improvement %d"},
	Item:         Text{"改善すること", "What to improve"},
	Owner:        Text{"担当", "Owner"},
	OwnerHint:    Text{"課、係又は役職", "A section or a post"},
	Due:          Text{"期限", "Due"},
	DueHint:      Text{"例: 2026-12-20、12月20日", "Like 2026-12-20 or 12/20"},
	Stays:        Text{"この項目", "This item"},
	StaysYes:     Text{"残す", "stays"},
	StaysNo:      Text{"計画から外す", "is taken out of the plan"},
}
