// Package law holds the provisions that the program answers: their text, where they stand, and how each bears
// on an act. It is data with citations; what answers a provision stands in the rooms above.
package law

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"sync"
)

// Kind is how a provision bears on what people do.
type Kind string

// The kinds. A Bar refuses; a Finding lets an act through and stays on the case until cured; no other kind bars.
const (
	Bar      Kind = "bar"
	Finding  Kind = "finding"
	Compute  Kind = "compute"
	Record   Kind = "record"
	Document Kind = "document"
	Report   Kind = "report"
)

// Provision is one statement of the law that the program has to answer.
type Provision struct {
	ID        string // SD-9.7
	Cite      string // where it stands
	Kind      Kind
	Statement string // what it says, in a sentence
}

//go:embed provisions.csv
var provisionsCSV []byte

var load = sync.OnceValues(func() ([]Provision, map[string]Provision) {
	rows, err := csv.NewReader(bytes.NewReader(provisionsCSV)).ReadAll()
	if err != nil {
		panic("provisions.csv: " + err.Error())
	}
	list, byID := []Provision{}, map[string]Provision{}
	for _, r := range rows[1:] {
		p := Provision{ID: r[0], Cite: r[1], Kind: Kind(r[2]), Statement: r[3]}
		list, byID[p.ID] = append(list, p), p
	}
	return list, byID
})

// All lists the provisions in the order of the law's own texts.
func All() []Provision {
	list, _ := load()
	return list
}

// Find gives a provision by its id.
func Find(id string) (Provision, bool) {
	_, byID := load()
	p, ok := byID[id]
	return p, ok
}

// Must is Find for ids that stand in the program's own text; it panics on any other.
func Must(id string) Provision {
	p, ok := Find(id)
	if !ok {
		panic(fmt.Sprintf("there is no provision %q", id))
	}
	return p
}
