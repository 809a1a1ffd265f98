package lang

// Known holds what stands in a prepared text for things that the log says in several ways.
var Known = struct {
	Item                                     Text // what, how it stands
	For                                      Text // an answer, its reason
	PressTold                                Text // when
	CauseOpen, CausePossible, CauseConfirmed Text
	NextKept                                 Text // the time that a report named, and that was kept
}{
	Item:           Text{"%s：%s", "%s: %s"},
	For:            Text{"%s（理由：%s）", "%s (reason: %s)"},
	PressTold:      Text{"%s 報道機関へ資料を提供", "material given to the press on %s"},
	CauseOpen:      Text{"原因は調査中です", "The cause is being looked into"},
	CausePossible:  Text{"不正アクセスの可能性があり、調査しています", "Unauthorized access is possible and is being looked into"},
	CauseConfirmed: Text{"原因は確認しました", "The cause has been found"},
	NextKept:       Text{"%s（報告済み）　その次は【未記入】", "%s (reported then); after that [not filled in]"},
}
