package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"sesperf/rules/adoption"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// A setting is named by its label where its whole path stands, never inside another word or path.
func TestNamePaths(t *testing.T) {
	names := map[string]string{"levels.5.short": "“Short name”", "id": "“Id”", "title": "“Title”", "period.minimum_days": "“Fewest days”"}
	for text, want := range map[string]string{
		"Set period.minimum_days to 90.":                                            "Set “Fewest days” to 90.",
		"See period.minimum_days.":                                                  "See “Fewest days”.",
		"The title did not decide, override it by id.":                              "The title did not decide, override it by id.",
		"levels.5.short-name, levels.5.shorter, x.levels.5.short, (levels.5.short)": "levels.5.short-name, levels.5.shorter, x.levels.5.short, (“Short name”)",
	} {
		if got := namePaths(text, names); got != want {
			t.Errorf("%q becomes %q; want %q", text, got, want)
		}
	}
}

// A list is written without its brackets; a text keeps those that stand in it.
func TestListWords(t *testing.T) {
	for value, want := range map[string]string{"[ses, sl]": "ses, sl", "[470, 500]": "470, 500", "as in the order [2026]": "as in the order [2026]",
		"[Name] or [office]": "[Name] or [office]", "[[1, 2], [3, 4]]": "[1, 2], [3, 4]", "[]": ""} {
		if got := listWords(value); got != want {
			t.Errorf("%q is written %q; want %q", value, got, want)
		}
	}
}

// §1330.403(b): what follows a system is approved by OPM, unless it stands outside chapter 43, and has not ended.
func TestWhatCanFollow(t *testing.T) {
	under, outside := system.Basic(), described(t, "authority")
	on, year := calendar.Of(2027, 1, 1), func(y int) calendar.Period {
		return calendar.Period{Begin: calendar.Of(y, 1, 1), End: calendar.Of(y, 12, 31)}
	}
	for _, c := range []struct {
		a    adoptable
		want bool
	}{
		{adoptable{Text: under, Reached: adoption.StageDraft}, false}, {adoptable{Text: under, Reached: adoption.StageSubmitted}, false},
		{adoptable{Text: under, Reached: adoption.StageApproved}, true}, {adoptable{Text: under, Reached: adoption.StageInForce, Days: year(2027)}, true},
		{adoptable{Text: under, Reached: adoption.StageInForce, Days: year(2026)}, false}, {adoptable{Text: under, Reached: adoption.StageSucceeded, Days: year(2027)}, false},
		{adoptable{Text: outside, Reached: adoption.StageDraft}, true},
	} {
		if got := c.a.canFollow(on); got != c.want {
			t.Errorf("%s, %s in force %s: can follow %v", c.a.Text.ID, c.a.Reached, c.a.Days, got)
		}
	}
}

// §430.305(c): what an adopter may not change is found under its own provision and summed up under ST-c. Both are one thing
// to mend, and the sum is the second line; the score that the change leaves out of the ranges is another.
func TestOneChangeIsOneThingToMend(t *testing.T) {
	text := strings.Replace(string(system.Basic().YAML()), "points: 5", "points: 6", 1)
	w := foldSettings(url.Values{yamlField: {text}})
	w.judge(system.Basic())
	var found []string
	for _, h := range w.toMend("") {
		if h.Bars {
			found = append(found, h.Provision)
		}
	}
	_, words := checkWords(w.Check)
	if !slices.Equal(found, []string{"SD-9.1", adoptionSum, "ST-a5"}) || words != "Two things keep it from conforming" {
		t.Errorf("%s: %v", words, found)
	}
}
