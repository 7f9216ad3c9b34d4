// Command cluster runs another command with a PostgreSQL cluster for tests, so that all packages share one:
//
//	go run ./store/storetest/cluster -- go test ./...
//
// A cluster already named in SESPERF_TEST_POSTGRES is used as it is.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"sesperf/store/storetest"
)

func main() {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "usage: cluster -- COMMAND [ARGUMENT…]")
		os.Exit(2)
	}
	os.Exit(run(args))
}

// run starts the cluster, runs the command to its end, stops the cluster, and gives the command's exit code.
func run(args []string) int {
	// An interrupt reaches the command too; the cluster is stopped after it.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = os.Stdin, os.Stdout, os.Stderr, os.Environ()
	if os.Getenv(storetest.Variable) == "" {
		c, err := storetest.Start()
		if err != nil {
			fmt.Fprintln(os.Stderr, "cluster:", err)
			return 3
		}
		defer func() {
			if err := c.Stop(); err != nil {
				fmt.Fprintln(os.Stderr, "cluster:", err)
			}
		}()
		cmd.Env = append(cmd.Env, storetest.Variable+"="+c.URL)
	}
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return max(exit.ExitCode(), 1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 3
	}
	return 0
}
