package act

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// twice finds the first field that stands twice in an object: JSON leaves open which of them counts, so that two readers
// could take two different things from one text. The text is known to be JSON.
func twice(raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return twiceIn(d, "")
}

// twiceIn reads one value.
func twiceIn(d *json.Decoder, at string) error {
	t, err := d.Token()
	if err != nil {
		return nil // it ends here, which others say
	}
	switch t {
	case json.Delim('{'):
		seen := map[string]bool{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil
			}
			name, _ := key.(string)
			if seen[name] {
				return &Invalid{join(at, name), "this stands twice; leave one of them"}
			}
			seen[name] = true
			if err := twiceIn(d, join(at, name)); err != nil {
				return err
			}
		}
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			if err := twiceIn(d, join(at, strconv.Itoa(i))); err != nil {
				return err
			}
		}
	default:
		return nil
	}
	_, _ = d.Token() // the end of the object or list
	return nil
}
