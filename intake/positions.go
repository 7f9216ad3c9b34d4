package intake

import (
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"
)

// PositionRow is one position as OPM's PLUM reporting publishes it. Values are as published; missing ones are empty.
type PositionRow struct {
	Line         int
	Agency       string
	Organization string
	Title        string
	Status       string // Filled or Vacant
	Appointment  string // CA, NA, TA, EA …
	PayPlan      string // ES, SL or ST
	Location     string
}

// columns are the names under which each field is published, as lower-case letters alone.
var columns = map[string][]string{
	"agency":           {"agency", "agencyname"},
	"organization":     {"organization", "organizationname"},
	"position_title":   {"positiontitle", "title"},
	"status":           {"status", "positionstatus"},
	"appointment_type": {"appointmenttype", "appointmenttypedescription", "typeofappointment"},
	"pay_plan":         {"payplan", "payplandescription"},
	"location":         {"location", "dutystation"},
}

// ReadPositions reads a PLUM file: CSV whose first row names the columns. of takes the rows of one agency alone;
// empty takes all. Rows that cannot be taken are among the faults of the import; the error is that of a file
// that is not such a file at all.
func ReadPositions(file string, in io.Reader, of string) ([]PositionRow, *Import, error) {
	m := &Import{File: file}
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, nil, &ReadError{file, 1, errors.New("there is no first row that names the columns")}
	}
	at, err := locate(header)
	if err != nil {
		return nil, nil, &ReadError{file, 1, err}
	}
	var out []PositionRow
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			m.fault(parse.StartLine, "", "this row is not CSV ("+parse.Err.Error()+"); put quotes around the cell and double those within")
			continue
		}
		if err != nil {
			return nil, nil, &ReadError{file, len(out) + 2, err}
		}
		for i := range fields { // published with the marks of a web page: Women&#039;s Bureau
			fields[i] = html.UnescapeString(fields[i])
		}
		line, _ := r.FieldPos(0)
		if row, ok := m.position(line, fields, len(header), at); ok && (of == "" || strings.EqualFold(row.Agency, of)) {
			out = append(out, row)
		}
	}
	m.Rows = len(out)
	if len(out) == 0 && len(m.Faults) == 0 {
		return nil, nil, &ReadError{file, 1, nothingTaken(of)}
	}
	return out, m, nil
}

func nothingTaken(of string) error {
	if of == "" {
		return errors.New("the file has no rows below the names of its columns")
	}
	return fmt.Errorf("the file has no row of the agency %q; write its name as the file does", of)
}

// locate finds the columns by their names.
func locate(header []string) (map[string]int, error) {
	at := map[string]int{}
	for i, h := range header {
		plain := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, h)
		for name, aliases := range columns {
			for _, a := range aliases {
				if _, twice := at[name]; a == plain && !twice {
					at[name] = i
				}
			}
		}
	}
	for _, needed := range []string{"organization", "position_title"} {
		if _, ok := at[needed]; !ok {
			return nil, fmt.Errorf("%s: there is no such column; the first row names agency, organization, position_title, status, appointment_type, pay_plan and location", needed)
		}
	}
	return at, nil
}

// position reads one row; false if it cannot be taken.
func (m *Import) position(line int, fields []string, width int, at map[string]int) (PositionRow, bool) {
	row := PositionRow{Line: line}
	if len(fields) != width {
		m.fault(line, "", fmt.Sprintf("this row has %d cells, and the first row names %d columns; put quotes around a cell with a comma", len(fields), width))
		return row, false
	}
	ok := true
	for name, into := range map[string]*string{"agency": &row.Agency, "organization": &row.Organization, "position_title": &row.Title, "status": &row.Status,
		"appointment_type": &row.Appointment, "pay_plan": &row.PayPlan, "location": &row.Location} {
		i, there := at[name]
		if !there {
			continue
		}
		if why := unfit(fields[i]); why != "" {
			m.fault(line, name, why)
			ok = false
		}
		*into = cell(fields[i])
	}
	if ok && row.Title == "" {
		m.fault(line, "position_title", "this is missing; give the position's title")
		ok = false
	}
	if ok && row.Organization == "" && row.Agency == "" {
		m.fault(line, "organization", "this is missing, and so is the agency; give the organization that the position belongs to")
		ok = false
	}
	return row, ok
}
