package system

import (
	"encoding/json"
	"reflect"
	"strings"
)

// SchemaID names the published JSON Schema of the format.
const SchemaID = "urn:sesperf:system-description:1"

// JSONSchema gives the format as a JSON Schema of draft 2020-12, for editors that help with writing one. It is made
// of the types and of the same table of words and bounds that Parse reads by. It says less than Parse: not that values
// have to fit each other, as an element that weights.heaviest names; and nothing of what the law allows.
func JSONSchema() map[string]any {
	s := schemaOf(reflect.TypeFor[Description](), "")
	s["$schema"], s["$id"] = "https://json-schema.org/draft/2020-12/schema", SchemaID
	s["title"] = "System description"
	s["description"] = "A Senior Executive Service or senior-professional performance management system, as one file."
	return s
}

func schemaOf(t reflect.Type, key string) map[string]any {
	s := map[string]any{}
	term := termOf(key)
	if term.means != "" {
		s["description"] = term.means
	}
	switch {
	case t == decimalType:
		s["type"], s["multipleOf"] = "number", json.Number("0.0001")
		boundsOf(s, term)
	case reflect.PointerTo(t).Implements(textType):
		s["type"], s["pattern"] = []string{"string", "null"}, `^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$`
	default:
		schemaOfKind(s, t, key)
	}
	return s
}

func schemaOfKind(s map[string]any, t reflect.Type, key string) {
	term := termOf(key)
	switch t.Kind() {
	case reflect.Pointer:
		for k, v := range schemaOf(t.Elem(), key) {
			s[k] = v
		}
	case reflect.Struct:
		schemaOfStruct(s, t, key)
	case reflect.Map:
		s["type"], s["additionalProperties"] = "object", false
		names := `^[a-z0-9-]{1,64}$`
		if t.Key().Kind() == reflect.Int {
			names = `^[1-9]$`
		}
		s["patternProperties"] = map[string]any{names: schemaOf(t.Elem(), key+"{}")}
	case reflect.Slice:
		s["type"], s["items"] = "array", schemaOf(t.Elem(), key+"[]")
		switch key {
		case "levels":
			s["minItems"], s["maxItems"] = 1, maxLevels
		case "elements":
			s["minItems"], s["maxItems"] = 1, maxElements
		}
	case reflect.Array:
		s["type"], s["items"], s["minItems"], s["maxItems"] = "array", schemaOf(t.Elem(), key+"[]"), t.Len(), t.Len()
	case reflect.Int:
		s["type"] = "integer"
		boundsOf(s, term)
	case reflect.Bool:
		s["type"] = "boolean"
	case reflect.String:
		schemaOfText(s, term)
	}
}

func schemaOfStruct(s map[string]any, t reflect.Type, key string) {
	properties, needed := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() {
			continue
		}
		path := joined(key, name)
		properties[name] = schemaOf(f.Type, path)
		if key == "" && !strings.Contains(options, "omitempty") || needs(path) || neverEmpty[path] {
			needed = append(needed, name)
		}
	}
	s["type"], s["properties"], s["additionalProperties"] = "object", properties, false
	if len(needed) == 0 {
		return
	}
	if !mayBeEmpty(key) {
		s["required"] = needed
		return
	}
	s["anyOf"] = []any{map[string]any{"maxProperties": 0}, map[string]any{"required": needed}} // {}: nothing of it
}

// neverEmpty are the keys without which the reader finds the rest without meaning.
var neverEmpty = map[string]bool{"levels[].label": true, "elements[].title": true,
	"equivalents[].label": true}

func boundsOf(s map[string]any, t term) {
	s["minimum"], s["maximum"] = t.least, maxDecimal
	if t.most != 0 {
		s["maximum"] = t.most
	}
}

func schemaOfText(s map[string]any, t term) {
	s["type"] = "string"
	switch {
	case len(t.words) > 0 && t.unsaid:
		s["enum"] = append([]string{""}, t.words...)
	case len(t.words) > 0:
		s["enum"] = t.words
	case t.pattern != nil:
		s["pattern"] = t.pattern.String()
	}
}
