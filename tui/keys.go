package tui

import (
	"dandori/runbook/lang"
)

// action is what a key asks for on a screen.
type action uint8

const (
	doNothing action = iota
	doUp
	doDown
	doPageUp
	doPageDown
	doTop
	doEnd
	doEnter
	doBack
	doHelp
	doQuit
	doLanguage
	doDigit

	doOffice
	doDrill
	doClosedOnes
	doReadiness

	doNext
	doDone
	doCannot
	doSkip
	doReport
	doNote
	doEvidence
	doAsk
	doUndo
	doRecorder
	doMenu
	doApprove
	doConsult
	doOverride
	doFact
	doFirst
	doText
	doTexts
	doOverview
	doClassify
	doAmend
	doImprove
	doClose
	doMistake
	doReopen
	doLog
	doExport
	doShow
	doPane

	doCorrect
	doOrder
	doOnly
	doLate

	doSearch
	doPalette
	doContacts
	doMine

	doFill
	doRewrite
	doChooseText
	doCopy

	// Of drills.
	doInbox
	doSeat
	doClock
	doDelay
	doSpeed
	doMet
	doJump

	doNextField
	doPrevField
	doSubmit
	doToggle
	doEditor
	doReadStep
)

// binding is one line of a table of keys: what the keys ask for, how help and the
// key line name them, and whether the menu of all actions has it.
type binding struct {
	do   action
	keys []string
	name lang.Text // of the keys, as the screen shows them
	what lang.Text // for the help
	bar  lang.Text // for the key line; zero: not on it
	keep int       // what the key line gives up first: 0, then 1; never 2
	menu bool      // an action of the menu
}

// keymap is the table of one screen.
type keymap []binding

// find gives what a folded key asks for.
func (k keymap) find(key string) action {
	for _, b := range k {
		for _, name := range b.keys {
			if name == key {
				return b.do
			}
		}
	}
	return doNothing
}

// of finds the binding of an action.
func (k keymap) of(do action) (binding, bool) {
	for _, b := range k {
		if b.do == do {
			return b, true
		}
	}
	return binding{}, false
}

func digit(s string) lang.Text { return lang.Same(s) }

// Keys that several screens share.
var (
	keyUp    = binding{do: doUp, keys: []string{"up", "k"}, name: word.KeyUpDown, what: word.HelpUpDown}
	keyDown  = binding{do: doDown, keys: []string{"down", "j"}}
	keyPgUp  = binding{do: doPageUp, keys: []string{"pgup", "ctrl+b"}, name: word.KeyPages, what: word.HelpPages}
	keyPgDn  = binding{do: doPageDown, keys: []string{"pgdown", "ctrl+f", " "}}
	keyTop   = binding{do: doTop, keys: []string{"home"}, name: word.KeyHomeEnd, what: word.HelpHomeEnd}
	keyEnd   = binding{do: doEnd, keys: []string{"end"}}
	keyHelp  = binding{do: doHelp, keys: []string{"?", "f1"}, name: lang.Same("?"), what: word.HelpHelp, bar: word.BarHelp, keep: 1}
	keyBack  = binding{do: doBack, keys: []string{"esc"}, name: lang.Same("Esc"), what: word.HelpBack, bar: word.BarBack, keep: 2}
	keyQuit  = binding{do: doQuit, keys: []string{"ctrl+c"}, name: lang.Same("Ctrl+C"), what: word.HelpQuit}
	keyFind  = binding{do: doSearch, keys: []string{"/"}, name: lang.Same("/"), what: finding.HelpSearch, bar: finding.BarSearch}
	keyAll   = binding{do: doPalette, keys: []string{":", "ctrl+p"}, name: lang.Same(":"), what: finding.HelpPalette}
	keyWords = binding{do: doLanguage, keys: []string{"g"}, name: lang.Same(":"), what: word.HelpLanguage, menu: true} // but see Model.press
)

