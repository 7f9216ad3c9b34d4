// Package data holds published files that the program brings with it, unchanged. README.md names their sources.
package data

import _ "embed" // the files

// LaborPositions are the positions of the Department of Labor as OPM's PLUM reporting publishes them (CSV).
//
//go:embed plum_labor.csv
var LaborPositions []byte

// LaborGoals are the goals of the Department of Labor as performance.gov publishes them (JSON).
//
//go:embed goals_labor.json
var LaborGoals []byte
