package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// A door case: bytes in; either a refusal by its code, or the cells as show writes them. also are codes
// of diagnostics beside the cells.
type doorCase struct {
	name  string
	file  string // "" is so-tai-chinh.xlsx
	data  func(tb testing.TB) []byte
	code  string
	cells string
	also  string
}

// from makes the bytes of a case of parts.
func from(p map[string]string) func(testing.TB) []byte {
	return func(tb testing.TB) []byte {
		tb.Helper()
		return pack(tb, p)
	}
}

func raws(s string) func(testing.TB) []byte { return func(testing.TB) []byte { return []byte(s) } }

// compound is the start of an OLE file with the names of streams in its directory.
func compound(names ...string) func(testing.TB) []byte {
	return func(testing.TB) []byte {
		b := append(bytes.Clone(magicOLE), make([]byte, 2040)...)
		for i, n := range names {
			at := 1024 + 128*i
			for _, u := range utf16.Encode([]rune(n)) {
				binary.LittleEndian.PutUint16(b[at:], u)
				at += 2
			}
		}
		return b
	}
}

// many repeats a pattern with two numbers in it.
func many(n int, pattern string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, pattern, i, i)
	}
	return b.String()
}

func rowsOf(rows string) func(testing.TB) []byte { return from(fixture(rows)) }

func cut(n int) func(testing.TB) []byte {
	return func(tb testing.TB) []byte {
		tb.Helper()
		b := pack(tb, fixture(goodRows))
		return b[:len(b)*n/100]
	}
}

const goodCells = `A1="Tổng thu" B1=1234.5 C1=0.125·% A2=" Chi " B2=2023-06-30`

var whatItIs = []doorCase{
	{name: "a good workbook", data: rowsOf(goodRows), cells: goodCells},
	{name: "a good workbook by another ending", file: "bieu.xls", data: rowsOf(goodRows), cells: goodCells},
	{name: "no byte", data: raws(""), code: "E033"},
	{name: "a lock file by its name", file: "inputs/2023-06/~$so-tai-chinh.xlsx", data: raws("\x05Admin"), code: "E002"},
	{name: "a lock file of LibreOffice", file: ".~lock.so-tai-chinh.xlsx#", data: raws(",user,"), code: "E002"},
	{name: "a lock file by its bytes", data: raws("\x05Admin" + strings.Repeat(" ", 49) + strings.Repeat("\x00", 110)), code: "E002"},
	{name: "encrypted", data: compound("EncryptionInfo", "EncryptedPackage"), code: "E003"},
	{name: "xls", data: compound("Workbook"), code: "E004"},
	{name: "xls of Excel 5", data: compound("Book"), code: "E004"},
	{name: "xls without a container", data: raws("\x09\x08\x10\x00\x00\x06\x10\x00rest of it"), code: "E004"},
	{name: "Word document of old", data: compound("WordDocument"), code: "E010"},
	{name: "slides of old", data: compound("PowerPoint Document"), code: "E010"},
	{name: "an unknown compound file", data: compound("Something"), code: "E010"},
	{name: "the head of a compound file", data: raws(string(magicOLE)), code: "E009"},
	{name: "xlsb", data: from(map[string]string{"[Content_Types].xml": "", "xl/workbook.bin": "x"}), code: "E005"},
	{name: "ods", data: from(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), code: "E006"},
	{name: "odt", data: from(map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), code: "E010"},
	{name: "docx", data: from(map[string]string{"[Content_Types].xml": "", "word/document.xml": "<x/>"}), code: "E010"},
	{name: "pptx", data: from(map[string]string{"[Content_Types].xml": "", "ppt/presentation.xml": "<x/>"}), code: "E010"},
	{name: "a zip of pictures", data: from(map[string]string{"1.png": "x"}), code: "E010"},
	{name: "HTML by its doctype", data: raws("<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>"), code: "E007"},
	{name: "HTML as old programs export it", data: raws("<table border=1><tr><td>Thu</td><td>1</td></tr></table>"), code: "E007"},
	{name: "HTML with a byte order mark", data: raws("\xef\xbb\xbf<html><table></table></html>"), code: "E007"},
	{name: "HTML in UTF-16", data: raws("\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00"), code: "E007"},
	{name: "a web archive", data: raws("MIME-Version: 1.0\r\nContent-Type: multipart/related"), code: "E007"},
	{name: "XML of 2003", data: raws(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), code: "E028"},
	{name: "CSV", data: raws("Chỉ tiêu;Số\nThu;1234,5\n"), code: "E008"},
	{name: "PDF", data: raws("%PDF-1.7\n"), code: "E010"},
	{name: "RTF", data: raws("{\\rtf1 x}"), code: "E010"},
	{name: "PNG", data: raws("\x89PNG\r\n\x1a\n"), code: "E010"},
	{name: "gzip", data: raws("\x1f\x8b\x08\x00"), code: "E010"},
	{name: "any bytes", data: raws("\x00\x01\x02\x03\x04"), code: "E010"},
	{name: "cut to a tenth", data: cut(10), code: "E009"},
	{name: "cut to a half", data: cut(50), code: "E009"},
	{name: "cut by a hundredth", data: cut(99), code: "E009"},
	{name: "two letters of a zip", data: raws("PK"), code: "E009"},
	{name: "an empty zip", data: raws("PK\x05\x06" + strings.Repeat("\x00", 18)), code: "E010"},
}

