package system

import (
	"encoding/json"
	"testing"
)

func TestNumberIsKeptAsWritten(t *testing.T) {
	for _, c := range []struct {
		written string
		whole   int
		ok      bool
	}{
		{"15", 15, true}, {"15.0", 15, true}, {"1.5e1", 15, true}, {"150E-1", 15, true}, {"-15", -15, true}, {"0", 0, true}, {"-0.0", 0, true},
		{"0e999999999", 0, true}, {"12.5", 0, false}, {"15.0000000000000000000000001", 0, false}, {"1e999999999", 0, false},
		{"-1e999999999", 0, false}, {"1e-999999999", 0, false}, {"1e99999999999999999999", 0, false}, {"9223372036854775807", 9223372036854775807, true},
		{"9223372036854775808", 0, false},
	} {
		var n Number
		if err := json.Unmarshal([]byte(c.written), &n); err != nil {
			t.Errorf("%s: %v", c.written, err)
			continue
		}
		if v, ok := n.Whole(); v != c.whole || ok != c.ok {
			t.Errorf("%s: Whole gives %d, %v; want %d, %v", c.written, v, ok, c.whole, c.ok)
		}
		if b, err := json.Marshal(n); err != nil || string(b) != c.written {
			t.Errorf("%s: written back as %s, %v", c.written, b, err)
		}
	}
}

func TestOnlyNumbersAreNumbers(t *testing.T) {
	for _, written := range []string{`"15"`, `null`, `true`, `[]`, `{}`} {
		var n Number
		if err := json.Unmarshal([]byte(written), &n); err == nil {
			t.Errorf("%s was taken for the number %s", written, n)
		}
	}
	if b, err := json.Marshal(Number("")); err == nil {
		t.Errorf("no number was written as %s", b)
	}
}
