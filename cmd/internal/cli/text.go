package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store"
	"dandori/runbook/text"
)

func (a *app) preparedTexts() *cobra.Command {
	return a.group("text", lang.Writing.TextHelp, a.textList(), a.textShow(), a.textWrite(), a.textCopy())
}

func (a *app) textList() *cobra.Command {
	c := a.command("list [ID]", 0, 1, lang.Writing.TextListHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			lib, err := a.toldLibrary()
			if err != nil {
				return err
			}
			return a.listTexts(lib.Texts())
		}
		return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
			state := s.State()
			if a.json {
				if err := a.printTexts(&state); err != nil {
					return err
				}
				return damage
			}
			a.incidentTexts(&state)
			return damage
		})
	})
	a.asJSON(c)
	return c
}

type shownText struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Channel  string `json:"channel"`
	Counted  bool   `json:"counted"`
	Family   string `json:"family"`
	FileName string `json:"file"`
}

// listTexts lists every prepared text there is.
func (a *app) listTexts(set *text.Set) error {
	var all []shownText
	for _, family := range set.Families() {
		for _, f := range family.Forms {
			all = append(all, shownText{f.Name(), f.Title.In(a.lang), f.Channel, f.Counted, family.Title.In(a.lang), family.FileName})
		}
	}
	if a.json {
		return a.printJSON(struct {
			Format int         `json:"format"`
			Texts  []shownText `json:"texts"`
		}{1, nonNil(all)})
	}
	for _, t := range all {
		where := ""
		if isOwnFile(t.FileName) {
			where = t.FileName
		}
		a.say(lang.Same("%-14s %s: %s  %s"), t.ID, t.Family, t.Title, where)
	}
	return nil
}

// incidentTexts lists the texts that the steps of an incident call for, and how far
// each has come.
func (a *app) incidentTexts(s *runbook.State) {
	for _, v := range s.Steps(a.now(s)) {
		if v.Step.Text == "" || v.State == runbook.NotApplicable {
			continue
		}
		a.say(lang.Writing.TextLine, a.textState(s, v), v.Title, v.Ref)
		for _, f := range s.TextsOf(v.Step) {
			a.under(lang.Same("%s  %s (%s)"), f.Name(), f.Title, s.Set.Channel(f.Channel).Title)
		}
	}
}

// textState says how far the text of a step has come.
func (a *app) textState(s *runbook.State, v runbook.StepView) lang.Text {
	t := lang.Writing
	d, ok := s.DraftOf(v.Ref)
	if !ok {
		return t.TextNone
	}
	switch s.TextStateOf(d, a.now(s)) {
	case runbook.TextPublished:
		return t.TextPublished
	case runbook.TextAfter:
		return lang.WrittenAfter.Words
	case runbook.TextOpen:
		return t.TextOpen
	case runbook.TextHeld:
		return t.TextHeld
	case runbook.TextProposed:
		switch {
		case v.State != runbook.StateDone || v.Repeat:
		case v.Published > 0:
			return lang.WrittenAfter.DraftAfter.With(v.Published)
		default: // nobody waits for the approval of what is done, once
			return lang.WrittenAfter.DraftOfDone
		}
		return t.TextUnapproved
	}
	return t.TextReady
}

// textFlags are what the commands on one text share.
type textFlags struct {
	set      []string
	language string
}

func (a *app) textFlags(c *cobra.Command) *textFlags {
	f := &textFlags{}
	a.texts(c, &f.set, "set", "BLANK=VALUE", lang.Writing.TextSetFlag)
	a.text(c, &f.language, "in", "ja|en", lang.Writing.TextInFlag)
	return f
}

// values reads --set for the blanks of a form, each named by its id or its title.
func (f *textFlags) values(form *text.Form, language lang.Lang) (map[string]string, error) {
	var choices []choice
	for _, b := range form.Blanks(language) {
		choices = append(choices, choice{b.ID, names(b.Title)})
	}
	values := map[string]string{}
	for _, s := range f.set {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			name, value, ok = strings.Cut(s, "＝")
		}
		if !ok {
			return nil, usage(lang.Writing.BadTextSet.With(s), lang.Writing.BadTextSetHint)
		}
		id, err := choose(name, choices, lang.Engine.NoSuchBlank, lang.Engine.BlankHint)
		if err != nil {
			return nil, err
		}
		values[id] = value
	}
	return values, nil
}

func (f *textFlags) lang(fallback lang.Lang) (lang.Lang, error) {
	if f.language == "" {
		return fallback, nil
	}
	l, ok := lang.Parse(foldName(f.language))
	if !ok {
		return "", usage(lang.Engine.BadLanguage.With(f.language), lang.Engine.BadLanguageHint)
	}
	return l, nil
}

