package lang

// Engine holds what the engine answers when it refuses an intent: what is wrong,
// and what would help.
var Engine = struct {
	NotOpen, NotOpenHint                         Text
	ClosedIncident, ClosedHint                   Text
	NoSuchStep, NoSuchStepHint                   Text
	DidYouMean                                   Text // name
	AmbiguousStep, AmbiguousStepHint             Text
	AlreadyDone, AlreadyDoneHint                 Text
	Held, HeldHint                               Text
	HoldApproval, HoldApprovalRefused            Text
	HoldEvidence, HoldQuestion                   Text
	HoldApprovalOutdated, HoldOrder              Text
	HoldText, HoldClaim, HoldConsult             Text
	HoldTwoPersons                               Text
	DoApproval, DoEvidence, DoQuestion           Text
	DoOrder, DoText, DoConsult                   Text
	DoTwoPersons                                 Text
	NoSuchAct, ActHint                           Text
	NothingToConsult                             Text
	NotConsulted, ConsultHint                    Text
	WithMissing, WithHint                        Text
	BadCertainty, CertaintyHint                  Text
	NoSuchFact, FactHint                         Text
	NoFactEntry, NoFactEntryHint                 Text
	BadLanguage, BadLanguageHint                 Text
	NoSuchBlank, BlankHint                       Text
	NoSuchForm, FormHint, NoForms                Text
	MarksLeft                                    Text
	OwnDraft, OwnDraftHint                       Text
	BeforeDraft, BeforeDraftHint                 Text
	DraftChanged, DraftChangedHint               Text
	OwnAnswer, OwnAnswerHint                     Text
	AgainHint, AnotherHint                       Text
	OtherOffice                                  Text
	WhichGate, WhichGateHint, NoSuchGate         Text
	KindsSince, KindsSinceHint                   Text
	StepsOpenMust, QuestionsOpen, QuestionsLeft  Text
	ReasonMissing, ReasonHint                    Text
	TextMissing, TextHint                        Text
	TextTooLong, TextTooLongHint                 Text
	NotUTF8, NotUTF8Hint                         Text
	Future, FutureHint, PaperTime, PaperTimeHint Text
	NoChoice, ChoiceHint                         Text
	NotADecision, NotADecisionHint               Text
	OneChoice, OneChoiceHint                     Text
	NoSuchOption                                 Text
	OptionNotOffered, OptionHint                 Text
	NoSuchField, FieldHint                       Text
	NoFields                                     Text
	FieldMissing, FieldMissingHint               Text
	FieldKey                                     Text // what to do, and the id of the field
	BadNumber, BadNumberHint                     Text
	BadTime, BadTimeHint                         Text
	BadYesNo, BadYesNoHint                       Text
	NoSuchItem, ItemHint                         Text
	NoItems                                      Text
	ItemDone                                     Text
	Receipts, ReceiptsHint                       Text
	NotAReport, NotAReportHint                   Text
	NoTarget, NoTargetHint                       Text
	NotAWatch, NotAWatchHint                     Text
	NothingToReopen, NothingHint                 Text
	NothingToApprove                             Text
	NothingToOverride                            Text
	SamePerson, SamePersonHint                   Text
	NoSuchEntry, NoSuchEntryHint                 Text
	NoSuchQuestion, NoSuchQuestionHint           Text
	NoSuchKind, KindsHint                        Text
	NoKinds, SameKinds                           Text
	PromisesOpen, PromisesHint                   Text
	StepsOpen, StepsUnknown, StepsOpenHint       Text
	NotClosed                                    Text
	DrillOver, DrillOverHint                     Text
	NameMissing, NameMissingHint                 Text
	NotStarted, NotStartedHint                   Text
	PinsBroken, PinsBrokenHint                   Text
	TimeUnreadable                               Text
	NameTarget                                   Text
	NotTogether, NotTogetherHint                 Text
	PastPromise, PastPromiseHint                 Text
	DetectedFirst, DetectedFirstHint             Text
	PinsTooBig                                   Text
	FileTooBig, FileTooBigHint                   Text
	Secret, SecretHint                           Text
}{
	NotOpen:     Text{"この事案は、まだ始まっていません", "this incident has not begun"},
	NotOpenHint: Text{"事案を始めてから記録してください", "start the incident first"},

	ClosedIncident: Text{"この事案は終結しています", "this incident is closed"},
	ClosedHint:     Text{"続けるときは、理由を付けて再開してください。メモ、証拠、訂正は終結後も記録できます", "to go on, reopen it with a reason; notes, evidence and corrections can still be added"},

	NoSuchStep:        Text{"手順「%s」はありません", "there is no step %q"},
	NoSuchStepHint:    Text{"手順の一覧は dandori show ID で確かめられます", "dandori show ID lists the steps"},
	DidYouMean:        Text{"「%s」のことですか", "did you mean %q?"},
	AmbiguousStep:     Text{"手順「%s」は複数の手順書にあります: %s", "step %q is in several playbooks: %s"},
	AmbiguousStepHint: Text{"「手順書/手順」の形で指定してください", "name it as playbook/step"},

	AlreadyDone:     Text{"「%s」は記録済みです（記録 %d）", "“%s” is already recorded (entry %d)"},
	AlreadyDoneHint: Text{"記録し直すときは、先に取り消してください。元の記録は残ります", "to record it again, undo it first; the earlier entry stays"},

	Held:                 Text{"「%s」は止められています: %s", "“%s” is held: %s"},
	HeldHint:             Text{"%s。関門を越えて進めるときは、名前と理由を記録してください", "%s; to go on against the rule, override with a name and a reason"},
	HoldApproval:         Text{"%sの承認（%s）がまだありません", "%s has not been approved (%s)"},
	HoldApprovalRefused:  Text{"%sを%sが承認しませんでした（%s）", "%s: %s refused approval (%s)"},
	HoldApprovalOutdated: Text{"%sは、%sの承認の後に文案が変わっています", "%s: the text changed after %s approved it"},
	HoldEvidence:         Text{"先に残すべき証拠が、まだ記録されていません", "the evidence that must be kept first is not recorded yet"},
	HoldOrder:            Text{"先に済ませる手順があります（%s）", "something else comes first (%s)"},
	HoldText:             Text{"文案に未記入の箇所があります", "the text still has blanks"},
	HoldClaim:            Text{"文案が、確認していないことを断定しています（%s）", "the text asserts what is not confirmed (%s)"},
	HoldConsult:          Text{"協議（%s）がまだ済んでいません", "%s has not been consulted yet"},
	HoldTwoPersons:       Text{"一人では決められません", "one person alone cannot decide it"},
	HoldQuestion:         Text{"上司への確認に、まだ答えがありません", "a question to the superior is not answered yet"},
	DoApproval:           Text{"承認を得て記録してください", "record the approval"},
	DoEvidence:           Text{"先に証拠を記録してください", "record evidence first"},
	DoQuestion:           Text{"受けた指示を答えとして記録してください", "record the instruction as the answer"},
	DoOrder:              Text{"先の手順を済ませるか、行わないと決めてください", "do that first, or decide against it"},
	DoText:               Text{"空欄を埋めて文案を書き直してください", "fill the blanks and write the text again"},
	DoConsult:            Text{"協議した相手と内容を記録してください", "record whom you consulted and what they said"},
	DoTwoPersons:         Text{"相談して決めた相手の名前を書いてください", "name the person you decided it with"},

	ReasonMissing: Text{"理由がありません", "a reason is missing"},
	ReasonHint:    Text{"後で読む人のために、理由を一言書いてください", "write a word of reason for whoever reads the log"},

	TextMissing:     Text{"内容がありません", "there is nothing to record"},
	TextHint:        Text{"内容を書いてください", "write what is to be recorded"},
	TextTooLong:     Text{"文が長すぎます（%d バイト。上限は %d バイト）", "the text is too long (%d bytes; the limit is %d)"},
	TextTooLongHint: Text{"残りはファイルに保存し、証拠として記録してください", "keep the rest in a file and record it as evidence"},
	NotUTF8:         Text{"読み取れない文字が含まれています", "the text has characters that cannot be read"},
	NotUTF8Hint:     Text{"文字コードを UTF-8 にして入力し直してください", "enter it again as UTF-8"},

	Future:        Text{"時刻 %s は、まだ来ていません", "the time %s has not come yet"},
	PaperTime:     Text{"紙の記録からの転記には、紙にある時刻が必要です", "what is copied from paper needs the time on the paper"},
	PaperTimeHint: Text{"紙に書かれた時刻を、21:40、11/22 21:40 のように書いてください。時刻がなければ、おおよその時刻を書き、その旨を備考に残してください", "give the time on the paper, such as 21:40 or 11/22 21:40; if it has none, give a rough one and say so in the note"},
	FutureHint:    Text{"起きた時刻を書いてください。これからのことはメモに書いてください", "give the time at which it happened; write plans in a note"},

	NoChoice:         Text{"「%s」の答えが選ばれていません", "no answer was chosen for “%s”"},
	ChoiceHint:       Text{"選べる答え: %s", "the answers are: %s"},
	NotADecision:     Text{"「%s」は判断の手順ではありません", "“%s” is not a decision"},
	NotADecisionHint: Text{"答えを選ばずに記録してください", "record it without choosing an answer"},
	OneChoice:        Text{"「%s」の答えは一つだけです", "“%s” takes one answer only"},
	OneChoiceHint:    Text{"一つを選んでください: %s", "choose one of: %s"},
	NoSuchOption:     Text{"「%s」という答えはありません", "there is no answer %q"},
	OptionNotOffered: Text{"答え「%s」は、今の判断の内容では選べません", "the answer %q is not offered after the decisions made so far"},
	OptionHint:       Text{"前の判断を改めるか、別の答えを選んでください: %s", "change the earlier decision or choose another: %s"},

	NoSuchField:      Text{"「%s」という記入欄はありません", "there is no field %q"},
	FieldHint:        Text{"記入欄: %s", "the fields are: %s"},
	NoFields:         Text{"この手順に記入欄はありません", "this step has no fields"},
	FieldKey:         Text{"%s（コマンドでは --set %s=… で書きます）", "%s (as a command: --set %s=…)"},
	FieldMissing:     Text{"「%s」が記入されていません", "%s is not filled in"},
	FieldMissingHint: Text{"分からないときは「不明」と書いてください", "write “unknown” if it is not known"},
	BadNumber:        Text{"「%s」の値「%s」は数ではありません", "%s: %q is not a number"},
	BadNumberHint:    Text{"数字で書いてください（例: 120）", "write it in digits, such as 120"},
	BadTime:          Text{"「%s」の値「%s」は時刻として読めません", "%s: %q is not a time"},
	BadTimeHint:      Text{"21:40、夜9時40分、昨日21:40、11/22 21:40、2026-11-22 21:40、10分前 のように書いてください", "write 21:40, 9:40 pm, yesterday 21:40, 11/22 21:40, 2026-11-22 21:40 or 10 minutes ago"},
	BadYesNo:         Text{"「%s」の値「%s」は、はい・いいえのどちらでもありません", "%s: %q is neither yes nor no"},
	BadYesNoHint:     Text{"「はい」又は「いいえ」と書いてください", "write yes or no"},

	NoSuchItem: Text{"「%s」という項目はありません", "there is no item %q"},
	ItemHint:   Text{"項目: %s", "the items are: %s"},
	NoItems:    Text{"この手順に項目はありません", "this step has no items"},
	ItemDone:   Text{"「%s」は記録済みです", "%q is already recorded"},

	Receipts:       Text{"「%s」は、次の宛先への報告が終わっていません: %s", "“%s” still has to reach: %s"},
	ReceiptsHint:   Text{"宛先ごとに、報告として記録してください", "record a report to each of them"},
	NotAReport:     Text{"「%s」は報告の手順ではありません", "“%s” is not a report"},
	NotAReportHint: Text{"実施として記録するか、メモに書いてください", "record it as done, or write a note"},
	NoTarget:       Text{"報告の宛先がありません", "no one to report to was given"},
	NoTargetHint:   Text{"宛先: %s", "the targets are: %s"},

	NotAWatch:     Text{"「%s」は監視の手順ではありません", "“%s” is not a watch"},
	NotAWatchHint: Text{"実施として記録してください", "record it as done"},

	NothingToReopen:   Text{"「%s」には、取り消す記録がありません", "nothing is recorded of “%s” that could be undone"},
	NothingHint:       Text{"手順の状態を確かめてください", "look at the state of the step"},
	NothingToApprove:  Text{"「%s」に承認は必要ありません", "“%s” needs no approval"},
	NothingToOverride: Text{"「%s」を止めているものはありません", "nothing holds “%s”"},
	SamePerson:        Text{"承認した人（%s）と実施する人が同じです", "the approver (%s) cannot be the one who does it"},
	SamePersonHint:    Text{"別の人が実施するか、別の人の承認を記録してください", "let someone else do it, or record somebody else's approval"},

	NoSuchAct:        Text{"承認の対象「%s」は「%s」にありません", "%q is not an act of “%s”"},
	ActHint:          Text{"承認の対象: %s", "the acts are: %s"},
	NothingToConsult: Text{"「%s」に協議の定めはありません", "no rule asks for a consultation on “%s”"},
	NotConsulted:     Text{"「%s」は「%s」の協議先ではありません", "%q is not to be consulted on “%s”"},
	ConsultHint:      Text{"協議先: %s", "to be consulted: %s"},
	WithMissing:      Text{"相手の名前がありません", "nobody is named"},
	WithHint:         Text{"協議した相手の名前を書いてください", "name the person who was consulted"},
	BadCertainty:     Text{"確度「%s」はありません", "there is no certainty %q"},
	CertaintyHint:    Text{"確度: %s（確認済み、推定、未確認）", "the certainties are: %s"},
	NoSuchFact:       Text{"「%s」という事実の区分はありません", "there is no fact %q"},
	FactHint:         Text{"事実の区分: %s。ほかのことは、区分を付けずに書けます", "the facts are: %s; anything else can be stated without one"},
	NoFactEntry:      Text{"記録 %d は、置き換えられる事実ではありません", "entry %d is not a fact that can be replaced"},
	NoFactEntryHint:  Text{"事実を記録した番号を確かめてください", "look up the entry that stated it"},
	BadLanguage:      Text{"言語「%s」はありません", "there is no language %q"},
	BadLanguageHint:  Text{"ja 又は en を指定してください", "give ja or en"},
	NoSuchBlank:      Text{"文例に「%s」という空欄はありません", "the text has no blank %q"},
	BlankHint:        Text{"空欄: %s", "the blanks are: %s"},
	NoSuchForm:       Text{"文例「%s」は「%s」にありません", "there is no prepared text %q for “%s”"},
	FormHint:         Text{"文例: %s", "the prepared texts are: %s"},
	NoForms:          Text{"この手順に文例はありません。自分の言葉で書いてください", "this step has no prepared text; write it in your own words"},
	MarksLeft:        Text{"空欄の印", "the mark of a blank"},
	OtherOffice:      Text{"ほかの組織の言葉のように見えます。自組織のものか確かめます。", "These look like another office's words. Check that they are your own."},
	AnotherHint:      Text{"もう一度発信したのであれば、その文を記録し、承認を受けてから、改めて済みにしてください。誤りなら取り消せます", "if it was published once more, write down those words, have them approved and record it again; a mistake can be undone"},
	AgainHint:        Text{"もう一度行ったのであれば、改めて行ったことを示して記録してください（--again）。誤りなら取り消せます", "if it was done once more, say so (--again); a mistake can be undone"},
	OwnAnswer:        Text{"確認を求めた人（%s）の答えでは、手順を再開できません", "whoever asked (%s) cannot give the answer"},
	OwnAnswerHint:    Text{"上司などに確かめ、答えた人の名前を記録してください。誰もいないときは、関門を越えて進められます", "ask a superior and give their name; if there is nobody, override the gate"},
	DraftChanged:     Text{"今の文案は記録 %d で、見てもらった記録 %d の文案ではありません", "the text in force is entry %d, not the one that was shown (entry %d)"},
	DraftChangedHint: Text{"今の文案を見てもらってから、承認を記録してください", "show the text as it stands, then record the approval"},
	WhichGate:        Text{"「%s」を止めている関門は %d 件あります", "“%s” is held by %d gates"},
	WhichGateHint:    Text{"越える関門を指定してください: %s", "say which to override: %s"},
	NoSuchGate:       Text{"関門「%s」は、今「%s」を止めていません", "no gate %q holds “%s” now"},
	BeforeDraft:      Text{"今の文案は、その時刻にはまだありませんでした", "the text in force did not exist at that time"},
	BeforeDraftHint:  Text{"今の文案を見せて、承認を得た時刻を書いてください", "show the text as it stands and give the time at which it was approved"},
	KindsSince:       Text{"種別は、その後に改められています（記録 %d）", "the kinds were changed since (entry %d)"},
	KindsSinceHint:   Text{"取り消さずに、種別を決め直してください", "do not undo it; decide the kinds again"},
	OwnDraft:         Text{"文案を書いた人（%s）は、その文案を承認できません", "whoever wrote the text (%s) cannot approve it"},
	OwnDraftHint:     Text{"別の人の承認を記録してください。それができないときは、関門を越えて進められます", "record somebody else's approval; if there is nobody, override the gate"},
	StepsOpenMust:    Text{"%s。うち、組織の規程又は法律が求めるもの %d 件: %s", "%s, of which the office's rules or a law ask for %d: %s"},
	QuestionsLeft:    Text{"答えのない確認が %d 件あります", "%d questions are not answered"},
	QuestionsOpen:    Text{"%s。答えのない確認が %d 件あります", "%s; %d questions are not answered"},

	NoSuchEntry:        Text{"記録 %d はありません", "there is no entry %d"},
	NoSuchEntryHint:    Text{"記録は 1 から %d までです", "the entries are 1 to %d"},
	NoSuchQuestion:     Text{"記録 %d は、答えを待つ確認ではありません", "entry %d is not a question that waits for an answer"},
	NoSuchQuestionHint: Text{"答えを待つ確認: %s", "questions that wait for an answer: %s"},

	NoSuchKind: Text{"「%s」という種別はありません", "there is no kind %q"},
	KindsHint:  Text{"種別: %s", "the kinds are: %s"},
	NoKinds:    Text{"種別が一つも選ばれていません", "no kind was given"},
	SameKinds:  Text{"種別は、既にそのとおりです", "the incident already has exactly these kinds"},

	PromisesOpen:  Text{"果たしていない約束があります: %s", "promises are still to be kept: %s"},
	PromisesHint:  Text{"約束したこと（回答、続報など）の記録をするか、不要になった理由を記録してください。約束より前の記録は、取り消してから記録し直してください", "record what was promised (an answer, further news), or why it is no longer needed; what was recorded before the promise must be undone and recorded again"},
	StepsOpen:     Text{"済んでいない手順が %d 件あります", "%d steps are still open"},
	StepsUnknown:  Text{"残っている手順と約束は分かりません", "it is not known which steps and promises are left"},
	StepsOpenHint: Text{"残したまま終結するときは、理由を書いてください", "to close with them left open, give a reason"},
	DrillOver:     Text{"終わった訓練は再開できません", "a drill that is over is not reopened"},
	DrillOverHint: Text{"所見と評価は書き足せます。もう一度行うときは、新しい訓練を始めてください", "observations and ratings can still be added; to play it again, start a new drill"},
	NotClosed:     Text{"この事案は終結していません", "this incident is not closed"},

	NameMissing:     Text{"誰の記録か分かりません", "nobody is named as the one who acts"},
	NameMissingHint: Text{"名前を書いてください（コマンドでは --by）", "give a name (--by on the command line)"},

	NotStarted:        Text{"事案を始められません: %s", "the incident cannot be started: %s"},
	NotStartedHint:    Text{"手順書と組織プロファイルを確かめてください", "check the playbooks and the profile"},
	PinsBroken:        Text{"この事案の手順書を、この版のプログラムでは読めません", "this version of the program cannot read the incident's playbooks"},
	PinsBrokenHint:    Text{"事案を始めた版のプログラムで開いてください。メモの追加と書き出しはできます", "open it with the version that began it; notes and exports still work"},
	NameTarget:        Text{"組織の規程に宛先の定めがありません。報告した相手を宛先として書くか、不要とした理由を記録してください", "the office's rules name nobody; say to whom it was reported, or record why it is not needed"},
	NotTogether:       Text{"「%s」は、ほかの答えと一緒には選べません", "%q cannot be chosen together with other answers"},
	NotTogetherHint:   Text{"どちらか一方を選んでください", "choose the one or the others"},
	PastPromise:       Text{"「%s」の時刻 %s は過ぎています", "%s: the time %s has passed"},
	PastPromiseHint:   Text{"約束した時刻として、これからの時刻を書いてください", "a promised time lies ahead"},
	DetectedFirst:     Text{"発生日時が覚知日時より後になっています", "it cannot have become known before it happened"},
	DetectedFirstHint: Text{"二つの日時を確かめてください。分からない発生日時は書かないでください", "check both times; leave the time it happened out when it is not known"},
	FileTooBig:        Text{"記録に書き込むファイルが全部で %d バイトになります（上限は %d バイト。このファイルは %d バイト）。", "the files that a log is pinned to come to %d bytes together (the limit is %d; this file has %d)."},
	FileTooBigHint:    Text{"説明を短くするか、使わないファイルを除いてください", "shorten the guides, or take out files that are not used"},
	PinsTooBig:        Text{"手順書が全部で %d バイトあります（上限は %d バイト）", "the playbooks together have %d bytes (the limit is %d)"},

	TimeUnreadable: Text{"「%s」は時刻として読めません", "%q is not a time"},

	Secret:     Text{"パスワードや確認コードのようなものがあります（%s）", "there seems to be a password or a code in it (%s)"},
	SecretHint: Text{"記録は後から消せません。取り除いて、何をしたかだけを書いてください", "the log is never erased; take it out and write only what was done"},
}
