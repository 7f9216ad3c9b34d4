package web

import (
	"net/url"
	"testing"
)

// A text that is pasted beside another choice is not thrown away unasked: it stays in the box, with the reason.
func TestPastedTextIsNotThrownAway(t *testing.T) {
	er := openRoad(t, "year", "2026-07-01").guest("person/fischer")
	er.post("/systems/new", url.Values{"from": {"basic"}, "text": {"id: canal-2027"}}).is(422,
		"You pasted a text and chose “The basic system, as OPM wrote it”: choose “A description in a file”, or empty the box.", "id: canal-2027")
	er.post("/systems/new", url.Values{"from": {"basic"}, "text": {" \n"}}).is(200, "Name and basis")
}
