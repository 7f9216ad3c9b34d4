package sesperf_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// direction says which rooms of the house a room may import. A name stands for the folder and all beneath it.
const direction = `
rules/calendar:
rules/law:           rules/calendar
rules/act:           rules/calendar rules/law
rules/system:        rules/calendar rules/law rules/act
rules/wording:       rules/calendar rules/law rules/act rules/system
rules/comparison:    rules/calendar rules/law rules/act rules/system
rules/conformance:   rules/calendar rules/law rules/act rules/system rules/comparison
rules/adoption:      rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance
rules/agency:        rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption
rules/board:         rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency
rules/appraisal:     rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency rules/board
rules/standing:      rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency rules/board rules/appraisal
rules/development:   rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency rules/board rules/appraisal
rules/pay:           rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency rules/board rules/appraisal
rules/certification: rules/calendar rules/law rules/act rules/system rules/comparison rules/conformance rules/adoption rules/agency rules/board rules/appraisal rules/standing rules/development rules/pay
record:
store:               rules record
attachment:
casework:            rules record store attachment
signin:              rules record store casework
intake:              rules record store casework
notice:              rules record store casework
report:              rules record store casework
document:            rules record store casework
data:
examples:
demo:                rules record store casework intake data examples
web:                 attachment rules record store casework signin intake notice report document examples
api:                 rules record store casework signin intake notice report document
cli:                 rules record store casework signin intake notice report document data demo web api
cmd/sesperf:         cli
test:                rules record store casework signin intake notice report document data demo web api cli
bench:               rules record store casework signin intake notice report document data demo web api cli
`

// forbidden says what a folder and all beneath it must not import, from wherever it comes.
const forbidden = `
rules:    os net database/sql log
record:   database/sql net/http html/template text/template github.com/a-h/templ
store:    net/http html/template text/template github.com/a-h/templ
casework: net/http html/template text/template github.com/a-h/templ
`

// outside says what the law may import beside the standard library: a description is read strictly, with file and line.
const outside = `
rules/system: github.com/goccy/go-yaml
`

// Only the store speaks to a database engine.
const drivers = `modernc.org/sqlite github.com/jackc/pgx github.com/pressly/goose`

type goFile struct {
	path    string
	folder  string
	imports []string
	tree    *ast.File
}

// sources reads the house's own Go files. Tests stand outside the direction: they may look at anything.
func sources(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); d.IsDir() && name != "." && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata" || base == "demo-data") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f := goFile{path: filepath.ToSlash(name), folder: path.Dir(filepath.ToSlash(name)), tree: tree}
		for _, i := range tree.Imports {
			f.imports = append(f.imports, strings.Trim(i.Path.Value, `"`))
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func within(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

// table reads the lines above: a folder, and the names after the colon.
func table(text string) (order []string, names map[string][]string) {
	names = map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		folder, list, _ := strings.Cut(line, ":")
		order = append(order, folder)
		names[folder] = strings.Fields(list)
	}
	return order, names
}

func roomOf(order []string, folder string) string {
	for _, room := range order {
		if within(folder, room) {
			return room
		}
	}
	return ""
}

func TestImportsPointOneWay(t *testing.T) {
	order, allowed := table(direction)
	for _, f := range sources(t) {
		room := roomOf(order, f.folder)
		if room == "" {
			t.Errorf("%s: the folder %q has no line in the direction of imports", f.path, f.folder)
			continue
		}
		for _, i := range f.imports {
			own, ok := strings.CutPrefix(i, "sesperf/")
			if !ok || within(own, room) || slices.ContainsFunc(allowed[room], func(a string) bool { return within(own, a) }) {
				continue
			}
			t.Errorf("%s imports %s, which lies above or beside %s", f.path, own, room)
		}
	}
}

func TestRoomsKeepToTheirTrade(t *testing.T) {
	order, not := table(forbidden)
	readers, also := table(outside)
	for _, f := range sources(t) {
		room := roomOf(order, f.folder)
		for _, i := range f.imports {
			for _, n := range not[room] {
				if within(i, n) {
					t.Errorf("%s imports %s; %s does without", f.path, i, room)
				}
			}
			fetched := strings.Contains(strings.SplitN(i, "/", 2)[0], ".")
			if room == "rules" && fetched && !slices.ContainsFunc(also[roomOf(readers, f.folder)], func(a string) bool { return within(i, a) }) {
				t.Errorf("%s imports %s; the law rests on the standard library alone", f.path, i)
			}
			for _, d := range strings.Fields(drivers) {
				if within(i, d) && !within(f.folder, "store") {
					t.Errorf("%s imports %s; database drivers belong to the store", f.path, i)
				}
			}
		}
	}
}

func TestLawKnowsNoClock(t *testing.T) {
	for _, f := range sources(t) {
		if !within(f.folder, "rules") {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick"}, n.Sel.Name) {
					t.Errorf("%s asks time.%s; the day comes with the question", f.path, n.Sel.Name)
				}
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine; the law is worked out in order", f.path)
			case *ast.Ident:
				if n.Name == "float64" || n.Name == "float32" {
					t.Errorf("%s uses %s; figures of the law are whole numbers and exact fractions", f.path, n.Name)
				}
			}
			return true
		})
	}
}
