package lang

// consoleGates are the sentences about what holds a step and what opens it: the
// gates, their marks and forms, facts, and what stands beside a step.
type consoleGates struct {
	MarkOrder, MarkText, MarkConsult, LegendOrder, LegendText, LegendConsult                Text
	GateHeld, GateAlso, GateAhead, GateAdvice, AdviceOrder, GateTwoPersons, GateConsulted   Text
	GateOrderKey, GateTextKey, GateConsultKey, OfferFirst, OfferText                        Text
	OfferConsult, MainFirst, MainText, MainConsult, FirstHere                               Text
	OutsideMark, LabelChannel, LabelHandoff, LabelForm, LabelPage, LabelNeeds               Text
	LabelEditPost, LabelGloss, LabelGlossOthers, InBrackets, TextIs, LabelSee               Text
	PageNoAccount, PageUnknown, PageSure, EditPost                                          Text
	ApproveActs, ApproveAct, ApproveText, ConsultRole, FormConsult                          Text
	ButtonConsult, ConsultFor, ConsultIntro, ConsultWhom, ConsultWith                       Text
	ConsultWithHint, ConsultText, OverrideGate, OverrideWhich, DecidedWith, DecidedWithHint Text
	AsOfNumber, AsOfHint, ReportVia, ContactLine, ContactTried, OtherContact                Text
	Deputy, AttemptVia, MeansForm, GateExempt, LabelContacts, ContactOf, DeputiesUnset      Text
	FactEarlier, FactStands, FactReplaced                                                   Text
	FormFact, ButtonFact, FactIntro, FactWhich, FactNow, FactOther, FactText                Text
	FactTextHint, FactCertainty, FactFrom, FactFromHint                                     Text
	CertaintyMeans                                                                          map[string]Text
	HelpConsult, HelpFact, HelpTexts, HelpOverview, BarTexts, BarFact, BarAmend, BarCheck   Text
}

