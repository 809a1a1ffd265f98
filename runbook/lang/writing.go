package lang

// Writing holds what the commands say of facts, consultations and prepared texts.
var Writing = struct {
	FactHelp, ConsultHelp, TextHelp, TextListHelp, TextShowHelp, TextWriteHelp, TextCopyHelp CommandHelp

	// Flags.
	CertaintyFlag, AboutFlag, FactFromFlag, ReplacesFlag, RoleFlag, ConsultWithFlag, ConsultNoteFlag                                                             Text
	TextSetFlag, TextInFlag, BodyFlag, BodyFileFlag, WithFlag, NoWords, MayRepeat, AgainFlag, ActFlag, GateFlag, DraftFlag, ApproverFlag, DecidedByFlag, ViaFlag Text

	// Facts and consultations.
	NoFacts, FactLine, NotConsulted Text // certainty, title, text, entry

	// How far a text has come.
	TextNone, TextOpen, TextHeld, TextUnapproved, TextReady, TextPublished                                   Text
	HeadEnding, HeadFacts, HeadDrafts, KindWas, MustBy, StepWith, GateAdvice, GateDone, GateHeld, GateExempt Text
	DoneOutside, StepClauses, StepSee, StepRules, StepContacts, ContactLine, ContactTried                    Text
	StepHandoff, StepForm, StepChannel, StepText, StepPage, PageNoAccount, EditPost                          Text
	TextLine, DraftLine                                                                                      Text

	// A text filled in.
	BlankLine, FindingLine, Warns, Holds, TextCopied                  Text
	CopiedDraft, DraftHint, FinalFlag, NotToPublish, NotToPublishHint Text

	// What is wrong.
	BadTextSet, BadTextSetHint, NoTexts, NoSuchText, OneBody, NoDraft, NoDraftHint, NotFinal, NoSuchAct Text
}{
	FactHelp: CommandHelp{
		Short:   Text{"事実を、確度（確認済み・推定・未確認）と共に記録する", "record a fact and how sure it is"},
		Long:    Text{"分かったことを、確度を付けて記録します。TEXT を省くと、今の事実の一覧を示します。\n原因など手順書にある事実は --about で示します。後の時点の記録が前の記録に代わり、前の記録も残ります。\n前の時点のもので置き換えるときは --replaces で示します。未確認の原因を断定する文案は、確認済みになるまで止められます。", "Records what is known, with its certainty; without TEXT it lists the facts as they stand.\n--about names a fact of the playbooks, such as the cause; one of a later time takes the\nplace of the other, which stays in the log; --replaces puts one of an earlier time there.\nA text that asserts an unconfirmed cause is held."},
		Example: Text{"dandori fact INC-20261122-01 誤操作とみられる --about 原因 --certainty 推定\ndandori fact INC-20261122-01", "dandori fact INC-20261122-01 'a slip, it seems' --about cause --certainty estimated\ndandori fact INC-20261122-01"},
	},
	ConsultHelp: CommandHelp{
		Short:   Text{"協議したことを記録する", "record a consultation"},
		Long:    Text{"組織の規程が発信の前に協議を求めるとき、誰と協議したかを記録します。\n協議先が一つだけなら --role は省けます。", "Where the office's rules ask for a consultation before publishing, records who was consulted.\n--role can be left out when only one is to be consulted."},
		Example: Text{"dandori consult INC-20261122-01 notify-website --role 広報 --with 広報課長 --means 電話 --note 異議なし", "dandori consult INC-20261122-01 notify-website --role pr --with 'head of PR' --means phone --note 'no objection'"},
	},
	TextHelp: CommandHelp{
		Short:   Text{"文案を作り、確かめ、取り出す", "draft, check and take out texts"},
		Long:    Text{"手順書に付いた文例から文案を作ります。空欄は記録にあることだけで埋まり、残りは --set で書きます。\n空欄の残る文案は、取り出せません。承認の前は【案・未承認】、訓練では【訓練】が付きます。", "Makes drafts from the prepared texts of the playbooks. Blanks are filled from the log only; write\nthe rest with --set. A draft with an open blank cannot be taken out; before approval it is\nstamped as a draft, in a drill as a drill."},
		Example: Text{"dandori text list INC-20261122-01\ndandori text show INC-20261122-01 notify-website", "dandori text list INC-20261122-01\ndandori text show INC-20261122-01 notify-website"},
	},
	TextListHelp: CommandHelp{
		Short:   Text{"文例の一覧を表示する", "list the prepared texts"},
		Long:    Text{"使える文例を全て並べます。ID を付けると、その事案の手順に付いた文例と、文案がどこまで進んだかを示します。", "Lists every prepared text; with an ID, those of the incident's steps and how far each has come."},
		Example: Text{"dandori text list\ndandori text list INC-20261122-01", "dandori text list\ndandori text list INC-20261122-01"},
	},
	TextShowHelp: CommandHelp{
		Short:   Text{"文例を、記録にあることで埋めて表示する", "show a prepared text filled in from the log"},
		Long:    Text{"手順の文例を、記録と組織プロファイルにあることだけで埋めて表示します。何も記録しません。\n空欄、規則に触れる言葉、文字数も示します。TEXT を省くと、その手順の最初の文例です。", "Shows a prepared text of a step, filled in from the log and the profile and nothing else; records\nnothing. Says which blanks are open, which words offend a rule, and how long it is. Without TEXT\nit is the step's first."},
		Example: Text{"dandori text show INC-20261122-01 notify-website\ndandori text show INC-20261122-01 notify-other-accounts short --set url=https://www.example.lg.jp/", "dandori text show INC-20261122-01 notify-website\ndandori text show INC-20261122-01 notify-other-accounts short --set url=https://www.example.lg.jp/"},
	},
	TextWriteHelp: CommandHelp{
		Short:   Text{"文案を記録する", "record a draft"},
		Long:    Text{"文例を埋めた文案、又は自分の言葉（--body、--body-file）の文案を記録します。\n書き直すと新しい文案が前の文案に代わり、前の承認は無効になります。", "Records a draft: a prepared text filled in, or words of your own (--body, --body-file).\nA new draft takes the place of the one before, and what was approved is not approved any more."},
		Example: Text{"dandori text write INC-20261122-01 notify-website page --set effect=なし --set tel=0000-00-0000\ndandori text write INC-20261122-01 notify-website --body-file 文案.txt", "dandori text write INC-20261122-01 notify-website page --set effect=none --set tel=0000-00-0000\ndandori text write INC-20261122-01 notify-website --body-file draft.txt"},
	},
	TextCopyHelp: CommandHelp{
		Short:   Text{"文案を、発信用又は承認用に取り出す", "take out a text to publish it or have it approved"},
		Long:    Text{"手順の今の文案を、画面又はファイルに出します。空欄が残っていれば出しません。\n承認の前は、承認を得るための案として【案・未承認】が、訓練では【訓練】が付きます。\n--final は、発信できる文だけを出します。プログラムは発信しません。", "Prints the step's draft, or writes it to a file; not while a blank is open. Before approval it\nis stamped as a draft, to have it approved, in a drill as a drill. --final gives only what can\nbe published. The program itself publishes nothing."},
		Example: Text{"dandori text copy INC-20261122-01 notify-website -o 公式サイト.txt", "dandori text copy INC-20261122-01 notify-website -o website.txt"},
	},

	CertaintyFlag:   Text{"確度（確認済み、推定、未確認）", "how sure it is"},
	AboutFlag:       Text{"どの事実か（原因など）", "which fact of the playbooks, such as cause"},
	FactFromFlag:    Text{"誰から、又は何に基づくか", "who says so, or on what it rests"},
	ReplacesFlag:    Text{"置き換える事実の記録の番号", "the entry of the fact it replaces"},
	RoleFlag:        Text{"協議先の役割", "the role that was consulted"},
	ConsultWithFlag: Text{"協議した相手の名前", "the person who was consulted"},
	ConsultNoteFlag: Text{"協議の内容", "what they said"},
	TextSetFlag:     Text{"空欄を埋める（繰り返せる）", "fill a blank (may be repeated)"},
	TextInFlag:      Text{"文の言語", "language of the text"},
	BodyFlag:        Text{"自分の言葉の文案", "the draft in your own words"},
	BodyFileFlag:    Text{"文案のファイル（UTF-8）", "file with the draft (UTF-8)"},
	WithFlag:        Text{"相談して決めた相手の名前", "with whom it was decided"},
	NoWords:         Text{"発信した文【未記入】　text write で書いておく", "published words: [not on record]; write them with text write"},
	MayRepeat:       Text{"もう一度行ったときは、do（報告は report）--again で記録できる", "if it is done once more, record that with do (a report: report) --again"},
	AgainFlag:       Text{"繰り返す手順を、もう一度行ったと記録する", "of a step that repeats: it was done once more"},
	GateFlag:        Text{"越える関門（二つ以上あるとき。繰り返し可）", "the gate, where several are closed; may be repeated"},
	ApproverFlag:    Text{"承認した人の名前（省けない）", "who approved (required)"},
	DecidedByFlag:   Text{"進めると決めた人の名前（省けない）", "who decided to go on (required)"},
	DraftFlag:       Text{"承認者が見た文案の記録番号", "the entry of the draft that the approver saw"},
	ActFlag:         Text{"承認の対象（公開、修正、削除など。省くと全て）", "the act (publish, edit, delete …; all when left out)"},
	ViaFlag:         Text{"応対した代理の者", "the deputy who was called"},

	NoFacts:      Text{"事実は、まだ記録されていません。", "No fact is recorded yet."},
	FactLine:     Text{"【%s】%s: %s（記録 %d）", "[%s] %s: %s (entry %d)"},
	NotConsulted: Text{"「%s」は、この手順の協議先ではありません", "%q is not to be consulted on this step"},

	TextNone:       Text{"未作成", "not drafted"},
	TextOpen:       Text{"未記入あり", "blanks open"},
	TextHeld:       Text{"未確認の断定あり", "asserts what is not confirmed"},
	TextUnapproved: Text{"承認待ち", "not approved"},
	TextReady:      Text{"発信できる", "ready"},
	TextPublished:  Text{"発信済み", "published"},
	HeadEnding:     Text{"アカウントの扱い", "the account"},
	HeadFacts:      Text{"事実と確度", "Facts and how sure they are"},
	HeadDrafts:     Text{"文案", "Texts"},
	KindWas:        Text{"種別の変遷: %s %s%s（記録 %d）", "kinds from %s: %s%s (entry %d)"},
	MustBy:         Text{"%s %s %s", "%s %s %s"},
	StepWith:       Text{"相談して決めた相手: %s", "decided with: %s"},
	GateAdvice:     Text{"参考: %s（%s）", "for reference: %s (%s)"},
	GateDone:       Text{"関門: %s（%s、記録 %d）", "gate: %s (%s, entry %d)"},
	GateExempt:     Text{"%sに許可は要らない（%s）", "%s needs no permission (%s)"},
	GateHeld:       Text{"関門: %s（%s）", "gate: %s (%s)"},
	DoneOutside:    Text{"外部の者が行う（%s）", "done by somebody outside the office (%s)"},
	StepClauses:    Text{"根拠の条項（要旨）", "Clauses (gist)"},
	StepSee:        Text{"関連する条項（この手順を求めるものではない）", "Related clauses (they do not ask for this step)"},
	StepRules:      Text{"守ること", "Keep in mind"},
	StepContacts:   Text{"連絡先: %s", "Whom to call: %s"},
	ContactLine:    Text{"%s  昼 %s  夜 %s", "%s  day %s  night %s"},
	ContactTried:   Text{"つながらず %d 回", "tried in vain %d times"},
	StepHandoff:    Text{"引き継ぐ規程: %s %s", "hands over to: %s %s"},
	StepForm:       Text{"様式: %s", "form: %s"},
	StepChannel:    Text{"媒体: %s", "channel: %s"},
	StepText:       Text{"文例: %s %s", "prepared text: %s %s"},
	StepPage:       Text{"%s の窓口（%s）", "Page of %s (%s)"},
	PageNoAccount:  Text{"運営会社の窓口: 対象のアカウントがプロファイルにないため、示せません", "page of the platform: the account is not one of the profile"},
	EditPost:       Text{"%s の投稿の修正: %s（%s）", "editing a post on %s: %s (%s)"},
	TextLine:       Text{"【%s】%s（%s）", "[%s] %s (%s)"},
	DraftLine:      Text{"【%s】%s（記録 %d、%s、%s）", "[%s] %s (entry %d, %s, %s)"},

	BlankLine:        Text{"空欄 %s（%s）: %s", "blank %s (%s): %s"},
	FindingLine:      Text{"%s %d 行目「%s」: %s", "%s line %d “%s”: %s"},
	Warns:            Text{"注意", "note"},
	Holds:            Text{"止める", "held"},
	CopiedDraft:      Text{"%s に、承認を得るための案を書き出しました。このままでは発信できません。", "Written to %s, to have it approved: it must not go out as it is."},
	DraftHint:        Text{"承認を得るための案です。発信用の文は、関門が全て済んでから取り出せます（text show で確かめられます）", "this is to have it approved; the text to publish can be taken out once every gate is open (see text show)"},
	FinalFlag:        Text{"発信できる文だけを出す", "only if it can be published as it is"},
	NotToPublish:     Text{"「%s」の文案は、まだ発信できません", "the text of “%s” cannot be published yet"},
	NotToPublishHint: Text{"承認を得るために取り出すときは、--final を付けずに実行してください", "leave --final out to take it out for approval"},
	TextCopied:       Text{"%s に書き出しました。発信は、各サービスの画面で行ってください。", "Written to %s. Publish it on the service itself."},

	BadTextSet:     Text{"--set %s は「空欄=値」の形ではありません", "--set %s is not of the form BLANK=VALUE"},
	BadTextSetHint: Text{"空欄は dandori text show で確かめられます", "dandori text show lists the blanks"},
	NoTexts:        Text{"「%s」に文例はありません", "“%s” has no prepared text"},
	NoSuchText:     Text{"文例「%s」は、この手順にありません", "this step has no prepared text %q"},
	OneBody:        Text{"--body と --body-file は、一緒に使えません", "--body and --body-file cannot be used together"},
	NoDraft:        Text{"「%s」の文案は、まだありません", "“%s” has no draft yet"},
	NoDraftHint:    Text{"dandori text write で作ってください", "make one with dandori text write"},
	NoSuchAct:      Text{"承認の対象「%s」はありません", "there is no act %q"},
	NotFinal:       Text{"文案に未記入の箇所があります（%s）", "the draft still has blanks (%s)"},
}