// The tables, one for each screen.
var (
	homeKeys = keymap{
		{do: doDigit, keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, name: word.KeyDigits, what: word.HelpDigits, bar: word.BarBegin},
		keyUp, keyDown, keyTop, keyEnd,
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpChoose, bar: word.BarOpen},
		{do: doOffice, keys: []string{"o"}, name: lang.Same("o"), what: word.HelpOffice},
		{do: doDrill, keys: []string{"t"}, name: lang.Same("t"), what: word.HelpDrill},
		{do: doReadiness, keys: []string{"r"}, name: lang.Same("r"), what: word.HelpReadiness},
		{do: doClosedOnes, keys: []string{"c"}, name: lang.Same("c"), what: word.HelpClosedOnes},
		{do: doContacts, keys: []string{"p"}, name: lang.Same("p"), what: finding.HelpContacts},
		keyFind, keyAll, {do: doLanguage, keys: keyWords.keys, name: lang.Same("g"), what: word.HelpLanguage}, keyHelp,
		{do: doQuit, keys: []string{"q", "ctrl+c"}, name: lang.Same("q"), what: word.HelpQuit, bar: word.BarQuit, keep: 2},
		{do: doBack, keys: []string{"esc"}},
	}

	incidentKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpMain, bar: word.BarMain, keep: 2},
		{do: doNext, keys: []string{"n", "right"}, name: word.KeyNext, what: word.HelpNext, bar: word.BarNext, menu: true},
		{do: doDone, keys: []string{"1"}, name: digit("1"), what: word.HelpDone, menu: true},
		{do: doCannot, keys: []string{"2"}, name: digit("2"), what: word.HelpCannot, bar: word.BarCannot, menu: true},
		{do: doSkip, keys: []string{"3"}, name: digit("3"), what: word.HelpSkip, menu: true},
		{do: doReport, keys: []string{"4"}, name: digit("4"), what: word.HelpReport, menu: true},
		{do: doNote, keys: []string{"5"}, name: digit("5"), what: word.HelpNote, bar: word.BarNote, menu: true},
		{do: doEvidence, keys: []string{"6"}, name: digit("6"), what: word.HelpEvidence, keep: 1, menu: true},
		{do: doAsk, keys: []string{"7"}, name: digit("7"), what: word.HelpAsk, bar: word.BarAsk, keep: 2, menu: true},
		{do: doUndo, keys: []string{"8"}, name: digit("8"), what: word.HelpUndo, bar: word.BarUndo, menu: true},
		{do: doRecorder, keys: []string{"9"}, name: digit("9"), what: word.HelpRecorder, menu: true},
		{do: doMenu, keys: []string{"0"}, name: digit("0"), what: word.HelpMenu, bar: word.BarMenu, keep: 2},
		{do: doFact, keys: []string{"f"}, name: lang.Same("f"), what: word.HelpFact, menu: true},
		{do: doTexts, keys: []string{"t"}, name: lang.Same("t"), what: word.HelpTexts, bar: word.BarTexts, menu: true},
		{do: doApprove, keys: []string{"a"}, name: lang.Same("a"), what: word.HelpApprove, menu: true},
		{do: doConsult, keys: []string{"m"}, name: lang.Same("m"), what: word.HelpConsult, menu: true},
		{do: doOverride, keys: []string{"o"}, name: lang.Same("o"), what: word.HelpOverride, menu: true},
		{do: doOverview, keys: []string{"i"}, name: lang.Same("i"), what: word.HelpOverview, menu: true},
		{do: doAmend, keys: []string{"w"}, name: lang.Same("w"), what: word.HelpAmend, menu: true},
		{do: doImprove, keys: []string{"h"}, name: lang.Same("h"), what: lang.Improving.Key, menu: true},
		{do: doClassify, keys: []string{"s"}, name: lang.Same("s"), what: word.HelpClassify, menu: true},
		{do: doClose, keys: []string{"c"}, name: lang.Same("c"), what: word.HelpClose, menu: true},
		{do: doMistake, keys: []string{"x"}, name: lang.Same("x"), what: lang.Mistake.Help, menu: true},
		{do: doReopen, keys: []string{"r"}, name: lang.Same("r"), what: word.HelpReopen, menu: true},
		{do: doLog, keys: []string{"l"}, name: lang.Same("l"), what: word.HelpLog, bar: word.BarLog, menu: true},
		{do: doContacts, keys: []string{"p"}, name: lang.Same("p"), what: finding.HelpContacts, bar: finding.BarContacts, menu: true},
		{do: doFirst, keys: []string{"b"}, name: lang.Same("b"), what: finding.HelpFirst, menu: true},
		{do: doMine, keys: []string{"d"}, name: lang.Same("d"), what: finding.HelpMine, menu: true},
		{do: doExport, keys: []string{"e"}, name: lang.Same("e"), what: word.HelpExport, menu: true},
		{do: doShow, keys: []string{"v"}, name: lang.Same("v"), what: word.HelpShow, menu: true},
		keyFind, keyAll, {do: doLanguage, keys: keyWords.keys, name: lang.Same("0 g"), what: word.HelpLanguage, menu: true}, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd,
		{do: doPane, keys: []string{"tab"}, name: lang.Same("Tab"), what: word.HelpPane, bar: word.BarPane, keep: 2},
		keyHelp, keyBack, keyQuit,
	}

	menuKeys = keymap{
		keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd,
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpChoose, bar: word.BarChoose, keep: 2},
		keyFind, keyHelp, keyBack, keyQuit,
	}

	formKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpFormEnter, bar: word.BarFormEnter, keep: 2},
		{do: doNextField, keys: []string{"tab", "down"}, name: word.KeyTabDown, what: word.HelpNextField, bar: word.BarFields},
		{do: doPrevField, keys: []string{"shift+tab", "up"}, name: word.KeyTabUp, what: word.HelpPrevField},
		{do: doToggle, keys: []string{" "}, name: word.KeySpace, what: word.HelpToggle},
		{do: doHelp, keys: []string{"f1", "ctrl+g"}, name: lang.Same("F1"), what: lang.Aid.HelpForm, bar: word.BarHelp, keep: 1},
		{do: doSubmit, keys: []string{"ctrl+s"}, name: lang.Same("Ctrl+S"), what: word.HelpSubmit, bar: word.BarSubmit, keep: 1},
		{do: doSearch, keys: []string{"/"}, name: lang.Same("/"), what: led.HelpPick, bar: finding.BarSearch, keep: 1},
		{do: doEditor, keys: []string{"ctrl+o"}, name: lang.Same("Ctrl+O"), what: lang.Terminal.HelpEditor},
		{do: doReadStep, keys: []string{"f2"}, name: lang.Same("F2"), what: led.HelpReadStep, bar: led.BarReadStep},
		{do: doPageUp, keys: []string{"pgup"}, name: word.KeyPages, what: word.HelpPages},
		{do: doPageDown, keys: []string{"pgdown"}},
		{do: doBack, keys: []string{"esc"}, name: lang.Same("Esc"), what: word.HelpFormBack, bar: word.BarFormBack, keep: 2},
		keyQuit,
	}

	logKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpDetails, bar: word.BarDetails, keep: 2},
		{do: doCorrect, keys: []string{"1", "c"}, name: digit("1"), what: word.HelpCorrect, bar: word.BarCorrect, keep: 2},
		{do: doOrder, keys: []string{"2", "o"}, name: digit("2"), what: word.HelpOrder, bar: word.BarOrder},
		{do: doExport, keys: []string{"3", "e"}, name: digit("3"), what: word.HelpExport, bar: word.BarExport},
		{do: doOnly, keys: []string{"4", "f"}, name: digit("4"), what: finding.HelpOnly, bar: finding.BarOnly},
		{do: doNote, keys: []string{"5"}, name: digit("5"), what: word.HelpNote},
		{do: doLate, keys: []string{"6"}, name: digit("6"), what: finding.HelpLate, bar: finding.BarLate},
		keyFind, keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
	}

	readKeys = keymap{keyUp, keyDown, keyPgUp,
		{do: doPageDown, keys: keyPgDn.keys, name: lang.Same("PgDn"), bar: word.BarMore, keep: 2}, keyTop, keyEnd, keyFind,
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpCloseIt, bar: word.BarCloseIt, keep: 2},
		keyBack, keyQuit}

	summaryKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpLeaveSummary, bar: word.BarToHome, keep: 2},
		{do: doExport, keys: []string{"1", "e"}, name: digit("1"), what: word.HelpExport, bar: word.BarExport, keep: 2},
		{do: doLog, keys: []string{"2", "l"}, name: digit("2"), what: word.HelpLog, bar: word.BarLog, keep: 2},
		{do: doFact, keys: []string{"3", "f"}, name: digit("3"), what: word.HelpFact, bar: word.BarFact},
		{do: doAmend, keys: []string{"4", "w"}, name: digit("4"), what: word.HelpAmend, bar: word.BarAmend},
		{do: doImprove, keys: []string{"5"}, name: digit("5"), what: lang.Improving.Key, bar: lang.DrillWash.BarImprove, keep: 1},
		keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords,
		{do: doHelp, keys: keyHelp.keys, name: keyHelp.name, what: keyHelp.what, bar: keyHelp.bar, keep: 2}, keyBack, keyQuit,
	}

	textsKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpOpenText, bar: word.BarOpenText, keep: 2},
		{do: doFact, keys: []string{"f"}, name: lang.Same("f"), what: word.HelpFact, bar: word.BarFact},
		keyFind, keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
	}

	textKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpTextMain, bar: word.BarMain, keep: 2},
		{do: doFill, keys: []string{"1"}, name: digit("1"), what: word.HelpFill, bar: word.BarFill},
		{do: doRewrite, keys: []string{"2"}, name: digit("2"), what: word.HelpRewrite, bar: word.BarRewrite},
		{do: doChooseText, keys: []string{"3"}, name: digit("3"), what: word.HelpChooseText, bar: word.BarChooseText},
		{do: doApprove, keys: []string{"4", "a"}, name: digit("4"), what: word.HelpApprove, bar: word.BarApprove},
		{do: doCopy, keys: []string{"5", "c"}, name: digit("5"), what: word.HelpCopy, bar: word.BarCopy},
		{do: doConsult, keys: []string{"m"}, name: lang.Same("m"), what: word.HelpConsult},
		{do: doOverride, keys: []string{"o"}, name: lang.Same("o"), what: word.HelpOverride},
		{do: doFact, keys: []string{"f"}, name: lang.Same("f"), what: word.HelpFact},
		keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
	}

	readinessKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpCheck, bar: word.BarCheck, keep: 2},
		keyFind, keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
	}

	contactsKeys = keymap{
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: finding.HelpCall, bar: finding.BarCall, keep: 2},
		{do: doNote, keys: []string{"5"}, name: digit("5"), what: word.HelpNote},
		keyFind, keyAll, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
	}

	// While an incident is on its way.
	comingKeys = keymap{
		{do: doBack, keys: []string{"esc"}, name: lang.Same("Esc"), what: word.HelpBack, bar: led.BarStay, keep: 2}, keyQuit,
	}

	// While words to look for are typed.
	searchKeys = keymap{
		{do: doEnter, keys: []string{"enter", "tab"}, name: lang.Same("Enter"), what: finding.HelpKeep, bar: finding.BarKeep, keep: 2},
		{do: doUp, keys: []string{"up"}, name: word.KeyUpDown, what: word.HelpUpDown, bar: word.HelpUpDown},
		{do: doDown, keys: []string{"down"}},
		{do: doPageUp, keys: []string{"pgup"}},
		{do: doPageDown, keys: []string{"pgdown"}},
		{do: doBack, keys: []string{"esc"}, name: lang.Same("Esc"), what: finding.HelpWhole, bar: finding.BarWhole, keep: 2},
		{do: doQuit, keys: []string{"ctrl+c"}},
	}

	askKeys = keymap{
		{do: doUp, keys: []string{"up", "left", "shift+tab"}, name: word.KeyUpDown, what: word.HelpUpDown},
		{do: doDown, keys: []string{"down", "right", "tab"}},
		{do: doDigit, keys: []string{"1", "2", "3"}, name: lang.Same("1 2"), what: word.HelpToggle},
		{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpChoose, bar: word.BarChoose, keep: 2},
		{do: doBack, keys: []string{"esc"}, name: lang.Same("Esc"), what: word.HelpBack, bar: word.BarBack, keep: 2},
		{do: doQuit, keys: []string{"ctrl+c"}},
	}
)

