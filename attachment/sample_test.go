package attachment

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// samples are small files of every kind that is taken, made here.
var samples = map[string][]byte{
	"memo.pdf": []byte(samplePDF), "chart.png": samplePNG(), "lock.jpg": sampleJPEG(), "notes.txt": []byte("Forty-one of 44 locks – rated fair or better.\n"),
	"marked.txt": []byte("\xef\xbb\xbfLock 27\r\n"), "locks.csv": []byte("lock,rating\n27,fair\n\"Mel, Price\",good\n"),
	"memo.docx": office("word/document.xml", DOCX), "locks.xlsx": office("xl/workbook.xml", XLSX), "brief.pptx": office("ppt/presentation.xml", PPTX),
}

const samplePDF = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"

func samplePNG() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func sampleJPEG() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// office makes the least of an office file, with further parts given as name and content.
func office(part string, kind Kind, more ...string) []byte {
	parts := append([]string{"[Content_Types].xml", `<Types><Override PartName="/` + part + `" ContentType="` + kind.Media + `.main+xml"/></Types>`,
		"_rels/.rels", "<Relationships/>", part, "<document/>"}, more...)
	return archive(parts...)
}

// archive makes a ZIP archive of names and contents.
func archive(parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			panic(err)
		}
		fmt.Fprint(f, parts[i+1])
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Each kind is known by its content, whatever its name.
func TestEveryKindIsKnownByItsContent(t *testing.T) {
	want := map[string]Kind{"memo.pdf": PDF, "chart.png": PNG, "lock.jpg": JPEG, "notes.txt": Text, "marked.txt": Text, "locks.csv": CSV, "memo.docx": DOCX, "locks.xlsx": XLSX, "brief.pptx": PPTX}
	for name, data := range samples {
		if kind, err := Inspect(name, data); err != nil || kind != want[name] {
			t.Errorf("%s: %v, %v", name, kind, err)
		}
		if kind, err := Inspect("invoice.exe", data); err != nil || kind != want[name] && want[name] != CSV {
			t.Errorf("%s under another name: %v, %v", name, kind, err)
		}
	}
}
