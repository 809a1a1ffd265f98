package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook/lang"
	"dandori/runbook/paper"
)

func (a *app) playbookPrint() *cobra.Command {
	var office, format, output string
	t := &lang.PlaybookPaper
	c := a.command("print KIND", 1, 1, t.PrintHelp, func(c *cobra.Command, args []string) error {
		if format = foldName(format); format == "" {
			format = paper.Formats[0]
		}
		if !slices.Contains(paper.Formats, format) {
			return usage(t.UnknownFormat.With(format), t.UnknownFormatHint)
		}
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		profile, err := a.profile(lib, office)
		if err != nil {
			return err
		}
		kinds, err := kinds(lib.Set, args)
		if err != nil {
			return err
		}
		if len(kinds) != 1 {
			return usage(t.NotAKind.With(args[0]), t.NotAKindHint.With(a.join(kindNames(lib))))
		}
		kind, _ := lib.Set.Kind(kinds[0])
		source := paper.Source{Set: lib.Set, Kind: kind, Org: profile, Texts: lib.Texts()}
		if output == "" || output == "-" {
			return a.printPaper(format, source)
		}
		path := a.path(output)
		if a.amongLogs(path) {
			return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
		}
		if err := writeFile(path, true, func(w io.Writer) error { return paper.Write(w, format, source, a.lang) }); err != nil {
			return err
		}
		a.say(t.Printed, output)
		return nil
	})
	a.text(c, &office, "org", "ORG", lang.Command.ShowOrgFlag)
	a.text(c, &format, "format", strings.Join(paper.Formats, "|"), t.PrintFormatFlag)
	c.Flags().StringVarP(&output, "output", "o", "", t.OutFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	return c
}

// printPaper prints the paper itself; on a terminal line by line, so that nothing in
// it can act on the terminal.
func (a *app) printPaper(format string, source paper.Source) error {
	if !a.env.IsTerminal(a.env.Stdout) {
		return paper.Write(a.out, format, source, a.lang)
	}
	var b strings.Builder
	if err := paper.Write(&b, format, source, a.lang); err != nil {
		return err
	}
	a.lines(b.String())
	return nil
}

// kindNames lists the ids of the kinds.
func kindNames(lib *library) []string {
	var names []string
	for _, p := range lib.Set.Kinds {
		names = append(names, p.Kind)
	}
	return names
}
