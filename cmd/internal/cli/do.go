package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

func (a *app) do() *cobra.Command {
	var chosen, set, items []string
	var impossible, skip, check, again bool
	var reason, note, with string
	var b *by
	c := a.command("do ID STEP", 2, 2, lang.Command.DoHelp, func(c *cobra.Command, args []string) error {
		modes := 0
		for _, mode := range []bool{impossible, skip, check, len(chosen) > 0} {
			if mode {
				modes++
			}
		}
		if modes > 1 {
			return usage(lang.Command.DoModes, lang.Command.HelpHint.With(c.CommandPath()))
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			st, _ := s.Set.Step(ref)
			names, err := a.items(s, st, items)
			if err != nil {
				return nil, err
			}
			fields, err := fields(st, set)
			if err != nil {
				return nil, err
			}
			options, err := options(st, chosen)
			if err != nil {
				return nil, err
			}
			if (impossible || skip) && len(fields) > 0 {
				return nil, usage(lang.Command.DoModes, lang.Command.HelpHint.With(c.CommandPath()))
			}
			switch {
			case impossible:
				return runbook.Impossible{By: who, Step: ref, Items: names, Reason: joined(reason, note)}, nil
			case skip:
				return runbook.Skip{By: who, Step: ref, Items: names, Reason: joined(reason, note)}, nil
			case check:
				return runbook.Check{By: who, Step: ref, Text: joined(note, reason), Fields: fields}, nil
			}
			return runbook.Do{By: who, Step: ref, Items: names, Chosen: options, Fields: fields, Note: note, Reason: reason, With: with, Again: a.roundBefore(s, ref, again)}, nil
		})
	})
	t := lang.Command
	a.texts(c, &chosen, "choose", "OPTION", t.ChooseFlag)
	a.yes(c, &impossible, "impossible", t.ImpossibleFlag)
	a.yes(c, &skip, "skip", t.SkipFlag)
	a.yes(c, &check, "check", t.CheckFlag)
	a.yes(c, &again, "again", lang.Writing.AgainFlag)
	a.text(c, &reason, "reason", "TEXT", t.ReasonFlag)
	a.text(c, &with, "with", "NAME", lang.Writing.WithFlag)
	a.texts(c, &set, "set", "FIELD=VALUE", t.SetFlag)
	a.texts(c, &items, "item", "ITEM", t.ItemFlag)
	a.text(c, &note, "note", "TEXT", t.NoteFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	return c
}

// roundBefore is the entry of the last time a step was done, where it was asked to be
// done once more.
func (a *app) roundBefore(s *runbook.State, ref playbook.Ref, again bool) int {
	if !again {
		return 0
	}
	v, _ := s.Step(ref, a.now(s))
	return v.Seq
}

// joined puts two texts on two lines; either may be empty.
func joined(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + "\n" + second
}

// items reads the items a person names. A list that the profile leaves open takes
// any name.
func (a *app) items(s *runbook.State, st *playbook.Step, typed []string) ([]string, error) {
	if len(typed) > 0 && st.Each == "" && st.Type != playbook.Report {
		return nil, usage(lang.Engine.NoSuchItem.With(typed[0]), lang.Engine.NoItems)
	}
	if st.Each == playbook.AccountAdmins {
		if account, ok := s.Org.Account(s.Account); !ok || len(account.Admins) == 0 {
			return typed, nil
		}
	}
	return a.knownItems(s, st, typed)
}

// knownItems reads items that the step has or had.
func (a *app) knownItems(s *runbook.State, st *playbook.Step, typed []string) ([]string, error) {
	v, _ := s.Step(st.Ref, a.now(s))
	var choices []choice
	for _, it := range v.Items {
		choices = append(choices, choice{it.ID, names(it.Name, it.Post)})
	}
	var list []string
	for _, t := range typed {
		id, err := choose(t, choices, lang.Engine.NoSuchItem, lang.Engine.ItemHint)
		if err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, nil
}

// fields reads --set field=value. A field may be named by its id or its title.
func fields(st *playbook.Step, set []string) (map[string]string, error) {
	if len(set) == 0 {
		return nil, nil
	}
	var choices []choice
	for _, f := range st.Fields {
		choices = append(choices, choice{f.ID, names(f.Title)})
		if f.AsOf {
			choices = append(choices, choice{playbook.AsOfField(f.ID), nil})
		}
	}
	values := map[string]string{}
	for _, s := range set {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			name, value, ok = strings.Cut(s, "＝")
		}
		if !ok {
			return nil, usage(lang.Command.BadSet.With(s), lang.Command.BadSetHint)
		}
		if len(choices) == 0 {
			return nil, usage(lang.Engine.NoSuchField.With(name), lang.Engine.NoFields)
		}
		id, err := choose(name, choices, lang.Engine.NoSuchField, lang.Engine.FieldHint)
		if err != nil {
			return nil, err
		}
		values[id] = value
	}
	return values, nil
}

// options reads --choose. An option may be named by its id or its title.
func options(st *playbook.Step, typed []string) ([]string, error) {
	if st.Type != playbook.Decide {
		return typed, nil // the engine says that it is no decision
	}
	var choices []choice
	for _, o := range st.Options {
		choices = append(choices, choice{o.ID, names(o.Title)})
	}
	var list []string
	for _, t := range typed {
		id, err := choose(t, choices, lang.Engine.NoSuchOption, lang.Engine.ChoiceHint)
		if err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, nil
}
