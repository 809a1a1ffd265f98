package lang

// TemplatePart is one part of the file that org init writes.
type TemplatePart struct {
	Title Text
	Help  Text // one line or more
}

// OrgTemplate is what that file says.
type OrgTemplate struct {
	Intro, Comma, Reference, AccountName, DocumentTitle             Text
	Roles, Accounts, Reports, Approvals, Hours, Documents, Channels TemplatePart
	Notices, Rules, Intervals, Policies, Papers, First, Then        TemplatePart
}

// Org holds what the program says of office profiles: what can be wrong with one,
// what its values are called, the list of gaps, and the file to fill in.
var Org = struct {
	// What can be wrong with a profile or a file of points.
	ExemptAndBy, BadInterval, HoursReversed, BadClock, UnknownChannel, BadPath, YesOrNo Text

	// What is no error but may be a mistake.
	OthersDocument, OthersDocumentHint                                                                            Text
	ReviewNoDocument, ReviewAddDocument, ReviewOthersClause, ReviewNoClause, ReviewNoCatalog, ReviewNoCatalogHint Text
	ReviewOffice, ReviewHours, ReviewAccountName, ReviewPlatform, ReviewFullWidth, ReviewMail                     Text
	ReviewOneEach, ReviewFuture, ReviewName, ReviewReplaces                                                       Text

	// The parts of a profile and its values.
	PartOffice, PartHours, PartChannels, PartAccounts                                                             Text
	Office, Head, AnyDocument, HoursFromTo, HoursDays, HoursHolidays                                              Text
	Post, Day, Night, Deputies, DeputyDay, DeputyNight                                                            Text
	ReportTo, ReportBy, Urgency, Instruction                                                                      Text
	ApprovedBy, Consult, Exempt, Source, Suspension                                                               Text
	AnyAccount, Platform, AccountName, Handle, URL, Section, SharedWith, Operator                                 Text
	Admins, Editors, SecurityManager, Mail, TwoFactor, LastPasswordChange, Verified, ListURL                      Text
	MutualLink, BroadcastOnly, CommentPolicy, OffHoursUse, Emergency, None                                        Text
	DeputiesHelp, ReportToHelp, ApprovedByHelp, NoticeChannels, IfNeeded, PartHolidays, NoHolidays, HolidaysUntil Text
	YesNo, Operators, Weekdays                                                                                    map[string]Text

	// The file that org init writes.
	Template OrgTemplate

	// org show.
	ShowPartial, ShowHours, ShowReach, ShowReachAlone, ShowDeputy, ShowReportBy, ShowUrgency, ShowInstruction        Text
	ShowConsult, ShowExempt, ShowRules, ShowKinds, ShowNotices, ShowNotice, ShowNoticeBy, ShowIfNeeded, ShowChannels Text
	ShowIntervals, ShowInterval, ShowValue, ShowUnset, ShowNoUnset                                                   Text

	// org gaps.
	GapsHelp                                                                                                                                            CommandHelp
	GapsFormatFlag, GapsOutputFlag, GapsNoFormat, GapsFormats, GapsWritten                                                                              Text
	GapsTitle, GapsOffice, GapsMade, GapsDocuments, GapsNoDocument, GapsPartial, GapsSum                                                                Text
	GapsAbout, GapsRuled, GapsWhy, GapsModels, GapsNoModel, GapsLaw, GapsUnset                                                                          Text
	GapsUnsetAbout, GapsNoUnset, GapsPoint, GapsOwn, GapsModel, GapsPart, GapsMissing, GapsClauses, GapsClausesAbout, GapsClause, GapsGloss, GapsPartly Text

	// org init.
	InitHelp                                                                                         CommandHelp
	InitNameFlag, InitFromFlag, InitOfficeFlag, InitBadID, InitBadName, InitNameHint, InitBadOffice  Text
	InitOffices, InitIDHint, InitExists, InitExistsHint, InitMade, InitFolder, InitReplaces, InitAll Text
	InitFrom, InitOrder, InitCheck, InitShow, InitGaps, InitUse, InitReserved                        Text
	InitSteps                                                                                        []Text
}{
	ExemptAndBy:    Text{"「exempt = true」（許可は要らない）と「by」「consult」は、一緒に書けません。どちらかを消してください。", "\"exempt = true\" (no permission is needed) excludes \"by\" and \"consult\"; remove one"},
	BadInterval:    Text{"「%s」は間隔として読めません。「3 months」「2 weeks」「90 days」のように書いてください（10年まで）。", "%q is not an interval; write it like \"3 months\", \"2 weeks\" or \"90 days\" (at most ten years)"},
	HoursReversed:  Text{"「to」は「from」より後の時刻にしてください。", "\"to\" must be later than \"from\""},
	BadClock:       Text{"「%s」の「%s」は時刻として読めません。「08:30」のように書いてください。", "%q: %q is not a time of day; write it like \"08:30\""},
	UnknownChannel: Text{"手順書に「%s」という媒体（channel）はありません。", "the playbooks have no channel %q"},
	YesOrNo:        Text{"「%s」には \"yes\" か \"no\" を書きます（true と false は使いません）。", "%q takes \"yes\" or \"no\", not true or false"},
	BadPath:        Text{"「%s」はプロファイルの項目として読めません。「policy.own-error」のように書いてください。", "%q is no place in a profile; write it like \"policy.own-error\""},

	OthersDocument:      Text{"文書「%s」は%sの規程です。「%s」の規程として使うことはできません。", "the document %q is that of %s; it cannot be used as one of %s"},
	OthersDocumentHint:  Text{"自組織の規程には、別の識別子を付けてください。ほかの自治体の規程は、書かなくても参考として示されます", "give your own document another id; other offices' rules are shown for reference without being named"},
	ReviewNoDocument:    Text{"「%s」という文書は、[[document]] にも収録した文書にもありません。この定めは「自」と示されません。", "there is no document %q, neither a [[document]] here nor a catalogued one; the rule is not shown as the office's own"},
	ReviewAddDocument:   Text{"自組織の規程であれば、[[document]] に id = \"%s\" と書いてください。", "if it is the office's own, add a [[document]] with id = %q"},
	ReviewOthersClause:  Text{"「%s」は、ほかの組織の規程の条項です。この定めは「自」と示されません。", "%q is another office's clause; the rule is not shown as the office's own"},
	ReviewNoClause:      Text{"収録した条項に「%s」はありません。要旨は示せません。", "%q is not among the catalogued clauses; what it says cannot be shown"},
	ReviewNoCatalog:     Text{"文書「%s」の条項が収録されていません。要旨は示せません。", "the clauses of the document %q are not catalogued; what they say cannot be shown"},
	ReviewNoCatalogHint: Text{"dandori files source %s で、条項を書き入れるファイルを作れます。", "dandori files source %s makes a file to write them into"},
	ReviewOffice:        Text{"「%s」は区分として知られていません。「office」には %s のいずれかを書いてください。", "%q is no known kind of office; \"office\" is one of %s"},
	ReviewHours:         Text{"「%s」があるのに「%s」がありません。両方と「days」がそろうまで、勤務時間は【未設定】です。", "there is %q without %q; the hours are not set until both and \"days\" are there"},
	ReviewAccountName:   Text{"アカウントに「name」がありません。", "the account has no \"name\""},
	ReviewPlatform:      Text{"「%s」というサービスは収録されていません。窓口と字数を示せません。", "there is no platform %q; its pages and the length of a post cannot be shown"},
	ReviewFullWidth:     Text{"「%s」に全角の文字があります。半角で書いてください。", "%q has full-width characters; use half-width ones"},
	ReviewMail:          Text{"「%s」はメールアドレスではないようです。", "%q does not look like a mail address"},
	ReviewOneEach:       Text{"「%s」は、[\"課長\", \"係長\"] のように、一人ずつ分けて書いてください。人数を正しく数えられません。", "%q: write each person as a string of their own, [\"a\", \"b\"]; they are counted"},
	ReviewFuture:        Text{"パスワードを変更した日（%s）が、今日より後です。", "the day of the last password change (%s) is yet to come"},
	ReviewName:          Text{"ファイルの名前と id が違います（id は「%s」）。", "the name of the file is not its id (%q)"},
	ReviewReplaces:      Text{"同梱の「%s」（%s）に代わって、このファイルが使われています。", "it is used in the place of the shipped %q (%s)"},

	PartOffice:         Text{"組織", "Office"},
	PartHours:          Text{"勤務時間", "Office hours"},
	PartChannels:       Text{"発信の媒体", "Channels"},
	PartAccounts:       Text{"アカウント", "Accounts"},
	Office:             Text{"区分（市、町など）", "kind of office (市, 町 …)"},
	Head:               Text{"長の職名", "title of the head"},
	AnyDocument:        Text{"規程", "documents"},
	HoursFromTo:        Text{"始業と終業の時刻", "hours of the day"},
	HoursDays:          Text{"勤務する曜日", "working days"},
	HoursHolidays:      Text{"休日", "holidays"},
	Post:               Text{"職名又は課名", "post or section"},
	Day:                Text{"昼の連絡先", "contact by day"},
	Night:              Text{"夜間と休日の連絡先", "contact by night"},
	Deputies:           Text{"代理者", "deputies"},
	DeputyDay:          Text{"代理者（%s）の昼の連絡先", "contact of the deputy (%s) by day"},
	DeputyNight:        Text{"代理者（%s）の夜間と休日の連絡先", "contact of the deputy (%s) by night"},
	ReportTo:           Text{"報告先", "whom to report to"},
	ReportBy:           Text{"報告する役割", "the role that reports"},
	Urgency:            Text{"規程の言う速さ", "how fast, in the rule's own words"},
	Instruction:        Text{"報告先の指示を受けると定めているか", "true: the rule says to take instruction"},
	ApprovedBy:         Text{"承認する役割", "the role that approves"},
	Consult:            Text{"前もって協議する役割", "roles to be consulted before"},
	Exempt:             Text{"許可は要らないと定めているか", "true: the rule says that no permission is needed"},
	Source:             Text{"根拠の条項（文書:条項）", "the clause that says so (document:clause)"},
	Suspension:         Text{"運用の停止又は終了", "Suspension or end of an account"},
	AnyAccount:         Text{"公式アカウント", "official accounts"},
	Platform:           Text{"サービス", "platform"},
	AccountName:        Text{"アカウント名", "account name"},
	Handle:             Text{"ID（@から始まる名前など）", "handle"},
	URL:                Text{"URL", "URL"},
	Section:            Text{"主管課", "section in charge"},
	SharedWith:         Text{"共用する課", "sections that share it"},
	Operator:           Text{"運用する者", "who runs it"},
	Admins:             Text{"管理者", "administrators"},
	Editors:            Text{"編集者など", "editors and the like"},
	SecurityManager:    Text{"情報セキュリティ管理者", "information security manager"},
	Mail:               Text{"登録メールアドレス", "registered mail address"},
	TwoFactor:          Text{"二要素認証", "two-factor authentication"},
	LastPasswordChange: Text{"最後にパスワードを変更した日", "last password change"},
	Verified:           Text{"公的機関としての認証", "verified as a public body"},
	ListURL:            Text{"公式アカウント一覧のURL", "URL of the official account list"},
	MutualLink:         Text{"プロフィールから一覧へのリンク", "link from its profile to that list"},
	BroadcastOnly:      Text{"発信専用", "broadcast only"},
	CommentPolicy:      Text{"コメントへの対応方針", "how comments are handled"},
	OffHoursUse:        Text{"勤務時間外や庁舎外での利用方法", "use off hours and off site"},
	Emergency:          Text{"緊急時の体制", "emergency organisation"},
	None:               Text{"なし", "none"},
	DeputiesHelp:       Text{"代理者を、連絡する順に。[\"係長\", { post = \"主査\", day = \"…\", night = \"…\" }]", "deputies in the order in which to call them; a post, or a table with numbers"},
	ReportToHelp:       Text{"報告先の役割。[] は、規程が誰も挙げていないことを表す。", "roles to report to; [] says that the rules name nobody"},
	ApprovedByHelp:     Text{"承認する役割。[] は、規程が誰も挙げていないことを表す。", "roles that approve; [] says that the rules name nobody"},
	NoticeChannels:     Text{"必ず知らせる媒体", "channels that must be used"},
	IfNeeded:           Text{"必要な場合に知らせる媒体", "channels to be used if needed"},
	PartHolidays:       Text{"休日 %s", "holidays %s"},
	NoHolidays:         Text{"休日なし", "no holidays"},
	HolidaysUntil:      Text{"休日は %s まで登録", "holidays listed until %s"},
	YesNo: map[string]Text{
		"yes": {"はい", "yes"},
		"no":  {"いいえ", "no"},
	},
	Operators: map[string]Text{
		"staff":              {"職員", "staff"},
		"contractor":         {"受託者", "contractor"},
		"designated-manager": {"指定管理者", "designated manager"},
	},
	Weekdays: map[string]Text{
		"sun": {"日", "Sun"},
		"mon": {"月", "Mon"},
		"tue": {"火", "Tue"},
		"wed": {"水", "Wed"},
		"thu": {"木", "Thu"},
		"fri": {"金", "Fri"},
		"sat": {"土", "Sat"},
	},

	Template: OrgTemplate{
		Intro: Text{
			"組織プロファイル。自組織の規程と体制を書き入れる。\n空の値と、行頭に「#」がある行は【未設定】と示され、推測で補われることはない。\n書いたら確かめる: dandori org check %[1]s\nこのファイルにパスワードを書かない。",
			"The profile of an office: its own rules and posts.\nAn empty value, or a line that begins with #, is shown as not set and never guessed.\nThen check it: dandori org check %[1]s\nWrite no password into this file.",
		},
		First: TemplatePart{
			Text{"先に埋める（10分）", "First, in ten minutes"},
			Text{"ここまで（役割、アカウント、報告先、承認）を埋めれば、夜間でも誰に電話するかが示される。残りは後でよい。", "With this filled in (roles, accounts, reports, approvals), the program says whom to call at night. The rest can wait."},
		},
		Then: TemplatePart{
			Text{"規程を見ながら埋める（後でよい）", "Later, with the rules at hand"},
			Text{"規程に定めがあるものだけ、行頭の「# 」を消して書く。定めのないものは、そのままにする。\nsource には条項を書く（例: city:5(1)）。書いたものだけが自組織の定め「自」と示される。", "Take away the \"# \" of what the rules settle, and write it. Leave the rest as it is.\nsource is the clause, such as city:5(1); only what has one is shown as the office's own."},
		},
		Comma:         Text{"comma は文案の読点。規程に従い「、」か「，」にする。", "comma is the Japanese comma of texts: 、 or ，, as the office's rules have it."},
		Reference:     Text{"参考（他）%s", "for reference, %s"},
		AccountName:   Text{"%s公式X", "%s on X"},
		DocumentTitle: Text{"%sソーシャルメディア利用ガイドライン", "%s guideline on the use of social media"},
		Roles: TemplatePart{
			Text{"役割と連絡先", "Roles and how to reach them"},
			Text{"手順書の役割が、自組織のどの職又は課に当たるか。人名ではなく職名で書く。\n次の表の初めの9行が先。外部の相手（警察など）は、電話番号だけでよい。\n例: section-head = { post = \"総務課長\", day = \"内線 120\", night = \"090-0000-0000\", deputies = [\"総務係長\"] }", "Which post or section each role of the playbooks is. Write posts, not names of persons.\nThe first nine lines come first. Of outsiders, such as the police, a number will do.\nExample: section-head = { post = \"Head of general affairs\", day = \"ext. 120\", night = \"090-0000-0000\", deputies = [\"Chief clerk\"] }"},
		},
		Accounts: TemplatePart{
			Text{"公式アカウント", "Official accounts"},
			Text{"アカウントごとに [[account]] を一つ書く。下の例の行頭の「# 」を消して使う。\noperator は staff（職員）、contractor（受託者）、designated-manager（指定管理者）のいずれか。\nyes と no で答える項目は、分からないときは空にする。", "One [[account]] for each; remove the \"# \" of the example below.\noperator is staff, contractor or designated-manager.\nWhere yes or no is asked, leave it empty when it is not known."},
		},
		Reports: TemplatePart{
			Text{"報告先", "Whom to report to"},
			Text{"種別ごとの報告先。行頭の「# 」を消し、to に役割の名前（1 の表の左端）を、報告する順に書く。\n役割に職を書いただけでは、報告先にならない。source は、規程に定めがあるときだけ書く。", "For each kind: take away the \"# \" and name in to the roles (left in table 1), in the order of reporting.\nA role with a post is not reported to unless it is named here. Write source only where the rules have it."},
		},
		Approvals: TemplatePart{
			Text{"承認", "Approvals"},
			Text{"発信の公開、修正、削除などを承認する役割。行頭の「# 」を消して使う。\nby に書いた役割の職が、承認者として示される。書かない間は【未設定】のままになる。", "Who approves publishing, editing, deleting and the like: take away the \"# \".\nThe post of the role in by is shown as the approver; until then it is shown as not set."},
		},
		Hours: TemplatePart{
			Text{"勤務時間", "Office hours"},
			Text{"from と to は \"08:30\" の形、days は [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"] の形で書く。\nholidays には祝日や年末年始など、曜日にかかわらず休む日を \"2026-11-23\" の形で並べる。毎年足す。", "from and to like \"08:30\", days like [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"].\nholidays lists the days on which the office is closed all the same, like \"2026-11-23\"; add to it every year."},
		},
		Documents: TemplatePart{
			Text{"規程", "Documents"},
			Text{"自組織の規程。ここに書いた id で始まる条項（例: id:5(1)）だけが「自」と示される。", "The office's own documents. Only clauses that begin with one of these ids are shown as its own."},
		},
		Channels: TemplatePart{
			Text{"発信の媒体", "Channels"},
			Text{"住民に知らせる手段の名前とURL。", "The ways to tell people: name and URL."},
		},
		Notices: TemplatePart{
			Text{"周知する媒体", "Where to announce"},
			Text{"種別ごとに、規程が周知を求める媒体（上の id）。定めがなければ空のままにする。", "For each kind, the channels (ids above) that the rules ask for. Leave empty where they say nothing."},
		},
		Rules: TemplatePart{
			Text{"規程が定める留意事項", "Standing rules of its own"},
			Text{"手順書の留意事項のうち、自組織の規程にも定めがあるもの。source に条項を書くと、自組織の定めになる。\n一部の種別だけについての定めであれば、その種別を kinds に書く（[report.…] の名前）。", "Standing rules of the playbooks that the office's own rules have too: name the clause in source.\nWhere the clause speaks of some kinds only, name them in kinds, as in [report.…]."},
		},
		Intervals: TemplatePart{
			Text{"点検の間隔", "Intervals of readiness checks"},
			Text{"規程が間隔を定める点検。\"3 months\" の形で書く。", "Checks whose interval the rules give, like \"3 months\"."},
		},
		Policies: TemplatePart{
			Text{"方針", "Policies"},
			Text{"論点ごとに、規程が定めることを短く書く。書いたものは dandori org gaps で「定めあり」になる。", "For each point, in short what the rules say. dandori org gaps then counts it as settled."},
		},
		Papers: TemplatePart{
			Text{"引き継ぐ規程と様式", "Other procedures and forms"},
			Text{"事案を引き継ぐほかの指針と、報告に使う様式。行頭の「# 」を消し、title を書いて使う。", "Other local procedures to hand over to, and forms. Remove the \"# \" and write the title."},
		},
	},

	ShowPartial:     Text{"確認できたのは規程の一部です。続きに定めがあるかもしれません", "only a part of this document was available; the rest may say more"},
	ShowHours:       Text{"勤務時間: %s", "office hours: %s"},
	ShowReach:       Text{"連絡先: 昼 %s  夜間と休日 %s", "reached by day at %s, by night at %s"},
	ShowReachAlone:  Text{"連絡先: 昼 %s  夜間と休日 %s  代理者 %s", "reached by day at %s, by night at %s; deputies %s"},
	ShowDeputy:      Text{"代理 %d: %s  昼 %s  夜間と休日 %s", "deputy %d: %s, by day at %s, by night at %s"},
	ShowReportBy:    Text{"報告する者: %s", "reported by: %s"},
	ShowUrgency:     Text{"速さ: %s", "how fast: %s"},
	ShowInstruction: Text{"報告先の指示を受ける", "take instruction from whom you report to"},
	ShowConsult:     Text{"前もって協議する相手: %s", "to be consulted before: %s"},
	ShowExempt:      Text{"許可は要らない", "no permission is needed"},
	ShowRules:       Text{"規程が定める留意事項", "Standing rules of its own"},
	ShowKinds:       Text{"種別: %s", "of: %s"},
	ShowNotices:     Text{"周知する媒体", "Where to announce"},
	ShowNotice:      Text{"%s: %s %s", "%s: %s %s"},
	ShowNoticeBy:    Text{"行う者: %s", "done by: %s"},
	ShowIfNeeded:    Text{"必要な場合: %s %s", "if needed: %s %s"},
	ShowChannels:    Text{"発信の媒体", "Channels"},
	ShowIntervals:   Text{"点検の間隔", "Intervals of readiness checks"},
	ShowInterval:    Text{"%s: %s以内 %s", "%s: within %s %s"},
	ShowValue:       Text{"%s: %s", "%s: %s"},
	ShowUnset:       Text{"【未設定】の値が %d 件あります。dandori org gaps %s で一覧できます", "%d values are not set; dandori org gaps %s lists them"},
	ShowNoUnset:     Text{"【未設定】の値はありません", "every value is set"},

	GapsHelp: CommandHelp{
		Short: Text{"規程の未整備一覧を作る", "list what an office's rules leave open"},
		Long: Text{
			"事案のときに決まっていてほしい論点ごとに、組織の規程に定めがあるか、なければどの自治体の\n条項が参考になるかを示します。続けて、プロファイルで【未設定】の値を示します。\nORG を省くと設定の組織を使います。-o を付けるとファイルに書き、形式はその名前からも決まります。\n自組織の規程に定めがあるときは、その条項をプロファイルに書くと「定めあり」になります。",
			"For each point that an incident asks of the rules: whether the office's own rules settle it\nand, where they do not, whose clauses could be a model. Then the values that the profile\nleaves unset. Without ORG the chosen office is taken. With -o a file is written, and its\nname can give the format. A clause written into the profile counts as settled.",
		},
		Example: Text{"dandori org gaps ako\ndandori org gaps ube --format html -o gaps.html", "dandori org gaps ako\ndandori org gaps ube --format html -o gaps.html"},
	},
	GapsFormatFlag: Text{"形式（省くと txt）", "format (default: txt)"},
	GapsOutputFlag: Text{"書き出すファイル（同じ名前のファイルは置き換える）", "file to write; one of that name is replaced"},
	GapsNoFormat:   Text{"「%s」という形式はありません", "there is no format %q"},
	GapsFormats:    Text{"形式: %s。JSON は --json で出せます", "the formats are: %s; for JSON use --json"},
	GapsWritten:    Text{"%s の未整備一覧を %s に書き出しました（定めなし %d 件、未設定 %d 件）", "the gaps of %s were written to %s (%d points open, %d values not set)"},
	GapsTitle:      Text{"規程の未整備一覧", "What the rules leave open"},
	GapsOffice:     Text{"%s (%s)", "%s (%s)"},
	GapsMade:       Text{"作成: %s", "made: %s"},
	GapsDocuments:  Text{"確かめた規程: %s", "documents: %s"},
	GapsNoDocument: Text{"規程が登録されていません", "no document is named in the profile"},
	GapsPartial:    Text{"一部だけを確認", "only a part was available"},
	GapsSum:        Text{"論点 %d 件のうち、定めあり %d 件、定めなし %d 件。未設定の値 %d 件。", "Of %d points, %d are settled and %d are open. %d values are not set."},
	GapsAbout: Text{
		"定めなしは、確かめた規程に条項が見当たらないことを表します。ほかの規程や通知に定めがあるときは、その条項をプロファイルに書き足してください。他の自治体の条項は参考であり、この組織の義務ではありません。",
		"“Open” means that the documents named have no clause on the point. Where another rule of the office has one, add it to the profile. Clauses of other offices are for reference; they bind nobody here.",
	},
	GapsRuled:        Text{"定めあり", "settled"},
	GapsWhy:          Text{"理由: %s", "why: %s"},
	GapsModels:       Text{"参考（他）: %s", "for reference: %s"},
	GapsNoModel:      Text{"収録した規程には見当たらない", "no other office here has a rule"},
	GapsLaw:          Text{"法: %s", "law: %s"},
	GapsUnset:        Text{"【未設定】の値", "Values that are not set"},
	GapsUnsetAbout:   Text{"夜間に要るのは、まず役割ごとの職名、夜間の連絡先と代理者です。", "What is needed first at night: posts, their numbers by night and their deputies."},
	GapsNoUnset:      Text{"ありません。", "None."},
	GapsPoint:        Text{"論点", "Point"},
	GapsOwn:          Text{"この組織の規程", "This office's rules"},
	GapsModel:        Text{"参考（他の自治体、法）", "For reference (other offices, law)"},
	GapsPart:         Text{"対象", "Of"},
	GapsClauses:      Text{"挙げた条項の要旨", "What the clauses say"},
	GapsClausesAbout: Text{"本プログラムの作成者の言葉による要旨です。引用するときは原文を確かめてください。", "In the words of this program's authors; quote from the documents themselves."},
	GapsClause:       Text{"条項", "Clause"},
	GapsGloss:        Text{"要旨", "What it says"},
	GapsPartly:       Text{"%s（%s。ほかの種別は %s）", "%s (%s; other kinds: %s)"},
	GapsMissing:      Text{"未設定の値", "Not set"},

	InitHelp: CommandHelp{
		Short: Text{"自組織のプロファイルを作る", "make a profile of your own office"},
		Long: Text{
			"データフォルダの orgs に、自組織のプロファイルを作ります。値は全て空で、説明を付けてあります。\n既にあるファイルは上書きしません。\nID は英小文字、数字、ハイフンで付けます。--from の組織の定めは、参考として注記します（値には\nしません）。同じ ID の同梱のプロファイルがあり、--from でそれを選んだときは、値も写します。",
			"Makes a profile of your own office in the folder orgs of the data folder: every value empty,\neach explained. A file that is there is never overwritten.\nID is made of lower-case letters, digits and hyphens. The rules of the office of --from are\nnoted for reference, not as values, unless ID is that office itself: then they are copied.",
		},
		Example: Text{"dandori org init our-city --name 〇〇市\ndandori org init our-town --name 〇〇町 --from kamitonda", "dandori org init our-city --name 〇〇市\ndandori org init our-town --name 〇〇町 --from kamitonda"},
	},
	InitNameFlag:   Text{"組織の名前（必ず指定する）", "name of the office (required)"},
	InitFromFlag:   Text{"参考にする組織（省くと generic）", "office to note for reference (default: generic)"},
	InitOfficeFlag: Text{"区分（省くと名前の末尾から決める）", "kind of office (default: from the end of the name)"},
	InitBadID:      Text{"「%s」は識別子として使えません", "%q cannot be an id"},
	InitReserved:   Text{"「%s」という識別子は、プログラムが使っています", "the id %q is used by the program"},
	InitIDHint:     Text{"英小文字で始め、英小文字、数字、ハイフンだけで付けてください（例: our-city）", "use lower-case letters, digits and hyphens, starting with a letter: our-city"},
	InitBadName:    Text{"「%s」は組織の名前として使えません", "%q cannot be the name of an office"},
	InitNameHint:   Text{"一行で、%d 文字以下にしてください", "one line of at most %d characters"},
	InitBadOffice:  Text{"「%s」という区分はありません", "there is no kind of office %q"},
	InitOffices:    Text{"区分: %s", "the kinds are: %s"},
	InitExists:     Text{"%s は既にあります", "%s is already there"},
	InitExistsHint: Text{"上書きはしません。別の ID にするか、エディターで直してください", "it is not overwritten; choose another id, or edit it"},
	InitMade:       Text{"%s のプロファイルを作りました: %s", "made a profile of %s: %s"},
	InitFolder:     Text{"場所: %s", "in: %s"},
	InitReplaces:   Text{"同梱の「%s」に代わって、このファイルが使われます", "from now on it is used in the place of the shipped %q"},
	InitFrom:       Text{"%s の定めを、参考として注記しました（値ではありません）", "the rules of %s are noted in it for reference; they are no values"},
	InitAll:        Text{"空の値は【未設定】と示します。分かるものだけを記入してください。エディターで開き、文字コードは UTF-8 のまま保存します。", "An empty value is shown as not set; fill in only what is known. Keep the encoding UTF-8."},
	InitOrder:      Text{"記入する順:", "Fill in, in this order:"},
	InitSteps: []Text{
		{"役割ごとの職名、昼と夜間の連絡先、代理者 [role.…]", "posts, their numbers by day and by night, deputies: [role.…]"},
		{"公式アカウントと管理者 [[account]]（例の行頭の # を消して使う）", "accounts and their administrators: [[account]] (remove the # of the example)"},
		{"種別ごとの報告先 [report.…]", "whom to report to, by kind: [report.…]"},
		{"公開、修正、削除などの承認者 [approval.…]", "who approves: [approval.…]"},
		{"勤務時間と休日 [hours]", "office hours and holidays: [hours]"},
		{"規程の名前 [[document]] と、各項目の根拠の条項 source", "the office's documents [[document]], and the clause of each value: source"},
	},
	InitCheck: Text{"確かめる: dandori org check %s", "check it:      dandori org check %s"},
	InitShow:  Text{"見る:     dandori org show %s", "read it:       dandori org show %s"},
	InitGaps:  Text{"未整備:   dandori org gaps %s", "what is open:  dandori org gaps %s"},
	InitUse:   Text{"使う:     dandori org use %s", "use it:        dandori org use %s"},
}
