package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// versionCommand says which program this is.
type versionCommand struct{}

// Run prints the version, and the commit it was built from where that is known.
func (versionCommand) Run(c *Console) error {
	version, commit := "unknown", ""
	if b, ok := debug.ReadBuildInfo(); ok {
		version = b.Main.Version
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(c.Out, "sesperf %s%s (%s %s/%s)\n", version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
