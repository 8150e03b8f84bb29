package figure

import (
	"strconv"

	"tiendo/internal/figure/canvas"
	"tiendo/internal/figure/plot"
	"tiendo/internal/geom"
	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/quantity"
)

const stackWide = 0.62 // of a month

func sentShade(s observation.State) canvas.Shade {
	switch s {
	case observation.OnTime:
		return doneShades[0]
	case observation.Received:
		return openShades[0]
	case observation.Late:
		return lateShades[0]
	case observation.Rejected:
		return lateShades[1]
	case observation.Missing:
		return blankShade
	}
	return blankShade
}

// draw draws the axes with all on them; not ok when that fails, which is reported.
func (p punctualityChart) draw() (ok bool) {
	stacks, keys, most := p.stacks()
	m := margins{above: 18 * geom.Pt, right: 8 * geom.Pt}
	return p.WithFoot(p.axesHeight(keys, m), func(foot geom.Length) ([]canvas.Line, error) {
		room := p.axesRoom(keys, m, foot)
		p.axisTitle(p.Text("chart.punctuality.axis"))
		axes := plot.Plot{Within: room, X: p.monthTicks(), XLo: -0.6, XHi: float64(len(p.months)) - 0.4,
			Y: plot.RoundAxis([]quantity.Decimal{quantity.Int(0), most}, ticksFor(room.H), true), Series: stacks, Over: p.numbers}
		return nil, axes.Draw(p.Canvas)
	})
}

// stacks are the months' bars by state, their legend, and the height of the highest.
func (p punctualityChart) stacks() (series []plot.Series, keys []canvas.Key, highest quantity.Decimal) {
	tops := make([]int, len(p.months))
	most := 0
	for _, st := range fromAxis {
		s := plot.Stack{Bars: plot.Bars{Width: stackWide, Shade: sentShade(st)}}
		for i, m := range p.months {
			if n := len(m.by[st]); n > 0 {
				s.From = append(s.From, quantity.Int(int64(tops[i])))
				tops[i] += n
				s.Points = append(s.Points, plot.Point{X: float64(i), Y: quantity.Int(int64(tops[i]))})
				most = max(most, tops[i])
			}
		}
		if len(s.Points) > 0 {
			series = append(series, s)
			keys = append(keys, canvas.Key{Sign: canvas.BoxSign(s.Shade), Text: canvas.Plain(p.stateWord(st))})
		}
	}
	return series, keys, quantity.Int(int64(most))
}

// monthTicks are the months under the axis, with the year at the first one and at each January. A label that would
// run into the one before is left away.
func (p punctualityChart) monthTicks() []plot.Tick {
	step := p.Size.W.Scale(88, 100) / geom.Length(len(p.months))
	var end geom.Length
	out := make([]plot.Tick, len(p.months))
	for i, m := range p.months {
		out[i].At = float64(i)
		word := "chart.month.short"
		if i == 0 || m.month.Number() == 1 {
			word = "chart.month"
		}
		label := p.Text(word, "month", strconv.Itoa(m.month.Number()), "year", strconv.Itoa(m.month.Year()))
		mid, w := geom.Length(i)*step, p.Width(canvas.Plain(label), canvas.SmallSize)
		if i == 0 || mid-w/2 >= end+3*geom.Pt {
			out[i].Label, end = label, mid+w/2
		}
	}
	return out
}

// numbers writes each part's number where it fits and hatches what came late or was sent back.
func (p punctualityChart) numbers(at plot.Placed) {
	for i, m := range p.months {
		sum, x := 0, float64(i)
		for _, st := range fromAxis {
			of := m.by[st]
			if len(of) == 0 {
				continue
			}
			foot, top := at.Y(float64(sum)), at.Y(float64(sum+len(of)))
			sum += len(of)
			left, right := at.X(x-stackWide/2), at.X(x+stackWide/2)
			box := geom.Rect{Point: geom.Point{X: left, Y: top}, Size: geom.Size{W: right - left, H: foot - top}}
			sh := sentShade(st)
			if sh.Hatch != nil {
				p.Shaded(box, sh)
			}
			if box.H < 8*geom.Pt || box.W < p.Width(canvas.Plain(strconv.Itoa(len(of))), canvas.TinySize)+2*geom.Pt {
				continue
			}
			n := p.Number(m.month.String()+"."+st.String(), p.Count(len(of), "chart.derived.count_submissions", of...), 0, period.InMonth(m.month))
			p.Inscribe(box, canvas.Line{n}, canvas.TinySize, sh)
		}
	}
	p.zeroLine(at.Box.X, at.Box.Right(), at.Y(0))
}
