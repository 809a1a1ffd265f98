package lang

// consoleTexts are the sentences of the screens of texts, of an incident as a whole
// and of readiness.
type consoleTexts struct {
	TextsTitle, TextsNone, TextNone, TextOpen, TextClaims, TextConsult, TextRefused                                 Text
	TextOutdated, TextWaits, TextReady, TextApproved, TextPublished, TextUsed                                       Text
	TextNothing, TextFromLog, TextOnRecord, TextBlank, OwnWords, OtherForms, FromLog, NoPrepared                    Text
	FindingWarn, FindingHolds, FormFill, ButtonFill, FillIntro, FillReplaces, DonePublishes, DoneOwnText, FillWaits Text
	FillNothing, OfferWrite, InOwnWords, WhoWrites, FormRewrite, ButtonRewrite                                      Text
	RewriteIntro, TextBody, TextBodyHint, FormChooseText, ButtonChooseText                                          Text
	ChooseTextIntro, TextForm, CopyFirst, CopyOpen, Copying, CopyTitle, CopyTitleDraft, CopyTitleDrill, CopySent    Text
	CopyFile, CopyFailed, CopyNotSent, CopySelect, CopyWhy, LabelLength, LengthLater                                Text
	BarOpenText, BarFill, BarRewrite, BarChooseText, BarApprove, BarCopy, BarCopyFinal, BarCopyDraft                Text
	HelpOpenText, HelpTextMain, HelpFill, HelpRewrite, HelpChooseText, HelpCopy                                     Text

	OverviewTitle, OverviewSince, NotKnown, SummarySeverity, SummaryEnding                    Text
	SummaryFacts, SummaryPromises, SummaryAccount, SummaryFiles, KindChanged                  Text
	CertaintyMark, FactLine, FactEntry, FactsOpen, FilesPinned, FilesShipped                  Text
	FilesOwn, OwnFiles, HelpOwn, HelpLeaveSummary                                             Text
	FileSort                                                                                  map[string]Text
	AccountUnset, AccountUnknown, AccountPlatform, AccountURL, AccountSection                 Text
	AccountShared, AccountOperator, AccountAdmins, AccountMail, AccountTwoFactor              Text
	AccountPassword, AccountList, AccountBroadcast, AccountComments                           Text
	AccountOffHours, AccountEmergency                                                         Text
	ItemReadiness, HelpReadiness, NoReadiness, ReadyTitle, ReadyCount, ReadyNone              Text
	ReadyFailed, MarkOverdue, MarkProblem, MarkAdvice, MarkUnknown, See, LabelLast, LabelNext Text
	LabelOccasion, CheckedOK, CheckedProblem, NeverChecked, FormCheck, ResultOf               Text
	CheckOutcome, CheckOK, CheckProblem, CheckText, CheckTextHint, CheckWho                   Text
	CheckRecorded, HelpCheck                                                                  Text
}

