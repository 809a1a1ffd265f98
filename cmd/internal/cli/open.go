package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
)

// dataDir is the data folder.
func (a *app) dataDir() string {
	dir := a.data
	if dir == "" {
		dir = a.env.getenv("DANDORI_DATA")
	}
	if dir == "" {
		dir = filepath.Join(a.env.DataHome, "dandori")
	}
	return a.path(dir)
}

// path makes a name that a person gave absolute.
func (a *app) path(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(a.env.Dir, name)
}

// openStore opens the data folder and makes it where there is none.
func (a *app) openStore() (*store.Store, error) {
	return store.Open(a.dataDir(), store.Options{
		Writer: a.writer(),
		Pins:   a.pinsDir(),
		Notice: func(n store.Notice) {
			t := lang.Command.TornMoved.With(string(n.ID), n.Entry, n.Moved)
			if n.Moved == "" {
				t = lang.Command.TornCompleted.With(string(n.ID), n.Entry)
			}
			fmt.Fprintf(a.env.Stderr, "dandori: note: %s\n", lang.Visible(t.In(a.lang)))
		},
	})
}

// writer says who writes, to others who wait: "suzuki@pc-12 pid 4711".
func (a *app) writer() string {
	who := a.env.User
	if a.env.Computer != "" {
		who += "@" + a.env.Computer
	}
	return strings.TrimSpace(who + " pid " + strconv.Itoa(os.Getpid()))
}

// existingStore opens the data folder, and gives an error instead of making one.
func (a *app) existingStore() (*store.Store, error) {
	if _, err := os.Stat(a.dataDir()); errors.Is(err, fs.ErrNotExist) {
		return nil, runbook.ErrNotFound
	}
	return a.openStore()
}

// incidentID reads an id as people type it: in either case, also full-width.
func incidentID(text string) (runbook.IncidentID, error) {
	s := strings.ToUpper(strings.TrimSpace(norm.NFKC.String(text)))
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("‐‑‒–—―−ー", r) { // what an IME gives for a hyphen
			return '-'
		}
		return r
	}, s)
	id := runbook.IncidentID(s)
	if !id.Valid() {
		return "", usage(lang.Command.BadID.With(text), lang.Command.BadIDHint)
	}
	return id, nil
}

// session resumes an incident for one command. When its log is damaged, do gets
// what stands before the damage together with the error.
func (a *app) session(ctx context.Context, id string, do func(st *store.Store, s *runbook.Session, damage error) error) error {
	incident, err := incidentID(id)
	if err != nil {
		return err
	}
	if err := notReadiness(incident); err != nil {
		return err
	}
	st, err := a.existingStore()
	if err != nil {
		return err
	}
	defer st.Close()
	s, err := runbook.Resume(ctx, a.host(st), incident, a.env.Random)
	if _, ok := errors.AsType[*runbook.DamageError](err); err != nil && (!ok || len(s.Entries()) == 0) {
		return err
	}
	return do(st, s, err)
}

// by is the flags --by, --at, --from-paper and --as-is of the commands that record.
type by struct {
	name, at    string
	recorder    string
	asIs, paper bool
}

func (a *app) byFlags(c *cobra.Command) *by {
	b := &by{}
	a.text(c, &b.name, "by", "NAME", lang.Command.ByFlag)
	a.text(c, &b.at, "at", "TIME", lang.Command.AtFlag)
	a.yes(c, &b.paper, "from-paper", lang.Finding.PaperFlag)
	a.yes(c, &b.asIs, "as-is", lang.Command.AsIsFlag)
	a.asJSON(c)
	return b
}

// recorderFlag adds --recorded-by, of the commands that record what somebody else did or said.
func (a *app) recorderFlag(c *cobra.Command, b *by) {
	a.text(c, &b.recorder, "recorded-by", "NAME", lang.CommandHint.RecordedBy)
}

// read says who acts and when: --by, else whoever keeps the log (the engine knows
// who), else the user.
func (b *by) read(a *app, s *runbook.State) (runbook.By, error) {
	at, err := a.timeOf(s, b.at)
	by := runbook.By{Actor: runbook.Actor{Name: b.name}, At: at, AsIs: b.asIs, Paper: b.paper, Recorder: b.recorder}
	if strings.TrimSpace(b.name) == "" && s.Recorder() == "" {
		by.Actor.Name = a.env.User
	}
	return by, err
}

// record carries out one intent and says what was recorded.
func (a *app) record(ctx context.Context, id string, b *by, intent func(*runbook.State, runbook.By) (runbook.Intent, error)) error {
	return a.session(ctx, id, func(_ *store.Store, s *runbook.Session, damage error) error {
		if damage != nil {
			return damage
		}
		if err := a.prepare(ctx, s); err != nil {
			return err
		}
		state := s.State()
		who, err := b.read(a, &state)
		if err != nil {
			return err
		}
		in, err := intent(&state, who)
		if err != nil {
			return err
		}
		events, err := s.Record(ctx, in, a.env.Now())
		if err != nil {
			return withCommand(err, &state)
		}
		if err := a.recorded(s.State(), events[0]); err != nil {
			return err
		}
		now := s.State()
		a.afterwards(&now, events[0])
		return nil
	})
}

