package tui

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// pane is one of the panes of the incident screen.
type pane uint8

const (
	paneSteps pane = iota
	paneStep
	paneLog
	panes
)

// showing says which steps are listed.
type showing uint8

const (
	showUsual showing = iota // all but those that do not apply, or open only when another fails
	showAll
	showOpen // what is left
	showings
)

// work is the incident that is open.
type work struct {
	session  *runbook.Session // touched by commands only
	drill    drilling
	state    runbook.State
	chron    chronicle
	views    []runbook.StepView
	dues     []runbook.Due
	lines    []stepLine
	twins    map[lang.Text]bool // titles that several steps have
	selected playbook.Ref
	scroll   int // of the list of steps
	read     int // of the step in hand
	showing  showing
	mine     string // the role whose steps are listed; empty: every role's
	search   search
	said     []string // what entries say, as it is looked for; see index
	unsaid   int      // so many of the first are not in it yet
	indexing bool     // more of it is being made searchable
	saidPlan bool     // … it was made while the plan of a drill was hidden
	pane     pane     // the one shown where there is room for one only
	jobs     []job
	busy     bool                 // a command has the session
	stuck    *form                // of an entry that could not be written: the others wait for it
	unsure   bool                 // an entry that was not acknowledged may be on the disk
	pending  map[playbook.Ref]int // jobs that were submitted and not acknowledged, by step
	looked   time.Time            // when we last looked for others' entries
	head     runbook.Head         // of the log as it is shown
	unsigned int                  // entries after the last checkpoint
	since    time.Time            // since when a checkpoint is waited for
	tried    time.Time            // when we last signed, or tried to
	parted   bool                 // it was signed because it was left

	nameAsked bool // who does it was asked first once, while nobody kept the log
}

// stepLine is a line of the list of steps: a track's title, or a step.
type stepLine struct {
	title lang.Text
	view  *runbook.StepView // nil for a title
}

func newWork(s *runbook.Session) *work {
	w := &work{session: s, pane: paneStep, pending: map[playbook.Ref]int{}}
	w.chron.hides = w.hides
	return w
}

// accept takes over what a command left.
func (w *work) accept(s snap, now time.Time) {
	w.state = s.state
	w.head, w.unsigned, w.since = s.head, s.unsigned, s.since
	w.chron.extend(s.entries)
	w.drill.fold(&w.state, s.entries)
	w.refreshViews(now)
}

// refreshViews works out where every step stands now.
func (w *work) refreshViews(now time.Time) {
	if w.state.Set == nil {
		return
	}
	now = w.state.Now(now)
	w.views = w.state.Steps(now)
	w.dues = w.state.Dues(now)
	seen := map[lang.Text]bool{}
	w.twins = map[lang.Text]bool{}
	for i := range w.views {
		title := w.views[i].Title
		if seen[title] {
			w.twins[title] = true
		}
		seen[title] = true
	}
	w.arrange()
}

// arrange makes the list: the tracks in the order of the opening, each with its
// steps in the order of the playbooks, and the closing last.
func (w *work) arrange() {
	set := w.state.Set
	if set == nil {
		return
	}
	w.lines = w.lines[:0]
	group := func(title lang.Text, in func(*runbook.StepView) bool) {
		first := true
		for i := range w.views {
			v := &w.views[i]
			if !in(v) || !w.shows(v) {
				continue
			}
			if first {
				w.lines = append(w.lines, stepLine{title: title})
				first = false
			}
			w.lines = append(w.lines, stepLine{view: v})
		}
	}
	closing := func(v *runbook.StepView) bool { return v.Playbook.Part == playbook.Closing }
	var tracks []string
	for _, t := range set.Opening.Tracks {
		tracks = append(tracks, t.ID)
	}
	for i := range w.views {
		if !slices.Contains(tracks, w.views[i].Track) {
			tracks = append(tracks, w.views[i].Track)
		}
	}
	for _, t := range tracks {
		group(set.Track(t).Title, func(v *runbook.StepView) bool { return v.Track == t && !closing(v) })
	}
	group(set.Closing.Title, closing)
	w.search.found, w.search.of = 0, len(w.views)
	for _, l := range w.lines {
		if l.view != nil && w.matches(l.view) { // not one that is listed because it is in hand
			w.search.found++
		}
	}
}

// toListed takes the first step of the list in hand where the one that was is not in it.
func (w *work) toListed() {
	var first playbook.Ref
	for _, l := range w.lines {
		switch {
		case l.view == nil:
		case l.view.Ref == w.selected:
			return
		case first == "":
			first = l.view.Ref
		}
	}
	if first != "" {
		w.pick(first)
	}
}

