package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"sesperf/rules/system"
)

// systemCommand is the family of commands about system descriptions.
type systemCommand struct {
	Check  systemCheckCommand  `cmd:"" help:"Hold descriptions against the law."`
	Show   systemShowCommand   `cmd:"" help:"Print a system description."`
	Diff   systemDiffCommand   `cmd:"" help:"Show what one description says otherwise than another, and whether it may."`
	Try    systemTryCommand    `cmd:"" help:"Count what the same ratings give under two descriptions."`
	Schema systemSchemaCommand `cmd:"" help:"Print the JSON Schema of the format."`
}

// loadSystem gives a built-in description by its id, or reads the file of that name.
func loadSystem(name string) (*system.Description, error) {
	if d, ok := system.Find(name); ok {
		return d, nil
	}
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &unreadable{file: name, text: "there is neither a built-in system nor a file of this name; the built-in one is basic"}
	}
	if err != nil {
		return nil, &unreadable{file: name, text: err.Error()}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, system.MaxSize+1))
	if err != nil {
		return nil, &unreadable{file: name, text: err.Error()}
	}
	if len(data) > system.MaxSize {
		return nil, &unreadable{file: name, text: fmt.Sprintf("the file is larger than %d bytes, the most that a system description may have", system.MaxSize)}
	}
	return system.Parse(name, data)
}
