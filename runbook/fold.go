package runbook

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// Fold applies events, in the order of the log, and returns the new state. The
// state it is given does not change. An event of an unknown type changes
// nothing but the head. Folding a log in one piece or in several gives the same
// state.
func Fold(s State, events []Event) State {
	f := folder{s: &s, owned: map[playbook.Ref]bool{}}
	s.steps = maps.Clone(s.steps)
	s.joined = maps.Clone(s.joined)
	s.Roles = maps.Clone(s.Roles)
	s.Questions = slices.Clone(s.Questions)
	s.Evidence = slices.Clip(s.Evidence)
	s.Facts = slices.Clone(s.Facts)
	s.Drafts = slices.Clip(s.Drafts)
	s.told = slices.Clip(s.told)
	s.KindChanges = slices.Clip(s.KindChanges)
	s.People = slices.Clip(s.People)
	for _, e := range events {
		f.apply(e)
	}
	return s
}

type folder struct {
	s     *State
	owned map[playbook.Ref]bool // records already copied in this fold
}

// step returns the record of a step, safe to change.
func (f *folder) step(ref playbook.Ref) *record {
	if !f.owned[ref] {
		if f.s.steps == nil {
			f.s.steps = map[playbook.Ref]*record{}
		}
		f.s.steps[ref] = f.s.steps[ref].clone()
		f.owned[ref] = true
	}
	return f.s.steps[ref]
}

func (f *folder) apply(e Event) {
	s := f.s
	s.Head = e.Seq
	if e.Actor.Name != "" && !e.Own() && !slices.Contains(s.People, e.Actor.Name) {
		s.People = append(s.People, e.Actor.Name)
	}
	had, classified := s.Kinds, s.classified
	f.drill(e)
	switch d := e.Data.(type) {
	case *Opened:
		if e.Seq == 1 { // a log has one opening
			f.open(e, d)
		}
	case *Classified:
		f.classify(d)
	case *Amended:
		f.tell(told{seq: e.Seq, facts: *d})
	case *Closed:
		s.Status, s.Closed, s.Mistake = StatusClosed, e.At, d.Mistake
	case *Reopened:
		s.Status, s.Closed, s.Mistake = StatusOpen, time.Time{}, false
	case *Done:
		again := f.again(e.Step)
		f.settle(e, StateDone, d.Items, "", d.Timing)
		r := f.step(e.Step)
		if again {
			r.fields = nil
		}
		r.note, r.text = d.Note, d.Text
		r.fields = mergeFields(r.fields, d.Fields)
		facts := s.amends(e.Step, d.Fields)
		if facts.Unknown = s.happenedUnknown(e.Step, d.Fields); *facts != (Amended{}) {
			f.tell(told{seq: e.Seq, step: e.Step, facts: *facts})
		}
	case *NotDone:
		state := StateImposs
		if e.Type == StepSkipped {
			state = StateSkipped
		}
		f.settle(e, state, d.Items, d.Reason, d.Timing)
	case *StepReopening:
		f.reopen(e, d)
	case *Decided:
		f.decide(e, d)
	case *Reported:
		f.report(e, d)
	case *Approved:
		f.approve(e, d)
	case *Improvement:
		f.improve(e, d)
	case *Consulted:
		r := f.step(e.Step)
		if r.consulted == nil {
			r.consulted = map[string][]consulted{}
		}
		r.consulted[d.Role] = append(r.consulted[d.Role], consulted{with: d.With, seq: e.Seq})
	case *Overridden:
		r := f.step(e.Step)
		r.overrides = append(r.overrides, override{gates: d.Gates, by: e.Actor, reason: d.Reason, seq: e.Seq})
	case *EvidenceItem:
		s.Evidence = append(s.Evidence, EvidenceView{EvidenceItem: *d, Seq: e.Seq, Step: e.Step, By: e.Actor, At: e.At})
	case *Fact:
		f.fact(e, d)
	case *Corrected:
		for i := range s.Facts {
			if s.Facts[i].Seq == d.Entry {
				s.Facts[i].Corrected = e.Seq
			}
		}
	case *Draft:
		s.Drafts = append(s.Drafts, DraftView{Draft: *d, Seq: e.Seq, Step: e.Step, By: e.Actor, At: e.At})
		r := f.step(e.Step)
		r.draft = e.Seq
		f.writtenDown(e, d, r)
	case *Checked:
		r := f.step(e.Step)
		r.checks++
		if !e.At.Before(r.lastCheck) { // a late entry of an earlier look does not turn the clock back
			r.lastCheck = e.At
			r.fields = mergeFields(r.fields, d.Fields)
		}
	case *Question:
		s.Questions = append(s.Questions, AskedQuestion{Seq: e.Seq, Step: e.Step, Text: d.Text, By: e.Actor, At: e.At})
	case *Answered:
		for i := range s.Questions {
			if s.Questions[i].Seq == d.Question {
				q := &s.Questions[i]
				q.Answered, q.AnsweredAt, q.Answer, q.From = true, e.At, d.Text, d.From
			}
		}
	case *RoleTaking:
		if s.Roles == nil {
			s.Roles = map[string]string{}
		}
		s.Roles[d.Role] = d.Name
		if !slices.Contains(s.People, d.Name) {
			s.People = append(s.People, d.Name)
		}
	}
	switch e.Data.(type) {
	case *Opened, *Classified, *Decided, *StepReopening: // what can change the kinds
		s.Kinds = s.kinds()
		if classified {
			f.join(e, had)
		}
		if !slices.Equal(had, s.Kinds) || len(s.KindChanges) == 0 {
			s.KindChanges = append(s.KindChanges, KindChange{Seq: e.Seq, Step: e.Step, At: e.At, By: e.Actor, Kinds: slices.Clone(s.Kinds), Reason: reasonOf(e.Data)})
			f.confirm(e)
		}
	}
}

