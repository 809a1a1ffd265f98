package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the module, seen from this package.
const root = "../.."

// allowed says which of the module's own packages a package may import; a
// package that is not listed may import none. Arrows point down only: commands →
// console → engine → leaves.
var allowed = map[string][]string{
	"cmd/dandori":               {"cmd/internal/cli", "tui/..."},
	"cmd/internal/cli":          {"tui", "runbook/...", "playbooks"},
	"playbooks":                 {"runbook/playbook"},
	"runbook/tomlfile":          {"runbook/lang"},
	"runbook/tomlfile/tomltest": {"runbook/lang", "runbook/tomlfile"},
	"runbook/playbook":          {"runbook/lang", "runbook/tomlfile"},
	"runbook/org":               {"runbook/lang", "runbook/tomlfile"},
	"runbook/source":            {"runbook/lang", "runbook/tomlfile"},
	"runbook/platform":          {"runbook/lang", "runbook/tomlfile"},
	"runbook/text":              {"runbook/lang", "runbook/tomlfile"},
	"runbook":                   {"runbook/lang", "runbook/tomlfile", "runbook/playbook", "runbook/org", "runbook/source", "runbook/platform", "runbook/text", "runbook/eventlog"},
	"runbook/store":             {"runbook", "runbook/eventlog"},
	"runbook/store/storetest":   {"runbook", "runbook/eventlog"},
	"runbook/readiness":         {"runbook", "runbook/drill", "runbook/lang", "runbook/org", "runbook/tomlfile"},
	"runbook/bundle":            {},
	"runbook/drill":             {"runbook", "runbook/lang", "runbook/org", "runbook/playbook", "runbook/source", "runbook/text", "runbook/tomlfile"},
	"runbook/report":            {"runbook", "runbook/drill", "runbook/lang", "runbook/org", "runbook/playbook", "runbook/source", "runbook/text"},
	"runbook/paper":             {"runbook", "runbook/lang", "runbook/org", "runbook/playbook", "runbook/text"},
	"tui":                       {"tui/internal/...", "runbook", "runbook/lang", "runbook/org", "runbook/drill", "runbook/playbook", "runbook/platform", "runbook/readiness", "runbook/source", "runbook/text"},
	"tui/internal/editor":       {"tui/internal/cell", "tui/internal/keys"},
	"tui/internal/drive":        {"tui/internal/cell"},
	"tui/internal/termio":       {"tui/internal/cell"},
}

// terminal packages stay out of the engine, and the outside world out of all of
// it but the store.
var (
	terminals = []string{"github.com/charmbracelet/", "github.com/spf13/", "golang.org/x/term", "github.com/mattn/go-isatty"}
	outside   = []string{"os", "os/exec", "os/user", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "syscall", "path/filepath", "github.com/adrg/xdg"}
	clock     = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Sleep"}
)

type source struct {
	pkg  string // folder, slash-separated, from the top
	name string
	file *ast.File
	set  *token.FileSet
}

// sources parses every Go file of the module that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		all = append(all, source{pkg: filepath.ToSlash(rel), name: name, file: f, set: set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("found only %d files: is %s the top of the module?", len(all), root)
	}
	return all
}

// TestArrowsPointDown keeps the layers apart.
func TestArrowsPointDown(t *testing.T) {
	for _, s := range sources(t) {
		for _, spec := range s.file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if own, ok := strings.CutPrefix(imported, "dandori/"); ok {
				if !slices.ContainsFunc(allowed[s.pkg], func(a string) bool {
					prefix, tree := strings.CutSuffix(a, "/...")
					return own == prefix || tree && strings.HasPrefix(own, prefix+"/")
				}) {
					t.Errorf("%s imports %s: not an arrow of this house", s.name, own)
				}
			}
			if strings.HasPrefix(s.pkg, "runbook") {
				for _, p := range terminals {
					if strings.HasPrefix(imported, p) && !strings.HasPrefix(imported, "github.com/mattn/go-runewidth") {
						t.Errorf("%s imports %s: no terminal below the console", s.name, imported)
					}
				}
				if s.pkg != "runbook/store" && slices.Contains(outside, imported) {
					t.Errorf("%s imports %s: only the store touches the outside", s.name, imported)
				}
			}
		}
	}
}

// TestTheEngineReadsNoClock finds calls of the time package that read a clock.
func TestTheEngineReadsNoClock(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.pkg, "runbook") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, sel.Sel.Name) {
				if strings.HasPrefix(s.pkg, "runbook/store") && sel.Sel.Name != "Now" {
					return true // waiting for a lock is not reading the time
				}
				t.Errorf("%s: time.%s: time is an argument", s.set.Position(sel.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

// TestEverythingIsDocumented wants a comment on every package and every exported
// name.
func TestEverythingIsDocumented(t *testing.T) {
	commented := map[string]bool{}
	all := sources(t)
	for _, s := range all {
		commented[s.pkg] = commented[s.pkg] || s.file.Doc != nil
	}
	for _, s := range all {
		if !commented[s.pkg] {
			t.Errorf("package %s has no comment", s.pkg)
			commented[s.pkg] = true
		}
		missing := func(pos token.Pos, name string) {
			t.Errorf("%s: %s has no comment", s.set.Position(pos), name)
		}
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && d.Doc == nil {
					missing(d.Pos(), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch sp := spec.(type) {
					case *ast.TypeSpec:
						if sp.Name.IsExported() && d.Doc == nil && sp.Doc == nil {
							missing(sp.Pos(), sp.Name.Name)
						}
					case *ast.ValueSpec:
						for _, n := range sp.Names {
							if n.IsExported() && d.Doc == nil && sp.Doc == nil && sp.Comment == nil {
								missing(n.Pos(), n.Name)
							}
						}
					}
				}
			}
		}
	}
}

// exportedReceiver reports whether a function is none of an unexported type.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	id, ok := t.(*ast.Ident)
	return !ok || id.IsExported()
}

// TestTopLevel holds the top of the module to what it is.
func TestTopLevel(t *testing.T) {
	want := []string{"README.md", "cmd", "go.mod", "go.sum", "playbooks", "runbook", "tui"}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, path.Base(e.Name()))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("top level: %v, want %v", got, want)
	}
}

// TestEveryTextIsSaid keeps sentences that nothing says any more out of package lang. It goes
// by name: a member of a group counts as said where anything of its name is selected.
func TestEveryTextIsSaid(t *testing.T) {
	selected := map[string]bool{}
	members := map[string]string{} // by name, where it is
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				selected[n.Sel.Name] = true
			case *ast.StructType:
				if s.pkg != "runbook/lang" {
					break
				}
				for _, f := range n.Fields.List {
					if typ, ok := f.Type.(*ast.Ident); ok && typ.Name == "Text" {
						for _, name := range f.Names {
							members[name.Name] = s.set.Position(name.Pos()).String()
						}
					}
				}
			}
			return true
		})
	}
	if len(members) < 1000 {
		t.Fatalf("package lang has only %d texts", len(members))
	}
	for name, at := range members {
		if !selected[name] {
			t.Errorf("%s: nothing says %s", at, name)
		}
	}
}
