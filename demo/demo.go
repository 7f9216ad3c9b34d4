// Package demo makes the demonstration agency: the positions and goals of a real department, read at run time through
// the same import that users have, with invented people, finished years, and executives at every stage of the road.
// All of it is acts through the one door, on the days on which they were done. The entry is Build.
package demo

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"sesperf/casework"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// Agency is the short id of the demonstration agency.
const Agency = "dol"

// Options say how large the agency is and what day it is.
type Options struct {
	Executives int       // as many as there are filled positions if 0; more than that makes a larger agency of the same kind
	Years      int       // finished years before the period that has just ended
	Now        time.Time // the present instant
	Progress   func(done, total int)
}

// Build makes the agency on an empty, migrated database. The same options on the same day make the same agency.
func Build(ctx context.Context, db *store.DB, o Options) error {
	if o.Executives < 0 || o.Years < 0 || o.Years > 50 {
		return errors.New("a demonstration has no fewer than 0 executives, and from 0 to 50 finished years")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a large agency is made of millions of small pieces
	d := newDiary(db, o.Now)
	defer d.door.Close()
	y := yearsAt(d.today, o.Years)
	a, err := settle(d, o.Executives, y.founded())
	if err != nil {
		return err
	}
	a.systems(y)
	d.door.Keep(4096 + 4*len(a.executives)) // a year's cases are worked through day by day
	d.progress, d.total = o.Progress, d.waiting()+len(a.executives)*(14*o.Years+18)
	for i := range y.periods {
		// What comes later than this day may lie between acts of the next period.
		if err := d.keep(ctx, y.opens(i)); err != nil {
			return err
		}
		a.period(y, i)
	}
	if err := d.keep(ctx, calendar.Date{}); err != nil {
		return err
	}
	if o.Progress != nil {
		o.Progress(d.total, d.total)
	}
	return ctx.Err()
}

// years are the appraisal periods of the demonstration: the finished ones, the one that has just ended, and the
// one that has begun.
type years struct {
	today   calendar.Date
	periods []calendar.Period
	fiscal  bool
}

// yearsAt chooses the boundary between the periods so that today every stage can be stood at: the fiscal year's if
// it was 20 to 120 days ago, otherwise that of the last month that ended 25 days ago or more.
func yearsAt(today calendar.Date, finished int) years {
	begin := calendar.Of(today.Year(), 10, 1)
	if begin.After(today) {
		begin = calendar.Of(today.Year()-1, 10, 1)
	}
	y := years{today: today, fiscal: true}
	if days := begin.DaysUntil(today); days < 20 || days > 120 {
		begin, y.fiscal = calendar.Of(today.Year(), today.Month(), 1), false
		for begin.DaysUntil(today) < 25 {
			begin = calendar.Of(begin.Year(), begin.Month()-1, 1)
		}
	}
	for i := -finished - 1; i <= 0; i++ {
		first := calendar.Of(begin.Year()+i, begin.Month(), 1)
		y.periods = append(y.periods, calendar.Period{Begin: first, End: calendar.Of(first.Year()+1, first.Month(), 1).AddDays(-1)})
	}
	return y
}

// founded is the day on which the agency was set up.
func (y years) founded() calendar.Date { return y.periods[0].Begin.AddDays(-100) }

// opens is the day on which a period's first acts are done.
func (y years) opens(i int) calendar.Date { return y.periods[i].Begin.AddDays(-75) }

// title is what people call a period.
func (y years) title(i int) string {
	p := y.periods[i]
	switch {
	case y.fiscal:
		return "FY " + p.End.String()[:4]
	case p.Begin.Month() == time.January:
		return p.Begin.String()[:4]
	}
	return monthOf(p.Begin) + " to " + monthOf(p.End)
}

func monthOf(d calendar.Date) string { return d.Month().String() + " " + d.String()[:4] }

// last is the period that has just ended; after it comes the one that has begun.
func (y years) last() int { return len(y.periods) - 2 }

// newDoor opens the door with a clock that the diary sets.
func newDoor(db *store.DB, clock *time.Time) *casework.Door {
	return casework.New(db, func() time.Time { return *clock }, casework.Kinds())
}
