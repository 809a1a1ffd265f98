package readiness_test

import (
	"errors"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook/readiness"
)

// FuzzParse reads hostile files: they give items that can be evaluated, or problems
// with a place.
func FuzzParse(f *testing.F) {
	f.Add(playbooks.Readiness().Data)
	for _, s := range []string{
		"", "format = 1", "format = 1\nitem = 3", "format = 1\n[[item]]", "[item]\nid = \"a\"",
		"format = 1\n[[item]]\nid = \"a\"\ntitle = \"b\"\nguide = \"c\"\njudge = \"post\"\nrole = \"d\"\ninterval = \"1 month\"\n",
		"format = 1\n[[item]]\ninterval = 3\nsources = \"x\"\nsee = [1]\neach = []\n",
	} {
		f.Add([]byte(s))
	}
	p := town()
	f.Fuzz(func(t *testing.T, data []byte) {
		items, err := readiness.Parse("f.toml", data)
		if err != nil {
			problems, ok := errors.AsType[readiness.Problems](err)
			if !ok || len(problems) == 0 || problems[0].Line < 1 || problems[0].Column < 1 {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		for _, r := range readiness.Evaluate(items, p, nil, time.Unix(1_800_000_000, 0)) {
			if r.Why.IsZero() {
				t.Errorf("%s: no words", r.Item.ID)
			}
		}
	})
}
