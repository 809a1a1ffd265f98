package tui

import (
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/text"
)

// Paper is one paper as the console asks for it.
type Paper struct {
	Report string // what the program outside calls it
	Format string // of a paper that is written
	Public bool   // the version for the public

	Hide string // words that the version for the public leaves out besides, divided by commas

	Number   int    // of a further report: the how many-th it is; 0: counted from the log
	Handling string // the mark on every page; empty: that of the paper
	Folder   string // where the file goes; empty: ExportDir
	By       string // who writes it: whoever keeps the log at this console; empty: nobody knows
}

// PaperKind is a paper that the console can ask for.
type PaperKind struct {
	Report    string
	Title     lang.Text
	HasPublic bool // there is a version for the public
	Numbered  bool // it is one of several, with a number among them
	OnlyFile  bool // it is a file of a form of its own, to be handed over: it has no mark, and is not read here
	Drill     bool // only a drill on a scenario has it, and nobody who must not see the plan
}

// Written is a paper that is in its file.
type Written struct {
	Path    string
	Remarks []lang.Text // what whoever hands it on has to know of it
}

// exported is the reply of the command that writes an incident out.
type exported struct {
	keys  int       // how many keys had been pressed when it was asked for
	title lang.Text // of a paper: what it is called
	Written
	err error
}

// previewed is the reply of the command that makes a paper to be read here.
type previewed struct {
	keys  int
	id    runbook.IncidentID
	title lang.Text
	words string
	err   error
}

// exportForm asks in which form to write the incident out, and says where it goes
// before it does.
func (m *Model) exportForm() *form {
	f := &form{key: "export", title: word.FormExport, button: word.ButtonExport}
	f.intro = []lang.Text{word.ExportIntro, m.exportPlace()}
	f.fields = []*field{newOne("format", word.Format, []choice{
		{id: "md", text: word.FormatMD}, {id: "csv", text: word.FormatCSV},
	}, "md").must()}
	f.build = func(f *form) (job, *trouble) {
		format := f.text("format")
		return job{run: func(m *Model) tea.Cmd { return m.export(format) }}, nil
	}
	return f
}

// exportPlace says where a file goes.
func (m *Model) exportPlace() lang.Text {
	if m.cfg.ExportDir != "" {
		return word.ExportFolder.With(m.cfg.ExportDir)
	}
	return word.ExportHere
}

// paperForm asks for a paper, and whether to read it here or to write it.
func (m *Model) paperForm() *form {
	t := lang.ExportForm
	f := &form{key: "paper", title: word.FormExport, button: t.ButtonGo, looks: true, check: t.Check}
	f.intro = []lang.Text{m.exportPlace()}
	var papers, formats []choice
	kinds := map[string]PaperKind{}
	for _, k := range m.papers() {
		papers = append(papers, choice{id: k.Report, text: k.Title})
		kinds[k.Report] = k
	}
	for _, id := range m.cfg.Formats {
		name, ok := t.Formats[id]
		if !ok {
			name = lang.Same(id)
		}
		formats = append(formats, choice{id: id, text: name})
	}
	what := newOne("what", t.What, []choice{{id: "read", text: t.Preview, more: t.PreviewMore}, {id: "write", text: t.Write}}, "read").must()
	which := newOne("report", t.Report, papers, papers[0].id).must()
	format := newOne("format", word.Format, formats, formats[0].id).must()
	number := newNumber("number", t.Number, t.NumberHint, "")
	handling := newText("handling", t.Handling, t.HandlingHint, "")
	folder := newText("folder", t.Folder, t.FolderHint, "")
	writes := func() bool { return what.one() == "write" }
	marked := func() bool { return writes() && !kinds[which.one()].OnlyFile }
	format.asked, handling.asked, folder.asked = marked, marked, writes // what is read here needs none of them
	number.asked = func() bool { return kinds[which.one()].Numbered }
	version := newOne("version", t.Version, []choice{{id: "office", text: t.Office}, {id: "public", text: t.Public, more: t.PublicMore}}, "office").must()
	hide := newText("hide", lang.NamesLeft.Field, lang.NamesLeft.FieldHint, "")
	hide.asked = func() bool { return version.one() == "public" && kinds[which.one()].HasPublic }
	f.fields = []*field{
		what, which,
		version, hide, format, number, handling, folder,
	}
	f.build = func(f *form) (job, *trouble) {
		p := Paper{Report: which.one(), Public: f.text("version") == "public"}
		kind := kinds[p.Report]
		if kind.OnlyFile && !writes() {
			return job{}, &trouble{text: t.OnlyFile, field: "what"}
		}
		if !kind.OnlyFile {
			p.Format = format.one()
		}
		if !number.hidden() && strings.TrimSpace(f.text("number")) != "" {
			digits, _ := text.ReadNumber(f.text("number"))
			n, err := strconv.Atoi(digits)
			if err != nil || n < 1 {
				return job{}, &trouble{text: lang.Engine.BadNumber.With(t.Number, f.text("number")), field: "number"}
			}
			p.Number = n
		}
		if writes() {
			p.Folder = strings.TrimSpace(f.text("folder"))
		}
		if marked() {
			p.Handling = strings.TrimSpace(f.text("handling"))
		}
		if p.Public && !kind.HasPublic {
			return job{}, &trouble{text: t.NoPublic, field: "version"}
		}
		if !hide.hidden() {
			p.Hide = strings.TrimSpace(f.text("hide"))
		}
		if f.text("what") == "write" {
			return job{run: func(m *Model) tea.Cmd { return m.writePaper(p) }}, nil
		}
		return job{run: func(m *Model) tea.Cmd { return m.readPaper(p, kind.Title) }}, nil
	}
	return f
}

