package tui

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/tui/internal/cell"
)

// trouble is why a form was not accepted: what is wrong, what would help, and the
// field it is about.
type trouble struct {
	text, hint lang.Text
	field      string
	also       lang.Text
	had        string // what was in the field: the trouble goes once that is changed
}

// offer is a way out of a refusal: another action that can be taken at once.
type offer struct {
	do    action
	label lang.Text
}

// form asks for what an entry needs. It is filled from top to bottom; nothing
// typed into it is lost until what it says is on record.
type form struct {
	key      string // what it is for; a form left with Esc is kept by it
	serial   int    // in the order of opening
	drill    bool   // an intake of a drill
	work     *work  // the incident it is about; nil: none
	seen     int    // how many entries it had when the form was opened
	step     playbook.Ref
	title    lang.Text
	intro    []lang.Text
	warn     []lang.Text // stands before it
	told     []lang.Text // stands below the fields: what is known of what they say
	fields   []*field
	button   lang.Text
	first    bool               // the button stands above the fields
	goOn     runbook.IncidentID // of an intake: the incident that is open, before the button
	looks    bool               // it changes what is shown, and records nothing
	check    lang.Text          // what is read out at the end of it in lines, of what it is about; zero: the usual
	acts     bool               // it records what somebody did or decided (early.go)
	since    time.Time          // … or said, which was not before this; zero: it is not known
	sure     lang.Text          // what is asked before it is recorded; zero: nothing
	sureOf   func() lang.Text   // the same with what was filled in; nil: sure
	focus    int                // index into stops
	offers   []offer
	trouble  *trouble
	scroll   int
	above    int          // how many screens what is read lies above the focus
	shown    int          // the first row that is drawn
	asIs     bool         // what looks like a password was looked at, and stays
	back     bool         // what was typed earlier is in it again
	left     *HalfWritten // it stands for what an earlier console left; nil: it is a form
	stray    string       // what was typed where there is nothing to type into (stray.go)
	straying bool         // the last key was part of it
	build    func(*form) (job, *trouble)
	tried    *runbook.Open // of an intake, what was tried last; nil: nothing
	react    func(*form)   // what one field means for others, after each key; nil: nothing
}

// stop is a place of the focus: a field, the button (-1), or an offer.
type stop struct {
	field int
	offer int
}

// The stops that are no field. Beside the button and the offers, which are counted,
// there are the ways to be rid of what was typed earlier and to go back to what is open.
const (
	onButton = -1
	thrown   = -2
	goesOn   = -3 // back to the incident that is open
)

func (f *form) stops() []stop {
	var all []stop
	if f.goOn != "" {
		all = append(all, stop{onButton, goesOn})
	}
	if f.first {
		all = append(all, stop{onButton, -1})
	}
	for i, x := range f.fields {
		if !x.hidden() {
			all = append(all, stop{i, -1})
		}
	}
	if !f.first {
		all = append(all, stop{onButton, -1})
	}
	for i := range f.offers {
		all = append(all, stop{onButton, i})
	}
	if f.back {
		all = append(all, stop{onButton, thrown})
	}
	return all
}

func (f *form) at() stop {
	stops := f.stops()
	return stops[max(0, min(f.focus, len(stops)-1))]
}

// current is the field with the focus, or nil.
func (f *form) current() *field {
	if s := f.at(); s.field != onButton {
		return f.fields[s.field]
	}
	return nil
}

// typing reports whether keys are text now.
func (f *form) typing() bool {
	c := f.current()
	return c != nil && c.typed()
}

// field finds a field by id; a form without it gets an empty one, so that a
// builder can ask for what only some forms have.
func (f *form) field(id string) *field {
	for _, x := range f.fields {
		if x.id == id {
			return x
		}
	}
	return newText(id, lang.Text{}, lang.Text{}, "")
}

// text is what was typed or chosen in a field.
func (f *form) text(id string) string { return f.field(id).text() }

