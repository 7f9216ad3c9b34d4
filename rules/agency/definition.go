package agency

import (
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// The longest that the limited appointments may last, in months (5 USC 3132(a)(5), (6)).
const (
	termMonths      = 36
	emergencyMonths = 18
)

// defined is an appointment as it is held against the definitions of law: the person as the act would leave it.
type defined struct {
	appointment Appointment
	on, until   calendar.Date
	renewed     bool   // of one like it
	position    string // the position that the person fills
}

// checkDefinitions: the appointment is one that 5 USC 3132(a)(4) to (9) allow. It is recorded in any case, since it has been
// made; what is wrong with it stays on the person.
func checkDefinitions(d defined, q act.Question) []act.Finding {
	found := append(checkLimited(d), checkReserved(d, q)...)
	if len(found) == 0 {
		found = append(found, act.Holding("US-3132"))
	}
	return found
}

// checkLimited: a limited appointment ends within its time, and is not renewed.
func checkLimited(d defined) []act.Finding {
	months, most := termMonths, "3 years"
	switch d.appointment {
	case LimitedEmergency:
		months, most = emergencyMonths, "18 months"
	case LimitedTerm:
	default:
		return nil
	}
	var found []act.Finding
	what := strings.ToLower(d.appointment.Words())
	switch last := lastOf(d.on, months); {
	case d.until.IsZero():
		found = append(found, act.Unsettled("US-3132", "Nothing says until when the "+what+" is appointed; "+most+" are allowed at most, until "+last.Long()+".", "Record the appointment with its last day.").At("not_to_exceed"))
	case d.until.After(last):
		found = append(found, act.Broken("US-3132", "The "+what+" is appointed until "+d.until.Long()+"; "+most+" are allowed at most, until "+last.Long()+".", "End the appointment by then, and record it with that day.").At("not_to_exceed"))
	}
	if d.renewed {
		found = append(found, act.Broken("US-3132", "The "+what+" held an appointment of the same kind before; it cannot be renewed.", "End it; the work that goes on needs another kind of appointment.").At("appointment"))
	}
	return found
}

// lastOf is the last day of so many months that begin on a day.
func lastOf(begin calendar.Date, months int) calendar.Date {
	next := calendar.Of(begin.Year(), begin.Month(), 1)
	for range months { // the first days of months exist in every month
		next = calendar.Of(next.Year(), next.Month()+1, 1)
	}
	same := calendar.Of(next.Year(), next.Month(), begin.Day())
	if same.Month() != next.Month() { // a day that this month does not have: its last one is within the time
		return calendar.Of(next.Year(), next.Month()+1, 1).AddDays(-1)
	}
	return same.AddDays(-1)
}

// checkReserved: nobody but a career appointee fills a career reserved position.
func checkReserved(d defined, q act.Question) []act.Finding {
	if d.position == "" || d.appointment == "" || d.appointment == Career {
		return nil
	}
	c, ok := q.Facts.Look(d.position)
	p, is := c.(*Position)
	if !ok || !is || p.Reserved != CareerReserved {
		return nil
	}
	q.Facts.Used(d.position, map[string]string{"reserved": p.Reserved})
	return []act.Finding{act.Broken("US-3132", "The position “"+p.Title+"” is career reserved, and who fills it is on record as: "+d.appointment.Words()+".", "Fill it with a career appointee, or have its designation changed.").At("position")}
}
