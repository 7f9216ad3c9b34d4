package system

// Counterexample is a case that shows why a method of derivation does not conform (§430.305(a)(5)).
type Counterexample struct {
	What         string             `json:"what"`                    // one of the four sentences below, or one on points
	Weights      map[string]Decimal `json:"weights,omitempty"`       // by element
	Levels       map[string]int     `json:"levels,omitempty"`        // by element: the ratings
	Score        *Decimal           `json:"score,omitempty"`         // points times weights, added
	Level        int                `json:"level,omitempty"`         // the summary level: of these ratings, or the one that is not reached
	Claims       []int              `json:"claims,omitempty"`        // the levels that claim the score
	BetterLevels map[string]int     `json:"better_levels,omitempty"` // the ratings with one element a level better
	BetterScore  *Decimal           `json:"better_score,omitempty"`  // their score
	BetterLevel  int                `json:"better_level,omitempty"`  // their summary level, which is worse
}

// What a counterexample shows.
const (
	TwoLevels    = "two levels claim a score"
	NoLevel      = "no level claims the score"
	WorseLevel   = "a better element yields a worse level"
	NotReached   = "a level cannot be reached"
	NotSeparated = "points do not separate two levels"
)

// checkMethod examines the method of derivation (ST-a5).
func checkMethod(c *checker) { c.method("ST-a5") }

func (c *checker) method(provision string) {}
