package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
)

func (a *app) drillStart() *cobra.Command {
	var office, by string
	var speed int
	var wait bool
	c := a.command("start SCENARIO", 1, 1, lang.DrillRun.StartHelp, func(c *cobra.Command, args []string) error {
		lib, err := a.toldLibrary()
		if err != nil {
			return err
		}
		profile, err := a.profile(lib, office)
		if err != nil {
			return err
		}
		s, err := a.scenario(lib, args[0])
		if err != nil {
			return err
		}
		who := runbook.By{Actor: runbook.Actor{Name: by, Role: runbook.RoleRecorder}}
		if strings.TrimSpace(by) == "" {
			who.Actor.Name = a.env.User
		}
		first := drill.Start{By: runbook.By{Actor: runbook.Actor{Name: who.Actor.Name}}, Speed: speed}
		if speed < 1 || speed > runbook.MaxSpeed { // before there is a log
			return usage(lang.Drill.BadSpeed.With(speed, runbook.MaxSpeed), a.usageHint(c))
		}
		st, err := a.openStore()
		if err != nil {
			return err
		}
		defer st.Close()
		in := s.Opening(who, a.lang, profile.TimeZone)
		in.Version = versionName()
		session, err := runbook.Begin(c.Context(), a.host(st), lib.Library, profile, true, in, a.env.Now(), a.env.Random)
		if err != nil {
			return err
		}
		a.durable = &entry{session.State().ID, 1}
		if wait && speed != 1 { // kept in the log until the clock is set going
			if _, err := session.Record(c.Context(), drill.SetSpeed{By: first.By, Speed: speed}, a.env.Now()); err != nil {
				return err
			}
		}
		if !wait {
			a.commanded(session.State().ID)
			if _, err := session.Record(c.Context(), first, a.env.Now()); err != nil {
				return err
			}
		}
		state := session.State()
		now := a.now(&state)
		if a.json {
			return a.printJSON(struct {
				ID       runbook.IncidentID `json:"id"`
				Scenario string             `json:"scenario"`
				Clock    time.Time          `json:"clock"`
				Running  bool               `json:"running"`
			}{state.ID, s.ID, now, state.Clock.Running})
		}
		a.say(lang.Same("%s"), state.ID)
		if a.env.IsTerminal(a.env.Stdout) {
			a.whatNext(&state)
		} else {
			a.onStderr(func() { a.whatNext(&state) })
		}
		return nil
	})
	t := lang.DrillRun
	a.text(c, &office, "org", "ORG", lang.Command.OrgFlag)
	a.text(c, &by, "by", "NAME", lang.Command.ByFlag)
	c.Flags().IntVar(&speed, "speed", 1, t.SpeedFlag.In(a.lang))
	argument(c.Flags(), "speed", "N")
	a.yes(c, &wait, "wait", t.WaitFlag)
	a.asJSON(c)
	return c
}

// whatNext says how a drill that was begun by a command goes on. Without it nobody would
// know that what is due waits for somebody to ask for it.
func (a *app) whatNext(s *runbook.State) {
	t := lang.DrillAttend
	id := string(s.ID)
	if s.Clock.Running {
		a.say(lang.DrillRun.StartedSay, a.stamp(true), id, a.now(s).Format("15:04"))
		a.say(t.NextDeliver, id)
	} else {
		a.say(lang.DrillRun.PausedSay, a.stamp(true), id)
		a.say(t.NextResume, id)
	}
	for _, line := range []lang.Text{t.NextPlayers, t.NextControl, t.NextAlone, t.NextEnd} {
		a.say(line, id)
	}
}

// facilitate carries out what a facilitator asks for, and says what was recorded.
func (a *app) facilitate(ctx context.Context, id string, b *by, intent func(*drill.Run, runbook.By) (drill.Intent, error)) error {
	return a.facilitateThen(ctx, id, b, intent, func(*runbook.State, runbook.Event) {})
}

