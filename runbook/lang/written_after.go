package lang

// WrittenAfter holds what is said of words that were written down after they were published.
var WrittenAfter = struct {
	Words, AfterApproval, Open, Unconfirmed Text // remarks
	Approval                                Text // who, entry of the approval
	Published                               Text // the entry of the words
	Mark                                    Text
	FinalHint                               Text

	// Words that somebody says went out.
	Flag, NotOut, NotOutHint, HasWords, HasWordsHint, AfterIt, AfterItHint Text
	DraftHint, DraftOfDone, DraftAfter                                     Text // said of words that nobody said so of
	Ask, AskHint, WentOut, WentOutMore, NextDraft, NextDraftMore           Text // the question of the console
}{
	Words:         Text{"発信の後に書いた文", "written down after it was published"},
	AfterApproval: Text{"承認の後に書かれた文（この文への承認ではない）", "written after the approval, which is not of these words"},
	Open:          Text{"未記入の所がある", "not filled in everywhere"},
	Unconfirmed:   Text{"確認していない事実又は記録と食い違うことを含む", "it asserts what is not confirmed, or what the log does not have"},
	Approval:      Text{"%s（記録 %d）　承認の後に書かれた文であり、この文への承認ではない", "%s (entry %d), from before these words: not the approval of them"},
	Published:     Text{"発信した文: 記録 %d【発信の後に記録】", "text published: entry %d [written down after]"},
	Mark:          Text{"【発信の後に記録】", " [words written down afterwards]"},
	FinalHint:     Text{"発信の後に書いた文です。この文のまま再び発信するには、手順を取り消し（dandori undo）、承認を受けます", "it was written down after it was published; to publish it as it is once more, undo the step and have it approved"},

	Flag:          Text{"済んだ手順で発信した文そのものとして記録", "these words went out when the step was done"},
	NotOut:        Text{"「%s」はまだ済んでいないので、発信した文としては記録できません", "%s is not done yet: no words of it went out"},
	NotOutHint:    Text{"先に、発信したことを記録してください。発信する前の文は、文案として記録します", "record first that it was published; words before that are a draft"},
	HasWords:      Text{"「%s」で発信した文は、記録 %d にあります", "the words that went out for %s are on record in entry %d"},
	HasWordsHint:  Text{"別の文をもう一度発信したのなら、--published を付けずに文を記録し、承認を受けてから、do --again で済みにしてください。その記録が誤りなら、訂正（dandori correct）を記録してください", "if other words went out later, write them without --published, have them approved and record do --again; if that entry is wrong, record a correction (dandori correct)"},
	AfterIt:       Text{"%s は、発信した %s より後です", "%s is after %s, when it was published"},
	AfterItHint:   Text{"時刻を付けずに記録すると、発信した時刻の文になります", "without a time, the words are dated as the notice"},
	DraftHint:     Text{"済んだ手順の後に書いた文なので、文案として記録しました。発信した文そのものなら、--published を付けて書きます", "written after the step was done, so it is a draft; if these words went out, write them with --published"},
	DraftOfDone:   Text{"済み・発信した文は記録なし・文案は未発信", "done, the words that went out not on record; the draft did not go out"},
	DraftAfter:    Text{"発信済み（記録 %d）・その後の文案は未承認", "published (entry %d); a later draft is not approved"},
	Ask:           Text{"この文は、どの文か", "Which words are these?"},
	AskHint:       Text{"この手順は、発信した文の記録がないまま済んでいます。", "The step is done, and the words that went out are not on record."},
	WentOut:       Text{"発信した文（そのままの文）", "the words that went out, as they were"},
	WentOutMore:   Text{"発信した時刻の文として記録します。承認の記録は、この文への承認とはしません。", "They are dated as the notice. An approval from before is not one of these words."},
	NextDraft:     Text{"まだ発信していない文案", "a draft that has not gone out"},
	NextDraftMore: Text{"公開用の文書には載りません。", "No paper for the public shows it."},
}
