package audit

import (
	"errors"
	"fmt"
	"strconv"

	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

var errPlace = errors.New("out of place")

// artifact is the marked-content id of what is no part of the text.
const artifact = -1

// shown is one piece of text as a page's content paints it.
type shown struct {
	mcid int
	text string
	x, y float64 // left end of the baseline, from the lower left corner, in points
	w    float64 // advance, in points
}

// painter follows the operators of one page. It knows those that pdf writes; any other is a finding.
type painter struct {
	a      *audit
	page   int
	fonts  *object.Dict
	w, h   float64
	font   *face
	size   float64
	matrix [6]float64
	inText bool
	open   bool // inside marked content
	mcid   int
	drawn  bool // a path is being built
}

// contents follows every page.
func (a *audit) contents() {
	a.shown = make([][]shown, len(a.pages))
	a.marks = make([]int, len(a.pages))
	for i, r := range a.pages {
		d := a.file.Dict(r)
		data, err := a.decoded(d.Get("Contents"))
		var list []object.Instruction
		if err == nil {
			list, err = object.Content(data)
		}
		if err != nil {
			a.add("E701", wording.Args{"reason": fmt.Sprintf("page %d: %v", i+1, err)})
			continue
		}
		p := &painter{a: a, page: i, w: a.set.Pages[i].Size.W.PDF(), h: a.set.Pages[i].Size.H.PDF(),
			fonts: a.file.Dict(a.file.Dict(d.Get("Resources")).Get("Font"))}
		for _, in := range list {
			if err := p.do(in); err != nil {
				a.add("E701", wording.Args{"reason": fmt.Sprintf("page %d: %s: %v", i+1, in.Operator, err)})
				break
			}
		}
		if p.open || p.inText || p.drawn {
			a.add("E701", wording.Args{"reason": fmt.Sprintf("page %d: the content stops in the middle", i+1)})
		}
	}
}

func numbers(in object.Instruction, want int) ([]float64, error) {
	if len(in.Operands) != want {
		return nil, fmt.Errorf("%d operands", len(in.Operands))
	}
	out := make([]float64, want)
	for i, o := range in.Operands {
		switch n := o.(type) {
		case object.Integer:
			out[i] = float64(n)
		case object.Real:
			out[i] = float64(n)
		default:
			return nil, fmt.Errorf("operand %d is no number", i+1)
		}
	}
	return out, nil
}

// operands is how many numbers each operator takes that only paints or sets a state.
var operands = map[string]int{"g": 1, "G": 1, "rg": 3, "RG": 3, "w": 1, "J": 1, "j": 1, "M": 1,
	"m": 2, "l": 2, "c": 6, "re": 4, "h": 0, "f": 0, "S": 0, "B": 0, "Tm": 6}

func (p *painter) do(in object.Instruction) error {
	switch in.Operator {
	case "BMC", "BDC":
		return p.begin(in)
	case "EMC":
		if !p.open || p.inText || p.drawn {
			return errPlace
		}
		p.open = false
		return nil
	case "BT", "ET":
		if p.inText == (in.Operator == "BT") || p.drawn {
			return errPlace
		}
		p.inText = !p.inText
		return nil
	case "Tf":
		return p.tf(in)
	case "Tj", "TJ":
		return p.show(in)
	case "d":
		return nil
	}
	want, known := operands[in.Operator]
	if !known {
		return errors.New("unexpected operator")
	}
	n, err := numbers(in, want)
	if err != nil {
		return err
	}
	switch in.Operator {
	case "Tm":
		copy(p.matrix[:], n)
	case "re":
		p.drawn = true
		p.within(n[0], n[1], "re")
		p.within(n[0]+n[2], n[1]+n[3], "re")
	case "m", "l", "c":
		p.drawn = true
		for i := 0; i < len(n); i += 2 {
			p.within(n[i], n[i+1], in.Operator)
		}
	case "f", "S", "B":
		p.drawn = false
		p.covered()
	}
	return nil
}

func (p *painter) begin(in object.Instruction) error {
	if p.open || p.inText || p.drawn {
		return errPlace
	}
	p.open, p.mcid = true, artifact
	if in.Operator == "BMC" {
		if len(in.Operands) != 1 || in.Operands[0] != object.Name("Artifact") {
			return errors.New("neither artifact nor numbered")
		}
		return nil
	}
	if len(in.Operands) != 2 {
		return fmt.Errorf("%d operands", len(in.Operands))
	}
	d, _ := in.Operands[1].(*object.Dict)
	id, ok := d.Get("MCID").(object.Integer)
	if !ok || int(id) != p.a.marks[p.page] {
		return errors.New("marked content is numbered out of order")
	}
	p.mcid = int(id)
	p.a.marks[p.page]++
	return nil
}

func (p *painter) tf(in object.Instruction) error {
	if len(in.Operands) != 2 {
		return fmt.Errorf("%d operands", len(in.Operands))
	}
	name, ok := in.Operands[0].(object.Name)
	size, err := numbers(object.Instruction{Operands: in.Operands[1:]}, 1)
	if !ok || err != nil {
		return errors.New("no font and size")
	}
	if p.font = p.a.font(p.fonts.Get(name)); p.font == nil {
		return fmt.Errorf("font %s is unusable", name)
	}
	p.size = size[0]
	return nil
}

func (p *painter) show(in object.Instruction) error {
	if !p.inText || p.font == nil || len(in.Operands) != 1 {
		return errPlace
	}
	list, isArray := in.Operands[0].(object.Array)
	if !isArray {
		list = object.Array{in.Operands[0]}
	}
	out := shown{mcid: p.mcid, x: p.matrix[4], y: p.matrix[5]}
	advance := 0.0
	for _, o := range list {
		switch o := o.(type) {
		case object.Integer:
			advance -= float64(o)
		case object.Real:
			advance -= float64(o)
		case object.String:
			if len(o)%2 != 0 {
				return errors.New("half a code")
			}
			for i := 0; i < len(o); i += 2 {
				text, width := p.a.code(p.font, int(o[i])<<8|int(o[i+1]), p.page)
				out.text += text
				advance += width
			}
		default:
			return errors.New("neither text nor number")
		}
	}
	advance *= p.size / 1000
	out.w = advance
	// Ascent and descent of letters; accents of capitals may reach higher but never by a page's margin.
	for _, corner := range [][2]float64{{0, -p.size / 4}, {advance, p.size * 3 / 4}} {
		p.within(p.matrix[0]*corner[0]+p.matrix[2]*corner[1]+p.matrix[4],
			p.matrix[1]*corner[0]+p.matrix[3]*corner[1]+p.matrix[5], strconv.Quote(out.text))
	}
	p.covered()
	p.a.shown[p.page] = append(p.a.shown[p.page], out)
	return nil
}

// within reports what would be cut off at the page's edge.
func (p *painter) within(x, y float64, what string) {
	if x < -0.01 || y < -0.01 || x > p.w+0.01 || y > p.h+0.01 {
		p.a.add("E706", wording.Args{"page": strconv.Itoa(p.page + 1), "what": what})
	}
}

// covered reports what was painted outside of marked content.
func (p *painter) covered() {
	if !p.open {
		p.a.broken(p.page+1, "unmarked", nil)
	}
}
