package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
)

// exported is the reply of the command that writes an incident out.
type exported struct {
	keys int // how many keys had been pressed when it was asked for
	path string
	err  error
}

// exportForm asks in which form to write the incident out, and says where it goes
// before it does.
func (m *Model) exportForm() *form {
	f := &form{key: "export", title: word.FormExport, button: word.ButtonExport}
	f.intro = []lang.Text{word.ExportIntro, word.ExportHere}
	if m.cfg.ExportDir != "" {
		f.intro[1] = word.ExportFolder.With(m.cfg.ExportDir)
	}
	f.fields = []*field{newOne("format", word.Format, []choice{
		{id: "md", text: word.FormatMD}, {id: "csv", text: word.FormatCSV},
	}, "md").must()}
	f.build = func(f *form) (job, *trouble) {
		format := f.text("format")
		return job{run: func(m *Model) tea.Cmd { return m.export(format) }}, nil
	}
	return f
}

// openExport lets the responder choose, and writes in a command.
func (m *Model) openExport() tea.Cmd {
	if m.cfg.Export == nil {
		m.tell(inkWarn, word.NoExport)
		return nil
	}
	return m.open(m.exportForm())
}

// export writes the incident out.
func (m *Model) export(format string) tea.Cmd {
	ctx, write, id, keys := m.ctx, m.cfg.Export, m.work.state.ID, m.keys
	m.tell(inkPlain, word.Exporting)
	return func() tea.Msg {
		path, err := write(ctx, id, format)
		return exported{keys, path, err}
	}
}

func (m *Model) exported(msg exported) {
	if msg.err != nil {
		m.tell(inkBad, word.ExportFailed.With(msg.err.Error()))
		return
	}
	if msg.keys != m.keys || m.occupied() { // the keys are for something else by now
		m.tell(inkGood, word.ExportedTo.With(msg.path))
		return
	}
	m.notice = notice{}
	m.help = &help{rows: func(w int) []row {
		v := m.voice()
		rows := []row{line(inkGood, v.say(word.Exported)), nil}
		rows = append(rows, para(inkStrong, "  ", msg.path, w)...)
		return append(append(rows, nil), para(inkPlain, "", v.say(word.ExportedHint), w)...)
	}}
}
