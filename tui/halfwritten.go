package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// HalfWritten is what was typed into a form and is not on record yet.
type HalfWritten struct {
	Slot     string             // where it is kept; empty: nowhere yet
	Incident runbook.IncidentID // empty: of a new one, or of none
	Form     string             // which form of the incident it is
	Title    lang.Text          // what that is called
	Sent     bool               // it was on its way to the log
	At       time.Time          // when it was typed
	Fields   []HalfField        // those that were filled in
	Stray    string             // typed where there was nothing to type into
}

// HalfField is what was filled into one field: a text, or choices.
type HalfField struct {
	ID     string
	Text   string
	Chosen []string
}

// Safe keeps what is half written where neither a crash nor a power failure reaches
// it, and where only the person who typed it can read it. It is no log: it may
// forget. Its methods are called from commands, one at a time.
type Safe interface {
	// Left gives what consoles that have ended left behind, oldest first. It is no
	// longer given to any other console.
	Left() ([]HalfWritten, error)

	// Keep keeps h in its slot, in place of what is there, or in a new one, and
	// gives the slot.
	Keep(h HalfWritten) (slot string, err error)

	// Drop forgets what is in a slot.
	Drop(slot string) error
}

// keeper knows what of the forms is in the safe.
type keeper struct {
	mu    sync.Mutex       // a command may still be at it when the program ends
	slots map[*form]string // guarded by mu

	last   map[*form]string // what was given to the safe last
	sent   map[*form]bool   // on their way to the log
	busy   bool             // a command is at it
	begun  time.Time        // when it began
	pause  time.Duration    // how long the next one waits from then on
	failed bool             // it was said that it does not work
}

func newKeeper() *keeper {
	return &keeper{slots: map[*form]string{}, last: map[*form]string{}, sent: map[*form]bool{}}
}

// idle is how much longer than keeping takes the keys have the computer to
// themselves. With a tick each second nothing that was typed waits longer than
// that, or a tenth of what a slow disk needs.
const idle = 10

// The replies of commands.
type (
	halfKept struct {
		err  error
		took time.Duration
	}
	halfLeft struct {
		left []HalfWritten
		err  error
	}
)

// half is what is half written in a form; false when that is not worth keeping:
// without a word of text.
func (m *Model) half(f *form) (HalfWritten, bool) {
	if f.left != nil {
		return *f.left, true
	}
	h := HalfWritten{Form: f.key, Title: f.title, Sent: m.halves.sent[f], Stray: f.stray}
	if f.work != nil {
		h.Incident = f.work.state.ID
	}
	words := strings.TrimSpace(f.stray) != ""
	for _, x := range f.fields {
		switch {
		case !x.touched && !x.given || x.empty():
		case x.typed():
			words = true
			h.Fields = append(h.Fields, HalfField{ID: x.id, Text: x.edit.Value()})
		default:
			h.Fields = append(h.Fields, HalfField{ID: x.id, Chosen: x.chosen()})
		}
	}
	return h, words
}

// unsent lists the forms in hand and those that were left.
func (m *Model) unsent() []*form {
	all := slices.Clone(m.forms)
	for _, left := range m.drafts {
		all = append(all, left...)
	}
	return all
}