// recorded says what was recorded, on one line. A time that is not of today is
// said in full, so that a slip shows at once.
func (a *app) recorded(s runbook.State, e runbook.Event) error {
	a.durable = &entry{s.ID, e.Seq}
	v, known := s.Step(e.Step, a.now(&s))
	if a.json {
		return a.printJSON(struct {
			ID    runbook.IncidentID `json:"id"`
			Seq   int                `json:"seq"`
			Type  runbook.Type       `json:"type"`
			Step  playbook.Ref       `json:"step"`
			State runbook.StepState  `json:"state"`
		}{s.ID, e.Seq, e.Type, e.Step, v.State})
	}
	t := lang.Command
	line := a.format(t.Recorded, a.stamp(s.Drill), s.ID, e.Seq, shorten(runbook.Describe(&s, e).In(a.lang)))
	if at, logged := e.At.In(s.Location()), e.Logged.In(s.Location()); at.Format(time.DateOnly) != logged.Format(time.DateOnly) && !s.Planned() {
		line += a.format(t.RecordedAt, at.Format("2006-01-02 15:04"))
	}
	if known {
		line += " " + a.format(t.RecordedStep, mark(v.State), e.Step)
		if left := openItems(v); left > 0 && left < len(v.Items) {
			line += " " + a.format(t.ItemsLeft, left)
		}
	}
	a.out.WriteString(line + "\n")
	if approved, ok := e.Data.(*runbook.Approved); ok && e.Type == runbook.ApprovalGiven {
		if d, ok := s.DraftOf(e.Step); ok && d.Seq == approved.Text && len(d.Open) > 0 {
			a.under(lang.Approval.BlanksLeft, len(d.Open))
		}
	}
	return nil
}

func openItems(v runbook.StepView) int {
	n := 0
	for _, it := range v.Items {
		if !it.State.Settled() {
			n++
		}
	}
	return n
}

// shorten cuts a text that would not fit a line.
func shorten(s string) string {
	const most = 120
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + " ..."
	}
	return s
}

// now is the time of an incident: in a drill, drill time, which stands still where nobody
// attends to it any more.
func (a *app) now(s *runbook.State) time.Time {
	if since := a.lapsed(s); !since.IsZero() {
		return s.Now(since)
	}
	return s.Now(a.env.Now())
}

// timeOf reads a past time of an incident.
func (a *app) timeOf(s *runbook.State, text string) (time.Time, error) {
	return readTime(text, a.now(s).In(s.Location()), runbook.Behind)
}

// time reads a time as people type it; "" is the zero time.
func (a *app) time(text string, loc *time.Location, side runbook.Side) (time.Time, error) {
	return readTime(text, a.env.Now().In(loc), side)
}

func readTime(text string, now time.Time, side runbook.Side) (time.Time, error) {
	if strings.TrimSpace(text) == "" {
		return time.Time{}, nil
	}
	t, err := runbook.ParseTime(text, now, side)
	if err != nil {
		return t, usage(lang.Engine.TimeUnreadable.With(text), lang.Engine.BadTimeHint)
	}
	return t, nil
}

// entryNumber reads the number of an entry.
func entryNumber(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(norm.NFKC.String(text)))
	if err != nil {
		return 0, usage(lang.Command.BadEntry.With(text), lang.Command.BadEntryHint)
	}
	return n, nil
}

// step finds the step a person names.
func step(s *runbook.State, name string) (playbook.Ref, error) {
	return s.FindStep(foldName(name))
}

// optionalStep finds the step a flag names, or none.
func optionalStep(s *runbook.State, name string) (playbook.Ref, error) {
	if strings.TrimSpace(name) == "" {
		return "", nil
	}
	return step(s, name)
}

// foldName makes names comparable: width, case and spaces do not matter.
func foldName(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}

// choice is one thing a person can name: by its id, or by what it is called.
type choice struct {
	id    string
	names []string
}

// choose finds the id of what a person named. Where it is none of the choices
// the error has the text, and what was probably meant or all the choices.
func choose(typed string, choices []choice, text, all lang.Text) (string, error) {
	var ids []string
	for _, c := range choices {
		if slices.ContainsFunc(append(c.names, c.id), func(n string) bool { return n != "" && foldName(n) == foldName(typed) }) {
			return c.id, nil
		}
		ids = append(ids, c.id)
	}
	hint := all.With(strings.Join(ids, " "))
	// Nearest counts letters; of a Japanese word too few are left to tell.
	if near, ok := playbook.Nearest(foldName(typed), ids); ok && isASCII(typed) {
		hint = lang.Engine.DidYouMean.With(near)
	}
	return "", usage(text.With(typed), hint)
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func names(texts ...lang.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Ja, t.En)
	}
	return list
}

// kinds reads kinds as people give them: ids or titles, several arguments or one
// with commas; "unknown" alone is none.
func kinds(set *playbook.Set, args []string) ([]string, error) {
	var choices []choice
	for _, p := range set.Kinds {
		called := names(p.Title)
		for _, title := range called { // what stands in brackets explains, and nobody types it
			if short, _, ok := strings.Cut(title, "（"); ok {
				called = append(called, short)
			} else if short, _, ok := strings.Cut(title, " ("); ok {
				called = append(called, short)
			}
		}
		choices = append(choices, choice{p.Kind, called})
	}
	var list []string
	for _, arg := range args {
		for _, name := range strings.FieldsFunc(arg, func(r rune) bool { return strings.ContainsRune(",、，", r) }) {
			if foldName(name) == "unknown" && len(args) == 1 && name == arg {
				return nil, nil
			}
			k, err := choose(name, choices, lang.Engine.NoSuchKind, lang.Engine.KindsHint)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(list, k) {
				list = append(list, k)
			}
		}
	}
	return list, nil
}
