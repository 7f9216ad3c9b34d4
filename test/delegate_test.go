package test

import (
	"errors"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store/storetest"
)

// delegating opens a house in which Kenji Sato is the delegate of both the rating official of Bell's case and the chief of
// staff, from September 10 to 20, 2025.
func delegating(t *testing.T, url string) *house {
	h := after(t, url, "planned", casework.Kinds())
	h.day(calendar.MustParse("2025-09-09"))
	h.must(h.deed("fischer", "agency.enter-person", "sato", map[string]any{"name": "Kenji Sato"}))
	for _, p := range []string{"reviewer", "okafor"} {
		h.must(h.deed(p, "agency.appoint-delegate", p, map[string]any{"person": "sato", "from": "2025-09-10", "until": "2025-09-20", "as": []string{"rating-official"}, "reason": "Leave."}))
	}
	h.day(calendar.MustParse("2025-09-10"))
	return h
}

func inPlace(d casework.Deed, principal string) casework.Deed {
	d.For = "person/" + principal
	return d
}

// A delegate's signature reads “B for A”, with the A in whose place it was done: it was once another A (tsgrp/HPI 860, 917).
func TestDelegateSignatureNamesTheRightPrincipal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		h := delegating(t, url)
		if _, err := h.do(inPlace(h.deed("sato", "appraisal.sign-plan", "bell-2026", map[string]any{"version": 1}), "reviewer")); !errors.Is(err, casework.ErrNotFound) {
			t.Fatalf("signing for somebody who is nothing to the case: %v", err)
		}
		r := h.must(inPlace(h.deed("sato", "appraisal.sign-plan", "bell-2026", map[string]any{"version": 1}), "okafor"))
		if r.By != "person/sato" || r.For != "person/okafor" {
			t.Errorf("the receipt names %s for %s", r.By, r.For)
		}
		s := h.see("bell", "appraisal/bell-2026")
		c := s.Case.(*appraisal.Appraisal)
		v, _ := c.Plan()
		if n := len(v.Signed); n != 1 || v.Signed[0].Person != "person/okafor" || v.Signed[0].Meta.By != "person/sato" || v.Signed[0].As != act.RatingOfficial {
			t.Errorf("signed: %+v", v.Signed)
		}
		last := s.Lines[len(s.Lines)-1]
		if last.By != "person/sato" || last.For != "person/okafor" || s.Names[last.By] != "Kenji Sato" || s.Names[last.For] != "Maria Okafor" {
			t.Errorf("the history names %s for %s", s.Names[last.By], s.Names[last.For])
		}
		if e, _, err := h.door.Entry(t.Context(), "story", "person/sato", r.Seq); err != nil || e.Actor != "person/sato" || e.Behalf != "person/okafor" {
			t.Errorf("the entry names %s for %s (%v)", e.Actor, e.Behalf, err)
		}
	})
}

// The same id sent for another principal is another act, and is refused.
func TestDelegateIDIsOfOnePrincipal(t *testing.T) {
	h := delegating(t, storetest.SQLite(t))
	d := inPlace(h.deed("sato", "appraisal.sign-plan", "bell-2026", map[string]any{"version": 1}), "okafor")
	h.must(d)
	if r, err := h.do(d); err != nil || !r.Repeated {
		t.Errorf("sent twice: %v, repeated %v", err, r.Repeated)
	}
	var invalid *act.Invalid
	if _, err := h.do(inPlace(d, "reviewer")); !errors.As(err, &invalid) {
		t.Errorf("the same id for another principal: %v", err)
	}
}

// A delegation is for its days alone, and both names stand on what was done (documenso 3087).
func TestDelegationIsForItsDays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		h := delegating(t, url)
		for _, x := range []struct {
			day  string
			sees bool
		}{{"2025-09-10", true}, {"2025-09-20", true}, {"2025-09-21", false}} {
			h.day(calendar.MustParse(x.day))
			_, err := h.door.LookAs(t.Context(), "story", casework.Acting{By: "person/sato", For: "person/okafor"}, "appraisal/bell-2026", calendar.Date{})
			if sees := err == nil; sees != x.sees {
				t.Errorf("%s: %v", x.day, err)
			}
		}
		if _, err := h.do(inPlace(h.deed("sato", "appraisal.communicate-plan", "bell-2026", nil), "okafor")); !errors.Is(err, casework.ErrNotFound) {
			t.Errorf("after the last day: %v", err)
		}
	})
}

// Who prepares for another sends nothing in that one's place, and sees nothing of the own appraisal there.
func TestProxyNeverSends(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		h := delegating(t, url)
		h.must(h.deed("okafor", "agency.appoint-proxy", "okafor", map[string]any{"person": "lind"}))
		h.must(h.deed("okafor", "agency.appoint-proxy", "okafor", map[string]any{"person": "bell"}))
		look := func(by string) error {
			_, err := h.door.LookAs(t.Context(), "story", casework.Acting{By: "person/" + by, For: "person/okafor", Prepare: true}, "appraisal/bell-2026", calendar.Date{})
			return err
		}
		if err := look("lind"); err != nil {
			t.Errorf("the proxy looks: %v", err)
		}
		for _, by := range []string{"bell", "tran"} {
			if err := look(by); !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("%s looks: %v", by, err)
			}
		}
		if _, err := h.do(inPlace(h.deed("lind", "appraisal.sign-plan", "bell-2026", map[string]any{"version": 1}), "okafor")); !errors.Is(err, casework.ErrForbidden) {
			t.Errorf("the proxy signs: %v", err)
		}
		h.must(h.deed("okafor", "agency.end-proxy", "okafor", map[string]any{"number": 1}))
		if err := look("lind"); !errors.Is(err, casework.ErrNotFound) {
			t.Errorf("after the end the former proxy looks: %v", err)
		}
	})
}

// Who has acted for the rating official does not decide on that rating afterwards, in the own name either.
func TestDelegateDoesNotDecideOnOwnWork(t *testing.T) {
	h := after(t, storetest.SQLite(t), "reviewed", casework.Kinds())
	h.day(calendar.MustParse("2026-10-12"))
	h.must(h.deed("okafor", "agency.appoint-delegate", "okafor", map[string]any{"person": "head", "from": "2026-10-12", "until": "2026-10-30", "as": []string{"rating-official"}, "reason": "Illness."}))
	levels := map[string]any{"leading-change": 3, "leading-people": 3, "business-acumen": 3, "building-coalitions": 3, "results-driven": 3}
	h.must(inPlace(h.deed("head", "appraisal.rate-initially", "bell-2026", map[string]any{"levels": levels, "narrative": "As planned.",
		"factors": []string{"organization", "quality", "cost", "timeliness", "employees", "merit", "whistleblowers"}}), "okafor"))
	h.must(h.deed("fischer", "agency.name-official", "agency", map[string]any{"office": "appointing-authority", "person": "head", "basis": "Designation", "makes_ses_appointments": true}))
	h.must(h.deed("fischer", "appraisal.assign-officials", "bell-2026", map[string]any{"rating_official": "okafor", "appointing_authority": "head", "reason": "Robert Lindqvist leaves."}))
	var refusal *act.Refusal
	if _, err := h.do(h.deed("head", "appraisal.assign-annual-rating", "bell-2026", map[string]any{})); !errors.As(err, &refusal) || refusal.Findings[0].Provision != "SD-9.5" {
		t.Errorf("the one who rated decides: %v", err)
	}
}
