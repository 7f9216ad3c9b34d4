package demo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"sesperf/data"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// appointments says which published types of appointment make an executive here.
var appointments = map[string]agency.Appointment{"CA": agency.Career, "NA": agency.Noncareer, "TA": agency.LimitedTerm, "EA": agency.LimitedEmergency}

// house is the agency as it has been set up.
type house struct {
	*diary
	founded    calendar.Date
	er         person
	head       person
	oversight  person
	units      []person // organizations that executives lead or work in, by id and name
	deputies   []person // who rate the leads of organizations
	authority  [2]person
	executives []*executive
	boards     []panel
	goals      []goal
	people     int // names given so far
}

type person struct{ id, name string }

// executive is one senior executive, with those who appraise the executive.
type executive struct {
	person
	number      int
	appointment agency.Appointment
	title       string
	unit        string
	mission     string // the goal of the department that the organization serves
	group       int    // organizations are considered by the boards in turn
	rating      person
	reviewing   person
	authority   person
}

// goal is one goal of a planning document, as a plan names it.
type goal struct{ document, code, text, pages string }

// settle sets the agency up: its name, officials, organization, people and boards.
func settle(d *diary, executives int, founded calendar.Date) (*house, error) {
	h := &house{diary: d, founded: founded}
	// Whoever sets an agency up is nobody in it until there is an ER official.
	founder := person{id: idOf("person", "founder")}
	er := h.person()
	h.er, h.head = founder, h.person()
	h.enter(founded, founder.id, "agency.name", agency.Stream, agency.Name{Name: "Department of Labor (demonstration)", Abbreviation: "DOL", Use: agency.UseDemo})
	h.enter(founded, founder.id, "agency.enter-person", er.id, agency.EnterPerson{Name: er.name})
	h.staff(h.head, agency.ExecutiveSchedule, "Secretary of Labor")
	h.office(act.AgencyHead, h.head, "Commission signed by the President")
	h.office(act.ExecutiveResources, er, "Secretary’s designation 1-2")
	h.er = er
	h.enter(founded, er.id, "agency.appoint", er.id, agency.Appoint{Appointment: agency.GeneralSchedule, On: founded.AddDays(-900), Title: "Executive Resources Officer"})
	rows, err := h.positions(executives)
	if err != nil {
		return nil, err
	}
	if err := h.adopt(); err != nil {
		return nil, err
	}
	h.officials(len(rows.filled))
	h.appoint(rows)
	h.seat()
	return h, nil
}

func (h *house) person() person {
	h.people++
	return person{idOf("person", fmt.Sprint(h.people)), nameOf(h.people)}
}

func (h *house) staff(p person, appointment agency.Appointment, title string) {
	h.enter(h.founded, h.er.id, "agency.enter-person", p.id, agency.EnterPerson{Name: p.name})
	h.enter(h.founded, h.er.id, "agency.appoint", p.id, agency.Appoint{Appointment: appointment, On: h.founded.AddDays(-400), Title: title})
}

func (h *house) office(o act.Relation, p person, basis string) {
	h.enter(h.founded, h.er.id, "agency.name-official", agency.Stream, agency.NameOfficial{Office: o, Person: p.id, Basis: basis, Appoints: o == act.AppointingAuthority})
}

// officials names those who are no executives themselves.
func (h *house) officials(executives int) {
	for i := range 1 + executives/150 {
		p, title := h.person(), "Deputy Secretary of Labor"
		if i > 0 {
			title = fmt.Sprintf("Associate Deputy Secretary %d", i)
		}
		h.staff(p, agency.ExecutiveSchedule, title)
		h.deputies = append(h.deputies, p)
	}
	for i, title := range []string{"Assistant Secretary for Administration and Management", "Chief of Staff"} {
		h.authority[i] = h.person()
		h.staff(h.authority[i], agency.ExecutiveSchedule, title)
		h.office(act.AppointingAuthority, h.authority[i], fmt.Sprintf("Secretary’s delegation 3-%d", i+1))
	}
	second, oversight, administrator := h.person(), h.person(), h.person()
	h.staff(second, agency.GeneralSchedule, "Executive Resources Specialist")
	h.office(act.ExecutiveResources, second, "Secretary’s designation 1-3") // a correction takes two
	h.oversight = oversight
	h.staff(oversight, agency.ExecutiveSchedule, "Deputy Under Secretary, oversight official")
	h.office(act.OversightOfficial, oversight, "Secretary’s designation 1-4")
	h.staff(administrator, agency.GeneralSchedule, "System administrator")
	h.office(act.Administrator, administrator, "Secretary’s designation 1-5")
}

// staffing are the filled positions that make executives, with where each went.
type staffing struct {
	filled []intake.PositionRow
	placed []intake.Placed
}

