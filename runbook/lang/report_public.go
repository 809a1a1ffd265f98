package lang

// PublicPaper holds the words of the public version (公開用) of a paper, and of the
// list of what it leaves out.
var PublicPaper = struct {
	Handling, Notice, NoticeNames Text

	// What stands in the place of what is left out.
	Person, SomePerson, Withheld, Contact Text

	And Text // between people

	Time, AsOf                 Text
	ReplacedBy, ReplacedUnseen Text // what became of a fact
	NewerIs, NewerUnseen       Text // as of when, what is so then
	EvidenceAbout              Text
	CorrectedSince             Text // words, what the correction says, its entry

	// The list of what is left out.
	Omitted, OmittedAbout, Category, Count, Clause Text

	// The categories, by their ids.
	Categories map[string]Text

	Flag, NamesFlag, NotForThis, NamesAlone Text

	OmittedLine, OmittedItem Text // where the format has no place for the list
}{
	Handling:    Text{"公開用", "public version"},
	Notice:      Text{"公開用の版である。氏名、連絡先、指示、内部のメモなどを除いた。除けるのは記録の欄で分かるものに限るため、外へ出す前に、人が全文を確かめること。", "This is the public version: names, contacts, instructions, internal notes and the like are left out. Only what the fields of the log tell apart can be left out by program, so a person must read all of it before it goes out."},
	NoticeNames: Text{"公開用の版である。連絡先、指示、内部のメモなどを除いた（職員の氏名は残した。）。除けるのは記録の欄で分かるものに限るため、外へ出す前に、人が全文を確かめること。", "This is the public version: contacts, instructions, internal notes and the like are left out; the names of the staff are kept. Only what the fields of the log tell apart can be left out by program, so a person must read all of it before it goes out."},
	Person:      Text{"職員%s", "Staff %s"},
	SomePerson:  Text{"職員", "a member of staff"},
	Withheld:    Text{"【非公開】", "[withheld]"},
	Contact:     Text{"【連絡先】", "[contact]"},
	Time:        Text{"時刻", "Time"},
	AsOf:        Text{"%s（%s 現在）", "%s (as of %s)"},
	And:         Text{"、", ", "},

	CorrectedSince: Text{"%s（後に訂正された。訂正の内容は%s、記録%d）", "%s (corrected since; the correction is %s, entry %d)"},
	ReplacedBy:     Text{"後に「%s」に改めた", "later changed to “%s”"},
	ReplacedUnseen: Text{"後に改めた（内容は非公開）", "later changed (to what is not public)"},
	NewerIs:        Text{"%s 現在は「%s」", "as of %s: “%s”"},
	NewerUnseen:    Text{"その後の時点のものは非公開", "what is known as of a later time is not public"},
	EvidenceAbout:  Text{"証拠のファイル名、大きさ及び SHA-256 は、この版では示していない。照合は、組織が保管する版により行う。", "File names, sizes and SHA-256 sums of evidence are not in this version. They are compared with the version that the office keeps."},

	Omitted:      Text{"除いたもの", "What is left out"},
	OmittedAbout: Text{"根拠の条項は、情報公開の担当課が記入する。", "The clause behind each is for the office to fill in."},
	Category:     Text{"区分", "Category"},
	Count:        Text{"数", "Count"},
	Clause:       Text{"根拠の条項", "Clause"},
	Categories: map[string]Text{
		"names":        {"氏名（職員A などに置き換え）", "names (replaced by Staff A …)"},
		"contacts":     {"電話番号・メールアドレス（【連絡先】と表示）", "telephone numbers, mail addresses (shown as [contact])"},
		"references":   {"受付番号", "reception numbers"},
		"instructions": {"受けた指示", "instructions received"},
		"deliberation": {"意思形成の過程（質問と回答、協議、承認、理由）", "deliberation (questions, answers, consultations, approvals, reasons)"},
		"notes":        {"内部のメモ", "internal notes"},
		"drafts":       {"公表していない文（文案、庁内や特定の相手に用いた文）", "texts that were not published (drafts, those for the office or one addressee)"},
		"unconfirmed":  {"確認していない事実", "facts that are not confirmed"},
		"informants":   {"情報提供者及び情報の出所", "informants and where facts come from"},
		"parties":      {"手で書いた相手方及び連絡の手段", "parties outside the office and means, as they were typed"},
		"fields":       {"手順で記入した内容", "what was filled in at steps"},
		"places":       {"証拠の保管場所及びファイル名", "where evidence is kept, names of files"},
		"proofs":       {"証拠のファイルの大きさ及び SHA-256", "sizes and SHA-256 sums of files of evidence"},
		"corrections":  {"訂正の内容", "what corrections say"},
		"own":          {"記録の管理に関する記録", "entries about the log itself"},
		"other":        {"その他の記録", "other entries"},
	},

	OmittedLine: Text{"この表に載らない、除いたもの: %s", "left out, which the table has no place to say: %s"},
	OmittedItem: Text{"%s %d", "%s: %d"},

	Flag:       Text{"公開用: 氏名・連絡先・指示・メモを除く", "public version: no names, contacts, instructions, notes"},
	NamesFlag:  Text{"公開用でも職員の氏名を残す（--public と使う）", "with --public: keep the names of the staff"},
	NotForThis: Text{"「%s」は特定の相手に渡す文書なので、公開用にはできません", "%s is for one addressee and has no public version"},
	NamesAlone: Text{"--keep-names は --public と一緒に使います", "--keep-names goes with --public"},
}
