package web

import (
	"net/url"
	"strings"
	"testing"
)

// Two windows of one person never write over each other's text unseen: the second is shown both, and decides.
func TestTwoWindowsKeepBothTexts(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	one, two := bell.get(at("respond")), bell.get(at("respond"))
	bell.post(at("respond"), two.with("save", "text", "Typed in the second window.")).is(200, "Saved")
	drafts := "/drafts" + at("respond")
	bell.post(drafts, one.with("", "text", "Typed in the first window.")).is(409, "changed in another window")
	both := bell.post(at("respond"), one.with("save", "text", "Typed in the first window.")).is(409, "saved in another window", "Typed in the first window.", "Typed in the second window.")
	if kept := bell.get(at("respond")).Fields.Get("text"); kept != "Typed in the second window." {
		t.Errorf("the draft was written over: %q", kept)
	}
	bell.post(at("respond"), both.with("save")).is(200, "Saved")
	if kept := bell.get(at("respond")).Fields.Get("text"); kept != "Typed in the first window." {
		t.Errorf("saving again kept %q", kept)
	}
}

// One window goes on saving whatever it saw: an answer that was slow is not another window.
func TestOneWindowIsNotInItsOwnWay(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	page := bell.get(at("respond"))
	for _, text := range []string{"A", "A res", "A response"} {
		bell.post("/drafts"+at("respond"), page.with("", "text", text)).is(200, "saved")
	}
	bell.post(at("respond"), page.with("check", "text", "A response.")).is(200, "Check before you sign", "A response.")
}

// The page to be checked has an address of its own: going back to it sends nothing, and after the act it says so.
func TestCheckedPageHasAnAddress(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	checked := bell.post(at("respond"), bell.get(at("respond")).with("check", "text", "Look again.")).is(200, "Check before you sign")
	where, err := url.Parse(checked.Path)
	if err != nil || !strings.HasSuffix(where.Path, "/respond") {
		t.Fatalf("it is at %q", checked.Path)
	}
	address := at("respond") + "?check=" + checked.Fields.Get("act_id")
	bell.get(address).is(200, "Check before you sign", "Look again.")
	bell.post(at("respond"), checked.with("do", "confirm", "yes"))
	bell.get(address).is(409, "You responded on October 21, 2026")
}
