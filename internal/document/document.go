// Package document has the report as a tree of blocks and runs, before any page exists: the way from
// compose through figure to typeset, audit and export.
package document

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/quantity"
)

// Document is one report.
type Document struct {
	Meta   Meta
	Blocks []Block
	Values []Value // every figure printed, in the order of first print; ids are unique
	Claims []Claim // everything asserted about them, in the order of first print; ids are unique
}

// Meta is what the PDF's metadata, the head and the signature block need.
type Meta struct {
	Program, Period, Type, Edition string // codes: "nq16", "2023-06", "so_ket", "du-thao-1"
	Title                          string // whole: "Báo cáo tình hình, kết quả thực hiện …"
	Author                         string // issuing body
	Subject                        string
	Keywords                       []string
	Language                       string // "vi-VN"
	Date                           string // "2023-07-19" or "2023-06-30": the PDF's dates; never the clock's
	Producer                       string // "tiendo 0.1.0"
}

// Value is one printed figure with everything that can be asked of it.
type Value struct {
	ID     string // "CT04a.value", "CT04a.value.2022", "table.revenue.r3.c2": stable across runs, readable
	Value  quantity.Value
	Text   string // as printed: "45.123,4"
	Period string
}

// Block is one of Head, Heading, Paragraph, List, Table, Figure, Contents, Break, Region, Signature.
type Block interface{ block() }

// Head is the head of the official document with title and draft mark; its places come from the profile.
type Head struct {
	Superior, Issuer string
	Number           string // "123" or "" (left blank for the pen)
	Symbol           string // "BC/TU"
	Place            string
	Day, Month, Year string // "" leaves the place blank
	TypeName         string // "BÁO CÁO"
	Title            []Inline
	Draft            string // "Dự thảo lần 1", "" for a final edition
	Mark             string // "LƯU HÀNH NỘI BỘ" …, "" for none
}

// Heading is a heading. Level 0 is a part ("Phần thứ nhất" above its title), 1–4 as numbered by the profile.
type Heading struct {
	Level  int
	Number string // as printed, "I-", "1."; "" for none. compose numbers, so that references can say it
	Over   string // line above the title: "Phần thứ nhất", "Phụ lục 1"
	Text   []Inline
	ID     string // anchor
	// Outline false keeps it out of contents and bookmarks.
	Outline bool
}

// Paragraph is a paragraph in a style of the profile ("" is the body style).
type Paragraph struct {
	Style string
	Text  []Inline
}

// List is a list. Marker is "-", "+", "a)", "1." for the whole list; items are block sequences.
type List struct {
	Marker string
	Items  [][]Block
}

// Table is a table: rows of header, rows of body, caption above, unit line above right, notes below.
type Table struct {
	ID      string
	Number  string // "Bảng 1", set by compose
	Caption []Inline
	Unit    string // "Đơn vị tính: tỷ đồng"
	Columns []Column
	Head    [][]Cell // header rows, repeated on each page
	Rows    []Row
	Notes   []Paragraph
	Summary string // said to screen readers
	Small   bool   // set in the smaller size: tables that must keep to a page
}

// Column is a column: its share of the width, or a fixed width, and how its cells stand.
type Column struct {
	Share int         // of the width that fixed columns leave
	Fixed geom.Length // 0: by Share
	Align string      // "left", "right", "center", "justify"
}

// Row is a body row.
type Row struct {
	Cells []Cell
	Group bool // a bold line over its group; kept with the next row
	Bold  bool
	ID    string
}

// Cell is a cell; covered cells of a span are left out, as in HTML.
type Cell struct {
	Text    []Inline
	ColSpan int    // 0 and 1 mean 1
	RowSpan int    // 0 and 1 mean 1
	Header  string // "", "col", "row"
	Align   string // "" takes the column's
	Shade   bool
	Bold    bool
	Italic  bool
}

