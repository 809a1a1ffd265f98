package cli

import (
	"cmp"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

func (a *app) org() *cobra.Command {
	return a.group("org", lang.Command.OrgHelp, a.orgList(), a.orgShow(), a.orgCheck(), a.orgUse())
}

func (a *app) orgList() *cobra.Command {
	type line struct {
		ID    string `json:"id"`
		Name  string `json:"name"`
		File  string `json:"file"`
		Own   bool   `json:"own"` // of the data folder
		Used  bool   `json:"used"`
		Error string `json:"error,omitzero"`
	}
	c := a.command("list", 0, 0, lang.Command.OrgListHelp, func(*cobra.Command, []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		s, err := a.readSettings()
		if err != nil {
			return err
		}
		if s.org == "" {
			s.org = runbook.GenericOrg
		}
		lines := []line{}
		for _, p := range lib.Profiles {
			lines = append(lines, line{p.ID, p.Name.In(a.lang), p.FileName, isOwnFile(p.FileName), p.ID == s.org, ""})
		}
		for _, b := range lib.broken {
			lines = append(lines, line{File: b.name, Own: true, Error: b.err.Error()})
		}
		if a.json {
			return a.printJSON(struct {
				Format int    `json:"format"`
				Orgs   []line `json:"orgs"`
			}{1, lines})
		}
		for _, l := range lines {
			if l.Error != "" {
				a.say(lang.Command.OrgBroken, l.File)
				continue
			}
			used := ""
			if l.Used {
				used = lang.Command.OrgUsed.In(a.lang)
			}
			a.say(lang.Same("%s"), strings.TrimSpace(a.format(lang.Command.OrgLine, l.ID, l.Name, a.origin(l.Own), used)))
		}
		return nil
	})
	a.asJSON(c)
	return c
}

func (a *app) orgShow() *cobra.Command {
	c := a.command("show [ORG]", 0, 1, lang.Command.OrgShowHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		p, err := a.profile(lib, strings.Join(args, ""))
		if err != nil {
			return err
		}
		if a.json {
			return a.printJSON(a.shownProfile(lib.Set, p))
		}
		a.printProfile(lib.Set, p)
		return nil
	})
	a.asJSON(c)
	return c
}

// The JSON form of a profile.
type (
	shownProfile struct {
		Format    int                     `json:"format"`
		ID        string                  `json:"id"`
		Name      string                  `json:"name"`
		Office    string                  `json:"office"`
		Head      string                  `json:"head"`
		TimeZone  string                  `json:"time_zone"`
		Roles     map[string]shownPost    `json:"roles"`     // every role of the playbooks
		Reports   map[string]shownRule    `json:"reports"`   // by kind; absent where the rules are silent
		Approvals map[string]shownRule    `json:"approvals"` // by act; likewise
		Accounts  map[string]shownAccount `json:"accounts"`
	}
	shownPost struct {
		Post   string `json:"post"` // "" when not set
		Source string `json:"source"`
	}
	shownRule struct {
		Roles  []string `json:"roles"`
		Source string   `json:"source"`
	}
	shownAccount struct {
		Platform string   `json:"platform"`
		Name     string   `json:"name"`
		Handle   string   `json:"handle"`
		URL      string   `json:"url"`
		Admins   []string `json:"admins"`
	}
)

func (a *app) shownProfile(set *playbook.Set, p *org.Profile) shownProfile {
	out := shownProfile{
		Format: 1, ID: p.ID, Name: p.Name.In(a.lang), Office: p.Office, Head: p.Head, TimeZone: p.TimeZone.String(),
		Roles: map[string]shownPost{}, Reports: map[string]shownRule{}, Approvals: map[string]shownRule{}, Accounts: map[string]shownAccount{},
	}
	for _, r := range set.Opening.Roles {
		out.Roles[r.ID] = shownPost{p.Roles[r.ID].Post.In(a.lang), p.Roles[r.ID].Source}
	}
	for kind, r := range p.Reports {
		out.Reports[kind] = shownRule{nonNil(r.To), r.Source}
	}
	for act, r := range p.Approvals {
		out.Approvals[act] = shownRule{nonNil(r.By), r.Source}
	}
	for _, ac := range p.Accounts {
		out.Accounts[ac.ID] = shownAccount{ac.Platform, ac.Name, ac.Handle, ac.URL, nonNil(ac.Admins)}
	}
	return out
}

