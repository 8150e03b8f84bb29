package load

import (
	"strconv"
	"strings"

	"tiendo/internal/program"
	"tiendo/internal/quantity"
	"tiendo/internal/vitext"
)

// ruleWords puts the method's own numbers into the words of its rules, where these ask for them in braces: a program with
// another threshold prints that one, whoever worded the rule.
func ruleWords(m *program.Method) {
	exact := func(d quantity.Decimal) string { return vitext.Exact(d, 4) }
	margin := func(share quantity.Decimal) string {
		return exact(quantity.Int(1).Sub(share).Mul(quantity.Int(100))) + "%"
	}
	pairs := []string{
		"{on_track_pace}", exact(m.OnTrackPace), "{leave_pace}", exact(m.LeavePace),
		"{on_track_margin}", margin(m.OnTrackPace), "{leave_margin}", margin(m.LeavePace),
		"{annual_estimate_from}", strconv.Itoa(m.AnnualEstimateFrom),
	}
	for f, n := range m.ValidFor {
		pairs = append(pairs, "{valid_for."+string(f)+"}", strconv.Itoa(n))
	}
	filled := strings.NewReplacer(pairs...)
	for i := range m.Rules {
		m.Rules[i].Text = filled.Replace(m.Rules[i].Text)
	}
}
