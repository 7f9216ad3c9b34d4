package web

// evidenceForms are the pages of the acts that attach files.
func evidenceForms() []form { return []form{evidenceForm} }
