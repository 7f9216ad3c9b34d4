// Package systems holds the gallery of system descriptions, so that the demonstration can begin with them.
package systems

import "embed"

// Files holds the descriptions, each under its name, as slst-three.yaml.
//
//go:embed *.yaml
var Files embed.FS
