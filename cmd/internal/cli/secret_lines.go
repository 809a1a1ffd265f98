package cli

import (
	"bytes"
	"cmp"
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// hideSecrets takes out of problems what looks like a password: where a file is wrong is
// said, and what stands there is not put on a screen or into a log.
func hideSecrets(problems tomlfile.Problems) tomlfile.Problems {
	out := append(tomlfile.Problems(nil), problems...)
	for i, p := range out {
		if secretIn(p.Source) {
			out[i].Source = ""
		}
		if secretIn(p.Text.Ja, p.Text.En, p.Hint.Ja, p.Hint.En) {
			out[i].Text, out[i].Hint = lang.OrgDoubt.Secret, lang.Text{}
		}
	}
	return out
}

func secretIn(texts ...string) bool {
	return slices.ContainsFunc(texts, func(t string) bool {
		_, found := runbook.LooksSecret(t)
		return found
	})
}

// secretLines reports the lines of a file that look like a password, comments too: a
// profile is copied into every log that begins with it, which nothing is taken out of.
func secretLines(f playbook.File) org.Problems {
	var found org.Problems
	for i, line := range bytes.Split(f.Data, []byte("\n")) {
		if secretIn(string(line)) {
			found = append(found, org.Problem{File: f.Name, Line: i + 1, Column: 1, Text: lang.OrgDoubt.Secret, Hint: lang.OrgDoubt.SecretHint})
		}
	}
	return found
}

// withSecrets is what is wrong with a file, and first of a line that looks like a password
// that it does: nothing else is said of such a line.
func withSecrets(f playbook.File, problems org.Problems) org.Problems {
	secrets := secretLines(f)
	problems = slices.DeleteFunc(slices.Clone(problems), func(p org.Problem) bool {
		return slices.ContainsFunc(secrets, func(s org.Problem) bool { return s.Line == p.Line })
	})
	problems = append(problems, secrets...)
	slices.SortStableFunc(problems, func(a, b org.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}
