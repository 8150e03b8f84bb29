package typeset

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// blocks turns blocks into elements.
func (b *builder) blocks(blocks []document.Block) {
	for i, x := range blocks {
		switch x := x.(type) {
		case document.Head:
			b.head(x)
		case document.Heading:
			b.heading(x)
		case document.Paragraph:
			e := b.para(x, b.tree.here(), nil)
			// "… gồm:" belongs to the list or table that it announces.
			if i+1 < len(blocks) && announces(x) {
				keepAll(e)
			}
		case document.List:
			b.list(x, b.tree.here())
		case document.Table:
			b.table(x)
		case document.Figure:
			b.figure(x)
		case document.Contents:
			b.contents(x)
		case document.Break:
			b.add(false, func() []piece { return []piece{} }).newPage = true
		case document.Region:
			outer := b.area
			b.area = b.newArea(x.Landscape, x.Restart)
			b.blocks(x.Blocks)
			// What follows a region stands on pages of its own again; page numbers go on.
			b.area = &area{paper: outer.paper, left: outer.left, top: outer.top, size: outer.size}
		case document.Signature:
			b.signature(x)
		}
	}
}

// announces tells whether a paragraph ends with a colon.
func announces(p document.Paragraph) bool {
	return strings.HasSuffix(strings.TrimSpace(document.Plain(p.Text)), ":")
}

// keepAll binds an element's last piece to what follows.
func keepAll(e *element) {
	lay := e.lay
	e.lay = func() []piece {
		ps := lay()
		if len(ps) > 0 {
			ps[len(ps)-1].keep = true
		}
		return ps
	}
}

// para sets a paragraph under a parent. marker, if any, runs in before the text.
func (b *builder) para(p document.Paragraph, parent page.NodeID, marker *content) *element {
	style := b.style(p.Style)
	node := b.tree.add(parent, page.Node{Role: page.P})
	return b.run(b.flatten(p.Text, style, node), style, marker)
}

// run adds content in a style as an element.
func (b *builder) run(c content, style program.TextStyle, marker *content) *element {
	if marker != nil {
		c.atoms = append(append([]atom{}, marker.atoms...), c.atoms...)
	}
	width := b.area.size.W
	e := b.add(c.dynamic(), func() []piece {
		ps := b.paragraph(c, style, width)
		if ps == nil {
			ps = []piece{}
		}
		return ps
	})
	e.text = &c
	return e
}

// list sets a list. Official documents indent an item's first line like a paragraph's and let the
// others run to the margin, so an item is a paragraph with its marker run in.
func (b *builder) list(l document.List, parent page.NodeID) {
	node := b.tree.add(parent, page.Node{Role: page.L, ListNumbering: numbering(l.Marker)})
	style := b.optional("list", "")
	for i, blocks := range l.Items {
		item := b.tree.add(node, page.Node{Role: page.LI})
		label := b.tree.add(item, page.Node{Role: page.Lbl})
		body := b.tree.add(item, page.Node{Role: page.LBody})
		marker := words(marker(l.Marker, i)+nbsp, style, label)
		if len(blocks) == 0 {
			b.run(marker, style, nil)
			continue
		}
		for j, x := range blocks {
			b.listBlock(x, style, body, j, &marker)
		}
	}
}

// listBlock sets a block of an item; the marker goes before the first.
func (b *builder) listBlock(x document.Block, style program.TextStyle, body page.NodeID, j int, marker *content) {
	p, isText := x.(document.Paragraph)
	if j > 0 || !isText {
		if j == 0 {
			keepAll(b.run(*marker, style, nil))
		}
		switch x := x.(type) {
		case document.Paragraph:
			b.para(x, body, nil)
		case document.List:
			b.list(x, body)
		default:
			b.blocks([]document.Block{x})
		}
		return
	}
	if p.Style != "" {
		style = b.style(p.Style)
	}
	node := b.tree.add(body, page.Node{Role: page.P})
	b.run(b.flatten(p.Text, style, node), style, marker)
}

// numbering is what the structure tree says about a marker.
func numbering(marker string) string {
	switch {
	case strings.HasPrefix(marker, "a"):
		return "LowerAlpha"
	case strings.HasPrefix(marker, "1"):
		return "Decimal"
	}
	return "Disc"
}

// letters are those that number points in official documents: the Vietnamese alphabet.
var letters = []rune("abcdđeghiklmnopqrstuvxy")

// marker is the marker of the i-th item: "-" for all, "1.", "2." …, "a)", "b)" ….
func marker(pattern string, i int) string {
	switch {
	case strings.HasPrefix(pattern, "1"):
		return decimal(i+1) + pattern[1:]
	case strings.HasPrefix(pattern, "a"):
		s := ""
		for n := i; n >= 0; n = n/len(letters) - 1 {
			s = string(letters[n%len(letters)]) + s
		}
		return s + pattern[1:]
	}
	return pattern
}

