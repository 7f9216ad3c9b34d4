package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// A served demonstration answers, names people worth picking, and ends cleanly when it is interrupted; the next start
// goes on with the same agency. So does serve.
func TestDemoServesAndEnds(t *testing.T) {
	folder := t.TempDir()
	demo := []string{"demo", "--data", folder, "--listen", "127.0.0.1:0", "--executives", "12", "--years", "1"}
	first := serveOnce(t, demo)
	if !strings.Contains(first, "Making the demonstration") || strings.Count(first, "\n  ") != 5 {
		t.Error(first)
	}
	url := "sqlite://" + filepath.Join(folder, "demo.db")
	_, before, _ := runs(t, "record", "verify", "--db", url)
	second := serveOnce(t, demo)
	if strings.Contains(second, "Making") || strings.Count(second, "\n  ") != 5 {
		t.Error(second)
	}
	serveOnce(t, []string{"serve", "--db", url, "--listen", "127.0.0.1:0"})
	if _, after, errs := runs(t, "record", "verify", "--db", url); after != before || errs != "" {
		t.Error(before, after, errs)
	}
}

// serveOnce starts a server, asks whether it is well, interrupts it, and gives what it said.
func serveOnce(t *testing.T, args []string) string {
	t.Helper()
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	r, w := io.Pipe()
	code := make(chan int, 1)
	var errs bytes.Buffer
	go func() {
		code <- Run(ctx, args, strings.NewReader(""), w, &errs)
		w.Close()
	}()
	var said strings.Builder
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		_, at, ok := strings.Cut(lines.Text(), "served on ")
		if !ok {
			continue
		}
		answer, err := http.Get(at + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Error(answer.Status)
		}
		interrupt()
	}
	if c := <-code; c != Done {
		t.Errorf("%v ended with %d: %s", args, c, errs.String())
	}
	return said.String()
}

func TestServeRefusesInASentence(t *testing.T) {
	empty := founded(t)
	for _, args := range [][]string{{"serve", "--db", "sqlite:///nowhere/x.db"}, {"serve", "--db", empty, "--listen", "127.0.0.1:none"}, {"demo", "--years", "-1"}} {
		if code, out, errs := runs(t, args...); code != Unreadable || out != "" || strings.Count(errs, "\n") != 1 {
			t.Error(args, code, out, errs)
		}
	}
}