var consoleGateTexts = consoleGates{
	MarkOrder:        Text{"順 ", " O "},
	MarkText:         Text{"文 ", " T "},
	MarkConsult:      Text{"協 ", " C "},
	LegendOrder:      Text{"先に済ませる手順があるので止められている", "held: something else comes first"},
	LegendText:       Text{"文案に未記入や未確認の断定があるので止められている", "held: its text has a blank or an unconfirmed claim"},
	LegendConsult:    Text{"協議が済んでいないので止められている", "held: somebody is to be consulted"},
	GateHeld:         Text{"止められています: %s［%s］", "held: %s [%s]"},
	GateAhead:        Text{"関門: %s［%s］", "gate: %s [%s]"},
	GateAlso:         Text{"ほかに: %s［%s］", "also: %s [%s]"},
	GateAdvice:       Text{"参考（止めません）: %s［%s］", "for reference, not held: %s [%s]"},
	AdviceOrder:      Text{"先に%sを済ませる", "%s first"},
	GateTwoPersons:   Text{"一人では決められません。相談して決めた相手を書きます［%s］", "one person alone cannot decide it; name the person you decide it with [%s]"},
	GateExempt:       Text{"%sに許可は要らない［%s］", "%s needs no permission [%s]"},
	GateConsulted:    Text{"協議済み（%s）: %s（記録 %d）", "consulted %s: %s (entry %d)"},
	GateOrderKey:     Text{"Enter 先の手順へ   o 関門を越えて進める", "Enter goes to what comes first   o overrides"},
	GateTextKey:      Text{"Enter 文案を直す   o 関門を越えて進める", "Enter opens the text   o overrides"},
	GateConsultKey:   Text{"Enter 協議を記録する   o 関門を越えて進める", "Enter records the consultation   o overrides"},
	OfferFirst:       Text{"先の手順へ移る", "Go to what comes first"},
	OfferText:        Text{"文案を直す", "Open the text"},
	OfferConsult:     Text{"協議を記録する", "Record the consultation"},
	MainFirst:        Text{"先の手順へ", "what comes first"},
	MainText:         Text{"文案を直す", "open the text"},
	MainConsult:      Text{"協議を記録", "record the consultation"},
	FirstHere:        Text{"これが「%s」より先です", "this comes before %s"},
	LabelContacts:    Text{"連絡先（「%s」）", "Whom to call (%s)"},
	ContactOf:        Text{"%s: %s", "%s: %s"},
	DeputiesUnset:    Text{"代理は【未設定】です", "deputies [not set]"},
	OutsideMark:      Text{"【外部】", " [outside]"},
	LabelChannel:     Text{"媒体", "Channel"},
	LabelHandoff:     Text{"引継ぎ先", "Hand over"},
	LabelForm:        Text{"様式", "Form"},
	LabelPage:        Text{"窓口", "Page"},
	LabelNeeds:       Text{"求められること（%s）", "What it asks for (%s)"},
	LabelEditPost:    Text{"投稿の修正", "Editing a post"},
	LabelGloss:       Text{"規程の内容", "What the rules ask"},
	LabelGlossOthers: Text{"参考: 他の自治体の規程", "Other offices, for reference"},
	LabelSee:         Text{"関連: %s", "See also: %s"},
	InBrackets:       Text{"［%s］", " [%s]"},
	TextIs:           Text{"%s（t で開く）", "%s (t opens it)"},
	PageNoAccount:    Text{"【未設定】どのサービスか分かりません（w でアカウントを書く）", "[not set] the platform is not known (w names the account)"},
	PageUnknown:      Text{"%s のどこを使うかは未確認です。サイトで確かめてください", "%s: where to go is not known; look on its site"},
	PageSure:         Text{"%s。%s", "%s. %s"},
	EditPost:         Text{"%s（%s）", "%s (%s)"},
	ApproveActs:      Text{"承認の対象", "Acts"},
	ApproveAct:       Text{"%s（承認者 %s）［%s］", "%s (by %s) [%s]"},
	ApproveText:      Text{"対象の文案: 記録 %d", "the text in question: entry %d"},
	ConsultRole:      Text{"協議先", "Consulted"},
	FormConsult:      Text{"協議を記録する", "Record a consultation"},
	ButtonConsult:    Text{"協議を記録する", "Record the consultation"},
	ConsultFor:       Text{"%sの前に協議する［%s］", "before %s [%s]"},
	ConsultIntro:     Text{"誰と、何を話したかを書きます。承認は別に記録します。", "Write with whom you spoke and what was said. The approval is recorded apart."},
	ConsultWhom:      Text{"協議先: %s　%s", "to be consulted: %s, %s"},
	ConsultWith:      Text{"相手の名前", "With whom"},
	ConsultWithHint:  Text{"話した人の名前", "the name of the person"},
	ConsultText:      Text{"相手の意見", "What they said"},
	OverrideWhich:    Text{"越える関門", "Gates to override"},
	OverrideGate:     Text{"・%s［%s］", "- %s [%s]"},
	DecidedWith:      Text{"相談して決めた相手", "Decided with"},
	DecidedWithHint:  Text{"決めた人とは別の人の名前", "the name of somebody else"},
	AsOfNumber:       Text{"いつ時点の数か", "Number as of"},
	AsOfHint:         Text{"空欄なら、記録する時刻", "blank: the time of the entry"},
	ReportVia:        Text{"誰に掛けたか", "Who was called"},
	ContactLine:      Text{"%s　%s", "%s: %s"},
	ContactTried:     Text{"%s（つながらず %d 回）", "%s (no answer so far: %d)"},
	OtherContact:     Text{"そのほかの人（名前を書く）", "somebody else (write the name)"},
	Deputy:           Text{"代理%d %s", "deputy %d, %s"},
	MeansForm:        Text{"様式・サイト", "form or site"},
	AttemptVia:       Text{"%s（応対 %s）", "%s (through %s)"},
	FormFact:         Text{"事実を記録する", "State a fact"},
	ButtonFact:       Text{"事実を記録する", "Record the fact"},
	FactIntro:        Text{"分かったことを、どこまで確かかとともに書きます。前の記録は残ります。", "Write what is known and how sure it is. What was stated before stays in the log."},
	FactWhich:        Text{"何についてか", "About"},
	FactNow:          Text{"%s【%s】", "%s [%s]"},
	FactEarlier:      Text{"記録済みのものより前の時点です", "It is of an earlier time than what is on record"},
	FactStands:       Text{"記録済みのものが、後の時点の事実として残る", "what is on record stands, as of the later time"},
	FactReplaced:     Text{"記録済みのものは誤りなので、これに置き換える", "what is on record is wrong, and this takes its place"},
	FactOther:        Text{"ほかのこと", "something else"},
	FactText:         Text{"内容", "What is known"},
	FactTextHint:     Text{"確かめたことだけを。推測は「推定」と選ぶ", "what was found out; a guess is marked as estimated"},
	FactCertainty:    Text{"確度", "How sure"},
	FactFrom:         Text{"情報の元", "From whom"},
	FactFromHint:     Text{"誰の話か、何で確かめたか", "who says so, or how it was checked"},
	CertaintyMeans: map[string]Text{
		"confirmed":   {"記録や本人などで確かめた", "checked against a record or with the person"},
		"estimated":   {"根拠はあるが、まだ確かめていない", "there are grounds, but nobody has checked"},
		"unconfirmed": {"話があるだけ", "only said so far"},
	},
	HelpConsult:  Text{"協議を記録する", "record a consultation"},
	HelpFact:     Text{"事実を記録する（確認済み・推定・未確認）", "state a fact (confirmed, estimated, unconfirmed)"},
	HelpTexts:    Text{"文案の一覧", "the texts to publish"},
	HelpOverview: Text{"事案の概要（事実、アカウント、使っているファイル）", "the incident as a whole (facts, account, files)"},
	BarTexts:     Text{"文案", "texts"},
	BarFact:      Text{"事実を記録", "state a fact"},
	BarAmend:     Text{"書き足す", "add facts"},
	BarCheck:     Text{"点検を記録", "record a check"},
}
