package tell

import (
	"slices"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/program"
	"tiendo/internal/scorecard"
)

// Objective is one of the resolution's objectives.
type Objective struct {
	*program.Objective
	t *Teller
}

// Objectives are the resolution's objectives.
func (t *Teller) Objectives() []Objective {
	var out []Objective
	for i := range t.Program.Objectives {
		out = append(out, Objective{&t.Program.Objectives[i], t})
	}
	return out
}

// Indicators are those that measure it.
func (o Objective) Indicators() []Indicator {
	return o.t.Indicators(func(i *scorecard.Indicator) bool { return slices.Contains(o.Objective.Indicators, i.Code) })
}

// Summary says how its indicators stand: "3 chỉ tiêu, gồm 1 dự kiến đạt; 2 …", "4 chỉ tiêu, đều …".
func (o Objective) Summary() []document.Inline {
	t, list := o.t, o.Indicators()
	all := t.Counted("count.objective."+o.Code, len(list), "objectives")
	if len(list) == 0 {
		return t.Say("objective.none")
	}
	var parts [][]document.Inline
	for _, st := range BestFirst {
		n := 0
		for _, i := range list {
			if i.Status == st {
				n++
			}
		}
		if n == 0 {
			continue
		}
		words := t.Say("objective." + st.String())
		if n == len(list) {
			return t.Fill(t.Text("objective.whole"), inline.Args{"all": all, "status": words})
		}
		parts = append(parts, inline.Concat(t.Counted("count.objective."+o.Code+"."+st.String(), n, "status = "+st.String()), inline.Literal(" "), words))
	}
	return t.Fill(t.Text("objective.summary"), inline.Args{"all": all, "parts": t.List(parts)})
}

// BestFirst are the statuses in the order in which the report names their groups.
var BestFirst = []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed}
