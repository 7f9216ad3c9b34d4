package web

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// sender signs a person in, and gives what the person gets of an address, and of a form sent there.
func (h *house) sender(person string) func(path string, values url.Values) (int, string) {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	ask := func(path string, values url.Values) (int, string) {
		h.t.Helper()
		var answer *http.Response
		if values == nil {
			answer, err = client.Get(h.URL + path)
		} else {
			answer, err = client.PostForm(h.URL+path, values)
		}
		if err != nil {
			h.t.Fatal(err)
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			h.t.Fatal(err)
		}
		return answer.StatusCode, string(text)
	}
	ask("/demo/sign-in", url.Values{"person": {"person/" + person}, "next": {"/accessibility"}})
	return ask
}

var actID = regexp.MustCompile(`name="act_id" value="([^"]+)"`)

// A proxy opens the official's form, writes the official's draft and cannot send it; the official finds it, with the
// proxy's name, and the history says who prepared it.
func TestProxyPreparesAndNeverSends(t *testing.T) {
	h := open(t, "rated", "2026-10-21", line("2026-10-20", "okafor", "agency.appoint-proxy", "okafor", `{"person":"lind"}`))
	proxy, official := h.sender("lind"), h.sender("okafor")
	const form = "/appraisal/bell-2026/withdraw-initial-rating"
	if status, _ := proxy(form, nil); status != http.StatusNotFound {
		t.Errorf("without taking the place the form answers %d", status)
	}
	if _, text := proxy("/", nil); !strings.Contains(text, "For Maria Okafor") {
		t.Error("the proxy's day does not show the place")
	}
	status, text := proxy("/place", url.Values{"person": {"person/okafor"}, "next": {form}})
	if status != http.StatusOK || !strings.Contains(text, "You prepare for Maria Okafor") || strings.Contains(text, `value="do"`) || strings.Contains(text, `value="check"`) {
		t.Errorf("the proxy's form: %d, with a way to send or without the banner", status)
	}
	id := actID.FindStringSubmatch(text)[1]
	values := url.Values{"as": {"person/lind"}, "for": {"person/okafor"}, "act_id": {id}, "reason": {"A level was entered twice."}, "then": {"save"}}
	if status, text = proxy(form, values); status != http.StatusOK || !strings.Contains(text, "A level was entered twice.") {
		t.Errorf("the proxy's draft was not saved: %d", status)
	}
	values.Set("then", "do")
	values.Set("confirm", "yes")
	if status, _ = proxy(form, values); status != http.StatusForbidden {
		t.Errorf("the proxy sends: %d", status)
	}
	if _, text = official(form, nil); !strings.Contains(text, "A level was entered twice.") || !strings.Contains(text, "prepared by Olaf Lind") {
		t.Error("the official does not find the draft with who prepared it")
	}
	own := url.Values{"as": {"person/okafor"}, "for": {""}, "act_id": {actID.FindStringSubmatch(text)[1]}, "reason": {"A level was entered twice."}, "then": {"do"}, "confirm": {"yes"}}
	if status, text = official(form, own); status != http.StatusOK || !strings.Contains(text, "Recorded") {
		t.Fatalf("the official sends: %d", status)
	}
	if _, text = official("/appraisal/bell-2026", nil); !strings.Contains(text, "prepared by Olaf Lind") {
		t.Error("the history does not say who prepared it")
	}
}

// A delegate takes the place on the page, signs there, and the pages read “B for A”; without it the case is not there.
func TestDelegateSignsInPlace(t *testing.T) {
	h := open(t, "planned", "2025-09-10", line("2025-09-09", "okafor", "agency.appoint-delegate", "okafor", `{"person":"lind","from":"2025-09-10","until":"2025-09-12","as":["rating-official"],"reason":"Leave."}`))
	delegate := h.sender("lind")
	if status, _ := delegate("/appraisal/bell-2026", nil); status != http.StatusNotFound {
		t.Errorf("without taking the place the case answers %d", status)
	}
	status, text := delegate("/place", url.Values{"person": {"person/okafor"}, "next": {"/appraisal/bell-2026"}})
	if status != http.StatusOK || !strings.Contains(text, "You act for Maria Okafor") || !strings.Contains(text, "Yours, for Maria Okafor") {
		t.Errorf("the case in Okafor's place: %d", status)
	}
	_, text = delegate("/appraisal/bell-2026/sign-plan", nil)
	values := url.Values{"as": {"person/lind"}, "for": {"person/okafor"}, "act_id": {actID.FindStringSubmatch(text)[1]}, "then": {"do"}, "confirm": {"yes"}}
	delegate("/place", url.Values{"person": {""}, "next": {"/"}}) // another window goes back to the own place: the page is sent as it was drawn
	if status, text = delegate("/appraisal/bell-2026/sign-plan", values); status != http.StatusOK || !strings.Contains(text, "for Maria Okafor") {
		t.Errorf("signing in Okafor's place: %d", status)
	}
	_, text = h.as("bell")("/appraisal/bell-2026")
	if !strings.Contains(text, "Olaf Lind for Maria Okafor") {
		t.Error("the executive does not read who signed for whom")
	}
	if status, _ := delegate("/place", url.Values{"person": {"person/authority"}, "next": {"/"}}); status != http.StatusNotFound {
		t.Errorf("a place that is not the delegate's: %d", status)
	}
}

// Whoever appoints a stand-in does it on a page of one's own.
func TestStandinsPage(t *testing.T) {
	h := open(t, "planned", "2025-09-10")
	ask := h.sender("okafor")
	_, text := ask("/person/okafor/appoint-delegate", nil)
	values := url.Values{"as": {"person/okafor"}, "for": {""}, "act_id": {actID.FindStringSubmatch(text)[1]}, "person": {"person/lind"}, "from": {"2025-09-10"}, "until": {"2025-09-12"},
		"as.rating-official": {"yes"}, "reason": {"Leave."}, "then": {"check"}}
	if status, text := ask("/person/okafor/appoint-delegate", values); status != http.StatusOK || !strings.Contains(text, "rating official") {
		t.Errorf("the delegation to be checked: %d", status)
	}
	values.Set("then", "do")
	values.Set("confirm", "yes")
	if status, _ := ask("/person/okafor/appoint-delegate", values); status != http.StatusOK {
		t.Errorf("appointing: %d", status)
	}
	if _, text := ask("/standins", nil); !strings.Contains(text, "Olaf Lind") || !strings.Contains(text, "In force.") {
		t.Error("the page does not show the delegate")
	}
	if status, _ := h.as("bell")("/person/okafor/appoint-delegate"); status != http.StatusNotFound {
		t.Errorf("another person's page: %d", status)
	}
}
