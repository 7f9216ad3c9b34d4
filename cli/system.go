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

// loadSystem gives a built-in description by its id, reads the file of that name, or standard input for -.
func (c *Console) loadSystem(name string) (*system.Description, error) {
	if name == "-" {
		in := c.In
		c.In = spent{}
		return readSystem("stdin", in)
	}
	if d, ok := system.Find(name); ok {
		return d, nil
	}
	if err := ordinary(name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, &unreadable{file: name, text: reasonOf(err)}
	}
	defer f.Close()
	return readSystem(name, f)
}

// ordinary refuses a name under which no ordinary file stands, before it is opened: a pipe might never end.
func ordinary(name string) error {
	found, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &unreadable{file: name, text: "there is neither a built-in system nor a file of this name; the built-in one is basic"}
	case err != nil:
		return &unreadable{file: name, text: reasonOf(err)}
	case found.IsDir():
		return &unreadable{file: name, text: "this is a folder; name a file with a description in it"}
	case !found.Mode().IsRegular():
		return &unreadable{file: name, text: "this is a pipe or a device and no ordinary file; write - to read standard input"}
	}
	return nil
}

func readSystem(name string, in io.Reader) (*system.Description, error) {
	data, err := io.ReadAll(io.LimitReader(in, system.MaxSize+1))
	if err != nil {
		return nil, &unreadable{file: name, text: reasonOf(err)}
	}
	if len(data) > system.MaxSize {
		return nil, &unreadable{file: name, text: fmt.Sprintf("the file is larger than %d bytes, the most that a system description may have", system.MaxSize)}
	}
	return system.Parse(name, data)
}

// spent is standard input after a description was read from it.
type spent struct{}

func (spent) Read([]byte) (int, error) {
	return 0, errors.New("standard input can be read once; name a file here")
}
