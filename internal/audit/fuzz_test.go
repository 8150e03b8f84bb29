package audit

import (
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf"
	"tiendo/internal/pdf/pdftest"
	"tiendo/templates"
)

// FuzzAudit: whatever the bytes are, the audit ends with findings or none, and never falls over.
func FuzzAudit(f *testing.F) {
	fonts, err := font.Load(templates.FS)
	if err != nil {
		f.Fatal(err)
	}
	doc := document.Document{Meta: document.Meta{Title: "x"}}
	set := page.Set{Meta: page.Meta{Title: "x", Language: "vi-VN", Date: "2023-06-30"},
		Nodes: []page.Node{{Role: page.Document, Parent: -1, Children: []page.NodeID{1}}, {Role: page.P}},
		Pages: []page.Page{{Size: pdftest.A4, Items: []page.Item{page.Run{At: geom.Point{X: 60000, Y: 90000}, Text: "ủy", Size: 14000, Width: fonts.Width("ủy", page.Regular, 14000), Node: 1}}}}}
	good, err := pdf.Write(set, fonts)
	if err != nil {
		f.Fatal(err)
	}
	if found := Audit(doc, set, good); len(found) > 0 {
		f.Fatal(found)
	}
	f.Add(good)
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\n1 0 obj\n<</Pages 1 0 R/Kids [1 0 R]/Count 3>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000013 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n66\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(Audit(doc, set, data)) == 0 && len(data) != len(good) {
			t.Error("a file of another length passed")
		}
		if len(data) > 0 && len(Audit(document.Document{}, page.Set{}, data)) == 0 {
			t.Error("a file passed as that of no document")
		}
	})
}

func FuzzReadProgram(f *testing.F) {
	fonts, err := font.Load(templates.FS)
	if err != nil {
		f.Fatal(err)
	}
	whole := fonts.Data(page.Regular)
	f.Add(whole[:2000])
	f.Add([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	if p, err := readProgram(whole); err != nil || p.units != fonts.UnitsPerEm(page.Regular) {
		f.Fatalf("the whole font: %v", err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := readProgram(data)
		if err == nil && (len(p.advances) != p.glyphs || len(p.outlines) != p.glyphs+1) {
			t.Error("tables of another length than the number of glyphs")
		}
	})
}