var consoleTextTexts = consoleTexts{
	TextsTitle:       Text{"文案（%d件）", "Texts (%d)"},
	TextsNone:        Text{"この事案に、発信や届出の文はまだありません", "this incident has no text yet"},
	TextNone:         Text{"未作成", "not drafted"},
	TextOpen:         Text{"未記入あり（%dか所）", "%d blanks"},
	TextClaims:       Text{"未確認のことを断定", "unconfirmed claim"},
	TextConsult:      Text{"協議待ち", "to be consulted"},
	TextRefused:      Text{"不承認", "refused"},
	TextOutdated:     Text{"承認待ち（承認の後に変わった）", "to be approved again"},
	TextWaits:        Text{"承認待ち", "to be approved"},
	TextReady:        Text{"作成済み", "drafted"},
	TextApproved:     Text{"承認済み", "approved"},
	TextPublished:    Text{"発信済み（記録 %d の文）", "published (entry %d)"},
	TextUsed:         Text{"手順は済み", "step done"},
	TextNothing:      Text{"まだ文がありません", "there are no words yet"},
	TextFromLog:      Text{"記録から入れた文（まだ保存していません）", "Filled in from the log (not saved yet)"},
	TextOnRecord:     Text{"記録 %d の文（%s %s）", "Text of entry %d (%s, %s)"},
	TextBlank:        Text{"%s: %s", "%s: %s"},
	OwnWords:         Text{"ひな型を使わない文", "words of your own"},
	OtherForms:       Text{"3 でほかのひな型: %s", "3 chooses another: %s"},
	FromLog:          Text{"記録から: %s", "from the log: %s"},
	NoPrepared:       Text{"この手順にひな型はありません。2 で文を書けます", "there is no prepared text; 2 writes your own words"},
	FindingWarn:      Text{"%d行目「%s」: %s", "line %d, “%s”: %s"},
	FindingHolds:     Text{"%d行目「%s」: %s（事実が確認済みになるまで発信できません）", "line %d, “%s”: %s (held until the fact is confirmed)"},
	FormFill:         Text{"文案に記入する: %s", "Fill in: %s"},
	ButtonFill:       Text{"この内容で文案を保存する", "Save the text"},
	FillIntro:        Text{"記録にあることは、空欄のままで入ります。違うときだけ書いてください。", "What the log says goes in by itself; write only where it is wrong."},
	FillReplaces:     Text{"保存すると、ひな型から作り直します。手で書いた文は記録 %d に残ります。", "Saving makes the text anew from its form. The words written by hand stay in entry %d."},
	DonePublishes:    Text{"発信した文として、文案（記録 %d）を記録します。", "The text of entry %d is recorded as what was published."},
	DoneOwnText:      Text{"文案がありません。発信した文を備考に書いてください。", "There is no text on record; write what was published in the note."},
	FillWaits:        Text{"「%s」はまだ書けません。%s", "%s cannot be filled in yet: %s"},
	FillNothing:      Text{"書き足す所はありません。このまま保存できます。", "Nothing is left to fill in; save it as it is."},
	OfferWrite:       Text{"ほかの言葉で書く", "in other words"},
	InOwnWords:       Text{"その言葉", "The words"},
	WhoWrites:        Text{"書いた人", "Written by"},
	FormRewrite:      Text{"文を直接書く", "Change the words by hand"},
	ButtonRewrite:    Text{"この文を保存する", "Save these words"},
	RewriteIntro:     Text{"保存すると新しい文案になり、前の承認は効かなくなります。", "Saving makes a new text; an earlier approval no longer holds."},
	TextBody:         Text{"文", "Words"},
	TextBodyHint:     Text{"Alt+Enter で改行", "Alt+Enter breaks the line"},
	FormChooseText:   Text{"ひな型を選ぶ", "Choose a prepared text"},
	ButtonChooseText: Text{"これを使う", "Use it"},
	ChooseTextIntro:  Text{"選ぶだけでは何も記録されません。", "Choosing records nothing."},
	TextForm:         Text{"%s %s", "%s %s"},
	CopyFirst:        Text{"まだ保存していません。%s（%s）で保存してから写してください", "it is not saved yet: first %s (%s), and save it"},
	CopyOpen:         Text{"未記入の所があるので写せません。%s（%s）で埋めてください", "it has open blanks and cannot be copied: %s (%s) fills them in"},
	Copying:          Text{"写しています", "copying"},
	CopyTitle:        Text{"発信用の文です（承認などの関門は全て済んでいます）", "For publication: every gate is open"},
	CopyTitleDraft:   Text{"承認を得るための案です（【案・未承認】付き）。このままでは発信できません", "For approval only, and marked so: it must not go out as it is"},
	CopyWhy:          Text{"【案・未承認】を付けた理由: %s［%s］", "marked as a draft: %s [%s]"},
	LabelLength:      Text{"長さ", "Length"},
	LengthLater:      Text{"空欄を埋めた後に数えます", "counted once the blanks are filled in"},
	CopyTitleDrill:   Text{"訓練の文です。発信してはいけません", "This is a drill: it must not go out"},
	CopySent:         Text{"クリップボードへ送りました。貼り付けた後、必ず全文を確かめてください", "sent to the clipboard; after pasting check all of it"},
	CopyNotSent:      Text{"クリップボードへ送れませんでした。貼り付けないでください（前に写した別の文が残っています）: %s", "NOT sent to the clipboard. Do not paste: what was copied before may still be there (%s)"},
	CopyFile:         Text{"ファイルに保存しました: %s", "saved in %s"},
	CopyFailed:       Text{"ファイルに保存できませんでした: %s", "it could not be saved in a file: %s"},
	CopySelect:       Text{"下の文を画面から選んで写すこともできます", "or select it below on the screen"},
	BarOpenText:      Text{"開く", "open"},
	BarFill:          Text{"記入", "fill in"},
	BarRewrite:       Text{"文を書く", "write it"},
	BarChooseText:    Text{"ひな型", "prepared texts"},
	BarApprove:       Text{"承認", "approval"},
	BarCopyFinal:     Text{"発信用に写す", "copy to publish"},
	BarCopyDraft:     Text{"承認用に写す", "copy for approval"},
	BarCopy:          Text{"写す", "copy"},
	HelpOpenText:     Text{"この文案を開く", "open this text"},
	HelpTextMain:     Text{"次にすること（記入、承認、写す）", "what comes next (fill in, approval, copy)"},
	HelpFill:         Text{"未記入の所を書いて保存する", "fill in the blanks and save"},
	HelpRewrite:      Text{"文を直接書いて保存する", "change the words by hand and save"},
	HelpChooseText:   Text{"別のひな型を選ぶ", "choose another prepared text"},
	HelpCopy:         Text{"写す（承認前は【案・未承認】付き、承認後は発信用）", "copy (marked as a draft until it is approved)"},

	OverviewTitle:    Text{"事案の概要", "The incident as a whole"},
	OverviewSince:    Text{"覚知 %s　発生 %s", "known %s, happened %s"},
	NotKnown:         Text{"不明", "not known"},
	SummarySeverity:  Text{"重大性", "Severity"},
	SummaryEnding:    Text{"アカウント", "Account"},
	SummaryFacts:     Text{"事実（3 で記録する）", "Facts (3 states one)"},
	SummaryPromises:  Text{"果たしていない約束", "Promises still to be kept"},
	SummaryAccount:   Text{"対象アカウント", "The account"},
	SummaryFiles:     Text{"使っているファイル", "Files in force"},
	KindChanged:      Text{"%s から「%s」（%s、記録 %d）", "from %s: %s (%s, entry %d)"},
	CertaintyMark:    Text{"【%s】", "[%s]"},
	FactLine:         Text{"%s: %s", "%s: %s"},
	FactEntry:        Text{"記録 %d %s %s", "entry %d, %s, %s"},
	FactsOpen:        Text{"まだ書かれていない: %s", "not stated yet: %s"},
	FilesPinned:      Text{"この事案は、始めたときのファイルのまま進みます。後からの変更は影響しません。", "The incident keeps the files it began with; later changes do not reach it."},
	FilesShipped:     Text{"付属 %s", "shipped: %s"},
	FilesOwn:         Text{"自分のファイル %s", "your own: %s"},
	OwnFiles:         Text{"自分のファイル %d 件を使っています（? で一覧）", "%d files of your own are in force (? lists them)"},
	HelpOwn:          Text{"自分のファイル", "Your files"},
	HelpLeaveSummary: Text{"前の画面へ（終結の後は最初の画面へ）", "back (after closing: to the start)"},
	FileSort: map[string]Text{
		"profile": {"組織", "Office"}, "playbook": {"手順書", "Playbooks"}, "text": {"ひな型", "Texts"},
		"platform": {"サービス", "Platforms"}, "source": {"文書", "Documents"},
	},
	AccountUnset:     Text{"【未設定】どのアカウントか書かれていません（4 で書く）", "[not set] no account is named (4 names it)"},
	AccountUnknown:   Text{"【未設定】組織プロファイルにないアカウントです", "[not set] the profile does not list this account"},
	AccountPlatform:  Text{"サービス", "Platform"},
	AccountURL:       Text{"URL", "Address"},
	AccountSection:   Text{"担当課", "Section"},
	AccountShared:    Text{"ほかに使う課", "Also used by"},
	AccountOperator:  Text{"運用する人", "Run by"},
	AccountAdmins:    Text{"管理者", "Administrators"},
	AccountMail:      Text{"登録アドレス", "Registered mail"},
	AccountTwoFactor: Text{"二要素認証", "Two-factor"},
	AccountPassword:  Text{"最後のパスワード変更", "Last password change"},
	AccountList:      Text{"公式の一覧", "Official list"},
	AccountBroadcast: Text{"発信専用", "Broadcast only"},
	AccountComments:  Text{"コメントの扱い", "Comment policy"},
	AccountOffHours:  Text{"時間外などの使い方", "Off hours"},
	AccountEmergency: Text{"緊急時", "In an emergency"},

	ItemReadiness:  Text{"日頃の点検", "readiness check"},
	HelpReadiness:  Text{"日頃の点検（アカウントや連絡先の備え）", "readiness (accounts and contacts)"},
	NoReadiness:    Text{"ここからは点検を開けません", "the readiness check is not available here"},
	ReadyTitle:     Text{"日頃の点検", "Readiness"},
	ReadyCount:     Text{"%s %d", "%s %d"},
	ReadyNone:      Text{"点検の項目がありません", "there is nothing to check"},
	ReadyFailed:    Text{"点検の記録を読めませんでした: %s", "the checks could not be read: %s"},
	MarkOverdue:    Text{"超 ", " ! "},
	MarkAdvice:     Text{" ・", " - "},
	MarkProblem:    Text{" ✗ ", " x "},
	MarkUnknown:    Text{"未 ", " ? "},
	See:            Text{"関連 %s", "see %s"},
	LabelLast:      Text{"最後の点検", "Last check"},
	LabelNext:      Text{"次の点検", "Next check"},
	LabelOccasion:  Text{"ほかに見るとき", "Also"},
	CheckedOK:      Text{"%s %s 問題なし %s", "%s %s: in order %s"},
	CheckedProblem: Text{"%s %s 問題あり %s", "%s %s: problem: %s"},
	NeverChecked:   Text{"記録なし", "none on record"},
	FormCheck:      Text{"点検を記録する: %s", "Record a check: %s"},
	ResultOf:       Text{"%s（%s）", "%s (%s)"},
	CheckOutcome:   Text{"結果", "Result"},
	CheckOK:        Text{"問題なし", "in order"},
	CheckProblem:   Text{"問題あり", "a problem"},
	CheckText:      Text{"気付いたこと", "What was found"},
	CheckTextHint:  Text{"問題があるときは、何を直すか分かるように", "of a problem: what has to be put right"},
	CheckWho:       Text{"点検した人", "Checked by"},
	CheckRecorded:  Text{"点検を記録しました（%s の記録 %d）", "the check is recorded (%s, entry %d)"},
	HelpCheck:      Text{"この項目の点検を記録する", "record a check of this item"},
}
