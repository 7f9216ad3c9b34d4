package comparison

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"sesperf/rules/system"
)

// same says whether two statements say the same; one that is missing says the same as an empty text or list.
func (s *statement) same(o *statement) bool {
	if s == nil || o == nil {
		return s.silent() && o.silent()
	}
	if s.group != o.group {
		return false
	}
	if s.group {
		return s.words() == o.words()
	}
	switch s.kind {
	case prose:
		return strings.Join(strings.Fields(s.words()), " ") == strings.Join(strings.Fields(o.words()), " ")
	case set:
		a, b := s.members(), o.members()
		slices.Sort(a)
		slices.Sort(b)
		return slices.Equal(slices.Compact(a), slices.Compact(b))
	}
	return s.words() == o.words()
}

func (s *statement) silent() bool {
	return s == nil || !s.group && (s.words() == "" || s.words() == "[]")
}

// words writes what a statement says: a text as it stands, lists and groups as the format writes them in a line.
func (s *statement) words() string {
	if s == nil {
		return ""
	}
	if s.group {
		var parts []string
		for _, key := range s.order {
			if w := s.parts[key].words(); w != "" {
				parts = append(parts, key+": "+w)
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if s.kind == prose && s.value.Kind() == reflect.Slice {
		return strings.Join(s.members(), "\n")
	}
	return wordsOf(s.value)
}

func wordsOf(v reflect.Value) string {
	if d, ok := v.Interface().(fmt.Stringer); ok {
		return d.String()
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, wordsOf(v.Index(i)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case reflect.Struct:
		var parts []string
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
			parts = append(parts, name+": "+wordsOf(v.Field(i)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return fmt.Sprint(v.Interface())
}

// members gives the entries of a list.
func (s *statement) members() []string {
	var out []string
	if s != nil && s.value.IsValid() && s.value.Kind() == reflect.Slice {
		for i := range s.value.Len() {
			out = append(out, wordsOf(s.value.Index(i)))
		}
	}
	return out
}

// number gives a whole number or a decimal; a number that is not there is 0, as the format has it.
func (s *statement) number() system.Decimal {
	if s == nil || s.group {
		return system.Decimal{}
	}
	switch v := s.value.Interface().(type) {
	case system.Decimal:
		return v
	case int:
		return system.Whole(v)
	}
	return system.Decimal{}
}

func (s *statement) truth() bool {
	return s != nil && !s.group && s.value.Kind() == reflect.Bool && s.value.Bool()
}
