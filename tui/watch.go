package tui

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
)

// How a console minds a log that it is not alone with: what others write comes to
// the screen as soon as the store tells of it, and what was written is signed also
// when nothing more follows.

// watched is the log on the screen as far as it is shown; zero: none, or a command
// has it in hand.
type watched struct {
	id   runbook.IncidentID
	head runbook.Head
}

// noticed tells that a log is not any more at the head it was watched from.
type noticed struct{ watched }

// aim tells the watcher what is on the screen now, when that has changed.
func (m *Model) aim() {
	if m.watch == nil {
		return
	}
	var at watched
	if w := m.work; w != nil && !w.busy {
		at = watched{w.state.ID, w.head}
	}
	if at != m.aimed {
		m.aimed = at
		m.watch(at)
	}
}

// noticed reads what others wrote.
func (m *Model) noticed(msg noticed) tea.Cmd {
	w := m.work
	if w == nil || msg.watched != (watched{w.state.ID, w.head}) {
		return nil
	}
	return m.refresh(w)
}

// watchAgain is how long a log is left alone that is not at the head shown and has
// nothing to read: it is damaged, or cannot be opened.
const watchAgain = 2 * time.Second

// watcher waits beside the model for others to write. The model only tells it at
// what; it never waits itself.
type watcher struct {
	at   chan watched // the newest only
	told atomic.Pointer[watched]
}

func newWatcher() *watcher { return &watcher{at: make(chan watched, 1)} }

// look is called by one goroutine only.
func (w *watcher) look(at watched) {
	select {
	case <-w.at:
	default:
	}
	w.at <- at
}

// run waits until ctx ends. What it notices it tells once for each time it is sent
// to look.
func (w *watcher) run(ctx context.Context, watch func(context.Context, runbook.IncidentID, runbook.Head) error, send func(tea.Msg)) {
	stop := func() {}
	for {
		select {
		case <-ctx.Done():
			stop()
			return
		case at := <-w.at:
			stop()
			stop = func() {}
			if at.id == "" {
				continue
			}
			var waits context.Context
			waits, stop = context.WithCancel(ctx)
			go w.wait(waits, at, watch, send)
		}
	}
}

func (w *watcher) wait(ctx context.Context, at watched, watch func(context.Context, runbook.IncidentID, runbook.Head) error, send func(tea.Msg)) {
	if told := w.told.Load(); told != nil && *told == at {
		select {
		case <-ctx.Done():
			return
		case <-time.After(watchAgain):
		}
	}
	_ = watch(ctx, at.id, at.head) // also after an error: reading says what is wrong
	if ctx.Err() != nil {
		return
	}
	w.told.Store(&at)
	send(noticed{at})
}

// othersWrote says what others recorded: of one entry, who and what.
func (m *Model) othersWrote(w *work, events []runbook.Event) tea.Cmd {
	events, cmd := m.hear(w, events)
	switch n := len(events); {
	case n == 0 || m.work != w:
	case n == 1 && events[0].Actor.Name != "":
		m.tell(inkWarn, word.OtherWrote.With(events[0].Actor.Name, events[0].Seq, w.describes(events[0])))
	default:
		m.tell(inkWarn, word.OthersWrote.With(n))
	}
	return cmd
}

// signed is the reply of the command that signs a log.
type signed struct {
	work *work
	snap snap
}

// sign has the computer sign an incident of which something is not signed yet; nil
// when there is nothing to sign, or something else has the session. Whether it
// could is not said: the next checkpoint says the same and more.
func (m *Model) sign(w *work) tea.Cmd {
	if w == nil || w.busy || w.stuck != nil || w.unsigned == 0 {
		return nil
	}
	w.busy, w.tried = true, m.now
	m.signing++
	ctx, session, now := m.ctx, w.session, m.cfg.Now
	return func() tea.Msg {
		_ = session.Checkpoint(ctx, now())
		return signed{w, take(session)}
	}
}

// signLate signs the incident on the screen when its entries have waited long
// enough and nothing is being recorded that would.
func (m *Model) signLate() tea.Cmd {
	w := m.work
	if len(w.jobs) > 0 || m.now.Sub(w.since) < runbook.CheckpointAge || m.now.Sub(w.tried) < runbook.CheckpointAge {
		return nil
	}
	return m.sign(w)
}

func (m *Model) signed(msg signed) tea.Cmd {
	w := msg.work
	m.signing--
	w.busy = false
	m.accept(w, msg.snap)
	next := m.pump(w)
	if next == nil && m.watch == nil && m.work == w {
		next = m.refresh(w) // which had to wait
	}
	return tea.Batch(next, m.forget(w), m.left())
}

// left ends the program when that was asked for and nothing is unsaved any more. It
// signs first what is on the screen.
func (m *Model) left() tea.Cmd {
	if !m.leaving || m.unsaved > 0 {
		return nil
	}
	if w := m.work; w != nil && !w.parted {
		w.parted = true
		if cmd := m.sign(w); cmd != nil {
			return cmd
		}
	}
	if m.signing > 0 {
		return nil
	}
	return tea.Quit
}

// attempt gives a new incident what makes sure that trying again does not begin it
// twice. An incident of other kinds or about another account is another one.
func (f *form) attempt(in *runbook.Open) {
	in.Token = &runbook.Token{}
	if was := f.tried; was != nil && slices.Equal(was.Kinds, in.Kinds) && was.Account == in.Account {
		in.Token = was.Token
	}
	f.tried = in
}

// begunBefore reports that an incident was begun by an earlier attempt, which had
// been written after all, and that its opening lacks what was changed since.
func begunBefore(entries []runbook.Event, in *runbook.Open) bool {
	if len(entries) == 0 || in == nil {
		return false
	}
	d, ok := entries[0].Data.(*runbook.Opened)
	if !ok {
		return false
	}
	return d.Title != strings.TrimSpace(in.Title) || d.Seen != in.Seen || d.Source != in.Source || d.Means != in.Means ||
		!in.Detected.IsZero() && !d.Detected.Equal(in.Detected.Truncate(time.Second)) ||
		!d.Happened.Equal(in.Happened.Truncate(time.Second)) || entries[0].Actor != in.Actor
}
