package lang

// Plain holds what only the linear twin of the console says: what a prompt expects,
// and what an answer came to. Everything else is in [Console]. In both the keys are
// the same; an empty line is Enter, < is Esc. Each sign has a word beside it, since a
// screen reader does not say signs.
var Plain = struct {
	Welcome, Arrow, Mark, Bye, Broken, Cancelled, Dropped                                        Text
	BadUTF8, BadControl, TooLong, Kana, NotHere, NoNumber                                        Text
	HomeAsk, HomeKind, HomeNumbered, KindLine, IncidentLine                                      Text
	IntakeNow, IntakeDrill, StartAsk, StartAsked                                                 Text
	IncidentAsk, IncidentClosed, StepLine, StepsTitle, StepsAsk                                  Text
	StateDone, StateReady, StateHeld, StateWaiting, StateImpossible                              Text
	StateSkipped, StateOutside, StepHead, Overdue                                                Text
	MenuLine, MenuTitle, HelpTitle, HelpEmpty, HelpBack, HelpNumber                              Text
	HelpQuit, HelpNone, Field, FieldMust, AskText, AskArea, AskOne                               Text
	AskMany, EmptyNone, EmptyNow, EmptyKeeps, EmptyStands, EmptyMust                             Text
	ChoiceLine, ChoiceOn, Lines, LineIsText, LinesKept, FieldSigns, FormSigns, BadChoice         Text
	MustAnswer, ConfirmTitle, ConfirmLine, ConfirmNothing, ConfirmAsk                            Text
	ConfirmWhich, ConfirmWhichAsk, NothingDone, Kept, Left, Offers                               Text
	OffersAsk, QuestionAsk, QuestionAskOr, EmptyLine, Stays, LogAsk, LogTitle, LogLine, LogWhich Text
	TextsAsk, TextAsk, SummaryAsk, ReadyAsk, ReadyLine, CopyBegins                               Text
	CopyEnds                                                                                     Text
	Flag, NoScreen                                                                               Text
	WordOrAnswer, WordOrAnswerAsk, MeansHelp, MeansBack, MeansCheck, MeansLeave                  Text
	MeansQuit, MeansAgain, NothingArrived, BackToQuestion, NothingBefore                         Text
	IncidentBrief, MenuAsk, StepCalled, HelpAgain, ConfirmOf, ConfirmAbout                       Text
	HelpDigits, MoreOpen, CallReport, CallNote, NumberHelp, HelpWords, HelpPlain, WhoFirst       Text
}{
	WordOrAnswer:    Text{"「%s」は操作の言葉でもあります。", "%q is also a word for an action."},
	WordOrAnswerAsk: Text{"1 %s、2 答えとしてそのまま書く（空行: 1）", "1 %s, 2 take it as the answer (empty line: 1)"},
	MeansHelp:       Text{"説明を聞く", "hear the help"},
	MeansBack:       Text{"一つ前の質問へ戻る", "go back to the question before"},
	MeansCheck:      Text{"残りはこのままで確認へ進む", "leave the rest and go on to the check"},
	MeansLeave:      Text{"記録せずにやめる", "leave without recording"},
	MeansQuit:       Text{"終了する（確かめてから）", "quit (asks first)"},
	MeansAgain:      Text{"届いた内容をもう一度聞く", "hear again what arrived"},
	NothingArrived:  Text{"届いたものはまだありません。", "Nothing has arrived yet."},
	BackToQuestion:  Text{"質問に戻ります。（届いた内容は「もう一度」で聞けます）", "Back to the question. (A line \"again\" repeats what arrived.)"},
	NothingBefore:   Text{"これより前はありません。", "There is nothing before this."},
	IncidentBrief:   Text{"空行: %s。説明 か ? で操作の一覧", "Empty line: %s. help or ? lists the actions"},
	MenuAsk:         Text{"操作の番号か記号（空行か 戻る: 手順に戻る）", "the digit or letter of an action (empty line or back: back to the step)"},
	StepCalled:      Text{"手順 番号%d %s %s", "Step number %d %s %s"},
	HelpAgain:       Text{"もう一度 届いた内容をもう一度聞く", "again: hear again what arrived"},
	HelpWords:       Text{"記号のかわりに、戻る、終了、説明、もう一度 とだけ書いた行も使えます。/ は 探す、: は 操作 とも書けます。#1 は 番号1 とも書けます", "instead of signs, lines with only back, quit, help or again work too; / can be written find, : action; #1 can be written number 1"},
	ConfirmOf:       Text{"%s（手順: %s）", "%s (step: %s)"},
	ConfirmAbout:    Text{"%s（%s）", "%s (%s)"},
	HelpDigits:      Text{"その種別で記録の準備をする（0 はまだ分からない。確認で 1 と答えるまで始まらない）", "prepares a log of that kind (0: not known yet; it begins when the check is answered with 1)"},
	MoreOpen:        Text{"ほかに%d件あります（戻る で一覧）", "%d more are open (back lists them)."},
	CallReport:      Text{"「%s」の報告として、次の質問に答えて記録します", "The questions that follow record it as: %s"},
	CallNote:        Text{"次の質問に答えて、連絡をメモに記録します", "The questions that follow record the call as a note"},
	HelpPlain:       Text{"画面を読み上げる方は、q で終了し、dandori --plain で開いてください。一行ずつ進めます", "With a screen reader, quit (q) and open dandori --plain: it works line by line."},
	WhoFirst:        Text{"記録係がまだ未記入です。名前を書くか、空行で先へ進みます", "Nobody keeps the log yet: write a name, or go on with an empty line"},
	NumberHelp:      Text{"番号を一つ書きます。空行か 戻る でやめます。", "Write one number; an empty line or back leaves."},

	Welcome:    Text{"一行ずつの画面です。質問に一行で答え、Enter を押します。説明 と書くと説明、戻る で戻り、終了 で終わります（記号の ?、<、q も同じです）。空行だけで取り返しのつかないことは起きません。", "This is the line-by-line console. Answer each question with one line and Enter. Write help for help, back to go back, quit to leave (the signs ?, < and q do the same). An empty line never does what cannot be taken back."},
	Arrow:      Text{"答え: ", "Answer: "},
	Mark:       Text{"【訓練】これは訓練です", "[DRILL] this is a drill"},
	Bye:        Text{"終了します。記録したことはすべて保存済みです。", "Leaving. Everything recorded is saved."},
	Broken:     Text{"入力が終わりました。記録したことはすべて保存済みです。", "The input has ended. Everything recorded is saved."},
	Cancelled:  Text{"記録したことはすべて保存済みです。", "Everything recorded is saved."},
	Dropped:    Text{"書きかけの「%s」は記録していません。内容は残りません。", "What was being written (%s) is not recorded, and is not kept."},
	BadUTF8:    Text{"文字として読めない行でした（UTF-8 ではありません）。何も受け取っていません。もう一度書いてください。", "That line cannot be read as text (it is not UTF-8). Nothing was taken; please write it again."},
	BadControl: Text{"制御文字（矢印キーなど）の混じった行でした。何も受け取っていません。もう一度書いてください。", "That line has control characters (arrow keys?). Nothing was taken; please write it again."},
	TooLong:    Text{"長すぎる行でした（上限 %d KiB）。何も受け取っていません。長い資料は証拠として保管場所を記録してください。", "That line is too long (at most %d KiB). Nothing was taken; keep long material as evidence and record where it is."},
	Kana:       Text{"「%s」は操作になりません。数字、記号か、戻る、終了、説明 で答えてください（全角でも使えます）。説明 で一覧。", "%q is no action here. Answer with a digit or a sign (full-width ones work too), or back, quit or help; help lists them."},
	NotHere:    Text{"「%s」はここでは使えません。説明 か ? で一覧。", "%q does nothing here; help or ? lists what does."},
	NoNumber:   Text{"%s 番はありません。", "There is no number %s."},

	HomeAsk:      Text{"数字だけで記録の準備をします。番号1 のように書くと、その番号の事案を開きます。探す 言葉 で探す。空行: 画面をもう一度読む。説明（?）、終了（q）", "A digit alone prepares a new log; a line such as number 1 opens that incident; find words finds one. Empty line: reads the screen again. help (?), quit (q)"},
	HomeKind:     Text{"何が起きましたか", "What happened?"},
	HomeNumbered: Text{"ほかの操作", "Other actions"},
	KindLine:     Text{"%s %s: %s", "%s %s: %s"},
	IncidentLine: Text{"番号%d %s", "number %d %s"},
	IntakeNow:    Text{"どの欄も空のままで始められ、後から書き足せます。", "Every question may stay unanswered; it can be written later."},
	IntakeDrill:  Text{"訓練を始めます。記録には【訓練】と付き、実際の事案にはなりません。", "This starts a drill. It is stamped [DRILL] and never becomes a real incident."},
	StartAsk:     Text{"1 %s、2 先に内容を書く、3 やめる（空行: 何もせず、この確認をもう一度読みます）", "1 %s, 2 write first what is known, 3 leave (empty line: nothing happens, this check is read again)"},
	StartAsked:   Text{"まだ始まっていません: %s", "Not begun yet: %s"},

	IncidentAsk:    Text{"空行: %s。数字か記号だけで操作、番号1 のように書くとその手順へ、探す 言葉 で手順を探す。0 操作の一覧、操作 言葉 で操作を探す、p 連絡先、説明（?）、戻る で最初の画面へ", "Empty line: %s. A digit or letter alone acts; a line such as number 1 goes to that step, find words finds one. 0 all actions, action words finds one, p contacts, help (?), back to the start"},
	IncidentClosed: Text{"この事案は終結しています。i 概要、l 記録、e 書き出し、r 再開、戻る で最初の画面へ、説明（?）", "This incident is closed. i summary, l log, e export, r reopen, back to the start, help (?)"},
	StepLine:       Text{"番号%d %s %s", "number %d %s %s"},
	StepsTitle:     Text{"手順の一覧", "The steps"},
	StepsAsk:       Text{"どの手順へ移りますか。番号か手順の id（空行: 移らない）", "Which step? A number or the id of a step (empty line: stays here)"},

	StateDone:       Text{"【済】", "[done]"},
	StateReady:      Text{"【実施できる】", "[ready]"},
	StateHeld:       Text{"【止めている】", "[held]"},
	StateWaiting:    Text{"【待ち】", "[waits]"},
	StateImpossible: Text{"【できない】", "[impossible]"},
	StateSkipped:    Text{"【不要】", "[not needed]"},
	StateOutside:    Text{"【対象外】", "[does not apply]"},
	StepHead:        Text{"手順 番号%d %s %s（%s）", "Step number %d %s %s (%s)"},
	Overdue:         Text{"期限を過ぎています: %s", "Overdue: %s"},

	MenuLine:   Text{"%s %s", "%s %s"},
	MenuTitle:  Text{"いまできる操作", "What can be done now"},
	HelpTitle:  Text{"ここで使える答え（全角でも使えます）", "What can be answered here (full-width works too)"},
	HelpEmpty:  Text{"空行 %s", "empty line: %s"},
	HelpBack:   Text{"戻る、または < 前へ戻る", "back, or <: goes back"},
	HelpNumber: Text{"番号1、または #1 一覧の番号を選ぶ（番号 か # だけなら一覧）", "number 1, or #1: chooses from the list (# alone lists)"},
	HelpQuit:   Text{"終了、または q 終了する（確かめてから）", "quit, or q: quits (asks first)"},
	HelpNone:   Text{"「%s」を含む説明はありません。", "Nothing here says %q."},

	Field:       Text{"%s", "%s"},
	FieldMust:   Text{"%s【必須】", "%s [required]"},
	AskText:     Text{"一行で書く。%s", "one line of text; %s"},
	AskArea:     Text{"一行で書く。何行も書くときは + だけの行から。%s", "one line of text; + alone begins several lines; %s"},
	AskOne:      Text{"番号を一つ。%s", "one number; %s"},
	AskMany:     Text{"番号を幾つでも（例 1 3）。%s", "any of the numbers (such as 1 3); %s"},
	EmptyNone:   Text{"空行: 書かない", "empty line: leaves it out"},
	EmptyNow:    Text{"空行: 今", "empty line: now"},
	EmptyKeeps:  Text{"空行: 「%s」のまま", "empty line: stays %q"},
	EmptyStands: Text{"空行: 記録のまま「%s」", "empty line: stays as recorded, %q"},
	EmptyMust:   Text{"空行: この質問をもう一度", "empty line: asks this question again"},
	ChoiceLine:  Text{"%d %s", "%d %s"},
	ChoiceOn:    Text{"%d %s（今の答え）", "%d %s (chosen now)"},
	Lines:       Text{"何行でも書けます。「.」だけの行で終わります。", "Write any number of lines; a line with only a full stop ends them."},
	LineIsText:  Text{"「%s」は文の一行として受け取りました。操作にするには、「.」だけの行で文を終えてから、次の質問で書いてください。", "%q was taken as a line of the text. To have it as a command end the text with a full stop alone, and give it at the next question."},
	LinesKept:   Text{"%d 行を受け取りました。", "%d lines taken."},
	FieldSigns:  Text{"説明（?）この説明、戻る（<）一つ前の質問へ、確認（>）残りはこのままで確認へ、やめる（/）記録せずにやめる（書いた内容は取っておきます）、終了（q）終わる、もう一度 届いた内容を聞く、-（半角のマイナスだけ）この答えを空にする", "help (?) this help; back (<) the question before; check (>) leaves the rest as it is and goes on to the check; cancel (/) leaves without recording (what was written is kept); quit (q) leaves the console; again: what arrived; - (a minus alone) empties this answer"},
	FormSigns:   Text{"次の言葉だけの行も使えます。確認 で残りはこのままで確認へ、やめる で記録せずにやめる、戻る で一つ前へ、説明 で説明", "A line may also be one of these words: check goes on to the check, cancel leaves without recording, back goes to the question before, help explains"},
	BadChoice:   Text{"「%s」は選べません。1 から %d の番号で答えてください。", "%q cannot be chosen; answer with a number from 1 to %d."},
	MustAnswer:  Text{"この質問には答えが要ります。やめるときは やめる（/）", "This question needs an answer; cancel (/) leaves."},

	ConfirmTitle:    Text{"まだ記録していません。記録する内容: %s", "Not recorded yet. To be recorded: %s"},
	ConfirmLine:     Text{"%s: %s", "%s: %s"},
	ConfirmNothing:  Text{"（書き添えなし）", "(nothing added)"},
	ConfirmAsk:      Text{"1 %s、2 答えを直す、3 記録せずにやめる（空行: 何もせず、この確認をもう一度読みます）", "1 %s, 2 change an answer, 3 leave without recording (empty line: nothing happens, this check is read again)"},
	ConfirmWhich:    Text{"%d %s: %s", "%d %s: %s"},
	ConfirmWhichAsk: Text{"直す答えの番号（空行: 直さない）", "the number of the answer to change (empty line: none)"},
	NothingDone:     Text{"何も記録していません。", "Nothing was recorded."},
	Kept:            Text{"記録していません。書いた内容は取ってあり、同じ操作をすると戻ります。", "Not recorded. What was written is kept, and comes back with the same action."},
	Left:            Text{"記録していません。", "Not recorded."},
	Offers:          Text{"次のどれかで進められます。", "One of these helps."},
	OffersAsk:       Text{"番号（空行: 書いた内容へ戻る）", "a number (empty line: back to what was written)"},
	QuestionAsk:     Text{"1 %s、2 %s（空行: 1）", "1 %s, 2 %s (empty line: 1)"},
	EmptyLine:       Text{"空行", "an empty line"},
	QuestionAskOr:   Text{"1 %s、2 %s、3 %s（空行: 1）", "1 %s, 2 %s, 3 %s (empty line: 1)"},
	Stays:           Text{"%s。", "%s."},

	LogAsk:     Text{"番号1 のように書くとその記録の全文、1 訂正、2 並び順を変える、3 書き出し、4 絞る、5 メモ、6 後から記録、探す 言葉 で探す、番号 だけで全部（空行か 戻る: 戻る）", "number 1 reads that whole entry, 1 correct, 2 other order, 3 export, 4 only some, 5 note, 6 late entry, find words finds, # all of them (empty line or back: back)"},
	LogTitle:   Text{"%s。%s。%d 件中、終わりの %d 件", "%s. %s. Of %d the last %d"},
	LogLine:    Text{"番号%d %s %s %s", "number %d %s %s %s"},
	LogWhich:   Text{"訂正する記録の番号（空行: やめる）", "the number of the entry to correct (empty line: none)"},
	TextsAsk:   Text{"番号1 のように書くとその文案を開く、探す 言葉 で探す、f 事実（空行か 戻る: 戻る）", "number 1 opens that text, find words finds, f fact (empty line or back: back)"},
	TextAsk:    Text{"空行: %s。1 書き込む、2 手で直す、3 別の文例、4 承認、5 取り出す、m 協議、o 解除、f 事実、戻る", "Empty line: %s. 1 fill in, 2 change by hand, 3 another text, 4 approval, 5 take out, m consultation, o override, f fact, back"},
	SummaryAsk: Text{"1 書き出し、2 記録、3 事実、4 書き足す（空行か 戻る: 戻る）", "1 export, 2 log, 3 fact, 4 amend (empty line or back: back)"},
	ReadyAsk:   Text{"番号1 のように書くとその点検を記録する、探す 言葉 で探す（空行か 戻る: 戻る）", "number 1 records that check, find words finds (empty line or back: back)"},
	ReadyLine:  Text{"番号%d %s %s", "number %d %s %s"},
	CopyBegins: Text{"ここから（折り返していません）", "from here on (lines are not wrapped)"},
	CopyEnds:   Text{"ここまで", "up to here"},

	Flag:     Text{"一行ずつ読み書きする（画面読み上げ向け）", "work line by line, as screen readers need"},
	NoScreen: Text{"この端末は画面を描けないため、一行ずつの画面で開きます。", "This terminal cannot draw a screen: working line by line."},
}
