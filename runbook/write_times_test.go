package runbook_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// TestWhatATextPromisesIsDue: whoever reads a notice holds the office to its time, however
// it was said: about (頃), in either language, on the last day of a year.
func TestWhatATextPromisesIsDue(t *testing.T) {
	const text = `
format = 1
id = "T05"
title = "お知らせ"
[[blank]]
id = "next"
title = "次に答える日時"
type = "time"
ahead = true
[[form]]
id = "page"
title = "ページ"
channel = "website"
body = { ja = "{{next}}までにお知らせします。", en = "More by {{next}}." }
`
	again := strings.NewReplacer(
		`title = "一次返信"`, "title = \"一次返信\"\nrepeat = true\ntext = \"T05\"",
		`title = "次の回答", required = true`, `title = "次の回答"`,
	).Replace(flamingTOML)
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML + ruledOpening)}, {Name: "flaming.toml", Data: []byte(again)},
			{Name: "hijack.toml", Data: []byte(hijackTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
		Texts:    []playbook.File{{Name: "T05.toml", Data: []byte(text)}, {Name: "claims.toml", Data: []byte(claimsTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	newYear := time.Date(2026, 12, 31, 22, 40, 0, 0, jst)
	for _, c := range []struct {
		now                  time.Time
		language, typed, due string
	}{
		{t0, "ja", "明日15時", "2026-11-23 15:00"},
		{t0, "ja", "明日１５時頃", "2026-11-23 15:00"},
		{t0, "ja", "明日15時ごろ", "2026-11-23 15:00"},
		{t0, "en", "明日15時", "2026-11-23 15:00"},
		{newYear, "ja", "明日9時頃", "2027-01-01 09:00"},
		{newYear, "en", "明日9時", "2027-01-01 09:00"},
	} {
		r := beginAt(t, lib, "test", "flaming")
		r.now = c.now
		r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
		const step playbook.Ref = "flaming/interim"
		draft := r.must(runbook.WriteText{By: by("鈴木"), Step: step, Form: "page", Language: c.language, Values: map[string]string{"next": c.typed}}).Data.(*runbook.Draft)
		r.must(runbook.Approve{By: by("課長"), Step: step})
		r.must(runbook.Do{By: by("鈴木"), Step: step})
		var due string
		for _, p := range r.state.Promises(r.now) {
			due = p.Due.In(jst).Format("2006-01-02 15:04")
		}
		if due != c.due {
			t.Errorf("%q in %s is due %q, want %s: %s", c.typed, c.language, due, c.due, draft.Body)
		}
	}
}