// typedForms lists every form with something in it that is not on record: in hand,
// left, and on its way.
func (m *Model) typedForms() []*form {
	all := m.unsent()
	for f := range m.halves.sent {
		if !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// keepHalf brings the safe up to date, in a command: first what is new, then what is
// on record or was thrown away by now.
func (m *Model) keepHalf() tea.Cmd {
	k := m.halves
	if since := m.now.Sub(k.begun); m.cfg.Safe == nil || k.busy || since >= 0 && since < k.pause {
		return nil
	}
	work := m.unkept()
	if work == nil {
		return nil
	}
	k.busy, k.begun = true, m.now
	clock := m.cfg.Now
	return func() tea.Msg {
		begun := clock()
		err := work()
		return halfKept{err, clock().Sub(begun)}
	}
}

// unkept is what there is to do to bring the safe up to date, or nil.
func (m *Model) unkept() func() error {
	k := m.halves
	type change struct {
		form *form
		half HalfWritten
	}
	var keep []change
	live := map[*form]bool{}
	for _, f := range m.typedForms() {
		h, words := m.half(f)
		if !words {
			continue
		}
		live[f] = true
		if as := fmt.Sprint(h); f.left == nil && k.last[f] != as {
			k.last[f] = as
			h.At = m.now
			keep = append(keep, change{f, h})
		}
	}
	var drop []*form
	for f := range k.last {
		if !live[f] {
			drop = append(drop, f)
			delete(k.last, f)
		}
	}
	if len(keep)+len(drop) == 0 {
		return nil
	}
	safe := m.cfg.Safe
	return func() error {
		k.mu.Lock()
		defer k.mu.Unlock()
		var errs []error
		for _, c := range keep {
			c.half.Slot = k.slots[c.form]
			c.half.Fields = slices.DeleteFunc(c.half.Fields, secret)
			if _, found := runbook.LooksSecret(c.half.Stray); found {
				c.half.Stray = ""
			}
			slot, err := safe.Keep(c.half)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			k.slots[c.form] = slot
		}
		for _, f := range drop {
			if slot := k.slots[f]; slot != "" {
				errs = append(errs, safe.Drop(slot))
			}
			delete(k.slots, f)
		}
		return errors.Join(errs...)
	}
}

// secret reports a text that is not put on any disk before somebody has said that
// it is no password.
func secret(x HalfField) bool {
	_, found := runbook.LooksSecret(x.Text)
	return found
}

// halfKept says once when nothing can be kept. What changed meanwhile follows.
func (m *Model) halfKept(msg halfKept) {
	k := m.halves
	k.busy, k.pause = false, idle*msg.took
	if msg.err != nil && !k.failed {
		k.failed = true
		m.tell(inkWarn, lang.Terminal.DraftNotKept.With(msg.err.Error()))
	}
}

// putAway brings the safe up to date when the program has ended.
func (m *Model) putAway() {
	if m.cfg.Safe == nil {
		return
	}
	if work := m.unkept(); work != nil {
		_ = work() // nobody is there to be told
	}
}

// look reads what earlier consoles left half written.
func (m *Model) look() tea.Cmd {
	safe := m.cfg.Safe
	if safe == nil {
		return nil
	}
	return func() tea.Msg {
		left, err := safe.Left()
		return halfLeft{left, err}
	}
}

// halfLeft takes what was left. It waits where forms that were left with Esc wait,
// and is offered when its incident is opened.
func (m *Model) halfLeft(msg halfLeft) {
	for _, h := range msg.left {
		f := h.ghost()
		key := string(h.Incident) + " " + h.Form
		m.drafts[key] = append([]*form{f}, m.drafts[key]...)
		m.halves.last[f] = "left"
		m.halves.mu.Lock()
		m.halves.slots[f] = h.Slot
		m.halves.mu.Unlock()
		m.offers = append(m.offers, h)
	}
	m.offerHalf()
}

// ghost is a form that a real one of its key can take over from.
func (h *HalfWritten) ghost() *form {
	f := &form{key: h.Form, title: h.Title, stray: h.Stray, left: h}
	for _, x := range h.Fields {
		old := newArea(x.ID, lang.Text{}, lang.Text{}, x.Text)
		if len(x.Chosen) > 0 {
			old = newMany(x.ID, lang.Text{}, nil)
			for _, id := range x.Chosen {
				old.choices = append(old.choices, choice{id: id})
				old.on[id] = true
			}
		}
		old.touched = true
		f.fields = append(f.fields, old)
	}
	return f
}

// offerHalf asks, once, whether what was left half written is to be gone on with:
// that of an incident where it is opened, that of a new one on the home screen.
func (m *Model) offerHalf() {
	if m.occupied() || m.visit != nil || m.screen != onHome && m.screen != onIncident {
		return
	}
	var id runbook.IncidentID
	if m.screen == onIncident {
		id = m.work.state.ID
	}
	var here []HalfWritten
	m.offers = slices.DeleteFunc(m.offers, func(h HalfWritten) bool {
		if h.Incident != id || id == "" && !strings.HasPrefix(h.Form, "intake") {
			return false
		}
		here = append(here, h)
		return true
	})
	if len(here) == 0 {
		return
	}
	last := here[len(here)-1]
	what := m.halfName(last)
	if n := len(here) - 1; n > 0 {
		what = lang.Terminal.HalfWrittenMore.With(what, n)
	}
	text := lang.Terminal.HalfWritten.With(what)
	if last.Sent {
		text = lang.Terminal.HalfSent.With(what)
	}
	m.ask = &question{
		text: text, no: lang.Terminal.HalfWrittenLater, yes: lang.Terminal.HalfWrittenGo,
		then: func() tea.Cmd { return m.goOn(last) }, apart: true,
	}
}

// halfName is the name of what is half written, with the step that it is about.
func (m *Model) halfName(h HalfWritten) lang.Text {
	_, ref, _ := strings.Cut(h.Form, " ")
	if m.work != nil && h.Incident == m.work.state.ID {
		if s := m.work.stepOf(playbook.Ref(ref)); s != nil {
			h.Title = word.OfKind.With(h.Title, s.Title)
		}
	}
	return h.name()
}

// name is what the form was called, and how its text begins.
func (h *HalfWritten) name() lang.Text {
	const letters = 20
	text := h.Stray
	for _, x := range h.Fields {
		if text == "" {
			text = x.Text
		}
	}
	text = strings.Join(strings.Fields(text), " ")
	if short := head(text, letters); short != text {
		text = short + "~"
	}
	return lang.Terminal.HalfName.With(h.Title, text)
}

// halfOpens says what opens the form of a key, by the first word of it, given the others.
func halfOpens() map[string]func(m *Model, rest []string) tea.Cmd {
	return map[string]func(m *Model, rest []string) tea.Cmd{
		"note": opens(doNote), "fact": opens(doFact), "evidence": opens(doEvidence), "recorder": opens(doRecorder), "classify": opens(doClassify),
		"amend": opens(doAmend), "close": opens(doClose), "reopen": opens(doReopen), "done": opens(doDone), "watch": opens(doDone), "decide": opens(doDone),
		"report": opens(doReport), "cannot": opens(doCannot), "skip": opens(doSkip), "approve": opens(doApprove), "consult": opens(doConsult),
		"override": opens(doOverride), "undo": opens(doUndo), "ask": opens(doAsk), "answer": opens(doAsk),
		"improving": (*Model).improveAgain,
	}
}

// opens is what an action of the incident screen opens.
func opens(do action) func(*Model, []string) tea.Cmd {
	return func(m *Model, _ []string) tea.Cmd { return m.incidentAction(do) }
}

// goOn opens the form again. Where that takes more than one key the responder is
// told what to open.
func (m *Model) goOn(h HalfWritten) tea.Cmd {
	if h.Incident == "" {
		return m.openIntake("", strings.HasSuffix(h.Form, "drill"))
	}
	words := strings.Fields(h.Form)
	if step := playbook.Ref(words[len(words)-1]); len(words) > 1 && strings.Contains(string(step), "/") {
		m.work.pick(step)
	}
	var cmd tea.Cmd
	m.notice = notice{}
	if open, ok := halfOpens()[words[0]]; ok {
		cmd = open(m, words[1:])
	}
	if f := m.form(); f == nil || f.key != h.Form {
		find := lang.Terminal.HalfFind.With(m.halfName(h))
		if why := m.notice.text; !why.IsZero() {
			find = finding.Joined.With(why, find)
		}
		m.notice = notice{text: find, ink: inkWarn, long: true}
	}
	return cmd
}

// throwAway asks whether what was typed into the form in hand is to go for good.
func (m *Model) throwAway(f *form) tea.Cmd {
	m.ask = &question{text: lang.Terminal.ThrowSure, no: lang.Terminal.ThrowNo, yes: lang.Terminal.ThrowYes, then: func() tea.Cmd {
		for _, x := range f.fields {
			x.touched = false
		}
		f.stray = ""
		cmd := m.leave()
		if m.screen == onIntake {
			m.screen = onHome
		}
		m.tell(inkPlain, lang.Terminal.Thrown)
		return cmd
	}}
	return nil
}
