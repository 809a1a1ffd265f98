package lang

// Groups lists the structs that hold the program's sentences by the name of their
// variable. A test walks them all; whoever adds a group adds it here.
func Groups() map[string]any {
	return map[string]any{
		"Bundle":        Bundle,
		"Command":       Command,
		"Console":       Console,
		"Drill":         Drill,
		"DrillPaper":    DrillPaper,
		"DrillRun":      DrillRun,
		"DrillScreen":   DrillScreen,
		"Engine":        Engine,
		"Event":         Event,
		"Filed":         Filed,
		"ExportForm":    ExportForm,
		"Files":         Files,
		"Finding":       Finding,
		"Org":           Org,
		"Paper":         Paper,
		"PlaybookPaper": PlaybookPaper,
		"Plain":         Plain,
		"Platform":      Platform,
		"PreparedText":  PreparedText,
		"Problem":       Problem,
		"PublicPaper":   PublicPaper,
		"Proof":         Proof,
		"Readiness":     Readiness,
		"Report":        Report,
		"Source":        Source,
		"Terminal":      Terminal,
		"Writing":       Writing,
	}
}
