package archival

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

// profile is the colour space that all colours of the pages are meant in; see sRGB2014.LICENSE.
//
//go:embed sRGB2014.icc
var profile []byte

func (a *build) outputIntent() *object.Dict {
	icc := a.b.Add(object.Deflate(object.NewDict("N", object.Integer(3)), profile))
	return object.NewDict("Type", object.Name("OutputIntent"), "S", object.Name("GTS_PDFA1"),
		"OutputConditionIdentifier", object.String("sRGB IEC61966-2.1"), "Info", object.String("sRGB IEC61966-2.1"),
		"DestOutputProfile", icc)
}

// text is a text string: plain where it is ASCII, else UTF-16 with its mark.
func text(s string) object.String {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] <= '~'
	}
	if ascii {
		return object.String(s)
	}
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return object.String(out)
}

// dates is the document's date as both places of metadata write it, midnight in Vietnam.
type dates struct{ info, xmp string }

func parseDate(date string) (dates, error) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return dates{}, fmt.Errorf("document date: %w", err)
	}
	return dates{t.Format("D:20060102150405") + "+07'00'", t.Format("2006-01-02T15:04:05") + "+07:00"}, nil
}

func keywords(m page.Meta) string { return strings.Join(m.Keywords, ", ") }

// information is the old information dictionary; each entry says the same as the XMP packet.
func information(m page.Meta, d dates) *object.Dict {
	out := object.NewDict("Title", text(m.Title))
	for _, e := range []struct{ key, value string }{
		{"Author", m.Author}, {"Subject", m.Subject}, {"Keywords", keywords(m)}, {"Producer", m.Producer},
	} {
		if e.value != "" {
			out.Set(object.Name(e.key), text(e.value))
		}
	}
	out.Set("CreationDate", object.String(d.info))
	out.Set("ModDate", object.String(d.info))
	return out
}

// xmp is the metadata packet, unpacked so that any tool can find it. The schema of pdfuaid has to be
// described, because PDF/A does not know it.
func xmp(m page.Meta, d dates) *object.Stream {
	var b strings.Builder
	esc := func(s string) string {
		var e strings.Builder
		if err := xml.EscapeText(&e, []byte(s)); err != nil {
			return ""
		}
		return e.String()
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
`)
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", esc(m.Title))
	if m.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", esc(m.Author))
	}
	if m.Subject != "" {
		fmt.Fprintf(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", esc(m.Subject))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", esc(m.Language))
	if len(m.Keywords) > 0 {
		b.WriteString("<dc:subject><rdf:Bag>")
		for _, k := range m.Keywords {
			fmt.Fprintf(&b, "<rdf:li>%s</rdf:li>", esc(k))
		}
		fmt.Fprintf(&b, "</rdf:Bag></dc:subject>\n<pdf:Keywords>%s</pdf:Keywords>\n", esc(keywords(m)))
	}
	if m.Producer != "" {
		fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", esc(m.Producer))
	}
	fmt.Fprintf(&b, "<xmp:CreateDate>%[1]s</xmp:CreateDate>\n<xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n<xmp:MetadataDate>%[1]s</xmp:MetadataDate>\n", d.xmp)
	b.WriteString(`</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`)
	return &object.Stream{
		Dict: object.NewDict("Type", object.Name("Metadata"), "Subtype", object.Name("XML")),
		Data: []byte(b.String()),
	}
}
