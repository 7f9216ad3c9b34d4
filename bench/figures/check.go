package main

import (
	"context"
	"fmt"
	"time"

	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// check measures how long the law's answer on the basic system takes, and how long it takes to read it.
func check(context.Context) error {
	text := system.Basic().YAML()
	each := func(do func() error) (time.Duration, error) {
		start, n := time.Now(), 0
		for ; time.Since(start) < 2*time.Second; n++ {
			if err := do(); err != nil {
				return 0, err
			}
		}
		return time.Since(start) / time.Duration(n), nil
	}
	read, err := each(func() error { _, err := system.Parse("basic.yaml", text); return err })
	if err != nil {
		return err
	}
	checked, err := each(func() error {
		if !conformance.Check(system.Basic()).Conforms {
			return fmt.Errorf("the basic system does not conform")
		}
		return nil
	})
	if err != nil {
		return err
	}
	tell("system check of the basic system", checked.Round(10*time.Microsecond).String()+", and "+read.Round(10*time.Microsecond).String()+" to read it", "", "under 50 ms")
	return nil
}
