package act

import (
	"reflect"
	"strings"

	"sesperf/rules/calendar"
)

// Describer is a type that gives its own JSON Schema.
type Describer interface{ JSONSchema() map[string]any }

// schemaOf gives the JSON Schema of an act's inputs from its type: tags doc (what it is), of (the kind of case
// that an id names) and enum (the allowed words).
func schemaOf[I any]() map[string]any {
	s := schema(reflect.TypeFor[I]())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	return s
}

func schema(t reflect.Type) map[string]any {
	if d, ok := reflect.New(t).Interface().(Describer); ok {
		return d.JSONSchema()
	}
	if t == reflect.TypeFor[calendar.Date]() {
		return map[string]any{"type": "string", "format": "date"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schema(t.Elem())
	case reflect.Struct:
		return structSchema(t)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schema(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schema(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{"type": "string", "maxLength": MaxText}
}

func structSchema(t reflect.Type) map[string]any {
	props, required := map[string]any{}, []string{}
	for _, f := range fieldsOf(t) {
		p := schema(f.Type)
		if doc := f.Tag.Get("doc"); doc != "" {
			p["description"] = doc
		}
		if of := f.Tag.Get("of"); of != "" {
			p["x-case"] = of
		}
		if enum := f.Tag.Get("enum"); enum != "" {
			p["enum"] = strings.Split(enum, ",")
		}
		props[f.name] = p
		if f.required {
			required = append(required, f.name)
		}
	}
	return map[string]any{"type": "object", "properties": props, "required": required, "additionalProperties": false}
}
