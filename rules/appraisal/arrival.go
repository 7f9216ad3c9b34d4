package appraisal

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// checkArrival: the day an executive came under the system decides when the plan is due (SD-5.2), so it lies in the
// period and agrees with the appointments on record. Of one who was appointed within the period it is given.
func checkArrival(arrived calendar.Date, span calendar.Period, p *agency.Person, d *system.Description) []act.Finding {
	refuse := func(text, cure string) []act.Finding {
		return []act.Finding{act.Gate("SD-5.2", text, cure).At("arrived")}
	}
	if d == nil { // there is no such period, which is refused by itself
		return nil
	}
	came := appointedUnder(p, d)
	switch {
	case arrived.IsZero() && came.After(span.Begin) && !came.After(span.End):
		return refuse(appointed(p)+", from "+came.Long()+", within the period; the plan is due by the day the executive came under the system, and none is given.", "Give that day.")
	case arrived.IsZero():
		return nil
	case arrived.Before(span.Begin):
		return refuse("The executive came under the system on "+arrived.Long()+", before the period began on "+span.Begin.Long()+".", "Leave the day out: the plan is due as for everybody.")
	case arrived.After(span.End):
		return refuse("The executive came under the system on "+arrived.Long()+", after the period ended on "+span.End.Long()+".", "Open the appraisal in the period in which the executive came.")
	case came.After(arrived):
		return refuse("The executive is said to have come under the system on "+arrived.Long()+", and the appointment on record took effect later, on "+came.Long()+".", "Correct the day, or record the appointment before.")
	}
	return nil
}

// appointedUnder gives the day from which the person has, without a gap, appointments that the system covers.
func appointedUnder(p *agency.Person, d *system.Description) calendar.Date {
	on := p.AppointedOn
	for _, h := range slices.Backward(p.Former) {
		if h.Until.AddDays(1) != on || !d.CoversAppointment(string(h.Appointment)) {
			break
		}
		on = h.On
	}
	return on
}
