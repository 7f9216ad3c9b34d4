package appraisal

import "sesperf/rules/act"

// Evidence is a file that was attached to the case.
type Evidence struct {
	File string   `json:"file"` // its id among the files of the agency
	Name string   `json:"name"`
	Type string   `json:"type"` // by its content
	Size int64    `json:"size"` // bytes
	Sum  string   `json:"sum"`  // salted, in hexadecimal
	Note string   `json:"note,omitempty"`
	Meta act.Meta `json:"meta"`
}

// evidenceActs attach files.
var evidenceActs = []act.Spec{}
