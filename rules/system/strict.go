package system

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

var descriptionType = reflect.TypeFor[Description]()
var decimalType = reflect.TypeFor[Decimal]()
var textType = reflect.TypeFor[encoding.TextUnmarshaler]()

// reader holds a YAML tree against the types, because the decoder would take 3.5 for a whole number and a number
// for a text, and would name no place for a date that is none.
type reader struct{ file string }

func (r reader) refuse(n ast.Node, format string, args ...any) error {
	line, column := place(n.GetToken())
	return &Unreadable{File: r.file, Line: line, Column: column, Text: fmt.Sprintf(format, args...)}
}

func (r reader) conform(t reflect.Type, n ast.Node, at string) error {
	switch v := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return r.refuse(n, "anchors and aliases are not read here; write the value out")
	case *ast.TagNode:
		return r.refuse(n, "YAML tags are not read here; write the plain value")
	case *ast.MappingValueNode:
		n = &ast.MappingNode{BaseNode: &ast.BaseNode{}, Start: v.GetToken(), Values: []*ast.MappingValueNode{v}}
	}
	if t == decimalType {
		return r.conformDecimal(n, at)
	}
	if reflect.PointerTo(t).Implements(textType) {
		return r.conformOwnText(t, n, at)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return r.conform(t.Elem(), n, at)
	case reflect.Struct:
		return r.conformStruct(t, n, at)
	case reflect.Map:
		return r.conformMap(t, n, at)
	case reflect.Slice, reflect.Array:
		return r.conformList(t, n, at)
	case reflect.Int:
		return r.conformWhole(n, at)
	case reflect.Bool:
		if _, ok := n.(*ast.BoolNode); !ok {
			return r.refuse(n, "%s is %s, but true or false is needed", at, kindOf(n))
		}
	case reflect.String:
		switch n.(type) {
		case *ast.StringNode, *ast.LiteralNode, *ast.NullNode:
		default:
			return r.refuse(n, "%s is %s, but a text is needed; put it in quotation marks", at, kindOf(n))
		}
	}
	return nil
}

func (r reader) conformOwnText(t reflect.Type, n ast.Node, at string) error {
	switch v := n.(type) {
	case *ast.NullNode:
		return nil
	case *ast.StringNode:
		if v.Value == "" {
			return nil
		}
		if err := reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(v.Value)); err != nil {
			return r.refuse(n, "%s: %s", at, err)
		}
		return nil
	}
	return r.refuse(n, "%s is %s, but a date is needed: write YYYY-MM-DD", at, kindOf(n))
}

func (r reader) conformWhole(n ast.Node, at string) error {
	v, ok := n.(*ast.IntegerNode)
	if !ok {
		return r.refuse(n, "%s is %s, but a whole number is needed", at, kindOf(n))
	}
	if i, err := strconv.Atoi(v.GetToken().Value); err != nil || i > 1_000_000 || i < -1_000_000 {
		return r.refuse(n, "%s is %s; write a whole number in plain digits, at most a million", at, v.GetToken().Value)
	}
	return nil
}

func (r reader) conformDecimal(n ast.Node, at string) error {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		if _, err := ParseDecimal(n.GetToken().Value); err != nil {
			return r.refuse(n, "%s is %s; write plain digits, at most four after the point, at most a million", at, n.GetToken().Value)
		}
		return nil
	}
	return r.refuse(n, "%s is %s, but a number is needed", at, kindOf(n))
}

func (r reader) conformStruct(t reflect.Type, n ast.Node, at string) error {
	if _, ok := n.(*ast.NullNode); ok && at != "" {
		return nil
	}
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return r.refuse(n, "%s is %s, but keys with values are needed", named(at), kindOf(n))
	}
	types, required := map[string]reflect.Type{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		if name, options, _ := strings.Cut(f.Tag.Get("yaml"), ","); f.IsExported() {
			types[name] = f.Type
			if at == "" && !strings.Contains(options, "omitempty") {
				required = append(required, name)
			}
		}
	}
	seen, err := r.conformKeys(m, at, func(k string) (reflect.Type, bool) { ft, ok := types[k]; return ft, ok })
	if err != nil {
		return err
	}
	for _, k := range required {
		if !seen[k] {
			return r.refuse(n, "the key %s is missing", k)
		}
	}
	return nil
}

func (r reader) conformMap(t reflect.Type, n ast.Node, at string) error {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return r.refuse(n, "%s is %s, but keys with values are needed", at, kindOf(n))
	}
	_, err := r.conformKeys(m, at, func(k string) (reflect.Type, bool) {
		if t.Key().Kind() == reflect.Int {
			if i, err := strconv.Atoi(k); err != nil || strconv.Itoa(i) != k {
				return nil, false
			}
		}
		return t.Elem(), true
	})
	return err
}

func (r reader) conformKeys(m *ast.MappingNode, at string, typeOf func(string) (reflect.Type, bool)) (map[string]bool, error) {
	seen := map[string]bool{}
	for _, v := range m.Values {
		switch v.Key.(type) {
		case *ast.StringNode, *ast.IntegerNode:
		default:
			return nil, r.refuse(v.Key, "this cannot be a key here; anchors, merges and tags are not read")
		}
		k := v.Key.GetToken().Value
		t, known := typeOf(k)
		if !known {
			return nil, r.refuse(v.Key, "there is no key %s", joined(at, k))
		}
		if seen[k] {
			return nil, r.refuse(v.Key, "the key %s stands here twice", joined(at, k))
		}
		seen[k] = true
		if err := r.conform(t, v.Value, joined(at, k)); err != nil {
			return nil, err
		}
	}
	return seen, nil
}

func (r reader) conformList(t reflect.Type, n ast.Node, at string) error {
	l, ok := n.(*ast.SequenceNode)
	if !ok {
		return r.refuse(n, "%s is %s, but a list is needed", at, kindOf(n))
	}
	if t.Kind() == reflect.Array && len(l.Values) != t.Len() {
		return r.refuse(n, "%s has %d values, but %d are needed", at, len(l.Values), t.Len())
	}
	for i, v := range l.Values {
		if err := r.conform(t.Elem(), v, fmt.Sprintf("%s[%d]", at, i)); err != nil {
			return err
		}
	}
	return nil
}

func kindOf(n ast.Node) string {
	switch v := n.(type) {
	case *ast.NullNode:
		return "empty"
	case *ast.MappingNode:
		return "a set of keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.IntegerNode, *ast.FloatNode:
		return "the number " + v.GetToken().Value
	case *ast.BoolNode:
		return v.GetToken().Value
	case *ast.StringNode:
		if len(v.Value) <= 40 {
			return strconv.Quote(v.Value)
		}
	}
	return "a text"
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
