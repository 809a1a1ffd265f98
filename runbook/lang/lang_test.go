package lang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestGroups proves that every sentence of the program has words in both
// languages, and that both take the same arguments.
func TestGroups(t *testing.T) {
	for name, group := range Groups() {
		n := 0
		walk(name, reflect.ValueOf(group), func(path string, text Text) {
			n++
			checkText(t, path, text)
		})
		if n == 0 {
			t.Errorf("%s has no Text", name)
		}
	}
}

// TestGroupsComplete finds the groups in the source, so that none is forgotten in
// Groups.
func TestGroupsComplete(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			vars, ok := decl.(*ast.GenDecl)
			if !ok || vars.Tok != token.VAR {
				continue
			}
			for _, spec := range vars.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					if _, ok := Groups()[name.Name]; name.IsExported() && !ok {
						t.Errorf("%s: Groups does not have %s", file, name.Name)
					}
				}
			}
		}
	}
}

// walk finds each Text in structs, slices, arrays and maps.
func walk(path string, v reflect.Value, visit func(string, Text)) {
	if v.Type() == reflect.TypeFor[Text]() {
		visit(path, Text{Ja: v.FieldByName("Ja").String(), En: v.FieldByName("En").String()})
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		walk(path, v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(fmt.Sprintf("%s[%v]", path, k), v.MapIndex(k), visit)
		}
	}
}

func checkText(t *testing.T, path string, text Text) {
	t.Helper()
	if strings.TrimSpace(text.Ja) == "" || strings.TrimSpace(text.En) == "" {
		t.Errorf("%s is empty in one language: %q, %q", path, text.Ja, text.En)
		return
	}
	ja, err := arguments(text.Ja)
	if err != nil {
		t.Errorf("%s in Japanese: %v: %q", path, err, text.Ja)
	}
	en, err := arguments(text.En)
	if err != nil {
		t.Errorf("%s in English: %v: %q", path, err, text.En)
	}
	if len(ja) != len(en) {
		t.Errorf("%s takes %d arguments in Japanese and %d in English: %q, %q", path, len(ja), len(en), text.Ja, text.En)
		return
	}
	for i := range ja {
		if !slices.Equal(ja[i], en[i]) {
			t.Errorf("%s: argument %d is of another kind in the other language: %q, %q", path, i+1, text.Ja, text.En)
		}
	}
}

// arguments returns for each argument of a format what kinds of verb show it:
// %s and %q are one kind, as only one of the languages may use quotation marks of
// its own.
func arguments(format string) ([][]string, error) {
	kinds := map[int][]string{}
	next, highest := 1, 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format) && strings.IndexByte("+-#0123456789.", format[i]) >= 0 {
			i++
		}
		if i < len(format) && format[i] == '[' {
			end := strings.IndexByte(format[i:], ']')
			if end < 0 {
				return nil, fmt.Errorf("an index is not closed")
			}
			if _, err := fmt.Sscanf(format[i:i+end+1], "[%d]", &next); err != nil {
				return nil, fmt.Errorf("an index is no number")
			}
			i += end + 1
		}
		if i >= len(format) {
			return nil, fmt.Errorf("ends within a verb")
		}
		kind := format[i : i+1]
		switch kind {
		case "%":
			continue
		case "q":
			kind = "s"
		case "s", "d", "v", "c", "x", "t", "f":
		default:
			return nil, fmt.Errorf("unknown verb %%%s", kind)
		}
		if !slices.Contains(kinds[next], kind) {
			kinds[next] = append(kinds[next], kind)
		}
		highest = max(highest, next)
		next++
	}
	out := make([][]string, highest)
	for i := range out {
		out[i] = kinds[i+1]
		if len(out[i]) == 0 {
			return nil, fmt.Errorf("argument %d is not used", i+1)
		}
		slices.Sort(out[i])
	}
	return out, nil
}

// TestArguments tries the check itself on texts that are wrong.
func TestArguments(t *testing.T) {
	good := map[string]int{"no": 0, "%s": 1, "%d and %q": 2, "%[2]s %[1]d": 2, "100%%": 0, "%[1]s %[1]q": 1, "%-5.2f": 1}
	for format, want := range good {
		if got, err := arguments(format); err != nil || len(got) != want {
			t.Errorf("arguments(%q) = %v, %v; want %d", format, got, err, want)
		}
	}
	for _, format := range []string{"%", "%[2]s", "%!", "%[x]s", "100% sure", "%[1"} {
		if got, err := arguments(format); err == nil {
			t.Errorf("arguments(%q) = %v, want an error", format, got)
		}
	}
}

func TestIn(t *testing.T) {
	both, ja, en := Text{"あ", "a"}, Text{Ja: "あ"}, Text{En: "a"}
	for _, c := range []struct {
		text Text
		lang Lang
		want string
	}{
		{both, Japanese, "あ"}, {both, English, "a"},
		{ja, Japanese, "あ"}, {ja, English, "あ"},
		{en, Japanese, "a"}, {en, English, "a"},
		{Text{}, Japanese, ""}, {Text{}, English, ""},
	} {
		if got := c.text.In(c.lang); got != c.want {
			t.Errorf("%v.In(%s) = %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestWith(t *testing.T) {
	got := Text{"%[2]sの%[1]d件", "%d of %s"}.With(3, Text{"投稿", "posts"})
	if want := (Text{"投稿の3件", "3 of posts"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string]Lang{"ja": Japanese, "ja_JP.UTF-8": Japanese, "en_US": English, "C": "", "": ""} {
		if got, ok := Parse(s); got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v", s, got, ok)
		}
	}
}
