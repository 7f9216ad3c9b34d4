package system

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/act"

	"github.com/goccy/go-yaml/ast"
)

var decimalType = reflect.TypeFor[Decimal]()
var textType = reflect.TypeFor[encoding.TextUnmarshaler]()

// reader fills the types from a YAML tree, and takes nothing for anything else than it is: 3.5 is no whole number, 7
// no text, and a key that is left out or stands twice is said to be.
type reader struct{ file string }

func (r reader) refuse(n ast.Node, format string, args ...any) error {
	line, column := place(tokenOf(n))
	return &Unreadable{File: r.file, Line: line, Column: column, Text: oneLine(fmt.Sprintf(format, args...))}
}

// oneLine keeps a complaint in a line, whatever of the file it names.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// read puts what stands at a node into v. The path at is as in elements[0].id; key is the same as in terms.
func (r reader) read(v reflect.Value, n ast.Node, at, key string) error {
	if reflect.PointerTo(v.Type()).Implements(textType) && v.Type() != decimalType {
		return r.readOwnText(v, n, at)
	}
	switch v.Kind() {
	case reflect.Pointer:
		return r.readPointer(v, n, at, key)
	case reflect.Struct:
		if v.Type() == decimalType {
			return r.readDecimal(v, n, at, key)
		}
		return r.readStruct(v, n, at, key)
	case reflect.Map:
		return r.readMap(v, n, at, key)
	case reflect.Slice, reflect.Array:
		return r.readList(v, n, at, key)
	case reflect.Int:
		return r.readWhole(v, n, at, key)
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			return r.refuse(n, "%s is %s, but true or false is needed", at, kindOf(n))
		}
		v.SetBool(b.Value)
		return nil
	case reflect.String:
		return r.readText(v, n, at, key)
	}
	panic("descriptions have no " + v.Type().String())
}

func (r reader) readPointer(v reflect.Value, n ast.Node, at, key string) error {
	if _, empty := n.(*ast.NullNode); empty && v.Type().Elem().Kind() == reflect.Struct {
		return nil
	}
	v.Set(reflect.New(v.Type().Elem()))
	return r.read(v.Elem(), n, at, key)
}

func (r reader) readText(v reflect.Value, n ast.Node, at, key string) error {
	s, ok := textOf(n)
	if !ok {
		return r.refuse(n, "%s is %s, but a text is needed; put it in quotation marks", at, kindOf(n))
	}
	for _, c := range s {
		if c != '\n' && c != '\t' && notText(c) || c == '\uFFFD' {
			return r.refuse(n, "%s has a character (%U) that is no part of a text; take it out", at, c)
		}
	}
	s = strings.TrimRight(s, "\n") // how a block ends is no part of the text
	t := termOf(key)
	if len(t.words) > 0 && !slices.Contains(t.words, s) && (s != "" || !t.unsaid) {
		return r.refuse(n, "%s is %q; it can be %s", at, act.Clipped(s), strings.Join(t.words, ", "))
	}
	if t.pattern != nil && !t.pattern.MatchString(s) {
		return r.refuse(n, "%s is %q; %s", at, act.Clipped(s), t.form)
	}
	v.SetString(s)
	return nil
}

// textOf gives a text, or nothing for a key without a value.
func textOf(n ast.Node) (string, bool) {
	switch s := n.(type) {
	case *ast.StringNode:
		return s.Value, true
	case *ast.LiteralNode:
		return s.Value.Value, true
	case *ast.NullNode:
		return "", s.GetToken().Value == ""
	}
	return "", false
}

// readOwnText reads a date.
func (r reader) readOwnText(v reflect.Value, n ast.Node, at string) error {
	s, ok := textOf(n)
	if _, empty := n.(*ast.NullNode); !ok && !empty {
		return r.refuse(n, "%s is %s, but a date is needed: write YYYY-MM-DD", at, kindOf(n))
	}
	if s == "" {
		return nil
	}
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(s)); err != nil {
		return r.refuse(n, "%s: %s", at, err)
	}
	return nil
}

func (r reader) readWhole(v reflect.Value, n ast.Node, at, key string) error {
	if _, ok := n.(*ast.IntegerNode); !ok {
		return r.refuse(n, "%s is %s, but a whole number is needed", at, kindOf(n))
	}
	written := n.GetToken().Value
	i, err := strconv.Atoi(written)
	if err != nil || strconv.Itoa(i) != written || i > maxDecimal || i < -maxDecimal {
		return r.refuse(n, "%s is %s; write a whole number in plain digits, at most a million", at, act.Clipped(written))
	}
	v.SetInt(int64(i))
	return r.within(n, Whole(i), at, key)
}

func (r reader) readDecimal(v reflect.Value, n ast.Node, at, key string) error {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
	default:
		return r.refuse(n, "%s is %s, but a number is needed", at, kindOf(n))
	}
	d, err := ParseDecimal(n.GetToken().Value)
	if err != nil {
		return r.refuse(n, "%s is %s; write plain digits, at most four after the point, at most a million", at, act.Clipped(n.GetToken().Value))
	}
	v.Set(reflect.ValueOf(d))
	return r.within(n, d, at, key)
}

// within holds a number against the bounds of its key; the format's own number has a sentence of its own.
func (r reader) within(n ast.Node, d Decimal, at, key string) error {
	t := termOf(key)
	most := Whole(maxDecimal)
	if t.most != 0 {
		most = Whole(t.most)
	}
	if key != "format" && (d.Less(Whole(t.least)) || most.Less(d)) {
		return r.refuse(n, "%s is %s; it can be from %d to %s", at, d, t.least, most)
	}
	return nil
}

func kindOf(n ast.Node) string {
	switch v := n.(type) {
	case *ast.NullNode:
		return "empty"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a set of keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.IntegerNode, *ast.FloatNode:
		return "the number " + act.Clipped(v.GetToken().Value)
	case *ast.BoolNode:
		return v.GetToken().Value
	case *ast.StringNode:
		if len(v.Value) <= 40 {
			return strconv.Quote(v.Value)
		}
	}
	return "a text"
}
