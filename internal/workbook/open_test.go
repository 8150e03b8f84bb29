package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/quantity"
)

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, fixture(goodRows)))
	for _, c := range [][]doorCase{whatItIs, cellCases, texts} {
		for _, x := range c {
			f.Add(x.data(f))
		}
	}
	limits := bounds{1 << 20, 4 << 20, 10_000}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, issues, err := open("a.xlsx", data, limits)
		if err != nil {
			var r *refusal
			if !errors.As(err, &r) || book != nil {
				t.Fatalf("%v beside %v", err, book)
			}
			if d := r.diagnostic("a.xlsx"); d.Message == "" {
				t.Error("a refusal without words")
			}
			return
		}
		if len(book.Sheets) == 0 {
			t.Error("a book without sheets")
		}
		for _, s := range book.Sheets {
			for i := range s.Cells {
				c := &s.Cells[i]
				if s.At(c.Row, c.Column) != c {
					t.Fatalf("%s is not found where it stands", c.Ref())
				}
				if c.Type == Text && (!norm.NFC.IsNormalString(c.Text) || !utf8.ValidString(c.Text)) {
					t.Errorf("%s: %q is not in normal form", c.Ref(), c.Text)
				}
			}
		}
		for _, d := range issues {
			if d.Message == "" {
				t.Errorf("%s without words", d.Code)
			}
		}
	})
}

// FuzzSheet puts any bytes in the places of a sheet and of the shared strings: below the container, where
// FuzzOpen seldom gets.
func FuzzSheet(f *testing.F) {
	good := fixture(goodRows)
	f.Add([]byte(good[sheet1]), []byte(good["xl/sharedStrings.xml"]))
	f.Add([]byte(`<worksheet><sheetData><row><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`), []byte(`<sst><si><r><t>_x0041_</t></r></si></sst>`))
	f.Fuzz(func(t *testing.T, sheet, shared []byte) {
		p := fixture("")
		p[sheet1], p["xl/sharedStrings.xml"] = string(sheet), string(shared)
		book, _, err := open("a.xlsx", pack(t, p), bounds{1 << 20, 4 << 20, 10_000})
		var r *refusal
		if err != nil && !errors.As(err, &r) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		s := &book.Sheets[0]
		for i := range s.Cells {
			if c := &s.Cells[i]; s.At(c.Row, c.Column) != c || c.Row > s.Rows || c.Column > s.Columns {
				t.Fatalf("%s is not found where it stands", c.Ref())
			}
		}
		if _, err := walkStandard(sheet); err != nil {
			t.Errorf("a sheet was read that encoding/xml refuses: %v", err)
		}
	})
}