// go to the stop of a field, the button or an offer.
func (f *form) focusOn(want stop) {
	if c := f.current(); c != nil {
		c.search.clear()
	}
	for i, s := range f.stops() {
		if s == want {
			f.focus = i
		}
	}
}

func (f *form) focusField(id string) {
	for i, x := range f.fields {
		if x.id == id {
			f.focusOn(stop{i, -1})
		}
	}
}

func (f *form) focusButton() { f.focusOn(stop{onButton, -1}) }

// advance goes on to the next stop, or back, round and round.
func (f *form) advance(by int) {
	if c := f.current(); c != nil {
		c.search.clear()
	}
	n := len(f.stops())
	f.focus = (f.focus + by + n) % n
	if c := f.current(); c != nil {
		c.enter(by)
		if c.lands() {
			f.land(c)
		}
	}
}

// page goes several stops on or back, to the end at most: what is drawn follows.
func (f *form) page(by int) {
	const stops = 4
	for range stops {
		if to := f.focus + by; to < 0 || to >= len(f.stops()) {
			return
		}
		f.advance(by)
	}
}

// touched reports whether the responder filled in anything.
func (f *form) touched() bool {
	return f.stray != "" || slices.ContainsFunc(f.fields, func(x *field) bool { return x.touched })
}

// lost is the first field whose text did not fit, or nil.
func (f *form) lost() *field {
	for _, x := range f.fields {
		if x.lost && !x.hidden() {
			return x
		}
	}
	return nil
}

// breakLine is Enter as part of a text.
func (f *form) breakLine() {
	switch c := f.current(); {
	case c != nil && c.typed():
		c.insert("\n")
	case f.straying:
		f.stray += "\n"
	}
	f.mended()
}

// adopt takes over what the responder filled into an earlier form of the same key.
func (f *form) adopt(old *form) {
	f.stray, f.tried = old.stray, old.tried
	for _, o := range old.fields {
		for _, n := range f.fields {
			if n.id == o.id {
				n.adopt(o)
				if f.react != nil { // the choices of one may rest on another
					f.react(f)
				}
			}
		}
	}
}

// refuse shows why a form was not accepted, and puts the focus where it helps.
func (f *form) refuse(t *trouble) {
	f.trouble = t
	t.had = f.field(t.field).answer()
	f.scroll = 0
	if t.field != "" {
		f.focusField(t.field)
		return
	}
	if len(f.offers) > 0 {
		f.focusOn(stop{onButton, 0})
	}
}

// refusedField is the field of the form that asks for what the engine refused: a field of
// the step, a blank of a text, or what every entry has.
func (f *form) refusedField(name string) string {
	if name == "" {
		return ""
	}
	if name == "at" {
		name = "when"
	}
	for _, id := range []string{"field " + name, "blank " + name, "offer " + name, name} {
		for _, x := range f.fields {
			if x.id == id && !x.hidden() {
				return id
			}
		}
	}
	return ""
}

// wrongValue reports that a field has still what was refused.
func (f *form) wrongValue(x *field) bool {
	return f.trouble != nil && f.trouble.field == x.id && x.typed() && !x.empty()
}

// mended takes back what is said of a field once something else is in it.
func (f *form) mended() {
	if t := f.trouble; t != nil && f.field(t.field).answer() != t.had {
		f.trouble = nil
	}
}

// job makes of the form what is to be recorded, or says what is still wrong.
func (f *form) job() (job, *trouble) {
	f.trouble, f.offers = nil, nil
	if t := f.missing(); t != nil {
		return job{}, t
	}
	j, t := f.build(f)
	j.form, j.work = f, f.work
	return j, t
}

// missing is the trouble of the first required field that is empty.
func (f *form) missing() *trouble {
	for _, x := range f.fields {
		if x.lacking() {
			return missing(x)
		}
	}
	return nil
}

