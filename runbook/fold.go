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
	had := s.Kinds
	defer func() { f.join(e, had) }()
	if e.Actor.Name != "" && !slices.Contains(s.People, e.Actor.Name) {
		s.People = append(s.People, e.Actor.Name)
	}
	switch d := e.Data.(type) {
	case *Opened:
		f.open(e, d)
	case *Classified:
		s.Kinds = slices.Clone(d.Kinds)
	case *Closed:
		s.Status, s.Closed = StatusClosed, e.At
	case *Reopened:
		s.Status, s.Closed = StatusOpen, time.Time{}
	case *Done:
		f.settle(e, StateDone, d.Items, "", d.Timing)
		r := f.step(e.Step)
		r.note = d.Note
		r.fields = mergeFields(r.fields, d.Fields)
		if d.Kind != "" && !slices.Contains(s.Kinds, d.Kind) {
			s.Kinds = append(slices.Clip(s.Kinds), d.Kind)
			r.added = append(slices.Clip(r.added), d.Kind)
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
		f.step(e.Step).approval = &approval{act: d.Act, by: d.By, given: e.Type == ApprovalGiven, reason: d.Reason, seq: e.Seq, at: e.At}
	case *Overridden:
		f.step(e.Step).override = &override{gates: d.Gates, by: e.Actor, reason: d.Reason, seq: e.Seq}
	case *EvidenceItem:
		s.Evidence = append(s.Evidence, *d)
	case *Checked:
		r := f.step(e.Step)
		r.checks++
		r.lastCheck = e.At
		r.fields = mergeFields(r.fields, d.Fields)
	case *Question:
		s.Questions = append(s.Questions, AskedQuestion{Seq: e.Seq, Step: e.Step, Text: d.Text, By: e.Actor, At: e.At})
	case *Answered:
		for i := range s.Questions {
			if s.Questions[i].Seq == d.Question {
				q := &s.Questions[i]
				q.Answered, q.Answer, q.From = true, d.Text, d.From
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
}

// join notes when a kind joined an incident that already had others.
func (f *folder) join(e Event, had []string) {
	if len(had) == 0 {
		return
	}
	for _, k := range f.s.Kinds {
		if !slices.Contains(had, k) {
			if f.s.joined == nil {
				f.s.joined = map[string]time.Time{}
			}
			f.s.joined[k] = e.At
		}
	}
}

func (f *folder) open(e Event, d *Opened) {
	s := f.s
	s.ID, s.Drill, s.Status = d.Incident, d.Drill, StatusOpen
	s.Kinds = slices.Clone(d.Kinds)
	s.Title, s.Account, s.Seen, s.Source, s.Means = d.Title, d.Account, d.Seen, d.Source, d.Means
	s.Happened, s.Detected, s.Opened = d.Happened, d.Detected, e.Logged
	if e.Actor.Name != "" {
		s.Roles = map[string]string{RoleRecorder: e.Actor.Name} // whoever opens keeps the log until another takes over
	}
	s.Pinned = d.Pinned
	s.Set, s.Org, s.Err = readPins(d.Pinned)
}

// settle records that a step, or items of it, came to a state.
func (f *folder) settle(e Event, state StepState, items []string, reason string, timing Timing) {
	r := f.step(e.Step)
	r.timing = timing
	if len(items) == 0 {
		r.settled, r.seq, r.at, r.by, r.reason = state, e.Seq, e.At, e.Actor, reason
		return
	}
	for _, it := range items {
		f.item(e, it, itemRecord{state: state, seq: e.Seq, at: e.At, by: e.Actor, reason: reason})
	}
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

func (f *folder) reopen(e Event, d *StepReopening) {
	r := f.step(e.Step)
	if len(d.Items) > 0 {
		for _, it := range d.Items {
			delete(r.items, it)
			r.extra = slices.DeleteFunc(r.extra, func(x string) bool { return x == it })
		}
		if r.settled != "" {
			r.settled = ""
		}
		return
	}
	f.dropKinds(r)
	*r = record{attempts: r.attempts, checks: r.checks, lastCheck: r.lastCheck}
	if f.s.decisionSets(e.Step) == playbook.SetsSeverity {
		f.s.Severity = playbook.Option{}
	}
}

// dropKinds takes back the kinds that a step had added.
func (f *folder) dropKinds(r *record) {
	f.s.Kinds = slices.DeleteFunc(slices.Clone(f.s.Kinds), func(k string) bool { return slices.Contains(r.added, k) })
	r.added = nil
}

func (f *folder) decide(e Event, d *Decided) {
	s := f.s
	r := f.step(e.Step)
	r.settled, r.seq, r.at, r.by, r.reason, r.note = StateDone, e.Seq, e.At, e.Actor, d.Reason, d.Note
	r.chosen, r.timing = d.Chosen, d.Timing
	r.fields = mergeFields(r.fields, d.Fields)
	if s.Set == nil {
		return
	}
	st, ok := s.Set.Step(e.Step)
	if !ok {
		return
	}
	switch st.Sets {
	case playbook.SetsSeverity:
		if o, ok := st.Option(d.Chosen[0]); ok {
			s.Severity = o
		}
	case playbook.SetsKinds:
		s.Kinds = optionKinds(st, d.Chosen)
	default:
		f.dropKinds(r)
		for _, k := range optionKinds(st, d.Chosen) {
			if !slices.Contains(s.Kinds, k) {
				s.Kinds = append(s.Kinds, k)
				r.added = append(r.added, k)
			}
		}
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
	r.attempts = append(slices.Clip(r.attempts), Attempt{
		Seq: e.Seq, To: d.To, Reached: d.Reached, Means: d.Means, Reference: d.Reference,
		Instruction: d.Instruction, By: e.Actor, At: e.At,
	})
	r.fields = mergeFields(r.fields, d.Fields)
	if d.Reached {
		r.timing = d.Timing
		f.item(e, d.To, itemRecord{state: StateDone, seq: e.Seq, at: e.At, by: e.Actor})
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

// ErrPins says that the pinned files of a run cannot be used.
var ErrPins = errors.New("the pinned playbooks cannot be used")

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
	set *playbook.Set
	org *org.Profile
	err error
}

const pinCacheSize = 16

func readPins(pins []Pin) (*playbook.Set, *org.Profile, error) {
	var key strings.Builder
	for _, p := range pins {
		fmt.Fprintf(&key, "%s %s %s\n", p.What, p.Name, MakePin(p.What, p.Name, []byte(p.Text)).SHA256)
	}
	pinCache.Lock()
	got, ok := pinCache.sets[key.String()]
	pinCache.Unlock()
	if ok {
		return got.set, got.org, got.err
	}
	got.set, got.org, got.err = parsePins(pins)
	pinCache.Lock()
	if len(pinCache.sets) >= pinCacheSize {
		clear(pinCache.sets)
	}
	pinCache.sets[key.String()] = got
	pinCache.Unlock()
	return got.set, got.org, got.err
}

func parsePins(pins []Pin) (*playbook.Set, *org.Profile, error) {
	var files []playbook.File
	var profile *org.Profile
	for _, p := range pins {
		if MakePin(p.What, p.Name, []byte(p.Text)).SHA256 != p.SHA256 {
			return nil, nil, fmt.Errorf("%w: %s does not have the pinned SHA-256", ErrPins, p.Name)
		}
		switch p.What {
		case PinPlaybook:
			files = append(files, playbook.File{Name: p.Name, Data: []byte(p.Text)})
		case PinProfile:
			read, err := org.Parse(p.Name, []byte(p.Text))
			if err != nil {
				return nil, nil, fmt.Errorf("%w: %w", ErrPins, err)
			}
			profile = read
		}
	}
	set, err := playbook.ParseSet(files)
	if err != nil {
		return nil, profile, fmt.Errorf("%w: %w", ErrPins, err)
	}
	if profile == nil {
		return nil, nil, fmt.Errorf("%w: no profile is pinned", ErrPins)
	}
	return set, profile, nil
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
