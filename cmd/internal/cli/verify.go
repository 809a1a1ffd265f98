package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

func (a *app) verify() *cobra.Command {
	c := a.command("verify ID|FILE", 1, 1, lang.Command.VerifyHelp, func(c *cobra.Command, args []string) error {
		name := args[0]
		var sum eventlog.Summary
		id, err := incidentID(name)
		if err == nil {
			name = string(id)
			st, openErr := a.existingStore()
			if openErr != nil {
				return openErr
			}
			defer st.Close()
			sum, err = st.Verify(c.Context(), id)
		} else {
			path := a.path(name)
			info, statErr := os.Stat(path)
			if statErr != nil || info.IsDir() {
				return usage(lang.Command.NotALog.With(name), lang.Command.NotALogHint)
			}
			sum, err = store.VerifyFile(path)
		}
		damage, isDamage := errors.AsType[*runbook.DamageError](err)
		if err != nil && !isDamage {
			return err
		}
		if a.json {
			if err := a.printJSON(a.proof(name, sum, damage)); err != nil {
				return err
			}
			return err
		}
		a.printProof(name, sum, damage)
		return err
	})
	a.asJSON(c)
	return c
}

// proof is the result of a verification in JSON.
type proof struct {
	Log       string   `json:"log"`
	OK        bool     `json:"ok"`
	Entries   int      `json:"entries"`
	Head      string   `json:"head"`
	Bytes     int64    `json:"bytes"`
	Proved    []string `json:"proved"`     // of those entries
	NotProved []string `json:"not_proved"` // of the whole log
	Entry     int      `json:"damaged_entry,omitzero"`
	Offset    int64    `json:"damaged_offset,omitzero"`
	Damage    string   `json:"damage,omitzero"`
}

func (a *app) proof(name string, sum eventlog.Summary, d *runbook.DamageError) proof {
	p := proof{
		Log: name, OK: d == nil, Entries: sum.Entries, Head: sum.Head.String(), Bytes: sum.Size,
		Proved:    []string{"form", "numbers", "hashes"},
		NotProved: []string{"complete", "not-rewritten", "author"},
	}
	if d != nil {
		p.Entry, p.Offset, p.Damage = d.Entry, d.Offset, fault(d.Err).In(a.lang)
	}
	if sum.Entries == 0 {
		p.Proved = []string{}
	}
	return p
}

// printProof says exactly what was proved and what was not; one word for both
// would promise too much.
func (a *app) printProof(name string, sum eventlog.Summary, d *runbook.DamageError) {
	t := lang.Command
	if d == nil {
		a.say(t.VerifyGood, name, sum.Entries)
	} else {
		a.say(t.VerifyBad, name, d.Entry, d.Offset, fault(d.Err))
	}
	if sum.Entries > 0 {
		a.say(t.VerifyProved, fmt.Sprintf("1-%d", sum.Entries))
		a.under(t.ProvedForm)
		a.under(t.ProvedChain)
		a.under(t.VerifyHead, sum.Entries, sum.Head.String(), sum.Size)
	}
	a.say(t.VerifyNotProved)
	a.under(t.NotProvedTail)
	a.under(t.NotProvedSignature)
	a.under(t.NotProvedTruth)
}
