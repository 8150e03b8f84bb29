package workbook

import (
	"fmt"
	"strings"

	textreading "tiendo/internal/reading"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relNS   = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// fixture is the smallest workbook that an office program would take: one sheet with the given rows, six
// cell formats, three shared strings.
func fixture(rows string) map[string]string {
	return map[string]string{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            xmlHead + `<workbook ` + mainNS + ` ` + relNS + `><workbookPr/><sheets><sheet name="Thu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relType + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relType + `styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + relType + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml": xmlHead + `<styleSheet ` + mainNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts>` +
			`<fonts count="4"><font><name val="Calibri"/></font><font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font><font><name val=".VnTimeH"/></font></fonts>` +
			`<cellXfs count="8"><xf numFmtId="0" fontId="0"/><xf numFmtId="10" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/><xf numFmtId="4" fontId="0"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     xmlHead + `<sst ` + mainNS + ` count="3" uniqueCount="3"><si><t>Tổng thu</t></si><si><t xml:space="preserve"> Chi </t></si><si><r><t>Tæng </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>sè</t></r></si></sst>`,
		"xl/worksheets/sheet1.xml": xmlHead + `<worksheet ` + mainNS + `><dimension ref="A1:C3"/><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// goodRows is a small table with a number, a percentage, a date and texts.
const goodRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1234.5</v></c><c r="C1" s="1"><v>0.125</v></c></row>` +
	`<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="2"><v>45107</v></c></row>`

// edit changes one part of the fixture; an old text that is not there is a mistake of the test.
func edit(p map[string]string, part, old, new string) map[string]string {
	if !strings.Contains(p[part], old) {
		panic(fmt.Sprintf("%s has no %q", part, old))
	}
	p[part] = strings.Replace(p[part], old, new, 1)
	return p
}

func without(p map[string]string, part string) map[string]string {
	if _, ok := p[part]; !ok {
		panic("no part " + part)
	}
	delete(p, part)
	return p
}

const sheet1 = "xl/worksheets/sheet1.xml"

// show writes all cells of a book in one line, for comparison.
func show(b *Book) string {
	var out []string
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			v := c.Text
			switch c.Type {
			case Number:
				v = c.Num.String()
				if c.Percent {
					v += "·%"
				}
				if c.Date {
					if d, ok := textreading.SerialDate(c.Num, b.Date1904); ok {
						v = d.String()
					}
				}
			case Text:
				v = fmt.Sprintf("%q", c.Text)
			case Bool:
				v = "bool " + c.Text
			case Fault:
				v = "fault " + c.Text
			case Uncomputed:
				v = "formula " + c.Formula
			case Blank:
				v = "blank"
			}
			out = append(out, c.Ref()+"="+v)
		}
	}
	return strings.Join(out, " ")
}
