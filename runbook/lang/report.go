package lang

// Report holds the words of the papers made from a log.
var Report = struct {
	Chronology                                   Text
	Facts                                        Text
	ID, Title, Kinds, Severity, Status           Text
	Happened, Detected, Opened, Closed           Text
	Source, Means, Account, Org, Recorder        Text
	People, Seen, Entries, HeadHash              Text
	Open, Ended, Unknown, Blank, Checking        Text
	Number, EventTime, EntryTime, Category       Text
	From, To, Way, Content, Who, Step, Basis     Text
	EvidenceNumber, CorrectedBy                  Text
	Information, Decision, Instruction           Text
	Action, Notice, ReportWord, Evidence         Text
	Own, Other, Law, Ours                        Text
	Order, PinsMissing, DrillNotice              Text
	EvidenceList, What, Where, AsOf, SHA256      Text
	OpenSteps, Overrides, NothingListed, NoFacts Text
	FactCorrected                                Text
	UnknownFormat, UnknownFormatHint             Text
	TakenBackBy                                  Text
	EndingWord, KindChange, KindSince            Text
	StatedFacts, FactWord, Certainty             Text
	PublishedTexts, PublishedAt                  Text
}{
	EndingWord:        Text{"アカウントの扱い", "Decision on the account"},
	KindChange:        Text{"種別の変遷 %d", "Kinds, change %d"},
	KindSince:         Text{"%s から %s（記録 %d）", "from %s: %s (entry %d)"},
	StatedFacts:       Text{"事実と確度", "Facts and how sure they are"},
	FactWord:          Text{"事実", "Fact"},
	Certainty:         Text{"確度", "Certainty"},
	PublishedTexts:    Text{"発信した文", "Texts published"},
	PublishedAt:       Text{"%s　%s（記録 %d）", "%s, %s (entry %d)"},
	Chronology:        Text{"クロノロジー", "Chronology"},
	Facts:             Text{"事案の概要", "The incident"},
	ID:                Text{"事案番号", "Incident"},
	Title:             Text{"件名", "Title"},
	Kinds:             Text{"種別", "Kinds"},
	Severity:          Text{"重大性", "Severity"},
	Status:            Text{"状態", "Status"},
	Happened:          Text{"発生日時", "Happened"},
	Detected:          Text{"覚知日時", "Detected"},
	Opened:            Text{"記録の開始", "Log begun"},
	Closed:            Text{"終結日時", "Closed"},
	Source:            Text{"覚知の端緒", "Learned from"},
	Means:             Text{"覚知の手段", "By what means"},
	Account:           Text{"対象アカウント", "Account"},
	Org:               Text{"組織", "Office"},
	Recorder:          Text{"記録者", "Recorder"},
	People:            Text{"対応した者", "People"},
	Seen:              Text{"見えたこと", "What was seen"},
	Entries:           Text{"記録の件数", "Entries"},
	HeadHash:          Text{"最後の記録のハッシュ値", "Hash of the last entry"},
	Open:              Text{"対応中", "open"},
	Ended:             Text{"終結", "closed"},
	Unknown:           Text{"不明", "unknown"},
	Blank:             Text{"【未記入】", "[not filled in]"},
	Checking:          Text{"確認中", "being checked"},
	Number:            Text{"番号", "No."},
	EventTime:         Text{"事象の時刻", "Event time"},
	EntryTime:         Text{"記録の時刻", "Entry time"},
	Category:          Text{"区分", "Category"},
	From:              Text{"発", "From"},
	To:                Text{"受", "To"},
	Way:               Text{"手段", "Means"},
	Content:           Text{"内容", "Content"},
	Who:               Text{"担当", "By"},
	Step:              Text{"手順", "Step"},
	Basis:             Text{"根拠", "Basis"},
	EvidenceNumber:    Text{"証拠番号", "Evidence no."},
	CorrectedBy:       Text{"記録 %d で訂正", "corrected by entry %d"},
	Information:       Text{"情報", "Information"},
	Decision:          Text{"判断", "Decision"},
	Instruction:       Text{"指示", "Instruction"},
	Action:            Text{"行動", "Action"},
	Notice:            Text{"発信", "Notice"},
	ReportWord:        Text{"報告", "Report"},
	Evidence:          Text{"証拠", "Evidence"},
	Own:               Text{"自", "own"},
	Other:             Text{"他", "other"},
	Law:               Text{"法", "law"},
	Ours:              Text{"案", "suggested"},
	Order:             Text{"事象の時刻の順に並べる。番号は、記録した順である。", "In order of event time; the numbers are the order of entry."},
	PinsMissing:       Text{"この版では手順書を読めないため、手順は名前で示す。", "This version cannot read the playbooks of the run, so steps are shown by name."},
	DrillNotice:       Text{"これは訓練の記録です。実際の事案ではありません。", "This is the log of a drill, not of a real incident."},
	EvidenceList:      Text{"証拠一覧", "Evidence"},
	What:              Text{"内容", "What"},
	Where:             Text{"保管場所", "Kept at"},
	AsOf:              Text{"時点", "As of"},
	SHA256:            Text{"SHA-256", "SHA-256"},
	OpenSteps:         Text{"済んでいない手順", "Steps still open"},
	Overrides:         Text{"関門を越えて進めた手順", "Overridden gates"},
	NothingListed:     Text{"なし", "none"},
	NoFacts:           Text{"確度を付けて記録した事実はない。", "No fact is on record with its certainty."},
	TakenBackBy:       Text{"記録 %d で取り消し", "taken back by entry %d"},
	FactCorrected:     Text{"訂正（記録 %d）", "Correction (entry %d)"},
	UnknownFormat:     Text{"「%s」という形式はありません", "there is no format %q"},
	UnknownFormatHint: Text{"形式: %s", "the formats are: %s"},
}
