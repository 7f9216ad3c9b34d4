package web

import (
	"net/http"
	"strings"

	"sesperf/casework"
	"sesperf/rules/law"
)

// lawGroup is the provisions of one text.
type lawGroup struct {
	ID, Title string
	Done      int
	List      []law.Status
}

// lawTexts are the texts of the law, in the order of the list, by the beginning of a provision's id.
var lawTexts = []struct{ prefix, title string }{
	{"SD", "The basic SES appraisal system description"},
	{"ST", "System standards, 5 CFR 430.305"},
	{"CE", "Certification of systems, 5 CFR part 1330"},
	{"PA", "Pay and awards"},
	{"US", "Title 5 of the United States Code"},
	{"RE", "Records"},
	{"ME", "Memoranda of OPM and OMB"},
	{"FQ", "OPM’s answers to frequent questions"},
}

// lawGroups parts the law map by its texts; what no text claims comes last.
func lawGroups() []lawGroup {
	var out []lawGroup
	at := map[string]int{}
	for _, t := range lawTexts {
		at[t.prefix] = len(out)
		out = append(out, lawGroup{ID: strings.ToLower(t.prefix), Title: t.title})
	}
	for _, p := range law.Map() {
		prefix, _, _ := strings.Cut(p.ID, "-")
		i, ok := at[prefix]
		if !ok {
			i = len(out)
			at[prefix] = i
			out = append(out, lawGroup{ID: strings.ToLower(prefix), Title: prefix})
		}
		out[i].List = append(out[i].List, p)
		if p.State == "done" {
			out[i].Done++
		}
	}
	return out
}

// lawPage lists the provisions and where each is answered.
func (s *server) lawPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	groups := lawGroups()
	done, all := int64(0), int64(0)
	for _, g := range groups {
		done, all = done+int64(g.Done), all+int64(len(g.List))
	}
	p := v.page("The law")
	p.Facts = grouped(done) + " of " + grouped(all) + " provisions are answered by this version; the others are open."
	return render(w, r, http.StatusOK, p, LawBody(groups))
}

// provisionPage shows what one provision says, where it stands, how it bears on an act, and what answers it.
func (s *server) provisionPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	for _, g := range lawGroups() {
		for _, p := range g.List {
			if p.ID == r.PathValue("provision") {
				page := v.page(p.Cite)
				page.Facts, page.Crumbs = p.ID, []Link{{"The law", "/law"}, {g.Title, "/law#" + g.ID}}
				page.Printable = true
				return render(w, r, http.StatusOK, page, ProvisionBody(p))
			}
		}
	}
	return casework.ErrNotFound
}

// kindWords says how a provision bears on what people do.
func kindWords(k law.Kind) string {
	switch k {
	case law.Bar:
		return "It bars: what goes against it is refused, and nothing is recorded."
	case law.Finding:
		return "It leaves a finding: what goes against it is recorded, and the finding stays on the case until it is cured."
	case law.Compute:
		return "It is worked out: the program computes it and shows the arithmetic."
	case law.Record:
		return "It is kept: the record holds it."
	case law.Document:
		return "It is printed: the document says it."
	case law.Report:
		return "It is reported: a report counts it."
	}
	return string(k)
}

// kindShort names how a provision bears in one word, for the list.
func kindShort(k law.Kind) string {
	switch k {
	case law.Bar:
		return "Bars"
	case law.Finding:
		return "Leaves a finding"
	case law.Compute:
		return "Worked out"
	case law.Record:
		return "Kept"
	case law.Document:
		return "Printed"
	case law.Report:
		return "Reported"
	}
	return string(k)
}

// answeredMark says whether this version answers a provision.
func answeredMark(p law.Status) (MarkState, string) {
	if p.State == "done" {
		return MarkDone, "Answered"
	}
	return MarkTodo, "Open"
}
