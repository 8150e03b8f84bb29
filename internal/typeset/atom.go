package typeset

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// format is everything that two neighbouring pieces of text must share to be one run.
type format struct {
	face      page.Face
	size      geom.Length
	underline bool
	node      page.NodeID
	value     string
	link      int // index+1 into the links of the paragraph, 0 for none
}

// atom is a piece of text with its format, as the document has it: before measuring, so that it serves
// every pass of the fixpoint.
type atom struct {
	text   string
	format format
	whole  bool   // never broken: a number, or a number with its unit
	ref    string // anchor whose page number is the text
	end    bool   // the line ends here
	raw    bool   // spaces are kept as they stand
}

// link is a link of a paragraph.
type link struct {
	node     page.NodeID
	target   string
	contents string
}

// content is a paragraph's worth of atoms.
type content struct {
	atoms []atom
	links []link
	tail  bool // the text goes on in another paragraph of the same node: a space must part the two
}

// dynamic tells whether the text depends on page numbers.
func (c content) dynamic() bool {
	for _, a := range c.atoms {
		if a.ref != "" {
			return true
		}
	}
	return false
}

// plain is the text, page references left out.
func (c content) plain() string {
	var b strings.Builder
	for _, a := range c.atoms {
		b.WriteString(a.text)
	}
	return b.String()
}

// faceOf is the face of a run in a style: emphasis adds to the paragraph's own weight and slope.
func faceOf(style program.TextStyle, run document.Style) page.Face {
	f := page.Regular
	if style.Bold || run.Bold {
		f |= page.Bold
	}
	if style.Italic || run.Italic {
		f |= page.Italic
	}
	return f
}

// flatten turns inlines into atoms in a style, under a node; links become child nodes of it.
func (t *setter) flatten(in []document.Inline, style program.TextStyle, node page.NodeID) content {
	var c content
	t.gather(&c, in, style, node, 0)
	return c
}

func (t *setter) gather(c *content, in []document.Inline, style program.TextStyle, node page.NodeID, inLink int) {
	for _, i := range in {
		switch i := i.(type) {
		case document.Text:
			c.atoms = append(c.atoms, atom{text: caps(i.Text, style), format: formatOf(style, i.Style, node, inLink)})
		case document.Number:
			f := formatOf(style, i.Style, node, inLink)
			number := f
			number.value = i.Value
			c.atoms = append(c.atoms, atom{text: i.Text, format: number, whole: true})
			if i.Unit != "" {
				// "tỷ đồng" stays whole; of a long unit only the first word must follow its number: a line may
				// end after "0,5 điểm", before "phần trăm".
				unit, rest := caps(i.Unit, style), ""
				if strings.Count(unit, " ") > 1 {
					unit, rest, _ = strings.Cut(unit, " ")
				}
				if !i.Glue {
					unit = nbsp + unit
				}
				c.atoms = append(c.atoms, atom{text: unit, format: f, whole: true})
				if rest != "" {
					c.atoms = append(c.atoms, atom{text: " " + rest, format: f})
				}
			}
		case document.Link:
			if inLink > 0 || !t.anchors[i.Target] {
				if !t.anchors[i.Target] {
					t.report("E653", "", args{"target": i.Target, "text": vitext.Quote(document.Plain(i.Text))})
				}
				t.gather(c, i.Text, style, node, inLink)
				continue
			}
			text := strings.TrimSpace(document.Plain(i.Text))
			n := t.tree.add(node, page.Node{Role: page.Link})
			c.links = append(c.links, link{node: n, target: i.Target, contents: text})
			t.gather(c, i.Text, style, n, len(c.links))
		case document.PageRef:
			if !t.anchors[i.Target] {
				t.report("E653", "", args{"target": i.Target, "text": vitext.Quote(c.plain())})
				continue
			}
			c.atoms = append(c.atoms, atom{ref: i.Target, format: formatOf(style, i.Style, node, inLink), whole: true})
		case document.LineBreak:
			c.atoms = append(c.atoms, atom{end: true, format: formatOf(style, document.Style{}, node, inLink)})
		}
	}
}

func formatOf(style program.TextStyle, run document.Style, node page.NodeID, inLink int) format {
	return format{face: faceOf(style, run), size: style.Size, underline: style.Underline || run.Underline, node: node, link: inLink}
}

// caps is a text in normal form, in capitals where the style asks for them. Bytes that are no text
// become the sign for that.
func caps(s string, style program.TextStyle) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if style.Caps {
		return vitext.Upper(s)
	}
	return vitext.NFC(s)
}

// words makes content of plain words.
func words(text string, style program.TextStyle, node page.NodeID) content {
	return content{atoms: []atom{{text: caps(text, style), format: formatOf(style, document.Style{}, node, 0)}}}
}
