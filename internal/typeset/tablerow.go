package typeset

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/vitext"
)

// shade is the ground of shaded cells: light enough for a photocopy.
const shade = 236

// lay measures columns and rows and makes the table's pieces: the head, then a piece a row.
func (x *table) lay() []piece {
	if x.columns == 0 || len(x.head)+len(x.body) == 0 {
		return nil
	}
	x.measureColumns()
	for _, rows := range [][]row{x.head, x.body} {
		for _, r := range rows {
			for _, c := range r.cells {
				x.setCell(c)
			}
		}
	}
	heights(x.head, x.b.prof.Table.PadY, x.style.Leading)
	var out []piece
	again := &repeat{items: []page.Item{x.line(0, 0, x.columns)}}
	if len(x.head) > 0 {
		var p piece
		for i := range x.head {
			p.items = append(p.items, shifted(x.paint(x.head, i, true), 0, p.height)...)
			p.height += x.head[i].height
		}
		p.items = append([]page.Item{x.line(0, 0, x.columns)}, p.items...)
		p.keep = true
		out = append(out, p)
		again = &repeat{height: p.height, items: artifact(p.items)}
	}
	return append(out, x.bodyPieces(again)...)
}

// bodyPieces makes the pieces of the body rows.
func (x *table) bodyPieces(again *repeat) []piece {
	limit := x.area.size.H - again.height
	heights(x.body, x.b.prof.Table.PadY, x.style.Leading)
	var out []piece
	for from := 0; from < len(x.body); {
		to := linked(x.body, from)
		group := x.body[from:to]
		var total geom.Length
		for _, r := range group {
			total += r.height
		}
		whole := total <= limit
		if !whole {
			// No page holds the rows that a spanning cell binds: it stands in its first row alone.
			for i := range group {
				group[i].height = alone(group[i], x.b.prof.Table.PadY, x.style.Leading)
			}
		}
		for i := from; i < to; i++ {
			p := piece{height: x.body[i].height, items: x.paint(x.body, i, false), again: again, anchors: []string{x.body[i].id}}
			p.keep = (whole && i < to-1) || (x.body[i].group && i < len(x.body)-1) || x.company(i)
			if p.height > limit {
				p.split = x.splitter(i, make([]int, len(x.body[i].cells)), again)
			}
			if len(out) == 0 && len(x.head) == 0 {
				p.items = append(append([]page.Item{}, again.items...), p.items...)
				p.again = nil
			}
			out = append(out, p)
		}
		from = to
	}
	return out
}

// company tells whether a low row stays with the next so that neither the first nor the last row of the
// table stands on a page without another.
func (x *table) company(i int) bool {
	n := len(x.body)
	if n < 3 || (i != 0 && i != n-2) {
		return false
	}
	low := 4 * x.style.Leading
	return x.body[i].height <= low && x.body[i+1].height <= low
}

// setCell breaks a cell's text to its width.
func (x *table) setCell(c *cell) {
	pad := x.b.prof.Table.PadX
	left, right := x.edges[c.col]+pad, x.edges[min(c.col+c.colspan, x.columns)]-pad
	var narrow bool
	c.lines, narrow = x.b.measuredLines(c.content, c.items, setting{x: left, width: max(right-left, geom.Pt), align: c.align, leading: c.style.Leading, size: c.style.Size})
	if narrow && !x.narrow {
		x.narrow = true // one finding a table: the remedy is one
		x.b.report("N655", x.id, args{"table": x.name, "text": vitext.Quote(c.content.plain())})
	}
}

// tall is the height of a cell's lines from the n-th on, with padding.
func (c *cell) tall(n int, pad geom.Length) geom.Length {
	h := 2 * pad
	for _, l := range c.lines[min(n, len(c.lines)):] {
		h += l.height
	}
	return h
}

// alone is the height of a row when every cell in it stands in it wholly.
func alone(r row, pad, leading geom.Length) geom.Length {
	h := leading + 2*pad
	for _, c := range r.cells {
		h = max(h, c.tall(0, pad))
	}
	return h
}

// heights gives rows their heights: what the cells of one row need; then the last row of each span grows
// to what the spanning cell still lacks.
func heights(rows []row, pad, leading geom.Length) {
	for i := range rows {
		rows[i].height = leading + 2*pad
		for _, c := range rows[i].cells {
			if c.rowspan == 1 {
				rows[i].height = max(rows[i].height, c.tall(0, pad))
			}
		}
	}
	for i := range rows {
		for _, c := range rows[i].cells {
			if c.rowspan > 1 {
				lack := c.tall(0, pad)
				for _, r := range rows[i : i+c.rowspan] {
					lack -= r.height
				}
				rows[i+c.rowspan-1].height += max(lack, 0)
			}
		}
	}
}