// keyLine draws the line of keys at the bottom: what fits, in the order of the table. No
// word is ever cut. What there is no room for is left out as a whole, the last first, since
// the help has all of it: what may go, then what is kept longer. Then the way back and the
// first key, which stay, are said in fewer words, before anything else goes.
func keyLine(k keymap, v voice, names map[action]lang.Text, w int) row {
	const stays = 3
	type item struct {
		r, brief row
		keep     int
	}
	var items []item
	total, last := -2, -1
	for _, b := range k {
		label, brief := b.bar, b.bar
		if t, ok := names[b.do]; ok {
			label = t
		}
		if label.IsZero() {
			continue
		}
		keep := b.keep
		if len(items) == 0 {
			keep = stays
		}
		if b.do == doBack {
			keep, brief, last = stays, word.BarBack, len(items)
		}
		of := func(t lang.Text) row { return line(inkKey, v.say(b.name)).add(inkPlain, " "+v.say(t)) }
		items = append(items, item{of(label), of(brief), keep})
		total += of(label).width() + 2
	}
	shorten := func(i int) {
		if n := items[i].r.width() - items[i].brief.width(); total > w && n > 0 {
			total -= n
			items[i].r = items[i].brief
		}
	}
	for keep := range stays + 1 {
		if keep == 2 && len(items) > 0 {
			shorten(max(0, last))
			shorten(0)
		}
		for i := len(items) - 1; i > 0 && total > w; i-- {
			if items[i].keep == keep {
				total -= items[i].r.width() + 2
				items[i].r = nil
			}
		}
	}
	var out row
	for _, it := range items {
		if it.r == nil {
			continue
		}
		if out != nil {
			out = out.add(inkPlain, "  ")
		}
		out = append(out, it.r...)
	}
	return out.clip(w)
}
