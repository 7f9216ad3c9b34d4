package web

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/system"
)

// stepsOf takes a path apart: levels[0].label is levels, 0, label.
func stepsOf(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// childOf gives the value one step beneath another: the field of that key, the entry of that number, the value of that
// key of a map. The zero Value is none.
func childOf(v reflect.Value, step string) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return reflect.Value{}
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); name == step && v.Type().Field(i).IsExported() {
				return v.Field(i)
			}
		}
	case reflect.Slice, reflect.Array:
		if n, err := strconv.Atoi(step); err == nil && n >= 0 && n < v.Len() {
			return v.Index(n)
		}
	case reflect.Map:
		if key, ok := keyFor(v.Type().Key(), step); ok {
			return v.MapIndex(key)
		}
	}
	return reflect.Value{}
}

func keyFor(t reflect.Type, step string) (reflect.Value, bool) {
	if t.Kind() == reflect.Int {
		n, err := strconv.Atoi(step)
		return reflect.ValueOf(n), err == nil
	}
	return reflect.ValueOf(step), true
}

// valueAt gives what stands at a path of a description; false if nothing does.
func valueAt(d *system.Description, path string) (reflect.Value, bool) {
	v := reflect.ValueOf(d).Elem()
	for _, step := range stepsOf(path) {
		if v = childOf(v, step); !v.IsValid() {
			return v, false
		}
	}
	return v, true
}

// typedAt gives what stands at a path as it would be typed: of a list, each entry.
func typedAt(d *system.Description, path string) []string {
	v, ok := valueAt(d, path)
	if !ok {
		return nil
	}
	if v.Kind() == reflect.Slice && !isText(v) {
		var out []string
		for i := range v.Len() {
			out = append(out, wordOf(v.Index(i)))
		}
		return out
	}
	return []string{wordOf(v)}
}

func isText(v reflect.Value) bool {
	_, ok := v.Interface().(encoding.TextMarshaler)
	return ok
}

// wordOf writes one value as it is typed. A yes or no is yes or no.
func wordOf(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return "yes"
		}
		return "no"
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return wordOf(v.Elem())
	}
	return fmt.Sprint(v.Interface())
}

// putAt writes what was typed at a path of a description; an error says, for its writer, why it cannot stand there.
func putAt(d *system.Description, path string, typed []string) error {
	return putIn(reflect.ValueOf(d).Elem(), stepsOf(path), typed)
}

func putIn(v reflect.Value, steps []string, typed []string) error {
	if len(steps) == 0 {
		return put(v, typed)
	}
	if v.Kind() != reflect.Map {
		child := childOf(v, steps[0])
		if !child.IsValid() {
			return fmt.Errorf("there is no such place in the description any more")
		}
		return putIn(child, steps[1:], typed)
	}
	key, ok := keyFor(v.Type().Key(), steps[0])
	if !ok {
		return fmt.Errorf("there is no such place in the description")
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	entry := reflect.New(v.Type().Elem()).Elem()
	if old := v.MapIndex(key); old.IsValid() {
		entry.Set(old)
	}
	if len(steps) == 1 && strings.TrimSpace(strings.Join(typed, "")) == "" {
		v.SetMapIndex(key, reflect.Value{})
		return nil
	}
	if err := putIn(entry, steps[1:], typed); err != nil {
		return err
	}
	v.SetMapIndex(key, entry)
	return nil
}

// put writes what was typed into a value. What stands empty is dropped from a list.
func put(v reflect.Value, typed []string) error {
	if v.Kind() == reflect.Slice {
		list := reflect.MakeSlice(v.Type(), 0, len(typed))
		for _, t := range slices.DeleteFunc(slices.Clone(typed), func(t string) bool { return strings.TrimSpace(t) == "" }) {
			entry := reflect.New(v.Type().Elem()).Elem()
			if err := put(entry, []string{t}); err != nil {
				return err
			}
			list = reflect.Append(list, entry)
		}
		v.Set(list)
		return nil
	}
	text := ""
	if len(typed) > 0 {
		text = typed[len(typed)-1]
	}
	return putWord(v, text)
}

func putWord(v reflect.Value, text string) error {
	short := strings.TrimSpace(text)
	switch to := v.Addr().Interface().(type) {
	case *system.Decimal:
		if short == "" {
			short = "0"
		}
		n, err := system.ParseDecimal(short)
		if err != nil {
			return fmt.Errorf("“%s” is not a number that can stand here; write plain digits, with at most four after the point", clip(text))
		}
		*to = n
		return nil
	case encoding.TextUnmarshaler:
		if short == "" {
			v.SetZero()
			return nil
		}
		if to.UnmarshalText([]byte(short)) != nil {
			return fmt.Errorf("“%s” is not a day; write it as YYYY-MM-DD", clip(text))
		}
		return nil
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.TrimSpace(text))
	case reflect.Bool:
		v.SetBool(short == "yes")
	case reflect.Int:
		n, err := strconv.Atoi(short)
		if err != nil {
			return fmt.Errorf("“%s” is not a whole number; write plain digits", clip(text))
		}
		v.SetInt(int64(n))
	default:
		return fmt.Errorf("this cannot be written here; edit the description as text")
	}
	return nil
}

// addAt adds an entry to a list of a description, and gives its path.
func addAt(d *system.Description, path string) (string, bool) {
	v, ok := valueAt(d, path)
	if !ok || v.Kind() != reflect.Slice {
		return "", false
	}
	entry := reflect.New(v.Type().Elem()).Elem()
	switch e := entry.Addr().Interface().(type) {
	case *system.Added:
		e.As = "competency"
	case *system.Equivalent:
		e.Level = d.Levels[0].Level
	}
	v.Set(reflect.Append(v, entry))
	return fmt.Sprintf("%s[%d]", path, v.Len()-1), true
}

// dropAt takes an entry out of a list: equivalents[1].
func dropAt(d *system.Description, path string) bool {
	at := strings.LastIndex(path, "[")
	if at < 0 {
		return false
	}
	v, ok := valueAt(d, path[:at])
	n, err := strconv.Atoi(strings.Trim(path[at:], "[]"))
	if !ok || err != nil || v.Kind() != reflect.Slice || n < 0 || n >= v.Len() {
		return false
	}
	v.Set(reflect.AppendSlice(v.Slice(0, n), v.Slice(n+1, v.Len())))
	return true
}
