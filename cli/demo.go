package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sesperf/demo"
	"sesperf/store"
	"sesperf/web"
)

// demoCommand makes the demonstration agency, if it is not there yet, and serves it.
type demoCommand struct {
	Listen     string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"Where to listen (${default})."`
	Data       string `default:"demo-data" placeholder:"DIR" help:"The folder in which the agency is kept (${default}); a later start goes on with it."`
	Executives int    `placeholder:"N" help:"How many executives; as many as the department has if left out. For a new agency only."`
	Years      int    `default:"3" placeholder:"Y" help:"How many finished years (${default}). For a new agency only."`
	NoServe    bool   `help:"Make the agency and end."`
}

// Run makes and serves.
func (d *demoCommand) Run(c *Console) error {
	if d.Executives < 0 || d.Executives > 100_000 || d.Years < 0 || d.Years > 50 {
		return &unreadable{file: "--executives, --years", text: "a demonstration has up to 100,000 executives and up to 50 finished years"}
	}
	if d.NoServe {
		url, err := d.agency(c)
		if err == nil {
			_, err = fmt.Fprintln(c.Out, "The demonstration agency is in", url)
		}
		return err
	}
	at, err := listen(d.Listen)
	if err != nil {
		return err
	}
	defer at.Close()
	url, err := d.agency(c)
	if err != nil {
		return err
	}
	db, err := store.Open(c.Context, url)
	if err != nil {
		return err
	}
	picks, err := demo.Guide(c.Context, db)
	if errors.Is(err, demo.ErrNone) {
		err = &unreadable{file: d.Data, text: err.Error() + "; delete the folder to have one made"}
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	return c.serve(db, at, web.Options{Agency: demo.Agency, Demo: true}, func(url string) { welcome(c, url, picks) })
}

func welcome(c *Console, at string, picks []demo.Pick) {
	fmt.Fprintf(c.Out, "A demonstration agency is served on %s\n", at)
	fmt.Fprintln(c.Out, "Its positions and goals are the Department of Labor’s, as published; its people, plans, ratings and page numbers are invented.")
	fmt.Fprintln(c.Out, "To sign in, open the page and pick a person. Worth picking:")
	width := 0
	for _, p := range picks {
		width = max(width, len([]rune(p.Name)))
	}
	for _, p := range picks {
		fmt.Fprintf(c.Out, "  %s%s  %s\n", p.Name, strings.Repeat(" ", width-len([]rune(p.Name))), p.Role)
	}
	fmt.Fprintln(c.Out, "Ctrl-C ends it; the next start goes on where this one ended.")
}

// agency gives the database of the demonstration. It is made under another name first, so that one whose making was
// interrupted is never taken for whole.
func (d *demoCommand) agency(c *Console) (string, error) {
	folder, err := filepath.Abs(d.Data)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", &unreadable{file: "--data", text: reasonOf(err)}
	}
	file := filepath.Join(folder, "demo.db")
	url := "sqlite://" + file
	if _, err := os.Stat(file); err == nil {
		_, _, err := store.Migrate(c.Context, url)
		if err != nil {
			err = &unreadable{file: file, text: plainly(err) + "; delete the folder to have the demonstration made anew"}
		}
		return url, err
	}
	making := filepath.Join(folder, "making.db")
	for _, part := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(making + part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", &unreadable{file: "--data", text: reasonOf(err)}
		}
	}
	if err := d.build(c, "sqlite://"+making); err != nil {
		return "", err
	}
	return url, os.Rename(making, file)
}

func (d *demoCommand) build(c *Console, url string) (err error) {
	fmt.Fprintln(c.Out, "Making the demonstration agency, this once …")
	if _, _, err := store.Migrate(c.Context, url); err != nil {
		return err
	}
	db, err := store.Open(c.Context, url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = demo.Build(c.Context, db, demo.Options{Executives: d.Executives, Years: d.Years, Now: time.Now(), Progress: c.progress("acts")})
	if c.Context.Err() != nil {
		return errors.New("the making of the demonstration was interrupted; the next start makes it anew")
	}
	return err
}
