package cli

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
)

// TestEveryFaultHasASentence: whatever package eventlog can find wrong with a log is
// said in both languages, and not in the words of a program.
func TestEveryFaultHasASentence(t *testing.T) {
	files, err := filepath.Glob("../../../runbook/eventlog/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	kinds := map[string]eventlog.Kind{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); !ok || typ.Name != "Kind" || len(spec.Values) != 1 {
				return true
			}
			if v, ok := spec.Values[0].(*ast.BasicLit); ok {
				if text, err := strconv.Unquote(v.Value); err == nil {
					kinds[spec.Names[0].Name] = eventlog.Kind(text)
				}
			}
			return true
		})
	}
	if len(kinds) < 12 {
		t.Fatalf("only %d kinds were found: %v", len(kinds), kinds)
	}
	said := map[lang.Text]string{}
	for name, kind := range kinds {
		text := fault(&eventlog.Error{Entry: 3, Kind: kind})
		if strings.Contains(text.En, string(kind)) && strings.HasPrefix(text.En, lang.Command.FaultUnreadable.En) || text.Ja == text.En || text.IsZero() {
			t.Errorf("%s: %q", name, text)
		}
		if other, twice := said[text]; twice {
			t.Errorf("%s and %s are said alike: %q", name, other, text)
		}
		said[text] = name
		wrapped := fault(fmt.Errorf("read: %w", &runbook.DamageError{Err: &eventlog.Error{Entry: 3, Kind: kind, Detail: "x"}}))
		if !strings.Contains(wrapped.Ja, text.Ja) || !strings.Contains(wrapped.En, "x") {
			t.Errorf("%s, wrapped: %q", name, wrapped)
		}
	}
}

// What cannot be written is told with what helps: another data folder only where the
// data folder is what cannot be written.
func TestNoPermissionHint(t *testing.T) {
	for path, want := range map[string]string{
		"/data": "--data", "/data/incidents/INC-20261122-01/log.jsonl": "--data", "": "--data",
		"/database": "書き込める別の場所", "/forms/a.html": "書き込める別の場所",
	} {
		a := &app{env: newWorld(t).Env, data: "/data"}
		f := a.explain(&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission})
		if !strings.Contains(f.hint.Ja, want) {
			t.Errorf("%q: %s", path, f.hint.Ja)
		}
	}
}
