package cli

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/platform"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
	"dandori/runbook/tomlfile"
)

// leftOut is a file of the data folder that cannot be used, and why.
type leftOut struct {
	name string
	line int // 0: no line is to blame
	why  lang.Text
}

// usableLibrary reads what new incidents can begin from. Nothing in the data folder
// may keep an incident from being recorded: what is wrong there is left out, and
// stands in the library.
func (a *app) usableLibrary() (*library, error) {
	var own playbook.Files
	var left []leftOut
	leave := func(name string, err error) { left = append(left, a.leftOut(name, err)) }
	for _, folder := range ownFolders {
		files, err := a.ownFiles(folder.name)
		if errors.Is(err, store.ErrNotFolder) {
			return nil, err // nothing can be recorded there
		}
		if err != nil {
			leave(ownPrefix+folder.name, err)
			continue
		}
		*folder.files(&own) = files
	}
	lib, err := makeLibrary(own)
	for err != nil {
		problems, _ := errors.AsType[tomlfile.Problems](err)
		found := false
		for _, folder := range ownFolders {
			files := folder.files(&own)
			*files = slices.DeleteFunc(slices.Clone(*files), func(f playbook.File) bool {
				i := slices.IndexFunc(problems, func(p tomlfile.Problem) bool { return p.File == f.Name })
				if i < 0 || folder.name == ownProfiles {
					return false
				}
				leave(f.Name, problems[i:])
				found = true
				return true
			})
		}
		if !found { // they are wrong only together with what ships
			own = playbook.Files{Profiles: own.Profiles}
			leave(ownPrefix+ownPlaybooks, err)
		}
		if lib, err = makeLibrary(own); err != nil && !found {
			return nil, err
		}
	}
	for _, b := range lib.broken {
		leave(b.name, b.err)
	}
	lib.left = left
	return lib, nil
}

// toldLibrary reads what can be used, and says on standard error what cannot.
func (a *app) toldLibrary() (*library, error) {
	lib, err := a.usableLibrary()
	if err == nil {
		a.tellLeftOut(lib)
	}
	return lib, err
}

func (a *app) tellLeftOut(lib *library) {
	for _, l := range lib.left {
		a.remark(lang.Command.LeftOut.With(l.name, l.why))
	}
	if !lib.standIn.IsZero() {
		a.remark(lib.standIn)
	}
	if len(lib.left) > 0 || !lib.standIn.IsZero() {
		fmt.Fprintf(a.env.Stderr, "dandori: hint: %s\n", lang.Command.LeftOutHint.In(a.lang))
	}
}

// suggest says on standard error what to do next.
func (a *app) suggest(text lang.Text) {
	fmt.Fprintf(a.env.Stderr, "dandori: hint: %s\n", lang.Visible(text.In(a.lang)))
}

// onStderr prints on standard error what is otherwise printed on standard output.
func (a *app) onStderr(print func()) {
	out := a.out
	a.out = bufio.NewWriter(a.env.Stderr)
	print()
	a.out.Flush()
	a.out = out
}

// remark says on standard error what is no error.
func (a *app) remark(text lang.Text) {
	fmt.Fprintf(a.env.Stderr, "dandori: note: %s\n", lang.Visible(text.In(a.lang)))
}

// consoleLibrary reads what the console can begin new incidents from. A running
// incident is pinned and needs none of it, so nothing in the data folder may keep the
// console from opening, the profile of the office neither: what ships stands in.
func (a *app) consoleLibrary() (*library, *org.Profile, error) {
	lib, err := a.usableLibrary()
	if err != nil {
		return nil, nil, err
	}
	chosen, err := a.profile(lib, "")
	if err != nil {
		id, why := runbook.GenericOrg, a.leftOut("", err)
		s, settingsErr := a.readSettings()
		if settingsErr == nil && lib.brokenError(s.org) != nil {
			id = s.org // its own file is broken
		}
		var shipped bool
		if chosen, shipped = lib.Profile(id); !shipped {
			chosen, _ = lib.Profile(runbook.GenericOrg)
		}
		lib.standIn = lang.Files.StandIn.With(chosen.Name, why.why)
		if chosen.ID == runbook.GenericOrg {
			lib.standIn = lang.Command.LeftOutSettings.With(why.why)
		}
	}
	return lib, chosen, nil
}

// leftOut says of an error what is wrong first, and where.
func (a *app) leftOut(name string, err error) leftOut {
	if problems, ok := errors.AsType[tomlfile.Problems](err); ok && len(problems) > 0 {
		p := problems[0]
		place := fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
		return leftOut{name, p.Line, lang.Text{Ja: place + p.Text.In(lang.Japanese), En: place + p.Text.In(lang.English)}}
	}
	return leftOut{name: name, why: a.explain(err).text}
}

// firstProblem says of an error what is wrong first, and where.
func (a *app) firstProblem(err error) lang.Text { return a.leftOut("", err).why }

// troubles says on the screen what was left out, in a line each: the profile in whose
// place another is used first.
func (l *library) troubles() []lang.Text {
	var out []lang.Text
	if !l.standIn.IsZero() {
		out = append(out, l.standIn)
	}
	for _, f := range l.left {
		name := strings.TrimPrefix(f.name, ownPrefix)
		if f.line > 0 {
			out = append(out, lang.Files.NotUsedLine.With(name, f.line))
		} else {
			out = append(out, lang.Files.NotUsed.With(name))
		}
	}
	return out
}

// around is what the profiles of a library may refer to.
func (a *app) around(lib *library, p *org.Profile) org.Around {
	out := org.Around{Clauses: map[string][]string{}}
	for _, d := range lib.Sources().Documents() {
		list := []string{}
		for _, c := range d.Clauses {
			list = append(list, c.ID)
		}
		out.Clauses[d.ID] = list
	}
	var known []*platform.Platform
	for _, f := range lib.files.Platforms {
		if x, err := platform.Parse(f.Name, f.Data); err == nil {
			known = append(known, x)
			out.Platforms = append(out.Platforms, x.ID)
		}
	}
	if set, err := platform.NewSet(known...); err == nil {
		out.IsPlatform = func(name string) bool { _, ok := set.Find(name); return ok }
	}
	if p.TimeZone != nil {
		out.Today = a.env.Now().In(p.TimeZone).Format(time.DateOnly)
	}
	return out
}

// tellDoubts says that the profile in use has something in it that may be a mistake.
// What ships is tested.
func (a *app) tellDoubts(lib *library, p *org.Profile) {
	if !isOwnFile(p.FileName) {
		return
	}
	if doubts, _ := org.Review(p, a.around(lib, p)); len(doubts) > 0 {
		a.remark(lang.Files.Doubts.With(p.FileName, len(doubts), p.ID))
	}
}
