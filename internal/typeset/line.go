package typeset

import (
	"strings"

	"tiendo/internal/geom"
	"tiendo/internal/page"
)

// Of the size: how far the letters reach above and below the baseline (Times' own ascent and descent).
const (
	ascentPart  = 891
	descentPart = 216
	emParts     = 1000
)

// baseline is where the baseline stands in a line of exact height, letters centred in it.
func baseline(size, leading geom.Length) geom.Length {
	return (leading-size.Scale(ascentPart+descentPart, emParts))/2 + size.Scale(ascentPart, emParts)
}

// setting says where lines stand.
type setting struct {
	x, width geom.Length // of the lines, without the first line's indent
	indent   geom.Length
	align    string
	leading  geom.Length
	size     geom.Length
}

// textLine is a finished line: items relative to the left edge of the text area and the line's own top.
type textLine struct {
	items  []page.Item
	height geom.Length
	right  geom.Length // end of the last visible letter
}

// lines breaks content and sets it. narrow tells that something had to be cut to fit the width.
func (t *setter) lines(c content, s setting) (out []textLine, narrow bool) {
	return t.measuredLines(c, t.items(c), s)
}

// measuredLines is lines for items that have been measured before.
func (t *setter) measuredLines(c content, items []item, s setting) (out []textLine, narrow bool) {
	items, narrow = t.fit(items, s.width-s.indent, s.width)
	spans := breakLines(items, measure{first: s.width - s.indent, width: s.width, align: s.align})
	for i, sp := range spans {
		l := liner{text: t, links: c.links, s: s}
		if i == 0 {
			l.s.x, l.s.width = s.x+s.indent, s.width-s.indent
		}
		last := i == len(spans)-1 || (sp.to < len(items) && items[sp.to].kind == end)
		trail := sp.to < len(items) || c.tail // a real space keeps the words of two lines apart in the extracted text
		if sp.to < len(items) && items[sp.to].kind == split {
			trail = false
		}
		out = append(out, l.set(items[sp.from:sp.to], last, trail))
	}
	return out, narrow
}

// liner sets one line.
type liner struct {
	text  *setter
	links []link
	s     setting
}

// set places a line's items. last lines are not justified.
func (l liner) set(items []item, last, trail bool) textLine {
	for len(items) > 0 && items[len(items)-1].kind != box {
		items = items[:len(items)-1]
	}
	out := textLine{height: l.s.leading, right: l.s.x}
	runs := l.merge(items)
	var natural geom.Length
	spaces := 0
	for _, r := range runs {
		natural += r.run.Width
		spaces += strings.Count(r.run.Text, " ")
	}
	slack := l.s.width - natural
	x := l.s.x
	switch l.s.align {
	case "center":
		x += max(slack/2, 0)
	case "right":
		x += max(slack, 0)
	}
	justify := l.s.align == "justify" && spaces > 0 && (!last || slack < 0)
	y := baseline(l.s.size, l.s.leading)
	for i := range runs {
		r := &runs[i]
		if n := strings.Count(r.run.Text, " "); justify && n > 0 {
			// Each run takes its share of what is left, so that roundings do not add up along the line.
			r.run.Space = slack.Scale(int64(n), int64(spaces)) / geom.Length(n)
			r.run.Width += r.run.Space * geom.Length(n)
			slack -= r.run.Space * geom.Length(n)
			spaces -= n
		}
		r.run.At = geom.Point{X: x, Y: y}
		x += r.run.Width
	}
	out.right = x
	if trail && len(runs) > 0 {
		r := &runs[len(runs)-1]
		if r.run.Value != "" {
			runs = append(runs, formatted{page.Run{At: geom.Point{X: x, Y: y}, Face: r.run.Face, Size: r.run.Size, Node: r.run.Node}, format{}})
			r = &runs[len(runs)-1]
		}
		r.run.Text += " "
		r.run.Width = l.text.m.Width(r.run.Text, r.run.Face, r.run.Size) + r.run.Space*geom.Length(strings.Count(r.run.Text, " "))
	}
	l.emit(&out, runs)
	return out
}

// formatted is a run with what the run itself does not say.
type formatted struct {
	run page.Run
	f   format
}

// merge joins neighbouring items of one format.
func (l liner) merge(items []item) []formatted {
	var out []formatted
	for _, it := range items {
		if it.kind == split {
			continue
		}
		if n := len(out); n > 0 && out[n-1].f == it.format {
			out[n-1].run.Text += it.text
			continue
		}
		f := it.format
		out = append(out, formatted{page.Run{Text: it.text, Face: f.face, Size: f.size, Node: f.node, Value: f.value}, f})
	}
	for i := range out {
		r := &out[i].run
		r.Width = l.text.m.Width(r.Text, r.Face, r.Size)
	}
	return out
}

// emit adds the runs, then underlines and link rectangles, each over as many runs as belong together.
func (l liner) emit(out *textLine, runs []formatted) {
	for _, r := range runs {
		out.items = append(out.items, r.run)
	}
	end := func(i int) geom.Length {
		return min(runs[i].run.At.X+runs[i].run.Width, out.right)
	}
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].f.underline == runs[i].f.underline && runs[j].f.size == runs[i].f.size {
			j++
		}
		if f := runs[i].f; f.underline {
			y := runs[i].run.At.Y + f.size.Scale(108, emParts)
			out.items = append(out.items, page.Rule{From: geom.Point{X: runs[i].run.At.X, Y: y}, To: geom.Point{X: end(j - 1), Y: y},
				Width: f.size.Scale(49, emParts), Node: page.Artifact})
		}
		i = j
	}
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].f.link == runs[i].f.link {
			j++
		}
		if k := runs[i].f.link; k > 0 {
			at, size := runs[i].run.At, runs[i].run.Size
			r := geom.Rect{Point: geom.Point{X: at.X, Y: at.Y - size.Scale(ascentPart, emParts)},
				Size: geom.Size{W: end(j-1) - at.X, H: size.Scale(ascentPart+descentPart, emParts)}}
			ln := l.links[k-1]
			out.items = append(out.items, page.Anno{Rect: r, Target: ln.target, Node: ln.node, Contents: ln.contents})
		}
		i = j
	}
}
