package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
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
	return a.env.Console(ctx, cfg, in, out)
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
	return false
}

// inLines opens the linear twin of the console, on whatever the streams are.
func (a *app) inLines(ctx context.Context, incident runbook.IncidentID) error {
	cfg, done, err := a.consoleConfig(ctx, incident)
	if err != nil {
		return err
	}
	defer done()
	if !a.plain {
		a.say(lang.Plain.NoScreen)
		if err := a.out.Flush(); err != nil {
			return err
		}
	}
	err = tui.RunPlain(ctx, cfg, a.env.Stdin, output{a.env.Stdout}, tui.Lines{Piped: !a.env.IsTerminal(a.env.Stdin)})
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return context.Canceled
	}
	return err
}

// consoleConfig is the outside world of both consoles. What it opened is closed with
// done.
func (a *app) consoleConfig(ctx context.Context, incident runbook.IncidentID) (cfg tui.Config, done func(), err error) {
	lib, profile, err := a.consoleLibrary()
	if err != nil {
		return cfg, nil, err
	}
	st, err := a.openStore()
	if err != nil {
		return cfg, nil, err
	}
	return tui.Config{
		Store: a.host(st), Library: lib.Library, Org: profile.ID, Lang: a.lang,
		Now: a.env.Now, User: a.env.User, Random: a.env.Random,
		Version: versionName(), DataDir: a.dataDir(), Incident: incident,
		SetOrg: func(id string) error { return a.inWords(a.writeSettings(settings{org: id})) },
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
		Own: ownNames(lib), Items: readinessItems, LeftOut: lib.troubles(), StandIn: !lib.standIn.IsZero(),
		SaveText: func(_ context.Context, id runbook.IncidentID, name, words string) (string, error) {
			path, err := a.saveText(id, name, words)
			return path, a.inWords(err)
		},
	}, func() { st.Close() }, nil
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
