package attachment

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"
)

// inspectPDF: a document that has an end, with nothing but blanks after it, and no script or start of a program that can
// be seen without taking its parts apart.
func inspectPDF(data []byte) error {
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < 0 || end < len(data)-1024 {
		return refusal("this PDF document is cut off, or something else stands after its end; save it again by itself")
	}
	if len(bytes.TrimRight(data[end+len("%%EOF"):], "\r\n\t \x00")) > 0 {
		return refusal("after the end of this PDF document stands something else; save it again by itself")
	}
	for _, word := range []string{"/JavaScript", "/Launch"} {
		if bytes.Contains(data, []byte(word)) {
			return refusal("this PDF document holds a script or starts a program; print it to a new PDF, and attach that")
		}
	}
	return nil
}

// The most that an office document may hold: files in it, and bytes of them once unpacked.
const (
	maxParts    = 5_000
	maxUnpacked = 500 << 20
)

// inspectOffice: a ZIP archive with the parts of a Word, Excel or PowerPoint file, not locked, without programs in it, and
// nothing before or after.
func inspectOffice(data []byte) (Kind, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, zip.ErrInsecurePath) {
		return Kind{}, refusal("this archive names files outside of itself, and is not taken")
	}
	if err != nil {
		return Kind{}, refusal("this looks like an archive and cannot be read as one; save the file again")
	}
	if len(data) < 52 || string(data[len(data)-22:len(data)-18]) != "PK\x05\x06" || z.Comment != "" {
		return Kind{}, refusal("after the end of this file stands something else; save it again by itself")
	}
	parts, err := partsOf(z, data)
	if err != nil {
		return Kind{}, err
	}
	kind, err := officeKind(parts)
	if err != nil {
		return Kind{}, err
	}
	return kind, inspectTypes(parts["[Content_Types].xml"], kind)
}

// partsOf lists the files of an archive by name, and refuses what no office program writes.
func partsOf(z *zip.Reader, data []byte) (map[string]*zip.File, error) {
	parts, unpacked := map[string]*zip.File{}, uint64(0)
	if len(z.File) > maxParts {
		return nil, refusal("this archive holds too many files")
	}
	begins, first := false, int64(30)+int64(binary.LittleEndian.Uint16(data[26:]))+int64(binary.LittleEndian.Uint16(data[28:]))
	for _, f := range z.File {
		if at, err := f.DataOffset(); err == nil && at == first {
			begins = true
		}
		switch {
		case f.Flags&1 != 0:
			return nil, refusal("this file is locked by a password, so nobody could read it; save it without one")
		case strings.ContainsAny(f.Name, "\\\x00") || path.IsAbs(f.Name) || strings.Contains("/"+f.Name+"/", "/../"):
			return nil, refusal("this archive names files outside of itself, and is not taken")
		case parts[f.Name] != nil:
			return nil, refusal("this archive holds two files of the same name, and is not taken")
		}
		if unpacked += f.UncompressedSize64; unpacked > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return nil, refusal("this archive unpacks to far more than it should")
		}
		parts[f.Name] = f
		if program(f.Name) {
			return nil, refusal("this file holds a program (%s); save it without macros and embedded programs", path.Base(f.Name))
		}
	}
	if !begins {
		return nil, refusal("this archive does not begin with a file of its own; save the file again by itself")
	}
	return parts, nil
}

// program says whether a part of an office document is one that runs: a macro, a control, or an embedded program.
func program(name string) bool {
	name = strings.ToLower(name)
	if strings.Contains(name, "/activex/") || strings.HasPrefix(path.Base(name), "vba") && strings.HasSuffix(name, ".bin") {
		return true
	}
	embedded := strings.Contains(name, "/embeddings/")
	for _, end := range []string{".exe", ".dll", ".js", ".vbs", ".ps1", ".bat", ".cmd", ".com", ".scr", ".hta", ".lnk", ".jar", ".msi"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return embedded && strings.HasSuffix(name, ".bin")
}

// offices are the parts by which an office document is known.
var offices = []struct {
	part string
	kind Kind
}{{"word/document.xml", DOCX}, {"xl/workbook.xml", XLSX}, {"ppt/presentation.xml", PPTX}}

func officeKind(parts map[string]*zip.File) (Kind, error) {
	var found []Kind
	for _, o := range offices {
		if parts[o.part] != nil {
			found = append(found, o.kind)
		}
	}
	if len(found) != 1 || parts["[Content_Types].xml"] == nil || parts["_rels/.rels"] == nil {
		return Kind{}, refusal("this is an archive and no Word, Excel or PowerPoint file; attach what is in it, each by itself")
	}
	return found[0], nil
}

// inspectTypes holds the list of types in an office document against what it is: its main part is of that kind, and
// without macros.
func inspectTypes(f *zip.File, kind Kind) error {
	damaged := refusal("this %s is damaged; save it again", kind.Words)
	r, err := f.Open()
	if err != nil {
		return damaged
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return damaged
	}
	if bytes.Contains(text, []byte("macroEnabled")) {
		return refusal("this %s may hold macros; save it as .%s", kind.Words, kind.Extension)
	}
	if !bytes.Contains(text, []byte(kind.Media+".main+xml")) {
		return damaged
	}
	return nil
}
