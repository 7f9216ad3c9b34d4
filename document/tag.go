package document

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// noFiles keeps the PDF library from writing a configuration of its own into the user's folder.
var noFiles = sync.OnceFunc(api.DisableConfigDir)

// tagged adds to drawn pages what makes them readable without eyes: the structure tree, the parent tree, the
// language, the title, the links.
func tagged(drawn []byte, root *element, p Paper) ([]byte, error) {
	noFiles()
	ctx, err := api.ReadContext(bytes.NewReader(drawn), model.NewDefaultConfiguration())
	if err != nil {
		return nil, fmt.Errorf("the drawn pages cannot be read back: %w", err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("the drawn pages cannot be counted: %w", err)
	}
	t := &tagger{ctx: ctx}
	if err := t.tag(root, p); err != nil {
		return nil, fmt.Errorf("the pages cannot be tagged: %w", err)
	}
	var out bytes.Buffer
	if err := api.WriteContext(ctx, &out); err != nil {
		return nil, fmt.Errorf("the tagged pages cannot be written: %w", err)
	}
	return out.Bytes(), nil
}

type tagger struct {
	ctx     *model.Context
	pages   []types.IndirectRef
	dicts   []types.Dict
	owners  []map[int]types.IndirectRef // of each page: the element of each marked piece
	links   []types.IndirectRef         // the element of each link
	noted   [][]types.IndirectRef       // of each page: its links
	treeRef types.IndirectRef
}

func (t *tagger) tag(root *element, p Paper) error {
	if err := t.findPages(); err != nil {
		return err
	}
	tree := types.Dict{"Type": types.Name("StructTreeRoot")}
	ref, err := t.ctx.IndRefForNewObject(tree)
	if err != nil {
		return err
	}
	t.treeRef = *ref
	top, err := t.element(root, t.treeRef)
	if err != nil {
		return err
	}
	tree["K"] = types.Array{top}
	if err := t.parents(tree); err != nil {
		return err
	}
	return t.catalog(p)
}

func (t *tagger) findPages() error {
	for n := 1; n <= t.ctx.PageCount; n++ {
		d, ref, _, err := t.ctx.PageDict(n, false)
		if err != nil {
			return err
		}
		if ref == nil {
			return fmt.Errorf("page %d has no object of its own", n)
		}
		t.pages, t.dicts = append(t.pages, *ref), append(t.dicts, d)
		t.owners, t.noted = append(t.owners, map[int]types.IndirectRef{}), append(t.noted, nil)
	}
	return nil
}

// element writes a node of the tree and all beneath it.
func (t *tagger) element(e *element, parent types.IndirectRef) (types.IndirectRef, error) {
	d := types.Dict{"Type": types.Name("StructElem"), "S": types.Name(e.tag), "P": parent}
	if e.scope != "" {
		d["A"] = types.Dict{"O": types.Name("Table"), "Scope": types.Name(e.scope)}
	}
	ref, err := t.ctx.IndRefForNewObject(d)
	if err != nil {
		return types.IndirectRef{}, err
	}
	kids := types.Array{}
	for _, k := range e.kids {
		var kid types.Object
		switch k := k.(type) {
		case *element:
			kid, err = t.element(k, *ref)
		case mark:
			t.owners[k.page-1][k.id] = *ref
			kid = types.Dict{"Type": types.Name("MCR"), "Pg": t.pages[k.page-1], "MCID": types.Integer(k.id)}
		case *annotation:
			kid, err = t.link(k, *ref)
		}
		if err != nil {
			return types.IndirectRef{}, err
		}
		kids = append(kids, kid)
	}
	d["K"] = kids
	return *ref, nil
}

// link writes the annotation of a link and gives what refers to it in the tree.
func (t *tagger) link(a *annotation, owner types.IndirectRef) (types.Object, error) {
	title, err := types.EscapedUTF16String("Go to " + a.title)
	if err != nil {
		return nil, err
	}
	d := types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Link"), "F": types.Integer(4),
		"Rect": types.NewNumberArray(a.box[:]...), "Border": types.NewIntegerArray(0, 0, 0), "Contents": types.StringLiteral(*title),
		"StructParent": types.Integer(len(t.pages) + len(t.links)),
		"Dest":         types.Array{t.pages[a.toPage-1], types.Name("XYZ"), types.Integer(0), types.Float(a.toTop), types.Integer(0)}}
	ref, err := t.ctx.IndRefForNewObject(d)
	if err != nil {
		return nil, err
	}
	t.links = append(t.links, owner)
	t.noted[a.page-1] = append(t.noted[a.page-1], *ref)
	return types.Dict{"Type": types.Name("OBJR"), "Pg": t.pages[a.page-1], "Obj": *ref}, nil
}

// parents writes the way back, from a page's marked pieces and from links to their elements.
func (t *tagger) parents(tree types.Dict) error {
	numbers := types.Array{}
	for i, d := range t.dicts {
		owners := types.Array{}
		for id := range len(t.owners[i]) {
			owners = append(owners, t.owners[i][id])
		}
		ref, err := t.ctx.IndRefForNewObject(owners)
		if err != nil {
			return err
		}
		numbers = append(numbers, types.Integer(i), *ref)
		d["StructParents"] = types.Integer(i)
		d["Tabs"] = types.Name("S")
		if len(t.noted[i]) > 0 {
			list := types.Array{}
			for _, n := range t.noted[i] {
				list = append(list, n)
			}
			d["Annots"] = list
		}
	}
	for i, owner := range t.links {
		numbers = append(numbers, types.Integer(len(t.pages)+i), owner)
	}
	ref, err := t.ctx.IndRefForNewObject(types.Dict{"Nums": numbers})
	if err != nil {
		return err
	}
	tree["ParentTree"] = *ref
	tree["ParentTreeNextKey"] = types.Integer(len(t.pages) + len(t.links))
	return nil
}

// catalog says that the document is tagged, in which language, and that its title is to be shown.
func (t *tagger) catalog(p Paper) error {
	root, err := t.ctx.Catalog()
	if err != nil {
		return err
	}
	root["StructTreeRoot"] = t.treeRef
	root["MarkInfo"] = types.Dict{"Marked": types.Boolean(true)}
	root["Lang"] = types.StringLiteral(p.language())
	root["ViewerPreferences"] = types.Dict{"DisplayDocTitle": types.Boolean(true)}
	root["PageMode"] = types.Name("UseOutlines")
	if root["Metadata"], err = t.metadata(p); err != nil {
		return err
	}
	version := model.V17
	t.ctx.HeaderVersion, t.ctx.RootVersion = &version, nil
	return nil
}
