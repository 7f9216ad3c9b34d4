package act

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is how many characters one text of an act may have: about sixty printed pages.
const MaxText = 200_000

// Invalid is the error of inputs that cannot be read: which field, and what is wrong with it.
type Invalid struct {
	Field string
	Text  string
}

func (e *Invalid) Error() string {
	if e.Field == "" {
		return e.Text
	}
	return strings.Join(strings.Fields(e.Field), " ") + ": " + e.Text // a field may be named by whoever wrote it
}

// Decode reads the inputs of an act strictly: unknown fields, missing ones, such as stand twice, wrong types, texts that are
// too long or hold NUL are an *Invalid that names the field. A field is required unless its tag says omitempty or omitzero.
func Decode(raw json.RawMessage, into any) error {
	if len(bytes.TrimSpace(raw)) == 0 {
		raw = []byte("{}")
	}
	if !utf8.Valid(raw) {
		return &Invalid{Text: "the inputs are not valid UTF-8 text"}
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return &Invalid{Text: "the inputs are not JSON: " + err.Error()}
	}
	if d.More() {
		return &Invalid{Text: "the inputs are more than one JSON value"}
	}
	if err := twice(raw); err != nil {
		return err
	}
	if err := conform(reflect.TypeOf(into).Elem(), tree, ""); err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return &Invalid{Text: strings.TrimPrefix(err.Error(), "json: ")}
	}
	return nil
}

var textType = reflect.TypeFor[encoding.TextUnmarshaler]()
var jsonType = reflect.TypeFor[json.Unmarshaler]()

// conform holds a decoded value against a type, so that the error can name the field.
func conform(t reflect.Type, v any, at string) error {
	if reflect.PointerTo(t).Implements(jsonType) || reflect.PointerTo(t).Implements(textType) {
		return conformOwn(t, v, at)
	}
	switch t.Kind() {
	case reflect.Pointer:
		if v == nil {
			return nil
		}
		return conform(t.Elem(), v, at)
	case reflect.Struct:
		m, ok := v.(map[string]any)
		if !ok {
			return &Invalid{at, "here stands " + describe(v) + ", but an object is needed"}
		}
		return conformStruct(t, m, at)
	case reflect.Slice:
		list, ok := v.([]any)
		if !ok {
			return &Invalid{at, "here stands " + describe(v) + ", but a list is needed"}
		}
		for i, e := range list {
			if err := conform(t.Elem(), e, join(at, strconv.Itoa(i))); err != nil {
				return err
			}
		}
	case reflect.Map:
		m, ok := v.(map[string]any)
		if !ok {
			return &Invalid{at, "here stands " + describe(v) + ", but an object is needed"}
		}
		for _, k := range sorted(m) {
			if err := conform(t.Elem(), m[k], join(at, k)); err != nil {
				return err
			}
		}
	case reflect.String:
		return conformText(v, at)
	case reflect.Bool:
		if _, ok := v.(bool); !ok {
			return &Invalid{at, "here stands " + describe(v) + ", but true or false is needed"}
		}
	case reflect.Int, reflect.Int64:
		n, ok := v.(json.Number)
		if _, err := strconv.Atoi(n.String()); !ok || err != nil {
			return &Invalid{at, "here stands " + describe(v) + ", but a whole number is needed"}
		}
	}
	return nil
}

func conformStruct(t reflect.Type, m map[string]any, at string) error {
	known := map[string]bool{}
	for _, f := range fieldsOf(t) {
		known[f.name] = true
		v, present := m[f.name]
		if !present {
			if f.required {
				return &Invalid{join(at, f.name), "this is missing"}
			}
			continue
		}
		if err := conform(f.Type, v, join(at, f.name)); err != nil {
			return err
		}
	}
	for _, k := range sorted(m) {
		if !known[k] {
			return &Invalid{join(at, k), "there is no such field"}
		}
	}
	return nil
}

// conformOwn lets a type that reads itself judge the value.
func conformOwn(t reflect.Type, v any, at string) error {
	b, err := json.Marshal(v)
	if err != nil {
		return &Invalid{at, err.Error()}
	}
	if err := json.Unmarshal(b, reflect.New(t).Interface()); err != nil {
		text := strings.TrimPrefix(err.Error(), "json: ")
		if _, ok := v.(string); !ok && reflect.PointerTo(t).Implements(textType) {
			text = "here stands " + describe(v) + ", but a text is needed"
		}
		return &Invalid{at, text}
	}
	return nil
}

func conformText(v any, at string) error {
	s, ok := v.(string)
	if !ok {
		return &Invalid{at, "here stands " + describe(v) + ", but a text is needed"}
	}
	if strings.ContainsRune(s, 0) {
		return &Invalid{at, "this text holds a NUL character, which cannot be kept; take it out"}
	}
	if n := utf8.RuneCountInString(s); n > MaxText {
		return &Invalid{at, fmt.Sprintf("this text has %d characters, and at most %d can be recorded; shorten it, or attach the rest as a document. Nothing is lost: your text is kept as a draft", n, MaxText)}
	}
	return nil
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		if len(v) > 40 {
			return "a text"
		}
		return "the text " + strconv.Quote(v)
	case json.Number:
		return "the number " + v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list"
	}
	return "an object"
}

// join names a field within another. A name that somebody made up is shown in one line, and not at length.
func join(at, name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) || len(name) > 200 {
		name = strconv.Quote(Clipped(name))
	}
	if at == "" {
		return name
	}
	return at + "." + name
}

func sorted(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

type field struct {
	reflect.StructField
	name     string
	required bool
}

func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			out = append(out, fieldsOf(f.Type)...)
			continue
		}
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		out = append(out, field{f, name, !strings.Contains(opts, "omit")})
	}
	return out
}
