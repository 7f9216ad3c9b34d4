package adoption

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// DraftSystem are the inputs of system.draft: the description as it is written.
type DraftSystem struct {
	Text   string `json:"text" doc:"the description in its format: YAML, at most 1 MiB; sesperf system schema describes it"`
	Adopts string `json:"adopts,omitempty" of:"system" doc:"where it adopts a later basic system than the built-in one: the case in which that one stands"`
}

type drafted struct {
	Number   int      `json:"number"`
	Sum      string   `json:"sum"`
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Kind     string   `json:"kind"`
	Covers   []string `json:"covers"`
	Conforms bool     `json:"conforms"`
}

var draft = act.Def[*System, DraftSystem, drafted]{
	Name: "system.draft", Title: "Draft the description", Part: "description", Who: er, Starts: true,
	Provisions: []string{"ST-b", "ST-c", "SD-5.17"},
	When: func(c *System, _ act.Question) []act.Finding {
		switch {
		case c.InForce != nil, c.Approved != nil:
			return []act.Finding{act.Gate("CE-403b", "OPM has approved this description; a change of it needs an approval of its own.", "Draft another system, and let it succeed this one.")}
		case c.Submitted != nil && c.Returned == nil:
			return []act.Finding{act.Gate("CE-403b", "The description lies with OPM since "+c.Submitted.Meta.On.Long()+".", "Wait until OPM approves or returns it, and record that.")}
		}
		return nil
	},
	Check: checkDraft,
	Apply: func(c *System, m act.Meta, in DraftSystem, out drafted) {
		if d, err := system.Parse("description.yaml", []byte(in.Text)); err == nil {
			system.Learn(d)
		}
		c.Drafts = append(slices.Clip(c.Drafts), Draft{Number: out.Number, Text: in.Text, Adopts: in.Adopts, Sum: out.Sum, ID: out.ID, Title: out.Title, Kind: out.Kind,
			Covers: out.Covers, Conforms: out.Conforms, Meta: m})
		c.Submitted, c.Returned = nil, nil
	},
	Tell: func(_ DraftSystem, out drafted) string {
		return fmt.Sprintf("drafted version %d of the description: %s", out.Number, out.Title)
	},
}

// checkDraft: a draft has to be readable. What it lacks is flagged and stays on the case until a draft cures it.
func checkDraft(c *System, in DraftSystem, q act.Question) (drafted, []act.Finding) {
	d, err := system.Parse("description.yaml", []byte(in.Text))
	if err != nil {
		return drafted{}, []act.Finding{act.Gate("ST-b", err.Error()+".", "Mend the text there; its format is described by: sesperf system schema.").At("text")}
	}
	later, found := laterBasic(in.Adopts, q)
	if found != nil {
		return drafted{}, found
	}
	checked := conformance.CheckAgainst(d, later...)
	out := drafted{Number: len(c.Drafts) + 1, Sum: d.Sum(), ID: d.ID, Title: d.Title, Kind: d.Kind, Covers: d.Covers, Conforms: checked.Conforms}
	return out, findingsOf(checked, func(h conformance.Held) act.Finding { return act.Flag(h.Provision, h.Text, h.Cure) })
}

// laterBasic gives the description that a draft adopts, if that is another one than the built-in basic system (ST-c).
func laterBasic(id string, q act.Question) ([]*system.Description, []act.Finding) {
	if id == "" {
		return nil, nil
	}
	if s, ok := Find(q.Facts, id); ok {
		if d, ok := s.Description(); ok {
			return []*system.Description{d}, nil
		}
	}
	return nil, []act.Finding{act.Gate("ST-c", "The system that this one adopts is not on record here.", "Draft OPM's text as a system of its own first, and name that.").At("adopts")}
}

// findingsOf turns what does not hold into findings, one a provision and key of the description, and what holds into a
// cure of what stood before.
func findingsOf(checked conformance.Conformance, no func(conformance.Held) act.Finding) []act.Finding {
	var found []act.Finding
	broken, at := map[string]bool{}, map[[2]string]int{}
	for _, h := range checked.Findings {
		if h.Holds != act.No {
			continue
		}
		broken[h.Provision] = true
		if i, ok := at[[2]string{h.Provision, h.Path}]; ok {
			found[i].Text += " " + h.Text
			continue
		}
		at[[2]string{h.Provision, h.Path}] = len(found)
		found = append(found, no(h).At(h.Path))
	}
	for _, h := range checked.Findings {
		if h.Holds != act.No && !broken[h.Provision] {
			broken[h.Provision] = true
			found = append(found, act.Holding(h.Provision))
		}
	}
	return found
}
