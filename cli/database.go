package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/store"
)

// database names the database that a command works on.
type database struct {
	DB     string `name:"db" env:"SESPERF_DB" required:"" placeholder:"URL" help:"The database: sqlite:///path/to/file or postgres://user@host/name (${env})."`
	Agency string `placeholder:"ID" help:"The agency's short id, if the database does not hold exactly one."`
}

// open opens the database. One that is not there is not made: that is what migrate does.
func (d database) open(ctx context.Context) (*store.DB, error) {
	if path, ok := strings.CutPrefix(d.DB, "sqlite://"); ok {
		path, _, _ = strings.Cut(path, "?")
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return nil, &unreadable{file: "--db", text: "there is no database at " + path + "; make one with: sesperf migrate --db " + d.DB}
		}
	}
	db, err := store.Open(ctx, d.DB)
	if err != nil {
		return nil, &unreadable{file: "--db", text: plainly(err)}
	}
	return db, nil
}

// plainly gives an error without the name of the room that it comes from.
func plainly(err error) string {
	text := err.Error()
	for _, room := range []string{"store: ", "record: "} {
		text = strings.TrimPrefix(text, room)
	}
	return text
}

// which settles the agency: the one that was named, or the only one there is; empty if the database holds none.
func (d database) which(ctx context.Context, db *store.DB) (string, error) {
	if d.Agency != "" {
		return d.Agency, nil
	}
	all, err := db.Agencies(ctx)
	switch {
	case err != nil:
		return "", err
	case len(all) == 0:
		return "", nil
	case len(all) > 1:
		return "", &unreadable{file: "--agency", text: "the database holds several agencies; name one: " + strings.Join(all, ", ")}
	}
	return all[0], nil
}

// room is an open door to one agency, for a command that acts or looks as a person.
type room struct {
	*casework.Door
	db     *store.DB
	agency string
}

// enter opens the door for a command that believes who its person says the person is. On real data it refuses.
func (d database) enter(c *Console, what string) (*room, error) {
	db, err := d.open(c.Context)
	if err != nil {
		return nil, err
	}
	r := &room{db: db}
	if r.agency, err = d.which(c.Context, db); err == nil && r.agency == "" {
		err = &unreadable{file: "--agency", text: "the database holds no agency yet; give the short id that it is to have, for example --agency dol"}
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	r.Door = casework.New(db, time.Now, casework.Kinds())
	r.Broken = c.broken
	if err := r.believes(c.Context, what); err != nil {
		r.leave()
		return nil, err
	}
	return r, nil
}

// believes refuses an agency whose data is real: there nobody is believed to be who the command line says (design §9).
func (r *room) believes(ctx context.Context, what string) error {
	use, err := r.Use(ctx, r.agency)
	if err == nil && use == agency.UseReal {
		return &act.Refusal{Findings: []act.Finding{{Text: what + " believes who one says one is on a demonstration or a story only, and " + r.agency +
			" is a real agency: sign in to its server instead."}}}
	}
	return err
}

// leave closes the door and the database behind it.
func (r *room) leave() error {
	r.Close()
	return r.db.Close()
}

// person gives the id of a person: a stream, a short id, or the name as it is printed, if nobody else has it.
func (r *room) person(ctx context.Context, by string) (string, error) {
	if strings.HasPrefix(by, "person/") {
		return by, nil
	}
	var found []string
	err := r.db.Read(ctx, func(tx *store.Tx) error {
		people, err := tx.People(ctx, r.agency)
		for _, p := range people {
			if p.ID == "person/"+by {
				found = []string{p.ID}
				return err
			}
			if p.Folded == casework.Fold(by) {
				found = append(found, p.ID)
			}
		}
		return err
	})
	if err != nil || len(found) == 1 {
		return strings.Join(found, ""), err
	}
	if len(found) > 1 {
		return "", &unreadable{file: "--by", text: fmt.Sprintf("%d people are called %s; give the id: %s", len(found), by, strings.Join(found, ", "))}
	}
	return "person/" + by, nil
}

// broken ends the process when the record can no longer be written safely: nothing may be tried again after that.
func (c *Console) broken(err error) {
	fmt.Fprintf(c.Err, "sesperf: the disk did not take what was written, so the program ends and nothing more is recorded: %v\n", err)
	os.Exit(Internal)
}
