package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// command makes a command. use is the command line it takes, args how many
// arguments; names of missing ones are taken from use.
func (a *app) command(use string, least, most int, help lang.CommandHelp, run func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{
		Use:                   use,
		DisableFlagsInUseLine: true,
		RunE:                  run,
		Args: func(cmd *cobra.Command, args []string) error {
			names := strings.Fields(use)[1:]
			switch {
			case len(args) < least:
				return usage(lang.Command.ArgumentMissing.With(names[len(args)]), a.usageHint(cmd))
			case most >= 0 && len(args) > most:
				return usage(lang.Command.ArgumentExtra.With(args[most]), a.usageHint(cmd))
			}
			return nil
		},
	}
	a.describe(c, help)
	c.Flags().SortFlags = false
	return c
}

// group makes a command that only holds others.
func (a *app) group(name string, help lang.CommandHelp, commands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use:                   name,
		DisableFlagsInUseLine: true, // the help says it in its own language
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	a.describe(c, help)
	c.AddCommand(commands...)
	return c
}

func (a *app) describe(c *cobra.Command, help lang.CommandHelp) {
	c.Short, c.Long, c.Example = help.Short.In(a.lang), help.Long.In(a.lang), help.Example.In(a.lang)
}

// argument names what a flag takes, for the help.
func argument(flags *pflag.FlagSet, flag, name string) {
	if err := flags.SetAnnotation(flag, "argument", []string{name}); err != nil {
		panic(err) // the flag is not there: a mistake in the program
	}
}

// text adds a flag that takes a text.
func (a *app) text(c *cobra.Command, to *string, flag, argName string, help lang.Text) {
	c.Flags().StringVar(to, flag, "", help.In(a.lang))
	argument(c.Flags(), flag, argName)
}

// texts adds a flag that may be given several times.
func (a *app) texts(c *cobra.Command, to *[]string, flag, argName string, help lang.Text) {
	c.Flags().StringArrayVar(to, flag, nil, help.In(a.lang))
	argument(c.Flags(), flag, argName)
}

// yes adds a flag that takes nothing.
func (a *app) yes(c *cobra.Command, to *bool, flag string, help lang.Text) {
	c.Flags().BoolVar(to, flag, false, help.In(a.lang))
}

// asJSON adds --json.
func (a *app) asJSON(c *cobra.Command) { a.yes(c, &a.json, "json", lang.Command.JSONFlag) }

// help prints the help of a command. Cobra's own templates speak English only.
func (a *app) help(c *cobra.Command, _ []string) {
	t := lang.Command
	section := func(title lang.Text) { a.say(lang.Same("\n%s"), title) }
	a.lines(c.Long)
	section(t.HelpUsage)
	use := c.UseLine()
	if c.HasAvailableFlags() {
		use += " " + t.HelpFlags.In(a.lang)
	}
	a.say(lang.Same("  %s"), use)
	if c.HasAvailableSubCommands() && !c.HasParent() {
		a.say(lang.Same("  %s"), c.CommandPath()+" "+t.HelpCommandWord.In(a.lang))
	}
	for _, g := range c.Groups() {
		section(lang.Same(g.Title))
		a.commands(c, g.ID)
	}
	if c.HasAvailableSubCommands() && len(c.Groups()) == 0 {
		section(t.HelpCommands)
		a.commands(c, "")
	}
	if own := c.LocalNonPersistentFlags(); own.HasAvailableFlags() {
		own.SortFlags = false
		section(t.HelpOptions)
		a.flags(own)
	}
	section(t.HelpCommon)
	a.flags(c.Root().PersistentFlags())
	if c.Example != "" {
		section(t.HelpExamples)
		for line := range strings.Lines(c.Example) {
			a.say(lang.Same("  %s"), strings.TrimSuffix(line, "\n"))
		}
	}
}

func (a *app) commands(c *cobra.Command, group string) {
	for _, sub := range c.Commands() {
		if sub.GroupID == group && sub.IsAvailableCommand() {
			a.say(lang.Same("  %-10s %s"), sub.Name(), sub.Short)
		}
	}
}

func (a *app) flags(flags *pflag.FlagSet) {
	var names, helps []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if arg := f.Annotations["argument"]; len(arg) > 0 {
			name += " " + arg[0]
		}
		names, helps = append(names, name), append(helps, f.Usage)
		width = max(width, len(name))
	})
	for i, name := range names {
		a.say(lang.Same("  %s  %s"), name+strings.Repeat(" ", width-len(name)), helps[i])
	}
}

func (a *app) helpCommand() *cobra.Command {
	c := a.command("help [COMMAND]", 0, -1, lang.Command.HelpHelp, func(cmd *cobra.Command, args []string) error {
		found, rest, err := cmd.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return a.unknownCommand(cmd.Root(), args[0])
		}
		return found.Help()
	})
	c.Hidden = true
	return c
}

func (a *app) unknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := lang.Command.HelpHint.With(c.CommandPath())
	if near, ok := playbook.Nearest(name, names); ok {
		hint = lang.Engine.DidYouMean.With(near)
	}
	return usage(lang.Command.UnknownCommand.With(c.CommandPath()+" "+name), hint)
}

func (a *app) usageHint(c *cobra.Command) lang.Text {
	return lang.Command.UsageHint.With(c.UseLine())
}

// flagError says in our words what pflag found wrong.
func (a *app) flagError(c *cobra.Command, err error) error {
	t := lang.Command
	help := t.HelpHint.With(c.CommandPath())
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name, dashes := e.GetSpecifiedName(), "--"
		if short := e.GetSpecifiedShortnames(); short != "" {
			name, dashes = short, "-"
		}
		help = t.DashHint.With(help)
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		slices.Sort(names)
		if near, ok := playbook.Nearest(name, names); ok {
			help = lang.Engine.DidYouMean.With("--" + near)
		}
		return usage(t.UnknownFlag.With(dashes+name), help)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage(t.FlagNeedsValue.With("--"+e.GetFlag().Name), help)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage(t.FlagBadValue.With("--"+e.GetFlag().Name, e.GetValue()), help)
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return usage(t.UnknownFlag.With(e.GetSpecifiedFlag()), help)
	}
	return usage(lang.Same(err.Error()), help)
}

// need checks that a flag that must be given was.
func (a *app) need(c *cobra.Command, value, flag string) error {
	if strings.TrimSpace(value) == "" {
		return usage(lang.Command.FlagMissing.With("--"+flag), lang.Command.HelpHint.With(c.CommandPath()))
	}
	return nil
}
