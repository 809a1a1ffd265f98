package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// cast is who is in a log, and the marks that stand for them.
type cast struct {
	posts     map[string]bool // what is in the place of a name and names nobody, in the form of [nameKey]
	ownWords  map[string]bool // the words of which its name and its parts' are made, in Latin letters
	order     []string        // those who were named, as written
	who       map[string]int  // by [sameName]: which of order, or with whom of them one is the same
	names     names
	seen      map[string]bool // fields that were looked through
	courteous map[string]bool // the names of outsiders that stood before さん
}

// nameThem gives a letter to everybody of the office whom a field of the log or the
// profile names: 職員A, B … in the order in which they first appear. Posts and sections
// are not people. Whoever outside the office is named in a field has no letter: what they
// are called is left out wherever it stands.
func (b *publication) nameThem(s *runbook.State, entries []runbook.Event) {
	c := &cast{posts: map[string]bool{}, ownWords: map[string]bool{}, who: map[string]int{}, names: names{patterns: map[string]*pattern{}}, seen: map[string]bool{}, courteous: map[string]bool{}}
	b.cast = c
	c.officeOf(s)
	for _, e := range entries {
		if !e.Own() {
			c.add(e.Actor.Name)
			c.add(e.Recorder)
		}
		switch d := e.Data.(type) {
		case *runbook.RoleTaking:
			c.add(d.Name)
		case *runbook.Approved:
			c.add(d.By)
			c.add(d.Recorder)
		case *runbook.Consulted:
			c.add(d.With)
		case *runbook.Decided:
			c.add(d.With)
		case *runbook.Classified:
			c.add(d.With)
		case *runbook.Reported:
			if !outsideOffice(s, d.To) {
				c.add(d.Via)
			}
		case *runbook.Answered:
			c.add(d.From)
		case *runbook.StepReopening:
			c.add(d.By)
			c.addItems(s, e, d.Items)
		case *runbook.Improvement:
			c.add(d.Owner)
		case *runbook.Done:
			for _, id := range peopleFields {
				c.add(d.Fields[id])
			}
			c.addItems(s, e, d.Items)
		case *runbook.NotDone:
			c.addItems(s, e, d.Items)
		}
	}
	if s.Org != nil {
		for _, a := range s.Org.Accounts {
			for _, name := range slices.Concat(a.Admins, a.Editors) {
				c.add(name)
			}
		}
	}
	c.unite()
	for i, name := range c.order {
		mark := rune(0)
		if !b.keep {
			mark = person0 + rune(c.letter(i))
		}
		c.forms(name, mark, levelWhole)
	}
	c.outsiders(s, entries)
}

// peopleFields are the fields of steps in which people of the office are named.
var peopleFields = []string{"lead", "log", "removed", "removed-by", "tried-by", "stopped-by", "instructed-by", "security-manager"}

// officeOf notes what the profile and the playbooks call posts and parts of the office.
func (c *cast) officeOf(s *runbook.State) {
	note := func(t lang.Text) {
		for _, words := range []string{t.Ja, t.En} {
			if words == "" {
				continue
			}
			c.posts[nameKey(words)] = true
			for _, word := range strings.FieldsFunc(words, func(r rune) bool { return !isLatin(r) }) {
				c.ownWords[nameKey(word)] = true
			}
			for _, part := range splitNames(strings.ReplaceAll(words, "又は", "、")) { // 委託業者・顧問弁護士
				c.posts[nameKey(part)] = true
			}
		}
	}
	if s.Org != nil {
		for _, r := range s.Org.Roles {
			note(r.Post)
			for _, d := range r.Deputies {
				note(d.Post)
			}
		}
		note(s.Org.Name)
		c.posts[nameKey(s.Org.Head)] = true
		c.names.official = map[string]bool{}
		for _, a := range s.Org.Accounts {
			note(a.Section)
			handle := strings.TrimPrefix(nameKey(a.Handle), "@")
			c.names.official[handle] = true
			c.names.longest = max(c.names.longest, len(handle))
		}
	}
	if s.Set != nil {
		for _, id := range s.Set.RoleIDs() {
			note(s.Set.Role(id).Title)
			c.posts[nameKey(id)] = true
		}
	}
}

