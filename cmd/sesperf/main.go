// Command sesperf runs a federal agency's Senior Executive Service performance management.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"sesperf/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
