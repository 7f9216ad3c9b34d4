package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// AssignAnnualRating are the inputs of appraisal.assign-annual-rating.
type AssignAnnualRating struct {
	Levels map[string]int `json:"levels,omitempty" doc:"the elements that change from the initial rating, with their levels; left out if none does"`
	Reason string         `json:"reason,omitempty" doc:"the reason, where the rating differs from the initial one or from the board's recommendation"`
}

// AnnualRating is the annual summary rating, the official one, beside the initial one.
type AnnualRating struct {
	AssignAnnualRating
	Derivation system.Derivation `json:"derivation"`
	Initial    system.Derivation `json:"initial"`
	Response   string            `json:"response,omitempty"` // without a board: received, waived, or none: the window passed
	Meta       act.Meta          `json:"meta"`
}

type assigned struct {
	Derivation system.Derivation `json:"derivation"`
	Initial    system.Derivation `json:"initial"`
	Response   string            `json:"response,omitempty"`
}

var assignAnnualRating = act.Def[*Appraisal, AssignAnnualRating, assigned]{
	Name: "appraisal.assign-annual-rating", Title: "Assign the annual summary rating", Part: "annual", Who: []act.Relation{act.AppointingAuthority},
	Signed: true, Sentence: "I have considered the initial rating, the executive’s response and the higher level reviewer’s recommendation if there are any, and the board’s written recommendation where the system has a board. This is the annual summary rating.",
	Provisions: []string{"SD-2.2", "SD-3.5", "SD-9.8", "SD-9.16", "SD-9.17", "SD-9.19"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if c = c.asBefore("appraisal.assign-annual-rating"); c.Annual != nil {
			return []act.Finding{act.Past("SD-9.16", "The annual summary rating was assigned on "+c.Annual.Meta.On.Long()+".", "Nothing is to be done.")}
		}
		if f := c.closedGate(); f != nil {
			return f
		}
		found := checkTransition(c, q)
		if !c.HasBoard() {
			found = slices.Concat(found, couldRespond(c, q), c.reviewOpen(q))
		} else if c.Recommendation == nil {
			found = append(found, act.Broken("SD-9.16", "The board has not recommended yet; its written recommendation is considered first.", "Wait for the board."))
		}
		if f := checkAuthority(c.AppointingAuthority, c.Unit, q); f != nil {
			found = append(found, *f)
		}
		if q.Hand != q.By && q.Hand != "" { // a delegate is an appointing authority too
			if f := checkAuthority(q.Hand, c.Unit, q); f != nil {
				found = append(found, *f)
			}
		}
		return found
	},
	Check: func(c *Appraisal, in AssignAnnualRating, q act.Question) (assigned, []act.Finding) {
		out, found := checkAssignment(c.asBefore("appraisal.assign-annual-rating"), in, q)
		return out, c.redone("appraisal.assign-annual-rating", found)
	},
	Signs: func(c *Appraisal, _ AssignAnnualRating) []string {
		sums := []string{c.Initial.Meta.Sum}
		if c.Recommendation != nil {
			return append(sums, c.Recommendation.Meta.Sum)
		}
		return append(sums, c.reviewedSums()...) // the board's recommendation covers them, where there is a board
	},
	Apply: func(c *Appraisal, m act.Meta, in AssignAnnualRating, out assigned) {
		c.supersede("appraisal.assign-annual-rating")
		c.Annual = &AnnualRating{AssignAnnualRating: in, Derivation: out.Derivation, Initial: out.Initial, Response: out.Response, Meta: m}
	},
	Tell: func(_ AssignAnnualRating, out assigned) string {
		return fmt.Sprintf("assigned the annual summary rating, Level %d (%s)", out.Derivation.Level, out.Derivation.Label)
	},
}

