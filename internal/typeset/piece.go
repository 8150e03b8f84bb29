package typeset

import (
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// piece is what the page breaker moves: a line, a table row, a picture. It is not broken, unless it is
// taller than a whole page and can split itself.
type piece struct {
	before, after geom.Length // gaps to neighbours: the larger of the two counts; none at the head of a page
	height        geom.Length
	items         []page.Item // relative to the left edge of the text area and the piece's top
	keep          bool        // no page break between this piece and the next
	anchors       []string
	// again is painted first when the piece is the first of a page: the head of its table, as artifact.
	again *repeat
	// split gives the part that fits into a height and the rest; ok is false when not even a line fits.
	split func(height geom.Length) (first, rest piece, ok bool)
}

// repeat is what a table paints again at the head of each further page.
type repeat struct {
	height geom.Length
	items  []page.Item
}

// shift moves an item.
func shift(it page.Item, dx, dy geom.Length) page.Item {
	move := func(p geom.Point) geom.Point { return geom.Point{X: p.X + dx, Y: p.Y + dy} }
	switch it := it.(type) {
	case page.Run:
		it.At = move(it.At)
		return it
	case page.Rule:
		it.From, it.To = move(it.From), move(it.To)
		return it
	case page.Picture:
		it.At = move(it.At)
		return it
	case page.Anno:
		it.Rect.Point = move(it.Rect.Point)
		return it
	}
	return it
}

// shifted moves a list of items.
func shifted(items []page.Item, dx, dy geom.Length) []page.Item {
	out := make([]page.Item, len(items))
	for i, it := range items {
		out[i] = shift(it, dx, dy)
	}
	return out
}

// artifact takes items out of the text: what is painted a second time is not read a second time.
func artifact(items []page.Item) []page.Item {
	var out []page.Item
	for _, it := range items {
		switch it := it.(type) {
		case page.Run:
			it.Node, it.Value = page.Artifact, ""
			out = append(out, it)
		case page.Rule:
			it.Node = page.Artifact
			out = append(out, it)
		}
	}
	return out
}

// paragraph is content in a style as pieces, one a line, so bound that no single line is left behind or
// carried over alone.
func (t *setter) paragraph(c content, style program.TextStyle, width geom.Length) []piece {
	lines, _ := t.lines(c, setting{x: style.Left, width: width - style.Left, indent: style.Indent, align: style.Align, leading: style.Leading, size: style.Size})
	return stack(lines, style)
}

// stack makes pieces of a paragraph's lines.
func stack(lines []textLine, style program.TextStyle) []piece {
	out := make([]piece, len(lines))
	n := len(lines)
	for i, l := range lines {
		// Two lines stay together at either end; a paragraph of three stays whole.
		out[i] = piece{height: l.height, items: l.items, keep: i < n-1 && (i == 0 || i == n-2)}
	}
	if n > 0 {
		out[0].before, out[n-1].after = style.Before, style.After
		if style.KeepNext {
			for i := range out {
				out[i].keep = true
			}
		}
	}
	return out
}
