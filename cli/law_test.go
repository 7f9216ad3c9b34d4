package cli

import (
	"strings"
	"testing"
)

// One provision is printed with its state, its rules and its proofs; one that there is not is refused.
func TestLawOfOneProvision(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"law", "st-a5"}, 0, "ST-a5  §430.305(a)(5)"}, {[]string{"law", "ST-a5"}, 0, "state   done\nrules   "},
		{[]string{"law", "ST-a5", "--json"}, 0, `{"id":"ST-a5",`},
		{[]string{"law", "ST-zz"}, 2, ""}, {[]string{"law", "ST-a5", "--markdown"}, 2, ""}, {[]string{"law"}, 0, "Provisions"},
	} {
		code, out, errs := run("", c.args...)
		if code != c.code || !strings.Contains(out, c.want) || (code == 2) != (errs != "") || strings.Count(out, "{") > 1 {
			t.Errorf("%v: exit %d\n%s%s", c.args, code, out, errs)
		}
	}
}
