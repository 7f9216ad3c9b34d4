package web

import "testing"

// The document of a system that was approved after it was drafted says so, and from when it is in force, though the text
// on record says neither.
func TestDocumentSaysWhatTheRecordSays(t *testing.T) {
	h := openRoad(t, "adopted", "2026-10-05")
	er := h.guest("person/fischer")
	er.get("/system/fwa-2027/description").is(200, "Approved by OPM on May 8, 2026", "OPM letter 26-201", "October 1, 2026")
	h.guest("person/bell").get("/my-system").is(200, "Approved by OPM on May 8, 2026")
}
