package act

import (
	"slices"

	"sesperf/rules/calendar"
	"sesperf/rules/law"
)

// Truth is how a provision stands: it holds, it does not, or nobody can say yet.
type Truth string

// The three answers. Unknown is a real one and names in Cure what would settle it.
const (
	Yes     Truth = "yes"
	No      Truth = "no"
	Unknown Truth = "unknown"
)

// Finding is law's answer on one provision.
type Finding struct {
	Provision string `json:"provision"`
	Holds     Truth  `json:"holds"`
	Bars      bool   `json:"bars,omitempty"`
	Text      string `json:"text,omitempty"`  // what is so, in one plain sentence
	Cure      string `json:"cure,omitempty"`  // what to do
	Field     string `json:"field,omitempty"` // the input it is about: results.0.timeline
	Over      bool   `json:"over,omitempty"`  // it bars for good: the time of the act is past on this case, or never comes
}

// Broken is a provision that does not hold. It bars exactly if its kind is bar; otherwise it stays on the case.
func Broken(provision, text, cure string) Finding {
	return Finding{Provision: provision, Holds: No, Bars: law.Must(provision).Kind == law.Bar, Text: text, Cure: cure}
}

// Gate refuses an act that comes out of its order or contradicts what the paragraph works out, whatever the
// paragraph's kind: there is nothing yet for the act to rest on. An empty provision is the program's own order.
func Gate(provision, text, cure string) Finding {
	if provision != "" {
		law.Must(provision)
	}
	return Finding{Provision: provision, Holds: No, Bars: true, Text: text, Cure: cure}
}

// Past is a Gate that does not open again: the act has been done, or the case has gone past its time or never comes to it.
func Past(provision, text, cure string) Finding {
	f := Gate(provision, text, cure)
	f.Over = true
	return f
}

// Flag is a provision that does not hold, in a case where the law lets the act through on record.
func Flag(provision, text, cure string) Finding {
	law.Must(provision)
	return Finding{Provision: provision, Holds: No, Text: text, Cure: cure}
}

// Unsettled is a provision on which nobody can say yet; cure names what would settle it. It never bars.
func Unsettled(provision, text, cure string) Finding {
	law.Must(provision)
	return Finding{Provision: provision, Holds: Unknown, Text: text, Cure: cure}
}

// Holding is a provision that holds; it cures the standing findings of the same provision. At a field, it cures those of
// that field alone.
func Holding(provision string) Finding {
	law.Must(provision)
	return Finding{Provision: provision, Holds: Yes}
}

// At names the input that a finding is about.
func (f Finding) At(field string) Finding {
	f.Field = field
	return f
}

// Barred says whether any finding refuses the act.
func Barred(found []Finding) bool {
	for _, f := range found {
		if f.Bars {
			return true
		}
	}
	return false
}

// Barring gives the findings that refuse.
func Barring(found []Finding) []Finding {
	var out []Finding
	for _, f := range found {
		if f.Bars {
			out = append(out, f)
		}
	}
	return out
}

// Over says whether what refuses an act will not pass.
func Over(found []Finding) bool {
	for _, f := range found {
		if f.Bars && f.Over {
			return true
		}
	}
	return false
}

// Standing is a finding that stays on a case until it is cured.
type Standing struct {
	Finding
	Since calendar.Date `json:"since"`
	Act   string        `json:"act"`
	Seq   int64         `json:"seq"`
}

// keep gives what an entry holds of its findings: those let through, and those that cure one that stands.
func (h *Head) keep(found []Finding) []Finding {
	var out []Finding
	for _, f := range found {
		if f.Holds != Yes || h.stands(f) {
			out = append(out, f)
		}
	}
	return out
}

// stands says whether something stands that this finding judges anew.
func (h *Head) stands(f Finding) bool {
	for _, s := range h.Standing {
		if f.judges(s.Finding) {
			return true
		}
	}
	return false
}

// judges says whether a finding takes the place of one that stands: it is of the same provision, and what holds at a
// field speaks of that field alone.
func (f Finding) judges(s Finding) bool {
	return f.Provision == s.Provision && (f.Holds != Yes || f.Field == "" || f.Field == s.Field)
}

// settle brings the standing findings up to date with those of one entry: a provision that an act has judged
// anew stands as that act found it.
func (h *Head) settle(m Meta, found []Finding) {
	var kept []Standing
	for _, s := range h.Standing {
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.judges(s.Finding) }) {
			kept = append(kept, s)
		}
	}
	for _, f := range found {
		if f.Holds != Yes {
			kept = append(kept, Standing{Finding: f, Since: m.On, Act: m.Act, Seq: m.Seq})
		}
	}
	h.Standing = kept
}

// Refusal is the error of an act that law bars; it names every finding that bars.
type Refusal struct {
	Act      string
	Findings []Finding
}

func (r *Refusal) Error() string {
	s := "refused"
	for i, f := range r.Findings {
		if i > 0 {
			s += ";"
		}
		if f.Provision != "" {
			s += " " + f.Provision
		}
		s += ": " + f.Text
	}
	return s
}

// Provisions names the provisions of findings, each once, in their order.
func Provisions(found []Finding) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, f := range found {
		if f.Provision != "" && !seen[f.Provision] {
			seen[f.Provision] = true
			out = append(out, f.Provision)
		}
	}
	return out
}
