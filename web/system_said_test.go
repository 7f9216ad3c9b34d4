package web

import "testing"

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
