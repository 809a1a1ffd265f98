package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/playbooks"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/tomlfile"
)

// The JSON form of a file that the program reads.
type shownFile struct {
	Folder  string `json:"folder"` // of the data folder: where its own files go
	Name    string `json:"name"`
	ID      string `json:"id"`
	Own     bool   `json:"own"` // of the data folder
	InForce bool   `json:"in_force"`
	By      string `json:"by,omitzero"`    // the file in force in its place
	Error   string `json:"error,omitzero"` // why it is not
}

func (a *app) filesCommand() *cobra.Command {
	c := a.command("files", 0, 0, lang.Files.Help, func(*cobra.Command, []string) error {
		lib, err := a.usableLibrary()
		if err != nil {
			return err
		}
		list := a.allFiles(lib)
		if a.json {
			return a.printJSON(struct {
				Format int         `json:"format"`
				Files  []shownFile `json:"files"`
			}{1, list})
		}
		t := lang.Files
		folder := ""
		for _, f := range list {
			if f.Folder != folder {
				if folder != "" {
					a.out.WriteByte('\n')
				}
				folder = f.Folder
				a.say(t.Title, folder)
			}
			state := t.InForce
			switch {
			case f.Error != "":
				state = t.Broken.With(f.Error)
			case f.By != "":
				state = t.Replaced.With(f.By)
			}
			a.say(t.Line, f.Name, a.origin(f.Own), state)
		}
		return nil
	})
	c.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.unknownCommand(cmd, args[0])
		}
		return nil
	}
	a.asJSON(c)
	c.AddCommand(a.filesCopy(), a.filesSource())
	return c
}

// allFiles lists what ships and what the data folder has, folder by folder.
func (a *app) allFiles(lib *library) []shownFile {
	out := []shownFile{}
	shipped := playbooks.Files()
	for _, folder := range ownFolders {
		used := *folder.files(&lib.files)
		for _, f := range *folder.files(&shipped) {
			s := shownFile{Folder: folder.name, Name: f.Name, ID: fileID(f)}
			for _, u := range used {
				s.InForce = s.InForce || u.Name == f.Name
				if u.Name != f.Name && s.ID != "" && fileID(u) == s.ID {
					s.By = u.Name
				}
			}
			out = append(out, s)
		}
		for _, f := range used {
			if isOwnFile(f.Name) {
				out = append(out, shownFile{Folder: folder.name, Name: f.Name, ID: fileID(f), Own: true, InForce: true})
			}
		}
		for _, l := range lib.left {
			if strings.HasPrefix(l.name+"/", ownPrefix+folder.name+"/") {
				out = append(out, shownFile{Folder: folder.name, Name: l.name, Own: true, Error: l.why.In(a.lang)})
			}
		}
	}
	return append(out, a.scenarioList(lib)...)
}

// scenarioList lists the scenarios of drills among the files: they are of no library, and
// come and go without it.
func (a *app) scenarioList(lib *library) []shownFile {
	own, err := a.ownFiles(ownScenarios)
	if err != nil {
		return []shownFile{{Folder: ownScenarios, Name: ownPrefix + ownScenarios, Own: true, Error: a.explain(err).text.In(a.lang)}}
	}
	var out []shownFile
	used := merge(playbooks.Drills(), own)
	for _, f := range append(playbooks.Drills(), own...) {
		s := shownFile{Folder: ownScenarios, Name: f.Name, ID: fileID(f), Own: isOwnFile(f.Name)}
		for _, u := range used {
			s.InForce = s.InForce || u.Name == f.Name
			if u.Name != f.Name && s.ID != "" && fileID(u) == s.ID {
				s.By = u.Name
			}
		}
		sc, err := drill.Parse(f.Name, f.Data)
		if err == nil {
			err = sc.Check(lib.Set, lib.Sources())
		}
		if err != nil {
			s.InForce, s.Error = false, a.explain(err).text.In(a.lang)
		}
		out = append(out, s)
	}
	return out
}

