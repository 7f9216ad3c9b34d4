package casework

import (
	"errors"
	"fmt"

	"sesperf/rules/act"
)

// The categories of error. A refusal is an *act.Refusal, unreadable inputs an *act.Invalid, a case that has moved
// on a *Conflict; everything else that is not one of these is internal.
var (
	ErrNotFound    = errors.New("there is no such case, or it is not yours to see")
	ErrForbidden   = errors.New("this is not yours to do")
	ErrUnconfirmed = errors.New("a signature needs your sign-in confirmed; confirm it, and sign again. Nothing is lost")
	ErrUnknown     = errors.New("it is not known whether the act was recorded; send it again under the same id: it is done once")
)

// Forbidden says who may do what this person may not. It is an ErrForbidden.
type Forbidden struct {
	Act string
	Who []act.Relation
}

func (e *Forbidden) Error() string {
	s := "only "
	for i, w := range e.Who {
		if i > 0 {
			s += " or "
		}
		s += w.Words()
	}
	return s + " of the case may do this: " + e.Act
}

// Is makes a Forbidden an ErrForbidden.
func (e *Forbidden) Is(target error) bool { return target == ErrForbidden }

// Conflict is the error of an act whose writer saw an older version of the case.
type Conflict struct {
	Seen, Now int64
	Since     []act.Line // what happened since, as far as the person may see it
}

func (e *Conflict) Error() string {
	return fmt.Sprintf("the case has moved on: you saw version %d, and it is at version %d. Your text is kept; read what happened since, and send again", e.Seen, e.Now)
}
