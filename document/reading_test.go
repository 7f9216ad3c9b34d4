package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// reading is a PDF as a screen reader meets it: the tree, and the text of each marked piece.
type reading struct {
	t     *testing.T
	ctx   *model.Context
	root  types.Dict
	texts map[[2]int]string // by page and id of the marked piece
	pages map[int]int       // by number of the page's object
	heard []heard
	heads string // what is drawn as adornment: running heads, page numbers, rules of leaders
}

// heard is an element that has text of its own.
type heard struct {
	tag, scope, text string
	links            int
}

func read(t *testing.T, file []byte) *reading {
	t.Helper()
	noFiles()
	ctx, err := api.ReadAndValidate(bytes.NewReader(file), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	root, err := ctx.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	r := &reading{t: t, ctx: ctx, root: root, texts: map[[2]int]string{}, pages: map[int]int{}}
	for n := 1; n <= ctx.PageCount; n++ {
		ref, err := ctx.PageDictIndRef(n)
		if err != nil {
			t.Fatal(err)
		}
		r.pages[ref.ObjectNumber.Value()] = n
		r.page(n)
	}
	r.hear(r.dict(r.root["StructTreeRoot"]))
	return r
}

func (r *reading) dict(o types.Object) types.Dict {
	d, err := r.ctx.DereferenceDict(o)
	if err != nil || d == nil {
		r.t.Fatalf("no dictionary: %v (%v)", o, err)
	}
	return d
}

func (r *reading) list(o types.Object) types.Array {
	a, err := r.ctx.DereferenceArray(o)
	if err != nil {
		r.t.Fatal(err)
	}
	return a
}

var operators = regexp.MustCompile(`/(\w+) <<(?:/MCID (\d+))?[^\n]*>> BDC|\bEMC\b|\(((?:\\.|[^\\)])*)\) Tj`)

// page reads what is drawn. Every text has to stand in a marked piece.
func (r *reading) page(n int) {
	stream, err := pdfcpu.ExtractPageContent(r.ctx, n)
	if err != nil {
		r.t.Fatal(err)
	}
	var content bytes.Buffer
	if _, err := content.ReadFrom(stream); err != nil {
		r.t.Fatal(err)
	}
	open, id := "", -1
	for _, m := range operators.FindAllStringSubmatch(content.String(), -1) {
		switch {
		case m[1] != "":
			if open != "" {
				r.t.Errorf("page %d: a marked piece of %s begins inside one of %s", n, m[1], open)
			}
			open, id = m[1], -1
			fmt.Sscan(m[2], &id)
		case m[0] == "EMC":
			open = ""
		case open == "":
			r.t.Errorf("page %d: text outside of any marked piece: %q", n, drawnText(m[3]))
		case open != "Artifact":
			r.texts[[2]int{n, id}] += drawnText(m[3])
		default:
			r.heads += drawnText(m[3]) + "\n"
		}
	}
	if open != "" {
		r.t.Errorf("page %d: the marked piece of %s goes over the page's end", n, open)
	}
}

var escapes = strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r")

func drawnText(s string) string {
	b := []byte(escapes.Replace(s))
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// hear goes through the tree in its order.
func (r *reading) hear(e types.Dict) {
	h := heard{}
	if s := e.NameEntry("S"); s != nil {
		h.tag = *s
	}
	if a := e.DictEntry("A"); a != nil {
		h.scope = *a.NameEntry("Scope")
	}
	own := len(r.heard)
	r.heard = append(r.heard, h)
	for _, o := range r.list(e["K"]) {
		k := r.dict(o)
		switch kind := k.NameEntry("Type"); *kind {
		case "StructElem":
			r.hear(k)
		case "MCR":
			key := [2]int{r.pages[k.IndirectRefEntry("Pg").ObjectNumber.Value()], *k.IntEntry("MCID")}
			text, ok := r.texts[key]
			if !ok {
				r.t.Errorf("%s: nothing is marked as %v", h.tag, key)
			}
			r.heard[own].text += text
			delete(r.texts, key)
		case "OBJR":
			r.heard[own].links++
		}
	}
}

// spoken gives the texts of the elements of one tag.
func (r *reading) spoken(tags ...string) []string {
	var out []string
	for _, h := range r.heard {
		for _, tag := range tags {
			if h.tag == tag && h.text != "" {
				out = append(out, h.text)
			}
		}
	}
	return out
}

// parentTree follows the way back: each page's marked pieces, and each link, know their element.
func (r *reading) parentTree() {
	tree := r.dict(r.root["StructTreeRoot"])
	numbers := r.list(r.dict(tree["ParentTree"])["Nums"])
	owners := map[int]types.Object{}
	for i := 0; i+1 < len(numbers); i += 2 {
		owners[numbers[i].(types.Integer).Value()] = numbers[i+1]
	}
	for n := 1; n <= r.ctx.PageCount; n++ {
		page, _, _, err := r.ctx.PageDict(n, false)
		if err != nil {
			r.t.Fatal(err)
		}
		key := page.IntEntry("StructParents")
		if key == nil {
			r.t.Errorf("page %d has no place in the parent tree", n)
			continue
		}
		for id, owner := range r.list(owners[*key]) {
			if tag := r.dict(owner).NameEntry("S"); tag == nil {
				r.t.Errorf("page %d: the marked piece %d belongs to nothing", n, id)
			}
		}
		for _, a := range r.list(page["Annots"]) {
			if tag := r.dict(owners[*r.dict(a).IntEntry("StructParent")]).NameEntry("S"); tag == nil || *tag != "Link" {
				r.t.Errorf("page %d: a link belongs to no element", n)
			}
		}
	}
}
