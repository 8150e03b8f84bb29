package figure

import (
	"cmp"
	"strconv"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/geom"
	"tiendo/internal/wording"
)

// FillHeight sets the height of a chart that fills what it is given; otherwise counts where nothing says how high
// it is.
func (c *Chart) FillHeight(otherwise geom.Length) { c.Size.H = cmp.Or(c.room.H, otherwise) }

// Rows settles how many of n rows a list-like chart draws and how high each is, and sets the chart's height: the
// natural height where there is room, less (not below least) where the declared height is short, fewer rows at
// worst. rest is what the chart needs besides its rows.
func (c *Chart) Rows(n int, natural, least, rest geom.Length) (rows int, pitch geom.Length) {
	pitch = natural
	if c.room.H > 0 && rest+geom.Length(n)*pitch > c.room.H {
		pitch = max(least, (c.room.H-rest)/geom.Length(max(n, 1)))
		if fits := max(1, int((c.room.H-rest)/pitch)); fits < n {
			c.Report("N605", wording.Args{"shown": strconv.Itoa(fits), "all": strconv.Itoa(n)})
			n = fits
		}
	}
	c.Size.H = rest + geom.Length(n)*pitch
	return n, pitch
}

// WithFoot draws a chart until all its labels have found room: draw draws everything above a strip of some height
// at the foot of the picture and hands back the labels for which it found no place; they are then listed in the
// strip. Each pass starts afresh, because a lower chart moves its labels. The strip never takes more than what
// the chart can spare: least is the height that it needs itself. A drawing that fails is reported, and not ok.
func (c *Chart) WithFoot(least geom.Length, draw func(foot geom.Length) ([]canvas.Line, error)) (ok bool) {
	size := c.Size
	var foot geom.Length
	for pass := 0; ; pass++ {
		c.restart(size)
		homeless, err := draw(foot)
		if err != nil {
			c.Report("E607", wording.Args{"reason": err.Error()})
			return false
		}
		var keys []canvas.Key
		for _, l := range homeless {
			keys = append(keys, canvas.Key{Text: l})
		}
		need := min(c.LegendHeight(keys, size.W), max(0, size.H-least))
		if need <= foot || pass == 3 {
			c.Legend(keys, geom.Point{Y: size.H - foot}, size.W)
			return true
		}
		foot = need
	}
}

// restart forgets what was drawn and printed.
func (c *Chart) restart(size geom.Size) {
	for _, v := range c.printed {
		delete(c.drawer.ids, v.ID)
	}
	c.printed = nil
	c.Canvas = canvas.New(c.drawer.in.Fonts, size)
}
