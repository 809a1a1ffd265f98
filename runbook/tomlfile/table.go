package tomlfile

import (
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// MaxID is the greatest length of an id.
const MaxID = 48

// maxWord is the greatest length, in characters, of a value of one line that is no
// text: a name, an address, a clause.
const maxWord = 500

// Want says what an accessor asks of a value.
type Want uint8

// What can be asked; the zero Want is an optional value of one line.
const (
	Required Want = 1 << iota // it must be there, and not be empty
	Lines                     // a text that may have several lines
	Distinct                  // a list in which nothing occurs twice
)

// Word is a string and its place, for checks that come later.
type Word struct {
	Value string
	At    Place
}

// Table is one table of a document. Asking a table for a name makes the name
// known to it.
type Table struct {
	doc    *Doc
	name   string
	at     Place
	values map[string]any
	node   *node
	known  map[string]bool
}

// At returns the place of the table: its header or its brace.
func (t *Table) At() Place { return t.at }

// Line returns the line of the table.
func (t *Table) Line() int {
	return t.doc.lineOf(t.at)
}

// Name returns the name of the table in the table around it.
func (t *Table) Name() Word { return Word{t.name, t.at} }

// Has reports whether the table has the name at all, and makes it known.
func (t *Table) Has(name string) bool {
	if t.known == nil {
		t.known = map[string]bool{}
	}
	t.known[name] = true
	_, ok := t.values[name]
	return ok
}

// NameAt returns the place of a name, or of the table when it has none.
func (t *Table) NameAt(name string) Place {
	if n := t.doc.child(t.node, name); n != nil {
		return Place(n.key)
	}
	return t.at
}

// ValueAt returns the place of a value, or of the table when it has none.
func (t *Table) ValueAt(name string) Place { return t.doc.valueAt(t.doc.child(t.node, name), t.at) }

// Done reports every name that was never asked for.
func (t *Table) Done() {
	known := slices.Sorted(maps.Keys(t.known))
	for _, name := range t.names() {
		if t.known[name] {
			continue
		}
		if t.doc.more {
			return
		}
		hint := DidYouMean(name, known)
		if near, ok := Nearest(name, known); ok && strings.EqualFold(near, name) {
			hint = lang.Problem.LowerCase.With(near)
		}
		t.doc.Report(t.NameAt(name), lang.Problem.UnknownName.With(name), hint)
	}
}

// names lists the names in the table in the order of the file.
func (t *Table) names() []string {
	names := make([]string, 0, len(t.values))
	for name := range t.values {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if a, b := t.NameAt(names[i]), t.NameAt(names[j]); a != b {
			return a < b
		}
		return names[i] < names[j]
	})
	return names
}

// child and item find the node of a value, or nil when its place is not proved.
func (d *Doc) child(n *node, name string) *node {
	if n == nil {
		return nil
	}
	return d.proved(n.table[name])
}

func (d *Doc) item(n *node, i int) *node {
	if n == nil || i >= len(n.items) {
		return nil
	}
	return d.proved(n.items[i])
}

func (d *Doc) proved(n *node) *node {
	if n == nil || n.serial >= d.trusted {
		return nil
	}
	return n
}

func (d *Doc) valueAt(n *node, around Place) Place {
	if n == nil {
		return around
	}
	return Place(n.value)
}

// get finds a value. It reports a required one that is absent.
func (t *Table) get(name string, want Want) (v any, n *node, at Place, ok bool) {
	if !t.Has(name) {
		if want&Required != 0 {
			t.doc.Report(t.at, lang.Problem.Missing.With(name), lang.Text{})
		}
		return nil, nil, t.at, false
	}
	n = t.doc.child(t.node, name)
	return t.values[name], n, t.doc.valueAt(n, t.at), true
}

// wrongType reports a value that is not of the type a name takes.
func (d *Doc) wrongType(at Place, name string, wanted lang.Text, v any) {
	d.Report(at, lang.Problem.WrongType.With(name, wanted, typeName(v)), lang.Text{})
}

func typeName(v any) lang.Text {
	switch v.(type) {
	case string:
		return lang.Problem.TypeString
	case bool:
		return lang.Problem.TypeBool
	case int64:
		return lang.Problem.TypeInt
	case float64:
		return lang.Problem.TypeFloat
	case time.Time:
		return lang.Problem.TypeDate
	case map[string]any:
		return lang.Problem.TypeTable
	}
	return lang.Problem.TypeList
}

