package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"sesperf/casework"
	"sesperf/record"
	"sesperf/store"
)

// recordCommand is the family of commands about the record.
type recordCommand struct {
	Verify     recordVerifyCommand     `cmd:"" help:"Recompute the whole record, rebuild every table from it, and compare."`
	Checkpoint recordCheckpointCommand `cmd:"" help:"Print the record's signed head."`
}

// recordVerifyCommand holds a record against itself, its tables and an earlier checkpoint.
type recordVerifyCommand struct {
	database
	Against  string `placeholder:"FILE" help:"An earlier checkpoint: finds a record that was cut short or rewritten whole."`
	Verifier string `placeholder:"FILE" help:"The public key that the checkpoint's signature is held against."`
}

// Run verifies every agency of the database, or the one that is named, and names each fault.
func (v *recordVerifyCommand) Run(c *Console) error {
	db, err := v.open(c.Context)
	if err != nil {
		return err
	}
	return errors.Join(v.verify(c, db), db.Close())
}

func (v *recordVerifyCommand) verify(c *Console, db *store.DB) error {
	against, err := v.checkpoint(c)
	if err != nil {
		return err
	}
	agencies := []string{v.Agency}
	if v.Agency == "" {
		if agencies, err = db.Agencies(c.Context); err != nil {
			return err
		}
		if against != nil {
			agencies = []string{against.Agency}
		}
	}
	if len(agencies) == 0 {
		return &unreadable{file: "--db", text: "the database holds no agency, so there is no record to verify"}
	}
	sound := true
	for _, agency := range agencies {
		ok, err := v.one(c, db, agency, against)
		if err != nil {
			return err
		}
		sound = sound && ok
	}
	if !sound {
		return errRefused
	}
	return nil
}

func (v *recordVerifyCommand) one(c *Console, db *store.DB, agency string, against *record.Checkpoint) (bool, error) {
	var progress func(done, total int64)
	if show := c.progress("entries"); show != nil {
		progress = func(done, total int64) { show(int(done), int(total)) }
	}
	faults, err := db.Verify(c.Context, agency, casework.Rebuild(casework.Kinds()), against, progress)
	if err != nil {
		return false, err
	}
	for _, f := range faults {
		fmt.Fprintln(c.Out, f)
	}
	if len(faults) > 0 {
		count := fmt.Sprintf("%d faults", len(faults))
		if len(faults) == 1 {
			count = "1 fault"
		}
		fmt.Fprintf(c.Err, "%s: %s; the record or its tables are not as the acts made them.\n", agency, count)
		return false, nil
	}
	head, err := headOf(c.Context, db, agency)
	if err != nil {
		return false, err
	}
	text := fmt.Sprintf("%s: %d entries, root %x. The record and every table made from it are whole", agency, head.Size, head.Root)
	if against != nil {
		text += fmt.Sprintf(", and the first %d entries are those of the checkpoint", against.Size)
	}
	_, err = fmt.Fprintln(c.Out, text+".")
	return true, err
}

// checkpoint reads the earlier checkpoint; nil if none is named.
func (v *recordVerifyCommand) checkpoint(c *Console) (*record.Checkpoint, error) {
	if v.Against == "" {
		return nil, nil
	}
	text, err := os.ReadFile(v.Against)
	if err != nil {
		return nil, &unreadable{file: v.Against, text: reasonOf(err)}
	}
	if v.Verifier == "" {
		p, err := unsigned(string(text))
		if err != nil {
			return nil, &unreadable{file: v.Against, text: err.Error()}
		}
		fmt.Fprintln(c.Err, "The checkpoint's signature was not looked at; name the public key with --verifier to have it held against that.")
		return p, nil
	}
	key, err := os.ReadFile(v.Verifier)
	if err != nil {
		return nil, &unreadable{file: v.Verifier, text: reasonOf(err)}
	}
	p, err := record.OpenCheckpoint(string(text), string(key))
	if err != nil {
		return nil, &unreadable{file: v.Against, text: plainly(err)}
	}
	return &p, nil
}

func headOf(ctx context.Context, db *store.DB, agency string) (head store.Head, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		err := tx.Of(agency)
		head = tx.Head
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return head, &unreadable{file: "--agency", text: "the database has no record of " + agency}
	}
	return head, err
}

// recordCheckpointCommand prints a signed head.
type recordCheckpointCommand struct {
	database
	Key string `required:"" placeholder:"FILE" help:"The signing key, a file outside the database; it is made if it is not there."`
}

// Run prints the checkpoint on the standard output alone, so that it can be kept as a file.
func (k *recordCheckpointCommand) Run(c *Console) error {
	db, err := k.open(c.Context)
	if err != nil {
		return err
	}
	return errors.Join(k.print(c, db), db.Close())
}

func (k *recordCheckpointCommand) print(c *Console, db *store.DB) error {
	agency, err := k.which(c.Context, db)
	if err != nil {
		return err
	}
	head, err := headOf(c.Context, db, agency)
	if err != nil {
		return err
	}
	key, err := k.key(agency)
	if err != nil {
		return err
	}
	text, err := record.Checkpoint{Agency: agency, Size: head.Size, Root: head.Root}.Sign(key)
	if err != nil {
		return &unreadable{file: k.Key, text: plainly(err)}
	}
	fmt.Fprintf(c.Err, "The public key that verifies it is in %s; give it to whoever keeps the checkpoint.\n", k.Key+verifierSuffix)
	_, err = fmt.Fprint(c.Out, text)
	return err
}

const verifierSuffix = ".verifier"

// key reads the signing key, or makes it: readable by its owner alone, with the public key beside it.
func (k *recordCheckpointCommand) key(agency string) (string, error) {
	text, err := os.ReadFile(k.Key)
	if err == nil {
		return strings.TrimSpace(string(text)), nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", &unreadable{file: k.Key, text: reasonOf(err)}
	}
	signer, verifier, err := record.NewKey(agency)
	if err != nil {
		return "", err
	}
	if err := writeNew(k.Key, signer, 0o600); err != nil {
		return "", err
	}
	return signer, writeNew(k.Key+verifierSuffix, verifier, 0o644)
}

// writeNew writes a file that is not there yet.
func writeNew(name, text string, mode os.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return &unreadable{file: name, text: reasonOf(err)}
	}
	_, err = f.WriteString(text + "\n")
	return errors.Join(err, f.Close())
}
