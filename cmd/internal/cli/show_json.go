package cli

import (
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
)

// The JSON form of an incident; the package comment describes it.
type (
	shownState struct {
		Format    int                `json:"format"`
		ID        runbook.IncidentID `json:"id"`
		Drill     bool               `json:"drill"`
		Status    runbook.Status     `json:"status"`
		Mistake   bool               `json:"mistake,omitzero"`
		Kinds     []string           `json:"kinds"`
		Title     string             `json:"title"`
		Account   string             `json:"account"`
		Org       shownOrg           `json:"org"`
		Severity  string             `json:"severity"`
		Recorder  string             `json:"recorder"`
		People    []string           `json:"people"`
		Opened    time.Time          `json:"opened,omitzero"`
		Happened  time.Time          `json:"happened,omitzero"`
		Detected  time.Time          `json:"detected,omitzero"`
		Closed    time.Time          `json:"closed,omitzero"`
		Head      shownHead          `json:"head"`
		Steps     []shownStep        `json:"steps"`
		Promises  []shownPromise     `json:"promises"`
		Due       []shownDue         `json:"due"`
		Questions []shownQuestion    `json:"questions"`
		Evidence  []shownEvidence    `json:"evidence"`
		Facts     []shownFact        `json:"facts"`
		Drafts    []shownDraft       `json:"drafts"`
		Ending    string             `json:"ending"`
		Changes   []shownKinds       `json:"kind_changes"`
		Clock     time.Time          `json:"clock,omitzero"`
		Arrived   []shownArrival     `json:"arrived,omitzero"`
		Error     string             `json:"error,omitzero"`
		Damage    string             `json:"damage,omitzero"`
	}
	shownOrg struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	shownHead struct {
		Seq  int    `json:"seq"`
		Hash string `json:"hash"`
	}
	shownStep struct {
		ID       playbook.Ref      `json:"id"`
		Playbook string            `json:"playbook"`
		Track    string            `json:"track"`
		Type     playbook.StepType `json:"type"`
		Title    string            `json:"title"`
		State    runbook.StepState `json:"state"`
		Role     string            `json:"role"`
		Post     string            `json:"post"`
		Due      time.Time         `json:"due,omitzero"`
		DueRule  org.Whose         `json:"due_rule"`
		Overdue  bool              `json:"overdue"`
		Rule     org.Whose         `json:"rule"`
		Sources  []string          `json:"sources"`

		Performer string          `json:"performer"`
		Outside   bool            `json:"outside"`
		Must      bool            `json:"must"`
		Silence   string          `json:"silence"`
		Citations []shownCitation `json:"citations"`
		With      string          `json:"with"`
		Channel   string          `json:"channel"`
		Text      string          `json:"text"`
		Handoff   string          `json:"handoff"`
		Form      string          `json:"form"`
		Repeat    bool            `json:"repeat"`   // it may be done again
		NoWords   bool            `json:"no_words"` // it is done, and what was published is not on record

		Items    []shownItem       `json:"items"`
		Gates    []shownGate       `json:"gates"`
		WaitsFor []playbook.Ref    `json:"waits_for"`
		Chosen   []string          `json:"chosen"`
		Fields   map[string]string `json:"fields"`
		Entry    int               `json:"entry"`
		At       time.Time         `json:"at,omitzero"`
		By       string            `json:"by"`
		Reason   string            `json:"reason"`
		Next     bool              `json:"next"`
	}
	shownCitation struct {
		Clause   string          `json:"clause"`
		Rule     org.Whose       `json:"rule"`
		Modality source.Modality `json:"modality"`
		Must     bool            `json:"must"`
		Gloss    string          `json:"gloss"`
	}
	shownFact struct {
		Fact      string            `json:"fact"`
		Text      string            `json:"text"`
		Certainty runbook.Certainty `json:"certainty"`
		From      string            `json:"from"`
		AsOf      time.Time         `json:"as_of,omitzero"`
		Entry     int               `json:"entry"`
	}
	shownDraft struct {
		Step  playbook.Ref `json:"step"`
		Form  string       `json:"form"`
		Body  string       `json:"body"`
		Open  []string     `json:"open"`
		Held  []string     `json:"claims"`
		Final bool         `json:"final"`
		Entry int          `json:"entry"`
		By    string       `json:"by"`
	}
	shownKinds struct {
		Kinds  []string  `json:"kinds"`
		At     time.Time `json:"at"`
		Reason string    `json:"reason"`
		Entry  int       `json:"entry"`
	}
	shownCall struct {
		Post  string `json:"post"`
		Day   string `json:"day"`
		Night string `json:"night"`
		Tried int    `json:"tried"`
	}
	shownItem struct {
		ID    string            `json:"id"`
		Name  string            `json:"name"`
		Post  string            `json:"post"`
		State runbook.StepState `json:"state"`
		At    time.Time         `json:"at,omitzero"`
		By    string            `json:"by"`

		Contacts []shownCall `json:"contacts"`
	}
	shownGate struct {
		Name   string    `json:"name"` // what an override calls it
		Kind   string    `json:"kind"`
		Act    string    `json:"act"`
		Open   bool      `json:"open"`
		Rule   org.Whose `json:"rule"`
		Source string    `json:"source"`
		Who    []string  `json:"who"`
		Roles  []string  `json:"roles"` // of an approval: whom the office's rules name; empty: nobody
		How    string    `json:"how"`
		By     string    `json:"by"`
		Post   string    `json:"post"` // of who approved or refused
		Reason string    `json:"reason"`
		Entry  int       `json:"entry"`

		Advice   bool           `json:"advice"`
		OnRecord bool           `json:"on_record"`
		Role     string         `json:"role"`
		Steps    []playbook.Ref `json:"steps"`
		Facts    []string       `json:"facts"`
	}
	shownPromise struct {
		Step     playbook.Ref   `json:"step"`
		Title    string         `json:"title"`
		Due      time.Time      `json:"due,omitzero"`
		At       time.Time      `json:"at"`
		Kept     bool           `json:"kept"`
		Released bool           `json:"released"`
		KeptBy   []playbook.Ref `json:"kept_by"`
	}
	shownDue struct {
		Step    playbook.Ref `json:"step"`
		Title   string       `json:"title"`
		At      time.Time    `json:"at"`
		Overdue bool         `json:"overdue"`
		What    string       `json:"what"`
		Rule    org.Whose    `json:"rule"`
	}
	shownQuestion struct {
		Entry    int          `json:"entry"`
		Step     playbook.Ref `json:"step"`
		Text     string       `json:"text"`
		By       string       `json:"by"`
		At       time.Time    `json:"at"`
		Answered bool         `json:"answered"`
		Answer   string       `json:"answer"`
		From     string       `json:"from"`
	}
	shownEvidence struct {
		Number int                `json:"number"`
		What   string             `json:"what"`
		Where  string             `json:"where"`
		AsOf   time.Time          `json:"as_of,omitzero"`
		File   *runbook.FileProof `json:"file,omitzero"`
	}
)