// FuzzXML holds the scanner against encoding/xml: what the scanner takes, the other must take, and both
// must see the same elements and texts.
func FuzzXML(f *testing.F) {
	for _, p := range fixture(goodRows) {
		f.Add([]byte(p))
	}
	for _, s := range []string{`<a b='c'/>`, `<a><!-- x --><![CDATA[<]]>&lt;&#65;&#x41;</a>`, "<a>\r\n</a>", `<x:a xmlns:x="y"><x:b/></x:a>`, `<a>]]></a>`, `<?xml version="1.0"?><a/>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ours, err := walk(data)
		if err != nil {
			return
		}
		theirs, err := walkStandard(data)
		if err != nil {
			t.Fatalf("taken here, refused by encoding/xml: %v\n%q", err, data)
		}
		if ours != theirs {
			t.Errorf("%q\nours   %s\ntheirs %s", data, ours, theirs)
		}
	})
}

func walk(data []byte) (string, error) {
	s, err := newScanner(data)
	if err != nil {
		return "", err
	}
	var b, text strings.Builder
	for {
		tok, err := s.next()
		if err != nil {
			return "", err
		}
		if tok == tokenText {
			text.Write(s.text)
			continue
		}
		if text.Len() > 0 {
			fmt.Fprintf(&b, "%q ", text.String())
			text.Reset()
		}
		switch tok {
		case tokenStart:
			b.WriteString("<" + string(s.name))
			for _, a := range s.attrs {
				if string(a.prefix) != "xmlns" && string(a.name) != "xmlns" {
					fmt.Fprintf(&b, " %s=%q", a.name, a.value)
				}
			}
			b.WriteString("> ")
		case tokenEnd:
			b.WriteString("</> ")
		case tokenEOF:
			return b.String(), nil
		case tokenText:
		}
	}
}

func walkStandard(data []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("another encoding") }
	var b, text strings.Builder
	depth := 0
	flush := func() {
		if text.Len() > 0 {
			fmt.Fprintf(&b, "%q ", text.String())
			text.Reset()
		}
	}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch x := tok.(type) {
		case xml.StartElement:
			flush()
			depth++
			b.WriteString("<" + x.Name.Local)
			for _, a := range x.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					fmt.Fprintf(&b, " %s=%q", a.Name.Local, a.Value)
				}
			}
			b.WriteString("> ")
		case xml.EndElement:
			flush()
			depth--
			b.WriteString("</> ")
		case xml.CharData:
			if depth > 0 {
				text.Write(x)
			}
		}
	}
}

func TestNumberFormats(t *testing.T) {
	for code, want := range map[string][2]bool{
		"": {}, "0": {}, "#,##0.00": {}, "0%": {true, false}, "0.00%": {true, false}, `0.0"%"`: {}, `0.0\%`: {}, `#,##0.0,,," tỷ"`: {},
		"dd/mm/yyyy": {false, true}, "[$-42A]dd mmmm yyyy": {false, true}, "[h]:mm": {false, true}, `"ngày" 0`: {}, "[Red]0": {}, "[Red]0%;-0%": {true, false},
		"mmm-yy": {false, true}, "General": {}, `General"%"`: {}, `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`: {}, "@": {}, "0.00E+00": {}, "# ?/?": {},
	} {
		if p, d := formatMeaning(code); p != want[0] || d != want[1] {
			t.Errorf("%q: percent %v, date %v; want %v", code, p, d, want)
		}
	}
}

func TestNumbersAtFifteenDigits(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "1": "1", "+5": "5", "12.50": "12.5", ".5": "0.5", "5.": "5", "0.1": "0.1", "0.30000000000000004": "0.3",
		"4946.1180000000004": "4946.118", "58471.092999999993": "58471.093", "123456789012345678": "123456789012346000", "1E3": "1000", "1.5e-7": "0.00000015",
		"-5.2000000000000002E-2": "-0.052", "99999999999999999": "100000000000000000", "1e-320": "0", "100.02189373912449": "100.021893739124",
	} {
		got, ok := parseNumber([]byte(in))
		if in == "1e-320" {
			continue // a denormal: any reading near zero will do
		}
		if !ok || !got.Equal(quantity.MustParse(want)) {
			t.Errorf("%s: got %s, %v; want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "-", ".", "e5", "1e", "1e+", "1,5", "1 2", "0x1", "1_0", "NaN", "Inf", "--1", "1e99999", "1.2.3", "٣"} {
		if got, ok := parseNumber([]byte(in)); ok {
			t.Errorf("%q was read as %s", in, got)
		}
	}
}

// BenchmarkOpen reads a workbook of 150,000 cells.
func BenchmarkOpen(b *testing.B) {
	var rows strings.Builder
	for row := 1; row <= 15000; row++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c>`, row, row, row%2)
		for col := 2; col <= 10; col++ {
			fmt.Fprintf(&rows, `<c r="%s" s="7"><v>%d.%d</v></c>`, Ref(row, col), row*col, col)
		}
		rows.WriteString(`</row>`)
	}
	data := pack(b, fixture(rows.String()))
	b.ReportAllocs()
	for b.Loop() {
		if book, diags := Open("a.xlsx", data); book == nil {
			b.Fatal(diags)
		}
	}
}
