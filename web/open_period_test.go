package web

import "testing"

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
