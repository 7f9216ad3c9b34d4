package cli

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A description is read from standard input, once; a pipe or a folder is refused before anything waits for it; what
// cannot be read is said as JSON too.
func TestSystemFromStandardInput(t *testing.T) {
	_, basic, _ := run("", "system", "show", "basic")
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		stdin string
		args  []string
		code  int
		want  string
	}{
		{basic, []string{"check", "-"}, Done, "Conforms:"},
		{basic, []string{"show", "-"}, Done, "id: basic"},
		{basic, []string{"diff", "basic", "-"}, Done, "basic and basic say the same."},
		{basic, []string{"diff", "-", "-"}, Unreadable, "stdin: standard input can be read once; name a file here"},
		{"format: 1\nid:\t1\n", []string{"check", "-"}, Unreadable, "stdin:2:"},
		{"", []string{"check", pipe}, Unreadable, "this is a pipe or a device and no ordinary file"},
		{"", []string{"show", "."}, Unreadable, "this is a folder"},
		{"", []string{"check", "--json", unreadKey}, Unreadable, `{"conforms":false,"unreadable":"` + unreadKey + ":12:38: there is no key"},
	} {
		code, out, errs := run(c.stdin, append([]string{"system"}, c.args...)...)
		if code != c.code || !strings.Contains(out+errs, c.want) || code == Unreadable && errs == "" {
			t.Errorf("%v: exit %d\n%s%s", c.args, code, out, errs)
		}
	}
}
