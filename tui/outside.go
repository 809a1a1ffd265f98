package tui

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/editor"
)

// A long text is easier to write in the editor that one is used to. The console
// steps aside for it, and takes the text back into the field: it is on record no
// sooner than anything else in a form.

// edited is what came back from the editor.
type edited struct {
	form  *form
	field *field
	text  string
	err   error
}

// editing is an editor at work, as Bubble Tea runs a program in its place. The
// editor has the real terminal and not what stands between Bubble Tea and it.
type editing struct {
	edit func(text string, limit int) (string, error)
	text string
}

func (e *editing) Run() (err error) {
	e.text, err = e.edit(e.text, editor.Limit)
	return err
}

func (e *editing) SetStdin(io.Reader)  {}
func (e *editing) SetStdout(io.Writer) {}
func (e *editing) SetStderr(io.Writer) {}

// openEditor takes the long text that has the focus to the editor.
func (m *Model) openEditor() tea.Cmd {
	f := m.form()
	c := f.current()
	switch {
	case c == nil || c.kind != areaField:
		m.tell(inkWarn, lang.Terminal.EditorHere)
		return nil
	case m.cfg.Edit == nil:
		m.tell(inkWarn, lang.Terminal.EditorNone)
		return nil
	}
	e := &editing{edit: m.cfg.Edit, text: c.edit.Value()}
	return m.exec(e, func(err error) tea.Msg { return edited{f, c, e.text, err} })
}

// edited puts what was written into the field it came from. Nothing but the editor
// had the keys meanwhile, but the form may have been refused or sent in between.
func (m *Model) edited(msg edited) {
	before := msg.field.edit.Value()
	switch {
	case msg.err != nil:
		m.tell(inkBad, lang.Terminal.EditorFailed.With(msg.err.Error()))
	case msg.text == before:
		m.tell(inkPlain, lang.Terminal.EditorSame)
	default:
		msg.field.edit.SetValue(msg.text)
		msg.field.changed(before)
		if msg.form.react != nil {
			msg.form.react(msg.form)
		}
		msg.form.mended()
		m.tell(inkGood, lang.Terminal.EditorTaken)
	}
}