// missing says that a field is empty, and what to do about it.
func missing(x *field) *trouble {
	t := &trouble{text: word.FieldEmpty.With(x.label), hint: word.FieldEmptyHint, field: x.id}
	switch {
	case x.approves:
		t.hint = lang.Approval.UnknownHint
	case x.yourself:
		t.hint = lang.DrillSlip.YoursEmptyHint
	case !x.typed():
		t.text, t.hint = word.NotChosen.With(x.label), word.NoneChosenHint
	case x.hint == word.TimeUnknownHint:
		t.hint = x.hint
	case x.moment:
		t.hint = aid.TimeHint
	}
	return t
}

// outcome is what a key did to a form.
type outcome uint8

const (
	formOpen outcome = iota
	formSubmit
	formLeave
	formOffer
	formThrow
	formGoOn
	formUnused // the key means nothing here
)

// press gives a key to the form. Text goes to the field; everything else is what
// the table says.
func (f *form) press(msg tea.KeyMsg, key string, do action) outcome {
	out := f.take(msg, key, do)
	if f.react != nil {
		f.react(f)
	}
	f.mended()
	return out
}

func (f *form) take(msg tea.KeyMsg, key string, do action) outcome {
	c := f.current()
	f.straying = false
	if f.reads(do) {
		return formOpen
	}
	if c != nil && c.typed() && (forText(msg) || vertical(msg)) && c.typeKey(msg) {
		return formOpen
	}
	switch do {
	case doNextField:
		if c == nil || !vertical(msg) || !c.move(1) {
			f.advance(1)
		}
	case doPrevField:
		if c == nil || !vertical(msg) || !c.move(-1) {
			f.advance(-1)
		}
	case doSubmit:
		if c != nil {
			c.accept()
		}
		return formSubmit
	case doBack:
		return formLeave
	case doPageUp:
		f.page(-1)
	case doPageDown:
		f.page(1)
	case doEnter:
		if s := f.at(); s.field == onButton {
			switch {
			case s.offer == thrown:
				return formThrow
			case s.offer == goesOn:
				return formGoOn
			case s.offer >= 0:
				return formOffer
			}
			return formSubmit
		}
		c.accept()
		if c.lacking() {
			f.refuse(missing(c))
			return formOpen
		}
		f.advance(1)
	case doToggle:
		if c == nil {
			return f.take(msg, "enter", doEnter)
		}
		c.space()
	default:
		switch {
		case c == nil || c.typed():
		case len(key) == 1 && key[0] >= '1' && key[0] <= '9':
			c.toggleListed(int(key[0] - '1'))
			return formOpen
		case key == "y" || key == "n": // also はい and いいえ
			c.choose(map[string]string{"y": "yes", "n": "no"}[key])
			c.touched = true
			return formOpen
		}
		return formUnused
	}
	return formOpen
}

// reads takes PgUp at the first stop, and PgDn after it: what stands above the fields may
// be longer than the screen. Any other key goes on where the focus is.
func (f *form) reads(do action) bool {
	switch {
	case do == doPageUp && f.focus == 0 && f.scroll > 0:
		if f.shown > 0 {
			f.above++
		}
		return true
	case do == doPageDown && f.above > 0:
		f.above--
		return true
	}
	f.above = 0
	return false
}

// vertical reports an arrow up or down, which moves inside a field first; Tab
// never does.
func vertical(msg tea.KeyMsg) bool { return msg.Type == tea.KeyUp || msg.Type == tea.KeyDown }

// forText reports a key that belongs to the text of a field and not to the form.
func forText(msg tea.KeyMsg) bool {
	switch msg.Type {
	case tea.KeyEnter:
		return msg.Alt // a line break in a field of several lines
	case tea.KeyTab, tea.KeyShiftTab, tea.KeyUp, tea.KeyDown, tea.KeyEsc, tea.KeyPgUp, tea.KeyPgDown, tea.KeyF1, tea.KeyF2, tea.KeyCtrlC, tea.KeyCtrlG, tea.KeyCtrlO, tea.KeyCtrlS:
		return false
	}
	return true
}

