// Package storetest gives tests a fresh database of each kind. A package that uses it has a TestMain that calls
// Main. It imports store alone.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Variable names the environment variable that holds the URL of a PostgreSQL cluster for tests.
const Variable = "SESPERF_TEST_POSTGRES"

// errMissing says what to do when there is no PostgreSQL.
var errMissing = errors.New("PostgreSQL is not installed, and the tests run on both databases: install it (Debian: apt-get install postgresql), " +
	"or set " + Variable + " to the URL of a cluster made with: initdb --locale=C --encoding=UTF8")

// Cluster is a PostgreSQL cluster for tests alone, in a temporary folder, reached by a socket there. It does
// not sync.
type Cluster struct {
	URL    string
	folder string
	pgctl  string
}

// Start makes a cluster and starts it.
func Start() (*Cluster, error) {
	initdb, err := program("initdb")
	if err != nil {
		return nil, err
	}
	pgctl, err := program("pg_ctl")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "sesperf-pg")
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: folder, pgctl: pgctl}
	data := filepath.Join(folder, "data")
	if err := errors.Join(os.Mkdir(data, 0o700), c.give(folder, data)); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := c.run(initdb, "-D", data, "-U", "sesperf", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	options := fmt.Sprintf("-k %s -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=128MB -c log_min_messages=panic", folder)
	if err := c.run(pgctl, "-D", data, "-w", "-l", filepath.Join(data, "log"), "-o", options, "start"); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if err := c.watch(data); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	c.URL = "postgres://sesperf@/postgres?host=" + url.QueryEscape(folder)
	return c, nil
}

// watch leaves a process behind that stops the cluster and removes it when this one is gone: a test that runs out
// of time ends without a word.
func (c *Cluster) watch(data string) error {
	const script = `while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 1; done
[ -d "$2" ] && kill -QUIT "$(head -n 1 "$3/postmaster.pid")"; sleep 1; rm -rf "$2"`
	cmd := exec.Command("sh", "-c", script, "watch", strconv.Itoa(os.Getpid()), c.folder, data)
	cmd.Dir, cmd.SysProcAttr = "/", &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

// Stop stops the cluster and removes it.
func (c *Cluster) Stop() error {
	err := c.run(c.pgctl, "-D", filepath.Join(c.folder, "data"), "-m", "immediate", "-w", "stop")
	return errors.Join(err, os.RemoveAll(c.folder))
}

// give makes folders those of the user under whom the server runs.
func (c *Cluster) give(folders ...string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	return command("chown", append([]string{"nobody"}, folders...)...)
}

// run runs one of PostgreSQL's programs, which refuse to run as root.
func (c *Cluster) run(name string, args ...string) error {
	if os.Geteuid() == 0 {
		name, args = "runuser", append([]string{"-u", "nobody", "--", name}, args...)
	}
	return command(name, args...)
}

// command runs a program to its end. Its output goes to a file and not to a pipe, which a server that it
// leaves behind would keep open.
func command(name string, args ...string) error {
	out, err := os.CreateTemp("", "sesperf-out")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	cmd := exec.CommandContext(context.Background(), name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = "/", out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", filepath.Base(name), err, bytes.TrimSpace(said))
	}
	return nil
}

// program finds one of PostgreSQL's programs where Debian keeps them, the newest first, or on the path.
func program(name string) (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) > 0 {
		slices.SortFunc(found, func(a, b string) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			return strings.Compare(a, b)
		})
		return found[len(found)-1], nil
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", errMissing
	}
	return path, nil
}
