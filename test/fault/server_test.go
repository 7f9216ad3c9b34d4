package fault

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
)

// served names the environment variable that makes the test binary the server: the URL of its database.
const served = "SESPERF_FAULT_SERVES"

// serve opens the door to a database and does the deeds that are posted to it, until the process is killed or
// whoever started it has gone.
func serve(url string) {
	db, err := store.Open(ctx, url)
	if err != nil {
		stop(err)
	}
	now, err := clock(db)
	if err != nil {
		stop(err)
	}
	door := casework.New(db, now, withFaults())
	door.Broken = stop
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		stop(err)
	}
	go func() {
		_, err := io.Copy(io.Discard, os.Stdin)
		stop(fmt.Errorf("nobody is there any more: %v", err))
	}()
	fmt.Println(l.Addr())
	stop(http.Serve(l, do(door)))
}

func stop(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(3)
}

// clock goes on from where the record ends, at the pace of the machine.
func clock(db *store.DB) (func() time.Time, error) {
	var last time.Time
	err := db.Read(ctx, func(tx *store.Tx) error {
		err := tx.Of(agency)
		last = time.UnixMicro(tx.Head.LastAt)
		return err
	})
	started := time.Now()
	return func() time.Time { return last.Add(time.Since(started)) }, err
}

// do answers a deed with its receipt, or with a status for its error.
func do(door *casework.Door) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var deed casework.Deed
		if err := json.NewDecoder(r.Body).Decode(&deed); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		receipt, err := door.Do(r.Context(), deed)
		if err != nil {
			http.Error(w, err.Error(), status(err))
			return
		}
		if err := json.NewEncoder(w).Encode(receipt); err != nil {
			stop(err)
		}
	}
}

func status(err error) int {
	var refusal *act.Refusal
	var conflict *casework.Conflict
	switch {
	case errors.As(err, &refusal):
		return http.StatusUnprocessableEntity
	case errors.As(err, &conflict):
		return http.StatusConflict
	case errors.Is(err, casework.ErrNotFound):
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}

// withFaults are the kinds of case, with two acts that fail in the middle of a batch: one whose rows a key of the
// database refuses, and one that panics.
func withFaults() []act.Kind {
	kinds := casework.Kinds()
	for i, k := range kinds {
		if k.Name == "appraisal" {
			kinds[i].Acts = append(append([]act.Spec{}, k.Acts...), sameKeyTwice.Spec(), panics.Spec())
		}
	}
	return kinds
}

type nothing struct{}

var executive = []act.Relation{act.Executive}

var sameKeyTwice = act.Def[*appraisal.Appraisal, nothing, nothing]{
	Name: "appraisal.leave-a-finding-twice", Title: "Leave a finding twice", Part: "plan", Who: executive,
	Apply: func(c *appraisal.Appraisal, m act.Meta, _, _ nothing) {
		s := act.Standing{Seq: m.Seq, Since: m.On, Act: m.Act}
		s.Provision = "SD-5.2"
		c.Standing = []act.Standing{s, s}
	},
	Tell: func(_, _ nothing) string { return "left a finding twice" },
}

var panics = act.Def[*appraisal.Appraisal, nothing, nothing]{
	Name: "appraisal.panic", Title: "Panic", Part: "plan", Who: executive,
	Check: func(*appraisal.Appraisal, nothing, act.Question) (nothing, []act.Finding) { panic("as it was told to") },
	Apply: func(*appraisal.Appraisal, act.Meta, nothing, nothing) {},
	Tell:  func(_, _ nothing) string { return "panicked" },
}
