package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store"
	"dandori/runbook/tomlfile"
)

// finding is one line of the doctor's.
type finding struct {
	Check  string `json:"check"`
	Status string `json:"status"` // ok note wrong
	Text   string `json:"text"`
	Hint   string `json:"hint,omitzero"`
	name   lang.Text
}

// What a finding says.
const (
	findingOK    = "ok"
	findingNote  = "note"
	findingWrong = "wrong"
)

// examination collects what the doctor finds.
type examination struct {
	app      *app
	findings []finding
}

func (e *examination) add(check string, name lang.Text, status string, text, hint lang.Text) {
	e.findings = append(e.findings, finding{check, status, text.In(e.app.lang), hint.In(e.app.lang), name})
}

func (a *app) doctor() *cobra.Command {
	c := a.command("doctor", 0, 0, lang.Proof.DoctorHelp, func(c *cobra.Command, _ []string) error {
		e := &examination{app: a}
		if err := e.all(c.Context()); err != nil {
			return err
		}
		notes, wrong := 0, 0
		for _, f := range e.findings {
			switch f.Status {
			case findingNote:
				notes++
			case findingWrong:
				wrong++
			}
		}
		if a.json {
			if err := a.printJSON(struct {
				Format int       `json:"format"`
				OK     bool      `json:"ok"`
				Checks []finding `json:"checks"`
			}{1, wrong == 0, e.findings}); err != nil {
				return err
			}
		} else {
			a.printFindings(e.findings)
		}
		if wrong > 0 {
			return failed(lang.Proof.DoctorFailed.With(wrong), lang.Text{})
		}
		if !a.json {
			a.say(lang.Proof.DoctorDone, notes)
		}
		return nil
	})
	a.asJSON(c)
	return c
}

func (a *app) printFindings(findings []finding) {
	t := lang.Proof
	marks := map[string]lang.Text{findingOK: t.DoctorOK, findingNote: t.DoctorWarn, findingWrong: t.DoctorBad}
	for _, f := range findings {
		a.say(lang.Same("[%s] %s: %s"), marks[f.Status], f.name, f.Text)
		if f.Hint != "" {
			a.under(lang.Same("%s"), f.Hint)
		}
	}
}

// all examines everything; the error is that of a context that ended.
func (e *examination) all(ctx context.Context) error {
	last := e.data(ctx)
	e.clock(last)
	e.terminal()
	e.key()
	e.files()
	return ctx.Err()
}

// data examines the data folder, and gives the entry time of the latest entry of its
// logs.
func (e *examination) data(ctx context.Context) (last time.Time) {
	a, t := e.app, lang.Proof
	dir := a.dataDir()
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		e.add("data", t.CheckData, findingNote, t.DataNone.With(dir), t.DataNoneHint)
		return last
	}
	if err != nil {
		e.add("data", t.CheckData, findingWrong, t.DataBad.With(dir, err.Error()), lang.Command.DataHint)
		return last
	}
	e.permissions(dir, info)
	st, err := a.openStore()
	if err != nil {
		f := a.explain(err)
		e.add("data", t.CheckData, findingWrong, t.DataBad.With(dir, f.text), f.hint)
		return last
	}
	defer st.Close()
	e.add("data", t.CheckData, findingOK, t.DataThere.With(dir), lang.Text{})
	if f, err := os.CreateTemp(dir, ".dandori-*.tmp"); err != nil {
		if p, ok := errors.AsType[*fs.PathError](err); ok {
			err = p.Err // nobody knows the temporary name
		}
		e.add("writing", t.CheckWritable, findingWrong, t.NotWritable.With(dir, err.Error()), lang.Command.DataHint)
	} else {
		f.Close()
		os.Remove(f.Name())
		e.add("writing", t.CheckWritable, findingOK, t.Writable, lang.Text{})
	}
	e.disk(ctx, st)
	e.pins(ctx, st)
	return e.logs(ctx, st)
}

func (e *examination) permissions(dir string, info fs.FileInfo) {
	t := lang.Proof
	if runtime.GOOS == "windows" { // modes say nothing there
		return
	}
	if open := info.Mode().Perm() & 0o077; open != 0 {
		status := findingNote
		if open&0o022 != 0 {
			status = findingWrong
		}
		e.add("permissions", t.CheckPermissions, status, t.PermissionsOpen.With(dir, info.Mode().Perm().String()), t.PermissionsOpenHint)
		return
	}
	e.add("permissions", t.CheckPermissions, findingOK, t.PermissionsGood, lang.Text{})
}

