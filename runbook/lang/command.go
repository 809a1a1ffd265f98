package lang

// CommandHelp is what --help says of one command.
type CommandHelp struct {
	Short   Text // one line
	Long    Text // how it works
	Example Text // command lines
}

// Command holds what the commands say: their help, errors and output.
var Command = struct {
	// Help of the program and of each command.
	Root, HelpHelp, StartHelp, ListHelp, ShowHelp, ResumeHelp, DoHelp, UndoHelp, ReportHelp        CommandHelp
	NoteHelp, CorrectHelp, EvidenceHelp, AskHelp, AnswerHelp, AmendHelp, ClassifyHelp, ApproveHelp CommandHelp
	OverrideHelp, TakeHelp, CloseHelp, ReopenHelp, LogHelp, VerifyHelp, PlaybookHelp               CommandHelp
	PlaybookListHelp, PlaybookShowHelp, PlaybookCheckHelp, OrgHelp, OrgListHelp, OrgShowHelp       CommandHelp
	OrgCheckHelp, OrgUseHelp, PathsHelp, VersionHelp                                               CommandHelp

	// Words of the help itself.
	HelpUsage, HelpFlags, HelpCommandWord, HelpCommands, HelpOptions, HelpCommon, HelpExamples Text
	GroupStart, GroupRecord, GroupDecide, GroupRead, GroupSetup                                Text

	// Flags.
	DataFlag, LangFlag, HelpFlag, JSONFlag, ByFlag, AtFlag, OrgFlag, ShowOrgFlag, TitleFlag Text
	AccountFlag, HappenedFlag, DetectedFlag, SeenFlag, SourceFlag, LearnedFlag, DrillFlag   Text
	AllFlag, ChooseFlag, ImpossibleFlag, SkipFlag, CheckFlag, ReasonFlag, SetFlag, ItemFlag Text
	UndoItemFlag, NoteFlag, ToFlag, ReachedFlag, MeansFlag, ReferenceFlag, InstructionFlag  Text
	StepFlag, FromFlag, NoteToFlag, AnswerFromFlag, WhatFlag, WhereFlag, FileFlag, AsOfFlag Text
	RefuseFlag, CloseReasonFlag, OrderFlag, OrderHint, FormatFlag, OutputFlag, AsIsFlag     Text

	// A command line that is wrong.
	UnknownCommand, UnknownFlag, FlagNeedsValue, FlagBadValue, FlagMissing, ArgumentMissing    Text
	ArgumentExtra, UsageHint, HelpHint, BadLang, BadLangHint, BadID, BadIDHint, BadEntry       Text
	BadEntryHint, BadSet, BadSetHint, DoModes, ApproveReason, NoSuchOrg, OrgsHint, NoSuchRole  Text
	RolesHint, NoSuchPlaybook, PlaybooksHint, NotALog, NotALogHint, NoTerminal, NoTerminalHint Text
	NoTerminalShow, DashHint                                                                   Text

	// What did not work.
	Cancelled, NoIncident, NoIncidentHint, NoSpace, NoSpaceHint, UnsafeFolder, UnsafeFolderHint Text
	NotFolder, NoPermission, DataHint, NoFile, NotRegular, FileExists, FileExistsHint           Text
	Locked, LockedHint, Problems, OwnFileHint, SettingsOrg, SettingsOrgHint, NoSpaceFor         Text
	NoSpaceForHint, OutputFailed, OutputAfterEntry, OutputAfterEntryHint, AmongLogs             Text
	AmongLogsHint, AsIsHint, LeftOut, LeftOutSettings, LeftOutHint, InUse, InUseHint            Text
	BadFileName, BadFileNameHint, ElsewhereHint                                                 Text

	// Damage of a log.
	Damaged, DamagedHint, TornHint, TornCompleteHint, TornMoved, TornCompleted, FaultForm        Text
	FaultLong, FaultSeq, FaultHash, FaultJSON, FaultTorn, FaultMissing, FaultEmpty, FaultNotFile Text
	FaultShrunk, FaultRewritten, FaultDetail, FaultMisplaced, FaultPin, FaultSameID              Text
	FaultUnreadable                                                                              Text

	// What was recorded.
	Recorded, RecordedStep, RecordedAt, ItemsLeft, Started Text

	// Lists and states.
	ListEmpty, ListEmptyAll, ListDrills, ListError, ListNext, ListOverdue, ResumeNoneHint Text
	KindUnsure, OfficeUnset, Quoted, Overdue, MarkDone, MarkReady, MarkHeld, MarkWaiting  Text
	MarkImpossible, MarkSkipped, MarkNotApplicable, Legend, RuleLegend, ListUnreadable    Text
	ListDamagedHint                                                                       Text

	// One incident.
	ShowNext, ShowNothing, ShowOverdue, ShowPromises, ShowQuestions, StepLine, RoleUnset, StepPost Text
	StepDue, StepUrgency, StepCheck, StepRule, StepWaits, StepSettled, ItemLine, GateApproval      Text
	GateApproved, GateOverridden, GateEvidence, GateEvidenceOpen, GateQuestion                     Text
	QuestionLine, PromiseOpen, PromiseKept, PromiseReleased, PromiseBy, PromiseNoTime              Text
	LogEntry, LogLogged, HeadCorrected                                                             Text

	// A verification.
	VerifyGood, VerifyBad, VerifyProved, ProvedForm, ProvedChain, VerifyHead, VerifyNotProved Text
	NotProvedTruth, ProvedEvents, ProvedIDs, ProvedPins                                       Text
	ProvedPlace                                                                               Text

	// Playbooks.
	PlaybookLine, OriginShipped, OriginOwn, PlaybookStep, PlaybookDue, PlaybookDueDays, PlaybookDueWhen, PlaybookEvery, PlaybookWhen Text
	PlaybookTo, PlaybookOption, PlaybookField, FieldRequired, PlaybookEvidence, PlaybookApproval                                     Text
	PlaybookCannot, PlaybookPromise, StandingRule, ReportTargets, OtherTargets, FromHappened, FromDetected                           Text
	FromOpened, FromConfirmed, Condition, And, Or, FileGood                                                                          Text
	StepType, FieldType                                                                                                              map[string]Text

	// Offices.
	OrgLine, OrgUsed, OrgBroken, OrgNow, OrgOffice, OrgDocument, OrgRoles, OrgRole Text
	OrgReports, OrgReport, OrgApprovals, OrgApproval, OrgPolicies, OrgPolicy       Text
	OrgPapers, OrgAccounts                                                         Text

	// Paths.
	PathData, PathIncidents, PathDrills, PathSettings, PathLibrary, PathOwn Text
}{
	// Help of the program and of each command.
	Root: CommandHelp{
		Short: Text{"自治体SNSの事案対応の手順を進め、記録する", "work through and record a social media incident"},
		Long: Text{
			"段取り（dandori）は、自治体の公式SNSで起きた事案（炎上、なりすまし、事実と反する投稿、\n誤発信、不正アクセス）への対応を手順書に沿って進め、したことをすべて記録します。\n記録は消えず、書き換えれば分かります。外部への投稿や削除、連絡は行いません。\n\n引数なしで起動すると対話画面が開きます。画面でできることは、すべてコマンドでもできます。",
			"Dandori leads the people who run an office's social media accounts through an incident\n(flaming, impersonation, false posts, own error, unauthorized access) by a playbook and\nrecords what they do. A record is never lost, and a change in it shows. The program\nitself posts, deletes and sends nothing.\n\nWithout arguments it opens the console. Whatever the console can do, a command can do.",
		},
		Example: Text{
			"dandori start unauthorized-access --org ube --by 鈴木\ndandori show INC-20261122-01\ndandori do INC-20261122-01 stop-posting\ndandori report INC-20261122-01 first-report --to section-head --instruction 証拠を残すこと\ndandori export INC-20261122-01 --format md",
			"dandori start unauthorized-access --org ube --by Suzuki\ndandori show INC-20261122-01\ndandori do INC-20261122-01 stop-posting\ndandori report INC-20261122-01 first-report --to section-head --instruction 'keep evidence'\ndandori export INC-20261122-01 --format md",
		},
	},
	HelpHelp: CommandHelp{
		Short:   Text{"コマンドの使い方を表示する", "show how a command is used"},
		Long:    Text{"コマンドの使い方を表示します。", "Shows how a command is used."},
		Example: Text{"dandori help do", "dandori help do"},
	},
	StartHelp: CommandHelp{
		Short: Text{"事案の記録を始める", "begin an incident"},
		Long: Text{
			"事案の記録を始め、事案番号を表示します。\nKIND は種別です。分からないときは unknown とし、後で手順「種別を判定する」で選びます。\n複数あるときは「,」で区切ります。種別の一覧は dandori playbook list で確かめられます。",
			"Begins an incident and prints its id.\nKIND is the kind; give unknown when it is not clear yet, and decide it later in the step\n“Decide the kind of incident”. Several kinds are separated by commas; dandori playbook list\nlists them.",
		},
		Example: Text{
			"dandori start unknown --by 鈴木 --detected 21:40 --seen 覚えのない投稿\ndandori start flaming,own-error --org iida --title 観光課の投稿への批判\ndandori start unauthorized-access --drill",
			"dandori start unknown --by Suzuki --detected 21:40 --seen 'posts nobody here made'\ndandori start flaming,own-error --org iida --title 'criticism of a post'\ndandori start unauthorized-access --drill",
		},
	},
	ListHelp: CommandHelp{
		Short:   Text{"事案の一覧を表示する", "list the incidents"},
		Long:    Text{"対応中の事案を新しい順に表示します。訓練は分けて示します。\n記録が壊れている事案も、その旨を付けて示し、終了コード 4 で終わります。", "Lists the open incidents, newest first, drills apart. One whose log is damaged is listed\nwith what is wrong, and gives exit code 4."},
		Example: Text{"dandori list\ndandori list --all --json", "dandori list\ndandori list --all --json"},
	},
	ShowHelp: CommandHelp{
		Short:   Text{"事案の状況と手順を表示する", "show an incident and its steps"},
		Long:    Text{"事案の概要、次にすること、系統ごとの手順、約束、答えを待つ確認、証拠を表示します。\n根拠の 自 はこの組織の規程、他 は他の自治体の規程（参考）、法 は法令、案 は本プログラムの提案です。\n根拠に定めのない時刻は「目安」と示します。STEP を付けると、その手順の全てを示します。", "Shows the facts, what is next, the steps of each track, promises, open questions and\nevidence. Of a rule: own is this office's, other is another office's (for reference), law\nis a law, suggested is this program's. A time that no source gives is marked “suggested”.\nWith STEP it shows everything about that step."},
		Example: Text{"dandori show INC-20261122-01\ndandori show INC-20261122-01 report-to-platform\ndandori show INC-20261122-01 --json", "dandori show INC-20261122-01\ndandori show INC-20261122-01 report-to-platform\ndandori show INC-20261122-01 --json"},
	},
	ResumeHelp: CommandHelp{
		Short:   Text{"対話画面で事案を開く", "open an incident in the console"},
		Long:    Text{"事案を対話画面で開きます。番号を省くと、対応中のうち最も新しい事案を開きます。", "Opens an incident in the console; without an id, the newest one that is open."},
		Example: Text{"dandori resume\ndandori resume INC-20261122-01", "dandori resume\ndandori resume INC-20261122-01"},
	},
	DoHelp: CommandHelp{
		Short: Text{"手順を記録する（済み・判断・できない・不要）", "record a step as done, decided, impossible or not needed"},
		Long: Text{
			"手順を実施したことを記録します。判断の手順では --choose で答えを選びます。\nSTEP は「手順書/手順」、又は一つに決まるときは手順の識別子だけで指定します。\n順番どおりでなくても、後からでも記録できます。",
			"Records that a step was done. For a decision, --choose gives the answer.\nSTEP is playbook/step, or the id of the step alone where only one has it.\nSteps can be recorded out of order, and later.",
		},
		Example: Text{
			"dandori do INC-20261122-01 stop-posting --at 21:45\ndandori do INC-20261122-01 kind --choose unauthorized-access\ndandori do INC-20261122-01 save-evidence --impossible --reason 投稿が既に消えている\ndandori do INC-20261122-01 change-passwords --item 管理者A",
			"dandori do INC-20261122-01 stop-posting --at 21:45\ndandori do INC-20261122-01 kind --choose unauthorized-access\ndandori do INC-20261122-01 save-evidence --impossible --reason 'the posts are gone'\ndandori do INC-20261122-01 change-passwords --item 'admin A'",
		},
	},
	UndoHelp: CommandHelp{
		Short:   Text{"手順の記録を取り消す", "take back what was recorded of a step"},
		Long:    Text{"手順の記録を取り消し、未了に戻します。元の記録は消えず、取り消したことが加わります。", "Takes back what was recorded of a step, which is then open again. The earlier entry stays;\na new one says that it no longer holds."},
		Example: Text{"dandori undo INC-20261122-01 stop-posting --reason 別の事案の記録だった", "dandori undo INC-20261122-01 stop-posting --reason 'it belongs to another incident'"},
	},
	ReportHelp: CommandHelp{
		Short:   Text{"報告したこと（宛先、受けた指示）を記録する", "record a report and the instruction received"},
		Long:    Text{"報告の手順について、宛先一つへの報告を記録します。つながらなかったときは --reached no とします。\n宛先は役割の識別子、役割の名前、職名のどれでも指定できます。", "Records one report of a reporting step to one target; --reached no when nobody answered.\nA target is named by the id of its role, by its title or by its post."},
		Example: Text{"dandori report INC-20261122-01 first-report --to section-head --means 電話 --instruction 発信を止めること\ndandori report INC-20261122-01 first-report --to pr --reached no", "dandori report INC-20261122-01 first-report --to section-head --means phone --instruction 'stop posting'\ndandori report INC-20261122-01 first-report --to pr --reached no"},
	},
	NoteHelp: CommandHelp{
		Short:   Text{"自由な記録を加える", "add a note"},
		Long:    Text{"起きたこと、聞いたことを自由に記録します。終結した事案にも加えられます。\nパスワード、暗証番号、確認コードは書かないでください。", "Adds a free entry: what happened, what was heard. A closed incident takes notes too.\nNever write a password, a PIN or a confirmation code."},
		Example: Text{"dandori note INC-20261122-01 新聞社から照会 --from 記者 --to 広報 --means 電話 --at 22:10", "dandori note INC-20261122-01 'a newspaper asks' --from reporter --to PR --means phone --at 22:10"},
	},
	CorrectHelp: CommandHelp{
		Short:   Text{"前の記録を訂正する", "correct an earlier entry"},
		Long:    Text{"前の記録の訂正を、新しい記録として加えます。前の記録はそのまま残ります。\nENTRY は記録の番号です（dandori log で確かめられます）。", "Adds an entry that corrects an earlier one, which stays as it is. ENTRY is its number\n(see dandori log)."},
		Example: Text{"dandori correct INC-20261122-01 12 受付番号は 345 --reason 書き間違い", "dandori correct INC-20261122-01 12 'the reference is 345' --reason 'a slip of the pen'"},
	},
	EvidenceHelp: CommandHelp{
		Short:   Text{"証拠を残したことを記録する", "record evidence"},
		Long:    Text{"証拠として何をどこに残したかを記録します。--file を指定すると、大きさと SHA-256 も記録します。\nファイルそのものは動かしません。", "Records what was kept as evidence, and where. With --file its size and SHA-256 are recorded\ntoo. The file itself stays where it is."},
		Example: Text{"dandori evidence INC-20261122-01 --what 偽の投稿の画面 --where 共有フォルダ/証拠 --as-of 21:50 --step save-evidence", "dandori evidence INC-20261122-01 --what capture --where 'shared folder' --as-of 21:50 --step save-evidence"},
	},
	AskHelp: CommandHelp{
		Short:   Text{"手順を止めて、上司に確認する", "stop a step and ask"},
		Long:    Text{"手順を止めて、上司などへの確認を記録します。答えを記録するまで、その手順は止まります。", "Stops a step and records the question to a superior. The step is held until the answer is\nrecorded."},
		Example: Text{"dandori ask INC-20261122-01 interim-reply この文面でよいか", "dandori ask INC-20261122-01 interim-reply 'is this wording right?'"},
	},
	AnswerHelp: CommandHelp{
		Short:   Text{"確認への答えを記録する", "record the answer to a question"},
		Long:    Text{"確認への答えを記録し、止めていた手順を動かします。ENTRY は確認の記録の番号です。", "Records the answer to a question; the step goes on. ENTRY is the number of the question."},
		Example: Text{"dandori answer INC-20261122-01 9 よい。すぐに出すこと --from 課長", "dandori answer INC-20261122-01 9 'yes, at once' --from 'section head'"},
	},
	AmendHelp: CommandHelp{
		Short:   Text{"事案の件名、日時、アカウントなどを書き足す、改める", "write down or put right title, times, account"},
		Long:    Text{"開始のときに空欄だったこと、後で分かったことを書き足し、\n又は改めます。指定したものだけが変わり、元の記録は残ります。\n発生日時・覚知日時を改めると、期限もそれに従います。", "Writes down what was left empty at the start or became known later, or puts\nit right. Only what is given changes, and the earlier entry stays. Due times\nfollow the times given here."},
		Example: Text{"dandori amend INC-20261122-01 --title 公式Xの乗っ取り --happened 21:30", "dandori amend INC-20261122-01 --title 'X taken over' --happened 21:30"},
	},
	ClassifyHelp: CommandHelp{
		Short:   Text{"事案の種別を改める", "change the kinds of an incident"},
		Long:    Text{"事案の種別を、指定したものに改めます。それまでの記録は残ります。", "Sets the kinds of the incident to those given. What was recorded so far stays."},
		Example: Text{"dandori classify INC-20261122-01 own-error --reason 職員の誤操作と分かった", "dandori classify INC-20261122-01 own-error --reason 'a staff member tapped by mistake'"},
	},
	ApproveHelp: CommandHelp{
		Short:   Text{"承認されたこと（されなかったこと）を記録する", "record an approval or its refusal"},
		Long:    Text{"公開、修正、削除などの手順が承認されたことを記録します。--by は承認した人です。\n承認した人は、その手順を自分で実施できません。承認されなかったときは --refuse と --reason を付けます。", "Records that the act of a step (publish, edit, delete) was approved; --by is the approver,\nwho cannot then be the one who does it. --refuse with --reason records a refusal."},
		Example: Text{"dandori approve INC-20261122-01 interim-reply --by 課長 --means 電話\ndandori approve INC-20261122-01 interim-reply --by 課長 --refuse --reason 原因を断定している", "dandori approve INC-20261122-01 interim-reply --by 'section head' --means phone\ndandori approve INC-20261122-01 interim-reply --by 'section head' --refuse --reason 'it asserts a cause'"},
	},
	OverrideHelp: CommandHelp{
		Short:   Text{"関門を越えて進める", "open a gate against the rule"},
		Long:    Text{"承認、証拠、確認などの関門を越えて進めることを記録します。誰がなぜ越えたかは、報告書にも載ります。", "Opens the gates of a step (approval, evidence first, a question) against the rule. Who did\nso and why stands in every report."},
		Example: Text{"dandori override INC-20261122-01 urgent-notice --by 部長 --reason 人命に関わり、承認者に連絡が付かない", "dandori override INC-20261122-01 urgent-notice --by director --reason 'lives at risk, the approver cannot be reached'"},
	},
	TakeHelp: CommandHelp{
		Short:   Text{"役割を受け持つ", "take a role"},
		Long:    Text{"役割を受け持ったことを記録します。ROLE を省くと記録係です。\n記録係は、名前を指定しない記録の記録者になります。", "Records that somebody took a role; without ROLE, that of the recorder, in whose name entries\nare made that name nobody."},
		Example: Text{"dandori take INC-20261122-01 --by 佐藤", "dandori take INC-20261122-01 --by Sato"},
	},
	CloseHelp: CommandHelp{
		Short:   Text{"事案を終結する", "close an incident"},
		Long:    Text{"事案を終結します。果たしていない約束があると終結できません。\n済んでいない手順を残すときは、理由が要ります。\n--mistake は、誤って始めた記録として終えます。記録は消えません。", "Closes an incident. Open promises must be kept or settled first; to leave other steps open,\ngive a reason. --mistake ends a log that was begun by mistake; nothing is deleted."},
		Example: Text{"dandori close INC-20261122-01\ndandori close INC-20261122-01 --reason 残りは再発防止の計画で行う\ndandori close INC-20261122-01 --mistake", "dandori close INC-20261122-01\ndandori close INC-20261122-01 --reason 'the rest belongs to the improvement plan'\ndandori close INC-20261122-01 --mistake"},
	},
	ReopenHelp: CommandHelp{
		Short:   Text{"終結した事案を再開する", "reopen a closed incident"},
		Long:    Text{"終結した事案を再開します。終結した記録は残ります。", "Reopens a closed incident. The entry that closed it stays."},
		Example: Text{"dandori reopen INC-20261122-01 --reason 偽アカウントがまた現れた", "dandori reopen INC-20261122-01 --reason 'another fake account appeared'"},
	},
	LogHelp: CommandHelp{
		Short:   Text{"記録を表示する", "print the log"},
		Long:    Text{"記録を、記録した順（又は事象の時刻の順）に表示します。\n--json では、一件を一行に、保存したとおりの JSON で出力します。", "Prints the entries in the order in which they were made, or in order of event time.\nWith --json, each event on a line, exactly as stored."},
		Example: Text{"dandori log INC-20261122-01 --order event\ndandori log INC-20261122-01 --json", "dandori log INC-20261122-01 --order event\ndandori log INC-20261122-01 --json"},
	},
	VerifyHelp: CommandHelp{
		Short:   Text{"記録が書き換えられていないかを確かめる", "verify that a log was not changed"},
		Long:    Text{"記録を初めから確かめ、確かめたことと確かめていないことを、信頼の段階ごとに分けて示します。\nハッシュの連鎖と内容、電子署名、この端末の控え、--head で示した照合符号、証拠のファイルです。\n何も指定しなければ、データフォルダのすべての記録を一度に確かめます。\n問題があれば、どの記録かを示し、終了コード 4 で終わります。", "Verifies a log from its start and says what was proved and what was not, each level of trust\nby itself: chain and events, signatures, what this computer saw before, head codes given with\n--head, and files of evidence. Without an argument, every log of the data folder in one go.\nWhat is wrong gives the entry and exit code 4."},
		Example: Text{"dandori verify\ndandori verify INC-20261122-01 --head P34Q-96VH-1M5K/12\ndandori verify backup/log.jsonl --key ube-pc1.key", "dandori verify\ndandori verify INC-20261122-01 --head P34Q-96VH-1M5K/12\ndandori verify backup/log.jsonl --key ube-pc1.key"},
	},
	PlaybookHelp: CommandHelp{
		Short:   Text{"手順書を見る、確かめる", "list, read and check playbooks"},
		Long:    Text{"手順書の一覧と内容を表示し、手順書のファイルに誤りがないかを確かめます。", "Lists and shows the playbooks, and checks playbook files."},
		Example: Text{"dandori playbook show flaming", "dandori playbook show flaming"},
	},
	PlaybookListHelp: CommandHelp{
		Short:   Text{"手順書の一覧を表示する", "list the playbooks"},
		Long:    Text{"手順書の一覧を表示します。データフォルダの playbooks に置いた手順書も含みます。", "Lists the playbooks, with those in the folder playbooks of the data folder."},
		Example: Text{"dandori playbook list", "dandori playbook list"},
	},
	PlaybookShowHelp: CommandHelp{
		Short:   Text{"手順書の内容を表示する", "show a playbook"},
		Long:    Text{"手順書を、系統ごとの手順、説明、期限、根拠とともに表示します。", "Shows a playbook: the steps of each track with guide, due times and sources."},
		Example: Text{"dandori playbook show unauthorized-access --org ube", "dandori playbook show unauthorized-access --org ube"},
	},
	PlaybookCheckHelp: CommandHelp{
		Short:   Text{"手順書のファイルを確かめる", "check playbook files"},
		Long:    Text{"手順書のファイルを確かめ、誤りを行と桁で示します（終了コード 3）。\n同じ識別子の手順書と置き換えたものとして確かめます。ファイルを省くと、\nデータフォルダの playbooks、texts、sources、platforms の全てを、互いの参照も含めて確かめます。", "Checks playbook files and reports every problem with its line and column (exit code 3).\nA file is checked in the place of the playbook with the same id. Without files,\neverything in playbooks, texts, sources and platforms of the data folder is checked, and\nwhat they name of each other."},
		Example: Text{"dandori playbook check my-flaming.toml", "dandori playbook check my-flaming.toml"},
	},
	OrgHelp: CommandHelp{
		Short:   Text{"組織プロファイルを作る、見る、確かめる、選ぶ", "make, read, check and choose office profiles"},
		Long:    Text{"組織プロファイル（役割と職名、報告先、承認者、アカウント）を扱います。", "Works with office profiles: posts, report targets, approvers, accounts."},
		Example: Text{"dandori org init our-city --name 〇〇市\ndandori org use ube", "dandori org init our-city --name 〇〇市\ndandori org use ube"},
	},
	OrgListHelp: CommandHelp{
		Short:   Text{"組織の一覧を表示する", "list the offices"},
		Long:    Text{"組織プロファイルの一覧を表示します。データフォルダの orgs に置いたものも含みます。", "Lists the profiles, with those in the folder orgs of the data folder."},
		Example: Text{"dandori org list", "dandori org list"},
	},
	OrgShowHelp: CommandHelp{
		Short:   Text{"組織プロファイルを表示する", "show a profile"},
		Long:    Text{"組織プロファイルの内容を表示します。設定していない項目は【未設定】と示します。", "Shows a profile. What is not set is marked so."},
		Example: Text{"dandori org show ube", "dandori org show ube"},
	},
	OrgCheckHelp: CommandHelp{
		Short:   Text{"組織プロファイルを確かめる", "check profiles"},
		Long:    Text{"組織プロファイルを確かめ、誤りを行と桁で示します（終了コード 3）。ファイルでも組織の識別子でも指定\nできます。省くと、今使えるものをすべて確かめます。誤りではなくても意図と違うおそれのある箇所と、\n【未設定】の件数も示します。", "Checks profiles, given as files or as offices, and reports every problem with its line and\ncolumn (exit code 3). Without arguments, every profile there is gets checked.\nIt also shows what is no error but may be a mistake, and how many values are not set."},
		Example: Text{"dandori org check our-city\ndandori org check our-city.toml", "dandori org check our-city\ndandori org check our-city.toml"},
	},
	OrgUseHelp: CommandHelp{
		Short:   Text{"使う組織を選ぶ", "choose the office"},
		Long:    Text{"これから始める事案で使う組織を選びます。ファイルを指定すると、確かめてからデータフォルダに写します。\n既に始めた事案には影響しません。", "Chooses the office for incidents that begin from now on. A file is checked and copied into\nthe data folder. Incidents that have begun do not change."},
		Example: Text{"dandori org use ube\ndandori org use our-city.toml", "dandori org use ube\ndandori org use our-city.toml"},
	},
	PathsHelp: CommandHelp{
		Short:   Text{"保存場所を表示する", "show where things are kept"},
		Long:    Text{"データフォルダ、設定、手順書がどこにあるかを表示します。", "Shows where the data, the settings and the playbooks are."},
		Example: Text{"dandori paths", "dandori paths"},
	},
	VersionHelp: CommandHelp{
		Short:   Text{"版を表示する", "show the version"},
		Long:    Text{"プログラムの版を表示します。", "Shows the version of the program."},
		Example: Text{"dandori version", "dandori version"},
	},

	// Words of the help itself.
	HelpUsage:       Text{"使い方:", "Usage:"},
	HelpFlags:       Text{"[オプション]", "[flags]"},
	HelpCommandWord: Text{"コマンド [引数] [オプション]", "COMMAND [arguments] [flags]"},
	HelpCommands:    Text{"コマンド:", "Commands:"},
	HelpOptions:     Text{"オプション:", "Flags:"},
	HelpCommon:      Text{"共通のオプション:", "Flags of every command:"},
	HelpExamples:    Text{"例:", "Examples:"},
	GroupStart:      Text{"始める、開く:", "Begin and open:"},
	GroupRecord:     Text{"対応を記録する:", "Record:"},
	GroupDecide:     Text{"判断する、終える:", "Decide and close:"},
	GroupRead:       Text{"記録を読む、提出する:", "Read and hand in:"},
	GroupSetup:      Text{"手順書、組織、設定:", "Playbooks, offices, settings:"},

	// Flags.
	DataFlag:        Text{"データフォルダ（既定: DANDORI_DATA、なければ標準の場所）", "the data folder (default: DANDORI_DATA, else the platform's)"},
	LangFlag:        Text{"言語（既定: LANG が英語なら en、ほかは ja）", "the language (default: en where LANG is English, else ja)"},
	HelpFlag:        Text{"使い方を表示する", "show this help"},
	JSONFlag:        Text{"JSON で出力する", "print JSON"},
	ByFlag:          Text{"行った人の名前（省くと記録係、いなければ利用者）", "who did it (default: the recorder, else the user)"},
	AtFlag:          Text{"行った時刻（例: 21:40、11/22 21:40。省くと今）", "when it happened: 21:40, 11/22 21:40 (default: now)"},
	OrgFlag:         Text{"組織の識別子、名前又はファイル（省くと設定の組織）", "id or name of the office, or a file (default: the one chosen)"},
	ShowOrgFlag:     Text{"どの組織の規程として示すか（省くと設定の組織）", "for which office to show it (default: the one chosen)"},
	TitleFlag:       Text{"件名", "a title"},
	AccountFlag:     Text{"対象のアカウント（プロファイルの識別子、名前、ハンドル）", "the account: its id, name or handle in the profile"},
	HappenedFlag:    Text{"起きた時刻、又は 不明", "when it happened, or \"unknown\""},
	DetectedFlag:    Text{"知った時刻（省くと今）", "when it became known (default: now)"},
	SeenFlag:        Text{"何を見たか", "what was seen"},
	SourceFlag:      Text{"誰から知ったか", "from whom it became known"},
	LearnedFlag:     Text{"どの手段で知ったか", "by what means it became known"},
	DrillFlag:       Text{"訓練として始める", "begin a drill"},
	AllFlag:         Text{"終結した事案も示す", "list closed incidents too"},
	ChooseFlag:      Text{"判断の答え（識別子又は名前。複数可）", "the answer of a decision: id or title (repeatable)"},
	ImpossibleFlag:  Text{"できないと記録する（理由が要る）", "record that it is impossible (needs a reason)"},
	SkipFlag:        Text{"不要と記録する（理由が要る）", "record that it is not needed (needs a reason)"},
	CheckFlag:       Text{"監視の手順で、一度確かめたことを記録する", "record one look of a watch step, which stays open"},
	ReasonFlag:      Text{"理由", "the reason"},
	SetFlag:         Text{"記入欄に書く（複数可）", "fill in a field (repeatable)"},
	ItemFlag:        Text{"項目（管理者など）を一つずつ記録する（複数可）", "record single items, such as administrators (repeatable)"},
	UndoItemFlag:    Text{"取り消す項目（複数可。省くと手順全体）", "take back single items (repeatable; default: the whole step)"},
	NoteFlag:        Text{"備考", "a note"},
	ToFlag:          Text{"宛先（役割の識別子、名前又は職名）", "to whom: id or title of a role, or a post"},
	ReachedFlag:     Text{"つながったか（省くと yes）", "whether they were reached (default: yes)"},
	MeansFlag:       Text{"手段（電話、メール、口頭など）", "by what means: phone, mail, in person"},
	ReferenceFlag:   Text{"受付番号", "the reference number"},
	InstructionFlag: Text{"受けた指示", "the instruction received"},
	StepFlag:        Text{"関わる手順", "the step it belongs to"},
	FromFlag:        Text{"誰から", "from whom"},
	NoteToFlag:      Text{"誰へ", "to whom"},
	AnswerFromFlag:  Text{"誰の答えか", "who answered"},
	WhatFlag:        Text{"何を残したか", "what was kept"},
	WhereFlag:       Text{"どこに保管したか", "where it is kept"},
	FileFlag:        Text{"ファイル（大きさと SHA-256 を記録する）", "a file, whose size and SHA-256 are recorded"},
	AsOfFlag:        Text{"いつ現在のものか", "the moment it shows"},
	RefuseFlag:      Text{"承認されなかったと記録する", "record a refusal"},
	CloseReasonFlag: Text{"理由（手順を残して終結するときに要る）", "the reason, when steps are left open"},
	OrderFlag:       Text{"並べ方: entry 記録した順（既定）、event 事象の時刻の順", "order: entry (default) or event time"},
	OrderHint:       Text{"entry 又は event と書いてください", "give entry or event"},
	FormatFlag:      Text{"形式", "the format"},
	AsIsFlag:        Text{"パスワードのようなものがあっても、このまま記録する", "record it although it looks like a password"},
	OutputFlag:      Text{"書き出すファイル（「-」は標準出力）", "the file to write, or - for standard output"},

	// A command line that is wrong.
	UnknownCommand:  Text{"「%s」というコマンドはありません", "there is no command %q"},
	UnknownFlag:     Text{"「%s」というオプションはありません", "there is no flag %q"},
	FlagNeedsValue:  Text{"オプション %s に値がありません", "the flag %s needs a value"},
	FlagBadValue:    Text{"オプション %s に「%s」は使えません", "the flag %s cannot be %q"},
	FlagMissing:     Text{"オプション %s が要ります", "the flag %s is missing"},
	ArgumentMissing: Text{"%s がありません", "%s is missing"},
	ArgumentExtra:   Text{"余分な引数「%s」があります（空白を含む文は引用符で囲んでください）", "there is an argument too many: %q (put a text with spaces in quotation marks)"},
	UsageHint:       Text{"使い方: %s", "usage: %s"},
	HelpHint:        Text{"使い方は %s --help で確かめられます", "%s --help shows how it is used"},
	BadLang:         Text{"「%s」という言語はありません", "there is no language %q"},
	BadLangHint:     Text{"ja 又は en と書いてください", "give ja or en"},
	BadID:           Text{"「%s」は事案番号ではありません", "%q is not the id of an incident"},
	BadIDHint:       Text{"INC-20261122-01 のような番号です。dandori list --all で確かめられます", "an id looks like INC-20261122-01; dandori list --all lists them"},
	BadEntry:        Text{"「%s」は記録の番号ではありません", "%q is not the number of an entry"},
	BadEntryHint:    Text{"記録の番号は dandori log で確かめられます", "dandori log shows the numbers"},
	BadSet:          Text{"「%s」に「=」がありません", "there is no = in %q"},
	BadSetHint:      Text{"記入欄=値 の形で書いてください", "write it as field=value"},
	DoModes:         Text{"--choose、--impossible、--skip、--check は同時に使えません（--set は --impossible、--skip とは使えません）", "--choose, --impossible, --skip and --check exclude each other, and --set goes with neither --impossible nor --skip"},
	ApproveReason:   Text{"--reason は --refuse とともに使います", "--reason goes with --refuse only"},
	NoSuchOrg:       Text{"「%s」という組織はありません", "there is no office %q"},
	OrgsHint:        Text{"組織: %s", "the offices are: %s"},
	NoSuchRole:      Text{"「%s」という役割はありません", "there is no role %q"},
	RolesHint:       Text{"役割: %s", "the roles are: %s"},
	NoSuchPlaybook:  Text{"「%s」という手順書はありません", "there is no playbook %q"},
	PlaybooksHint:   Text{"手順書: %s", "the playbooks are: %s"},
	NotALog:         Text{"「%s」は事案番号でも、読めるファイルでもありません", "%q is neither the id of an incident nor a file that can be read"},
	NotALogHint:     Text{"事案番号（INC-20261122-01 など）か、log.jsonl のファイル名を指定してください", "give an id such as INC-20261122-01, or the name of a log.jsonl"},
	NoTerminal:      Text{"対話画面は端末でしか開けません", "the console needs a terminal"},
	NoTerminalHint:  Text{"端末のないところではコマンドを使ってください（dandori --help）", "without one, use the commands (dandori --help)"},
	DashHint:        Text{"「-」で始まる文は、ほかのオプションの後に -- を置き、その後に書いてください。%s", "a text that begins with - goes after the flags, behind a --; %s"},
	NoTerminalShow:  Text{"dandori show %s で状況を表示できます", "dandori show %s prints the incident"},

	// What did not work.
	Cancelled:            Text{"中断しました", "cancelled"},
	NoIncident:           Text{"その番号の事案はありません", "there is no such incident"},
	NoIncidentHint:       Text{"データフォルダは %s です。事案は dandori list --all で確かめられます", "the data folder is %s; dandori list --all lists the incidents"},
	NoSpace:              Text{"ディスクに空きがなく、記録できませんでした（%s）", "the disk is full, and nothing was recorded (%s)"},
	NoSpaceHint:          Text{"空きを作ってから、もう一度記録してください。それまでの記録は無事です", "make room and record it again; everything recorded before is safe"},
	UnsafeFolder:         Text{"データフォルダ %s に、ほかの利用者も書き込めます", "other users may write in the data folder %s"},
	UnsafeFolderHint:     Text{"自分だけが書き込めるようにしてください（chmod go-w %s）", "let nobody else write there (chmod go-w %s)"},
	NotFolder:            Text{"%s はフォルダではありません", "%s is not a folder"},
	NoPermission:         Text{"%s を読み書きする権限がありません", "no permission for %s"},
	DataHint:             Text{"--data 又は DANDORI_DATA で、書き込めるフォルダを指定してください", "give a folder you can write to with --data or DANDORI_DATA"},
	ElsewhereHint:        Text{"書き込める別の場所を指定してください", "name a place that you can write to"},
	NoFile:               Text{"%s がありません", "%s does not exist"},
	InUse:                Text{"%s を、ほかのプログラムが開いています", "another program has %s open"},
	InUseHint:            Text{"そのプログラム（Excel など）で閉じてから、もう一度実行してください", "close it there (Excel, for example), and do it again"},
	BadFileName:          Text{"%s という名前のファイルは作れません", "no file can have the name %s"},
	BadFileNameHint:      Text{"Windows では、名前に : ? * < > | \" を使えず、CON、NUL などは機器の名前です", "on Windows, a name has no : ? * < > | \" and is not CON, NUL or another device"},
	NotRegular:           Text{"%s は普通のファイルではありません", "%s is not a regular file"},
	FileExists:           Text{"%s は既にあります", "%s exists already"},
	FileExistsHint:       Text{"置き換えてよければ -o %s と指定してください", "to replace it, give -o %s"},
	Locked:               Text{"%s は、ほかの人が書き込んでいます（%s）", "somebody else is writing to %s (%s)"},
	LockedHint:           Text{"少し待ってから、もう一度記録してください", "wait a moment and record it again"},
	Problems:             Text{"%d 件の誤りがあります", "problems found: %d"},
	OwnFileHint:          Text{"%s の DATA は、データフォルダ %s を指します。直すまで使わないときは、そこから外してください", "DATA in %s is the data folder %s; until it is mended, move the file away from there"},
	NoSpaceFor:           Text{"ディスクに空きがなく、%s に書けませんでした", "the disk is full, and %s was not written"},
	NoSpaceForHint:       Text{"空きを作るか、別のディスクを指定してください。同じ名前の前のファイルは、そのまま残っています", "make room, or write to another disk; a file that was there before is as it was"},
	OutputFailed:         Text{"結果を出力できませんでした（%s）", "the output could not be written (%s)"},
	OutputAfterEntry:     Text{"%s の記録 %d として記録しました。結果の出力だけができませんでした（%s）", "recorded in %s as entry %d; the output could not be written (%s)"},
	OutputAfterEntryHint: Text{"もう一度記録しないでください。dandori log %s で確かめられます", "do not record it again; dandori log %s shows it"},
	AmongLogs:            Text{"%s は、記録を保存するフォルダの中にあります", "%s lies in the folders of the logs"},
	AmongLogsHint:        Text{"データフォルダの外を指定してください", "write to a place outside the data folder"},
	AsIsHint:             Text{"%s。このまま記録してよければ --as-is を付けてください", "%s; if it is to stand as it is, give --as-is"},
	LeftOut:              Text{"%s は誤りがあるため使いません（%s）", "%s has an error and is left out (%s)"},
	LeftOutSettings:      Text{"組織の設定を使えないため、汎用のプロファイルを使います（%s）", "the chosen office cannot be used; the generic profile is used (%s)"},
	LeftOutHint:          Text{"始めた事案には影響しません。dandori playbook check と dandori org check で確かめてください", "incidents that have begun do not change; dandori playbook check and dandori org check say more"},
	SettingsOrg:          Text{"設定にある組織「%s」がありません（%s）", "the settings name an office that is not there: %q (%s)"},
	SettingsOrgHint:      Text{"dandori org use で選び直すか、--org で指定してください", "choose again with dandori org use, or give --org"},

	// Damage of a log.
	Damaged:          Text{"%s の記録 %d（%d バイト目）から先は壊れています: %s", "the log of %s is damaged from entry %d on (byte %d): %s"},
	DamagedHint:      Text{"それより前の記録は確かめてあり、dandori log で読めます。ファイルには触れず、写しを取って管理者に知らせてください。直せるかは dandori repair ID で分かります（答えるまで何も変えません）", "the entries before it are verified, and dandori log shows them; leave the file alone, copy it and tell whoever is responsible. dandori repair ID shows whether it can be repaired, and changes nothing before you say so"},
	TornHint:         Text{"書き込みが途中で切れています。次に記録するときに別のファイルへ移されます。それより前の記録は無事です", "a write was interrupted; the next entry moves the rest to a file of its own. The entries before it are safe"},
	TornCompleteHint: Text{"最後の記録の内容は無事です。次に記録するときに直ります", "the last entry is whole; the next entry puts the line feed right"},
	TornMoved:        Text{"%s: 書き込みが途中で切れた記録 %d を %s へ移しました", "%s: an unfinished entry %d was moved to %s"},
	TornCompleted:    Text{"%s: 記録 %d の欠けていた改行を補いました", "%s: the missing line feed of entry %d was added"},
	FaultForm:        Text{"行の形が記録の形式に合いません", "the line does not have the form of an entry"},
	FaultLong:        Text{"行が 1 MiB を超えています", "the line is longer than 1 MiB"},
	FaultSeq:         Text{"記録の番号が続いていません", "the entry does not have the next number"},
	FaultHash:        Text{"ハッシュ値が合いません。この記録か、直前のハッシュ値が書き換えられています", "the hash does not fit: this entry, or the hash before it, was changed"},
	FaultJSON:        Text{"正しい JSON ではありません", "the event is not strict JSON"},
	FaultTorn:        Text{"記録の途中で終わっています", "the log ends in the middle of an entry"},
	FaultMissing:     Text{"記録のファイルがありません", "the log is missing"},
	FaultEmpty:       Text{"記録が空です", "the log is empty"},
	FaultNotFile:     Text{"記録が普通のファイルではありません", "the log is not a regular file"},
	FaultShrunk:      Text{"前に見たときより記録が減っています", "entries that were seen are missing"},
	FaultRewritten:   Text{"前に見た記録と違います", "the entry is not the one that was seen before"},
	FaultMisplaced:   Text{"この事案の記録ではありません", "it is not the log of this incident"},
	FaultPin:         Text{"固定した手順書が書き換えられています", "a pinned file was changed"},
	FaultSameID:      Text{"前の記録と同じ識別子です", "an earlier entry has the same id"},
	FaultUnreadable:  Text{"記録の内容を読めません", "it cannot be read"},
	FaultDetail:      Text{"%s（%s）", "%s (%s)"},

	// What was recorded.
	Recorded:     Text{"%s%s 記録 %d: %s", "%s%s entry %d: %s"},
	RecordedStep: Text{"%s %s", "%s %s"},
	RecordedAt:   Text{"（%s のこと）", " (of %s)"},
	ItemsLeft:    Text{"残り %d 件", "%d left"},
	Started:      Text{"%s次は dandori show %s で手順を確かめてください", "%snext: dandori show %s"},

	// Lists and states.
	ListEmpty:         Text{"対応中の事案はありません", "no incident is open"},
	ListEmptyAll:      Text{"事案はありません", "there are no incidents"},
	ListDrills:        Text{"== 訓練 ==", "== Drills =="},
	ListError:         Text{"開けません: %s", "cannot be opened: %s"},
	ListUnreadable:    Text{"開けない事案が %d 件あります: %s", "%d of the incidents cannot be opened: %s"},
	ListDamagedHint:   Text{"壊れた記録のファイルには触れず、写しを取って管理者に知らせてください", "leave the file of a damaged log alone, copy it and tell whoever is responsible"},
	ListNext:          Text{"次: %s (%s)", "next: %s (%s)"},
	ListOverdue:       Text{"期限超過: %d 件", "overdue: %d"},
	ResumeNoneHint:    Text{"dandori start で始めるか、dandori list --all で終結した事案を確かめてください", "begin one with dandori start; dandori list --all shows closed ones"},
	KindUnsure:        Text{"種別は未定", "kind not decided"},
	OfficeUnset:       Text{"組織【未設定】", "office [not set]"},
	Quoted:            Text{"「%s」", "“%s”"},
	Overdue:           Text{"【期限超過】", "[OVERDUE]"},
	MarkDone:          Text{"[済]", "[done]"},
	MarkReady:         Text{"[  ]", "[    ]"},
	MarkHeld:          Text{"[止]", "[held]"},
	MarkWaiting:       Text{"[待]", "[wait]"},
	MarkImpossible:    Text{"[否]", "[cant]"},
	MarkSkipped:       Text{"[省]", "[skip]"},
	MarkNotApplicable: Text{"[外]", "[n/a ]"},
	Legend:            Text{"[済] 済み  [  ] 未着手  [止] 関門で停止  [待] 前の手順待ち  [否] できない  [省] 不要  [外] 該当しない\n自 この組織の規程  他 他の自治体の規程（参考）  法 法令  案 本プログラムの提案  目安 根拠に定めのない時刻", "[done] done  [    ] open  [held] held by a gate  [wait] waits for others  [cant] impossible  [skip] not needed  [n/a ] does not apply\nown: this office's rule  other: another office's, for reference  law: a law  ours: our suggestion  suggested: a time no source gives"},
	RuleLegend:        Text{"自 この組織の規程  他 他の自治体の規程（参考）  法 法令  案 本プログラムの提案  目安 根拠に定めのない時刻", "own: this office's rule  other: another office's, for reference  law: a law  ours: our suggestion  suggested: a time no source gives"},

	// One incident.
	ShowNext:         Text{"次にすること: %s (%s)", "next: %s (%s)"},
	ShowNothing:      Text{"今できる手順は残っていません", "no step can be done now"},
	ShowOverdue:      Text{"【期限超過】%s (%s) 期限 %s %s", "[OVERDUE] %s (%s) due %s %s"},
	ShowPromises:     Text{"約束", "Promises"},
	ShowQuestions:    Text{"答えを待つ確認", "Open questions"},
	StepLine:         Text{"%s %s (%s)", "%s %s (%s)"},
	RoleUnset:        Text{"%s【未設定】", "%s [not set]"},
	StepPost:         Text{"担当: %s", "who: %s"},
	StepDue:          Text{"期限: %s（%s）", "due: %s (%s)"},
	StepUrgency:      Text{"%s（%s）", "%s (%s)"},
	StepCheck:        Text{"次の確認: %s", "look again: %s"},
	StepRule:         Text{"根拠: %s", "rule: %s"},
	StepWaits:        Text{"先にすること: %s", "waits for: %s"},
	StepSettled:      Text{"%s %s 記録 %d", "%s %s, entry %d"},
	ItemLine:         Text{"%s %s", "%s %s"},
	GateApproval:     Text{"関門: 承認が要る（%s。%s）", "gate: needs approval (%s; %s)"},
	GateApproved:     Text{"関門: %sを%sが承認した（記録 %d）", "gate: %s approved by %s (entry %d)"},
	GateOverridden:   Text{"関門: %sが関門を越えて進めた（%s。記録 %d）", "gate: overridden by %s (%s; entry %d)"},
	GateEvidence:     Text{"関門: 先に証拠を残す", "gate: evidence first"},
	GateEvidenceOpen: Text{"関門: 証拠は残っている", "gate: evidence is kept"},
	GateQuestion:     Text{"関門: 確認の答えを待っている（記録 %d）", "gate: a question is not answered (entry %d)"},
	QuestionLine:     Text{"記録 %d  %s  %s: %s (%s)", "entry %d  %s  %s: %s (%s)"},
	PromiseOpen:      Text{"未", "open"},
	PromiseKept:      Text{"済", "kept"},
	PromiseReleased:  Text{"不要", "released"},
	PromiseBy:        Text{"%s まで", "by %s"},
	PromiseNoTime:    Text{"時刻の約束なし", "no time given"},
	LogEntry:         Text{"%s記録 %d  %s", "%sentry %d  %s"},
	HeadCorrected:    Text{"記録 %d で訂正: %s", "corrected by entry %d: %s"},
	LogLogged:        Text{"（%s に記録）", "(recorded %s)"},

	// A verification.
	VerifyGood:      Text{"%s: 記録 %d 件に、壊れたところは見つかりませんでした", "%s: no damage found in %d entries"},
	VerifyBad:       Text{"%s: 記録 %d（%d バイト目）から先は壊れています: %s", "%s: damaged from entry %d on (byte %d): %s"},
	VerifyProved:    Text{"記録 %s について確かめたこと:", "proved of entries %s:"},
	ProvedForm:      Text{"形式が正しく、番号が 1 から欠けずに続いている", "the form is right, and the numbers run from 1 without a gap"},
	ProvedChain:     Text{"ハッシュの連鎖がつながっており、途中の書き換え、削除、差し込みがない", "the chain of hashes holds: nothing within was changed, removed or inserted"},
	ProvedEvents:    Text{"記録の内容をすべて読める", "every entry can be read as an event"},
	ProvedIDs:       Text{"同じ識別子の記録が二つない", "no two entries have the same id"},
	ProvedPins:      Text{"固定した手順書と組織プロファイルが、始めたときのとおりである", "the pinned playbooks and the profile are those it began with"},
	ProvedPlace:     Text{"この事案のフォルダにあるべき記録である", "it is the log of the incident in whose folder it lies"},
	VerifyHead:      Text{"最後の記録は %d、そのハッシュ値は %s（%d バイト）", "the last entry is %d, its hash %s (%d bytes)"},
	VerifyNotProved: Text{"確かめていないこと:", "not proved:"},
	NotProvedTruth:  Text{"書かれた内容が事実であること", "that what was written is true"},

	// Playbooks.
	PlaybookLine:     Text{"%s  %s  手順 %d  %s", "%s  %s  steps: %d  %s"},
	OriginShipped:    Text{"同梱", "shipped"},
	OriginOwn:        Text{"データフォルダ", "data folder"},
	PlaybookStep:     Text{"- %s (%s) %s", "- %s (%s) %s"},
	PlaybookDueDays:  Text{"期限: %sの日を含めて%d日目まで（%s）", "due: by day %[2]d, the day of %[1]s being the first (%[3]s)"},
	PlaybookDueWhen:  Text{"%s［%s］", "%s [%s]"},
	PlaybookDue:      Text{"期限: %sから%s（%s）", "due: from %s, within %s (%s)"},
	PlaybookEvery:    Text{"%sごとに確かめる", "look every %s"},
	PlaybookWhen:     Text{"行う場合: %s", "when: %s"},
	PlaybookTo:       Text{"宛先: %s", "to: %s"},
	PlaybookOption:   Text{"答え: %s (%s)", "answer: %s (%s)"},
	PlaybookField:    Text{"記入欄: %s (%s) %s%s", "field: %s (%s) %s%s"},
	FieldRequired:    Text{"、必須", ", required"},
	PlaybookEvidence: Text{"残すもの: %s", "keep: %s"},
	PlaybookApproval: Text{"関門: 承認が要る（%s）", "gate: needs approval (%s)"},
	PlaybookCannot:   Text{"できないとき: %s (%s)", "if impossible: %s (%s)"},
	PlaybookPromise:  Text{"約束が生じる: %s", "opens a promise: %s"},
	StandingRule:     Text{"守ること: %s", "rule: %s"},
	OtherTargets:     Text{"組織が定めた報告先（ほかの手順で報告する者を除く）", "the office's report targets to whom no other step reports"},
	ReportTargets:    Text{"組織が定めた報告先", "the office's report targets"},
	FromHappened:     Text{"発生", "the event"},
	FromDetected:     Text{"覚知", "detection"},
	FromOpened:       Text{"記録の開始", "the start of the log"},
	FromConfirmed:    Text{"種別の確認", "the confirmation of the kind"},
	Condition:        Text{"%s = %s", "%s = %s"},
	And:              Text{" かつ ", " and "},
	Or:               Text{"、又は ", ", or "},
	FileGood:         Text{"%s: 誤りはありません", "%s: no problems"},
	StepType: map[string]Text{
		"act":      {"実施", "act"},
		"decide":   {"判断", "decision"},
		"report":   {"報告", "report"},
		"notice":   {"発信", "notice"},
		"evidence": {"証拠", "evidence"},
		"watch":    {"監視", "watch"},
	},
	FieldType: map[string]Text{
		"text":   {"文", "text"},
		"number": {"数", "number"},
		"time":   {"時刻", "time"},
		"yes-no": {"はい・いいえ", "yes or no"},
		"choice": {"次から選ぶ", "one of these"},
	},

	// Offices.
	OrgLine:      Text{"%s  %s  %s  %s", "%s  %s  %s  %s"},
	OrgUsed:      Text{"使用中", "in use"},
	OrgBroken:    Text{"%s  誤りがあり使えません（dandori org check で確かめられます）", "%s  cannot be used; dandori org check says why"},
	OrgNow:       Text{"これから始める事案では %s (%s) を使います", "incidents that begin from now on use %s (%s)"},
	OrgOffice:    Text{"区分: %s  長: %s  時間帯: %s", "office: %s  head: %s  time zone: %s"},
	OrgDocument:  Text{"規程: %s (%s) %s", "document: %s (%s) %s"},
	OrgRoles:     Text{"役割と職名", "Roles and posts"},
	OrgRole:      Text{"%s (%s): %s %s", "%s (%s): %s %s"},
	OrgReports:   Text{"報告先", "Whom to report to"},
	OrgReport:    Text{"%s: %s %s", "%s: %s %s"},
	OrgApprovals: Text{"承認", "Approvals"},
	OrgApproval:  Text{"%s: %s %s", "%s: %s %s"},
	OrgPolicies:  Text{"方針", "Policies"},
	OrgPolicy:    Text{"%s %s", "%s %s"},
	OrgPapers:    Text{"引き継ぐ規程と様式", "Other procedures and forms"},
	OrgAccounts:  Text{"アカウント", "Accounts"},

	// Paths.
	PathData:      Text{"データフォルダ: %s", "data folder: %s"},
	PathIncidents: Text{"事案: %s", "incidents: %s"},
	PathDrills:    Text{"訓練: %s", "drills: %s"},
	PathSettings:  Text{"設定: %s", "settings: %s"},
	PathLibrary:   Text{"手順書と組織: プログラムに同梱（手順書 %d、組織 %d）", "playbooks and offices: shipped in the program (%d playbooks, %d offices)"},
	PathOwn:       Text{"追加したファイル: %s", "added file: %s"},
}
