package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/observation"
	"tiendo/internal/period"
	"tiendo/internal/program"
	"tiendo/internal/quantity"
)

// punctualityKind draws how many reports came in time, late or not at all, month by month.
var punctualityKind = Define("punctuality", program.NoSubject, punctualityOptions{Months: 12}, func(c *Chart, o *punctualityOptions) (string, bool) {
	p := punctualityChart{Chart: c, months: sendings(c.Set, c.Card.Month)}
	if len(p.months) == 0 {
		return "", false
	}
	if n := len(p.months) - o.Months; o.Months > 0 && n > 0 {
		p.months = p.months[n:]
	}
	c.FillHeight(usualHeight)
	return p.alt(), p.draw()
})

type punctualityOptions struct {
	Months int // how many, the last ones
}

// CheckOptions holds the number against what can be drawn.
func (o *punctualityOptions) CheckOptions(*program.Program, *program.Figure) []program.OptionFault {
	return program.Outside("months", o.Months, 1, 60)
}

// sentMonth is one month's reports by their state.
type sentMonth struct {
	month period.Month
	by    map[observation.State][]quantity.Value
}

// fromAxis is how the states are stacked, from the axis up: good first.
var fromAxis = []observation.State{observation.OnTime, observation.Received, observation.Late, observation.Rejected, observation.Missing}

// sendings counts each body's form once a month up to the last one: the sending that counts, or the last.
func sendings(set *observation.Set, last period.Month) []sentMonth {
	type slot struct {
		month      period.Month
		body, form string
	}
	best := map[slot]observation.Submission{}
	var order []slot
	for _, s := range set.Submissions {
		if s.Month > last {
			continue
		}
		k := slot{s.Month, s.Body, s.Form}
		old, twice := best[k]
		if !twice {
			order = append(order, k)
		}
		if !twice || (s.Counts && !old.Counts) || (s.Counts == old.Counts && s.Attempt > old.Attempt) {
			best[k] = s
		}
	}
	var out []sentMonth
	for _, k := range order {
		i, found := slices.BinarySearchFunc(out, k.month, func(s sentMonth, m period.Month) int { return cmp.Compare(s.month, m) })
		if !found {
			out = slices.Insert(out, i, sentMonth{k.month, map[observation.State][]quantity.Value{}})
		}
		s := best[k]
		v := quantity.Value{}
		if s.File != "" {
			v.Sources = []quantity.Source{{File: s.File, Submission: s.ID, Value: s.State.String()}}
		}
		out[i].by[s.State] = append(out[i].by[s.State], v)
	}
	return out
}

// punctualityChart is a picture of the reports of some months.
type punctualityChart struct {
	*Chart
	months []sentMonth
}

func (p punctualityChart) stateWord(s observation.State) string {
	return p.Text("chart.state." + s.String())
}

func (p punctualityChart) alt() string {
	name := func(m period.Month) string { return p.ShortPeriod(period.InMonth(m)) }
	var rows []string
	for _, m := range p.months {
		var parts []string
		for _, st := range fromAxis {
			if n := len(m.by[st]); n > 0 {
				parts = append(parts, p.Text("chart.records.alt.row", "name", p.stateWord(st), "count", strconv.Itoa(n)))
			}
		}
		rows = append(rows, p.Text("chart.punctuality.alt.row", "month", name(m.month), "parts", strings.Join(parts, ", ")))
	}
	return p.Text("chart.punctuality.alt", "first", name(p.months[0].month), "last", name(p.months[len(p.months)-1].month), "rows", p.Join(rows))
}
