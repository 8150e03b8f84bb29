package archival

import (
	"encoding/xml"
	"strings"
	"testing"

	"tiendo/internal/page"
	"tiendo/internal/pdf/object"
)

func TestPageLabels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ labels, want string }{
		{" 2 3", "[0 <</S /D /St 1>>]"},                                    // the first page of a letter prints no number
		{"", "[0 <</S /D /St 1>>]"},                                        //
		{" 2  2 3", "[0 <</S /D /St 1>> 2 <</S /D /St 1>>]"},               // an appendix counts from 1 again
		{" 2 ", "[0 <</S /D /St 1>>]"},                                     // a last page without number follows
		{"i ii 1 2", "[0 <</P (i)>> 1 <</P (ii)>> 2 <</S /D /St 1>>]"},     // words stay words
		{"5 6 8", "[0 <</S /D /St 5>> 2 <</S /D /St 8>>]"},                 // a gap
		{"   ", "[0 <</S /D /St 1>>]"},                                     // no numbers at all
		{"PL-1 2 -3", "[0 <</P (PL-1)>> 1 <</S /D /St 2>> 2 <</P (-3)>>]"}, // a negative number is a word
	} {
		var pages []page.Page
		for _, l := range strings.Split(c.labels, " ") {
			pages = append(pages, page.Page{Label: l})
		}
		if got := string(object.Append(nil, pageLabels(pages).Get("Nums"))); got != c.want {
			t.Errorf("labels %q: %s, want %s", c.labels, got, c.want)
		}
	}
}

func TestMetadataEscapes(t *testing.T) {
	t.Parallel()
	m := page.Meta{Title: `<a & "b">`, Author: "Ủy ban", Subject: "1 < 2", Keywords: []string{"a&b", "c"}, Language: "vi-VN", Producer: "tiendo"}
	d, err := parseDate("2023-06-30")
	if err != nil {
		t.Fatal(err)
	}
	var packet struct {
		RDF struct {
			Description []struct {
				Title    string   `xml:"title>Alt>li"`
				Creator  string   `xml:"creator>Seq>li"`
				About    string   `xml:"description>Alt>li"`
				Subject  []string `xml:"subject>Bag>li"`
				Keywords string   `xml:"http://ns.adobe.com/pdf/1.3/ Keywords"`
				Created  string   `xml:"http://ns.adobe.com/xap/1.0/ CreateDate"`
			}
		}
	}
	if err := xml.Unmarshal(xmp(m, d).Data, &packet); err != nil {
		t.Fatal(err)
	}
	got := packet.RDF.Description[0]
	if got.Title != m.Title || got.Creator != m.Author || got.About != m.Subject || strings.Join(got.Subject, "|") != "a&b|c" ||
		got.Keywords != "a&b, c" || got.Created != "2023-06-30T00:00:00+07:00" {
		t.Errorf("packet reads %+v", got)
	}
	info := information(m, d)
	if info.Get("CreationDate") != object.String("D:20230630000000+07'00'") || info.Get("Keywords") != object.String("a&b, c") {
		t.Errorf("information is %s", object.Append(nil, info))
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"abc": "abc", "": "", "ủy": "\xFE\xFF\x1E\xE7\x00y", "a\n": "\xFE\xFF\x00a\x00\n", "😀": "\xFE\xFF\xD8\x3D\xDE\x00"} {
		if got := text(in); string(got) != want {
			t.Errorf("text(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestKidsInReadingOrder: a sentence with a link in its middle that runs over to the next page.
func TestKidsInReadingOrder(t *testing.T) {
	t.Parallel()
	nodes := []page.Node{
		{Role: page.Document, Children: []page.NodeID{1}},
		{Role: page.P, Parent: 0, Children: []page.NodeID{2, 3, 4}},
		{Role: page.Link, Parent: 1}, {Role: page.Span, Parent: 1}, {Role: page.Span, Parent: 1},
	}
	a := &build{in: Input{Set: page.Set{Nodes: nodes, Pages: make([]page.Page, 2)},
		Pages: []Page{{Marks: []page.NodeID{1, 2, 1}}, {Marks: []page.NodeID{1, 4, 1}}}}, pages: []object.Ref{91, 92}}
	if err := a.structure(); err != nil {
		t.Fatal(err)
	}
	first := a.firsts()
	got := string(object.Append(nil, a.kids(1, nodes[1], 0, first, nil)))
	// elements are objects 2 to 6; node 3 paints nothing and keeps its place after the link
	want := "[0 4 0 R 5 0 R 2 <</Type /MCR /Pg 92 0 R /MCID 0>> 6 0 R <</Type /MCR /Pg 92 0 R /MCID 2>>]"
	if got != want {
		t.Errorf("children %s\nwant     %s", got, want)
	}
}

// TestBuildRefuses: what would be painted as a box, or nowhere, must not be written.
func TestBuildRefuses(t *testing.T) {
	t.Parallel()
	set := page.Set{Meta: page.Meta{Title: "x", Language: "vi-VN", Date: "2023-06-30"},
		Nodes: []page.Node{{Role: page.Document}}, Pages: []page.Page{{}}}
	pages := []Page{{Content: []byte("BT ET")}}
	font := func(cidToGID string) []Font {
		return []Font{{Name: "Tinos-Regular", UnitsPerEm: 2048, Glyphs: []Glyph{{'\x01', 1000}}, CIDToGID: []byte(cidToGID)}}
	}
	for _, good := range []Input{{Set: set, Pages: pages}, {Set: set, Pages: pages, Fonts: font("\x00\x00\x00\x07")}} {
		if _, err := Build(good); err != nil {
			t.Errorf("%d fonts: %v", len(good.Fonts), err)
		}
	}
	untitled := set
	untitled.Meta.Title = ""
	for _, c := range []struct {
		want string
		in   Input
	}{
		{"no title", Input{Set: untitled, Pages: pages}},
		{"contents of 0 pages for 1 pages", Input{Set: set}},
		{"contents of 2 pages for 1 pages", Input{Set: set, Pages: make([]Page, 2)}},
		{"Tinos-Regular: no glyph for", Input{Set: set, Pages: pages, Fonts: font("\x00\x00\x00\x00")}}, // mapped to the box
		{"Tinos-Regular: no glyph for", Input{Set: set, Pages: pages, Fonts: font("\x00\x00")}},         // not mapped
	} {
		if _, err := Build(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

func TestWidthsKeepFractions(t *testing.T) {
	t.Parallel()
	x := Font{UnitsPerEm: 2048, Glyphs: []Glyph{{'a', 909}, {'b', 1024}, {'z', 909}}}
	if got, want := string(object.Append(nil, widths(x))), "[97 [443.8477 500] 122 [443.8477]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
