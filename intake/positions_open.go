package intake

import (
	"fmt"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/rules/agency"
)

// OpenPositions fills the import with the units and positions that the rows ask for. Rows of several agencies put
// each organization beneath its agency; rows of one agency stand for themselves. A row that stands several times
// is as many positions. Whether the letters are capitals makes no difference to what is there already.
func (m *Import) OpenPositions(rows []PositionRow, s Sender) {
	o := opener{m: m, s: s, units: map[string]string{}, times: map[string]int{}, met: map[string]bool{}, agencies: map[string]bool{}}
	for _, u := range s.Units {
		o.units[u.Parent+"\x00"+casework.Fold(u.Name)] = u.ID
	}
	vacant := 0
	for _, r := range rows {
		o.agencies[r.Agency] = true
		if strings.EqualFold(r.Status, "vacant") {
			vacant++
		}
	}
	for _, r := range rows {
		o.position(r)
	}
	if vacant > 0 {
		m.Notes = append(m.Notes, fmt.Sprintf("%d of %d positions are published as vacant. Who fills a position is an act on the person (agency.assign-position).", vacant, len(rows)))
	}
}

type opener struct {
	m        *Import
	s        Sender
	units    map[string]string // by parent and name: the stream
	times    map[string]int    // how often a position has come
	met      map[string]bool   // units that a row has named
	agencies map[string]bool
}

func (o *opener) unit(line int, name, parent string) string {
	key := parent + "\x00" + casework.Fold(name)
	if id, ok := o.units[key]; ok {
		if o.s.Has[id] && !o.met[id] {
			o.m.Present++
		}
		o.met[id] = true
		return id
	}
	id := o.s.streamOf("unit", parent, casework.Fold(name))
	o.units[key], o.met[id] = id, true
	o.m.open(o.s, line, "agency.open-unit", id, name, agency.OpenUnit{Name: name, Parent: parent})
	return id
}

func (o *opener) position(r PositionRow) {
	unit := ""
	if r.Agency != "" && (len(o.agencies) > 1 || r.Organization == "") {
		unit = o.unit(r.Line, r.Agency, "")
	}
	if r.Organization != "" {
		unit = o.unit(r.Line, r.Organization, unit)
	}
	what := []string{unit, r.Title, r.Appointment, r.PayPlan, r.Location}
	for i := range what {
		what[i] = casework.Fold(what[i]) // published in capitals or as people write it: it is the same position
	}
	key := strings.Join(what, "\x00")
	o.times[key]++
	id := o.s.streamOf("position", append(what, strconv.Itoa(o.times[key]))...)
	o.m.Placed = append(o.m.Placed, Placed{id, unit})
	o.m.open(o.s, r.Line, "agency.establish-position", id, r.Title,
		agency.EstablishPosition{Title: r.Title, Unit: unit, Appointment: r.Appointment, PayPlan: r.PayPlan, Location: r.Location})
}
