package lang

// DrillPaper holds the words of the report of a drill.
var DrillPaper = struct {
	Title, About, SectionOutline, SectionPurpose, SectionSituation, SectionCourse        Text
	SectionActions, SectionViolations, SectionTexts, SectionRatings, SectionObservations Text
	SectionMarks, SectionFindings, SectionPlan, SectionComparison, SectionDebrief        Text
	SectionNext, ID                                                                      Text

	Name, HeldOn, Place, Participants, ParticipantsValue, RolesTaken, SeatsTaken, Player, Facilitator, Alone, Scenario, Version Text
	Office, Assumed, DrillTime, WallTime, Pauses, PausesValue, Delivered, DeliveredValue                                        Text
	Times                                                                                                                       Text
	ContactsWereShown, EndedEarly                                                                                               Text
	Inject, Action, Clause, Outcome, Minutes, Allowed, InTime, Entry, Remark, Time, What                                        Text
	Yes, No, Violation, Step, Proof, Whose, Item, Judgement, Words, Objective, Grade, By                                        Text
	Mark, Reached, NotReached, CannotSay, Well, Issues, LateItem, ActionItem, ViolationItem                                     Text
	RatedItem, TextItem, ItemColumn, Owner, Due, Standing, Question, Answer, None                                               Text
	ThisDrill, EarlierDrill, RealIncident, ComparisonAbout, NothingElse, InTimeCount                                            Text
	ViolationCount, CountOf, MinutesFrom, NotYet, Head, Review, NextDrill                                                       Text
}{
	Title:               Text{"訓練実施報告書", "Drill report"},
	ID:                  Text{"訓練番号", "Drill"},
	About:               Text{"記録と想定から作成した評価です。点数は付けていません。", "The assessment is made from the log and the scenario. There is no total."},
	SectionOutline:      Text{"実施の概要", "Outline"},
	SectionPurpose:      Text{"目的", "Purpose"},
	SectionSituation:    Text{"想定", "Situation"},
	SectionCourse:       Text{"進行", "Course of events"},
	SectionActions:      Text{"期待する行動の実施状況", "Expected actions"},
	SectionViolations:   Text{"してはいけない行動", "What must not happen"},
	SectionTexts:        Text{"発信文の確認", "Published texts"},
	SectionRatings:      Text{"評価者の評価", "Evaluators' ratings"},
	SectionObservations: Text{"所見", "Observations"},
	SectionMarks:        Text{"合格の目安", "Pass marks"},
	SectionFindings:     Text{"できたことと課題", "Strengths and issues"},
	SectionPlan:         Text{"改善計画", "Improvement plan"},
	SectionComparison:   Text{"これまでの訓練及び実際の事案との比較", "Comparison with earlier drills and real incidents"},
	SectionDebrief:      Text{"振り返り", "Debrief"},
	SectionNext:         Text{"講評・アンケート・次回", "Review, survey, next drill"},

	Name:              Text{"訓練の名称", "Name of the drill"},
	HeldOn:            Text{"実施日", "Held on"},
	Place:             Text{"場所", "Place"},
	Participants:      Text{"参加者", "Participants"},
	ParticipantsValue: Text{"%d人（%s）", "%d (%s)"},
	SeatsTaken:        Text{"参加した担当（記録による）", "Seats taken, by the log"},
	RolesTaken:        Text{"想定にある担当", "Roles in the scenario"},
	Facilitator:       Text{"進行役", "facilitator"},
	Player:            Text{"担当の記録なし", "no role on record"},
	Alone:             Text{"一人で行った訓練", "one person alone"},
	Scenario:          Text{"想定の識別子", "Scenario"},
	Version:           Text{"想定の版（SHA-256）", "Version of the scenario (SHA-256)"},
	Office:            Text{"組織", "Office"},
	Assumed:           Text{"想定日時", "Assumed date and time"},
	DrillTime:         Text{"訓練の時刻", "Drill time"},
	WallTime:          Text{"実際の時刻", "Wall time"},
	Pauses:            Text{"時計の操作", "The clock"},
	PausesValue:       Text{"停止 %d 回、中断 %d 回、早送り %d 回（%s）。速さ %s。実際にかかった時間 %s", "paused %d times, interrupted %d times, put forward %d times (%s); speed %s; it took %s of wall time"},
	Times:             Text{"%d倍", "×%d"},
	Delivered:         Text{"状況付与", "Injects"},
	DeliveredValue:    Text{"%d 件中 %d 件を付与、%d 件を取りやめ", "%[2]d of %[1]d delivered, %[3]d skipped"},
	ContactsWereShown: Text{"実際の連絡先を表示した訓練です。", "The real contact numbers were shown in this drill."},
	EndedEarly:        Text{"予定の長さ（%s）より前に終えています。", "It ended before its planned length (%s)."},

	Inject:        Text{"状況付与", "Inject"},
	Action:        Text{"期待する行動", "Expected action"},
	Clause:        Text{"根拠", "Rests on"},
	Outcome:       Text{"結果", "Outcome"},
	Minutes:       Text{"所要（分）", "Minutes"},
	Allowed:       Text{"目安（分）", "Allowed"},
	InTime:        Text{"目安内", "In time"},
	Entry:         Text{"記録", "Entry"},
	Remark:        Text{"備考", "Remark"},
	Time:          Text{"訓練の時刻", "Drill time"},
	What:          Text{"内容", "What"},
	Yes:           Text{"○", "yes"},
	No:            Text{"×", "no"},
	Violation:     Text{"内容", "What"},
	Step:          Text{"手順", "Step"},
	Proof:         Text{"証拠となる記録", "Proved by entries"},
	Whose:         Text{"誰の規程か", "Whose rule"},
	Item:          Text{"確認項目", "Item"},
	Judgement:     Text{"判定", "Judgement"},
	Words:         Text{"該当する語", "Words"},
	Objective:     Text{"目的", "Objective"},
	Grade:         Text{"評価", "Rating"},
	By:            Text{"評価者", "By"},
	Mark:          Text{"合格の目安", "Pass mark"},
	Reached:       Text{"到達", "reached"},
	NotReached:    Text{"未到達", "not reached"},
	CannotSay:     Text{"判定できず", "cannot be said"},
	Well:          Text{"できたこと", "What went well"},
	Issues:        Text{"課題", "Issues"},
	LateItem:      Text{"「%s」が目安の %d分を超えた（%d分）", "%s took more than the %d minutes allowed (%d)"},
	ActionItem:    Text{"「%s」: %s", "%s: %s"},
	ViolationItem: Text{"「%[2]s」: %[1]s", "%[2]s: %[1]s"},
	RatedItem:     Text{"%s（評価 %s）", "%s (rated %s)"},
	TextItem:      Text{"「%s」の発信文: %s を満たしていない", "the text of %s: not %s"},
	ItemColumn:    Text{"改善事項", "Item"},
	Owner:         Text{"担当課", "Owner"},
	Due:           Text{"期限", "Due"},
	Standing:      Text{"状況", "State"},
	Question:      Text{"問い", "Question"},
	Answer:        Text{"話し合ったこと", "What was said"},
	None:          Text{"なし", "None"},

	ThisDrill:       Text{"今回 %s", "this drill %s"},
	EarlierDrill:    Text{"訓練 %s（%s）", "drill %s (%s)"},
	RealIncident:    Text{"事案 %s（%s）", "incident %s (%s)"},
	ComparisonAbout: Text{"覚知から各手順を終えるまでの分です（上の表の所要は、状況付与からの分です）。どちらも、時計を進めた間は数えず、1分未満は切り上げます。実際の事案は、状況が異なるため参考です。", "Minutes from the detection to the end of each step; those of the table above run from the inject. Neither counts what the clock was put forward, and in both a minute that was begun counts. Real incidents differ in what happened and are for reference."},
	NothingElse:     Text{"比べる訓練も事案もまだありません。", "There is no drill or incident to compare it with yet."},
	InTimeCount:     Text{"目安内に実施した行動", "Actions in time"},
	ViolationCount:  Text{"してはいけない行動", "Violations"},
	CountOf:         Text{"%d / %d", "%d of %d"},
	MinutesFrom:     Text{"%d分", "%d min"},
	NotYet:          Text{"－", "-"},
	Head:            Text{"訓練責任者の講評", "Review by the person in charge"},
	Review:          Text{"参加者アンケートの結果", "Survey of the participants"},
	NextDrill:       Text{"次回の訓練", "Next drill"},
}
