package lang

// Outgoing holds what papers say of texts that go out of the office, beside their words.
var Outgoing = struct {
	TakenBack                                Text // the entry that took it back
	Undecided, RuledOut                      Text // of a step whose text is shown
	NoPress, NoWebsite                       Text // of a public version
	WordsTakenBack                           Text // the value, its entry, the entry that took it back
	CorrectedFact                            Text // what the entries that correct it say
	Correction                               Text // the entry, its words
	PlatformAnnex, PlatformAnnexOnly, Inside Text
	PageAnnex, PageAnnexOnly                 Text
}{
	TakenBack:         Text{"【取消し：記録 %d】", " [taken back: entry %d]"},
	Undecided:         Text{"この手順を行うとは、まだ決まっていない。", "It is not decided yet that this step will be done."},
	RuledOut:          Text{"この手順は、行わないことになっている。", "This step is not to be done."},
	NoPress:           Text{"報道機関へ提供した文の記録は、まだない。", "No words given to the press are on record yet."},
	NoWebsite:         Text{"公式サイトに載せた文の記録は、まだない。", "No words on the website are on record yet."},
	WordsTakenBack:    Text{"「%s」（記録 %d）：記録%dで取消し", "“%s” (entry %d): taken back by entry %d"},
	CorrectedFact:     Text{"訂正がある。改めて確認するまで、元の値も訂正の値も答えない：%s", "corrected; until it is confirmed anew, state neither value: %s"},
	Correction:        Text{"記録%d「%s」", "entry %d “%s”"},
	PlatformAnnex:     Text{"通報の文は運営会社への提出用、【庁内用】と記した所は庁内限り", "the text is for the platform; what is marked inside the office stays there"},
	PlatformAnnexOnly: Text{"運営会社には、初めの文だけを送ること。【庁内用】と記した所は送らない。", "Send the platform the first text only; what is marked inside the office is not for it."},
	PageAnnex:         Text{"公表する文は公開用、【庁内用】と記した所は庁内限り", "the text is public; what is marked inside the office stays there"},
	PageAnnexOnly:     Text{"ページには、公表する文だけを載せること。【庁内用】と記した所は載せない。", "Put the text alone on the page; what is marked inside the office stays here."},
	Inside:            Text{"【庁内用】%s", "[inside the office] %s"},
}
