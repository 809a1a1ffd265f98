package lang

// DrillPropose holds the items that the table of a drill suggests for the plan to improve, and
// what is said of them. Each takes the title of a step, unless it says otherwise.
var DrillPropose = struct {
	Violation                          map[string]Text // by its id
	Undone, OtherAnswer, Impossible    Text
	Late                               Text // and the minutes allowed
	Text                               Text // what a published text should have
	Rating                             Text // an objective
	Head, About, Line                  Text
	AcceptFlag, DeclineFlag            Text
	NoSuchProposal, NoSuchProposalHint Text
	OneOfThese, TurnedDown             Text
	PaperHead, PaperAbout, NoPlan      Text
	Considered                         Text // the number it has in the plan, and its words
	ConsideredHint                     Text // the drill, and that number
	TurnedDownBefore                   Text
	TurnedDownBeforeHint               Text // the drill
	LineTaken                          Text // the number of the proposal, that of the plan, and the words of the proposal
	LineGone, LineRemoved              Text // its number and its words
	NotBeforeEnd                       Text // the drill
}{
	Violation: map[string]Text{
		"published-without-approval": {"「%s」の承認を、夜間及び休日も含めて誰からどの手段で受けるかを決め、周知する", "Settle who approves %q and by what means, at night and on holidays too, and tell everybody"},
		"deleted-before-evidence":    {"「%s」の前に証拠を残したことを、二人で確かめる", "Have two people check that evidence was kept before %q"},
		"one-person-decision":        {"「%s」を一人で決めないよう、夜間及び休日の相談先と順番を決める", "Settle with whom %q is decided at night and on holidays, so that nobody does it alone"},
		"rebuttal":                   {"「%s」の文案から反論及び抗弁を除くよう、避ける言い方の例を文例に添える", "Add wording to avoid to the texts of %q, so that none argues back"},
		"unconfirmed-asserted":       {"「%s」の文案で、確認した事実と確認中のことを分けて書く練習をする", "Practise keeping what is confirmed apart from what is not in the text of %q"},
		"unkept-promise":             {"「%s」で約束した時刻を全員に見える所に掲げ、答える担当を決める", "Put up the time promised by %q where all can see it, and settle who answers"},
		"missed-report-target":       {"「%s」の連絡先と順番を見直し、連絡する担当を決める", "Review whom to call in %q and in what order, and settle who calls"},
		"unfilled-placeholder":       {"「%s」の文案の空欄を、発信の前に別の者が読み上げて確かめる", "Have somebody else read the text of %q aloud before it goes out, to find its blanks"},
	},
	Undone:      Text{"「%s」を実施しなかった理由を確かめ、担当と手順を見直す", "Find out why %q was not done, and review who does it and how"},
	OtherAnswer: Text{"「%s」の判断の目安を、手順書と照らして確かめる", "Go through what %q is judged by, with the playbook at hand"},
	Impossible:  Text{"「%s」を実施できなかった原因を除くか、代わりの手段を決める", "Remove what kept %q from being done, or settle what to do instead"},
	Late:        Text{"「%s」を%d分以内に行えるよう、準備と役割分担を見直す", "Review preparation and roles so that %q is done within %d minutes"},
	Text:        Text{"発信文の確認に「%s」を加え、発信の前に確かめる", "Add %q to what is checked before a text goes out"},
	Rating:      Text{"目的「%s」を、次の訓練でも取り上げる", "Take the objective %q up again in the next drill"},

	Head:               Text{"改善事項の案（採用するまで改善計画に入りません）", "Proposed improvements (none is in the plan until accepted)"},
	About:              Text{"採用する: dandori drill improve %s --accept 番号 --owner 担当課 --due 期限\n採用しない: dandori drill improve %s --decline 番号", "to accept one: dandori drill improve %s --accept NUMBER --owner SECTION --due DAY\nto turn one down: dandori drill improve %s --decline NUMBER"},
	Line:               Text{"案%d  %s", "proposal %d  %s"},
	AcceptFlag:         Text{"改善計画に入れる案の番号", "the number of the proposal to put into the plan"},
	DeclineFlag:        Text{"採用しない案の番号", "the number of the proposal to turn down"},
	NoSuchProposal:     Text{"改善事項の案「%s」はありません", "there is no proposal %q"},
	NoSuchProposalHint: Text{"番号は dandori drill improve %s で確かめられます", "dandori drill improve %s shows the numbers"},
	OneOfThese:         Text{"--accept、--decline 及び --number は一つだけ指定してください", "take one of --accept, --decline and --number"},
	TurnedDown:         Text{"改善事項の案を採用しなかった: %s", "proposed improvement turned down: %s"},
	PaperHead:          Text{"改善事項の案", "Proposed improvements"},
	PaperAbout:         Text{"記録から導いた案です。採用した事項ではありません。", "They follow from the log. None has been accepted."},
	NoPlan:             Text{"採用した改善事項はまだありません。次の表に書き入れてください。", "No improvement has been accepted yet; the table is for them."},
	Considered:         Text{"この案は、すでに改善事項 %d「%s」として改善計画に入っています", "this proposal is in the plan already, as improvement %d: %s"},
	ConsideredHint:     Text{"変えるときは、dandori drill improve %s --number %d に --owner、--due 又は --remove を付けてください", "to change it: dandori drill improve %s --number %d with --owner, --due or --remove"},

	TurnedDownBefore:     Text{"この案は、すでに採用しないことにしたか、改善計画から除きました", "this proposal was turned down, or taken out of the plan, already"},
	TurnedDownBeforeHint: Text{"改めて改善計画に入れるときは、dandori drill improve %s \"改善の内容\" で書き入れてください", "to put it into the plan after all, write it: dandori drill improve %s \"WHAT TO IMPROVE\""},
	LineTaken:            Text{"案%d（採用済み: 改善事項 %d）  %s", "proposal %d (accepted as improvement %d)  %s"},
	LineGone:             Text{"案%d（不採用）  %s", "proposal %d (turned down)  %s"},
	LineRemoved:          Text{"案%d（改善計画から除いた）  %s", "proposal %d (taken out of the plan)  %s"},
	NotBeforeEnd:         Text{"改善事項の案は、訓練を終えると示します: dandori drill end %s", "improvements are proposed once the drill is ended: dandori drill end %s"},
}
