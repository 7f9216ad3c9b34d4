package document

import (
	"bytes"
	"encoding/xml"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// metadata writes title, language and author in the form in which archives and readers look for them (XMP).
func (t *tagger) metadata(p Paper) (types.Object, error) {
	escaped := func(s string) string {
		var b bytes.Buffer
		xml.EscapeText(&b, []byte(s)) // a buffer takes everything
		return b.String()
	}
	packet := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(p.Title) + `</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>` + escaped(p.Agency) + `</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>` + escaped(p.language()) + `</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
	stream, err := t.ctx.NewStreamDictForBuf([]byte(packet))
	if err != nil {
		return nil, err
	}
	stream.Dict["Type"], stream.Dict["Subtype"] = types.Name("Metadata"), types.Name("XML")
	delete(stream.Dict, "Filter") // archives read it as it is
	stream.FilterPipeline = nil
	if err := stream.Encode(); err != nil {
		return nil, err
	}
	ref, err := t.ctx.IndRefForNewObject(*stream)
	if err != nil {
		return nil, err
	}
	return *ref, nil
}
