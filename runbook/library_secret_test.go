package runbook_test

import (
	"strings"
	"testing"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/playbook"
)

// What looks like a password in a profile is shown nowhere; the file stays as it is, and
// nothing is hidden in the profiles that ship.
func TestPasswordInAProfile(t *testing.T) {
	files := playbooks.Files()
	files.Texts, files.Platforms = playbooks.Texts(), playbooks.Platforms()
	own := "format = 1\nid = \"own\"\nname = \"海辺市\"\n[role.pr]\npost = \"広報係\"\nnight = \"パスワード Tanpopo2026\"\ndeputies = [{ post = \"係長\", day = \"内線 120\", night = \"pass: Tanpopo2026\" }]\n" +
		"[[account]]\nid = \"x\"\nmail = \"pass:Tanpopo2026\"\nadmins = [\"係長\", \"id: sns / pass: Tanpopo2026\"]\n"
	files.Profiles = append(files.Profiles, playbook.File{Name: "own.toml", Data: []byte(own)})
	lib, err := runbook.NewLibrary(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lib.Profiles {
		if p.ID != "own" {
			if strings.Contains(string(p.Data), `"***"`) {
				t.Errorf("%s has a value like the mask", p.ID)
			}
			continue
		}
		if string(p.Data) != own {
			t.Error("the file was changed")
		}
		pr, a := p.Roles["pr"], p.Accounts[0]
		if pr.Night != "***" || pr.Post.Ja != "広報係" || pr.Deputies[0].Night != "***" || pr.Deputies[0].Day != "内線 120" {
			t.Errorf("the role is %+v", pr)
		}
		if a.Mail != "***" || a.Admins[1] != "***" || a.Admins[0] != "係長" || a.ID != "x" {
			t.Errorf("the account is %+v", a)
		}
	}
}
