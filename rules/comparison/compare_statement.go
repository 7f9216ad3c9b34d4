package comparison

import (
	"encoding"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/system"
)

// statement is one thing that a description says: a value, or a group of statements by key.
type statement struct {
	path  string // levels.5.label
	place string // levels[0].label: the same, as Place reads it
	value reflect.Value
	kind  manner
	group bool
	empty bool // a group that is there even when nothing of it is: a list, or the agency's own texts
	order []string
	parts map[string]*statement
}

// manner is how two values are held against each other.
type manner int

const (
	exact manner = iota // character by character
	prose               // as text: white space does not count
	set                 // as a set: the order does not count
)

// What is one value, though its type is a struct.
var (
	decimalType = reflect.TypeFor[system.Decimal]()
	textType    = reflect.TypeFor[encoding.TextUnmarshaler]()
)

var proseKeys = []string{"requirement", "standard", "examples", "section_14"}

// statements gives all that a description says, in the order of the format.
func statements(d *system.Description) *statement {
	root := groupOf("", "")
	root.fields(reflect.ValueOf(d).Elem())
	if !d.HasBoard() {
		root.drop("board")
	}
	if !d.HasHigherLevelReview() {
		root.drop("higher_level_review")
	}
	root.drop("format")
	return root
}

func groupOf(path, place string) *statement {
	return &statement{path: path, place: place, group: true, parts: map[string]*statement{}}
}

func (s *statement) put(key string, part *statement) {
	s.order = append(s.order, key)
	s.parts[key] = part
}

func (s *statement) drop(key string) {
	delete(s.parts, key)
	s.order = slices.DeleteFunc(s.order, func(k string) bool { return k == key })
}

func (s *statement) fields(v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || strings.Contains(options, "omitempty") && nothing(v.Field(i)) && name != "critical" {
			continue
		}
		s.put(name, partOf(joined(s.path, name), joined(s.place, name), name, v.Field(i)))
	}
}

func partOf(path, place, name string, v reflect.Value) *statement {
	if name == "critical" { // unsaid is critical
		v = reflect.ValueOf(v.IsNil() || v.Elem().Bool())
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	leaf := &statement{path: path, place: place, value: v}
	switch {
	case slices.Contains(proseKeys, name):
		leaf.kind = prose
	case v.Kind() == reflect.Struct && v.Type() != decimalType && !reflect.PointerTo(v.Type()).Implements(textType):
		group := groupOf(path, place)
		group.fields(v)
		group.empty = name == "text" || path == "approval"
		return group
	case v.Kind() == reflect.Map:
		return mapOf(path, place, v)
	case v.Kind() == reflect.Slice && keyOf[v.Type().Elem()] != nil:
		return listOf(path, place, v)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Struct:
		leaf.kind = set
	}
	return leaf
}

// keyOf gives what the entries of a list are known by.
var keyOf = map[reflect.Type]func(v any) string{
	reflect.TypeFor[system.Level]():      func(v any) string { return strconv.Itoa(v.(system.Level).Level) },
	reflect.TypeFor[system.Element]():    func(v any) string { return v.(system.Element).ID },
	reflect.TypeFor[system.Competency](): func(v any) string { return v.(system.Competency).ID },
	reflect.TypeFor[system.Equivalent](): func(v any) string { return v.(system.Equivalent).Label },
}

func listOf(path, place string, v reflect.Value) *statement {
	group, key := groupOf(path, place), keyOf[v.Type().Elem()]
	group.empty = true
	for i := range v.Len() {
		name := key(v.Index(i).Interface())
		part := groupOf(joined(path, name), fmt.Sprintf("%s[%d]", place, i))
		part.fields(v.Index(i))
		for group.parts[name] != nil {
			name += "+" // a second entry of the same name is not the first one
		}
		group.put(name, part)
	}
	return group
}

func mapOf(path, place string, v reflect.Value) *statement {
	group := groupOf(path, place)
	group.empty = true
	byName := map[string]reflect.Value{}
	for _, k := range v.MapKeys() {
		byName[fmt.Sprint(k.Interface())] = v.MapIndex(k)
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		group.put(name, &statement{path: joined(path, name), place: joined(place, name), value: byName[name]})
	}
	return group
}

func (s *statement) at() string {
	if s == nil {
		return ""
	}
	return s.path
}

// find gives the statement of a path, or nil.
func (s *statement) find(path string) *statement {
	for _, key := range s.order {
		p := s.parts[key]
		if p.path == path {
			return p
		}
		if p.group && strings.HasPrefix(path, p.path+".") {
			if found := p.find(path); found != nil {
				return found
			}
		}
	}
	return nil
}

// joined gives the path of a key that stands at another path.
func joined(at, key string) string { return strings.TrimPrefix(at+"."+key, ".") }

// nothing says whether a value is one that the format leaves out.
func nothing(v reflect.Value) bool {
	return v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0
}
