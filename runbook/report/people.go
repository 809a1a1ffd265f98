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
	sections  string          // everything that names a part of the office
	order     []string        // those who were named, as written
	who       map[string]int  // by [sameName]: which of order, or with whom of them one is the same
	names     names
	seen      map[string]bool // fields that were looked through
	courteous map[string]bool // the names of outsiders that stood before さん
	places    map[int]int     // of [cast.letter]; nil: not counted yet
}

// nameThem gives a letter to everybody of the office whom a field of the log or the
// profile names: 職員A, B … in the order in which they first appear. Posts and sections
// are not people. Whoever outside the office is named in a field has no letter: what they
// are called is left out wherever it stands.
func (b *publication) nameThem(s *runbook.State, entries []runbook.Event) {
	c := &cast{posts: map[string]bool{}, who: map[string]int{}, names: names{patterns: map[string]*pattern{}}, seen: map[string]bool{}, courteous: map[string]bool{}}
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

// officeOf notes what the profile and the playbooks call posts and parts of the office.
func (c *cast) officeOf(s *runbook.State) {
	note := func(t lang.Text) {
		for _, words := range []string{t.Ja, t.En} {
			if words == "" {
				continue
			}
			c.posts[nameKey(words)] = true
			c.sections += nameKey(words) + "\n"
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
			c.names.official[strings.TrimPrefix(nameKey(a.Handle), "@")] = true
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

// people are the names in a field that names people: without posts, sections, ranks and
// what is said in brackets of somebody's job. A post with a name in brackets behind it is
// that person.
func (c *cast) people(field string) []string {
	outside, notes := bracketed(norm.NFKC.String(field))
	var list []string
	add := func(words string) {
		for _, part := range splitNames(words) {
			for _, part := range c.apart(withoutOthers(part)) {
				if name := c.bare(part); name != "" && !slices.Contains(list, name) {
					list = append(list, name)
				}
			}
		}
	}
	add(outside)
	for _, note := range notes {
		if _, rank := unranked(note); len(list) == 0 && !circumstance(note) || slices.Contains(courtesies, rank) {
			add(note)
		}
	}
	return list
}

// bare is a name without what stands before and behind it; "" when it names no person.
func (c *cast) bare(part string) string {
	if c.post(part) {
		return ""
	}
	all := strings.Fields(part)
	if len(all) > 1 && titled(all) { // Head of PR, the mayor
		return ""
	}
	var fields []string
	for _, field := range all {
		if c.post(field) || section(field) || company(field) || stems[nameKey(field)] || titleWords[nameKey(field)] || circumstance(field) {
			continue
		}
		bare, rank := unranked(unsuffixed(unsectioned(field)))
		if bare == "" || c.post(bare) || rank == "" && functionary(bare) || rank != "" && c.functional(bare) {
			continue
		}
		fields = append(fields, bare)
	}
	name := strings.Join(fields, " ")
	if c.post(name) {
		return ""
	}
	return name
}

// apart are the people in words that name one, or one by the post of another: 広報課の佐藤,
// 広報課長佐藤花子.
func (c *cast) apart(words string) []string {
	if before, after, found := cutLast(words, "の"); found && utf8.RuneCountInString(before) > 1 && (utf8.RuneCountInString(after) > 1 || after != "" && (c.post(before) || section(before) || c.bare(before) == "")) && !isHiragana([]rune(before)[utf8.RuneCountInString(before)-1]) {
		if first, _ := utf8.DecodeRuneInString(after); !isHiragana(first) || isCommon(before) || section(before) {
			return []string{after}
		}
	}
	for _, rank := range ranks {
		before, after, found := strings.Cut(words, rank)
		if n := utf8.RuneCountInString(after); !found || before == "" || n < 2 || !isHan([]rune(rank)[0]) || utf8.RuneCountInString(rank) < 2 || !only(after, func(r rune) bool { return unicode.IsLetter(r) || gap(r) }) || slices.Contains(ranks, after) {
			continue
		}
		if n := utf8.RuneCountInString(before); n > 3 || c.functional(before) || isCommon(before) {
			return []string{after}
		}
		return []string{before + rank, after}
	}
	return []string{words}
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

// unsuffixed is a Japanese name without the letters, figures and signs behind it: 高橋GL.
func unsuffixed(field string) string {
	if first, _ := utf8.DecodeRuneInString(field); isLatin(first) {
		return field
	}
	return strings.TrimRightFunc(field, func(r rune) bool { return isLatin(r) || unicode.IsDigit(r) })
}

// titled reports whether English words are what somebody is and no name.
func titled(fields []string) bool {
	return slices.ContainsFunc(fields, func(f string) bool { return strings.EqualFold(f, "of") }) || strings.EqualFold(fields[0], "the")
}

// functionary reports whether a word without a rank behind it says what somebody is or
// which body: 受託者, 消防長, X社.
func functionary(word string) bool {
	if slices.ContainsFunc([]string{"長", "監", "者", "社", "会議"}, func(end string) bool {
		return strings.HasSuffix(word, end) && word != end && (end != "長" || !surnamed(word))
	}) {
		return true
	}
	return nameless(word)
}

// post reports whether words name a post or nobody.
func (c *cast) post(words string) bool {
	k := nameKey(words)
	return !strings.ContainsFunc(k, unicode.IsLetter) || k == runbook.Unnamed || c.posts[k] || nobody[k] || slices.Contains(ranks, k) || section(words) && !strings.ContainsFunc(strings.TrimSpace(words), gap)
}

// functional reports whether what stands before a rank is a part of an office: 広報課長.
func (c *cast) functional(bare string) bool {
	if utf8.RuneCountInString(bare) > 1 && strings.Contains(c.sections, nameKey(bare)) {
		return true
	}
	for stem := range stems {
		if strings.Contains(bare, stem) {
			return true
		}
	}
	return section(bare)
}

// unite finds out who was named in two ways: 佐藤 is 佐藤花子 when no other 佐藤 is named.
func (c *cast) unite() {
	for i, name := range c.order {
		if len(strings.Fields(name)) > 1 {
			continue
		}
		found := -1
		for j, other := range c.order {
			if i == j || !slices.Contains(calledAlone(other), nameKey(name)) {
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
	var list []string
	fields := strings.Fields(name)
	if len(fields) > 1 {
		for _, f := range fields {
			list = append(list, nameKey(f))
		}
		return list
	}
	if r := []rune(nameKey(name)); only(string(r), isHan) {
		for n := 2; n <= 4 && n < len(r); n++ { // 佐藤花 is not 佐藤花子
			if n == 2 || len(r) >= n+2 {
				list = append(list, string(r[:n]))
			}
		}
	}
	return list
}

// letter is the place of somebody among all people, of whom each is counted once.
func (c *cast) letter(i int) int {
	if c.places == nil { // everybody is known by now
		c.places = map[int]int{}
		for k := range c.order {
			who := c.is(k)
			if _, known := c.places[who]; !known {
				c.places[who] = len(c.places)
			}
		}
	}
	return c.places[c.is(i)]
}

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
	add := func(form string, level int, s strength) {
		k := nameKey(form)
		n := utf8.RuneCountInString(k)
		switch {
		case k == "" || nobody[k] || isLatin([]rune(k)[0]) && n < 2, level < levelOutsider && (stopWords[k] || titleWords[k]) && form != name:
			return
		case n == 1 && !isHan([]rune(k)[0]) || n == 1 && strings.Contains(everyday, k):
			s = weak
		case n == 1 && s == whole:
			s = alone
		case only(k, isHiragana) && n < 3, wordNames[k], level < levelOutsider && strings.Contains(c.sections, k), level == levelGuess && isCommon(form):
			s = weak
		}
		c.names.add(form, mark, level, s, clash)
	}
	add(name, level, whole)
	fields := strings.FieldsFunc(name, gap)
	if len(fields) > 1 {
		for i, field := range fields {
			s := whole
			if i > 0 && utf8.RuneCountInString(field) == 1 {
				s = weak
			}
			add(field, part, s)
		}
		return
	}
	r := []rune(name)
	han := 0
	for han < len(r) && isHan(r[han]) {
		han++
	}
	if han < len(r) { // 佐藤はなこ
		if rest := string(r[han:]); han > 0 && (only(rest, isKatakana) || only(rest, isHiragana) && !strings.HasPrefix(rest, "の")) {
			add(string(r[:han]), levelGuess, whole)
			add(string(r[han:]), levelGuess, whole)
		}
		return
	}
	for n := 1; n < len(r); n++ { // where the surname ends, only its bearer knows
		s := weak
		if n == 2 || len(r) == 5 && n == 3 {
			s = whole
		}
		add(string(r[:n]), levelGuess, s)
	}
	if len(r) > 2 {
		add(string(r[len(r)-2:]), levelGuess, alone)
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
		case strings.ContainsRune(")）〕]］】」", r):
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
		case r[i] == 'と' && before(i) && !isHiragana(r[i+1]), r[i] == 'び' && (r[i-1] == '及' || r[i-1] == 'よ' && i > 2 && r[i-2] == 'お'):
			r[i] = '、'
		}
	}
	for i := 1; i+1 < len(r); i++ {
		if r[i] == 'か' && r[i+1] == 'ら' && before(i) {
			r[i], r[i+1] = '、', '、'
		}
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
var andWords = strings.NewReplacer("及、", "、", "およ、", "、", "並びに", "、", "ならびに", "、", " and ", "、", " And ", "、", " AND ", "、")

// letters is A, B, … Z, AA, AB …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
