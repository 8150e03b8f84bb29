package drawing

import (
	"fmt"
	"html"
	"strings"
)

// SVG is the drawing as a picture that any browser shows, in the font Tinos where it is installed.
func (d Drawing) SVG() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.3fpt" height="%.3fpt" viewBox="0 0 %.3f %.3f"><rect width="100%%" height="100%%" fill="white"/>`,
		d.Size.W.PDF(), d.Size.H.PDF(), d.Size.W.PDF(), d.Size.H.PDF())
	colour := func(c *Colour) string {
		if c == nil {
			return "none"
		}
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	for _, it := range d.Items {
		switch it := it.(type) {
		case Path:
			var s, dash []string
			for _, g := range it.Segments {
				s = append(s, string("MLCZ"[g.Op]))
				for _, p := range g.Points {
					s = append(s, fmt.Sprintf("%.3f %.3f", p.X.PDF(), p.Y.PDF()))
				}
			}
			for _, l := range it.Dash {
				dash = append(dash, fmt.Sprintf("%.3f", l.PDF()))
			}
			fmt.Fprintf(&b, `<path d="%s" fill="%s" stroke="%s" stroke-width="%.3f" stroke-dasharray="%s"/>`, strings.Join(s, " "), colour(it.Fill), colour(it.Stroke), it.Width.PDF(), strings.Join(dash, ","))
		case Text:
			w, st := "normal", "normal"
			if it.Bold {
				w = "bold"
			}
			if it.Italic {
				st = "italic"
			}
			fmt.Fprintf(&b, `<text x="%.3f" y="%.3f" font-family="Tinos" font-size="%.3f" font-weight="%s" font-style="%s" fill="%s">%s</text>`, it.At.X.PDF(), it.At.Y.PDF(), it.Size.PDF(), w, st, colour(&it.Colour), html.EscapeString(it.Text))
		}
	}
	return b.String() + "</svg>"
}
