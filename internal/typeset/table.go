package typeset

import (
	"strings"

	"tiendo/internal/document"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
)

// manyColumns is the number of columns from which a table is set in the smaller size.
const manyColumns = 10

// wholeRows is the number of body rows up to which a table stands on one page.
const wholeRows = 5

// cell is a table cell in its place.
type cell struct {
	col, row         int
	colspan, rowspan int
	content          content
	style            program.TextStyle
	align            string
	shade            bool
	items            []item     // of the current pass
	lines            []textLine // of the current pass
}

// row is a table row with the cells that begin in it.
type row struct {
	cells  []*cell
	group  bool
	id     string
	height geom.Length // of the current pass
}

// table is a table between building and laying.
type table struct {
	b       *builder
	name    string
	id      string
	area    *area
	style   program.TextStyle
	columns int
	head    []row
	body    []row
	spec    []document.Column
	edges   []geom.Length // columns+1 places, of the current pass
	narrow  bool          // a word had to be cut, and that was said
}

// table sets a table with its caption, unit line and notes.
func (b *builder) table(t document.Table) {
	node := b.tree.add(b.tree.here(), page.Node{Role: page.Table, Summary: t.Summary})
	capStyle, unitStyle := b.style("caption"), b.style("unit")
	var caption, unit content
	if t.Number != "" || len(t.Caption) > 0 || t.Unit != "" {
		capNode := b.tree.add(node, page.Node{Role: page.Caption})
		caption = b.caption(t.Number, t.Caption, capStyle, capNode)
		if t.Unit != "" {
			unit = words(t.Unit, unitStyle, b.tree.add(capNode, page.Node{Role: page.P}))
		}
	}
	x := &table{b: b, id: t.ID, area: b.area, spec: t.Columns}
	x.name = strings.TrimSpace(t.Number + " " + vitext.Quote(document.Plain(t.Caption)))
	x.columns = max(len(t.Columns), widest(t.Head), widest(cellsOf(t.Rows)))
	if len(t.Columns) > 0 && x.columns > len(t.Columns) {
		b.report("E658", t.ID, args{"table": x.name, "columns": decimal(len(t.Columns)), "found": decimal(x.columns)})
	}
	x.style = b.style("table")
	if x.columns >= manyColumns || t.Small {
		x.style = b.optional("table_small", "table")
	}
	if len(t.Head) > 0 {
		x.head = x.build(t.Head, nil, b.tree.add(node, page.Node{Role: page.THead}))
	}
	if len(t.Rows) > 0 {
		x.body = x.build(cellsOf(t.Rows), t.Rows, b.tree.add(node, page.Node{Role: page.TBody}))
	}
	notes, dynamic := b.notes(t.Notes)
	for _, r := range append(append([]row{}, x.head...), x.body...) {
		for _, c := range r.cells {
			dynamic = dynamic || c.content.dynamic()
		}
	}
	b.add(dynamic || caption.dynamic(), func() []piece {
		ps := b.paragraph(caption, capStyle, x.area.size.W)
		ps = append(ps, b.paragraph(unit, unitStyle, x.area.size.W)...)
		for i := range ps {
			ps[i].keep = true
		}
		rows := x.lay()
		if len(rows) > 0 {
			rows[len(rows)-1].after = x.style.After
			if len(rows) <= wholeRows { // a short table looks broken over two pages; a chain too high is parted all the same
				for i := range rows[:len(rows)-1] {
					rows[i].keep = true
				}
			}
			if len(ps) == 0 {
				rows[0].before = x.style.Before
			}
		}
		return b.closed(append(ps, rows...), notes, x.area.size.W, t.ID)
	})
}

func cellsOf(rows []document.Row) [][]document.Cell {
	out := make([][]document.Cell, len(rows))
	for i, r := range rows {
		out[i] = r.Cells
	}
	return out
}

// widest is the number of columns that rows need, spans reckoned in.
func widest(rows [][]document.Cell) int {
	most := 0
	place(rows, func(_ document.Cell, _, col, colspan, _ int) { most = max(most, col+colspan) })
	return most
}

// place calls f for each cell with its row, column and spans; cells covered from above are stepped over,
// spans that reach below the last row are cut.
func place(rows [][]document.Cell, f func(c document.Cell, row, col, colspan, rowspan int)) {
	var covered []int // rows still covered, by column
	for r, cells := range rows {
		col := 0
		next := append([]int{}, covered...)
		for i := range next {
			next[i] = max(next[i]-1, 0)
		}
		for _, c := range cells {
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			colspan, rowspan := max(c.ColSpan, 1), min(max(c.RowSpan, 1), len(rows)-r)
			f(c, r, col, colspan, rowspan)
			for k := col; k < col+colspan; k++ {
				for k >= len(next) {
					next = append(next, 0)
				}
				next[k] = max(next[k], rowspan-1)
			}
			col += colspan
		}
		covered = next
	}
}

// build makes rows with their structure nodes; rows is nil for the head.
func (x *table) build(cells [][]document.Cell, rows []document.Row, section page.NodeID) []row {
	out := make([]row, len(cells))
	nodes := make([]page.NodeID, len(cells))
	filled := make([][]bool, len(cells))
	for r := range out {
		nodes[r] = x.b.tree.add(section, page.Node{Role: page.TR})
		filled[r] = make([]bool, x.columns)
		if rows != nil {
			out[r].group, out[r].id = rows[r].Group, rows[r].ID
		}
	}
	place(cells, func(c document.Cell, r, col, colspan, rowspan int) {
		out[r].cells = append(out[r].cells, x.cell(c, r, col, colspan, rowspan, rows, nodes[r]))
		for i := r; i < r+rowspan; i++ {
			for k := col; k < col+colspan; k++ {
				filled[i][k] = true
			}
		}
	})
	// Every row has all its columns, for readers that count them.
	for r := range out {
		for k, is := range filled[r] {
			if !is {
				out[r].cells = append(out[r].cells, x.cell(document.Cell{}, r, k, 1, 1, rows, nodes[r]))
			}
		}
	}
	return out
}

// cell makes one cell with its node.
func (x *table) cell(c document.Cell, r, col, colspan, rowspan int, rows []document.Row, tr page.NodeID) *cell {
	style, align := x.style, ""
	n := page.Node{Role: page.TD, ColSpan: colspan, RowSpan: rowspan}
	if col < len(x.spec) {
		align = x.spec[col].Align
	}
	switch {
	case rows == nil:
		h := x.b.style("table_head")
		style.Bold, style.Italic = style.Bold || h.Bold, style.Italic || h.Italic
		align = h.Align
		n.Role, n.Scope = page.TH, "Column"
	case c.Header == "row":
		n.Role, n.Scope = page.TH, "Row"
	case c.Header == "col":
		n.Role, n.Scope = page.TH, "Column"
	}
	if rows != nil {
		style.Bold = style.Bold || rows[r].Bold || rows[r].Group
	}
	style.Bold, style.Italic = style.Bold || c.Bold, style.Italic || c.Italic
	if rows != nil && colspan > 1 {
		align = "left" // a line over several columns follows none of them
	}
	if c.Align != "" {
		align = c.Align
	}
	if align == "" {
		align = style.Align
	}
	node := x.b.tree.add(tr, n)
	return &cell{col: col, row: r, colspan: colspan, rowspan: rowspan, style: style, align: align, shade: c.Shade, content: x.b.flatten(c.Text, style, node)}
}