// matches reports whether a step has the words that are looked for.
func (w *work) matches(v *runbook.StepView) bool {
	return w.search.has(both(v.Title), both(w.state.Set.Track(v.Track).Title), both(v.Playbook.Title), both(v.RoleName), both(v.Post), string(v.Ref))
}

// shows reports whether a step is listed. The one in hand always is.
func (w *work) shows(v *runbook.StepView) bool {
	if w.search.active() { // whatever else is hidden
		return w.matches(v) || v.Ref == w.selected && !w.search.open
	}
	if v.Ref == w.selected {
		return true
	}
	if w.mine != "" && v.Performer != w.mine {
		return false
	}
	switch w.showing {
	case showAll:
		return true
	case showOpen:
		return !v.State.Settled()
	}
	branch := len(v.OpensOn) > 0 && v.State == runbook.Waiting // opens only when another step is impossible
	return v.State != runbook.NotApplicable && !branch
}

// kindOf tells a step apart from those of other kinds that have its title; zero
// where there is none.
func (w *work) kindOf(ref playbook.Ref) lang.Text {
	at := slices.IndexFunc(w.views, func(v runbook.StepView) bool { return v.Ref == ref })
	if at < 0 || !w.twins[w.views[at].Title] {
		return lang.Text{}
	}
	return w.views[at].Playbook.Title
}

// owedAgain reports whether a step that is done is called for once more, by a promise
// that it gave itself.
func (w *work) owedAgain(v *runbook.StepView, now time.Time) bool {
	return v.Again() && slices.ContainsFunc(w.state.Promises(now), func(p runbook.PromiseView) bool {
		return p.Step == v.Ref && !p.Kept && !p.Released
	})
}

// view is the step in hand, or nil.
func (w *work) view() *runbook.StepView {
	return w.stepOf(w.selected)
}

// pick takes a step in hand.
func (w *work) pick(ref playbook.Ref) {
	if ref == w.selected {
		return
	}
	w.selected = ref
	w.read = 0
	w.arrange()
}

// goNext takes the most urgent step in hand; false when nothing is left.
func (w *work) goNext() bool {
	ref, ok := runbook.Next(w.ours())
	if !ok {
		ref, ok = runbook.Next(w.views)
	}
	if ok {
		w.pick(ref)
	} else if w.selected == "" && len(w.views) > 0 {
		w.pick(w.views[len(w.views)-1].Ref)
	}
	return ok
}

// substitute is the step that stands in for one recorded as impossible, while it
// can be worked on.
func (w *work) substitute(v *runbook.StepView) playbook.Ref {
	if v.State != runbook.StateImposs || v.Cannot == "" {
		return ""
	}
	for i := range w.views {
		if s := &w.views[i]; s.Ref == v.Cannot && (s.State == runbook.Ready || s.State == runbook.Held) {
			return s.Ref
		}
	}
	return ""
}

// move takes the arrows up or down the list.
func (w *work) move(by int) {
	var refs []playbook.Ref
	at := 0
	for _, l := range w.lines {
		if l.view == nil {
			continue
		}
		if l.view.Ref == w.selected {
			at = len(refs)
		}
		refs = append(refs, l.view.Ref)
	}
	if len(refs) > 0 {
		w.pick(refs[max(0, min(at+by, len(refs)-1))])
	}
}

// tally counts the steps of an incident by what can be done with them.
type tally struct {
	open  int // not settled, and known to apply: what a closing leaves open
	ready int // can be done now
}

func count(views []runbook.StepView) tally {
	var t tally
	for i := range views {
		v := &views[i]
		if v.State.Settled() {
			continue
		}
		if !v.Undecided {
			t.open++
		}
		if v.State == runbook.Ready {
			t.ready++
		}
	}
	return t
}

// overdue are those of the dues whose time has passed: steps, the ones that wait among them,
// the next look of a watch, and promises. It is what rings, and what every screen counts.
func overdue(dues []runbook.Due) []runbook.Due {
	var all []runbook.Due
	for _, d := range dues {
		if d.Overdue {
			all = append(all, d)
		}
	}
	return all
}

// late is how much is overdue in the incident.
func (w *work) late() int { return len(overdue(w.dues)) }

// lateWaiting is how much of that are steps that wait for something before them.
func (w *work) lateWaiting() int {
	n := 0
	for _, d := range overdue(w.dues) {
		if d.What == runbook.DueStep && slices.ContainsFunc(w.views, func(v runbook.StepView) bool { return v.Ref == d.Step && v.State == runbook.Waiting }) {
			n++
		}
	}
	return n
}
