package lang

// WrittenAfter holds what is said of words that were written down after they were published.
var WrittenAfter = struct {
	Words, AfterApproval, Open, Unconfirmed Text // remarks
	Approval                                Text // who, entry of the approval
	Published                               Text // the entry of the words
	Mark                                    Text
	FinalHint                               Text
}{
	Words:         Text{"発信の後に書いた文", "written down after it was published"},
	AfterApproval: Text{"承認の後に書かれた文（この文への承認ではない）", "written after the approval, which is not of these words"},
	Open:          Text{"未記入の所がある", "not filled in everywhere"},
	Unconfirmed:   Text{"確認していない事実又は記録と食い違うことを含む", "it asserts what is not confirmed, or what the log does not have"},
	Approval:      Text{"%s（記録 %d）　承認の後に書かれた文であり、この文への承認ではない", "%s (entry %d), from before these words: not the approval of them"},
	Published:     Text{"発信した文: 記録 %d【発信の後に記録】", "text published: entry %d [written down after]"},
	Mark:          Text{"【発信の後に記録】", "[written down after]"},
	FinalHint:     Text{"発信の後に書いた文です。この文のまま再び発信するには、手順を取り消し（dandori undo）、承認を受けます", "it was written down after it was published; to publish it as it is once more, undo the step and have it approved"},
}
