package fault

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"sesperf/casework"
)

// sent is a deed that was sent to the server, and what was heard of it.
type sent struct {
	deed  casework.Deed
	want  int              // the status with which it is to be answered
	heard bool             // whether it was answered
	said  casework.Receipt // when it was done
}

// good says whether the deed is one that is done.
func (s *sent) good() bool { return s.want == http.StatusOK }

// deed makes the next deed of a client: most are good; the others are refused, see too old a case, are of somebody
// who may not see it, break a key of the database, or panic.
func deed(id string, person, cases int, r *rand.Rand) *sent {
	s := &sent{want: http.StatusOK, deed: casework.Deed{Agency: agency, ID: id, Act: "appraisal.comment-on-plan", By: fmt.Sprintf("person/p%d", person),
		Case: fmt.Sprintf("appraisal/c%d", person), Seen: casework.AnyVersion, In: json.RawMessage(`{"text":"` + id + `"}`)}}
	switch r.IntN(100) {
	case 0:
		s.deed.Act, s.deed.In, s.want = sameKeyTwice.Name, nil, http.StatusInternalServerError
	case 1:
		s.deed.Act, s.deed.In, s.want = panics.Name, nil, http.StatusInternalServerError
	case 2, 3:
		s.deed.In, s.want = json.RawMessage(`{"text":" "}`), http.StatusUnprocessableEntity
	case 4, 5:
		s.deed.Seen, s.want = 0, http.StatusConflict
	case 6, 7:
		s.deed.Case, s.want = fmt.Sprintf("appraisal/c%d", (person+1)%cases), http.StatusNotFound
	}
	return s
}

// server is the child process.
type server struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	url    string
	client *http.Client
}

// start starts the test binary as the server of a database.
func start(t *testing.T, database string) *server {
	t.Helper()
	s := &server{cmd: exec.Command(os.Args[0]), client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}}
	s.cmd.Env = append(os.Environ(), served+"="+database)
	s.cmd.Stderr = os.Stderr
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		s.stdin, err = s.cmd.StdinPipe()
	}
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var address string
	if _, err := fmt.Fscan(out, &address); err != nil {
		t.Fatalf("the server did not start: %v", err)
	}
	s.url = "http://" + address + "/"
	return s
}

// kill ends the server by SIGKILL.
func (s *server) kill(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	err := s.cmd.Wait()
	if err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the server was to be killed, and ended with %v", err)
	}
	s.stdin.Close()
	s.client.CloseIdleConnections()
}

// send sends a deed and notes what was heard; false if the server went away. An answer counts when the whole of it
// has come.
func (s *server) send(t *testing.T, d *sent) bool {
	body, err := json.Marshal(d.deed)
	if err != nil {
		t.Error(err)
		return false
	}
	resp, err := s.client.Post(s.url, "application/json", bytes.NewReader(body))
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return false
	}
	if resp.StatusCode != d.want {
		t.Errorf("%s was answered with %d, not %d: %.200s", d.deed.Act, resp.StatusCode, d.want, text)
	}
	if d.good() && json.Unmarshal(text, &d.said) != nil {
		t.Errorf("a receipt cannot be read: %.200s", text)
	}
	d.heard = true
	return true
}
