package system

// Scale is the steps in which a description counts, so that the derivation needs whole numbers only: points in
// hundredths, tenths or ones, weights in hundredths or ones, and scores in their product.
type Scale struct{ points, weights int }

// maxSteps is how many scores the derivation's table may have.
const maxSteps = 10_000_000

func (d *Description) scale() Scale {
	s := Scale{1, 1}
	for _, l := range d.Levels {
		for places := l.Points.places(); places > 0 && s.points < [...]int{1, 10, 100}[min(places, 2)]; {
			s.points *= 10
		}
	}
	if !d.Weights.Whole {
		s.weights = 100
	}
	return s
}

// scoreSteps is how many scores there are from 0 to the greatest.
func (d *Description) scoreSteps() int {
	s, top := d.scale(), 0
	for _, l := range d.Levels {
		top = max(top, s.ofPoints(l.Points))
	}
	return top*d.Weights.Total*s.weights + 1
}

func (s Scale) ofPoints(p Decimal) int { return int(p.n) * s.points / decimalUnit }

// ofWeight gives a weight in steps; false if it lies between two.
func (s Scale) ofWeight(w Decimal) (int, bool) {
	n := w.n * int64(s.weights)
	return int(n / decimalUnit), n%decimalUnit == 0
}

// Weight gives a weight of so many steps.
func (s Scale) Weight(steps int) Decimal {
	return Decimal{int64(steps) * decimalUnit / int64(s.weights)}
}

// Score gives a score of so many steps.
func (s Scale) Score(steps int32) Decimal {
	return Decimal{int64(steps) * decimalUnit / int64(s.points*s.weights)}
}

// Up gives the first step at or above a score.
func (s Scale) Up(score Decimal) int {
	return int((score.n*int64(s.points*s.weights) + decimalUnit - 1) / decimalUnit)
}

// down gives the last step at or below a score.
func (s Scale) down(score Decimal) int { return int(score.n * int64(s.points*s.weights) / decimalUnit) }
