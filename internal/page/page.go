// Package page has finished pages: placed runs, rules and drawings, each naming its node in a structure
// tree or marked as artifact. It is what typeset gives and pdf writes; nothing is laid out after it.
package page

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
)

// Set is a whole document in pages.
type Set struct {
	Meta    Meta
	Pages   []Page
	Nodes   []Node // Nodes[0] is the root, role Document; a NodeID is an index
	Outline []Bookmark
	Anchors map[string]Anchor // anchor id → place
	// Attachments travel inside the file; none in a copy that is to be sent. Names are unique.
	Attachments []Attachment
	// Dropped are the characters of the document that are not printed, because the font has no picture of
	// them; each was reported. In ascending order.
	Dropped []rune
}

// Attachment is a file inside the document's file.
type Attachment struct {
	Name         string // "so-lieu-2023-06.json": ASCII, no folder
	Type         string // media type, "application/json"
	Description  string // one line, said by readers' programs
	Relationship string // to the document: "Data", "Source", "Supplement", "Alternative"
	Data         []byte
}

// Meta is the metadata of the file.
type Meta struct {
	Title, Author, Subject, Language, Producer string
	Keywords                                   []string
	Date                                       string // "2023-06-30"
}

// NodeID is an index into Set.Nodes. Artifact is not a node.
type NodeID int

// Artifact marks content that is no part of the text: page numbers, rules, repeated table heads.
const Artifact NodeID = -1

// Node is an element of the structure tree.
type Node struct {
	Role             Role
	Parent           NodeID
	Children         []NodeID // in reading order; content items name their node, in page and painting order
	ID               string   // for header cells
	Alt              string   // Figure, Link
	Actual           string   // replacement text, rarely
	Scope            string   // TH: "Column", "Row", "Both"
	Headers          []string // TD: ids of its TH cells, only where scope does not say it
	ColSpan, RowSpan int
	Language         string // "" is the document's
	Summary          string // Table
	ListNumbering    string // L: "None", "Disc", "Decimal", "LowerAlpha"
	// BBox is set on Figure nodes: page index and rectangle.
	Page int
	BBox geom.Rect
}

// Role is a standard structure type of ISO 32000-1.
type Role string

// The roles used. Title, part and appendix headings are H1…H6 by depth without gaps, as PDF/UA-1 asks.
const (
	Document Role = "Document"
	Part     Role = "Part"
	Sect     Role = "Sect"
	Div      Role = "Div"
	H1       Role = "H1"
	H2       Role = "H2"
	H3       Role = "H3"
	H4       Role = "H4"
	H5       Role = "H5"
	H6       Role = "H6"
	P        Role = "P"
	L        Role = "L"
	LI       Role = "LI"
	Lbl      Role = "Lbl"
	LBody    Role = "LBody"
	Table    Role = "Table"
	THead    Role = "THead"
	TBody    Role = "TBody"
	TR       Role = "TR"
	TH       Role = "TH"
	TD       Role = "TD"
	Caption  Role = "Caption"
	Figure   Role = "Figure"
	TOC      Role = "TOC"
	TOCI     Role = "TOCI"
	// Reference stands between a TOCI and its Link: the entry cites another place of the document.
	Reference Role = "Reference"
	Link      Role = "Link"
	Span      Role = "Span"
	Note      Role = "Note"
)

// Page is one page.
type Page struct {
	Size  geom.Size
	Label string // as printed at its head, "" on page 1
	Items []Item // in painting and reading order
}

// Item is one of Run, Rule, Picture, Anno.
type Item interface{ item() }

// Face is one of the four faces of the document's font.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Bold
	Italic
	BoldItalic
)

// Run is a piece of text in one face and size on one baseline.
type Run struct {
	At    geom.Point // left end of the baseline
	Text  string     // NFC; includes the real space at a wrapped line's end, so that text extraction keeps words apart
	Face  Face
	Size  geom.Length
	Space geom.Length // added to each U+0020 in Text (justification); may be negative by a little
	Width geom.Length // whole advance, Space included
	Node  NodeID
	Value string // id of the document value it prints, "" for words
}

// Rule is a straight line or a filled rectangle.
type Rule struct {
	From, To geom.Point
	Width    geom.Length
	Fill     *drawing.Colour // non-nil: the rectangle From–To filled, no line
	Node     NodeID          // almost always Artifact
}

// Picture is a drawing placed with its top left corner at At.
type Picture struct {
	At      geom.Point
	Drawing *drawing.Drawing
	Node    NodeID // a Figure node
}

// Anno is a link annotation over a rectangle, belonging to a Link node.
type Anno struct {
	Rect     geom.Rect
	Target   string // anchor id
	Node     NodeID
	Contents string // said to screen readers
}

func (Run) item()     {}
func (Rule) item()    {}
func (Picture) item() {}
func (Anno) item()    {}

// Anchor is a place to go to.
type Anchor struct {
	Page int // index into Pages
	Y    geom.Length
}

// Bookmark is an entry of the outline, nested.
type Bookmark struct {
	Title    string
	Target   string // anchor id
	Children []Bookmark
}
