package cli

import (
	"bytes"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// hideSecrets takes out of problems the lines that look like a password: where a file
// is wrong is said, and what stands there is not put on a screen or into a log.
func hideSecrets(problems tomlfile.Problems) tomlfile.Problems {
	out := append(tomlfile.Problems(nil), problems...)
	for i, p := range out {
		if _, found := runbook.LooksSecret(p.Source); found {
			out[i].Source = ""
		}
	}
	return out
}

// secretDoubts reports the lines of a file that look like a password, comments too: a
// profile is copied into every log that begins with it, which nothing is taken out of.
func secretDoubts(f playbook.File) org.Problems {
	var found org.Problems
	for i, line := range bytes.Split(f.Data, []byte("\n")) {
		if _, secret := runbook.LooksSecret(string(line)); secret {
			found = append(found, org.Problem{File: f.Name, Line: i + 1, Column: 1, Text: lang.OrgDoubt.Secret, Hint: lang.OrgDoubt.SecretHint})
		}
	}
	return found
}
