package conformance

import (
	"os"
	"strings"
	"testing"

	"sesperf/rules/system"
)

// basicText gives the basic system as written.
func basicText(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../system/basic.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// changed gives the basic system with pieces of its text replaced, two by two.
func changed(t *testing.T, pairs ...string) *system.Description {
	t.Helper()
	text := basicText(t)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("basic.yaml has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	d, err := system.Parse("own.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
