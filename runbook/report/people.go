package report

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// nameThem gives a letter to everybody whom a field of the log or the profile names:
// 職員A, B … in the order in which they first appear. Posts are not people.
func (b *publication) nameThem(s *runbook.State, entries []runbook.Event) {
	posts := map[string]bool{"職員": true, "担当": true, "担当者": true, "係": true, "当番": true}
	sections := "" // everything that names a part of the office
	post := func(t lang.Text) {
		for _, words := range []string{t.Ja, t.En} {
			if words != "" {
				posts[words] = true
				sections += words + "\n"
			}
		}
	}
	if s.Org != nil {
		for _, r := range s.Org.Roles {
			post(r.Post)
			for _, d := range r.Deputies {
				post(d.Post)
			}
		}
		post(s.Org.Name)
		posts[s.Org.Head] = true
	}
	if s.Set != nil {
		for _, id := range s.Set.RoleIDs() {
			post(s.Set.Role(id).Title)
			posts[id] = true
		}
	}
	for _, rank := range ranks {
		posts[rank] = true
	}
	var order []string          // those who were named, as written
	aliases := map[string]int{} // a name → who, or -1 when two have it
	add := func(words string) {
		for _, part := range splitNames(words) {
			if posts[part] {
				continue
			}
			who, known := aliases[part]
			if !known {
				who = len(order)
				order = append(order, part)
				aliases[part] = who
			}
			for _, alias := range shorter(part, posts, sections) {
				if other, taken := aliases[alias]; taken && other != who {
					aliases[alias] = -1
					continue
				}
				aliases[alias] = who
			}
		}
	}
	for _, e := range entries {
		if !e.Own() {
			add(e.Actor.Name)
		}
		switch d := e.Data.(type) {
		case *runbook.RoleTaking:
			add(d.Name)
		case *runbook.Approved:
			add(d.By)
			add(d.Recorder)
		case *runbook.Consulted:
			add(d.With)
		case *runbook.Decided:
			add(d.With)
		case *runbook.Classified:
			add(d.With)
		case *runbook.Reported:
			add(d.Via)
		case *runbook.Answered:
			add(d.From)
		}
	}
	if s.Org != nil {
		for _, a := range s.Org.Accounts {
			for _, name := range slices.Concat(a.Admins, a.Editors) {
				add(name)
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(aliases), func(x, y string) int { // a longer name before one that is part of it
		return cmp.Or(len(y)-len(x), strings.Compare(x, y))
	})
	var pairs []string
	b.lone = map[rune]string{}
	for _, name := range names {
		stands := lang.PublicPaper.SomePerson.In(b.l)
		if who := aliases[name]; who >= 0 {
			stands = lang.PublicPaper.Person.Format(b.l, letters(who))
		}
		if r, size := utf8.DecodeRuneInString(name); size == len(name) {
			b.lone[r] = stands
			continue
		}
		pairs = append(pairs, name, stands)
	}
	b.names = strings.NewReplacer(pairs...)
}

// ranks are words that stand behind a name, or alone for whoever has the rank.
var ranks = []string{
	"課長補佐", "副課長", "副部長", "副市長", "副町長", "副村長", "課長", "部長", "係長", "室長", "次長", "局長", "所長", "班長", "主幹", "主査", "主任", "主事", "参事", "市長", "町長", "村長",
	"さん", "様", "氏", "君",
}

// splitNames takes apart what names several people.
func splitNames(words string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("、,，;；・/／&＆＋+()（）\n\t", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// shorter lists the forms in which others may write a name: without a rank, and its
// parts, unless a part names a section of the office.
func shorter(name string, posts map[string]bool, sections string) []string {
	out := []string{}
	bare := name
	for _, rank := range ranks {
		if rest, ok := strings.CutSuffix(bare, rank); ok && strings.TrimSpace(rest) != "" {
			bare = strings.TrimSpace(rest)
			break
		}
	}
	if bare != name {
		out = append(out, bare)
	}
	for _, part := range strings.Fields(bare) { // ideographic spaces, too
		for _, rank := range ranks {
			if rest, ok := strings.CutSuffix(part, rank); ok && rest != "" {
				part = rest
				break
			}
		}
		if part != bare && !posts[part] && !strings.Contains(sections, part) && !strings.ContainsAny(part[len(part)-1:], ".") && utf8.RuneCountInString(part) > 1 {
			out = append(out, part)
		}
	}
	return out
}

// letters is A, B, … Z, AA, AB …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// contacts finds telephone numbers, extensions and mail addresses; the first group is
// what stands before one and is no part of it.
var contacts = regexp.MustCompile(`(^|[^0-9０-９A-Za-z])((?:\+81[-‐－ー− ]?[0-9０-９]{1,4}|[0０][0-9０-９]{1,4})[-‐‑–ー－−()（） ]{1,2}[0-9０-９]{1,4}[-‐‑–ー－−()（） ]{1,2}[0-9０-９]{3,4}|[0０][0-9０-９]{9,10}|内線[：: 　]?[0-9０-９]+|[Ee]xt(?:ension|\.)? ?[0-9]+|[0-9A-Za-z._%+-]+[@＠][0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+)`)

// scrub takes names and contacts out of words.
func (b *publication) scrub(words string) string {
	if words == "" {
		return words
	}
	return b.scrubbed(b.reveal(words))
}

// scrubbed is scrub for words in which nothing is left out.
func (b *publication) scrubbed(words string) string {
	if strings.ContainsAny(words, "0123456789@０＠") {
		words = contacts.ReplaceAllString(words, "${1}"+lang.PublicPaper.Contact.In(b.l))
	}
	if b.names == nil {
		return words
	}
	words = b.names.Replace(words)
	if len(b.lone) == 0 || !strings.ContainsFunc(words, func(r rune) bool { return b.lone[r] != "" }) {
		return words
	}
	var out strings.Builder
	all := []rune(words)
	for i, r := range all {
		stands, named := b.lone[r]
		// 林 in 林道 is no person: a name of one character has no kanji or letter beside it, but a rank may follow.
		if named && (i > 0 && joins(all[i-1]) || i+1 < len(all) && joins(all[i+1]) && !ranked(string(all[i+1:]))) {
			named = false
		}
		if named {
			out.WriteString(stands)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func joins(r rune) bool {
	return unicode.Is(unicode.Han, r) || unicode.Is(unicode.Katakana, r) || r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func ranked(rest string) bool {
	return slices.ContainsFunc(ranks, func(rank string) bool { return strings.HasPrefix(rest, rank) })
}