// facilitateThen does the same, and what follows once the entry is on record and before it is
// printed, as a remark.
func (a *app) facilitateThen(ctx context.Context, id string, b *by, intent func(*drill.Run, runbook.By) (drill.Intent, error), after func(*runbook.State, runbook.Event)) error {
	return a.drillSession(ctx, id, func(_ *store.Store, s *runbook.Session) error {
		events, err := a.decide(ctx, s, b, intent)
		if err != nil {
			return err
		}
		state := s.State()
		after(&state, events[0])
		return a.recorded(state, events[0])
	})
}

// decide records one intent of a facilitator.
func (a *app) decide(ctx context.Context, s *runbook.Session, b *by, intent func(*drill.Run, runbook.By) (drill.Intent, error)) ([]runbook.Event, error) {
	if err := a.takeUp(ctx, s); err != nil {
		return nil, err
	}
	state := s.State()
	who, err := b.facilitator(a, &state)
	if err != nil {
		return nil, err
	}
	run := drill.RunOf(&state, s.Entries())
	if run.Facilitator() == "" && who.Actor.Name == "" {
		who.Actor.Name = a.env.User
	}
	in, err := intent(&run, who)
	if err != nil {
		return nil, err
	}
	return s.Record(ctx, in, a.env.Now())
}

// facilitator says who acts and when: --by, else whoever ran the drill last, which package
// drill knows.
func (b *by) facilitator(a *app, s *runbook.State) (runbook.By, error) {
	at, err := a.timeOf(s, b.at)
	return runbook.By{Actor: runbook.Actor{Name: b.name}, At: at, AsIs: b.asIs}, err
}

// drillSession resumes a drill on a scenario.
func (a *app) drillSession(ctx context.Context, id string, do func(*store.Store, *runbook.Session) error) error {
	return a.session(ctx, id, func(st *store.Store, s *runbook.Session, damage error) error {
		if damage != nil {
			return damage
		}
		if state := s.State(); !state.Planned() {
			return failed(lang.DrillRun.NotOfScenario.With(string(state.ID)), lang.Drill.NotADrillHint)
		}
		return do(st, s)
	})
}

// facilitatorFlags is the flags of a command that records something of a facilitator.
// Without a time of its own an entry is of now.
func (a *app) facilitatorFlags(c *cobra.Command, reason *string) *by {
	b := &by{}
	if reason != nil {
		a.text(c, reason, "reason", "TEXT", lang.DrillRun.ReasonFlag)
	}
	a.text(c, &b.name, "by", "NAME", lang.Command.ByFlag)
	a.yes(c, &b.asIs, "as-is", lang.Command.AsIsFlag)
	a.asJSON(c)
	return b
}

func (a *app) drillResume() *cobra.Command {
	var reason string
	var interrupted bool
	var b *by
	c := a.command("resume ID", 1, 1, lang.DrillRun.ResumeHelp, func(c *cobra.Command, args []string) error {
		return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			if err := a.takeUp(c.Context(), s); err != nil {
				return err
			}
			state := s.State()
			if state.Clock.Running && !interrupted {
				return failed(lang.DrillRun.StillRunning.With(string(state.ID), a.now(&state).Format("15:04")), lang.DrillRun.StillRunningHint)
			}
			if state.Clock.Running {
				if _, err := a.decide(c.Context(), s, b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
					return drill.Interrupt{By: who, Alive: a.readAttended(state.ID).sign}, nil
				}); err != nil {
					return err
				}
			}
			a.commanded(state.ID)
			events, err := a.decide(c.Context(), s, b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
				if !r.Clock.Begun() {
					return drill.Start{By: who}, nil
				}
				return drill.Resume{By: who, Reason: reason}, nil
			})
			if err != nil {
				return err
			}
			return a.recorded(s.State(), events[0])
		})
	})
	a.yes(c, &interrupted, "interrupted", lang.DrillRun.InterruptedFlag)
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillPause() *cobra.Command {
	var reason string
	var b *by
	c := a.command("pause ID", 1, 1, lang.DrillRun.PauseHelp, func(c *cobra.Command, args []string) error {
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.Pause{By: who, Reason: reason}, nil
		})
	})
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillEnd() *cobra.Command {
	var reason string
	var b *by
	c := a.command("end ID", 1, 1, lang.DrillRun.EndHelp, func(c *cobra.Command, args []string) error {
		return a.facilitateThen(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.End{By: who, Reason: reason}, nil
		}, func(s *runbook.State, _ runbook.Event) {
			if s.NotHeld() {
				a.remark(lang.DrillCare.NotHeld.With(string(s.ID)))
			}
		})
	})
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillSpeed() *cobra.Command {
	var b *by
	c := a.command("speed ID N", 2, 2, lang.DrillRun.SpeedHelp, func(c *cobra.Command, args []string) error {
		speed, err := strconv.Atoi(strings.TrimLeft(foldName(args[1]), "x×"))
		if err != nil {
			return usage(lang.DrillRun.BadSpeed.With(args[1]), a.usageHint(c))
		}
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.SetSpeed{By: who, Speed: speed}, nil
		})
	})
	b = a.facilitatorFlags(c, nil)
	return c
}

