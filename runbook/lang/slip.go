package lang

// Slip holds what keeps a slip out of the record: a time that can hardly be meant, who did
// and who wrote it down, what an entry no longer says.
var Slip = struct {
	BeforeDetected, BeforeQuestion, BeforeLog Text
	OtherPromise                              Text
	EarlyNo, EarlyYes                         Text
	ActorDid, ActorDecided, ActorReported     Text
	UndoneMark, LateMark, Undone              Text
	AnswerKey                                 Text
	RefusedHere                               Text
	NotFound                                  Text
	NoSuchNumber                              Text
	OneMust                                   Text
	ManyMust                                  Text
	SaidWas, WroteWas                         Text
	WordOrAnswer                              Text
	MenuEmpty                                 Text
	PlainNumber                               Text
	PlainSteps                                Text
	TextRewritten                             Text
	CopyNewer                                 Text
	Overrode                                  Text
	ReportedVia                               Text
}{
	BeforeDetected: Text{"「%s」の %s は、覚知（%s）より前です。この時刻で記録しますか。", "%s: %s is before the incident became known (%s). Record it so?"},
	BeforeQuestion: Text{"「%s」の %s は、質問した時刻（%s）より前です。この時刻で記録しますか。", "%s: %s is before the question was asked (%s). Record it so?"},
	BeforeLog:      Text{"「%s」の %s は、記録を始めた時刻（%s）より前です。この時刻で記録しますか。", "%s: %s is before the log began (%s). Record it so?"},
	OtherPromise:   Text{"「%s」の %s は、公開する文に書いた時刻（%s）と違います。この時刻で記録しますか。", "%s: %s is not the time that the published words promise (%s). Record it so?"},
	EarlyNo:        Text{"時刻を直す", "correct the time"},
	EarlyYes:       Text{"この時刻で記録する", "record it so"},
	ActorDid:       Text{"した人", "Done by"},
	ActorDecided:   Text{"決めた人", "Decided by"},
	ActorReported:  Text{"報告した人", "Reported by"},
	UndoneMark:     Text{"【取消し】", "[taken back] "},
	LateMark:       Text{"【%sに記録】", "[recorded %s] "},
	Undone:         Text{"この記録は、記録 %d で取り消されています", "entry %d took this one back"},
	AnswerKey:      Text{"7 で、受けた指示（答え）を記録します", "7 records the answer"},
	RefusedHere:    Text{"この値では記録できません（上に理由）", "this value is refused; the reason stands above"},
	NotFound:       Text{"%s（探した言葉はない）", "%s (not what is looked for)"},
	NoSuchNumber:   Text{"%s 番の選択肢はありません（1～%d）。名前などは文字で入力してください", "there is no choice %s (1 to %d); a name is typed in letters"},
	OneMust:        Text{"数字か矢印で選びます（必須）。Tab で次へ", "a digit or the arrows choose (required)"},
	ManyMust:       Text{"Space か数字で選ぶ（必須、いくつでも）", "Space or digits choose (required, any number)"},
	SaidWas:        Text{"話したこと: %s", "what was said: %s"},
	WroteWas:       Text{"書いたこと: %s", "what was written: %s"},
	WordOrAnswer:   Text{"1 か空行: %s。2:「%s」と書く。戻る: 一つ前の問いへ。", "1 or an empty line: %s; 2: write %q; back: the question before."},
	MenuEmpty:      Text{"手順に戻る", "back to the step"},
	PlainNumber:    Text{"%[1]s という操作はありません。その番号の手順へは「番号%[1]s」と書きます。", "There is no action %[1]s; “number %[1]s” goes to the step of that number."},
	PlainSteps:     Text{"手順の一覧は「番号」だけの行で聞けます。", "A line with nothing but “number” lists the steps."},
	TextRewritten:  Text{"発信済みは記録 %d。表示は記録 %d（%s）", "published: entry %d; shown: entry %d (%s)"},
	CopyNewer:      Text{"これは発信した文（記録 %d）ではありません。後で書いた文案（記録 %d。%s）です。%s", "This is not what was published (entry %d) but words written later (entry %d: %s). %s"},
	Overrode:       Text{"関門（%s）を越えて進めた（%s: %s）", "gates overridden: %s (%s: %s)"},
	ReportedVia:    Text{"%s、応対した者: %s", "%s, reached: %s"},
}
