package typeset

import (
	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// pages is the outcome of one pass.
type pages struct {
	pages   []page.Page
	anchors map[string]page.Anchor
	labels  map[string]string // anchor → page number, also where it is not printed
	figures map[page.NodeID]figurePlace
}

type figurePlace struct {
	page int
	box  geom.Rect
}

// pager fills pages one after another.
type pager struct {
	b      *builder
	out    pages
	area   *area
	number int         // of the current page
	y      geom.Length // below the last piece, within the text area
	gap    geom.Length // asked for after the last piece
	empty  bool        // nothing stands on the page yet
}

// paginate places all pieces.
func (b *builder) paginate() pages {
	g := &pager{b: b, out: pages{anchors: map[string]page.Anchor{}, labels: map[string]string{}, figures: map[page.NodeID]figurePlace{}}}
	var pending []piece
	flush := func() {
		g.place(pending)
		pending = nil
	}
	for i, e := range b.flow {
		if i == 0 || e.area != b.flow[i-1].area {
			flush()
			if e.area.restart {
				g.number = 0
			}
			g.area = e.area
			g.open()
		} else if e.newPage {
			flush()
			if !g.empty {
				g.open()
			}
		}
		if e.keepPrev && len(pending) > 0 {
			pending[len(pending)-1].keep = true
		}
		pending = append(pending, e.pieces...)
	}
	flush()
	if len(g.out.pages) == 0 {
		g.area = b.area
		g.open()
	}
	return g.out
}

// open starts a page with its furniture.
func (g *pager) open() {
	g.number++
	p := page.Page{Size: g.area.paper}
	prof := g.b.prof.Page
	if g.number >= prof.NumberFromPage {
		p.Label = decimal(g.number)
		w := g.b.m.Width(p.Label, page.Regular, prof.NumberSize)
		p.Items = append(p.Items, page.Run{At: geom.Point{X: g.area.left + (g.area.size.W-w)/2, Y: prof.NumberTop}, Text: p.Label,
			Size: prof.NumberSize, Width: w, Node: page.Artifact})
	}
	g.out.pages = append(g.out.pages, p)
	g.y, g.gap, g.empty = 0, 0, true
}

// place puts pieces on pages, never between two that must stay together unless a page cannot hold them.
func (g *pager) place(ps []piece) {
	for i := 0; i < len(ps); {
		j := i
		for j < len(ps)-1 && ps[j].keep {
			j++
		}
		j++
		// A chain that no page holds starts where it stands only if half a page is left for it, so that
		// its heading is not parted from all that follows.
		if !g.fits(ps[i:j]) && !g.empty && (g.wouldFit(ps[i:j]) || (j-i > 1 && g.area.size.H-g.y < g.area.size.H/2)) {
			g.open()
		}
		if g.fits(ps[i:j]) {
			for _, p := range ps[i:j] {
				g.put(p)
			}
		} else {
			g.force(ps[i:j])
		}
		i = j
	}
}

// height is what pieces take below a place where a gap has been asked for.
func (g *pager) height(ps []piece, gap geom.Length, fresh bool) geom.Length {
	var h geom.Length
	for i, p := range ps {
		switch {
		case i > 0:
			h += max(ps[i-1].after, p.before)
		case !fresh:
			h += max(gap, p.before)
		case p.again != nil:
			h += p.again.height
		}
		h += p.height
	}
	return h
}

func (g *pager) fits(ps []piece) bool {
	return g.y+g.height(ps, g.gap, g.empty) <= g.area.size.H
}

// wouldFit tells whether a fresh page holds the pieces.
func (g *pager) wouldFit(ps []piece) bool {
	return g.height(ps, 0, true) <= g.area.size.H
}

// force places a chain that no page holds: as many of its pieces as fit, then on. A piece that is
// taller than a page is split, starting where it stands if that leaves something sensible behind.
func (g *pager) force(ps []piece) {
	for i := range ps {
		p := ps[i]
		for !g.fits(ps[i : i+1]) {
			if p.split == nil || g.wouldFit([]piece{p}) {
				if g.empty {
					break // nothing helps; it stands over the edge and is reported by whoever made it
				}
				g.open()
				continue
			}
			room := g.area.size.H - g.y
			if g.empty {
				if p.again != nil {
					room -= p.again.height
				}
			} else {
				room -= max(g.gap, p.before)
			}
			first, rest, ok := p.split(room)
			if !ok {
				if g.empty {
					break
				}
				g.open()
				continue
			}
			g.put(first)
			g.open()
			p = rest
			ps[i] = rest
		}
		g.put(p)
	}
}

// put paints a piece at the current place.
func (g *pager) put(p piece) {
	k := len(g.out.pages) - 1
	pg := &g.out.pages[k]
	if g.empty {
		if p.again != nil {
			pg.Items = append(pg.Items, shifted(p.again.items, g.area.left, g.area.top+g.y)...)
			g.y += p.again.height
		}
	} else {
		g.y += max(g.gap, p.before)
	}
	top := g.area.top + g.y
	for _, a := range p.anchors {
		if _, twice := g.out.anchors[a]; !twice && a != "" {
			g.out.anchors[a] = page.Anchor{Page: k, Y: top}
			g.out.labels[a] = decimal(g.number)
		}
	}
	for _, it := range p.items {
		it = shift(it, g.area.left, top)
		if pic, ok := it.(page.Picture); ok && pic.Node != page.Artifact {
			g.out.figures[pic.Node] = figurePlace{page: k, box: geom.Rect{Point: pic.At, Size: pic.Drawing.Size}}
		}
		pg.Items = append(pg.Items, it)
	}
	g.y += p.height
	g.gap, g.empty = p.after, false
}
