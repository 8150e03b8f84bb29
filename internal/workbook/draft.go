package workbook

import "tiendo/internal/quantity"

// Draft is a workbook to be written: a value, so that what is written can be tested as a value. Write
// turns it into the same bytes every time. Text is always written as text: nothing that begins with "="
// becomes a formula.
type Draft struct {
	Sheets     []DraftSheet
	Properties map[string]string // custom document properties: form code, version, month
	Title      string
	Created    string // "2023-06-30": fixed, never the clock's
}

// DraftSheet is one sheet.
type DraftSheet struct {
	Name         string
	Cells        []DraftCell
	Merges       []Range
	Widths       map[int]float64 // column → characters
	Heights      map[int]float64 // row → points
	Validations  []Validation
	Protect      bool // structure and locked cells; no password
	Landscape    bool
	FitWidth     bool   // print all columns on one page's width
	RepeatRows   [2]int // rows repeated on each printed page, {0,0}: none
	FreezeRow    int    // rows above stay on the screen
	FreezeColumn int
	FilterRow    int    // the heading row whose columns can be filtered, 0 for none
	Hidden       bool   // very hidden: lists for validations
	Tab          string // colour "FFC000", "" none
}

// DraftCell is one cell: exactly one of Num, Text, Date is used, by Kind.
type DraftCell struct {
	Row, Column int
	Kind        CellType // Number, Text or Blank
	Num         quantity.Decimal
	Text        string
	Style       DraftStyle
	Link        string // internal place "'Thu ngân sách'!C7", "" for none
	Comment     string
}

// DraftStyle is a cell's look; equal styles are written once.
type DraftStyle struct {
	Bold, Italic, Wrap, Border, Input bool    // Input: unlocked and tinted, for the clerk to fill
	Align                             string  // "left", "center", "right"
	Size                              float64 // 0: 11
	Fill                              string  // "FFF2CC", "" for none
	Indent                            int     // steps from the left
	Format                            string  // number format code, "" General
	Colour                            string
}

// Validation is an input check with a Vietnamese message.
type Validation struct {
	Range Range
	// Kind is "decimal", "whole", "date", "list", "text", "" for a prompt alone, or "figure": a number or
	// one of the signs -, …, x that stand for a number's absence.
	Kind           string
	Free           bool // list: other input passes too
	Min, Max       string
	List           []string // options, or
	ListFrom       string   // "'DM'!$A$1:$A$20"
	Title, Message string   // shown when the input is refused
	Prompt         string
}

// Mark is a cell to be marked in a copy of somebody's workbook.
type Mark struct {
	Sheet, Cell string
	Fill        string // colour
	Comment     string
}
