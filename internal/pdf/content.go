package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"

	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/pdf/archival"
)

// content writes the operators of one page. Lengths are written from integers with three decimals, so
// that what was laid out is what is painted, to 1/1000 pt.
type content struct {
	page  page.Page
	nodes []page.Node
	used  *characters
	out   []byte
	marks []page.NodeID // node of each marked-content id
	state graphicsState
}

// graphicsState is what the operators have set so far; only changes are written.
type graphicsState struct {
	fill, stroke drawing.Colour
	width        geom.Length
	dash         []geom.Length
}

func newContent(p page.Page, nodes []page.Node, used *characters) *content {
	return &content{page: p, nodes: nodes, used: used, state: graphicsState{width: -1}}
}

// write returns what the page paints.
func (c *content) write() archival.Page {
	items := c.page.Items
	for len(items) > 0 {
		node, isContent := nodeOf(items[0])
		if !isContent {
			items = items[1:]
			continue
		}
		n := 1
		for n < len(items) {
			if next, ok := nodeOf(items[n]); ok && next != node {
				break
			}
			n++
		}
		c.markedContent(node, items[:n])
		items = items[n:]
	}
	// All editions so far have an empty line here; a file made again has to equal the one in the archive.
	return archival.Page{Content: append(c.out, '\n'), Marks: c.marks}
}

// nodeOf is the node of an item; false for annotations, which paint nothing.
func nodeOf(it page.Item) (page.NodeID, bool) {
	switch it := it.(type) {
	case page.Run:
		return it.Node, it.Text != ""
	case page.Rule:
		return it.Node, true
	case page.Picture:
		return it.Node, true
	}
	return page.Artifact, false
}

// markedContent paints neighbouring items of one node as one marked-content sequence.
func (c *content) markedContent(node page.NodeID, items []page.Item) {
	if node == page.Artifact {
		c.op("/Artifact BMC")
	} else {
		c.op("/" + string(c.nodes[node].Role) + " <</MCID " + strconv.Itoa(len(c.marks)) + ">> BDC")
		c.marks = append(c.marks, node)
	}
	for len(items) > 0 {
		switch it := items[0].(type) {
		case page.Run:
			n := 1
			for n < len(items) {
				if _, ok := items[n].(page.Run); !ok {
					break
				}
				n++
			}
			c.runs(items[:n])
			items = items[n:]
			continue
		case page.Rule:
			c.rule(it)
		case page.Picture:
			c.picture(it)
		}
		items = items[1:]
	}
	c.op("EMC")
}

func (c *content) op(s string) {
	c.out = append(append(c.out, s...), '\n')
}

// num writes a length in points; negative zero and trailing zeros never appear.
func num(out []byte, l geom.Length) []byte {
	if l < 0 {
		out = append(out, '-')
		l = -l
	}
	out = strconv.AppendInt(out, int64(l/1000), 10)
	if f := l % 1000; f != 0 {
		s := strconv.AppendInt(nil, int64(f)+1000, 10)[1:]
		for s[len(s)-1] == '0' {
			s = s[:len(s)-1]
		}
		out = append(append(out, '.'), s...)
	}
	return out
}

// nums writes lengths and then the operator.
func (c *content) nums(operator string, ls ...geom.Length) {
	for _, l := range ls {
		c.out = append(num(c.out, l), ' ')
	}
	c.op(operator)
}

// up turns a height above the page's lower edge out of one below its upper edge.
func (c *content) up(y geom.Length) geom.Length { return c.page.Size.H - y }

func (c *content) runs(items []page.Item) {
	c.fill(drawing.Colour{})
	c.op("BT")
	var face page.Face
	var size geom.Length
	for _, it := range items {
		r, ok := it.(page.Run)
		if !ok || r.Text == "" {
			continue
		}
		if r.Face != face || r.Size != size {
			face, size = r.Face, r.Size
			c.font(face, size)
		}
		c.out = append(c.out, "1 0 0 1 "...)
		c.nums("Tm", r.At.X, c.up(r.At.Y))
		c.used.add(r.Face, r.Text)
		c.show(r.Text, r.Space, r.Size)
	}
	c.op("ET")
}

func (c *content) font(x page.Face, size geom.Length) {
	c.out = append(c.out, "/"+archival.FontName(x)+" "...)
	c.nums("Tf", size)
}

