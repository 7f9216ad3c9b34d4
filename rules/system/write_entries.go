package system

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// wideKeys stand on lines of their own, however short they are: they are what people edit.
var wideKeys = map[string]bool{"": true, "period": true, "levels": true, "elements": true, "equivalents": true, "additional_competencies": true,
	"weights": true, "derivation": true, "derivation.caps": true, "text": true, "elements[].agency_requirements": true, "levels[].examples": true,
	"text.section_14": true, "levels[]": true, "elements[]": true}

// entries gives the keys of the description with their values, in the order of the format.
func (d *Description) entries() entries {
	out := entriesOf(reflect.ValueOf(d).Elem(), "")
	out = slices.DeleteFunc(out, func(e entry) bool { return e.key == "board" || e.key == "higher_level_review" })
	at := 1 + slices.IndexFunc(out, func(e entry) bool { return e.key == "response" })
	review, board := entries{}, entries{}
	if d.HasHigherLevelReview() {
		review = entriesOf(reflect.ValueOf(d.HigherLevelReview), "higher_level_review")
	}
	if d.HasBoard() {
		board = entriesOf(reflect.ValueOf(d.Board), "board")
	}
	// As in the format: response, higher_level_review, details, board.
	out = slices.Insert(out, at, entry{key: "higher_level_review", value: review})
	return slices.Insert(out, at+2, entry{key: "board", value: board})
}

func entriesOf(v reflect.Value, key string) entries {
	out := entries{}
	t := v.Type()
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if !t.Field(i).IsExported() || strings.Contains(options, "omitempty") && nothing(v.Field(i)) {
			continue
		}
		path := joined(key, name)
		out = append(out, entry{name, valueOf(v.Field(i), path), wideKeys[path]})
	}
	return out
}

// nothing says whether a key that may be left out has nothing to say.
func nothing(v reflect.Value) bool {
	return v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0
}

func valueOf(v reflect.Value, key string) any {
	if s, ok := v.Interface().(fmt.Stringer); ok {
		if s.String() == "" {
			return ""
		}
		return word(s.String())
	}
	switch v.Kind() {
	case reflect.Pointer:
		return valueOf(v.Elem(), key)
	case reflect.Struct:
		return entriesOf(v, key)
	case reflect.Map:
		return mapEntries(v, key)
	case reflect.Slice, reflect.Array:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = valueOf(v.Index(i), key+"[]")
		}
		return out
	case reflect.String:
		return v.String()
	}
	return word(fmt.Sprint(v.Interface()))
}

// mapEntries gives elements by name and levels from the best down, as the description prints them.
func mapEntries(v reflect.Value, key string) entries {
	values := map[string]any{}
	for _, k := range v.MapKeys() {
		values[fmt.Sprint(k.Interface())] = valueOf(v.MapIndex(k), key+"{}")
	}
	out := entries{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		out = append(out, entry{key: name, value: values[name]})
	}
	if v.Type().Key().Kind() == reflect.Int {
		slices.Reverse(out)
	}
	return out
}
