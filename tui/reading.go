package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Reading is what new incidents begin from, and what is to be said of it.
type Reading struct {
	Library *runbook.Library
	Org     string      // see [Config]
	Own     []string    // see [Config]
	LeftOut []lang.Text // see [Config]
	StandIn bool        // see [Config]
}

// With is a Config that has been read.
func (c Config) With(r Reading) Config {
	c.Library, c.Org, c.Own, c.LeftOut, c.StandIn, c.Read = r.Library, r.Org, r.Own, r.LeftOut, r.StandIn, nil
	return c
}

// Reading the playbooks takes longer than a person wants to look at an empty
// terminal, so the home screen is painted before, from their covers. What only the
// whole of them says (the office, its time zone, the incidents' own words) is not shown
// until it is known, and keys wait for it (waiting.go).

// wasRead is the reply of the command that reads the playbooks.
type wasRead struct {
	Reading
	err error
}

// reading reports that the playbooks are not read yet.
func (m *Model) reading() bool { return m.cfg.Read != nil }

// read reads the playbooks.
func (m *Model) readLibrary() tea.Cmd {
	if !m.reading() {
		return nil
	}
	read := m.cfg.Read
	return func() tea.Msg {
		r, err := read()
		return wasRead{r, err}
	}
}

// wasRead takes what was read, and the keys that waited for it. Without anything to
// begin an incident from the console ends: [Run] says why.
func (m *Model) wasRead(msg wasRead) tea.Cmd {
	if msg.err != nil {
		m.failed = msg.err
		return tea.Quit
	}
	m.cfg = m.cfg.With(msg.Reading)
	if !m.home.loading {
		m.home.place(m)
	}
	return m.replay()
}

// kinds lists the covers of the playbooks, before these are read as far as they are
// known.
func (m *Model) kinds() []playbook.Cover {
	if m.reading() {
		return m.cfg.Covers
	}
	var covers []playbook.Cover
	for _, p := range m.cfg.Library.Set.Kinds {
		covers = append(covers, p.Cover())
	}
	return covers
}

// kind finds the cover of a kind.
func (m *Model) kind(id string) (playbook.Cover, bool) {
	for _, c := range m.kinds() {
		if c.Kind == id && id != "" {
			return c, true
		}
	}
	return playbook.Cover{}, false
}
