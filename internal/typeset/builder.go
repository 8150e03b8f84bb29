package typeset

import (
	"strconv"

	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
)

// builder holds what one document's layout needs. Blocks become elements once, with their structure
// nodes; elements become pieces in each pass in which a page number in them may have changed.
type builder struct {
	*setter
	flow    []*element
	area    *area
	entries []entry // headings for contents and outline
	unnamed int     // headings without an anchor of their own so far
}

// element is one block on its way to pages.
type element struct {
	area     *area
	lay      func() []piece
	dynamic  bool
	pieces   []piece
	newPage  bool
	keepPrev bool
	text     *content // of a paragraph, nil for other elements
}

// entry is a heading as contents and bookmarks show it.
type entry struct {
	level  int
	text   string
	anchor string
}

func newBuilder(prof program.Profile, m font.Measurer) *builder {
	b := &builder{setter: newSetter(prof, m)}
	b.area = b.newArea(false, false)
	return b
}

// add appends an element to the flow.
func (b *builder) add(dynamic bool, lay func() []piece) *element {
	e := &element{area: b.area, lay: lay, dynamic: dynamic}
	b.flow = append(b.flow, e)
	return e
}

// lay makes pieces of every element that has none, or that prints page numbers.
func (b *builder) lay() {
	for _, e := range b.flow {
		if e.pieces == nil || e.dynamic {
			e.pieces = e.lay()
		}
	}
}

// collect finds every anchor before anything is set, so that references forward are known to lead somewhere.
func (b *builder) collect(blocks []document.Block) {
	n := 0
	document.Walk(blocks, func(x document.Block) {
		switch x := x.(type) {
		case document.Heading:
			id := x.ID
			if id == "" {
				n++
				id = headingAnchor(n)
			}
			b.anchors[id] = true
		case document.Table:
			b.anchors[x.ID] = true
			for _, r := range x.Rows {
				b.anchors[r.ID] = true
			}
		case document.Figure:
			b.anchors[x.ID] = true
		}
	})
	delete(b.anchors, "")
	b.gatherEntries(blocks)
}

// headingAnchor names headings that compose gave no anchor; contents and bookmarks need one.
func headingAnchor(n int) string { return "heading-" + strconv.Itoa(n) }

// gatherEntries lists the headings of contents and outline.
func (b *builder) gatherEntries(blocks []document.Block) {
	n := 0
	document.Walk(blocks, func(x document.Block) {
		h, ok := x.(document.Heading)
		if !ok {
			return
		}
		id := h.ID
		if id == "" {
			n++
			id = headingAnchor(n)
		}
		if h.Outline {
			b.entries = append(b.entries, entry{level: h.Level, text: headingText(h), anchor: id})
		}
	})
}

// outline nests the entries by level.
func (b *builder) outline() []page.Bookmark {
	rest := b.entries
	var nest func(above int) []page.Bookmark
	nest = func(above int) []page.Bookmark {
		var out []page.Bookmark
		for len(rest) > 0 && rest[0].level > above {
			e := rest[0]
			rest = rest[1:]
			out = append(out, page.Bookmark{Title: e.text, Target: e.anchor, Children: nest(e.level)})
		}
		return out
	}
	return nest(-1)
}

func decimal(n int) string { return strconv.Itoa(n) }

// area is the part of the paper that text may fill, for a run of pages.
type area struct {
	paper     geom.Size
	left, top geom.Length
	size      geom.Size
	restart   bool
}

// newArea is upright paper, or the same sheet turned: its binding edge is then the upper one.
func (b *builder) newArea(landscape, restart bool) *area {
	p := b.prof.Page
	a := &area{paper: geom.Size{W: p.Width, H: p.Height}, left: p.Left, top: p.Top, size: p.Area(landscape), restart: restart}
	if landscape {
		a.paper = geom.Size{W: p.Height, H: p.Width}
		a.left, a.top = p.Bottom, p.Left
	}
	return a
}
