package lang

// Contained holds what is said of an incident that is or is not contained, and of the steps
// that contain it.
var Contained = struct {
	Open, OpenMore, CameTo, Nothing Text // in a paper
	By, ByThis                      Text // of a step of a playbook
}{
	Open:     Text{"未了（%s）", "not yet (%s)"},
	OpenMore: Text{"未了（%s、ほか%d件）", "not yet (%s, and %d more)"},
	CameTo:   Text{"%s：%s", "%s: %s"},
	Nothing:  Text{"該当なし", "nothing to contain"},
	By:       Text{"封じ込めと数える答え: %s", "counts as contained when the answer is: %s"},
	ByThis:   Text{"これが済むと封じ込めと数える", "counts as contained once this is done"},
}
