package lang

// Comparison holds what a paper says of how the office's rules and the law were kept, beside
// the words of [Paper].
var Comparison = struct {
	SameClause                    Text // stands for the words of the clause in the row above
	Overridden                    Text // the gates
	AnsweredNo, AnsweredNoAbout   Text
	AnswerWithheld, WithheldAbout Text
	NotNeeded, Allowed, Force     Text
	AllowedAbout, NotNeededAbout  Text
	ConsentAfter                  Text // the gates
	AlsoMissed, AlsoPending       Text
	AlsoBoth                      Text
	UnsureHours, HoursUnknown     Text
	Sentences                     Text // two, one behind the other
}{
	SameClause:      Text{"同上", "as above"},
	Overridden:      Text{"%sの関門を越えて行った", "done, gate overridden: %s"},
	AnsweredNo:      Text{"済みと記録したが、「いいえ」と答えた欄がある手順の条項", "Clauses of steps recorded as done where a question was answered “no”"},
	AnsweredNoAbout: Text{"「変えられていたか」のように、「いいえ」が望ましい答えのこともある。条項に従ったといえるかどうかは、読む人が判断する。", "“No” may be the good answer, as to “Was it changed?”. Whether the clause was followed is for the reader to judge."},
	AnswerWithheld:  Text{"済みと記録した手順の条項のうち、欄の答えを非公開としたもの", "Clauses of steps recorded as done whose answers are withheld"},
	WithheldAbout:   Text{"「はい」か「いいえ」で答えた欄がある。その答えは非公開であり、条項に従ったかどうかは、この文書からは分からない。", "These steps have questions answered yes or no. The answers are withheld, and this paper does not tell whether the clause was followed."},
	NotNeeded:       Text{"該当しないとした手順の条項と、その理由", "Clauses of steps judged not needed, and why"},
	NotNeededAbout:  Text{"担当した者が「不要」と記録したもの。その判断でよいかどうかは、読む人が確かめる。", "Those responsible recorded that these steps were not needed. Whether that was right is for the reader to judge."},
	Allowed:         Text{"義務を定めない条項により行った手順", "Steps taken under clauses that impose no duty"},
	AllowedAbout:    Text{"行ってもよい、努めるなどと定める条項であり、行わなくても反することにはならない。", "These clauses allow or recommend something; not doing it would not have broken them."},
	Force:           Text{"条項の性質", "Kind of clause"},
	ConsentAfter:    Text{"%sは、行った後に受けた", "%s came after it was done"},
	AlsoMissed:      Text{"従えなかった手順もある", "not followed by another step"},
	AlsoPending:     Text{"まだ行っていない手順もある", "another step under it is still open"},
	AlsoBoth:        Text{"従えなかった手順も、まだ行っていない手順もある", "not followed by another step, and another is still open"},
	UnsureHours:     Text{"時間外であったかは不明", "whether it was outside office hours is not known"},
	Sentences:       Text{"%s%s", "%s %s"},
	HoursUnknown:    Text{"勤務時間がプロファイルに定められていないため、時間外であったかが分からない発信についての条項を含む。", "Among them is the clause on publishing outside office hours: the profile does not say what they are."},
}