// Figure is a chart. compose names it; figure draws it and words its alternative text.
type Figure struct {
	ID      string
	Number  string // "Biểu đồ 1"
	Caption []Inline
	Chart   string // code in figures.yaml
	Subject string // "CT04", a record kind …, "" if none
	Size    geom.Size
	Alt     string
	Drawing *drawing.Drawing // nil until figure has drawn it
	Empty   bool             // figure found nothing to draw: the drawing is a frame that says so
	Notes   []Paragraph
}

// Contents is the table of contents with true page numbers, made in typeset's fixpoint.
type Contents struct {
	Title string
	Depth int // deepest level listed
}

// Break starts a new page.
type Break struct{}

// Region is a run of pages with its own orientation and page numbers.
type Region struct {
	Landscape bool
	Restart   bool // page numbers begin at 1 again: appendices of State documents
	Blocks    []Block
}

// Signature is the signature block with the recipients beside it.
type Signature struct {
	Authority, Role, Name string
	Recipients            []string
	RecipientsLabel       string // "Nơi nhận:"
	Archive               string // the last of the recipients, the issuer's own copy; "" leaves the profile's line
	RecipientEnd          string // the sign behind each recipient but the last; "": a semicolon
}

func (Head) block()      {}
func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (Contents) block()  {}
func (Break) block()     {}
func (Region) block()    {}
func (Signature) block() {}

// Inline is one of Text, Number, Link, PageRef, LineBreak.
type Inline interface{ inline() }

// Style is a run's style over its paragraph's.
type Style struct{ Bold, Italic, Underline bool }

// Text is plain text, NFC.
type Text struct {
	Text  string
	Style Style
	Claim string // id in Document.Claims of what the text asserts; "" when it asserts nothing
}

// Number is a printed figure: its text never breaks over two lines, and Unit stays on its line.
type Number struct {
	Value string // id in Document.Values
	Text  string // "45.123,4"
	Unit  string // "tỷ đồng" printed after it; "" when the table's head says it
	Glue  bool   // no space before the unit ("%")
	Style Style
	Claim string // as of Text
}

// Link goes to an anchor of this document.
type Link struct {
	Target string
	Text   []Inline
}

// PageRef prints the page number on which an anchor stands.
type PageRef struct {
	Target string
	Style  Style
}

// LineBreak ends the line.
type LineBreak struct{}

func (Text) inline()      {}
func (Number) inline()    {}
func (Link) inline()      {}
func (PageRef) inline()   {}
func (LineBreak) inline() {}

// Plain is the text of a run of inlines, as a reader hears it; page references are left out.
func Plain(in []Inline) string {
	s := ""
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			s += i.Text
		case Number:
			s += i.Text
			if i.Unit != "" && !i.Glue {
				s += " "
			}
			s += i.Unit
		case Link:
			s += Plain(i.Text)
		case LineBreak:
			s += " "
		case PageRef:
		}
	}
	return s
}

// Walk calls f for every block, regions' and lists' inner ones included, in reading order.
func Walk(blocks []Block, f func(Block)) {
	for _, b := range blocks {
		f(b)
		switch b := b.(type) {
		case Region:
			Walk(b.Blocks, f)
		case List:
			for _, it := range b.Items {
				Walk(it, f)
			}
		}
	}
}

// Runs calls f for every run of every block in reading order: titles, paragraphs, captions, cells, notes.
func Runs(blocks []Block, f func([]Inline)) {
	notes := func(list []Paragraph) {
		for _, p := range list {
			f(p.Text)
		}
	}
	Walk(blocks, func(b Block) {
		switch b := b.(type) {
		case Head:
			f(b.Title)
		case Heading:
			f(b.Text)
		case Paragraph:
			f(b.Text)
		case Figure:
			f(b.Caption)
			notes(b.Notes)
		case Table:
			f(b.Caption)
			for _, row := range b.Head {
				for _, c := range row {
					f(c.Text)
				}
			}
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					f(c.Text)
				}
			}
			notes(b.Notes)
		}
	})
}