func (a *app) drillJump() *cobra.Command {
	var to string
	var b *by
	c := a.command("jump ID", 1, 1, lang.DrillRun.JumpHelp, func(c *cobra.Command, args []string) error {
		return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			return a.jump(c.Context(), s, b, to)
		})
	})
	a.text(c, &to, "at", "TIME", lang.DrillRun.SceneFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

// jump puts the clock forward, and hands out what arrives on the way: no inject is passed
// over, and each comes at its own time.
func (a *app) jump(ctx context.Context, s *runbook.Session, b *by, to string) error {
	var end time.Time
	if state := s.State(); strings.TrimSpace(to) != "" {
		var err error
		if end, err = readTime(to, a.now(&state).In(state.Location()), runbook.Ahead); err != nil {
			return err
		}
	}
	var jumped runbook.Event
	var arrived []runbook.Event
	for {
		state := s.State()
		run := drill.RunOf(&state, s.Entries())
		if due := run.DueNow(a.now(&state)); len(due) > 0 && state.Clock.Begun() {
			events, err := a.decide(ctx, s, b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
				return drill.Deliver{By: who, Number: due[0].Number}, nil
			})
			if r, refused := errors.AsType[*runbook.Refusal](err); refused && r.Code == runbook.AlreadySettled {
				continue // a console was faster
			}
			if err != nil {
				return err
			}
			arrived = append(arrived, events[0])
			a.durable = &entry{state.ID, events[0].Seq}
			continue
		}
		if jumped.Seq > 0 && !a.now(&state).Before(end) {
			break
		}
		events, err := a.decide(ctx, s, b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.Jump{By: who, To: end}, nil
		})
		if err != nil {
			return err
		}
		from := jumped.Data
		jumped = events[0]
		if first, ok := from.(*runbook.DrillJumping); ok { // said as one
			jumped.Data = &runbook.DrillJumping{From: first.From, Clock: events[0].Data.(*runbook.DrillJumping).Clock}
		}
		a.durable = &entry{state.ID, events[0].Seq}
	}
	state := s.State()
	if err := a.recorded(state, jumped); err != nil || a.json {
		return err
	}
	run := drill.RunOf(&state, s.Entries())
	for _, e := range arrived {
		in, _ := run.Scenario.Inject(e.Data.(*runbook.DrillDelivery).Inject)
		a.out.WriteByte('\n')
		a.printArrival(&run, e.At, in)
	}
	return nil
}

// injectNumber reads the number of an inject.
func injectNumber(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(norm.NFKC.String(text)))
	if err != nil || n < 1 {
		return 0, usage(lang.DrillRun.BadNumber.With(text), lang.DrillRun.BadNumberHint)
	}
	return n, nil
}

