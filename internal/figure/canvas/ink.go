package canvas

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// The palette. Each colour was chosen by its grey: on a black-and-white copy the three bars come out
// dark, middle and light, and no meaning hangs on the hue alone.
var (
	Black     = drawing.Grey(25)
	Dim       = drawing.Grey(95)
	AxisInk   = drawing.Grey(110)
	GridInk   = drawing.Grey(222)
	Paper     = drawing.Grey(255)
	Panel     = drawing.Grey(246)
	Pale      = drawing.Grey(228)
	Green     = drawing.Colour{R: 0x1B, G: 0x5E, B: 0x43} // grey 71
	Blue      = drawing.Colour{R: 0x5B, G: 0x8D, B: 0xBF} // grey 132
	Rose      = drawing.Colour{R: 0xF3, G: 0xC9, B: 0xB5} // grey 211
	Red       = drawing.Colour{R: 0xA3, G: 0x24, B: 0x1B} // grey 73
	BlueDark  = drawing.Colour{R: 0x2B, G: 0x5A, B: 0x8C}
	BlueLight = drawing.Colour{R: 0xB7, G: 0xCF, B: 0xE6} // grey 203
	GreenMild = drawing.Colour{R: 0x86, G: 0xB8, B: 0x9D} // grey 166
	// RoseDark is the line of a hatch: darker than its ground, lighter than a figure printed over it.
	RoseDark = drawing.Colour{R: 0xDD, G: 0x8F, B: 0x77}
)

// Sizes of text and widths of lines, in the drawing's own measure.
const (
	TextSize  = 9 * geom.Pt
	SmallSize = 8 * geom.Pt
	TinySize  = geom.Length(7500)
	Hair      = geom.Length(400)
	Thin      = geom.Length(600)
	Medium    = geom.Length(1000)
	Heavy     = geom.Length(1600)
)

// Dashed is how the line of an estimate is broken.
var Dashed = []geom.Length{2500, 2000}

// BarInk is the shade of a status in bars and strips.
func BarInk(st scorecard.Status) drawing.Colour {
	switch st {
	case scorecard.Achieved:
		return Green
	case scorecard.OnTrack:
		return Blue
	case scorecard.Challenging:
		return Rose
	case scorecard.NotAssessed:
		return Paper
	}
	return Paper
}

// EdgeInk is the line and mark colour of a status: dark enough to be read alone.
func EdgeInk(st scorecard.Status) drawing.Colour {
	switch st {
	case scorecard.Achieved:
		return Green
	case scorecard.OnTrack:
		return BlueDark
	case scorecard.Challenging:
		return Red
	case scorecard.NotAssessed:
		return Dim
	}
	return Dim
}
