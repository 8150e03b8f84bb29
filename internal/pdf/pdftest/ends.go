package pdftest

import (
	"fmt"

	"tiendo/internal/pdf/object"
)

// Ends is where each piece of text of a page ends, in points from the left, as a viewer works it out from
// the widths and adjustments in the file. Only unrotated text is understood.
func Ends(data []byte, number int) ([]float64, error) {
	f, err := object.Parse(data)
	if err != nil {
		return nil, err
	}
	kids := f.Array(f.Dict(f.Dict(f.Trailer.Get("Root")).Get("Pages")).Get("Kids"))
	p := f.Dict(kids[number-1])
	raw, err := f.Decode(f.Stream(p.Get("Contents")))
	if err != nil {
		return nil, err
	}
	list, err := object.Content(raw)
	if err != nil {
		return nil, err
	}
	fonts := f.Dict(f.Dict(p.Get("Resources")).Get("Font"))
	var out []float64
	var x, size float64
	var widths map[int]float64
	num := func(o object.Object) float64 { n, _ := f.Number(o); return n }
	for _, in := range list {
		switch in.Operator {
		case "Tm":
			x = num(in.Operands[4])
		case "Tf":
			name, _ := in.Operands[0].(object.Name)
			size, widths = num(in.Operands[1]), map[int]float64{}
			w := f.Array(f.Dict(f.Array(f.Dict(fonts.Get(name)).Get("DescendantFonts"))[0]).Get("W"))
			for i := 0; i+1 < len(w); i += 2 {
				for j, v := range f.Array(w[i+1]) {
					widths[int(num(w[i]))+j] = num(v)
				}
			}
		case "Tj", "TJ":
			parts, ok := in.Operands[0].(object.Array)
			if !ok {
				parts = object.Array{in.Operands[0]}
			}
			end := x
			for _, o := range parts {
				s, ok := o.(object.String)
				if !ok {
					end -= num(o) * size / 1000
				}
				for i := 0; i+1 < len(s); i += 2 {
					w, ok := widths[int(s[i])<<8|int(s[i+1])]
					if !ok {
						return nil, fmt.Errorf("code %x has no width", s[i:i+2])
					}
					end += w * size / 1000
				}
			}
			out = append(out, end)
		}
	}
	return out, nil
}
