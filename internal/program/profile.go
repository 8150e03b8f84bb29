package program

import "tiendo/internal/geom"

// Profile is templates/profiles/<name>.yaml: every measure of a kind of official document.
type Profile struct {
	Name   string // "dang", "hanh_chinh"
	Page   PageProfile
	Head   HeadProfile
	Text   TextStyle            // body
	Styles map[string]TextStyle // "heading1" … "heading4", "part", "title", "caption", "table", "table_head", "note", "quote", "toc", "recipients" …
	Table  TableProfile
	// Numbering of headings: "I-", "1.", "a)", "-" for dang; "I.", "1.", "a)", "-" for hanh_chinh.
	HeadingNumbers []string
	AppendixNumber string // "arabic" or "roman"
}

// PageProfile is paper, margins and page number.
type PageProfile struct {
	Width, Height            geom.Length // portrait
	Top, Bottom, Left, Right geom.Length
	NumberTop                geom.Length // baseline of the page number from the paper's top edge
	NumberSize               geom.Length
	NumberFromPage           int
}

// Area is the paper's part that text may fill, upright or on the same sheet turned: its binding edge is then
// the upper one.
func (p PageProfile) Area(landscape bool) geom.Size {
	if landscape {
		return geom.Size{W: p.Height - p.Bottom - p.Top, H: p.Width - p.Left - p.Right}
	}
	return geom.Size{W: p.Width - p.Left - p.Right, H: p.Height - p.Top - p.Bottom}
}

// HeadProfile is the head of the document: which lines stand where.
type HeadProfile struct {
	Right       []HeadLine // "ĐẢNG CỘNG SẢN VIỆT NAM"
	RightRule   bool       // a rule as long as the words below
	LeftMark    string     // "*" (dang) or "" with LeftRule
	LeftRule    bool
	NumberText  string // "Số {number}-{symbol}" or "Số: {number}/{symbol}"
	DateText    string // "{place}, ngày {day} tháng {month} năm {year}"
	TypeName    string // "BÁO CÁO"
	UnderTitle  string // "-----" or "" with TitleRule
	TitleRule   bool
	EndMark     string // "." or "./."
	ArchiveLine string
	// RecipientEnd is the sign behind each recipient but the last, "," or ";"; "": a semicolon.
	RecipientEnd string
	// AppendixMark stands below an appendix's title, "(Kèm theo Báo cáo số {number}-{symbol}, …)": with {number},
	// {symbol}, {day}, {month}, {year}, {date}, {committee}; "" for none.
	AppendixMark string
	SignSpace    geom.Length // free space between title and name
}

// HeadLine is one line of the head with its style's name.
type HeadLine struct{ Text, Style string }

// TextStyle is one paragraph style.
type TextStyle struct {
	Size      geom.Length
	Leading   geom.Length // exact line pitch
	Before    geom.Length
	After     geom.Length
	Indent    geom.Length // first line
	Left      geom.Length // whole paragraph
	Align     string      // "justify", "left", "center", "right"
	Bold      bool
	Italic    bool
	Underline bool
	Caps      bool
	KeepNext  bool
}

// TableProfile is the grid of tables.
type TableProfile struct {
	Rule geom.Length // line width
	PadX geom.Length
	PadY geom.Length
}
