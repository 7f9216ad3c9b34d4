package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// Import is what a published file would open: acts ready for the door, and the rows that cannot be taken.
type Import struct {
	File    string
	Rows    int        // rows of the file that were taken
	Present int        // cases that the file asks for and that are there already
	Opens   []Opening  // in the order in which they are to be done
	Placed  []Placed   // of each row of positions, in their order
	Faults  []RowFault // rows that cannot be taken
	Notes   []string   // what a reader of the preview ought to know
}

// Opening is one case that the import opens.
type Opening struct {
	Line int    // of the file
	Name string // as people call it
	Deed casework.Deed
}

// Placed is where a row of positions went.
type Placed struct{ Position, Unit string }

// RowFault is a row that cannot be taken: where, and what to do.
type RowFault struct {
	File  string
	Line  int
	Field string
	Text  string
}

func (f RowFault) Error() string {
	if f.Field == "" {
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Text)
	}
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Field, f.Text)
}

// Sender is who imports into which agency, and what is there already.
type Sender struct {
	Agency string
	By     string // the person's stream
	Units  []sqlc.Unit
	Has    map[string]bool // streams that are there already
}

// published is the space of ids that come from published rows: the same row has the same id, so that a file
// imported twice opens nothing twice. Such a row is public, and names nobody.
var published = uuid.MustParse("6f1f54b4-6a43-5b2e-9d7e-6f2b7f0f4c11")

// streamOf gives the stream of a published thing by what identifies it.
func (s Sender) streamOf(kind string, parts ...string) string {
	return kind + "/" + uuid.NewSHA1(published, []byte(s.Agency+"\x00"+kind+"\x00"+strings.Join(parts, "\x00"))).String()
}

// open adds an opening, unless the case is there already.
func (m *Import) open(s Sender, line int, act, stream, name string, in any) {
	if s.Has[stream] {
		m.Present++
		return
	}
	raw, err := json.Marshal(in)
	if err != nil {
		m.fault(line, "", err.Error())
		return
	}
	m.Opens = append(m.Opens, Opening{line, name, casework.Deed{Agency: s.Agency, ID: "import-" + stream, Act: act, Case: stream, By: s.By,
		Seen: casework.AnyVersion, In: raw, Confirmed: true}})
}

func (m *Import) fault(line int, field, text string) {
	m.Faults = append(m.Faults, RowFault{m.File, line, field, text})
}

// missing are the cells that say that there is no value: a spreadsheet's own errors, and what people write.
var missing = map[string]bool{"#N/A": true, "#REF!": true, "#VALUE!": true, "#NAME?": true, "#DIV/0!": true, "#NUM!": true, "#NULL!": true, "N/A": true, "NULL": true}

// cell gives a published cell as text on one line; a cell that says that there is no value is empty.
func cell(text string) string {
	text = strings.Join(strings.Fields(strings.TrimPrefix(text, "\ufeff")), " ")
	if missing[strings.ToUpper(text)] {
		return ""
	}
	return text
}

// unfit says why a text cannot be kept; nothing if it can.
func unfit(text string) string {
	switch {
	case !utf8.ValidString(text):
		return "this is not UTF-8 text; save the file as UTF-8 and import it again"
	case strings.ContainsRune(text, 0):
		return "this holds a NUL character, which cannot be kept; take it out"
	case utf8.RuneCountInString(text) > 2000:
		return "this has more than 2000 characters; shorten it"
	}
	return ""
}

// There gives the units of an agency and the streams of units, positions and goals that it has.
func There(ctx context.Context, tx *store.Tx, in string) ([]sqlc.Unit, map[string]bool, error) {
	units, err := tx.Units(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	has := map[string]bool{}
	for _, kind := range []string{"unit", "position", "goals"} {
		streams, err := tx.StreamsOfKind(ctx, sqlc.StreamsOfKindParams{Agency: in, Kind: kind})
		if err != nil {
			return nil, nil, err
		}
		for _, s := range streams {
			has[s.ID] = true
		}
	}
	return units, has, nil
}
