package test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sesperf/rules/law"
)

const root = ".."

// symbols names what the repository declares: rules as package.Type.Method, tests as sesperf/rules/system.TestX.
func symbols(t *testing.T) (rules, tests map[string]bool) {
	t.Helper()
	rules, tests = map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == ".git" || e.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir, _ := filepath.Rel(root, filepath.Dir(path))
		for _, d := range f.Decls {
			declare(d, f.Name.Name, "sesperf/"+filepath.ToSlash(dir), strings.HasSuffix(path, "_test.go"), rules, tests)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules, tests
}

func declare(d ast.Decl, pkg, path string, inTest bool, rules, tests map[string]bool) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			name = receiver(d.Recv.List[0].Type) + "." + name
		}
		if !inTest {
			rules[pkg+"."+name] = true
		} else if d.Recv == nil && strings.HasPrefix(name, "Test") {
			tests[path+"."+name] = !skips(d)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				for _, n := range s.Names {
					rules[pkg+"."+n.Name] = !inTest
				}
			case *ast.TypeSpec:
				rules[pkg+"."+s.Name.Name] = !inTest
			}
		}
	}
}

// skips says whether a test leaves itself out, ever: such a one proves nothing.
func skips(d *ast.FuncDecl) bool {
	found := false
	ast.Inspect(d, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && strings.HasPrefix(s.Sel.Name, "Skip") {
			found = true
		}
		return !found
	})
	return found
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// A provision is called done only with a rule that stands in the source and a proof that can be run.
func TestEveryAnswerHasItsRuleAndItsProof(t *testing.T) {
	rules, tests := symbols(t)
	for _, a := range law.Answers() {
		if len(a.Rules) == 0 || len(a.Proofs) == 0 {
			t.Errorf("%s is called done without a rule or without a proof", a.ID)
		}
		for _, r := range a.Rules {
			if !rules[r] {
				t.Errorf("%s: the rule %s does not stand in the source", a.ID, r)
			}
		}
		for _, p := range a.Proofs {
			if file, is := strings.CutPrefix(p, "test/"); is {
				if _, err := os.Stat(file); err != nil || filepath.Ext(file) != ".jsonl" {
					t.Errorf("%s: there is no story %s", a.ID, p)
				}
			} else if !tests[p] {
				t.Errorf("%s: the proof %s is no test, or one that skips", a.ID, p)
			}
		}
	}
}

func TestLawMapIsFresh(t *testing.T) {
	have, err := os.ReadFile(filepath.Join(root, "docs", "law-map.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, law.Markdown()) {
		t.Error("docs/law-map.md is not what the program says; run: go run ./cmd/sesperf law --markdown > docs/law-map.md")
	}
}
