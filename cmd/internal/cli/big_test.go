package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bigPlaybook is a playbook of a kind of its own with about so many bytes.
func bigPlaybook(id string, bytes int) string {
	line := strings.Repeat("水", 30) + "\n"
	guide := strings.Repeat(line, bytes/len(line))
	return fmt.Sprintf("format = 1\nid = %q\nkind = %q\ntitle = \"水害 %s\"\n\n[[step]]\nid = \"first\"\ntrack = \"contain\"\ntype = \"act\"\nrole = \"operator\"\ntitle = \"見る\"\nguide = \"\"\"\n%s\"\"\"\n", id, id, id, guide)
}

// What an office puts to the program has to fit on the first line of a log. The file
// that does not is named when it is checked, and left out when an incident begins.
func TestOwnFilesTooBigForALog(t *testing.T) {
	w := newWorld(t)
	dir := filepath.Join(w.vars["DANDORI_DATA"], "playbooks")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for id, size := range map[string]int{"flood-one": 200 << 10, "flood-two": 230 << 10, "flood-small": 1 << 10} {
		if err := os.WriteFile(filepath.Join(dir, id+".toml"), []byte(bigPlaybook(id, size)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w.run(t, 3, "playbook", "check")
	said := w.stdout.String() + w.stderr.String()
	if !strings.Contains(said, "DATA/playbooks/flood-two.toml:1:1: 記録に書き込むファイルが全部で") || strings.Contains(said, "flood-small.toml:1:1") {
		t.Errorf("%s", said)
	}
	w.run(t, 0, "start", "flood-small", "--by", "鈴木")
	if said := w.stderr.String(); !strings.Contains(said, "DATA/playbooks/flood-two.toml は誤りがあるため使いません") || strings.Contains(said, "flood-small") {
		t.Errorf("%s", said)
	}
	// Checked before it is put there, it is named as well.
	given := filepath.Join(t.TempDir(), "flood-three.toml")
	if err := os.WriteFile(given, []byte(bigPlaybook("flood-three", 240<<10)), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "flood-two.toml"))
	w.run(t, 3, "playbook", "check", given)
	if said := w.stdout.String() + w.stderr.String(); !strings.Contains(said, "flood-three.toml:1:1: 記録に書き込むファイルが全部で") {
		t.Errorf("%s", said)
	}
}

// What looks like a rule and is none is refused: a clause that its document does not
// have, and another office's guideline called one's own.
func TestNobodysRuleIsRefused(t *testing.T) {
	w := newWorld(t)
	data := w.vars["DANDORI_DATA"]
	write := func(folder, name, text string) string {
		t.Helper()
		path := filepath.Join(data, folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	false99 := strings.Replace(bigPlaybook("water", 10), "title = \"見る\"", "title = \"見る\"\nsources = [\"ube:99\"]\ndue = { within = \"10m\", from = \"detected\", source = \"ube:7\" }", 1)
	path := write("playbooks", "water.toml", false99)
	w.run(t, 3, "playbook", "check", path)
	if said := w.stderr.String(); !strings.Contains(said, "first が挙げる条項「ube:99」は、その文書にありません") || !strings.Contains(said, "次の条項があります: ube:7(1)") {
		t.Errorf("%s", said)
	}
	w.run(t, 0, "start", "flaming", "--by", "鈴木")
	if said := w.stderr.String(); !strings.Contains(said, "DATA/playbooks/water.toml は誤りがあるため使いません") {
		t.Errorf("%s", said)
	}
	os.Remove(path)

	thief := "format = 1\nid = \"thief\"\nname = \"丁市\"\noffice = \"市\"\n\n[[document]]\nid = \"iida\"\ntitle = \"規程\"\n"
	write("orgs", "thief.toml", thief)
	w.run(t, 3, "org", "check", "thief")
	if said := w.stderr.String() + w.stdout.String(); !strings.Contains(said, "thief.toml:7:") || !strings.Contains(said, "文書「iida」は飯田市の規程です") {
		t.Errorf("%s", said)
	}
}
