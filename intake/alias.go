package intake

import "encoding/json"

// Resolve writes the ids of cases in full wherever the schema of an act's inputs says that a text names a case:
// {"executive": "bell"} becomes {"executive": "person/bell"}.
func Resolve(schema map[string]any, in json.RawMessage) json.RawMessage {
	var v any
	if json.Unmarshal(in, &v) != nil {
		return in // the door says what is wrong with it
	}
	if _, ok := v.(map[string]any); !ok {
		return in
	}
	props, _ := schema["properties"].(map[string]any)
	raw := map[string]json.RawMessage{}
	if json.Unmarshal(in, &raw) != nil {
		return in
	}
	for name, p := range props {
		prop, _ := p.(map[string]any)
		kind, named := prop["x-case"].(string)
		if value, there := raw[name]; there && named {
			raw[name] = full(kind, value)
		}
	}
	b, err := json.Marshal(raw)
	if err != nil {
		return in
	}
	return b
}

// full writes a name, or each of a list of names, in full.
func full(kind string, value json.RawMessage) json.RawMessage {
	var one string
	var many []string
	var out any
	switch {
	case json.Unmarshal(value, &one) == nil && one != "":
		out = Stream(kind, one)
	case json.Unmarshal(value, &many) == nil:
		for i := range many {
			many[i] = Stream(kind, many[i])
		}
		out = many
	default:
		return value
	}
	b, err := json.Marshal(out)
	if err != nil {
		return value
	}
	return b
}