// form finds the prepared text that a person names, or the step's first.
func form(s *runbook.State, st *playbook.Step, name string) (*text.Form, error) {
	forms := s.TextsOf(st)
	if len(forms) == 0 {
		return nil, failed(lang.Writing.NoTexts.With(st.Title), lang.Engine.NoForms)
	}
	if name == "" {
		return forms[0], nil
	}
	var choices []choice
	for _, f := range forms {
		choices = append(choices, choice{f.Name(), append(names(f.Title), f.ID)})
	}
	id, err := choose(name, choices, lang.Writing.NoSuchText, lang.Engine.FormHint)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(forms, func(f *text.Form) bool { return f.Name() == id })
	return forms[i], nil
}

func (a *app) textShow() *cobra.Command {
	var flags *textFlags
	c := a.command("show ID STEP [TEXT]", 2, 3, lang.Writing.TextShowHelp, func(c *cobra.Command, args []string) error {
		return a.session(c.Context(), args[0], func(_ *store.Store, session *runbook.Session, damage error) error {
			s := session.State()
			ref, err := step(&s, args[1])
			if err != nil {
				return err
			}
			st, _ := s.Set.Step(ref)
			if d, ok := s.DraftOf(ref); ok && len(args) < 3 && len(flags.set) == 0 && flags.language == "" && !a.json {
				a.printDraft(&s, st, d)
				return damage
			}
			form, err := form(&s, st, third(args))
			if err != nil {
				return err
			}
			language, err := flags.lang(lang.Japanese)
			if err != nil {
				return err
			}
			values, err := flags.values(form, language)
			if err != nil {
				return err
			}
			p := s.FillText(st, form, language, values, a.now(&s))
			if a.json {
				if err := a.printFilled(&s, ref, form, p); err != nil {
					return err
				}
				return damage
			}
			a.say(lang.Same("%s  %s (%s)"), form.Name(), form.Title, s.Set.Channel(form.Channel).Title)
			if family, ok := s.Texts().Family(form.Family); ok {
				a.say(lang.Command.StepRule, report.Rules(s.Org, family.Sources, a.lang))
			}
			a.out.WriteByte('\n')
			a.lines(text.Stamp(p.Body, p.Language, text.Stamps{Drill: s.Drill, Unapproved: true}))
			a.out.WriteByte('\n')
			a.printPreview(&s, p)
			return damage
		})
	})
	a.asJSON(c)
	flags = a.textFlags(c)
	return c
}

// printDraft shows the draft in force of a step, and how far it has come.
func (a *app) printDraft(s *runbook.State, st *playbook.Step, d runbook.DraftView) {
	v, _ := s.Step(st.Ref, a.now(s))
	a.say(lang.Writing.DraftLine, a.textState(s, v), st.Title, d.Seq, a.clock(d.At, s.Location()), d.By.Name)
	for i, remark := range s.TextRemarks(d) {
		if i > 0 || s.TextStateOf(d, a.now(s)) != runbook.TextAfter { // else the first is the state
			a.under(remark)
		}
	}
	a.out.WriteByte('\n')
	words, err := s.Words(d, a.now(s))
	if err != nil { // a blank is open: it is shown, and does not leave the program
		words = text.Stamp(d.Body, lang.Lang(d.Language), text.Stamps{Drill: s.Drill, Unapproved: true})
	}
	a.lines(words)
	a.out.WriteByte('\n')
	var form *text.Form
	for _, f := range s.TextsOf(st) {
		if f.Name() == d.Form {
			form = f
		}
	}
	a.printPreview(s, s.CheckText(st, form, lang.Lang(d.Language), d.Body))
}

func third(args []string) string {
	if len(args) < 3 {
		return ""
	}
	return args[2]
}

// printPreview says what is still to be done about a text.
func (a *app) printPreview(s *runbook.State, p runbook.TextPreview) {
	t := lang.Writing
	for _, b := range p.Open {
		a.say(t.BlankLine, b.ID, b.Title, b.Why)
	}
	for _, f := range p.Findings {
		rule, _ := s.Set.Rule("opening/" + f.Rule)
		mark := t.Warns
		if f.Blocks != "" && !s.Confirmed(f.Blocks) {
			mark = t.Holds
		}
		a.say(t.FindingLine, mark, f.Line, f.Phrase, f.Why)
		if !rule.Text.IsZero() {
			a.under(lang.Command.StandingRule, rule.Text)
		}
	}
	for _, l := range p.Lengths {
		a.say(lang.Same("%s: %s"), l.Platform.Name, l.Text())
	}
}

