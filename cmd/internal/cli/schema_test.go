package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook/bundle"
	"dandori/runbook/report"
)

// schema checks a JSON value against the part of JSON Schema 2020-12 that ours use.
// A keyword it does not know fails the test, so that none is trusted unchecked.
type schema struct {
	root map[string]any
}

func readSchema(t testing.TB, raw []byte) schema {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	return schema{root}
}

func (s schema) check(v any) error { return s.at("$", s.root, v) }

func (s schema) at(path string, rule map[string]any, v any) error {
	for _, keyword := range slices.Sorted(func(yield func(string) bool) {
		for k := range rule {
			if !yield(k) {
				return
			}
		}
	}) {
		want := rule[keyword]
		wrong := func(format string, args ...any) error {
			return fmt.Errorf("%s: %s: %s", path, keyword, fmt.Sprintf(format, args...))
		}
		object, isObject := v.(map[string]any)
		list, isList := v.([]any)
		text, isText := v.(string)
		number, isNumber := v.(float64)
		switch keyword {
		case "$schema", "$id", "$defs", "title", "description":
		case "$ref":
			name := strings.TrimPrefix(want.(string), "#/$defs/")
			if err := s.at(path, s.root["$defs"].(map[string]any)[name].(map[string]any), v); err != nil {
				return err
			}
		case "type":
			ok := map[string]bool{
				"object": isObject, "array": isList, "string": isText, "null": v == nil,
				"integer": isNumber && number == math.Trunc(number), "boolean": reflect.ValueOf(v).Kind() == reflect.Bool,
			}[want.(string)]
			if !ok {
				return wrong("%v is no %v", v, want)
			}
		case "const":
			if !reflect.DeepEqual(v, want) {
				return wrong("%v is not %v", v, want)
			}
		case "enum":
			if !slices.ContainsFunc(want.([]any), func(w any) bool { return reflect.DeepEqual(w, v) }) {
				return wrong("%v is none of %v", v, want)
			}
		case "pattern":
			if isText && !regexp.MustCompile(want.(string)).MatchString(text) {
				return wrong("%q does not match", text)
			}
		case "format":
			if want != "date-time" {
				return wrong("unknown format")
			}
			if _, err := time.Parse(time.RFC3339, text); isText && err != nil {
				return wrong("%v", err)
			}
		case "minLength":
			if isText && len([]rune(text)) < int(want.(float64)) {
				return wrong("%q is too short", text)
			}
		case "minimum":
			if isNumber && number < want.(float64) {
				return wrong("%v is less", number)
			}
		case "maximum":
			if isNumber && number > want.(float64) {
				return wrong("%v is more", number)
			}
		case "required":
			for _, name := range want.([]any) {
				if _, ok := object[name.(string)]; isObject && !ok {
					return wrong("no %v", name)
				}
			}
		case "properties":
			for name, rule := range want.(map[string]any) {
				if value, ok := object[name]; ok {
					if err := s.at(path+"."+name, rule.(map[string]any), value); err != nil {
						return err
					}
				}
			}
		case "additionalProperties":
			for name := range object {
				if _, ok := rule["properties"].(map[string]any)[name]; want == false && !ok {
					return wrong("%s is not described", name)
				}
			}
		case "items":
			for i, item := range list {
				if err := s.at(fmt.Sprintf("%s[%d]", path, i), want.(map[string]any), item); err != nil {
					return err
				}
			}
		case "oneOf":
			fits := 0
			var last error
			for _, one := range want.([]any) {
				if err := s.at(path, one.(map[string]any), v); err == nil {
					fits++
				} else {
					last = err
				}
			}
			if fits != 1 {
				return wrong("%d fit (%v)", fits, last)
			}
		default:
			return wrong("this test does not know the keyword")
		}
	}
	return nil
}

// described checks that every member of a value is described by the schema, too: what
// is written and not described is what the schema was shipped for.
func (s schema) described(path string, rule map[string]any, v any) error {
	if ref, ok := rule["$ref"].(string); ok {
		rule = s.root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if choices, ok := rule["oneOf"].([]any); ok {
		for _, one := range choices {
			if s.at(path, one.(map[string]any), v) == nil {
				return s.described(path, one.(map[string]any), v)
			}
		}
	}
	switch v := v.(type) {
	case map[string]any:
		properties, ok := rule["properties"].(map[string]any)
		if !ok {
			return nil // an object of any kind
		}
		for name, value := range v {
			rule, ok := properties[name].(map[string]any)
			if !ok {
				return fmt.Errorf("%s.%s is not described", path, name)
			}
			if err := s.described(path+"."+name, rule, value); err != nil {
				return err
			}
		}
	case []any:
		items, _ := rule["items"].(map[string]any)
		for i, item := range v {
			if err := s.described(fmt.Sprintf("%s[%d]", path, i), items, item); err != nil {
				return err
			}
		}
	}
	return nil
}

// TestJSONIsAsItsSchemaSays makes every JSON output of the export command.
func TestJSONIsAsItsSchemaSays(t *testing.T) {
	w := newWorld(t)
	id := workedIncident(t, w)
	check := func(what string, raw []byte, s schema) {
		t.Helper()
		var v any
		if err := json.Unmarshal(raw, &v); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if err := s.check(v); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if err := s.described("$", s.root, v); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	printed := func(name string) schema { return readSchema(t, []byte(w.run(t, exitDone, "export", "--schema", name))) }
	papers, manifest, line, said := printed("report"), printed("bundle"), printed("log"), printed("export")

	for _, paper := range append(slices.Clone(report.Reports), report.Trend) {
		for _, public := range []bool{false, true} {
			args := []string{"export", id, "--report", paper, "--format", "json", "-o", "-"}
			if paper == report.Trend {
				args = slices.Delete(args, 1, 2)
			}
			if public {
				if !report.HasPublic(paper) || paper == report.Trend {
					continue
				}
				args = append(args, "--public")
			}
			check(strings.Join(args, " "), []byte(w.run(t, exitDone, args...)), papers)
		}
	}
	for _, args := range [][]string{{}, {"--public"}, {"--public", "--keep-names"}} {
		raw := w.run(t, exitDone, append([]string{"export", id, "--format", "jsonl", "-o", "-"}, args...)...)
		for i, l := range strings.Split(strings.TrimSuffix(raw, "\n"), "\n") {
			var v any
			if err := json.Unmarshal([]byte(l), &v); err != nil {
				t.Fatal(err)
			}
			if err := line.check(v); err != nil {
				t.Errorf("line %d: %v", i+1, err)
			}
			if err := line.described("$", line.root, v); err != nil {
				t.Errorf("line %d: %v", i+1, err)
			}
		}
	}
	for _, args := range [][]string{
		{"export", id, "--format", "md", "--json"}, {"export", id, "--format", "jsonl", "--public", "--json"},
		{"export", id, "--bundle", "b.zip", "--json"}, {"export", "--report", "trend", "--format", "csv", "--json"},
	} {
		check(strings.Join(args, " "), []byte(w.run(t, exitDone, args...)), said)
	}
	f, err := os.Open(filepath.Join(w.Dir, "b.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	b, err := bundle.Read(f, info.Size(), func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	check("manifest.json", readMember(t, b, bundle.ManifestName), manifest)

	// Control: what is not as the schema says is noticed.
	for _, broken := range []string{`{}`, `{"format":"dandori.report/2"}`, `[]`} {
		var v any
		json.Unmarshal([]byte(broken), &v)
		for _, s := range []schema{papers, manifest, line, said} {
			if s.check(v) == nil {
				t.Errorf("%s passes", broken)
			}
		}
	}
}
