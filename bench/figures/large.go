package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"sesperf/demo"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// size is how large the agency is on which pages, verification and start are measured.
type size struct{ executives, years int }

func (s size) String() string { return fmt.Sprintf("%d executives × %d years", s.executives, s.years) }

// asked gives the size from EXECUTIVES and YEARS in the environment.
func asked() (size, error) {
	s := size{10_000, 10}
	for name, into := range map[string]*int{"EXECUTIVES": &s.executives, "YEARS": &s.years} {
		if text := os.Getenv(name); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil {
				return s, fmt.Errorf("%s is a whole number, not %q", name, text)
			}
			*into = n
		}
	}
	return s, nil
}

// agency gives the URL of an agency of that size. It is made once and kept, because that takes long: in DATA, or
// beside other temporary files.
func (s size) agency(ctx context.Context) (string, error) {
	data := os.Getenv("DATA")
	if data == "" {
		data = filepath.Join(os.TempDir(), "sesperf-bench")
	}
	folder := filepath.Join(data, fmt.Sprintf("%dx%d", s.executives, s.years))
	file, making := filepath.Join(folder, "demo.db"), filepath.Join(folder, "making.db")
	if _, err := os.Stat(file); err == nil {
		return "sqlite://" + file, nil
	}
	if _, err := os.Stat(making); err == nil {
		return "", fmt.Errorf("%s is being made, or its making was interrupted: wait, or delete %s", s, folder)
	}
	fmt.Fprintf(os.Stderr, "making an agency of %s in %s, once …\n", s, folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	if _, _, err := store.Migrate(ctx, "sqlite://"+making); err != nil {
		return "", err
	}
	db, err := store.Open(ctx, "sqlite://"+making)
	if err != nil {
		return "", err
	}
	err = demo.Build(ctx, db, demo.Options{Executives: s.executives, Years: s.years, Now: time.Now()})
	if err := errors.Join(err, db.Close()); err != nil {
		return "", err
	}
	return "sqlite://" + file, os.Rename(making, file)
}

// open opens the agency of the size that is asked for.
func open(ctx context.Context) (size, *store.DB, error) {
	s, err := asked()
	if err != nil {
		return s, nil, err
	}
	url, err := s.agency(ctx)
	if err != nil {
		return s, nil, err
	}
	db, err := store.Open(ctx, url)
	return s, db, err
}

// visitable is a case that a person may see, for which the person need not be noted as having opened it.
type visitable struct{ person, stream string }

// some gives the cases of n executives, spread over the whole agency, and the current one of each first.
func some(ctx context.Context, db *store.DB, n int) (all []visitable, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		streams, err := tx.StreamsOfKind(ctx, sqlc.StreamsOfKindParams{Agency: demo.Agency, Kind: "appraisal"})
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		step := max(1, len(streams)/n)
		for i := 0; i < len(streams); i += step {
			a, err := tx.Appraisal(ctx, sqlc.AppraisalParams{Agency: demo.Agency, ID: streams[i].ID})
			if err != nil {
				return err
			}
			if seen[a.Executive] {
				continue
			}
			seen[a.Executive] = true
			all = append(all, visitable{a.Executive, a.ID})
		}
		return nil
	})
	return all, err
}
