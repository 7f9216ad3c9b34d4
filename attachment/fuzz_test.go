package attachment

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzInspect: whatever the bytes and the name, the answer comes soon, is a kind or one sentence, and the name that is
// kept is one that every file system takes.
func FuzzInspect(f *testing.F) {
	for name, data := range samples {
		f.Add(name, data)
	}
	for _, s := range oddPieces {
		f.Add(s, []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) { inspectAnything(t, name, data) })
}

var oddPieces = []string{"PK\x03\x04", "PK\x05\x06", "PK\x01\x02", "%PDF-1.7", "%%EOF", "IEND", "\xff\xd9", "\xff\xda", "\xff\xff", "\x00\x00", "<script>", "#!", "MZ\x90", "\xef\xbb\xbf", "../", "[Content_Types].xml",
	"word/document.xml", "\u202e", "a,b\n", "\"", "\x7f", "\xff\xfe", "IHDR", "{\\rtf"}

func inspectAnything(t *testing.T, name string, data []byte) {
	before, start := bytes.Clone(data), time.Now()
	kind, err := Inspect(name, data)
	if took := time.Since(start); took > 5*time.Second {
		t.Fatalf("%d bytes took %s", len(data), took)
	}
	if !bytes.Equal(before, data) {
		t.Fatal("the bytes were changed")
	}
	if err != nil {
		if strings.ContainsAny(err.Error(), "\n\x00") || len(err.Error()) > 400 {
			t.Fatalf("not one sentence: %q", err)
		}
		return
	}
	if !slices.Contains(Kinds, kind) {
		t.Fatalf("taken as %v", kind)
	}
	for _, mark := range []string{"MZ\x90", "\x7fELF", "#!"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			t.Fatalf("%q is taken as %s", mark, kind.Words)
		}
	}
	kept := CleanName(name, kind)
	if kept == "" || !utf8.ValidString(kept) || utf8.RuneCountInString(kept) > maxName || strings.ContainsAny(kept, "/\\\x00\r\n\"") || strings.HasPrefix(kept, ".") || CleanName(kept, kind) != kept {
		t.Fatalf("%q is kept as %q, and that as %q", name, kept, CleanName(kept, kind))
	}
}

// A slice of what the fuzzer does, from one seed: files of every kind with bytes changed, pieces doubled, taken out, and
// put in from others. SESPERF_ASSURE=1 makes ten million of them.
func TestInspectTakesAnything(t *testing.T) {
	runs := 20_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	random := rand.New(rand.NewPCG(7, 9))
	var names []string
	for name := range samples {
		names = append(names, name)
	}
	slices.Sort(names)
	for range runs {
		name := names[random.IntN(len(names))]
		data := bytes.Clone(samples[names[random.IntN(len(names))]])
		for range 1 + random.IntN(4) {
			data = mutated(random, data)
		}
		inspectAnything(t, string(mutated(random, []byte(name))), data)
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
	case 0:
		data[at] ^= byte(1 + random.IntN(255))
		return data
	case 1:
		return append(data[:at:at], data[end:]...)
	case 2:
		return append(append(data[:to:to], data[at:end]...), data[to:]...)
	case 3:
		return append(data, oddPieces[random.IntN(len(oddPieces))]...)
	}
	return append(append(data[:at:at], oddPieces[random.IntN(len(oddPieces))]...), data[at:]...)
}
