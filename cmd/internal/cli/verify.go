package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/readiness"
	"dandori/runbook/store"
)

func (a *app) verify() *cobra.Command {
	c := a.command("verify ID|FILE", 1, 1, lang.Command.VerifyHelp, func(c *cobra.Command, args []string) error {
		v := &verification{log: args[0]}
		id, err := incidentID(v.log)
		if err == nil {
			v.log = string(id)
			st, openErr := a.existingStore()
			if openErr != nil {
				return openErr
			}
			defer st.Close()
			err = v.incident(c.Context(), st, id, a.env.Random)
		} else {
			path := a.path(v.log)
			info, statErr := os.Stat(path)
			if statErr != nil || info.IsDir() {
				return usage(lang.Command.NotALog.With(v.log), lang.Command.NotALogHint)
			}
			err = v.file(path)
		}
		damage, isDamage := errors.AsType[*runbook.DamageError](err)
		if err != nil && !isDamage {
			return err
		}
		if a.json {
			if err := a.printJSON(a.proof(v, damage)); err != nil {
				return err
			}
			return err
		}
		a.printProof(v, damage)
		return err
	})
	a.asJSON(c)
	return c
}

// verification is what is proved of a log.
type verification struct {
	log     string
	entries int
	head    eventlog.Hash
	bytes   int64
	place   bool // it is the log of the incident in whose folder it lies
}

// errSameID says that two entries carry one id: the later one is a copy.
var errSameID = errors.New("an earlier entry has the same id")

// incident verifies the log of an incident: the chain as it is stored, every
// event, and that it is the log of this incident.
func (v *verification) incident(ctx context.Context, st *store.Store, id runbook.IncidentID, random io.Reader) error {
	sum, chain := st.Verify(ctx, id)
	if _, ok := errors.AsType[*runbook.DamageError](chain); chain != nil && !ok {
		return chain
	}
	r, err := st.Raw(ctx, id)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := v.events(r, sum); err != nil {
		return damageAt(err, id, st.Path(id))
	}
	if chain != nil {
		return chain
	}
	if id.Series() == runbook.SeriesReadiness {
		err = readiness.Verify(ctx, st, id)
	} else {
		_, err = runbook.Resume(ctx, st, id, random)
	}
	v.place = err == nil
	return err
}

// file verifies a log wherever it lies, in the way of an incident's. Whose it is
// cannot be known from its place.
func (v *verification) file(path string) error {
	sum, chain := store.VerifyFile(path)
	if _, ok := errors.AsType[*runbook.DamageError](chain); chain != nil && !ok {
		return chain
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := v.events(f, sum); err != nil {
		return damageAt(err, "", path)
	}
	return chain
}

// damageAt puts the place of a log into what is wrong with it.
func damageAt(err error, id runbook.IncidentID, path string) error {
	if d, ok := errors.AsType[*runbook.DamageError](err); ok {
		d.ID, d.Path = id, path
	}
	return err
}

// events goes through the entries whose chain was verified: each is an event that
// can be read, no two have the same id, and the pinned files have their SHA-256.
// What is proved then ends before the first that is not so.
func (v *verification) events(r io.Reader, sum eventlog.Summary) error {
	scan := eventlog.NewScanner(r, eventlog.Position{})
	seen := map[string]bool{}
	for v.entries < sum.Entries && scan.Scan() {
		e := scan.Entry()
		event, err := runbook.DecodeEvent(e.Event)
		if err == nil && seen[event.ID] {
			err = fmt.Errorf("%w: %s", errSameID, event.ID)
		}
		if err == nil {
			err = pinsHold(event)
		}
		if err != nil {
			return &runbook.DamageError{Entry: e.Seq, Offset: e.Offset, Err: err}
		}
		seen[event.ID] = true
		v.entries, v.head, v.bytes = e.Seq, e.Hash, scan.Position().Offset
	}
	v.entries, v.head, v.bytes = sum.Entries, sum.Head, sum.Size // with a last entry that lacks its line feed
	return nil
}

// pinsHold checks the pinned files of an opening entry.
func pinsHold(e runbook.Event) error {
	opened, ok := e.Data.(*runbook.Opened)
	if !ok {
		return nil
	}
	for _, p := range opened.Pinned {
		if runbook.MakePin(p.What, p.Name, []byte(p.Text)).SHA256 != p.SHA256 {
			return fmt.Errorf("%w: %s", runbook.ErrPinAltered, p.Name)
		}
	}
	return nil
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

func (a *app) proof(v *verification, d *runbook.DamageError) proof {
	p := proof{
		Log: v.log, OK: d == nil, Entries: v.entries, Head: v.head.String(), Bytes: v.bytes,
		Proved:    []string{"form", "numbers", "hashes", "events", "ids", "pins"},
		NotProved: []string{"complete", "not-rewritten", "author"},
	}
	if v.place {
		p.Proved = append(p.Proved, "place")
	}
	if d != nil {
		p.Entry, p.Offset, p.Damage = d.Entry, d.Offset, fault(d.Err).In(a.lang)
	}
	if v.entries == 0 {
		p.Proved = []string{}
	}
	return p
}

// printProof says exactly what was proved and what was not; one word for both
// would promise too much.
func (a *app) printProof(v *verification, d *runbook.DamageError) {
	t := lang.Command
	if d == nil {
		a.say(t.VerifyGood, v.log, v.entries)
	} else {
		a.say(t.VerifyBad, v.log, d.Entry, d.Offset, fault(d.Err))
	}
	if v.entries > 0 {
		a.say(t.VerifyProved, fmt.Sprintf("1-%d", v.entries))
		a.under(t.ProvedForm)
		a.under(t.ProvedChain)
		a.under(t.ProvedEvents)
		a.under(t.ProvedIDs)
		a.under(t.ProvedPins)
		if v.place {
			a.under(t.ProvedPlace)
		}
		a.under(t.VerifyHead, v.entries, v.head.String(), v.bytes)
	}
	a.say(t.VerifyNotProved)
	a.under(t.NotProvedTail)
	a.under(t.NotProvedSignature)
	a.under(t.NotProvedTruth)
}
