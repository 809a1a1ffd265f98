package tui

import "dandori/runbook/lang"

// alsoCalled are everyday words for an action, in both languages: whoever looks for 電話
// at night must not have to know that it is called 報告 here. They are looked through by
// the menu, by the palette and by the help, and are never shown.
func (do action) alsoCalled() lang.Text {
	t := &lang.Synonym
	switch do {
	case doUp, doDown, doPageUp, doPageDown, doTop, doEnd:
		return t.Move
	case doEnter, doDigit, doToggle:
		return t.Choose
	case doBack:
		return t.Back
	case doHelp:
		return t.Help
	case doQuit:
		return t.Quit
	case doLanguage:
		return t.Language
	case doOffice:
		return t.Office
	case doDrill:
		return t.Drill
	case doClosedOnes:
		return t.Closed
	case doReadiness:
		return t.Readiness
	case doNext:
		return t.Next
	case doDone:
		return t.Done
	case doCannot:
		return t.Cannot
	case doSkip:
		return t.Skip
	case doReport:
		return t.Report
	case doNote:
		return t.Note
	case doEvidence:
		return t.Evidence
	case doAsk:
		return t.Ask
	case doUndo:
		return t.Undo
	case doRecorder:
		return t.Recorder
	case doMenu:
		return t.Menu
	case doApprove:
		return t.Approve
	case doConsult:
		return t.Consult
	case doOverride:
		return t.Override
	case doFact:
		return t.Fact
	case doFirst:
		return t.First
	case doText, doTexts:
		return t.Texts
	case doOverview:
		return t.Overview
	case doClassify:
		return t.Classify
	case doAmend:
		return t.Amend
	case doImprove:
		return t.Improve
	case doClose:
		return t.Close
	case doMistake:
		return t.Mistake
	case doReopen:
		return t.Reopen
	case doLog:
		return t.Log
	case doExport:
		return t.Export
	case doShow:
		return t.Show
	case doPane:
		return t.Pane
	case doCorrect:
		return t.Correct
	case doOrder:
		return t.Order
	case doOnly:
		return t.Only
	case doLate:
		return t.Late
	case doSearch:
		return t.Find
	case doPalette:
		return t.Palette
	case doContacts:
		return t.Contacts
	case doMine:
		return t.Mine
	case doFill:
		return t.Fill
	case doRewrite:
		return t.Rewrite
	case doChooseText:
		return t.ChooseText
	case doCopy:
		return t.Copy
	case doInbox:
		return t.Inbox
	case doSeat:
		return t.Seat
	case doClock:
		return t.Clock
	case doDelay:
		return t.Delay
	case doSpeed:
		return t.Speed
	case doMet:
		return t.Met
	case doJump:
		return t.Jump
	case doNextField, doPrevField:
		return t.Field
	case doSubmit:
		return t.Submit
	case doEditor:
		return t.Editor
	case doReadStep:
		return t.ReadStep
	}
	return lang.Text{}
}

// alsoCalled are everyday words for a line of the list of all actions: of the home screen
// a digit begins an incident, and Enter opens one.
func (c *command) alsoCalled() lang.Text {
	switch c.do {
	case doDigit:
		return lang.Synonym.Begin
	case doEnter:
		return lang.Synonym.Open
	}
	return c.do.alsoCalled()
}
