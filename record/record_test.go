package record_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"sesperf/record"
)

var header = record.Header{
	Agency: "usda", Seq: 41, Stream: "appraisal/0190a7c2-5f00-7c3e-8a11-2f6f4d9b7e01", Version: 3, On: "2026-10-01", At: 1_790_856_000_123_456,
	Actor: "person/0190a7c2-0000-7000-8000-000000000001", Act: "0190a7c2-1111-7000-8000-000000000002", Form: "appraisal.rate-initially/1",
	Sum: record.SumOf([]byte("salt"), []byte("body")),
}

// golden is the example of docs/record.md. It never changes: headers written once are read for ever.
const golden = `sesperf/entry/1
agency 4:usda
seq 2:41
stream 46:appraisal/0190a7c2-5f00-7c3e-8a11-2f6f4d9b7e01
version 1:3
on 10:2026-10-01
at 16:1790856000123456
actor 43:person/0190a7c2-0000-7000-8000-000000000001
behalf 0:
act 36:0190a7c2-1111-7000-8000-000000000002
form 26:appraisal.rate-initially/1
sum 64:%s
`

func TestHeaderBytes(t *testing.T) {
	sum := sha256.Sum256([]byte("saltbody"))
	if want := fmt.Sprintf(golden, hex.EncodeToString(sum[:])); string(header.Bytes()) != want {
		t.Errorf("the bytes are\n%s, want\n%s", header.Bytes(), want)
	}
}

func TestHeaderReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[^\x00-\x1f\x7f]{1,40}`)
		h := record.Header{Agency: text.Draw(t, "agency"), Seq: rapid.Int64Min(0).Draw(t, "seq"), Stream: text.Draw(t, "stream"),
			Version: rapid.Int64Min(1).Draw(t, "version"), On: "2026-10-01", At: rapid.Int64().Draw(t, "at"), Actor: text.Draw(t, "actor"),
			Behalf: rapid.StringMatching(`[^\x00-\x1f\x7f]{0,9}`).Draw(t, "behalf"), Act: text.Draw(t, "act"), Form: text.Draw(t, "form")}
		copy(h.Sum[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "sum"))
		got, err := record.ParseHeader(h.Bytes())
		if err != nil || got != h {
			t.Fatalf("%+v came back as %+v: %v", h, got, err)
		}
	})
}

func TestHeaderRefusesEveryChangedByte(t *testing.T) {
	good := header.Bytes()
	for i := range good {
		for _, b := range []byte{0, '\n', ' ', '+', '0', 'A', 0xff} {
			bad := bytes.Clone(good)
			bad[i] = b
			if h, err := record.ParseHeader(bad); err == nil && !bytes.Equal(h.Bytes(), bad) {
				t.Errorf("byte %d as %q: read as a header with other bytes", i, b)
			}
		}
		if _, err := record.ParseHeader(good[:i]); err == nil {
			t.Errorf("cut short at %d: read", i)
		}
	}
	if _, err := record.ParseHeader(append(bytes.Clone(good), '\n')); err == nil {
		t.Error("a line too many: read")
	}
	for name, pair := range map[string][2]string{
		"a plus sign": {"seq 2:41", "seq 3:+41"}, "a leading zero": {"seq 2:41", "seq 3:041"}, "a zero length": {"agency 4:", "agency 04:"},
		"capital digits": {"sum 64:", "sum 64:AB"}, "fields swapped": {"seq 2:41\n", "version 1:3\n"},
	} {
		if _, err := record.ParseHeader(bytes.Replace(good, []byte(pair[0]), []byte(pair[1]), 1)); err == nil {
			t.Errorf("%s: read", name)
		}
	}
}

func TestHeaderRefusesText(t *testing.T) {
	for name, text := range map[string]string{"NUL": "a\x00b", "newline": "a\nb", "escape": "\x1b[31m", "bad UTF-8": "a\xffb", "nothing": ""} {
		h := header
		h.Actor = text
		if h.Valid() == nil {
			t.Errorf("%s: valid", name)
		}
		if _, err := record.ParseHeader(h.Bytes()); err == nil {
			t.Errorf("%s: read", name)
		}
	}
	for _, day := range []string{"2026-02-30", "2026-1-1", "01.10.2026", ""} {
		h := header
		h.On = day
		if h.Valid() == nil {
			t.Errorf("the day %q: valid", day)
		}
	}
}

func TestEntryCheck(t *testing.T) {
	e := record.Entry{Header: header, Salt: record.NewSalt(), Body: []byte(`{"x":1}`)}
	e.Sum = record.SumOf(e.Salt, e.Body)
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(e *record.Entry){
		"body": func(e *record.Entry) { e.Body = []byte(`{"x":2}`) },
		"salt": func(e *record.Entry) { e.Salt = record.NewSalt() },
		"a byte moved from salt to body": func(e *record.Entry) {
			e.Body = append([]byte{e.Salt[31]}, e.Body...)
			e.Salt = e.Salt[:31]
		},
	} {
		bad := e
		if change(&bad); bad.Check() == nil {
			t.Errorf("%s changed: good", name)
		}
	}
}

// nodes is a store of nodes in memory.
type nodes []record.Hash

func (n nodes) read(indexes []int64) (out []record.Hash, err error) {
	for _, i := range indexes {
		out = append(out, n[i])
	}
	return out, nil
}

// TestTreeIsTheOneOfRFC6962 holds the right edge against tlog, which computes each root from all nodes, and
// checks every proof between the sizes reached.
func TestTreeIsTheOneOfRFC6962(t *testing.T) {
	var tree record.Tree
	var stored nodes
	points := []record.Checkpoint{{Agency: "a", Root: tree.Root()}}
	for i := range int64(70) {
		for _, n := range tree.Append(fmt.Append(nil, i)) {
			if n.Index != int64(len(stored)) {
				t.Fatalf("node %d comes as number %d", n.Index, len(stored))
			}
			stored = append(stored, n.Hash)
		}
		want, _ := tlog.TreeHash(i+1, tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
			for _, i := range at {
				out = append(out, stored[i])
			}
			return out, nil
		}))
		grown, err := record.Grow(i+1, stored.read)
		if tree.Root() != want || grown != tree || err != nil {
			t.Fatalf("at %d: root %x, want %x; grown again: %t, %v", i+1, tree.Root(), want, grown == tree, err)
		}
		points = append(points, record.Checkpoint{Agency: "a", Size: i + 1, Root: tree.Root()})
	}
	for _, c := range points[1:] {
		for seq := range c.Size {
			p, err := record.ProveInclusion(c.Size, seq, stored.read)
			if err != nil {
				t.Fatal(err)
			}
			if err := record.CheckInclusion(p, c, seq, fmt.Append(nil, seq)); err != nil {
				t.Errorf("entry %d of %d: %v", seq, c.Size, err)
			}
			if record.CheckInclusion(p, c, seq, []byte("another")) == nil {
				t.Errorf("entry %d of %d: a proof for another header holds", seq, c.Size)
			}
		}
		for _, older := range points[1:c.Size] {
			p, err := record.ProveConsistency(c.Size, older.Size, stored.read)
			if err != nil {
				t.Fatal(err)
			}
			if err := record.CheckConsistency(p, c, older); err != nil {
				t.Errorf("%d within %d: %v", older.Size, c.Size, err)
			}
			older.Root[5] ^= 1
			if record.CheckConsistency(p, c, older) == nil {
				t.Errorf("%d within %d: a proof for another root holds", older.Size, c.Size)
			}
		}
	}
}

// TestCopiedTreeStaysBehind holds that a copy made before a batch is what is left when it is rolled back.
func TestCopiedTreeStaysBehind(t *testing.T) {
	var tree record.Tree
	for i := range 13 {
		before := tree
		root := before.Root()
		tree.Append([]byte("rolled back"))
		tree.Append([]byte("rolled back too"))
		if before.Root() != root || before.Size() != int64(i) {
			t.Fatalf("the copy of size %d moved", i)
		}
		tree = before
		tree.Append([]byte("kept"))
	}
}

func TestCheckpoint(t *testing.T) {
	signer, verifier, err := record.NewKey("usda.gov/oes")
	if err != nil {
		t.Fatal(err)
	}
	c := record.Checkpoint{Agency: "usda Łódź", Size: 12, Root: sha256.Sum256(nil)}
	signed, err := c.Sign(signer + "\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"as it is": signed, "as mail brings it": strings.ReplaceAll(signed, "\n", "\r\n")} {
		if got, err := record.OpenCheckpoint(text, verifier); err != nil || got != c {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	_, other, _ := record.NewKey("usda.gov/oes")
	if _, err := record.OpenCheckpoint(signed, other); err == nil {
		t.Error("opened with another key")
	}
	for i := range len(c.Text()) {
		bad := []byte(signed)
		if bad[i] ^= 1; string(bad) == signed {
			continue
		}
		if _, err := record.OpenCheckpoint(string(bad), verifier); err == nil {
			t.Errorf("byte %d changed: opened", i)
		}
	}
	for _, bad := range []record.Checkpoint{{Agency: "", Size: 1}, {Agency: "a\nb", Size: 1}, {Agency: "a", Size: -1}} {
		if _, err := bad.Sign(signer); err == nil {
			t.Errorf("signed %+v", bad)
		}
	}
	if _, _, err := record.NewKey("two words"); err == nil {
		t.Error("a key with a space in its name")
	}
}
