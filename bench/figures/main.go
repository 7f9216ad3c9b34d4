// Command figures measures what the design promises, as ratios in one run on the machine at hand. Each line is what was
// measured, its figure, the ratio to what it is held against, and the reach. From the root of the repository: bench/run.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// figure is one measurement: it prints its lines.
type figure struct {
	name    string
	measure func(ctx context.Context) error
}

var figures = []figure{{"acts", acts}, {"check", check}, {"pages", pages}, {"verify", verify}, {"start", start}, {"weight", weight}}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, f := range figures {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], f.name) {
			continue
		}
		if err := f.measure(ctx); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", f.name, err)
			os.Exit(1)
		}
	}
}

// tell prints a figure. Without a reach there is nothing to miss.
func tell(what, measured, ratio, reach string) {
	for i, s := range []*string{&measured, &ratio, &reach} {
		if *s != "" {
			*s = []string{": ", "; ratio ", "; reach "}[i] + *s
		}
	}
	fmt.Println(strings.Join([]string{what, measured, ratio, reach}, ""))
}

// median gives the middle of some rates or ratios.
func median(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}
