package lang

// Files holds what is said of the files that an office can put in the place of those
// that ship: which there are, which is in force, what is wrong with one.
var Files = struct {
	StandIn, NotUsed, NotUsedLine, Doubts, StandInSure, LeftOutMore, LeftOutAnd Text

	Help, CopyHelp, SourceHelp                                                                              CommandHelp
	Title, Line, InForce, Replaced, Broken                                                                  Text
	NoSuchFile, NamesHint, Copied, There, ThereHint, Restart                                                Text
	OutputFlag, SourceMade, SourceNext, SourceID, SourceShipped                                             Text
	SourceIntro, SourceExample, SourceTitle                                                                 Text
	Doubt, Remark, DoubtCount, Unset, UnknownClause, NoSuchClause, ClausesOf, ClausesUnder, Channel, Office Text
	Counts                                                                                                  Text
}{
	StandIn:     Text{"選んだ組織のプロファイルに誤りがあるため、同梱の「%s」を使っています（%s）", "the profile of the chosen office has an error; the shipped %q is used (%s)"},
	NotUsed:     Text{"%s は誤りがあり、使っていません", "%s has an error and is not used"},
	NotUsedLine: Text{"%s に誤りがあり、使っていません（%d行目）", "%s has an error (line %d) and is not used"},
	Doubts:      Text{"%s に、確かめたい箇所が %d 件あります。dandori org check %s で示します", "%s has %d values that may be mistakes; dandori org check %s shows them"},
	LeftOutMore: Text{"始めた事案には影響しません。直してから開き直すと使われます", "incidents that have begun do not change; mend the file and start again"},
	LeftOutAnd:  Text{"ほか %d 件（? で一覧）。直してから開き直すと使われます", "and %d more (? lists them); mend them and start again"},
	StandInSure: Text{"組織のプロファイルを読めないため、報告先と承認者が【未設定】か、手元のものと違います。このまま始めますか", "The office's profile cannot be read: whom to report to and who approves is not set, or not yours. Begin all the same?"},

	Help: CommandHelp{
		Short: Text{"同梱のファイルと自組織のファイルを一覧にする", "list the shipped files and your own"},
		Long: Text{
			"手順書、組織プロファイル、規程の条項、文例、サービスのファイルを一覧にし、どれが使われているかを\n示します。データフォルダの同じ id のファイルは、同梱のものに代わって使われます。\n直したいファイルは dandori files copy でデータフォルダに写し、エディターで開きます。",
			"Lists playbooks, profiles, documents, texts and platforms, and which of them are in force.\nA file of the data folder takes the place of the shipped one with its id. To change one,\ncopy it into the data folder with dandori files copy and open it in an editor.",
		},
		Example: Text{"dandori files\ndandori files copy incidents/flaming.toml\ndandori files source our-city", "dandori files\ndandori files copy incidents/flaming.toml\ndandori files source our-city"},
	},
	CopyHelp: CommandHelp{
		Short: Text{"同梱のファイルをデータフォルダに写す", "copy a shipped file into the data folder"},
		Long: Text{
			"同梱のファイルを、そのままデータフォルダに写します。写した後は、写した方が使われます。\n既にあるファイルは上書きしません。-o を付けると、その名前のファイルに書きます（- は標準出力）。",
			"Copies a shipped file as it is into the data folder, where the copy takes its place.\nA file that is there is never overwritten. With -o it is written to that file (-: standard\noutput).",
		},
		Example: Text{"dandori files copy incidents/flaming.toml\ndandori files copy texts/T05.toml -o -", "dandori files copy incidents/flaming.toml\ndandori files copy texts/T05.toml -o -"},
	},
	SourceHelp: CommandHelp{
		Short: Text{"自組織の規程の条項を書くファイルを作る", "make a file for the clauses of your own document"},
		Long: Text{
			"データフォルダの sources に、自組織の規程の条項を書き入れるファイルを作ります。\nID は、プロファイルの [[document]] の id と同じにします。書いた条項は、手順の根拠に要旨が示されます。",
			"Makes a file in the folder sources of the data folder, to write the clauses of your own\ndocument into. ID is the id of its [[document]] in the profile. What a clause says is then\nshown wherever it is cited.",
		},
		Example: Text{"dandori files source our-city", "dandori files source our-city"},
	},
	Title:         Text{"== %s ==", "== %s =="},
	Line:          Text{"%s  %s  %s", "%s  %s  %s"},
	InForce:       Text{"使用中", "in force"},
	Replaced:      Text{"%s に置き換え", "replaced by %s"},
	Broken:        Text{"誤りがあり、使っていない（%s）", "has an error and is not used (%s)"},
	NoSuchFile:    Text{"「%s」という同梱のファイルはありません", "there is no shipped file %q"},
	NamesHint:     Text{"名前は dandori files で確かめられます", "dandori files lists the names"},
	Copied:        Text{"%s に写しました", "copied to %s"},
	There:         Text{"%s は既にあります", "%s is already there"},
	ThereHint:     Text{"上書きはしません。-o で別の名前にするか、そのファイルを直してください", "it is not overwritten; choose another name with -o, or edit it"},
	Restart:       Text{"次に始める事案から、同梱の %s に代わって使われます。直したら確かめる: %s", "it takes the place of the shipped %s for incidents that begin from now on; then check it: %s"},
	OutputFlag:    Text{"書き出すファイル（- は標準出力）", "file to write (-: standard output)"},
	SourceMade:    Text{"条項を書き入れるファイルを作りました: %s", "made a file for the clauses: %s"},
	SourceNext:    Text{"書いたら確かめる: dandori playbook check", "then check it: dandori playbook check"},
	SourceID:      Text{"「%s」は文書の識別子として使えません", "%q cannot be the id of a document"},
	SourceShipped: Text{"文書「%s」は同梱されています。dandori files copy sources/%[1]s.toml で写せます", "the document %q ships with the program: dandori files copy sources/%[1]s.toml"},
	SourceIntro: Text{
		"自組織の規程の条項。書いた条項は、手順の根拠に要旨が示される。\nid は、プロファイルの [[document]] の id と同じにする。条項は「id:番号」で引用する（例: %[1]s:5(1)）。\nchecked-on（規程と照らして確かめた日）を書くまで、要旨には【未確認】が付く。\nkind は guideline（自治体の指針、要綱、要領など）、law（法令）、guidance（国などの手引）。",
		"The clauses of your own document; what they say is shown wherever they are cited.\nThe id is that of the [[document]] in the profile. A clause is cited as id:number (%[1]s:5(1)).\nUntil checked-on says when it was compared with the document, it is marked as not verified.\nkind is guideline (an office's own rules), law, or guidance (advice of a ministry).",
	},
	SourceExample: Text{
		"条項ごとに [[clause]] を一つ書く。下の例の行頭の「# 」を消して使う。\nmodality は must（義務）、prohibit（禁止）、conditional（条件付き）、permit（できる）、should（努める）、\nscope（範囲）、trigger（定義）、information（参考）のいずれか。\nkinds は事案の種別: %s。どれにも当たるときは \"*\"、なければ []。\npreparation = true は、日頃の備えについての条項。gloss は要旨で、原文を写さず短く書く。",
		"One [[clause]] for each; remove the \"# \" of the example below.\nmodality is must, prohibit, conditional, permit, should, scope, trigger or information.\nkinds are those of incidents: %s; \"*\" for any, [] for none.\npreparation = true says that it is about what is to be ready beforehand. gloss is the gist, in your own words.",
	},
	SourceTitle:   Text{"規程の名前", "title of the document"},
	Doubt:         Text{"注意: %s", "note: %s"},
	Remark:        Text{"参考: %s", "remark: %s"},
	DoubtCount:    Text{"誤りではありませんが、確かめたい箇所が %d 件あります", "no error, but %d values may be mistakes"},
	Unset:         Text{"%s: 【未設定】の値 %d 件（一覧は dandori org gaps %s）", "%s: %d values are not set (dandori org gaps %s lists them)"},
	NoSuchClause:  Text{"%s が挙げる条項「%s」は、その文書にありません。", "%s cites %q, which its document does not have"},
	ClausesOf:     Text{"dandori playbook sources %s で、その文書の条項を見られます", "dandori playbook sources %s lists its clauses"},
	ClausesUnder:  Text{"次の条項があります: %s", "there are: %s"},
	UnknownClause: Text{"%s が挙げる条項「%s」は、収録した文書にありません。", "%s cites %q, which no catalogued document has"},
	Channel:       Text{"「%s」という媒体（channel）は、手順書にありません。", "the playbooks have no channel %q"},
	Office:        Text{"本文に「%s」とあります。組織の名前や区分は、空欄 {{office-kind}} などで書くと、どの組織でも正しくなります。", "the body says %q; with a blank such as {{office-kind}} it is right for every office"},
	Counts:        Text{"手順書 %d、文例 %d、規程 %d、サービス %d のファイルを確かめました", "checked %d playbooks, %d texts, %d documents and %d platforms"},
}
