package comparison

// SmallestShown is the least count that a trial shows: fewer people than that could be known by it.
const SmallestShown = 5

// Count is a count of a trial as it is shown.
type Count struct {
	N      int
	Hidden bool // not to be shown: below SmallestShown, or what would give another one away
}

// TrialCounts is what a trial came to, with small counts hidden.
type TrialCounts struct {
	LevelsA, LevelsB []int // from the best down
	Cells            [][]Count
	A, B             []Count // by level under each description
	Same, Up, Down   Count   // from A to B; a rating without a level in one of them is in none of the three
	NoLevel          Count   // ratings to which a description gives no level
	Rated            Count
}

// Counts gives the counts of the trial. Unless small ones are asked for, each from 1 to 4 is hidden, and where one
// alone would be hidden in a sum that is shown, the next smallest with it, since it could be worked out.
func (t *Trial) Counts(small bool) TrialCounts {
	c := TrialCounts{Rated: Count{N: t.Rated}}
	c.LevelsA, c.LevelsB = t.Levels()
	c.A, c.B = make([]Count, len(c.LevelsA)), make([]Count, len(c.LevelsB))
	for i, a := range c.LevelsA {
		c.Cells = append(c.Cells, make([]Count, len(c.LevelsB)))
		for j, b := range c.LevelsB {
			n := t.Table[a][b]
			c.Cells[i][j].N = n
			c.A[i].N += n
			c.B[j].N += n
			c.kind(a, b).N += n
		}
	}
	if !small {
		hide(c.sums())
	}
	return c
}

// kind says whether going from one level to another leaves, raises or lowers a rating.
func (c *TrialCounts) kind(a, b int) *Count {
	switch {
	case a == 0 || b == 0:
		return &c.NoLevel
	case b > a:
		return &c.Up
	case b < a:
		return &c.Down
	}
	return &c.Same
}

// sums gives every sum that can be worked out of what is shown: the last one of each is the sum of the others.
func (c *TrialCounts) sums() [][]*Count {
	var out [][]*Count
	kinds := map[*Count][]*Count{}
	byA, byB := []*Count{}, []*Count{}
	columns := make([][]*Count, len(c.LevelsB))
	for i, a := range c.LevelsA {
		var row []*Count
		for j, b := range c.LevelsB {
			cell := &c.Cells[i][j]
			row, columns[j] = append(row, cell), append(columns[j], cell)
			kinds[c.kind(a, b)] = append(kinds[c.kind(a, b)], cell)
		}
		out = append(out, append(row, &c.A[i]))
		byA = append(byA, &c.A[i])
	}
	for j := range columns {
		out = append(out, append(columns[j], &c.B[j]))
		byB = append(byB, &c.B[j])
	}
	for _, k := range []*Count{&c.Same, &c.Up, &c.Down, &c.NoLevel} {
		out = append(out, append(kinds[k], k))
	}
	return append(out, append(byA, &c.Rated), append(byB, &c.Rated), []*Count{&c.Same, &c.Up, &c.Down, &c.NoLevel, &c.Rated})
}

// hide hides small counts, and others until none of the hidden can be had by taking the rest of a sum from it.
func hide(sums [][]*Count) {
	for _, sum := range sums {
		for _, c := range sum {
			c.Hidden = c.N > 0 && c.N < SmallestShown
		}
	}
	for again := true; again; {
		again = false
		for _, sum := range sums {
			if c := alone(sum); c != nil {
				c.Hidden, again = true, true
			}
		}
	}
}

// alone gives the smallest count that has to be hidden too in a sum where one alone is; nil if none has to or can be.
// All that make up the sum come before the sum itself.
func alone(sum []*Count) *Count {
	hidden := 0
	var least *Count
	for _, c := range sum {
		switch {
		case c.Hidden:
			hidden++
		case c.N > 0 && (least == nil || c.N < least.N):
			least = c
		}
	}
	if hidden != 1 {
		return nil
	}
	return least
}