func (e *examination) disk(ctx context.Context, st *store.Store) {
	t := lang.Proof
	h, err := st.Health(ctx)
	if err != nil {
		e.add("space", t.CheckSpace, findingWrong, lang.Same(err.Error()), lang.Text{})
		return
	}
	switch free := int(h.Free >> 20); {
	case h.Free < 0:
		e.add("space", t.CheckSpace, findingNote, t.SpaceUnknown, lang.Text{})
	case h.Low:
		e.add("space", t.CheckSpace, findingWrong, t.SpaceLow.With(free), t.SpaceLowHint)
	default:
		e.add("space", t.CheckSpace, findingOK, t.SpaceGood.With(free), lang.Text{})
	}
	if h.Reserve {
		e.add("reserve", t.CheckReserve, findingOK, t.ReserveGood, lang.Text{})
	} else {
		e.add("reserve", t.CheckReserve, findingNote, t.ReserveNone, t.ReserveHint)
	}
	kind := h.FileSystem
	if kind == "" {
		kind = "?"
	}
	if h.Network {
		e.add("network", t.CheckNetwork, findingNote, t.Network.With(kind), t.NetworkHint)
	} else {
		e.add("network", t.CheckNetwork, findingOK, t.NotNetwork.With(kind), lang.Text{})
	}
}

// pins examines what is remembered of logs, and whether any is gone.
func (e *examination) pins(ctx context.Context, st *store.Store) {
	a, t := e.app, lang.Proof
	dir := a.pinsDir()
	if dir == "" {
		e.add("pins", t.CheckPins, findingNote, t.PinsInData, t.PinsInDataHint)
		dir = filepath.Join(a.dataDir(), "pins")
	}
	gone, err := st.Gone(ctx)
	if err == nil && a.pinsDir() != "" {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		var h store.Health
		if h, err = st.Health(ctx); err == nil {
			err = h.Pins
		}
	}
	if err != nil {
		e.add("pins", t.CheckPins, findingWrong, t.PinsFailed.With(err.Error()), t.NoStateHint)
		return
	}
	if len(gone) > 0 {
		e.add("pins", t.CheckPins, findingWrong, t.PinsGone.With(joinIDs(gone)), t.GoneHint)
		return
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pin"))
	e.add("pins", t.CheckPins, findingOK, t.PinsGood.With(len(files), dir), lang.Text{})
}

func joinIDs(ids []runbook.IncidentID) string {
	var words []string
	for _, id := range ids {
		words = append(words, string(id))
	}
	return strings.Join(words, " ")
}

// logs examines whether every log can be opened.
func (e *examination) logs(ctx context.Context, st *store.Store) (last time.Time) {
	t := lang.Proof
	sums, err := e.app.summaries(ctx, st)
	if err != nil {
		e.add("logs", t.CheckLogs, findingWrong, lang.Same(err.Error()), lang.Text{})
		return last
	}
	var bad []runbook.IncidentID
	for _, s := range sums {
		if s.err != nil {
			bad = append(bad, s.id)
		}
		if s.brief.Last.After(last) {
			last = s.brief.Last
		}
	}
	if len(bad) > 0 {
		e.add("logs", t.CheckLogs, findingWrong, t.LogsBad.With(joinIDs(bad)), t.LogsHint)
	} else {
		e.add("logs", t.CheckLogs, findingOK, t.LogsGood.With(len(sums)), lang.Text{})
	}
	return last
}

// clock examines whether the clock can be right.
func (e *examination) clock(last time.Time) {
	t := lang.Proof
	now := e.app.env.Now()
	said := now.Format("2006-01-02 15:04:05 -07:00")
	switch zone, _ := now.Zone(); {
	case now.Year() < 2026 || now.Year() > 2100:
		e.add("clock", t.CheckClock, findingWrong, t.ClockOdd.With(said), t.ClockOddHint)
	case last.After(now.Add(time.Minute)):
		e.add("clock", t.CheckClock, findingWrong, t.ClockBehind.With(said, last.In(now.Location()).Format("2006-01-02 15:04:05")), t.ClockBehindHint)
	default:
		e.add("clock", t.CheckClock, findingOK, t.ClockZone.With(said, zone), lang.Text{})
	}
}

// The size of terminal that the console is made for.
const (
	wantColumns = 80
	wantRows    = 24
)

// terminal examines the terminal: its size, its encoding and its colours.
func (e *examination) terminal() {
	a, t := e.app, lang.Proof
	encoding := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if encoding = a.env.getenv(name); encoding != "" {
			break
		}
	}
	utf8 := strings.Contains(strings.ReplaceAll(strings.ToLower(encoding), "-", ""), "utf8")
	if runtime.GOOS == "windows" { // the console speaks Unicode whatever the variables say
		utf8, encoding = true, "Unicode"
	}
	if !utf8 {
		if encoding == "" {
			encoding = "LANG="
		}
		e.add("encoding", t.CheckTerminal, findingNote, t.EncodingBad.With(encoding), t.EncodingHint)
	}
	e.codePage(codePage())
	out, ok := a.env.Stdout.(*os.File)
	if !ok || !a.env.IsTerminal(out) {
		e.add("terminal", t.CheckTerminal, findingNote, t.TerminalNone, lang.Text{})
		return
	}
	columns, rows, err := term.GetSize(int(out.Fd()))
	if err != nil {
		e.add("terminal", t.CheckTerminal, findingNote, t.TerminalNone, lang.Text{})
		return
	}
	if columns < wantColumns || rows < wantRows {
		e.add("terminal", t.CheckTerminal, findingNote, t.TerminalSmall.With(columns, rows), t.TerminalSmallHint)
		return
	}
	colours := a.env.getenv("COLORTERM")
	if colours == "" {
		colours = a.env.getenv("TERM")
	}
	if colours == "" && runtime.GOOS == "windows" { // where nothing says so
		colours = "16"
	}
	if _, without := a.env.LookupEnv("NO_COLOR"); without || colours == "" || colours == "dumb" {
		colours = t.ColourNone.In(a.lang)
	}
	e.add("terminal", t.CheckTerminal, findingOK, t.TerminalGood.With(columns, rows, encoding, colours), lang.Text{})
}

