package system

import "fmt"

// MaxCases is how many cases Prove goes through at most: about a hundred times the basic system's.
const MaxCases = 100_000_000_000

// Proof is what came of deriving every case of a description: every legal weighting with every rating.
type Proof struct {
	Plans       int64         `json:"plans"`
	Cases       int64         `json:"cases"`
	ByLevel     map[int]int64 `json:"by_level"`
	Uncovered   int64         `json:"uncovered"`   // cases whose score lies in no range
	Ambiguous   int64         `json:"ambiguous"`   // cases whose score lies in several
	Inversions  int64         `json:"inversions"`  // times that one element a level better makes the summary level worse
	Unreachable []int         `json:"unreachable"` // levels that no case reaches
}

// Holds says whether the derivation is whole: each case has exactly one level, a better element never gives a worse
// one, and every level can be reached.
func (p Proof) Holds() bool {
	return p.Uncovered == 0 && p.Ambiguous == 0 && p.Inversions == 0 && len(p.Unreachable) == 0
}

// TooLarge is the error of a domain that cannot be gone through case by case.
type TooLarge struct{ Text string }

func (e *TooLarge) Error() string { return e.Text }

// maxMemory is how many bytes Prove takes at most: the list of plans and, for each piece under way, the ratings of one.
const maxMemory = 1 << 30

// atOnce is how many pieces may be under way at once for maxMemory to hold.
const atOnce = 64

// Prove derives every case of the description with the same step as Derive. The work comes in pieces that rest on
// nothing of each other: run does the n pieces, in any order, up to 64 at once; nil does them one after another. It
// is an error if the description allows no plan, and a *TooLarge, before anything is made ready, if it has more than
// MaxCases cases or would take more than a gigabyte.
func (d *Description) Prove(run func(n int, piece func(i int))) (Proof, error) {
	plans, cases := d.Domain()
	if plans == 0 {
		return Proof{}, fmt.Errorf("the description %s allows no plan: no weights keep its minimums and add to %d", d.ID, d.Weights.Total)
	}
	if cases > MaxCases {
		return Proof{}, &TooLarge{fmt.Sprintf("the description %s has more than %d cases, too many to go through one by one; system check decides by argument whether every case has exactly one level", d.ID, int64(MaxCases))}
	}
	if d.proofMemory(plans) > maxMemory {
		return Proof{}, &TooLarge{fmt.Sprintf("going through the cases of the description %s would take more than a gigabyte of memory; system check decides by argument whether every case has exactly one level", d.ID)}
	}
	return d.provePlans(d.plans(), run), nil
}

// proofMemory is how many bytes going through so many plans takes: a list of plans that grows as it is made, the masks
// of neighbors, and for each piece under way the results of one plan.
func (d *Description) proofMemory(plans uint64) uint64 {
	n := uint64(len(d.Elements))
	ratings := uint64(1)
	for range d.Elements {
		ratings = mul(ratings, uint64(len(d.Levels)))
	}
	return add(mul(plans, 4*n), mul(ratings, n+atOnce))
}

// pieceSize is how many plans are one piece of work.
const pieceSize = 2048

func (d *Description) provePlans(plans []int32, run func(n int, piece func(i int))) Proof {
	if run == nil {
		run = func(n int, piece func(i int)) {
			for i := range n {
				piece(i)
			}
		}
	}
	n := len(d.Elements)
	total := len(plans) / n
	sums := make([]tallies, (total+pieceSize-1)/pieceSize)
	whole := newSurvey(d)
	run(len(sums), func(i int) {
		s := whole.fresh()
		for p := i * pieceSize; p < min((i+1)*pieceSize, total); p++ {
			s.plan(plans[p*n : (p+1)*n])
		}
		sums[i] = s.tallies
	})
	return d.proofOf(int64(total), sums)
}

func (d *Description) proofOf(plans int64, sums []tallies) Proof {
	p := Proof{Plans: plans, ByLevel: map[int]int64{}, Unreachable: []int{}}
	for _, l := range d.Ascending() {
		for i := range sums {
			p.ByLevel[l] += sums[i].count(l)
		}
		p.Cases += p.ByLevel[l]
		if p.ByLevel[l] == 0 {
			p.Unreachable = append(p.Unreachable, l)
		}
	}
	for i := range sums {
		p.Uncovered += sums[i].count(Uncovered)
		p.Ambiguous += sums[i].count(Ambiguous)
		p.Inversions += sums[i].inversions
	}
	p.Cases += p.Uncovered + p.Ambiguous
	return p
}
