package web

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// loader fills the form of an act from a file, on a case of a story.
type loader func(raw []byte) (url.Values, error)

// loaders give the two forms that are filled from a file, with a file that each takes.
func loaders(t testing.TB, h *road) map[string]loader {
	t.Helper()
	sight, err := h.door.Look(context.Background(), "story", "person/okafor", "appraisal/bell-2026")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]loader{}
	for _, form := range []form{proposePlanForm, rateForm} {
		spec, _ := h.door.Spec(form.act)
		out[form.act] = func(raw []byte) (url.Values, error) {
			return form.load(&filled{form: form, visit: &visit{}, Sight: sight, Spec: spec, Values: url.Values{}}, json.RawMessage(raw))
		}
	}
	return out
}

// saved gives the files that the case's own plan and rating are saved as.
func savedFiles(t testing.TB, h *road) map[string][]byte {
	t.Helper()
	sight, err := h.door.Look(context.Background(), "story", "person/okafor", "appraisal/bell-2026")
	if err != nil {
		t.Fatal(err)
	}
	c := sight.Case.(*appraisal.Appraisal)
	plan, _ := c.PlanInputs()
	rating, _ := c.RatingInputs()
	out := map[string][]byte{}
	for name, in := range map[string]any{proposePlanForm.act: plan, rateForm.act: rating} {
		if out[name], err = json.Marshal(in); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func loadAnything(t *testing.T, load loader, raw []byte) {
	values, err := load(raw)
	var invalid *act.Invalid
	if err != nil && (!errors.As(err, &invalid) || strings.Contains(err.Error(), "\n")) {
		t.Fatalf("%q: not one sentence: %v", raw, err)
	}
	if err == nil && values == nil {
		t.Fatalf("%q: neither fields nor a sentence", raw)
	}
}

var oddLoads = []string{"null", "{}", "[]", `""`, "1e999", "99999999999999999999", `"level":4,`, `"weight":"x",`, `"element":"results-driven",`, `"results":[{}],`, "-1", "0.5", "\xff", "}", "]", ",", `"\u0000"`, `"weights_set_by":"nobody",`, `"components":{"results-driven":[]},`}

func mutatedLoad(random *rand.Rand, data []byte) []byte {
	if len(data) == 0 {
		return []byte("{}")
	}
	at, to := random.IntN(len(data)), random.IntN(len(data))
	end := at + random.IntN(min(60, len(data)-at)+1)
	switch random.IntN(4) {
	case 0:
		data[at] = byte(' ' + random.IntN('~'-' '))
		return data
	case 1:
		return append(data[:at:at], data[end:]...)
	case 2:
		return append(append(data[:to:to], data[at:end]...), data[to:]...)
	}
	return append(append(data[:at:at], oddLoads[random.IntN(len(oddLoads))]...), data[at:]...)
}

// Whatever a file of a plan or a rating holds, the form is filled or one sentence says why not: a slice of what the fuzzer
// does, from one seed. SESPERF_ASSURE=1 makes ten million of each.
func TestLoadingTakesAnything(t *testing.T) {
	runs := 20_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		runs = 10_000_000
	}
	h := openRoad(t, "rated", "2026-10-21")
	files := savedFiles(t, h)
	for name, load := range loaders(t, h) {
		loadAnything(t, load, files[name])
		if _, err := load(files[name]); err != nil {
			t.Errorf("%s: its own file is refused: %v", name, err)
		}
		random := rand.New(rand.NewPCG(10, 21))
		for range runs {
			data := append([]byte(nil), files[name]...)
			for range 1 + random.IntN(3) {
				data = mutatedLoad(random, data)
			}
			loadAnything(t, load, data)
		}
	}
}
