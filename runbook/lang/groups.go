package lang

// Groups lists the structs that hold the program's sentences by the name of their
// variable. A test walks them all; whoever adds a group adds it here.
func Groups() map[string]any {
	return map[string]any{
		"Command":       Command,
		"Console":       Console,
		"Drill":         Drill,
		"Engine":        Engine,
		"Event":         Event,
		"Files":         Files,
		"Org":           Org,
		"Paper":         Paper,
		"PlaybookPaper": PlaybookPaper,
		"Plain":         Plain,
		"Platform":      Platform,
		"PreparedText":  PreparedText,
		"Problem":       Problem,
		"Proof":         Proof,
		"Readiness":     Readiness,
		"Report":        Report,
		"Source":        Source,
		"Writing":       Writing,
	}
}