func (a *app) shown(session *runbook.Session, damage error) shownState {
	s, head := session.State(), session.Head()
	loc, now := s.Location(), a.now(&s)
	out := shownState{
		Format: 1, ID: s.ID, Drill: s.Drill, Status: s.Status, Mistake: s.Mistake, Kinds: nonNil(s.Kinds),
		Title: s.Title, Account: s.Account, Severity: s.Severity.ID, Recorder: s.Recorder(), People: nonNil(s.People),
		Opened: jsonTime(s.Opened, loc), Happened: jsonTime(s.Happened, loc),
		Detected: jsonTime(s.Detected, loc), Closed: jsonTime(s.Closed, loc),
		Head:  shownHead{head.Seq, head.Hash},
		Steps: []shownStep{}, Promises: []shownPromise{}, Due: []shownDue{}, Questions: []shownQuestion{}, Evidence: []shownEvidence{},
		Facts: []shownFact{}, Drafts: []shownDraft{}, Changes: []shownKinds{}, Ending: s.Ending.ID,
	}
	if s.Org != nil {
		out.Org = shownOrg{s.Org.ID, s.Org.Name.In(a.lang)}
	}
	if s.Err != nil {
		out.Error = s.Err.Error()
	}
	if s.Planned() {
		out.Clock, out.Arrived = jsonTime(now, loc), a.arrivals(&s, session.Entries())
	}
	if damage != nil {
		out.Damage = a.explain(damage).text.In(a.lang)
	}
	for _, f := range s.Facts {
		out.Facts = append(out.Facts, shownFact{f.Fact.Fact, f.Text, f.Certainty, f.From, jsonTime(f.AsOf, loc), f.Seq})
	}
	for _, d := range s.Drafts {
		out.Drafts = append(out.Drafts, shownDraft{d.Step, d.Form, d.Body, nonNil(d.Open), nonNil(d.Claims), d.Final(), d.Seq, d.By.Name})
	}
	for _, c := range s.KindChanges {
		out.Changes = append(out.Changes, shownKinds{nonNil(c.Kinds), jsonTime(c.At, loc), c.Reason, c.Seq})
	}
	views := s.Steps(now)
	next, _ := runbook.Next(views)
	if s.Status == runbook.StatusClosed {
		next = ""
	}
	for _, v := range views {
		out.Steps = append(out.Steps, a.shownStep(&s, v, v.Ref == next, loc))
	}
	for _, p := range s.Promises(now) {
		out.Promises = append(out.Promises, shownPromise{
			p.Step, p.Title.In(a.lang), jsonTime(p.Due, loc), jsonTime(p.At, loc), p.Kept, p.Released, nonNil(p.KeptBy),
		})
	}
	for _, d := range s.Dues(now) {
		out.Due = append(out.Due, shownDue{d.Step, d.Title.In(a.lang), jsonTime(d.At, loc), d.Overdue, d.What, d.Whose})
	}
	for _, q := range s.Questions {
		out.Questions = append(out.Questions, shownQuestion{q.Seq, q.Step, q.Text, q.By.Name, jsonTime(q.At, loc), q.Answered, q.Answer, q.From})
	}
	for _, e := range s.Evidence {
		out.Evidence = append(out.Evidence, shownEvidence{e.Number, e.What, e.Where, jsonTime(e.AsOf, loc), e.File})
	}
	return out
}

