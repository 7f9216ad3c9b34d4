package calendar

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var oddDates = []string{"", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-29", "2028-02-29", "1900-02-29", "2000-02-29", "2026-13-01", "2026-00-10", "2026-1-1", " 2026-01-01", "2026-01-01T00:00:00Z", "２０２６-01-01", "-2026-01-01", "2026-04-31"}

// FuzzParse: whatever the text, it is a day that is written back as it was read, or one sentence.
func FuzzParse(f *testing.F) {
	for _, s := range oddDates {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { parseAnything(t, s) })
}

func parseAnything(t *testing.T, s string) {
	d, err := Parse(s)
	var read Date
	text := read.UnmarshalText([]byte(s))
	if err != nil {
		if strings.Contains(err.Error(), "\n") || !d.IsZero() || (text == nil) != (s == "") {
			t.Fatalf("%q: %v, as text %v", s, err, text)
		}
		return
	}
	if d.String() != s || d.IsZero() || read != d || text != nil {
		t.Fatalf("%q is read as %q, as text %q %v", s, d, read, text)
	}
	next := d.AddDays(1)
	if d != Of(9999, 12, 31) && (d.DaysUntil(next) != 1 || !d.Before(next) || next.AddDays(-1) != d) {
		t.Fatalf("the day after %s is %s", d, next)
	}
}

// A slice of what the fuzzer does, from one seed. SESPERF_ASSURE=1 makes ten million.
func TestParseTakesAnything(t *testing.T) {
	runs := 20_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	random := rand.New(rand.NewPCG(19, 70))
	const signs = "0123456789--/. T:Z\x00\xff"
	for range runs {
		data := []byte(oddDates[random.IntN(len(oddDates))])
		for range random.IntN(4) {
			if at := random.IntN(len(data) + 1); at < len(data) && random.IntN(3) > 0 {
				data[at] = signs[random.IntN(len(signs))]
			} else {
				data = append(data[:at:at], append([]byte{signs[random.IntN(len(signs))]}, data[at:]...)...)
			}
		}
		parseAnything(t, string(data))
	}
}
