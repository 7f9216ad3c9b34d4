package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"sesperf/store/sqlc"
)

// postgresDriver leaves connections and prepared statements to pgx, which keeps both.
type postgresDriver struct{ db *sql.DB }

// openPostgres opens a database that is there.
func openPostgres(ctx context.Context, url string) (*postgresDriver, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("store: the address of the PostgreSQL database: %w", err)
	}
	if config.RuntimeParams["synchronous_commit"] == "" {
		config.RuntimeParams["synchronous_commit"] = "on" // a server may be set to forget
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(24)
	db.SetMaxIdleConns(24)
	d := &postgresDriver{db}
	if err := byByte(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return d, nil
}

// byByte refuses a database that sorts text by a language's rules: the same list would come in two orders.
func byByte(ctx context.Context, db *sql.DB) error {
	// As JSON, because the column for the provider is not there before PostgreSQL 15.
	const ask = `SELECT datname, datcollate, COALESCE(to_jsonb(d)->>'datlocprovider', 'c'), pg_encoding_to_char(encoding)
	               FROM pg_database d WHERE datname = current_database()`
	var name, collation, provider, encoding string
	if err := db.QueryRowContext(ctx, ask).Scan(&name, &collation, &provider, &encoding); err != nil {
		return fmt.Errorf("store: the PostgreSQL database cannot be reached: %w", err)
	}
	sorted := provider == "b" || provider == "c" && (collation == "C" || collation == "POSIX")
	if sorted && encoding == "UTF8" {
		return nil
	}
	return fmt.Errorf("store: the PostgreSQL database %s sorts text by %s in %s, not by byte; create one with: "+
		"CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", name, collation, encoding, "sesperf")
}

func (d *postgresDriver) pool() *sql.DB { return d.db }

func (d *postgresDriver) close() error { return d.db.Close() }

func (d *postgresDriver) write(ctx context.Context, fn func(sqlc.DBTX) error) error {
	return d.in(ctx, nil, fn)
}

func (d *postgresDriver) read(ctx context.Context, fn func(sqlc.DBTX) error) error {
	return d.in(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}, fn)
}

// in runs fn in a transaction. Once begun, a write is not ended by a client that goes away.
func (d *postgresDriver) in(ctx context.Context, how *sql.TxOptions, fn func(sqlc.DBTX) error) error {
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if how == nil {
		ctx = context.WithoutCancel(ctx)
	}
	tx, err := conn.BeginTx(ctx, how)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(&piped{tx, conn}); err != nil {
		return err
	}
	err = tx.Commit()
	var refused *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refused):
		return fmt.Errorf("store: the transaction was not committed: %w", err)
	default:
		return fmt.Errorf("%w: %w", ErrCommitUnknown, err)
	}
}

// piped is a transaction that takes many statements in one round trip.
type piped struct {
	*sql.Tx
	conn *sql.Conn // the transaction's own
}

func (p *piped) pipe(ctx context.Context, statements []statement) error {
	return p.conn.Raw(func(driver any) (err error) {
		batch := &pgx.Batch{}
		for _, s := range statements {
			batch.Queue(s.query, s.args...)
		}
		results := driver.(*stdlib.Conn).Conn().SendBatch(ctx, batch)
		defer func() { err = errors.Join(err, named(results.Close())) }()
		for _, s := range statements {
			tag, err := results.Exec()
			if err := s.check(tag.RowsAffected(), err); err != nil {
				return err
			}
		}
		return nil
	})
}
