package system

import (
	_ "embed"
	"sync"
)

//go:embed basic.yaml
var basicYAML []byte

var basic = sync.OnceValue(func() *Description {
	d, err := Parse("basic.yaml", basicYAML)
	if err != nil {
		panic(err) // the built-in description is part of the program
	}
	return d
})

// Basic gives the basic system as OPM wrote it. It is read once and shared: nobody may change it.
func Basic() *Description { return basic() }

// Find gives a built-in description by its id; basic is the only one.
func Find(id string) (*Description, bool) {
	if id == "basic" {
		return Basic(), true
	}
	return nil, false
}
