package lang

// Filed holds the words of the papers for others: police memo, platform report, press
// material, page for the public, final report, and the comparison of incidents.
var Filed = struct {
	Police, Platform, Press, NoticePage, Final, Trend Text

	// The text a paper is made around, and how far it has come.
	TheText, TextState, DraftEntry, FormName, ApprovedBy, LeftToFill                 Text
	TextPublished, TextReady, TextHeld, TextOpen, TextProposed, TextFilled, NotFinal Text
	NoPoliceStep, NoPlatformStep, NoPressStep, NoWebsiteStep                         Text

	PoliceContacts, PlatformContacts, AnswerWord                   Text
	WhereToReport, PlatformUnknown                                 Text
	PageFor, PageWhere, PageNeeds, PageConfirm                     Text
	PagePurposes                                                   map[string]Text // by their ids
	Handle, Address, OfficialList                                  Text
	Confirmed, Unconfirmed, PublishedBefore, Channel, PublicCourse Text
	NextText, CurrentText, EarlierText                             Text
	TimesForPress, NotYetTold, PageAddress, PoliceTold, PPCTold    Text
	FinalTooEarly, FinalResponse                                   Text

	// How the office stands to bodies outside it.
	Outside, OutsideWebsite, OutsidePress, OutsidePolice, OutsidePlatform, OutsidePPC     Text
	OutsideDone, OutsideReference, OutsideNot, OutsideUndecided, OutsideOpen, NoWordsKept Text

	CorrectedTo, TakenBack Text

	// The comparison of incidents and drills.
	TrendReading, TrendAbout, Incidents, Drills, ByQuarter, Quarter, QuarterValue, Cases, NoCases Text
	Quarters                                                                                      [4]Text
	MinutesFirstReport, MinutesContained, MinutesFirstNotice, MinutesClosed                       Text
	StepsDue, StepsLate, OverridesCount, MedianAbout, Unreadable                                  Text

	// Head is how a paper says of which log it is; Progress is said while a long one is
	// being written.
	Head, HeadValue, Progress Text

	Sheet Text

	// What the command says.
	SchemaFlag, UnknownSchema, UnknownSchemaHint, OnlyChronology, TrendAll, TrendWrote Text
	LogWrote, LogWithheld, BinaryOnTerminal, BinaryHint                                Text
}{
	Police:     Text{"警察相談メモ", "Memo for the police"},
	Platform:   Text{"運営会社への通報", "Report to the platform"},
	Press:      Text{"報道資料", "Press material"},
	NoticePage: Text{"公表文", "Page for the public"},
	Final:      Text{"最終報", "Final report"},
	Trend:      Text{"事案及び訓練の推移", "Incidents and drills over time"},

	TheText:       Text{"文", "The text"},
	TextState:     Text{"文の状態", "State of the text"},
	DraftEntry:    Text{"文案の記録の番号", "Entry of the draft"},
	FormName:      Text{"ひな型", "Prepared text"},
	ApprovedBy:    Text{"%s（記録 %d）", "%s (entry %d)"},
	LeftToFill:    Text{"未記入の箇所", "Left to be filled in"},
	TextPublished: Text{"発信済み", "published"},
	TextReady:     Text{"発信できる", "ready to go out"},
	TextHeld:      Text{"確認していない事実を含むため、まだ出せない", "held back: it states what is not confirmed"},
	TextOpen:      Text{"未記入の箇所がある", "not completely filled in"},
	TextProposed:  Text{"文案（未承認）", "a draft, not approved"},
	TextFilled:    Text{"文案の記録はない。ひな型に記録から記入したもの", "no draft is on record: this is the prepared text, filled in from the log"},
	NotFinal:      Text{"このままでは外へ出せない。未記入の箇所を埋め、承認を受けた文を用いること。", "This text must not go out as it is: fill in what is missing, and use the text that was approved."},

	NoPoliceStep:   Text{"この事案の手順書に、警察へ連絡する手順がない。", "The playbooks of this incident have no step that tells the police."},
	NoPlatformStep: Text{"今のところ、この事案で運営会社へ通報する手順はない。", "As things stand, no step of this incident reports to the platform."},
	NoPressStep:    Text{"この事案の手順書に、報道機関へ資料を提供する手順がない。", "The playbooks of this incident have no step that gives material to the press."},
	NoWebsiteStep:  Text{"公式サイトへ載せる文は、まだない。", "There is no text for the website yet."},

	PoliceContacts:   Text{"警察との連絡", "Contacts with the police"},
	PlatformContacts: Text{"これまでの通報", "Reported so far"},
	AnswerWord:       Text{"相手の回答又は指示", "What they answered or asked"},
	WhereToReport:    Text{"通報先（最新の手順はサービスのサイトで確かめる）", "Where to report (confirm on the platform's site)"},
	PlatformUnknown:  Text{"【未設定】アカウントのサービスについての情報がない。", "[unset] Nothing is known of the platform of the account."},
	PageFor:          Text{"用途", "For"},
	PagePurposes: map[string]Text{
		"impersonation": {"なりすまし", "Impersonation"},
		"compromised":   {"乗っ取り", "Account takeover"},
		"report-post":   {"投稿の通報", "Reporting a post"},
	},
	PageWhere:       Text{"通報先", "Where"},
	PageNeeds:       Text{"求められるもの", "What it asks for"},
	PageConfirm:     Text{"確認", "Confirm"},
	Handle:          Text{"アカウントのID", "Handle"},
	Address:         Text{"アカウントのURL", "Address of the account"},
	OfficialList:    Text{"公式アカウント一覧のURL", "List of official accounts"},
	Confirmed:       Text{"確認した事実（答えてよいこと）", "Confirmed facts (may be stated)"},
	Unconfirmed:     Text{"確認していないこと（「確認中」と答えること）", "Not confirmed (say that it is being checked)"},
	PublishedBefore: Text{"これまでの公表", "Published so far"},
	Channel:         Text{"発信先", "Channel"},
	PublicCourse:    Text{"経過（公開用）", "Course (public version)"},
	NextText:        Text{"次に載せる文：%s", "Next text: %s"},
	CurrentText:     Text{"今の文：%s", "Text now: %s"},
	EarlierText:     Text{"これまでの文：%s", "Earlier text: %s"},
	TimesForPress:   Text{"時刻（答えてよいこと）", "Times (may be stated)"},
	NotYetTold:      Text{"未実施", "not yet"},
	PoliceTold:      Text{"警察への連絡", "Contact with the police"},
	PPCTold:         Text{"個人情報保護委員会への報告", "Report to the Personal Information Protection Commission"},
	PageAddress:     Text{"掲載先", "Where it was published"},
	FinalTooEarly:   Text{"事案はまだ終結していない。", "The incident is not closed yet."},
	FinalResponse:   Text{"公表、報道、警察、運営会社などへの対応", "Publication, press, police, platform and others"},

	Outside:          Text{"対外的な対応の状況", "Dealings with outside bodies"},
	OutsideWebsite:   Text{"公式サイトでの公表", "Official website"},
	OutsidePress:     Text{"報道機関", "Press"},
	OutsidePolice:    Text{"警察", "Police"},
	OutsidePlatform:  Text{"運営会社", "Platform operator"},
	OutsidePPC:       Text{"個人情報保護委員会", "Personal Information Protection Commission"},
	OutsideDone:      Text{"%s %s（記録 %d）", "%s %s (entry %d)"},
	OutsideReference: Text{"%s　受付番号 %s", "%s, reference %s"},
	OutsideNot:       Text{"%s（理由：%s、記録 %d）", "%s (reason: %s, entry %d)"},
	OutsideUndecided: Text{"判断していない", "not decided yet"},
	OutsideOpen:      Text{"済んでいない：%s", "not done yet: %s"},
	NoWordsKept:      Text{"公式サイトに載せたが、文の記録がないもの", "On the website, but the words are not on record"},

	CorrectedTo: Text{"後に訂正：%s", "corrected later: %s"},
	TakenBack:   Text{"後に取消し", "taken back later"},

	TrendReading:       Text{"読み方", "How to read it"},
	TrendAbout:         Text{"時間は、覚知からの分数である。空欄は、未了であるか、行っていないことを示す。目標値は示さない。件数が少ない間は、個々の事案の振り返りと併せて読む。", "Minutes are counted from detection; an empty cell means not yet, or never. There are no targets. While there are few incidents, read the figures together with their reviews."},
	Incidents:          Text{"事案", "Incidents"},
	Drills:             Text{"訓練", "Drills"},
	ByQuarter:          Text{"四半期ごと", "By quarter"},
	Quarter:            Text{"四半期", "Quarter"},
	Quarters:           [4]Text{{"1～3月", "Jan-Mar"}, {"4～6月", "Apr-Jun"}, {"7～9月", "Jul-Sep"}, {"10～12月", "Oct-Dec"}},
	QuarterValue:       Text{"%d年%s", "%[2]s %[1]d"},
	Cases:              Text{"件数", "Cases"},
	NoCases:            Text{"一件もない。", "There are none."},
	MinutesFirstReport: Text{"最初の報告まで（分）", "To first report (minutes)"},
	MinutesContained:   Text{"封じ込めまで（分）", "To contained (minutes)"},
	MinutesFirstNotice: Text{"最初の公表まで（分）", "To first notice (minutes)"},
	MinutesClosed:      Text{"終結まで（分）", "To closed (minutes)"},
	StepsDue:           Text{"期限のある手順", "Steps with a due time"},
	StepsLate:          Text{"うち遅れ", "Of these, late"},
	OverridesCount:     Text{"越えた関門", "Gates overridden"},
	MedianAbout:        Text{"時間は中央値。", "Times are medians."},
	Unreadable:         Text{"読めない記録があり、含めていない：%s", "Logs that cannot be read are left out: %s"},

	Head:      Text{"元の記録", "Made from"},
	HeadValue: Text{"照合符号 %s", "head code %s"},
	Progress:  Text{"書き出し中 … %d / %d", "writing … %d / %d"},

	Sheet: Text{"文書", "Paper"},

	SchemaFlag:        Text{"JSON Schema を表示: report bundle log export", "print a JSON Schema: report, bundle, log or export"},
	UnknownSchema:     Text{"「%s」の JSON Schema はありません", "there is no JSON Schema of %q"},
	UnknownSchemaHint: Text{"JSON Schema があるもの: %s", "there are JSON Schemas of: %s"},
	OnlyChronology:    Text{"--format jsonl は記録そのものを書くので、--report や --handling は使えません", "--format jsonl writes the log itself and takes no --report or --handling"},
	TrendAll:          Text{"--report trend は全ての記録から作るので、事案番号や --public は使えません", "--report trend is made of all logs and takes no incident and no --public"},
	TrendWrote:        Text{"「%s」を %s に書き出しました（事案・訓練 %d 件から）", "wrote %s to %s (from %d incidents and drills)"},
	LogWrote:          Text{"%s記録 %d 件を %s に書き出しました", "%swrote %d entries to %s"},
	LogWithheld:       Text{"%s記録 %d 件のうち %d 件を伏せて %s に書き出しました。伏せた記録も、ハッシュ値で確かめられます。署名の記録には、署名した端末の名前が残ります", "%swrote %d entries, %d of them withheld, to %s; their hashes still stand for them. The entries of signatures name the computers that signed"},
	BinaryOnTerminal:  Text{"%s は画面に表示できません", "%s cannot be shown on a screen"},
	BinaryHint:        Text{"-o でファイルを指定してください", "name a file with -o"},
}
