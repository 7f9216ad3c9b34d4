package system

// Markdown is filled in below.
func (d *Description) Markdown() []byte { return nil }