func checkAssignment(c *Appraisal, in AssignAnnualRating, _ act.Question) (assigned, []act.Finding) {
	d := c.Description()
	v, _ := c.PlanInForce()
	levels := map[string]int{}
	for id, l := range c.Initial.Levels {
		levels[id] = l
	}
	changed := false
	for id, l := range in.Levels {
		changed = changed || levels[id] != l
		levels[id] = l
	}
	if found := d.CheckLevels(levels); act.Barred(found) {
		return assigned{}, found
	}
	out := assigned{Derivation: d.Derive(v.Weights, levels), Initial: c.Initial.Derivation}
	var found []act.Finding
	if !c.HasBoard() {
		out.Response = c.responded()
		found = c.checkCopy()
	}
	if changed && blank(in.Reason) {
		found = append(found, act.Broken("SD-9.17", "The rating changes elements of the initial rating without a reason.", "Write the reason; it stands beside the initial rating.").At("reason"))
	}
	if r := c.Recommendation; r != nil && out.Derivation.Level != r.Level && blank(in.Reason) && !changed {
		found = append(found, act.Broken("SD-9.17", fmt.Sprintf("The rating is Level %d and the board recommended Level %d, without a reason.", out.Derivation.Level, r.Level),
			"Write the reason, or change the elements that the board’s recommendation rests on.").At("reason"))
	}
	return out, found
}

// CommunicateAnnualRating are the inputs of appraisal.communicate-annual-rating.
type CommunicateAnnualRating struct {
	Notice bool `json:"with_notice" doc:"the executive is told what comes next, that the rating cannot be appealed, and of the two complaint routes"`
}

// Informed is the communication of the annual summary rating, with the notice that went with it.
type Informed struct {
	Notice       string   `json:"notice"`
	Acknowledged act.Meta `json:"acknowledged,omitzero"` // by the executive, who has the copy
	Meta         act.Meta `json:"meta"`
}

type informed struct {
	Notice string `json:"notice"`
}

// Notice is what the executive is told with the annual summary rating (SD-11.6; 5 USC 4312(d)).
const Notice = "This annual summary rating is the official rating. It is the basis for pay, awards, training and other personnel decisions. " +
	"An appraisal and a rating may not be appealed. If you believe that any part of the rating process involved unlawful discrimination, you may file a complaint with the Equal Employment Opportunity Commission (EEOC). " +
	"If you believe that it involved a prohibited personnel practice, you may file one with the Office of Special Counsel."

var communicateAnnualRating = act.Def[*Appraisal, CommunicateAnnualRating, informed]{
	Name: "appraisal.communicate-annual-rating", Title: "Communicate the annual summary rating", Part: "annual", Who: []act.Relation{act.RatingOfficial, act.ExecutiveResources},
	Provisions: []string{"SD-2.2", "SD-9.16", "SD-9.18", "SD-11.6"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if c = c.asBefore("appraisal.communicate-annual-rating"); c.Annual == nil && c.Initial != nil {
			return []act.Finding{act.Gate("SD-2.2", "Only the annual summary rating is official, and none has been assigned yet; the initial summary rating is not communicated as one.", "The appointing authority assigns the annual summary rating first.")}
		}
		if c.Annual == nil {
			return []act.Finding{act.Broken("SD-9.16", "No annual summary rating has been assigned yet.", "The appointing authority assigns it first.")}
		}
		if c.Informed != nil {
			return []act.Finding{act.Past("SD-9.16", "The annual summary rating was communicated on "+c.Informed.Meta.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in CommunicateAnnualRating, _ act.Question) (informed, []act.Finding) {
		if !in.Notice {
			return informed{}, []act.Finding{act.Gate("SD-11.6", "The rating is communicated without telling the executive that it cannot be appealed, and where complaints go.", "Send the notice with it.").At("with_notice")}
		}
		return informed{Notice}, c.redone("appraisal.communicate-annual-rating", nil)
	},
	Apply: func(c *Appraisal, m act.Meta, _ CommunicateAnnualRating, out informed) {
		c.supersede("appraisal.communicate-annual-rating")
		c.Informed = &Informed{Notice: out.Notice, Meta: m}
	},
	Tell: func(CommunicateAnnualRating, informed) string { return "communicated the annual summary rating" },
}
