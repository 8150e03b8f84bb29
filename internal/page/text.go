package page

import (
	"fmt"
	"strings"

	"tiendo/internal/geom"
)

// Text is the set as text, for goldens that a person can read in a diff. Each page begins with its size
// and label; each baseline is a line "p2 x y face size "text" …", a further run on it following with its
// own x; rules, pictures and link areas have lines of their own. The role of the run's node stands in
// brackets, "[-]" for an artifact. Lengths are in points, to a tenth.
func (s Set) Text() string {
	var b strings.Builder
	for i, p := range s.Pages {
		fmt.Fprintf(&b, "page %d %s×%s label %q\n", i+1, tenth(p.Size.W), tenth(p.Size.H), p.Label)
		var last *Run
		for _, it := range p.Items {
			switch it := it.(type) {
			case Run:
				if last != nil && last.At.Y == it.At.Y && last.At.X <= it.At.X && last.Face == it.Face && last.Size == it.Size && last.Node == it.Node {
					fmt.Fprintf(&b, " %q", it.Text)
				} else {
					if last != nil {
						b.WriteByte('\n')
					}
					fmt.Fprintf(&b, "p%d %s %s %s %s [%s] %q", i+1, tenth(it.At.X), tenth(it.At.Y), it.Face, tenth(it.Size), s.role(it.Node), it.Text)
				}
				last = &it
				continue
			case Rule:
				kind := "rule"
				if it.Fill != nil {
					kind = "fill"
				}
				end(&b, &last)
				fmt.Fprintf(&b, "p%d %s %s %s → %s %s\n", i+1, kind, tenth(it.From.X), tenth(it.From.Y), tenth(it.To.X), tenth(it.To.Y))
			case Picture:
				end(&b, &last)
				fmt.Fprintf(&b, "p%d picture %s %s %s×%s [%s] %q\n", i+1, tenth(it.At.X), tenth(it.At.Y), tenth(it.Drawing.Size.W), tenth(it.Drawing.Size.H), s.role(it.Node), s.alt(it.Node))
			case Anno:
				end(&b, &last)
				fmt.Fprintf(&b, "p%d link %s %s %s×%s → %s\n", i+1, tenth(it.Rect.X), tenth(it.Rect.Y), tenth(it.Rect.W), tenth(it.Rect.H), it.Target)
			}
		}
		end(&b, &last)
	}
	return b.String()
}

// end closes a line of runs.
func end(b *strings.Builder, last **Run) {
	if *last != nil {
		b.WriteByte('\n')
		*last = nil
	}
}

func (s Set) role(n NodeID) string {
	if n < 0 || int(n) >= len(s.Nodes) {
		return "-"
	}
	return string(s.Nodes[n].Role)
}

func (s Set) alt(n NodeID) string {
	if n < 0 || int(n) >= len(s.Nodes) {
		return ""
	}
	return s.Nodes[n].Alt
}

// Tree is the structure tree as indented text: role, then what distinguishes the node.
func (s Set) Tree() string {
	var b strings.Builder
	var walk func(NodeID, int)
	walk = func(id NodeID, depth int) {
		n := s.Nodes[id]
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth), n.Role)
		if n.Scope != "" {
			fmt.Fprintf(&b, " scope=%s", n.Scope)
		}
		if n.ColSpan > 1 || n.RowSpan > 1 {
			fmt.Fprintf(&b, " span=%d×%d", n.ColSpan, n.RowSpan)
		}
		if n.ListNumbering != "" {
			fmt.Fprintf(&b, " numbering=%s", n.ListNumbering)
		}
		if n.Alt != "" {
			fmt.Fprintf(&b, " alt=%q", n.Alt)
		}
		if t := s.textOf(id); t != "" {
			fmt.Fprintf(&b, " %q", t)
		}
		b.WriteByte('\n')
		for _, c := range n.Children {
			walk(c, depth+1)
		}
	}
	if len(s.Nodes) > 0 {
		walk(0, 0)
	}
	return b.String()
}

// textOf is the text that a node itself carries, in page and painting order.
func (s Set) textOf(id NodeID) string {
	var b strings.Builder
	for _, p := range s.Pages {
		for _, it := range p.Items {
			if r, ok := it.(Run); ok && r.Node == id {
				b.WriteString(r.Text)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// String is the face's short name.
func (f Face) String() string {
	return [...]string{"Regular", "Bold", "Italic", "BoldItalic"}[f&3]
}

// tenth prints a length in points to a tenth, in integers.
func tenth(l geom.Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	t := (int64(l) + 50) / 100
	return fmt.Sprintf("%s%d.%d", sign, t/10, t%10)
}
