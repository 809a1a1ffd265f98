package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// app is one run of the program.
type app struct {
	env  Env
	lang lang.Lang
	out  *bufio.Writer

	// durable is what this run put on record, or nil. Whatever fails after it,
	// nobody may be told to record it again.
	durable *entry

	held *heldKey // the key of this computer

	attending watch // what was seen of who attends to drills

	// Flags of every command.
	data     string
	state    string
	langName string
	json     bool

	plain   bool // the console works line by line
	control bool // a drill is opened on the facilitator's screen

	theme, width string // of the console on the screen
}

// entry names an entry of a log.
type entry struct {
	id  runbook.IncidentID
	seq int
}

// output marks the errors of standard output, which are none of the store's.
type output struct{ w io.Writer }

// outputError says that what was printed did not arrive.
type outputError struct{ err error }

func (e *outputError) Error() string { return e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

func (o output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if err != nil {
		err = &outputError{err}
	}
	return n, err
}

// Main runs one command line (without the program's name) and returns the exit
// code.
func Main(env Env, args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{env: env, held: &heldKey{}, lang: language(env, args), out: bufio.NewWriter(output{env.Stdout})}
	err := a.run(ctx, args)
	if flushErr := a.out.Flush(); err == nil && flushErr != nil {
		err = flushErr
	}
	return a.report(err)
}

// language chooses the language before anything can be said: --lang, as of any flag the last
// one, else the environment, else Japanese. A --lang that names none is reported when the
// flags are read.
func language(env Env, args []string) lang.Lang {
	chosen, given := lang.Japanese, false
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			name, ok = args[i+1], true
		}
		if l, known := lang.Parse(name); ok && known {
			chosen, given = l, true
		}
	}
	if given {
		return chosen
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env.getenv(name); v != "" {
			if l, ok := lang.Parse(v); ok {
				return l
			}
			break
		}
	}
	return lang.Japanese
}

func (a *app) run(ctx context.Context, args []string) error {
	cobra.MousetrapHelpText = "" // a double click on Windows opens the console
	cobra.EnableCommandSorting = false
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.env.Stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return context.Canceled
	}
	return err
}

// Groups of commands in the help, by what they are for.
const (
	groupStart  = "start"
	groupRecord = "record"
	groupDecide = "decide"
	groupRead   = "read"
	groupSetup  = "setup"
)

func (a *app) root() *cobra.Command {
	t := lang.Command
	root := &cobra.Command{
		Use:           "dandori",
		SilenceErrors: true,
		SilenceUsage:  true,

		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.console(cmd.Context(), "") },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if _, ok := lang.Parse(a.langName); a.langName != "" && !ok {
				return usage(t.BadLang.With(a.langName), t.BadLangHint)
			}
			return nil
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	a.describe(root, t.Root)
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(a.flagError)
	root.SetHelpCommand(a.helpCommand())
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVar(&a.data, "data", "", t.DataFlag.In(a.lang))
	flags.StringVar(&a.state, "state", "", lang.Proof.StateFlag.In(a.lang))
	flags.StringVar(&a.langName, "lang", "", t.LangFlag.In(a.lang))
	argument(flags, "data", "DIR")
	argument(flags, "state", "DIR")
	argument(flags, "lang", "ja|en")
	flags.BoolP("help", "h", false, t.HelpFlag.In(a.lang))

	a.consoleFlags(root)

	for _, g := range []struct {
		id       string
		title    lang.Text
		commands []*cobra.Command
	}{
		{groupStart, t.GroupStart, []*cobra.Command{a.start(), a.list(), a.show(), a.resume()}},
		{groupRecord, t.GroupRecord, []*cobra.Command{a.do(), a.undo(), a.sendReport(), a.note(), a.correct(), a.amend(), a.evidence(), a.fact(), a.ask(), a.answer(), a.improve()}},
		{groupDecide, t.GroupDecide, []*cobra.Command{a.classify(), a.consult(), a.approve(), a.override(), a.take(), a.close(), a.reopen()}},
		{groupRead, t.GroupRead, []*cobra.Command{a.log(), a.preparedTexts(), a.verify(), a.head(), a.export()}},
		{groupSetup, t.GroupSetup, []*cobra.Command{a.drill(), a.readiness(), a.playbook(), a.org(), a.filesCommand(), a.keys(), a.doctor(), a.repair(), a.unpin(), a.paths(), a.version()}},
	} {
		root.AddGroup(&cobra.Group{ID: g.id, Title: g.title.In(a.lang)})
		for _, c := range g.commands {
			c.GroupID = g.id
			root.AddCommand(c)
		}
	}
	return root
}