// show paints text. Tw moves nothing in a font of two-byte codes, so justification is an adjustment after
// each space, in 1/1000 of the size.
func (c *content) show(text string, space, size geom.Length) {
	if space == 0 {
		c.out = hex(c.out, text)
		c.op(" Tj")
		return
	}
	c.out = append(c.out, '[')
	start := 0
	for i := range len(text) {
		if text[i] != ' ' || i == len(text)-1 {
			continue
		}
		c.out = hex(c.out, text[start:i+1])
		c.out = num(c.out, -space.Scale(1000*1000, int64(size)))
		start = i + 1
	}
	c.out = hex(c.out, text[start:])
	c.op("] TJ")
}

func hex(out []byte, text string) []byte {
	out = append(out, '<')
	for _, u := range utf16.Encode([]rune(text)) {
		out = fmt.Appendf(out, "%04X", u)
	}
	return append(out, '>')
}

func (c *content) rule(r page.Rule) {
	if r.Fill != nil {
		c.fill(*r.Fill)
		x, y := min(r.From.X, r.To.X), max(r.From.Y, r.To.Y)
		c.nums("re", x, c.up(y), max(r.From.X, r.To.X)-x, y-min(r.From.Y, r.To.Y))
		c.op("f")
		return
	}
	c.pen(drawing.Colour{}, r.Width, nil)
	c.nums("m", r.From.X, c.up(r.From.Y))
	c.nums("l", r.To.X, c.up(r.To.Y))
	c.op("S")
}

func (c *content) fill(k drawing.Colour) {
	if k != c.state.fill {
		c.state.fill = k
		c.colour(k, "g", "rg")
	}
}

func (c *content) pen(k drawing.Colour, width geom.Length, dash []geom.Length) {
	if k != c.state.stroke {
		c.state.stroke = k
		c.colour(k, "G", "RG")
	}
	if width != c.state.width {
		c.state.width = width
		c.nums("w", width)
	}
	if !slices.Equal(dash, c.state.dash) {
		c.state.dash = dash
		c.out = append(c.out, '[')
		for i, d := range dash {
			if i > 0 {
				c.out = append(c.out, ' ')
			}
			c.out = num(c.out, d)
		}
		c.op("] 0 d")
	}
}

func (c *content) colour(k drawing.Colour, grey, rgb string) {
	part := func(v uint8) geom.Length { return geom.Length(1000).Scale(int64(v), 255) }
	if k.R == k.G && k.G == k.B {
		c.nums(grey, part(k.R))
		return
	}
	c.nums(rgb, part(k.R), part(k.G), part(k.B))
}

func (c *content) picture(p page.Picture) {
	for _, it := range p.Drawing.Items {
		switch it := it.(type) {
		case drawing.Path:
			c.path(it, p.At)
		case drawing.Text:
			c.label(it, p.At)
		}
	}
}

func (c *content) path(p drawing.Path, at geom.Point) {
	if len(p.Segments) == 0 || p.Fill == nil && p.Stroke == nil {
		return
	}
	if p.Fill != nil {
		c.fill(*p.Fill)
	}
	if p.Stroke != nil {
		c.pen(*p.Stroke, p.Width, p.Dash)
	}
	names := [...]string{drawing.Move: "m", drawing.Line: "l", drawing.Curve: "c", drawing.Close: "h"}
	for _, s := range p.Segments {
		var ls []geom.Length
		for _, q := range s.Points {
			ls = append(ls, at.X+q.X, c.up(at.Y+q.Y))
		}
		c.nums(names[s.Op], ls...)
	}
	switch {
	case p.Fill != nil && p.Stroke != nil:
		c.op("B")
	case p.Fill != nil:
		c.op("f")
	default:
		c.op("S")
	}
}

func (c *content) label(t drawing.Text, at geom.Point) {
	if t.Text == "" {
		return
	}
	face := page.Regular
	switch {
	case t.Bold && t.Italic:
		face = page.BoldItalic
	case t.Bold:
		face = page.Bold
	case t.Italic:
		face = page.Italic
	}
	c.fill(t.Colour)
	c.op("BT")
	c.font(face, t.Size)
	matrix := "1 0 0 1 "
	if t.Quarter == 1 {
		matrix = "0 1 -1 0 "
	}
	c.out = append(c.out, matrix...)
	c.nums("Tm", at.X+t.At.X, c.up(at.Y+t.At.Y))
	c.used.add(face, t.Text)
	c.show(t.Text, 0, t.Size)
	c.op("ET")
}