func reasonOf(d Data) string {
	switch d := d.(type) {
	case *Classified:
		return d.Reason
	case *Decided:
		return d.Reason
	case *StepReopening:
		return d.Reason
	}
	return ""
}

// confirm notes when each kind was first fixed: 発生を確認した時点.
func (f *folder) confirm(e Event) {
	s := f.s
	s.confirmedAt = maps.Clone(s.confirmedAt)
	if s.confirmedAt == nil {
		s.confirmedAt = map[string]time.Time{}
	}
	for _, k := range s.Kinds {
		if _, known := s.confirmedAt[k]; !known {
			s.confirmedAt[k] = e.At
		}
	}
}

// fact puts a statement in the place of the one it replaces, or adds it.
func (f *folder) fact(e Event, d *Fact) {
	s := f.s
	v := FactView{Fact: *d, Title: lang.Same(d.Fact), Seq: e.Seq, Step: e.Step, By: e.Actor, At: e.At}
	if s.Set != nil {
		if known, ok := s.Set.Fact(d.Fact); ok {
			v.Title = known.Title
		}
	}
	if d.Earlier {
		return
	}
	for i, have := range s.Facts {
		if d.Fact != "" && have.Fact.Fact == d.Fact || d.Fact == "" && d.Replaces != 0 && have.Seq == d.Replaces {
			s.Facts[i] = v
			return
		}
	}
	s.Facts = append(s.Facts, v)
}

// kinds are the kinds set as a whole, and those that steps added to them.
func (s *State) kinds() []string {
	kinds := slices.Clip(s.base)
	if s.Set == nil {
		return kinds
	}
	for _, p := range s.Set.All() {
		for _, st := range p.Steps {
			r := s.steps[st.Ref]
			if r == nil {
				continue
			}
			for _, k := range r.added {
				if !slices.Contains(kinds, k) {
					kinds = append(kinds, k)
				}
			}
		}
	}
	return kinds
}

