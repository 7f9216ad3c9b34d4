package system

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"sesperf/rules/act"
)

// Number is a number kept as it was written, so that 12.5 and 1e999999999 can be refused by name. The zero value is
// no number; it is never taken for 0.
type Number string

// maxNumber is how many characters a number may have.
const maxNumber = 400

// maxExponent is the power of ten beyond which only the sign of a number matters here.
const maxExponent = 1000

// UnmarshalJSON takes a JSON number and nothing else.
func (n *Number) UnmarshalJSON(b []byte) error {
	s := string(b)
	if !isNumber(s) {
		return fmt.Errorf("here stands %s, but a number is needed", act.Clipped(s))
	}
	if len(s) > maxNumber {
		return fmt.Errorf("this number has %d characters, and at most %d are read", len(s), maxNumber)
	}
	*n = Number(s)
	return nil
}

// MarshalJSON gives the number as it was written; no number is an error, not 0.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "" {
		return nil, fmt.Errorf("there is no number to write")
	}
	return []byte(n), nil
}

// JSONSchema says that it is a number.
func (Number) JSONSchema() map[string]any { return map[string]any{"type": "number"} }

// String gives the number as it was written.
func (n Number) String() string { return string(n) }

// Whole gives the value of a whole number that an int holds: 15, 15.0 and 1.5e1 are 15. It is exact, and its time
// does not grow with the exponent.
func (n Number) Whole() (int, bool) {
	v, ok := n.exact()
	if !ok || !v.IsInt() || !v.Num().IsInt64() {
		return 0, false
	}
	return int(v.Num().Int64()), true
}

// exact gives the value; beyond maxExponent it gives a value of the same sign that is only as far away as needed
// to compare it with any weight, and which is whole exactly if the number is. False: this is no number.
func (n Number) exact() (*big.Rat, bool) {
	if len(n) > maxNumber || !isNumber(string(n)) {
		return nil, false
	}
	if len(n) < 10 {
		if i, err := strconv.Atoi(string(n)); err == nil {
			return new(big.Rat).SetInt64(int64(i)), true
		}
	}
	digits, power, _ := strings.Cut(strings.ToLower(string(n)), "e")
	if strings.Trim(digits, "-0.") == "" {
		return new(big.Rat), true // 0e999999999 is 0
	}
	if power != "" {
		p, err := strconv.Atoi(power)
		if err != nil && strings.HasPrefix(power, "-") {
			p = -maxExponent
		} else if err != nil {
			p = maxExponent
		}
		digits += "e" + strconv.Itoa(min(max(p, -maxExponent), maxExponent))
	}
	return new(big.Rat).SetString(digits)
}

// isNumber says whether a text is a JSON number.
func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || s[0] >= '0' && s[0] <= '9') && json.Valid([]byte(s))
}

// plain writes an exact decimal for a sentence, or nothing if it would be too long to read.
func plain(v *big.Rat) string {
	places, exact := v.FloatPrec()
	if !exact || places > 20 || v.Num().BitLen() > 128 {
		return ""
	}
	return v.FloatString(places)
}
