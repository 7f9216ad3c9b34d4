package appraisal

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// Correction supersedes a value that was recorded wrongly; the old one stays beside it, and what rested on it has a
// finding until it is done again.
type Correction struct {
	Number    int      `json:"number"`
	What      string   `json:"what"` // the value that is corrected
	Was       string   `json:"was"`
	Is        string   `json:"is"`
	Reason    string   `json:"reason"`
	Proposed  act.Meta `json:"proposed"`
	Confirmed act.Meta `json:"confirmed,omitzero"` // by the second person
	Refused   act.Meta `json:"refused,omitzero"`
}

// Superseded are what was done again after a correction, as it was before; the oldest first.
type Superseded struct {
	Initial        []InitialRating  `json:"initial,omitempty"`
	Recommendation []Recommendation `json:"recommendation,omitempty"`
	Annual         []AnnualRating   `json:"annual,omitempty"`
	Informed       []Informed       `json:"informed,omitempty"`
}

// Pending says whether the second person has not answered yet.
func (x Correction) Pending() bool { return x.Confirmed.Version == 0 && x.Refused.Version == 0 }

// correctionActs are those of a correction by two people.
var correctionActs = []act.Spec{correct.Spec(), confirmCorrection.Spec(), refuseCorrection.Spec()}

// Correct are the inputs of appraisal.correct.
type Correct struct {
	What   string `json:"what" doc:"title, arrived, appointment, or level.leading-change for an element of the initial rating"`
	Is     string `json:"is" doc:"what it should be: a text, a day, a kind of appointment or a level"`
	Reason string `json:"reason" doc:"how it came to be wrong, and what shows what is right"`
}

type corrected struct {
	Number     int               `json:"number"`
	Was        string            `json:"was,omitempty"`
	Derivation system.Derivation `json:"derivation,omitzero"` // of the levels as corrected
}

var correct = act.Def[*Appraisal, Correct, corrected]{
	Name: "appraisal.correct", Title: "Propose a correction", Part: "case", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.1", "SD-9.5"},
	Check: func(c *Appraisal, in Correct, _ act.Question) (corrected, []act.Finding) {
		out := corrected{Number: len(c.Corrections) + 1}
		x, ok := correctables(c, in.What)
		if !ok {
			return out, []act.Finding{act.Gate("SD-9.5", "This is nothing that can be corrected on the case as it stands.", "Choose a value of the list. A rating, a recommendation or a response is followed, never edited.").At("what")}
		}
		out.Was = x.read(c)
		found := x.check(c, in.Is)
		if x.of != "" && x.of != c.RatingOfficial {
			found = append(found, act.Gate("SD-9.5", "Whoever made this rating is no longer the rating official of the case, and nobody corrects another’s rating.",
				"The board may recommend another level, and the appointing authority may differ from it, with the reason.").At("what"))
		}
		if in.Is == out.Was {
			found = append(found, act.Gate("SD-9.5", "The value is that already.", "Nothing is to be done.").At("is"))
		}
		if blank(in.Reason) {
			found = append(found, act.Gate("SD-9.5", "Nothing says what was wrong.", "Write how it came to be wrong, and what shows what is right.").At("reason"))
		}
		if slices.ContainsFunc(c.Corrections, func(o Correction) bool { return o.Pending() && o.What == in.What }) {
			found = append(found, act.Gate("SD-9.5", "A correction of this value waits for the second person already.", "Let it be confirmed or refused first.").At("what"))
		}
		return out, found
	},
	Apply: func(c *Appraisal, m act.Meta, in Correct, out corrected) {
		c.Corrections = append(slices.Clip(c.Corrections), Correction{Number: out.Number, What: in.What, Was: out.Was, Is: in.Is, Reason: in.Reason, Proposed: m})
	},
	Tell: func(_ Correct, out corrected) string { return fmt.Sprintf("proposed correction %d", out.Number) },
}

// AnswerCorrection are the inputs of appraisal.confirm-correction and appraisal.refuse-correction.
type AnswerCorrection struct {
	Number int    `json:"number" doc:"the correction"`
	Reason string `json:"reason,omitempty" doc:"why it is refused"`
}

var confirmCorrection = act.Def[*Appraisal, AnswerCorrection, corrected]{
	Name: "appraisal.confirm-correction", Title: "Confirm a correction", Part: "case", Who: []act.Relation{act.ExecutiveResources, act.RatingOfficial},
	Signed: true, Sentence: "I have looked at both values. The correction is right; what rested on the old value is done again.",
	Provisions: []string{"SD-9.1", "SD-9.5", "SD-9.17", "SD-9.18", "SD-10.3", "SD-10.5"},
	When:       correctionWaits,
	Check:      checkConfirmation,
	Apply: func(c *Appraisal, m act.Meta, in AnswerCorrection, out corrected) {
		c.Corrections = slices.Clone(c.Corrections)
		o := &c.Corrections[in.Number-1]
		o.Confirmed = m
		if x, ok := correctables(c, o.What); ok {
			c.reopen(x.rests(c))
			x.set(c, o.Is, out)
		}
	},
	Tell: func(in AnswerCorrection, _ corrected) string {
		return fmt.Sprintf("confirmed correction %d", in.Number)
	},
}