// join notes when a kind first joined an incident that had been classified
// without it.
func (f *folder) join(e Event, had []string) {
	for _, k := range had {
		if !slices.Contains(f.s.Kinds, k) { // a mistake: when it comes back its clocks start anew
			delete(f.s.joined, k)
			f.s.confirmedAt = maps.Clone(f.s.confirmedAt)
			if !slices.Contains(f.s.began, k) {
				delete(f.s.confirmedAt, k)
			}
		}
	}
	for _, k := range f.s.Kinds {
		if slices.Contains(f.s.began, k) || slices.Contains(had, k) {
			continue
		}
		if f.s.joined == nil {
			f.s.joined = map[string]time.Time{}
		}
		f.s.joined[k] = e.At
	}
}

func (f *folder) open(e Event, d *Opened) {
	s := f.s
	s.ID, s.Drill, s.Status = d.Incident, d.Drill, StatusOpen
	s.base, s.classified = slices.Clone(d.Kinds), len(d.Kinds) > 0
	s.fromPaper = e.Source == SourcePaper
	s.began = slices.Clone(d.Kinds) // what the incident began with counts from the detection, even if it leaves and comes back
	s.Opened = e.Logged
	f.tell(told{seq: e.Seq, facts: Amended{Title: d.Title, Account: d.Account, Seen: d.Seen, Source: d.Source, Means: d.Means, Happened: d.Happened, Unknown: d.Unknown, Detected: d.Detected}})
	if e.Actor.Name != "" {
		s.Roles = map[string]string{RoleRecorder: e.Actor.Name} // whoever opens keeps the log until another takes over
	}
	s.Pinned = d.Pinned
	pinned := readPins(d.Pinned)
	s.Err = pinned.err
	s.Set, s.Org = pinned.set, pinned.org
	s.reference = pinned.reference
	if s.Drill {
		s.office = s.Org
		s.showContacts(false)
	}
	if _, s.planned = s.Scenario(); s.planned {
		s.Opened = e.At
	}
}

// classify sets the kinds as a whole: what steps had added is part of it or gone.
func (f *folder) classify(d *Classified) {
	f.s.base, f.s.classified = slices.Clone(d.Kinds), true
	for ref, r := range f.s.steps {
		added := len(r.added) > 0 || slices.ContainsFunc(r.before, func(o outcome) bool { return len(o.added) > 0 })
		if !added {
			continue
		}
		own := f.step(ref)
		own.added = nil
		own.before = slices.Clone(own.before)
		for i := range own.before {
			own.before[i].added = nil // an undo brings back no kind that was ruled out since
		}
	}
}

// settle records that a step, or items of it, came to a state.
func (f *folder) settle(e Event, state StepState, items []string, reason string, timing Timing) {
	r := f.step(e.Step)
	r.change(e.Seq)
	r.timing = timing
	if len(items) == 0 {
		r.settled, r.seq, r.at, r.by, r.reason = state, e.Seq, e.At, e.Actor, reason
		return
	}
	for _, it := range items {
		f.item(e, it, itemRecord{state: state, seq: e.Seq, at: e.At, by: e.Actor, reason: reason})
	}
}

// again reports whether an entry that settles a step as done begins another round of
// it: what was filled in the last time then gives way.
func (f *folder) again(ref playbook.Ref) bool {
	r := f.s.steps[ref]
	return r != nil && r.settled == StateDone
}

func (f *folder) item(e Event, id string, ir itemRecord) {
	r := f.step(e.Step)
	if r.items == nil {
		r.items = map[string]itemRecord{}
	}
	if _, known := r.items[id]; !known {
		r.extra = append(r.extra, id)
	}
	r.items[id] = ir
}

