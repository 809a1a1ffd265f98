package lang

// Approval holds what is said of who approves: the post that the office's rules name,
// and any other.
var Approval = struct {
	WithPost                 Text // name, post
	HoldOtherPost            Text // act, name with post, who the rules name
	WhichPost, WhichPostHint Text
	PostFlag                 Text
	OtherPost                Text // of an entry: who the rules name
	FormPost                 Text
	FormOther, FormOtherPost Text
	Deputy                   Text // post, whose
	TextOtherPost            Text
	Objection                Text // name with post, reason
	OverridesBack            Text // gates
	OverrideBack             Text // step, gates
	BlanksLeft               Text // how many
	NotWritten               Text
	NameUnknown, PostUnknown Text
	UnknownHint              Text
}{
	WithPost:      Text{"%s（%s）", "%s (%s)"},
	HoldOtherPost: Text{"%sを%sが承認しましたが、定めの承認者（%s）ではありません", "%s was approved by %s, who is not whom the rules name (%s)"},
	WhichPost:     Text{"%sの職が分かりません。定めの承認者: %s", "the post of %s is not known; the rules name: %s"},
	WhichPostHint: Text{"承認した人の職を書いてください（--post。定めの承認者と代理: %s）。ほかの職のときは、その職を書いて記録し、関門を名前と理由を付けて越えます", "say what the approver is (--post; named by the rules, with deputies: %s); of any other post record that, then override with a name and a reason"},
	PostFlag:      Text{"承認した人の職（定めの承認者か代理。ほかの職では関門は開かない）", "the approver's post: as the rules name it, or a deputy's"},
	OtherPost:     Text{"定めの承認者（%s）ではない", "not whom the rules name (%s)"},
	FormPost:      Text{"承認者の職", "The approver's post"},
	FormOther:     Text{"上のどれでもない（記録するが、関門は開かない）", "none of these (recorded, but the gate stays closed)"},
	FormOtherPost: Text{"その職", "Which post"},
	Deputy:        Text{"%s（%sの代理）", "%s (deputy of %s)"},
	TextOtherPost: Text{"承認者が定めと違う", "approved by another post"},
	Objection:     Text{"%sは不承認（定めの承認者でないため、関門は開いたまま。理由: %s）", "%s refused it, of no effect: not whom the rules name (reason: %s)"},
	OverridesBack: Text{"越えた関門も、再び止める: %s", "the gates that were overridden hold again: %s"},
	OverrideBack:  Text{"関門を越える記録の取消し: %s（%s）", "override taken back: %s (%s)"},
	NameUnknown:   Text{"承認・不承認をした人が不明では、承認・不承認になりません", "nothing is approved or refused as long as nobody knows by whom"},
	PostUnknown:   Text{"その人の職が不明では、承認・不承認になりません", "nothing is approved or refused as long as nobody knows their post"},
	UnknownHint:   Text{"分かるまでは、承認・不承認として記録できません。聞いたことはメモに書いておけます", "until it is known there is nothing to record as approved or refused; a note can hold what was heard"},
	NotWritten:    Text{"文案は未作成です。書くと、改めて承認が要ります", "the text is not written yet; once it is, it has to be approved anew"},
	BlanksLeft:    Text{"文案に未記入の箇所が %d か所あります。書き入れると、この承認は無効になり、改めて要ります", "the text has %d blank(s); once they are filled in, this approval is void and has to be asked for again"},
}

// ApprovalPaper holds the words of the table of approvals in the incident report.
var ApprovalPaper = struct {
	Title, What, Words, Approver, Post, Why, Recorder Text
	Given, Refused, OtherPost, Open, Later            Text
	GivenBack, RefusalBack                            Text // entry
	OtherRefused, Without                             Text
	LaterFor                                          Text // acts
	Draft                                             Text // entry
	DraftBy                                           Text // entry, author, time
}{
	Title:        Text{"承認の経過", "Approvals asked for, given and refused"},
	What:         Text{"対象", "Of what"},
	Words:        Text{"見た文案", "The words put to them"},
	Approver:     Text{"承認者", "Approver"},
	Post:         Text{"職", "Post"},
	Why:          Text{"理由など", "Reason and remarks"},
	Recorder:     Text{"記録した者", "Written down by"},
	Given:        Text{"承認", "approved"},
	Refused:      Text{"不承認", "refused"},
	GivenBack:    Text{"承認（後に取消し、記録 %d）", "approved, taken back later (entry %d)"},
	RefusalBack:  Text{"不承認（後に取消し、記録 %d）", "refused, taken back later (entry %d)"},
	OtherPost:    Text{"定めの承認者でない者の承認（効力なし）", "approved by another post than the rules name; of no effect"},
	OtherRefused: Text{"定めの承認者でない者の不承認（効力なし）", "refused by another post than the rules name; of no effect"},
	LaterFor:     Text{"%sは後の記録に置き換わった", "replaced by a later answer for: %s"},
	Open:         Text{"承認の記録なし", "no approval on record"},
	Without:      Text{"関門を越えて進めた", "went ahead without approval"},
	Later:        Text{"後の記録に置き換わった", "replaced by a later answer"},
	Draft:        Text{"文案（記録 %d）", "draft (entry %d)"},
	DraftBy:      Text{"文案（記録 %d、%s、%s）", "draft (entry %d, %s, %s)"},
}
