package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// GoalRow is one goal as performance.gov publishes it: a strategic goal with one of its objectives, or a priority
// goal. Values are as published; missing ones are empty.
type GoalRow struct {
	Line         int
	Type         string // SG for a strategic goal and its objective, APG for an agency priority goal
	ID           string // performance.gov's own
	Name         string
	Description  string
	Organization string
	Abbreviation string
	FiscalYear   string // two digits: 22
	Update       string // of the publication: FY22Q4
	Goal         string // the strategic goal's number
	Objective    string // the objective's number
	Priority     string // the priority goal's number
	URL          string
}

// maxGoals is how large a file of goals may be, in bytes.
const maxGoals = 64 << 20

// ReadGoals reads a file of goals as performance.gov publishes them: a JSON list of objects. of takes the goals of
// one agency alone, by its name or abbreviation; empty takes all.
func ReadGoals(file string, in io.Reader, of string) ([]GoalRow, *Import, error) {
	data, err := io.ReadAll(io.LimitReader(bufio.NewReader(in), maxGoals+1))
	if err != nil {
		return nil, nil, &ReadError{file, 1, err}
	}
	if len(data) > maxGoals {
		return nil, nil, &ReadError{file, 1, fmt.Errorf("the file is larger than %d bytes", maxGoals)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	m := &Import{File: file}
	var out []GoalRow
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, nil, &ReadError{file, 1, errors.New("this is not a JSON list of goals, as performance.gov publishes it")}
	}
	for d.More() {
		line := lineAt(data, d.InputOffset())
		var object map[string]any
		if err := d.Decode(&object); err != nil {
			var kind *json.UnmarshalTypeError
			if errors.As(err, &kind) {
				m.fault(line, "", "here stands "+kind.Value+", but an object is needed")
				continue
			}
			return nil, nil, &ReadError{file, lineAt(data, d.InputOffset()), fmt.Errorf("this is not JSON: %w", err)}
		}
		row, ok := m.goal(line, object)
		if ok && (of == "" || strings.EqualFold(of, row.Organization) || strings.EqualFold(of, row.Abbreviation)) {
			out = append(out, row)
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, nil, &ReadError{file, lineAt(data, int64(len(data))), errors.New("this is not JSON: the list is not closed")}
	}
	m.Rows = len(out)
	if len(out) == 0 && len(m.Faults) == 0 {
		return nil, nil, &ReadError{file, 1, fmt.Errorf("the file has no goal of the agency %q; write its name or abbreviation as the file does", of)}
	}
	return out, m, nil
}

// lineAt counts the line on which the next value after an offset begins.
func lineAt(data []byte, offset int64) int {
	rest := data[offset:]
	skip := len(rest) - len(bytes.TrimLeft(rest, " \t\r\n,"))
	return 1 + bytes.Count(data[:int(offset)+skip], []byte("\n"))
}

// goal reads one object; false if it cannot be taken. Fields that are not used may hold anything.
func (m *Import) goal(line int, object map[string]any) (GoalRow, bool) {
	r, ok := GoalRow{Line: line}, true
	for name, into := range map[string]*string{"goal_type": &r.Type, "goal_id": &r.ID, "goal_name": &r.Name, "goal_description": &r.Description,
		"organization_name": &r.Organization, "organization_abbreviation": &r.Abbreviation, "fiscal_year": &r.FiscalYear, "Update": &r.Update,
		"sg_id": &r.Goal, "so_id": &r.Objective, "apg_id": &r.Priority, "url_pgov_agency_12": &r.URL} {
		switch v := object[name].(type) {
		case nil:
		case string:
			*into = cell(v)
		case json.Number:
			*into = v.String()
		default:
			m.fault(line, name, "here stands neither a text nor a number; write one")
			ok = false
		}
		if why := unfit(*into); why != "" && name != "goal_description" {
			m.fault(line, name, why)
			ok = false
		}
	}
	if ok && r.Name == "" && r.Description == "" {
		m.fault(line, "goal_name", "this is missing, and so is the description; give the goal in a sentence")
		ok = false
	}
	if ok && r.Organization == "" && r.Abbreviation == "" {
		m.fault(line, "organization_name", "this is missing; say whose goal it is")
		ok = false
	}
	return r, ok
}
