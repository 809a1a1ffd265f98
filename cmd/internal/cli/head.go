package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
)

func (a *app) head() *cobra.Command {
	c := a.command("head ID", 1, 1, lang.Proof.HeadHelp, func(c *cobra.Command, args []string) error {
		id, err := incidentID(args[0])
		if err != nil {
			return err
		}
		st, err := a.existingStore()
		if err != nil {
			return err
		}
		defer st.Close()
		// The whole log is verified, and that it goes on from what was seen of it:
		// a code of anything else should not leave the house.
		v, err := a.prove(c.Context(), target{name: string(id), id: id, path: st.Path(id), store: st}, knowledge{Known: eventlog.Known{Incident: string(id)}})
		if err != nil {
			return err
		}
		if err := v.failure(); err != nil && (v.damage != nil || len(v.report.Checkpoints.Faults) > 0) {
			return err
		}
		size, root := v.report.Chain.Entries, v.report.Chain.Root
		code := eventlog.MakeCode(size, root)
		if a.json {
			return a.printJSON(struct {
				ID      runbook.IncidentID `json:"id"`
				Entries int                `json:"entries"`
				Root    string             `json:"root"`
				Hash    string             `json:"hash"`
				Code    eventlog.Code      `json:"code"`
			}{id, size, root.String(), v.head.String(), code})
		}
		t := lang.Proof
		a.say(lang.Same("%s%s"), a.stamp(id.Drill()), id)
		a.say(t.HeadCode, code, size)
		a.say(t.HeadRoot, root)
		a.say(t.HeadHash, v.head)
		if a.env.IsTerminal(a.env.Stdout) {
			a.say(t.HeadKeep)
		}
		return nil
	})
	a.asJSON(c)
	return c
}
