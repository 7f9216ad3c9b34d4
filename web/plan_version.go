package web

import (
	"fmt"
	"strings"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// planHeading names the version that counts, and how far it is.
func planHeading(c *appraisal.Appraisal, v *appraisal.PlanVersion) string {
	if v.Communicated.Version > 0 {
		return fmt.Sprintf("Version %d, in force since %s", v.Number, v.Communicated.On.Long())
	}
	return fmt.Sprintf("Version %d, proposed %s", v.Number, v.Proposed.On.Long())
}

// planStateWords says how far the plan is, in words.
func planStateWords(c *appraisal.Appraisal) string {
	_, words := planState(c)
	return words
}

// versionWords says who has signed a version.
func versionWords(c *appraisal.Appraisal, v *appraisal.PlanVersion) string {
	_, words := signedState(c, v)
	return words
}

// planState says how far the plan is: its latest version, and beside a version in force one that waits.
func planState(c *appraisal.Appraisal) (MarkState, string) {
	v, ok := c.Plan()
	if !ok {
		return MarkTodo, "Not yet"
	}
	old, inForce := c.PlanInForce()
	switch state, words := signedState(c, v); {
	case !inForce || old.Number == v.Number:
		return state, words
	case c.Initial != nil:
		return signedState(c, old)
	default:
		return MarkWait, fmt.Sprintf("Version %d in force. %s", old.Number, pendingWords(c, v))
	}
}

// pendingWords says what a revision waits for.
func pendingWords(c *appraisal.Appraisal, v *appraisal.PlanVersion) string {
	executive, official := v.SignedBy(c.Executive), c.OfficialSigned(v)
	switch waits := fmt.Sprintf("Version %d is proposed, ", v.Number); {
	case executive && official:
		return waits + "signed by both, and not communicated yet"
	case v.Declined != nil && official:
		return waits + "which the executive declined to sign, and not communicated yet"
	case official:
		return waits + "and not signed by the executive"
	case executive:
		return waits + "and not signed by the rating official"
	default:
		return waits + "and not signed yet"
	}
}

// signedState says who has signed a version.
func signedState(c *appraisal.Appraisal, v *appraisal.PlanVersion) (MarkState, string) {
	executive, official := v.SignedBy(c.Executive), c.OfficialSigned(v)
	switch {
	case executive && official:
		return MarkLock, fmt.Sprintf("Signed by both, version %d", v.Number)
	case official:
		return MarkWait, fmt.Sprintf("Version %d, not signed by the executive", v.Number)
	case executive:
		return MarkWait, fmt.Sprintf("Version %d, not signed by the rating official", v.Number)
	}
	return MarkWait, fmt.Sprintf("Version %d, not signed yet", v.Number)
}

// versionState says what became of a version: in force, in force until another took its place, or never.
func versionState(c *appraisal.Appraisal, v *appraisal.PlanVersion) (MarkState, string) {
	from := v.Communicated
	next := appraisal.PlanVersion{}
	for i := len(c.Plans) - 1; i >= v.Number; i-- {
		if c.Plans[i].Communicated.Version > 0 {
			next = c.Plans[i]
		}
	}
	switch latest := v.Number == len(c.Plans); {
	case from.Version > 0 && next.Number > 0:
		return MarkNone, fmt.Sprintf("In force from %s until version %d took its place on %s", from.On.Long(), next.Number, next.Communicated.On.Long())
	case from.Version > 0:
		return MarkLock, "In force since " + from.On.Long()
	case !latest:
		return MarkNone, fmt.Sprintf("Never in force; version %d followed", v.Number+1)
	case c.Initial != nil || c.Closed != nil:
		return MarkNone, "Never in force"
	}
	return MarkWait, "Proposed, not in force"
}

// signedWords names who signed a version and when, and who declined.
func signedWords(s *casework.Sight, v *appraisal.PlanVersion) string {
	var out []string
	for _, x := range v.Signed {
		out = append(out, s.Names[x.Person]+", "+x.Meta.On.Long())
	}
	if v.Declined != nil {
		out = append(out, s.Names[v.Declined.Meta.Person()]+" declined, "+v.Declined.Meta.On.Long())
	}
	if len(out) == 0 {
		return "None"
	}
	return strings.Join(out, "; ")
}

// otherThan gives the versions beside one, the newest first.
func otherThan(c *appraisal.Appraisal, shown int) []appraisal.PlanVersion {
	var out []appraisal.PlanVersion
	for i := len(c.Plans) - 1; i >= 0; i-- {
		if c.Plans[i].Number != shown {
			out = append(out, c.Plans[i])
		}
	}
	return out
}

// partOf names the part of a plan that a comment is about, as the version that it is on has it.
func partOf(c *appraisal.Appraisal, x appraisal.Comment) string {
	if x.On == "" {
		return "the whole plan"
	}
	if part, ok := c.Plans[x.Version-1].Plan.Part(c.Description(), x.On); ok {
		return part.Title
	}
	return x.On
}

// suggestedField names the field for which a comment suggests a text.
func suggestedField(c *appraisal.Appraisal, x appraisal.Comment) string {
	if part, ok := c.Plans[x.Version-1].Plan.Part(c.Description(), x.On); ok {
		if f, has := part.Field(x.Field); has {
			return f.Label
		}
	}
	return x.Field
}

// suggestionState says what became of a suggestion.
func suggestionState(c *appraisal.Appraisal, x appraisal.Comment) (MarkState, string) {
	switch n := c.TakenOver(x); {
	case n > 0:
		return MarkDone, fmt.Sprintf("Taken over word for word in version %d", n)
	case len(c.Plans) > x.Version:
		return MarkNone, fmt.Sprintf("Not taken over word for word in version %d", len(c.Plans))
	case c.Plans[x.Version-1].Communicated.Version > 0:
		return MarkNone, fmt.Sprintf("Not taken over: version %d came into force as it was", x.Version)
	}
	return MarkWait, "No later version yet"
}
