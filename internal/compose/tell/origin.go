package tell

import (
	"slices"
	"strings"

	"tiendo/internal/compose/inline"
	"tiendo/internal/document"
	"tiendo/internal/scorecard"
)

// Origin says whose figures a component stands on and to which day they run, for readers who have no workbook to look
// into: "Nguồn: Cục Thống kê, số liệu đến 30/6/2023". It is nil when nobody gave any.
func (k Component) Origin() []document.Inline {
	var names [][]document.Inline
	var told []string
	for _, s := range append(slices.Clone(k.Value.Sources), k.Latest.Sources...) {
		body, _, _ := strings.Cut(s.Submission, "/") // "so-tai-chinh/2023-06/1"
		if k.t.Program.BodyByCode(body) == nil || slices.Contains(told, body) {
			continue
		}
		told = append(told, body)
		names = append(names, k.t.Body(body))
	}
	if len(names) == 0 {
		return nil
	}
	a := inline.Args{"bodies": k.t.List(names)}
	if p := k.LatestPeriod; !p.IsZero() {
		a["date"] = k.t.Date(p.End())
	} else if !k.Period.IsZero() {
		a["date"] = k.t.Date(k.Period.End())
	}
	if !k.single() {
		a["name"] = inline.Text(k.Name)
	}
	return k.t.Fill(k.t.Text("component.origin"), a)
}

// single tells whether the component is all of its indicator: then its name is the indicator's.
func (k Component) single() bool {
	for i := range k.t.Card.Indicators {
		list := k.t.Card.Indicators[i].Components
		if slices.ContainsFunc(list, func(x scorecard.Component) bool { return x.Code == k.Code }) {
			return len(list) == 1
		}
	}
	return false
}
