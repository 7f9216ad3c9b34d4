package conformance

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync/atomic"
	"testing"

	"sesperf/rules/system"
)

// dice turns bytes into choices, so that a fuzzer can steer them; when the bytes are used up every choice is the first.
type dice struct{ bytes []byte }

func (d *dice) roll(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	if n > 256 && len(d.bytes) > 0 {
		b, d.bytes = b<<8|int(d.bytes[0]), d.bytes[1:]
	}
	return b % n
}

func (d *dice) of(n int) bool { return d.roll(n) == 0 }

// randomMethod makes a small description with any points, ranges, override, caps and weights; nil if its values cannot
// stand beside each other.
func randomMethod(d *dice) *system.Description {
	out := &system.Description{ID: "random", Kind: "ses", Weights: system.Weights{Total: 10 + d.roll(31), Whole: true}}
	n := 2 + d.roll(3)
	if n == 2 && d.of(4) {
		out.Weights.Whole, out.Weights.Total = false, 1+d.roll(2)
	}
	randomLevels(d, out)
	for i := range n {
		randomElement(d, out, i, n)
	}
	if d.of(2) {
		out.Weights.Heaviest = out.Elements[d.roll(n)].ID
	}
	if d.of(8) {
		out.Weights.Policy, out.Weights.Uniform = "uniform", map[string]system.Decimal{}
		left := out.Weights.Total
		for i, e := range out.Elements {
			w := d.roll(left + 1)
			if i == n-1 {
				w = left
			}
			out.Weights.Uniform[e.ID] = system.Whole(w)
			left -= w
		}
	}
	randomFormula(d, out)
	if out.MakeReady() != nil {
		return nil
	}
	return out
}

// parts gives fractions of one: 0.5.
func parts(written ...string) []system.Decimal {
	var out []system.Decimal
	for _, w := range written {
		d, err := system.ParseDecimal(w)
		if err != nil {
			panic(err)
		}
		out = append(out, d)
	}
	return out
}

var (
	pointSteps = parts("1", "1", "1", "2", "2", "0.5", "1.5", "0", "0.25", "-1")
	rangeSteps = parts("1", "0.5", "0.25", "0.01", "0.0025", "0.0001")
)

func randomLevels(d *dice, out *system.Description) {
	points := system.Whole(d.roll(2))
	for _, n := range [][]int{{1, 2, 3, 4, 5}, {1, 3, 5}, {1, 3, 4, 5}, {1, 2, 3}, {1, 2, 3, 4}}[d.roll(5)] {
		out.Levels = append(out.Levels, system.Level{Level: n, Label: fmt.Sprint(n), Points: points})
		step := pointSteps[d.roll(10)]
		if points = points.Add(step); points.Less(system.Decimal{}) {
			points = system.Decimal{}
		}
	}
}

func randomElement(d *dice, out *system.Description, i, n int) {
	e := system.Element{ID: fmt.Sprintf("e%d", i), Title: fmt.Sprintf("E%d", i), MinimumWeight: system.Whole(d.roll(out.Weights.Total/n + 1))}
	if d.of(5) {
		e.MaximumWeight = e.MinimumWeight.Add(system.Whole(d.roll(out.Weights.Total)))
	}
	if d.of(8) {
		no := false
		e.Critical = &no
	}
	out.Elements = append(out.Elements, e)
}

// randomFormula lays ranges side by side over the scores, and then often moves an end, or swaps two.
func randomFormula(d *dice, out *system.Description) {
	top := system.Decimal{}
	levels := out.Ascending()
	for _, l := range out.Levels {
		if p := l.Points.Times(system.Whole(out.Weights.Total)); top.Less(p) {
			top = p
		}
	}
	if override := d.roll(8); override < 6 {
		out.Derivation.Override = system.Override{AnyElementAt: levels[0], Gives: levels[0]}
	} else if override == 6 {
		out.Derivation.Override = system.Override{AnyElementAt: levels[d.roll(len(levels))], Gives: levels[d.roll(len(levels))]}
	}
	step := system.Whole(1)
	for _, l := range out.Levels {
		if _, whole := l.Points.Int(); !whole || !out.Weights.Whole {
			step = rangeSteps[d.roll(6)]
		}
	}
	out.Derivation.Ranges = map[int]system.Range{}
	from := system.Decimal{}
	highest, _ := top.Int()
	for i, l := range levels {
		to := from.Add(system.Whole(d.roll(highest/2 + 2)))
		if i == len(levels)-1 || top.Less(to) {
			to = top
		}
		if i == 0 && out.Derivation.Override.AnyElementAt == l && d.of(2) {
			continue // the lowest level is the override's alone
		}
		r := system.Range{from, to}
		if d.of(12) {
			if r[0] = r[0].Sub(step); r[0].Less(system.Decimal{}) {
				r[0] = system.Decimal{}
			}
		}
		if d.of(12) {
			r[1] = r[1].Add(step.Times(system.Whole(d.roll(3) - 1)))
		}
		if r.High().Less(r.Low()) {
			r[1] = r[0]
		}
		out.Derivation.Ranges[l] = r
		from = to.Add(step)
	}
	if a, b := levels[d.roll(len(levels))], levels[d.roll(len(levels))]; d.of(12) {
		out.Derivation.Ranges[a], out.Derivation.Ranges[b] = out.Derivation.Ranges[b], out.Derivation.Ranges[a]
	}
	for d.of(4) && len(out.Derivation.Caps) < 3 {
		out.Derivation.Caps = append(out.Derivation.Caps, system.Cap{Element: []string{"any", out.Elements[0].ID}[d.roll(2)], AtOrBelow: levels[d.roll(len(levels))], Most: levels[d.roll(len(levels))]})
	}
}

