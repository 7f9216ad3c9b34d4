package act

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"sesperf/rules/calendar"
)

// inputs have a field of every type that inputs have.
type inputs struct {
	Text   string            `json:"text"`
	On     calendar.Date     `json:"on,omitzero"`
	Count  int               `json:"count,omitempty"`
	Sure   bool              `json:"sure,omitempty"`
	Level  *int              `json:"level,omitempty"`
	List   []part            `json:"list,omitempty"`
	Said   map[string]string `json:"said,omitempty"`
	Levels map[string]int    `json:"levels,omitempty"`
}

type part struct {
	Name string        `json:"name"`
	From calendar.Date `json:"from,omitzero"`
}

// Each wrong input is refused by the name of its field.
func TestDecodeNamesTheField(t *testing.T) {
	for raw, want := range map[string]string{
		`{"text":"a","text":"b"}`:                                   "text: this stands twice",
		`{"text":"a","list":[{"name":"x"},{"name":"y","name":""}]}`: "list.1.name: this stands twice",
		`{"text":"a","said":{"one":"1","one":"2"}}`:                 "said.one: this stands twice",
		`{"text":"a","t\u0065xt":"b"}`:                              "text: this stands twice",
		`{}`:                                                        "text: this is missing",
		`{"text":1}`:                                                "text: here stands the number 1",
		`{"text":"a","on":"2026-02-30"}`:                            "on: ",
		`{"text":"a","on":20260101}`:                                "on: here stands the number 20260101, but a text is needed",
		`{"text":"a","count":1.5}`:                                  "count: here stands the number 1.5, but a whole number",
		`{"text":"a","list":[{}]}`:                                  "list.0.name: this is missing",
		`{"text":"a","other":1}`:                                    "other: there is no such field",
		`{"text":"a\u0000"}`:                                        "text: this text holds a NUL",
		`{"text":"a"}{}`:                                            "more than one JSON value",
		`{"TEXT":"a"}`:                                              "text: this is missing",
		`[]`:                                                        "here stands a list, but an object is needed",
	} {
		var in inputs
		err := Decode(json.RawMessage(raw), &in)
		var invalid *Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", raw, err, want)
		}
	}
}

const whole = `{"text":"So it was.","on":"2026-10-20","count":3,"sure":true,"level":4,"list":[{"name":"x","from":"2025-10-01"},{"name":"y"}],"said":{"leading-people":"Seen."},"levels":{"results-driven":5}}`

var oddInputs = []string{"null", "{}", "[]", `""`, "1e999", "99999999999999999999", "-0", `"\ud800"`, `"\u0000"`, "2026-02-29", "0000-01-01", "\xff", "{", "}", "]", ",", ":", `"text":`, `"on":"2026-10-20",`, "true", "\\", "\n", `"level":null,`, "[[[["}

// FuzzDecode: whatever the bytes, inputs are read or refused in one sentence; what is read reads the same when it is written
// again, and holds no field twice.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(whole))
	for _, s := range oddInputs {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { decodeAnything(t, raw) })
}

func decodeAnything(t *testing.T, raw []byte) {
	var in, again inputs
	if err := Decode(raw, &in); err != nil {
		var invalid *Invalid
		if !errors.As(err, &invalid) || strings.Contains(err.Error(), "\n") {
			t.Fatalf("%q: not one sentence: %v", raw, err)
		}
		return
	}
	written, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := Decode(written, &again); err != nil {
		t.Fatalf("%q is read, and refused when it is written again as %q: %v", raw, written, err)
	}
	if once, _ := json.Marshal(again); !bytes.Equal(once, written) || !reflect.DeepEqual(in.Levels, again.Levels) && len(in.Levels) > 0 {
		t.Fatalf("%q is written as %q, and then as %q", raw, written, once)
	}
}

// A slice of what the fuzzer does, from one seed. SESPERF_ASSURE=1 makes ten million.
func TestDecodeTakesAnything(t *testing.T) {
	runs := 20_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	random := rand.New(rand.NewPCG(20, 26))
	for range runs {
		data := []byte(whole)
		for range 1 + random.IntN(3) {
			data = mutated(random, data)
		}
		decodeAnything(t, data)
	}
}

func mutated(random *rand.Rand, data []byte) []byte {
	if len(data) == 0 {
		return []byte("{}")
	}
	at, to := random.IntN(len(data)), random.IntN(len(data))
	end := at + random.IntN(min(30, len(data)-at)+1)
	switch random.IntN(4) {
	case 0:
		data[at] = byte(random.IntN(256))
		return data
	case 1:
		return append(data[:at:at], data[end:]...)
	case 2:
		return append(append(data[:to:to], data[at:end]...), data[to:]...)
	}
	return append(append(data[:at:at], oddInputs[random.IntN(len(oddInputs))]...), data[at:]...)
}
