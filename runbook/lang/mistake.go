package lang

// Mistake holds what is said of a log that was begun although nothing had happened: how
// it ends, and why one that tells of something real cannot end this way.
var Mistake = struct {
	Closed, Status, Mark, Ended                  Text
	Happened, HappenedHint, OfDrill              Text
	Promised, Published, Told, Done              Text
	Help, Form, Intro, Button, Sure, Why, WhyFew Text
	Flag, SummaryTitle, Paper                    Text
}{
	Closed: Text{"誤って始めた記録として終えた（対応すべき事案はない）", "ended as begun by mistake: there is no incident"},
	Status: Text{"誤って始めた記録", "begun by mistake"},
	Mark:   Text{"【誤って始めた記録】", "[begun by mistake]"},
	Ended:  Text{"%sに終了（誤って始めた記録）", "ended %s: begun by mistake"},

	Happened:     Text{"%sので、誤って始めた記録としては終えられません", "%s, so it cannot end as begun by mistake"},
	Promised:     Text{"約束が記録されている", "a promise is on record"},
	Published:    Text{"「%s」で発信したことが記録されている", "something was published (%s)"},
	Told:         Text{"「%s」で連絡したことが記録されている", "somebody was told (%s)"},
	Done:         Text{"「%s」を行ったことが記録されている", "something was done that cannot be undone (%s)"},
	HappenedHint: Text{"理由を付けて終結してください（画面では c、コマンドでは close --reason）。記録は残ります", "close it with a reason (c on the screen, close --reason as a command); the log stays"},
	OfDrill:      Text{"想定に沿った訓練は、訓練の終了で終えます", "a drill on a scenario ends when the drill is ended"},

	Help:   Text{"誤って始めた記録として終える", "end it: begun by mistake"},
	Form:   Text{"誤って始めた記録として終える", "End it: begun by mistake"},
	Intro:  Text{"事案が起きていないのに記録を始めたときに使います。記録は消えず、「誤って始めた」と残ります。", "For a log that was begun although nothing had happened. Nothing is deleted: the log says that it was a mistake."},
	Button: Text{"誤って始めた記録として終える", "End it as begun by mistake"},
	Sure:   Text{"対応すべき事案ではありませんか。誤って始めた記録として終えますか", "Is there really no incident? End this log as begun by mistake?"},
	Why:    Text{"いきさつ", "How it came"},
	WhyFew: Text{"書かなくても終えられます", "may be left empty"},

	Flag:         Text{"誤って始めた記録として終える（理由は要らない）", "end it as begun by mistake; no reason is needed"},
	SummaryTitle: Text{"%s を、誤って始めた記録として終えました", "%s has ended as begun by mistake"},
	Paper:        Text{"誤って始めた記録。対応すべき事案はなかった。", "Begun by mistake: there was no incident."},
}