// reopen takes back the last entry that changed the outcome, or single items, and
// with it the overrides under which it was made, not those of the rounds before; or a
// single override. What others recorded besides (approvals, attempts, earlier items)
// stands.
func (f *folder) reopen(e Event, d *StepReopening) {
	r := f.step(e.Step)
	if d.Answer != "" {
		r.withdraw(d.Entry)
		return
	}
	if i := slices.IndexFunc(r.overrides, func(o override) bool { return o.seq == d.Entry }); i >= 0 {
		r.overrides = slices.Delete(slices.Clone(r.overrides), i, i+1)
		return
	}
	restored := r.restores(d.Items)
	if len(d.Items) == 0 {
		f.untell(e.Step, restored)
	}
	r.overrides = slices.DeleteFunc(slices.Clone(r.overrides), func(o override) bool { return o.seq > restored })
	if len(d.Items) > 0 {
		r.change(e.Seq)
		for _, it := range d.Items {
			delete(r.items, it)
			r.extra = slices.DeleteFunc(r.extra, func(x string) bool { return x == it })
		}
		r.settled = ""
		return
	}
	if len(r.before) == 0 {
		return
	}
	sets := f.s.decisionSets(e.Step)
	if sets == playbook.SetsKinds && len(r.chosen) > 0 {
		f.s.base = r.base
	}
	r.outcome = r.before[len(r.before)-1].clone()
	r.before = r.before[: len(r.before)-1 : len(r.before)-1]
	f.set(e.Step, sets)
}

func (f *folder) decide(e Event, d *Decided) {
	s := f.s
	r := f.step(e.Step)
	r.change(e.Seq)
	r.settled, r.seq, r.at, r.by, r.reason, r.note = StateDone, e.Seq, e.At, e.Actor, d.Reason, d.Note
	r.chosen, r.with, r.timing = d.Chosen, d.With, d.Timing
	r.fields = mergeFields(r.fields, d.Fields)
	if s.Set == nil {
		return
	}
	st, ok := s.Set.Step(e.Step)
	if !ok {
		return
	}
	switch st.Sets {
	case playbook.SetsSeverity, playbook.SetsEnding:
		f.set(e.Step, st.Sets)
	case playbook.SetsKinds:
		r.base = s.base
		s.base, s.classified = optionKinds(st, d.Chosen), true
	default:
		r.added = optionKinds(st, d.Chosen)
	}
}

// set brings what a decision sets in line with the option in force, if there is
// one.
func (f *folder) set(ref playbook.Ref, what string) {
	if what == "" || f.s.Set == nil {
		return
	}
	st, ok := f.s.Set.Step(ref)
	if !ok {
		return
	}
	var chosen playbook.Option
	if r := f.s.steps[ref]; r != nil && len(r.chosen) > 0 {
		chosen, _ = st.Option(r.chosen[0])
	}
	switch what {
	case playbook.SetsSeverity:
		f.s.Severity = chosen
	case playbook.SetsEnding:
		f.s.Ending = chosen
	}
}

// optionKinds lists the kinds that the chosen options name, in their order.
func optionKinds(st *playbook.Step, chosen []string) []string {
	var kinds []string
	for _, o := range st.Options {
		if o.Kind != "" && slices.Contains(chosen, o.ID) && !slices.Contains(kinds, o.Kind) {
			kinds = append(kinds, o.Kind)
		}
	}
	return kinds
}

func (f *folder) report(e Event, d *Reported) {
	r := f.step(e.Step)
	r.attempts = append(r.attempts, Attempt{
		Seq: e.Seq, To: d.To, Via: d.Via, Reached: d.Reached, Means: d.Means, Reference: d.Reference,
		Instruction: d.Instruction, By: e.Actor, At: e.At,
	})
	if d.Reached {
		r.change(e.Seq)
		if r.round[d.To] { // it was reached in this round: this is another
			r.round, r.fields = nil, nil
		}
		r.round = maps.Clone(r.round)
		if r.round == nil {
			r.round = map[string]bool{}
		}
		r.round[d.To] = true
		r.timing = d.Timing
		if r.settled != "" { // it was thought impossible or not needed, and was done after all
			r.settled, r.seq, r.reason = "", 0, ""
		}
		f.item(e, d.To, itemRecord{state: StateDone, seq: e.Seq, at: e.At, by: e.Actor, via: d.Via})
	}
	if d.Reached { // what nobody heard is not in force
		r.fields = mergeFields(r.fields, d.Fields)
	}
}

