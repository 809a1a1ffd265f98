package lang

// PlaybookPaper holds what the paper form of a playbook says beside the playbook itself.
var PlaybookPaper = struct {
	Title, Office, Handling, Blank, Line, FieldLine, HowTo, Incident, DetectedAt, Writer Text
	Rules                                                                                []Text
	People, Role, Post, Day, Night, Deputies, Deputy, Slash, Source                      Text
	ReportTo, ReportBy, Urgency, NobodyNamed, ApprovalsHead, Act, Approver, Consult      Text
	Exempt, Marks, MarkOwn, MarkLaw, MarkOther, MarkOurs                                 Text
	Track, ClosingTrack, Part, Tick, Step, Who, Due, Basis, Done                         Text
	When, And, Or, Answer, Evidence, Approval, First, TwoPersons, Cannot, Promise        Text
	Channel, TextIs, PageOf, FormIs, HandoffIs, Each, To, Write, Keep, Every, Repeat     Text
	Required, Within, Days, Suggested, DueIf, FromHappened, FromDetected                 Text
	FromConfirmed, FromOpened, Quoted, StandingRules, TrackPeople                        Text
	Guides, GuidesHow, Texts, TextsHow, TextFor, BlankOf, Chronology, ChronologyHow      Text
	Columns                                                                              []Text
	Categories, Progress, Certainty                                                      Text
	PrintHelp                                                                            CommandHelp
	Printed, OutFlag, PrintFormatFlag, NotAKind, NotAKindHint                            Text
	UnknownFormat, UnknownFormatHint                                                     Text
}{
	Title:      Text{"紙の手順書: %s", "Playbook on paper: %s"},
	Office:     Text{"組織", "Office"},
	Handling:   Text{"取扱区分", "Handling"},
	Blank:      Text{"＿＿＿＿＿＿＿＿", "________________"},
	Line:       Text{"＿＿＿＿＿＿", "____________"},
	FieldLine:  Text{"記入 %s（%s）＿＿＿＿＿＿", "write %s (%s) ____________"},
	HowTo:      Text{"使い方", "How to use it"},
	Incident:   Text{"事案の番号", "Incident number"},
	DetectedAt: Text{"覚知日時", "Became known at"},
	Writer:     Text{"記録係", "Recorder"},
	Rules: []Text{
		{"済んだ手順の四角に印を付け、時刻と名前を書く。できないとき、不要のときも、理由と共に書く。", "Tick a step that is done and write the time and the name; also when it cannot be done or is not needed, with the reason."},
		{"時刻は24時間で、時計を見てその場で書く。書き直すときは、線で消して横に書く。", "Write times in 24 hours, by the clock, at once. To change something, strike it through and write beside it."},
		{"することの順は上から下。系統ごとに、一人ずつ並行して進められる。条件のある手順は、当てはまるときだけ行う。", "Work from top to bottom; the tracks run side by side, one person each. A step with a condition is done only when it holds."},
		{"パスワード、暗証番号、確認コードは書かない。", "Write no password, PIN or code."},
		{"パソコンが戻ったら、この紙の時刻のまま記録に写す（画面では、時刻を書くと出る欄「何から書いているか」で「紙の記録」を選ぶ。コマンドでは --from-paper --at 時刻）。この紙は事案の記録と共に保存する。", "When a computer is back, copy this into the log with the times written here (on the screen the field “Written from”, which appears once a time is given: choose the paper record; by command, --from-paper --at TIME), and keep this paper with the records of the incident."},
	},
	People:        Text{"担当と連絡先", "Who, and how to reach them"},
	Role:          Text{"担当", "Role"},
	Post:          Text{"職", "Post"},
	Day:           Text{"昼", "Day"},
	Night:         Text{"夜", "Night"},
	Deputies:      Text{"代理（順に）", "Deputies, in order"},
	Deputy:        Text{"%d %s 昼 %s 夜 %s", "%d %s, day %s, night %s"},
	Slash:         Text{"・", "/"},
	Source:        Text{"根拠", "Rule"},
	ReportTo:      Text{"報告先: %s", "Report to: %s"},
	ReportBy:      Text{"報告する者: %s", "Who reports: %s"},
	Urgency:       Text{"急ぎ「%s」", "Pace: “%s”"},
	NobodyNamed:   Text{"名指しなし", "nobody is named"},
	ApprovalsHead: Text{"承認", "Approvals"},
	Act:           Text{"すること", "Act"},
	Approver:      Text{"承認する職", "Who approves"},
	Consult:       Text{"前に協議", "Consulted before"},
	Exempt:        Text{"承認は要らない", "no permission needed"},
	Marks:         Text{"印", "Marks"},
	MarkOwn:       Text{"この組織の規程", "this office's own rule"},
	MarkLaw:       Text{"法令", "law"},
	MarkOther:     Text{"他の自治体の規程（参考）", "another municipality's rule, for reference"},
	MarkOurs:      Text{"このプログラムの提案。時刻は目安", "suggestion of this program; its times are not rules"},
	Track:         Text{"系統: %s", "Track: %s"},
	ClosingTrack:  Text{"終結", "Closing"},
	Part:          Text{"系統 %d/%d", "track %d of %d"},
	Tick:          Text{"済", "Done"},
	Step:          Text{"手順", "Step"},
	Who:           Text{"担当", "Who"},
	Due:           Text{"期限", "Due"},
	Basis:         Text{"根拠", "Rule"},
	Done:          Text{"時刻・名前", "Time, name"},
	When:          Text{"条件: %s", "If: %s"},
	And:           Text{" かつ ", " and "},
	Or:            Text{" 又は ", " or "},
	Answer:        Text{"「%s」が %s", "“%s” is %s"},
	Evidence:      Text{"証拠を残してから", "keep evidence first"},
	Approval:      Text{"承認: %s", "approval: %s"},
	First:         Text{"先に: %s", "first: %s"},
	TwoPersons:    Text{"一人で決めない", "not decided by one person"},
	Cannot:        Text{"できないとき: %s", "if impossible: %s"},
	Promise:       Text{"約束: %s（期限 ＿＿:＿＿）", "promise: %s (due __:__)"},
	Channel:       Text{"媒体: %s", "channel: %s"},
	TextIs:        Text{"文案: %s", "text: %s"},
	PageOf:        Text{"運営会社の窓口: %s", "page of the platform: %s"},
	FormIs:        Text{"様式: %s", "form: %s"},
	HandoffIs:     Text{"引き継ぐ手順: %s", "hand over to: %s"},
	Each:          Text{"一人ずつ", "one by one"},
	To:            Text{"宛先", "to"},
	Write:         Text{"書く", "write"},
	Keep:          Text{"残す", "keep"},
	Repeat:        Text{"繰り返すときは、その都度クロノロジーに書く", "each time it is done again, write that in the chronology"},
	Every:         Text{"%sごとに見る", "look every %s"},
	Required:      Text{"必須", "required"},
	Within:        Text{"%[1]sから%[2]s", "%[2]s from %[1]s"},
	Days:          Text{"%[1]sの日を含めて%[2]d日目まで", "by day %[2]d, the day of %[1]s being the first"},
	Suggested:     Text{"目安 %s", "suggested: %s"},
	DueIf:         Text{"%s［%s］", "%s [%s]"},
	FromHappened:  Text{"発生", "happening"},
	FromDetected:  Text{"覚知", "becoming known"},
	FromConfirmed: Text{"種別の確認", "the kind being confirmed"},
	FromOpened:    Text{"記録の開始", "the log's beginning"},
	Quoted:        Text{"「%s」", "“%s”"},
	StandingRules: Text{"守ること", "Keep in mind"},
	TrackPeople:   Text{"この系統の担当", "Who works this track"},
	Guides:        Text{"手順の進め方", "How each step is done"},
	GuidesHow:     Text{"手順の id で引く。", "Look a step up by its id."},
	Texts:         Text{"ひな型", "Prepared texts"},
	TextsHow:      Text{"【　】を埋めてから使う。埋まらないものが残るうちは、出さない。承認を得てから出す。", "Fill every [  ] first. Nothing goes out while one is open, or before it is approved."},
	TextFor:       Text{"使う手順: %s", "used by: %s"},
	BlankOf:       Text{"【%s：　　　　】", "[%s:          ]"},
	Chronology:    Text{"経過（クロノロジー）", "Chronology"},
	ChronologyHow: Text{"一つの出来事に一行。記録係が書く。消さずに、次の行で訂正する。", "One line for one thing, by the recorder. Nothing is erased: the next line corrects it."},
	Columns: []Text{
		{"No.", "No."}, {"事象の時刻", "Happened"}, {"記録の時刻", "Written"}, {"区分", "Sort"}, {"発", "From"}, {"受", "To"}, {"手段", "Means"},
		{"内容", "What"}, {"対応状況", "Progress"}, {"担当", "Who"}, {"根拠・手順", "Rule, step"}, {"証拠番号", "Evidence"}, {"確度", "How sure"},
	},
	Categories: Text{"区分: 情報・判断・指示・行動・発信・報告・証拠", "Sort: information, decision, instruction, action, notice, report, evidence"},
	Progress:   Text{"対応状況: 未・中・済", "Progress: open, under way, done"},
	Certainty:  Text{"確度: 確認・推定・未確認", "How sure: confirmed, estimated, unconfirmed"},

	PrintHelp: CommandHelp{
		Short:   Text{"手順書を紙に印刷できる形にする", "put a playbook into a form for printing"},
		Long:    Text{"パソコンが使えないときのために、種別の手順書を紙の形で書き出します。\n系統ごとに一枚、印を付ける四角、担当と昼夜の連絡先、期限、根拠、ひな型、\n空の経過表が付きます。日頃から印刷して置いてください。\nhtml はブラウザーで開いて A4 で印刷します。網は要りません。", "Writes the playbook of a kind for paper, for when no computer can be used: one page\nfor each track with boxes to tick, who does it and how to reach them by day and night,\ndue times, whose rule, the prepared texts and an empty chronology. Print it beforehand.\nOpen html in a browser and print it on A4; no network is needed."},
		Example: Text{"dandori playbook print unauthorized-access --org ube --format html -o 紙.html\ndandori playbook print flaming --format md", "dandori playbook print unauthorized-access --org ube -o paper.html\ndandori playbook print flaming --format md"},
	},
	Printed:         Text{"紙の手順書を %s に書き出しました", "the playbook for paper is in %s"},
	OutFlag:         Text{"書き出すファイル（省略時は標準出力）", "the file to write (default: standard output)"},
	PrintFormatFlag: Text{"形式: html（印刷用）、md", "format: html (for printing), md"},
	NotAKind:        Text{"「%s」は種別の手順書ではありません", "%q is not the playbook of a kind"},
	NotAKindHint:    Text{"開始と終結は、どの種別の紙にも入っています。種別: %s", "opening and closing are part of the paper of every kind; kinds: %s"},

	UnknownFormat:     Text{"「%s」という形式はありません", "there is no format %q"},
	UnknownFormatHint: Text{"使える形式: html、md", "formats: html, md"},
}
