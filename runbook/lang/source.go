package lang

// Source holds what is said about the documents that are cited and their clauses.
var Source = struct {
	// The command.
	Help CommandHelp

	// Words for what a clause and a document are. The modality words are marks:
	// at most four full-width characters.
	Modality, DocumentKind map[string]Text
	Legend                 Text
	Preparation, AnyKind   Text
	NotVerified            Text

	// A list, a document, a clause. One line each.
	Line, Clauses, NotDated, ByArticle, Facts, Status, Address, Checked, NotChecked, NotCheckedHow, Note Text
	ClauseLine, ClauseOf, ClauseDate                                                                     Text

	// Where a clause is cited.
	CitedSteps, CitedRules, CitedOffices, CitedNowhere, CitedBy, CitedFor, CitedOffice Text
	NoSuchDocument, DocumentsHint, NoSuchClause, ClausesHint                           Text

	// What is wrong with a file.
	DocumentTwice, BadClauseID, AnyAlone, LawID Text
}{
	Help: CommandHelp{
		Short: Text{"根拠の文書と条項を表示する", "show the documents and clauses that are cited"},
		Long: Text{
			"手順書と組織プロファイルが根拠として示す文書の一覧、文書の条項、又は一つの条項を表示します。\n条項では、求めていることを本プログラムの言葉で示し、引用している手順と組織を並べます。\n条文そのものは載せていません。正確な文言は、元の文書で確かめてください。\nデータフォルダの sources/ に置いた TOML ファイルの文書を加えます。同じ識別子の文書は置き換えます。\n誤りがあれば、その場所を示します。",
			"Lists the documents that playbooks and profiles cite, the clauses of one, or shows one\nclause. For a clause it says in the program's own words what it asks, and which steps and\noffices cite it. The text itself is not included: read the document for the exact words.\nTOML files in sources/ of the data folder add documents; one with the id of a shipped one\nreplaces it. What is wrong in them is said at its place.",
		},
		Example: Text{
			"dandori playbook sources\ndandori playbook sources ube\ndandori playbook sources \"ube:7(1)\"",
			"dandori playbook sources\ndandori playbook sources ube\ndandori playbook sources \"ube:7(1)\"",
		},
	},

	Modality: map[string]Text{
		"must":        {"義務", "must"},
		"prohibit":    {"禁止", "must not"},
		"conditional": {"条件付き", "must if"},
		"permit":      {"できる", "may"},
		"should":      {"努める", "should"},
		"scope":       {"範囲", "scope"},
		"trigger":     {"定義", "defines"},
		"information": {"参考", "fact"},
	},
	DocumentKind: map[string]Text{
		"guideline": {"指針・要綱など", "guideline"},
		"law":       {"法令", "law"},
		"guidance":  {"手引", "guidance"},
	},
	Legend:      Text{"義務 しなければならない  禁止 してはならない  条件付き 条件に当たるときは、しなければならない\nできる してもよい  努める するのが望ましい  範囲 誰に及ぶか  定義 何をそう呼ぶか  参考 事実を示すだけ", "must: has to be done  must not: is forbidden  must if: has to be done where its condition holds\nmay: is allowed  should: is recommended  scope: whom it binds  defines: what counts as such  fact: asks nothing"},
	Preparation: Text{"日頃の備え", "preparation"},
	AnyKind:     Text{"どの事案でも", "any incident"},
	NotVerified: Text{"【未確認】", "[not verified]"},

	Line:          Text{"%s  %s  %s  %s  条項 %d  %s", "%s  %s  %s  %s  clauses: %d  %s"},
	Clauses:       Text{"条項", "Clauses"},
	NotDated:      Text{"日付なし", "no date"},
	ByArticle:     Text{"条ごとに異なる", "differs by article"},
	Facts:         Text{"%s  発行: %s  施行: %s", "%s  issued by: %s  in force: %s"},
	Status:        Text{"状態: %s", "state: %s"},
	Address:       Text{"掲載場所: %s", "address: %s"},
	Checked:       Text{"確かめた日: %s", "checked on: %s"},
	NotChecked:    Text{"確かめた日: 【未確認】", "checked on: [not verified]"},
	NotCheckedHow: Text{"文書と照らし、%s の checked-on に日を書くと、【未確認】は消えます", "compare it with the document and write the day into checked-on of %s: the mark goes"},
	Note:          Text{"注意: %s", "note: %s"},
	ClauseLine:    Text{"%s  %s  %s", "%s  %s  %s"},
	ClauseOf:      Text{"文書: %s (%s)", "document: %s (%s)"},
	ClauseDate:    Text{"施行: %s", "in force: %s"},

	CitedSteps:   Text{"引用している手順", "Steps that cite it"},
	CitedRules:   Text{"引用している留意事項", "Standing rules that cite it"},
	CitedOffices: Text{"引用している組織", "Offices that cite it"},
	CitedNowhere: Text{"引用している手順と組織はありません", "no step and no office cites it"},
	CitedBy:      Text{"- %s (%s)", "- %s (%s)"},
	CitedFor:     Text{"- %s (%s)  %sに限る", "- %s (%s)  for %s only"},
	CitedOffice:  Text{"- %s (%s)  %s", "- %s (%s)  %s"},

	NoSuchDocument: Text{"「%s」という文書はありません", "there is no document %q"},
	DocumentsHint:  Text{"文書: %s", "the documents are: %s"},
	NoSuchClause:   Text{"「%s」という条項はありません", "there is no clause %q"},
	ClausesHint:    Text{"文書 %s の条項は dandori playbook sources %[1]s で分かります", "dandori playbook sources %[1]s lists the clauses of %[1]s"},

	DocumentTwice: Text{"文書の識別子「%s」はすでに %s で使われています。", "the document id %q is already used by %s"},
	BadClauseID:   Text{"「%s」は条項の番号として使えません。「7(1)」のように、空白と「:」を入れず、%d 文字以下で書いてください。文書の識別子は付けません。", "%q cannot name a clause; write it like \"7(1)\", without spaces or a colon, at most %d characters, and without the id of the document"},
	AnyAlone:      Text{"「*」は全ての種別を表します。ほかの種別とは一緒に書けません。", "\"*\" stands for every kind; write it alone"},
	LawID:         Text{"法令は全て、id = \"law\"、kind = \"law\" の一つの文書に書きます。ほかの文書には、どちらも使えません。", "all laws are in one document, with id = \"law\" and kind = \"law\"; no other document has either"},
}
