package typeset

import (
	"fmt"
	"slices"
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/document"
	"tiendo/internal/font"
	"tiendo/internal/geom"
	"tiendo/internal/page"
	"tiendo/internal/program"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

type args = wording.Args

// builder holds what one document's layout needs. Blocks become elements once, with their structure
// nodes; elements become pieces in each pass in which a page number in them may have changed.
type builder struct {
	prof    program.Profile
	m       font.Measurer
	tree    *tree
	flow    []*element
	area    *area
	anchors map[string]bool // every anchor of the document
	entries []entry         // headings for contents and outline
	labels  map[string]string
	asked   map[string]bool // anchors whose page number is printed

	diags   diag.List
	said    map[string]bool // findings already made: passes repeat them
	lacking map[rune]*lack
	unnamed int // headings without an anchor of their own so far
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

// lack is a character that the font does not have.
type lack struct{ text string }

func newBuilder(prof program.Profile, m font.Measurer) *builder {
	b := &builder{prof: prof, m: m, tree: newTree(), anchors: map[string]bool{}, labels: map[string]string{},
		asked: map[string]bool{}, said: map[string]bool{}, lacking: map[rune]*lack{}}
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

// labelOf is the page number of an anchor as the last pass found it. Before the first pass it is a
// number of two digits: most reports have between ten and a hundred pages.
func (b *builder) labelOf(target string) string {
	b.asked[target] = true
	if l, ok := b.labels[target]; ok {
		return l
	}
	return "00"
}

// report adds a finding once.
func (b *builder) report(code, subject string, a args) {
	d := wording.Diagnostic(code, diag.Place{}, a)
	d.Subject = subject
	if key := fmt.Sprint(code, subject, d.Message); !b.said[key] {
		b.said[key] = true
		b.diags = append(b.diags, d)
	}
}

// missing notes a character without a glyph, with the first text it stands in.
func (b *builder) missing(r rune, text string) {
	if b.lacking[r] == nil {
		b.lacking[r] = &lack{text: text}
	}
}

// findings are all diagnostics, the missing characters in the order of their codes.
func (b *builder) findings() diag.List {
	for _, r := range b.dropped() {
		sign := string(r)
		if !strconv.IsPrint(r) {
			sign = ""
		}
		b.report("W650", "", args{"char": sign, "code": fmt.Sprintf("U+%04X", r), "text": vitext.Quote(b.lacking[r].text)})
	}
	return b.diags
}

// dropped are the characters left out, in ascending order.
func (b *builder) dropped() []rune {
	var out []rune
	for r := range b.lacking {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// style is a style of the profile by name; one the profile lacks is the body's. What a style does not say
// it takes from the body.
func (b *builder) style(name string) program.TextStyle {
	body := b.prof.Text
	if name == "" {
		return body
	}
	s, ok := b.prof.Styles[name]
	if !ok {
		b.report("E656", name, args{"style": name, "profile": b.prof.Name})
		return body
	}
	if s.Size == 0 {
		s.Size = body.Size
	}
	if s.Leading == 0 {
		s.Leading = max(body.Leading, s.Size)
	}
	if s.Align == "" {
		s.Align = body.Align
	}
	return s
}

// optional is a style by name, or another where the profile does not have it.
func (b *builder) optional(name, instead string) program.TextStyle {
	if _, ok := b.prof.Styles[name]; ok {
		return b.style(name)
	}
	return b.style(instead)
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
