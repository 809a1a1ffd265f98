package cli

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// officeHeads is the title that the law gives the head of each kind of office. The name
// of such an office ends in its kind.
var officeHeads = map[string]string{
	"市": "市長", "区": "区長", "町": "町長", "村": "村長", "県": "知事", "都": "知事", "道": "知事", "府": "知事",
}

// maxOfficeName bounds the name of an office, in characters.
const maxOfficeName = 100

func (a *app) orgInit() *cobra.Command {
	var name, from, office string
	t := lang.Org
	c := a.command("init ID", 1, 1, t.InitHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, name, "name"); err != nil {
			return err
		}
		id := foldName(args[0])
		switch {
		case !tomlfile.IsID(id):
			return usage(t.InitBadID.With(args[0]), t.InitIDHint)
		case id == runbook.GenericOrg || id == org.LawDocument:
			return usage(t.InitReserved.With(id), t.InitIDHint)
		}
		name = strings.TrimSpace(name)
		if utf8.RuneCountInString(name) > maxOfficeName || strings.ContainsFunc(name, lang.Hostile) {
			return usage(t.InitBadName.With(name), t.InitNameHint.With(maxOfficeName))
		}
		p := &org.Profile{ID: id, Name: lang.Text{Ja: name}}
		var err error
		if p.Office, err = a.officeKind(office, p.Name.Ja); err != nil {
			return err
		}
		p.Head = officeHeads[p.Office]
		return a.makeProfile(p, from)
	})
	a.text(c, &name, "name", "NAME", t.InitNameFlag)
	a.text(c, &from, "from", "ORG", t.InitFromFlag)
	a.text(c, &office, "office", "KIND", t.InitOfficeFlag)
	a.asJSON(c)
	return c
}

// officeKind is the kind of office that was given, else the one in which its name
// ends, else unset.
func (a *app) officeKind(given, name string) (string, error) {
	if given = strings.TrimSpace(given); given != "" {
		if officeHeads[given] == "" {
			kinds := slices.Sorted(maps.Keys(officeHeads))
			return "", usage(lang.Org.InitBadOffice.With(given), lang.Org.InitOffices.With(strings.Join(kinds, " ")))
		}
		return given, nil
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	if kind := string(last); officeHeads[kind] != "" {
		return kind, nil
	}
	return "", nil
}

// makeProfile writes the file of a new profile and says how to go on.
func (a *app) makeProfile(p *org.Profile, from string) error {
	t := lang.Org
	lib, err := a.usableLibrary()
	if err != nil {
		return err
	}
	if strings.TrimSpace(from) == "" {
		from = runbook.GenericOrg
	}
	reference, err := a.namedProfile(lib, from)
	if err != nil {
		return err
	}
	points, err := readPoints()
	if err != nil {
		return err
	}
	if taken := lib.ownFile(p.ID); taken != "" {
		return failed(t.InitExists.With(taken), t.InitExistsHint)
	}
	if same := lib.sameName(p); len(same) > 0 { // one of the two would be filled in, and the other used
		return failed(lang.OrgDoubt.InitSame.With(p.Name, same[0]), lang.OrgDoubt.InitSameID.With(same[0], same[0], p.Name))
	}
	if reference.ID == p.ID { // the office itself: what it says is its own
		own := *reference
		if own.Name.Ja != p.Name.Ja {
			own.Name = p.Name
		}
		p = &own
	}
	known := knownTo(lib.Set)
	known.Items = itemNames()
	f := playbook.File{Name: ownPrefix + ownProfiles + "/" + p.ID + ".toml", Data: org.Template(p, reference, known, points)}
	if _, problems := lib.parseProfile(f); len(problems) > 0 {
		return problems // nothing is written that cannot be read back
	}
	path, err := a.writeProfile(p.ID, f.Data)
	if err != nil {
		return err
	}
	shipped := slices.ContainsFunc(lib.Profiles, func(o *org.Profile) bool { return o.ID == p.ID })
	return a.madeProfile(p, reference, f.Name, path, shipped)
}

// ownFile names the file of the data folder that has a profile of that id, or
// stands where it would stand; "" when there is none.
func (l *library) ownFile(id string) string {
	for _, p := range l.Profiles {
		if p.ID == id && isOwnFile(p.FileName) {
			return p.FileName
		}
	}
	for _, b := range l.broken {
		if b.id == id || b.name == ownPrefix+ownProfiles+"/"+id+".toml" {
			return b.name
		}
	}
	return ""
}

// writeProfile writes a new file into the data folder. One that is there is left
// alone.
func (a *app) writeProfile(id string, data []byte) (string, error) {
	st, err := a.openStore() // makes the data folder, or refuses it
	if err != nil {
		return "", err
	}
	st.Close()
	dir := filepath.Join(a.dataDir(), ownProfiles)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, id+".toml")
	err = writeFile(path, false, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return "", failed(lang.Org.InitExists.With(ownPrefix+ownProfiles+"/"+id+".toml"), lang.Org.InitExistsHint)
	}
	return path, err
}

// madeProfile says what was made and what to fill in first.
func (a *app) madeProfile(p, reference *org.Profile, name, path string, replaces bool) error {
	t := lang.Org
	if a.json {
		return a.printJSON(struct {
			Org  string `json:"org"`
			File string `json:"file"`
		}{p.ID, path})
	}
	a.say(t.InitMade, p.Name, name)
	a.under(t.InitFolder, path)
	if replaces {
		a.say(t.InitReplaces, p.ID)
	}
	if reference.ID != runbook.GenericOrg && reference.ID != p.ID {
		a.say(t.InitFrom, reference.Name)
	}
	a.out.WriteByte('\n')
	a.wrapped("", "", t.InitAll.In(a.lang))
	a.say(t.InitOrder)
	for i, step := range t.InitSteps {
		a.say(lang.Same("  %d. %s"), i+1, step)
	}
	a.out.WriteByte('\n')
	for _, next := range []lang.Text{t.InitCheck, t.InitShow, t.InitGaps, t.InitUse} {
		a.say(next, p.ID)
	}
	return nil
}
