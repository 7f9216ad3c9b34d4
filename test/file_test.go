package test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store/storetest"
)

// attach makes the deed that attaches a file.
func (h *house) attach(by, name, content string) casework.Deed {
	d := h.deed(by, "appraisal.attach-evidence", "bell-2026", object{"note": "n"})
	d.Files = []casework.File{{Name: name, Content: []byte(content)}}
	return d
}

// A file is kept with its entry, once however often it is sent, and comes back byte by byte to whoever sees the part.
func TestAFileIsKeptWithItsEntry(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		ctx, h := context.Background(), after(t, url, "reviewed", casework.Kinds())
		content := strings.Repeat("Lock 27 was rated fair.\n", 100_000)
		d := h.attach("bell", "locks.txt", content)
		first := h.must(d)
		if again := h.must(d); !again.Repeated || again.Seq != first.Seq || again.Sum != first.Sum {
			t.Errorf("sent twice: %+v", again)
		}
		c := h.see("okafor", "appraisal/bell-2026").Case.(*appraisal.Appraisal)
		if len(c.Evidence) != 1 || c.Evidence[0].Size != int64(len(content)) || c.Evidence[0].Name != "locks.txt" || c.Evidence[0].Meta.Seq != first.Seq {
			t.Fatalf("%+v", c.Evidence)
		}
		for _, person := range []string{"bell", "okafor", "fischer"} {
			got, err := h.door.File(ctx, "story", "person/"+person, "appraisal/bell-2026", first.Seq, 1)
			if err != nil || !bytes.Equal(got, []byte(content)) {
				t.Errorf("%s gets %d bytes, %v", person, len(got), err)
			}
		}
		for _, person := range []string{"authority", "head", "tran", "chair", "nobody"} { // the part is not theirs, or not yet
			if _, err := h.door.File(ctx, "story", "person/"+person, "appraisal/bell-2026", first.Seq, 1); !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("%s: %v", person, err)
			}
		}
		for _, place := range [][2]int64{{first.Seq, 0}, {first.Seq, 2}, {first.Seq - 1, 1}, {first.Seq + 1, 1}, {-1, 1}} {
			if _, err := h.door.File(ctx, "story", "person/bell", "appraisal/bell-2026", place[0], place[1]); !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("file %v: %v", place, err)
			}
		}
		h.sound()
	})
}

// sound holds the record and its files against themselves.
func (h *house) sound() {
	h.t.Helper()
	faults, err := h.db.Verify(context.Background(), "story", casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		h.t.Errorf("%v %v", faults, err)
	}
}

// What is too large, or comes with an act that takes no file, is refused in one sentence; nothing of it is kept, whatever
// else is done in the same batch.
func TestARefusedFileLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		h := after(t, url, "reviewed", casework.Kinds())
		size := h.size()
		large := h.attach("bell", "large.txt", strings.Repeat("x", act.MaxFile+1))
		most := h.attach("bell", "most.txt", strings.Repeat("x", act.MaxFile))
		none := h.attach("bell", "none.txt", "")
		two := h.attach("bell", "two.txt", "one")
		two.Files = append(two.Files, two.Files[0])
		other := h.deed("okafor", "appraisal.give-feedback", "bell-2026", object{"text": "See the file."})
		other.Files = two.Files[:1]
		_, errs := h.door.DoAll(context.Background(), []casework.Deed{large, none, two, other, most})
		var invalid *act.Invalid
		var refusal *act.Refusal
		if !errors.As(errs[0], &invalid) || !strings.Contains(invalid.Text, "more than 10 MB") {
			t.Errorf("too large: %v", errs[0])
		}
		if !errors.As(errs[1], &invalid) || !errors.As(errs[3], &invalid) || invalid.Text != "this act takes no file; leave it out" {
			t.Errorf("empty: %v; with an act that takes none: %v", errs[1], errs[3])
		}
		if !errors.As(errs[2], &refusal) || errs[4] != nil {
			t.Errorf("two at once: %v; the largest: %v", errs[2], errs[4])
		}
		if got := h.size(); got != size+1 {
			t.Errorf("%d entries more", got-size)
		}
		h.sound()
	})
}

// Files of a batch in which an act fails: the batch is rolled back and each act is done alone, and every file is there once.
func TestFilesOfABatchThatFails(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, url string) {
		started, release := make(chan struct{}, 1), make(chan struct{})
		h := after(t, url, "reviewed", faulty(started, release))
		blocked := make(chan error, 1)
		wait := h.deed("bell", "appraisal.wait", "bell-2026", nil)
		go func() { _, err := h.do(wait); blocked <- err }()
		<-started // what is sent now waits, and is gathered into one batch
		deeds := []casework.Deed{h.attach("bell", "first.txt", "A file."), h.deed("bell", "appraisal.panic-late", "bell-2026", nil), h.attach("okafor", "second.txt", "Another.")}
		go func() { release <- struct{}{} }()
		_, errs := h.door.DoAll(context.Background(), deeds)
		if err := <-blocked; err != nil || errs[0] != nil || errs[1] == nil || errs[2] != nil {
			t.Errorf("%v %v", err, errs)
		}
		for _, e := range h.see("bell", "appraisal/bell-2026").Case.(*appraisal.Appraisal).Evidence {
			got, err := h.door.File(context.Background(), "story", "person/bell", "appraisal/bell-2026", e.Meta.Seq, 1)
			if err != nil || int64(len(got)) != e.Size {
				t.Errorf("%s: %d bytes, %v", e.Name, len(got), err)
			}
		}
		faults, err := h.db.Verify(context.Background(), "story", nil, nil, nil)
		if err != nil || len(faults) > 0 {
			t.Errorf("%v %v", faults, err)
		}
	})
}
