package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// otherAccount stands for an account the profile does not list.
const otherAccount = " other"

// openIntake shows what the first entry of a new incident says. The button has the
// focus: Enter starts at once. A drill begins on its kind, which nobody chose yet.
func (m *Model) openIntake(kind string, drill bool) tea.Cmd {
	cmd := m.leaveAll()
	m.screen, m.visit = onIntake, nil
	f := m.intakeForm(drill)
	m.intake = f
	m.open(f)
	if kind != "" {
		kinds := f.field("kinds")
		clear(kinds.on)
		kinds.on[kind], kinds.given = true, true
		for i, c := range kinds.choices {
			if c.id == kind {
				kinds.at = i
			}
		}
	}
	if f.react != nil { // what is chosen already counts as well
		f.react(f)
	}
	f.focusButton()
	m.warnOpen(f)
	if drill {
		f.focusField("kinds")
	}
	return cmd
}

func (m *Model) intakeForm(drill bool) *form {
	f := &form{drill: drill, key: "intake", title: word.FormIntake, button: word.ButtonStart, first: true}
	f.intro = []lang.Text{word.IntakeIntro}
	if drill {
		f.key, f.title, f.button = "intake drill", word.FormIntakeDrill, word.ButtonStartDrill
		f.intro = []lang.Text{word.IntakeIntroDrill}
	}
	if m.cfg.StandIn && !drill {
		f.sure = lang.Files.StandInSure
	}
	f.fields = []*field{newMany("kinds", word.Kinds, kindChoices(m.cfg.Library.Set))}
	f.fields[0].hint = word.KindsHint
	f.fields = append(f.fields, newText("title", word.IntakeTitle, word.IntakeTitleHint, ""))
	f.fields = append(f.fields, accountFields(m.profile())...)
	detected := newTime("detected", word.IntakeDetected, word.IntakeDetectedHint, "", runbook.Behind)
	f.fields = append(f.fields,
		newArea("seen", word.IntakeSeen, word.IntakeSeenHint, ""),
		happens(word.IntakeHappenedHint),
		detected,
		paperField(detected),
		newText("source", word.IntakeSource, lang.Text{}, ""),
		newText("means", word.IntakeMeans, lang.Text{}, ""),
		newText("recorder", word.IntakeRecorder, word.IntakeRecorderHint, m.cfg.User))
	f.build = m.buildIntake
	return f
}

// accountFields ask which account it is about: one of the office, or another.
func accountFields(p *org.Profile) []*field {
	name := newText("account-name", word.IntakeAccountName, word.IntakeAccountHint, "")
	if p == nil || len(p.Accounts) == 0 {
		return []*field{name}
	}
	var accounts []choice
	for _, a := range p.Accounts {
		accounts = append(accounts, choice{id: a.ID, text: lang.Same(a.Name), more: lang.Same(a.Platform + " " + a.Handle)})
	}
	accounts = append(accounts, choice{id: otherAccount, text: word.OtherAccount})
	account := newOne("account", word.IntakeAccount, accounts, "")
	return []*field{account, name.inWords(account, otherAccount)}
}

// chosenAccount is the account chosen or named in a form.
func chosenAccount(f *form) string {
	if a := f.text("account"); a != "" && a != otherAccount {
		return a
	}
	return f.text("account-name")
}

// accountName is the name of the account the incident is about.
func accountName(s *runbook.State) string {
	if s.Org != nil {
		for _, a := range s.Org.Accounts {
			if a.ID == s.Account {
				return a.Name
			}
		}
	}
	return s.Account
}

func (m *Model) buildIntake(f *form) (job, *trouble) {
	v := m.voice()
	happened, t := atTime(f, "happened", v, runbook.Behind)
	if t != nil {
		return job{}, t
	}
	detected, t := atTime(f, "detected", v, runbook.Behind)
	if t != nil {
		return job{}, t
	}
	recorder := f.text("recorder")
	if recorder == "" { // nobody has to write a name before the clock runs
		recorder = runbook.Unnamed
	}
	in := &runbook.Open{
		By:    runbook.By{Actor: runbook.Actor{Name: recorder, Role: runbook.RoleRecorder}, AsIs: f.asIs, Paper: onPaper(f)},
		Kinds: f.field("kinds").chosen(), Title: f.text("title"), Account: chosenAccount(f), Seen: f.text("seen"),
		Source: f.text("source"), Means: f.text("means"), Happened: happened, Unknown: f.field("happened").saysUnknown(), Detected: detected, Version: m.cfg.Version,
	}
	f.attempt(in)
	return job{start: in}, nil
}

// officeForm chooses the office whose rules and posts a new incident starts with.
func (m *Model) officeForm() *form {
	f := &form{key: "office", title: word.FormOffice, button: word.ButtonOffice}
	f.intro = append([]lang.Text{word.OfficeIntro}, m.cfg.LeftOut...)
	var choices []choice
	for _, p := range m.cfg.Library.Profiles {
		name := p.Name
		if p.ID == runbook.GenericOrg {
			name = word.OfficeGeneric
		}
		choices = append(choices, choice{id: p.ID, text: name})
	}
	f.fields = []*field{newOne("office", word.Office, choices, m.cfg.Org).must()}
	f.build = func(f *form) (job, *trouble) {
		id := f.text("office")
		return job{run: func(m *Model) tea.Cmd { return m.chooseOffice(id) }}, nil
	}
	return f
}

// chooseOffice remembers the office, in a command: that touches the disk.
func (m *Model) chooseOffice(id string) tea.Cmd {
	set := m.cfg.SetOrg
	return func() tea.Msg {
		if set == nil {
			return orgChosen{id: id}
		}
		return orgChosen{id, set(id)}
	}
}

func (m *Model) orgChosen(msg orgChosen) {
	m.cfg.Org, m.cfg.StandIn = msg.id, false // chosen with open eyes
	if msg.err != nil {
		m.tell(inkBad, word.OfficeNotKept.With(msg.err.Error()))
		return
	}
	m.tell(inkGood, word.OfficeChosen.With(lang.Same(m.officeName())))
}
