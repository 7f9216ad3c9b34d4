package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"sesperf/casework"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// diary holds acts by the day on which they are done, until they are done day by day.
type diary struct {
	door     *casework.Door
	clock    time.Time
	today    calendar.Date
	days     map[calendar.Date][]casework.Deed
	acts     int // entered so far
	done     int
	total    int
	progress func(done, total int)
}

func newDiary(db *store.DB, now time.Time) *diary {
	d := &diary{days: map[calendar.Date][]casework.Deed{}}
	// Nothing is done on the very day: the record would be ahead of a clock that has not come to noon.
	d.today = calendar.FromTime(now.UTC()).AddDays(-1)
	d.clock = noon(d.today)
	d.door = newDoor(db, &d.clock)
	return d
}

// noon is an instant that is the same day in every zone of the country.
func noon(on calendar.Date) time.Time {
	return time.Date(on.Year(), on.Month(), on.Day(), 17, 0, 0, 0, time.UTC)
}

// enter notes an act for a day. One that would be done later than today is left out: it has not happened.
func (d *diary) enter(on calendar.Date, by, act, stream string, in any) {
	if on.After(d.today) {
		return
	}
	raw, err := json.Marshal(in)
	if err != nil {
		panic(err) // the inputs are plain values
	}
	d.acts++
	d.days[on] = append(d.days[on], casework.Deed{Agency: Agency, ID: "demo-" + strconv.Itoa(d.acts), Act: act, Case: stream, By: by,
		Seen: casework.AnyVersion, In: raw, Confirmed: true})
}

// take notes deeds that an import has made.
func (d *diary) take(on calendar.Date, deeds ...casework.Deed) {
	d.acts += len(deeds)
	d.days[on] = append(d.days[on], deeds...)
}

func (d *diary) waiting() int { return d.acts - d.done }

// keep does what is noted for days before a day, day by day; for all days if there is none.
func (d *diary) keep(ctx context.Context, before calendar.Date) error {
	var days []calendar.Date
	for on := range d.days {
		if before.IsZero() || on.Before(before) {
			days = append(days, on)
		}
	}
	slices.SortFunc(days, calendar.Date.Compare)
	for _, on := range days {
		if err := d.keepDay(ctx, on); err != nil {
			return err
		}
		delete(d.days, on)
	}
	return nil
}

func (d *diary) keepDay(ctx context.Context, on calendar.Date) error {
	d.clock = noon(on)
	const step = 2048 // so that progress is seen
	for deeds := range slices.Chunk(d.days[on], step) {
		_, errs := d.door.DoAll(ctx, deeds)
		for i, err := range errs {
			if err != nil {
				return fmt.Errorf("the demonstration cannot be made: %s, %s of %s: %w", on, deeds[i].Act, deeds[i].Case, err)
			}
		}
		if d.done += len(deeds); d.progress != nil {
			d.progress(min(d.done, d.total-1), d.total)
		}
	}
	return nil
}