// Text reads a text: a string, or a table by language. A plain string is taken as
// the Japanese words; [lang.Text.In] gives them to a reader of English as well.
func (t *Table) Text(name string, want Want) lang.Text {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return lang.Text{}
	}
	return t.doc.text1(v, n, at, name, want)
}

// Texts reads a list of texts.
func (t *Table) Texts(name string, want Want) []lang.Text {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeList, v)
		return nil
	}
	out := make([]lang.Text, 0, len(list))
	for i, e := range list {
		if t.doc.more {
			break
		}
		item := t.doc.item(n, i)
		if text := t.doc.text1(e, item, t.doc.valueAt(item, at), name, want|Required); !text.IsZero() {
			out = append(out, text)
		}
	}
	return out
}

func (d *Doc) text1(v any, n *node, at Place, name string, want Want) lang.Text {
	var out lang.Text
	switch v := v.(type) {
	case string:
		out.Ja, _ = d.clean(v, n, at, name, want)
	case map[string]any:
		t := &Table{doc: d, name: name, at: at, values: v, node: n}
		out.Ja = t.clean("ja", want)
		out.En = t.clean("en", want)
		t.Done()
		if len(v) == 0 && want&Required != 0 {
			d.Report(at, lang.Problem.Empty.With(name), lang.Text{})
		}
	default:
		d.wrongType(at, name, lang.Problem.TypeText, v)
	}
	return out
}

func (t *Table) clean(name string, want Want) string {
	v, n, at, ok := t.get(name, 0)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeString, v)
		return ""
	}
	s, _ = t.doc.clean(s, n, at, name, want)
	return s
}

// clean checks the characters of a string and drops what an editor adds: CR, and
// white space around a text of one line or line breaks around a longer one.
func (d *Doc) clean(s string, n *node, at Place, name string, want Want) (string, bool) {
	if i := strings.IndexFunc(s, refused); i >= 0 || n != nil && n.bad >= 0 {
		r := rune('\r')
		if i >= 0 {
			r, _ = utf8.DecodeRuneInString(s[i:])
		}
		if n != nil && n.bad >= 0 {
			at = Place(n.bad)
		}
		d.Report(at, lang.Problem.ControlInText.With(name, visible(string(r))), lang.Text{})
		return "", false
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if want&Lines != 0 {
		s = strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
	} else {
		s = strings.Trim(s, " ")
		if strings.ContainsAny(s, "\n\t\r") {
			d.Report(at, lang.Problem.OneLine.With(name), lang.Text{})
			return "", false
		}
	}
	if strings.TrimSpace(s) == "" {
		if want&Required != 0 {
			d.Report(at, lang.Problem.Empty.With(name), lang.Text{})
		}
		return "", want&Required == 0
	}
	return s, true
}

// Word reads a string of one line.
func (t *Table) Word(name string, want Want) Word {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return Word{"", at}
	}
	return Word{t.doc.word(v, n, at, name, want), at}
}

func (d *Doc) word(v any, n *node, at Place, name string, want Want) string {
	s, ok := v.(string)
	if !ok {
		d.wrongType(at, name, lang.Problem.TypeString, v)
		return ""
	}
	if s, ok = d.clean(s, n, at, name, want&^Lines); !ok {
		return ""
	}
	if utf8.RuneCountInString(s) > maxWord {
		d.Report(at, lang.Problem.TooLong.With(name, maxWord), lang.Text{})
		return ""
	}
	return s
}

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// IsID reports whether s is an id: lower-case letters, digits and hyphens,
// starting with a letter, at most [MaxID] characters.
func IsID(s string) bool { return len(s) <= MaxID && idPattern.MatchString(s) }

// ID reads an id.
func (t *Table) ID(name string, want Want) Word {
	w := t.Word(name, want)
	if w.Value != "" && !t.doc.CheckID(w) {
		w.Value = ""
	}
	return w
}

