package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/tui"
)

// console opens the console, at an incident or at home: the full-screen one, or its
// linear twin where that is asked for or the terminal cannot draw.
func (a *app) console(ctx context.Context, incident runbook.IncidentID) error {
	if a.linear() {
		return a.inLines(ctx, incident)
	}
	in, inOK := a.env.Stdin.(*os.File)
	out, outOK := a.env.Stdout.(*os.File)
	if !inOK || !outOK || !a.env.IsTerminal(in) || !a.env.IsTerminal(out) {
		hint := lang.Command.NoTerminalHint
		if incident != "" {
			hint = lang.Command.NoTerminalShow.With(string(incident))
		}
		return usage(lang.Command.NoTerminal, hint)
	}
	cfg, done, err := a.consoleConfig(ctx, incident)
	if err != nil {
		return err
	}
	defer done()
	a.onScreen(&cfg, in, out)
	if s := a.newSafe(); s != nil {
		defer s.close()
		cfg.Safe = s
	}
	var read atomic.Pointer[consoleRead]
	cfg.Covers = a.covers()
	cfg.Read = func() (tui.Reading, error) {
		r, err := a.readForConsole()
		if err != nil {
			return tui.Reading{}, err
		}
		read.Store(r)
		return r.reading(), nil
	}
	err = a.env.Console(ctx, cfg, in, out)
	if r := read.Load(); r != nil {
		a.tellRead(r) // the screen is gone, under which it would not have been seen
	}
	return err
}

// onScreen is what only the full-screen console has: looks, and an editor.
func (a *app) onScreen(cfg *tui.Config, in, out *os.File) {
	cfg.Look = a.theme
	command := a.editorCommand()
	cfg.Edit, cfg.Editor = a.edit(command, in, out), editorName(command)
}

// consoleFlags are those of the commands that open a console.
func (a *app) consoleFlags(c *cobra.Command) {
	a.yes(c, &a.plain, "plain", lang.Plain.Flag)
	c.Flags().StringVar(&a.theme, "theme", "", lang.Terminal.ThemeFlag.In(a.lang))
	c.Flags().StringVar(&a.width, "width", "", lang.Terminal.WidthFlag.In(a.lang))
	argument(c.Flags(), "theme", strings.Join(tui.Looks(), "|"))
	argument(c.Flags(), "width", "narrow|wide")
	c.PreRunE = func(*cobra.Command, []string) error { return a.checkConsoleFlags() }
}

// checkConsoleFlags reports a name that is none.
func (a *app) checkConsoleFlags() error {
	t := lang.Terminal
	switch {
	case a.theme != "" && !slices.Contains(tui.Looks(), a.theme):
		return usage(t.BadTheme.With(a.theme), t.BadThemeHint)
	case a.width != "" && a.width != "narrow" && a.width != "wide":
		return usage(t.BadWidth.With(a.width), t.BadWidthHint)
	}
	return nil
}

// linear reports whether the console works line by line.
func (a *app) linear() bool {
	if a.plain {
		return true
	}
	if v := a.env.getenv("ACCESSIBLE"); v != "" && v != "0" {
		return true
	}
	if !a.env.IsTerminal(a.env.Stdin) || !a.env.IsTerminal(a.env.Stdout) {
		return false
	}
	switch a.env.getenv("TERM") {
	case "dumb", "unknown":
		return true
	}
	out, ok := a.env.Stdout.(*os.File)
	return ok && !tui.Draws(out)
}

// inLines opens the linear twin of the console, on whatever the streams are.
func (a *app) inLines(ctx context.Context, incident runbook.IncidentID) error {
	cfg, done, err := a.consoleConfig(ctx, incident)
	if err != nil {
		return err
	}
	defer done()
	read, err := a.readForConsole()
	if err != nil {
		return err
	}
	a.tellRead(read)
	cfg = cfg.With(read.reading())
	if !a.plain {
		a.say(lang.Plain.NoScreen)
		if err := a.out.Flush(); err != nil {
			return err
		}
	}
	if s := a.newSafe(); s != nil {
		defer s.close()
		cfg.Safe = s
	}
	err = tui.RunPlain(ctx, cfg, a.env.Stdin, output{a.env.Stdout}, tui.Lines{Piped: !a.env.IsTerminal(a.env.Stdin)})
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return context.Canceled
	}
	return err
}

// consoleRead is what the consoles begin new incidents from.
type consoleRead struct {
	lib     *library
	profile *org.Profile
}

