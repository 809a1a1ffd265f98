package cli

import (
	"fmt"

	"dandori/runbook/lang"
)

// tied is up to which entry a redacted copy hangs together: the tree of its entries, the
// withheld ones included, is one that somebody vouches for from outside of it; what is shown
// behind those hangs on the chain, as does what stands before the first that is withheld.
// A checkpoint that nobody known signed ties nothing: its root is one that anybody computes.
func (v *verification) tied() int { return v.hangsOn(v.anchored()) }

// tiedByNamed is the same, if the key that the copy itself names is to be believed as well.
// Whoever makes a copy up names a key of their own: it is never to be said without that.
func (v *verification) tiedByNamed() int {
	n := v.anchored()
	for _, k := range v.report.Keys {
		if k.Valid > 0 {
			n = max(n, k.Size)
		}
	}
	return v.hangsOn(n)
}

// hangsOn is up to which entry a copy hangs together if its first n entries do.
func (v *verification) hangsOn(n int) int {
	for _, run := range v.report.Chain.Withheld.Ranges {
		switch {
		case run[1] <= n:
		case run[0] <= n: // of the run only its beginning is known
			return min(n, v.entries)
		default:
			return min(run[0]-1, v.entries)
		}
	}
	if v.report.Chain.Withheld.More() {
		return min(n, v.entries)
	}
	return v.entries
}

// anchored is up to which entry somebody vouches for the log from outside of it: a
// key known from elsewhere, a head code, or what this computer saw before.
func (v *verification) anchored() int {
	n := v.report.Anchored()
	if v.pinStanding.Holds() {
		n = max(n, v.pin.Seq)
	}
	return min(n, v.entries)
}

// proved names what holds of the entries themselves. Of a redacted copy it is said of what
// is shown; that it hangs together takes something that ties all of it.
func (v *verification) proved() []string {
	copied := v.report.Chain.Withheld.Count > 0
	all := []string{}
	add := func(ofCopy bool, names ...string) {
		if copied && ofCopy || !copied && v.entries > 0 {
			all = append(all, names...)
		}
	}
	add(v.shown > 0, "form")
	add(v.entries > 0 && v.tied() == v.entries, "numbers", "hashes")
	add(v.shown > 0, "events", "ids")
	add(v.opened, "pins")
	return all
}

// signed is up to which entry a key known from elsewhere than the log signed it.
func (v *verification) signed() int {
	n := 0
	for _, k := range v.report.Keys {
		if k.Given {
			n = max(n, k.Size)
		}
	}
	return n
}

// printCopy says what is proved of the entries of a redacted copy: of those that are shown,
// and of how all of them hang together.
func (a *app) printCopy(v *verification) {
	t, p := lang.Command, lang.Proof
	if v.shown > 0 {
		a.under(p.CopyShown, v.shown)
	}
	if v.opened {
		a.under(t.ProvedPins)
	}
	hidden := v.report.Chain.Withheld
	tied, named := v.tied(), v.tiedByNamed()
	if first := hidden.Ranges[0][0]; tied >= first {
		a.under(p.CopyTied, hidden.Count, fmt.Sprintf("1-%d", tied))
	} else {
		a.under(p.CopyCount, hidden.Count)
		if tied > 0 {
			a.under(p.CopyChained, fmt.Sprintf("1-%d", tied))
		}
	}
	if named > tied {
		a.under(p.CopyNamed, fmt.Sprintf("%d-%d", tied+1, named))
	}
	if last := max(tied, named); last < v.entries {
		a.under(p.CopyLoose, fmt.Sprintf("%d-%d", last+1, v.entries))
	}
}