// headingText is a heading in one line, for contents and bookmarks.
func headingText(h document.Heading) string {
	var parts []string
	for _, s := range []string{h.Over, h.Number, document.Plain(h.Text)} {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	text := strings.Join(parts, " ")
	if h.Over != "" && len(parts) > 1 {
		text = parts[0] + ". " + strings.Join(parts[1:], " ")
	}
	return text
}

// heading sets a heading: the line above, if there is one, then number and title.
func (b *builder) heading(h document.Heading) {
	id := h.ID
	if id == "" {
		b.unnamed++
		id = headingAnchor(b.unnamed)
	}
	name, over := "part", b.optional("part_over", "part")
	if h.Level > 0 {
		name = "heading" + decimal(h.Level)
	}
	style := b.optional(name, "heading4")
	node := b.tree.heading(h.Level)
	text := b.flatten(h.Text, style, node)
	if h.Number != "" {
		text.atoms = append(words(h.Number+" ", style, node).atoms, text.atoms...)
	}
	width := b.area.size.W
	b.add(text.dynamic(), func() []piece {
		var ps []piece
		if h.Over != "" {
			ps = b.paragraph(b.overLine(h.Over, over, node), over, width)
		}
		ps = append(ps, b.paragraph(text, style, width)...)
		for i := range ps {
			ps[i].keep = true
		}
		if len(ps) > 0 {
			ps[0].anchors = []string{id}
		}
		return ps
	})
}

// overLine is a line of a node that goes on below: a forced end leaves a space between the two in the
// extracted text.
func (b *builder) overLine(text string, style program.TextStyle, node page.NodeID) content {
	c := words(text, style, node)
	c.tail = true
	return c
}

// figure sets a chart with its caption and notes, all on one page.
func (b *builder) figure(f document.Figure) {
	node := b.tree.add(b.tree.here(), page.Node{Role: page.Figure, Alt: f.Alt})
	capStyle, frame := b.optional("figure_caption", "caption"), b.optional("figure", "")
	capNode := page.NodeID(0)
	var caption content
	if f.Number != "" || len(f.Caption) > 0 {
		capNode = b.tree.add(node, page.Node{Role: page.Caption})
		caption = b.caption(f.Number, f.Caption, capStyle, capNode)
	}
	notes, dynamic := b.notes(f.Notes)
	name := strings.TrimSpace(f.Number + " " + document.Plain(f.Caption))
	area := b.area
	if f.Drawing == nil {
		b.report("E652", f.ID, args{"figure": name})
	}
	b.add(caption.dynamic() || dynamic, func() []piece {
		var ps []piece
		if f.Drawing != nil {
			at := geom.Point{X: (area.size.W - f.Drawing.Size.W) / 2}
			ps = append(ps, piece{before: frame.Before, height: f.Drawing.Size.H, keep: true,
				items: []page.Item{page.Picture{At: at, Drawing: f.Drawing, Node: node}}})
		}
		ps = append(ps, b.paragraph(caption, capStyle, area.size.W)...)
		var height geom.Length
		for _, p := range ps {
			height += p.height
		}
		if f.Drawing != nil && (f.Drawing.Size.W > area.size.W || height > area.size.H) {
			b.report("E654", f.ID, args{"figure": name})
		}
		return b.closed(ps, notes, area.size.W, f.ID)
	})
}

// caption is "Bảng 1. Tên bảng".
func (b *builder) caption(number string, text []document.Inline, style program.TextStyle, node page.NodeID) content {
	c := b.flatten(text, style, node)
	if number == "" {
		return c
	}
	number = strings.ReplaceAll(number, " ", nbsp)
	if len(text) > 0 {
		number += ". "
	}
	c.atoms = append(words(number, style, node).atoms, c.atoms...)
	return c
}

// note is a paragraph below a table or figure.
type note struct {
	content content
	style   program.TextStyle
}

func (b *builder) notes(in []document.Paragraph) (out []note, dynamic bool) {
	for _, p := range in {
		style := b.optional("table_note", "note")
		if p.Style != "" {
			style = b.style(p.Style)
		}
		c := b.flatten(p.Text, style, b.tree.add(b.tree.here(), page.Node{Role: page.P}))
		dynamic = dynamic || c.dynamic()
		out = append(out, note{c, style})
	}
	return out, dynamic
}

// closed appends the notes, binds all that belongs together and names the whole.
func (b *builder) closed(ps []piece, notes []note, width geom.Length, id string) []piece {
	for _, n := range notes {
		if len(ps) > 0 {
			ps[len(ps)-1].keep = true
		}
		ps = append(ps, b.paragraph(n.content, n.style, width)...)
	}
	if len(ps) > 0 {
		if id != "" {
			ps[0].anchors = append(ps[0].anchors, id)
		}
		return ps
	}
	return []piece{}
}
