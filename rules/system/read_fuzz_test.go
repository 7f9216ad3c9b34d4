package system

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// FuzzParse: whatever the bytes, the reader ends, soon and with one sentence; what it accepts it prints and reads
// again the same.
func FuzzParse(f *testing.F) {
	f.Add(basicYAML)
	f.Add([]byte(shortDescription))
	for _, s := range oddFiles {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readAnything(t, data) })
}

var oddFiles = []string{"a: &a [*a]", "- - - -", "{[{[", "? a\n: b", "a: |+\n\n x\n", "a: >2-\n   x", "!!str a: b", "a: 'b", "a: \"\\x", "\t", "---\n...\n---", "%YAML 1.2\n---\na: b",
	"[a, b: c, {d}]", "a:\n- b\n-\n- {c: ]", "\"a\": 1", "a: b: c", "<<: *x", "a: -\n  - b", "key: [\n]", ": :", "-", "a: {b: {c: {d: [e]}}}", "\r", "a:\r\n  b\r"}

func readAnything(t *testing.T, data []byte) {
	start := time.Now()
	d, err := Parse("f.yaml", data)
	if took := time.Since(start); took > 5*time.Second {
		t.Fatalf("reading took %s:\n%q", took, data)
	}
	if err != nil {
		if strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Fatalf("not one sentence with its place: %q", err)
		}
		return
	}
	text := d.YAML()
	again, err := Parse("f.yaml", text)
	if err != nil {
		t.Fatalf("what is printed is refused: %v\n%s", err, text)
	}
	if !bytes.Equal(text, again.YAML()) {
		t.Fatalf("printed again, it is another text:\n%s\n%s", text, again.YAML())
	}
}

// A slice of what the fuzzer does, from one seed: a description with bytes changed, pieces doubled, and odd YAML put
// in. SESPERF_ASSURE=1 makes ten million of them.
func TestReaderTakesAnything(t *testing.T) {
	runs := 2_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	random := rand.New(rand.NewPCG(430, 305))
	short := []byte(shortDescription)
	if _, err := Parse("short.yaml", short); err != nil {
		t.Fatal(err)
	}
	for range runs {
		data := bytes.Clone(short)
		for range 1 + random.IntN(4) {
			data = mutated(random, data)
		}
		readAnything(t, data)
	}
}

func mutated(random *rand.Rand, data []byte) []byte {
	if len(data) == 0 {
		return []byte("a")
	}
	at := random.IntN(len(data))
	end := at + random.IntN(min(40, len(data)-at)+1)
	to := random.IntN(len(data))
	switch random.IntN(5) {
	case 0: // another byte
		const signs = "{}[]:,-?&*!|>'\"%@`#~ \n\t\r\\0059ax\x00\xff\xc3"
		data[at] = signs[random.IntN(len(signs))]
		return data
	case 1: // a piece less
		return append(data[:at:at], data[end:]...)
	case 2: // a piece twice
		return append(append(data[:to:to], data[at:end]...), data[to:]...)
	case 3: // another number
		return append(append(data[:at:at], "9999999999.5"[random.IntN(6):]...), data[at:]...)
	}
	odd := oddFiles[random.IntN(len(oddFiles))]
	return append(append(data[:at:at], odd...), data[at:]...)
}

// shortDescription is a whole description in few bytes, so that a change meets something.
const shortDescription = `format: 1
id: short
title: A short one
basis: own
kind: ses
authority: 5 U.S.C. chapter 43
agency: {name: A}
covers: [career]
in_force: {from: 2026-10-01, to: }
period: {begins: 10-01, ends: 09-30, minimum_days: 90}
levels:
  - {level: 2, label: Good, points: 2.5, standard: "As \"agreed\""}
  - level: 1
    label: Poor
    points: 0
    standard: >-
      Not as
      agreed
elements:
  - id: one
    title: One
    requirement: |
      Does it.

      All of it.
    minimum_weight: 40.5
    agency_requirements:
      - {text: 'It''s more', as: result}
weights: {total: 100, whole: false, heaviest: one, uniform: {one: 60}}
element_rating: {method: mean, rounding: half-up}
derivation:
  override: {any_element_at: 1, gives: 1}
  ranges: {2: [100, 250]}
  caps: [{element: any, at_or_below: 1, most: 1}]
planning: {due_days_after_start: -1}
requirement_levels: {required: [2]}
progress_reviews: {minimum: 1}
narratives: {summary: required}
response: {days: 7}
details: {days: 120}
notices: {removal_days: 30}
retention: {years: 5}
uses: [pay]
`
