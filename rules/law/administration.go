package law

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"sync"

	"sesperf/rules/calendar"
)

// Administration is the beginning of a President's term, and whether a new administration begins with it.
type Administration struct {
	Begins    calendar.Date
	President string // none while it is scheduled
	New       bool   // a new administration, and not the same President's next term
	Basis     string // why it is one or is none, in a sentence
	Source    string
}

// TransitionDays is how many days after the beginning of a new administration no career appointee is appraised or rated
// (5 USC 4314(b)(1)(C)).
const TransitionDays = 120

//go:embed administrations.csv
var administrationsCSV []byte

var administrations = sync.OnceValue(func() []Administration {
	rows, err := csv.NewReader(bytes.NewReader(administrationsCSV)).ReadAll()
	if err != nil {
		panic("administrations.csv: " + err.Error())
	}
	var out []Administration
	for _, r := range rows[1:] {
		out = append(out, Administration{Begins: calendar.MustParse(r[0]), President: r[1], New: r[2] == "yes", Basis: r[3], Source: r[4]})
	}
	return out
})

// Administrations lists the beginnings of terms that the program knows, the earliest first: since the Civil Service
// Reform Act, and the next that is scheduled.
func Administrations() []Administration { return administrations() }

// Barred gives the days on which no career appointee is appraised or rated: from the first day of the new administration
// to the 120th after it.
func (a Administration) Barred() calendar.Period {
	return calendar.Period{Begin: a.Begins, End: a.Begins.AddDays(TransitionDays)}
}

// Free is the first day on which career appointees may be appraised and rated again.
func (a Administration) Free() calendar.Date { return a.Barred().End.AddDays(1) }

// BeginningAt gives the term that began on a day or within the 120 days before it, whether or not with a new
// administration; false for most days.
func BeginningAt(on calendar.Date) (Administration, bool) {
	for _, a := range Administrations() {
		if a.Barred().Contains(on) {
			return a, true
		}
	}
	return Administration{}, false
}

// UnknownBeginningAt gives the day on which a term of office begins that the program's list does not know yet, on it or
// within the 120 days before; false for every other day. Terms begin on January 20 (Amendment XX §1) every fourth year.
func UnknownBeginningAt(on calendar.Date) (calendar.Date, bool) {
	last := Administrations()[len(Administrations())-1].Begins
	begins := calendar.Of(on.Year(), last.Month(), last.Day())
	if !begins.After(last) || (begins.Year()-last.Year())%4 != 0 || !(Administration{Begins: begins}).Barred().Contains(on) {
		return calendar.Date{}, false
	}
	return begins, true
}
