package web

import (
	"net/http"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// explanation is every act of a case, and why each is open to the visitor or is not.
type explanation struct {
	Open   []act.Step // the visitor's, today
	Later  []act.Step // the visitor's, barred by what can pass
	Others []act.Step // somebody else's
	Over   []act.Step // of anybody: done, past, or never to come in this case
}

// explain parts all acts of a case.
func explain(s *casework.Sight) explanation {
	var out explanation
	for _, step := range s.Steps {
		barred := len(step.Barring) > 0
		switch {
		case step.Mine && !barred:
			out.Open = append(out.Open, step)
		case barred && !toCome(s, step) && (step.Mine || s.Visible[step.Spec.Part]):
			out.Over = append(out.Over, step)
		case step.Mine:
			out.Later = append(out.Later, step)
		default:
			out.Others = append(out.Others, step)
		}
	}
	return out
}

// whyPage explains every act of a case: what the visitor may do, what is not yet and what must happen first, what is
// somebody else's, and what is over.
func (s *server) whyPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	p := v.page("What can be done, and why")
	p.Facts, p.Crumbs, p.Printable = caseTitle(v, sight)+". "+turnSentence(sight), []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID}}, true
	return render(w, r, http.StatusOK, p, WhyBody(v, sight, explain(sight)))
}

// whoMay names those who may do an act: by what they are to the case, and by name as far as one person is that.
func whoMay(v *visit, s *casework.Sight, spec act.Spec) string {
	c := s.Case.(*appraisal.Appraisal)
	people := map[act.Relation]string{act.Executive: c.Executive, act.RatingOfficial: c.RatingOfficial, act.ReviewingOfficial: c.ReviewingOfficial, act.AppointingAuthority: c.AppointingAuthority}
	if r, ok := c.Reviewer(); ok && s.Visible["review"] {
		people[act.HigherLevelReviewer] = r.Person
	}
	var names []string
	for _, r := range spec.Who {
		words := r.Words()
		if p := people[r]; p != "" && s.Names[p] != "" {
			words += " (" + within(v.who(s, p)) + ")"
		} else if r == act.ReviewingOfficial && p == "" {
			words += " (this case has none)"
		}
		names = append(names, words)
	}
	return upper(strings.Join(names, " or "))
}

// historyPage tells what has happened on a case in plain sentences, the newest last, each with its receipt.
func (s *server) historyPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, on, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	p := v.page("The case in sentences")
	p.Facts, p.Crumbs, p.Printable = caseTitle(v, sight)+", as far as it is yours to see.", []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID + on.Query()}}, true
	return render(w, r, http.StatusOK, p, HistoryBody(v, sight))
}

// sentence tells one entry: On October 20, 2026 Maria Okafor signed the initial summary rating.
func (v *visit) sentence(s *casework.Sight, l act.Line) string {
	who := s.Names[l.By]
	if who == "" {
		who = "somebody"
	}
	if l.For != "" && l.For != l.By {
		by := s.Names[l.For]
		if by == "" {
			by = "somebody else"
		}
		who += ", for " + by + ","
	}
	return "On " + l.On.Long() + " " + who + " " + strings.TrimSuffix(l.Text, ".") + "."
}

// atClock gives the time of day of an entry, in the agency's zone.
func (v *visit) atClock(l act.Line) string {
	return time.UnixMicro(l.At).In(v.zone()).Format("3:04 pm") + " " + v.zoneName(l.At)
}