// codePage examines the code page of a Windows console. What is shown does not depend on
// it; what goes through > and | is UTF-8, and read as if it were of that page.
func (e *examination) codePage(number uint32) {
	if t := lang.Proof; number != 0 && number != utf8CodePage {
		e.add("code-page", t.CheckTerminal, findingNote, t.CodePage.With(number), t.CodePageHint)
	}
}

const utf8CodePage = 65001

// key examines the key, and makes none.
func (e *examination) key() {
	a, t := e.app, lang.Proof
	key, err := a.readKey()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.add("key", t.CheckKey, findingNote, t.KeyNone, lang.Text{})
		return
	case err != nil:
		f := a.explain(err)
		e.add("key", t.CheckKey, findingWrong, f.text, f.hint)
		return
	}
	if info, err := os.Stat(a.keyPath()); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		e.add("key", t.CheckKey, findingWrong, t.KeyOpen.With(a.keyPath(), info.Mode().Perm().String()), t.KeyOpenHint)
		return
	}
	public := key.Public()
	e.add("key", t.CheckKey, findingOK, t.KeyGood.With(public.Name(), public.Fingerprint()), lang.Text{})
}

// files examines the settings, and the playbooks and profiles of the data folder.
func (e *examination) files() {
	a, t := e.app, lang.Proof
	count := 0
	wrong := func(err error) {
		n, first := 1, a.explain(err).text
		if problems, ok := errors.AsType[tomlfile.Problems](err); ok {
			n, first = len(problems), a.firstProblem(err)
		}
		e.add("files", t.CheckFiles, findingWrong, t.FilesBad.With(n, first), t.FilesHint)
	}
	good := true
	if _, err := a.readSettings(); err != nil {
		wrong(err)
		good = false
	} else if _, err := os.Stat(a.settingsPath()); err == nil {
		count++
	}
	for _, folder := range ownFolders {
		if files, err := a.ownFiles(folder.name); err == nil {
			count += len(files)
		}
	}
	lib, err := a.readLibrary()
	if err != nil {
		wrong(err)
		return
	}
	for _, b := range lib.broken {
		wrong(fmt.Errorf("%s: %w", b.name, b.err))
		good = false
	}
	if good {
		e.add("files", t.CheckFiles, findingOK, t.FilesGood.With(count), lang.Text{})
	}
}
