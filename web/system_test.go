package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sesperf/rules/system"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every setting of the editor stands in every description of the gallery; what is posted as it stands changes not one
// character of the text.
func TestSettingsAsTheyStandChangeNothing(t *testing.T) {
	files, _ := filepath.Glob("../examples/systems/*.yaml")
	files = append(files, "../rules/system/basic.yaml")
	for _, file := range files {
		text := read(t, file)
		d, err := system.Parse(file, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		values := url.Values{yamlField: {text}}
		for _, s := range sectionHeads {
			for _, field := range sectionWith(d, s.Number).fields() {
				typed := typedAt(d, field.Path)
				if _, there := valueAt(d, field.Path); !there {
					t.Errorf("%s: %s is asked in section %s and stands nowhere", file, field.Path, s.Number)
				}
				if sectionFor(field.Path) != s.Number {
					t.Errorf("%s is asked in section %s; what is found on it would be shown in section %s", field.Path, s.Number, sectionFor(field.Path))
				}
				if field.Kind == asParas {
					typed = []string{strings.Join(typed, "\n\n")}
				}
				values[field.Path] = append([]string{}, typed...)
			}
		}
		w := foldSettings(values)
		if len(w.Wrong) > 0 || values.Get(yamlField) != text || len(settings(values)) > 0 {
			t.Errorf("%s: %v; changed %v; left %v", file, w.Wrong, values.Get(yamlField) != text, settings(values))
		}
	}
}

// What can stand is written into the text; what cannot stays typed, with its reason; two that belong together stand.
func TestFoldSettings(t *testing.T) {
	basic := string(system.Basic().YAML())
	for name, c := range map[string]struct {
		typed  map[string]string
		stands map[string]string
		wrong  map[string]string
	}{
		"a number and a text": {typed: map[string]string{"period.minimum_days": "120", "agency.name": "Waterways"}, stands: map[string]string{"period.minimum_days": "120", "agency.name": "Waterways"}},
		"no number":           {typed: map[string]string{"period.minimum_days": "ninety", "agency.name": "Waterways"}, stands: map[string]string{"period.minimum_days": "90", "agency.name": "Waterways"}, wrong: map[string]string{"period.minimum_days": "not a whole number"}},
		"not a day":           {typed: map[string]string{"period.begins": "13-45"}, stands: map[string]string{"period.begins": "10-01"}, wrong: map[string]string{"period.begins": "month and day"}},
		"two together":        {typed: map[string]string{"derivation.ranges.5[0]": "520", "derivation.ranges.5[1]": "600"}, stands: map[string]string{"derivation.ranges.5[0]": "520", "derivation.ranges.5[1]": "600"}},
		"a list of texts":     {typed: map[string]string{"text.section_14": "One.\n\nTwo: still one."}, stands: map[string]string{"text.section_14[1]": "Two: still one."}},
	} {
		values := url.Values{yamlField: {basic}}
		for path, text := range c.typed {
			values.Set(path, text)
		}
		w := foldSettings(values)
		for path, want := range c.stands {
			if got := strings.Join(typedAt(w.Text, path), "|"); got != want {
				t.Errorf("%s: %s is %q; want %q", name, path, got, want)
			}
		}
		for path, want := range c.wrong {
			if !strings.Contains(w.Wrong[path], want) || values.Get(path) != c.typed[path] {
				t.Errorf("%s: %s: %q, typed %q", name, path, w.Wrong[path], values.Get(path))
			}
		}
		if len(w.Wrong) != len(c.wrong) {
			t.Errorf("%s: %v", name, w.Wrong)
		}
	}
}

// A text that cannot be read is kept to the letter, with the place.
func TestFoldUnreadable(t *testing.T) {
	text := strings.Replace(string(system.Basic().YAML()), "retention:", "retained:", 1)
	values := url.Values{yamlField: {text}, "period.minimum_days": {"120"}}
	w := foldSettings(values)
	if w.Text != nil || w.Unread == nil || w.Unread.Line == 0 || values.Get(yamlField) != text || values.Get("period.minimum_days") != "120" {
		t.Errorf("%+v %v", w.Unread, values.Get("period.minimum_days"))
	}
}

// The first use of a term in each section is linked; headings, links and what is in bold are left as they are.
func TestLinkTerms(t *testing.T) {
	got := linkTerms(`<h2>1. Appraisal period</h2><p>An appraisal period, the appraisal period. <a href="#x">progress review</a></p><h2>2. More</h2><p><strong>Appraisal Period.</strong> Two appraisal periods.</p>`)
	want := `<h2>1. Appraisal period</h2><p>An <a class="term" href="/glossary#appraisal-period">appraisal period</a>, the appraisal period. <a href="#x">progress review</a></p><h2>2. More</h2><p><strong>Appraisal Period.</strong> Two <a class="term" href="/glossary#appraisal-period">appraisal periods</a>.</p>`
	if got != want {
		t.Errorf("%s", got)
	}
}

// Who keeps the systems sees what is on its way, on the home page too; an executive sees nothing of it until it is in
// force, and then which applies and why.
func TestSystemsAreAbsentUntilInForce(t *testing.T) {
	const title = "Senior Executive Service Performance Management System"
	h := open(t, "year", "2026-02-05", line("2026-02-02", "fischer", "system.draft", "fwa-2027", draftOf(t)))
	keeper, executive := h.as("fischer"), h.as("bell")
	if _, page := keeper("/"); !strings.Contains(page, "Submit to OPM: "+title) || !strings.Contains(page, `You may <span class="count">1</span>`) {
		t.Errorf("the task of the system does not stand on the home page: %.3000s", page)
	}
	for _, path := range []string{"/system/fwa-2027", "/system/fwa-2027/description", "/system/fwa-2027/description.pdf", "/system/fwa-2027/compare", "/system/fwa-2027/check", "/system/fwa-2027/draft", "/system/fwa-2027/submit"} {
		if status, page := executive(path); status != http.StatusNotFound || strings.Contains(page, title) {
			t.Errorf("an executive gets %d of %s", status, path)
		}
		if status, _ := keeper(path); status != http.StatusOK {
			t.Errorf("executive resources gets %d of %s", status, path)
		}
	}
	for _, path := range []string{"/systems", "/my-system"} {
		if status, page := executive(path); status != http.StatusOK || strings.Contains(page, "fwa-2027") {
			t.Errorf("%s gives %d, or shows an executive the draft", path, status)
		}
	}
	for _, path := range []string{"/systems/coverage", "/systems/new", "/system/new/draft"} {
		if status, _ := executive(path); status != http.StatusForbidden {
			t.Errorf("an executive gets %d of %s", status, path)
		}
	}
	h = open(t, "adopted", "2026-10-05")
	executive = h.as("bell")
	if _, page := executive("/my-system"); !strings.Contains(page, "It covers a career appointee in the whole agency") || !strings.Contains(page, "from October 1, 2026") {
		t.Errorf("the page does not say what applies and why: %.3000s", page)
	}
	if status, page := executive("/system/fwa-2027"); status != http.StatusOK || strings.Contains(page, "/fwa-2027/draft") || strings.Contains(page, ">Reviews") {
		t.Errorf("an executive gets %d of a system in force, or more than the description and its approval", status)
	}
}

// draftOf is a conforming description as an act's input.
func draftOf(t *testing.T) string {
	t.Helper()
	in, err := json.Marshal(map[string]string{"text": read(t, "../test/stories/systems/fwa-2027.yaml")})
	if err != nil {
		t.Fatal(err)
	}
	return string(in)
}

// No page on systems asks the database more often than any page may (docs/assurance.md).
func TestSystemPagesKeepTheirBudget(t *testing.T) {
	h := open(t, "adopted", "2026-10-05")
	for _, page := range []struct{ person, path string }{{"fischer", "/systems"}, {"fischer", "/systems/coverage"}, {"fischer", "/systems/new"}, {"fischer", "/system/fwa-2027"},
		{"fischer", "/system/fwa-2027/compare"}, {"fischer", "/system/fwa-2027/check"}, {"bell", "/my-system"}, {"bell", "/system/fwa-2027/description"}, {"fischer", "/system/new/draft"}, {"fischer", "/"}} {
		get := h.as(page.person)
		h.asked.Store(0)
		if status, _ := get(page.path); status != http.StatusOK {
			t.Errorf("%s gets %d of %s", page.person, status, page.path)
		}
		if n := h.asked.Load(); n > 15 || n == 0 {
			t.Errorf("%s asks %d times for %s", page.person, n, page.path)
		}
	}
}

// What an adopter may not change and has changed in the text is put back by a button, and is not where another system
// is adopted than the one that it would be put back from.
func TestRestore(t *testing.T) {
	text := strings.Replace(string(system.Basic().YAML()), "points: 5", "points: 6", 1)
	f := &filled{form: draftSystemForm, Values: url.Values{yamlField: {text}, sectionField: {"9"}}, Errors: map[string]string{}}
	if got := typedAt(f.work().Text, "levels[0].points"); got[0] != "6" || f.work().Check.Conforms {
		t.Fatalf("%v", got)
	}
	changeSystem(f, "restore:levels[0].points")
	if got := typedAt(f.work().Text, "levels[0].points"); got[0] != "5" || !f.work().Check.Conforms {
		t.Errorf("%v", got)
	}
	if w := foldSettings(url.Values{yamlField: {strings.Replace(text, "adopts: basic", "adopts: later", 1)}}); w.restorable("levels[0].points") {
		t.Error("a later basic system is not mended from the first one")
	}
}