// linked is the end of the run of rows that spanning cells bind together.
func linked(rows []row, from int) int {
	to := from + 1
	for i := from; i < to; i++ {
		for _, c := range rows[i].cells {
			to = max(to, i+c.rowspan)
		}
	}
	return min(to, len(rows))
}

// paint gives the items of a row: grounds, text, then its grid.
func (x *table) paint(rows []row, i int, middle bool) []page.Item {
	r := rows[i]
	var grounds, texts []page.Item
	pad := x.b.prof.Table.PadY
	for _, c := range r.cells {
		h := geom.Length(0)
		for _, s := range rows[i : i+c.rowspan] {
			h += s.height
		}
		if c.shade {
			grounds = append(grounds, x.ground(c, h))
		}
		y := pad
		if middle {
			y += max(h-c.tall(0, pad), 0) / 2
		}
		for _, l := range c.lines {
			texts = append(texts, shifted(l.items, 0, y)...)
			y += l.height
		}
	}
	return append(append(grounds, texts...), x.grid(rows, i, r.height)...)
}

// ground fills a cell.
func (x *table) ground(c *cell, h geom.Length) page.Item {
	g := drawing.Grey(shade)
	// The line above belongs to the row before and is painted already: the ground begins below it.
	return page.Rule{From: geom.Point{X: x.edges[c.col], Y: x.b.prof.Table.Rule / 2}, To: geom.Point{X: x.edges[min(c.col+c.colspan, x.columns)], Y: h}, Fill: &g, Node: page.Artifact}
}

// line is a horizontal line of the grid between two columns' edges.
func (x *table) line(y geom.Length, from, to int) page.Item {
	return page.Rule{From: geom.Point{X: x.edges[from], Y: y}, To: geom.Point{X: x.edges[to], Y: y}, Width: x.b.prof.Table.Rule, Node: page.Artifact}
}

// grid draws the upright lines of a row and the line below it, left out where a cell goes on below.
func (x *table) grid(rows []row, i int, h geom.Length) []page.Item {
	edge, open := make([]bool, x.columns+1), make([]bool, x.columns)
	for k := 0; k <= i; k++ {
		for _, c := range rows[k].cells {
			if k+c.rowspan <= i {
				continue
			}
			end := min(c.col+c.colspan, x.columns)
			edge[c.col], edge[end] = true, true
			for j := c.col; j < end; j++ {
				open[j] = k+c.rowspan > i+1
			}
		}
	}
	var out []page.Item
	for k, is := range edge {
		if is {
			out = append(out, page.Rule{From: geom.Point{X: x.edges[k]}, To: geom.Point{X: x.edges[k], Y: h}, Width: x.b.prof.Table.Rule, Node: page.Artifact})
		}
	}
	for from := 0; from < x.columns; {
		to := from
		for to < x.columns && open[to] == open[from] {
			to++
		}
		if !open[from] {
			out = append(out, x.line(h, from, to))
		}
		from = to
	}
	return out
}

// splitter cuts a row that no page holds: done has the number of lines already set in each cell.
func (x *table) splitter(i int, done []int, again *repeat) func(geom.Length) (piece, piece, bool) {
	return func(height geom.Length) (first, rest piece, ok bool) {
		pad := x.b.prof.Table.PadY
		next := make([]int, len(done))
		var used, left geom.Length
		for k, c := range x.body[i].cells {
			y := pad
			next[k] = done[k]
			for n := done[k]; n < len(c.lines) && y+c.lines[n].height+pad <= height; n++ {
				first.items = append(first.items, shifted(c.lines[n].items, 0, y)...)
				y += c.lines[n].height
				next[k] = n + 1
				ok = true
			}
			used, left = max(used, y+pad), max(left, c.tall(next[k], pad))
		}
		if !ok {
			return piece{}, piece{}, false
		}
		first.height, first.again = used, again
		if sum(done) == 0 {
			first.anchors = []string{x.body[i].id}
		}
		first.items = append(first.items, x.grid(x.body, i, used)...)
		rest = piece{height: left, again: again}
		for k, c := range x.body[i].cells {
			y := pad
			for n := next[k]; n < len(c.lines); n++ {
				rest.items = append(rest.items, shifted(c.lines[n].items, 0, y)...)
				y += c.lines[n].height
			}
		}
		rest.items = append(rest.items, x.grid(x.body, i, left)...)
		rest.split = x.splitter(i, next, again)
		return first, rest, true
	}
}

func sum(ns []int) int {
	t := 0
	for _, n := range ns {
		t += n
	}
	return t
}
