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

// Prove derives every case of the description with the same step as Derive. The work comes in pieces that rest on
// nothing of each other: run does the n pieces, in any order and as many at once as it likes; nil does them one after
// another. It is an error if the description allows no plan, or more than MaxCases cases.
func (d *Description) Prove(run func(n int, piece func(i int))) (Proof, error) {
	plans, cases := d.Domain()
	if plans == 0 {
		return Proof{}, fmt.Errorf("the description %s allows no plan: no weights keep its minimums and add to %d", d.ID, d.Weights.Total)
	}
	if cases > MaxCases {
		return Proof{}, fmt.Errorf("the description %s has more than %d cases, too many to go through one by one", d.ID, int64(MaxCases))
	}
	return d.provePlans(d.plans(), run), nil
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
	sums := make([]*survey, (total+pieceSize-1)/pieceSize)
	run(len(sums), func(i int) {
		s := newSurvey(d)
		for p := i * pieceSize; p < min((i+1)*pieceSize, total); p++ {
			s.plan(plans[p*n : (p+1)*n])
		}
		sums[i] = s
	})
	return d.proofOf(int64(total), sums)
}

func (d *Description) proofOf(plans int64, sums []*survey) Proof {
	p := Proof{Plans: plans, ByLevel: map[int]int64{}, Unreachable: []int{}}
	for _, l := range d.ascending() {
		for _, s := range sums {
			p.ByLevel[l] += s.count(l)
		}
		p.Cases += p.ByLevel[l]
		if p.ByLevel[l] == 0 {
			p.Unreachable = append(p.Unreachable, l)
		}
	}
	for _, s := range sums {
		p.Uncovered += s.count(uncovered)
		p.Ambiguous += s.count(ambiguous)
		p.Inversions += s.inversions
	}
	p.Cases += p.Uncovered + p.Ambiguous
	return p
}
