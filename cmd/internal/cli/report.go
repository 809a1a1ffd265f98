package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) sendReport() *cobra.Command {
	var to, via, reached, means, reference, instruction, note string
	var set []string
	var again bool
	var b *by
	c := a.command("report ID STEP", 2, 2, lang.Command.ReportHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, to, "to"); err != nil {
			return err
		}
		ok, err := yesNo("--reached", reached)
		if err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			st, _ := s.Set.Step(ref)
			fields, err := fields(st, set)
			if err != nil {
				return nil, err
			}
			return runbook.Report{
				By: who, Step: ref, To: to, Via: via, Reached: ok, Means: means, Reference: reference,
				Instruction: instruction, Fields: fields, Note: note, Again: a.roundBefore(s, ref, again),
			}, nil
		})
	})
	t := lang.Command
	a.text(c, &to, "to", "TARGET", t.ToFlag)
	a.yes(c, &again, "again", lang.Writing.AgainFlag)
	a.text(c, &via, "via", "NAME", lang.Writing.ViaFlag)
	a.text(c, &reached, "reached", "yes|no", t.ReachedFlag)
	a.text(c, &means, "means", "TEXT", t.MeansFlag)
	a.text(c, &reference, "reference", "TEXT", t.ReferenceFlag)
	a.text(c, &instruction, "instruction", "TEXT", t.InstructionFlag)
	a.texts(c, &set, "set", "FIELD=VALUE", t.SetFlag)
	a.text(c, &note, "note", "TEXT", t.NoteFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	return c
}

// yesNo reads yes or no; nothing is yes.
func yesNo(flag, text string) (bool, error) {
	switch foldName(text) {
	case "", "yes", "y", "はい":
		return true, nil
	case "no", "n", "いいえ":
		return false, nil
	}
	return false, usage(lang.Command.FlagBadValue.With(flag, text), lang.Engine.BadYesNoHint)
}
