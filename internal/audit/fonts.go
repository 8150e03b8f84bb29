package audit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"unicode"
	"unicode/utf16"

	"tiendo/internal/pdf/object"
	"tiendo/internal/wording"
)

// face is an embedded font, read back from the file.
type face struct {
	name    string
	program *trueType
	glyph   []byte          // two bytes a code
	width   map[int]float64 // by code, in 1/1000 of the size
	unicode map[int]string  // by code
	told    map[int]bool    // codes already reported
}

var subset = regexp.MustCompile(`^[A-Z]{6}\+.`)

// font reads a font once; nil when it is unusable, which has then been reported.
func (a *audit) font(o object.Object) *face {
	r, ok := o.(object.Ref)
	if !ok {
		a.add("E703", wording.Args{"font": "?", "reason": wording.Text("audit.font.none", nil)})
		return nil
	}
	if f, known := a.fonts[r]; known {
		return f
	}
	f, err := a.readFont(a.file.Dict(r))
	if err != nil {
		name, _ := a.file.Dict(r).Get("BaseFont").(object.Name)
		a.add("E703", wording.Args{"font": string(name), "reason": err.Error()})
		f = nil
	}
	a.fonts[r] = f
	return f
}

func (a *audit) readFont(d *object.Dict) (*face, error) {
	name, _ := d.Get("BaseFont").(object.Name)
	if d.Get("Subtype") != object.Name("Type0") || d.Get("Encoding") != object.Name("Identity-H") {
		return nil, errors.New("not Type0 with Identity-H")
	}
	if !subset.MatchString(string(name)) {
		return nil, errors.New("not marked as a subset")
	}
	below := a.file.Array(d.Get("DescendantFonts"))
	if len(below) != 1 {
		return nil, errors.New("no descendant font")
	}
	cid := a.file.Dict(below[0])
	descriptor := a.file.Dict(cid.Get("FontDescriptor"))
	if cid.Get("BaseFont") != name || descriptor.Get("FontName") != name {
		return nil, errors.New("its names differ")
	}
	f := &face{name: string(name), told: map[int]bool{}}
	data, err := a.decoded(descriptor.Get("FontFile2"))
	if err != nil {
		return nil, fmt.Errorf("not embedded: %w", err)
	}
	if f.program, err = readProgram(data); err != nil {
		return nil, err
	}
	if f.glyph, err = a.decoded(cid.Get("CIDToGIDMap")); err != nil {
		return nil, fmt.Errorf("CIDToGIDMap: %w", err)
	}
	if f.width, err = a.widths(cid.Get("W")); err != nil {
		return nil, err
	}
	cmap, err := a.decoded(d.Get("ToUnicode"))
	if err != nil {
		return nil, fmt.Errorf("ToUnicode: %w", err)
	}
	f.unicode, err = readCMap(cmap)
	return f, err
}

func (a *audit) decoded(o object.Object) ([]byte, error) {
	s := a.file.Stream(o)
	if s == nil {
		return nil, errors.New("no stream")
	}
	return a.file.Decode(s)
}

// widths reads /W in its form "code [w w …]".
func (a *audit) widths(o object.Object) (map[int]float64, error) {
	list := a.file.Array(o)
	out := map[int]float64{}
	for i := 0; i+1 < len(list); i += 2 {
		first, ok := list[i].(object.Integer)
		run := a.file.Array(list[i+1])
		if !ok || run == nil {
			return nil, errors.New("/W in another form")
		}
		for j, w := range run {
			n, ok := a.file.Number(w)
			if !ok {
				return nil, errors.New("/W in another form")
			}
			out[int(first)+j] = n
		}
	}
	if len(out) == 0 || len(list)%2 != 0 {
		return nil, errors.New("no widths")
	}
	return out, nil
}

// readCMap reads the bfchar blocks of a ToUnicode map.
func readCMap(data []byte) (map[int]string, error) {
	list, err := object.Content(data)
	if err != nil {
		return nil, fmt.Errorf("ToUnicode: %w", err)
	}
	out := map[int]string{}
	for _, in := range list {
		if in.Operator == "endbfrange" {
			return nil, errors.New("ToUnicode with ranges")
		}
		if in.Operator != "endbfchar" {
			continue
		}
		for i := 0; i+1 < len(in.Operands); i += 2 {
			code, ok1 := in.Operands[i].(object.String)
			text, ok2 := in.Operands[i+1].(object.String)
			if !ok1 || !ok2 || len(code) != 2 || len(text) == 0 || len(text)%2 != 0 {
				return nil, errors.New("ToUnicode with an odd entry")
			}
			var units []uint16
			for j := 0; j < len(text); j += 2 {
				units = append(units, uint16(text[j])<<8|uint16(text[j+1]))
			}
			out[int(code[0])<<8|int(code[1])] = string(utf16.Decode(units))
		}
	}
	return out, nil
}

// code returns the text and the width of one painted code, after making sure that its glyph is there.
func (a *audit) code(f *face, code int, pageIndex int) (string, float64) {
	text, width := f.unicode[code], f.width[code]
	if f.told[code] {
		return text, width
	}
	f.told[code] = true
	bad := func(reason string) {
		a.add("E704", wording.Args{"char": strconv.Quote(text) + fmt.Sprintf(" (%04X)", code), "font": f.name, "page": strconv.Itoa(pageIndex + 1), "reason": wording.Text("audit.glyph."+reason, nil)})
	}
	if text == "" {
		bad("unicode")
		return text, width
	}
	glyph := 0
	if 2*code+1 < len(f.glyph) {
		glyph = int(f.glyph[2*code])<<8 | int(f.glyph[2*code+1])
	}
	if glyph == 0 || glyph >= f.program.glyphs {
		bad("missing")
		return text, width
	}
	r := []rune(text)[0]
	if f.program.outlines[glyph] == f.program.outlines[glyph+1] && !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf) {
		bad("outline")
	}
	if advance := float64(f.program.advances[glyph]) * 1000 / float64(f.program.units); math.Abs(advance-width) > 0.5 {
		bad("width")
	}
	return text, width
}
