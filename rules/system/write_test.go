package system

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sesperf/rules/calendar"
)

// A text is printed to be read: in lines, without quotation marks where none are needed.
func TestTextsArePrintedForPeople(t *testing.T) {
	text := string(Basic().YAML())
	for line := range strings.Lines(text) {
		if len([]rune(line)) > printWidth+2 {
			t.Errorf("a line of %d characters: %s", len([]rune(line)), line)
		}
	}
	for _, want := range []string{"\nagency: {name: \"\", abbreviation", "\n    label: Exceeds Fully Successful\n", "    standard: >-\n      The executive’s"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
}

var oddTexts = []string{"", "yes", "null", "~", "4", "4.5", "2012-01-04", "10-01", "- one", "# no comment", "a: b", "a #b", "'", `"`, `\`, "two\n\nthree", " lead", "trail ",
	"tab\there", "{a}", "[b]", "&a", "*a", "!a", "%a", "@a", "`a", "? a", "| a", "> a", "a,b", "a, b", "é", "…", "“quoted”", "emoji 🙂", "---", "...", "a:", ":a", "=", "<<", "0x1f", "1e5", ".inf", "true"}

func anyText(t *rapid.T) string {
	if rapid.IntRange(0, 3).Draw(t, "long") > 0 {
		return rapid.SampledFrom(oddTexts).Draw(t, "text")
	}
	words := rapid.SliceOfN(rapid.SampledFrom(append([]string{"the", "executive’s", "performance,", "results;", "(goals)", "targets.", "-", "#", ":", "\n", "\n\n"}, oddTexts...)), 0, 60).Draw(t, "words")
	return strings.TrimRight(strings.Join(words, " "), "\n")
}

// anyDescription gives a description with anything in it that the format takes.
func anyDescription(t *rapid.T) *Description {
	d := &Description{}
	fill(t, reflect.ValueOf(d).Elem(), "")
	d.Format, d.Title = 1, "T"+d.Title
	ids := map[string]bool{}
	for i := range d.Elements {
		e := &d.Elements[i]
		e.ID, e.Title = fmt.Sprintf("e%d", i), "E"+e.Title
		e.MaximumWeight = e.MinimumWeight.Add(e.MaximumWeight)
		if Whole(maxTotal).Less(e.MaximumWeight) {
			e.MaximumWeight = Decimal{}
		}
		ids[e.ID] = true
	}
	for i := range d.Levels {
		d.Levels[i].Level, d.Levels[i].Label = i+1, "L"+d.Levels[i].Label
		d.Levels[i].Points = Decimal{int64(rapid.IntRange(0, 50).Draw(t, "tenths")) * decimalUnit / 10}
	}
	for i := range d.Equivalents {
		d.Equivalents[i].Label = "Q" + d.Equivalents[i].Label
	}
	d.Weights.Heaviest = rapid.SampledFrom([]string{"", "e0"}).Draw(t, "heaviest")
	d.Derivation.Override = rapid.SampledFrom([]Override{{}, {1, 1}, {9, 9}}).Draw(t, "override")
	for i := range d.Derivation.Caps {
		d.Derivation.Caps[i].Element, d.Derivation.Caps[i].Most = "any", 1
	}
	for l, r := range d.Derivation.Ranges {
		if r[1].Less(r[0]) {
			d.Derivation.Ranges[l] = Range{r[1], r[0]}
		}
	}
	d.given = given{board: rapid.Bool().Draw(t, "board"), review: rapid.Bool().Draw(t, "review")}
	if !d.given.board {
		d.Board = Board{}
	}
	if !d.given.review {
		d.HigherLevelReview = HigherLevelReview{}
	}
	d.Weights.Total = min(d.Weights.Total, 100)
	return d
}

func fill(t *rapid.T, v reflect.Value, key string) {
	switch v.Interface().(type) {
	case calendar.Date:
		if rapid.Bool().Draw(t, "dated") {
			v.Set(reflect.ValueOf(calendar.MustParse("2026-01-01").AddDays(rapid.IntRange(-9999, 9999).Draw(t, "day"))))
		}
		return
	case Decimal:
		most := min(terms[key].most, 100)
		if most == 0 {
			most = 1000
		}
		n := rapid.IntRange(0, most).Draw(t, "decimal")
		v.Set(reflect.ValueOf(Whole(n)))
		return
	}
	fillKind(t, v, key)
}

func fillKind(t *rapid.T, v reflect.Value, key string) {
	term := termOf(key)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
				fill(t, v.Field(i), joined(key, name))
			}
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), key)
		}
	case reflect.Slice:
		least := 0
		if key == "levels" || key == "elements" {
			least = 1
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		for range rapid.IntRange(least, 3).Draw(t, "length") {
			item := reflect.New(v.Type().Elem()).Elem()
			fill(t, item, key+"[]")
			v.Set(reflect.Append(v, item))
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), key+"[]")
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for i := range rapid.IntRange(0, 2).Draw(t, "length") {
			item := reflect.New(v.Type().Elem()).Elem()
			fill(t, item, key+"{}")
			name := reflect.ValueOf(i + 1)
			if v.Type().Key().Kind() == reflect.String {
				name = reflect.ValueOf("e0")
			}
			v.SetMapIndex(name, item)
		}
	case reflect.String:
		switch {
		case term.words != nil:
			v.SetString(rapid.SampledFrom(term.words).Draw(t, "word"))
		case term.pattern == idPattern:
			v.SetString("an-id")
		case term.pattern == dayPattern:
			v.SetString("12-31")
		default:
			v.SetString(anyText(t))
		}
	case reflect.Int:
		most := 1_000_000
		if term.most != 0 {
			most = term.most
		}
		v.SetInt(int64(rapid.IntRange(term.least, most).Draw(t, "number")))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "truth"))
	}
}
