package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook/lang"
)

func (a *app) keys() *cobra.Command {
	return a.group("key", lang.Proof.KeyHelp, a.keyShow())
}

func (a *app) keyShow() *cobra.Command {
	c := a.command("show", 0, 0, lang.Proof.KeyShowHelp, func(*cobra.Command, []string) error {
		key, err := a.key()
		if err != nil {
			return err
		}
		public := key.Public()
		if a.json {
			return a.printJSON(struct {
				Key         string `json:"key"`
				Fingerprint string `json:"fingerprint"`
				File        string `json:"file"`
			}{public.String(), public.Fingerprint(), a.keyPath()})
		}
		t := lang.Proof
		a.say(t.KeyPublic, public)
		a.say(t.KeyFingerprint, public.Fingerprint())
		a.say(t.KeyPath, a.keyPath())
		a.say(t.KeyGuard)
		return nil
	})
	a.asJSON(c)
	return c
}
