package runbook_test

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// The name of the service in front of what was typed is not said twice in a text.
func TestTheServiceIsNamedOnce(t *testing.T) {
	for typed, want := range map[string]string{
		"X @kamitonda_town":       "@kamitonda_town",
		"Ｘ　@kamitonda_town":       "@kamitonda_town",
		"Twitter @kamitonda_town": "@kamitonda_town",
		"上富田町公式 X":                "上富田町公式 X",
		"X":                       "X",
	} {
		r := beginAt(t, shipped(t), "kamitonda", "flaming")
		r.must(runbook.Amend{By: by("鈴木"), Account: typed, Reason: "聞き取り"})
		found := false
		for _, st := range r.state.Set.Steps() {
			for _, form := range r.state.TextsOf(st) {
				body := r.state.FillText(st, form, lang.Japanese, nil, r.now).Body
				found = found || strings.Contains(body, "「"+want+"」")
				if want != typed && strings.Contains(body, "「"+typed+"」") {
					t.Errorf("%s: %s has 「%s」", st.Ref, form.Name(), typed)
				}
			}
		}
		if !found {
			t.Errorf("no text names 「%s」", want)
		}
	}
}
