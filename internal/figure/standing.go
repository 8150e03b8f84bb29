package figure

import (
	"tiendo/internal/figure/canvas"
	"tiendo/internal/quantity"
	"tiendo/internal/scorecard"
)

// bestFirst are the statuses in the order in which the report names their groups.
var bestFirst = []scorecard.Status{scorecard.Achieved, scorecard.OnTrack, scorecard.Challenging, scorecard.NotAssessed}

// member is an indicator in the pictures of all of them.
type member struct {
	no int // its place in the resolution, from 1
	*scorecard.Indicator
}

// group is the indicators of one status, in the resolution's order.
type group struct {
	status  scorecard.Status
	members []member
}

// members are all indicators, in the resolution's order.
func (c *Chart) members() []member {
	var out []member
	for i := range c.Card.Indicators {
		out = append(out, member{i + 1, &c.Card.Indicators[i]})
	}
	return out
}

// groups sorts the indicators by their statuses. The group of those that nobody could assess is left out when it
// is empty; the other three stand always, because "none" is a message too.
func (c *Chart) groups() []group {
	var out []group
	for _, st := range bestFirst {
		g := group{status: st}
		for _, m := range c.members() {
			if m.Status == st {
				g.members = append(g.members, m)
			}
		}
		if len(g.members) > 0 || st != scorecard.NotAssessed {
			out = append(out, g)
		}
	}
	return out
}

// groupCount prints how many indicators a group has; its sources are the figures that were judged.
func (c *Chart) groupCount(g group) canvas.Span {
	var of []quantity.Value
	for _, m := range g.members {
		for i := range m.Components {
			of = append(of, m.Components[i].Value)
		}
	}
	v := c.Count(len(g.members), "chart.derived.count_indicators", of...)
	n := c.Number("count."+g.status.String(), v, 0, c.month())
	n.Bold = true
	return n
}

// statusWord is a status in capitals.
func (c *Chart) statusWord(st scorecard.Status) string { return c.Text("chart.status." + st.String()) }