// decisionSets says what a decision step sets, or "".
func (s *State) decisionSets(ref playbook.Ref) string {
	if s.Set == nil {
		return ""
	}
	st, ok := s.Set.Step(ref)
	if !ok {
		return ""
	}
	return st.Sets
}

func mergeFields(have, more map[string]string) map[string]string {
	if len(more) == 0 {
		return have
	}
	merged := maps.Clone(have)
	if merged == nil {
		merged = map[string]string{}
	}
	maps.Copy(merged, more)
	return merged
}

// Why the pinned files of a run cannot be used: this version cannot read them, or
// their bytes are not those whose hash is beside them.
var (
	ErrPins       = errors.New("the pinned playbooks cannot be used")
	ErrPinAltered = errors.New("a pinned file was altered")
)

// MakePin pins a file.
func MakePin(what, name string, data []byte) Pin {
	sum := sha256.Sum256(data)
	return Pin{What: what, Name: name, SHA256: hex.EncodeToString(sum[:]), Text: string(data)}
}

// pinCache remembers what pinned files mean: reading the same bytes always gives
// the same set, and a list of incidents would otherwise read them once for each.
var pinCache = struct {
	sync.Mutex
	sets map[string]pinned
}{sets: map[string]pinned{}}

type pinned struct {
	set       *playbook.Set
	org       *org.Profile
	reference *reference
	err       error
}

const pinCacheSize = 16

func readPins(pins []Pin) pinned {
	var key strings.Builder
	for _, p := range pins {
		fmt.Fprintf(&key, "%s %s %s\n", p.What, p.Name, MakePin(p.What, p.Name, []byte(p.Text)).SHA256)
	}
	pinCache.Lock()
	got, ok := pinCache.sets[key.String()]
	pinCache.Unlock()
	if ok {
		return got
	}
	got = parsePins(pins)
	pinCache.Lock()
	if len(pinCache.sets) >= pinCacheSize {
		clear(pinCache.sets)
	}
	pinCache.sets[key.String()] = got
	pinCache.Unlock()
	return got
}

func parsePins(pins []Pin) pinned {
	var files playbook.Files
	for _, p := range pins {
		if MakePin(p.What, p.Name, []byte(p.Text)).SHA256 != p.SHA256 {
			return pinned{err: fmt.Errorf("%w: %s does not have the pinned SHA-256", ErrPinAltered, p.Name)}
		}
		file := playbook.File{Name: p.Name, Data: []byte(p.Text)}
		switch p.What {
		case PinPlaybook:
			files.Playbooks = append(files.Playbooks, file)
		case PinProfile:
			files.Profiles = append(files.Profiles, file)
		case PinSource:
			files.Sources = append(files.Sources, file)
		case PinPlatform:
			files.Platforms = append(files.Platforms, file)
		case PinText:
			files.Texts = append(files.Texts, file)
		}
	}
	lib, err := TrustLibrary(files)
	switch {
	case err != nil:
		// The times of the log are shown in the profile's zone all the same.
		profiles, _ := readAll(files.Profiles, org.Parse)
		return pinned{org: last(profiles), err: fmt.Errorf("%w: %w", ErrPins, err)}
	case len(lib.Profiles) == 0:
		return pinned{err: fmt.Errorf("%w: no profile is pinned", ErrPins)}
	}
	return pinned{set: lib.Set, org: last(lib.Profiles), reference: lib.reference}
}

func last[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// KindTitle is the title of a kind in the pinned playbooks.
func (s *State) KindTitle(kind string) lang.Text {
	if s.Set != nil {
		if p, ok := s.Set.Kind(kind); ok {
			return p.Title
		}
	}
	return lang.Same(kind)
}
