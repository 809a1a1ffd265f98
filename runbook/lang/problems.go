package lang

// Problem holds what can be wrong with a file that people write: a playbook or a
// profile. Most are a sentence that says what is wrong and what to do; the place
// stands before it.
var Problem = struct {
	// Lines around a problem, and hints.
	Hint, DidYouMean, OneOf, LowerCase, FullWidth Text

	// The file as bytes.
	FileTooLarge, TooDeep, TooManyProblems                Text
	NotUTF8, LooksLikeShiftJIS, OtherEncoding, SaveAsUTF8 Text
	ControlInFile                                         Text

	// The syntax of TOML.
	Syntax, UnclosedString, UnclosedBracket, MissingEquals, MissingName, BadHeader Text
	BadValue, MissingComma, ExtraComma, ExtraCharacters, BadEscape, BadNumber      Text
	NameTwice, NameAgain                                                           Text

	// Names and values.
	UnknownName, Missing, Empty, WrongType, NotAChoice, OutOfRange, TooLong        Text
	OneLine, ControlInText, BadID, TwiceInList, BadDuration, BadDate, DateInQuotes Text
	EmptyCondition                                                                 Text

	// What a value is, inside WrongType.
	TypeString, TypeText, TypeBool, TypeInt, TypeFloat, TypeDate, TypeTable, TypeTables Text
	TypeList, TypeWords, TypeCondition                                                  Text

	// A playbook and its parts.
	KindOrPart, OnlyInOpening, NoSteps, TooMany, IDTwice, BadClause, BadTextID Text
	OnlyOnType, NotRepeated, SetsNoKinds, NoSuchField, NotATimeField           Text
	WithinOrDays, OnlyOnNumbers, DueNeverReached, NoSuchChannel                Text
	SetsOtherType, NoSuchText                                                  Text

	// Playbooks among each other.
	PartMissing, PartTwice, PlaybookTwice, KindTwice, ReplaceByID                               Text
	NoSuchTrack, NoSuchRole, NoSuchRule, NoSuchKind, NoSuchStep, NoSuchBase                     Text
	NoSuchOption, OtherPlaybook, OwnBase, NotADecision, NoPromise, NobodyKeeps, NobodyKeepsHint Text
	Circle, ImpliedOrder, ImpliedClosing, UnreachableStep, UnreachableOption                    Text

	// A profile.
	BadTimeZone, BadURL, UnknownRole, UnknownKind, NoSuchAct, ReservedID Text
}{
	Hint:       Text{"ヒント: %s", "hint: %s"},
	DidYouMean: Text{"「%s」の誤りではありませんか。", "did you mean %q?"},
	OneOf:      Text{"使えるのは%sです。", "one of: %s"},
	LowerCase:  Text{"名前は小文字で書きます。「%s」としてください。", "names are lower case; write %q"},
	FullWidth:  Text{"全角の「%s」があります。記号と項目名は半角で書いてください。", "%q is a full-width character; type signs and names in half width"},

	FileTooLarge:      Text{"ファイルが大きすぎます（%d バイト）。%d バイト以下にしてください。", "the file is too large (%d bytes); at most %d bytes are allowed"},
	TooDeep:           Text{"表や配列の入れ子が深すぎます。%d 段以下にしてください。", "tables and arrays nest too deeply; at most %d levels are allowed"},
	TooManyProblems:   Text{"誤りが多いため、このファイルでは最初に見つかった %d 件だけを示しました。", "too many problems; only the first %d found in this file are shown"},
	NotUTF8:           Text{"このファイルの文字コードは UTF-8 ではありません（%s）。", "this file is not UTF-8 (%s)"},
	LooksLikeShiftJIS: Text{"Shift_JIS のようです", "it looks like Shift_JIS"},
	OtherEncoding:     Text{"別の文字コードです", "it is in another encoding"},
	SaveAsUTF8:        Text{"エディターで文字コードに「UTF-8」を選び、保存し直してください。", "choose UTF-8 in the editor and save it again"},
	ControlInFile:     Text{"使えない制御文字（%s）があります。消してください。", "there is a control character (%s) here; remove it"},

	Syntax:          Text{"TOML の書き方に誤りがあります（%s）。", "this is not valid TOML (%s)"},
	UnclosedString:  Text{"ここで始まる文字列が閉じていません。終わりに引用符を付けてください。改行を含む文は「\"\"\"」で囲みます。", "the string that starts here is not closed; add the quotation mark, and use \"\"\" around a text of several lines"},
	UnclosedBracket: Text{"ここで始まる括弧が閉じていません。「]」または「}」を付けてください。", "the bracket that opens here is not closed; add the ] or }"},
	MissingEquals:   Text{"項目名の後に「=」がありません。「項目名 = 値」と書いてください。", "there is no = after the name; write name = value"},
	MissingName:     Text{"項目名がありません。", "a name is missing here"},
	BadHeader:       Text{"表の見出しが正しくありません。「[名前]」または「[[名前]]」と書いてください。", "this is not a table header; write [name] or [[name]]"},
	BadValue:        Text{"値がないか、正しくありません。文字列は「\"」で囲んでください。", "the value is missing or wrong; put a text in quotation marks"},
	MissingComma:    Text{"値の区切りの「,」がないか、括弧が閉じていません。", "a comma is missing between values, or a bracket is not closed"},
	ExtraComma:      Text{"余分な「,」があります。消してください。", "there is a comma too many; remove it"},
	ExtraCharacters: Text{"値の後に余分な文字があります。一行に書ける項目は一つです。", "there is something after the value; one line holds one name and its value"},
	BadEscape:       Text{"「\\」の使い方が正しくありません。「\\」そのものを書くには「\\\\」とします。", "this use of \\ is not valid; for a \\ itself write \\\\"},
	BadNumber:       Text{"数または日時の書き方が正しくありません。文字列であれば「\"」で囲んでください。", "this is not a number or a date; put a text in quotation marks"},
	NameTwice:       Text{"「%s」が二度書かれています（最初は %d 行目）。どちらかを消してください。", "%q is written twice (first on line %d); remove one"},
	NameAgain:       Text{"「%s」が二度書かれているか、別の種類の値としてすでに書かれています。", "%q is written twice, or was already written as another kind of value"},

	UnknownName:    Text{"「%s」という項目はありません。", "there is no name %q here"},
	Missing:        Text{"「%s」がありません。必ず書いてください。", "%q is missing; it is required"},
	Empty:          Text{"「%s」が空です。", "%q is empty"},
	WrongType:      Text{"「%s」には%sを書きます（ここでは%sになっています）。", "%q takes %s, not %s"},
	NotAChoice:     Text{"「%s」に「%s」は使えません。", "%q cannot be %q"},
	OutOfRange:     Text{"「%s」は %d から %d までの整数で書いてください。", "%q is a whole number from %d to %d"},
	TooLong:        Text{"「%s」が長すぎます。%d 文字以下にしてください。", "%q is too long; at most %d characters are allowed"},
	OneLine:        Text{"「%s」は一行で書いてください。", "%q must be one line"},
	ControlInText:  Text{"「%s」に使えない制御文字（%s）があります。消してください。", "%q contains a control character (%s); remove it"},
	BadID:          Text{"「%s」は識別子（id）として使えません。英小文字で始め、英小文字・数字・ハイフンだけで、%d 文字以下にしてください。", "%q is not an id; use lower-case letters, digits and hyphens, start with a letter, at most %d characters"},
	TwiceInList:    Text{"「%s」が「%s」の中に二度あります。どちらかを消してください。", "%q occurs twice in %q; remove one"},
	BadDuration:    Text{"「%s」の「%s」は時間として読めません。10m（分）、2h（時間）、3d（日）のように書いてください。", "%q: %q is not a time span; write 10m, 2h or 3d"},
	BadDate:        Text{"「%s」の「%s」は日付として読めません。2026-10-01 のように書いてください。", "%q: %q is not a date; write it like 2026-10-01"},
	DateInQuotes:   Text{"「%s」の日付は「\"」で囲んでください。", "%q: put the date in quotation marks"},
	EmptyCondition: Text{"「%s」の条件が空です。いつでも行う手順であれば「%[1]s」を消してください。", "%q is an empty condition; for a step that always applies, remove %[1]q"},

	TypeString:    Text{"文字列", "a string"},
	TypeText:      Text{"文字列または { ja = \"...\", en = \"...\" }", "a string or { ja = \"...\", en = \"...\" }"},
	TypeBool:      Text{"true か false", "true or false"},
	TypeInt:       Text{"整数", "a whole number"},
	TypeFloat:     Text{"小数", "a decimal number"},
	TypeDate:      Text{"日時", "a date"},
	TypeTable:     Text{"表（{ ... }）", "a table ({ ... })"},
	TypeTables:    Text{"表の並び（[[...]] または [{ ... }]）", "a list of tables ([[...]] or [{ ... }])"},
	TypeList:      Text{"配列（[ ... ]）", "a list ([ ... ])"},
	TypeWords:     Text{"文字列の配列（[\"...\", \"...\"]）", "a list of strings ([\"...\", \"...\"])"},
	TypeCondition: Text{"条件（{ 判断の識別子 = \"選択肢の識別子\" }）", "a condition ({ decision = \"option\" })"},

	KindOrPart:    Text{"「kind」と「part」のどちらか一方だけを書いてください。", "write either \"kind\" or \"part\", and not both"},
	OnlyInOpening: Text{"「%s」は開始の手順書（part = \"opening\"）にだけ書けます。", "%q belongs in the opening playbook (part = \"opening\") only"},
	NoSteps:       Text{"手順が一つもありません。[[step]] で書いてください。", "there is no step; write at least one [[step]]"},
	TooMany:       Text{"「%s」が多すぎます。%d 個以下にしてください。", "too many of %q; at most %d are allowed"},
	IDTwice:       Text{"同じ識別子（id）「%s」が二度使われています（最初は %d 行目）。別の識別子にしてください。", "the id %q is used twice (first on line %d); choose another"},
	BadClause:     Text{"「%s」は条項として読めません。「ube:7(1)」のように「文書:条項」と書き、空白を入れないでください。", "%q is not a clause; write document:clause without spaces, like \"ube:7(1)\""},
	BadTextID:     Text{"「%s」は文例の番号として使えません。英字で始め、英数字とハイフンだけで、%d 文字以下にしてください。", "%q cannot name a prepared text; use letters, digits and hyphens, start with a letter, at most %d characters"},
	NotRepeated:   Text{"type = \"%s\" の手順には「repeat」は書けません。", "\"repeat\" does not belong on steps with type = %q."},
	OnlyOnType:    Text{"「%s」は type = \"%s\" の手順にだけ書けます。", "%q belongs on steps with type = %q only"},
	SetsNoKinds:   Text{"種別を決める判断（sets = \"kinds\"）なのに、「kind」の付いた選択肢がありません。", "this decision sets the kinds, but none of its options has a \"kind\""},
	NoSuchField:   Text{"この手順に「%s」という入力欄（fields）はありません。", "this step has no field %q"},
	NotATimeField: Text{"約束の期限に使う入力欄「%s」は type = \"time\" にしてください。", "the field %q gives a promise its due time and must have type = \"time\""},

	WithinOrDays:    Text{"「within」と「days」のどちらか一方だけを書いてください。", "write either \"within\" or \"days\", and not both"},
	OnlyOnNumbers:   Text{"「%s」は type = \"number\" の入力欄にだけ書けます。", "%q belongs on fields with type = \"number\" only"},
	DueNeverReached: Text{"一つ前の期限に「when」がないため、この期限は使われません。", "the due time before this one has no \"when\", so this one is never used"},
	SetsOtherType:   Text{"「%s」を埋める入力欄の type が合いません。日時なら time、言葉なら text です。", "the field that fills in %q has the wrong type: time for a time, text for words"},
	NoSuchText:      Text{"手順「%s」の文例「%s」がありません。", "there is no prepared text for the step %q: %q"},
	NoSuchChannel:   Text{"「%s」という媒体（channel）はありません。", "there is no channel %q"},

	PartMissing:     Text{"part = \"%s\" の手順書がありません。一つ必要です。", "there is no playbook with part = %q; exactly one is needed"},
	PartTwice:       Text{"part = \"%s\" の手順書は一つだけです。すでに %s にあります。", "only one playbook can have part = %q; %s has it already"},
	PlaybookTwice:   Text{"手順書の識別子「%s」はすでに %s で使われています。", "the playbook id %q is already used by %s"},
	KindTwice:       Text{"種別「%s」の手順書はすでに %s にあります。", "the kind %q already has a playbook in %s"},
	ReplaceByID:     Text{"その手順書と置き換えるには、id = \"%s\" としてください。", "to replace that playbook, write id = %q"},
	NoSuchTrack:     Text{"「%s」という系統はありません。", "there is no track %q"},
	NoSuchRole:      Text{"「%s」という担当はありません。", "there is no role %q"},
	NoSuchRule:      Text{"「%s」という留意事項（rule）はありません。", "there is no rule %q"},
	NoSuchKind:      Text{"「%s」という種別の手順書はありません。", "there is no playbook of kind %q"},
	NoSuchStep:      Text{"「%s」という手順はありません。", "there is no step %q"},
	NoSuchBase:      Text{"期限の起点「%s」は、happened・detected・confirmed・opened のいずれでもなく、手順にもありません。", "%q is none of happened, detected, confirmed and opened, and no step"},
	NoSuchOption:    Text{"判断「%s」に「%s」という選択肢はありません。", "the decision %q has no option %q"},
	OtherPlaybook:   Text{"ほかの手順書の手順は「%s」のように書きます。", "for the step of another playbook write %q"},
	OwnBase:         Text{"期限の起点がこの手順自身になっています。", "a due time cannot count from the step itself"},
	NotADecision:    Text{"「%s」は判断（type = \"decide\"）ではないので、条件に使えません。", "%q is not a decision (type = \"decide\") and cannot be a condition"},
	NobodyKeeps:     Text{"手順「%s」の約束（opens-promise）を果たす手順がありません。", "no step keeps the promise that %q opens"},
	NobodyKeepsHint: Text{"果たす手順に keeps-promise = [\"%s\"] と書いてください。", "write keeps-promise = [%q] in the step that does"},
	NoPromise:       Text{"手順「%s」は約束（opens-promise）をしていません。", "the step %q does not open a promise"},

	Circle:            Text{"手順が互いを待ち合っていて、始められません: %s", "these steps wait for each other and can never start: %s"},
	ImpliedClosing:    Text{"終結の手順で「after」のないものは、終結以外の全ての手順が済むのを待ちます。", "a step of the closing without \"after\" waits for every step outside the closing"},
	ImpliedOrder:      Text{"「after」のない手順は、同じ系統で一つ上にある手順を待ちます。待たないときは after = [] と書いてください。", "a step without \"after\" waits for the step above it in its track; to start at once write after = []"},
	UnreachableStep:   Text{"判断をどう組み合わせても、手順「%s」の条件は成り立ちません。", "no combination of answers opens the step %q"},
	UnreachableOption: Text{"判断をどう組み合わせても、選択肢「%s」の条件は成り立ちません。", "no combination of answers offers the option %q"},

	BadTimeZone: Text{"「%s」という時間帯はありません。「Asia/Tokyo」のように書いてください。", "there is no time zone %q; write it like \"Asia/Tokyo\""},
	NoSuchAct:   Text{"承認の対象に「%s」はありません。", "there is no act %q to approve"},
	ReservedID:  Text{"識別子「%s」は法令を表すために使っています。別の識別子にしてください。", "the id %q stands for the laws; choose another"},
	BadURL:      Text{"「%s」は URL として読めません。「https://」から書いてください。", "%q is not a URL; start it with https://"},
	UnknownRole: Text{"手順書に「%s」という担当はありません。", "the playbooks have no role %q"},
	UnknownKind: Text{"「%s」という種別の手順書はありません。", "there is no playbook of kind %q"},
}
