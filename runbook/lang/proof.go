package lang

// Proof holds what the program says of its own care for a log: checkpoints, repairs,
// the clock, others who write at the same time, and the commands that prove a log.
var Proof = struct {
	Checkpoint, Repaired, ClockForward, ClockBack, ClockFromTo                                Text
	RepairFault, RepairRestored, RepairDropped, RepairReadable, RepairMissing, RepairOriginal Text
	OthersFinished, OthersFinishedHint, OthersClosed, OthersWrote                             Text
	StateFlag, LogAllFlag, LogSignatures, ReportCheckpoints, ReportCheckpointsValue           Text

	// dandori head, dandori key
	HeadHelp, KeyHelp, KeyShowHelp                         CommandHelp
	HeadCode, HeadRoot, HeadHash, HeadKeep                 Text
	KeyPublic, KeyFingerprint, KeyPath, KeyGuard           Text
	NoState, NoStateHint, KeyUnreadable, KeyUnreadableHint Text

	// dandori verify
	HeadFlag, KeyFlag                                                                 Text
	BadCode, BadCodeHint, BadKey, BadKeyHint, NothingToVerify, FolderWithoutLogs      Text
	CodeFault                                                                         map[string]Text
	ProvedTree, ProvedCheckpoints, NoCheckpoints, CheckpointFault                     Text
	SignedOwn, SignedGiven, SignedNamed, NotSignedGiven, FalseSignature, OtherSigned  Text
	Strangers, HostUnreadable, VerifyCopy, CopyShown, CopyTied, CopyCount, CopyLoose  Text
	CopyChained, CopyNamed, EvidenceFlag, EvidenceUnread                              Text
	PinHolds, PinNone, PinFails, CodeHolds, CodeFails                                 Text
	Standing                                                                          map[string]Text
	EvidenceSame, EvidenceChanged, EvidenceMissing                                    Text
	NotProvedAfter, NotProvedUnsigned, NotProvedHost, NotProvedRoot, NotProvedUnnamed Text
	LevelSignatures, LevelMemory, LevelEvidence                                       Text
	SummaryGood, SummarySigned, SummaryNamed, SummaryUnsigned, SummaryPinned          Text
	SummaryNotPinned, SummaryEvidence, SummaryBad, SummaryGone, SummaryTotal          Text
	VerifyFailed, VerifyFailedHint, GoneHint, UntrueHint, UntrueAt                    Text
	FaultNote, FaultOrigin, FaultSize, FaultRoot, FaultSigned, FaultWithheld          Text
	FaultCode, FaultKey, FaultEvidence                                                Text
	ShortenedBy, ShortenedHint, RewrittenHint, NothingLeft, NothingLeftHint           Text
	MisplacedHint, MissingHint, RepairHowHint, NamedNotSigned, KeyFault               Text

	// dandori repair, dandori unpin
	RepairHelp, UnpinHelp                                                   CommandHelp
	YesFlag, RepairReasonFlag, UnpinReasonFlag                              Text
	RepairNothing, RepairWould, RepairKept, RepairWouldOriginal, RepairLost Text
	RepairDid, RepairQuestion, NotAsked, NotAskedHint, NotAgreed            Text
	UnpinWould, UnpinNothing, UnpinDid, UnpinNote, UnpinQuestion            Text

	// dandori doctor
	DoctorHelp                                                                CommandHelp
	DoctorOK, DoctorWarn, DoctorBad, DoctorDone, DoctorFailed                 Text
	CheckData, CheckPermissions, CheckWritable, CheckSpace, CheckReserve      Text
	CheckNetwork, CheckClock, CheckTerminal, CheckKey, CheckPins, CheckFiles  Text
	CheckLogs                                                                 Text
	DataThere, DataNone, DataNoneHint, DataBad                                Text
	PermissionsGood, PermissionsOpen, PermissionsOpenHint, NotWritable        Text
	Writable                                                                  Text
	SpaceGood, SpaceLow, SpaceLowHint, SpaceUnknown, ReserveGood, ReserveNone Text
	ReserveHint                                                               Text
	NotNetwork, Network, NetworkHint                                          Text
	ClockOdd, ClockOddHint, ClockBehind, ClockBehindHint, ClockZone           Text
	TerminalGood, TerminalNone, TerminalSmall, TerminalSmallHint              Text
	EncodingBad, EncodingHint, ColourNone, CodePage, CodePageHint             Text
	KeyGood, KeyNone, KeyOpen, KeyOpenHint                                    Text
	PinsGood, PinsGone, PinsFailed, PinsInData, PinsInDataHint                Text
	FilesGood, FilesBad, FilesHint, LogsGood, LogsBad, LogsHint               Text
}{
	Checkpoint:         Text{"記録 1-%d の電子署名", "signature of entries 1-%d"},
	Repaired:           Text{"壊れた記録を修復した（元のまま %d 件、復元 %d 件、除いた行 %d 行）", "damaged log repaired (%d entries as they were, %d restored, %d lines dropped)"},
	ClockForward:       Text{"パソコンの時計が %d 秒進められた", "the clock of the computer was set forward by %d s"},
	ClockBack:          Text{"パソコンの時計が %d 秒戻された", "the clock of the computer was set back by %d s"},
	ClockFromTo:        Text{"本来 %s のところ %s", "it should have said %s and said %s"},
	RepairFault:        Text{"壊れ方: %s", "what was wrong: %s"},
	RepairRestored:     Text{"記録 %d を復元（%s）", "entry %d restored (%s)"},
	RepairDropped:      Text{"記録 %d から後の %d 行（%d バイト、SHA-256 %s）は証明できないため除く", "from entry %d on, %d lines (%d bytes, SHA-256 %s) cannot be proved and are left out"},
	RepairReadable:     Text{"除くもののうち読める記録: %s", "of these can be read: %s"},
	RepairMissing:      Text{"以前は記録 %d（ハッシュ値 %s）まであった", "it once had %d entries (hash %s)"},
	RepairOriginal:     Text{"元のファイルの保存先: %s（%d バイト、SHA-256 %s）", "the original is kept: %s (%d bytes, SHA-256 %s)"},
	OthersFinished:     Text{"%sが、この手順をつい先ほど記録しました（記録 %d、%s）", "%s finished this step a moment ago (entry %d, %s)"},
	OthersFinishedHint: Text{"この手順はもう済んでいます。書き足すことがあれば、メモとして記録してください", "nothing more is needed; what you have to add can be recorded as a note"},
	OthersClosed:       Text{"%sが、つい先ほど事案を終結しました（記録 %d、%s）", "%s closed the incident a moment ago (entry %d, %s)"},
	OthersWrote:        Text{"%sがつい先ほど記録したため（記録 %d、%s: %s）、状況が変わりました。%s", "%s wrote a moment ago (entry %d, %s: %s), which changes things: %s"},

	StateFlag:              Text{"この端末の鍵と控え（既定: DANDORI_STATE、なければ標準の場所）", "the folder of this computer's key and pins (default: DANDORI_STATE, else the platform's)"},
	LogSignatures:          Text{"番号の欠けている %d 件は、電子署名の記録です（--all で示します）。", "The %d missing numbers are entries of signatures (--all shows them)."},
	LogAllFlag:             Text{"電子署名の記録も示す", "show the entries of signatures too"},
	ReportCheckpoints:      Text{"電子署名", "Signatures"},
	ReportCheckpointsValue: Text{"%d 件（表には載せていない）。最後の署名は記録 1-%d のもので、照合符号は %s", "%d (not in the table); the last one is of entries 1-%d, head code %s"},

	HeadHelp: CommandHelp{
		Short:   Text{"記録の照合符号を示す", "print the head code of a log"},
		Long:    Text{"今ある記録の件数と、その全体を表す照合符号（12 文字）を示します。\n紙に控えるか、外部へ伝えておけば、後から dandori verify ID --head 符号 で、\nそれまでの記録が一字も変わっていないことを誰でも確かめられます。", "Prints how many entries a log has, and the 12 characters that stand for all of them.\nWritten down, or told to somebody outside, they let anybody check later, with\ndandori verify ID --head CODE, that not a letter of them was changed."},
		Example: Text{"dandori head INC-20261122-01", "dandori head INC-20261122-01"},
	},
	KeyHelp: CommandHelp{
		Short:   Text{"この端末の鍵", "the key of this computer"},
		Long:    Text{"記録に電子署名をする、この端末の鍵について示します。", "Tells of the key with which this computer signs logs."},
		Example: Text{"dandori key show", "dandori key show"},
	},
	KeyShowHelp: CommandHelp{
		Short:   Text{"公開鍵と指紋を示す", "print the public key and its fingerprint"},
		Long:    Text{"この端末の公開鍵、その指紋、鍵のファイルの場所を示します。なければ作ります。\n秘密鍵は示しません。公開鍵を別の場所に控えておけば、dandori verify --key で、\nこの端末で書かれた記録であることを確かめられます。", "Prints the public key of this computer, its fingerprint, and where the key lies; makes it\nif there is none. The secret is never shown. Kept elsewhere, the public key lets\ndandori verify --key prove that a log was written on this computer."},
		Example: Text{"dandori key show", "dandori key show"},
	},
	HeadCode:          Text{"照合符号: %s（記録 1-%d）", "head code: %s (entries 1-%d)"},
	HeadRoot:          Text{"木の根: %s", "root: %s"},
	HeadHash:          Text{"最後の記録のハッシュ値: %s", "hash of the last entry: %s"},
	HeadKeep:          Text{"照合符号と記録の件数を、紙に控えるか、外部へ伝えておいてください", "write the head code and the number of entries down, or tell somebody outside"},
	KeyPublic:         Text{"公開鍵: %s", "public key: %s"},
	KeyFingerprint:    Text{"指紋: %s", "fingerprint: %s"},
	KeyPath:           Text{"鍵のファイル: %s", "file of the key: %s"},
	KeyGuard:          Text{"鍵のファイルを読める人は、この端末の名で署名できます。持ち出さないでください", "who can read the file can sign in the name of this computer; keep it here"},
	NoState:           Text{"鍵を置くフォルダがありません", "there is no folder for the key"},
	NoStateHint:       Text{"--state 又は DANDORI_STATE で、書き込めるフォルダを指定してください", "give a folder you can write to with --state or DANDORI_STATE"},
	KeyUnreadable:     Text{"鍵のファイル %s を読めません: %s", "the key in %s cannot be read: %s"},
	KeyUnreadableHint: Text{"バックアップから戻すか、名前を変えてよければ、次に記録するときに新しい鍵が作られます。前の鍵による署名は、公開鍵の控えがあれば確かめられます", "put it back from a backup, or rename it: the next entry makes a new key. What the old one signed can be verified with its public key"},

	HeadFlag:          Text{"控えておいた照合符号（件数を添えるときは 符号/件数）", "a head code that was written down (with the number of entries: CODE/N)"},
	KeyFlag:           Text{"公開鍵、又はそのファイル（何度でも指定できる）", "a public key, or a file that has one (may be repeated)"},
	BadCode:           Text{"「%s」は照合符号として読めません: %s", "%q is no head code: %s"},
	BadCodeHint:       Text{"P34Q-96VH-1M5K のような 12 文字です。件数を添えるときは P34Q-96VH-1M5K/12 と書きます", "it has 12 characters, such as P34Q-96VH-1M5K; with the number of entries, P34Q-96VH-1M5K/12"},
	BadKey:            Text{"「%s」は公開鍵としても、公開鍵のファイルとしても読めません", "%q is neither a public key nor a file that has one"},
	BadKeyHint:        Text{"dandori key show が示す「名前+…+…」の一行を指定してください", "give the line name+…+… that dandori key show prints"},
	NothingToVerify:   Text{"確かめる記録はまだありません", "there are no logs to verify yet"},
	FolderWithoutLogs: Text{"フォルダ %s に記録（log.jsonl）がありません", "the folder %s has no logs (log.jsonl)"},
	CodeFault: map[string]Text{
		"length": {"12 文字ではありません", "it does not have 12 letters and digits"},
		"letter": {"照合符号にない文字があります", "a letter in it does not occur in head codes"},
		"typo":   {"どこかの文字が違います", "a letter or digit is wrong"},
	},
	LevelSignatures:   Text{"電子署名（記録に含まれるもの）:", "signatures (in the log):"},
	LevelMemory:       Text{"記録の外にある控え:", "what is remembered outside of the log:"},
	LevelEvidence:     Text{"証拠のファイル:", "files of evidence:"},
	ProvedTree:        Text{"照合符号は %s（記録 1-%d）、木の根は %s", "the head code is %s (entries 1-%d), the root %s"},
	ProvedCheckpoints: Text{"署名の記録 %d 件は、どれもその前の記録と合う（最後は記録 %d）", "each of the %d checkpoints fits the entries before it (the last is entry %d)"},
	NoCheckpoints:     Text{"署名の記録はない", "there are no checkpoints"},
	CheckpointFault:   Text{"記録 %d の署名が合いません: %s", "the checkpoint in entry %d is wrong: %s"},
	SignedOwn:         Text{"記録 1-%d は、この端末の鍵で署名されている（%s、指紋 %s）", "entries 1-%d are signed by the key of this computer (%s, fingerprint %s)"},
	SignedGiven:       Text{"記録 1-%d は、指定された鍵で署名されている（%s、指紋 %s）", "entries 1-%d are signed by the key given (%s, fingerprint %s)"},
	SignedNamed:       Text{"記録 1-%d は、記録自身が名乗る鍵で署名されている（%s、指紋 %s）。その鍵を別の方法で確かめていないため、作り直しは見抜けない", "entries 1-%d are signed by the key that the log itself names (%s, fingerprint %s); known from nowhere else, it proves nothing against a log written anew"},
	NotSignedGiven:    Text{"指定された鍵の署名はない（%s、指紋 %s）", "nothing is signed by the key given (%s, fingerprint %s)"},
	FalseSignature:    Text{"鍵 %s を名乗る偽の署名が %d 件ある", "the key %s is named by %d signatures that are not by it"},
	OtherSigned:       Text{"鍵 %s で、この記録と違うものに署名されている（%d 件）", "the key %s signed something else than this log (%d times)"},
	Strangers:         Text{"知らない鍵の署名: %s（何も証明しない）", "signed by a key that is not known: %s (which proves nothing)"},
	HostUnreadable:    Text{"最初の記録が名乗る鍵を読めない: %s", "the key that the first entry names cannot be read: %s"},
	VerifyCopy:        Text{"%s: 内容を伏せた写し（記録 %d 件のうち %d 件を伏せたもの）。示されている %d 件に、壊れたところは見つかりませんでした", "%s: a redacted copy of %d entries, %d of them withheld: no damage found in the %d that are shown"},
	CopyShown:         Text{"示されている %d 件は、形式と番号が正しく、内容をすべて読め、同じ識別子の記録が二つない", "of the %d entries shown the form and the numbers are right, each can be read as an event, and no two have the same id"},
	CopyTied:          Text{"%d 件の内容が伏せられている。記録 %s は、伏せたものを含めてハッシュの連鎖がつながっている", "%d entries are withheld; with them the chain of hashes of entries %s is intact"},
	CopyCount:         Text{"%d 件の内容が伏せられている", "%d entries are withheld"},
	CopyChained:       Text{"記録 %s は、ハッシュの連鎖がつながっている（伏せたものはこの中にない）", "the chain of hashes of entries %s is intact (none of them is withheld)"},
	CopyNamed:         Text{"記録 %s のつながりは、この写し自身が名乗る鍵が署名しているだけ（写しを作り直した者にもできる。鍵を別の方法で確かめるまでは証明にならない）", "that entries %s hang together, only the key that the copy itself names says: whoever made the copy up could sign so, and until that key is known from elsewhere it proves nothing"},
	EvidenceFlag:      Text{"この端末の外から来た記録でも、指す証拠ファイルを開いて比べる", "open the files of evidence also where a log from elsewhere names them"},
	EvidenceUnread:    Text{"証拠 %d（記録 %d）: よその記録が指す場所は開かないため、確かめていない（開くには --evidence）: %s", "evidence %d (entry %d): a log from elsewhere names it, so it was not opened (--evidence does) and not verified: %s"},
	CopyLoose:         Text{"記録 %s は、互いのつながりも、伏せた記録があったことも確かめられない", "of entries %s neither that they hang together nor that the withheld ones existed is proved"},
	PinHolds:          Text{"この端末が前に確かめた記録 1-%d から変わっていない（%s）", "entries 1-%d are those this computer verified before (%s)"},
	PinNone:           Text{"この端末で確かめるのは初めてで、比べる控えがない", "this computer has not verified it before: there is nothing to compare with"},
	PinFails:          Text{"この端末が前に確かめた記録 1-%d と合わない: %s", "it is not the log whose entries 1-%d this computer verified before: %s"},
	CodeHolds:         Text{"照合符号 %s は、記録 1-%d と合う（%s）", "the head code %s is that of entries 1-%d (%s)"},
	CodeFails:         Text{"照合符号 %s と合わない: %s", "the head code %s does not hold: %s"},
	Standing: map[string]Text{
		"same": {"その後の記録はない", "nothing was added since"}, "extended": {"その後に記録が続く", "more entries follow"},
		"shorter": {"そのときより記録が減っている", "it has fewer entries than then"}, "different": {"別の記録になっている", "it has other entries in their place"},
		"another": {"別の事案のもの", "it is of another incident"}, "missing": {"その符号になる記録がない", "no beginning of it has this code"},
		"unreached": {"その手前で壊れており、比べられない", "it is damaged before that place"}, "invalid": {"件数が正しくない", "the number of entries is no number of entries"},
	},
	EvidenceSame:      Text{"証拠 %d（記録 %d）: 記録したときのまま", "evidence %d (entry %d): as it was recorded"},
	EvidenceChanged:   Text{"証拠 %d（記録 %d）: 記録したときから変わっている: %s", "evidence %d (entry %d): changed since it was recorded: %s"},
	EvidenceMissing:   Text{"証拠 %d（記録 %d）: その場所で読めないため、確かめていない: %s", "evidence %d (entry %d): cannot be read there, so not verified: %s"},
	NotProvedAfter:    Text{"記録 %d より後の記録が切り取られていないこと（控えておいた照合符号に照らして確かめる: --head）", "that nothing after entry %d was cut off (compare with a head code that was written down: --head)"},
	NotProvedUnsigned: Text{"記録 %d から後が、署名の後に書き換えられていないこと（まだ署名されていない）", "that what follows from entry %d on was not written anew (it is not signed yet)"},
	NotProvedHost:     Text{"全体が作り直されていないこと（信頼できる鍵による署名も外部の時刻証明もない。公開鍵を --key で指定すれば確かめられる）", "that the whole was not written anew (there is no signature by a key known from elsewhere and no outside time stamp; give one with --key)"},
	NotProvedRoot:     Text{"この端末の管理者、又は鍵を使える人が書き換えていないこと（外部に控えた照合符号だけが証明する）", "that it was not rewritten by an administrator of the computer, or anyone who can use the key (only a head code kept outside proves that)"},
	NotProvedUnnamed:  Text{"どの事案の記録か（ファイルの場所からは分からない）", "whose log it is (a file does not tell)"},
	SummaryGood:       Text{"%s  記録 %d 件", "%s  %d entries"},
	SummarySigned:     Text{"署名 1-%d", "signed 1-%d"},
	SummaryNamed:      Text{"署名 1-%d（鍵は未確認）", "signed 1-%d (key not known)"},
	SummaryUnsigned:   Text{"署名なし", "not signed"},
	SummaryPinned:     Text{"控え 1-%d と一致", "pinned 1-%d"},
	SummaryNotPinned:  Text{"控えなし", "no pin"},
	SummaryEvidence:   Text{"証拠 %d/%d を照合", "evidence %d/%d verified"},
	SummaryBad:        Text{"%s  問題あり: %s", "%s  wrong: %s"},
	SummaryGone:       Text{"%s  問題あり: 前に確かめた記録（%d 件）のフォルダがありません", "%s  wrong: the folder of a log verified before (%d entries) is gone"},
	SummaryTotal:      Text{"%d 件を確かめ、%d 件に問題がありました", "%d logs verified, %d with something wrong"},
	VerifyFailed:      Text{"問題のある記録が %d 件あります: %s", "something is wrong with %d of the logs: %s"},
	VerifyFailedHint:  Text{"dandori verify ID で詳しく示します。ファイルには触れず、写しを取って管理者に知らせてください", "dandori verify ID tells more; leave the files alone, copy them and tell whoever is responsible"},
	GoneHint:          Text{"消したか移したのなら、dandori unpin ID --by 名前 --reason 理由 で控えを改めます", "if it was deleted or moved on purpose, dandori unpin ID --by NAME --reason TEXT forgets it"},
	UntrueHint:        Text{"ファイルには触れず、写しを取って管理者に知らせてください", "leave the file alone, copy it and tell whoever is responsible"},
	UntrueAt:          Text{"%s の記録 %d: %s", "%s, entry %d: %s"},
	FaultNote:         Text{"署名の記録を読めません", "the entry does not carry a checkpoint that can be read"},
	FaultOrigin:       Text{"別の事案の署名です", "the checkpoint is of another incident"},
	FaultSize:         Text{"署名の件数が、その前の記録と合いません", "the checkpoint is not of the entries before it"},
	FaultRoot:         Text{"その前の記録が、署名したときのものではありません", "the entries before it are not those that were signed"},
	FaultSigned:       Text{"名乗っている鍵の署名ではありません", "the signature is not by the key it names"},
	FaultWithheld:     Text{"内容が伏せられています（記録そのものではなく、伏せ字の写しです）", "it is withheld: this is a redacted copy, not a log"},
	FaultCode:         Text{"照合符号 %s と合いません（%s）", "the head code %s does not hold (%s)"},
	FaultKey:          Text{"指定された鍵（%s）の署名がありません", "nothing is signed by the key given (%s)"},
	FaultEvidence:     Text{"証拠 %d のファイルが、記録したときから変わっています", "the file of evidence %d was changed since it was recorded"},
	ShortenedBy:       Text{"前は %d 件あった記録が %d 件しかありません", "it had %d entries and has %d"},
	ShortenedHint:     Text{"古い写しから戻したのなら、dandori unpin ID --by 名前 --reason 理由 で今の内容を認めます。心当たりがなければ、ファイルに触れず管理者に知らせてください", "if it was put back from an older copy, dandori unpin ID --by NAME --reason TEXT accepts it as it is; if not, leave it alone and tell whoever is responsible"},
	RewrittenHint:     Text{"記録が書き換えられています。ファイルには触れず、写しを取って管理者に知らせてください", "the log was rewritten: leave the file alone, copy it and tell whoever is responsible"},
	NothingLeft:       Text{"最初の記録が失われており、修復できません", "the first entry is lost: nothing can be repaired"},
	NamedNotSigned:    Text{"記録を始めた端末の鍵による署名はない（%s、指紋 %s）。鍵を失ったか、別の端末で続けたときはこうなる", "nothing is signed by the key of the computer it was begun on (%s, fingerprint %s): so it is when the key was lost, or the log went on elsewhere"},
	KeyFault:          Text{"鍵の形式ではありません", "it does not hold a key"},
	MissingHint:       Text{"ファイルが消されたか、移されたか、空になっています。バックアップから戻すよう管理者に頼んでください。前に何件あったかは dandori verify ID で分かります", "the file was deleted, moved or emptied: have it put back from a backup. dandori verify ID tells how many entries it had"},
	MisplacedHint:     Text{"別の事案の記録が、この事案の場所に置かれています。ファイルには触れず、正しい記録をバックアップから戻すよう管理者に頼んでください", "the log of another incident lies in its place: leave it alone, and have the right one put back from a backup"},
	NothingLeftHint:   Text{"バックアップから戻してください", "put it back from a backup"},

	RepairHelp: CommandHelp{
		Short:   Text{"壊れた記録を修復する", "repair a damaged log"},
		Long:    Text{"壊れた記録から、証明できるものだけを残して、再び書き込めるようにします。\nまず何をするかを示し、端末では「はい」と入力されるまで、何も変えません。\n--by と --reason を省くと、何をするかだけを示します。\n元のファイルはそのまま保存し、誰が、なぜ、何をしたかを記録に残します。", "Makes a damaged log one that can be written to again, with exactly what can be proved.\nIt first shows what it would do, and changes nothing until somebody types yes, or with --yes.\nWithout --by and --reason it only shows it.\nThe original is kept, and who did it, why, and what became of it is recorded."},
		Example: Text{"dandori repair INC-20261122-01 --by 鈴木 --reason ディスクの故障", "dandori repair INC-20261122-01 --by Suzuki --reason 'a failing disk'"},
	},
	UnpinHelp: CommandHelp{
		Short:   Text{"バックアップから戻した記録を認める", "accept a log put back from a backup"},
		Long:    Text{"前に確かめたときより記録が減っていると、書き込みを止めます。古い写しから戻したなど、\n理由が分かっているときに、今の内容を認めて控えを改めます。理由を記録に残します。\n消した記録は、控えから外します。", "A log that has fewer entries than were seen in it is not written to. When the reason is known,\nsuch as a backup put back, this accepts it as it is, and records why.\nOf a log that was deleted, the memory is dropped."},
		Example: Text{"dandori unpin INC-20261122-01 --by 鈴木 --reason 昨夜のバックアップから戻した", "dandori unpin INC-20261122-01 --by Suzuki --reason 'put back from last night'"},
	},
	YesFlag:             Text{"確認を求めずに行う", "do it without asking"},
	RepairReasonFlag:    Text{"なぜ修復するか", "why it is repaired"},
	UnpinReasonFlag:     Text{"なぜ減っているか", "why entries are missing"},
	RepairNothing:       Text{"%s: 壊れたところはありません。何もしません", "%s: nothing is wrong; nothing is done"},
	RepairWould:         Text{"%s を修復すると、次のようになります。", "repairing %s does this:"},
	RepairKept:          Text{"記録 1-%d は元のまま残る", "entries 1-%d stay as they are"},
	RepairWouldOriginal: Text{"元のファイル（%d バイト、SHA-256 %s）は、同じフォルダに別の名前で残す", "the original (%d bytes, SHA-256 %s) is kept beside it under another name"},
	RepairLost:          Text{"除く記録は元に戻せないことがあります。先にバックアップを探してください", "what is left out may not come back: look for a backup first"},
	RepairDid:           Text{"%s を修復し、記録 %d に残しました。元のファイルは %s です", "%s was repaired; entry %d tells of it. The original is %s"},
	RepairQuestion:      Text{"修復しますか。行うときは「はい」と入力してください: ", "Repair it? Type yes to go on: "},
	RepairHowHint:       Text{"修復するときは --by 名前 --reason 理由 を付けてください", "to repair it, give --by NAME and --reason TEXT"},
	NotAsked:            Text{"まだ何も変えていません", "nothing was changed yet"},
	NotAskedHint:        Text{"端末で「はい」と答えるか、--yes を付けてください", "answer yes on a terminal, or give --yes"},
	NotAgreed:           Text{"「はい」ではなかったので、何も変えていません", "the answer was not yes: nothing was changed"},
	UnpinWould:          Text{"%s: 前に確かめたときは %d 件、今は %d 件です", "%s: %d entries were verified before, it has %d now"},
	UnpinNothing:        Text{"%s: 控えと合わないところはありません。何もしません", "%s: it is as it was verified before; nothing is done"},
	UnpinDid:            Text{"%s の今の内容を認めました", "%s is accepted as it is"},
	UnpinNote:           Text{"記録が %d 件から %d 件に減った状態を認めた（前の最後のハッシュ値 %s）。理由: %s", "accepted with %[2]d entries where %[1]d had been verified (hash of the last %[3]s); reason: %[4]s"},
	UnpinQuestion:       Text{"今の内容を認めますか。認めるときは「はい」と入力してください: ", "Accept it as it is? Type yes to go on: "},

	DoctorHelp: CommandHelp{
		Short:   Text{"端末とデータフォルダの状態を調べる", "check the computer and the data folder"},
		Long:    Text{"データフォルダ、権限、空き容量、時計、端末、鍵、控え、手元のファイルを調べ、それぞれ\n「ok」「注意」「問題」と、どうすればよいかを示します。何も変えません。\n問題があれば終了コード 1 で終わります。", "Checks the data folder, permissions, free space, the clock, the terminal, the key, the pins\nand your own files, and says of each ok, note or wrong, and what to do. Changes nothing.\nThe exit code is 1 when something is wrong."},
		Example: Text{"dandori doctor", "dandori doctor"},
	},
	DoctorOK:            Text{"ok  ", "ok   "},
	DoctorWarn:          Text{"注意", "note "},
	DoctorBad:           Text{"問題", "wrong"},
	DoctorDone:          Text{"問題はありません（注意 %d 件）", "nothing is wrong (%d notes)"},
	DoctorFailed:        Text{"問題が %d 件あります", "%d things are wrong"},
	CheckData:           Text{"データフォルダ", "data folder"},
	CheckPermissions:    Text{"権限", "permissions"},
	CheckWritable:       Text{"書き込み", "writing"},
	CheckSpace:          Text{"空き容量", "free space"},
	CheckReserve:        Text{"予備の容量", "reserve"},
	CheckNetwork:        Text{"置き場所", "where it lies"},
	CheckClock:          Text{"時計", "clock"},
	CheckTerminal:       Text{"端末", "terminal"},
	CheckKey:            Text{"鍵", "key"},
	CheckPins:           Text{"控え", "pins"},
	CheckFiles:          Text{"手元のファイル", "own files"},
	CheckLogs:           Text{"記録", "logs"},
	DataThere:           Text{"%s", "%s"},
	DataNone:            Text{"%s はまだありません", "%s does not exist yet"},
	DataNoneHint:        Text{"最初の事案を始めるときに作られます", "it is made when the first incident begins"},
	DataBad:             Text{"%s を開けません: %s", "%s cannot be opened: %s"},
	PermissionsGood:     Text{"自分だけが読み書きできます", "only you can read and write it"},
	PermissionsOpen:     Text{"ほかの利用者も %s を読めます（%s）", "other users can read %s (%s)"},
	PermissionsOpenHint: Text{"自分だけが読めるようにしてください（chmod 700）", "make it readable by you alone (chmod 700)"},
	NotWritable:         Text{"%s に書き込めません: %s", "%s cannot be written to: %s"},
	Writable:            Text{"書き込めます", "it can be written to"},
	SpaceGood:           Text{"%d MiB 空いています", "%d MiB are free"},
	SpaceLow:            Text{"%d MiB しか空いていません", "only %d MiB are free"},
	SpaceLowHint:        Text{"要らないファイルを消すか移してください", "delete or move what is not needed"},
	SpaceUnknown:        Text{"空き容量は分かりません", "how much is free cannot be known"},
	ReserveGood:         Text{"対応中の事案のための容量を確保しています", "space is set aside for running incidents"},
	ReserveNone:         Text{"対応中の事案のための容量をまだ確保していません", "no space is set aside for running incidents yet"},
	ReserveHint:         Text{"次に事案を始めるときに確保します。空き容量が足りないと、新しい事案を始められません", "it is set aside when the next incident begins; without the room for it none can begin"},
	NotNetwork:          Text{"この端末のディスク（%s）", "a disk of this computer (%s)"},
	Network:             Text{"ネットワーク上の共有フォルダ（%s）", "a network share (%s)"},
	NetworkHint:         Text{"複数の人が同時に書くときの鍵が効かないことがあります。できれば各自の端末に置いてください", "locks may not hold there when several people write; keep it on a computer's own disk if you can"},
	ClockOdd:            Text{"時計が %s を指しています", "the clock says %s"},
	ClockOddHint:        Text{"時計を合わせてください。記録の順は時計によりませんが、時刻が違ってしまいます", "set the clock; the order of entries does not depend on it, their times do"},
	ClockBehind:         Text{"時計が %s を指していますが、最後の記録は %s です", "the clock says %s, but the last entry is of %s"},
	ClockBehindHint:     Text{"時計が遅れていないか確かめてください", "check whether the clock is slow"},
	ClockZone:           Text{"%s（端末の時間帯 %s。記録は組織の時間帯で表示します）", "%s (time zone of the computer %s; entries are shown in the office's)"},
	TerminalGood:        Text{"%d 桁 × %d 行、%s、色 %s", "%d columns, %d rows, %s, colours %s"},
	TerminalNone:        Text{"端末ではありません（画面は使えません。コマンドは使えます）", "not a terminal (the console cannot be used, the commands can)"},
	TerminalSmall:       Text{"%d 桁 × %d 行しかありません", "it has only %d columns and %d rows"},
	TerminalSmallHint:   Text{"80 桁 × 24 行以上に広げてください", "make it 80 columns by 24 rows or more"},
	EncodingBad:         Text{"文字コードが UTF-8 ではないようです（%s）", "the encoding does not seem to be UTF-8 (%s)"},
	EncodingHint:        Text{"LANG を ja_JP.UTF-8 などにしてください", "set LANG to ja_JP.UTF-8 or the like"},
	CodePage:            Text{"出力は UTF-8 ですが、この端末のコードページは %d です。画面には正しく出ます", "output is UTF-8, and the code page of this terminal is %d; what is shown is right all the same"},
	CodePageHint:        Text{"ファイルには -o で書き出してください。> や | を使うときは、先に chcp 65001 を実行してください（PowerShell では [Console]::OutputEncoding = [Text.Encoding]::UTF8）", "write files with -o; before using > or |, run chcp 65001 (in PowerShell: [Console]::OutputEncoding = [Text.Encoding]::UTF8)"},
	ColourNone:          Text{"なし", "none"},
	KeyGood:             Text{"%s（指紋 %s）", "%s (fingerprint %s)"},
	KeyNone:             Text{"鍵はまだありません。最初に記録するときに作られます", "there is no key yet; it is made with the first entry"},
	KeyOpen:             Text{"鍵のファイル %s をほかの利用者が読めます（%s）", "other users can read the key in %s (%s)"},
	KeyOpenHint:         Text{"chmod 600 で自分だけが読めるようにし、管理者に知らせてください", "make it readable by you alone (chmod 600), and tell whoever is responsible"},
	PinsGood:            Text{"%d 件の記録を控えています（%s）", "%d logs are remembered (%s)"},
	PinsGone:            Text{"前に確かめた記録のフォルダがありません: %s", "the folders of logs that were verified before are gone: %s"},
	PinsFailed:          Text{"控えを書けません: %s", "pins cannot be written: %s"},
	PinsInData:          Text{"控えがデータフォルダの中にあります", "the pins lie in the data folder"},
	PinsInDataHint:      Text{"古い写しから戻すと控えも一緒に戻り、減ったことに気付けません。--state を指定してください", "a copy put back takes them with it, and nobody notices what is missing: give --state"},
	FilesGood:           Text{"設定、手順書、組織プロファイルに誤りはありません（%d 件）", "settings, playbooks and profiles are valid (%d files)"},
	FilesBad:            Text{"誤りが %d 件あります: %s", "%d mistakes: %s"},
	FilesHint:           Text{"dandori playbook check 又は dandori org check で詳しく示します", "dandori playbook check and dandori org check tell more"},
	LogsGood:            Text{"%d 件の記録を開けます", "%d logs can be opened"},
	LogsBad:             Text{"開けない記録があります: %s", "some logs cannot be opened: %s"},
	LogsHint:            Text{"dandori verify で詳しく示します", "dandori verify tells more"},
}
