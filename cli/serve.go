package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"sesperf/casework"
	"sesperf/rules/agency"
	"sesperf/store"
	"sesperf/web"
)

// serveCommand serves the pages of an agency until it is interrupted.
type serveCommand struct {
	database
	Listen string `default:"127.0.0.1:8080" env:"SESPERF_LISTEN" placeholder:"ADDR" help:"Where to listen (${default})."`
	Secure bool   `help:"Cookies go over https only: set it behind a proxy that ends TLS."`
}

// Run serves until SIGINT or SIGTERM and ends cleanly.
func (s *serveCommand) Run(c *Console) error {
	at, err := listen(s.Listen)
	if err != nil {
		return err
	}
	defer at.Close()
	db, err := s.open(c.Context)
	if err != nil {
		return err
	}
	in, err := s.which(c.Context, db)
	if err == nil && in == "" {
		err = &unreadable{file: "--agency", text: "the database holds no agency yet; give the short id that it is to have, for example --agency dol"}
	}
	if err != nil {
		return errors.Join(err, db.Close())
	}
	return c.serve(db, at, web.Options{Agency: in, Secure: s.Secure}, func(url string) {
		fmt.Fprintf(c.Out, "%s is served on %s\n", in, url)
	})
}

// listen takes the address before anything else is done, so that one that is taken is told at once.
func listen(address string) (net.Listener, error) {
	at, err := net.Listen("tcp", address)
	if err != nil {
		return nil, &unreadable{file: "--listen", text: err.Error() + "; choose another address"}
	}
	return at, nil
}

// serve opens the door, serves pages, and closes everything behind it. ready is told where, once pages are served.
func (c *Console) serve(db *store.DB, at net.Listener, o web.Options, ready func(url string)) (err error) {
	defer func() { err = errors.Join(err, db.Close()) }()
	door := casework.New(db, time.Now, casework.Kinds())
	door.Broken = c.broken
	defer door.Close()
	use, err := door.Use(c.Context, o.Agency)
	if err != nil {
		return err
	}
	o.Demo, o.Logger = use == agency.UseDemo, slog.New(slog.NewTextHandler(c.Err, nil))
	pages, err := web.New(door, o)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(o.Logger.Handler(), slog.LevelWarn)}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(at) }()
	ready("http://" + at.Addr().String())
	select {
	case err := <-ended:
		return err
	case <-c.Context.Done():
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(c.Context), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(wait); err != nil { // a client that does not let go is not waited for longer
		return errors.Join(fmt.Errorf("a request did not end within ten seconds: %w", err), server.Close())
	}
	return nil
}