// positions imports the published positions, and copies of those that are filled if the agency is to be larger.
func (h *house) positions(executives int) (staffing, error) {
	rows, m, err := intake.ReadPositions("plum_labor.csv", bytes.NewReader(data.LaborPositions), "")
	if err != nil || len(m.Faults) > 0 {
		return staffing{}, fmt.Errorf("the positions that the program brings with it cannot be read: %w %v", err, m)
	}
	intake.Spelled(rows)
	var filled []int
	for i, r := range rows {
		if appointments[r.Appointment] != "" && r.PayPlan == "ES" && strings.EqualFold(r.Status, "filled") {
			filled = append(filled, i)
		}
	}
	if executives == 0 {
		executives = len(filled)
	}
	for n := len(filled); n < executives; n++ {
		r := rows[filled[n%len(filled)]]
		r.Organization += fmt.Sprintf(" (Branch %d)", n/len(filled))
		rows = append(rows, r)
		filled = append(filled, len(rows)-1)
	}
	m.OpenPositions(rows, intake.Sender{Agency: Agency, By: h.er.id, Has: map[string]bool{}})
	h.opening(m)
	var out staffing
	for _, i := range filled[:executives] {
		out.filled, out.placed = append(out.filled, rows[i]), append(out.placed, m.Placed[i])
	}
	return out, nil
}

func (h *house) opening(m *intake.Import) {
	for _, o := range m.Opens {
		h.take(h.founded, o.Deed)
	}
}

// adopt imports the published goals. The source gives no page numbers, and a plan needs them: they are invented here.
func (h *house) adopt() error {
	rows, m, err := intake.ReadGoals("goals_labor.json", bytes.NewReader(data.LaborGoals), "")
	if err != nil || len(m.Faults) > 0 {
		return fmt.Errorf("the goals that the program brings with it cannot be read: %w %v", err, m)
	}
	m.OpenGoals(rows, intake.Sender{Agency: Agency, By: h.er.id, Has: map[string]bool{}})
	page := 8
	for i := range m.Opens {
		var in agency.AdoptGoals
		if err := json.Unmarshal(m.Opens[i].Deed.In, &in); err != nil {
			return err
		}
		in.Source += "; page numbers invented for this demonstration"
		for j := range in.Goals {
			g := &in.Goals[j]
			g.Pages = fmt.Sprintf("%d–%d", page, page+2)
			page += 3
			h.goals = append(h.goals, goal{in.Document, g.Code, g.Code + " " + g.Title, g.Pages})
		}
		if m.Opens[i].Deed.In, err = json.Marshal(in); err != nil {
			return err
		}
	}
	h.opening(m)
	return nil
}

// appoint enters the executives, finds the lead of each organization, and says who appraises whom.
func (h *house) appoint(s staffing) {
	groups, leads := map[string]int{}, map[string]*executive{}
	for i, r := range s.filled {
		unit := s.placed[i].Unit
		if _, ok := groups[unit]; !ok {
			groups[unit] = len(groups)
			h.units = append(h.units, person{unit, r.Organization})
		}
		e := &executive{person: h.person(), number: i, appointment: appointments[r.Appointment], title: r.Title, unit: unit, mission: missionOf(r.Organization), group: groups[unit]}
		h.executives = append(h.executives, e)
		if l := leads[unit]; l == nil || rank(e) > rank(l) {
			leads[unit] = e
		}
		random := rand.New(rand.NewPCG(1, uint64(i)))
		h.enter(h.founded, h.er.id, "agency.enter-person", e.id, agency.EnterPerson{Name: e.name, Unit: unit})
		h.enter(h.founded, h.er.id, "agency.appoint", e.id, agency.Appoint{Appointment: e.appointment, On: h.founded.AddDays(-120 - random.IntN(4000)), Title: r.Title})
		h.enter(h.founded, h.er.id, "agency.assign-position", e.id, agency.AssignPosition{Position: s.placed[i].Position})
	}
	for _, e := range h.executives {
		deputy := h.deputies[e.group/20%len(h.deputies)]
		if e.rating = leads[e.unit].person; leads[e.unit] == e {
			e.rating = deputy
		} else if e.group%4 == 1 {
			e.reviewing = deputy
		}
		e.authority = h.authority[e.group/2%2]
	}
}

// rank orders titles: who is likely to lead an organization.
func rank(e *executive) int {
	title := strings.ToLower(e.title)
	for i, word := range []string{"deputy under secretary", "deputy assistant secretary", "deputy administrator", "deputy commissioner", "deputy director", "principal deputy", "deputy solicitor",
		"administrator", "director", "chief", "associate"} {
		if strings.HasPrefix(title, word) {
			return 100 - i
		}
	}
	return 0
}
