package audit

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// trueType is what is read of an embedded TrueType file: enough to know that a glyph is there and how wide it is.
type trueType struct {
	units    int
	glyphs   int
	advances []int    // of each glyph, in font units
	outlines []uint32 // places in glyf; a glyph is empty when the next has the same
}

var errTrueType = errors.New("font program cut short")

// readProgram parses the tables head, maxp, hhea, hmtx, loca and glyf.
func readProgram(data []byte) (*trueType, error) {
	if len(data) < 12 {
		return nil, errTrueType
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	tables := map[string][]byte{}
	for i := range n {
		e := 12 + 16*i
		if e+16 > len(data) {
			return nil, errTrueType
		}
		at, size := uint64(binary.BigEndian.Uint32(data[e+8:])), uint64(binary.BigEndian.Uint32(data[e+12:]))
		if at+size > uint64(len(data)) {
			return nil, fmt.Errorf("%w: table %s", errTrueType, data[e:e+4])
		}
		tables[string(data[e:e+4])] = data[at : at+size]
	}
	for name, least := range map[string]int{"head": 54, "maxp": 6, "hhea": 36, "hmtx": 4, "loca": 4} {
		if len(tables[name]) < least {
			return nil, fmt.Errorf("%w: table %s", errTrueType, name)
		}
	}
	p := &trueType{units: int(binary.BigEndian.Uint16(tables["head"][18:])), glyphs: int(binary.BigEndian.Uint16(tables["maxp"][4:]))}
	if p.units == 0 || p.glyphs == 0 {
		return nil, errTrueType
	}
	metrics := int(binary.BigEndian.Uint16(tables["hhea"][34:]))
	if metrics == 0 || metrics > p.glyphs || len(tables["hmtx"]) < 4*metrics {
		return nil, fmt.Errorf("%w: table hmtx", errTrueType)
	}
	for g := range p.glyphs {
		p.advances = append(p.advances, int(binary.BigEndian.Uint16(tables["hmtx"][4*min(g, metrics-1):])))
	}
	loca, wide := tables["loca"], binary.BigEndian.Uint16(tables["head"][50:]) == 1
	for g := range p.glyphs + 1 {
		var at uint32
		switch {
		case wide && 4*g+4 <= len(loca):
			at = binary.BigEndian.Uint32(loca[4*g:])
		case !wide && 2*g+2 <= len(loca):
			at = 2 * uint32(binary.BigEndian.Uint16(loca[2*g:]))
		default:
			return nil, fmt.Errorf("%w: table loca", errTrueType)
		}
		if uint64(at) > uint64(len(tables["glyf"])) || g > 0 && at < p.outlines[g-1] {
			return nil, fmt.Errorf("%w: table glyf", errTrueType)
		}
		p.outlines = append(p.outlines, at)
	}
	return p, nil
}