func (a *app) drillDeliver() *cobra.Command {
	var all bool
	var b *by
	c := a.command("deliver ID [NUMBER]", 1, 2, lang.DrillRun.DeliverHelp, func(c *cobra.Command, args []string) error {
		number := 0
		if len(args) > 1 {
			var err error
			if number, err = injectNumber(args[1]); err != nil {
				return err
			}
		}
		return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			for first := true; ; first = false {
				events, err := a.decide(c.Context(), s, b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
					return drill.Deliver{By: who, Number: number}, nil
				})
				if err != nil {
					return err
				}
				state := s.State()
				run := drill.RunOf(&state, s.Entries())
				if err := a.handOut(&run, events[0], first); err != nil {
					return err
				}
				if !all || number != 0 || len(run.DueNow(a.now(&state))) == 0 {
					return nil
				}
			}
		})
	})
	a.yes(c, &all, "all", lang.DrillRun.AllFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

// handOut prints what the players get.
func (a *app) handOut(r *drill.Run, e runbook.Event, first bool) error {
	a.durable = &entry{r.State.ID, e.Seq}
	d, ok := e.Data.(*runbook.DrillDelivery)
	if !ok || r.Scenario == nil {
		return a.recorded(r.State, e)
	}
	in, _ := r.Scenario.Inject(d.Inject)
	if a.json {
		return a.printJSON(a.shownArrival(r, e.Seq, e.At, in))
	}
	if !first {
		a.out.WriteByte('\n')
	}
	a.printArrival(r, e.At, in)
	return nil
}

// printArrival prints an inject as the players get it; nothing of the plan is in it.
func (a *app) printArrival(r *drill.Run, at time.Time, in *drill.Inject) {
	a.say(lang.Same("%s"), a.stamp(true)+a.format(lang.DrillRun.Arrived, at.In(r.State.Location()).Format("15:04"), in.From, r.State.Set.Role(in.To).Title, in.Means.Title()))
	a.block(indent, in.Text.In(a.lang))
	if !in.Screen.IsZero() {
		a.under(lang.DrillRun.ScreenShows)
		a.block(indent+"| ", in.Screen.In(a.lang))
	}
}

type shownArrival struct {
	Seq    int         `json:"seq"`
	Inject int         `json:"inject,omitzero"` // for the facilitator: its number in the plan
	At     time.Time   `json:"at"`
	From   string      `json:"from"`
	To     string      `json:"to"`
	Means  drill.Means `json:"means"`
	Text   string      `json:"text"`
	Screen string      `json:"screen"`
}

// arrivals lists what has arrived in a drill, for the players: its numbers in the plan are
// not in it.
func (a *app) arrivals(s *runbook.State, entries []runbook.Event) []shownArrival {
	r := drill.RunOf(s, entries)
	out := []shownArrival{}
	for _, v := range r.Injects(a.now(s)) {
		if v.Status == drill.Delivered {
			arrived := a.shownArrival(&r, v.Seq, v.When, v.Inject)
			arrived.Inject = 0
			out = append(out, arrived)
		}
	}
	return out
}

func (a *app) shownArrival(r *drill.Run, seq int, at time.Time, in *drill.Inject) shownArrival {
	return shownArrival{seq, in.Number, jsonTime(at, r.State.Location()), in.From.In(a.lang), in.To, in.Means, in.Text.In(a.lang), in.Screen.In(a.lang)}
}

func (a *app) drillSkip() *cobra.Command {
	var reason string
	var b *by
	c := a.command("skip ID NUMBER", 2, 2, lang.DrillRun.SkipHelp, func(c *cobra.Command, args []string) error {
		number, err := injectNumber(args[1])
		if err != nil {
			return err
		}
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.SkipInject{By: who, Number: number, Reason: reason}, nil
		})
	})
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillDelay() *cobra.Command {
	var reason, span string
	var b *by
	c := a.command("delay ID NUMBER", 2, 2, lang.DrillRun.DelayHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, span, "for"); err != nil {
			return err
		}
		number, err := injectNumber(args[1])
		if err != nil {
			return err
		}
		by, err := time.ParseDuration(foldName(span))
		if err != nil {
			return usage(lang.DrillRun.BadSpan.With(span), lang.DrillRun.BadSpanHint)
		}
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.Delay{By: who, Number: number, Span: by, Reason: reason}, nil
		})
	})
	a.text(c, &span, "for", "SPAN", lang.DrillRun.ForFlag)
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillNote() *cobra.Command {
	var number int
	var about string
	var b *by
	c := a.command("note ID TEXT", 2, 2, lang.DrillRun.NoteHelp, func(c *cobra.Command, args []string) error {
		return a.facilitate(c.Context(), args[0], b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
			ref, err := optionalStep(&r.State, about)
			return drill.Observe{By: who, Text: args[1], Number: number, Step: ref}, err
		})
	})
	c.Flags().IntVar(&number, "inject", 0, lang.DrillRun.InjectFlag.In(a.lang))
	argument(c.Flags(), "inject", "NUMBER")
	a.text(c, &about, "step", "STEP", lang.DrillRun.StepFlag)
	b = a.facilitatorFlags(c, nil)
	a.text(c, &b.at, "at", "TIME", lang.Command.AtFlag)
	return c
}

