package playbook_test

import (
	"reflect"
	"testing"

	"dandori/playbooks"
	"dandori/runbook/playbook"
)

// The covers are those of the whole set, in its order: a screen painted from them
// shows nothing else when the set has been read.
func TestCovers(t *testing.T) {
	set, err := playbook.ParseSet(playbooks.Playbooks())
	if err != nil {
		t.Fatal(err)
	}
	var want []playbook.Cover
	for _, p := range set.Kinds {
		want = append(want, p.Cover())
	}
	if got := playbook.Covers(playbooks.Playbooks()); len(want) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("the covers are %+v, want %+v", got, want)
	}
}

// A file that cannot be read, a part and a head with a mistake have no cover; what is
// wrong further down does not show.
func TestCoversOfWrongFiles(t *testing.T) {
	const good = "format = 1\nid = \"a\"\nkind = \"k\"\ntitle = \"T\"\n"
	for data, want := range map[string]int{
		"":                               0,
		"\x00":                           0,
		"id = \"a\"\nkind = \"k\"\n":     0,
		good:                             1,
		good + "[[step]]\nnonsense = \n": 1,
		"id = \"a\"\npart = \"opening\"\ntitle = \"T\"\n": 0,
		"id = \"A b\"\nkind = \"k\"\ntitle = \"T\"\n":     0,
	} {
		if got := playbook.Covers([]playbook.File{{Name: "a.toml", Data: []byte(data)}}); len(got) != want {
			t.Errorf("%q has %d covers, want %d", data, len(got), want)
		}
	}
}
