package cli

import (
	"encoding/json"

	"sesperf/rules/system"
)

// systemSchemaCommand prints the JSON Schema of the description format.
type systemSchemaCommand struct{}

// Run prints it.
func (systemSchemaCommand) Run(c *Console) error {
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(system.JSONSchema())
}
