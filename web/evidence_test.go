package web

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sesperf/rules/act"
)

// upload posts a form as a browser does that sends a file with it; no name is no file chosen.
func (g *guest) upload(path string, fields url.Values, name, content string) answer {
	g.h.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, all := range fields {
		for _, v := range all {
			if k != "file" {
				_ = w.WriteField(k, v)
			}
		}
	}
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = io.WriteString(part, content)
	}
	if err != nil || w.Close() != nil {
		g.h.t.Fatal(err)
	}
	r, err := g.client.Post(g.h.url+path, w.FormDataContentType(), &b)
	return g.h.read(r, err)
}

// A file that is not taken is refused in a sentence beside its field, and what was typed beside it stays.
func TestARefusedFileKeepsWhatWasTyped(t *testing.T) {
	h := openRoad(t, "reviewed", "2026-10-10")
	g := h.guest("person/bell")
	for _, c := range []struct{ name, content, want string }{
		{"", "", "No file was chosen"},
		{"memo.pdf", "MZ\x90\x00", "This is a program for Windows"},
		{"chart.png", "<svg xmlns='http://www.w3.org/2000/svg'/>", "HTML, SVG or XML"},
		{"large.txt", strings.Repeat("x", act.MaxFile+1), "more than 10 MB"},
		{"larger.txt", strings.Repeat("x", 2*act.MaxFile), "more than 10 MB"},
	} {
		note := "The locks of the upper river: " + c.name
		p := g.get(bell + "attach-evidence").is(200)
		again := g.upload(bell+"attach-evidence", p.with("do", "note", note), c.name, c.content).is(422, c.want)
		if !strings.Contains(again.HTML, `href="#file"`) || again.Fields.Get("note") != note {
			t.Errorf("%s: the error leads nowhere, or the note is %q", c.name, again.Fields.Get("note"))
		}
		if kept := g.get(bell + "attach-evidence").Fields.Get("note"); kept != note {
			t.Errorf("%s: opened anew, the note is %q", c.name, kept)
		}
	}
	g.get(bell+"print").is(200, "No file was attached")
}

// A file is attached without script, shown with who attached it, and handed out to be saved, to who sees the part.
func TestAFileIsAttachedAndSaved(t *testing.T) {
	h := openRoad(t, "reviewed", "2026-10-10")
	g, content := h.guest("person/bell"), "lock,rating\n27,fair\n"
	p := g.get(bell + "attach-evidence").is(200)
	fields := p.with("do", "note", "All of them.")
	g.upload(bell+"attach-evidence", fields, "Écluses “27”.csv", content).is(200, "Attached the file “Écluses “27”.csv”")
	g.upload(bell+"attach-evidence", fields, "Écluses “27”.csv", content).is(200) // the same page sent twice
	page := g.get(bell+"print").is(200, "Écluses “27”.csv", "CSV table, 20 B", "All of them.")
	links := regexp.MustCompile(`/appraisal/bell-2026/evidence/\d+`).FindAllString(page.HTML, -1)
	if len(links) != 1 {
		t.Fatalf("links: %v", links)
	}
	for person, want := range map[string]int{"bell": 200, "okafor": 200, "fischer": 200, "authority": 404, "head": 404, "tran": 404} {
		answer, err := h.guest("person/" + person).client.Get(h.url + links[0])
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if answer.StatusCode != want || (want == 200) != (string(body) == content) {
			t.Errorf("%s: %d, %q", person, answer.StatusCode, body)
		}
		if want == 200 {
			saved(t, answer.Header, "Écluses “27”.csv")
		}
	}
	for _, wrong := range []string{"0", "-1", "x", "99999"} {
		g.get("/appraisal/bell-2026/evidence/" + wrong).is(404)
	}
}

// saved holds the headers of a file that is handed out: it is saved under its name, and nothing of it runs.
func saved(t *testing.T, h http.Header, name string) {
	t.Helper()
	how, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil || how != "attachment" || params["filename"] != name {
		t.Errorf("%s: %v", h.Get("Content-Disposition"), err)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("%v", h)
	}
}
