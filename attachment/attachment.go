// Package attachment says what a file is by its content, never by its name, and which files are taken as evidence: such
// as people read, and that run nothing. What is not taken is refused in one sentence. It knows no case and no law.
// The entry is Inspect.
package attachment

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Kind is a kind of file that is taken.
type Kind struct {
	Media     string // the media type, as it is sent
	Extension string // with which such a file's name ends, without the dot
	Words     string // what people call it
}

// The kinds, by what a file of each is.
var (
	PDF  = Kind{"application/pdf", "pdf", "PDF document"}
	PNG  = Kind{"image/png", "png", "PNG picture"}
	JPEG = Kind{"image/jpeg", "jpg", "JPEG picture"}
	Text = Kind{"text/plain; charset=utf-8", "txt", "text"}
	CSV  = Kind{"text/csv; charset=utf-8", "csv", "CSV table"}
	DOCX = Kind{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word document"}
	XLSX = Kind{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel workbook"}
	PPTX = Kind{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "PowerPoint presentation"}
)

// Kinds lists them all.
var Kinds = []Kind{PDF, PNG, JPEG, Text, CSV, DOCX, XLSX, PPTX}

// KindOf gives the kind with a media type; false if there is none.
func KindOf(media string) (Kind, bool) {
	for _, k := range Kinds {
		if k.Media == media {
			return k, true
		}
	}
	return Kind{}, false
}

// Taken says which files are taken, as a sentence lists them.
const Taken = "PDF, PNG, JPEG, plain text, CSV, DOCX, XLSX and PPTX"

// refusal makes the one sentence of a file that is not taken.
func refusal(format string, args ...any) error {
	return errors.New(fmt.Sprintf(format, args...) + "; what is taken: " + Taken)
}

// Inspect says what a file is. The name serves only to tell a table from other text. A file that is not taken is an
// error of one sentence: what it is, and what to do.
func Inspect(name string, data []byte) (Kind, error) {
	switch {
	case len(data) == 0:
		return Kind{}, errors.New("the file is empty; choose the file again")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return PDF, cmp.Or(inspectPDF(data), alsoOther(data, PDF))
	case bytes.HasPrefix(data, []byte(pngMark)):
		return PNG, cmp.Or(inspectPNG(data), alsoOther(data, PNG))
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return JPEG, cmp.Or(inspectJPEG(data), alsoOther(data, JPEG))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return inspectOffice(data)
	}
	for _, m := range marks {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return Kind{}, refusal("%s", m.words)
		}
	}
	return inspectText(name, data)
}

// marks are how files begin that are named when they are refused.
var marks = []struct{ mark, words string }{
	{"MZ\x90", "this is a program for Windows, and programs are not taken"},
	{"\x7fELF", "this is a program, and programs are not taken"},
	{"\xfe\xed\xfa", "this is a program for macOS, and programs are not taken"},
	{"\xce\xfa\xed\xfe", "this is a program for macOS, and programs are not taken"},
	{"\xcf\xfa\xed\xfe", "this is a program for macOS, and programs are not taken"},
	{"\xca\xfe\xba\xbe", "this is a program, and programs are not taken"},
	{"\x00asm", "this is a program, and programs are not taken"},
	{"#!", "this is a script, and scripts are not taken"},
	{"\xd0\xcf\x11\xe0", "this is an Office file that is locked by a password or in the old form; save it without a password as DOCX, XLSX or PPTX"},
	{"PK\x05\x06", "this is an empty ZIP archive"},
	{"PK\x07\x08", "this is a ZIP archive in several parts"},
	{"{\\rtf", "this is an RTF document, which may hold programs; save it as PDF or DOCX"},
	{"%!PS", "this is a PostScript program; save it as PDF"},
	{"\xff\xfe", "this is text in UTF-16; save it as UTF-8"},
	{"\xfe\xff", "this is text in UTF-16; save it as UTF-8"},
}

// alsoOther refuses a file that another program would open as something else: a document within whose first bytes
// another one begins, or at whose end an archive stands.
func alsoOther(data []byte, is Kind) error {
	head := data[:min(len(data), 1024)]
	switch {
	case is != PDF && bytes.Contains(head, []byte("%PDF-")):
		return refusal("this %s could be opened as a PDF document too; save it again by itself", is.Words)
	case endsAsArchive(data):
		return refusal("at the end of this %s stands a ZIP archive; save it again by itself", is.Words)
	}
	return nil
}

// endsAsArchive says whether a reader of archives would find a ZIP's last record where it looks for one.
func endsAsArchive(data []byte) bool {
	const record = 22
	tail := data[max(0, len(data)-record-0xFFFF):]
	for {
		i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
		if i < 0 {
			return false
		}
		if len(tail)-i >= record {
			return true
		}
		tail = tail[:i]
	}
}

// sniffed names what the content looks like, where that is known.
func sniffed(data []byte) string {
	media, _, _ := strings.Cut(http.DetectContentType(data), ";")
	if media == "application/octet-stream" || media == "text/plain" {
		return "neither text nor any kind that is known"
	}
	return media
}
