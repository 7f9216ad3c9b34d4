package attachment

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// join puts pieces of bytes one after the other.
func join(pieces ...any) []byte {
	var b []byte
	for _, p := range pieces {
		switch p := p.(type) {
		case string:
			b = append(b, p...)
		case []byte:
			b = append(b, p...)
		}
	}
	return b
}

// locked is an office file whose parts are marked as encrypted.
func locked() []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"} {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: name, Flags: 1}); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// What is not taken is refused in one sentence that says what it is.
func TestWhatIsNotTaken(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.pdf", nil, "the file is empty"},
		{"blank.txt", []byte(" \n\n"), "nothing but blanks"},
		{"report.pdf", []byte("MZ\x90\x00\x03\x00\x00\x00"), "a program for Windows"},
		{"report.txt", []byte("\x7fELF\x02\x01\x01"), "this is a program"},
		{"notes.txt", []byte("#!/bin/sh\nrm -rf /\n"), "this is a script"},
		{"notes.txt", []byte("\xef\xbb\xbf#!/bin/sh\n"), "this is a script"},
		{"page.txt", []byte("<!DOCTYPE html><p>Hello"), "HTML, SVG or XML"},
		{"page.txt", []byte("Hello <ScRiPt>alert(1)</script>"), "HTML, SVG or XML"},
		{"chart.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "HTML, SVG or XML"},
		{"data.xml", []byte(`<?xml version="1.0"?><a/>`), "HTML, SVG or XML"},
		{"memo.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "locked by a password or in the old form"},
		{"memo.rtf", []byte(`{\rtf1 x}`), "RTF"},
		{"moving.gif", []byte("GIF89a\x01\x00\x01\x00"), "image/gif"},
		{"wide.txt", []byte("\xff\xfeh\x00i\x00"), "UTF-16"},
		{"old.txt", []byte("caf\xe9"), "neither text"},
		{"bell.txt", []byte("a\x07b"), "neither text"},
		{"files.zip", archive("memo.txt", "x"), "no Word, Excel or PowerPoint"},
		{"two.docx", office("word/document.xml", DOCX, "xl/workbook.xml", "x"), "no Word, Excel or PowerPoint"},
		{"macro.docx", office("word/document.xml", DOCX, "word/vbaProject.bin", "x"), "holds a program (vbaProject.bin)"},
		{"ole.docx", office("word/document.xml", DOCX, "word/embeddings/oleObject1.bin", "x"), "holds a program"},
		{"exe.docx", office("word/document.xml", DOCX, "word/media/setup.EXE", "x"), "holds a program"},
		{"out.docx", office("word/document.xml", DOCX, "word/../../evil.xml", "x"), "outside of itself"},
		{"twice.docx", office("word/document.xml", DOCX, "word/document.xml", "x"), "two files of the same name"},
		{"other.docx", office("word/document.xml", XLSX), "is damaged"},
		{"macros.docx", archive("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml", "_rels/.rels", "x", "word/document.xml", "x"), "may hold macros"},
		{"locked.docx", locked(), "locked by a password"},
		{"memo.docx", samples["memo.docx"][:40], "cannot be read as one"},
		{"after.docx", join(samples["memo.docx"], "more"), "after the end of this file"},
		{"cut.pdf", []byte("%PDF-1.7\n1 0 obj"), "is cut off"},
		{"after.pdf", join(samplePDF, "<html>"), "after the end of this PDF"},
		{"both.pdf", join(samplePDF[:len(samplePDF)-6], samples["memo.docx"], "%%EOF"), "stands a ZIP archive"},
		{"script.pdf", join("%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>", samplePDF[9:]), "holds a script"},
		{"start.pdf", join("%PDF-1.7\n<</S /Launch/F(cmd.exe)>>", samplePDF[9:]), "holds a script"},
		{"cut.png", samples["chart.png"][:30], "is cut off"},
		{"after.png", join(samples["chart.png"], "PK"), "after the end of this PNG"},
		{"changed.png", join(samples["chart.png"][:20], "\xff", samples["chart.png"][21:]), "is damaged"},
		{"cut.jpg", samples["lock.jpg"][:len(samples["lock.jpg"])-2], "is cut off"},
		{"archive.jpg", join(samples["lock.jpg"], samples["memo.docx"]), "stands a ZIP archive"},
		{"pdf.jpg", join(samples["lock.jpg"][:2], "\xff\xfe\x00\x0a%PDF-1.7", samples["lock.jpg"][2:]), "as a PDF document too"},
	} {
		_, err := Inspect(c.name, c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// An archive that says that it unpacks to gigabytes is not believed, and not unpacked.
func TestABombIsNotUnpacked(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"} {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: 1 << 40}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Inspect("memo.docx", b.Bytes()); err == nil || !strings.Contains(err.Error(), "unpacks to far more") {
		t.Error(err)
	}
}

// A name keeps what people wrote, and nothing that a file system, a browser or an eye takes for something else.
func TestCleanName(t *testing.T) {
	for _, c := range []struct {
		name string
		kind Kind
		want string
	}{
		{"memo.pdf", PDF, "memo.pdf"}, {"Memo of May.PDF", PDF, "Memo of May.pdf"}, {`C:\Users\bell\memo.pdf`, PDF, "memo.pdf"}, {"../../etc/passwd", Text, "passwd.txt"},
		{"run.bat", Text, "run.bat.txt"}, {"a\x00b\nc.txt", Text, "ab c.txt"}, {"fdp.\u202eexe.pdf", PDF, "fdp.exe.pdf"}, {"", PNG, "file.png"}, {"...", PDF, "file.pdf"},
		{".pdf", PDF, "pdf.pdf"}, {"lock.jpeg", JPEG, "lock.jpeg"}, {"Résumé – été.docx", DOCX, "Résumé – été.docx"}, {`a"b<c>|d?.csv`, CSV, "abcd.csv"}, {"bad\xff.txt", Text, "bad.txt"},
		{strings.Repeat("é", 300) + ".pdf", PDF, strings.Repeat("é", 116) + ".pdf"},
	} {
		if got := CleanName(c.name, c.kind); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}