func (a *app) readForConsole() (*consoleRead, error) {
	lib, profile, err := a.consoleLibrary()
	if err != nil {
		return nil, err
	}
	return &consoleRead{lib, profile}, nil
}

// reading is what a console is told of it.
func (r *consoleRead) reading() tui.Reading {
	return tui.Reading{
		Library: r.lib.Library, Org: r.profile.ID, Own: ownNames(r.lib), LeftOut: r.lib.troubles(), StandIn: !r.lib.standIn.IsZero(),
	}
}

// tellRead says on standard error what of the data folder is not used, or doubtful.
func (a *app) tellRead(r *consoleRead) {
	a.tellLeftOut(r.lib)
	a.tellDoubts(r.lib, r.profile)
}

// consoleConfig is the outside world of both consoles but for what new incidents
// begin from. What it opened is closed with done.
func (a *app) consoleConfig(ctx context.Context, incident runbook.IncidentID) (cfg tui.Config, done func(), err error) {
	st, err := a.openStore()
	if err != nil {
		return cfg, nil, err
	}
	cfg = tui.Config{
		Store: a.host(st), Lang: a.lang,
		Again: func() (tui.Reading, error) {
			r, err := a.readForConsole()
			if err != nil {
				return tui.Reading{}, err
			}
			return r.reading(), nil
		},
		Width: map[string]tui.Width{"narrow": tui.WidthNarrow, "wide": tui.WidthWide}[a.width],
		Now:   a.env.Now, User: a.env.User, Random: a.env.Random,
		Version: versionName(), DataDir: a.dataDir(), Incident: incident,
		ExportDir: a.env.Dir,
		SetOrg:    func(id string) error { return a.inWords(a.writeSettings(settings{org: id})) },
		Export: func(ctx context.Context, id runbook.IncidentID, format string) (string, error) {
			path, err := a.exportNew(ctx, a.host(st), id, format)
			return path, a.inWords(err)
		},
		HashFile: func(path string) (runbook.FileProof, error) {
			proof, err := identify(ctx, a.path(path))
			if err != nil {
				return runbook.FileProof{}, a.inWords(err)
			}
			return *proof, nil
		},
		Items: readinessItems, Drills: a.drills(),
		SaveText: func(_ context.Context, id runbook.IncidentID, name, words string) (string, error) {
			path, err := a.saveText(id, name, words)
			return path, a.inWords(err)
		},
	}
	a.consoleExport(&cfg, st)
	return cfg, func() { st.Close() }, nil
}

// ownNames lists the files of the data folder that are in force.
func ownNames(lib *library) []string {
	var names []string
	for _, folder := range ownFolders {
		for _, f := range *folder.files(&lib.files) {
			if isOwnFile(f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// textsOut is the folder of the data folder for texts that leave the program.
const textsOut = "texts-out"

// saveText writes the words of a text to a file of the data folder, and gives its
// name. A file that has other words is left alone.
func (a *app) saveText(id runbook.IncidentID, name, words string) (string, error) {
	dir := filepath.Join(a.dataDir(), textsOut)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	words = strings.TrimRight(words, "\n") + "\n"
	for n := 1; ; n++ {
		base := string(id) + "-" + name
		if n > 1 {
			base += "-" + strconv.Itoa(n)
		}
		path := filepath.Join(dir, drillName(base+".txt", id.Drill()))
		err := writeFile(path, false, func(w io.Writer) error {
			_, err := io.WriteString(w, words)
			return err
		})
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
		if there, err := os.ReadFile(path); err == nil && string(there) == words {
			return path, nil
		}
	}
}

// inWords is an error whose text is in the language of the run; the console has
// only its text.
func (a *app) inWords(err error) error {
	if err == nil {
		return nil
	}
	return errors.New(a.explain(err).text.In(a.lang))
}

// exportNew writes the chronology of an incident to a new file of the working
// folder, and gives its name.
func (a *app) exportNew(ctx context.Context, st runbook.Store, id runbook.IncidentID, format string) (string, error) {
	s, err := runbook.Resume(ctx, st, id, a.env.Random)
	if err != nil {
		return "", err
	}
	_ = s.Checkpoint(ctx, a.env.Now()) // what leaves is signed, where it can be
	for n := 1; ; n++ {
		base := "-chronology"
		if n > 1 {
			base += "-" + strconv.Itoa(n)
		}
		path := a.path(drillName(string(id)+base+"."+format, id.Drill()))
		err := a.writeReport(s, format, path, false)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}
