package cli

import (
	"fmt"

	"sesperf/store"
)

// migrateCommand brings a database's schema up to the program's.
type migrateCommand struct {
	DB string `name:"db" env:"SESPERF_DB" required:"" placeholder:"URL" help:"The database: sqlite:///path/to/file or postgres://user@host/name (${env}). A SQLite file that is not there is made."`
}

// Run migrates and says from which schema to which.
func (m *migrateCommand) Run(c *Console) error {
	from, to, err := store.Migrate(c.Context, m.DB)
	if err != nil {
		return &unreadable{file: "--db", text: plainly(err)}
	}
	if from == to {
		_, err = fmt.Fprintf(c.Out, "The database has schema %d, which this program needs. Nothing was changed.\n", to)
	} else {
		_, err = fmt.Fprintf(c.Out, "The database has been brought from schema %d to schema %d.\n", from, to)
	}
	return err
}
