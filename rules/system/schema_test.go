package system

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// published compiles the schema as somebody else's validator reads it.
func published(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(JSONSchema())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

// What the program reads the published schema accepts: the basic system and every example.
func TestSchemaAcceptsWhatIsRead(t *testing.T) {
	s := published(t)
	all := []*Description{Basic()}
	files, err := filepath.Glob("../../examples/systems/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples are found", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Parse(f, text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	for _, d := range all {
		if err := validate(t, s, d.JSON()); err != nil {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
}

// What is against the format is against the schema too.
func TestSchemaRefuses(t *testing.T) {
	s := published(t)
	text := string(Basic().JSON())
	for _, pair := range [][2]string{
		{`"format":1`, `"format":2`}, {`"id":"basic"`, `"id":"Basic System"`}, {`"kind":"ses"`, `"kind":"SES"`}, {`"minimum_days":90`, `"minimum_day":90`},
		{`"minimum_days":90`, `"minimum_days":"90"`}, {`"minimum_days":90`, `"minimum_days":90.5`}, {`"minimum_days":90`, `"minimum_days":-1`}, {`[475,500]`, `[475]`},
		{`"retention":{"years":5},`, ``}, {`"uses":["pay"`, `"uses":["parking"`}, {`"from":"2012-01-04"`, `"from":"4 January"`}, {`"points":4,`, ``},
		{`"begins":"10-01"`, `"begins":"1 October"`}, {`{"any_element_at":1,"gives":1}`, `{"gives":1}`}, {`"level":5`, `"level":10`}, {`"points":4,`, `"points":4.00001,`},
	} {
		if !strings.Contains(text, pair[0]) {
			t.Fatalf("the basic system has no %s", pair[0])
		}
		if err := validate(t, s, []byte(strings.Replace(text, pair[0], pair[1], 1))); err == nil {
			t.Errorf("%s was accepted", pair[1])
		}
	}
}

// Every key says in the schema what it means, and the table has no key that the format has not.
func TestEveryKeyIsExplained(t *testing.T) {
	keys := map[string]bool{}
	var walk func(rt reflect.Type, key string)
	walk = func(rt reflect.Type, key string) {
		keys[key] = true
		switch {
		case rt.Kind() == reflect.Pointer:
			walk(rt.Elem(), key)
		case rt == decimalType || reflect.PointerTo(rt).Implements(textType):
		case rt.Kind() == reflect.Slice || rt.Kind() == reflect.Array:
			walk(rt.Elem(), key+"[]")
		case rt.Kind() == reflect.Map:
			walk(rt.Elem(), key+"{}")
		case rt.Kind() == reflect.Struct:
			for i := range rt.NumField() {
				if f := rt.Field(i); f.IsExported() {
					name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
					walk(f.Type, joined(key, name))
					if termOf(joined(key, name)).means == "" {
						t.Errorf("%s is not explained", joined(key, name))
					}
				}
			}
		}
	}
	walk(reflect.TypeFor[Description](), "")
	for key := range terms {
		if !keys[key] {
			t.Errorf("%s is explained, and there is no such key", key)
		}
	}
}
