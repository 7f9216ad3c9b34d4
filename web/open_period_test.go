package web

import (
	"testing"

	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/store/sqlc"
)

// Executive resources opens a period from its page, under the system that it chooses; nobody else is offered it.
func TestOpenPeriodPage(t *testing.T) {
	h := openRoad(t, "year", "2026-07-01")
	h.guest("person/okafor").get("/period/new/open-period").is(403)
	er := h.guest("person/fischer")
	p := er.get("/period/new/open-period").is(200, "The basic system, as OPM wrote it")
	er.post("/period/new/open-period", p.with("check", "title", "", "begins", "2026-10-01", "ends", "2027-13-01", "system", "basic")).is(422, "Say what people call the period.", "is not a day")
	receipt := er.act("/period/new/open-period", "title", "2027", "begins", "2026-10-01", "ends", "2027-09-30", "system", "basic")
	receipt.is(200, "Opened the appraisal period 2027")
}

// Executive resources enters somebody of another agency from the page; nobody else is offered it, and none is entered
// without a name.
func TestEnterPersonPage(t *testing.T) {
	h := openRoad(t, "year", "2026-07-01")
	h.guest("person/okafor").get("/person/new/enter-person").is(403)
	er := h.guest("person/fischer")
	er.get("/people").is(200, "Enter a person")
	p := er.get("/person/new/enter-person").is(200, "None: another agency")
	er.post("/person/new/enter-person", p.with("check", "name", " ")).is(422, "Enter the name as it is printed.")
	er.act("/person/new/enter-person", "name", "Ruth Okonjo").is(200, "Entered Ruth Okonjo")
}

// SD-3.1: the form begins with the days that the description gives, in the year after the last period under it.
func TestNextPeriod(t *testing.T) {
	d := *system.Basic()
	for _, c := range []struct{ begins, ends, last, want string }{
		{"10-01", "09-30", "", "2025-10-01 2026-09-30"}, {"10-01", "09-30", "2026-09-30", "2026-10-01 2027-09-30"},
		{"01-01", "12-31", "2026-12-31", "2027-01-01 2027-12-31"}, {"03-01", "02-29", "2027-02-28", "2027-03-01 2028-02-29"}, {"", "", "", " "},
	} {
		d.Period.Begins, d.Period.Ends = c.begins, c.ends
		span := nextPeriod(&d, "system/x", []sqlc.Period{{Description: "system/x", Ends: c.last}, {Description: "basic", Ends: "2030-09-30"}}, calendar.Of(2026, 7, 1))
		if got := span.Begin.String() + " " + span.End.String(); got != c.want && !(c.begins == "" && span.Begin.IsZero()) {
			t.Errorf("%s to %s after %q: %s; want %s", c.begins, c.ends, c.last, got, c.want)
		}
	}
}