// add adds whom a field names.
func (c *cast) add(field string) {
	if c.seen[field] {
		return
	}
	c.seen[field] = true
	for _, name := range c.people(field) {
		if _, known := c.who[sameName(name)]; !known {
			c.who[sameName(name)] = len(c.order)
			c.order = append(c.order, name)
		}
	}
}

// addItems adds for whom a step was done that is done for people one by one.
func (c *cast) addItems(s *runbook.State, e runbook.Event, items []string) {
	for _, item := range items {
		if isPerson(s, e.Step, item) {
			c.add(item)
		}
	}
}

// people are the names in a field that names people: without posts, sections, ranks and
// what is said in brackets of somebody's job. A post with a name in brackets behind it is
// that person.
func (c *cast) people(field string) []string {
	outside, notes := bracketed(norm.NFKC.String(field))
	var list []string
	add := func(words string) {
		for _, part := range splitNames(words) {
			for _, name := range apart(c.bare(withoutOthers(part))) {
				if !slices.Contains(list, name) {
					list = append(list, name)
				}
			}
		}
	}
	add(outside)
	for _, note := range notes {
		if _, rank := unranked(note); len(list) == 0 && !circumstance(note) && !strings.Contains("正副主", note) || slices.Contains(courtesies, rank) || len(named(note)) > 0 {
			add(note)
		}
	}
	return list
}

// bare is a name without what stands before and behind it; "" when it names no person. On
// the safe side words name one: what is nobody is a post or a part of the office as the
// profile or the playbooks have it, or says what somebody is with every word.
func (c *cast) bare(part string) string {
	if c.post(part) {
		return ""
	}
	var fields []string
	for _, field := range strings.FieldsFunc(part, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_@?!~", r) }) {
		if field = c.core(field); field != "" {
			fields = append(fields, field)
		}
	}
	name := strings.Join(fields, " ")
	if c.post(name) {
		return ""
	}
	return name
}

