package web

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/comparison"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// systemPair is what one description says otherwise than another.
type systemPair struct {
	System  *adoption.System
	Version int
	With    string // basic, a case, or version-2
	Choices []Option
	A, B    *system.Description
	ATitle  string
	Changes []comparison.Change
}

// comparePage shows what a description changes: against the one that it adopts, the one before, or another.
func (s *server) comparePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	others, err := s.adoptables(r, v)
	if err != nil {
		return err
	}
	x := &systemPair{System: c, Version: c.Latest().Number, With: r.URL.Query().Get("with")}
	if n, err := strconv.Atoi(r.URL.Query().Get("version")); err == nil && n >= 1 && n <= len(c.Drafts) {
		x.Version = n
	}
	var ok bool
	if x.B, ok = system.BySum(c.Drafts[x.Version-1].Sum); !ok {
		return casework.ErrNotFound
	}
	x.choose(others)
	if x.A == nil {
		return &act.Invalid{Field: "with", Text: "there is no such description to compare with"}
	}
	x.Changes = comparison.Compare(x.A, x.B)
	p := v.page("What it changes: " + systemTitle(c))
	p.Facts = fmt.Sprintf("Version %d of %s, held against %s", x.Version, c.Drafts[x.Version-1].Meta.On.Long(), x.against())
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Systems", "/systems"}, {caseTitle(v, sight), "/" + c.ID}}, true
	return render(w, r, http.StatusOK, p, CompareBody(x))
}

// against names in a sentence what it is compared with; the name of a system keeps its capital letter.
func (x *systemPair) against() string {
	if x.With == "basic" || strings.HasPrefix(x.With, "version-") {
		return lower(x.ATitle)
	}
	return x.ATitle
}

// choose finds what it is compared with; without a wish, the system that it adopts, or the version before.
func (x *systemPair) choose(others []adoptable) {
	add := func(value, title string, d *system.Description) {
		x.Choices = append(x.Choices, Option{Value: value, Label: title})
		if x.With == value {
			x.A, x.ATitle = d, title
		}
	}
	if x.With == "" {
		x.With = "basic"
		for _, o := range others {
			if x.B.Basis == "basic" && x.B.Adopts == o.Text.ID && o.Case != x.System.ID {
				x.With = o.Case
			}
		}
	}
	add("basic", "The basic system, as OPM wrote it", system.Basic())
	for i := range x.System.Drafts {
		d := &x.System.Drafts[len(x.System.Drafts)-1-i]
		if text, ok := system.BySum(d.Sum); ok && d.Number != x.Version {
			add("version-"+whole(d.Number), fmt.Sprintf("Its version %d of %s", d.Number, d.Meta.On.Long()), text)
		}
	}
	for _, o := range others {
		if o.Case != x.System.ID {
			add(o.Case, o.Title, o.Text)
		}
	}
}

// checkPage shows the whole check of a description, provision by provision.
func (s *server) checkPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	if err := v.mustSeeSystems("Read the check"); err != nil {
		return err
	}
	d, ok := c.Description()
	if !ok {
		return casework.ErrNotFound
	}
	checked := conformance.Check(d)
	if id := c.Latest().Adopts; id != "" {
		if later, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, id); err == nil {
			if o, is := later.Case.(*adoption.System); is {
				if text, ok := o.Description(); ok {
					checked = conformance.CheckAgainst(d, text)
				}
			}
		}
	}
	p := v.page("Held against the law: " + systemTitle(c))
	p.Facts = systemFacts(c, v.Today)
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Systems", "/systems"}, {caseTitle(v, sight), "/" + c.ID}}, true
	return render(w, r, http.StatusOK, p, WholeCheckBody(d, checked))
}

func verdictMark(v comparison.Verdict) MarkState {
	switch v {
	case comparison.Allowed:
		return MarkDone
	case comparison.NeedsApproval:
		return MarkRisk
	}
	return MarkBar
}

func verdictWords(v comparison.Verdict) string {
	switch v {
	case comparison.Allowed:
		return "Allowed"
	case comparison.NeedsApproval:
		return "Needs OPM’s approval"
	}
	return "Not allowed"
}

// verdictTally counts changes by verdict.
func verdictTally(list []comparison.Change) (allowed, needs, not int64) {
	for _, c := range list {
		switch c.Verdict {
		case comparison.Allowed:
			allowed++
		case comparison.NeedsApproval:
			needs++
		default:
			not++
		}
	}
	return allowed, needs, not
}

// changedWhat names what a change is about: Level 5, label; Leading Change, minimum weight.
func changedWhat(d *system.Description, path string) string {
	steps := strings.Split(path, ".")
	var out []string
	for i, s := range steps {
		switch {
		case i == 0 && (s == "levels" || s == "elements" || s == "equivalents" || s == "additional_competencies") && len(steps) > 1:
			continue
		case i == 1 && steps[0] == "levels", i > 1 && steps[i-1] == "ranges":
			out = append(out, "Level "+s)
			continue
		case i == 1 && steps[0] == "elements":
			if e, ok := d.Element(s); ok {
				out = append(out, e.Title)
				continue
			}
		case i == 1 && steps[0] == "equivalents":
			out = append(out, "Crosswalk of “"+s+"”")
			continue
		case s == "text":
			continue
		}
		out = append(out, strings.NewReplacer("_", " ", "-", " ").Replace(s))
	}
	return upper(strings.Join(out, ", "))
}

// changedIn parts changes by the section of the document.
func changedIn(list []comparison.Change, number string) []comparison.Change {
	var out []comparison.Change
	for _, c := range list {
		if sectionFor(statementPath(c.Path)) == number {
			out = append(out, c)
		}
	}
	return out
}

// statementPath gives a change's path as sectionFor reads it: without the names of elements and levels.
func statementPath(path string) string {
	steps := strings.Split(path, ".")
	if len(steps) > 1 && (steps[0] == "levels" || steps[0] == "elements") {
		steps = append(steps[:1], steps[2:]...)
	}
	return strings.Join(steps, ".")
}

// listWords gives a value as a sentence has it: a list without its brackets. A text keeps those that stand in it.
func listWords(value string) string {
	if inner, opens := strings.CutPrefix(value, "["); opens {
		if inner, closes := strings.CutSuffix(inner, "]"); closes && oneList(inner) {
			value = inner
		}
	}
	return addedEntry.ReplaceAllString(value, "$1 ($2)")
}

// oneList says whether the brackets around a text are those of one list: none inside closes before it opens.
func oneList(inner string) bool {
	open := 0
	for _, sign := range inner {
		switch sign {
		case '[':
			open++
		case ']':
			if open--; open < 0 {
				return false
			}
		}
	}
	return open == 0
}

// addedEntry is a requirement of an agency as a comparison writes it.
var addedEntry = regexp.MustCompile(`\{text: (.*?), as: (competency|result)\}`)
