package typeset

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// numberColumn is the room that page numbers have at the right edge of the contents.
const numberColumn = 26 * geom.Pt

// contents sets the table of contents. Each entry is a link as a whole.
func (b *builder) contents(c document.Contents) {
	if c.Title != "" {
		style := b.style("toc_title")
		b.run(words(c.Title, style, b.tree.add(b.tree.here(), page.Node{Role: page.P})), style, nil)
	}
	toc := b.tree.add(b.tree.here(), page.Node{Role: page.TOC})
	for _, e := range b.entries {
		if e.level > c.Depth {
			continue
		}
		style := b.optional("toc"+decimal(e.level), "toc")
		item := b.tree.add(toc, page.Node{Role: page.TOCI})
		ref := b.tree.add(item, page.Node{Role: page.Reference})
		node := b.tree.add(ref, page.Node{Role: page.Link})
		width := b.area.size.W
		b.add(true, func() []piece { return b.contentsEntry(e, style, node, width) })
	}
}

// contentsEntry sets an entry: its lines, then dots and the page number on the last.
func (b *builder) contentsEntry(e entry, style program.TextStyle, node page.NodeID, width geom.Length) []piece {
	s := setting{x: style.Left, width: width - style.Left - numberColumn - 10*geom.Pt, indent: style.Indent, align: "left", leading: style.Leading, size: style.Size}
	c := words(e.text, style, node)
	c.tail = true // the page number follows: it must not run into the last word
	lines, _ := b.lines(c, s)
	if len(lines) == 0 {
		return []piece{}
	}
	last := &lines[len(lines)-1]
	label := b.labelOf(e.anchor)
	face, y := faceOf(style, document.Style{}), baseline(style.Size, style.Leading)
	from := last.right + 4*geom.Pt
	if dots := b.dots(width-numberColumn-from, style.Size); dots.Text != "" {
		// All rows of dots end at one place, so that they stand below each other.
		dots.At = geom.Point{X: width - numberColumn - dots.Width, Y: y}
		last.items = append(last.items, dots)
	}
	w := b.m.Width(label, face, style.Size)
	last.items = append(last.items, page.Run{At: geom.Point{X: width - w, Y: y}, Text: label, Face: face, Size: style.Size, Width: w, Node: node})
	for i := range lines {
		box := geom.Rect{Point: geom.Point{X: style.Left}, Size: geom.Size{W: width - style.Left, H: style.Leading}}
		lines[i].items = append(lines[i].items, page.Anno{Rect: box, Target: e.anchor, Node: node, Contents: e.text})
	}
	ps := stack(lines, style)
	for i := range ps[:len(ps)-1] {
		ps[i].keep = true
	}
	return ps
}

// dots is a row of leader dots that fits a width.
func (b *builder) dots(width, size geom.Length) page.Run {
	const pattern = "."
	w := b.m.Width(pattern, page.Regular, size)
	if w <= 0 || width < 2*w {
		return page.Run{}
	}
	r := page.Run{Text: strings.Repeat(pattern, int(width/w)), Size: size, Node: page.Artifact}
	for r.Width = b.m.Width(r.Text, r.Face, size); r.Width > width; r.Width = b.m.Width(r.Text, r.Face, size) {
		r.Text = r.Text[len(pattern):]
	}
	return r
}