func (a *app) shownStep(s *runbook.State, v runbook.StepView, next bool, loc *time.Location) shownStep {
	st := shownStep{
		ID: v.Ref, Playbook: v.Playbook.ID, Track: v.Track, Type: v.Type, Title: v.Title.In(a.lang), State: v.State,
		Role: v.Role, Post: v.Post.In(a.lang), Due: jsonTime(v.Deadline, loc), Overdue: v.Overdue,
		Rule: v.Whose, Sources: nonNil(v.Sources), Items: []shownItem{}, Gates: []shownGate{},
		WaitsFor: nonNil(v.WaitsFor), Chosen: nonNil(v.Chosen), Fields: v.Values,
		Entry: v.Seq, At: jsonTime(v.At, loc), By: v.By.Name, Reason: v.Reason, Next: next,
	}
	if v.Due != nil {
		st.DueRule = v.DueWhose
	}
	st.Performer, st.Outside, st.With = v.Performer, v.Outside, v.With
	st.Channel, st.Text, st.Handoff, st.Form = v.Channel, v.Text, v.Step.Handoff, v.Step.Form
	st.Repeat, st.NoWords = v.Repeat, v.NoWords
	st.Silence = s.Silence(v.Sources).In(a.lang)
	st.Citations = []shownCitation{}
	for _, c := range s.Cite(v.Sources) {
		st.Citations = append(st.Citations, shownCitation{c.Clause, c.Whose, c.Modality, c.Must(), c.Gloss.In(a.lang)})
		st.Must = st.Must || c.Must()
	}
	if st.Fields == nil {
		st.Fields = map[string]string{}
	}
	for _, it := range v.Items {
		contacts := []shownCall{}
		for _, c := range it.Contacts {
			contacts = append(contacts, shownCall{c.Post.In(a.lang), c.Day, c.Night, c.Tried})
		}
		st.Items = append(st.Items, shownItem{it.ID, it.Name.In(a.lang), it.Post.In(a.lang), it.State, jsonTime(it.At, loc), it.By.Name, contacts})
	}
	for _, g := range v.Gates {
		st.Gates = append(st.Gates, shownGate{g.Name(), g.Kind, g.Act, g.Open, g.Whose, g.Source, nonNil(a.each(g.Who)), nonNil(g.Roles), g.How, g.By, g.Post, g.Reason, g.Seq, g.Advice, g.OnRecord, g.Role, nonNil(g.Steps), nonNil(g.Facts)})
	}
	return st
}
