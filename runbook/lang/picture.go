package lang

// Picture holds what is said of the picture of a course beside what the paper says.
var Picture = struct {
	Alt    Text // when it begins and ends, how many entries, the times of the incident itself
	At     Text // what happened, when
	Breaks Text // the breaks of its axis
	Break  Text // from when to when
}{
	Alt:    Text{"事案の経過の図。%sから%sまでの記録%d件を区分ごとに時刻の順に並べたもの。%s。同じ内容が下の表にある。", "The course of the incident from %s to %s: %d entries by category, in order of event time. %s. The table below says the same."},
	At:     Text{"%sは%s", "%s: %s"},
	Breaks: Text{"横軸の斜線のところは、記録のない時間を省いた（%s）。省いたところの前と後では、時間の縮尺が異なる。", " Where the axis is broken, a time without entries is left out (%s); the scale differs from part to part."},
	Break:  Text{"%s～%s", "%s to %s"},
}