// CheckID reports a word that is no id.
func (d *Doc) CheckID(w Word) bool {
	if IsID(w.Value) {
		return true
	}
	var hint lang.Text
	if s := strings.ReplaceAll(strings.ToLower(w.Value), "_", "-"); IsID(s) {
		hint = lang.Problem.DidYouMean.With(s)
	}
	d.Report(w.At, lang.Problem.BadID.With(short(w.Value), MaxID), hint)
	return false
}

// IDs finds ids that are used twice in one list.
type IDs map[string]Place

// Add reports an id that was seen before. It returns false for that and for an id
// that is missing.
func (seen IDs) Add(doc *Doc, id Word) bool {
	if id.Value == "" {
		return false
	}
	if first, ok := seen[id.Value]; ok {
		line, _ := doc.Position(first)
		doc.Report(id.At, lang.Problem.IDTwice.With(id.Value, line), lang.Text{})
		return false
	}
	seen[id.Value] = id.At
	return true
}

var clausePattern = regexp.MustCompile(`^[a-z][a-z0-9-]*:[^\s\p{C}\p{Z}]+$`)

// MaxClause is the greatest length of a clause, in characters.
const MaxClause = 64

// IsClause reports whether s names a clause: the id of a document, a colon, and
// the clause in it without spaces, "ube:7(1)".
func IsClause(s string) bool {
	return utf8.RuneCountInString(s) <= MaxClause && clausePattern.MatchString(s)
}

// short cuts a long value for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}

// Choice reads one of the given words.
func (t *Table) Choice(name string, choices []string, want Want) string {
	w := t.Word(name, want)
	if w.Value == "" || slices.Contains(choices, w.Value) {
		return w.Value
	}
	t.doc.Report(w.At, lang.Problem.NotAChoice.With(name, short(w.Value)), DidYouMean(w.Value, choices))
	return ""
}

// Bool reads true or false; absent is false.
func (t *Table) Bool(name string) bool {
	v, _, at, ok := t.get(name, 0)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeBool, v)
	}
	return b
}

// Int reads a whole number from lowest to highest; absent is 0.
func (t *Table) Int(name string, want Want, lowest, highest int) int {
	v, _, at, ok := t.get(name, want)
	if !ok {
		return 0
	}
	n, ok := v.(int64)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeInt, v)
		return 0
	}
	if n < int64(lowest) || n > int64(highest) {
		t.doc.Report(at, lang.Problem.OutOfRange.With(name, lowest, highest), lang.Text{})
		return 0
	}
	return int(n)
}

// Words reads a list of strings of one line. The second result is false when the
// name is absent, so that an empty list can mean something else than none.
func (t *Table) Words(name string, want Want) ([]Word, bool) {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil, false
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeWords, v)
		return nil, true
	}
	if len(list) == 0 && want&Required != 0 {
		t.doc.Report(at, lang.Problem.Empty.With(name), lang.Text{})
	}
	return t.doc.words(list, n, at, name, want), true
}

func (d *Doc) words(list []any, n *node, around Place, name string, want Want) []Word {
	out := make([]Word, 0, len(list))
	seen := map[string]bool{}
	for i, e := range list {
		if d.more {
			break
		}
		item := d.item(n, i)
		w := Word{At: d.valueAt(item, around)}
		if w.Value = d.word(e, item, w.At, name, Required); w.Value == "" {
			continue
		}
		if want&Distinct != 0 && seen[w.Value] {
			d.Report(w.At, lang.Problem.TwiceInList.With(short(w.Value), name), lang.Text{})
			continue
		}
		seen[w.Value] = true
		out = append(out, w)
	}
	return out
}

// Duration reads a time span: a whole number with m, h or d, more than none and
// at most ten years.
func (t *Table) Duration(name string, want Want) time.Duration {
	w := t.Word(name, want)
	if w.Value == "" {
		return 0
	}
	d, ok := parseDuration(w.Value)
	if !ok {
		t.doc.Report(w.At, lang.Problem.BadDuration.With(name, short(w.Value)), lang.Text{})
	}
	return d
}

func parseDuration(s string) (time.Duration, bool) {
	unit := map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour}[s[len(s)-1]]
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 24)
	d := time.Duration(n) * unit
	if err != nil || d <= 0 || n > uint64(10*365*24*time.Hour/unit) {
		return 0, false
	}
	return d, true
}

