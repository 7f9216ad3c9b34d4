package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// start measures how soon the program serves its first page of a large agency, and the memory it then keeps: after the
// first page, and after five hundred executives have looked at their cases.
func start(ctx context.Context) error {
	size, db, err := open(ctx)
	if err != nil {
		return err
	}
	cases, err := some(ctx, db, visited)
	if err := db.Close(); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	url, err := size.agency(ctx)
	if err != nil {
		return err
	}
	var took []float64
	for n := range 5 {
		p, ms, err := serve(ctx, url)
		if err != nil {
			return err
		}
		took = append(took, ms)
		if n == 4 {
			tell("start to first page, "+size.String(), fmt.Sprintf("%.0f ms", median(took)), "", "under 300 ms")
			err = p.memory(size, cases)
		}
		if err := p.end(err); err != nil {
			return err
		}
	}
	return nil
}

// process is the program, serving.
type process struct {
	cmd *exec.Cmd
	at  string
}

// serve starts the program and asks for the sign-in page until it comes.
func serve(ctx context.Context, url string) (*process, float64, error) {
	const listen = "127.0.0.1:18476"
	p := &process{exec.CommandContext(ctx, "bin/sesperf", "serve", "--db", url, "--listen", listen), "http://" + listen}
	p.cmd.Stderr = os.Stderr
	begun := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, 0, err
	}
	for time.Since(begun) < 20*time.Second {
		resp, err := http.Get(p.at + "/law")
		if err != nil {
			time.Sleep(2 * time.Millisecond)
			continue
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err == nil && resp.StatusCode == http.StatusOK {
			return p, float64(time.Since(begun).Microseconds()) / 1000, nil
		}
		return nil, 0, p.end(fmt.Errorf("the first page was answered with %s", resp.Status))
	}
	return nil, 0, p.end(fmt.Errorf("no page came in 20 seconds"))
}

// memory tells how much of the machine's memory the process holds.
func (p *process) memory(size size, cases []visitable) error {
	after, err := p.resident()
	if err != nil {
		return err
	}
	tell("resident after the first page, "+size.String(), after, "", "under 200 MiB")
	for _, c := range cases {
		client, err := signIn(p.at, c.person)
		if err != nil {
			return err
		}
		for _, path := range []string{"/", "/" + c.stream} {
			resp, err := client.Get(p.at + path)
			if err != nil {
				return err
			}
			_, _ = io.Copy(io.Discard, resp.Body) // only what the server does is measured
			resp.Body.Close()
		}
	}
	if after, err = p.resident(); err != nil {
		return err
	}
	tell(fmt.Sprintf("resident after home and case of %d executives, %s", len(cases), size), after, "", "under 200 MiB")
	return nil
}

func (p *process) resident() (string, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(text)) {
		var kB int
		if _, err := fmt.Sscanf(line, "VmRSS: %d kB", &kB); err == nil {
			return fmt.Sprintf("%d MiB", kB/1024), nil
		}
	}
	return "", fmt.Errorf("the system does not say how much memory a process holds")
}

// end interrupts the program and waits.
func (p *process) end(err error) error {
	if e := p.cmd.Process.Signal(syscall.SIGTERM); e != nil && err == nil {
		err = e
	}
	if e := p.cmd.Wait(); e != nil && err == nil {
		err = e
	}
	return err
}
