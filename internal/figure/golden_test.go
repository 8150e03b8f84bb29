package figure

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/document"
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/golden"
)

// dump writes a drawing so that a person can read a difference: places in points, one item a line.
func dump(f document.Figure, values []document.Value, diags []string) string {
	var b strings.Builder
	d := f.Drawing
	fmt.Fprintf(&b, "size %s\nalt %s\n", at(geom.Point{X: d.Size.W, Y: d.Size.H}), f.Alt)
	for _, g := range diags {
		fmt.Fprintf(&b, "found %s\n", g)
	}
	for _, it := range d.Items {
		switch it := it.(type) {
		case drawing.Path:
			b.WriteString(pathWords(it))
		case drawing.Text:
			style := ""
			if it.Bold {
				style += "b"
			}
			if it.Italic {
				style += "i"
			}
			fmt.Fprintf(&b, "text %s %g%s %s %q", at(it.At), it.Size.PDF(), style, hex(it.Colour), it.Text)
			if it.Value != "" {
				fmt.Fprintf(&b, " = %s", it.Value)
			}
			b.WriteByte('\n')
		}
	}
	for _, v := range values {
		fmt.Fprintf(&b, "value %s %q %s %s sources %d %s\n", v.ID, v.Text, v.Value.Plain(), v.Value.Unit, len(v.Value.Sources), v.Value.Derived)
	}
	return b.String()
}

func at(p geom.Point) string { return fmt.Sprintf("%.1f,%.1f", p.X.PDF(), p.Y.PDF()) }

func hex(c drawing.Colour) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func pathWords(p drawing.Path) string {
	var b strings.Builder
	b.WriteString("path")
	if p.Fill != nil {
		b.WriteString(" fill " + hex(*p.Fill))
	}
	if p.Stroke != nil {
		fmt.Fprintf(&b, " stroke %s %g", hex(*p.Stroke), p.Width.PDF())
	}
	if len(p.Dash) > 0 {
		b.WriteString(" dashed")
	}
	for _, s := range p.Segments {
		b.WriteString(" " + string("MLCZ"[s.Op]))
		for _, q := range s.Points {
			b.WriteString(" " + at(q))
		}
	}
	return b.String() + "\n"
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, g := range gallery(t) {
		t.Run(g.name, func(t *testing.T) {
			f, values, diags := drawOne(t, g.p, g.card, g.set, g.spec, g.subject)
			golden.Check(t, g.name+".golden", dump(f, values, diags))
		})
	}
}
