package lang

// PreparedText holds what is said of prepared texts: what stands where a blank is
// open, the stamps, why a text is not finished, and what can be wrong with the
// files.
var PreparedText = struct {
	// Marks inside a text.
	OpenBlank, Drill, Unapproved Text

	// Why a blank is open.
	NotGiven, Braces, Unreadable, NotANumber, NotATime, NotEnglish, Unconfirmed Text

	// Why a text cannot be finished.
	BlanksOpen, MarksLeft, UnfinishedHint Text

	// Problems of the files.
	BlankNotClosed, NoSuchBlank, BlankUnused, BadFrom, NoForms, TooManyOf, FamilyTwice Text
	OneFileOfClaims, NoPhrases, EmptyPhrase, NotAHost, NotATextID                      Text
}{
	OpenBlank:  Text{"【未記入：%s】", "【未記入 not filled in: %s】"},
	Drill:      Text{"【訓練】", "【訓練】[DRILL] "},
	Unapproved: Text{"【案・未承認】", "【案・未承認】[DRAFT, NOT APPROVED] "},

	NotGiven:    Text{"記録にありません。書いてください。", "the log does not say; write it"},
	Braces:      Text{"「{{」「}}」や「【未記入」は使えません。書き直してください。", "it cannot contain {{, }} or 【未記入; write it anew"},
	Unreadable:  Text{"文字として読めない部分があります。書き直してください。", "it is not valid text; write it anew"},
	NotANumber:  Text{"数字で書いてください。", "write a number"},
	NotATime:    Text{"日時を数字で書いてください。", "write a date or a time in figures"},
	NotEnglish:  Text{"記録は日本語なので、英語で書いてください。", "the log says it in Japanese; write it in English"},
	Unconfirmed: Text{"「%s」が確認済みの事実になるまで書けません。", "it waits until the fact %q is confirmed"},

	BlanksOpen:     Text{"まだ書いていない所があります（%s）。", "there are blanks to fill in (%s)"},
	MarksLeft:      Text{"記入する所の印「%s」が残っています。", "the mark of a blank is left in the text (%s)"},
	UnfinishedHint: Text{"全て記入するまで、発信用の文にできません。", "it cannot become a final text until everything is filled in"},

	BlankNotClosed:  Text{"「{{」で始まる空欄が「}}」で閉じていません（「%s」の付近）。", "a blank that begins with {{ is not closed with }} (near %q)"},
	NoSuchBlank:     Text{"本文の「{{%s}}」に当たる空欄（blank）がありません。", "the body has {{%s}}, but there is no such blank"},
	BlankUnused:     Text{"空欄「%s」は、どの本文でも使われていません。", "no body uses the blank %q"},
	BadFrom:         Text{"「from」の「%s」は、記録や組織の設定から取れるものを表していません。", "\"from\": %q is nothing that the log or the profile gives"},
	NoForms:         Text{"文例が一つもありません。[[form]] で書いてください。", "there is no form; write at least one [[form]]"},
	TooManyOf:       Text{"「%s」が多すぎます。%d 個以下にしてください。", "too many of %q; at most %d are allowed"},
	FamilyTwice:     Text{"文例「%s」はすでに %s にあります。", "the prepared text %q is already in %s"},
	OneFileOfClaims: Text{"語句の点検のファイルの id は「%s」です。", "the id of the file of wording checks is %q"},
	NoPhrases:       Text{"この点検には語句（phrases）がありません。", "this check has no phrases"},
	EmptyPhrase:     Text{"語句「%s」に、探す文字がありません。", "the phrase %q has nothing to look for"},
	NotAHost:        Text{"「%s」はサイトの名前として読めません。「bit.ly」のように書いてください。", "%q is not the name of a site; write it like \"bit.ly\""},
	NotATextID:      Text{"「%s」は文例の番号として使えません。英字で始め、英数字とハイフンだけで、%d 文字以下にしてください。", "%q cannot name a prepared text; use letters, digits and hyphens, start with a letter, at most %d characters"},
}

// Platform holds what is said of the platforms on which accounts are: how sure a
// fact about one is, and what can be wrong with the files.
var Platform = struct {
	Seen, Secondary, NotVerified, Unknown Text

	// ConfirmOnSite stands beside every address; ConfirmOnSiteSince names the day of
	// the last look.
	ConfirmOnSite, ConfirmOnSiteSince Text

	Yes, No, Depends Text

	// Length says how long a post is and what the platform allows.
	Length, TooLong, LengthUnknown Text

	// Problems of the files.
	WhereMissing, NotHTTPS, DateMissing, NeedsStatus, OnlyWeighted, BadRange, PlatformTwice, NameTaken Text
}{
	Seen:        Text{"サイトで確認", "seen on the site"},
	Secondary:   Text{"間接に確認", "second-hand"},
	NotVerified: Text{"未確認（一般知識）", "not verified"},
	Unknown:     Text{"未確認", "not known"},

	ConfirmOnSite:      Text{"宛先や様式は変わります。使う前に、運営会社のサイトで確かめてください。", "Addresses and forms change: confirm on the platform's own site before use."},
	ConfirmOnSiteSince: Text{"宛先や様式は変わります。使う前に、運営会社のサイトで確かめてください（最後の確認 %s）。", "Addresses and forms change: confirm on the platform's own site before use (last looked at on %s)."},

	Yes:     Text{"できる", "yes"},
	No:      Text{"できない", "no"},
	Depends: Text{"場合による", "it depends"},

	Length:        Text{"長さ %d / %d", "length %d of %d"},
	TooLong:       Text{"長さ %d / %d（%d 超過）", "length %d of %d (%d too long)"},
	LengthUnknown: Text{"長さ %d（上限は未確認）", "length %d (the limit is not known)"},

	WhereMissing:  Text{"「address」と「how」の少なくとも一方を書いてください。", "write \"address\" or \"how\", or both"},
	NotHTTPS:      Text{"「%s」は使えません。「https://」から書いてください。", "%q cannot be used; start it with https://"},
	DateMissing:   Text{"確認した日（checked-on）がありません。確かめていないなら status = \"not-verified\" としてください。", "\"checked-on\" is missing; if nobody has looked, write status = \"not-verified\""},
	NeedsStatus:   Text{"「needs」がないので「%s」は要りません。", "there is no \"needs\", so %q says nothing"},
	OnlyWeighted:  Text{"「%s」は counting = \"weighted\" のときだけ書けます。", "%q belongs with counting = \"weighted\" only"},
	BadRange:      Text{"「%s」は文字の範囲として読めません。「U+2000-U+200D」のように書いてください。", "%q is not a range of characters; write it like \"U+2000-U+200D\""},
	PlatformTwice: Text{"サービスの識別子「%s」はすでに %s にあります。", "the platform %q is already in %s"},
	NameTaken:     Text{"「%s」という名前は、すでに「%s」が使っています。", "the name %q already stands for %q"},
}
