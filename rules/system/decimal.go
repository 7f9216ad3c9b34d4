package system

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"sesperf/rules/act"
)

// Decimal is an exact number of a description or a derivation: points, a weight, a score. It has up to four digits
// after the point. The zero value is 0.
type Decimal struct{ n int64 } // in ten-thousandths

// decimalUnit is how many of its smallest steps a Decimal counts to one.
const decimalUnit = 10_000

// maxDecimal is the greatest whole number that is read.
const maxDecimal = 1_000_000

// Whole gives a whole number as a Decimal.
func Whole(n int) Decimal { return Decimal{int64(n) * decimalUnit} }

// ParseDecimal reads plain digits with at most four after the point, between -1,000,000 and 1,000,000: 5, 12.5, 0.25.
func ParseDecimal(s string) (Decimal, error) {
	refused := func() (Decimal, error) {
		return Decimal{}, fmt.Errorf("%s is not a number in plain digits, with at most four after the point and at most a million", act.Clipped(s))
	}
	digits, negative := strings.CutPrefix(s, "-")
	before, after, hasPoint := strings.Cut(digits, ".")
	if before == "" || len(before) > 7 || len(after) > 4 || hasPoint && after == "" || strings.Trim(before+after, "0123456789") != "" {
		return refused()
	}
	n, _ := strconv.ParseInt(before+(after + "0000")[:4], 10, 64)
	if n > maxDecimal*decimalUnit {
		return refused()
	}
	if negative {
		n = -n
	}
	return Decimal{n}, nil
}

// String writes it in plain digits, without a point if it is whole: 15, 12.5.
func (d Decimal) String() string {
	sign, n := "", d.n
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n/decimalUnit, 10)
	if rest := n % decimalUnit; rest != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%04d", rest), "0")
	}
	return sign + s
}

// Int gives a whole number as an int; false if it is not whole.
func (d Decimal) Int() (int, bool) { return int(d.n / decimalUnit), d.n%decimalUnit == 0 }

// IsZero says whether it is 0, so that a key that was left out is not printed.
func (d Decimal) IsZero() bool { return d.n == 0 }

// Cmp gives -1, 0 or 1 as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d.n < e.n:
		return -1
	case d.n > e.n:
		return 1
	}
	return 0
}

// Less says whether d is less than e.
func (d Decimal) Less(e Decimal) bool { return d.n < e.n }

// Add gives d + e.
func (d Decimal) Add(e Decimal) Decimal { return Decimal{d.n + e.n} }

// Sub gives d - e.
func (d Decimal) Sub(e Decimal) Decimal { return Decimal{d.n - e.n} }

// Times gives d × e. It is exact where both have together at most four digits after the point, as points and weights do.
func (d Decimal) Times(e Decimal) Decimal {
	whole, rest := d.n/decimalUnit, d.n%decimalUnit
	return Decimal{whole*e.n + rest*e.n/decimalUnit}
}

// rat gives it as a fraction.
func (d Decimal) rat() *big.Rat { return big.NewRat(d.n, decimalUnit) }

// Half gives half of it, rounded down to a whole number or else to hundredths: the most that two may have of it each.
func (d Decimal) Half(whole bool) Decimal {
	step := int64(decimalUnit / 100)
	if whole {
		step = decimalUnit
	}
	return Decimal{d.n / 2 / step * step}
}

// places says how many digits stand after the point.
func (d Decimal) places() int {
	n, places := d.n, 4
	for ; places > 0 && n%10 == 0; places-- {
		n /= 10
	}
	return places
}

// MarshalJSON writes a plain number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a number, and 15.0 and 1.5e1 as 15.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	v, ok := Number(b).Decimal()
	if !ok {
		return fmt.Errorf("here stands %s, but a number is needed, with at most four digits after the point", act.Clipped(string(b)))
	}
	*d = v
	return nil
}

// MarshalYAML writes a plain number.
func (d Decimal) MarshalYAML() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalYAML reads what ParseDecimal reads.
func (d *Decimal) UnmarshalYAML(b []byte) (err error) {
	*d, err = ParseDecimal(strings.TrimSpace(string(b)))
	return err
}

// JSONSchema says that it is a number.
func (Decimal) JSONSchema() map[string]any { return map[string]any{"type": "number"} }

// Decimal gives the number exactly; false if it has more than four digits after the point, or is no number.
func (n Number) Decimal() (Decimal, bool) {
	v, ok := n.exact()
	if !ok {
		return Decimal{}, false
	}
	places, exact := v.FloatPrec()
	if !exact || places > 4 || v.Num().BitLen() > 80 {
		return Decimal{}, false
	}
	d, err := ParseDecimal(v.FloatString(places))
	return d, err == nil
}
