package casework_test

import (
	"context"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/store"
	"sesperf/store/storetest"
)

// Who opens a case without being a party to it is on record, once a day, and its executive sees it (design §8).
func TestOpeningsAreOnRecord(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		ctx := context.Background()
		db, err := store.Open(ctx, url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		lines, _, err := intake.ReadStory("../test/stories/rated.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		teller := intake.NewTeller(db, casework.Kinds())
		door := teller.Door()
		defer door.Close()
		if bad := teller.Tell(ctx, lines, 0); len(bad) > 0 {
			t.Fatalf("%+v", bad)
		}
		look := func(person string) *casework.Sight {
			s, err := door.Look(ctx, "story", person, "appraisal/bell-2026")
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		for _, person := range []string{"person/fischer", "person/fischer", "person/okafor"} { // ER twice, and a party
			if err := door.NoteOpening(ctx, "story", person, look(person), "opened"); err != nil {
				t.Fatal(err)
			}
		}
		seen := look("person/bell")
		if len(seen.Opened) != 1 || seen.Opened[0].Person != "person/fischer" || seen.Names["person/fischer"] != "Ellen Fischer" {
			t.Errorf("the executive sees %+v", seen.Opened)
		}
		if faults, err := db.Verify(ctx, "story", casework.Rebuild(casework.Kinds()), nil, nil); err != nil || len(faults) > 0 {
			t.Errorf("%v %v", faults, err)
		}
	})
}