var packages = []doorCase{
	{name: "no relationships", data: from(without(fixture(goodRows), "_rels/.rels")), code: "E017"},
	{name: "no workbook part", data: from(without(fixture(goodRows), "xl/workbook.xml")), code: "E017"},
	{name: "no relationships of the workbook", data: from(without(fixture(goodRows), "xl/_rels/workbook.xml.rels")), code: "E017"},
	{name: "no sheet part", data: from(without(fixture(goodRows), sheet1)), code: "E017"},
	{name: "no styles part", data: from(without(fixture(goodRows), "xl/styles.xml")), code: "E017"},
	{name: "no shared strings part", data: from(without(fixture(goodRows), "xl/sharedStrings.xml")), code: "E017"},
	{name: "shared strings not named", data: from(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", `<Relationship Id="rId3" Type="`+relType+`sharedStrings" Target="sharedStrings.xml"/>`, "")), code: "E019"},
	{name: "styles not named", data: from(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", `<Relationship Id="rId2" Type="`+relType+`styles" Target="styles.xml"/>`, "")), code: "E024"},
	{name: "an empty list of sheets", data: from(edit(fixture(goodRows), "xl/workbook.xml", `<sheet name="Thu" sheetId="1" r:id="rId1"/>`, "")), code: "E018"},
	{name: "a sheet outside the list", data: from(edit(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", "<Relationship Id=\"rId2\"", `<Relationship Id="rId9" Type="`+relType+`worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId2"`), "xl/workbook.xml", "x", "x")), code: "E026"},
	{name: "a sheet without its part's name", data: from(edit(fixture(goodRows), "xl/workbook.xml", `r:id="rId1"`, `r:id="rId7"`)), code: "E017"},
	{name: "thousands of sheets", data: from(edit(fixture(goodRows), "xl/workbook.xml", `</sheets>`, many(maxSheets+1, `<sheet name="S%d" sheetId="2" r:id="s%d"/>`)+`</sheets>`)), code: "E034"},
	{name: "thousands of relationships", data: from(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", `</Relationships>`, many(maxRelations, `<Relationship Id="r%d" Type="x" Target="t%d"/>`)+`</Relationships>`)), code: "E034"},
	{name: "thousands of cell formats", data: from(edit(fixture(goodRows), "xl/styles.xml", `</cellXfs>`, many(maxStyles, `<xf numFmtId="%d" fontId="%d"/>`)+`</cellXfs>`)), code: "E034"},
	{name: "thousands of attributes", data: from(edit(fixture(goodRows), sheet1, "<dimension ", "<dimension "+many(maxAttributes, `a%d="%d" `))), code: "E015"},
	{name: "thousands of merged cells", data: from(edit(fixture(goodRows), sheet1, "</sheetData>", "</sheetData><mergeCells>"+many(maxRange+1, `<mergeCell ref="A1:B%d"/><!--%d-->`)+"</mergeCells>")), code: "E020"},
	{name: "merged cells over one another", data: from(edit(fixture(goodRows), sheet1, "</sheetData>", "</sheetData><mergeCells>"+many(maxColumn+1, `<mergeCell ref="A1:B%d"/><!--%d-->`)+"</mergeCells>")), code: "E020"},
	{name: "columns hidden again and again", data: from(edit(fixture(goodRows), sheet1, "<sheetData>", "<cols>"+many(6, `<col min="1" max="16384" hidden="1"/><!--%d %d-->`)+"</cols><sheetData>")), code: "E034"},
	{name: "a text of a million letters", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("x", maxText+1) + `</t></is></c></row>`), code: "E015"},
	{name: "two sheets of one name", data: from(edit(fixture(goodRows), "xl/workbook.xml", `</sheets>`, `<sheet name="Thu" sheetId="2" r:id="rId2"/></sheets>`)), code: "E029"},
	{name: "two sheets of one part", data: from(edit(fixture(goodRows), "xl/workbook.xml", `</sheets>`, `<sheet name="Chi" sheetId="2" r:id="rId1"/></sheets>`)), code: "E029"},
	{name: "a part twice", data: func(tb testing.TB) []byte {
		tb.Helper()
		p := fixture(goodRows)
		p["XL/Worksheets/Sheet1.xml"] = p[sheet1]
		return pack(tb, p)
	}, code: "E025"},
	{name: "backslashes in the container", data: func(tb testing.TB) []byte {
		tb.Helper()
		p := map[string]string{}
		for k, v := range fixture(goodRows) {
			p[strings.ReplaceAll(k, "/", "\\")] = v
		}
		return pack(tb, p)
	}, cells: goodCells},
	{name: "absolute targets", data: from(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", `Target="worksheets/sheet1.xml"`, `Target="/xl/worksheets/sheet1.xml"`)), cells: goodCells},
	{name: "strict namespaces and prefixes", data: from(edit(fixture(""), sheet1, `<worksheet `+mainNS+`><dimension ref="A1:C3"/><sheetData></sheetData></worksheet>`,
		`<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`)), cells: "A1=7"},
	{name: "a sheet of a chart", data: from(edit(edit(fixture(goodRows), "xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId4" Type="`+relType+`chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`),
		"xl/workbook.xml", "</sheets>", `<sheet name="Biểu đồ" sheetId="2" r:id="rId4"/></sheets>`)), cells: goodCells},
	{name: "a byte of the deflated data changed", data: func(tb testing.TB) []byte {
		tb.Helper()
		b := pack(tb, fixture(strings.Repeat(`<row><c><v>1</v></c></row>`, 500)))
		i := bytes.Index(b, []byte(sheet1)) + len(sheet1) + 10
		b[i] ^= 0x55
		return b
	}, code: "E014"},
	{name: "the sum of a part changed", data: func(tb testing.TB) []byte {
		tb.Helper()
		b := pack(tb, fixture(goodRows))
		i := bytes.LastIndex(b, []byte(sheet1)) - 46 + 16
		b[i] ^= 1
		return b
	}, code: "E014"},
	{name: "an encrypted part", data: func(tb testing.TB) []byte {
		tb.Helper()
		b := pack(tb, fixture(goodRows))
		b[bytes.LastIndex(b, []byte(sheet1))-46+8] |= 1
		return b
	}, code: "E003"},
	{name: "a part declared to be huge", data: func(tb testing.TB) []byte {
		tb.Helper()
		b := pack(tb, fixture(goodRows))
		binary.LittleEndian.PutUint32(b[bytes.LastIndex(b, []byte(sheet1))-46+24:], 0xfffffff0)
		return b
	}, code: "E011"},
	{name: "a bomb", data: func(tb testing.TB) []byte {
		tb.Helper()
		return pack(tb, fixture(strings.Repeat(" ", maxPart+1)))
	}, code: "E011"},
	{name: "thousands of parts", data: func(tb testing.TB) []byte {
		tb.Helper()
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		for range maxParts + 1 {
			if _, err := w.CreateHeader(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Store}); err != nil {
				tb.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			tb.Fatal(err)
		}
		return buf.Bytes()
	}, code: "E013"},
}

var damagedXML = []doorCase{
	{name: "cut in a sheet", data: from(edit(fixture(goodRows), sheet1, "</sheetData></worksheet>", "")), code: "E015"},
	{name: "cut in a tag", data: from(edit(fixture(goodRows), sheet1, `</v></c></row></sheetData></worksheet>`, "</")), code: "E015"},
	{name: "crossed tags", data: from(edit(fixture(goodRows), sheet1, "<v>1234.5</v></c>", "<v>1234.5</c></v>")), code: "E015"},
	{name: "a control character", data: from(edit(fixture(goodRows), sheet1, "1234.5", "12\x0134")), code: "E015"},
	{name: "an unknown entity", data: from(edit(fixture(goodRows), sheet1, "1234.5", "&nbsp;")), code: "E016"},
	{name: "a document type", data: from(edit(fixture(goodRows), sheet1, "<worksheet", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet`)), code: "E016"},
	{name: "an external entity", data: from(edit(fixture(goodRows), "xl/sharedStrings.xml", "<sst", `<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst`)), code: "E016"},
	{name: "a bare ampersand", data: from(edit(fixture(goodRows), "xl/sharedStrings.xml", "Tổng thu", "Thu & chi")), code: "E016"},
	{name: "UTF-16 shared strings", data: from(edit(fixture(goodRows), "xl/sharedStrings.xml", "<?xml", "\xff\xfe<?xml")), code: "E027"},
	{name: "another encoding declared", data: from(edit(fixture(goodRows), sheet1, `encoding="UTF-8"`, `encoding="windows-1258"`)), code: "E027"},
	{name: "bytes that are no UTF-8", data: from(edit(fixture(goodRows), "xl/sharedStrings.xml", "Tổng", "T\xe6ng")), code: "E027"},
	{name: "text after the root", data: from(edit(fixture(goodRows), sheet1, "</worksheet>", "</worksheet>x")), code: "E015"},
	{name: "two roots", data: from(edit(fixture(goodRows), sheet1, "</worksheet>", "</worksheet><worksheet/>")), code: "E015"},
	{name: "an attribute twice", data: from(edit(fixture(goodRows), sheet1, `<c r="B1">`, `<c r="B1" r="B2">`)), code: "E015"},
	{name: "an attribute without quotes", data: from(edit(fixture(goodRows), sheet1, `<c r="B1">`, `<c r=B1>`)), code: "E015"},
	{name: "an unclosed comment", data: from(edit(fixture(goodRows), sheet1, "<sheetData>", "<!-- x <sheetData>")), code: "E015"},
	{name: "an empty part", data: func(tb testing.TB) []byte {
		tb.Helper()
		p := fixture(goodRows)
		p[sheet1] = ""
		return pack(tb, p)
	}, code: "E015"},
	{name: "another root in the sheet", data: from(edit(edit(fixture(goodRows), sheet1, "<worksheet", "<chartsheet"), sheet1, "</worksheet>", "</chartsheet>")), code: "E023"},
	{name: "no cells element", data: from(edit(fixture(""), sheet1, "<sheetData></sheetData>", "")), code: "E017"},
	{name: "two cells elements", data: from(edit(fixture(""), sheet1, "<sheetData></sheetData>", "<sheetData/><sheetData/>")), code: "E023"},
	{name: "nested without end", data: from(edit(fixture(""), sheet1, "<sheetData>", strings.Repeat("<a>", 5000)+"<sheetData>")), code: "E015"},
	{name: "a comment and a CDATA section", data: from(edit(fixture(goodRows), sheet1, "<v>1234.5</v>", "<!-- tạm --><v><![CDATA[1234.5]]></v>")), cells: goodCells},
	{name: "a byte order mark", data: from(edit(fixture(goodRows), sheet1, "<?xml", "\xef\xbb\xbf<?xml")), cells: goodCells},
	{name: "damaged styles", data: from(edit(fixture(goodRows), "xl/styles.xml", "</fonts>", "")), code: "E015"},
	{name: "damaged list of sheets", data: from(edit(fixture(goodRows), "xl/workbook.xml", "</sheets>", "</sheet>")), code: "E015"},
}

var cellCases = []doorCase{
	{name: "a shared string out of range", data: rowsOf(`<row r="1"><c r="A1" t="s"><v>99999</v></c></row>`), code: "E019"},
	{name: "a shared string below zero", data: rowsOf(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`), code: "E019"},
	{name: "a shared string that is no number", data: rowsOf(`<row r="1"><c r="A1" t="s"><v>x</v></c></row>`), code: "E019"},
	{name: "a reference beyond the sheet", data: rowsOf(`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`), code: "E020"},
	{name: "a row beyond the sheet", data: rowsOf(`<row r="1048577"><c r="A1048577"><v>1</v></c></row>`), code: "E020"},
	{name: "row zero", data: rowsOf(`<row r="0"><c r="A0"><v>1</v></c></row>`), code: "E020"},
	{name: "the last cell", data: rowsOf(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), cells: "XFD1048576=1"},
	{name: "a cell of another row", data: rowsOf(`<row r="5"><c r="A6"><v>1</v></c></row>`), code: "E020"},
	{name: "a cell twice", data: rowsOf(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), code: "E020"},
	{name: "a cell twice in a row that stands twice", data: rowsOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>`), code: "E021"},
	{name: "a row in two pieces", data: rowsOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>`), cells: "A1=1 B1=2"},
	{name: "cells from right to left", data: rowsOf(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), code: "E020"},
	{name: "cells with and without reference", data: rowsOf(`<row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c></row>`), code: "E020"},
	{name: "rows out of order", data: rowsOf(`<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`), cells: "A1=1 A3=3"},
	{name: "no references at all", data: rowsOf(`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`), cells: "A1=1 B1=2 A2=3"},
	{name: "an unknown attribute of a cell", data: rowsOf(`<row r="1"><c r="A1" x="s"><v>0</v></c></row>`), code: "E023"},
	{name: "an unknown attribute of a row", data: rowsOf(`<row q="1"><c r="A1"><v>0</v></c></row>`), code: "E023"},
	{name: "an unknown kind of cell", data: rowsOf(`<row r="1"><c r="A1" t="q"><v>0</v></c></row>`), code: "E023"},
	{name: "an unknown element in a cell", data: rowsOf(`<row r="1"><c r="A1"><w>0</w></c></row>`), code: "E023"},
	{name: "two values in a cell", data: rowsOf(`<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`), code: "E023"},
	{name: "text between cells", data: rowsOf(`<row r="1">12<c r="A1"><v>1</v></c></row>`), code: "E023"},
	{name: "a format out of range", data: rowsOf(`<row r="1"><c r="A1" s="99"><v>1</v></c></row>`), code: "E024"},
	{name: "a format that is no number", data: rowsOf(`<row r="1"><c r="A1" s="-1"><v>1</v></c></row>`), code: "E024"},
	{name: "a number that is none", data: rowsOf(`<row r="1"><c r="A1"><v>12a</v></c></row>`), code: "E022"},
	{name: "a number with a comma", data: rowsOf(`<row r="1"><c r="A1"><v>12,5</v></c></row>`), code: "E022"},
	{name: "not a number", data: rowsOf(`<row r="1"><c r="A1"><v>NaN</v></c></row>`), code: "E022"},
	{name: "infinity", data: rowsOf(`<row r="1"><c r="A1"><v>1e999</v></c></row>`), code: "E022"},
	{name: "a number of a thousand digits", data: rowsOf(`<row r="1"><c r="A1"><v>` + strings.Repeat("9", 1000) + `</v></c></row>`), code: "E022"},
	{name: "a truth value that is none", data: rowsOf(`<row r="1"><c r="A1" t="b"><v>2</v></c></row>`), code: "E022"},
	{name: "a merge without sense", data: from(edit(fixture(goodRows), sheet1, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`)), code: "E020"},
	{name: "the noise of binary fractions", data: rowsOf(`<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>4946.1180000000004</v></c><c r="C1"><v>1.23E+17</v></c><c r="D1"><v>-5.2000000000000002E-2</v></c></row>`), cells: "A1=0.3 B1=4946.118 C1=123000000000000000 D1=-0.052"},
	{name: "zeros that are kept and dropped", data: rowsOf(`<row r="1"><c r="A1"><v>50.50</v></c><c r="B1"><v>-0</v></c><c r="C1"><v>1000000</v></c></row>`), cells: "A1=50.5 B1=0 C1=1000000"},
	{name: "percent, quoted percent, date", data: rowsOf(`<row r="1"><c r="A1" s="1"><v>0.125</v></c><c r="B1" s="3"><v>12.5</v></c><c r="C1" s="2"><v>45107</v></c></row>`), cells: "A1=0.125·% B1=12.5 C1=2023-06-30"},
	{name: "dates since 1904", data: from(edit(fixture(`<row r="1"><c r="A1" s="2"><v>43645</v></c></row>`), "xl/workbook.xml", "<workbookPr/>", `<workbookPr date1904="1"/>`)), cells: "A1=2023-06-30"},
	{name: "a date as ISO text", data: rowsOf(`<row r="1"><c r="A1" t="d"><v>2023-06-30T00:00:00</v></c></row>`), cells: "A1=2023-06-30"},
	{name: "a date as other text", data: rowsOf(`<row r="1"><c r="A1" t="d"><v>30/6/2023</v></c></row>`), code: "E022"},
	{name: "errors", data: rowsOf(`<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="e"><f>A9</f><v>#REF!</v></c></row>`), cells: "A1=fault #DIV/0! B1=fault #REF!"},
	{name: "a truth value", data: rowsOf(`<row r="1"><c r="A1" t="b"><v>1</v></c></row>`), cells: "A1=bool 1"},
	{name: "a formula with its value", data: rowsOf(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>`), cells: "A1=2"},
	{name: "a formula without a value", data: rowsOf(`<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>2+2</f><v></v></c></row>`), cells: "A1=formula 1+1 B1=formula 2+2"},
	{name: "a shared formula without values", data: rowsOf(`<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f></c><c r="B1"><f t="shared" si="0"/></c></row>`), cells: "A1=formula 1+1 B1=formula 1+1"},
	{name: "a formula that gives no text", data: rowsOf(`<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>`), cells: `A1=""`},
	{name: "a text kept in the cell", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>Thu</t></is></c><c r="B1" t="str"><v>Chi</v></c></row>`), cells: `A1="Thu" B1="Chi"`},
	{name: "a raised footnote beside a number", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><t>2.857,9</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row>`), cells: `A1="2.857,9¹"`},
	{name: "a lowered digit beside a number", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><t>2857</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>1</t></r></is></c></row>`), cells: `A1="2857₁"`},
	{name: "a number struck out beside the one that replaces it", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>28</t></r><r><t>2900</t></r></is></c></row>`), cells: `A1="2̶8̶2900"`},
	{name: "a strike that is switched off", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>28</t></r><r><t>2900</t></r></is></c></row>`), cells: `A1="282900"`},
	{name: "raised digits in TCVN3", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>Tæng</t></r><r><rPr><vertAlign val="superscript"/><rFont val=".VnTime"/></rPr><t>12</t></r></is></c></row>`), cells: `A1="Tổng¹²"`, also: "N001"},
	{name: "a text inside a cell of a shared string", data: rowsOf(`<row r="1"><c r="A1" t="s"><is><t>2857</t></is></c></row>`), code: "E023"},
	{name: "a text inside a number cell", data: rowsOf(`<row r="1"><c r="A1"><is><t>2857</t></is></c></row>`), code: "E023"},
	{name: "a text inside a cell beside a value", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><v>1</v><is><t>2857</t></is></c></row>`), code: "E023"},
	{name: "an inline string that has a value instead", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>`), code: "E023"},
	{name: "runs and reading aids", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><r><t>Thu </t></r><r><rPr><b/></rPr><t>ngân sách</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>`), cells: `A1="Thu ngân sách"`},
	{name: "blank cells are not listed", data: rowsOf(`<row r="1"><c r="A1" s="1"/><c r="B1"><v></v></c><c r="C1" t="inlineStr"><is><t></t></is></c></row>`), cells: ""},
	{name: "escapes of Excel", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_&#10;b_x005F_x0041_</t></is></c></row>`), cells: `A1="a\nb_x0041_"`},
}

var texts = []doorCase{
	{name: "TCVN3 by the cell's font", data: rowsOf(`<row r="1"><c r="A1" s="4" t="inlineStr"><is><t>Tæng sè</t></is></c></row>`), cells: `A1="Tổng số"`, also: "N001"},
	{name: "TCVN3 by the run's font", data: rowsOf(`<row r="1"><c r="A1" s="4" t="s"><v>2</v></c></row>`), cells: `A1="Tổng số"`, also: "N001"},
	{name: "a run's font in a Unicode cell", data: rowsOf(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`), cells: `A1="Tæng số"`, also: "N001"},
	{name: "the soft hyphen of TCVN3", data: rowsOf("<row r=\"1\"><c r=\"A1\" s=\"4\" t=\"inlineStr\"><is><t>\u00a7Çu t\u00ad</t></is></c></row>"), cells: `A1="Đầu tư"`, also: "N001"},
	{name: "the capital font", data: rowsOf(`<row r="1"><c r="A1" s="6" t="inlineStr"><is><t>tæng sè</t></is></c></row>`), cells: `A1="TỔNG SỐ"`, also: "N001"},
	{name: "VNI", data: rowsOf(`<row r="1"><c r="A1" s="5" t="inlineStr"><is><t>Toång soá</t></is></c></row>`), cells: `A1="Tổng số"`, also: "N001"},
	{name: "VNI cut between runs", data: rowsOf(`<row r="1"><c r="A1" s="5" t="inlineStr"><is><r><t>To</t></r><r><rPr><b/><rFont val="VNI-Times"/></rPr><t>ång</t></r></is></c></row>`), cells: `A1="Tổng"`, also: "N001"},
	{name: "Unicode in a legacy font", data: rowsOf(`<row r="1"><c r="A1" s="4" t="inlineStr"><is><t>Tổng số</t></is></c></row>`), cells: `A1="Tổng số"`},
	{name: "TCVN3 that no font tells", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>Gi¸ trÞ s¶n xuÊt</t></is></c></row>`), cells: `A1="Gi¸ trÞ s¶n xuÊt"`, also: "W004"},
	{name: "decomposed Unicode", data: rowsOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>To\u0302\u0309ng</t></is></c></row>"), cells: `A1="Tổng"`},
	{name: "a Cyrillic word", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>nằm trong топ 5</t></is></c></row>`), cells: `A1="nằm trong топ 5"`, also: "W001"},
	{name: "a Cyrillic letter in a word", data: rowsOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Thu ng\u0430n</t></is></c></row>"), cells: `A1="Thu ngan"`, also: "W001"},
	{name: "Greek signs are signs", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>hệ số α và Δ</t></is></c></row>`), cells: `A1="hệ số α và Δ"`},
	{name: "a control character by escape", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>Thu_x0007_</t></is></c></row>`), cells: `A1="Thu"`, also: "W002"},
	{name: "direction marks", data: rowsOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Thu\u202e12</t></is></c></row>"), cells: `A1="Thu12"`, also: "W002"},
	{name: "a lost character", data: rowsOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Thu ng\ufffdn</t></is></c></row>"), cells: "A1=\"Thu ng\ufffdn\"", also: "W002"},
	{name: "invisible characters", data: rowsOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Thu\u200b ng\u00adân</t></is></c></row>"), cells: `A1="Thu ngân"`},
	{name: "text that looks like markup", data: rowsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;b&gt;{{.}} =1+1</t></is></c></row>`), cells: `A1="<b>{{.}} =1+1"`},
	{name: "a value under a merged cell", data: from(edit(fixture(goodRows), sheet1, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`)), cells: `A1="Tổng thu" C1=0.125·% A2=" Chi " B2=2023-06-30`, also: "W003"},
}

func TestDoor(t *testing.T) {
	total := 0
	for _, group := range [][]doorCase{whatItIs, packages, damagedXML, cellCases, texts} {
		for _, c := range group {
			total++
			t.Run(c.name, func(t *testing.T) {
				name := c.file
				if name == "" {
					name = "so-tai-chinh.xlsx"
				}
				book, diags := Open(name, c.data(t))
				var codes []string
				for _, d := range diags {
					codes = append(codes, d.Code)
					if d.At.File != name || d.Message == "" || d.Hint == "" || strings.Contains(d.Message+d.Hint, "{}") {
						t.Errorf("diagnostic %+v lacks something", d)
					}
					for _, place := range []string{"{part}", "{kind}", "{ref}", "{what}", "{value}", "{cell}", "{count}", "{limit}"} {
						if strings.Contains(d.Message+d.Hint, place) {
							t.Errorf("%s: %s was not filled in: %s", d.Code, place, d.Message)
						}
					}
				}
				if c.code != "" {
					if book != nil || strings.Join(codes, " ") != c.code {
						t.Fatalf("got %v, %v; want a refusal with %s", codes, diags, c.code)
					}
					return
				}
				if book == nil {
					t.Fatalf("refused: %v", diags)
				}
				if got := show(book); got != c.cells {
					t.Errorf("got  %s\nwant %s", got, c.cells)
				}
				if got := strings.Join(codes, " "); got != c.also {
					t.Errorf("diagnostics %q, want %q: %v", got, c.also, diags)
				}
			})
		}
	}
	if total < 80 {
		t.Errorf("%d cases, want 80 or more", total)
	}
}

// The limits are counted on what is inflated; small limits show it without big files.
func TestLimits(t *testing.T) {
	data := pack(t, fixture(goodRows))
	for _, c := range []struct {
		name   string
		limits bounds
		code   string
	}{
		{"cells", bounds{maxPart, maxWhole, 3}, "E012"},
		{"part", bounds{200, maxWhole, maxCells}, "E011"},
		{"whole", bounds{maxPart, 2000, maxCells}, "E011"},
	} {
		_, _, err := open("a.xlsx", data, c.limits)
		if r, ok := err.(*refusal); !ok || r.code != c.code { //nolint:errorlint // open returns it bare
			t.Errorf("%s: got %v, want %s", c.name, err, c.code)
		}
	}
}

func TestHiddenThings(t *testing.T) {
	p := fixture(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>`)
	p = edit(p, sheet1, "<sheetData>", `<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>`)
	p = edit(p, "xl/workbook.xml", `sheetId="1"`, `sheetId="1" state="veryHidden"`)
	book, diags := Open("a.xlsx", pack(t, p))
	if book == nil {
		t.Fatal(diags)
	}
	s := book.Sheets[0]
	if !s.Hidden || !s.HiddenRows[2] || !s.HiddenRows[3] || s.HiddenRows[1] || !s.HiddenColumns[2] || !s.HiddenColumns[3] || !s.HiddenColumns[5] || s.HiddenColumns[1] {
		t.Errorf("%+v", s)
	}
	if s.Rows != 3 || s.Columns != 1 || len(s.Cells) != 3 {
		t.Errorf("extent %d × %d, %d cells", s.Rows, s.Columns, len(s.Cells))
	}
}