// Date reads a date, "2026-10-01".
func (t *Table) Date(name string, want Want) string {
	v, _, at, ok := t.get(name, want)
	if _, isDate := v.(time.Time); ok && isDate {
		t.doc.Report(at, lang.Problem.DateInQuotes.With(name), lang.Text{})
		return ""
	}
	if !ok {
		return ""
	}
	w := t.Word(name, want)
	if w.Value == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, w.Value); err != nil {
		t.doc.Report(w.At, lang.Problem.BadDate.With(name, short(w.Value)), lang.Text{})
		return ""
	}
	return w.Value
}

// Table reads a table, or returns nil.
func (t *Table) Table(name string, want Want) *Table {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeTable, v)
		return nil
	}
	return &Table{doc: t.doc, name: name, at: at, values: values, node: n}
}

// Tables reads a list of tables, written as [[name]] or as [{ … }, { … }].
func (t *Table) Tables(name string, want Want) []*Table {
	v, n, at, ok := t.get(name, want)
	if !ok {
		return nil
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeTables, v)
		return nil
	}
	if len(list) == 0 && want&Required != 0 {
		t.doc.Report(at, lang.Problem.Empty.With(name), lang.Text{})
	}
	var out []*Table
	for i, e := range list {
		item := t.doc.item(n, i)
		place := t.doc.valueAt(item, at)
		values, ok := e.(map[string]any)
		if !ok {
			t.doc.wrongType(place, name, lang.Problem.TypeTables, e)
			continue
		}
		out = append(out, &Table{doc: t.doc, name: name, at: place, values: values, node: item})
	}
	return out
}

// Named reads a table of tables, [name.x] and [name.y], in the order of the file.
// Each has its [Table.Name], which is an id.
func (t *Table) Named(name string) []*Table {
	group := t.Table(name, 0)
	if group == nil {
		return nil
	}
	var out []*Table
	for _, id := range group.names() {
		if t.doc.more {
			break
		}
		if !t.doc.CheckID(Word{id, group.NameAt(id)}) {
			group.Has(id)
			continue
		}
		if each := group.Table(id, 0); each != nil {
			each.at = group.NameAt(id)
			out = append(out, each)
		}
	}
	return out
}

// Alternative is a part of a condition: all of its answers must have been given.
type Alternative []Answer

// Answer asks that a decision chose one of the options.
type Answer struct {
	Decision Word
	Options  []Word
}

// Condition reads a condition: a table from decisions to an option or a list of
// options, or a list of such tables, of which one must hold.
func (t *Table) Condition(name string) []Alternative {
	v, n, at, ok := t.get(name, 0)
	if !ok {
		return nil
	}
	if values, ok := v.(map[string]any); ok {
		return t.doc.alternative(nil, values, n, at, name)
	}
	list, ok := elements(v)
	if !ok {
		t.doc.wrongType(at, name, lang.Problem.TypeCondition, v)
		return nil
	}
	if len(list) == 0 {
		t.doc.Report(at, lang.Problem.EmptyCondition.With(name), lang.Text{})
	}
	var out []Alternative
	for i, e := range list {
		item := t.doc.item(n, i)
		place := t.doc.valueAt(item, at)
		values, ok := e.(map[string]any)
		if !ok {
			t.doc.wrongType(place, name, lang.Problem.TypeCondition, e)
			continue
		}
		out = t.doc.alternative(out, values, item, place, name)
	}
	return out
}

func (d *Doc) alternative(out []Alternative, values map[string]any, n *node, at Place, name string) []Alternative {
	t := &Table{doc: d, name: name, at: at, values: values, node: n}
	if len(values) == 0 {
		d.Report(at, lang.Problem.EmptyCondition.With(name), lang.Text{})
		return out
	}
	var a Alternative
	for _, decision := range t.names() {
		if d.more {
			break
		}
		var options []Word
		if _, isString := values[decision].(string); isString {
			options = []Word{t.Word(decision, Required)}
		} else {
			options, _ = t.Words(decision, Required|Distinct)
		}
		options = slices.DeleteFunc(options, func(w Word) bool { return w.Value == "" })
		a = append(a, Answer{Word{decision, t.NameAt(decision)}, options})
	}
	return append(out, a)
}

// elements returns a list as the decoder gives it, in either of its two forms.
func elements(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = v[i]
		}
		return out, true
	}
	return nil, false
}
