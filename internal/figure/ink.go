package figure

import (
	"tiendo/internal/drawing"
	"tiendo/internal/geom"
	"tiendo/internal/scorecard"
)

// The palette. Each colour was chosen by its grey: on a black-and-white copy the three bars come out
// dark, middle and light, and no meaning hangs on the hue alone.
var (
	black     = drawing.Grey(25)
	dim       = drawing.Grey(95)
	axisInk   = drawing.Grey(110)
	gridInk   = drawing.Grey(222)
	paper     = drawing.Grey(255)
	panel     = drawing.Grey(246)
	pale      = drawing.Grey(228)
	green     = drawing.Colour{R: 0x1B, G: 0x5E, B: 0x43} // grey 71
	blue      = drawing.Colour{R: 0x5B, G: 0x8D, B: 0xBF} // grey 132
	rose      = drawing.Colour{R: 0xF3, G: 0xC9, B: 0xB5} // grey 211
	red       = drawing.Colour{R: 0xA3, G: 0x24, B: 0x1B} // grey 73
	blueDark  = drawing.Colour{R: 0x2B, G: 0x5A, B: 0x8C}
	blueLight = drawing.Colour{R: 0xB7, G: 0xCF, B: 0xE6} // grey 203
	greenMild = drawing.Colour{R: 0x86, G: 0xB8, B: 0x9D} // grey 166
)

// Sizes of text and lines, in the drawing's own measure.
const (
	textSize  = 9 * geom.Pt
	smallSize = 8 * geom.Pt
	tinySize  = 7500
	hair      = 400
	thin      = 600
	medium    = 1000
	heavy     = 1600
)

// barInk is the shade of a status in bars and strips.
func barInk(st scorecard.Status) drawing.Colour {
	switch st {
	case scorecard.Achieved:
		return green
	case scorecard.OnTrack:
		return blue
	case scorecard.Challenging:
		return rose
	case scorecard.NotAssessed:
		return paper
	}
	return paper
}

// edgeInk is the line and mark colour of a status: dark enough to be read alone.
func edgeInk(st scorecard.Status) drawing.Colour {
	switch st {
	case scorecard.Achieved:
		return green
	case scorecard.OnTrack:
		return blueDark
	case scorecard.Challenging:
		return red
	case scorecard.NotAssessed:
		return dim
	}
	return dim
}