// render draws the form. What is wrong stands first and does not scroll.
func (f *form) render(v voice, w, h int) scene {
	var pinned []row
	if f.trouble != nil {
		pinned = append(pinned, para(inkBad, "! ", v.say(f.trouble.text), w)...)
		if !f.trouble.hint.IsZero() {
			pinned = append(pinned, para(inkWarn, "  ", v.say(f.trouble.hint), w)...)
		}
		if !f.trouble.also.IsZero() {
			pinned = append(pinned, para(inkWarn, "  ", v.say(f.trouble.also), w)...)
		}
	}
	body, from, to := f.body(v, w)
	if room := h - max(4, min(to-from+2, h-1)); len(pinned) > 0 { // never at the cost of the field that it is about
		pinned = pinned[:min(len(pinned), max(1, room))]
	}
	room := max(0, h-len(pinned))
	more := len(body.rows) > room && room > 4
	if more {
		room--
	}
	f.scroll = follow(f.scroll, from, to, room, len(body.rows))
	f.shown = max(0, f.scroll-f.above*max(1, room-1))
	out := scene{rows: append(pinned, window(body.rows, f.shown, room)...)}
	if more {
		out.rows = append(out.rows, moreRow(v, len(body.rows)-f.shown-room))
	}
	if f.shown > 0 && f.focus == 0 && (f.shown < from || f.above > 0) {
		out.rows[len(pinned)] = line(inkFaint, v.say(word.MoreUp, f.shown+1))
	}
	if at := body.caret; at.on && at.row >= f.shown && at.row < f.shown+room {
		out.caret = caret{true, at.row - f.shown + len(pinned), at.col}
	}
	return out
}

// body draws everything that scrolls, and says which rows have the focus.
func (f *form) body(v voice, w int) (s scene, from, to int) {
	for _, t := range f.warn {
		s.rows = append(s.rows, para(inkWarn, "", v.say(t), w)...)
	}
	for _, t := range f.intro {
		s.rows = append(s.rows, para(inkPlain, "", v.say(t), w)...)
	}
	labels := 0
	for _, x := range f.fields {
		if n := cell.Width(v.say(x.label)); !x.hidden() && n <= w/2 { // a longer one has a row of its own
			labels = max(labels, n)
		}
	}
	here := f.at()
	for _, st := range f.stops() {
		start := len(s.rows)
		switch {
		case st.field != onButton && st == here:
			open, top, bottom := f.fields[st.field].open(v, f.stray, w)
			if open.caret.on {
				s.caret = caret{true, start + open.caret.row, open.caret.col}
			}
			s.rows = append(s.rows, open.rows...)
			from, to = start+top, start+bottom
			if x := f.fields[st.field]; f.wrongValue(x) && !x.unread(v) {
				s.rows = append(s.rows, para(inkBad, "  ! ", v.say(slip.RefusedHere), w)...)
				to = len(s.rows) - 1
			}
		case st.field != onButton:
			closed := f.fields[st.field].closed(v, labels, w)
			if f.wrongValue(f.fields[st.field]) {
				closed[0] = line(inkBad, "! ").add(inkBad, strings.TrimLeft(closed[0].text(), " !")).clip(w)
			}
			s.rows = append(s.rows, closed...)
		default:
			label := f.button
			switch {
			case st.offer == thrown:
				label = lang.Terminal.HalfWrittenThrow
			case st.offer == goesOn:
				label = led.GoBack.With(string(f.goOn))
			case st.offer >= 0:
				label = f.offers[st.offer].label
			}
			r := line(inkPlain, "  [ "+v.say(label)+" ]")
			if st == here {
				r = line(inkPlain, "▸ ").add(inkPick, "[ "+v.say(label)+" ]")
				from, to = start, start
			}
			s.rows = append(s.rows, r)
		}
	}
	for _, t := range f.told {
		s.rows = append(s.rows, para(inkFaint, "  ", v.say(t), w)...)
	}
	return s, from, to
}