func (a *app) textWrite() *cobra.Command {
	var own, file string
	var went bool
	var flags *textFlags
	var b *by
	c := a.command("write ID STEP [TEXT]", 2, 3, lang.Writing.TextWriteHelp, func(c *cobra.Command, args []string) error {
		if own != "" && file != "" {
			return usage(lang.Writing.OneBody, a.usageHint(c))
		}
		if file != "" {
			data, err := readBounded(a.path(file))
			if err != nil {
				return err
			}
			own = strings.TrimRight(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			st, _ := s.Set.Step(ref)
			language, err := flags.lang(lang.Japanese)
			if err != nil {
				return nil, err
			}
			in := runbook.WriteText{By: who, Step: ref, Language: string(language), Body: own, Published: went}
			if own != "" && len(args) < 3 {
				return in, nil
			}
			form, err := form(s, st, third(args))
			if err != nil {
				return nil, err
			}
			in.Form = form.Name()
			in.Values, err = flags.values(form, language)
			return in, err
		})
	})
	a.text(c, &own, "body", "TEXT", lang.Writing.BodyFlag)
	a.text(c, &file, "body-file", "PATH", lang.Writing.BodyFileFlag)
	a.yes(c, &went, "published", lang.WrittenAfter.Flag)
	flags = a.textFlags(c)
	b = a.byFlags(c)
	return c
}

func (a *app) textCopy() *cobra.Command {
	var output string
	var final bool
	c := a.command("copy ID STEP", 2, 2, lang.Writing.TextCopyHelp, func(c *cobra.Command, args []string) error {
		return a.session(c.Context(), args[0], func(_ *store.Store, session *runbook.Session, damage error) error {
			s := session.State()
			ref, err := step(&s, args[1])
			if err != nil {
				return err
			}
			words, err := a.words(&s, ref)
			if err != nil {
				return err
			}
			d, _ := s.DraftOf(ref)
			state := s.TextStateOf(d, a.now(&s))
			draft := state != runbook.TextReady && state != runbook.TextPublished && state != runbook.TextAfter
			if final && state == runbook.TextAfter {
				st, _ := s.Set.Step(ref)
				return failed(lang.Writing.NotToPublish.With(st.Title), lang.WrittenAfter.FinalHint)
			}
			if draft && final {
				st, _ := s.Set.Step(ref)
				return failed(lang.Writing.NotToPublish.With(st.Title), lang.Writing.NotToPublishHint)
			}
			if output == "" || output == "-" {
				a.lines(words)
				if draft {
					fmt.Fprintf(a.env.Stderr, "dandori: hint: %s\n", lang.Writing.DraftHint.In(a.lang))
				}
				return damage
			}
			name := drillName(output, s.Drill)
			path := a.path(name)
			if a.amongLogs(path) {
				return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
			}
			if err := writeFile(path, true, func(w io.Writer) error {
				_, err := io.WriteString(w, "\ufeff"+words+"\n")
				return err
			}); err != nil {
				return err
			}
			if draft {
				a.say(lang.Writing.CopiedDraft, name)
				return damage
			}
			a.say(lang.Writing.TextCopied, name)
			return damage
		})
	})
	c.Flags().StringVarP(&output, "output", "o", "", lang.Command.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.yes(c, &final, "final", lang.Writing.FinalFlag)
	return c
}

// words are the words of a step's text as they may leave the program.
func (a *app) words(s *runbook.State, ref playbook.Ref) (string, error) {
	d, ok := s.DraftOf(ref)
	if !ok {
		st, _ := s.Set.Step(ref)
		return "", failed(lang.Writing.NoDraft.With(st.Title), lang.Writing.NoDraftHint)
	}
	words, err := s.Words(d, a.now(s))
	if err != nil {
		return "", failed(lang.Writing.NotFinal.With(strings.Join(d.Open, ", ")), lang.PreparedText.UnfinishedHint)
	}
	return words, nil
}

// printDrafts lists the texts in force.
func (a *app) printDrafts(s *runbook.State, loc *time.Location) {
	for _, d := range s.Drafts {
		if current, ok := s.DraftOf(d.Step); !ok || current.Seq != d.Seq {
			continue
		}
		v, ok := s.Step(d.Step, a.now(s))
		if !ok {
			continue
		}
		a.say(lang.Writing.DraftLine, a.textState(s, v), v.Title, d.Seq, a.clock(d.At, loc), d.By.Name)
	}
}
