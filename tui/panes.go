package tui

import (
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/tui/internal/cell"
)

// stepList is the list of tracks and steps; it follows the selection.
func (m *Model) stepList(w, h int) []row {
	v := m.voice()
	work := m.work
	at := 0
	for i, l := range work.lines {
		if l.view != nil && l.view.Ref == work.selected {
			at = i
		}
	}
	from := at
	if at > 0 && work.lines[at-1].view == nil {
		from = at - 1 // the track's title with its first step
	}
	rows := m.listHead(w)
	h -= len(rows)
	work.scroll = follow(work.scroll, from, at, h, len(work.lines))
	for i := work.scroll; i < min(len(work.lines), work.scroll+h); i++ {
		l := work.lines[i]
		if l.view == nil {
			rows = append(rows, line(inkHead, v.say(l.title)).clip(w))
			continue
		}
		rows = append(rows, stepLineRow(v, l.view, work.kindOf(l.view.Ref), i == at, w))
	}
	return rows
}

// stepLineRow is one step in one row: where the arrows are, its mark, its title,
// and how long is left.
func stepLineRow(v voice, s *runbook.StepView, kind lang.Text, here bool, w int) row {
	lead := " "
	if here {
		lead = "▸"
	}
	mark, k := v.stepMark(s)
	text := inkPlain
	if s.State.Settled() || s.State == runbook.Waiting {
		text = inkFaint
	}
	tag, tagInk := "", inkPlain
	if at, whose := dueOf(s); !at.IsZero() && (s.State == runbook.Ready || s.State == runbook.Held || s.Overdue) {
		tag = v.tag(at, whose)
		if at.Before(v.now) {
			tagInk = inkBad
		}
	}
	room := w - 1 - cell.Width(mark)
	if tag != "" {
		room -= cell.Width(tag) + 1
	}
	title := cell.CleanLine(v.say(s.Title))
	if named := cell.CleanLine(v.say(word.OfKind.With(s.Title, kind))); !kind.IsZero() && cell.Width(named) <= room {
		title = named
	}
	r := line(inkPlain, lead).add(k, mark).add(text, cell.Fit(short(title, room), max(0, room)))
	if tag != "" {
		r = r.add(inkPlain, " ").add(tagInk, tag)
	}
	if here {
		return r.picked()
	}
	return r
}

// short leaves out what a title says in brackets when there is no room for it.
func short(title string, room int) string {
	if cell.Width(title) <= room {
		return title
	}
	for _, bracket := range []string{"（", " ("} {
		if before, _, ok := strings.Cut(title, bracket); ok && before != "" {
			return before
		}
	}
	return title
}

// dueOf is the next time that matters for a step, and whose it is.
func dueOf(s *runbook.StepView) (time.Time, org.Whose) {
	if s.Deadline.IsZero() || !s.NextCheck.IsZero() && s.NextCheck.Before(s.Deadline) {
		return s.NextCheck, org.Ours
	}
	return s.Deadline, s.DueWhose
}

// sideRoom is how high the pane at the side must be to say whom to call as well.
const sideRoom = 26

// sidePane is what is due, whom to call where that is asked for and there is room, and
// the last entries.
func (m *Model) sidePane(w, h int, contacts bool) []row {
	v := m.voice()
	most := h / 3
	contacts = contacts && h >= sideRoom
	if contacts {
		most = h / 5
	}
	rows := []row{heading(v.say(word.HeadDue), w)}
	if len(m.work.dues) == 0 {
		rows = append(rows, line(inkFaint, v.say(word.NothingDue)))
	}
	for i, d := range m.work.dues {
		if i == most {
			rows = append(rows, line(inkFaint, v.say(word.MoreDue, len(m.work.dues)-i)))
			break
		}
		k := inkPlain
		if d.Overdue {
			k = inkBad
		}
		rows = append(rows, line(k, m.dueText(d)).clip(w))
	}
	if contacts {
		all := m.sideContacts(w, false)
		rows = append(append(rows, nil), all[:min(len(all), h*2/5)]...)
	}
	rows = append(rows, nil, heading(v.say(word.HeadLog), w))
	var log []row
	entries := m.work.chron.last(max(0, h-len(rows)))
	for i := len(entries) - 1; i >= 0 && len(log) < h; i-- {
		e := entries[i]
		who := row{}.add(inkFaint, v.clock(e.At)+" "+v.person(e.Actor.Name)).clip(w)
		text := para(inkPlain, "  ", head(v.say(runbook.Describe(&m.work.state, e)), 2*w*4), w)
		log = append(append(log, who), text[:min(2, len(text))]...)
	}
	return tall(append(rows, log...), h)
}

// entryRow is one entry in one row.
func (m *Model) entryRow(e runbook.Event, w int) row {
	v := m.voice()
	text := oneLine(v.say(runbook.Describe(&m.work.state, e)), w)
	return line(inkFaint, v.clock(e.At)+" "+v.person(e.Actor.Name)+" ").add(inkPlain, text).clip(w)
}

// elapsed is how long ago the incident became known, or how long it took.
func (m *Model) elapsed(s *runbook.State) time.Duration {
	end := m.clock()
	if !s.Closed.IsZero() {
		end = s.Closed
	}
	return max(0, end.Sub(s.Detected))
}
