package compose

import (
	"fmt"

	"tiendo/internal/compose/tell"
	"tiendo/internal/scorecard"
)

// group is the indicators of one status.
type group struct {
	p  *printer
	st scorecard.Status
}

func (p *printer) group(status string) (group, error) {
	st, ok := scorecard.ParseStatus(status)
	if !ok {
		return group{}, fmt.Errorf("no status %q", status)
	}
	return group{p, st}, nil
}

// Is tells which status the group has.
func (g group) Is(status string) bool { return g.st.String() == status }

// Any tells whether the group has an indicator.
func (g group) Any() bool { return g.p.Card.Count(g.st) > 0 }

// Count is how many indicators it has; zero is a figure here. It is a claim: the audit counts again.
func (g group) Count() token { return g.p.run(g.p.StatusCount(g.st)) }

// Total is the number of all indicators.
func (g group) Total() token { return g.p.count("count.total", len(g.p.Card.Indicators), "indicators") }

// Label is the group's words.
func (g group) Label() token { return g.p.run(g.p.Say("group." + g.st.String())) }

// Code is the status as figures.yaml names it.
func (g group) Code() token { return g.p.text(g.st.String()) }

// Indicators are its indicators in the resolution's order.
func (g group) Indicators() indicatorList {
	return g.p.indicators(g.p.Indicators(func(i *scorecard.Indicator) bool { return i.Status == g.st }))
}

// Unread are those of its indicators of which no reading is known: a section names them in one line.
func (g group) Unread() indicatorList {
	return g.p.indicators(g.p.Indicators(func(i *scorecard.Indicator) bool {
		return i.Status == g.st && tell.FreshnessOf(i) == tell.Unread
	}))
}

// Names are their short names.
func (g group) Names() token { return g.Indicators().Names() }
