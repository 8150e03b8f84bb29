package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/program"
)

// The shades of states by what they count as: done dark, open light to middle, late hatched. They differ in
// grey and in pattern.
var (
	doneShades = []canvas.Shade{
		{Fill: canvas.Green, Edge: canvas.Green, Label: canvas.Paper}, {Fill: canvas.GreenMild, Edge: canvas.Green, Label: canvas.Black},
		{Fill: canvas.Pale, Edge: canvas.Green, Label: canvas.Black}}
	openShades = []canvas.Shade{
		{Fill: canvas.BlueLight, Edge: canvas.BlueDark, Label: canvas.Black}, {Fill: canvas.Blue, Edge: canvas.BlueDark, Label: canvas.Paper},
		{Fill: canvas.Paper, Edge: canvas.BlueDark, Label: canvas.Black}}
	lateShades = []canvas.Shade{
		{Fill: canvas.Rose, Edge: canvas.Red, Hatch: &canvas.RoseDark, Label: canvas.Black},
		{Fill: canvas.Rose, Edge: canvas.Red, Hatch: &canvas.RoseDark, Cross: true, Label: canvas.Black},
		{Fill: canvas.Paper, Edge: canvas.Red, Hatch: &canvas.RoseDark, Label: canvas.Black}}
	// blankShade is that of no state, and of what is only announced.
	blankShade = canvas.Shade{Fill: canvas.Paper, Edge: canvas.Dim, Dash: canvas.Dashed, Label: canvas.Black}
)

// stateShades gives each state that occurs a shade that no other has, as long as there are any.
func stateShades(states []program.State, occurs func(i int) bool) []canvas.Shade {
	open := openShades
	if n := countOpen(states, occurs); n > 2 {
		// Three steps of a way read best from empty to full.
		open = []canvas.Shade{openShades[2], openShades[0], openShades[1]}
	}
	out := make([]canvas.Shade, len(states))
	var d, o, l int
	next := func(list []canvas.Shade, i *int) canvas.Shade {
		*i++
		return list[(*i-1)%len(list)]
	}
	for i, s := range states {
		switch {
		case s.Code == "" || !occurs(i):
			out[i] = blankShade
		case s.Late:
			out[i] = next(lateShades, &l)
		case s.Open:
			out[i] = next(open, &o)
		default:
			out[i] = next(doneShades, &d)
		}
	}
	return out
}

// countOpen counts the states that occur and are open without being late.
func countOpen(states []program.State, occurs func(i int) bool) int {
	n := 0
	for i, s := range states {
		if s.Open && !s.Late && s.Code != "" && occurs(i) {
			n++
		}
	}
	return n
}

// stateKeys explain the shades of the states that occur.
func stateKeys(states []program.State, shades []canvas.Shade, occurs func(i int) bool) []canvas.Key {
	var out []canvas.Key
	for i, s := range states {
		if occurs(i) {
			out = append(out, canvas.Key{Sign: canvas.BoxSign(shades[i]), Text: canvas.Plain(s.Name)})
		}
	}
	return out
}
