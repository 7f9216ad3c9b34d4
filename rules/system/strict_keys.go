package system

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"sesperf/rules/act"

	"github.com/goccy/go-yaml/ast"
)

// neverZero are the keys that have to stand in their places: left out, they would pass for zero.
var neverZero = map[string]bool{"levels[].points": true, "derivation.override.any_element_at": true,
	"derivation.override.gives": true}

// needs says whether a key has to stand in its place: left out it would pass for zero, or for a word that it has not.
func needs(key string) bool {
	t := termOf(key)
	return neverZero[key] || t.least > 0 || t.pattern != nil || len(t.words) > 0 && !t.unsaid
}

// mayBeEmpty says whether {} stands for nothing of it, as in an override that there is not.
func mayBeEmpty(key string) bool {
	return key != "" && key != "period" && key != "details" && !strings.HasSuffix(key, "]")
}

func (r reader) readStruct(v reflect.Value, n ast.Node, at, key string) error {
	if _, empty := n.(*ast.NullNode); empty && mayBeEmpty(key) {
		return nil
	}
	fields, needed := map[string]reflect.Value{}, []string{}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() {
			continue
		}
		fields[name] = v.Field(i)
		if at == "" && !strings.Contains(options, "omitempty") || needs(joined(key, name)) {
			needed = append(needed, name)
		}
	}
	seen := map[string]bool{}
	values, err := r.keys(n, at)
	if err != nil {
		return err
	}
	for _, kv := range values {
		name := kv.Key.GetToken().Value
		field, known := fields[name]
		if !known {
			return r.refuse(kv.Key, "there is no key %s", act.Clipped(joined(at, name)))
		}
		seen[name] = true
		if err := r.read(field, kv.Value, joined(at, name), joined(key, name)); err != nil {
			return err
		}
	}
	if len(seen) == 0 && mayBeEmpty(key) {
		return nil
	}
	for _, name := range needed {
		if !seen[name] {
			return r.refuse(n, "the key %s is missing", joined(at, name))
		}
	}
	return nil
}

func (r reader) readMap(v reflect.Value, n ast.Node, at, key string) error {
	values, err := r.keys(n, at)
	if err != nil {
		return err
	}
	t := v.Type()
	v.Set(reflect.MakeMap(t))
	for _, kv := range values {
		name := kv.Key.GetToken().Value
		k := reflect.ValueOf(name)
		if t.Key().Kind() == reflect.Int {
			i, err := strconv.Atoi(name)
			if err != nil || strconv.Itoa(i) != name || i < 1 || i > maxLevels {
				return r.refuse(kv.Key, "there is no key %s; write the number of a level", act.Clipped(joined(at, name)))
			}
			k = reflect.ValueOf(i)
		}
		item := reflect.New(t.Elem()).Elem()
		if err := r.read(item, kv.Value, joined(at, name), key+"{}"); err != nil {
			return err
		}
		v.SetMapIndex(k, item)
	}
	return nil
}

// keys gives the keys of a mapping with their values, each once.
func (r reader) keys(n ast.Node, at string) ([]*ast.MappingValueNode, error) {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
	default:
		return nil, r.refuse(n, "%s is %s, but keys with values are needed", named(at), kindOf(n))
	}
	seen := map[string]bool{}
	values := valuesOf(n)
	for _, kv := range values {
		switch kv.Key.(type) {
		case *ast.StringNode, *ast.IntegerNode:
		default:
			return nil, r.refuse(kv.Key, "this cannot be a key here; a key is a plain word")
		}
		name := kv.Key.GetToken().Value
		if seen[name] {
			return nil, r.refuse(kv.Key, "the key %s stands here twice", act.Clipped(joined(at, name)))
		}
		seen[name] = true
	}
	return values, nil
}

func (r reader) readList(v reflect.Value, n ast.Node, at, key string) error {
	l, ok := n.(*ast.SequenceNode)
	if !ok {
		return r.refuse(n, "%s is %s, but a list is needed", at, kindOf(n))
	}
	if v.Kind() == reflect.Array && len(l.Values) != v.Len() {
		return r.refuse(n, "%s has %d values, but %d are needed", at, len(l.Values), v.Len())
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(l.Values), len(l.Values)))
	}
	for i, item := range l.Values {
		if err := r.read(v.Index(i), item, fmt.Sprintf("%s[%d]", at, i), key+"[]"); err != nil {
			return err
		}
	}
	return nil
}

func joined(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

func named(at string) string {
	if at == "" {
		return "the description"
	}
	return at
}
