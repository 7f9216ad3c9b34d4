package cli

import (
	"strings"
	"testing"
)

// A description is printed in each form, and in no other.
func TestSystemShowCommand(t *testing.T) {
	for format, begins := range map[string]string{"yaml": "format: 1\n", "json": "{\n  \"format\": 1,", "md": "# Basic Senior Executive Service",
		"html": "<!DOCTYPE html>\n<html lang=\"en-US\">", "pdf": "%PDF-1.7"} {
		code, out, errs := run("", "system", "show", "basic", "--format", format)
		if code != 0 || errs != "" || !strings.HasPrefix(out, begins) {
			t.Errorf("%s: code %d, error %q, begins %.60q", format, code, errs, out)
		}
	}
	if code, out, _ := run("", "system", "show", "basic", "--format", "doc"); code != 2 || out != "" {
		t.Errorf("doc: code %d, output %.60q", code, out)
	}
}