// core is the name in a word, which may stand behind a section or a post and before a rank:
// 広報課長佐藤花子.
func (c *cast) core(word string) string {
	if c.post(word) || company(word) || titleWords[nameKey(word)] {
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(word); isLatin(first) {
		return word
	}
	word = strings.TrimRightFunc(word, func(r rune) bool { return isLatin(r) || unicode.IsDigit(r) }) // 高橋GL
	if bare := namedBefore(word); bare != "" {
		return bare
	}
	word = c.behindPosts(word)
	for before := ""; before != word; {
		before = word
		word, _ = unranked(word)
		if people := named(word); len(people) == 1 && strings.HasPrefix(word, people[0]) && len(word)-len(people[0]) > len("部") && says(word[len(people[0]):]) {
			word = people[0]
		} else if rest, end := lastWord(word); rest != "" && (knownWords[end.text] && end.class != suffix || strings.Contains("課係班担当", end.text) && len(named(rest)) > 0) {
			word = rest
		}
	}
	if c.post(word) {
		return ""
	}
	return word
}

// behindPosts takes from the beginning of a name what says what somebody is: the section, the
// post, how they were reached.
func (c *cast) behindPosts(word string) string {
	f := fold(word)
	list := morphemes(f.runes, 0)
	for i := len(list) - 1; i > 0; i-- {
		before, last := string(f.runes[:list[i].from]), list[i-1]
		_, rank := unranked(before)
		if list[i].class == surname && last.class == particle && list[i-1].from > 1 && len(named(before)) == 0 || only(before, isHiragana) && last.class == otherWord && list[i].class.person() || !f.beginsName(list, i) && (c.posts[before] || says(before)) && (last.class == particle || rank != "" || endsSection(before) || list[i].class != givenName && list[i].class != suffix && last.class != placeName) {
			return word[f.from[list[i].from]:]
		}
	}
	return word
}

// beginsName reports whether 部 or 氏 before the word at i is of a name with it: 部坂, 氏家.
func (f *folded) beginsName(list []morpheme, i int) bool {
	last := list[i-1]
	switch string(f.runes[last.from:last.to]) {
	case "氏":
		return true
	case "部":
		return i == 1 || endsSection(string(f.runes[list[i-2].from:list[i-2].to]))
	}
	return i == 1 && last.class == suffix
}

// lastWord is the last word of several, and what stands before it.
func lastWord(words string) (before string, last struct {
	text  string
	class wordClass
}) {
	f := fold(words)
	list := morphemes(f.runes, 0)
	if len(list) < 2 {
		return "", last
	}
	m := list[len(list)-1]
	last.text, last.class = string(f.runes[m.from:m.to]), m.class
	return strings.TrimSpace(words[:f.from[m.from]]), last
}

// named are the runs of words which the dictionary has as names of people: 佐藤花子.
func named(words string) []string {
	f := fold(words)
	list := morphemes(f.runes, 0)
	var out []string
	for i := 0; i < len(list); i++ {
		if !list[i].class.person() || slices.ContainsFunc(placeEnds, func(end string) bool { return f.has(list[i].to, end) }) {
			continue
		}
		from, to := list[i].from, list[i].to
		if end := f.kanaBehind(list[i+1:]); list[i].class == surname && end > 0 {
			out = append(out, words[f.from[from]:f.to[end-1]])
			break
		}
		for ; i+1 < len(list) && list[i].class == surname; i++ {
			next := list[i+1]
			if next.class == notWord && only(string(f.runes[next.from:next.to]), gap) && i+2 < len(list) && list[i+2].class == givenName {
				i++
				next = list[i+1]
			}
			if next.class != givenName && next.class != otherPerson {
				break
			}
			to = next.to
		}
		out = append(out, words[f.from[from]:f.to[to-1]])
	}
	return out
}

// kanaBehind is where a given name in hiragana ends, which the dictionary does not have, when
// nothing else follows: 木村はなこ, but not 木村から.
func (f *folded) kanaBehind(list []morpheme) (end int) {
	word := false
	for _, m := range list {
		if !only(string(f.runes[m.from:m.to]), isHiragana) {
			return 0
		}
		word = word || m.class != particle && m.class != suffix
		end = m.to
	}
	if !word {
		return 0
	}
	return end
}

// apart are the people in words that name one, or several with a post between them.
func apart(name string) []string {
	people := named(name)
	if len(people) < 2 {
		if name == "" {
			return nil
		}
		return []string{name}
	}
	rest := name
	for i, person := range people {
		before, after, _ := strings.Cut(rest, person)
		if i > 0 && (!strings.ContainsFunc(before, unicode.IsLetter) || !says(before) && !strings.Contains(before, "の")) {
			return []string{name} // one, part of whose name the dictionary does not have
		}
		rest = after
	}
	return people
}

func cutLast(words, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(words, sep); i >= 0 {
		return words[:i], words[i+len(sep):], true
	}
	return words, "", false
}

// withoutOthers takes from the end of words those who are not named: 高橋係長ほか2名.
func withoutOthers(words string) string {
	for _, other := range []string{"ほか", "他", "外", "ら", "等", "以下"} {
		before, after, found := cutLast(words, other)
		before = strings.TrimSpace(before)
		if last, _ := utf8.DecodeLastRuneInString(before); !found || before == "" || other == "ら" && !isHan(last) {
			continue
		}
		if strings.Trim(after, " 0123456789一二三四五六七八九十数名人") == "" {
			return before
		}
	}
	return words
}

// post reports whether words name a post or nobody.
func (c *cast) post(words string) bool {
	k := nameKey(words)
	return !strings.ContainsFunc(k, unicode.IsLetter) || k == runbook.Unnamed || c.posts[k] || saysAll(words) || section(k) && !strings.ContainsFunc(strings.TrimSpace(words), gap)
}

// unite finds out who was named in two ways: 佐藤 is 佐藤花子 when no other 佐藤 is named.
func (c *cast) unite() {
	alone := make([][]string, len(c.order))
	for i, name := range c.order {
		alone[i] = calledAlone(name)
	}
	for i, name := range c.order {
		if len(strings.Fields(name)) > 1 {
			continue
		}
		found := -1
		for j := range c.order {
			if i == j || !slices.Contains(alone[j], nameKey(name)) {
				continue
			}
			if found >= 0 {
				found = -1
				break
			}
			found = j
		}
		if found >= 0 {
			c.who[sameName(name)] = found
		}
	}
}

// calledAlone are the names by which somebody with a longer one may be meant alone.
func calledAlone(name string) []string {
	surnames, given := parts(name)
	for i := range surnames {
		surnames[i] = nameKey(surnames[i])
	}
	for _, g := range given {
		surnames = append(surnames, nameKey(g))
	}
	return surnames
}

// parts are the surname and the given names of a full name: as it is divided, else as the
// dictionary divides it, else by its length, of which there may be two ways; nothing of a
// name that is one of them alone.
func parts(name string) (surnames, given []string) {
	if fields := strings.FieldsFunc(name, gap); len(fields) > 1 {
		return fields[:1], fields[1:]
	}
	f := fold(strings.TrimSpace(name))
	list := morphemes(f.runes, 0)
	n := len(list)
	if n < 2 || only(string(f.runes), isLatin) {
		return nil, nil
	}
	cut := func(i int) (string, string) { return string(f.runes[:i]), string(f.runes[i:]) }
	if kanji := only(string(f.runes), isHan); n > 2 && kanji && list[0].to < 3 && list[n-1].class != suffix || n > 2 && kanji && list[0].to == 1 { // 森重花子, 弘津誠, 兼石花子
		cuts := []int{list[0].to}
		if list[n-1].class == givenName {
			cuts = append(cuts, list[n-1].from)
		}
		if list[0].to == 1 {
			cuts = append(cuts, 2)
		}
		slices.Sort(cuts)
		for _, at := range slices.Compact(cuts) {
			s, g := cut(at)
			surnames, given = append(surnames, s), append(given, g)
		}
		return surnames, given
	}
	switch {
	case (list[0].class.person() || list[0].class == placeName) && (list[1].class != suffix || n == 2 && f.runes[len(f.runes)-1] == '学'): // 宮崎学
		s, g := cut(list[0].to)
		return []string{s}, []string{g}
	case list[n-1].class == givenName:
		s, g := cut(list[n-1].from)
		return []string{s}, []string{g}
	case n == 2 && only(string(f.runes[:list[0].to]), isHan) && only(string(f.runes[list[0].to:]), isHiragana) && list[1].class != particle && len(f.runes)-list[0].to > 1: // 山中さくら
		s, g := cut(list[0].to)
		return []string{s}, []string{g}
	case only(string(f.runes), isHan) && len(f.runes) > 2 && list[n-1].class != suffix:
		for at := 2; at < len(f.runes) && at < 4; at++ {
			if at == 2 && len(f.runes) < 6 || at == 3 && len(f.runes) > 4 {
				s, g := cut(at)
				surnames, given = append(surnames, s), append(given, g)
			}
		}
	}
	return surnames, given
}

// letter is the place of somebody among all people in the order in which they appear:
// whoever joins them later takes nobody's letter.
func (c *cast) letter(i int) int { return c.is(i) }

// is says who somebody of order is, whatever they were called.
func (c *cast) is(i int) int {
	for range c.order {
		who := c.who[sameName(c.order[i])]
		if who == i {
			break
		}
		i = who
	}
	return i
}

// forms adds every form in which others may write a name.
func (c *cast) forms(name string, mark rune, level int) {
	clash := rune(somePerson)
	if level == levelOutsider || mark == 0 {
		clash = mark
	}
	part := levelPart
	if level == levelOutsider { // the office's people go before
		part = levelGuess
	}
	surnames, given := parts(name)
	if len(strings.FieldsFunc(name, gap)) < 2 {
		part = levelGuess
	}
	add := func(form string, level int, s strength) *pattern {
		k := nameKey(form)
		n := utf8.RuneCountInString(k)
		switch {
		case k == "" || nobody[k] || isLatin([]rune(k)[0]) && n < 2, level < levelOutsider && titleWords[k] && form != name:
			return nil
		case n == 1 && (!isHan([]rune(k)[0]) || strings.Contains(everyday, k)), only(k, isHiragana) && n < 3, level < levelOutsider && (c.ownWords[k] || level == levelGuess && isCommon(form)):
			s = weak
		}
		p := c.names.add(form, mark, level, s, clash)
		p.full = p.full || form == name && len(surnames) > 0
		return p
	}
	add(name, level, whole)
	for _, s := range surnames {
		if p := add(s, part, whole); p != nil {
			p.surname = p.level < levelOutsider && nameKey(s) != nameKey(name)
		}
	}
	for _, g := range given {
		s := whole
		if isHan([]rune(g)[0]) {
			s = weak
		}
		add(g, part, s)
	}
}

// bracketed takes out of words what stands in brackets.
func bracketed(words string) (outside string, inside []string) {
	var out, in strings.Builder
	depth := 0
	for _, r := range words {
		switch {
		case strings.ContainsRune("(（〔[［【「", r):
			depth++
			out.WriteRune(' ')
		case strings.ContainsRune(")）〕]］】」』〉》>›", r):
			if depth--; depth <= 0 {
				depth = 0
				inside = append(inside, in.String())
				in.Reset()
			}
		case depth > 0:
			in.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	if in.Len() > 0 {
		inside = append(inside, in.String())
	}
	return out.String(), inside
}

// splitNames takes apart what names several people. A point between katakana is within a
// name: マイケル・スミス; and と and から within one that is written in hiragana: いとう.
func splitNames(words string) []string {
	r := []rune(norm.NFKC.String(words))
	before := func(i int) bool { // what stands before i may be the end of a name
		return i > 0 && (!isHiragana(r[i-1]) || slices.ContainsFunc(courtesies, func(c string) bool { return strings.HasSuffix(string(r[:i]), c) }))
	}
	for i := 1; i+1 < len(r); i++ {
		switch {
		case r[i] == '・' && isKatakana(r[i-1]) && isKatakana(r[i+1]):
			r[i] = ' '
		case (r[i] == 'と' || r[i] == 'か') && before(i) && !isHiragana(r[i+1]), r[i] == 'び' && (r[i-1] == '及' || r[i-1] == 'よ' && i > 2 && r[i-2] == 'お'):
			r[i] = '、'
		}
	}
	for i := 1; i+1 < len(r); i++ {
		if r[i] == 'か' && r[i+1] == 'ら' && before(i) {
			r[i], r[i+1] = '、', '、'
		}
	}
	if n := len(r); n > 1 && r[n-1] == 'と' && before(n-1) {
		r = r[:n-1]
	}
	joined := andWords.Replace(string(r))
	var out []string
	for _, part := range strings.FieldsFunc(joined, func(r rune) bool { return strings.ContainsRune("、,，;；:：・/／&＆＋+→⇒➡\n\t", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// andWords are words between two people.
var andWords = strings.NewReplacer("及、", "、", "およ、", "、", "並びに", "、", "又は", "、", "または", "、", "若しくは", "、", "もしくは", "、", "あるいは", "、", "に代わって", "、", "に代わり", "、", "にかわり", "、", "ならびに", "、", " and ", "、", " And ", "、", " AND ", "、")

// letters is A, B, … Z, AA, AB …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
