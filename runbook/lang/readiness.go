package lang

// Readiness holds what is said of the checks made while nothing is wrong: how an
// item stands, and what can be wrong with an item file or a check. Days are like
// 2026-11-22.
var Readiness = struct {
	// How an item stands.
	StatusOverdue, StatusProblem, StatusUnknown, StatusAdvice, StatusOK Text
	Unset, Unchecked                                                    Text // the two sorts of unknown
	Overdue, OverdueSuggested                                           Text // due, since, interval
	Next, NextSuggested                                                 Text // due, interval
	CheckedOK, FoundProblem, StillInProfile                             Text
	NeverChecked, NeverCheckedThough, And                               Text

	// Intervals.
	OneDay, Days, OneMonth, Months, OneYear, Years, MonthsAndDays Text

	// What a profile says.
	NoAccounts, NoContacts                         Text
	AdminsUnset, AdminsOne, AdminsTwo, AdminsMany  Text
	TwoFactorUnset, TwoFactorOn, TwoFactorOff      Text
	PasswordUnset, PasswordChanged, PasswordFuture Text
	MailUnset, MailPublic, MailOther               Text
	VerifiedUnset, VerifiedYes, VerifiedNo         Text
	ListUnset, ListSet                             Text
	LinkUnset, LinkYes, LinkNo                     Text
	CommentsUnset, CommentsSet, BroadcastOnly      Text
	OffHoursUnset, OffHoursSet                     Text
	EmergencyUnset, EmergencySet                   Text
	SectionUnset, SectionSet                       Text
	OperatorUnset, OperatorStaff, OperatorOutside  Text
	ContactUnset, ContactSet                       Text
	ContactDay, ContactNight, ContactDeputy        Text
	PostUnset, PostSet                             Text

	// An item file, and a profile's intervals.
	JudgeOnce, JudgeEach, RoleOfPost, NoSuchItem Text

	// The commands.
	Help, CheckHelp, ShowHelp, LogHelp                                        CommandHelp
	OKFlag, ProblemFlag, NoteFlag, ByFlag, AtFlag, AtHint, Modes              Text
	Head, Counts, Section, SubjectWhy, Late, LateHint, Entry                  Text
	EachAccount, EachContact, Guide, Interval, Suggested, Occasion, LastCheck Text
	Related, HowTo                                                            Text
	NoLog, LogHead, LogOpened, LogOK, LogProblem, LogBy                       Text
	NotAnIncident, NotAnIncidentHint                                          Text

	// A check that cannot be recorded.
	UnknownItem, ItemsHint, UnknownAccount, AccountsHint       Text
	WhichAccount, NoAccountHere, NoAccountHereHint             Text
	UnknownContact, WhichContact, ProblemText, ProblemTextHint Text
	BadOutcome, BadOutcomeHint, Interrupted                    Text
}{
	StatusOverdue: Text{"期限超過", "overdue"},
	StatusAdvice:  Text{"要検討", "to consider"},
	StatusProblem: Text{"問題あり", "problem"},
	StatusUnknown: Text{"未設定・未点検", "not known"},
	StatusOK:      Text{"問題なし", "in order"},
	Unset:         Text{"未設定", "not set"},
	Unchecked:     Text{"未点検", "not checked"},

	Overdue:            Text{"期限 %s を過ぎています（最後は %s、%sごと）", "was due by %s (last %s, every %s)"},
	OverdueSuggested:   Text{"目安の期限 %s を過ぎています（最後は %s、目安は%sごと）", "past the suggested %s (last %s, every %s)"},
	Next:               Text{"次の期限は %s（%sごと）", "next due by %s (every %s)"},
	NextSuggested:      Text{"次の目安は %s（%sごと）", "next suggested by %s (every %s)"},
	CheckedOK:          Text{"%s に点検し問題なし", "checked %s and in order"},
	FoundProblem:       Text{"%s（%s の点検）", "%s (checked %s)"},
	StillInProfile:     Text{"%s。%s の点検では問題なし。組織プロファイルを直してください", "%s, though the check of %s found it in order: correct the profile"},
	NeverChecked:       Text{"点検の記録がありません", "never checked"},
	NeverCheckedThough: Text{"%s。点検の記録はありません", "%s; never checked"},
	And:                Text{"%s。%s", "%s; %s"},

	OneDay:        Text{"1日", "day"},
	Days:          Text{"%d日", "%d days"},
	OneMonth:      Text{"1か月", "month"},
	Months:        Text{"%dか月", "%d months"},
	OneYear:       Text{"1年", "year"},
	Years:         Text{"%d年", "%d years"},
	MonthsAndDays: Text{"%sと%s", "%s and %s"},

	NoAccounts:      Text{"組織プロファイルにアカウントがありません", "the profile lists no accounts"},
	NoContacts:      Text{"組織プロファイルに連絡先の職がありません", "the profile names no posts to contact"},
	AdminsUnset:     Text{"管理者が未設定です", "administrators are not set"},
	AdminsOne:       Text{"管理者が1名だけです", "there is only one administrator"},
	AdminsTwo:       Text{"管理者は2名です", "there are two administrators"},
	AdminsMany:      Text{"管理者が%d名います", "there are %d administrators"},
	TwoFactorUnset:  Text{"二要素認証の有無が未設定です", "whether two-factor authentication is on is not set"},
	TwoFactorOn:     Text{"二要素認証を使っています", "two-factor authentication is on"},
	TwoFactorOff:    Text{"二要素認証を使っていません", "two-factor authentication is off"},
	PasswordUnset:   Text{"最後に変更した日が未設定です", "the day of the last change is not set"},
	PasswordChanged: Text{"最後の変更は %s", "last changed %s"},
	PasswordFuture:  Text{"最後に変更した日（%s）が今日より先です。組織プロファイルを直してください", "the day of the last change (%s) is yet to come: correct the profile"},
	MailUnset:       Text{"登録アドレスが未設定です", "the registered address is not set"},
	MailPublic:      Text{"登録アドレスは %s です", "the registered address is %s"},
	MailOther:       Text{"登録アドレス %s は lg.jp ではありません。組織のドメインか確かめてください", "%s is not under lg.jp: see whether the domain is the office's"},
	VerifiedUnset:   Text{"証明の有無が未設定です", "whether it is verified is not set"},
	VerifiedYes:     Text{"公的機関の証明を受けています", "it is verified as a public body"},
	VerifiedNo:      Text{"証明を受けていません。受けられるサービスか確かめてください", "it is not verified: see whether the service offers it"},
	ListUnset:       Text{"一覧のページが未設定です", "the page of the list is not set"},
	ListSet:         Text{"一覧は %s", "the list is %s"},
	LinkUnset:       Text{"リンクの有無が未設定です", "whether it links back is not set"},
	LinkYes:         Text{"公式サイトへのリンクがあります", "it links to the official website"},
	LinkNo:          Text{"公式サイトへのリンクがありません", "it does not link to the official website"},
	CommentsUnset:   Text{"コメントの扱いが未設定です", "the handling of comments is not set"},
	CommentsSet:     Text{"コメントの扱い: %s", "comments: %s"},
	BroadcastOnly:   Text{"発信専用としています", "it is broadcast-only"},
	OffHoursUnset:   Text{"時間外などの使い方が未設定です", "use off hours is not set"},
	OffHoursSet:     Text{"時間外などの使い方: %s", "off hours: %s"},
	EmergencyUnset:  Text{"緊急時の体制が未設定です", "the organisation for emergencies is not set"},
	EmergencySet:    Text{"緊急時の体制: %s", "in an emergency: %s"},
	SectionUnset:    Text{"主管課が未設定です", "the section in charge is not set"},
	SectionSet:      Text{"主管課は%sです", "in charge: %s"},
	OperatorUnset:   Text{"誰が運用しているかが未設定です", "who runs it is not set"},
	OperatorStaff:   Text{"職員が運用しています", "staff run it"},
	OperatorOutside: Text{"職員以外が運用しています。決まりに従う約束と連絡先を確かめてください", "outsiders run it: see that they are bound and can be reached"},
	ContactUnset:    Text{"未設定: %s", "not set: %s"},
	ContactSet:      Text{"昼夜の連絡先と代わりの人が設定されています", "day, night and a deputy are set"},
	ContactDay:      Text{"昼の連絡先", "contact by day"},
	ContactNight:    Text{"夜間・休日の連絡先", "contact by night"},
	ContactDeputy:   Text{"代わりの人", "deputy"},
	PostUnset:       Text{"職が未設定です", "the post is not set"},
	PostSet:         Text{"%s", "%s"},

	Help: CommandHelp{
		Short: Text{"事案のないときの点検の状況を表示する", "show what to check while nothing is wrong"},
		Long: Text{
			"アカウントと連絡先の点検項目ごとに、期限を過ぎたもの、問題のあるもの、分からないもの、\n問題のないものを表示します。組織プロファイルで分かることはそこから、ほかは点検の記録から\n判断します。期限を過ぎたものがあれば、終了コード 1 で終わります。\n間隔は、この組織の規程にあるもののほかは目安です。",
			"Shows for each item of accounts and contacts what is overdue, what is wrong, what is not\nknown and what is in order. What the profile can answer comes from it, the rest from the\nchecks on record. Exits with 1 when something is overdue.\nIntervals other than those of the office's own rules are suggestions.",
		},
		Example: Text{
			"dandori readiness --org kamitonda\ndandori readiness show password-change\ndandori readiness check password-change x-main --ok --by 鈴木\ndandori readiness log",
			"dandori readiness --org kamitonda\ndandori readiness show password-change\ndandori readiness check password-change x-main --ok --by Suzuki\ndandori readiness log",
		},
	},
	ShowHelp: CommandHelp{
		Short:   Text{"点検の仕方を表示する", "show how an item is checked"},
		Long:    Text{"点検項目一つについて、点検の仕方、間隔、根拠、今の状況を表示します。", "Shows of one item how it is checked, how often, by whose rule, and how it stands."},
		Example: Text{"dandori readiness show two-factor", "dandori readiness show two-factor"},
	},
	CheckHelp: CommandHelp{
		Short: Text{"点検したことを記録する", "record that an item was checked"},
		Long: Text{
			"点検したことを、組織ごとの点検の記録に書き加えます。書いた記録は消せません。\n誤って記録したときは、同じ項目をもう一度記録します。最後の記録で判断します。\nACCOUNT は、アカウントごと又は連絡先ごとの項目で、どれを点検したかを指定します。",
			"Adds a check to the office's log of checks. What is recorded stays. To correct it, record\nthe same item again: the last entry counts.\nACCOUNT says which account, or which contact, of an item that is checked for each.",
		},
		Example: Text{
			"dandori readiness check two-factor x-main --ok\ndandori readiness check password-change x-main --ok --at 2026-11-20\ndandori readiness check contacts crisis --problem 夜間の番号がつながらない",
			"dandori readiness check two-factor x-main --ok\ndandori readiness check password-change x-main --ok --at 2026-11-20\ndandori readiness check contacts crisis --problem 'nobody answers at night'",
		},
	},
	LogHelp: CommandHelp{
		Short:   Text{"点検の記録を表示する", "show the log of checks"},
		Long:    Text{"組織の点検の記録を、書かれた順に表示します。壊れていないかは dandori verify で確かめます。", "Shows the office's log of checks in the order of its entries. dandori verify shows whether\nit is whole."},
		Example: Text{"dandori readiness log --org ube", "dandori readiness log --org ube"},
	},
	OKFlag:            Text{"問題なし", "it is in order"},
	ProblemFlag:       Text{"問題あり。どのような問題か", "there is a problem: what it is"},
	NoteFlag:          Text{"問題なしのときの備考", "a remark when it is in order"},
	ByFlag:            Text{"点検した人の名前（省くと利用者）", "who checked it (default: the user)"},
	AtFlag:            Text{"点検した時刻又は日（例: 11/22 21:40、2026-11-20。省くと今）", "when: 11/22 21:40, or a day: 2026-11-20 (default: now)"},
	AtHint:            Text{"「11/22 21:40」「21:40」、又は日だけを「2026-11-20」のように書いてください", "write it like 11/22 21:40 or 21:40, or a day alone: 2026-11-20"},
	Modes:             Text{"--ok か --problem のどちらか一つを指定してください（--note は --ok に付けます）", "give either --ok or --problem (--note goes with --ok)"},
	Head:              Text{"点検  %s (%s)  %s 現在", "Readiness of %s (%s) on %s"},
	Counts:            Text{"期限超過 %d  問題あり %d  未設定・未点検 %d  要検討 %d  問題なし %d", "overdue %d  problem %d  not known %d  to consider %d  in order %d"},
	Section:           Text{"== %s (%d) ==", "== %s (%d) =="},
	SubjectWhy:        Text{"%s: %s", "%s: %s"},
	Late:              Text{"期限を過ぎた点検が %d 件あります", "%d checks are overdue"},
	LateHint:          Text{"点検したら dandori readiness check で記録してください", "when they are done, record them with dandori readiness check"},
	Entry:             Text{"%s 記録 %d: %s", "%s entry %d: %s"},
	EachAccount:       Text{"アカウントごとに点検します", "checked for each account"},
	EachContact:       Text{"連絡先ごとに点検します", "checked for each contact"},
	Guide:             Text{"点検の仕方:", "How to check:"},
	Interval:          Text{"間隔: %sごと（%s）", "interval: every %s (%s)"},
	Suggested:         Text{"目安", "suggested"},
	Occasion:          Text{"時期: %s", "when: %s"},
	Related:           Text{"関連: %s", "see also: %s"},
	HowTo:             Text{"点検の仕方は dandori readiness show 項目 で示します", "dandori readiness show ITEM says how an item is checked"},
	LastCheck:         Text{"最後の点検: %s  %s  %s", "last check: %s  %s  %s"},
	NoLog:             Text{"%sの点検の記録はまだありません", "there is no log of checks of %s yet"},
	LogHead:           Text{"%s  %s  記録 %d 件", "%s  %s  %d entries"},
	LogOpened:         Text{"点検の記録を始めた", "log of checks begun"},
	LogOK:             Text{"%s: 問題なし", "%s: in order"},
	LogProblem:        Text{"%s: 問題あり。%s", "%s: problem: %s"},
	LogBy:             Text{"%2d  %s  %s", "%2d  %s  %s"},
	NotAnIncident:     Text{"%s は点検の記録で、事案ではありません", "%s is a log of checks, not an incident"},
	NotAnIncidentHint: Text{"dandori readiness log で読めます", "dandori readiness log shows it"},

	JudgeOnce:  Text{"judge = \"%s\" は組織として一度だけ点検する項目に使います。「each」を消してください。", "judge = %q is for an item checked once; remove \"each\""},
	JudgeEach:  Text{"judge = \"%s\" は each = \"%s\" の項目にだけ書けます。", "judge = %q belongs on items with each = %q only"},
	RoleOfPost: Text{"「role」は judge = \"%s\" の項目にだけ書けます。", "\"role\" belongs on items with judge = %q only"},
	NoSuchItem: Text{"「%s」という点検項目はありません。", "there is no readiness item %q"},

	UnknownItem:       Text{"「%s」という点検項目はありません", "there is no readiness item %q"},
	ItemsHint:         Text{"項目: %s", "the items are: %s"},
	UnknownAccount:    Text{"組織プロファイルに「%s」というアカウントはありません", "the profile has no account %q"},
	AccountsHint:      Text{"次のどれかです: %s", "one of: %s"},
	WhichAccount:      Text{"「%s」はアカウントごとに点検します。どのアカウントか指定してください", "%s is checked for each account; say which"},
	UnknownContact:    Text{"組織プロファイルに「%s」という連絡先はありません", "the profile has no contact %q"},
	WhichContact:      Text{"「%s」は連絡先ごとに点検します。どの連絡先か指定してください", "%s is checked for each contact; say which"},
	NoAccountHere:     Text{"「%s」は組織として一度だけ点検します", "%s is checked once, for the office"},
	NoAccountHereHint: Text{"「%s」を付けずに記録してください", "record it without %q"},
	ProblemText:       Text{"どのような問題か書いてください", "say what the problem is"},
	ProblemTextHint:   Text{"後で読む人が、何を直すか分かるように書きます", "so that whoever reads it later knows what to put right"},
	BadOutcome:        Text{"点検の結果に「%s」はありません", "a check cannot come out as %q"},
	BadOutcomeHint:    Text{"結果は ok か problem です", "it is ok or problem"},
	Interrupted:       Text{"ほかの人の記録が続いたため、記録できませんでした。もう一度行ってください", "other writers kept coming first; nothing was recorded, try again"},
}