// maxFuzzCases is how many cases one random description may have.
const maxFuzzCases = 100_000

// agrees holds what the checker says of ST-a5 against a proof by going through every case, both ways.
func agrees(t *testing.T, d *system.Description) (looked, clean bool) {
	if !(bounds{d.Bounds()}).allowsPlan() {
		if plans, _ := d.Domain(); plans != 0 {
			t.Fatalf("no plan is said to be legal, and %d are\n%s", plans, d.YAML())
		}
		return false, false
	}
	if _, cases := d.Domain(); cases > maxFuzzCases {
		return false, false
	}
	proof, err := d.Prove(nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, d.YAML())
	}
	x := examine(d, maxWork)
	found := map[string]bool{}
	for _, f := range x.faults {
		found[f.example.What] = true
		real(t, d, f.example, proof)
	}
	missing := []int{}
	for _, f := range x.faults {
		if f.example.What == NotReached {
			missing = append(missing, f.example.Level)
		}
	}
	slices.Sort(missing)
	if !x.done() || found[NoLevel] != (proof.Uncovered > 0) || found[TwoLevels] != (proof.Ambiguous > 0) ||
		found[WorseLevel] != (proof.Inversions > 0) || !slices.Equal(missing, proof.Unreachable) {
		t.Fatalf("the checker found %v (settled %v), and the proof is %+v\n%s", found, x.settled, proof, d.YAML())
	}
	if !d.Weights.Whole {
		coarse(t, d, proof)
	}
	return true, len(x.faults) == 0
}

// coarse: with no leave to search everything, what the checker settles is still so.
func coarse(t *testing.T, d *system.Description, proof system.Proof) {
	x := examine(d, 0)
	found := map[string]bool{}
	for _, f := range x.faults {
		found[f.example.What] = true
		real(t, d, f.example, proof)
	}
	if x.settled[oneLevel] && (found[NoLevel] || found[TwoLevels]) != (proof.Uncovered+proof.Ambiguous > 0) ||
		x.settled[noFall] && found[WorseLevel] != (proof.Inversions > 0) ||
		x.settled[allReached] && found[NotReached] != (len(proof.Unreachable) > 0) {
		t.Fatalf("in wide steps the checker found %v (settled %v), and the proof is %+v\n%s", found, x.settled, proof, d.YAML())
	}
}

// real holds a counterexample against the checks of weights and levels and against Derive.
func real(t *testing.T, d *system.Description, c Counterexample, proof system.Proof) {
	t.Helper()
	if c.What == NotSeparated || c.What == NotReached {
		return
	}
	given := map[string]system.Number{}
	for id, w := range c.Weights {
		given[id] = system.Number(w.String())
	}
	if found := append(d.CheckWeights(given), d.CheckLevels(c.Levels)...); len(found) > 0 {
		t.Fatalf("the counterexample %+v is no legal case: %+v\n%s", c, found, d.YAML())
	}
	v := d.Derive(c.Weights, c.Levels)
	switch {
	case v.Score != *c.Score || v.Level != c.Level:
		t.Fatalf("the counterexample says %+v, and Derive %+v\n%s", c, v, d.YAML())
	case c.What == WorseLevel:
		b := d.Derive(c.Weights, c.BetterLevels)
		if b.Level != c.BetterLevel || b.Level >= v.Level || b.Score != *c.BetterScore {
			t.Fatalf("the counterexample says %+v, and Derive %+v\n%s", c, b, d.YAML())
		}
	case v.Level != 0 || len(c.Claims) == 1:
		t.Fatalf("the counterexample %+v has a level\n%s", c, d.YAML())
	}
}

// A random description that checks proves clean, and one that does not check does not: a seeded slice, or with
// SESPERF_ASSURE=1 ten million.
func TestCheckerAgreesWithProof(t *testing.T) {
	pieces, each := 4, 1_000
	if os.Getenv("SESPERF_ASSURE") != "" {
		pieces, each = 1_000, 10_000
	}
	var made, looked, clean, done atomic.Int64
	t.Run("pieces", func(t *testing.T) {
		for piece := range pieces {
			t.Run(fmt.Sprint(piece), func(t *testing.T) {
				t.Parallel()
				random := rand.New(rand.NewPCG(430, uint64(piece)))
				for range each {
					d := randomMethod(&dice{randomBytes(random, 120)})
					if d == nil {
						continue
					}
					made.Add(1)
					if one, faultless := agrees(t, d); one {
						looked.Add(1)
						if faultless {
							clean.Add(1)
						}
					}
				}
				if n := done.Add(1); pieces >= 100 && n%int64(pieces/100) == 0 {
					fmt.Fprintf(os.Stderr, "%d of %d pieces: %d descriptions\n", n, pieces, made.Load())
				}
			})
		}
	})
	t.Logf("%d descriptions, %d of them gone through case by case, %d of those without a fault", made.Load(), looked.Load(), clean.Load())
	if looked.Load() < made.Load()/4 || clean.Load() < looked.Load()/20 || clean.Load() > looked.Load()/2 {
		t.Errorf("%d descriptions, %d could be looked at, %d have no fault: too few to tell", made.Load(), looked.Load(), clean.Load())
	}
}

func randomBytes(random *rand.Rand, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return out
}

func FuzzChecker(f *testing.F) {
	random := rand.New(rand.NewPCG(1330, 404))
	for range 20 {
		f.Add(randomBytes(random, 120))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d := randomMethod(&dice{data}); d != nil {
			agrees(t, d)
		}
	})
}