func (a *app) filesCopy() *cobra.Command {
	var output string
	t := lang.Files
	c := a.command("copy NAME", 1, 1, t.CopyHelp, func(_ *cobra.Command, args []string) error {
		folder, f, err := shippedFile(args[0])
		if err != nil {
			return err
		}
		if output == "-" {
			_, err := a.out.Write(f.Data)
			return err
		}
		written, name := a.path(output), output
		if output == "" {
			if written, err = a.ownFolder(folder); err != nil {
				return err
			}
			written, name = filepath.Join(written, path.Base(f.Name)), ownPrefix+folder+"/"+path.Base(f.Name)
		}
		if err := a.writeNew(written, name, f.Data); err != nil {
			return err
		}
		if a.json {
			return a.printJSON(struct {
				Name string `json:"name"`
				File string `json:"file"`
			}{f.Name, written})
		}
		a.say(t.Copied, written)
		if output == "" {
			check := "dandori playbook check"
			switch folder {
			case ownProfiles:
				check = "dandori org check " + fileID(f)
			case ownScenarios:
				check = "dandori drill check " + fileID(f)
			}
			a.wrapped("", "", a.format(t.Restart, f.Name, check))
		}
		return nil
	})
	c.Flags().StringVarP(&output, "output", "o", "", t.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.asJSON(c)
	return c
}

// shippedFile finds the shipped file a person names: as the list does, or without its
// folder or its ending, and the folder of the data folder where a copy goes.
func shippedFile(named string) (folder string, file playbook.File, err error) {
	shipped := playbooks.Files()
	typed := strings.TrimSuffix(foldName(named), ".toml")
	type found struct {
		folder string
		file   playbook.File
	}
	var exact, alike []found
	var known []string
	look := func(folder string, files []playbook.File) {
		for _, f := range files {
			name := strings.TrimSuffix(foldName(f.Name), ".toml")
			known = append(known, name)
			switch typed {
			case name, folder + "/" + path.Base(name):
				exact = append(exact, found{folder, f})
			case path.Base(name):
				alike = append(alike, found{folder, f})
			}
		}
	}
	for _, folder := range ownFolders {
		look(folder.name, *folder.files(&shipped))
	}
	look(ownScenarios, playbooks.Drills())
	if len(exact) == 0 && len(alike) == 1 {
		exact = alike
	}
	if len(exact) > 0 {
		return exact[0].folder, exact[0].file, nil
	}
	hint := lang.Files.NamesHint
	if len(alike) > 1 { // ube is a profile and a document
		var names []string
		for _, f := range alike {
			names = append(names, f.file.Name)
		}
		hint = lang.Engine.DidYouMean.With(strings.Join(names, " "))
	} else if near, ok := tomlfile.Nearest(typed, known); ok {
		hint = lang.Engine.DidYouMean.With(near + ".toml")
	}
	return "", playbook.File{}, usage(lang.Files.NoSuchFile.With(named), hint)
}

// ownFolder makes a folder of the data folder, and the data folder itself.
func (a *app) ownFolder(name string) (string, error) {
	st, err := a.openStore() // makes the data folder, or refuses it
	if err != nil {
		return "", err
	}
	st.Close()
	dir := filepath.Join(a.dataDir(), name)
	return dir, os.MkdirAll(dir, 0o700)
}

// writeNew writes a file that is not there yet; messages call it name.
func (a *app) writeNew(path, name string, data []byte) error {
	if a.amongLogs(path) {
		return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
	}
	err := writeFile(path, false, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return failed(lang.Files.There.With(name), lang.Files.ThereHint)
	}
	return err
}

func (a *app) filesSource() *cobra.Command {
	t := lang.Files
	c := a.command("source ID", 1, 1, t.SourceHelp, func(_ *cobra.Command, args []string) error {
		id := foldName(args[0])
		if !tomlfile.IsID(id) || id == source.LawDocument {
			return usage(t.SourceID.With(args[0]), lang.Org.InitIDHint)
		}
		if slices.ContainsFunc(playbooks.Files().Sources, func(f playbook.File) bool { return fileID(f) == id }) {
			return failed(t.SourceShipped.With(id), lang.Text{})
		}
		lib, err := a.usableLibrary()
		if err != nil {
			return err
		}
		data := sourceTemplate(lib, id)
		if _, err := source.Parse(id, data); err != nil {
			return err // nothing is written that cannot be read back
		}
		dir, err := a.ownFolder(ownSources)
		if err != nil {
			return err
		}
		written := filepath.Join(dir, id+".toml")
		if err := a.writeNew(written, ownPrefix+ownSources+"/"+id+".toml", data); err != nil {
			return err
		}
		if a.json {
			return a.printJSON(struct {
				ID   string `json:"id"`
				File string `json:"file"`
			}{id, written})
		}
		a.say(t.SourceMade, written)
		a.say(t.SourceNext)
		return nil
	})
	a.asJSON(c)
	return c
}

// sourceTemplate writes a file of a document to fill in: valid as it is, with an
// example of a clause as a comment.
func sourceTemplate(lib *library, id string) []byte {
	var b strings.Builder
	comment := func(t lang.Text) {
		for _, text := range []string{t.Ja, t.En} {
			for line := range strings.Lines(text) {
				b.WriteString("# " + strings.TrimRight(line, "\n") + "\n")
			}
		}
	}
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(unbroken(s)) + `"`
	}
	title, date, office := lang.Files.SourceTitle.Ja, "", ""
	for _, p := range lib.Profiles {
		for _, d := range p.Documents {
			if d.ID == id {
				title, date, office = d.Title.In(lang.Japanese), d.Date, p.Name.In(lang.Japanese)
			}
		}
	}
	kinds := []string{}
	for _, k := range lib.Set.Kinds {
		kinds = append(kinds, k.Kind)
	}
	comment(lang.Files.SourceIntro.With(id))
	fmt.Fprintf(&b, "\nformat     = 1\nid         = %s\ntitle      = %s\n", quote(id), quote(title))
	for _, line := range []struct{ name, value string }{{"office", office}, {"kind", string(source.Guideline)}, {"date", date}, {"checked-on", ""}} {
		mark := ""
		if line.value == "" {
			mark = "# "
		}
		fmt.Fprintf(&b, "%s%-10s = %s\n", mark, line.name, quote(line.value))
	}
	b.WriteByte('\n')
	comment(lang.Files.SourceExample.With(strings.Join(kinds, " ")))
	b.WriteString("\n# [[clause]]\n# id          = \"5(1)\"\n# modality    = \"must\"\n# kinds       = [\"*\"]\n# preparation = false\n# gloss       = \"\"\n")
	return []byte(b.String())
}