// printProfile prints a profile for reading; what is not set is said.
func (a *app) printProfile(set *playbook.Set, p *org.Profile) {
	t := lang.Command
	section := func(title lang.Text) {
		a.out.WriteByte('\n')
		a.say(lang.Same("== %s =="), title)
	}
	a.say(lang.Same("%s (%s)"), p.Name, p.ID)
	a.say(t.OrgOffice, a.orUnset(p.Office), a.orUnset(p.Head), p.TimeZone.String())
	for _, d := range p.Documents {
		a.say(t.OrgDocument, d.Title, d.ID, d.Date)
	}
	section(t.OrgRoles)
	for _, r := range set.Opening.Roles {
		role := p.Roles[r.ID]
		if r.Outside && role.Post.IsZero() {
			continue
		}
		a.say(t.OrgRole, r.Title, r.ID, a.orUnset(role.Post.In(a.lang)), role.Source)
		if len(role.Deputies) > 0 {
			a.under(t.OrgDeputies, a.join(a.each(role.Deputies)))
		}
		if role.Day != "" || role.Night != "" {
			a.under(t.OrgReach, a.orUnset(role.Day), a.orUnset(role.Night))
		}
	}
	role := func(id string) string { return a.postName(set, p, id) }
	section(t.OrgReports)
	for _, k := range set.Kinds {
		r := p.Reports[k.Kind]
		var to []string
		for _, id := range r.To {
			to = append(to, role(id))
		}
		whom := a.join(to)
		if whom == "" {
			whom = lang.Event.NoRule.In(a.lang)
		}
		a.say(t.OrgReport, k.Title, whom, strings.TrimSpace(r.Urgency.In(a.lang)+" "+r.Source))
	}
	section(t.OrgApprovals)
	for _, act := range []string{playbook.ActPublish, playbook.ActEdit, playbook.ActDelete, playbook.ActOfficialView} {
		ap := p.Approvals[act]
		var by []string
		for _, id := range ap.By {
			by = append(by, role(id))
		}
		who := a.join(by)
		if who == "" {
			who = lang.Event.NoRule.In(a.lang)
		}
		a.say(t.OrgApproval, t.ActName[act], who, ap.Source)
	}
	if len(p.Policies) > 0 {
		section(t.OrgPolicies)
		for _, id := range slices.Sorted(maps.Keys(p.Policies)) {
			a.say(t.OrgPolicy, p.Policies[id].Text, p.Policies[id].Source)
		}
	}
	if len(p.Handoffs) > 0 || len(p.Forms) > 0 {
		section(t.OrgPapers)
		for _, h := range p.Handoffs {
			a.say(t.OrgPolicy, h.Title, strings.TrimSpace(h.When.In(a.lang)+" "+h.Source))
		}
		for _, f := range p.Forms {
			a.say(t.OrgPolicy, f.Title, f.Source)
		}
	}
	section(t.OrgAccounts)
	if len(p.Accounts) == 0 {
		a.say(lang.Event.Unset)
	}
	for _, ac := range p.Accounts {
		a.say(t.OrgAccount, ac.ID, a.orUnset(ac.Name), a.orUnset(ac.Platform), a.orUnset(ac.Handle))
		a.under(t.OrgAdmins, a.orUnset(a.join(ac.Admins)), a.orUnset(ac.TwoFactor), a.orUnset(ac.LastPasswordChange))
	}
}

func (a *app) orgCheck() *cobra.Command {
	c := a.command("check [FILE...]", 0, -1, lang.Command.OrgCheckHelp, func(_ *cobra.Command, args []string) error {
		given, err := a.givenFiles(args)
		if err != nil {
			return err
		}
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		var problems org.Problems
		if len(given) == 0 {
			for _, p := range lib.Profiles {
				given = append(given, playbook.File{Name: p.FileName, Data: p.Data})
			}
			for _, b := range lib.broken {
				if found, ok := errors.AsType[org.Problems](b.err); ok {
					problems = append(problems, found...)
				}
			}
		}
		for _, f := range given {
			_, found := lib.parseProfile(f)
			problems = append(problems, found...)
		}
		return a.checked(given, problems.Err())
	})
	a.asJSON(c)
	return c
}

// parseProfile reads a profile and checks it against the playbooks: everything
// that is wrong, in the order of the file.
func (l *library) parseProfile(f playbook.File) (*org.Profile, org.Problems) {
	p, err := org.Parse(f.Name, f.Data)
	problems, _ := errors.AsType[org.Problems](err)
	if p == nil {
		p = &org.Profile{FileName: f.Name, Data: f.Data}
	}
	for _, found := range l.check(p) {
		if !slices.Contains(problems, found) { // a file that is no TOML is so for both
			problems = append(problems, found)
		}
	}
	slices.SortStableFunc(problems, func(a, b org.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return p, problems
}

func (a *app) orgUse() *cobra.Command {
	c := a.command("use ORG|FILE", 1, 1, lang.Command.OrgUseHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		p, err := a.namedProfile(lib, args[0])
		if err != nil {
			return err
		}
		st, err := a.openStore() // makes the data folder, or refuses it
		if err != nil {
			return err
		}
		st.Close()
		if strings.HasSuffix(foldName(args[0]), ".toml") {
			dir := filepath.Join(a.dataDir(), ownProfiles)
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return err
			}
			err := writeFile(filepath.Join(dir, p.ID+".toml"), true, func(w io.Writer) error {
				_, err := w.Write(p.Data)
				return err
			})
			if err != nil {
				return err
			}
		}
		if err := a.writeSettings(settings{org: p.ID}); err != nil {
			return err
		}
		if a.json {
			return a.printJSON(struct {
				Org string `json:"org"`
			}{p.ID})
		}
		a.say(lang.Command.OrgNow, p.Name, p.ID)
		return nil
	})
	a.asJSON(c)
	return c
}
