package report

import "dandori/runbook/lang"

// capitals begins the names of facts with a capital in English, wherever their words come from:
// a name in a form is no part of a sentence.
func capitals(d *Document) {
	if d.Lang != lang.English {
		return
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			facts, _ := b.(Facts)
			for i := range facts {
				facts[i].Name = capital(facts[i].Name)
			}
		}
	}
}

// capital is words that begin with a capital letter.
func capital(words string) string {
	if words == "" || words[0] < 'a' || words[0] > 'z' {
		return words
	}
	return string(words[0]-'a'+'A') + words[1:]
}
