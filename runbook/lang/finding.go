package lang

// Finding holds what the console and the commands say about finding one's way: the
// search in a list, the palette of actions, people and contacts, the log narrowed
// down, late entries and what is copied from paper.
var Finding = struct {
	PaperFlag, PaperStartFlag                                                                               Text
	Search, Found, Narrowed, NothingFound                                                                   Text
	HelpSearch, BarSearch, HelpPalette, PaletteTitle                                                        Text
	HelpKeep, BarKeep, HelpWhole, BarWhole                                                                  Text
	BeginKind, BeginUnsure, OpenIncident, NoneClosed                                                        Text
	HelpContacts, BarContacts, ContactsTitle, NoContacts                                                    Text
	OfStep, OfOffice, OfOthers, NobodyNamed                                                                 Text
	HoursDay, HoursNight, HoursUnknown, Day, Night                                                          Text
	DeputyLine, Deputies, StandsFor, Holder, HeldBy                                                         Text
	CallNow, Said, Written, NightFirst                                                                      Text
	HelpCall, BarCall, CallReport, CallNote, CallNeedsIncident                                              Text
	HelpFirst, WaitingKey, WaitsForNothing                                                                  Text
	HelpMine, FormMine, ButtonMine, MineIntro, MineLabel, MineAll                                           Text
	MineRole, MineOn, MineOff, MineHead, MineNothing                                                        Text
	HelpOnly, BarOnly, FormOnly, ButtonOnly, OnlyIntro, OnlyAll, Only                                       Text
	OnlySort, OnlyPerson, OnlyCertainty, OnlyLate, OnlyStep                                                 Text
	OnlyAfterwards, OnlyPaper, CertaintyMark, PaperMark                                                     Text
	HelpLate, BarLate, FormLate, LateIntro, LateText, LateStep                                              Text
	PaperAsk, PaperNo, PaperYes                                                                             Text
	NowOverdue, TitleOverdue, OverdueIs                                                                     Text
	Resumed, Joined, LastEntry, NextStep, NextNone, NextClosed                                              Text
	FindFlag, LogStepFlag, LogByFlag, SortFlag, LogCertaintyFlag, LateFlag, LogPaperFlag, BadSort, SortHint Text
	PlainLook, PlainNarrowed, PlainPalette, PlainPaletteAsk, PlainSearch                                    Text
	PlainReach, PlainContactsAsk                                                                            Text
}{
	PaperFlag:      Text{"紙の記録から転記する（--at に紙の時刻を書く）", "copied from the paper record; give its time with --at"},
	PaperStartFlag: Text{"紙の記録から転記する（--detected に紙の時刻を書く）", "copied from paper; give its time with --detected"},

	Search:       Text{"探す", "Find"},
	Found:        Text{"%d／%d件", "%d of %d"},
	Narrowed:     Text{"「%s」で絞り込み中（/ で変える、Esc で全部）", "only what has “%s” (/ changes it, Esc shows all)"},
	NothingFound: Text{"当てはまるものはありません", "nothing matches"},
	HelpSearch:   Text{"一覧を言葉で絞り込む（日本語でも英語でも）", "narrow the list to what has these words, in either language"},
	BarSearch:    Text{"探す", "find"},
	HelpPalette:  Text{"操作を名前で探す（日本語でも英語でも）", "find an action by its name, in either language"},
	PaletteTitle: Text{"操作を探す（言葉を入れ、矢印で選んで Enter）", "Find an action (type words, arrows, Enter)"},
	HelpKeep:     Text{"この絞り込みのまま一覧へ", "on to the list, narrowed like this"},
	BarKeep:      Text{"一覧へ", "to the list"},
	HelpWhole:    Text{"絞り込みをやめて全部を表示", "show the whole list again"},
	BarWhole:     Text{"全部を表示", "show all"},

	BeginKind:    Text{"記録を始める: %s", "begin a log: %s"},
	BeginUnsure:  Text{"記録を始める: まだ分からない", "begin a log: not known yet"},
	NoneClosed:   Text{"終結した事案はありません", "no incident is closed"},
	OpenIncident: Text{"事案を開く: %s %s", "open %s %s"},

	HelpContacts:  Text{"連絡先の一覧（職、番号、代理）", "people and contacts: posts, numbers, deputies"},
	BarContacts:   Text{"連絡先", "contacts"},
	ContactsTitle: Text{"連絡先", "People and contacts"},
	NoContacts:    Text{"連絡先がありません。所属を選ぶと表示されます", "there are no contacts; choose the office first"},
	OfStep:        Text{"この手順の連絡先", "Named by this step"},
	OfOffice:      Text{"庁内", "The office"},
	OfOthers:      Text{"庁外", "Outside the office"},
	NobodyNamed:   Text{"この手順に連絡先はありません", "this step names nobody"},
	HoursDay:      Text{"いまは勤務時間内: 昼の番号へ", "office hours now: the numbers of the day"},
	HoursNight:    Text{"いまは勤務時間外: 夜の番号へ", "off hours now: the numbers of the night"},
	HoursUnknown:  Text{"勤務時間【未設定】", "office hours [not set]"},
	Day:           Text{"昼", "day"},
	Night:         Text{"夜", "night"},
	DeputyLine:    Text{"代理%d %s", "deputy %d: %s"},
	Deputies:      Text{"代理", "Deputies"},
	StandsFor:     Text{"代理する職", "Stands in for"},
	Holder:        Text{"この事案の担当", "In this incident"},
	HeldBy:        Text{"%s（この事案では%s）", "%s (in this incident: %s)"},

	Said:              Text{"話したこと", "What was said"},
	Written:           Text{"書いたこと", "What was written"},
	CallNow:           Text{"掛ける番号: %s", "number to call: %s"},
	NightFirst:        Text{"夜 %[2]s　昼 %[1]s", "night %[2]s, day %[1]s"},
	HelpCall:          Text{"連絡したことを記録する（報告の手順、なければメモへ）", "record a call: the report that is owed, or a note"},
	BarCall:           Text{"連絡を記録", "record a call"},
	CallReport:        Text{"Enter 「%s」の報告として記録する", "Enter records it as: %s"},
	CallNote:          Text{"Enter 連絡をメモに記録する", "Enter records the call as a note"},
	CallNeedsIncident: Text{"連絡は事案に記録します。先に事案を開くか、始めてください", "calls are recorded in an incident; open or begin one first"},

	HelpFirst:       Text{"待っている相手の手順へ（先に要る手順）", "to what the step waits for"},
	WaitingKey:      Text{"b 先に要る手順へ", "b goes to what it waits for"},
	WaitsForNothing: Text{"この手順が待っている手順はありません", "this step waits for no other"},

	HelpMine:    Text{"自分の担当の手順だけを表示する", "list only the steps of one role: mine"},
	FormMine:    Text{"担当で絞る", "Whose steps"},
	ButtonMine:  Text{"表示する", "show"},
	MineIntro:   Text{"表示だけが変わります。期限も記録も、ほかの担当の手順も、そのまま続きます。", "Only the list changes; due times, the log and the other steps go on."},
	MineLabel:   Text{"だれの手順を表示しますか", "Whose steps are listed?"},
	MineAll:     Text{"すべての担当", "everybody's"},
	MineRole:    Text{"%s（残り%d件）", "%s (%d open)"},
	MineOn:      Text{"%sの手順だけを表示", "only the steps of: %s"},
	MineOff:     Text{"すべての担当の手順を表示", "everybody's steps are listed"},
	MineHead:    Text{"%sだけ（d で変える）", "only: %s (d changes)"},
	MineNothing: Text{"%sには、いまできる手順がありません。ほかの担当の手順です", "nothing can be done now by: %s; this is somebody else's"},

	HelpOnly:       Text{"区分、人、確度、手順で絞る", "only of a sort, person, certainty or step"},
	BarOnly:        Text{"絞る", "only"},
	FormOnly:       Text{"記録を絞る", "Which entries"},
	ButtonOnly:     Text{"表示する", "show"},
	OnlyIntro:      Text{"記録そのものは変わりません。Esc で全部の表示に戻ります。", "The log itself does not change; Esc shows all of it again."},
	OnlyAll:        Text{"すべて", "all"},
	Only:           Text{"（%s だけ）", "(only: %s)"},
	OnlySort:       Text{"区分", "Sort"},
	OnlyPerson:     Text{"人", "Person"},
	OnlyCertainty:  Text{"確度", "Certainty"},
	OnlyLate:       Text{"書いた時", "Written down"},
	OnlyStep:       Text{"手順", "Step"},
	OnlyAfterwards: Text{"後から書いたもの", "afterwards"},
	OnlyPaper:      Text{"紙から転記したもの", "copied from paper"},
	CertaintyMark:  Text{"【%s】", "[%s] "},
	PaperMark:      Text{"【紙】", "[paper] "},

	HelpLate:  Text{"後から記録する、紙の記録を転記する（起きた時刻を書く）", "write down afterwards, or copy from paper, what happened earlier"},
	BarLate:   Text{"後から記録", "late entry"},
	FormLate:  Text{"後から記録する", "Late entry"},
	LateIntro: Text{"起きた時刻と、いま書いた時刻の両方が残ります。手順を済みにするときは、その手順の画面で時刻を書いて記録してください。", "Both times are kept: when it happened, and now. To record a step as done, do so at the step, with its time."},
	LateText:  Text{"何があったか", "What happened"},
	LateStep:  Text{"どの手順のことか（なければ空欄）", "Which step (blank: none)"},
	PaperAsk:  Text{"何から書いているか", "Written from"},
	PaperNo:   Text{"覚えていること、手元のメモ", "memory, or a note of one's own"},
	PaperYes:  Text{"紙の記録（チェックリスト・紙の経過表）からの転記", "the paper record: a checklist or a chronology on paper"},

	NowOverdue:   Text{"期限を過ぎました: %s", "overdue now: %s"},
	TitleOverdue: Text{"（超過 %d）", "(%d overdue)"},
	OverdueIs:    Text{"超過 %d（%s）", "%d overdue (%s)"},

	Resumed:    Text{"%s。%s", "%s; %s"},
	Joined:     Text{"%s。%s", "%s. %s"},
	LastEntry:  Text{"最後の記録は %s、%s: %s", "last entry: %s, %s: %s"},
	NextStep:   Text{"次は「%s」", "next: %s"},
	NextNone:   Text{"残っている手順はありません", "no step is left"},
	NextClosed: Text{"終結した事案です", "this incident is closed"},

	FindFlag:         Text{"この言葉をすべて含む記録だけ（日本語でも英語でも）", "only entries with all of these words, in either language"},
	LogStepFlag:      Text{"この手順の記録だけ", "only entries of this step"},
	LogByFlag:        Text{"この人の記録だけ", "only entries by this person"},
	SortFlag:         Text{"この区分の記録だけ（判断、報告、証拠など）", "only entries of this sort: decision, report, evidence …"},
	LogCertaintyFlag: Text{"この確度の事実だけ（確認済み、推定、未確認）", "only facts of this certainty: confirmed, estimated …"},
	LateFlag:         Text{"後から書いた記録だけ", "only entries written down afterwards"},
	LogPaperFlag:     Text{"紙から転記した記録だけ", "only entries copied from paper"},
	BadSort:          Text{"「%s」という区分はありません", "there is no sort %q"},
	SortHint:         Text{"区分: %s（情報、判断、指示、行動、発信、報告、証拠）", "the sorts are: %s"},

	PlainLook:        Text{"表示を変えます（記録には残りません）: %s", "This changes what is shown, and records nothing: %s"},
	PlainNarrowed:    Text{"「%s」で絞り込み中: %d／%d件（探す だけの行で全部）", "only what has %q: %d of %d (a line with find alone shows all)"},
	PlainPalette:     Text{"操作の一覧", "Actions"},
	PlainPaletteAsk:  Text{"操作の番号（空行: 何もしない）", "the number of an action (empty line: none)"},
	PlainSearch:      Text{"探す 言葉 と書くと、一覧を絞り込めます。", "A line such as find words narrows a list."},
	PlainReach:       Text{"番号%d %s", "number %d %s"},
	PlainContactsAsk: Text{"番号1 のように書くと連絡したことを記録する、探す 言葉 で絞り込む、5 メモ（空行か 戻る: 戻る）", "number 1 records a call, find words narrows the list, 5 note (empty line or back: back)"},
}

// SortName is what a sort of entries is called, as in the papers; of one that this
// version does not know it is the id.
func SortName(id string) Text {
	t := &Report
	name, ok := map[string]Text{
		"information": t.Information, "decision": t.Decision, "instruction": t.Instruction, "action": t.Action,
		"notice": t.Notice, "report": t.ReportWord, "evidence": t.Evidence,
	}[id]
	if !ok {
		return Same(id)
	}
	return name
}
