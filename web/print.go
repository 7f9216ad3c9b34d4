package web

import (
	"net/http"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
)

// printPage is the whole case on paper, as far as the visitor may see it: every question, those without an answer too.
func (s *server) printPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, on, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	p := v.page("The whole case: " + caseTitle(v, sight))
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID + on.Query()}}, true
	return render(w, r, http.StatusOK, p, PrintBody(v, sight, c, on))
}

// titleBlock says what is printed, of whom, when, and where in the record it can be checked.
func (v *visit) titleBlock(s *casework.Sight) []ReceiptLine {
	c := s.Case.Base()
	out := []ReceiptLine{{"Agency", v.Agency.Name}, {"Case", c.ID}, {"Printed for", v.Person.Name}, {"On", weekday(v.Today)}}
	if s.On != v.Today {
		out = append(out, ReceiptLine{"As it stood at the end of", s.On.Long()})
	}
	if n := len(s.Lines); n > 0 {
		last := s.Lines[n-1]
		out = append(out, ReceiptLine{"Last entry that you see", grouped(last.Seq) + ", " + v.clock(last.At) + " " + v.zoneName(last.At)}, ReceiptLine{"Its sum", last.Sum})
	}
	return out
}

// who names a person of a case, for the visitor.
func (v *visit) who(s *casework.Sight, person string) string {
	if person == v.Person.ID {
		return "You"
	}
	if name := s.Names[person]; name != "" {
		return name
	}
	return "Somebody"
}

// within is a name as it stands inside a sentence: “You” without its capital.
func within(name string) string {
	if name == "You" || strings.HasPrefix(name, "You for ") {
		return "y" + name[1:]
	}
	return name
}

// signedOn says who signed and when, of an act that has been done.
func (v *visit) signedOn(s *casework.Sight, m act.Meta) string {
	return within(v.by(s, m)) + ", " + v.clock(m.At) + " " + v.zoneName(m.At) + ", entry " + grouped(m.Seq)
}
