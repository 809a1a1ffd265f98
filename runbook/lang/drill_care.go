package lang

// DrillCare holds what is said of drills that are not as they should be: two scenarios of one
// code, a pass mark that nothing can miss, a drill that was never held, those whose logs are damaged, and actions that were
// confirmed only after the end.
var DrillCare = struct {
	SameCode, SameCodeHint             Text // the code, and the id of the other scenario
	SameCodeListed                     Text // the code, and how many have it
	NeverHere, NeverHereHint           Text // the first takes what must not happen, as a file writes it
	Ambiguous, AmbiguousHint           Text // the first takes what was named
	NotHeld, NotHeldHint, NotHeldState Text // the first takes the drill
	PlanInside                         Text // the drill
	PlanInsideHint                     Text // the drill, twice
	PlanHidden, PlanHiddenHint         Text // the first takes the drill
	BeforeBegun, BeforeHint            Text // the first takes the time, and when the drill begins
	NoTimeYet, NoTimeYetHint           Text // the first takes the inject, and the step it follows
	AfterEnd                           Text // what was confirmed
	MetNow                             Text // drill time
	ListDamaged                        Text // how many, and which
}{
	SameCode:       Text{"記号「%s」は、想定「%s」が使っています", "the code %q is that of the scenario %q"},
	SameCodeHint:   Text{"写して作った想定は、code を使われていない記号に変えてください", "give the copy a code of its own"},
	SameCodeListed: Text{"記号 %s の想定が %d 件あります。--plan で識別子（id）を確かめ、識別子で選んでください。記号の誤りは dandori drill check で分かります", "the code %s is that of %d scenarios: choose one by its id, which --plan shows; dandori drill check tells which files to change"},
	NeverHere:      Text{"「%s」は、この合格の目安の手順では起こり得ません。", "%q cannot happen at the steps of this pass mark"},
	NeverHereHint:  Text{"起こり得る手順を steps に加えるか、never から除いてください", "add a step at which it can to steps, or take it out of never"},
	Ambiguous:      Text{"「%s」に当たる想定が二つ以上あります", "%q may be more than one scenario"},
	AmbiguousHint:  Text{"識別子（id）で指定してください。識別子は dandori drill list --plan で確かめられます（進行役用）", "name it by its id, which dandori drill list --plan shows (for a facilitator)"},
	NotHeld:        Text{"%s は、始めないまま終えた訓練です（実施しなかった）", "%s was ended without having been started: it was not held"},
	NotHeldHint:    Text{"評価する記録はありません。改めて行うときは、dandori drill start で新しい訓練を始めてください", "there is nothing to score; to hold it after all, begin a new one with dandori drill start"},
	PlanInside:     Text{"%s は実施中の訓練で、記録そのものに訓練の計画が入っているため、書き出しません", "%s is a drill that goes on, and its log as it is stored holds the plan: it is not written out"},
	PlanInsideHint: Text{"訓練を終えてから書き出してください（dandori drill end %s）。進行役は dandori drill log %s --json で読めます", "end the drill first (dandori drill end %s); a facilitator reads it with dandori drill log %s --json"},
	PlanHidden:     Text{"%s は実施中で、この端末は参加者の席です。計画が分かるものは、訓練が終わるまで表示しません", "%s goes on, and a player sits at this terminal: what tells the plan is not shown before the end"},
	PlanHiddenHint: Text{"進行役は、進行役の端末で行ってください。この端末の席は、dandori resume の画面で u を押すと変えられます", "a facilitator does it on the facilitator's terminal; u on the screen of dandori resume changes the seat of this one"},
	BeforeBegun:    Text{"時刻 %s は、訓練の開始（%s）より前です", "the time %s is before the drill begins (%s)"},
	BeforeHint:     Text{"訓練の時刻で書いてください。発生や覚知の日時は、手順の欄に書きます", "give drill time; when it happened and became known goes into the fields of a step"},
	NoTimeYet:      Text{"%d 番の状況は、付与する時刻がまだ決まっていないため、延期できません（「%s」の後に付与します）", "the time of inject %d is not known yet, and cannot be put off: it comes after %s"},
	NoTimeYetHint:  Text{"時刻が決まってから延期するか、取りやめてください", "put it off once its time is known, or skip it"},
	NotHeldState:   Text{"実施しなかった", "not held"},
	AfterEnd:       Text{"%s、終了後に確認", "%s, confirmed after the end"},
	MetNow:         Text{"時刻の指定がないので、%s に行われたものとして数えます。違うときは、--at を付けてもう一度記録してください（後の記録が有効です）", "no time was given: it counts as taken at %s. If that is not so, record it again with --at; the last one holds"},
	ListDamaged:    Text{"記録を確かめられない訓練が %d 件あり、実施した訓練に数えていません: %s", "the logs of %d drills cannot be trusted, and are not counted as held: %s"},
}