var refuseCorrection = act.Def[*Appraisal, AnswerCorrection, corrected]{
	Name: "appraisal.refuse-correction", Title: "Refuse a correction", Part: "case", Who: []act.Relation{act.ExecutiveResources, act.RatingOfficial},
	Provisions: []string{"SD-9.5"},
	When:       correctionWaits,
	Check: func(c *Appraisal, in AnswerCorrection, q act.Question) (corrected, []act.Finding) {
		found := c.refusable(in.Number, q)
		if blank(in.Reason) {
			found = append(found, act.Gate("SD-9.5", "Nothing says why the correction is refused.", "Write the reason.").At("reason"))
		}
		return corrected{Number: in.Number}, found
	},
	Apply: func(c *Appraisal, m act.Meta, in AnswerCorrection, _ corrected) {
		c.Corrections = slices.Clone(c.Corrections)
		c.Corrections[in.Number-1].Refused = m
	},
	Tell: func(in AnswerCorrection, _ corrected) string {
		return fmt.Sprintf("refused correction %d: %s", in.Number, in.Reason)
	},
}

func correctionWaits(c *Appraisal, _ act.Question) []act.Finding {
	if slices.ContainsFunc(c.Corrections, Correction.Pending) {
		return nil
	}
	return []act.Finding{act.Gate("SD-9.5", "No correction waits for a second person.", "Executive resources proposes one.")}
}

// answerable: the correction waits, and a second person answers: the one whose rating it is about, or somebody else of
// executive resources. Nobody corrects another's rating.
func (c *Appraisal) answerable(number int, q act.Question) (correctable, []act.Finding) {
	if number < 1 || number > len(c.Corrections) || !c.Corrections[number-1].Pending() {
		return correctable{}, []act.Finding{act.Gate("SD-9.5", "There is no such correction, or it has been answered.", "Choose one that waits.").At("number")}
	}
	o := c.Corrections[number-1]
	x, ok := correctables(c, o.What)
	switch p := []string{o.Proposed.By, o.Proposed.Person()}; {
	case !ok || x.read(c) != o.Was:
		return x, []act.Finding{act.Gate("SD-9.5", "The value is no longer the one that was to be corrected.", "Refuse it, and propose it anew.").At("number")}
	case slices.Contains(p, q.By) || slices.Contains(p, q.Hand):
		return x, []act.Finding{act.Gate("SD-9.5", "Whoever proposed a correction does not confirm or refuse it.", "Let a second person answer.").At("number")}
	case x.of != "" && x.of != q.By:
		return x, []act.Finding{act.Gate("SD-9.5", "Only the official who made the rating answers for it; nobody corrects another’s rating.", "Let that official answer. Otherwise the board and the appointing authority may differ from it, with the reason.").At("number")}
	case x.of == "" && q.By == c.RatingOfficial:
		return x, []act.Finding{act.Gate("SD-9.5", "This is no value of yours.", "Let a second official of executive resources answer.").At("number")}
	}
	return x, nil
}

// refusable: the correction waits. What is refused changes nothing, so that executive resources may refuse each of them,
// its own proposal too and one whose value has moved on; a rating official those of the own rating.
func (c *Appraisal) refusable(number int, q act.Question) []act.Finding {
	if number < 1 || number > len(c.Corrections) || !c.Corrections[number-1].Pending() {
		return []act.Finding{act.Gate("SD-9.5", "There is no such correction, or it has been answered.", "Choose one that waits.").At("number")}
	}
	if o := c.Corrections[number-1]; q.By == c.RatingOfficial && !o.OfRating() {
		return []act.Finding{act.Gate("SD-9.5", "This is no value of yours.", "Let executive resources answer.").At("number")}
	}
	return nil
}

func checkConfirmation(c *Appraisal, in AnswerCorrection, q act.Question) (corrected, []act.Finding) {
	out := corrected{Number: in.Number}
	x, found := c.answerable(in.Number, q)
	if act.Barred(found) {
		return out, found
	}
	o := c.Corrections[in.Number-1]
	if found = x.check(c, o.Is); act.Barred(found) {
		return out, found
	}
	if x.derive != nil {
		out.Derivation = x.derive(c, o.Is)
	}
	return out, append(found, c.restedOn(x.rests(c), o)...)
}

// OfRating says whether the correction is about the initial rating: who sees that sees it.
func (x Correction) OfRating() bool { return strings.HasPrefix(x.What, "level.") }

// showCorrections gives the corrections of the rating, or the others, as a look at the case shows them.
func showCorrections(c *Appraisal, ofRating bool) []map[string]any {
	out := []map[string]any{}
	for _, o := range c.Corrections {
		if o.OfRating() != ofRating {
			continue
		}
		out = append(out, map[string]any{"number": o.Number, "what": o.What, "was": o.Was, "is": o.Is, "state": o.State()})
	}
	return out
}

// State says in a word where a correction stands: proposed, confirmed or refused.
func (x Correction) State() string {
	switch {
	case x.Confirmed.Version > 0:
		return "confirmed"
	case x.Refused.Version > 0:
		return "refused"
	}
	return "proposed"
}
