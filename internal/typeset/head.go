package typeset

import (
	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// columnGap parts the two columns of the head.
const columnGap = 12 * geom.Pt

// head sets the head of the official document and its title.
func (b *builder) head(h document.Head) {
	group := b.tree.add(b.tree.here(), page.Node{Role: page.Div})
	para := func() page.NodeID { return b.tree.add(group, page.Node{Role: page.P}) }
	prof := b.prof.Head
	number := fillIn(prof.NumberText, "{number}", filled(h.Number), "{symbol}", h.Symbol)
	date := fillIn(prof.DateText, "{place}", h.Place, "{day}", filled(h.Day), "{month}", month(h.Month), "{year}", filled(h.Year))
	numberStyle, dateStyle := b.style("number"), b.style("date")

	// The right column is as wide as its longest line: its words never wrap.
	width := b.area.size.W
	need := b.m.Width(date, faceOf(dateStyle, document.Style{}), dateStyle.Size)
	for _, l := range prof.Right {
		s := b.style(l.Style)
		need = max(need, b.m.Width(l.Text, faceOf(s, document.Style{}), s.Size))
	}
	rightWidth := min(max(need, width*11/20), width*2/3)
	left := &column{b: b, width: width - rightWidth - columnGap}
	right := &column{b: b, x: width - rightWidth, width: rightWidth}

	if h.Superior != "" {
		s := b.style("superior")
		left.text(words(h.Superior, s, para()), s)
	}
	issuer := b.style("issuer")
	left.text(words(h.Issuer, issuer, para()), issuer)
	if prof.LeftMark != "" {
		s := b.style("left_mark")
		left.text(words(prof.LeftMark, s, page.Artifact), s)
	}
	if prof.LeftRule {
		left.rule(2, 5)
	}
	numberNode := para()
	var draftNode, markNode page.NodeID
	if h.Draft != "" {
		draftNode = para()
	}
	if h.Mark != "" {
		markNode = para()
	}

	for _, l := range prof.Right {
		s := b.style(l.Style)
		right.text(words(l.Text, s, para()), s)
	}
	if prof.RightRule {
		right.rule(1, 1)
	}
	// Number and date stand on one line across the columns.
	level := max(left.y+numberStyle.Before, right.y+dateStyle.Before)
	left.y, right.y = level-numberStyle.Before, level-dateStyle.Before
	left.text(raw(number, numberStyle, numberNode), numberStyle)
	right.text(raw(date, dateStyle, para()), dateStyle)
	if h.Draft != "" {
		s := b.style("draft")
		left.text(words(h.Draft, s, draftNode), s)
	}
	if h.Mark != "" {
		s := b.style("mark")
		left.boxed(words(h.Mark, s, markNode), s)
	}
	b.add(false, func() []piece {
		return []piece{{height: max(left.y, right.y), items: append(append([]page.Item{}, left.items...), right.items...), keep: true}}
	})
	b.title(h)
}

// title sets the kind of document and its subject, together the first heading of the structure tree.
func (b *builder) title(h document.Head) {
	kind := h.TypeName
	if kind == "" {
		kind = b.prof.Head.TypeName
	}
	node := b.tree.heading(-1)
	title, subject, under := b.style("title"), b.style("subject"), b.style("under_title")
	text := b.flatten(h.Title, subject, node)
	width := b.area.size.W
	b.add(text.dynamic(), func() []piece {
		ps := b.paragraph(b.overLine(kind, title, node), title, width)
		ps = append(ps, b.paragraph(text, subject, width)...)
		switch {
		case b.prof.Head.UnderTitle != "":
			ps = append(ps, b.paragraph(words(b.prof.Head.UnderTitle, under, page.Artifact), under, width)...)
		case b.prof.Head.TitleRule && len(ps) > 0:
			ps = append(ps, b.titleRule(ps[len(ps)-1], under.Leading, under.After))
		}
		for i := range ps {
			ps[i].keep = true
		}
		return ps
	})
}

// titleRule is a rule two fifths as long as the line above it, centred.
func (b *builder) titleRule(above piece, height, after geom.Length) piece {
	var from, to geom.Length
	for i, it := range above.items {
		if r, ok := it.(page.Run); ok {
			if i == 0 {
				from = r.At.X
			}
			to = r.At.X + r.Width
		}
	}
	length := (to - from).Scale(2, 5)
	x := from + (to-from-length)/2
	return piece{height: height, after: after, items: []page.Item{page.Rule{
		From: geom.Point{X: x, Y: height / 2}, To: geom.Point{X: x + length, Y: height / 2}, Width: ruleWidth, Node: page.Artifact}}}
}