// papers are those that can be had of what is open: of a drill that tells its plan first
// the report of it.
func (m *Model) papers() []PaperKind {
	drill := m.work.state.Planned() && m.work.state.Clock.Begun() && !m.work.hidesPlan()
	var own, usual []PaperKind
	for _, k := range m.cfg.Papers {
		switch {
		case !k.Drill:
			usual = append(usual, k)
		case drill:
			own = append(own, k)
		}
	}
	return append(own, usual...)
}

// openExport lets the responder choose, and writes in a command. Of an incident every
// paper can be had; of readiness checks, what was recorded.
func (m *Model) openExport() tea.Cmd {
	if m.refusesAltered() {
		return nil
	}
	if len(m.cfg.Papers) > 0 && len(m.cfg.Formats) > 0 && m.cfg.WritePaper != nil && m.cfg.ReadPaper != nil && len(m.papers()) > 0 && m.work.state.ID.Series() != runbook.SeriesReadiness {
		return m.open(m.paperForm())
	}
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
		return exported{keys, lang.Text{}, Written{Path: path}, err}
	}
}

// writePaper writes a paper to a new file.
func (m *Model) writePaper(p Paper) tea.Cmd {
	ctx, write, id, keys := m.ctx, m.cfg.WritePaper, m.work.state.ID, m.keys
	if p.By = m.recorder(); unnamed(p.By) {
		p.By = ""
	}
	var title lang.Text
	for _, kind := range m.cfg.Papers {
		if kind.Report == p.Report {
			title = kind.Title
		}
	}
	m.tell(inkPlain, word.Exporting)
	return func() tea.Msg {
		done, err := write(ctx, id, p)
		return exported{keys, title, done, err}
	}
}

// readPaper makes a paper to be read here.
func (m *Model) readPaper(p Paper, title lang.Text) tea.Cmd {
	ctx, read, id, keys := m.ctx, m.cfg.ReadPaper, m.work.state.ID, m.keys
	m.tell(inkPlain, lang.ExportForm.Reading)
	return func() tea.Msg {
		words, err := read(ctx, id, p)
		return previewed{keys, id, title, words, err}
	}
}

// NotNotedError says that a paper was written and the log does not say so.
type NotNotedError struct{ Err error }

// Error says why the log does not say so.
func (e *NotNotedError) Error() string { return e.Err.Error() }

func (m *Model) exported(msg exported) {
	unnoted, lacks := errors.AsType[*NotNotedError](msg.err)
	if lacks { // the paper is there
		msg.err = nil
	}
	if msg.err != nil {
		m.tell(inkBad, word.ExportFailed.With(msg.err.Error()))
		return
	}
	done, to := word.Exported, word.ExportedTo.With(msg.Path)
	if !msg.title.IsZero() {
		done, to = lang.ExportForm.Written.With(msg.title), lang.ExportForm.WrittenTo.With(msg.title, msg.Path)
	}
	if msg.keys != m.keys || m.occupied() { // the keys are for something else by now
		m.notice = notice{text: to, ink: inkGood, long: true}
		for _, remark := range msg.Remarks {
			m.notice.text, m.notice.ink = finding.Joined.With(m.notice.text, remark), inkWarn
		}
		if lacks {
			m.notice.text, m.notice.ink = lang.ExportRecord.AndNotNoted.With(m.notice.text, unnoted.Error()), inkWarn
		}
		return
	}
	m.notice = notice{}
	m.help = &help{rows: func(w int) []row {
		v := m.voice()
		rows := []row{line(inkGood, v.say(done)), nil}
		rows = append(rows, para(inkStrong, "  ", msg.Path, w)...)
		for _, remark := range msg.Remarks {
			rows = append(append(rows, nil), para(inkWarn, "", v.say(remark), w)...)
		}
		if lacks {
			rows = append(append(rows, nil), para(inkWarn, "", v.say(lang.ExportRecord.NotNoted.With(unnoted.Error())), w)...)
		}
		return append(append(rows, nil), para(inkPlain, "", v.say(word.ExportedHint), w)...)
	}}
}

// previewed shows a paper, unless a form or a page stands there by now: then it is
// not worth a word, since it can be had again.
func (m *Model) previewed(msg previewed) {
	if msg.err != nil {
		m.tell(inkBad, word.ExportFailed.With(msg.err.Error()))
		return
	}
	m.notice = notice{}
	if m.occupied() || m.work == nil || m.work.state.ID != msg.id {
		return
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(msg.words, "\r\n", "\n"), "\n"), "\n")
	width, wrapped := 0, []row(nil)
	m.help = &help{rows: func(w int) []row {
		if width == w {
			return wrapped // a long paper is wrapped once, not on every key
		}
		v := m.voice()
		rows := append(para(inkStrong, "", v.say(lang.ExportForm.PreviewTitle.With(msg.title)), w), nil)
		for _, l := range lines {
			if strings.TrimSpace(l) == "" {
				rows = append(rows, nil)
				continue
			}
			ink := inkPlain
			if strings.HasPrefix(l, "■") {
				ink = inkStrong
			}
			rows = append(rows, para(ink, "", l, w)...)
		}
		width, wrapped = w, append(append(rows, nil), para(inkFaint, "", v.say(lang.ExportForm.PreviewEnds), w)...)
		return wrapped
	}}
}
