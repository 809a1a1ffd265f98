package lang

// Paper holds the words of the papers made from a log that are not a chronology's
// own ([Report] holds those), and what is said about making them.
var Paper = struct {
	ExportHelp CommandHelp

	PaperWord, NoticeWord, Section, ItemWord, Handling, HandlingMark, Clipped                                      Text
	MoreInChronology, BeforeInChronology, DoneLine, MadeFrom, MadeFromUpTo, FactAsOf, Item, Noted, ToldAt, ToldVia Text
	QuestionLine, InstructionLine, ReporterValue, ReporterPublic, AsOfEntry, AsOfEntryValue, Reporter              Text
	Targets, Platform, Operator, Extent, PersonalData, Damage, Press, NothingConfirmed                             Text
	ReportHead, FirstReport, FirstWhen, FirstAccount, FirstContent, FirstEffect, FirstActions                      Text
	FirstAsks, FirstUnknown, FirstNext, FirstInstruction, FollowUp, FollowUpNumber                                 Text
	FollowUpNumberValue, FollowUpSince, FollowUpChanges                                                            Text
	FollowUpSituation, FollowUpActions, FollowUpAsks, FollowUpUnknown, FollowUpNext                                Text
	EffectNow, Before, Now, NotStated, StepNew, NewEntries, ChangeLine, StateDone                                  Text
	StateImpossible, StateSkipped, StateOutside, StateOpen, Standing, StandingDone                                 Text
	StandingUnderWay, StandingOpen, Timeline, IncidentReport, FormNumber, DocumentNumber                           Text
	Approvals, Post, Name, Date, Numbered, SectionTitle, SectionTimes, SectionSource                               Text
	SectionAccount, SectionOutline, SectionEffect, SectionCourse, SectionResponse                                  Text
	SectionCause, SectionRules, SectionAssessment, SectionPrevention, SectionEvidence                              Text
	SectionOpen, NotClosed, ConsideredEnded, Informant, Affected, Reactions, Operations                            Text
	SeeChronology, ReportsMade, Result, Reached, NotReached, Reference, Cause                                      Text
	CauseWritten, Annexes, AnnexChronology, AnnexEvidence, AnnexTexts, Left, Debts                                 Text
	ComparisonAbout, Followed, NotFollowed, NotYetFollowed, Clause, ClauseAsks, Why, Gates, Silent                 Text
	SilentLine, Unseen, UnseenAbout, ToKeep, EvidenceNotes, EvidenceAbout, KeptBy, KeptAt                          Text
	File, Size, MetricsTitle, MetricsAbout, Milestone, Milestones, HappenedWord, DetectedWord                      Text
	FirstReportMade, Contained, FirstNotice, ClosedWord, NotYet, SinceDetected, SinceBefore                        Text
	PerStep, PerRole, Role, Steps, Late, DueBy, DueOf, SettledAt, AgainstDue, LateBy, EarlyBy, OnTime              Text
	OverdueBy, ReviewTitle, ReviewAbout, Questions, WentWell, WhyWell, WentBadly, Unexpected                       Text
	Change, Material, LateSteps, ImpossibleSteps, OtherMaterial, OutOfOrderLine, MissedCalls, NumbersMissing       Text
	QuestionsAsked, EntriesCorrected, EntriesTakenBack, Improvements, Improvement, Owner                           Text
	Remarks, Urgency, PastPromise, ImprovementsAbout, PlanFollowUp, NextPassed                                     Text
	NotInCP932, NotInCP932About, NotInCP932Line, UnknownReport, UnknownReportHint                                  Text
	NoSince, NoSinceHint, BadSince, ReportFlag, SinceFlag, NumberFlag, HandlingFlag                                Text
	OnlyFollowUp, Wrote, MadeInZone, ColumnInZone                                                                  Text
}{
	ExportHelp: CommandHelp{
		Short: Text{"記録から文書・証拠一式を作る", "make papers or an evidence bundle from a log"},
		Long: Text{`記録から、提出や保存に使う文書を書き出します。
--report 庁内: chronology クロノロジー、first 第一報、followup 続報、
  final 最終報、incident 事案報告書、evidence 証拠一覧、review 振り返り、
  metrics 対応時間
  外部へ: police 警察相談メモ、platform 運営会社への通報、press 報道資料、
  notice 公表文
  全ての事案・訓練の推移（事案番号は不要）: trend
--format は md、csv、html、txt、txt-cp932（Shift_JIS）、xlsx、json。
  jsonl は、記録そのものの写しです。
記録にないことは【未記入】又は「確認中」とします。同じ記録からは、同じ文書が
できます。どの記録から作ったかは、文書の末尾の照合符号で分かります。
--public は、氏名を職員A などに置き換え、連絡先、指示、メモなどを除き、除いた
ものを区分ごとに示します。jsonl では、そのような記録をハッシュ値だけにします。
--bundle は、記録、文書、証拠ファイル、手順書と、その確かめ方を一つの zip に
書きます。受け取った人は「dandori verify FILE.zip」で確かめます。
-o を省くと「事案番号-報告」という名前の新しいファイルに書きます（既にあれば
書きません）。訓練のファイル名には【訓練】が付きます。
html は、ブラウザーで開いて A4 に印刷できます。`,
			`Makes papers from a log, to file or print.
--report, inside the office: chronology, first (one page), followup (what
  changed since), final, incident (the report an office files), evidence,
  review, metrics
  for others: police, platform, press, notice (the page for the public)
  of all incidents and drills (takes no ID): trend
--format is md, csv, html, txt, txt-cp932 (Shift_JIS), xlsx or json;
  jsonl is a copy of the log itself.
What the log does not say is [not filled in] or being checked. The same log
gives the same bytes; the head code on a paper tells which log that is.
--public replaces people by Staff A …, leaves out contacts, instructions, notes
and the like, and lists by category what was left out. With jsonl only the
hashes of such entries are left.
--bundle writes the log, papers, files of evidence and playbooks, and how to
check them, to one zip. Whoever gets it runs dandori verify FILE.zip.
Without -o a paper goes to a new file named after the incident and the report,
which must not exist. The file name of a drill begins with 【訓練】.
html opens in a browser and prints on A4.`},
		Example: Text{`dandori export INC-20261122-01 --format xlsx
dandori export INC-20261122-01 --report first --format html
dandori export INC-20261122-01 --report followup --number 2 --format html
dandori export INC-20261122-01 --format md --public
dandori export INC-20261122-01 --bundle 証拠一式.zip
dandori export --report trend --format xlsx`, `dandori export INC-20261122-01 --format xlsx
dandori export INC-20261122-01 --report first --format html
dandori export INC-20261122-01 --report followup --number 2 --format html
dandori export INC-20261122-01 --format md --public
dandori export INC-20261122-01 --bundle evidence.zip
dandori export --report trend --format xlsx`},
	},

	PaperWord:           Text{"文書", "paper"},
	NoticeWord:          Text{"注意", "notice"},
	Section:             Text{"節", "Section"},
	ItemWord:            Text{"項目", "Item"},
	Handling:            Text{"取扱区分", "Handling"},
	HandlingMark:        Text{"取扱区分：%s", "Handling: %s"},
	Clipped:             Text{"…（残り %d 字）", "… (%d more characters)"},
	MoreInChronology:    Text{"ほか %d 件（クロノロジーを参照）", "%d more (see the chronology)"},
	BeforeInChronology:  Text{"これより前に %d 件（クロノロジーを参照）", "%d before these (see the chronology)"},
	DoneLine:            Text{"%s　%s（%s、記録 %d）", "%s %s (%s, entry %d)"},
	MadeFrom:            Text{"記録 %d 件（%s 現在）から作成", "Made from %d entries, as of %s"},
	MadeFromUpTo:        Text{"記録 %d 件（番号 %d まで、%s 現在）から作成", "Made from %d entries (up to no. %d), as of %s"},
	MadeInZone:          Text{"%s。時刻は全て %s による", "%s; all times are %s"},
	ColumnInZone:        Text{"%s（%s）", "%s (%s)"},
	FactAsOf:            Text{"%s【%s】（%s 現在）", "%s [%s] (as of %s)"},
	Item:                Text{"%s：%s", "%s: %s"},
	Noted:               Text{"%s（%s）", "%s (%s)"},
	ToldVia:             Text{"%s（本人に代わり%sが応対。%s）", "%s (%s answered in its place, %s)"},
	ToldAt:              Text{"%s（%s に報告済み）", "%s (told %s)"},
	QuestionLine:        Text{"上司への確認：%s（記録 %d）", "Question to a superior: %s (entry %d)"},
	InstructionLine:     Text{"%s（%sから、%s、記録 %d）", "%s (from %s, %s, entry %d)"},
	ReporterPublic:      Text{"所属：%s　氏名：%s", "Section: %s, name: %s"},
	ReporterValue:       Text{"所属：%s　氏名：%s　内線：%s", "Section: %s, name: %s, extension: %s"},
	AsOfEntry:           Text{"作成の時点", "As of"},
	AsOfEntryValue:      Text{"%s（記録 %d まで）", "%s (up to entry %d)"},
	Reporter:            Text{"報告者", "Reported by"},
	Targets:             Text{"宛先", "To"},
	Platform:            Text{"サービス", "Platform"},
	Operator:            Text{"運用者", "Run by"},
	Extent:              Text{"影響の範囲", "Extent"},
	PersonalData:        Text{"個人情報", "Personal data"},
	Damage:              Text{"被害の有無", "Damage"},
	Press:               Text{"報道", "Press"},
	NothingConfirmed:    Text{"確認済みとして記録した事実は、まだない。", "No fact is recorded as confirmed yet."},
	ReportHead:          Text{"報告の概要", "The report"},
	FirstReport:         Text{"第一報", "First report"},
	FirstWhen:           Text{"１　発生と覚知", "1  When it happened and was detected"},
	FirstAccount:        Text{"２　アカウント", "2  Account"},
	FirstContent:        Text{"３　内容（見えたことと確認済みの事実）", "3  What was seen, and the confirmed facts"},
	FirstEffect:         Text{"４　影響", "4  Effect"},
	FirstActions:        Text{"５　とった措置", "5  What was done"},
	FirstAsks:           Text{"６　判断を求める事項", "6  What must be decided"},
	FirstUnknown:        Text{"７　未確認の事項", "7  What is not confirmed"},
	FirstNext:           Text{"８　次の報告", "8  Next report"},
	FirstInstruction:    Text{"受けた指示", "Instructions received"},
	FollowUp:            Text{"続報", "Follow-up report"},
	FollowUpNumber:      Text{"報告の番号", "Number of the report"},
	FollowUpNumberValue: Text{"第%s報", "no. %s"},
	FollowUpSince:       Text{"前回の報告", "Last report"},
	FollowUpChanges:     Text{"１　前回からの変化", "1  What changed since the last report"},
	FollowUpSituation:   Text{"２　現在の状況", "2  The situation now"},
	FollowUpActions:     Text{"３　新たにとった措置", "3  What was done since"},
	FollowUpAsks:        Text{"４　判断を求める事項", "4  What must be decided"},
	FollowUpUnknown:     Text{"５　未確認の事項", "5  What is not confirmed"},
	FollowUpNext:        Text{"６　次の報告", "6  Next report"},
	EffectNow:           Text{"影響", "Effect"},
	Before:              Text{"前回", "Before"},
	Now:                 Text{"今回", "Now"},
	NotStated:           Text{"記録なし", "not stated"},
	StepNew:             Text{"前回はなかった手順", "no such step then"},
	NewEntries:          Text{"前回の後の主な記録", "Main entries since"},
	ChangeLine:          Text{"記録 %d（%s）%s", "Entry %d (%s): %s"},
	StateDone:           Text{"済み", "done"},
	StateImpossible:     Text{"できない", "impossible"},
	StateSkipped:        Text{"不要", "not needed"},
	StateOutside:        Text{"対象外", "does not apply"},
	StateOpen:           Text{"済んでいない", "open"},
	Standing:            Text{"対応状況", "Standing"},
	StandingDone:        Text{"済", "done"},
	StandingUnderWay:    Text{"中", "under way"},
	StandingOpen:        Text{"未", "open"},
	Timeline:            Text{"事案の経過の図。横は事象の時刻、縦は区分、数字は記録の番号。「+2」は、ほかに2件が重なることを示す。", "The course of the incident: event time from left to right, categories from top to bottom; the figures are numbers of entries, and +2 means two more in the same place."},
	IncidentReport:      Text{"事案報告書", "Incident report"},
	FormNumber:          Text{"様式番号", "Form number"},
	DocumentNumber:      Text{"文書番号", "Document number"},
	Approvals:           Text{"決裁欄", "Approval"},
	Post:                Text{"職", "Post"},
	Name:                Text{"氏名", "Name"},
	Date:                Text{"年月日", "Date"},
	Numbered:            Text{"%s　%s", "%s  %s"},
	SectionTitle:        Text{"件名、種別及び重大性", "Title, kind and severity"},
	SectionTimes:        Text{"発生、覚知及び終結の日時", "When it happened, was detected and was closed"},
	SectionSource:       Text{"覚知の端緒", "How it became known"},
	SectionAccount:      Text{"対象アカウント及び運用者", "The account and who runs it"},
	SectionOutline:      Text{"概要", "Outline"},
	SectionEffect:       Text{"影響", "Effect"},
	SectionCourse:       Text{"経過", "Course"},
	SectionResponse:     Text{"対応", "Response"},
	SectionCause:        Text{"原因", "Cause"},
	SectionRules:        Text{"規程との対照", "Comparison with the rules"},
	SectionAssessment:   Text{"評価", "Assessment"},
	SectionPrevention:   Text{"再発防止策", "Prevention"},
	SectionEvidence:     Text{"証拠一覧", "Evidence"},
	SectionOpen:         Text{"未了事項", "What is left open"},
	NotClosed:           Text{"終結していない", "not closed"},
	ConsideredEnded:     Text{"最終報では %s に終結", "ended %s by the final report"},
	Informant:           Text{"誰から、どの手段で", "From whom and how"},
	Affected:            Text{"被害又は影響を受けた人数", "People harmed or affected"},
	Reactions:           Text{"反応などの数（手順で記入した、各時点のもの）", "Reactions and other counts (entered at steps, each as of its time)"},
	Operations:          Text{"業務への影響", "Effect on the work of the office"},
	SeeChronology:       Text{"全ての経過は、別紙クロノロジー（記録 %d 件）のとおり。", "The annexed chronology has the whole course (%d entries)."},
	ReportsMade:         Text{"報告、通報及び連絡", "Reports and calls made"},
	Result:              Text{"結果", "Result"},
	Reached:             Text{"連絡が付いた", "reached"},
	NotReached:          Text{"つながらなかった", "not reached"},
	Reference:           Text{"受付番号", "Reference"},
	Cause:               Text{"原因（記録した事実）", "Cause (as stated)"},
	CauseWritten:        Text{"原因（最終報の記載）", "Cause (as in the final report)"},
	Annexes:             Text{"別紙", "Annexes"},
	AnnexChronology:     Text{"クロノロジー", "Chronology"},
	AnnexEvidence:       Text{"証拠一覧", "List of evidence"},
	AnnexTexts:          Text{"発信した文及び決裁の写し", "Texts published, with their approvals"},
	Left:                Text{"残る事項、担当及び期限", "What is left, who does it, by when"},
	Debts:               Text{"回答のない確認及び履行していない約束", "Questions not answered and promises not yet kept"},
	ComparisonAbout:     Text{"記録から機械的に作った対照であり、条項の趣旨に沿ったかどうかは、人が判断して書き加える。根拠は、この組織の規程（自）と法令（法）に限る。", "This comparison was made from the log by a program. Whether what was done meets the sense of a clause is for a person to judge and to add. Only the office's own rules and the law are compared."},
	Followed:            Text{"従った条項", "Clauses followed"},
	NotYetFollowed:      Text{"まだ行っていない手順の条項", "Clauses of steps not done yet"},
	NotFollowed:         Text{"従えなかった条項、又は遅れた条項と、その理由", "Clauses not followed, or followed late, and why"},
	Clause:              Text{"条項", "Clause"},
	ClauseAsks:          Text{"求めること（要旨）", "What it requires, in short"},
	Why:                 Text{"理由", "Why"},
	Gates:               Text{"越えた関門", "Gates"},
	Silent:              Text{"規程に定めのないまま行った手順", "Steps taken without a rule of the office"},
	SilentLine:          Text{"%s（%s）", "%s (%s)"},
	Unseen:              Text{"この記録からは従ったかどうか分からない条項", "Clauses the log says nothing about"},
	UnseenAbout:         Text{"この種別にかかわる自らの条項のうち、手順の根拠でも、上に示した承認や協議の根拠でもないもの。", "The office's own clauses on this kind of incident that neither a step nor a consent listed above is based on."},
	ToKeep:              Text{"まだ保全していない証拠（手順書の例）", "Still to be kept (suggestions of the playbooks)"},
	EvidenceNotes:       Text{"照合の方法", "How to compare"},
	EvidenceAbout:       Text{"SHA-256 のあるものは、保管したファイルから同じ値を計算して照合できる。値のないものは、ファイルをこの端末で読めなかったもので、照合していない。", "Where there is a SHA-256, the same value can be computed from the kept file. Where there is none, the file could not be read on that computer, and nothing is verified."},
	KeptBy:              Text{"保全した者", "Kept by"},
	KeptAt:              Text{"保全した時刻", "Time kept"},
	File:                Text{"ファイル", "File"},
	Size:                Text{"大きさ（バイト）", "Size (bytes)"},
	MetricsTitle:        Text{"対応時間", "Response times"},
	MetricsAbout:        Text{"封じ込めは、手順書が封じ込めと定める手順（定めのない手順書では、封じ込めの系統の手順）のうち該当するものを全て終えた時刻。一つでも残る間は「未了」とし、その手順を示す。最初の公表は、市民に向けた発信の手順が最初に済んだ時刻。期限の根拠が「目安」のものは、規程や法令の期限ではない。", "Contained: when the last step that applies was done of those by which the playbook says that it is contained (where a playbook names none, those of the containment track); \"not yet\", and which, while one is open. First public notice: when the first step that publishes to the public was done. A due time marked \"suggested\" is not set by a rule or a law."},
	Milestone:           Text{"節目", "Milestone"},
	Milestones:          Text{"節目の時刻", "Milestones"},
	HappenedWord:        Text{"発生", "Happened"},
	DetectedWord:        Text{"覚知", "Detected"},
	FirstReportMade:     Text{"最初の報告", "First report"},
	Contained:           Text{"封じ込め", "Contained"},
	FirstNotice:         Text{"最初の公表", "First public notice"},
	ClosedWord:          Text{"終結", "Closed"},
	NotYet:              Text{"未了", "not yet"},
	SinceDetected:       Text{"覚知から", "Since detected"},
	SinceBefore:         Text{"前の節目から", "Since the last milestone"},
	PerStep:             Text{"手順ごと", "By step"},
	PerRole:             Text{"担当ごと", "By role"},
	Role:                Text{"担当", "Role"},
	Steps:               Text{"手順の数", "Steps"},
	Late:                Text{"遅れ", "Late"},
	DueBy:               Text{"期限", "Due"},
	DueOf:               Text{"期限の根拠", "Basis of the due time"},
	SettledAt:           Text{"処理した時刻", "Settled"},
	AgainstDue:          Text{"期限に対して", "Against the due time"},
	LateBy:              Text{"%s遅れ", "%s late"},
	EarlyBy:             Text{"%s前", "%s early"},
	OnTime:              Text{"期限どおり", "on time"},
	OverdueBy:           Text{"済んでいない、%s超過", "open, %s overdue"},
	ReviewTitle:         Text{"振り返り", "After-action review"},
	ReviewAbout:         Text{"個人の責任ではなく、手順及び備えを検討する。終結の手順で記入した回答は、この欄に入る。", "Look at the steps and the preparation, not at the people. Answers written at the closing are shown here."},
	Questions:           Text{"五つの問い", "Five questions"},
	WentWell:            Text{"うまくいったこと", "What went well"},
	WhyWell:             Text{"なぜうまくいったか", "Why it went well"},
	WentBadly:           Text{"うまくいかなかったこと", "What did not go well"},
	Unexpected:          Text{"予想外だったこと", "What was unexpected"},
	Change:              Text{"変えること", "What to change"},
	Material:            Text{"記録から分かること", "What the log says"},
	LateSteps:           Text{"期限に遅れた手順", "Steps that were late"},
	ImpossibleSteps:     Text{"できなかった手順", "Steps that were impossible"},
	OtherMaterial:       Text{"そのほか", "Other"},
	OutOfOrderLine:      Text{"%s（順序によらず実施、記録 %d）", "%s (out of order, entry %d)"},
	NumbersMissing:      Text{"電子署名と書き出しの記録 %d 件は、プログラムが付けたものであり、この表に載せていない。その番号は欠番となる。", "%d entries that the program made itself (signatures and exports) are not in this table, so their numbers are missing."},
	MissedCalls:         Text{"つながらなかった連絡 %d 件", "Calls that reached nobody: %d"},
	QuestionsAsked:      Text{"上司への確認 %d 件", "Questions to superiors: %d"},
	EntriesCorrected:    Text{"訂正した記録 %d 件", "Entries corrected: %d"},
	EntriesTakenBack:    Text{"取り消した記録 %d 件", "Entries taken back: %d"},
	Improvements:        Text{"改善すること", "Improvements"},
	Improvement:         Text{"内容", "What"},
	Owner:               Text{"担当", "Owner"},
	ImprovementsAbout:   Text{"改善事項は dandori improve で、内容、担当課及び期限を分けて記録すると、この表に入る。改善の計画を作る手順に「内容｜担当課｜期限」と書いてもよい（何件もあるときは「；」で区切る）。", "What is recorded with dandori improve, each with who and by when, stands in this table. So does what is written at the step that plans the improvements, as what | who | by when, with a semicolon between one and the next."},
	PlanFollowUp:        Text{"結果を確かめる人", "Who checks the result"},
	Remarks:             Text{"備考", "Remarks"},
	Urgency:             Text{"「%s」（%s）", "“%s” (%s)"},
	PastPromise:         Text{"約束の時刻を%s超過", "%s past the time promised"},
	NextPassed:          Text{"%s（この時刻を過ぎている）", "%s (this time has passed)"},
	NotInCP932:          Text{"CP932 で表せない文字", "Characters that code page 932 cannot hold"},
	NotInCP932About:     Text{"本文では、次の符号で示した。", "They stand in the text by these codes."},
	NotInCP932Line:      Text{"%s %d 回", "%s, %d times"},
	UnknownReport:       Text{"「%s」という報告はありません", "there is no report %q"},
	UnknownReportHint:   Text{"報告: %s", "the reports are: %s"},
	NoSince:             Text{"続報の元になる報告が、記録にありません", "no report is recorded that a follow-up could follow"},
	NoSinceHint:         Text{"前回の報告のときの記録の番号を --since で指定してください", "name the entry of the last report with --since"},
	BadSince:            Text{"記録 %d はありません（記録は %d 件）", "there is no entry %d (there are %d)"},
	ReportFlag:          Text{"報告の種類", "which report"},
	SinceFlag:           Text{"続報: 前回の報告のときの記録の番号", "of a follow-up: the entry of the last report"},
	NumberFlag:          Text{"続報: 第何報か（省くと記録から数える）", "of a follow-up: its number (else counted from the log)"},
	HandlingFlag:        Text{"取扱区分（全てのページに入る）", "the handling mark on every page"},
	OnlyFollowUp:        Text{"--since と --number は、続報（followup）だけで使えます", "--since and --number are for a follow-up report (followup) only"},
	Wrote:               Text{"%s「%s」を %s に書き出しました（記録 %d 件から）", "%swrote %s to %s (from %d entries)"},
}
