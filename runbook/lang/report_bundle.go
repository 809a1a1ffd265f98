package lang

// Bundle holds what is said of evidence bundles: the page in a bundle that says how to
// check it, and what making and verifying one says.
var Bundle = struct {
	// Explanation is the page. Its arguments: the incident, the time it is as of, the
	// version, the number of entries, the last hash, the root, the head code, the public
	// key that the log names, how many files are absent.
	Explanation Text
	NoKey       Text

	Flag, Wrote, WroteAbsent, Alone, NotStdout Text
	NotBundle, NotBundleHint                   Text

	// What verifying one says.
	Members, MembersWrong, Fault, MoreFaults                             Text
	Faults                                                               map[string]Text
	OtherLog, ManifestOther, Missing, PageWrong, PageOther               Text
	EvidenceSame, EvidenceAbsent, EvidenceWrong, EvidenceNone            Text
	PinsSame, PinsWrong                                                  Text
	ReportsSame, ReportsOther, ReportOther, ReportsNotTried, ReportsNone Text
	ReportsFewer                                                         Text
	NotProved, NotSealed, NotTrue                                        Text
	Failed, FailedHint                                                   Text
}{
	NoKey: Text{"（記録に公開鍵はない）", "(the log names no key)"},
	Explanation: Text{`%[1]s 証拠一式　確かめ方

この一式は、Dandori（%[3]s）が事案の記録から作った。%[2]s 現在。
含まれない証拠ファイルは %[9]d 件（manifest.json の absent）。

中にあるもの
  log.jsonl      記録の本体。ほかの全ては、ここから確かめる
  reports/       記録から作った文書
  evidence/      証拠として残したファイル。名前は SHA-256
  pinned/        この対応が従った手順書・組織の設定などの写し
  manifest.json  一つ一つのファイルが何か
  SHA256SUMS     一つ一つのファイルの SHA-256

記録の値（記録 %[4]d 件）
  最後のハッシュ値  %[5]s
  木の根            %[6]s
  照合符号          %[7]s
  公開鍵            %[8]s

１　届いたままか。zip を開いたフォルダで
      sha256sum -c SHA256SUMS
    全て OK なら、一式は途中で壊れていない。ただし、一式を作り直した者には、この表も
    作り直せる。以下が要る。

２　記録がつながっているか。log.jsonl は一行が一つの記録で、形は
      {"hash":"<64桁>","event":<JSON>}
    hash は、前の行の hash の 64 文字（最初の行では「dandori-log-v1」と改行 0x0A）に、
    event の値の部分のバイト列をそのまま続けたものの SHA-256（小文字の16進）。event の
    値は、行の 84 バイト目（1 から数える）から、行末の「}」の前まで。最初の値は seq で、1 から一つずつ
    増える。最後の hash が上の値と同じなら、途中の変更・削除・挿入はない。
      prev='dandori-log-v1
      '
      while IFS= read -r line; do
        rest=${line#'{"hash":"'}; hash=${rest%%%%'"'*}
        event=${rest#*'","event":'}; event=${event%%'}'}
        sum=$(printf '%%s%%s' "$prev" "$event" | sha256sum)
        [ "${sum%%%% *}" = "$hash" ] || { echo "違う: $line"; exit 1; }
        prev=$hash
      done <log.jsonl; echo "$prev"

３　証拠は残したときのままか。type が evidence.added の記録の data.file.sha256 が、
    evidence/ のファイルの名前（拡張子の前まで）であり、その中身の SHA-256 である。pinned/ は、最初の
    記録の data.pinned の並びと同じ順で、sha256 が同じ。

４　木の根。各記録の hash（32 バイト）を葉とする RFC 6962 の木
      葉 = SHA-256(00 | 32 バイト)　　節 = SHA-256(01 | 左 | 右)
    （葉が n 個なら、左は n より小さい最大の 2 の累乗個）。根は base64 で書く。

５　署名。type が log.checkpoint の記録の data.note は、三行（事案番号、件数、根）と
    空行、「— 鍵の名前 base64」の行。その記録より前の件数と根でなければならない。base64
    の先頭 4 バイトは鍵の番号で、上の鍵の一つ目と二つ目の「+」の間の 16 進と同じ。違う
    ものは、ほかの端末の鍵の署名で、この紙だけでは確かめられない。末尾 64 バイトが、三行
    （最後の改行を含む）への Ed25519 の署名。公開鍵は、上の鍵の二つ目の「+」の後の
    base64 の末尾 32 バイト。この鍵が本物かは、記録ではなく、その組織に確かめる。

６　照合符号。根の 32 バイトを鍵、「dandori-head-v1」改行 件数 改行 を塩とする
    PBKDF2-HMAC-SHA-256（4096 回）の先頭 8 バイトを整数とみて、29 の 11 乗で割った余りを
    29 進 11 桁（0123456789ACEFGHJKMPQRSTVWXYZ）で書き、12 桁目は、12×一桁目 + 11×二桁目
    + … + 1×十二桁目 が 29 の倍数になる数。事案のときに控えた符号と比べる。

分かることと、分からないこと
  分かる: 記録の途中が変わっていないこと。証拠・手順書が記録のときのままであること。
          署名した鍵の持ち主が、その時点までの記録を保証していること（５、鍵が本物なら）。
          控えた符号の時点までの記録が同じであること（６）。
  分からない: 書いてあることが事実か。書かなかったことがないか。時刻が正しいか。署名にも
          控えた符号にも含まれない末尾の記録が、切り取られ又は作り直されていないか。
          文書（reports/）が正しく作られたか（同じ版の「dandori verify」は、記録から
          作り直して比べる）。
`, `%[1]s evidence bundle: how to check it

Made by Dandori (%[3]s) from the log of an incident, as of %[2]s.
Files of evidence that are not in it: %[9]d (absent in manifest.json).

What is in it
  log.jsonl      the log; everything else is checked against it
  reports/       papers made from the log
  evidence/      files kept as evidence, named by their SHA-256
  pinned/        copies of the playbooks, the profile and so on that the run followed
  manifest.json  what each file is
  SHA256SUMS     the SHA-256 of each file

Values of the log (%[4]d entries)
  last hash   %[5]s
  root        %[6]s
  head code   %[7]s
  public key  %[8]s

1  Did it arrive whole? In the folder where the zip was unpacked:
      sha256sum -c SHA256SUMS
   All OK: nothing broke on the way. But whoever makes the bundle anew can make this
   table anew. The rest is needed, too.

2  Does the log hold together? Each line of log.jsonl is one entry, of the form
      {"hash":"<64 digits>","event":<JSON>}
   hash is the SHA-256, in lower-case hex, of the 64 characters of the hash of the line
   before (for the first line: "dandori-log-v1" and a line feed, 0x0A), followed by the
   bytes of the value of event exactly as they stand: from byte 84 of the line, counting
   from 1, to before the closing brace of the line. Its first member is seq: 1, 2, 3 … If the last hash is the
   one above, nothing inside was changed, removed or put in.
      prev='dandori-log-v1
      '
      while IFS= read -r line; do
        rest=${line#'{"hash":"'}; hash=${rest%%%%'"'*}
        event=${rest#*'","event":'}; event=${event%%'}'}
        sum=$(printf '%%s%%s' "$prev" "$event" | sha256sum)
        [ "${sum%%%% *}" = "$hash" ] || { echo "wrong: $line"; exit 1; }
        prev=$hash
      done <log.jsonl; echo "$prev"

3  Is the evidence as it was kept? data.file.sha256 of each entry of type evidence.added
   is the name of a file in evidence/, up to its extension, and the SHA-256 of what is in it. The files in
   pinned/ are those of data.pinned of the first entry, in that order, with their sha256.

4  The root is that of the tree of RFC 6962 whose leaves are the hashes (32 bytes each):
      leaf = SHA-256(00 | 32 bytes)   node = SHA-256(01 | left | right)
   (of n leaves, the left has the largest power of two below n). It is written in base64.

5  Signatures. data.note of each entry of type log.checkpoint is three lines (incident,
   number of entries, root), an empty line, and lines "— name-of-key base64". It must be
   the number and the root of the entries before it. The first 4 bytes of the base64 are
   the number of the key: the hex digits between the first and the second + of the key
   above. Others are those of another computer's key, which this page cannot tell. The
   last 64 bytes are an Ed25519 signature of the three lines with their line feeds. The
   public key is the last 32 bytes of the base64 behind the second + of the key above.
   Whether that key is the right one is to be asked of the office, not of the log.

6  The head code: PBKDF2-HMAC-SHA-256, 4096 rounds, with the 32 bytes of the root as
   password and "dandori-head-v1" line feed number-of-entries line feed as salt; the first
   8 bytes as a number, modulo 29 to the 11th, in 11 digits of base 29
   (0123456789ACEFGHJKMPQRSTVWXYZ), and a twelfth such that 12 x the first + 11 x the
   second + … + 1 x the twelfth is a multiple of 29. Compare with what was written down.

What this shows and what not
  Shown: that nothing inside the log was changed; that evidence and playbooks are what
         they were; that whoever has the key vouches for the entries up to a checkpoint (5,
         if the key is the right one); that the entries up to a code that was written down
         are the same (6).
  Not:   that what is written is true, that nothing was left unwritten, that times are
         right; that entries at the end, under no signature and no code, were not cut off
         or made anew; that the papers in reports/ were made rightly (the same version's
         "dandori verify" makes them again and compares).
`},

	Flag:          Text{"証拠一式（zip）を書く: 記録、文書、証拠、手順書", "write an evidence bundle (zip): log, papers, files"},
	Wrote:         Text{"%s証拠一式を %s に書き出しました（記録 %d 件、文書 %d 件、証拠ファイル %d 件）", "%swrote an evidence bundle to %s (%d entries, %d papers, %d files of evidence)"},
	WroteAbsent:   Text{"証拠ファイル %d 件は、この端末で読めないか、残したときから変わっているため、入っていません", "%d files of evidence are not in it: they cannot be read here, or have changed since they were kept"},
	Alone:         Text{"--bundle は --report、--format、-o、--public と一緒に使えません", "--bundle does not go with --report, --format, -o or --public"},
	NotStdout:     Text{"証拠一式の書き先にはファイルの名前が要ります", "an evidence bundle needs the name of a file"},
	NotBundle:     Text{"%s は証拠一式ではありません（%s）", "%s is no evidence bundle (%s)"},
	NotBundleHint: Text{"dandori export ID --bundle が作った zip を指定してください", "name a zip that dandori export ID --bundle made"},

	Members:      Text{"一式のファイル %d 件は、目録と SHA256SUMS のとおり", "%d files of the bundle are what its manifest and SHA256SUMS say"},
	MembersWrong: Text{"目録のとおりでないファイルが %d 件ある", "%d files are not what the manifest says"},
	Fault:        Text{"%s: %s", "%s: %s"},
	MoreFaults:   Text{"ほか %d 件", "%d more"},
	Faults: map[string]Text{
		"name":       {"一式にあってはならない名前", "a name that no file of a bundle may have"},
		"misnamed":   {"目録の説明が、名前の示すものと違う", "the manifest says of it what its name does not"},
		"twice":      {"同じ名前が二つある", "there are two of this name"},
		"order":      {"並びが、一式のファイルの並びと違う", "not in the order of the files of the bundle"},
		"foreign":    {"zip に、どのファイルのものでもないバイト又は注釈がある", "the zip has bytes or a comment that belong to none of its files"},
		"unlisted":   {"目録にない", "not in the manifest"},
		"gone":       {"目録にあって、一式にない", "in the manifest, and not in the bundle"},
		"altered":    {"SHA-256 又は大きさが違う", "of another SHA-256 or size"},
		"unreadable": {"読めない", "cannot be read"},
	},
	OtherLog:        Text{"目録は記録 %d 件・%s と言うが、記録はそうではない", "the manifest says %d entries, %s; the log is another"},
	ManifestOther:   Text{"目録の %s が、記録から出てくるものと違う", "in the manifest, %s is not what follows from the log"},
	Missing:         Text{"記録によれば一式にあるはずのファイルがない: %s", "a file that a bundle of this log has is not in it: %s"},
	PageWrong:       Text{"確かめ方のページの値又は言葉が、記録から出てくるものと違う: %s", "the page that says how to check is not the one of this log: %s"},
	PageOther:       Text{"確かめ方のページは、値は記録のとおり、言葉はこの版のものと違う: %s", "the page that says how to check has the values of the log, in other words than this version's: %s"},
	EvidenceSame:    Text{"証拠ファイル %d 件は、残したときのまま（記録の SHA-256 と同じ）", "%d files of evidence are as they were kept (the SHA-256 in the log)"},
	EvidenceAbsent:  Text{"証拠ファイル %d 件は一式になく、確かめていない", "%d files of evidence are not in the bundle and not checked"},
	EvidenceWrong:   Text{"証拠ファイルが記録の SHA-256 と違う: %s", "a file of evidence is not the one in the log: %s"},
	EvidenceNone:    Text{"SHA-256 を記録した証拠はない", "no evidence was recorded with a SHA-256"},
	PinsSame:        Text{"手順書などの写し %d 件は、記録にあるもののまま", "%d copies of playbooks and the like are those in the log"},
	PinsWrong:       Text{"手順書などの写しが記録と違う: %s", "a copy of a playbook or the like is not the one in the log: %s"},
	ReportsSame:     Text{"文書 %d 件は、記録から作り直したものと同じ", "%d papers are what this program makes of the log again"},
	ReportsOther:    Text{"文書 %d 件は、この版（%s）で作り直すと違う。一式は版 %s が作った", "%d papers are not what this version (%s) makes of the log; version %s made the bundle"},
	ReportsFewer:    Text{"この版が作る文書のうち %d 件が一式にない。一式は版 %s が作った", "%d papers that this version makes are not in the bundle; version %s made it"},
	ReportOther:     Text{"文書が、同じ版で作り直したものと違う: %s", "a paper is not what the same version makes of the log: %s"},
	ReportsNotTried: Text{"文書は、記録を確かめられないため比べていない", "the papers are not compared, since the log is not right"},
	ReportsNone:     Text{"文書はない", "there are no papers"},
	NotProved:       Text{"一式について確かめていないこと:", "Not proved of the bundle:"},
	NotSealed:       Text{"一式が作られた後に作り直されていないこと（目録は誰でも作り直せる。頼れるのは、上の記録について確かめたことだけ）", "that nobody made the bundle anew: anybody can make a manifest. What stands is what was proved of the log above"},
	NotTrue:         Text{"書いてあることが事実であること", "that what is written is true"},
	Failed:          Text{"証拠一式 %s には、合わないところがあります", "the evidence bundle %s does not hold together"},
	FailedHint:      Text{"一式をもう一度受け取り、元の記録と比べてください", "get the bundle again, and compare it with the log it came from"},
}
