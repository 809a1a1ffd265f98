package lang

// ExportRecord holds what is said of papers that were written to a file, and of the
// entry that says so.
var ExportRecord = struct {
	Line, From, Head, Digest Text
	LogItself, BundleItself  Text
	NotNoted                 Text
	AndNotNoted              Text // where it was written, why not
}{
	Line:         Text{"書き出し: %s（ファイル %s）", "exported: %s (file %s)"},
	From:         Text{"記録 %d 件から", "from %d entries"},
	Head:         Text{"照合符号 %s", "head code %s"},
	Digest:       Text{"SHA-256 %s", "SHA-256 %s"},
	LogItself:    Text{"記録", "the log"},
	BundleItself: Text{"証拠一式", "evidence bundle"},
	NotNoted:     Text{"書き出しましたが、書き出したことを記録できませんでした（%s）", "the file was written, but that it was could not be put on record (%s)"},
	AndNotNoted:  Text{"%s。ただし、書き出したことを記録できませんでした（%s）", "%s; but that it was written could not be put on record (%s)"},
}

// PaperTitle is what a report is called, by its id; an id that this version does not
// know stands for itself.
func PaperTitle(report string) Text {
	switch report {
	case "chronology":
		return Report.Chronology
	case "first":
		return Paper.FirstReport
	case "followup":
		return Paper.FollowUp
	case "final":
		return Filed.Final
	case "incident":
		return Paper.IncidentReport
	case "evidence":
		return Report.EvidenceList
	case "review":
		return Paper.ReviewTitle
	case "metrics":
		return Paper.MetricsTitle
	case "police":
		return Filed.Police
	case "platform":
		return Filed.Platform
	case "press":
		return Filed.Press
	case "notice":
		return Filed.NoticePage
	case "trend":
		return Filed.Trend
	case "drill":
		return DrillPaper.Title
	case "log":
		return ExportRecord.LogItself
	case "bundle":
		return ExportRecord.BundleItself
	}
	return Same(report)
}