func (a *app) drillMet() *cobra.Command {
	var text string
	var b *by
	c := a.command("met ID NUMBER STEP", 3, 3, lang.DrillRun.MetHelp, func(c *cobra.Command, args []string) error {
		number, err := injectNumber(args[1])
		if err != nil {
			return err
		}
		return a.facilitateThen(c.Context(), args[0], b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
			ref, err := expectedStep(r, number, args[2])
			return drill.MarkMet{By: who, Number: number, Step: ref, Text: text}, err
		}, func(s *runbook.State, e runbook.Event) {
			if strings.TrimSpace(b.at) == "" { // it counts as taken when it was typed
				a.remark(lang.DrillCare.MetNow.With(e.At.In(s.Location()).Format("15:04")))
			}
		})
	})
	a.text(c, &text, "text", "TEXT", lang.DrillRun.TextFlag)
	b = a.facilitatorFlags(c, nil)
	a.text(c, &b.at, "at", "TIME", lang.Command.AtFlag)
	return c
}

// expectedStep finds the step a person names among those an inject expects, where its id
// alone is enough, or among all.
func expectedStep(r *drill.Run, number int, name string) (playbook.Ref, error) {
	if r.Scenario != nil {
		if in, ok := r.Scenario.Inject(number); ok {
			for _, x := range in.Expect {
				if foldName(name) == x.Step.Step() {
					return x.Step, nil
				}
			}
		}
	}
	return step(&r.State, name)
}

func (a *app) drillContacts() *cobra.Command {
	var reason string
	var hide bool
	var b *by
	c := a.command("contacts ID", 1, 1, lang.DrillRun.ContactsHelp, func(c *cobra.Command, args []string) error {
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.ShowContacts{By: who, Shown: !hide, Reason: reason}, nil
		})
	})
	a.yes(c, &hide, "hide", lang.DrillRun.HideFlag)
	b = a.facilitatorFlags(c, &reason)
	return c
}

func (a *app) drillRate() *cobra.Command {
	var text string
	var b *by
	c := a.command("rate ID OBJECTIVE GRADE", 3, 3, lang.DrillRun.RateHelp, func(c *cobra.Command, args []string) error {
		return a.facilitate(c.Context(), args[0], b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.Rate{By: who, Objective: objective(r, args[1]), Grade: runbook.Grade(strings.ToUpper(foldName(args[2]))), Text: text}, nil
		})
	})
	a.text(c, &text, "text", "TEXT", lang.DrillRun.RemarkFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

// objective is the id of the objective that a person names, by its id or by its place in the
// scenario from 1.
func objective(r *drill.Run, named string) string {
	id := foldName(named)
	if r.Scenario == nil {
		return id
	}
	if _, ok := r.Scenario.Objective(id); ok {
		return id
	}
	if n, err := strconv.Atoi(id); err == nil && n >= 1 && n <= len(r.Scenario.Objectives) {
		return r.Scenario.Objectives[n-1].ID
	}
	return id
}
