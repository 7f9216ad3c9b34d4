package intake

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

const someLines = `# A story.
{"after":"year.jsonl"}
{"on":"2026-10-20","by":"okafor","act":"appraisal.rate-initially","of":"bell-2026","in":{"levels":{"results-driven":5},"narrative":"So it was."},"expect":{"refused":["SD-9.3"]}}
{"by":"bell","act":"appraisal.attach-evidence","of":"bell-2026","attach":{"name":"memo.txt","base64":"QSBtZW1vLg=="},"expect":"done"}
{"by":"bell","of":"bell-2026","shows":{"level":5}}
`

var oddLines = []string{"{", "}", "[]", "null", "\n", "\r\n", "//", "#", `"expect":"maybe",`, `"on":"2026-02-30",`, `"shows":{},`, `{"name":""}`, `"base64":"!"`, "\xff", "\x00", "1e999", `"of":1,`, `"after":"x",`}

// FuzzReadLines: whatever the bytes, lines are read, or one sentence says which cannot be and why.
func FuzzReadLines(f *testing.F) {
	f.Add([]byte(someLines))
	for _, s := range oddLines {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readAnyLines(t, data) })
}

func readAnyLines(t *testing.T, data []byte) {
	if bytes.Contains(data, []byte("files")) || bytes.Contains(data, []byte(`"attach":"`)) {
		return // those name files of this machine
	}
	lines, err := ReadLines("f.jsonl", bytes.NewReader(data))
	var wrong *ReadError
	if err != nil && (!errors.As(err, &wrong) || strings.Contains(err.Error(), "\n") || len(lines) > 0) {
		t.Fatalf("%q: not one sentence: %v", data, err)
	}
	for _, l := range lines {
		if l.Number < 1 || l.Attach != nil && l.Attach.Path == "" && l.Attach.Name == "" {
			t.Fatalf("%q is read as %+v", data, l)
		}
	}
}

// A slice of what the fuzzer does, from one seed. SESPERF_ASSURE=1 makes ten million.
func TestReadLinesTakesAnything(t *testing.T) {
	runs := 20_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	random := rand.New(rand.NewPCG(4, 14))
	for range runs {
		data := []byte(someLines)
		for range 1 + random.IntN(3) {
			at := random.IntN(len(data))
			switch end := at + random.IntN(min(30, len(data)-at)+1); random.IntN(3) {
			case 0:
				data[at] = byte(random.IntN(256))
			case 1:
				data = append(data[:at:at], data[end:]...)
			default:
				data = append(data[:at:at], append([]byte(oddLines[random.IntN(len(oddLines))]), data[at:]...)...)
			}
			if len(data) == 0 {
				data = []byte("{}")
			}
		}
		readAnyLines(t, data)
	}
}
